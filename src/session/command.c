/* The command table at work: words, prefixes, keys, completion, help; and movements. */
#include "session/command.h"
#include "session/explain.h"
#include "sema/def.h"
#include <stdlib.h>

const CommandInfo command_table[CMD_COUNT_] = {
#define CMD(id, name, args, keys, foot, moves, handler, help, more) {name, args, keys, foot, moves, help, more},
#include "session/command.def"
#undef CMD
};
static Handler *const handlers[CMD_COUNT_] = {
#define CMD(id, name, args, keys, foot, moves, handler, help, more) handler,
#include "session/command.def"
#undef CMD
};

Commands *commands_new(Session *s) {
  Commands *c = calloc(1, sizeof *c);
  if (!c) abort();
  c->s = s;
  c->a = arena_new();
  c->width = 80;
  return c;
}

void commands_free(Commands *c) {
  if (!c) return;
  buf_free(&c->out);
  arena_free(c->a);
  free(c);
}

Action command_error(Commands *c, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  Str s = str_vfmt(c->a, fmt, ap);
  va_end(ap);
  return (Action){.kind = ACT_ERROR, .text = s};
}

Action command_text(Commands *c) { return (Action){.kind = ACT_TEXT, .text = buf_view(&c->out)}; }

/* --- finding the command -------------------------------------------------------------- */

static Words split(Str line) {
  Words w = {.line = line};
  for (size_t i = 0; i < line.n;) {
    while (i < line.n && (line.p[i] == ' ' || line.p[i] == '\t')) i++;
    size_t k = i;
    while (k < line.n && line.p[k] != ' ' && line.p[k] != '\t') k++;
    if (k > i && w.n < COUNTOF(w.v)) w.v[w.n++] = (Str){line.p + i, k - i};
    i = k;
  }
  return w;
}

/* The argument that a key in a list such as "N B=-1" brings with it; p NULL: the key is not there. */
static Str key_argument(const char *keys, Str key) {
  for (const char *k = keys; *k;) {
    size_t n = strcspn(k, " "), name = strcspn(k, "= ");
    if (name == key.n && !memcmp(k, key.p, name)) return name < n ? (Str){k + name + 1, n - name - 1} : STR("");
    k += n;
    while (*k == ' ') k++;
  }
  return (Str){0};
}

CommandId command_of_key(Str key, Str *argument) {
  for (u32 i = 0; i < CMD_COUNT_; i++) {
    *argument = key_argument(command_table[i].keys, key);
    if (argument->p) return (CommandId)i;
  }
  return CMD_COUNT_;
}

bool command_needs_argument(CommandId id) { return command_table[id].args[0] && command_table[id].args[0] != '['; }

bool command_is_prefix(Str word, const char *name) { return word.n <= strlen(name) && !memcmp(word.p, name, word.n); }

static const struct { const char *word, *instead; } words_elsewhere[] = {
#define WORD(word, instead) {word, instead},
#include "session/word.def"
#undef WORD
};

/* What was meant by a word that is no command: one that other debuggers have, or one that is nearly right. */
static Action no_command(Commands *c, Str word) {
  const char *near = NULL;
  u32 least = 3;
  for (u32 i = 0; i < COUNTOF(words_elsewhere); i++)
    if (str_eqz(word, words_elsewhere[i].word)) return command_error(c, "there is no command `%.*s`: %s", STR_ARG(word), words_elsewhere[i].instead);
  for (u32 i = 0; i < CMD_COUNT_ && word.n > 2; i++)
    if (name_nearer(word, command_table[i].name, &least)) near = command_table[i].name;
  if (near) return command_error(c, "there is no command `%.*s`: did you mean `%s`? `help` lists them", STR_ARG(word), near);
  return command_error(c, "there is no command `%.*s`; `help` lists them", STR_ARG(word));
}

/* The exact name, then the key, then the only command that begins so. */
static CommandId find(Commands *c, Str word, Str *argument, Action *why) {
  CommandId found = CMD_COUNT_;
  *argument = STR("");
  u32 n = 0;
  Buf could = {0};
  for (u32 i = 0; i < CMD_COUNT_; i++) {
    if (str_eqz(word, command_table[i].name)) return buf_free(&could), (CommandId)i;
    if (!command_is_prefix(word, command_table[i].name)) continue;
    buf_fmt(&could, "%s%s", n++ ? ", " : "", command_table[i].name);
    found = (CommandId)i;
  }
  Str brought;
  CommandId by_key = command_of_key(word, &brought);
  if (by_key != CMD_COUNT_) found = by_key, n = 1, *argument = brought;
  if (n > 1) *why = command_error(c, "`%.*s` could be %.*s: type more of it", STR_ARG(word), STR_ARG(buf_view(&could)));
  if (n == 0) *why = no_command(c, word);
  buf_free(&could);
  return n == 1 ? found : CMD_COUNT_;
}

Action command_run(Commands *c, Str line) {
  arena_reset(c->a);
  buf_clear(&c->out);
  while (line.n && strchr(" \t\r\n:", line.p[0])) line.p++, line.n--;
  while (line.n && strchr(" \t\r\n", line.p[line.n - 1])) line.n--;
  if (!line.n) {
    if (!c->last.n) return command_error(c, "there is nothing to repeat yet: `step` runs to the end of the next poll, `help` lists the commands");
    line = c->last;
  }
  line = str_copy(c->a, line);
  Words w = split(line);
  Action act = {0};
  Str brought;
  CommandId id = find(c, w.v[0], &brought, &act);
  if (id == CMD_COUNT_) return act;
  if (brought.n && w.n == 1) w.v[w.n++] = brought;
  if (w.n > 1 && !command_table[id].args[0])
    return command_error(c, "`%s` takes nothing after it: %s", command_table[id].name, command_table[id].name);
  act = handlers[id](c, &w);
  act.command = id;
  if (act.kind == ACT_MOVED && command_table[id].moves && line.n < sizeof c->last_text) {
    memcpy(c->last_text, line.p, line.n);
    c->last = (Str){c->last_text, line.n};
  }
  return act;
}

/* --- arguments --------------------------------------------------------------------------- */

bool read_number(Str s, u64 *n) {
  *n = 0;
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] < '0' || s.p[i] > '9' || *n > (UINT64_MAX >> 2) / 10) return false;
    *n = *n * 10 + (u64)(s.p[i] - '0');
  }
  return s.n > 0;
}

bool command_find_task(Commands *c, Str word, u32 *id) {
  const Model *m = session_model(c->s);
  u64 n;
  if (read_number(word, &n)) {
    *id = (u32)n;
    if (n < m->n_tasks) return true;
    if (!m->n_tasks) buf_z(&c->out, "there is no task yet: nothing was given to an executor up to here");
    else buf_fmt(&c->out, "there is no task %llu here: they are numbered 0 to %u, `tasks` lists them", (unsigned long long)n, m->n_tasks - 1);
    return false;
  }
  u32 hits = 0;
  for (u32 i = 0; i < m->n_tasks; i++) {
    const TaskModel *k = model_task(m, i);
    bool same = k->root ? str_eqz(word, "main") : str_eq(word, trace_str(m->trace, k->name));
    if (same && !hits++) *id = i;
  }
  if (hits == 1) return true;
  if (hits) buf_fmt(&c->out, "%u tasks are called `%.*s`: give the number, `tasks` lists them", hits, STR_ARG(word));
  else buf_fmt(&c->out, "there is no task `%.*s` here: give its number or its name, `tasks` lists them", STR_ARG(word));
  return false;
}

/* --- help, completion ------------------------------------------------------------------------ */

/* "N, B = event -1" */
static void say_keys(Buf *b, const CommandInfo *i) {
  for (const char *k = i->keys; *k;) {
    size_t n = strcspn(k, " "), name = strcspn(k, "= ");
    buf_fmt(b, "%s%.*s", k == i->keys ? "" : ", ", (int)name, k);
    if (name < n) buf_fmt(b, " for `%s %.*s`", i->name, (int)(n - name - 1), k + name + 1);
    k += n;
    while (*k == ' ') k++;
  }
}

/* Name and arguments, the view's keys, what it does: in columns, the last one wrapped; a line each where it is narrow. */
static void help_line(Buf *b, const CommandInfo *i, u32 width) {
  enum { KEYS = 23, HELP = 33, NARROW = 60 };
  if (width < NARROW) {
    Buf head = {0};
    buf_fmt(&head, "%s %s", i->name, i->args);
    if (i->keys[0]) buf_z(&head, " (key "), say_keys(&head, i), buf_ch(&head, ')');
    say_wrapped(buf_view(&head), 0, width, b);
    say_wrapped(str_of(i->help), 4, width, b);
    buf_free(&head);
    return;
  }
  size_t line = b->n;
  buf_fmt(b, "  %s%s%s", i->name, i->args[0] ? " " : "", i->args);
  if (b->n - line >= KEYS) buf_ch(b, '\n'), line = b->n;
  buf_fill(b, ' ', KEYS - (b->n - line));
  for (const char *k = i->keys; *k; k++) buf_ch(b, *k == '=' ? ':' : *k);
  buf_fill(b, ' ', b->n - line < HELP - 1 ? HELP - (b->n - line) : 1);
  Buf text = {0};
  say_wrapped(str_of(i->help), HELP, width, &text);
  buf_add(b, text.p + HELP, text.n - HELP);
  buf_free(&text);
}

void command_help(Buf *b, const char *name, u32 width) {
  if (name) {
    for (u32 i = 0; i < CMD_COUNT_; i++) {
      const CommandInfo *k = &command_table[i];
      if (strcmp(k->name, name) != 0) continue;
      Buf head = {0};
      buf_fmt(&head, "%s%s%s: %s", k->name, k->args[0] ? " " : "", k->args, k->help);
      say_wrapped(buf_view(&head), 0, width, b);
      buf_free(&head);
      if (k->keys[0]) buf_z(b, "in the view: "), say_keys(b, k), buf_ch(b, '\n');
      say_wrapped(str_of(k->more), 0, width, b);
    }
    return;
  }
  say_wrapped(STR("Movements, with their keys in the view. Enter repeats the last one; of a name, a beginning that no other command has is enough."),
              0, width, b);
  for (u32 i = 0; i < CMD_COUNT_; i++)
    if (command_table[i].moves || i == CMD_GOTO || i == CMD_RESTART) help_line(b, &command_table[i], width);
  buf_z(b, "\nTo look at:\n");
  for (u32 i = 0; i < CMD_COUNT_; i++)
    if (!(command_table[i].moves || i == CMD_GOTO || i == CMD_RESTART)) help_line(b, &command_table[i], width);
}

Action do_help(Commands *c, const Words *w) {
  if (w->n < 2) {
    command_help(&c->out, NULL, c->width - 1);
    return command_text(c);
  }
  Action why = {0};
  Str brought;
  CommandId id = find(c, w->v[1], &brought, &why);
  if (id == CMD_COUNT_) return why;
  command_help(&c->out, command_table[id].name, c->width - 1);
  return command_text(c);
}

Action do_view(Commands *c, const Words *w) {
  (void)c, (void)w;
  return (Action){.kind = ACT_VIEW};
}

Action do_explain(Commands *c, const Words *w) {
  if (w->n < 2) {
    explain_names(session_program(c->s)->diags, &c->out);
    if (c->out.n) return (Action){.kind = ACT_EXPLAIN, .text = buf_view(&c->out)};
    return command_error(c, "the program has no error and no warning; of any other code: explain E0382");
  }
  const ExplainPage *p = explain_find(w->v[1]);
  if (p) return (Action){.kind = ACT_EXPLAIN, .text = str_of(p->name)};
  explain_say_unknown(w->v[1], &c->out);
  return command_error(c, "%.*s", STR_ARG(buf_view(&c->out)));
}

Action do_export(Commands *c, const Words *w) {
  if (w->n < 2) return command_error(c, "`export` wants a file's name: export run.json");
  if (w->n > 2) return command_error(c, "`export` takes one file's name, without blanks: export run.json");
  return (Action){.kind = ACT_EXPORT, .text = w->v[1]};
}

Action do_quit(Commands *c, const Words *w) {
  (void)c, (void)w;
  return (Action){.kind = ACT_QUIT};
}

Str command_footer(Arena *a) {
  Buf b = {0};
  for (u32 i = 0; i < CMD_COUNT_; i++) {
    const CommandInfo *k = &command_table[i];
    if (k->foot[0]) buf_fmt(&b, "%.*s\t%s\n", (int)strcspn(k->keys, " "), k->keys, k->foot);
  }
  Str s = str_copy(a, buf_view(&b));
  buf_free(&b);
  return s;
}

static void offer(Candidates *out, Str word, Str s) {
  if (out->n < COUNTOF(out->v) && word.n <= s.n && !memcmp(word.p, s.p, word.n)) out->v[out->n++] = s;
}

static void offer_tasks(Commands *c, Candidates *out, Str word) {
  const Model *m = session_model(c->s);
  u32 seen = 0;
  for (const TaskModel *k = model_next_live(m, NULL); k && out->n < COUNTOF(out->v) && seen++ < 10000; k = model_next_live(m, k)) {
    offer(out, word, str_fmt(c->a, "%u", k->id));
    offer(out, word, k->root ? STR("main") : trace_str(m->trace, k->name));
  }
}

static bool wants_task(Str what) { return str_eqz(what, "poll") || str_eqz(what, "done"); }

size_t candidates_common(const Candidates *c) {
  Str s = c->v[0];
  size_t n = s.n;
  for (u32 i = 1; i < c->n; i++) {
    size_t k = 0;
    while (k < n && k < c->v[i].n && c->v[i].p[k] == s.p[k]) k++;
    n = k;
  }
  while (n && n < s.n && ((u8)s.p[n] & 0xc0) == 0x80) n--;
  return n;
}

void command_complete(Commands *c, Str line, Candidates *out) {
  *out = (Candidates){0};
  arena_reset(c->a);
  buf_clear(&c->out);
  size_t from = line.n;
  while (from && line.p[from - 1] != ' ' && line.p[from - 1] != ':') from--;
  Str word = {line.p + from, line.n - from};
  Words w = split((Str){line.p, from});
  if (w.n && w.v[0].p[0] == ':' && w.v[0].n > 1) w.v[0].p++, w.v[0].n--;
  out->from = from;
  bool first = !w.n || str_eqz(w.v[0], ":");
  Action why;
  Str brought;
  CommandId id = first ? CMD_HELP : find(c, w.v[0], &brought, &why);
  if (id == CMD_COUNT_) return;
  if (first || id == CMD_HELP) {
    for (u32 i = 0; i < CMD_COUNT_; i++) offer(out, word, str_of(command_table[i].name));
  } else if (id == CMD_TASK || id == CMD_STATE || ((id == CMD_UNTIL || id == CMD_BACK) && w.n == 2 && wants_task(w.v[1]))) {
    offer_tasks(c, out, word);
  } else if ((id == CMD_UNTIL || id == CMD_BACK) && w.n == 1) {
    static const char *const what[] = {"line", "print", "poll", "done", "time"};
    for (u32 i = 0; i < COUNTOF(what) - (id == CMD_BACK); i++) offer(out, word, str_of(what[i]));
  } else if (id == CMD_EXPLAIN) {
    for (u32 i = 0; i < explain_n_pages; i++) offer(out, word, str_of(explain_pages[i].name));
  } else if (id == CMD_LINE) {
    offer(out, word, STR("into"));
  }
  out->files = !strcmp(command_table[id].args, "FILE") || !strcmp(command_table[id].args, "[FILE]");
}
