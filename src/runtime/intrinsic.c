/* The intrinsics that are the runtime's: one row each, by number. */
#include "runtime/world.h"

static Str text(World *w, u64 addr, u64 n) {
  const u8 *p = n ? vm_view(w->vm, addr, n) : NULL;
  return p ? (Str){(const char *)p, n} : STR("");
}

static void print(World *w, u32 stream, Str s) {
  if (!s.n) return;
  trace_output(w->trace, w->output, s);
  u64 at = w->output;
  w->output += s.n;
  while (s.n) { /* an event tells at most 16 MB - 1 */
    u64 n = s.n < 0xffffff ? s.n : 0xffffff;
    record(w, EV_PRINT, thread_at(w, w->cur)->task, stream, at << 24 | n);
    at += n;
    s.n -= n;
  }
}

static void panic_begin(World *w, const u64 *a) {
  Str msg = text(w, a[0], a[1]), file = text(w, a[2], a[3]);
  Thread *t = thread_at(w, w->cur);
  t->panicking++;
  record(w, EV_PANIC, t->task, trace_string(w->trace, msg), 0);
  if (!file.n) return;                 /* a hook has spoken */
  Str name = trace_str(w->trace, t->name);
  if (!name.n) name = STR("<unnamed>");
  Str line = str_fmt(w->arena, "\nthread '%.*s' (%u) panicked at %.*s:%u:%u:\n%.*s\n", STR_ARG(name), w->cur + 1, STR_ARG(file), (u32)a[4], (u32)a[5],
                     STR_ARG(msg));
  print(w, 2, line);
}

/* rt_clock and rt_now. */
static VmEffect look_at_clock(World *w, u32 id, const u64 *a, u64 *ret) {
  if (w->opt.cpu_ns) charge(w);
  bool others = look_again(w);
  *ret = id == INTR_rt_now ? rt_clock_of(w, (u32)a[0]) : w->clock;
  return others ? VM_SWITCH : VM_CONTINUE;
}

static VmEffect sleep_thread(World *w, u64 ns) {
  Thread *t = thread_at(w, w->cur);
  if (t->resumed) {
    t->resumed = false;
    t->until = FOREVER;
    record(w, EV_UNBLOCK, t->task, 0, 0);
    return VM_CONTINUE;
  }
  if (w->opt.cpu_ns) charge(w);
  u64 until = ns > FOREVER - w->clock ? FOREVER - 1 : w->clock + ns;
  record(w, EV_BLOCK, t->task, 0, until);
  t = thread_at(w, w->cur);
  t->state = TH_SLEEP;
  t->until = until;
  return VM_BLOCK;
}

static VmEffect park_thread(World *w, u64 ns, u64 *ret) {
  Thread *t = thread_at(w, w->cur);
  if (t->resumed || t->token) {
    bool waited = t->resumed;
    *ret = !t->timed_out;
    t->resumed = t->token = t->timed_out = false;
    t->until = FOREVER;
    if (waited) record(w, EV_UNBLOCK, t->task, 1, 0);
    return VM_CONTINUE;
  }
  u64 until = ns > FOREVER - w->clock ? FOREVER : w->clock + ns;
  record(w, EV_BLOCK, t->task, 1, until);
  t = thread_at(w, w->cur);
  t->state = TH_PARK;
  t->until = until;
  return VM_BLOCK;
}

static u64 spawn_thread(World *w, const u64 *a) {
  u32 id = w->threads.n;
  u32 rt = thread_at(w, w->cur)->rt;
  Thread *t = arr_push(&w->threads, Thread);
  *t = (Thread){.kind = (u32)a[2], .rt = a[2] ? rt : NONE, .task = NONE, .begun = NONE, .firing = NONE, .done = NONE, .loop_rt = NONE,
                .until = FOREVER, .wait_rt = NONE};
  t->vm = vm_thread_new(w->vm, (FnId)a[0], a[1], true);
  t->name = trace_string(w->trace, text(w, a[3], a[4]));
  record_at(w, EV_THREAD_NEW, NO_TASK, t->kind, t->name, id, 0);
  return id;
}

static u64 make_resource(World *w, u32 kind, u64 place) {
  u32 id = w->resources.n;
  Span made = code_location(w->code, place);
  arr_push(&w->resources, Resource)->kind = kind;
  record_at(w, EV_RES_NEW, thread_at(w, w->cur)->task, kind, id, w->cur, made.lo ? trace_site(w->trace, made) : 0);
  return id;
}

static void resource_event(World *w, EventKind k, u32 res, u64 arg) {
  if (k == EV_RES_DROP && res < w->resources.n) arr_at(&w->resources, Resource, res)->gone = true;
  record(w, k, thread_at(w, w->cur)->task, res, arg);
}

static u64 task_flag(World *w, u32 id, u32 flag) {
  if (id >= w->tasks.n) return 0;
  Task *t = task_at(w, id);
  return flag == 0 ? t->done : flag == 1 ? t->queued : flag == 2 ? t->polling : t->aborted;
}

static void abort_task(World *w, u32 id) {
  if (id >= w->tasks.n) return;
  record(w, EV_ABORT, thread_at(w, w->cur)->task, id, 0);
  task_at(w, id)->aborted = true;
  task_wake(w, id, 5);
}

/* A thread's own cell for a key, made when first asked for. */
static u64 tls_cell(World *w, u64 key, u64 size, u64 align) {
  for (u32 i = 0; i < w->tls.n; i++) {
    Tls *t = arr_at(&w->tls, Tls, i);
    if (t->key == key && t->thread == w->cur) return t->addr;
  }
  u64 addr = vm_heap_alloc(w->vm, size ? size : 1, align ? align : 1);
  *arr_push(&w->tls, Tls) = (Tls){key, addr, w->cur};
  return addr;
}

/* Those that never block and only answer. */
static u64 answer(World *w, u32 id, const u64 *a) {
  Thread *t = thread_at(w, w->cur);
  switch (id) {
  case INTR_rt_panicking: return t->panicking > 0;
  case INTR_rt_random: return choose(w, (u32)a[0], 0);
  case INTR_thread_spawn: return spawn_thread(w, a);
  case INTR_thread_current: return w->cur;
  case INTR_thread_done: return a[0] < w->threads.n && thread_at(w, (u32)a[0])->state == TH_DONE;
  case INTR_thread_tls: return tls_cell(w, a[0], a[1], a[2]);
  case INTR_rt_new: return rt_make(w, (u32)a[0], (u32)a[1], (u32)a[2]);
  case INTR_rt_workers: return rt_at(w, (u32)a[0])->n_workers;
  case INTR_rt_closed: return rt_at(w, (u32)a[0])->closed;
  case INTR_rt_flavor: return rt_at(w, (u32)a[0])->flavor;
  case INTR_rt_enter: { u32 was = t->rt; t->rt = (u32)a[0]; return was; }
  case INTR_rt_current: return t->rt;
  case INTR_rt_clock_ctl: return rt_control(w, (u32)a[0], (u32)a[1], a[2]);
  case INTR_task_cell: return a[0] < w->tasks.n ? task_at(w, (u32)a[0])->cell : 0;
  case INTR_task_current: return t->task;
  case INTR_task_flag: return task_flag(w, (u32)a[0], (u32)a[1]);
  case INTR_timer_new: return timer_make(w, (u32)a[0], a[1]);
  case INTR_timer_fired: return timer_at(w, (u32)a[0])->state == TI_FIRED;
  case INTR_timer_entry: return timer_at(w, (u32)a[0])->entry;
  case INTR_worker_away: return worker_away(w, (u32)a[0], (u32)a[1], a[2]);
  case INTR_res_new: return make_resource(w, (u32)a[0], a[1]);
  default: assert(id == INTR_COUNT_); return 0; /* every RT row has its case */
  }
}

/* Those that change something and answer nothing. True: it was one of them. */
static bool act(World *w, u32 id, const u64 *a) {
  switch (id) {
  case INTR_rt_print: print(w, (u32)a[0], text(w, a[1], a[2])); return true;
  case INTR_rt_panic_begin: panic_begin(w, a); return true;
  case INTR_rt_panic_resumed: thread_at(w, w->cur)->panicking++; return true;
  case INTR_rt_panic_caught: thread_at(w, w->cur)->panicking--; return true;
  case INTR_thread_unpark: if (a[0] < w->threads.n) unpark(w, (u32)a[0]); return true;
  case INTR_rt_intervals: rt_set_intervals(w, (u32)a[0], (u32)a[1], (u32)a[2]); return true;
  case INTR_rt_close: rt_close(w, (u32)a[0]); return true;
  case INTR_task_done: task_ended(w, (u32)a[0], (u32)a[1]); return true;
  case INTR_task_lost: record(w, EV_LOST, (u32)a[0], (u32)a[1], 0); return true;
  case INTR_task_spent: thread_at(w, w->cur)->spent = a[0] & 1; return true;
  case INTR_task_abort: abort_task(w, (u32)a[0]); return true;
  case INTR_timer_set: timer_arm(w, (u32)a[0], a[1]); return true;
  case INTR_timer_drop: timer_gone(w, (u32)a[0]); return true;
  case INTR_res_wait: resource_event(w, EV_RES_WAIT, (u32)a[0], a[1]); return true;
  case INTR_res_hold: resource_event(w, EV_RES_HOLD, (u32)a[0], 0); return true;
  case INTR_res_release: resource_event(w, EV_RES_RELEASE, (u32)a[0], 0); return true;
  case INTR_res_drop: resource_event(w, EV_RES_DROP, (u32)a[0], 0); return true;
  default: return false;
  }
}

VmEffect world_intrinsic(void *ctx, Vm *vm, u32 thread, u32 id, const u64 *a, u64 *ret) {
  World *w = ctx;
  (void)vm, (void)thread;
  switch (id) {
  case INTR_rt_exit: end_run(w, (int)(i32)a[0]); return VM_EXIT;
  case INTR_thread_sleep: return sleep_thread(w, a[0]);
  case INTR_thread_park: return park_thread(w, a[0], ret);
  case INTR_thread_yield: give_way(w); return VM_SWITCH;
  case INTR_rt_clock: case INTR_rt_now: return look_at_clock(w, id, a, ret);
  case INTR_task_new: task_make(w, a, ret); return VM_CONTINUE;
  case INTR_task_next: return task_next(w, (u32)a[0], (u32)a[1], ret);
  case INTR_task_poll_begin: task_began(w, (u32)a[0]); return VM_CONTINUE;       /* what every poll needs comes first */
  case INTR_task_poll_end: task_polled(w, (u32)a[0], (u32)a[1]); return VM_CONTINUE;
  case INTR_task_wake: task_wake(w, (u32)a[0], (u32)a[1]); return VM_CONTINUE;
  case INTR_task_defer: *ret = task_deferred(w, (u32)a[0], a[1]); return VM_CONTINUE;
  default: break;
  }
  if (!act(w, id, a)) *ret = answer(w, id, a);
  return VM_CONTINUE;
}
