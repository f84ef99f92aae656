/* A position and a step told in text, for the step prompt and `--narrate`. */
#include "session/command.h"
#include "base/unicode.h"

enum { SHOWN_TASKS = 8 };

/* A break stands at a blank, but not at one that follows a quote or another blank. */
size_t wrap_line(Str s, size_t i, u32 width, size_t *next) {
  u32 w = 0;
  size_t blank = i, k = i;
  while (k < s.n && s.p[k] != '\n') {
    size_t was = k;
    u32 c = utf8_next(s, &k);
    u32 n = uni_width(c);
    if (w + n > width && was > i) {
      if (c == ' ') return *next = k, was;
      if (blank > i) return *next = blank + 1, blank;
      return *next = was, was;
    }
    if (c == ' ' && was > i && s.p[was - 1] != ' ' && s.p[was - 1] != '"') blank = was;
    w += n;
  }
  *next = k < s.n ? k + 1 : k;
  return k;
}

/* Wrapped, every line indented. */
void say_wrapped(Str s, u32 indent, u32 width, Buf *b) {
  u32 room = width > indent + 20 ? width - indent : 20;
  for (size_t i = 0; i < s.n;) {
    size_t next, end = wrap_line(s, i, room, &next);
    buf_fill(b, ' ', indent);
    buf_add(b, s.p + i, end - i);
    buf_ch(b, '\n');
    i = next;
  }
}

void narrate_output(Trace *t, u64 from, u64 to, Buf *b) {
  Str s = trace_output_view(t, from, to > from ? to - from : 0);
  for (size_t i = 0; i < s.n;) {
    size_t k = i;
    while (k < s.n && s.p[k] != '\n') k++;
    buf_z(b, "  | ");
    say_escaped((Str){s.p + i, k - i}, b);
    buf_ch(b, '\n');
    i = k + 1;
  }
}

void say_task_line(Session *s, const TaskModel *k, Buf *b) {
  const Model *m = session_model(s);
  if (k->finished) buf_fmt(b, "is %s", task_state_word(k->state));
  else say_waits_for(session_program(s), session_trace(s), m, k, b);
  buf_fmt(b, " (%llu poll%s)", (unsigned long long)k->polls, k->polls == 1 ? "" : "s");
}

void narrate_state(Session *s, Buf *b) {
  const Model *m = session_model(s);
  Trace *t = session_trace(s);
  u32 n = 0, ready[SHOWN_TASKS], r = model_ready(m, ready, SHOWN_TASKS);
  for (const TaskModel *k = model_next_live(m, NULL); k && n < SHOWN_TASKS; k = model_next_live(m, k), n++) {
    buf_z(b, "  ");
    say_task_name(t, k->id, b);
    buf_ch(b, ' ');
    say_task_line(s, k, b);
    buf_ch(b, '\n');
  }
  if (m->n_live > n) buf_fmt(b, "  ... and %u more tasks\n", m->n_live - n);
  if (r < 2) return;
  buf_z(b, "  ready queue: ");
  for (u32 i = 0; i < r; i++) {
    if (i) buf_z(b, ", ");
    say_task_name(t, ready[i], b);
  }
  if (m->n_ready > r) buf_fmt(b, " and %u more", m->n_ready - r);
  buf_ch(b, '\n');
}

static void say_position(Session *s, Buf *b) {
  Position at = session_at(s);
  const Model *m = session_model(s);
  buf_fmt(b, "step %llu, ", (unsigned long long)session_step_no(s));
  say_duration(m->now, b);
  buf_fmt(b, ", event %llu", (unsigned long long)at.event);
  if (at.ticks) buf_fmt(b, " and %llu instruction%s", (unsigned long long)at.ticks, at.ticks == 1 ? "" : "s");
  if (m->ended) buf_z(b, m->stopped ? ": the run was stopped" : ": the end of the run");
  buf_ch(b, '\n');
}

static void say_line_here(Session *s, Buf *b) {
  Span at;
  if (!session_place(s, &at)) return;
  const Program *p = session_program(s);
  Span shown = session_deep(s) ? at : sources_user_span(p->src, at);
  Place w = sources_place(p->src, shown.lo);
  if (!w.file) return;
  Str text = sources_line(p->src, w.file, w.line);
  while (text.n && text.p[0] == ' ') text.p++, text.n--;
  buf_fmt(b, "  next: line %u", w.line);
  if (w.file->is_lib) buf_fmt(b, " of %.*s", STR_ARG(w.file->name));
  buf_z(b, ": ");
  say_escaped(text, b);
  buf_ch(b, '\n');
}

void narrate_move(Session *s, Position was, u32 width, Buf *b) {
  Arena *a = arena_new();
  u64 before = session_model_at(s, was.event)->output;
  say_position(s, b);
  say_wrapped(session_because_here(s, a), 2, width, b);
  narrate_output(session_trace(s), before, session_model(s)->output, b);
  say_line_here(s, b);
  narrate_state(s, b);
  arena_free(a);
}

void narrate_step(Session *s, u64 step, u32 width, Buf *b) {
  Arena *a = arena_new();
  Trace *t = session_trace(s);
  Event poll = trace_get(t, trace_step_event(t, step));
  u64 from = step > 1 ? session_model_at(s, session_step_end(s, step - 1))->output : 0;
  buf_fmt(b, "step %llu, ", (unsigned long long)step);
  say_duration(poll.time, b);
  buf_ch(b, '\n');
  say_wrapped(session_because(s, step, a), 2, width, b);
  bool last = step == trace_steps(t) && session_end(s).ended;
  u64 to = session_model_at(s, last ? trace_count(t) : session_step_end(s, step))->output;
  narrate_output(t, from, to, b);
  arena_free(a);
}
