/* What a run answers: predictions and exercises. */
#include "lesson/lesson.h"

LessonRun lesson_run(Program *p, LoadOptions o, bool (*interrupt)(void *), void *ctx) {
  LessonRun r = {.p = p};
  if (!p->ok) return r;
  if (!o.world.tokio) o.world.tokio = 153;
  r.w = world_new(p->code, o.world);
  r.interrupted = world_run(r.w, (RunUntil){.event = UINT64_MAX, .interrupt = interrupt, .ctx = ctx}) == RUN_INTERRUPTED;
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
  if (!r->w) return;
  model_free(r->m);
  world_free(r->w);
}

/* --- output ------------------------------------------------------------------------- */

/* The line that begins at `from`, which moves behind it. */
static bool next_line(Str all, size_t *from, Str *line) {
  if (*from >= all.n) return false;
  size_t to = *from;
  while (to < all.n && all.p[to] != '\n') to++;
  *line = (Str){all.p + *from, to - *from};
  *from = to + 1;
  return true;
}

static Str output_of(const LessonRun *r) { return r->m ? trace_output_view(world_trace(r->w), 0, r->m->output) : STR(""); }

static bool has_line(const LessonRun *r, Str want) {
  Str line;
  for (size_t at = 0; next_line(output_of(r), &at, &line);)
    if (str_eq(line, want)) return true;
  return false;
}

static void end_words(const LessonRun *r, Buf *out) {
  Arena *a = arena_new();
  if (!r->p->ok) diags_render_all(r->p->diags, false, out);
  else if (r->interrupted) buf_z(out, "interrupted\n");
  else if (r->end.stopped) buf_str(out, stop_report(r->p, world_trace(r->w), r->end, a));
  else if (r->end.status) buf_fmt(out, "exit status %d\n", r->end.status);
  arena_free(a);
}

static void output_line(u64 time, bool fresh, Str line, Buf *out) {
  Buf at = {0};
  if (fresh) say_duration(time, &at);
  buf_fmt(out, "  %8.*s  ", STR_ARG(buf_view(&at)));
  say_escaped(line, out);
  buf_ch(out, '\n');
  buf_free(&at);
}

void lesson_output(const LessonRun *r, u32 most, Buf *out) {
  Trace *t = r->m ? world_trace(r->w) : NULL;
  u64 n = t ? trace_prints(t) : 0, time = UINT64_MAX, lines = 0;
  size_t at = 0;                              /* of the next line in the output */
  for (u64 i = 0; i < n; i++) {
    Event e = trace_get(t, trace_print_event(t, i));
    Str line, known = trace_output_view(t, 0, (e.b >> 24) + (e.b & 0xffffff));
    bool whole = known.n && known.p[known.n - 1] == '\n';
    if (!whole && i + 1 < n) continue;        /* print! without an end: the line goes on */
    while (next_line(known, &at, &line)) {
      if (lines++ < most) output_line(e.time, e.time != time, line, out);
      time = e.time;
    }
  }
  if (lines > most) buf_fmt(out, "            ... and %llu more\n", (unsigned long long)(lines - most));
  if (!lines && r->p->ok) buf_z(out, "            (it prints nothing)\n");
  end_words(r, out);
}

/* --- questions ------------------------------------------------------------------------ */

typedef struct Ask { const LessonRun *r; Arena *a; Str name; u64 number; bool numbered; Str *answer; } Ask;
typedef bool Answerer(Ask *q);

static bool say_number(Ask *q, u64 n) {
  *q->answer = str_fmt(q->a, "%llu", (unsigned long long)n);
  return true;
}
static bool say_time(Ask *q, u64 ns) {
  Buf b = {0};
  say_duration(ns, &b);
  *q->answer = str_copy(q->a, buf_view(&b));
  buf_free(&b);
  return true;
}
static bool say(Ask *q, const char *z) {
  *q->answer = str_of(z);
  return true;
}
static bool cannot(Ask *q, const char *why) {
  *q->answer = str_fmt(q->a, "%s", why);
  return false;
}

static bool answer_TIME(Ask *q) { return say_time(q, q->r->m->now); }
static bool answer_BLOCKED(Ask *q) { return say_time(q, q->r->m->blocked_ns); }
static bool answer_TASKS(Ask *q) { return say_number(q, q->r->m->n_tasks); }
static bool answer_EXIT(Ask *q) { return say_number(q, (u64)q->r->end.status); }

static bool answer_POLLS(Ask *q) {
  if (!q->numbered) return say_number(q, q->r->m->steps);
  if (q->number >= q->r->m->n_tasks) return cannot(q, "there is no task of that number");
  return say_number(q, model_task(q->r->m, (u32)q->number)->polls);
}

static bool answer_THREADS(Ask *q) {
  Trace *t = world_trace(q->r->w);
  u64 n = 0, seen[1024] = {0};
  for (u64 step = 1; step <= trace_steps(t); step++) {
    Event e = trace_get(t, trace_step_event(t, step));
    n += !(seen[e.thread / 64] >> (e.thread % 64) & 1);
    seen[e.thread / 64] |= (u64)1 << (e.thread % 64);
  }
  return say_number(q, n);
}

static bool answer_WAKES(Ask *q) {
  Trace *t = world_trace(q->r->w);
  u64 n = 0;
  for (u64 i = 0; i < trace_count(t); i++) {
    Event e = trace_get(t, i);
    n += e.kind == EV_WAKE && !(e.b >> 8 & 1);
  }
  return say_number(q, n);
}

static bool answer_TASK(Ask *q) {
  Trace *t = world_trace(q->r->w);
  if (!q->number || q->number > trace_steps(t)) return cannot(q, "there is no such step");
  Event e = trace_get(t, trace_step_event(t, q->number));
  if (model_task(q->r->m, e.task)->root) return say(q, "the main task");
  *q->answer = str_fmt(q->a, "task %u", e.task);
  return true;
}

static bool answer_LINE(Ask *q) {
  Str line;
  size_t at = 0;
  for (u64 n = 1; next_line(output_of(q->r), &at, &line); n++)
    if (n == q->number) return *q->answer = str_copy(q->a, line), true;
  return say(q, "(nothing)");
}

static bool answer_LINES(Ask *q) {
  Str line;
  size_t at = 0;
  u64 n = 0;
  while (next_line(output_of(q->r), &at, &line)) n++;
  return say_number(q, n);
}

static bool answer_END(Ask *q) {
  const LessonRun *r = q->r;
  if (r->end.stopped) return say(q, r->end.why == STOP_DEADLOCK ? "it hangs" : "it never ends");
  return say(q, r->end.status == 101 ? "it panics" : r->end.status ? "it returns an error" : "it ends");
}

static bool answer_CHECK(Ask *q) {
  const Diags *d = q->r->p->diags;
  if (!d->n_errors) return say(q, "accepted");
  for (u32 i = 0; i < d->list.n; i++) {
    if (d->list.v[i]->sev != SEV_ERROR) continue;
    Str code = diag_code_name(d->list.v[i]->code);
    *q->answer = code.n ? code : STR("an error without a code");
    return true;
  }
  return cannot(q, "its errors have no place");
}

static bool answer_LINT(Ask *q) {
  const Diags *d = q->r->p->diags;
  for (u32 i = 0; i < d->list.n; i++) {
    if (d->list.v[i]->sev == SEV_ERROR) continue;
    *q->answer = diag_code_name(d->list.v[i]->code);
    if (q->answer->n) return true;
  }
  return say(q, "none");
}

static bool find_states(Ask *q, u64 *bytes, u32 *awaits) {
  if (q->r->p->ok && states_facts(q->r->p, q->name, bytes, awaits)) return true;
  return cannot(q, "there is no async function of that name with a known size");
}

static bool answer_SIZE(Ask *q) {
  u64 bytes;
  u32 awaits;
  return find_states(q, &bytes, &awaits) && say_number(q, bytes);
}

static bool answer_AWAITS(Ask *q) {
  u64 bytes;
  u32 awaits;
  return find_states(q, &bytes, &awaits) && say_number(q, awaits);
}

typedef enum { ARG_NONE, ARG_NUMBER, ARG_MAYBE, ARG_NAME } Argument;
typedef struct Question { const char *word; Argument arg; bool needs_run; const char *help; Answerer *answer; } Question;
static const Question questions[] = {
#define QUESTION(id, word, argument, needs_run, help) {word, ARG_##argument, needs_run, help, answer_##id},
#include "lesson/question.def"
#undef QUESTION
};

static size_t word_end(Str s) {
  size_t n = 0;
  while (n < s.n && s.p[n] != ' ') n++;
  return n;
}

static bool read_number_in(Str s, u64 *v) {
  *v = 0;
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] < '0' || s.p[i] > '9' || i == 9) return false;
    *v = *v * 10 + (u64)(s.p[i] - '0');
  }
  return s.n > 0;
}

/* NULL: *why tells. */
static const Question *find_question(Str what, Ask *q, Str *why) {
  Buf known = {0};
  const Question *found = NULL;
  size_t n = word_end(what);
  Str word = {what.p, n}, arg = {what.p + n, what.n - n};
  while (arg.n && arg.p[0] == ' ') arg.p++, arg.n--;
  for (u32 i = 0; i < COUNTOF(questions); i++) {
    buf_fmt(&known, "%s%s", i ? ", " : "", questions[i].word);
    if (str_eqz(word, questions[i].word)) found = &questions[i];
  }
  q->name = arg;
  q->numbered = read_number_in(arg, &q->number);
  bool ok = found && (found->arg == ARG_NONE   ? !arg.n
                      : found->arg == ARG_NAME ? arg.n > 0
                                               : q->numbered || (found->arg == ARG_MAYBE && !arg.n));
  static const char *const wanted[] = {"alone", "with a number", "alone or with a number", "with a function's name"};
  if (!found) *why = str_fmt(q->a, "nobody can answer `%.*s`; ask one of %.*s", STR_ARG(what), STR_ARG(buf_view(&known)));
  else if (!ok) *why = str_fmt(q->a, "`%s` stands %s, not as `%.*s`: it is %s", found->word, wanted[found->arg], STR_ARG(what), found->help);
  buf_free(&known);
  return ok ? found : NULL;
}

bool lesson_is_question(Str what, Arena *a, Str *why) { return find_question(what, &(Ask){.a = a}, why) != NULL; }

bool lesson_answer(const LessonRun *r, Str what, Arena *a, Str *answer) {
  Ask q = {.r = r, .a = a, .answer = answer};
  const Question *k = find_question(what, &q, answer);
  if (!k) return false;
  if (k->needs_run && !r->m) return cannot(&q, "the program is refused");
  if (k->needs_run && r->interrupted) return cannot(&q, "the run was interrupted");
  return k->answer(&q);
}

/* --- what an exercise wants -------------------------------------------------------------- */

typedef enum { WANT_NONE, WANT_ANSWER, WANT_OUTPUT, WANT_NO_OUTPUT, WANT_HAS, WANT_LACKS } WantKind;
typedef struct Want { WantKind kind; Str what, value; } Want;

static bool after(Str s, const char *prefix, Str *rest) {
  size_t n = strlen(prefix);
  if (!str_starts(s, prefix) || s.n == n) return false;
  *rest = (Str){s.p + n, s.n - n};
  return true;
}

static Want read_want(Str s) {
  Want w = {.kind = WANT_NONE};
  if (after(s, "output ", &w.value)) w.kind = WANT_OUTPUT;
  else if (after(s, "no output ", &w.value)) w.kind = WANT_NO_OUTPUT;
  else if (after(s, "source has ", &w.value)) w.kind = WANT_HAS;
  else if (after(s, "source lacks ", &w.value)) w.kind = WANT_LACKS;
  for (size_t i = 1; w.kind == WANT_NONE && i + 4 < s.n; i++)
    if (!memcmp(s.p + i, " is ", 4)) w = (Want){WANT_ANSWER, {s.p, i}, {s.p + i + 4, s.n - i - 4}};
  return w;
}

bool lesson_is_want(Str want, Arena *a, Str *why) {
  Want w = read_want(want);
  if (w.kind == WANT_ANSWER) return lesson_is_question(w.what, a, why);
  if (w.kind != WANT_NONE) return true;
  *why = str_fmt(a, "`%.*s` cannot be checked; want `QUESTION is VALUE`, `output TEXT`, `no output TEXT`, `source has TEXT` or `source lacks TEXT`",
                 STR_ARG(want));
  return false;
}

/* In some line, before a comment. */
static bool source_has(const Program *p, Str text) {
  Str line, all = p->file ? p->file->text : STR("");
  for (size_t at = 0; next_line(all, &at, &line);)
    for (size_t i = 0; i + text.n <= line.n; i++) {
      if (i + 1 < line.n && line.p[i] == '/' && line.p[i + 1] == '/') break;
      if (!memcmp(line.p + i, text.p, text.n)) return true;
    }
  return false;
}

bool lesson_holds(const LessonRun *r, Str want, Arena *a, Str *instead) {
  Want w = read_want(want);
  Str got = STR("");
  *instead = STR("");
  switch (w.kind) {
  case WANT_NONE: return lesson_is_want(want, a, instead);
  case WANT_OUTPUT: *instead = STR("no such line is printed"); return has_line(r, w.value);
  case WANT_NO_OUTPUT: *instead = STR("it is printed"); return r->m && !has_line(r, w.value);
  case WANT_HAS: *instead = STR("it has not"); return source_has(r->p, w.value);
  case WANT_LACKS: *instead = STR("it has"); return !source_has(r->p, w.value);
  case WANT_ANSWER: break;
  }
  if (!lesson_answer(r, w.what, a, &got)) return *instead = got, false;
  *instead = str_fmt(a, "it is %.*s", STR_ARG(got));
  return str_eq(got, w.value);
}
