/* Timers of a runtime: a heap by (deadline in whole ms, order of arming), as Tokio's
 * wheel hands them out. One that is armed and is put off keeps its place until its old
 * time has come (Timer.at before Timer.tick), and goes behind those of the new time then.
 * A deadline is rounded up to the next millisecond; on a clock
 * that was paused after it had run, a whole one too (Rt.late). */
#include "runtime/world.h"

static bool before(World *w, u32 a, u32 b) {
  Timer *x = timer_at(w, a), *y = timer_at(w, b);
  return x->at != y->at ? x->at < y->at : x->order < y->order;
}

static u32 *heap_of(Rt *r) { return r->heap.p; }

static void place(World *w, Rt *r, u32 pos, u32 timer) {
  heap_of(r)[pos] = timer;
  timer_at(w, timer)->pos = pos;
}

static void sift_up(World *w, Rt *r, u32 pos, u32 timer) {
  while (pos && before(w, timer, heap_of(r)[(pos - 1) / 2])) {
    place(w, r, pos, heap_of(r)[(pos - 1) / 2]);
    pos = (pos - 1) / 2;
  }
  place(w, r, pos, timer);
}

static void sift_down(World *w, Rt *r, u32 pos, u32 timer) {
  for (;;) {
    u32 child = pos * 2 + 1;
    if (child >= r->heap.n) break;
    if (child + 1 < r->heap.n && before(w, heap_of(r)[child + 1], heap_of(r)[child])) child++;
    if (!before(w, heap_of(r)[child], timer)) break;
    place(w, r, pos, heap_of(r)[child]);
    pos = child;
  }
  place(w, r, pos, timer);
}

static void heap_remove(World *w, Rt *r, u32 pos) {
  u32 last = heap_of(r)[--r->heap.n];
  if (pos == r->heap.n) return;
  if (pos && before(w, last, heap_of(r)[(pos - 1) / 2])) sift_up(w, r, pos, last);
  else sift_down(w, r, pos, last);
}

u32 timer_make(World *w, u32 rt, u64 entry) {
  u32 id = w->free_timer;
  if (id != NONE) {
    w->free_timer = timer_at(w, id)->pos;
  } else {
    id = w->timers.n;
    (void)arr_push(&w->timers, Timer);
  }
  *timer_at(w, id) = (Timer){.entry = entry, .rt = rt, .task = thread_at(w, w->cur)->task};
  return id;
}

static void disarm(World *w, Timer *t) {
  if (t->state != TI_ARMED) return;
  heap_remove(w, rt_at(w, t->rt), t->pos);
  t->state = TI_IDLE;
}

static void fire(World *w, u32 id) {
  Timer *t = timer_at(w, id);
  t->state = TI_FIRED;
  record(w, EV_TIMER_FIRE, t->task, id, t->deadline);
}

void timer_arm(World *w, u32 id, u64 deadline) {
  Timer *t = timer_at(w, id);
  Rt *r = rt_at(w, t->rt);
  u64 tick = deadline / MS + (r->late || deadline % MS != 0);
  bool put_off = t->state == TI_ARMED && tick >= t->tick;
  if (!put_off) disarm(w, t);
  t->deadline = deadline;
  t->tick = tick;
  record(w, EV_TIMER_SET, t->task, id, deadline);
  if (put_off) return;
  t->at = tick;
  t->order = w->orders++;
  if (t->tick <= r->elapsed_ms) {
    fire(w, id);
    return;
  }
  t->state = TI_ARMED;
  *arr_push(&r->heap, u32) = id;
  sift_up(w, r, r->heap.n - 1, id);
  if (r->flavor == 1 && r->driver != NONE) { /* the waiting driver has a new first deadline, perhaps */
    u32 th = worker_of(w, r, r->driver)->thread;
    if (th != w->cur) unpark(w, th);
  }
}

void timer_gone(World *w, u32 id) {
  Timer *t = timer_at(w, id);
  if (t->state == TI_ARMED) record(w, EV_TIMER_CANCEL, t->task, id, 0);
  disarm(w, t);
  Rt *r = rt_at(w, t->rt);
  for (u32 i = r->fired_at; i < r->fired.n; i++)
    if (((u32 *)r->fired.p)[i] == id) ((u32 *)r->fired.p)[i] = NONE;
  *t = (Timer){.state = TI_FREE, .pos = w->free_timer};
  w->free_timer = id;
}

/* A timer that was put off takes the place it has now. */
static void refresh(World *w, Rt *r, u32 id) {
  Timer *t = timer_at(w, id);
  heap_remove(w, r, t->pos);
  t->at = t->tick;
  t->order = w->orders++;
  *arr_push(&r->heap, u32) = id;
  sift_up(w, r, r->heap.n - 1, id);
}

u64 timers_next(World *w, Rt *r) {
  while (r->heap.n && timer_at(w, heap_of(r)[0])->tick > timer_at(w, heap_of(r)[0])->at) refresh(w, r, heap_of(r)[0]);
  if (!r->heap.n) return FOREVER;
  u64 tick = timer_at(w, heap_of(r)[0])->tick;
  return tick > FOREVER / MS ? FOREVER - 1 : tick * MS;
}

void timers_drive(World *w, u32 rt) {
  u64 now = rt_clock_of(w, rt) / MS;
  Rt *r = rt_at(w, rt);
  while (r->heap.n && timer_at(w, heap_of(r)[0])->at <= now) {
    u32 id = heap_of(r)[0];
    if (timer_at(w, id)->tick > timer_at(w, id)->at) {
      refresh(w, r, id);
      continue;
    }
    heap_remove(w, r, 0);
    fire(w, id);
    *arr_push(&r->fired, u32) = id;
  }
  if (now > r->elapsed_ms) r->elapsed_ms = now;
}
