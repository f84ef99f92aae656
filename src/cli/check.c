/* pollscope check: errors and warnings only, of files and of all programs in folders. */
#include "cli/cli.h"
#include "sema/support.h"
#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

void cli_say_unchecked(void) {
  Buf b = {0};
  buf_z(&b, "pollscope: ");
  support_say_unchecked(&b);
  cli_write(stderr, buf_view(&b));
  buf_free(&b);
}

typedef struct Files { char **v; u32 n, cap; } Files;

static void add_file(Files *f, const char *path) {
  if (f->n == f->cap) {
    f->cap = f->cap ? f->cap * 2 : 16;
    f->v = realloc(f->v, f->cap * sizeof *f->v);
    if (!f->v) abort();
  }
  f->v[f->n++] = strdup(path);
}

static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

static bool ends_rs(const char *s) {
  size_t n = strlen(s);
  return n > 3 && !strcmp(s + n - 3, ".rs");
}

/* A folder's programs, by name; hidden ones, builds and links to folders are passed over. False: it cannot be read. */
static bool add_folder(Files *f, const char *path) {
  struct dirent **v;
  int n = scandir(path, &v, NULL, by_name);
  if (n < 0) return false;
  bool ok = true;
  for (int i = 0; i < n; i++) {
    Buf b = {0};
    struct stat st;
    buf_fmt(&b, "%s/%s%c", path, v[i]->d_name, 0);
    bool passed = v[i]->d_name[0] == '.' || !strcmp(v[i]->d_name, "target") || lstat(b.p, &st);
    if (!passed && S_ISDIR(st.st_mode)) ok &= add_folder(f, b.p);
    else if (!passed && ends_rs(v[i]->d_name)) add_file(f, b.p);
    buf_free(&b);
    free(v[i]);
  }
  free(v);
  return ok;
}

static int add_operand(Files *f, const char *path) {
  struct stat st;
  if (stat(path, &st) || !S_ISDIR(st.st_mode)) {
    add_file(f, path);
    return 0;
  }
  u32 before = f->n;
  if (add_folder(f, path) && f->n > before) return 0;
  Buf name = {0};
  say_escaped(str_of(path), &name);
  fprintf(stderr, "pollscope: no program to check in the folder %.*s: it has no file that ends in .rs, or cannot be read\n",
          STR_ARG(buf_view(&name)));
  buf_free(&name);
  return 2;
}

/* Of many programs: 1 if one is refused, else 2 if one cannot be read, else 3 if one is not supported. */
static int worse(int a, int b) {
  static const u8 rank[] = {0, 3, 2, 1};
  return rank[b & 3] > rank[a & 3] ? b : a;
}

static int check_file(Cli *c, const char *path, bool *unchecked) {
  Program *p = cli_program(c, path);
  cli_report(c, p, stderr);
  int status = program_status(p);
  *unchecked |= program_has_unchecked(p);
  program_free(p);
  return status;
}

int cli_check(Cli *c) {
  Files f = {0};
  int status = 0;
  bool unchecked = c->opt.fix;
  if (!c->n_args) return cli_usage("name what to check: pollscope check FILE|FOLDER...");
  for (int i = 0; i < c->n_args; i++) status = worse(status, add_operand(&f, c->args[i]));
  c->opt.load.check_only = true;
  for (u32 i = 0; i < f.n && !cli_was_interrupted(); i++)
    status = worse(status, c->opt.fix ? cli_fix_file(c, f.v[i]) : check_file(c, f.v[i], &unchecked));
  if (!status && unchecked && !c->opt.json) cli_say_unchecked();
  for (u32 i = 0; i < f.n; i++) free(f.v[i]);
  free(f.v);
  return status;
}
