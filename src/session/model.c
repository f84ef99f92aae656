/* The fold from events to what the world looks like. See model.h. */
#include "session/model.h"
#include <stdlib.h>

/* --- pages: arrays that copies share ------------------------------------------ */

enum { PAGE_ROWS = 32 };
typedef struct Page { u32 refs; u32 unused; u64 rows[]; } Page;

static void *must(void *p) {
  if (!p) abort();
  return p;
}

static const void *page_row(const Pages *p, u32 i, size_t elem) {
  assert(i < p->n);
  return (const char *)p->page[i / PAGE_ROWS]->rows + i % PAGE_ROWS * elem;
}

/* For writing: a page that another model shows too is copied first. */
static void *page_edit(Model *m, Pages *p, u32 i, size_t elem) {
  assert(i < p->n);
  Page **at = &p->page[i / PAGE_ROWS];
  size_t bytes = sizeof(Page) + elem * PAGE_ROWS;
  if ((*at)->refs > 1) {
    Page *own = must(malloc(bytes));
    memcpy(own, *at, bytes);
    own->refs = 1;
    (*at)->refs--;
    *at = own;
    m->written += bytes;
  }
  return (char *)(*at)->rows + i % PAGE_ROWS * elem;
}

static void pages_grow(Model *m, Pages *p, u32 n, size_t elem) {
  while (p->n_pages * PAGE_ROWS < n) {
    if (p->n_pages == p->cap_pages) {
      p->cap_pages = p->cap_pages ? p->cap_pages * 2 : 8;
      p->page = must(realloc(p->page, p->cap_pages * sizeof *p->page));
    }
    size_t bytes = sizeof(Page) + elem * PAGE_ROWS;
    Page *fresh = must(calloc(1, bytes));
    fresh->refs = 1;
    p->page[p->n_pages++] = fresh;
    m->written += bytes;
  }
  if (p->n < n) p->n = n;
}

static void page_drop(Page *p) {
  if (--p->refs == 0) free(p);
}

static void pages_free(Pages *p) {
  for (u32 i = 0; i < p->n_pages; i++) page_drop(p->page[i]);
  free(p->page);
  *p = (Pages){0};
}

static void pages_copy(Pages *d, const Pages *s) {
  if (d->cap_pages < s->n_pages) {
    d->cap_pages = s->n_pages;
    d->page = must(realloc(d->page, d->cap_pages * sizeof *d->page));
  }
  for (u32 i = 0; i < s->n_pages; i++) {
    if (i < d->n_pages && d->page[i] == s->page[i]) continue;
    s->page[i]->refs++;
    if (i < d->n_pages) page_drop(d->page[i]);
    d->page[i] = s->page[i];
  }
  for (u32 i = s->n_pages; i < d->n_pages; i++) page_drop(d->page[i]);
  d->n_pages = s->n_pages;
  d->n = s->n;
}

#define ROW(m, f, T, i) ((const T *)page_row(&(m)->f, (i), sizeof(T)))
#define EDIT(m, f, T, i) ((T *)page_edit((m), &(m)->f, (i), sizeof(T)))
#define GROW(m, f, T, n) pages_grow((m), &(m)->f, (n), sizeof(T))

/* --- models ----------------------------------------------------------------------- */

Model *model_new(Trace *t) {
  Model *m = must(calloc(1, sizeof *m));
  m->trace = t;
  m->running = m->last_task = NO_TASK;
  return m;
}

void model_free(Model *m) {
  if (!m) return;
  pages_free(&m->tasks), pages_free(&m->timers), pages_free(&m->res), pages_free(&m->futures);
  free(m->threads), free(m->rts);
  free(m);
}

static void *room(void *p, u32 n, u32 *cap, size_t elem) {
  if (n <= *cap) return p;
  u32 c = *cap ? *cap : 16;
  while (c < n) c *= 2;
  *cap = c;
  return must(realloc(p, c * elem));
}
#define ROOM(m, f, count) ((m)->f = room((m)->f, (count), &(m)->cap_##f, sizeof *(m)->f))

static void *copied(void *to, u32 *cap, const void *from, u32 n, size_t elem) {
  to = room(to, n, cap, elem);
  if (n) memcpy(to, from, n * elem);
  return to;
}

void model_copy(Model *d, const Model *s) {
  Model was = *d;
  *d = *s;
#define COPY(f) d->f = was.f, pages_copy(&d->f, &s->f)
  COPY(tasks), COPY(timers), COPY(res), COPY(futures);
#undef COPY
#define COPY(f) d->cap_##f = was.cap_##f, d->f = copied(was.f, &d->cap_##f, s->f, s->n_##f, sizeof *s->f)
  COPY(threads), COPY(rts);
#undef COPY
}

u64 model_bytes(const Model *m) {
  u64 n = sizeof *m + m->cap_threads * sizeof *m->threads + m->cap_rts * sizeof *m->rts;
  n += ((u64)m->tasks.cap_pages + m->timers.cap_pages + m->res.cap_pages + m->futures.cap_pages) * sizeof(Page *);
  n += (u64)m->tasks.n * sizeof(TaskModel) + (u64)m->timers.n * sizeof(TimerModel);
  return n + (u64)m->res.n * sizeof(ResModel) + (u64)m->futures.n * sizeof(PendingFuture);
}

const TaskModel *model_task(const Model *m, u32 id) { return id < m->n_tasks ? ROW(m, tasks, TaskModel, id) : NULL; }
static TaskModel *task_of(Model *m, u32 id) { return id < m->n_tasks ? EDIT(m, tasks, TaskModel, id) : NULL; }

static ThreadModel *thread_of(Model *m, u32 id) {
  while (m->n_threads <= id) {
    ROOM(m, threads, m->n_threads + 1);
    m->threads[m->n_threads] = (ThreadModel){.id = m->n_threads, .task = NO_TASK};
    m->n_threads++;
  }
  return &m->threads[id];
}

/* --- lists through the tasks: those that are ready, those that are not finished ----- */

static void ready_add(Model *m, u32 id) {
  TaskModel *t = task_of(m, id);
  t->ready_prev = m->ready_tail;
  t->ready_next = 0;
  if (m->ready_tail) task_of(m, m->ready_tail - 1)->ready_next = id + 1;
  else m->ready_head = id + 1;
  m->ready_tail = id + 1;
  m->n_ready++;
}

static void ready_remove(Model *m, u32 id) {
  const TaskModel *t = model_task(m, id);
  u32 prev = t->ready_prev, next = t->ready_next;
  if (prev) task_of(m, prev - 1)->ready_next = next;
  else m->ready_head = next;
  if (next) task_of(m, next - 1)->ready_prev = prev;
  else m->ready_tail = prev;
  m->n_ready--;
}

static void live_add(Model *m, u32 id) {
  TaskModel *t = task_of(m, id);
  t->live_prev = m->live_tail;
  if (m->live_tail) task_of(m, m->live_tail - 1)->live_next = id + 1;
  else m->live_head = id + 1;
  m->live_tail = id + 1;
  m->n_live++;
}

static void live_remove(Model *m, u32 id) {
  const TaskModel *t = model_task(m, id);
  u32 prev = t->live_prev, next = t->live_next;
  if (prev) task_of(m, prev - 1)->live_next = next;
  else m->live_head = next;
  if (next) task_of(m, next - 1)->live_prev = prev;
  else m->live_tail = prev;
  m->n_live--;
}

const TaskModel *model_next_live(const Model *m, const TaskModel *k) {
  u32 next = k ? k->live_next : m->live_head;
  return next ? model_task(m, next - 1) : NULL;
}

const TaskModel *model_driven_by(const Model *m, const TaskModel *k) {
  for (const TaskModel *i = k->state == TASK_RUNNING ? model_next_live(m, k) : NULL; i; i = model_next_live(m, i))
    if (i->root && i->outer == k->id && i->state != TASK_RUNNING) return i;
  return NULL;
}

u32 model_ready(const Model *m, u32 *out, u32 max) {
  u32 n = 0;
  for (u32 id = m->ready_head; id && n < max; id = model_task(m, id - 1)->ready_next) out[n++] = id - 1;
  return n;
}

/* --- pending futures: a list a task, in the order of a tree read from the top ------- */

static PendingFuture *future_at(Model *m, u32 ref) { return EDIT(m, futures, PendingFuture, ref - 1); }

static u32 future_new(Model *m) {
  if (m->free_future) {
    u32 ref = m->free_future;
    m->free_future = future_at(m, ref)->next;
    return ref;
  }
  GROW(m, futures, PendingFuture, m->futures.n + 1);
  return m->futures.n;
}

/* The reference that leads to a node is the one before it in the list, or the task's. */
static void unlink_future(Model *m, TaskModel *t, u32 before, u32 ref) {
  u32 next = future_at(m, ref)->next;
  if (before) future_at(m, before)->next = next;
  else t->chain = next;
  future_at(m, ref)->next = m->free_future;
  m->free_future = ref;
  t->n_chain--;
}

static void chain_clear(Model *m, TaskModel *t) {
  while (t->chain) unlink_future(m, t, 0, t->chain);
}

static u32 chain_find(const Model *m, const TaskModel *t, u64 addr, u32 *before) {
  *before = 0;
  for (u32 ref = t->chain; ref; ref = ROW(m, futures, PendingFuture, ref - 1)->next) {
    if (ROW(m, futures, PendingFuture, ref - 1)->addr == addr) return ref;
    *before = ref;
  }
  return 0;
}

u32 model_chain(const Model *m, const TaskModel *k, PendingFuture *out, u32 max) {
  u32 n = 0;
  for (u32 ref = k->chain; ref && n < max; n++) {
    out[n] = *ROW(m, futures, PendingFuture, ref - 1);
    ref = out[n].next;
  }
  return n;
}

u32 model_waits(const Model *m, const TaskModel *k, PendingFuture *out, u32 max) {
  u32 n = model_chain(m, k, out, max), kept = 0;
  for (u32 i = 0; i < n; i++)
    if (out[i].wait) out[kept++] = out[i];
  return kept;
}

static u64 future_addr(const Event *e) { return e->b & ~((u64)1 << 63); }

/* The node after which a new future of the one being polled goes: the end of its subtree. */
static u32 place_for_new(const Model *m, const TaskModel *t, u32 *depth) {
  u32 after = 0, parent = 0;
  *depth = 0;
  for (u32 ref = t->chain; ref;) {
    const PendingFuture *f = ROW(m, futures, PendingFuture, ref - 1);
    if (f->active && f->depth >= *depth) parent = ref, after = ref, *depth = f->depth + 1;
    else if (parent && after && f->depth >= *depth) after = ref;
    ref = f->next;
  }
  return after;
}

/* The number of a new future among those of its kind beside it, which they keep as long as they live. */
static u32 number_for_new(const Model *m, const TaskModel *t, u32 type, u32 depth) {
  u32 most = 0;
  for (u32 ref = t->chain; ref; ref = ROW(m, futures, PendingFuture, ref - 1)->next) {
    const PendingFuture *f = ROW(m, futures, PendingFuture, ref - 1);
    if (f->type == type && f->depth == depth && f->nth > most) most = f->nth;
  }
  return most + 1;
}

/* Entered: a future seen before keeps its place, a new one goes below its parent. */
static void on_future_poll(Model *m, const Event *e) {
  TaskModel *t = task_of(m, e->task);
  if (!t) return;
  u64 addr = future_addr(e);
  for (u32 ref = t->chain; ref; ref = ROW(m, futures, PendingFuture, ref - 1)->next) {
    const PendingFuture *f = ROW(m, futures, PendingFuture, ref - 1);
    if (f->addr != addr || f->type != e->a) continue;
    PendingFuture *own = future_at(m, ref);
    own->active = true;
    own->wait = 0;
    own->polled_in = (u32)t->polls;
    return;
  }
  if (t->n_chain == CHAIN_MAX) return;
  u32 depth, after = place_for_new(m, t, &depth), ref = future_new(m);
  PendingFuture *f = future_at(m, ref);
  u32 next = after ? ROW(m, futures, PendingFuture, after - 1)->next : t->chain, nth = number_for_new(m, t, e->a, depth);
  *f = (PendingFuture){.addr = addr, .type = e->a, .site = e->site, .depth = depth, .next = next, .polled_in = (u32)t->polls,
                       .nth = nth, .lib = e->b >> 63, .active = true};
  if (after) future_at(m, after)->next = ref;
  else t->chain = ref;
  t->n_chain++;
}

/* The innermost future that is being polled waits for something. */
static void future_waits(Model *m, const TaskModel *t, const Event *e) {
  u32 in = 0, depth = 0;
  for (u32 ref = t->chain; ref; ref = ROW(m, futures, PendingFuture, ref - 1)->next) {
    const PendingFuture *f = ROW(m, futures, PendingFuture, ref - 1);
    if (f->active && (!in || f->depth >= depth)) in = ref, depth = f->depth;
  }
  if (!in) return;
  PendingFuture *f = future_at(m, in);
  f->wait = e->a == NO_TASK ? NO_TASK : e->a + 1;
  f->wait_task = (u32)e->b;
}

/* What stood below a future that is over, or (unseen: only that which this poll of the
 * task did not look at) below one that has come to another await. */
static void drop_below(Model *m, TaskModel *t, u32 ref, bool unseen) {
  u32 depth = future_at(m, ref)->depth, before = ref, next = future_at(m, ref)->next;
  while (next && future_at(m, next)->depth > depth) {
    PendingFuture *f = future_at(m, next);
    u32 follow = f->next;
    if (!unseen || f->polled_in != (u32)t->polls) unlink_future(m, t, before, next);
    else before = next;
    next = follow;
  }
}

static void on_future_polled(Model *m, const Event *e) {
  TaskModel *t = task_of(m, e->task);
  if (!t) return;
  u32 before, ref = chain_find(m, t, future_addr(e), &before);
  for (u32 r = ref; r; r = ROW(m, futures, PendingFuture, r - 1)->next) /* a future whose first field is a future lies at the same place */
    if (ROW(m, futures, PendingFuture, r - 1)->addr == future_addr(e) && ROW(m, futures, PendingFuture, r - 1)->active) ref = r;
  if (!ref) return;
  if ((e->a & 255) != 0) {
    drop_below(m, t, ref, false);
    before = 0;
    for (u32 r = t->chain; r != ref; r = ROW(m, futures, PendingFuture, r - 1)->next) before = r;
    unlink_future(m, t, before, ref);
    return;
  }
  PendingFuture *f = future_at(m, ref);
  bool moved = f->state && f->state != e->a >> 8;
  f->active = false;
  f->site = e->site;
  f->state = e->a >> 8;
  if (moved) drop_below(m, t, ref, true);
}

/* --- tasks ---------------------------------------------------------------------------- */

static void on_spawn(Model *m, u64 n, const Event *e) {
  GROW(m, tasks, TaskModel, e->task + 1);
  while (m->n_tasks <= e->task) {
    u32 id = m->n_tasks++;
    *task_of(m, id) = (TaskModel){.id = id, .by = NO_TASK, .outer = NO_TASK};
    live_add(m, id);
  }
  TaskModel *t = task_of(m, e->task);
  t->name = e->a;
  t->by = (u32)(e->b & 0xffffffff) - 1;
  t->rt = (u32)(e->b >> 32 & 0xffff);
  t->root = e->b >> 63;
  t->spawn_site = e->site;
  t->spawn_event = n;
  t->state = TASK_NEW;
}

static void on_wake(Model *m, u64 n, const Event *e) {
  TaskModel *t = task_of(m, e->a);
  if (!t || t->finished || e->b & 256) return;
  t->queued_by = n;
  if (t->state == TASK_RUNNING) return; /* queued again when this poll ends */
  if (t->state == TASK_QUEUED) return;
  t->state = TASK_QUEUED;
  ready_add(m, e->a);
}

static void on_poll(Model *m, u64 n, const Event *e) {
  m->steps++;
  m->running = m->last_task = e->task;
  ThreadModel *x = thread_of(m, e->thread);
  TaskModel *t = task_of(m, e->task);
  if (t) t->outer = x->task;
  x->task = e->task;
  if (!t) return;
  if (t->state == TASK_QUEUED) ready_remove(m, e->task), t = task_of(m, e->task);
  t->state = TASK_RUNNING;
  t->polls++;
  t->last_poll = n + 1;
  t->thread = e->thread;
  t->yielded = false;
  thread_of(m, e->thread)->waits_res = false;
}

static void on_polled(Model *m, u64 n, const Event *e) {
  TaskModel *t = task_of(m, e->task);
  thread_of(m, e->thread)->task = m->running = t ? t->outer : NO_TASK;
  if (!t) return;
  t->last_polled = n + 1;
  if (e->a != 0) {
    chain_clear(m, t);
    return;
  }
  t->state = TASK_WAITING;
  t->yielded = e->b == 1;
  if (t->queued_by + 1 > t->last_poll) { /* woken while it was polled */
    t->state = TASK_QUEUED;
    ready_add(m, e->task);
  }
}

static void on_done(Model *m, const Event *e) {
  TaskModel *t = task_of(m, e->task);
  if (!t || t->finished) return;
  if (t->state == TASK_QUEUED) ready_remove(m, e->task), t = task_of(m, e->task);
  live_remove(m, e->task);
  t = task_of(m, e->task);
  t->finished = true;
  t->state = e->a == 0 ? TASK_DONE : e->a == 1 ? TASK_PANICKED : TASK_CANCELLED;
  chain_clear(m, t);
}

/* --- timers: rows by their number, and a list a task ------------------------------------- */

const TimerModel *model_timer(const Model *m, u32 id) {
  if (id >= m->timers.n) return NULL;
  const TimerModel *x = ROW(m, timers, TimerModel, id);
  return x->armed ? x : NULL;
}

static void timer_remove(Model *m, u32 id) {
  if (!model_timer(m, id)) return;
  TimerModel *x = EDIT(m, timers, TimerModel, id);
  x->armed = false;
  m->n_timers--;
  TaskModel *t = task_of(m, x->task);
  if (x->prev) EDIT(m, timers, TimerModel, x->prev - 1)->next = x->next;
  else if (t) t->first_timer = x->next;
  if (x->next) EDIT(m, timers, TimerModel, x->next - 1)->prev = x->prev;
}

static void on_timer_set(Model *m, u64 n, const Event *e) {
  timer_remove(m, e->a);
  GROW(m, timers, TimerModel, e->a + 1);
  TaskModel *t = task_of(m, e->task);
  u32 next = t ? t->first_timer : 0;
  *EDIT(m, timers, TimerModel, e->a) = (TimerModel){.id = e->a, .task = e->task, .rt = t ? t->rt : 0, .armed = true, .deadline = e->b,
                                                    .set_time = e->time, .order = n, .next = next};
  m->n_timers++;
  if (!t) return;
  if (next) EDIT(m, timers, TimerModel, next - 1)->prev = e->a + 1;
  t->first_timer = e->a + 1;
}

bool model_wake_time(const Model *m, const TaskModel *k, u64 *ns) {
  bool found = false;
  for (u32 id = k->first_timer; id;) {
    const TimerModel *x = ROW(m, timers, TimerModel, id - 1);
    if (!found || x->deadline < *ns) *ns = x->deadline;
    found = true;
    id = x->next;
  }
  return found;
}

/* --- threads, runtimes, resources ---------------------------------------------------------- */

/* A thread of the blocking pool is there to be blocked: it keeps nobody from being polled. */
static bool keeps_others(const ThreadModel *t) { return t->task != NO_TASK && t->kind != THREAD_OF_POOL; }

static void on_block(Model *m, const Event *e) {
  ThreadModel *t = thread_of(m, e->thread);
  if (!t->blocked && keeps_others(t)) m->blocking++;
  t->blocked = true;
  t->why = e->a;
  t->site = e->site;
  t->until = e->b;
}

static void on_unblock(Model *m, const Event *e) {
  ThreadModel *t = thread_of(m, e->thread);
  if (t->blocked && keeps_others(t) && m->blocking) m->blocking--;
  t->blocked = t->waits_res = false;
}

const ResModel *model_resource(const Model *m, u32 id) {
  if (id >= m->res.n) return NULL;
  const ResModel *r = ROW(m, res, ResModel, id);
  return r->known ? r : NULL;
}

/* Of a thing that says who holds it only when someone has to wait. */
static void held_by(ResModel *r, u32 task) {
  r->holders = r->n_holds = 1;
  r->hold[0] = (Hold){.task = task};
}

static void forget_hold(ResModel *r, u32 i) {
  r->n_holds--;
  for (; i < r->n_holds; i++) r->hold[i] = r->hold[i + 1];
}

static void take(ResModel *r, const Event *e) {
  r->holders++;
  if (r->n_holds == HOLDS_MAX) forget_hold(r, 0);
  r->hold[r->n_holds++] = (Hold){.task = e->task, .site = e->site, .since = e->time, .told = true};
}

/* Who gives back has taken it, but for a guard that went to another task in the meantime: then nobody knows whose it was. Of
 * two that one task took, either may be the one. */
static void give_back(ResModel *r, u32 task) {
  u32 found = 0;
  for (u32 i = r->n_holds; i-- > 0;) {
    if (r->hold[i].task != task) continue;
    if (found++) r->hold[i].told = false;
    else forget_hold(r, i);
  }
  if (!found) r->n_holds = 0;
  r->holders -= r->holders > 0;
}

static void on_resource(Model *m, const Event *e) {
  if (e->kind == EV_RES_NEW) {
    u32 id = (u32)e->b;
    if (id > 1u << 26) return;
    GROW(m, res, ResModel, id + 1);
    *EDIT(m, res, ResModel, id) = (ResModel){.id = id, .kind = e->a, .site = e->site, .known = true};
    return;
  }
  if (e->kind == EV_RES_WAIT) {
    if (e->a != NO_TASK && e->b && model_resource(m, e->a)) held_by(EDIT(m, res, ResModel, e->a), (u32)e->b);
    const TaskModel *t = task_of(m, e->task);
    ThreadModel *x = thread_of(m, e->thread);
    x->waits_res = e->a != NO_TASK;
    x->wait_res = e->a;
    if (t) future_waits(m, t, e);
    return;
  }
  if (!model_resource(m, e->a)) return;
  ResModel *r = EDIT(m, res, ResModel, e->a);
  if (e->kind == EV_RES_HOLD) take(r, e);
  else if (e->kind == EV_RES_RELEASE) give_back(r, e->task);
  else r->gone = true;
}

static void on_thread(Model *m, const Event *e) {
  ThreadModel *t = thread_of(m, e->thread);
  if (e->kind == EV_THREAD_END) t->ended = true;
  else t->kind = e->a, t->name = (u32)e->b, t->ended = false;
}

static void on_runtime(Model *m, const Event *e) {
  if (e->kind == EV_RT_CLOSE) {
    if (e->a < m->n_rts) m->rts[e->a].closed = true;
    return;
  }
  ROOM(m, rts, m->n_rts + 1);
  m->rts[m->n_rts] = (RtModel){.id = m->n_rts, .flavor = e->a, .workers = (u32)e->b};
  m->n_rts++;
}

static void pass_time(Model *m, u64 now) {
  if (now <= m->now) return;
  m->blocked_ns += m->blocking * (now - m->now);
  m->now = now;
}

void model_apply(Model *m, u64 n, const Event *e) {
  assert(n == m->at);
  m->at = n + 1;
  pass_time(m, e->time);
  switch ((EventKind)e->kind) {
  case EV_RT_NEW: case EV_RT_CLOSE: on_runtime(m, e); break;
  case EV_SPAWN: on_spawn(m, n, e); break;
  case EV_POLL: on_poll(m, n, e); break;
  case EV_POLLED: on_polled(m, n, e); break;
  case EV_FUTURE_POLL: on_future_poll(m, e); break;
  case EV_FUTURE_POLLED: on_future_polled(m, e); break;
  case EV_WAKE: on_wake(m, n, e); break;
  case EV_TIMER_SET: on_timer_set(m, n, e); break;
  case EV_TIMER_FIRE: case EV_TIMER_CANCEL: timer_remove(m, e->a); break;
  case EV_BLOCK: on_block(m, e); break;
  case EV_UNBLOCK: on_unblock(m, e); break;
  case EV_THREAD_NEW: case EV_THREAD_END: on_thread(m, e); break;
  case EV_RES_NEW: case EV_RES_WAIT: case EV_RES_HOLD: case EV_RES_RELEASE: case EV_RES_DROP: on_resource(m, e); break;
  case EV_PRINT: m->output = (e->b >> 24) + (e->b & 0xffffff); break;
  case EV_PANIC: m->panics++; break;
  case EV_DONE: on_done(m, e); break;
  case EV_EXIT: m->ended = true; m->exit_code = (int)e->a; break;
  case EV_STOP: m->ended = m->stopped = true; m->stop_why = e->a; break;
  case EV_FUTURE_DROP: case EV_CLOCK: case EV_CAUGHT: case EV_LOST: case EV_ABORT: case EV_CHOICE: case EV_COUNT_: break;
  }
}

/* --- what readers ask ------------------------------------------------------------------------ */

static bool timer_before(const TimerModel *x, const TimerModel *y) {
  return x->deadline != y->deadline ? x->deadline < y->deadline : x->order < y->order;
}

/* The first `max` of them, by insertion into a short list. */
u32 model_timers_sorted(const Model *m, u32 *out, u32 max) {
  u32 n = 0, left = m->n_timers;
  for (u32 i = 0; i < m->timers.n && left; i++) {
    const TimerModel *x = ROW(m, timers, TimerModel, i);
    if (!x->armed) continue;
    left--;
    if (n == max && (max == 0 || !timer_before(x, ROW(m, timers, TimerModel, out[n - 1])))) continue;
    u32 k = n < max ? n++ : n - 1;
    for (; k > 0 && timer_before(x, ROW(m, timers, TimerModel, out[k - 1])); k--) out[k] = out[k - 1];
    out[k] = i;
  }
  return n;
}

const char *task_state_word(TaskState s) {
  static const char *const words[] = {"new", "queued", "running", "waiting", "done", "panicked", "cancelled"};
  return words[s];
}
