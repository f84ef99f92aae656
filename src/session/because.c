/* Sentences: why a step happened, what it did, how it ended — from the log alone.
 *
 * "task 2 (task) is polled because its 1 s timer fired; it resumes after the await on
 * line 6, prints "task 2 finished" and is done." One clause an event that a learner
 * can see; the library's own futures are left out.
 */
#include "session/session.h"

#define ROOT_BIT ((u64)1 << 63)
#define LIB_BIT ((u64)1 << 63)
enum { MAX_CLAUSES = 12, MAX_DEPTH = 32, LOOK_BACK = 100000 };

typedef struct Say {
  Session *s;
  Trace *t;
  Arena *a;
  Buf out;
  u32 clauses, more;     /* said, and left unsaid */
  u32 task;
  bool quote_open;
  u32 depth;             /* of the learner's futures being polled */
  u64 stack[MAX_DEPTH];
  bool resumed;          /* the next future entered was seen before: "resumes" is said by its parent's place */
} Say;

void say_duration(u64 ns, Buf *b) {
  static const struct { u64 unit; const char *name; } units[] = {
    {(u64)86400 * 1000000000u, "d"}, {(u64)3600 * 1000000000u, "h"}, {(u64)60 * 1000000000u, "min"}, {1000000000u, "s"}, {1000000u, "ms"}, {1000u, "us"}, {1, "ns"}};
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

/* The learner's line of a place in the log; 0: none. */
static u32 line_of(Say *y, u32 site) {
  Span sp = sources_user_span(y->s ? session_program(y->s)->src : NULL, trace_span(y->t, site));
  if (!sp.hi) return 0;
  Place p = sources_place(session_program(y->s)->src, sp.lo);
  return p.file && !p.file->is_lib ? p.line : 0;
}

static const TaskModel *known_task(Say *y, u32 id) { return model_task(session_model(y->s), id); }

/* The SPAWN row's facts are wanted for tasks that the model, standing elsewhere, may not know yet. */
static bool spawn_of(Say *y, u32 id, Event *e) {
  const TaskModel *k = known_task(y, id);
  if (k && k->spawn_event < trace_count(y->t)) {
    *e = trace_get(y->t, k->spawn_event);
    if (e->kind == EV_SPAWN && e->task == id) return true;
  }
  for (u64 n = 0; n < trace_count(y->t); n++) {
    *e = trace_get(y->t, n);
    if (e->kind == EV_SPAWN && e->task == id) return true;
  }
  return false;
}

static void say_task(Say *y, u32 id) {
  Event e;
  if (!spawn_of(y, id, &e)) {
    buf_fmt(&y->out, "task %u", id);
    return;
  }
  if (e.b & ROOT_BIT) {
    buf_z(&y->out, "the main task");
    return;
  }
  buf_fmt(&y->out, "task %u (%.*s)", id, STR_ARG(trace_str(y->t, e.a)));
}

/* --- causes --------------------------------------------------------------------- */

static bool find_back(Say *y, u64 from, EventKind kind, u32 a, Event *e, u64 *row) {
  for (u64 n = from, k = 0; n-- > 0 && k < LOOK_BACK; k++) {
    *e = trace_get(y->t, n);
    if (e->kind == kind && e->a == a) {
      if (row) *row = n;
      return true;
    }
  }
  return false;
}

static void say_timer(Say *y, u64 fire_row, u32 timer, u64 deadline) {
  Event set;
  buf_z(&y->out, "its ");
  if (find_back(y, fire_row, EV_TIMER_SET, timer, &set, NULL) && deadline >= set.time) {
    say_duration(deadline - set.time, &y->out);
    buf_ch(&y->out, ' ');
  }
  buf_z(&y->out, "timer fired");
  Event jump;
  u64 row;
  for (u64 n = fire_row, k = 0; n-- > 0 && k < 64; k++) {
    jump = trace_get(y->t, n);
    row = n;
    if (jump.kind == EV_POLLED || jump.kind == EV_POLL) return;
    if (jump.kind != EV_CLOCK) continue;
    buf_z(&y->out, " at ");
    say_duration(jump.time, &y->out);
    buf_z(&y->out, ", to which the clock jumped since nothing else could run");
    (void)row;
    return;
  }
}

static void say_wake(Say *y, u64 row, const Event *wake) {
  switch (wake->b & 255) {
  case 1:
    buf_z(&y->out, "it was spawned");
    if (wake->task != NO_TASK) {
      buf_z(&y->out, " by ");
      say_task(y, wake->task);
    }
    buf_z(&y->out, " and now has its first turn");
    return;
  case 2: {
    for (u64 n = row, k = 0; n-- > 0 && k < 256; k++) {
      Event e = trace_get(y->t, n);
      if (e.kind != EV_TIMER_FIRE) continue;
      say_timer(y, n, e.a, e.b);
      return;
    }
    buf_z(&y->out, "its timer fired");
    return;
  }
  case 3:
    say_task(y, wake->task);
    buf_z(&y->out, ", which it waits for, is done");
    return;
  case 4: buf_z(&y->out, "it had yielded, to let the others go first"); return;
  case 5: buf_z(&y->out, "it was aborted"); return;
  case 6: buf_z(&y->out, "it woke itself while it was polled"); return;
  case 7: buf_z(&y->out, "block_on starts to drive its future"); return;
  default:
    if (wake->task == NO_TASK) {
      buf_z(&y->out, "its waker was called");
    } else {
      say_task(y, wake->task);
      buf_z(&y->out, " called its waker");
    }
  }
}

/* --- what happened ----------------------------------------------------------------- */

static bool clause(Say *y) {
  if (y->clauses >= MAX_CLAUSES) {
    y->more++;
    return false;
  }
  buf_z(&y->out, y->clauses++ ? ", " : "; ");
  return true;
}

static void say_text(Say *y, Str s) {
  while (s.n && (s.p[s.n - 1] == '\n' || s.p[s.n - 1] == '\r')) s.n--;
  buf_ch(&y->out, '"');
  for (size_t i = 0; i < s.n; i++) {
    if (i >= 60 && (s.p[i] & 0xc0) != 0x80) {
      buf_z(&y->out, "...");
      break;
    }
    if (s.p[i] == '\n') buf_z(&y->out, "\\n");
    else if ((u8)s.p[i] < 32 || s.p[i] == 127) buf_fmt(&y->out, "\\x%02x", (u8)s.p[i]);
    else buf_ch(&y->out, s.p[i]);
  }
  buf_ch(&y->out, '"');
}

/* Was this future polled before? Where it stood then. */
static bool seen_before(Say *y, u64 row, const Event *poll, u32 *line) {
  for (u64 n = row, k = 0; n-- > 0 && k < LOOK_BACK; k++) {
    Event e = trace_get(y->t, n);
    if (e.kind == EV_FUTURE_POLLED && e.b == poll->b && e.task == poll->task) {
      if ((e.a & 255) != 0) return false; /* another one lived at this place */
      *line = line_of(y, e.site);
      return true;
    }
    if (e.kind == EV_SPAWN && e.task == poll->task) return false;
  }
  return false;
}

static void on_future_poll(Say *y, u64 row, const Event *e) {
  if (e->b & LIB_BIT) return;
  u32 line = 0;
  bool again = seen_before(y, row, e, &line);
  u32 depth = y->depth;
  if (depth < MAX_DEPTH) y->stack[depth] = e->b;
  y->depth++;
  if (!clause(y)) return;
  if (depth == 0) buf_z(&y->out, "it ");
  else buf_fmt(&y->out, "`%.*s` ", STR_ARG(trace_str(y->t, e->a)));
  if (!again) {
    buf_z(&y->out, "starts");
  } else if (line) {
    buf_fmt(&y->out, "resumes at the await on line %u", line);
  } else {
    buf_z(&y->out, "is asked again");
  }
}

static void on_future_polled(Say *y, const Event *e) {
  if (e->b & LIB_BIT) return;
  if (y->depth) y->depth--;
  if (y->depth == 0) return; /* the task's own: said at the end */
  u32 line = line_of(y, e->site);
  if (!clause(y)) return;
  if ((e->a & 255) == 1) buf_z(&y->out, "it is Ready");
  else if ((e->a & 255) == 2) buf_z(&y->out, "the panic leaves it");
  else if (line && e->a >> 8) buf_fmt(&y->out, "it is Pending at the await on line %u", line);
  else buf_z(&y->out, "it is Pending");
}

static void on_row(Say *y, u64 row, const Event *e) {
  switch (e->kind) {
  case EV_FUTURE_POLL: on_future_poll(y, row, e); return;
  case EV_FUTURE_POLLED: on_future_polled(y, e); return;
  case EV_PRINT:
    if (!clause(y)) return;
    buf_z(&y->out, "prints ");
    say_text(y, trace_output_view(y->t, e->b >> 24, e->b & 0xffffff));
    return;
  case EV_TIMER_SET:
    if (!clause(y)) return;
    buf_z(&y->out, "sets a timer for ");
    say_duration(e->b > e->time ? e->b - e->time : 0, &y->out);
    return;
  case EV_TIMER_CANCEL:
    if (clause(y)) buf_z(&y->out, "drops a timer that had not fired");
    return;
  case EV_SPAWN:
    if (!clause(y)) return;
    buf_z(&y->out, "spawns ");
    say_task(y, e->task);
    return;
  case EV_WAKE:
    if (e->b & 256 || (e->b & 255) == 1 || e->a == y->task || !clause(y)) return;
    buf_z(&y->out, "wakes ");
    say_task(y, e->a);
    return;
  case EV_ABORT:
    if (!clause(y)) return;
    buf_z(&y->out, "aborts ");
    say_task(y, e->a);
    return;
  case EV_BLOCK:
    if (!clause(y)) return;
    buf_z(&y->out, "blocks its thread");
    if (e->b != UINT64_MAX && e->b >= e->time) {
      buf_z(&y->out, " for ");
      say_duration(e->b - e->time, &y->out);
    }
    return;
  case EV_PANIC:
    if (!clause(y)) return;
    buf_z(&y->out, "panics with ");
    say_text(y, trace_str(y->t, e->a));
    return;
  default: return;
  }
}

static void say_waiting(Say *y, u64 row) {
  Event e = trace_get(y->t, row);
  const Model *m = session_model(y->s);
  const TaskModel *k = model_task(m, e.task);
  if (m->at != row + 1 && m->at <= row) k = NULL; /* the model stands earlier: it cannot tell */
  u64 deadline = 0;
  u32 timers = 0, joins = 0, join = 0;
  for (u64 n = row; n-- > 0;) { /* within this poll, and armed before it */
    Event x = trace_get(y->t, n);
    if (x.kind == EV_POLL && x.task == e.task) break;
    if (x.task != e.task) continue;
    if (x.kind == EV_TIMER_SET && (!timers++ || x.b < deadline)) deadline = x.b;
    if (x.kind == EV_RES_WAIT && x.a == NO_TASK && !joins++) join = (u32)x.b;
  }
  if (joins) {
    buf_z(&y->out, ": it waits for ");
    say_task(y, join);
  } else if (timers || (k && k->has_timer)) {
    if (!timers) deadline = k->wake_time;
    buf_z(&y->out, ": it waits for a timer at ");
    say_duration(deadline, &y->out);
  }
}

static void say_end(Say *y, u64 row, const Event *e) {
  if (y->more) buf_fmt(&y->out, " (and %u more)", y->more);
  buf_z(&y->out, y->clauses ? " and " : "; it ");
  if (e->a == 1) {
    buf_z(&y->out, "is done");
  } else if (e->a == 2) {
    buf_z(&y->out, "is over: the panic stays in this task, its JoinHandle will tell");
  } else {
    buf_z(&y->out, "is Pending");
    say_waiting(y, row);
  }
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

static void say_step(Say *y, u64 poll_row) {
  Event p = trace_get(y->t, poll_row);
  y->task = p.task;
  say_task(y, p.task);
  buf_z(&y->out, " is polled because ");
  Event wake = {0};
  bool known = p.b < poll_row;
  if (known) wake = trace_get(y->t, p.b);
  if (known && wake.kind == EV_WAKE) say_wake(y, p.b, &wake);
  else buf_z(&y->out, "it is ready");
  u64 end = step_polled(y->t, poll_row);
  for (u64 n = poll_row + 1; n < end; n++) {
    Event e = trace_get(y->t, n);
    if (e.thread == p.thread) on_row(y, n, &e);
  }
  if (end < trace_count(y->t)) {
    Event e = trace_get(y->t, end);
    say_end(y, end, &e);
  }
  buf_ch(&y->out, '.');
}

static Str finish(Say *y) {
  Str s = buf_view(&y->out);
  char *p = y->out.p;
  if (s.n && p[0] >= 'a' && p[0] <= 'z') p[0] = (char)(p[0] - 'a' + 'A');
  Str kept = str_copy(y->a, s);
  buf_free(&y->out);
  return kept;
}

static void say_start(Say *y) {
  u64 n = trace_steps(y->t);
  WorldEnd end = session_end(y->s);
  if (n) {
    buf_z(&y->out, "Nothing has been polled yet. The program is about to hand its first future to an executor.");
  } else if (end.ended) {
    buf_z(&y->out, "No future is ever polled: the body of an async function runs only when its future is polled, by .await inside another "
                   "future that is, or by an executor.");
  } else {
    buf_z(&y->out, "The program has not begun. A step runs it to the end of the next poll.");
  }
}

Str session_because(Session *s, u64 step, Arena *a) {
  Say y = {.s = s, .t = session_trace(s), .a = a};
  if (step == 0 || step > trace_steps(y.t)) say_start(&y);
  else say_step(&y, trace_step_event(y.t, step));
  return finish(&y);
}

/* --- single rows ---------------------------------------------------------------------- */

static void say_row(Say *y, u64 row, const Event *e) {
  y->task = e->task;
  switch ((EventKind)e->kind) {
  case EV_RT_NEW: buf_fmt(&y->out, "a runtime is built (%s)", e->a == 0 ? "current_thread" : e->a == 1 ? "multi_thread" : "local"); return;
  case EV_RT_CLOSE: buf_z(&y->out, "the runtime is shut down"); return;
  case EV_SPAWN: say_task(y, e->task); buf_z(&y->out, e->b & ROOT_BIT ? " is given to block_on" : " is spawned"); return;
  case EV_POLL: say_task(y, e->task); buf_z(&y->out, " is polled"); return;
  case EV_POLLED: say_task(y, e->task); buf_z(&y->out, e->a == 0 ? " returns Pending" : e->a == 1 ? " returns Ready" : " panicked"); return;
  case EV_FUTURE_POLL: buf_fmt(&y->out, "the future `%.*s` is polled", STR_ARG(trace_str(y->t, e->a))); return;
  case EV_FUTURE_POLLED: buf_fmt(&y->out, "its poll returns %s", (e->a & 255) == 0 ? "Pending" : (e->a & 255) == 1 ? "Ready" : "by a panic"); return;
  case EV_WAKE:
    say_task(y, e->a);
    buf_z(&y->out, e->b & 256 ? " is woken again, which changes nothing: " : " is woken: ");
    say_wake(y, row, e);
    return;
  case EV_TIMER_SET: buf_fmt(&y->out, "timer %u is set for ", e->a); say_duration(e->b, &y->out); return;
  case EV_TIMER_FIRE: buf_fmt(&y->out, "timer %u fires", e->a); return;
  case EV_TIMER_CANCEL: buf_fmt(&y->out, "timer %u is dropped before it fired", e->a); return;
  case EV_CLOCK: buf_z(&y->out, "nothing can run: the clock jumps to "); say_duration(e->time, &y->out); return;
  case EV_BLOCK: buf_fmt(&y->out, "thread %u blocks until ", e->thread); e->b == UINT64_MAX ? buf_z(&y->out, "someone wakes it") : say_duration(e->b, &y->out); return;
  case EV_UNBLOCK: buf_fmt(&y->out, "thread %u goes on", e->thread); return;
  case EV_THREAD_NEW: buf_fmt(&y->out, "thread %u (%.*s) starts", e->thread, STR_ARG(trace_str(y->t, (u32)e->b))); return;
  case EV_THREAD_END: buf_fmt(&y->out, "thread %u ends", e->thread); return;
  case EV_RES_WAIT:
    say_task(y, e->task);
    buf_z(&y->out, " waits");
    if (e->a == NO_TASK) buf_z(&y->out, " for "), say_task(y, (u32)e->b);
    return;
  case EV_PRINT: buf_z(&y->out, "the program prints "); say_text(y, trace_output_view(y->t, e->b >> 24, e->b & 0xffffff)); return;
  case EV_PANIC: buf_z(&y->out, "a panic begins: "); say_text(y, trace_str(y->t, e->a)); return;
  case EV_CAUGHT: buf_z(&y->out, "the panic is caught: "); say_task(y, e->task); buf_z(&y->out, " is over, the program goes on"); return;
  case EV_DONE: say_task(y, e->task); buf_z(&y->out, e->a == 0 ? " is done" : e->a == 1 ? " is over after its panic" : " is cancelled: its future is dropped"); return;
  case EV_ABORT: buf_z(&y->out, "abort is called on "); say_task(y, e->a); return;
  case EV_EXIT: buf_fmt(&y->out, "the program ends with status %d", (int)e->a); return;
  default: buf_z(&y->out, event_info[e->kind].about); return;
  }
}

Str because_event(Session *s, u64 event, Arena *a) {
  Say y = {.s = s, .t = session_trace(s), .a = a};
  if (event >= trace_count(y.t)) return STR("");
  Event e = trace_get(y.t, event);
  say_row(&y, event, &e);
  buf_ch(&y.out, '.');
  return finish(&y);
}
