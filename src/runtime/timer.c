/* Timers of a runtime: a heap by (deadline in whole ms, order of arming), as Tokio's
 * wheel hands them out. One that is armed and is put off stays in its slot of the wheel until
 * the wheel comes to that: if the new time belongs into the same slot it keeps its order, else it
 * goes, when the slot's time has come (Due.at before Timer.tick), behind those of the new time.
 * A deadline is rounded up to the next millisecond; on a clock
 * that was paused after it had run, a whole one too (Rt.late). */
#include "runtime/world.h"

/* Four children each; what is compared stands in the heap itself. A timer that is disarmed leaves its row
 * there, out of date, until that is the first or until most rows are. */
static bool sooner(const Due *a, const Due *b) { return a->at != b->at ? a->at < b->at : a->order < b->order; }
static Due *heap_of(Rt *r) { return r->heap.p; }
static bool stale(World *w, const Due *d) {
  const Timer *t = timer_at(w, d->timer);
  return t->state != TI_ARMED || t->order != d->order || t->at != d->at;
}

static void sift_down(Rt *r, u32 pos, Due d) {
  Due *h = heap_of(r);
  for (;;) {
    u32 child = pos * 4 + 1, least = child, end = child + 4 < r->heap.n ? child + 4 : r->heap.n;
    if (child >= r->heap.n) break;
    for (u32 i = child + 1; i < end; i++)
      if (sooner(&h[i], &h[least])) least = i;
    if (!sooner(&h[least], &d)) break;
    h[pos] = h[least];
    pos = least;
  }
  h[pos] = d;
}

static void add_row(World *w, Rt *r, u32 timer, u64 at) {
  Timer *t = timer_at(w, timer);
  Due d = {t->at = at, t->order, timer};
  u32 pos = r->heap.n;
  *arr_push(&r->heap, Due) = d;
  for (Due *h = heap_of(r); pos && sooner(&d, &h[(pos - 1) / 4]); pos = (pos - 1) / 4) {
    h[pos] = h[(pos - 1) / 4];
    h[(pos - 1) / 4] = d;
  }
}

static void heap_add(World *w, Rt *r, u32 timer) {
  Timer *t = timer_at(w, timer);
  t->order = (u32)w->orders++;                               /* nobody arms four thousand million */
  add_row(w, r, timer, t->tick);
}

static void pop_first(Rt *r) {
  Due last = heap_of(r)[--r->heap.n];
  if (r->heap.n) sift_down(r, 0, last);
}

/* The first that is armed, or NULL. */
static Due *first_due(World *w, Rt *r) {
  for (; r->heap.n && stale(w, heap_of(r)); r->stale--) pop_first(r);
  return r->heap.n ? heap_of(r) : NULL;
}

static void clean(World *w, Rt *r) {
  u32 n = 0;
  for (u32 i = 0; i < r->heap.n; i++)
    if (!stale(w, &heap_of(r)[i])) heap_of(r)[n++] = heap_of(r)[i];
  r->heap.n = n;
  r->stale = 0;
  for (u32 i = n / 4 + 1; i-- > 0;)
    if (i < n) sift_down(r, i, heap_of(r)[i]);
}

u32 timer_make(World *w, u32 rt, u64 entry) {
  u32 id = w->free_timer;
  if (id != NONE) {
    w->free_timer = timer_at(w, id)->next;
  } else {
    id = w->timers.n;
    (void)arr_push(&w->timers, Timer);
  }
  *timer_at(w, id) = (Timer){.entry = (Addr)entry, .rt = rt, .task = thread_at(w, w->cur)->task};
  return id;
}

static void row_left(World *w, Rt *r) {
  if (++r->stale > 64 && r->stale > r->heap.n / 2) clean(w, r);
}

static void disarm(World *w, Timer *t) {
  if (t->state != TI_ARMED) return;
  t->state = TI_IDLE;
  row_left(w, rt_at(w, t->rt));
}

/* How many ms, as a power of two, the slot holds where the wheel, having come to `now`, keeps what is due `at`:
 * six levels of 64 slots each. */
static u32 slot_bits(u64 now, u64 at) {
  u64 differ = (now ^ at) | 63;
  u32 level = (63 - (u32)__builtin_clzll(differ)) / 6;
  return (level > 5 ? 5 : level) * 6;
}

/* The timer is armed, and its tick is now a later one. */
static void put_off(World *w, Rt *r, u32 id, u64 was) {
  Timer *t = timer_at(w, id);
  if (was != t->at || t->tick == was) return;                /* it was put off before: its slot is left at t->at */
  u32 bits = slot_bits(r->elapsed_ms, was);
  bool stays = was >> bits == t->tick >> bits;
  u64 at = stays ? t->tick : was >> bits << bits;
  if (at == was) return;
  add_row(w, r, id, at);
  row_left(w, r);
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
  bool later = t->state == TI_ARMED && tick >= t->tick;
  u64 was = t->tick;
  if (!later) disarm(w, t);
  t->deadline = deadline;
  t->tick = tick;
  record(w, EV_TIMER_SET, t->task, id, deadline);
  if (later) {
    put_off(w, r, id, was);
    return;
  }
  if (t->tick <= r->elapsed_ms) {
    fire(w, id);
    return;
  }
  t->state = TI_ARMED;
  heap_add(w, r, id);
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
  for (u32 i = r->fired_at; t->state == TI_FIRED && i < r->fired.n; i++)
    if (((u32 *)r->fired.p)[i] == id) ((u32 *)r->fired.p)[i] = NONE;
  *t = (Timer){.state = TI_FREE, .next = w->free_timer};
  w->free_timer = id;
}

/* A timer that was put off takes the place it has now; it is the first. */
static void refresh(World *w, Rt *r, u32 id) {
  pop_first(r);
  heap_add(w, r, id);
}

u64 timers_first_at(World *w, Rt *r) {
  const Due *d = first_due(w, r);
  return d ? d->at : FOREVER;
}

u64 timers_next(World *w, Rt *r) {
  const Due *d;
  while ((d = first_due(w, r)) && timer_at(w, d->timer)->tick > d->at) refresh(w, r, d->timer);
  if (!d) return FOREVER;
  return d->at > FOREVER / MS ? FOREVER - 1 : d->at * MS;
}

void timers_drive(World *w, u32 rt) {
  u64 now = rt_clock_of(w, rt) / MS;
  Rt *r = rt_at(w, rt);
  const Due *d;
  while ((d = first_due(w, r)) && d->at <= now) {
    u32 id = d->timer;
    if (timer_at(w, id)->tick > d->at) {
      refresh(w, r, id);
      continue;
    }
    pop_first(r);
    if (r->heap.n) __builtin_prefetch(timer_at(w, heap_of(r)->timer));
    fire(w, id);
    *arr_push(&r->fired, u32) = id;
  }
  if (now > r->elapsed_ms) r->elapsed_ms = now;
}
