/* A world: making it, running it to a place, saving and loading it. */
#include "runtime/world.h"
#include <stdlib.h>

enum { QUANTUM = 100000, LIBRARY_GRACE = 50, SLICE = 2000000 };
enum { SPIN_TICKS = 20000000, SPINS_ALLOWED = 1000, SPIN_NS = 1000000 };

void *arr_push_(Arr *a, size_t elem) {
  if (a->n == a->cap) {
    a->cap = a->cap ? a->cap * 2 : 16;
    a->p = realloc(a->p, a->cap * elem);
    if (!a->p) abort();
  }
  return memset((char *)a->p + a->n++ * elem, 0, elem);
}

/* --- events ---------------------------------------------------------------- */

static inline void recorded(World *w) {
  w->event_ticks = *w->ticks;
  w->spins = 0;
}
static void record_slowly(World *w, EventKind k, u32 task, u32 a, u64 b, u32 thread, u32 site) {
  u64 head = trace_add(w->trace, w->clock + w->advanced, k, task, a, b, thread, site);
  if (!head) w->diverged = true;
  if (head >= w->stop_event || w->diverged) vm_ask_stop(w->vm);
}
static bool always_told(EventKind k) { return k == EV_PRINT || k == EV_CLOCK || k == EV_EXIT || k == EV_STOP; }
static inline void record_here(World *w, EventKind k, u32 task, u32 a, u64 b, u32 thread, u32 site) {
  if (w->opt.unrecorded && !always_told(k)) { recorded(w); return; }
  bool indexed = k == EV_POLL || k == EV_SPAWN || k == EV_PRINT;
  if (indexed || !trace_quick(w->log, w->clock + w->advanced, k, task, a, b, thread, site)) record_slowly(w, k, task, a, b, thread, site);
  recorded(w);
}

void record_at(World *w, EventKind k, u32 task, u32 a, u64 b, u32 thread, u32 site) { record_here(w, k, task, a, b, thread, site); }

/* Spans are looked for in tables; what was found last at a place is kept. */
u32 here(World *w) {
  const VmFn *fn;
  u32 pc;
  if (!vm_user_frame(w->vm, thread_at(w, w->cur)->vm, &fn, &pc)) return 0;
  PlaceSite *c = &w->places[(fn->id * 31 + pc) % COUNTOF(w->places)];
  if (c->fn != fn || c->pc != pc) *c = (PlaceSite){fn, pc, trace_site(w->trace, vm_span(fn, pc))};
  return c->site;
}

void record(World *w, EventKind k, u32 task, u32 a, u64 b) { record_at(w, k, task, a, b, w->cur, w->opt.unrecorded ? 0 : here(w)); }

void end_run(World *w, int status) {
  if (w->end.ended) return;
  record(w, EV_EXIT, NO_TASK, (u32)status, 0);
  w->end.ended = true;
  w->end.status = status;
}

void stop_run(World *w, StopWhy why, Span at, Str detail) {
  if (w->end.ended) return;
  record_at(w, EV_STOP, NO_TASK, (u32)why, 0, w->cur, trace_site(w->trace, at));
  w->end = (WorldEnd){.ended = true, .status = 4, .stopped = true, .why = why, .span = at, .detail = str_copy(w->arena, detail)};
}

void charge(World *w) {
  u64 now = vm_ticks(w->vm);
  w->clock += (now - w->charged_ticks) * w->opt.cpu_ns;
  w->charged_ticks = now;
}

static u64 next_random(World *w) { /* splitmix64 */
  u64 z = (w->rng += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

u64 choose(World *w, u32 what, u64 n) {
  (void)what;
  if (!n) return next_random(w);
  return w->opt.seeded ? next_random(w) % n : 0;
}

/* --- polls of futures, as the machine sees them ------------------------------ */

/* What events say of a poll function. */
static const PollInfo *make_poll_info(World *w, const VmFn *fn) {
  while (w->polls.n <= fn->id) arr_push(&w->polls, PollInfo);
  PollInfo *p = arr_at(&w->polls, PollInfo, fn->id);
  *p = (PollInfo){.fn = fn, .label = trace_string(w->trace, code_type_label(w->code, fn->future_ty))};
  p->site = trace_site(w->trace, fn->span);
  return p;
}
static inline const PollInfo *poll_info(World *w, const VmFn *fn) {
  const PollInfo *p = (const PollInfo *)w->polls.p + fn->id;
  return fn->id < w->polls.n && p->fn == fn ? p : make_poll_info(w, fn);
}

static const u8 *view_memory(void *ctx, u64 addr, u64 n) { return vm_view(((World *)ctx)->vm, addr, n); }

/* The place of the await that a lowered future stands at. */
static u32 find_await_site(World *w, PlaceSite *c, const VmFn *fn, Addr future, u32 state) {
  u64 key = map_key2(fn->future_ty, state), site;
  *c = (PlaceSite){fn, state, 0};
  if (map_get(&w->await_sites, key, &site)) return c->site = (u32)site;
  FutureView v;
  ValueReader r = {.ctx = w, .view = view_memory};
  site = 0;
  if (future_view(w->code, code_type(w->code, fn->future_ty), future, r, &v)) site = trace_site(w->trace, v.await_span);
  map_put(w->arena, &w->await_sites, key, site);
  return c->site = (u32)site;
}

static inline u32 await_site(World *w, const VmFn *fn, Addr future, u32 state) {
  PlaceSite *c = &w->awaits[(fn->id * 7 + state) % COUNTOF(w->awaits)];
  return c->fn == fn && c->pc == state ? c->site : find_await_site(w, c, fn, future, state);
}

#define LIB_FUTURE ((u64)1 << 63)

static void on_poll_begin(void *ctx, const VmFn *fn, Addr future) {
  World *w = ctx;
  Thread *t = thread_at(w, w->cur);
  if (t->task != NONE && t->n_polls++ == 0) {
    Task *k = task_at(w, t->task);
    k->future = future, k->future_ty = fn->future_ty;
  }
  const PollInfo *p = poll_info(w, fn);
  record_here(w, EV_FUTURE_POLL, t->task, p->label, future | (fn->is_lib ? LIB_FUTURE : 0), w->cur, p->site);
}

static void on_poll_end(void *ctx, const VmFn *fn, Addr future, u32 result, u32 state) {
  World *w = ctx;
  Thread *t = thread_at(w, w->cur);
  if (t->task != NONE && t->n_polls) t->n_polls--;
  u32 site = result == 0 && state >= STATE_SUSPEND0 ? await_site(w, fn, future, state) : poll_info(w, fn)->site;
  record_here(w, EV_FUTURE_POLLED, t->task, result | state << 8, future | (fn->is_lib ? LIB_FUTURE : 0), w->cur, site);
}

/* One that was over, or that nobody ever polled, is no news. */
static void on_future_gone(void *ctx, const VmFn *fn, Addr future, u32 state) {
  World *w = ctx;
  if (state < STATE_SUSPEND0) return;
  record_at(w, EV_FUTURE_DROP, thread_at(w, w->cur)->task, poll_info(w, fn)->label, future, w->cur, await_site(w, fn, future, state));
}

/* --- making ------------------------------------------------------------------ */

World *world_new(Code *c, WorldOptions o) {
  World *w = calloc(1, sizeof *w);
  if (!w) abort();
  w->arena = arena_new();
  w->code = c;
  w->opt = o;
  if (!w->opt.workers) w->opt.workers = 4;
  if (!w->opt.max_steps) w->opt.max_steps = 10000000;
  if (!w->opt.max_time_ns) w->opt.max_time_ns = (u64)100 * 365 * 86400 * 1000000000u;
  if (!w->opt.max_ticks) w->opt.max_ticks = 2000000000;
  w->rng = o.seeded ? o.seed : 0x706f6c6c;
  w->trace = trace_new();
  w->log = trace_end(w->trace);
  w->host = (VmHost){w, world_intrinsic, on_poll_begin, on_poll_end, on_future_gone};
  if (o.unrecorded) w->host.poll_begin = NULL, w->host.poll_end = NULL, w->host.future_gone = NULL;
  w->vm = vm_new(code_program(c), &w->host, (VmConfig){o.memory, 0, o.cpu_ns});
  w->ticks = vm_tick_count(w->vm);
  w->free_timer = NONE;
  w->stop_event = FOREVER;
  w->quantum_left = QUANTUM;
  Thread *t = arr_push(&w->threads, Thread);
  *t = (Thread){.vm = vm_thread_new(w->vm, code_entry(c), 0, false), .kind = 3, .rt = NONE, .task = NONE, .begun = NONE, .firing = NONE, .done = NONE,
                .loop_rt = NONE, .until = FOREVER, .wait_rt = NONE};
  t->name = trace_string(w->trace, STR("main"));
  record_at(w, EV_THREAD_NEW, NO_TASK, 3, t->name, 0, 0);
  return w;
}

static void free_rts(World *w) {
  for (u32 i = 0; i < w->rts.n; i++) {
    Rt *r = rt_at(w, i);
    free(r->heap.p), free(r->fired.p), free(r->deferred.p);
  }
}

void world_free(World *w) {
  if (!w) return;
  free_rts(w);
  free(w->polls.p);
  Arr *all[] = {&w->threads, &w->tasks, &w->rts, &w->workers, &w->timers, &w->resources, &w->tls};
  for (u32 i = 0; i < COUNTOF(all); i++) free(all[i]->p);
  vm_free(w->vm);
  trace_free(w->trace);
  arena_free(w->arena);
  free(w);
}

/* --- threads ------------------------------------------------------------------ */

/* Another thread can run beside this one: on a machine with several cores it soon does. A seeded
 * schedule draws how soon, the usual one lets the running thread finish what it is at. */
static void run_beside(World *w) {
  enum { SOON = 4000 };
  if (!w->opt.seeded) return;
  u64 left = 1 + next_random(w) % SOON;
  if (left < w->quantum_left) w->quantum_left = left;
}

void unpark(World *w, u32 thread) {
  Thread *t = thread_at(w, thread);
  if (t->state == TH_PARK || t->state == TH_EXEC) {
    t->state = TH_RUN;
    run_beside(w);
    t->resumed = true;
    t->timed_out = false;
  } else if (t->state != TH_DONE) {
    t->token = true;
  }
}

static bool runnable(World *w, u32 i) { return thread_at(w, i)->state == TH_RUN; }

static u32 count_runnable(World *w) {
  u32 n = 0;
  for (u32 i = 0; i < w->threads.n; i++) n += runnable(w, i);
  return n;
}

/* Round robin by number; a seeded schedule takes any. */
static bool pick_thread(World *w) {
  u32 ready = count_runnable(w);
  if (!ready) return false;
  u32 skip = ready > 1 ? (u32)choose(w, 0, ready) : 0;
  for (u32 k = 1; k <= w->threads.n; k++) {
    u32 i = (w->cur + k) % w->threads.n;
    if (runnable(w, i) && skip-- == 0) {
      w->cur = i;
      w->quantum_left = QUANTUM;
      if (w->opt.seeded) w->quantum_left = 1000 + next_random(w) % QUANTUM;
      return true;
    }
  }
  return false;
}

/* A call on the runtime's blocking pool goes on: its paused clock stands until that is over. */
static bool blocking_call(World *w, u32 rt) {
  enum { BLOCKING = 2 };
  for (u32 i = 0; i < w->threads.n; i++) {
    Thread *t = thread_at(w, i);
    if (t->kind == BLOCKING && t->rt == rt && t->task != NONE && t->state != TH_DONE) return true;
  }
  return false;
}

/* A paused runtime whose only thread waits for its timers moves its own clock. */
static bool auto_advance(World *w) {
  for (u32 i = 0; i < w->threads.n; i++) {
    Thread *t = thread_at(w, i);
    if (t->state != TH_EXEC || t->wait_rt == NONE) continue;
    Rt *r = rt_at(w, t->wait_rt);
    u64 next = r->paused && !r->closed ? timers_next(w, r) : FOREVER;
    if (next == FOREVER) continue;
    if (r->flavor == 1 && r->driver != t->wait_worker) continue;
    if (blocking_call(w, t->wait_rt)) continue;
    u64 was = w->clock + w->advanced, begun = next < FOREVER / 2 ? r->frozen / MS * MS : r->frozen;   /* Tokio goes ahead by whole milliseconds */
    if (next > begun) {
      w->advanced += next - begun;
      r->frozen += next - begun;
      record_at(w, EV_CLOCK, NO_TASK, t->wait_rt + 1, was, i, 0);
    }
    t->state = TH_RUN;
    t->resumed = true;
    return true;
  }
  return false;
}

static u64 first_deadline(World *w) {
  u64 first = FOREVER;
  for (u32 i = 0; i < w->threads.n; i++) {
    Thread *t = thread_at(w, i);
    if (t->state != TH_DONE && t->state != TH_RUN && t->until < first) first = t->until;
  }
  return first;
}

static void wake_due(World *w) {
  for (u32 i = 0; i < w->threads.n; i++) {
    Thread *t = thread_at(w, i);
    if (t->state == TH_DONE || t->state == TH_RUN || t->until > w->clock) continue;
    t->state = TH_RUN;
    t->resumed = t->timed_out = true;
  }
}

/* Nobody can run: time passes until somebody's deadline. False: there is none. */
static bool jump_clock(World *w) {
  if (auto_advance(w)) return true;
  u64 first = first_deadline(w);
  if (first == FOREVER) return false;
  if (first > w->clock) {
    u64 was = w->clock + w->advanced;
    w->clock = first;
    record_at(w, EV_CLOCK, NO_TASK, 0, was, w->cur, 0);
  }
  wake_due(w);
  return true;
}

/* Looking at the clock again and again makes it move, and so does giving way again and again while others sleep:
 * a program that waits by spinning goes on. */
bool look_again(World *w) {
  if (++w->spins <= SPINS_ALLOWED) return false;
  w->clock += SPIN_NS;
  return first_deadline(w) <= w->clock;
}
void give_way(World *w) {
  if (++w->spins > SPINS_ALLOWED && first_deadline(w) != FOREVER) w->clock += SPIN_NS;
}

/* A thread's turn is over. One that runs on and on without an event spins: time passes for those who sleep. */
static void turn_over(World *w) {
  if (world_ticks_since_event(w) > SPIN_TICKS && first_deadline(w) != FOREVER) w->clock += SPIN_NS;
  wake_due(w);
}

static void thread_ended(World *w) {
  Thread *t = thread_at(w, w->cur);
  t->state = TH_DONE;
  record_at(w, EV_THREAD_END, NO_TASK, 0, 0, w->cur, 0);
  vm_thread_free(w->vm, t->vm);
  for (u32 i = 0; i < w->threads.n; i++) unpark(w, i); /* whoever waits for it looks again */
  if (w->cur == 0) end_run(w, 0);
}

static Span user_place(World *w) { return trace_span(w->trace, here(w)); }

static const char *const trap_text[TRAP_COUNT_] = {
#define TRAP(id, text) text,
#include "vm/trap.def"
#undef TRAP
};

/* What went wrong: the trap's text, and what could not be compiled, if that was it. */
static void on_trap(World *w) {
  VmTrap trap = vm_trap(w->vm);
  Span at = user_place(w), where = NO_SPAN;
  const char *why = trap.kind == TRAP_NOT_SUPPORTED ? code_error(w->code, &where) : NULL;
  Str more = why ? str_of(why) : trap.detail;
  Str text = str_fmt(w->arena, "%s%s%.*s", trap_text[trap.kind], more.n ? ": " : "", STR_ARG(more));
  StopWhy stop = trap.kind == TRAP_OUT_OF_MEMORY ? STOP_MEMORY : STOP_TRAP;
  stop_run(w, stop, at.hi ? at : trap.span, stop == STOP_MEMORY ? STR("") : text);
  if (trap.kind == TRAP_PANIC_IN_CLEANUP) w->end.status = 134; /* the real process ends by SIGABRT */
}

static void deadlock(World *w) {
  w->cur = 0;
  stop_run(w, STOP_DEADLOCK, NO_SPAN, STR(""));
}

/* True when limits ended the run. */
static bool over_limits(World *w) {
  if (w->diverged) stop_run(w, STOP_DIVERGED, NO_SPAN, STR(""));
  else if (w->steps > w->opt.max_steps) stop_run(w, STOP_MAX_STEPS, user_place(w), STR(""));
  else if (w->clock + w->advanced > w->opt.max_time_ns) stop_run(w, STOP_MAX_TIME, user_place(w), STR(""));
  else if (vm_ticks(w->vm) - w->event_ticks > w->opt.max_ticks) stop_run(w, STOP_MAX_TICKS, user_place(w), STR(""));
  return w->end.ended;
}

u64 world_ticks_since_event(const World *w) { return vm_ticks(w->vm) - w->event_ticks; }

static bool reached(World *w, const RunUntil *u) {
  u64 head = trace_head(w->trace);
  return head > u->event || (head == u->event && world_ticks_since_event(w) >= u->ticks);
}

static u64 fuel_for(World *w, const RunUntil *u) {
  u64 fuel = SLICE;
  if (trace_head(w->trace) == u->event && u->ticks - world_ticks_since_event(w) < fuel) fuel = u->ticks - world_ticks_since_event(w);
  u64 left = w->opt.max_ticks - world_ticks_since_event(w) + 1;
  if (left < fuel) fuel = left;
  return w->quantum_left < fuel ? w->quantum_left : fuel;
}

/* Chooses who runs; false when the run has ended. */
static bool schedule(World *w) {
  while (!runnable(w, w->cur) || w->quantum_left == 0) {
    if (w->quantum_left == 0) turn_over(w);
    if (pick_thread(w)) continue;
    if (!jump_clock(w)) return deadlock(w), false;
    if (over_limits(w)) return false;
  }
  return true;
}

/* The library's locks and counts are plain reads and writes: nobody else runs in between. */
static bool in_library(World *w) {
  VmFrame f;
  return count_runnable(w) > 1 && vm_frames(w->vm, thread_at(w, w->cur)->vm, &f, 1) == 1 && f.fn->is_lib;
}

static RunResult run_slices(World *w, const RunUntil *u) {
  u64 begun = vm_ticks(w->vm);
  for (;;) {
    if (w->end.ended) return RUN_ENDED;
    if (reached(w, u)) return RUN_REACHED;
    if (over_limits(w)) return RUN_ENDED;
    if (u->interrupt && u->interrupt(u->ctx)) return RUN_INTERRUPTED;
    if (u->max_ticks && vm_ticks(w->vm) - begun >= u->max_ticks) return RUN_INTERRUPTED;
    if (!schedule(w)) return RUN_ENDED;
    if (reached(w, u)) continue;
    u64 before = vm_ticks(w->vm);
    VmExitKind x = vm_run(w->vm, thread_at(w, w->cur)->vm, fuel_for(w, u));
    u64 used = vm_ticks(w->vm) - before;
    w->quantum_left = used < w->quantum_left ? w->quantum_left - used : 0;
    if (w->opt.cpu_ns) charge(w);
    if (!w->quantum_left && x == VMX_FUEL && in_library(w)) w->quantum_left = LIBRARY_GRACE;
    if (x == VMX_DONE) thread_ended(w);
    if (x == VMX_TRAP) on_trap(w);
    if (x == VMX_SWITCH) w->quantum_left = 0;
    if (x == VMX_STOP && u->line && !reached(w, u) && !w->end.ended) return RUN_LINE;
  }
}

RunResult world_run(World *w, RunUntil u) {
  w->stop_event = u.event;
  trace_watch(w->trace, u.event);
  vm_want_line(w->vm, u.line, u.into_lib);
  RunResult r = run_slices(w, &u);
  w->stop_event = FOREVER;
  trace_watch(w->trace, FOREVER);
  return r;
}

WorldEnd world_end(const World *w) { return w->end; }
Trace *world_trace(World *w) { return w->trace; }
Vm *world_vm(World *w) { return w->vm; }
Code *world_code(World *w) { return w->code; }
u64 world_now(const World *w) { return w->clock; }
u32 world_running_thread(const World *w) { return ((const Thread *)w->threads.p)[w->cur].vm; }

bool world_task_future(const World *cw, u32 task, Ty *ty, u64 *addr) {
  World *w = (World *)(uintptr_t)cw;
  if (task >= w->tasks.n) return false;
  Task *t = task_at(w, task);
  if (!t->future || t->done) return false;
  *ty = code_type(w->code, t->future_ty);
  *addr = t->future;
  return true;
}
