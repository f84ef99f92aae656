/* The report at the end of a run: what it took, who never finished and why. */
#include "session/met.h"
#include "session/session.h"

static const char *const stop_text[] = {
#define STOP(id, text, option) text,
#include "runtime/stop.def"
#undef STOP
};
static const char *const stop_option[] = {
#define STOP(id, text, option) option,
#include "runtime/stop.def"
#undef STOP
};

/* "src.rs:12" of a place in the log; nothing where it is not the learner's. */
static void say_place(const Program *p, Trace *t, u32 site, Buf *b) {
  Span sp = sources_user_span(p->src, trace_span(t, site));
  if (!sp.hi) return;
  Place at = sources_place(p->src, sp.lo);
  if (at.file && !at.file->is_lib) buf_fmt(b, " on line %u", at.line);
}

const char *stop_words(u32 why) { return why < STOP_COUNT_ ? stop_text[why] : "?"; }

static bool word_at(Str s, size_t i, const char *word) {
  size_t n = strlen(word);
  return s.n - i >= n && !memcmp(s.p + i, word, n);
}

bool program_is_async(const Program *p) {
  Str s = p->file ? p->file->text : STR("");
  for (size_t i = 0; i < s.n; i++) {
    if (word_at(s, i, "//"))
      while (i < s.n && s.p[i] != '\n') i++;
    if (i < s.n && (word_at(s, i, "async fn") || word_at(s, i, "async {") || word_at(s, i, "async move"))) return true;
  }
  return false;
}

/* Every thread that stands still, for those that no task runs on. */
static void say_threads(const Program *p, Trace *t, const Model *m, Buf *b) {
  for (u32 i = 0; i < m->n_threads; i++) {
    const ThreadModel *x = &m->threads[i];
    if (!x->blocked || x->ended || x->task != NO_TASK || !x->waits_res) continue;
    Str name = trace_str(t, x->name);
    buf_fmt(b, "  thread %u", i);
    if (name.n) buf_fmt(b, " (%.*s)", STR_ARG(name));
    buf_ch(b, ' ');
    say_wait(p, t, m, x->wait_res, NO_TASK, b);
    say_place(p, t, x->site, b);
    buf_ch(b, '\n');
  }
}

static void say_running(const Program *p, Trace *t, const Model *m, const TaskModel *k, Buf *b) {
  const ThreadModel *x = k->thread < m->n_threads ? &m->threads[k->thread] : NULL;
  buf_z(b, "is being polled");
  const TaskModel *inner = model_driven_by(m, k);
  if (inner) {
    buf_z(b, ", and blocks its thread");
    say_place(p, t, inner->spawn_site, b);
    buf_fmt(b, ", in the block_on of task %u", inner->id);
    return;
  }
  if (!x || !x->blocked) return;
  buf_z(b, ", and blocks its thread");
  say_place(p, t, x->site, b);
  if (!x->waits_res) return;
  buf_z(b, ": it ");
  say_wait(p, t, m, x->wait_res, k->id, b);
}

static void say_name(Trace *t, const TaskModel *k, Buf *b) { say_task_name(t, k->id, b); }

/* Does it wait for another task's end and nothing else? Then that one's line says the rest. */
static bool waits_for_task(const Model *m, const TaskModel *k) {
  PendingFuture chain[CHAIN_MAX];
  u32 n = model_chain(m, k, chain, CHAIN_MAX);
  bool only = true;
  for (u32 i = 0; i < n; i++) only &= !chain[i].wait || chain[i].wait == NO_TASK;
  return only;
}

/* The learner's async function or block that awaits the future; NULL: an executor polls it itself. */
static const PendingFuture *awaits(const PendingFuture *chain, const PendingFuture *f) {
  for (const PendingFuture *u = f; u-- > chain;) {
    if (u->depth >= f->depth) continue;
    if (u->state && !u->lib) return u;
    f = u;
  }
  return NULL;
}

/* An async function or block stands at an await; a future that was written by hand, in what awaits it. */
static void say_where(const Program *p, Trace *t, const PendingFuture *chain, const PendingFuture *leaf, Buf *b) {
  const PendingFuture *at = leaf->state ? leaf : awaits(chain, leaf);
  if (at) {
    buf_z(b, ", at the await");
    say_place(p, t, at->site, b);
    if (at->depth) buf_fmt(b, " in `%.*s`", STR_ARG(trace_str(t, at->type)));
  }
  if (at == leaf) return;
  buf_fmt(b, "%s of `%.*s`, whose `poll`", at ? "," : ", in a poll", STR_ARG(trace_str(t, leaf->type)));
  say_place(p, t, leaf->site, b);
  buf_z(b, " returned Pending");
}

/* What a task that is not done stands at: the innermost of the learner's futures. */
void say_waits_for(const Program *p, Trace *t, const Model *m, const TaskModel *k, Buf *b) {
  PendingFuture chain[CHAIN_MAX];
  const PendingFuture *leaf = NULL;
  const char *end = "";
  u32 n = model_chain(m, k, chain, CHAIN_MAX);
  for (u32 i = 0; i < n; i++)
    if (!chain[i].lib) leaf = &chain[i];
  if (k->state == TASK_QUEUED) {
    buf_z(b, "is ready and waits for its turn");
  } else if (k->state == TASK_RUNNING) {
    say_running(p, t, m, k, b);
  } else if (k->state == TASK_NEW) {
    buf_z(b, "was never polled");
  } else if (k->yielded) {
    buf_z(b, "has yielded: it is woken when the others had their turn");
  } else if (say_waits(p, t, m, k, b)) {
    if (m->stopped && m->stop_why == STOP_DEADLOCK && !waits_for_task(m, k)) end = "; nobody is left who could change that";
  } else {
    bool never = m->stopped && m->stop_why == STOP_DEADLOCK;
    buf_z(b, never ? "waits to be woken, and nobody is left who could" : "waits to be woken");
  }
  if (leaf && k->state == TASK_WAITING) say_where(p, t, chain, leaf, b);
  buf_z(b, end);
}

static void say_unfinished(const Program *p, Trace *t, const Model *m, Buf *b) {
  u32 n = 0;
  for (u32 i = 0; i < m->n_tasks; i++) {
    const TaskModel *k = model_task(m, i);
    if (k->finished && k->state != TASK_CANCELLED) continue;
    if (n++ >= 20) continue;
    buf_z(b, "  ");
    say_name(t, k, b);
    buf_ch(b, ' ');
    if (k->finished) buf_z(b, "was cancelled: its future was dropped before it was done");
    else say_waits_for(p, t, m, k, b);
    buf_ch(b, '\n');
  }
  if (n > 20) buf_fmt(b, "  ... and %u more\n", n - 20);
  say_threads(p, t, m, b);
}

static u32 count_tasks(const Model *m, TaskState s) {
  u32 n = 0;
  for (u32 i = 0; i < m->n_tasks; i++) n += model_task(m, i)->state == s;
  return n;
}

static Model *fold_all(Trace *t, Met *met) {
  Model *m = model_new(t);
  for (u64 n = 0; n < trace_count(t); n++) {
    Event e = trace_get(t, n);
    if (met) met_row(met, m, &e);
    model_apply(m, n, &e);
  }
  return m;
}

/* Why pollscope ended the run, and who waits for what. */
Str stop_report(const Program *p, Trace *t, WorldEnd end, Arena *a) {
  Buf b = {0};
  buf_fmt(&b, "pollscope: stopped: %s", stop_text[end.why]);
  if (end.detail.n) buf_fmt(&b, ": %.*s", STR_ARG(end.detail));
  buf_ch(&b, '\n');
  if (end.span.hi) {
    Place at = sources_place(p->src, sources_user_span(p->src, end.span).lo);
    if (at.file) buf_fmt(&b, "  at %.*s:%u:%u\n", STR_ARG(at.file->name), at.line, at.col);
  }
  Model *m = fold_all(t, NULL);
  say_unfinished(p, t, m, &b);
  say_remedies(m, "  = help: ", &b);
  if (stop_option[end.why][0]) buf_fmt(&b, "  %s N sets another limit\n", stop_option[end.why]);
  model_free(m);
  Str s = str_copy(a, buf_view(&b));
  buf_free(&b);
  return s;
}

Str run_summary(const Program *p, Trace *t, WorldEnd end, Arena *a) {
  Buf b = {0};
  Met *met = met_new(a);
  Model *m = fold_all(t, met);
  buf_fmt(&b, "polls         %llu\n", (unsigned long long)m->steps);
  buf_fmt(&b, "tasks         %u (%u done, %u panicked, %u cancelled)\n", m->n_tasks, count_tasks(m, TASK_DONE), count_tasks(m, TASK_PANICKED),
          count_tasks(m, TASK_CANCELLED));
  buf_z(&b, "virtual time  ");
  say_duration(m->now, &b);
  buf_z(&b, "\nblocked       ");
  say_duration(m->blocked_ns, &b);
  buf_z(&b, m->blocked_ns ? " in which a task kept its thread from polling others\n" : "\n");
  if (!m->steps && program_is_async(p))
    buf_z(&b, "nothing was polled: an async function's body runs only when its future is polled, by .await or by an executor\n");
  bool open = false;
  for (u32 i = 0; i < m->n_tasks; i++) open |= !model_task(m, i)->finished || model_task(m, i)->state == TASK_CANCELLED;
  if (open) {
    buf_z(&b, "never finished:\n");
    say_unfinished(p, t, m, &b);
  }
  met_say(met, p, t, m, &b);
  if (end.stopped) buf_fmt(&b, "stopped       %s\n", stop_text[end.why]);
  else buf_fmt(&b, "exit status   %d\n", end.status);
  model_free(m);
  Str s = str_copy(a, buf_view(&b));
  buf_free(&b);
  return s;
}

Str session_summary(Session *s, Arena *a) { return run_summary(session_program(s), session_trace(s), session_end(s), a); }
