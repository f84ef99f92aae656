/* Time travel: checkpoints and re-execution.
 *
 * The world runs forward only. Going to a place means: take the nearest checkpoint at
 * or before it (or go on from where the world stands, if that is nearer), and run to
 * the place. Checkpoints are made while running on, spaced by the instructions
 * executed and by what they cost; when they take more than the budget, every second
 * one of the older half goes, so that the recent past stays dense. Re-execution
 * makes the same events again, which trace_append checks; it writes no output.
 *
 * Rows that have been made once stay known, so the machine need not stand at the
 * session's position: it is put there when someone asks for it. The model is folded
 * separately, from its own checkpoints: it stands exactly at the position's event, while
 * the machine stands at the first instruction boundary at or after it (one instruction
 * may make several events).
 */
#include "session/session.h"
#include <stdlib.h>

enum { SPACING_TICKS = 300000, MODEL_SPACING = 4096, MODEL_SAVES = 512, MODEL_NEAR = 48, MIN_SAVES = 16, LOOK_AHEAD = 4096,
       LINES_BACK = 16, LOCAL_EVENTS = 256, LOCAL_BEFORE = 300000, LOCAL_FAR = 1000000 };
#define DEFAULT_BUDGET ((u64)256 << 20)
#define MODEL_BUDGET ((u64)128 << 20)

typedef struct Save { u64 event, ticks, total; u64 bytes; WorldState *st; } Save; /* world stood there; total: vm ticks */
typedef struct ModelSave { u64 at; u64 bytes; Model *m; } ModelSave; /* sorted by at */

struct Session {
  const Host *host;
  Program *prog;
  World *world;
  LoadOptions opt;
  Position at;
  Model *model;            /* folded to at.event, once asked */
  Model *look;             /* folded to another place, for sentences */
  Model *fresh;            /* of no rows */
  Save *saves; u32 n_saves, cap_saves;
  WorldState *spare;       /* a freed one, for reuse */
  ModelSave *models; u32 n_models, cap_models; u64 models_bytes;
  u64 budget, used, last_total, spacing;
  Save local;              /* one more checkpoint, shortly before where we look around (st NULL: none) */
  Save placed;             /* where the machine was put last (no state) */
  WorldEnd end;            /* once the run has ended anywhere */
  Position deep;           /* where a movement into the library ended (0, 0: none) */
};

Session *session_new(const Host *h, Program *p, LoadOptions o) {
  assert(p->ok);
  Session *s = calloc(1, sizeof *s);
  if (!s) abort();
  s->host = h;
  s->prog = p;
  s->opt = o;
  if (!s->opt.world.tokio) s->opt.world.tokio = 153;
  s->world = world_new(p->code, s->opt.world);
  s->model = model_new(world_trace(s->world));
  s->look = model_new(world_trace(s->world));
  s->fresh = model_new(world_trace(s->world));
  s->budget = o.checkpoint_budget ? o.checkpoint_budget : DEFAULT_BUDGET;
  s->spacing = SPACING_TICKS;
  return s;
}

void session_free(Session *s) {
  if (!s) return;
  for (u32 i = 0; i < s->n_saves; i++) world_state_free(s->saves[i].st);
  for (u32 i = 0; i < s->n_models; i++) model_free(s->models[i].m);
  world_state_free(s->spare);
  world_state_free(s->local.st);
  free(s->saves), free(s->models);
  model_free(s->model), model_free(s->look), model_free(s->fresh);
  world_free(s->world);
  free(s);
}

Position session_at(const Session *s) { return s->at; }
Program *session_program(Session *s) { return s->prog; }
Trace *session_trace(Session *s) { return world_trace(s->world); }

static bool before(u64 e1, u64 t1, u64 e2, u64 t2) { return e1 != e2 ? e1 < e2 : t1 < t2; }

/* --- checkpoints --------------------------------------------------------------- */

static void drop_save(Session *s, u32 i) {
  s->used -= s->saves[i].bytes;
  if (s->spare) world_state_free(s->saves[i].st);
  else s->spare = s->saves[i].st;
  memmove(s->saves + i, s->saves + i + 1, (s->n_saves - i - 1) * sizeof *s->saves);
  s->n_saves--;
}

/* Over the budget: the older a checkpoint, the fewer of its neighbours stay. */
static void thin(Session *s) {
  while (s->used > s->budget && s->n_saves > MIN_SAVES) {
    u32 n = s->n_saves;
    for (u32 i = n - n / 4; i-- > 1;)
      if (i % 2 == 1) drop_save(s, i);
    if (s->n_saves == n) return;
  }
}

static void save_here(Session *s) {
  World *w = s->world;
  u64 event = trace_head(world_trace(w)), ticks = world_ticks_since_event(w);
  if (s->n_saves) {
    Save *last = &s->saves[s->n_saves - 1];
    if (!before(last->event, last->ticks, event, ticks)) return;
  }
  if (s->n_saves == s->cap_saves) {
    s->cap_saves = s->cap_saves ? s->cap_saves * 2 : 64;
    s->saves = realloc(s->saves, s->cap_saves * sizeof *s->saves);
    if (!s->saves) abort();
  }
  WorldState *st = s->spare ? s->spare : world_state_new();
  s->spare = NULL;
  world_save(w, st);
  u64 bytes = world_state_bytes(st);
  s->saves[s->n_saves++] = (Save){event, ticks, vm_ticks(world_vm(w)), bytes, st};
  s->used += bytes;
  s->last_total = vm_ticks(world_vm(w));
  thin(s);
}

/* Copying costs about 0.2 ns a byte, an instruction 2 to 5 ns: going back to one and running
 * to the next must stay under a frame of 16 ms with 16 MB of live state. */
static u64 spacing_now(Session *s) {
  u64 by_bytes = world_live_bytes(s->world);
  return by_bytes / 8 > s->spacing ? by_bytes / 8 : s->spacing;
}

/* The newest checkpoint at or before a place; the first one (made before anything ran) where none is:
 * the world begins behind the row of its main thread. */
static Save *nearest(Session *s, Position p) {
  Save *best = &s->saves[0];
  u32 lo = 0, hi = s->n_saves;
  while (lo < hi) {
    u32 mid = (lo + hi) / 2;
    Save *x = &s->saves[mid];
    if (before(p.event, p.ticks, x->event, x->ticks)) hi = mid;
    else best = x, lo = mid + 1;
  }
  Save *l = &s->local;
  bool nearer = l->st && !before(p.event, p.ticks, l->event, l->ticks) && before(best->event, best->ticks, l->event, l->ticks);
  return nearer ? l : best;
}

static bool world_is_past(Session *s, Position p) {
  u64 e = trace_head(world_trace(s->world)), t = world_ticks_since_event(s->world);
  return before(p.event, p.ticks, e, t);
}

/* Puts the world at or before p, as near as it is cheap. */
static void approach(Session *s, Position p) {
  if (!s->n_saves) save_here(s);
  Save *best = nearest(s, p);
  u64 e = trace_head(world_trace(s->world)), t = world_ticks_since_event(s->world);
  bool past = world_is_past(s, p);
  if (!past && !before(e, t, best->event, best->ticks)) return;
  world_load(s->world, best->st);
}

static bool interrupted(void *ctx) {
  Session *s = ctx;
  return s->host->interrupted && s->host->interrupted(s->host->ctx);
}

/* Runs on to a place, leaving checkpoints where none has been. */
static RunResult run_to(Session *s, RunUntil u) {
  u.interrupt = interrupted;
  u.ctx = s;
  for (;;) {
    u64 total = vm_ticks(world_vm(s->world));
    u64 since = total - (total > s->last_total ? s->last_total : total);
    u64 space = spacing_now(s);
    u.max_ticks = since < space ? space - since : 1;
    if (total < s->last_total) u.max_ticks = s->last_total - total + space;
    RunResult r = world_run(s->world, u);
    total = vm_ticks(world_vm(s->world));
    bool sliced = r == RUN_INTERRUPTED && !interrupted(s);
    if (total >= s->last_total + space) save_here(s);
    if (r == RUN_ENDED) s->end = world_end(s->world);
    if (!sliced) return r;
    if (s->host->progress) s->host->progress(s->host->ctx, trace_head(world_trace(s->world)), u.event, "running");
  }
}

/* --- the model ------------------------------------------------------------------- */

/* How many checkpoints stand at or before a row. */
static u32 models_before(const Session *s, u64 event) {
  u32 lo = 0, hi = s->n_models;
  while (lo < hi) {
    u32 mid = (lo + hi) / 2;
    if (s->models[mid].at <= event) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/* Too many: far from where we are, every second one goes. */
static void models_thin(Session *s, u32 here) {
  u32 k = 0;
  for (u32 i = 0; i < s->n_models; i++) {
    bool near = i + MODEL_NEAR >= here && i <= here + MODEL_NEAR;
    if (near || i % 2 == 0) {
      s->models[k++] = s->models[i];
    } else {
      s->models_bytes -= s->models[i].bytes;
      model_free(s->models[i].m);
    }
  }
  s->n_models = k;
}

static void model_keep(Session *s, Model *m) {
  u32 i = models_before(s, m->at);
  if (i && s->models[i - 1].at == m->at) return;
  if (s->n_models == s->cap_models) {
    s->cap_models = s->cap_models ? s->cap_models * 2 : 64;
    s->models = realloc(s->models, s->cap_models * sizeof *s->models);
    if (!s->models) abort();
  }
  Model *kept = model_new(m->trace);
  model_copy(kept, m);
  u64 bytes = sizeof *kept + m->written + model_bytes(m) / 64;
  m->written = 0;
  memmove(s->models + i + 1, s->models + i, (s->n_models - i) * sizeof *s->models);
  s->models[i] = (ModelSave){kept->at, bytes, kept};
  s->n_models++;
  s->models_bytes += bytes;
  if (s->n_models > MODEL_SAVES || (s->models_bytes > MODEL_BUDGET && s->n_models > 2 * MODEL_NEAR)) models_thin(s, i);
}

/* A checkpoint costs a pointer a page: with many tasks there are fewer. */
static bool model_due(const Model *m) {
  u64 spacing = MODEL_SPACING, weight = (m->n_tasks + m->timers.n + m->futures.n) / 16;
  while (spacing < weight) spacing *= 2;
  return m->at % spacing == 0;
}

static void fold_to(Session *s, Model *m, u64 event) {
  u32 i = models_before(s, event);
  const Model *from = i ? s->models[i - 1].m : s->fresh;
  if (m->at > event || m->at < from->at) {
    model_copy(m, from);
    m->written = 0;
  }
  while (m->at < event) {
    Event e = trace_get(m->trace, m->at);
    model_apply(m, m->at, &e);
    if (model_due(m)) model_keep(s, m);
  }
}

const Model *session_model(Session *s) {
  fold_to(s, s->model, s->at.event);
  return s->model;
}

const Model *session_model_at(Session *s, u64 event) {
  assert(event <= trace_count(world_trace(s->world)));
  if (s->model->at == event) return s->model;
  if (s->look->at > event && s->model->at <= event) model_copy(s->look, s->model);
  fold_to(s, s->look, event);
  return s->look;
}

/* --- where the machine stands -------------------------------------------------------- */

static void stand_where_world_is(Session *s) {
  s->at = (Position){trace_head(world_trace(s->world)), world_ticks_since_event(s->world)};
}

/* Going back by events puts the machine again and again to places that lie close to each
 * other, each time from the same checkpoint: where that is far away, one is made nearby. */
static void keep_local(Session *s) {
  World *w = s->world;
  u64 from = vm_ticks(world_vm(w)), stop = s->placed.total > LOCAL_BEFORE ? s->placed.total - LOCAL_BEFORE : 0;
  bool near = s->at.event <= s->placed.event && s->placed.event - s->at.event < LOCAL_EVENTS;
  if (!near || stop < from + LOCAL_FAR) return;
  RunUntil u = {.event = s->at.event, .ticks = s->at.ticks, .interrupt = interrupted, .ctx = s, .max_ticks = stop - from};
  if (world_run(w, u) != RUN_INTERRUPTED || interrupted(s)) return;
  if (!s->local.st) s->local.st = world_state_new();
  world_save(w, s->local.st);
  s->local.event = trace_head(world_trace(w));
  s->local.ticks = world_ticks_since_event(w);
}

World *session_world(Session *s) {
  approach(s, s->at);
  keep_local(s);
  RunResult r = run_to(s, (RunUntil){.event = s->at.event, .ticks = s->at.ticks});
  s->placed = (Save){.event = s->at.event, .total = vm_ticks(world_vm(s->world))};
  return r == RUN_INTERRUPTED ? NULL : s->world;
}

/* Is it the library's code that is looked at here? */
bool session_deep(const Session *s) {
  bool entered = s->deep.ticks == s->at.ticks && s->deep.event == s->at.event;
  return (s->opt.into || entered) && s->at.ticks;
}

bool session_place(Session *s, Span *at) {
  const Model *m = session_model(s);
  if (m->ended || (!s->at.ticks && m->running == NO_TASK && m->n_live)) return false;
  World *w = session_world(s);
  VmFrame f[64];
  u32 n = w ? vm_frames(world_vm(w), world_running_thread(w), f, COUNTOF(f)) : 0;
  if (!n) return false;
  *at = f[0].span;
  for (u32 i = 0; i < n; i++) {
    if (f[i].fn->is_lib && !session_deep(s)) continue;
    *at = f[i].span;
    return true;
  }
  return at->hi != 0;
}

/* Makes at least `events` rows known; END where the run ends before. */
static SeekResult know(Session *s, u64 events) {
  Trace *t = world_trace(s->world);
  if (trace_count(t) >= events) return SEEK_OK;
  if (s->end.ended) return SEEK_ENDED;
  approach(s, (Position){trace_count(t), UINT64_MAX});
  RunResult r = run_to(s, (RunUntil){.event = events});
  if (r == RUN_INTERRUPTED) {
    stand_where_world_is(s);
    return SEEK_INTERRUPTED;
  }
  return trace_count(t) >= events ? SEEK_OK : SEEK_ENDED;
}

/* Some more rows: ever more of them, since rows beyond what is asked cost only time. */
static SeekResult know_more(Session *s, u64 *chunk) {
  SeekResult r = know(s, trace_count(world_trace(s->world)) + *chunk);
  if (*chunk < LOOK_AHEAD) *chunk *= 2;
  return r;
}

/* --- seeking ------------------------------------------------------------------------ */

SeekResult session_seek(Session *s, Position p) {
  Trace *t = world_trace(s->world);
  SeekResult r = know(s, p.event);
  if (r == SEEK_INTERRUPTED) return r;
  if (r == SEEK_ENDED) {
    s->at = (Position){trace_count(t), 0};
    return r;
  }
  s->at = p;
  if (!p.ticks) return SEEK_OK;
  if (!session_world(s)) return stand_where_world_is(s), SEEK_INTERRUPTED;
  if (trace_head(t) == p.event && world_ticks_since_event(s->world) < p.ticks) stand_where_world_is(s);
  return SEEK_OK;
}

SeekResult session_event(Session *s, i64 n) {
  if (n < 0) {
    u64 k = (u64)-n;
    u64 from = s->at.event + (s->at.ticks ? 1 : 0);
    return session_seek(s, (Position){from > k ? from - k : 0, 0});
  }
  return session_seek(s, (Position){s->at.event + (u64)n, 0});
}

/* Rows that belong to the end of a poll though they stand after its POLLED row. */
static bool tail_of_poll(const Event *e, u32 task) {
  return e->kind == EV_CAUGHT || e->kind == EV_DONE || (e->kind == EV_WAKE && e->task == task);
}

/* The row after the last one of a step: its poll has returned, the clock has not moved
 * yet. Where another thread begins a poll before, the step is over there, so that
 * positions of steps rise with their numbers. */
u64 session_step_end(const Session *s, u64 step) {
  Trace *t = world_trace(s->world);
  u64 poll = trace_step_event(t, step), limit = step < trace_steps(t) ? trace_step_event(t, step + 1) : trace_count(t);
  Event p = trace_get(t, poll), e;
  u64 n = poll + 1;
  for (; n < limit; n++) {
    e = trace_get(t, n);
    if (e.kind == EV_POLLED && e.task == p.task && e.thread == p.thread) break;
  }
  if (n == limit) return n;
  for (n++; n < limit; n++) {
    e = trace_get(t, n);
    if (!tail_of_poll(&e, p.task)) break;
  }
  return n;
}

/* Step 0: before the first poll. What follows the last poll of a run belongs to it. */
SeekResult session_to_step(Session *s, u64 step) {
  Trace *t = world_trace(s->world);
  while (trace_steps(t) <= step) { /* a poll takes two rows at least */
    u64 lack = step - trace_steps(t);
    SeekResult r = know(s, trace_count(t) + (lack > 1 ? 2 * (lack - 1) : 1));
    if (r == SEEK_INTERRUPTED) return r;
    if (r == SEEK_ENDED) break;
  }
  bool last = trace_steps(t) <= step;
  u64 row = last ? trace_count(t) : step ? session_step_end(s, step) : trace_step_event(t, 1);
  s->at = (Position){row, 0};
  return trace_steps(t) < step ? SEEK_ENDED : SEEK_OK;
}

u64 session_step_no(const Session *s) { return trace_step_at(world_trace(s->world), s->at.event); }

/* In the middle of a poll the first step on is its end. */
SeekResult session_step(Session *s, i64 n) {
  u64 now = session_step_no(s);
  Trace *t = world_trace(s->world);
  if (n < 0) {
    u64 k = (u64)-n;
    return session_to_step(s, now > k ? now - k : 0);
  }
  if (s->end.ended && s->at.event >= trace_count(t)) return SEEK_ENDED;
  if (n && now) {
    u64 was = s->at.event;
    SeekResult r = session_to_step(s, now);
    if (r != SEEK_OK || s->at.event > was) return n == 1 || r != SEEK_OK ? r : session_to_step(s, now + (u64)n - 1);
  }
  return session_to_step(s, now + (u64)n);
}

SeekResult session_line(Session *s, bool into) {
  into = into || s->opt.into;
  if (!session_world(s)) return SEEK_INTERRUPTED;
  if (s->end.ended && s->at.event >= trace_count(world_trace(s->world))) return SEEK_ENDED;
  RunResult r = run_to(s, (RunUntil){.event = UINT64_MAX, .line = true, .into_lib = into});
  stand_where_world_is(s);
  if (r == RUN_ENDED) s->at.ticks = 0;
  if (into) s->deep = s->at;
  return r == RUN_INTERRUPTED ? SEEK_INTERRUPTED : r == RUN_ENDED ? SEEK_ENDED : SEEK_OK;
}

static bool at_line(Session *s, u32 line) {
  Span at;
  return !line || (session_place(s, &at) && learner_line(s->prog, at) == line);
}

SeekResult session_to_line(Session *s, u32 line) {
  SeekResult r;
  do {
    r = session_line(s, false);
    if (r == SEEK_OK && interrupted(s)) r = SEEK_INTERRUPTED;
  } while (r == SEEK_OK && !at_line(s, line));
  return r;
}

/* Runs from a place that lies before `here` and looks where a line begins; the last one counts. */
static SeekResult last_line(Session *s, Position from, Position here, u32 line, Position *found) {
  s->at = from;
  for (;;) {
    SeekResult r = session_line(s, false);
    if (r == SEEK_INTERRUPTED || interrupted(s)) return SEEK_INTERRUPTED;
    if (r != SEEK_OK || !before(s->at.event, s->at.ticks, here.event, here.ticks)) return SEEK_OK;
    if (at_line(s, line)) *found = s->at;
  }
}

/* What lies behind is run again, from ever further back until there is one. */
SeekResult session_line_back(Session *s, u32 line) {
  Position here = s->at, none = {0, 0}, found = none;
  for (u64 window = LINES_BACK;; window *= 4) {
    Position from = {here.event > window ? here.event - window : 0, 0};
    Save *x = s->n_saves && window == LINES_BACK ? nearest(s, here) : NULL;
    if (x && before(from.event, from.ticks, x->event, x->ticks)) from = (Position){x->event, x->ticks};
    if (last_line(s, from, here, line, &found) != SEEK_OK) {
      s->at = here;
      return SEEK_INTERRUPTED;
    }
    if (found.event || found.ticks) return session_seek(s, found);
    if (!from.event && !from.ticks) return session_seek(s, none), SEEK_ENDED;
  }
}

SeekResult session_to_time(Session *s, u64 ns) {
  Trace *t = world_trace(s->world);
  u64 chunk = 1;
  while (trace_count(t) == 0 || trace_get(t, trace_count(t) - 1).time < ns) {
    SeekResult r = know_more(s, &chunk);
    if (r == SEEK_INTERRUPTED) return r;
    if (r == SEEK_ENDED) break;
  }
  u64 row = trace_event_at_time(t, ns);
  bool there = row < trace_count(t);
  s->at = (Position){there ? row + 1 : trace_count(t), 0};
  return there ? SEEK_OK : SEEK_ENDED;
}

SeekResult session_until(Session *s, EventTest test, void *ctx) {
  Trace *t = world_trace(s->world);
  u64 chunk = 1;
  for (u64 n = s->at.event;; n++) {
    if (n >= trace_count(t)) {
      SeekResult r = know_more(s, &chunk);
      if (r == SEEK_INTERRUPTED) return r;
      if (n >= trace_count(t)) break;
    }
    Event e = trace_get(t, n);
    if (test(ctx, n, &e)) return session_seek(s, (Position){n + 1, 0});
  }
  s->at = (Position){trace_count(t), 0};
  return SEEK_ENDED;
}

SeekResult session_back_until(Session *s, EventTest test, void *ctx) {
  Trace *t = world_trace(s->world);
  u64 n = s->at.event;
  for (n -= n && !s->at.ticks; n-- > 0;) {
    Event e = trace_get(t, n);
    if (test(ctx, n, &e)) return session_seek(s, (Position){n + 1, 0});
  }
  return session_seek(s, (Position){0, 0}), SEEK_ENDED;
}

SeekResult session_run(Session *s) {
  Trace *t = world_trace(s->world);
  SeekResult r = know(s, UINT64_MAX);
  if (r != SEEK_INTERRUPTED) s->at = (Position){trace_count(t), 0};
  return r == SEEK_INTERRUPTED ? r : SEEK_OK;
}

/* The end stands in the log too, so that it is known wherever the world is. */
WorldEnd session_end(Session *s) { return s->end; }
