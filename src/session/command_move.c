/* Commands that move: by steps, events and lines, to a place, on or back to where something happens. */
#include "session/command.h"

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

static Action no_task(Commands *c) { return (Action){.kind = ACT_ERROR, .text = buf_view(&c->out)}; }

static bool still_at(Commands *c, Position was) {
  Position at = session_at(c->s);
  return at.event == was.event && at.ticks == was.ticks;
}

static Action moved(Commands *c, Position was, SeekResult r, bool back) {
  Action act = {.kind = ACT_MOVED, .seek = r};
  bool still = still_at(c, was);
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
    act.text = back ? STR("this is the beginning") : STR("the run ends here");
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

Action do_event(Commands *c, const Words *w) {
  Action why;
  i64 n;
  Position was = session_at(c->s);
  if (!read_count(c, w, &n, true, &why)) return why;
  return moved(c, was, session_event(c->s, n), n < 0);
}

Action do_line(Commands *c, const Words *w) {
  Position was = session_at(c->s);
  if (w->n > 1 && !command_is_prefix(w->v[1], "into")) return command_error(c, "`line` takes nothing, or `into`: line into");
  return moved(c, was, session_line(c->s, w->n > 1), false);
}

Action do_continue(Commands *c, const Words *w) {
  Position was = session_at(c->s);
  (void)w;
  return moved(c, was, session_run(c->s), false);
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

/* --- on or back to where something happens ------------------------------------------------- */

typedef struct Wanted { EventKind kind; u32 task; bool any; Str text; Trace *t; } Wanted;

static bool is_wanted(void *ctx, u64 n, const Event *e) {
  const Wanted *w = ctx;
  (void)n;
  if (e->kind != w->kind || (!w->any && e->task != w->task)) return false;
  if (!w->text.n) return true;
  Str out = trace_output_view(w->t, e->b >> 24, e->b & 0xffffff);
  return memmem(out.p, out.n, w->text.p, w->text.n) != NULL;
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

static Action until_time(Commands *c, const Words *w) {
  Position was = session_at(c->s);
  u64 ns;
  Str d = w->n > 3 ? str_fmt(c->a, "%.*s%.*s", STR_ARG(w->v[2]), STR_ARG(w->v[3])) : w->n > 2 ? w->v[2] : STR("");
  if (!read_duration(d, &ns)) return command_error(c, "`until time` wants a time with its unit: until time 1.5s");
  if (ns <= session_model(c->s)->now && ns) return command_error(c, "that time has passed already: `goto` goes back");
  return moved(c, was, session_to_time(c->s, ns), false);
}

/* All that stands behind the second word, as it was typed. */
static Str rest_of(const Words *w) { return w->n < 3 ? STR("") : (Str){w->v[2].p, (size_t)(w->line.p + w->line.n - w->v[2].p)}; }

static Action what_then(Commands *c, Str what, bool back) {
  if (back) return command_error(c, "back to what? `%.*s` is no number, and none of line, print, poll, done", STR_ARG(what));
  return command_error(c, "until what? `%.*s` is none of line, time, print, poll, done", STR_ARG(what));
}

/* The row that `print [TEXT]`, `poll T` and `done T` mean. False: the reason stands in *why. */
static bool read_wanted(Commands *c, const Words *w, bool back, Wanted *want, Action *why) {
  Str what = w->v[1], verb = str_of(back ? "back" : "until");
  if (command_is_prefix(what, "print")) {
    *want = (Wanted){.kind = EV_PRINT, .any = true, .text = rest_of(w), .t = session_trace(c->s)};
    return true;
  }
  bool done = command_is_prefix(what, "done");
  if (!done && !command_is_prefix(what, "poll")) return *why = what_then(c, what, back), false;
  want->kind = done ? EV_DONE : EV_POLL;
  if (w->n < 3) {
    *why = command_error(c, "`%.*s %.*s` wants a task: %.*s %.*s 1", STR_ARG(verb), STR_ARG(what), STR_ARG(verb), STR_ARG(what));
    return false;
  }
  if (!command_find_task(c, w->v[2], &want->task)) return *why = no_task(c), false;
  if (!back && model_task(session_model(c->s), want->task)->finished) return *why = command_error(c, "task %u is over", want->task), false;
  return true;
}

/* Nothing, a comment, an attribute, an import: a run never comes to such a line. (At a `}` something may be dropped.) */
static bool is_bare(Str s) {
  while (s.n && (s.p[0] == ' ' || s.p[0] == '\t' || s.p[0] == '\r')) s.p++, s.n--;
  return !s.n || str_starts(s, "//") || str_starts(s, "#") || str_starts(s, "use ");
}

/* A line of the program, where it holds something, else the next that does: *asked is what was typed. 0: the reason stands in *why. */
static u32 read_line(Commands *c, Str word, u32 *asked, Action *why) {
  u64 n;
  const Program *p = session_program(c->s);
  u32 last = sources_place(p->src, p->file->base + (u32)p->file->text.n).line;
  if (!read_number(word, &n)) return *why = command_error(c, "`%.*s` is no line's number", STR_ARG(word)), 0;
  if (!n || n > last) return *why = command_error(c, "the program has lines 1 to %u", last), 0;
  *asked = (u32)n;
  while (n <= last && is_bare(sources_line(p->src, p->file, (u32)n))) n++;
  if (n <= last) return (u32)n;
  *why = command_error(c, "from line %u on there is no code", *asked);
  return 0;
}

static void say_other_line(Commands *c, Action *act, u32 asked, u32 line) {
  if (asked == line || act->seek == SEEK_INTERRUPTED) return;
  Str end = act->seek == SEEK_ENDED ? str_fmt(c->a, "; %.*s", STR_ARG(act->text)) : STR("");
  act->text = str_fmt(c->a, "line %u has no code, line %u is the next with some%.*s", asked, line, STR_ARG(end));
}

static Action until_line(Commands *c, const Words *w) {
  Action why = {0};
  Position was = session_at(c->s);
  if (w->n < 3) return command_error(c, "`until line` wants a line's number: until line 5");
  u32 asked, line = read_line(c, w->v[2], &asked, &why);
  if (!line) return why;
  SeekResult r = session_to_line(c->s, line);
  Action act = moved(c, was, r, false);
  if (r == SEEK_ENDED) act.text = str_fmt(c->a, "the run ends without coming to line %u from there", line);
  say_other_line(c, &act, asked, line);
  return act;
}

Action do_until(Commands *c, const Words *w) {
  Position was = session_at(c->s);
  Wanted want = {0};
  Action why;
  if (w->n < 2) return command_error(c, "until what? until line 5, until time 1s, until poll 1, until print, until done 1");
  if (command_is_prefix(w->v[1], "line")) return until_line(c, w);
  if (command_is_prefix(w->v[1], "time")) return until_time(c, w);
  if (!read_wanted(c, w, false, &want, &why)) return why;
  SeekResult r = session_until(c->s, is_wanted, &want);
  Action act = moved(c, was, r, false);
  if (r == SEEK_ENDED && !still_at(c, was)) act.text = STR("the run ends before that happens");
  return act;
}

static Action back_line(Commands *c, const Words *w) {
  Action why = {0};
  Position was = session_at(c->s);
  u32 asked = 0, line = w->n > 2 ? read_line(c, w->v[2], &asked, &why) : 0;
  if (w->n > 2 && !line) return why;
  SeekResult r = session_line_back(c->s, line);
  Action act = moved(c, was, r, true);
  if (r == SEEK_ENDED && line) act.text = str_fmt(c->a, "line %u was not run before: this is the beginning", line);
  say_other_line(c, &act, asked, line);
  return act;
}

Action do_back(Commands *c, const Words *w) {
  Action why;
  i64 n;
  Position was = session_at(c->s);
  if (w->n > 1 && !read_number(w->v[1], &(u64){0}) && (w->v[1].p[0] < '0' || w->v[1].p[0] > '9') && w->v[1].p[0] != '-') {
    Wanted want = {0};
    if (command_is_prefix(w->v[1], "line")) return back_line(c, w);
    if (!read_wanted(c, w, true, &want, &why)) return why;
    SeekResult r = session_back_until(c->s, is_wanted, &want);
    Action act = moved(c, was, r, true);
    if (r == SEEK_ENDED) act.text = STR("it did not happen before: this is the beginning");
    return act;
  }
  if (!read_count(c, w, &n, false, &why)) return why;
  if (!session_step_no(c->s)) return moved(c, was, session_seek(c->s, (Position){0, 0}), true); /* what main did before */
  return moved(c, was, session_step(c->s, -n), true);
}
