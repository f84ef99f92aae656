/* What a run answers: predictions and exercises. */
#include "lesson/lesson.h"

LessonRun lesson_run(Program *p, LoadOptions o, bool (*interrupt)(void *), void *ctx) {
  LessonRun r = {.p = p};
  if (!o.world.tokio) o.world.tokio = 153;
  r.w = world_new(p->code, o.world);
  world_run(r.w, (RunUntil){.event = UINT64_MAX, .interrupt = interrupt, .ctx = ctx});
  r.end = world_end(r.w);
  Trace *t = world_trace(r.w);
  r.m = model_new(t);
  for (u64 n = 0; n < trace_count(t); n++) {
    Event e = trace_get(t, n);
    model_apply(r.m, n, &e);
  }
  return r;
}

void lesson_run_free(LessonRun *r) {
  model_free(r->m);
  world_free(r->w);
}

static Str output_line(const LessonRun *r, u64 want) {
  Str all = trace_output_view(world_trace(r->w), 0, r->m->output);
  size_t from = 0;
  for (u64 line = 1; from < all.n; line++) {
    size_t to = from;
    while (to < all.n && all.p[to] != '\n') to++;
    if (line == want) return (Str){all.p + from, to - from};
    from = to + 1;
  }
  return STR("(nothing)");
}

static u64 number_after(Str s, size_t from) {
  u64 v = 0;
  for (size_t i = from; i < s.n; i++)
    if (s.p[i] >= '0' && s.p[i] <= '9') v = v * 10 + (u64)(s.p[i] - '0');
  return v;
}

bool lesson_answer(const LessonRun *r, Str what, Arena *a, Str *answer) {
  if (str_eqz(what, "time")) {
    Buf b = {0};
    say_duration(r->m->now, &b);
    *answer = str_copy(a, buf_view(&b));
    buf_free(&b);
  } else if (str_eqz(what, "polls")) {
    *answer = str_fmt(a, "%llu", (unsigned long long)r->m->steps);
  } else if (str_eqz(what, "tasks")) {
    *answer = str_fmt(a, "%u", r->m->n_tasks);
  } else if (str_eqz(what, "exit")) {
    *answer = str_fmt(a, "%d", r->end.status);
  } else if (str_starts(what, "line ")) {
    *answer = str_copy(a, output_line(r, number_after(what, 5)));
  } else {
    return false;
  }
  return true;
}

static bool has_line(const LessonRun *r, Str line) {
  Str all = trace_output_view(world_trace(r->w), 0, r->m->output);
  for (size_t from = 0; from < all.n;) {
    size_t to = from;
    while (to < all.n && all.p[to] != '\n') to++;
    if (str_eq((Str){all.p + from, to - from}, line)) return true;
    from = to + 1;
  }
  return false;
}

bool lesson_holds(const LessonRun *r, Str want, Arena *a, Str *instead) {
  if (str_starts(want, "output ")) {
    Str line = {want.p + 7, want.n - 7};
    *instead = str_fmt(a, "no line \"%.*s\" was printed", STR_ARG(line));
    return has_line(r, line);
  }
  size_t space = 0;
  while (space < want.n && want.p[space] != ' ') space++;
  Str what = {want.p, space}, value = {want.p + space, want.n - space}, got;
  while (value.n && value.p[0] == ' ') value.p++, value.n--;
  if (!lesson_answer(r, what, a, &got)) {
    *instead = str_fmt(a, "the lesson asks for `%.*s`, which nobody can answer", STR_ARG(what));
    return false;
  }
  *instead = str_fmt(a, "%.*s is %.*s, not %.*s", STR_ARG(what), STR_ARG(got), STR_ARG(value));
  return str_eq(got, value);
}
