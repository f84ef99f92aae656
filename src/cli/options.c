/* Options, the same before and after the subcommand. */
#include "cli/cli.h"
#include "sema/def.h"
#include <getopt.h>
#include <stdlib.h>

enum { O_FIRST_ = 255,
#define OPTION(id, name, kind, arg, help) O_##id,
#include "cli/option.def"
#undef OPTION
};

static const struct option long_options[] = {
#define OPTION(id, name, kind, arg, help) {name, kind##_argument, NULL, O_##id},
#include "cli/option.def"
#undef OPTION
  {"output", required_argument, NULL, 'o'}, {"help", no_argument, NULL, 'h'}, {"version", no_argument, NULL, 'V'},
  {NULL, 0, NULL, 0}};

u64 cli_number(const char *s, u64 max, bool *ok) {
  u64 v = 0;
  *ok = *s != 0;
  for (; *s; s++) {
    if (*s == '_') continue;
    if (*s < '0' || *s > '9' || __builtin_mul_overflow(v, 10, &v) || __builtin_add_overflow(v, (u64)(*s - '0'), &v)) return *ok = false, 0;
  }
  if (v > max) *ok = false;
  return v;
}

bool cli_time(const char *s, u64 *ns) {
  static const struct { const char *unit; double ns; } units[] = {{"ns", 1}, {"us", 1e3}, {"ms", 1e6}, {"s", 1e9},
                                                               {"min", 60e9}, {"h", 3600e9}, {"d", 86400e9}, {"", 1e9}};
  char *end;
  double v = strtod(s, &end);
  if (end == s || !(v >= 0)) return false;
  while (*end == ' ') end++;
  for (u32 i = 0; i < COUNTOF(units); i++)
    if (!strcmp(end, units[i].unit)) {
      if (v * units[i].ns >= 1.8e19) return false;
      *ns = (u64)(v * units[i].ns + 0.5);
      return true;
    }
  return false;
}

/* Bytes with K, M, G. */
static u64 size_of(const char *s, bool *ok) {
  char digits[32];
  size_t n = strlen(s);
  if (!n || n >= sizeof digits) return *ok = false, 0;
  memcpy(digits, s, n + 1);
  u32 shift = 0;
  char last = digits[n - 1];
  if (last == 'K' || last == 'k') shift = 10;
  if (last == 'M' || last == 'm') shift = 20;
  if (last == 'G' || last == 'g') shift = 30;
  if (shift) digits[n - 1] = 0;
  u64 v = cli_number(digits, UINT64_MAX >> 30, ok);
  return v << shift;
}

static bool take_edition(CliOptions *o, const char *v) {
  if (!strcmp(v, "2021")) o->load.edition = 2021;
  else if (!strcmp(v, "2024")) o->load.edition = 2024;
  else return false;
  return true;
}

static bool take_tokio(CliOptions *o, const char *v) {
  if (!strcmp(v, "1.24")) o->load.world.tokio = 124;
  else if (!strcmp(v, "1.53")) o->load.world.tokio = 153;
  else return false;
  return true;
}

static bool take_size(CliOptions *o, const char *v) {
  unsigned w, h;
  char extra;
  if (sscanf(v, "%ux%u%c", &w, &h, &extra) != 2 || w < 1 || h < 1 || w > 1000 || h > 1000) return false;
  o->width = w;
  o->height = h;
  return true;
}

static bool take(CliOptions *o, int opt, const char *v) {
  bool ok = true;
  WorldOptions *w = &o->load.world;
  switch (opt) {
  case O_EDITION: return take_edition(o, v);
  case O_TOKIO: return take_tokio(o, v);
  case O_REAL:
    o->real = true;
    o->speed = v ? strtod(v, NULL) : 1;
    return o->speed > 0;
  case O_SUMMARY: o->summary = true; return true;
  case O_NO_TRACE: o->no_trace = true; return true;
  case O_SEED: w->seeded = true; w->seed = cli_number(v, UINT64_MAX, &ok); return ok;
  case O_WORKERS: w->workers = (u32)cli_number(v, 1024, &ok); return ok && w->workers;
  case O_CPU: w->cpu_ns = (u32)cli_number(v, 1000000000, &ok); return ok;
  case O_STEPS: w->max_steps = cli_number(v, UINT64_MAX, &ok); return ok && w->max_steps;
  case O_TIME: return cli_time(v, &w->max_time_ns) && w->max_time_ns;
  case O_TICKS: w->max_ticks = cli_number(v, UINT64_MAX, &ok); return ok && w->max_ticks;
  case O_MEMORY: w->memory = size_of(v, &ok); return ok && w->memory >= (1 << 20);
  case O_BUDGET: o->load.checkpoint_budget = size_of(v, &ok); return ok;
  case O_RAW: o->raw = true; return true;
  case O_AT: o->at = v; return true;
  case O_SIZE: return take_size(o, v);
  case O_THEME: o->theme = v; return !strcmp(v, "dark") || !strcmp(v, "light") || !strcmp(v, "mono");
  case O_ASCII: o->ascii = true; return true;
  case O_NARRATE: o->narrate = true; return true;
  case O_JSON: o->json = true; return true;
  case O_FIX: o->fix = true; return true;
  case O_INTO: o->load.into = true; return true;
  case O_COMMANDS: o->commands = v; return true;
  case O_ALLOW: return cli_allow(&o->load.hushed, v);
  case O_MAN: o->man = true; return true;
  case 'o': o->output = v; return true;
  default: return false;
  }
}

static const char *option_name(int opt) {
  for (const struct option *o = long_options; o->name; o++)
    if (o->val == opt) return o->name;
  return "?";
}

/* Why getopt did not take an option: it is not there, or its value is not, or has one that it does not take. */
static void refuse(const char *given, int opt, bool no_value) {
  fprintf(stderr, "pollscope: ");
  if (no_value) {
    fprintf(stderr, "`--%s` wants a value", option_name(opt));
  } else {
    fprintf(stderr, "there is no option `%s`", given);
    const char *near = NULL, *word = given + strspn(given, "-");
    u32 least = 3;
    for (const struct option *o = long_options; o->name; o++)
      if (name_nearer(str_of(word), o->name, &least)) near = o->name;
    if (near && given[1] == '-') fprintf(stderr, "; did you mean `--%s`?", near);
  }
  fprintf(stderr, "\n`pollscope help` lists the options\n");
}

bool cli_parse(Cli *c, int argc, char **argv, int *status) {
  opterr = 0;
  int opt;
  bool help = false;
  while ((opt = getopt_long(argc, argv, ":o:hV", long_options, NULL)) != -1) {
    if (opt == 'h') { help = true; continue; }
    if (opt == 'V') { c->sub = "version"; return true; }
    if (opt == '?' || opt == ':') {
      refuse(argv[optind - 1], optopt, opt == ':');
      return *status = 2, false;
    }
    if (take(&c->opt, opt, optarg)) continue;
    if (opt == O_ALLOW) {
      cli_say_no_note(optarg);
      return *status = 2, false;
    }
    fprintf(stderr, "pollscope: `--%s` does not take `%s`; `pollscope help` tells what it takes\n", option_name(opt), optarg ? optarg : "");
    return *status = 2, false;
  }
  if (help) c->sub = "help";
  else if (optind < argc) c->sub = argv[optind++];
  c->args = argv + optind;
  c->n_args = argc - optind;
  c->file = c->n_args ? c->args[0] : NULL;
  return true;
}
