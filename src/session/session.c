/* Time travel: checkpoints and re-execution.
 *
 * The world runs forward only. Going to a place means: take the nearest checkpoint at
 * or before it (or go on from where the world stands, if that is nearer), and run to
 * the place. Checkpoints are made while running on, spaced by the instructions
 * executed and by what they cost; when they take more than the budget, every second
 * one of the older half goes, so that the recent past stays dense. Re-execution
 * makes the same events again, which trace_append checks; it writes no output.
 *
 * The model is folded separately, from its own checkpoints: it stands exactly at the
 * position's event, while the machine stands at the first instruction boundary at or
 * after it (one instruction may make several events).
 */
#include "session/session.h"
#include <stdlib.h>

enum { SPACING_TICKS = 300000, MODEL_SPACING = 4096, MIN_SAVES = 16, RUN_SLICE = 20000000 };
#define DEFAULT_BUDGET ((u64)256 << 20)

typedef struct Save { u64 event, ticks, total; u64 bytes; WorldState *st; } Save; /* world stood there; total: vm ticks */
typedef struct ModelSave { u64 at; Model *m; } ModelSave;

struct Session {
  const Host *host;
  Program *prog;
  World *world;
  LoadOptions opt;
  Position at;
  Model *model;            /* folded to at.event, once asked */
  Save *saves; u32 n_saves, cap_saves;
  WorldState *spare;       /* a freed one, for reuse */
  ModelSave *models; u32 n_models, cap_models;
  u64 budget, used, last_total, spacing;
  WorldEnd end;            /* once the run has ended anywhere */
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
  s->budget = o.checkpoint_budget ? o.checkpoint_budget : DEFAULT_BUDGET;
  s->spacing = SPACING_TICKS;
  return s;
}

void session_free(Session *s) {
  if (!s) return;
  for (u32 i = 0; i < s->n_saves; i++) world_state_free(s->saves[i].st);
  for (u32 i = 0; i < s->n_models; i++) model_free(s->models[i].m);
  world_state_free(s->spare);
  free(s->saves), free(s->models);
  model_free(s->model);
  world_free(s->world);
  free(s);
}

Position session_at(const Session *s) { return s->at; }
Program *session_program(Session *s) { return s->prog; }
World *session_world(Session *s) { return s->world; }
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
    s->spacing += s->spacing / 2;
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

/* Copying costs about 0.1 ns a byte when warm, an instruction 2 to 5 ns: a checkpoint
 * may take a twentieth of the time between two. */
static u64 spacing_now(Session *s) {
  u64 by_bytes = world_live_bytes(s->world);
  return by_bytes > s->spacing ? by_bytes : s->spacing;
}

/* The newest checkpoint at or before a place; NULL: there is none. */
static Save *nearest(Session *s, Position p) {
  Save *best = NULL;
  u32 lo = 0, hi = s->n_saves;
  while (lo < hi) {
    u32 mid = (lo + hi) / 2;
    Save *x = &s->saves[mid];
    if (before(p.event, p.ticks, x->event, x->ticks)) hi = mid;
    else best = x, lo = mid + 1;
  }
  return best;
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
  if (!past && (!best || !before(e, t, best->event, best->ticks))) return;
  assert(best);
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

static void model_keep(Session *s) {
  if (s->n_models && s->models[s->n_models - 1].at >= s->model->at) return;
  if (s->n_models == s->cap_models) {
    s->cap_models = s->cap_models ? s->cap_models * 2 : 64;
    s->models = realloc(s->models, s->cap_models * sizeof *s->models);
    if (!s->models) abort();
  }
  Model *m = model_new(s->model->trace);
  model_copy(m, s->model);
  s->models[s->n_models++] = (ModelSave){m->at, m};
  if (s->n_models < 64) return;
  u32 k = 0; /* too many: every second of the older three quarters goes */
  for (u32 i = 0; i < s->n_models; i++)
    if (i % 2 == 0 || i > s->n_models * 3 / 4) s->models[k++] = s->models[i];
    else model_free(s->models[i].m);
  s->n_models = k;
}

static u64 model_spacing(const Session *s) {
  const Model *m = s->model;
  u64 weight = m->n_tasks + m->n_timers;
  return weight > MODEL_SPACING ? weight : MODEL_SPACING;
}

static void fold_to(Session *s, u64 event) {
  if (s->model->at > event) {
    Model *from = NULL;
    for (u32 i = 0; i < s->n_models && s->models[i].at <= event; i++) from = s->models[i].m;
    if (from) {
      model_copy(s->model, from);
    } else {
      Model *fresh = model_new(s->model->trace);
      model_copy(s->model, fresh);
      model_free(fresh);
    }
  }
  Trace *t = s->model->trace;
  u64 kept = s->n_models ? s->models[s->n_models - 1].at : 0;
  while (s->model->at < event) {
    Event e = trace_get(t, s->model->at);
    model_apply(s->model, s->model->at, &e);
    if (s->model->at >= kept + model_spacing(s)) {
      model_keep(s);
      kept = s->model->at;
    }
  }
}

const Model *session_model(Session *s) {
  fold_to(s, s->at.event);
  return s->model;
}

/* --- seeking ------------------------------------------------------------------------ */

static void stand_where_world_is(Session *s) {
  s->at = (Position){trace_head(world_trace(s->world)), world_ticks_since_event(s->world)};
}

SeekResult session_seek(Session *s, Position p) {
  approach(s, p);
  RunResult r = run_to(s, (RunUntil){.event = p.event, .ticks = p.ticks});
  if (r == RUN_INTERRUPTED) {
    stand_where_world_is(s);
    return SEEK_INTERRUPTED;
  }
  if (r == RUN_ENDED && trace_head(world_trace(s->world)) <= p.event) {
    u64 head = trace_head(world_trace(s->world));
    s->at = (Position){head, 0};
    return head == p.event && !p.ticks ? SEEK_OK : SEEK_END;
  }
  s->at = p;
  return SEEK_OK;
}

/* Makes at least `events` rows known; false where the run ends (or is interrupted) before. */
static SeekResult know(Session *s, u64 events) {
  Trace *t = world_trace(s->world);
  if (trace_count(t) >= events) return SEEK_OK;
  approach(s, (Position){trace_count(t), UINT64_MAX});
  RunResult r = run_to(s, (RunUntil){.event = events});
  if (r == RUN_INTERRUPTED) {
    stand_where_world_is(s);
    return SEEK_INTERRUPTED;
  }
  return trace_count(t) >= events ? SEEK_OK : SEEK_END;
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

/* The row after the last one of step `step`: the poll has returned, the clock has not
 * moved yet. What follows the last poll of a run belongs to it. */
static u64 step_end(Trace *t, u64 step) {
  u64 poll = trace_step_event(t, step), n = step_polled(t, poll);
  if (n == trace_count(t)) return n;
  u32 task = trace_get(t, n).task;
  for (n++; n < trace_count(t); n++) {
    Event e = trace_get(t, n);
    if (!tail_of_poll(&e, task)) break;
  }
  return n;
}

/* Step 0: before the first poll. */
SeekResult session_to_step(Session *s, u64 step) {
  Trace *t = world_trace(s->world);
  while (trace_steps(t) <= step) {
    SeekResult r = know(s, trace_count(t) + 256);
    if (r == SEEK_INTERRUPTED) return r;
    if (r == SEEK_END) break;
  }
  bool last = trace_steps(t) <= step;
  u64 row = last ? trace_count(t) : step ? step_end(t, step) : trace_step_event(t, 1);
  SeekResult r = session_seek(s, (Position){row, 0});
  if (r == SEEK_INTERRUPTED) return r;
  return trace_steps(t) < step ? SEEK_END : SEEK_OK;
}

u64 session_step_no(const Session *s) { return trace_step_at(world_trace(s->world), s->at.event); }

SeekResult session_step(Session *s, i64 n) {
  u64 now = session_step_no(s);
  if (n >= 0) {
    if (s->end.ended && s->at.event >= trace_count(world_trace(s->world))) return SEEK_END;
    return session_to_step(s, now + (u64)n);
  }
  u64 k = (u64)-n;
  return session_to_step(s, now > k ? now - k : 0);
}

SeekResult session_line(Session *s, bool into) {
  approach(s, s->at);
  RunResult r = run_to(s, (RunUntil){.event = s->at.event, .ticks = s->at.ticks});
  if (r == RUN_REACHED) r = run_to(s, (RunUntil){.event = UINT64_MAX, .line = true, .into_lib = into});
  stand_where_world_is(s);
  if (r == RUN_ENDED) s->at.ticks = 0;
  return r == RUN_INTERRUPTED ? SEEK_INTERRUPTED : r == RUN_ENDED ? SEEK_END : SEEK_OK;
}

SeekResult session_to_time(Session *s, u64 ns) {
  Trace *t = world_trace(s->world);
  while (trace_count(t) == 0 || trace_get(t, trace_count(t) - 1).time < ns) {
    SeekResult r = know(s, trace_count(t) + 256);
    if (r == SEEK_INTERRUPTED) return r;
    if (r == SEEK_END) break;
  }
  u64 row = trace_event_at_time(t, ns);
  bool there = row < trace_count(t);
  SeekResult r = session_seek(s, (Position){there ? row + 1 : trace_count(t), 0});
  return r == SEEK_OK && !there ? SEEK_END : r;
}

SeekResult session_until(Session *s, EventTest test, void *ctx) {
  Trace *t = world_trace(s->world);
  for (u64 n = s->at.event;; n++) {
    if (n >= trace_count(t)) {
      SeekResult r = know(s, n + 256);
      if (r == SEEK_INTERRUPTED) return r;
      if (n >= trace_count(t)) break;
    }
    Event e = trace_get(t, n);
    if (test(ctx, n, &e)) return session_seek(s, (Position){n + 1, 0});
  }
  SeekResult r = session_seek(s, (Position){trace_count(t), 0});
  return r == SEEK_OK ? SEEK_END : r;
}

SeekResult session_run(Session *s) {
  approach(s, (Position){UINT64_MAX, 0});
  RunResult r = run_to(s, (RunUntil){.event = UINT64_MAX});
  stand_where_world_is(s);
  if (r == RUN_ENDED) s->at.ticks = 0;
  return r == RUN_INTERRUPTED ? SEEK_INTERRUPTED : SEEK_OK;
}

/* The end stands in the log too, so that it is known wherever the world is. */
WorldEnd session_end(Session *s) { return s->end; }
