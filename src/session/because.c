/* Sentences: why a step happened, what it did, how it ended — from the log alone.
 *
 * "Task 2 (task) is polled because its 1 s timer fired at 1 s, to which the clock jumped
 * since nothing else could run; it resumes at the await on line 6, prints "task 2
 * finished" and is done." One clause an event that a learner can see; the library's own
 * futures are left out. What stood before the poll is asked of the model at its row, so
 * a sentence costs what its step costs, however long the log is.
 */
#include "session/session.h"

#define ROOT_BIT ((u64)1 << 63)
#define LIB_BIT ((u64)1 << 63)
enum { MAX_CLAUSES = 14, MAX_DEPTH = 32, NEAR = 256 };

typedef struct Say {
  Session *s;
  Trace *t;
  const Program *p;
  Arena *a;
  Buf out;
  u32 clauses, more;     /* said, and left unsaid */
  u32 task;
  bool lost;             /* what the task gave is thrown away */
  u64 upto;              /* rows the sentence may know of */
  Str held; bool holding;/* the last clause: "and" or ", " comes before it once it is known whether another follows */
  const char *lead;      /* before the first clause */
  u32 depth;             /* of the learner's futures being polled */
  u32 names[MAX_DEPTH];
  Str labels[MAX_DEPTH]; /* "`task`", "the second `task`" */
  u64 row;               /* the one that is being told */
  Event said[8]; u32 n_said; /* futures that were named */
  PendingFuture was[CHAIN_MAX]; u32 n_was; /* the task's futures when the poll began */
} Say;

static const struct { u64 unit; const char *name; } units[] = {
  {(u64)86400 * 1000000000u, "d"}, {(u64)3600 * 1000000000u, "h"}, {(u64)60 * 1000000000u, "min"}, {1000000000u, "s"},
  {1000000u, "ms"}, {1000u, "us"}, {1, "ns"}};

void say_duration(u64 ns, Buf *b) {
  if (!ns) {
    buf_z(b, "0 s");
    return;
  }
  u32 i = 0;
  while (ns < units[i].unit) i++;
  if (i < 3 && ns % units[i].unit) i = 3; /* 90 s rather than 1.5 min */
  u64 whole = ns / units[i].unit, part = ns % units[i].unit * 1000 / units[i].unit;
  buf_fmt(b, "%llu", (unsigned long long)whole);
  if (part) {
    char digits[4] = {(char)('0' + part / 100), (char)('0' + part / 10 % 10), (char)('0' + part % 10), 0};
    for (u32 k = 2; k > 0 && digits[k] == '0'; k--) digits[k] = 0;
    buf_fmt(b, ".%s", digits);
  }
  buf_fmt(b, " %s", units[i].name);
}

/* digits ("." digits)? " "* unit */
bool read_duration(Str s, u64 *ns) {
  size_t i = 0;
  u64 whole = 0, part = 0, scale = 1;
  for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++) {
    if (whole > UINT64_MAX / 20) return false;
    whole = whole * 10 + (u64)(s.p[i] - '0');
  }
  if (!i) return false;
  if (i < s.n && s.p[i] == '.')
    for (i++; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++)
      if (scale < 1000000000u) part = part * 10 + (u64)(s.p[i] - '0'), scale *= 10;
  while (i < s.n && s.p[i] == ' ') i++;
  Str unit = {s.p + i, s.n - i};
  for (u32 k = 0; k < COUNTOF(units); k++) {
    if (!str_eqz(unit, units[k].name)) continue;
    if (whole > UINT64_MAX / 2 / units[k].unit) return false;
    u64 u = units[k].unit;
    *ns = whole * u + part * (u / scale) + part * (u % scale) / scale;
    return true;
  }
  return false;
}

u32 learner_line(const Program *p, Span sp) {
  sp = sources_user_span(p->src, sp);
  if (!sp.hi) return 0;
  Place at = sources_place(p->src, sp.lo);
  return at.file && !at.file->is_lib ? at.line : 0;
}

static u32 line_of(Say *y, u32 site) { return learner_line(y->p, trace_span(y->t, site)); }

void say_task_name(Trace *t, u32 id, Buf *b) {
  u64 row = trace_task_spawn(t, id);
  if (row == trace_count(t)) {
    buf_fmt(b, "task %u", id);
    return;
  }
  Event e = trace_get(t, row);
  u32 by = (u32)(e.b & 0xffffffff);
  if (e.b & ROOT_BIT && by) buf_fmt(b, "task %u (given to block_on inside a task)", id);
  else if (e.b & ROOT_BIT && e.thread) buf_fmt(b, "the main task of thread %u", e.thread);
  else if (e.b & ROOT_BIT) buf_z(b, "the main task");
  else buf_fmt(b, "task %u (%.*s)", id, STR_ARG(trace_str(t, e.a)));
}

static void say_task(Say *y, u32 id) { say_task_name(y->t, id, &y->out); }

/* --- causes --------------------------------------------------------------------- */

/* The clock jump that led to a row; false: time had passed in another way. */
static bool jump_before(Say *y, u64 row, Event *jump) {
  for (u64 n = row, k = 0; n-- > 0 && k < NEAR; k++) {
    *jump = trace_get(y->t, n);
    if (jump->kind == EV_POLLED || jump->kind == EV_POLL) return false;
    if (jump->kind == EV_CLOCK) return true;
  }
  return false;
}

/* Whether another task's timer with the same deadline fires in the same turn of the driver. */
static bool fires_with_others(Say *y, u64 row, const Event *fire) {
  for (int way = -1; way <= 1; way += 2) {
    u64 n = row;
    for (u64 k = 0; k < NEAR && (way > 0 ? n + 1 < y->upto : n > 0); k++) {
      n = way > 0 ? n + 1 : n - 1;
      Event e = trace_get(y->t, n);
      if (e.kind == EV_POLL || e.kind == EV_POLLED || e.kind == EV_CLOCK) break;
      if (e.kind == EV_TIMER_FIRE && e.b == fire->b && e.task != fire->task) return true;
    }
  }
  return false;
}

static void say_timer(Say *y, u64 fire_row, const Event *fire) {
  const TimerModel *set = model_timer(session_model_at(y->s, fire_row), fire->a);
  Event jump;
  buf_z(&y->out, "its ");
  if (set && fire->b >= set->set_time) {
    say_duration(fire->b - set->set_time, &y->out);
    buf_ch(&y->out, ' ');
  }
  buf_z(&y->out, "timer fired");
  if (jump_before(y, fire_row, &jump)) {
    buf_z(&y->out, " at ");
    say_duration(jump.time, &y->out);
    buf_z(&y->out, ", to which the clock jumped since nothing else could run");
  }
  if (fires_with_others(y, fire_row, fire)) buf_z(&y->out, " (others fired too; in which order, no runtime promises)");
}

static void say_fired(Say *y, u64 row, u32 task) {
  for (u64 n = row, k = 0; n-- > 0 && k < NEAR; k++) {
    Event e = trace_get(y->t, n);
    if (e.kind != EV_TIMER_FIRE || e.task != task) continue;
    say_timer(y, n, &e);
    return;
  }
  buf_z(&y->out, "its timer fired");
}

/* How a task came to its end, that somebody waited for: its wake stands at row. */
static void say_over(Say *y, u64 row, u32 task) {
  u32 how = 0, line = 0;
  for (u64 n = row, k = 0; n-- > 0 && k < NEAR; k++) {
    Event e = trace_get(y->t, n);
    if (e.kind == EV_DONE && e.task == task) how = e.a + 1;
    else if (how == 3 && e.kind == EV_FUTURE_DROP) line = line_of(y, e.site);
    if (how && (how < 3 || e.kind == EV_POLLED || e.kind == EV_POLL)) break;
  }
  if (how != 3) buf_z(&y->out, how == 2 ? " panicked" : " is done");
  else if (line) buf_fmt(&y->out, " was cancelled (dropped at its await on line %u)", line);
  else buf_z(&y->out, " was cancelled (dropped before it was polled)");
}

static void say_wake(Say *y, u64 row, const Event *wake) {
  static const char *const text[] = {
#define WAKE(id, text) text,
#include "runtime/wake.def"
#undef WAKE
  };
  u32 how = wake->b & 255;
  switch (how) {
  case WAKE_TIMER: say_fired(y, row, wake->a); return;
  case WAKE_SPAWN:
    buf_z(&y->out, text[how]);
    if (wake->task != NO_TASK) {
      buf_z(&y->out, " by ");
      say_task(y, wake->task);
    }
    buf_z(&y->out, " and now has its first turn");
    return;
  case WAKE_JOIN:
    say_task(y, wake->task);
    buf_z(&y->out, ", which it waits for,");
    say_over(y, row, wake->task);
    return;
  case WAKE_WAKER:
    if (wake->task == NO_TASK) break;
    say_task(y, wake->task);
    buf_z(&y->out, " called its waker");
    return;
  default: break;
  }
  buf_z(&y->out, text[how < WAKE_COUNT_ ? how : WAKE_WAKER]);
}

/* --- clauses: what happened, in one list with "and" before the last --------------- */

static void let_go(Say *y, const char *joint) {
  if (!y->holding) return;
  buf_z(&y->out, joint);
  buf_str(&y->out, y->held);
  y->holding = false;
}

static void clause(Say *y, Str text) {
  if (y->clauses >= MAX_CLAUSES) {
    y->more++;
    return;
  }
  let_go(y, y->clauses > 1 ? ", " : y->lead);
  y->held = text;
  y->holding = true;
  y->clauses++;
}

/* The list is complete; `last`, if there is one, is its last member. */
static void clauses_end(Say *y, Str last) {
  u32 more = y->more;
  if (more) y->clauses--, clause(y, str_fmt(y->a, "does %u more things", more));
  y->more = 0;
  let_go(y, y->clauses == 1 ? y->lead : last.n ? ", " : " and ");
  if (!last.n) return;
  buf_z(&y->out, y->clauses ? " and " : y->lead);
  buf_str(&y->out, last);
}

void say_escaped(Str s, Buf *b) {
  for (size_t i = 0; i < s.n; i++) {
    u8 c = (u8)s.p[i];
    bool c1 = c == 0xc2 && i + 1 < s.n && (u8)s.p[i + 1] < 0xa0 && (u8)s.p[i + 1] >= 0x80; /* U+0080..9F */
    if (c == '\n') buf_z(b, "\\n");
    else if (c == '\t') buf_z(b, "\\t");
    else if (c < 32 || c == 127) buf_fmt(b, "\\x%02x", c);
    else if (c1) buf_fmt(b, "\\x%02x", (u8)s.p[++i]);
    else buf_ch(b, (char)c);
  }
}

static void say_text(Buf *b, Str s) {
  while (s.n && (s.p[s.n - 1] == '\n' || s.p[s.n - 1] == '\r')) s.n--;
  size_t n = s.n;
  if (n > 60)
    for (n = 60; n > 0 && ((u8)s.p[n] & 0xc0) == 0x80;) n--;
  buf_ch(b, '"');
  say_escaped((Str){s.p, n}, b);
  buf_z(b, n < s.n ? "...\"" : "\"");
}

static Str took(Say *y, Buf *b) {
  Str s = str_copy(y->a, buf_view(b));
  buf_free(b);
  return s;
}

/* "prints " + text and the like */
static void clause_text(Say *y, const char *verb, Str text) {
  Buf b = {0};
  buf_z(&b, verb);
  say_text(&b, text);
  clause(y, took(y, &b));
}

static void clause_task(Say *y, const char *verb, u32 task) {
  Buf b = {0};
  buf_z(&b, verb);
  say_task_name(y->t, task, &b);
  clause(y, took(y, &b));
}

static void clause_time(Say *y, const char *verb, u64 ns, const char *rest) {
  Buf b = {0};
  buf_z(&b, verb);
  say_duration(ns, &b);
  buf_z(&b, rest);
  clause(y, took(y, &b));
}

static const PendingFuture *pending_before(const Say *y, const Event *e) {
  for (u32 i = 0; i < y->n_was; i++)
    if (y->was[i].addr == (e->b & ~LIB_BIT) && y->was[i].type == e->a) return &y->was[i];
  return NULL;
}

/* Was a future of the same name, but another one, spoken of already? */
static bool namesake(Say *y, const Event *e) {
  for (u32 i = 0; i < y->n_said; i++)
    if (y->said[i].a == e->a && y->said[i].b != e->b) return true;
  if (y->n_said < COUNTOF(y->said)) y->said[y->n_said++] = *e;
  return false;
}

static Str ordinal(Say *y, u32 n) {
  static const char *const words[] = {"first", "second", "third"};
  return n <= COUNTOF(words) ? str_of(words[n - 1]) : str_fmt(y->a, "%uth", n);
}

/* Is another future of the same name and depth among them? */
static bool has_sibling(const PendingFuture *v, u32 n, const PendingFuture *own) {
  for (u32 i = 0; i < n; i++)
    if (v[i].addr != own->addr && v[i].type == own->type && v[i].depth == own->depth) return true;
  return false;
}

/* Which of several futures of one name it is: their numbers, among those of the chain and those that were there when the
 * poll began, which may be over by now; 0: there is no other. */
static u32 number_of(const Say *y, const PendingFuture *own, const PendingFuture *chain, u32 n, bool fresh) {
  bool others = own && (has_sibling(chain, n, own) || (!fresh && has_sibling(y->was, y->n_was, own)));
  return own && (others || own->nth > 1) ? own->nth : 0;
}

/* As it stands now that it is polled. */
static u32 number_now(Say *y, const Event *e, bool fresh) {
  PendingFuture chain[CHAIN_MAX];
  if (y->clauses >= MAX_CLAUSES) return 0;
  const Model *m = session_model_at(y->s, y->row + 1);
  const TaskModel *k = model_task(m, e->task);
  const PendingFuture *own = NULL;
  u32 n = k ? model_chain(m, k, chain, CHAIN_MAX) : 0;
  for (u32 i = 0; i < n; i++)
    if (chain[i].addr == (e->b & ~LIB_BIT) && chain[i].type == e->a) own = &chain[i];
  return number_of(y, own, chain, n, fresh);
}

/* How the future is spoken of from now on; what is put before that when it is first spoken of comes back. */
static const char *label(Say *y, const Event *e, u32 depth, bool fresh, Str *named) {
  Str name = trace_str(y->t, e->a), plain = str_fmt(y->a, "`%.*s`", STR_ARG(name));
  u32 nth = number_now(y, e, fresh);
  bool spoken_of = namesake(y, e);
  *named = plain;
  if (nth) *named = str_fmt(y->a, "the %.*s %.*s", STR_ARG(ordinal(y, nth)), STR_ARG(plain));
  if (depth < MAX_DEPTH) y->labels[depth] = *named;
  if (nth > 1 && fresh) *named = str_fmt(y->a, "a %.*s %.*s", STR_ARG(ordinal(y, nth)), STR_ARG(plain));
  return !nth && spoken_of ? "another " : "";
}

static void on_future_poll(Say *y, const Event *e) {
  if (e->b & LIB_BIT) return;
  const PendingFuture *was = pending_before(y, e);
  u32 line = was ? line_of(y, was->site) : 0, depth = y->depth++;
  if (depth < MAX_DEPTH) y->names[depth] = e->a;
  if (depth == 0) {
    if (!was) clause(y, STR("starts"));
    else if (line && was->state) clause(y, str_fmt(y->a, "resumes at the await on line %u", line));
    else clause(y, STR("goes on"));
    return;
  }
  Str name;
  const char *other = label(y, e, depth, !was, &name);
  if (!was) clause(y, str_fmt(y->a, "polls %s%.*s for the first time", other, STR_ARG(name)));
  else if (line && was->state) clause(y, str_fmt(y->a, "polls %s%.*s again (at its await on line %u)", other, STR_ARG(name), line));
  else clause(y, str_fmt(y->a, "polls %s%.*s again", other, STR_ARG(name)));
}

/* A future that is over: another may come to lie in its place. */
static void forget(Say *y, u64 addr, u32 name) {
  for (u32 i = 0; i < y->n_was; i++)
    if (y->was[i].addr == addr && y->was[i].type == name) y->was[i].addr = UINT64_MAX;
  for (u32 i = 0; i < y->n_said; i++)
    if (y->said[i].b == addr && y->said[i].a == name) y->said[i].b = UINT64_MAX;
}

static void on_future_polled(Say *y, const Event *e) {
  if (e->b & LIB_BIT) return;
  if (y->depth) y->depth--;
  if ((e->a & 255) != 0) forget(y, e->b & ~LIB_BIT, y->depth < MAX_DEPTH ? y->names[y->depth] : 0);
  if (y->depth == 0) return; /* the task's own: said at the end */
  Str name = y->depth < MAX_DEPTH ? y->labels[y->depth] : STR("it");
  u32 line = line_of(y, e->site);
  if ((e->a & 255) == 1) clause(y, str_fmt(y->a, "gets Ready from %.*s", STR_ARG(name)));
  else if ((e->a & 255) == 2) clause(y, str_fmt(y->a, "lets the panic pass out of %.*s", STR_ARG(name)));
  else if (line && e->a >> 8) clause(y, str_fmt(y->a, "gets Pending from %.*s (at its await on line %u)", STR_ARG(name), line));
  else clause(y, str_fmt(y->a, "gets Pending from %.*s", STR_ARG(name)));
}

static void on_future_drop(Say *y, const Event *e) {
  u32 nth = number_of(y, pending_before(y, e), y->was, y->n_was, false);
  Str which = nth ? str_fmt(y->a, "the %.*s ", STR_ARG(ordinal(y, nth))) : STR(""), name = trace_str(y->t, e->a);
  clause(y, str_fmt(y->a, "drops %.*s`%.*s` before it was done (at its await on line %u)", STR_ARG(which), STR_ARG(name), line_of(y, e->site)));
  forget(y, e->b, e->a);
}

static void on_block(Say *y, const Event *e) {
  const Model *m = session_model_at(y->s, y->upto);
  bool pool = e->thread < m->n_threads && m->threads[e->thread].kind == POOL_THREAD;
  const char *why = pool ? " (of the blocking pool, which is there for that)" : " (blocking_call: no other task can run on it)";
  if (e->b != UINT64_MAX && e->b >= e->time) clause_time(y, "blocks its thread for ", e->b - e->time, why);
  else clause(y, str_fmt(y->a, "blocks its thread%s", why));
}

static void on_lost(Say *y, const Event *e) {
  const char *what = e->a ? "throws away, with its handle, the panic of " : "throws away, with its handle, the error of ";
  if (e->task != y->task) clause_task(y, what, e->task);
  else if (!e->a) clause(y, STR("gives an error that nobody sees, for its handle was dropped (join_handle_dropped)"));
  y->lost |= e->task == y->task;
}

static void on_row(Say *y, const Event *e) {
  switch (e->kind) {
  case EV_FUTURE_POLL: on_future_poll(y, e); return;
  case EV_FUTURE_POLLED: on_future_polled(y, e); return;
  case EV_FUTURE_DROP: on_future_drop(y, e); return;
  case EV_PRINT: clause_text(y, "prints ", trace_output_view(y->t, e->b >> 24, e->b & 0xffffff)); return;
  case EV_TIMER_SET: clause_time(y, "sets a ", e->b > e->time ? e->b - e->time : 0, " timer"); return;
  case EV_TIMER_CANCEL: clause(y, STR("drops a timer that had not fired")); return;
  case EV_SPAWN: clause_task(y, "spawns ", e->task); return;
  case EV_WAKE:
    if (!(e->b & 256) && (e->b & 255) != 1 && e->a != y->task) clause_task(y, "wakes ", e->a);
    return;
  case EV_ABORT: clause_task(y, "aborts ", e->a); return;
  case EV_BLOCK: on_block(y, e); return;
  case EV_PANIC: clause_text(y, "panics with ", trace_str(y->t, e->a)); return;
  case EV_LOST: on_lost(y, e); return;
  default: return;
  }
}

/* --- how it ended -------------------------------------------------------------------- */

static bool timers_alone(const Model *m, const TaskModel *k, u64 *deadline) {
  PendingFuture chain[CHAIN_MAX];
  u32 n = model_chain(m, k, chain, CHAIN_MAX);
  bool alone = model_wake_time(m, k, deadline);
  for (u32 i = 0; i < n; i++) alone &= !chain[i].wait;
  return alone;
}

static void say_waiting(Say *y, u64 row, Buf *b) {
  const Model *m = session_model_at(y->s, row + 1);
  const TaskModel *k = model_task(m, y->task);
  u64 deadline;
  if (!k || k->finished) return;
  if (k->state == TASK_QUEUED) {
    buf_z(b, ", to be polled again: it was woken meanwhile");
  } else if (k->yielded) {
    buf_z(b, ": it has yielded, and is woken when the others had their turn");
  } else if (timers_alone(m, k, &deadline)) {
    const TimerModel *x = model_timer(m, k->first_timer - 1);
    buf_z(b, x && x->next ? ": its first timer fires at " : ": its timer fires at ");
    say_duration(deadline, b);
  } else {
    Buf w = {0};
    if (say_waits(y->p, y->t, m, k, &w)) buf_fmt(b, ": it %.*s", (int)w.n, w.p);
    buf_free(&w);
  }
}

static Str end_of_poll(Say *y, u64 row, const Event *e) {
  const TaskModel *k = model_task(session_model_at(y->s, row), y->task);
  if (e->a == 1) return STR("is done");
  if (e->a == 2 && k && k->root) return STR("is over: the panic ends it");
  if (e->a == 2 && y->lost) return STR("is over: the panic ends this task alone, and nobody sees it, as its handle is gone (join_handle_dropped)");
  if (e->a == 2) return STR("is over: the panic ends this task alone, and its JoinHandle will tell");
  Buf b = {0};
  buf_z(&b, "returns Pending");
  say_waiting(y, row, &b);
  return took(y, &b);
}

/* The POLLED row that belongs to a POLL row; trace_count where it is not known. */
u64 step_polled(Trace *t, u64 poll_row) {
  Event p = trace_get(t, poll_row);
  for (u64 n = poll_row + 1; n < trace_count(t); n++) {
    Event e = trace_get(t, n);
    if (e.kind == EV_POLLED && e.task == p.task && e.thread == p.thread) return n;
  }
  return trace_count(t);
}

/* Where the poll ends for the sentence: its POLLED row, or the last row it may know of. */
static u64 poll_end(Say *y, u64 poll_row, const Event *p) {
  u64 n = poll_row + 1;
  for (; n < y->upto; n++) {
    Event e = trace_get(y->t, n);
    if (e.kind == EV_POLLED && e.task == p->task && e.thread == p->thread) break;
  }
  return n;
}

static void say_so_far(Say *y) {
  const Model *m = session_model_at(y->s, y->upto);
  const TaskModel *k = model_task(m, y->task);
  bool blocked = k && k->thread < m->n_threads && m->threads[k->thread].blocked;
  if (!y->clauses) buf_z(&y->out, "; it is about to run");
  else clauses_end(y, blocked ? STR("has not returned: its thread is blocked") : STR("has not returned yet"));
}

static void say_step(Say *y, u64 poll_row) {
  Event p = trace_get(y->t, poll_row), wake = {0}, e;
  y->task = p.task;
  u64 end = poll_end(y, poll_row, &p);
  say_task(y, p.task);
  buf_z(&y->out, end < y->upto ? " is polled because " : " is being polled because ");
  bool known = p.b < poll_row;
  if (known) wake = trace_get(y->t, p.b);
  if (known && wake.kind == EV_WAKE) say_wake(y, p.b, &wake);
  else buf_z(&y->out, "it is ready");
  const Model *m = session_model_at(y->s, poll_row);
  const TaskModel *k = model_task(m, p.task);
  y->n_was = k ? model_chain(m, k, y->was, CHAIN_MAX) : 0;
  for (u64 n = poll_row + 1; n < end; n++) {
    e = trace_get(y->t, n);
    y->row = n;
    if (e.thread == p.thread) on_row(y, &e);
  }
  if (end < y->upto) {
    e = trace_get(y->t, end);
    clauses_end(y, end_of_poll(y, end, &e));
  } else {
    say_so_far(y);
  }
  buf_ch(&y->out, '.');
}

/* --- between polls: what the program does outside of every future -------------------- */

/* What the runtime does of itself is a sentence of its own between those of the program. */
static bool on_runtime_row(Say *y, u64 row, const Event *e) {
  bool told = e->kind == EV_CLOCK || e->kind == EV_TIMER_FIRE || (e->kind == EV_WAKE && e->task == NO_TASK && (e->b & 511) == 2);
  if (!told) return false;
  if (y->clauses) clauses_end(y, STR("")), buf_ch(&y->out, '.');
  y->clauses = 0;
  y->lead = "Then the program ";
  if (y->out.n) buf_ch(&y->out, ' ');
  size_t at = y->out.n;
  if (e->kind == EV_CLOCK) {
    buf_z(&y->out, "Nothing can run, so the clock jumps to ");
    say_duration(e->time, &y->out);
  } else if (e->kind == EV_TIMER_FIRE) {
    const TimerModel *set = model_timer(session_model_at(y->s, row), e->a);
    buf_z(&y->out, "The ");
    if (set && e->b >= set->set_time) say_duration(e->b - set->set_time, &y->out), buf_ch(&y->out, ' ');
    buf_z(&y->out, "timer of ");
    say_task(y, e->task);
    buf_z(&y->out, " fires");
  } else {
    say_task(y, e->a);
    buf_z(&y->out, " is woken");
    if (y->out.p[at] == 't') y->out.p[at] = 'T';
  }
  buf_ch(&y->out, '.');
  return true;
}

static void on_row_outside(Say *y, const Event *e) {
  Buf b = {0};
  switch (e->kind) {
  case EV_PRINT: clause_text(y, "prints ", trace_output_view(y->t, e->b >> 24, e->b & 0xffffff)); return;
  case EV_PANIC: clause_text(y, "panics with ", trace_str(y->t, e->a)); return;
  case EV_BLOCK: if (e->b != UINT64_MAX) clause_time(y, "blocks its thread until ", e->b, ""); return;
  case EV_RT_NEW: clause(y, STR("builds a runtime")); return;
  case EV_SPAWN:
    if (e->b & ROOT_BIT) clause(y, STR("gives a future to block_on"));
    else clause_task(y, "spawns ", e->task);
    return;
  case EV_FUTURE_DROP: on_future_drop(y, e); return;
  case EV_DONE: if (e->a == 2) clause_task(y, "drops what is left of ", e->task); return;
  case EV_LOST: on_lost(y, e); return;
  case EV_WAKE: if (!(e->b & 256) && (e->b & 255) != 1 && (e->b & 255) != 7) clause_task(y, "wakes ", e->a); return;
  case EV_EXIT: clause(y, str_fmt(y->a, "ends with status %d", (int)e->a)); return;
  case EV_STOP:
    buf_fmt(&b, "is stopped by pollscope: %s", stop_words(e->a));
    if (y->s && session_end(y->s).detail.n) buf_fmt(&b, ": %.*s", STR_ARG(session_end(y->s).detail));
    clause(y, took(y, &b));
    return;
  default: return;
  }
}

/* "Then the program prints "bye" and ends with status 0." */
static void say_outside(Say *y, u64 from, const char *opening) {
  y->clauses = y->more = 0;
  y->lead = opening;
  for (u64 n = from; n < y->upto; n++) {
    Event e = trace_get(y->t, n);
    u32 had = y->clauses;
    if (on_runtime_row(y, n, &e)) continue;
    on_row_outside(y, &e);
    if (!had && y->clauses && y->out.n) buf_ch(&y->out, ' ');
  }
  if (!y->clauses) return;
  clauses_end(y, STR(""));
  if (y->out.p[y->out.n - 1] != '?') buf_ch(&y->out, '.');
}

static Str finish(Say *y) {
  Str s = buf_view(&y->out);
  char *p = y->out.p;
  if (s.n && p[0] >= 'a' && p[0] <= 'z') p[0] = (char)(p[0] - 'a' + 'A');
  Str kept = str_copy(y->a, s);
  buf_free(&y->out);
  return kept;
}

/* Before the first poll; begun: an instruction of the program has run. */
static void say_start(Say *y, bool begun) {
  const Model *m = session_model_at(y->s, y->upto);
  if (y->upto <= 1 && !begun) {
    buf_z(&y->out, "The program has not begun. A step runs it to the end of the next poll.");
    return;
  }
  say_outside(y, 0, "The program ");
  if (y->out.n) buf_ch(&y->out, ' ');
  if (m->ended && !program_is_async(y->p)) buf_z(&y->out, "There is nothing async in it, so nothing was polled.");
  else if (m->ended)
    buf_z(&y->out, "No future was ever polled. The body of an async function runs only when its future is polled: by .await inside a "
                   "future that is itself polled, or by an executor such as block_on. Calling it only makes the future.");
  else if (!program_is_async(y->p))
    buf_z(&y->out, "There is nothing async in the program, so nothing will be polled; `line` goes on to its next line.");
  else buf_z(&y->out, "Nothing has been polled yet. A step runs the program to the end of the next poll.");
}

static Say say_new(Session *s, Arena *a, u64 upto) {
  return (Say){.s = s, .t = session_trace(s), .p = session_program(s), .a = a, .upto = upto, .lead = "; it "};
}

/* What comes behind a poll's end. A run that pollscope ends in the middle of a poll: the poll has none. */
static void say_ending(Say *y, u64 end) {
  if (end < y->upto) say_outside(y, end, "Then the program ");
  else if (y->upto && trace_get(y->t, y->upto - 1).kind == EV_STOP) say_outside(y, y->upto - 1, "Then the program ");
}

Str session_because(Session *s, u64 step, Arena *a) {
  Trace *t = session_trace(s);
  Say y = say_new(s, a, trace_count(t));
  if (step == 0 || step > trace_steps(t)) {
    y.upto = trace_steps(t) ? trace_step_event(t, 1) : trace_count(t);
    say_start(&y, y.upto > 1);
    return finish(&y);
  }
  say_step(&y, trace_step_event(t, step));
  if (step == trace_steps(t) && s && session_end(s).ended) say_ending(&y, session_step_end(s, step));
  return finish(&y);
}

Str session_because_here(Session *s, Arena *a) {
  Trace *t = session_trace(s);
  u64 step = session_step_no(s);
  Say y = say_new(s, a, session_at(s).event);
  if (!step) {
    say_start(&y, session_at(s).ticks);
    return finish(&y);
  }
  say_step(&y, trace_step_event(t, step));
  u64 end = session_step_end(s, step);
  say_ending(&y, end);
  return finish(&y);
}

/* --- single rows ---------------------------------------------------------------------- */

static void say_block(Say *y, const Event *e) {
  buf_fmt(&y->out, "thread %u blocks until ", e->thread);
  if (e->b == UINT64_MAX) buf_z(&y->out, "someone wakes it");
  else say_duration(e->b, &y->out);
}

static void say_resource_row(Say *y, u64 row, const Event *e) {
  Buf *b = &y->out;
  if (e->kind == EV_RES_HOLD || e->kind == EV_RES_RELEASE) {
    if (e->task == NO_TASK) buf_fmt(b, "thread %u", e->thread);
    else say_task(y, e->task);
    buf_z(b, e->kind == EV_RES_HOLD ? " now holds " : " gives back ");
  }
  bool held = e->kind == EV_RES_HOLD || e->kind == EV_RES_RELEASE;
  const Model *m = session_model_at(y->s, row + 1);
  if (held) say_held(y->p, y->t, m, e->a, b);
  else say_resource(y->p, y->t, m, e->kind == EV_RES_NEW ? (u32)e->b : e->a, b);
  if (e->kind == EV_RES_NEW) buf_z(b, " is used for the first time");
  if (e->kind == EV_RES_DROP) buf_z(b, " is dropped");
}

static void say_task_row(Say *y, u64 row, const Event *e) {
  u32 task = e->kind == EV_WAKE || e->kind == EV_ABORT ? e->a : e->task;
  if (e->kind == EV_ABORT) buf_z(&y->out, "abort is called on ");
  say_task(y, task);
  switch (e->kind) {
  case EV_SPAWN: buf_z(&y->out, e->b & ROOT_BIT ? " is given to block_on" : " is spawned"); return;
  case EV_POLL: buf_z(&y->out, " is polled"); return;
  case EV_POLLED: buf_z(&y->out, e->a == 0 ? " returns Pending" : e->a == 1 ? " returns Ready" : " panicked"); return;
  case EV_WAKE:
    buf_z(&y->out, e->b & 256 ? " is woken again, which changes nothing: " : " is woken: ");
    say_wake(y, row, e);
    return;
  case EV_RES_WAIT:
    if (e->a == NO_TASK) buf_z(&y->out, " waits for "), say_task(y, (u32)e->b);
    else buf_ch(&y->out, ' '), say_wait(y->p, y->t, session_model_at(y->s, row), e->a, e->task, &y->out);
    return;
  case EV_DONE: buf_z(&y->out, e->a == 0 ? " is done" : e->a == 1 ? " is over after its panic" : " is cancelled: its future is dropped"); return;
  default: return;
  }
}

/* Of those that lie in one place the innermost that is being polled. */
static void say_polled_row(Say *y, u64 row, const Event *e) {
  PendingFuture chain[CHAIN_MAX];
  const Model *m = session_model_at(y->s, row);
  const TaskModel *k = model_task(m, e->task);
  const PendingFuture *own = NULL;
  u32 n = k ? model_chain(m, k, chain, CHAIN_MAX) : 0;
  for (u32 i = 0; i < n; i++)
    if (chain[i].addr == (e->b & ~LIB_BIT) && chain[i].active) own = &chain[i];
  if (own) buf_fmt(&y->out, "the poll of `%.*s`", STR_ARG(trace_str(y->t, own->type)));
  else buf_z(&y->out, "a poll of its future");
  buf_fmt(&y->out, " returns %s", (e->a & 255) == 0 ? "Pending" : (e->a & 255) == 1 ? "Ready" : "by a panic");
}

static void say_row(Say *y, u64 row, const Event *e) {
  y->task = e->task;
  Buf *b = &y->out;
  switch ((EventKind)e->kind) {
  case EV_SPAWN: case EV_POLL: case EV_POLLED: case EV_WAKE: case EV_RES_WAIT: case EV_DONE: case EV_ABORT: say_task_row(y, row, e); return;
  case EV_RT_NEW: buf_fmt(b, "a runtime is built (%s)", e->a == 0 ? "current_thread" : e->a == 1 ? "multi_thread" : "local"); return;
  case EV_RT_CLOSE: buf_z(b, "the runtime is shut down"); return;
  case EV_FUTURE_POLL: buf_fmt(b, "the future `%.*s` is polled", STR_ARG(trace_str(y->t, e->a))); return;
  case EV_FUTURE_POLLED: say_polled_row(y, row, e); return;
  case EV_FUTURE_DROP:
    buf_fmt(b, "the future `%.*s` is dropped at its await on line %u, before it was done", STR_ARG(trace_str(y->t, e->a)), line_of(y, e->site));
    return;
  case EV_TIMER_SET: buf_fmt(b, "timer %u is set for ", e->a); say_duration(e->b, b); return;
  case EV_TIMER_FIRE: buf_fmt(b, "timer %u fires", e->a); return;
  case EV_TIMER_CANCEL: buf_fmt(b, "timer %u is dropped before it fired", e->a); return;
  case EV_CLOCK: buf_z(b, "nothing can run: the clock jumps to "); say_duration(e->time, b); return;
  case EV_RES_NEW: case EV_RES_HOLD: case EV_RES_RELEASE: case EV_RES_DROP: say_resource_row(y, row, e); return;
  case EV_BLOCK: say_block(y, e); return;
  case EV_UNBLOCK: buf_fmt(b, "thread %u goes on", e->thread); return;
  case EV_THREAD_NEW: buf_fmt(b, "thread %u (%.*s) starts", e->thread, STR_ARG(trace_str(y->t, (u32)e->b))); return;
  case EV_THREAD_END: buf_fmt(b, "thread %u ends", e->thread); return;
  case EV_PRINT: buf_z(b, "the program prints "); say_text(b, trace_output_view(y->t, e->b >> 24, e->b & 0xffffff)); return;
  case EV_PANIC: buf_z(b, "a panic begins: "); say_text(b, trace_str(y->t, e->a)); return;
  case EV_CAUGHT: buf_z(b, "the panic is caught: "); say_task(y, e->task); buf_z(b, " is over, the program goes on"); return;
  case EV_LOST:
    buf_z(b, e->a ? "the panic of " : "the error of ");
    say_task(y, e->task);
    buf_z(b, " goes unseen: its handle was dropped (join_handle_dropped)");
    return;
  case EV_EXIT: buf_fmt(b, "the program ends with status %d", (int)e->a); return;
  case EV_STOP: buf_fmt(b, "pollscope ends the run: %s", stop_words(e->a)); return;
  default: buf_z(b, event_info[e->kind].about); return;
  }
}

Str because_event(Session *s, u64 event, Arena *a) {
  Say y = say_new(s, a, event + 1);
  if (event >= trace_count(y.t)) return STR("");
  Event e = trace_get(y.t, event);
  say_row(&y, event, &e);
  buf_ch(&y.out, '.');
  return finish(&y);
}

Str because_wake(Session *s, u64 event, Arena *a) {
  Say y = say_new(s, a, event + 1);
  Event e = trace_get(y.t, event);
  if (e.kind == EV_WAKE) say_wake(&y, event, &e);
  else buf_z(&y.out, "it is ready");
  return took(&y, &y.out);
}
