/* The command table at work: words, prefixes, keys, completion, help; and movements. */
#include "session/command.h"
#include "session/explain.h"
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
  Words w = {0};
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

static bool is_prefix(Str word, const char *name) { return word.n <= strlen(name) && !memcmp(word.p, name, word.n); }

/* The exact name, then the key, then the only command that begins so. */
static CommandId find(Commands *c, Str word, Str *argument, Action *why) {
  CommandId found = CMD_COUNT_;
  *argument = STR("");
  u32 n = 0;
  Buf could = {0};
  for (u32 i = 0; i < CMD_COUNT_; i++) {
    if (str_eqz(word, command_table[i].name)) return buf_free(&could), (CommandId)i;
    if (!is_prefix(word, command_table[i].name)) continue;
    buf_fmt(&could, "%s%s", n++ ? ", " : "", command_table[i].name);
    found = (CommandId)i;
  }
  Str brought;
  CommandId by_key = command_of_key(word, &brought);
  if (by_key != CMD_COUNT_) found = by_key, n = 1, *argument = brought;
  if (n > 1) *why = command_error(c, "`%.*s` could be %.*s: type more of it", STR_ARG(word), STR_ARG(buf_view(&could)));
  if (n == 0) *why = command_error(c, "there is no command `%.*s`; `help` lists them", STR_ARG(word));
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

/* The count after a movement; 1 where there is none. A minus is taken where `minus` is not NULL. */
static bool read_count(Commands *c, const Words *w, i64 *n, bool minus, Action *why) {
  *n = 1;
  if (w->n < 2) return true;
  Str s = w->v[1];
  bool neg = minus && s.n && s.p[0] == '-';
  u64 v;
  if (neg) s.p++, s.n--;
  if (!read_number(s, &v)) {
    *why = command_error(c, "`%.*s` takes a number, not `%.*s`: %.*s 3", STR_ARG(w->v[0]), STR_ARG(w->v[1]), STR_ARG(w->v[0]));
    return false;
  }
  *n = neg ? -(i64)v : (i64)v;
  return true;
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

static Action no_task(Commands *c) { return (Action){.kind = ACT_ERROR, .text = buf_view(&c->out)}; }

/* --- movements ----------------------------------------------------------------------------- */

static Action moved(Commands *c, Position was, SeekResult r, bool back) {
  Position at = session_at(c->s);
  Action act = {.kind = ACT_MOVED, .seek = r};
  bool still = at.event == was.event && at.ticks == was.ticks;
  if (r == SEEK_INTERRUPTED) {
    buf_z(&c->out, "stopped at ");
    say_duration(session_model(c->s)->now, &c->out);
    buf_fmt(&c->out, ", after step %llu", (unsigned long long)session_step_no(c->s));
    act.text = buf_view(&c->out);
  } else if (still && back) {
    act.text = STR("this is the beginning");
  } else if (still && session_model(c->s)->ended) {
    act.text = STR("the run is over: `back` goes back, `restart` to the beginning, `quit` leaves");
  } else if (session_model(c->s)->stopped && session_model(c->s)->stop_why == STOP_DEADLOCK) {
    act.text = STR("it hangs: `wakers` tells who waits for what, and what would help");
  } else if (r == SEEK_ENDED) {
    act.text = STR("the run ends here");
  }
  return act;
}

Action do_step(Commands *c, const Words *w) {
  Action why;
  i64 n;
  Position was = session_at(c->s);
  if (!read_count(c, w, &n, false, &why)) return why;
  return moved(c, was, session_step(c->s, n), false);
}

Action do_back(Commands *c, const Words *w) {
  Action why;
  i64 n;
  Position was = session_at(c->s);
  if (!read_count(c, w, &n, false, &why)) return why;
  if (!session_step_no(c->s)) return moved(c, was, session_seek(c->s, (Position){0, 0}), true); /* what main did before */
  return moved(c, was, session_step(c->s, -n), true);
}

Action do_event(Commands *c, const Words *w) {
  Action why;
  i64 n;
  Position was = session_at(c->s);
  if (!read_count(c, w, &n, true, &why)) return why;
  return moved(c, was, session_event(c->s, n), n < 0);
}

Action do_line(Commands *c, const Words *w) {
  Position was = session_at(c->s);
  if (w->n > 1 && !is_prefix(w->v[1], "into")) return command_error(c, "`line` takes nothing, or `into`: line into");
  return moved(c, was, session_line(c->s, w->n > 1), false);
}

typedef struct Wanted { EventKind kind; u32 task; bool any; } Wanted;

static bool is_wanted(void *ctx, u64 n, const Event *e) {
  const Wanted *w = ctx;
  (void)n;
  return e->kind == w->kind && (w->any || e->task == w->task);
}

Action do_task(Commands *c, const Words *w) {
  Position was = session_at(c->s);
  Wanted want = {.kind = EV_POLLED};
  if (w->n < 2) return command_error(c, "`task` wants a task: task 1");
  if (!command_find_task(c, w->v[1], &want.task)) return no_task(c);
  if (model_task(session_model(c->s), want.task)->finished) return command_error(c, "task %u is over: it is not polled again", want.task);
  SeekResult r = session_until(c->s, is_wanted, &want);
  if (r == SEEK_OK) r = session_to_step(c->s, session_step_no(c->s));
  return moved(c, was, r, false);
}

Action do_continue(Commands *c, const Words *w) {
  Position was = session_at(c->s);
  (void)w;
  return moved(c, was, session_run(c->s), false);
}

static Action until_time(Commands *c, const Words *w) {
  Position was = session_at(c->s);
  u64 ns;
  Str d = w->n > 3 ? str_fmt(c->a, "%.*s%.*s", STR_ARG(w->v[2]), STR_ARG(w->v[3])) : w->n > 2 ? w->v[2] : STR("");
  if (!read_duration(d, &ns)) return command_error(c, "`until time` wants a time with its unit: until time 1.5s");
  if (ns <= session_model(c->s)->now && ns) return command_error(c, "that time has passed already: `goto` goes back");
  return moved(c, was, session_to_time(c->s, ns), false);
}

Action do_until(Commands *c, const Words *w) {
  Position was = session_at(c->s);
  Str what = w->n > 1 ? w->v[1] : STR("");
  Wanted want = {0};
  if (!what.n) return command_error(c, "until what? until time 1s, until poll 1, until print, until done 1");
  if (is_prefix(what, "time")) return until_time(c, w);
  if (str_eqz(what, "print")) {
    want = (Wanted){.kind = EV_PRINT, .any = true};
  } else if (str_eqz(what, "poll") || is_prefix(what, "done")) {
    want.kind = what.p[0] == 'p' ? EV_POLL : EV_DONE;
    if (w->n < 3) return command_error(c, "`until %.*s` wants a task: until %.*s 1", STR_ARG(what), STR_ARG(what));
    if (!command_find_task(c, w->v[2], &want.task)) return no_task(c);
    if (model_task(session_model(c->s), want.task)->finished) return command_error(c, "task %u is over", want.task);
  } else {
    return command_error(c, "until what? `%.*s` is none of time, poll, print, done", STR_ARG(what));
  }
  return moved(c, was, session_until(c->s, is_wanted, &want), false);
}

Action do_goto(Commands *c, const Words *w) {
  Position was = session_at(c->s);
  u64 n;
  if (w->n < 2) return command_error(c, "goto where? a step (goto 3), an event (goto e12) or a time (goto 1.5s)");
  Str to = w->n > 2 ? str_fmt(c->a, "%.*s%.*s", STR_ARG(w->v[1]), STR_ARG(w->v[2])) : w->v[1];
  bool back;
  SeekResult r;
  if (read_number(to, &n)) {
    back = n <= session_step_no(c->s);
    r = session_to_step(c->s, n);
  } else if (to.n > 1 && to.p[0] == 'e' && read_number((Str){to.p + 1, to.n - 1}, &n)) {
    back = n <= was.event;
    r = session_seek(c->s, (Position){n, 0});
  } else if (read_duration(to, &n)) {
    back = false;
    r = session_to_time(c->s, n);
  } else {
    return command_error(c, "`%.*s` is no place: a step (goto 3), an event (goto e12) or a time with its unit (goto 1.5s)", STR_ARG(to));
  }
  (void)back;
  Action act = moved(c, was, r, false);
  if (r == SEEK_ENDED) act.text = STR("the run ends before that: this is its end");
  else if (r == SEEK_OK) act.text = STR("");
  return act;
}

Action do_restart(Commands *c, const Words *w) {
  (void)w;
  return (Action){.kind = ACT_MOVED, .seek = session_seek(c->s, (Position){0, 0})};
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

/* Name and arguments, the view's keys, what it does: in columns, the last one wrapped. */
static void help_line(Buf *b, const CommandInfo *i) {
  enum { KEYS = 23, HELP = 33, WIDTH = 79 };
  size_t line = b->n;
  buf_fmt(b, "  %s%s%s", i->name, i->args[0] ? " " : "", i->args);
  if (b->n - line >= KEYS) buf_ch(b, '\n'), line = b->n;
  buf_fill(b, ' ', KEYS - (b->n - line));
  for (const char *k = i->keys; *k; k++) buf_ch(b, *k == '=' ? ':' : *k);
  buf_fill(b, ' ', b->n - line < HELP - 1 ? HELP - (b->n - line) : 1);
  Buf text = {0};
  say_wrapped(str_of(i->help), HELP, WIDTH, &text);
  buf_add(b, text.p + HELP, text.n - HELP);
  buf_free(&text);
}

void command_help(Buf *b, const char *name) {
  if (name) {
    for (u32 i = 0; i < CMD_COUNT_; i++) {
      const CommandInfo *k = &command_table[i];
      if (strcmp(k->name, name) != 0) continue;
      buf_fmt(b, "%s%s%s: %s\n", k->name, k->args[0] ? " " : "", k->args, k->help);
      if (k->keys[0]) buf_z(b, "in the view: "), say_keys(b, k), buf_ch(b, '\n');
      if (k->more[0]) buf_fmt(b, "%s\n", k->more);
    }
    return;
  }
  buf_z(b, "Movements, with their keys in the view. Enter repeats the last one; of a name, a\nbeginning that no other command has is enough.\n");
  for (u32 i = 0; i < CMD_COUNT_; i++)
    if (command_table[i].moves || i == CMD_GOTO || i == CMD_RESTART) help_line(b, &command_table[i]);
  buf_z(b, "\nTo look at:\n");
  for (u32 i = 0; i < CMD_COUNT_; i++)
    if (!(command_table[i].moves || i == CMD_GOTO || i == CMD_RESTART)) help_line(b, &command_table[i]);
}

Action do_help(Commands *c, const Words *w) {
  if (w->n < 2) {
    command_help(&c->out, NULL);
    return command_text(c);
  }
  Action why = {0};
  Str brought;
  CommandId id = find(c, w->v[1], &brought, &why);
  if (id == CMD_COUNT_) return why;
  command_help(&c->out, command_table[id].name);
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
  } else if (id == CMD_TASK || id == CMD_STATE || (id == CMD_UNTIL && w.n == 2)) {
    offer_tasks(c, out, word);
  } else if (id == CMD_UNTIL && w.n == 1) {
    static const char *const what[] = {"time", "poll", "print", "done"};
    for (u32 i = 0; i < COUNTOF(what); i++) offer(out, word, str_of(what[i]));
  } else if (id == CMD_EXPLAIN) {
    for (u32 i = 0; i < explain_n_pages; i++) offer(out, word, str_of(explain_pages[i].name));
  } else if (id == CMD_LINE) {
    offer(out, word, STR("into"));
  }
  out->files = !strcmp(command_table[id].args, "FILE") || !strcmp(command_table[id].args, "[FILE]");
}
