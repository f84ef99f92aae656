/* What a position says, read from a session. A function of the position alone: rows
 * that are known but lie behind it are not looked at. */
#include "view/view_impl.h"

/* The innermost of the learner's futures that a task waits in: where it goes on. */
static bool await_of(const Scene *sc, const TaskModel *k, Span *at) {
  PendingFuture chain[CHAIN_MAX];
  u32 n = model_chain(sc->model, k, chain, CHAIN_MAX);
  bool found = false;
  for (u32 i = 0; i < n; i++) {
    if (chain[i].lib || (found && chain[i].depth == 0)) continue;
    *at = trace_span(sc->trace, chain[i].site);
    found = true;
  }
  if (!found) *at = trace_span(sc->trace, k->spawn_site);
  return at->hi != 0;
}

static bool set_line(Scene *sc, Span at, bool deep) {
  Span shown = deep ? at : sources_user_span(sc->prog->src, at);
  if (!shown.hi) return false;
  Place p = sources_place(sc->prog->src, shown.lo);
  if (!p.file) return false;
  sc->file = p.file;
  sc->line = sc->anchor = p.line;
  return true;
}

/* Between polls: the task at the head of the queue goes on at its await. */
static void look_at_next(Scene *sc) {
  u32 id;
  Span at;
  if (!model_ready(sc->model, &id, 1)) return;
  const TaskModel *k = model_task(sc->model, id);
  if (await_of(sc, k, &at) && set_line(sc, at, false)) sc->next_task = id;
}

/* Nothing is about to run: the last place of the learner's that a row names stays in sight. */
static void look_back(Scene *sc) {
  for (u64 n = sc->at.event, k = 0; n-- > 0 && k < 256; k++) {
    Event e = trace_get(sc->trace, n);
    u32 line = learner_line(sc->prog, trace_span(sc->trace, e.site));
    if (!line) continue;
    sc->anchor = line;
    return;
  }
}

static Scene read_scene(Session *s, Arena *a) {
  Scene sc = {.prog = session_program(s), .trace = session_trace(s), .at = session_at(s), .step = session_step_no(s), .task = NO_TASK,
              .next_task = NO_TASK, .anchor = 1};
  sc.file = sc.prog->file;
  sc.why = session_because_here(s, a);
  u64 begun = sc.step ? trace_step_event(sc.trace, sc.step) : 0;
  sc.fresh = session_model_at(s, begun)->output;
  if (sc.step) sc.task = trace_get(sc.trace, begun).task;
  sc.model = session_model(s);
  Span at;
  bool running = session_place(s, &at);
  const TaskModel *k = model_task(sc.model, sc.task);
  sc.polling = k && k->state == TASK_RUNNING;
  if (running && set_line(&sc, at, session_deep(s))) return sc;
  if (!sc.model->ended && sc.model->running == NO_TASK) look_at_next(&sc);
  if (!sc.line) look_back(&sc);
  return sc;
}

u32 scene_awaits(const Scene *sc, const TaskModel *k, u32 *lines, u32 max) {
  PendingFuture chain[CHAIN_MAX];
  u32 n_lines = 0, n = model_chain(sc->model, k, chain, CHAIN_MAX);
  for (u32 i = 0; i < n && n_lines < max; i++) {
    if (chain[i].lib || chain[i].active || !chain[i].state) continue;
    Span at = sources_user_span(sc->prog->src, trace_span(sc->trace, chain[i].site));
    Place w = at.hi ? sources_place(sc->prog->src, at.lo) : (Place){0};
    bool again = w.file != sc->file;
    for (u32 j = 0; j < n_lines; j++) again |= lines[j] == w.line;
    if (!again) lines[n_lines++] = w.line;
  }
  return n_lines;
}

void scene_say_state(const Scene *sc, Buf *b) {
  const Model *m = sc->model;
  const TaskModel *k = model_task(m, sc->task);
  if (m->stopped) buf_fmt(b, "stopped: %s", stop_words(m->stop_why));
  else if (m->ended && !m->steps) buf_fmt(b, "ended with status %d, nothing was polled", m->exit_code);
  else if (m->ended) buf_fmt(b, "ended with status %d", m->exit_code);
  else if (!sc->step) buf_z(b, sc->at.event > 1 ? "before the first poll" : "at its beginning");
  else if (sc->polling) buf_fmt(b, "polling task %u", sc->task);
  else if (k && k->finished) buf_fmt(b, "task %u: %s", sc->task, k->state == TASK_DONE ? "Ready" : task_state_word(k->state));
  else buf_fmt(b, "task %u: Pending", sc->task);
}

Scene scene_of_session(Session *s, Arena *a) {
  Scene sc = read_scene(s, a);
  sc.columns = source_wants(&sc);
  return sc;
}
