/* Executors: tasks, queues, and what a thread that asks task_next is to do.
 *
 * current_thread (and local) follow Tokio's block_on loop: the root if it was woken;
 * then up to 61 tasks, local queue first, every 31st time the injection queue first;
 * then the driver, without waiting if tasks yielded, else until something happens;
 * then those who yielded are woken. How Tokio does it today, not a promise of its.
 * multi_thread: a worker looks at its LIFO slot, its own queue, the injection queue,
 * the others' queues; one of the sleeping workers waits for the timers.
 */
#include "runtime/world.h"

enum { EVENT_INTERVAL = 61, GLOBAL_INTERVAL = 31, GLOBAL_INTERVAL_MULTI = 61, LOCAL_CAPACITY = 256 };
enum { DO_TASK, DO_ROOT, DO_TIMER, DO_SHUTDOWN, DO_WAKE, DO_PARK, DO_UNPARK };
enum { MULTI_THREAD = 1, LOCAL_SET = 3 }; /* flavors */

/* --- queues -------------------------------------------------------------------- */

static void push(World *w, Queue *q, u32 task) {
  task_at(w, task)->next = NONE;
  if (q->n++) task_at(w, q->tail)->next = task;
  else q->head = task;
  q->tail = task;
}

static u32 pop(World *w, Queue *q) {
  if (!q->n) return NONE;
  u32 t = q->head;
  q->head = task_at(w, t)->next;
  if (--q->n) __builtin_prefetch(task_at(w, q->head));
  return t;
}


/* --- runtimes and clocks ---------------------------------------------------------- */

u32 rt_make(World *w, u32 flavor, u32 workers, u32 flags) {
  u32 id = w->rts.n;
  u32 n = flavor == 1 ? (workers ? workers : w->opt.workers) : 1;
  Rt *r = arr_push(&w->rts, Rt);
  *r = (Rt){.flavor = flavor, .n_workers = n, .first_worker = w->workers.n, .paused = flags & 1, .time = (flags & 2) != 0, .hooked = (flags & 4) != 0,
            .root = NONE, .driver = NONE};
  rt_set_intervals(w, id, 0, 0);
  for (u32 i = 0; i < n; i++) {
    Worker *k = arr_push(&w->workers, Worker);
    k->lifo = NONE;
    k->thread = flavor == LOCAL_SET ? w->cur : NONE;
  }
  record(w, EV_RT_NEW, NO_TASK, flavor, n);
  return id;
}

void rt_set_intervals(World *w, u32 rt, u32 event, u32 global) {
  Rt *r = rt_at(w, rt);
  r->event_interval = event ? event : EVENT_INTERVAL;
  r->global_interval = global ? global : r->flavor == MULTI_THREAD ? GLOBAL_INTERVAL_MULTI : GLOBAL_INTERVAL;
}

u64 rt_clock_of(World *w, u32 rt) {
  Rt *r = rt_at(w, rt);
  if (w->opt.cpu_ns) charge(w);
  return r->paused ? r->frozen : w->clock + r->offset;
}

bool rt_control(World *w, u32 rt, u32 op, u64 ns) {
  Rt *r = rt_at(w, rt);
  if (op == 3) return r->time;
  u64 now = rt_clock_of(w, rt);
  if (op == 0) {
    if (r->paused) return false;
    r->paused = r->late = true;
    r->frozen = now;
  } else if (op == 1) {
    if (!r->paused) return false;
    r->paused = r->late = false;
    r->offset = r->frozen - w->clock;
  } else {
    if (!r->paused) return false;
    u64 was = w->clock + w->advanced;
    r->frozen += ns;
    w->advanced += ns;
    record(w, EV_CLOCK, thread_at(w, w->cur)->task, rt + 1, was);
  }
  return true;
}

/* --- tasks -------------------------------------------------------------------------- */

void task_make(World *w, const u64 *args, u64 *ret) {
  u32 id = w->tasks.n;
  Thread *th = thread_at(w, w->cur);
  const u8 *name = vm_view(w->vm, args[3], args[4]);
  Str s = name ? (Str){(const char *)name, args[4]} : STR("task");
  Task *t = arr_push(&w->tasks, Task);
  *t = (Task){.cell = (Addr)args[1], .rt = (u32)args[0], .root = args[2] != 0, .by = th->task, .next = NONE};
  t->name = trace_string(w->trace, s);
  if (t->root) {
    t->thread = w->cur;
    th->roots = id + 1;
    Rt *r = rt_at(w, t->rt);
    if (r->flavor != 1) {
      r->root = id;
      r->phase = PH_OUTER;
      worker_of(w, r, 0)->thread = w->cur;
    }
  }
  record(w, EV_SPAWN, id, t->name, (u64)(t->by + 1) | (u64)t->rt << 32 | (u64)t->root << 63);
  *ret = id;
}

/* A sleeping worker, to take what was just queued; the least number first. */
static void notify_worker(World *w, Rt *r) {
  u32 parked[64], n = 0;
  for (u32 i = 0; i < r->n_workers && n < 64; i++)
    if (worker_of(w, r, i)->parked) parked[n++] = i;
  if (!n) return;
  Worker *k = worker_of(w, r, parked[choose(w, 2, n)]);
  k->parked = false;
  unpark(w, k->thread);
}

/* The worker of the runtime that the running thread is, or NONE. */
static u32 my_worker(World *w, Rt *r, u32 rt) {
  if (thread_at(w, w->cur)->rt != rt) return NONE;
  for (u32 i = 0; i < r->n_workers; i++)
    if (worker_of(w, r, i)->thread == w->cur && !worker_of(w, r, i)->away) return i;
  return NONE;
}

/* block_in_place: what waits behind the running task must not wait for it. */
bool worker_away(World *w, u32 rt, u32 worker, bool away) {
  Rt *r = rt_at(w, rt);
  Worker *k = worker_of(w, r, worker);
  if (k->thread != w->cur) return true; /* its place was taken long ago */
  k->away = away;
  if (!away) return true;
  if (k->lifo != NONE) push(w, &r->inject, k->lifo);
  k->lifo = NONE;
  while (k->local.n) push(w, &r->inject, pop(w, &k->local));
  if (r->inject.n) notify_worker(w, r);
  for (u32 i = 0; i < r->n_workers; i++)
    if (!worker_of(w, r, i)->away) return true;
  k->away = false;
  k->thread = NONE;
  return false;
}

static void enqueue_multi(World *w, u32 id, u32 rt, bool back) {
  Rt *r = rt_at(w, rt);
  u32 me = my_worker(w, r, rt);
  if (me == NONE) {
    push(w, &r->inject, id);
  } else if (back) {
    push(w, &worker_of(w, r, me)->local, id);
  } else {
    Worker *k = worker_of(w, r, me);
    if (k->lifo != NONE) push(w, &k->local, k->lifo);
    k->lifo = id;
  }
  if (me != NONE && worker_of(w, r, me)->local.n > LOCAL_CAPACITY) { /* half of a full queue goes to everybody */
    Queue *q = &worker_of(w, r, me)->local;
    for (u32 n = q->n / 2; n; n--) push(w, &r->inject, pop(w, q));
  }
  if (me == NONE || worker_of(w, r, me)->local.n) notify_worker(w, r);
}

static void enqueue(World *w, u32 id, bool back) {
  u32 rt = task_at(w, id)->rt;
  Rt *r = rt_at(w, rt);
  if (r->closed) return;
  if (r->flavor == 1) {
    enqueue_multi(w, id, rt, back);
    return;
  }
  Worker *k = worker_of(w, r, 0);
  bool inside = k->thread == w->cur && (r->flavor == LOCAL_SET || thread_at(w, w->cur)->rt == rt);
  push(w, inside ? &k->local : &r->inject, id);
  if (inside) return;
  r->called = true;
  if (k->thread != NONE && r->flavor != LOCAL_SET) unpark(w, k->thread);
}

/* Why, as far as the caller's "its waker was called" can be told better. */
static u32 refine(World *w, u32 id, u32 how) {
  Thread *th = thread_at(w, w->cur);
  if (how != WAKE_WAKER) return how;
  if (th->firing != NONE) return WAKE_TIMER;
  if (th->done != NONE) return WAKE_JOIN;
  if (th->task != id) return how;
  return th->spent ? WAKE_BUDGET : WAKE_SELF;
}

static u32 waking_task(World *w) {
  Thread *th = thread_at(w, w->cur);
  return th->done != NONE ? th->done : th->task;
}

static void wake_from(World *w, u32 id, u32 how, u32 site) {
  Task *t = task_at(w, id);
  if (t->root && how != WAKE_ROOT) rt_at(w, t->rt)->called = true;
  how = refine(w, id, how);
  bool nothing = t->done || t->queued || t->notified;
  if (!nothing) t->queued_by = trace_head(w->trace);
  record_at(w, EV_WAKE, waking_task(w), id, how | (nothing ? 256u : 0), w->cur, site);
  if (nothing) return;
  t = task_at(w, id);
  if (t->polling) {
    t->notified = true;
    return;
  }
  t->queued = true;
  if (t->root) unpark(w, t->thread);
  else enqueue(w, id, false);
}

void task_wake(World *w, u32 id, u32 how) {
  if (id < w->tasks.n) wake_from(w, id, how, w->opt.unrecorded ? 0 : here(w));
}

/* Who yields is woken after the next turn of the driver of the loop that polls it. False: there is no such loop. */
bool task_deferred(World *w, u32 task, u64 waker) {
  Thread *th = thread_at(w, w->cur);
  if (th->rt == NONE || th->loop_rt == NONE || th->task == NONE) return false;
  task_at(w, th->task)->deferred = true;
  Arr *all = &rt_at(w, th->loop_rt)->deferred;
  if (all->n && task != NONE) { /* the same one again and again counts once */
    Deferred *last = arr_at(all, Deferred, all->n - 1);
    if (last->task == task && last->thread == w->cur) return true;
  }
  *arr_push(all, Deferred) = (Deferred){task, (u32)waker, w->cur, th->spent ? WAKE_BUDGET : WAKE_YIELD};
  return true;
}

/* Takes out one of this thread's, or of any thread's where there is one loop only. Tokio 1.24 wakes those
 * who yielded first in, first out; 1.53 last in, first out. */
static bool take_deferred(World *w, u32 rt, Deferred *d) {
  Rt *r = rt_at(w, rt);
  Deferred *all = r->deferred.p;
  u32 n = r->deferred.n;
  for (u32 i = 0; i < n; i++) {
    u32 at = w->opt.tokio == 124 ? i : n - 1 - i;
    if (r->flavor == MULTI_THREAD && all[at].thread != w->cur) continue;
    *d = all[at];
    memmove(all + at, all + at + 1, (n - at - 1) * sizeof *all);
    r->deferred.n--;
    return true;
  }
  return false;
}

static bool has_deferred(World *w, u32 rt) {
  Rt *r = rt_at(w, rt);
  for (u32 i = 0; i < r->deferred.n; i++)
    if (r->flavor != MULTI_THREAD || arr_at(&r->deferred, Deferred, i)->thread == w->cur) return true;
  return false;
}

/* Wakes the tasks among them, up to a waker that is the library's to wake: its address, else 0. */
static u32 wake_deferred(World *w, u32 rt) {
  Deferred d;
  u32 site = NONE;                                   /* one for all: the loop that asks what to do */
  while (take_deferred(w, rt, &d)) {
    if (d.task == NONE) return d.waker;
    if (site == NONE) site = w->opt.unrecorded ? 0 : here(w);
    if (d.task < w->tasks.n) wake_from(w, d.task, d.how, site);
  }
  return 0;
}

/* With very many tasks each of them is far away: the next one's memory is asked for while this one's turn lasts. */
static void fetch_memory(World *w, u64 addr) {
  const u8 *p = vm_view(w->vm, addr, 128);
  if (p) __builtin_prefetch(p), __builtin_prefetch(p + 64);
}
static void fetch_fired(World *w, Rt *r) {
  u32 id = r->fired_at < r->fired.n ? ((u32 *)r->fired.p)[r->fired_at] : NONE;
  if (id == NONE) return;
  const Timer *t = timer_at(w, id);
  fetch_memory(w, t->entry);
  if (t->task != NONE) __builtin_prefetch(task_at(w, t->task));
}

static void fetch_next(World *w, u32 rt) {
  const Queue *q = &worker_of(w, rt_at(w, rt), 0)->local;
  if (q->n) fetch_memory(w, task_at(w, q->head)->cell);
}

void task_began(World *w, u32 id) {
  Task *t = task_at(w, id);
  Thread *th = thread_at(w, w->cur);
  t->queued = t->deferred = false;
  t->polling = true;
  t->outer = th->task;
  t->outer_polls = th->n_polls;
  th->task = id;
  th->firing = th->done = NONE;
  th->n_polls = 0;
  w->steps++;
  th->begun = id;
  th->begun_at = w->opt.unrecorded ? 0 : here(w);
  record_at(w, EV_POLL, id, (u32)w->steps, t->queued_by, w->cur, th->begun_at);
  fetch_next(w, t->rt);
}

void task_polled(World *w, u32 id, u32 result) {
  Task *t = task_at(w, id);
  Thread *th = thread_at(w, w->cur);
  t->polling = false;
  th->task = t->outer;
  th->n_polls = t->outer_polls;
  u32 site = th->begun == id || w->opt.unrecorded ? th->begun_at : here(w); /* one loop begins it and ends it */
  record_at(w, EV_POLLED, id, result, t->deferred, w->cur, site);
  if (!t->notified) return;
  t->notified = false;
  if (result != 0) return;
  t->queued = true;
  if (t->root) t->queued = true; /* its loop looks at it next */
  else enqueue(w, id, true);
}

void task_ended(World *w, u32 id, u32 how) {
  Task *t = task_at(w, id);
  t->done = true;
  thread_at(w, w->cur)->done = id;
  if (how == 1) record(w, EV_CAUGHT, id, 0, 0);
  record(w, EV_DONE, id, how, 0);
  Rt *r = rt_at(w, t->rt);
  if (!t->root || r->root != id) return;
  r->root = NONE;
  worker_of(w, r, 0)->thread = NONE; /* nobody drives it now */
}

/* --- what to do now ------------------------------------------------------------------- */

static VmEffect give(World *w, u64 *ret, u32 kind, u32 id) {
  Thread *th = thread_at(w, w->cur);
  th->firing = kind == DO_TIMER ? id : NONE;
  th->done = NONE;
  th->wait_rt = NONE;
  *ret = (u64)kind << 32 | (kind == DO_TASK ? task_at(w, id)->cell : id);
  return VM_CONTINUE;
}

static VmEffect wait_here(World *w, u32 rt, u32 worker, u64 until) {
  Thread *th = thread_at(w, w->cur);
  if (th->token) { /* somebody called in between: the call is made again */
    th->token = false;
    return VM_BLOCK;
  }
  th->state = TH_EXEC;
  th->wait_rt = rt;
  th->wait_worker = worker;
  th->until = until;
  th->firing = th->done = NONE;
  return VM_BLOCK;
}

static u32 next_fired(World *w, u32 rt) {
  Rt *r = rt_at(w, rt);
  while (r->fired_at < r->fired.n) {
    u32 id = ((u32 *)r->fired.p)[r->fired_at++];
    if (id == NONE) continue;
    fetch_fired(w, r);
    return id;
  }
  r->fired.n = r->fired_at = 0;
  return NONE;
}

/* When the machine's clock must be for the runtime's first timer; FOREVER while it is paused. */
static u64 driver_until(World *w, u32 rt) {
  Rt *r = rt_at(w, rt);
  u64 next = timers_next(w, r);
  if (next == FOREVER || r->paused) return FOREVER;
  return next - r->offset;
}

static u32 next_current(World *w, Rt *r) {
  Worker *k = worker_of(w, r, 0);
  u32 tick = w->opt.tokio == 124 || r->flavor == LOCAL_SET ? k->tick++ : ++k->tick; /* 1.53 counts first */
  Queue *first = tick % r->global_interval == 0 ? &r->inject : &k->local;
  u32 t = pop(w, first);
  return t != NONE ? t : pop(w, first == &k->local ? &r->inject : &k->local);
}

static bool root_ready(World *w, Rt *r) { return r->root != NONE && task_at(w, r->root)->queued; }

/* One phase of the loop; true: *ret tells what to do. */
static bool current_phase(World *w, u32 rt, u64 *ret) {
  Rt *r = rt_at(w, rt);
  switch (r->phase) {
  case PH_OUTER:
    r->phase = PH_TASKS;
    r->round = 0;
    if (root_ready(w, r)) return give(w, ret, DO_ROOT, r->root), true;
    return false;
  case PH_TASKS: {
    if (r->round++ == r->event_interval) return r->phase = PH_YIELD, false;
    u32 t = next_current(w, r);
    if (t != NONE) return give(w, ret, DO_TASK, t), true;
    r->phase = has_deferred(w, rt) ? PH_YIELD : r->hooked ? PH_TELL : PH_PARK;
    worker_of(w, r, 0)->told = NOT_TOLD;
    return false;
  }
  case PH_TELL: {
    Worker *k = worker_of(w, r, 0);
    if (k->told == WILL_PARK) return r->phase = k->local.n ? PH_BACK : PH_PARK, false; /* the hook may have made a task */
    k->told = WILL_PARK;
    return give(w, ret, DO_PARK, NONE), true;
  }
  case PH_YIELD:
    r->called = false;
    timers_drive(w, rt);
    r->phase = PH_DRIVEN;
    return false;
  case PH_PARK: /* somebody has called, or a deadline has come */
    timers_drive(w, rt);
    r->phase = PH_DRIVEN;
    return false;
  case PH_DRIVEN: {
    u32 timer = next_fired(w, rt);
    if (timer != NONE) return give(w, ret, DO_TIMER, timer), true;
    thread_at(w, w->cur)->firing = NONE;
    u32 waker = wake_deferred(w, rt);
    if (waker) return give(w, ret, DO_WAKE, waker), true;
    r = rt_at(w, rt);
    r->phase = worker_of(w, r, 0)->told ? PH_BACK : PH_OUTER;
    return false;
  }
  case PH_BACK:
    r->phase = PH_OUTER;
    worker_of(w, r, 0)->told = NOT_TOLD;
    return give(w, ret, DO_UNPARK, NONE), true;
  }
  return false;
}

/* A driver that was called before it would move a paused clock leaves the clock alone this once: one more turn, that only hooks see. */
static bool only_called(World *w, Rt *r) {
  bool called = r->hooked && r->called && r->paused && timers_first_at(w, r) != FOREVER;
  if (called) r->called = false;
  return called;
}

/* Must the loop wait before its park phase goes on? */
static bool nothing_due(World *w, u32 rt) {
  Rt *r = rt_at(w, rt);
  Worker *k = worker_of(w, r, 0);
  if (root_ready(w, r) || k->local.n || r->inject.n) return false;
  return timers_first_at(w, r) > rt_clock_of(w, rt) / MS && !only_called(w, r);
}

static VmEffect next_on_current(World *w, u32 rt, u64 *ret) {
  for (;;) {
    if (rt_at(w, rt)->phase == PH_PARK && nothing_due(w, rt)) {
      if (thread_at(w, w->cur)->token) thread_at(w, w->cur)->token = false;
      return wait_here(w, rt, 0, driver_until(w, rt));
    }
    if (current_phase(w, rt, ret)) return VM_CONTINUE;
  }
}

static u32 steal(World *w, Rt *r, u32 me) {
  u32 start = (u32)choose(w, 3, r->n_workers);
  for (u32 k = 0; k < r->n_workers; k++) {
    u32 i = (start + k) % r->n_workers;
    Queue *q = &worker_of(w, r, i)->local;
    if (i == me || !q->n) continue;
    u32 take = q->n - q->n / 2;
    u32 first = pop(w, q);
    for (u32 n = 1; n < take; n++) push(w, &worker_of(w, r, me)->local, pop(w, q));
    return first;
  }
  return NONE;
}

static u32 next_for_worker(World *w, Rt *r, u32 me) {
  Worker *k = worker_of(w, r, me);
  k->tick++;
  u32 t = k->tick % r->global_interval == 0 ? pop(w, &r->inject) : NONE;
  if (t != NONE) return t;
  if (k->lifo != NONE) {
    t = k->lifo;
    k->lifo = NONE;
    return t;
  }
  if ((t = pop(w, &k->local)) != NONE) return t;
  if ((t = pop(w, &r->inject)) != NONE) return t;
  return steal(w, r, me);
}

/* The program's hooks are told that a worker will wait, and that it does no more; true: *ret says so. */
static bool tell_of_parking(World *w, Rt *r, Worker *k, bool idle, u64 *ret) {
  bool tell = r->hooked && (idle ? k->told == NOT_TOLD : k->told == HAS_PARKED || (k->told == WILL_PARK && (k->local.n || k->lifo != NONE)));
  if (!tell) return false;
  k->told = idle ? WILL_PARK : NOT_TOLD;
  return give(w, ret, idle ? DO_PARK : DO_UNPARK, NONE), true;
}

static VmEffect park_worker(World *w, u32 rt, u32 me, u64 *ret) {
  Rt *r = rt_at(w, rt);
  Worker *k = worker_of(w, r, me);
  if (tell_of_parking(w, r, k, true, ret)) return VM_CONTINUE;
  if (r->hooked) k->told = HAS_PARKED;
  k->parked = true;
  u64 until = FOREVER;
  if (r->driver == NONE) r->driver = me;
  if (r->driver == me) until = driver_until(w, rt);
  return wait_here(w, rt, me, until);
}

static VmEffect next_on_worker(World *w, u32 rt, u32 me, u64 *ret) {
  Rt *r = rt_at(w, rt);
  Worker *k = worker_of(w, r, me);
  if (k->thread != NONE && k->thread != w->cur) { /* another one took its place */
    u32 waker = wake_deferred(w, rt);
    return waker ? give(w, ret, DO_WAKE, waker) : give(w, ret, DO_SHUTDOWN, NONE);
  }
  k->thread = w->cur;
  k->parked = false;
  if (tell_of_parking(w, r, k, false, ret)) return VM_CONTINUE;
  if (r->closed) return give(w, ret, DO_SHUTDOWN, NONE);
  if (r->driver == me || (k->tick % r->event_interval == r->event_interval - 1 && r->driver == NONE)) {
    timers_drive(w, rt);
    r = rt_at(w, rt);
    if (r->driver == me && r->fired_at == r->fired.n) r->driver = NONE;
  }
  u32 timer = next_fired(w, rt);
  if (timer != NONE) return give(w, ret, DO_TIMER, timer);
  if (r->driver == me) r->driver = NONE;
  u32 t = next_for_worker(w, r, me);
  if (t == NONE && has_deferred(w, rt)) {
    u32 waker = wake_deferred(w, rt);
    if (waker) return give(w, ret, DO_WAKE, waker);
    t = next_for_worker(w, rt_at(w, rt), me);
  }
  if (t == NONE) return park_worker(w, rt, me, ret);
  give(w, ret, DO_TASK, t);
  return w->opt.seeded && choose(w, 4, 2) ? VM_SWITCH : VM_CONTINUE; /* another worker may be quicker */
}

static bool waits_here(World *w, const Task *t) { return t->root && t->thread == w->cur && !t->done; }

/* The root that the thread drives on that runtime: the newest; NONE: there is none. */
static u32 root_here(World *w, u32 rt) {
  u32 *roots = &thread_at(w, w->cur)->roots;
  while (*roots && !waits_here(w, task_at(w, *roots - 1))) --*roots; /* looked through once: there may be millions of tasks */
  for (u32 i = *roots; i-- > 0;)
    if (task_at(w, i)->rt == rt && waits_here(w, task_at(w, i))) return i;
  return NONE;
}

/* block_on beside the workers: only its own future. */
static VmEffect next_for_root(World *w, u32 rt, u64 *ret) {
  u32 root = root_here(w, rt);
  if (root != NONE && task_at(w, root)->queued) return give(w, ret, DO_ROOT, root);
  if (has_deferred(w, rt)) { /* before it waits */
    u32 waker = wake_deferred(w, rt);
    return waker ? give(w, ret, DO_WAKE, waker) : next_for_root(w, rt, ret);
  }
  return wait_here(w, rt, NONE, FOREVER);
}

/* The tasks that were not done when their runtime went, oldest first. */
static VmEffect next_to_cancel(World *w, u32 rt, u64 *ret) {
  Rt *r = rt_at(w, rt);
  for (; r->shut < w->tasks.n; r->shut++) {
    Task *t = task_at(w, r->shut);
    if (t->rt == rt && !t->root && !t->done) return give(w, ret, DO_SHUTDOWN, r->shut++);
  }
  return give(w, ret, DO_SHUTDOWN, NONE);
}

/* A LocalSet is driven by its own future: never waits. */
static VmEffect next_of_set(World *w, Rt *r, u64 *ret) {
  u32 t = next_current(w, r);
  return t == NONE ? give(w, ret, DO_SHUTDOWN, NONE) : give(w, ret, DO_TASK, t);
}

VmEffect task_next(World *w, u32 rt, u32 worker, u64 *ret) {
  thread_at(w, w->cur)->resumed = false;
  Rt *r = rt_at(w, rt);
  if (r->flavor == LOCAL_SET) return r->closed ? next_to_cancel(w, rt, ret) : next_of_set(w, r, ret);
  thread_at(w, w->cur)->loop_rt = rt;
  if (worker == NONE) return next_for_root(w, rt, ret);
  if (r->flavor == 1) {
    bool is_worker = thread_at(w, w->cur)->kind == 1;
    return is_worker ? next_on_worker(w, rt, worker, ret) : next_to_cancel(w, rt, ret);
  }
  if (r->closed) return next_to_cancel(w, rt, ret);
  worker_of(w, r, 0)->thread = w->cur;
  return next_on_current(w, rt, ret);
}

void rt_close(World *w, u32 rt) {
  Rt *r = rt_at(w, rt);
  if (r->closed) return;
  r->closed = true;
  record(w, EV_RT_CLOSE, NO_TASK, rt, 0);
  for (u32 i = 0; i < r->n_workers && r->flavor == 1; i++)
    if (worker_of(w, r, i)->thread != NONE) unpark(w, worker_of(w, r, i)->thread);
}
