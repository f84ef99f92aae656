/* The fold from events to what the world looks like. See model.h. */
#include "session/model.h"
#include <stdlib.h>

Model *model_new(Trace *t) {
  Model *m = calloc(1, sizeof *m);
  if (!m) abort();
  m->trace = t;
  m->running = NO_TASK;
  return m;
}

void model_free(Model *m) {
  if (!m) return;
  free(m->tasks), free(m->ready), free(m->timers), free(m->res), free(m->threads), free(m->rts);
  free(m);
}

static void *room(void *p, u32 n, u32 *cap, size_t elem) {
  if (n <= *cap) return p;
  u32 c = *cap ? *cap : 16;
  while (c < n) c *= 2;
  *cap = c;
  p = realloc(p, c * elem);
  if (!p) abort();
  return p;
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
#define COPY(f) d->cap_##f = was.cap_##f, d->f = copied(was.f, &d->cap_##f, s->f, s->n_##f, sizeof *s->f)
  COPY(tasks), COPY(ready), COPY(timers), COPY(res), COPY(threads), COPY(rts);
#undef COPY
}

static TaskModel *task_of(Model *m, u32 id) { return id < m->n_tasks ? &m->tasks[id] : NULL; }
const TaskModel *model_task(const Model *m, u32 id) { return id < m->n_tasks ? &m->tasks[id] : NULL; }

static ThreadModel *thread_of(Model *m, u32 id) {
  while (m->n_threads <= id) {
    ROOM(m, threads, m->n_threads + 1);
    m->threads[m->n_threads] = (ThreadModel){.id = m->n_threads, .task = NO_TASK};
    m->n_threads++;
  }
  return &m->threads[id];
}

static void ready_add(Model *m, u32 task) {
  ROOM(m, ready, m->n_ready + 1);
  m->ready[m->n_ready++] = task;
}

static void ready_remove(Model *m, u32 task) {
  for (u32 i = 0; i < m->n_ready; i++)
    if (m->ready[i] == task) {
      memmove(m->ready + i, m->ready + i + 1, (m->n_ready - i - 1) * sizeof *m->ready);
      m->n_ready--;
      return;
    }
}

/* --- rows ------------------------------------------------------------------- */

static void on_spawn(Model *m, u64 n, const Event *e) {
  while (m->n_tasks <= e->task) {
    ROOM(m, tasks, m->n_tasks + 1);
    m->tasks[m->n_tasks] = (TaskModel){.id = m->n_tasks, .by = NO_TASK};
    m->n_tasks++;
  }
  TaskModel *t = &m->tasks[e->task];
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
  t->state = TASK_QUEUED;
  ready_add(m, e->a);
}

static void on_poll(Model *m, u64 n, const Event *e) {
  TaskModel *t = task_of(m, e->task);
  m->steps++;
  if (!t) return;
  if (t->state == TASK_QUEUED) ready_remove(m, e->task);
  t->state = TASK_RUNNING;
  t->polls++;
  t->last_poll = n + 1;
  t->thread = e->thread;
  t->waits_res = false;
  thread_of(m, e->thread)->task = e->task;
  m->running = e->task;
}

static void on_polled(Model *m, u64 n, const Event *e) {
  TaskModel *t = task_of(m, e->task);
  thread_of(m, e->thread)->task = NO_TASK;
  m->running = NO_TASK;
  if (!t) return;
  t->last_polled = n + 1;
  if (e->a != 0) {
    t->n_chain = 0;
    return;
  }
  t->state = TASK_WAITING;
  if (t->queued_by + 1 > t->last_poll) { /* woken while it was polled */
    t->state = TASK_QUEUED;
    ready_add(m, e->task);
  }
}

static u64 future_addr(const Event *e) { return e->b & ~((u64)1 << 63); }


/* Entered: a future seen before keeps its place, a new one goes to the end. */
static void on_future_poll(Model *m, const Event *e) {
  TaskModel *t = task_of(m, e->task);
  if (!t) return;
  u64 addr = future_addr(e);
  for (u32 i = 0; i < t->n_chain; i++)
    if (t->chain[i].addr == addr && t->chain[i].type == e->a) return;
  if (t->n_chain == COUNTOF(t->chain)) t->n_chain--;
  t->chain[t->n_chain++] = (PendingFuture){.addr = addr, .type = e->a, .site = e->site, .lib = e->b >> 63};
}

static void on_future_polled(Model *m, const Event *e) {
  TaskModel *t = task_of(m, e->task);
  if (!t) return;
  u64 addr = future_addr(e);
  if ((e->a & 255) != 0) { /* it is over, and what it awaited with it */
    for (u32 i = 0; i < t->n_chain; i++)
      if (t->chain[i].addr == addr) {
        memmove(t->chain + i, t->chain + i + 1, (t->n_chain - i - 1) * sizeof *t->chain);
        t->n_chain--;
        return;
      }
    return;
  }
  for (u32 i = 0; i < t->n_chain; i++)
    if (t->chain[i].addr == addr) {
      t->chain[i].site = e->site;
      t->chain[i].state = e->a >> 8;
    }
}

static void refresh_timer(Model *m, u32 task) {
  TaskModel *t = task_of(m, task);
  if (!t) return;
  t->has_timer = false;
  for (u32 i = 0; i < m->n_timers; i++) {
    TimerModel *x = &m->timers[i];
    if (x->task != task || (t->has_timer && t->wake_time <= x->deadline)) continue;
    t->has_timer = true;
    t->wake_time = x->deadline;
  }
}

static void timer_remove(Model *m, u32 id) {
  for (u32 i = 0; i < m->n_timers; i++)
    if (m->timers[i].id == id) {
      u32 task = m->timers[i].task;
      m->timers[i] = m->timers[--m->n_timers];
      refresh_timer(m, task);
      return;
    }
}

static void on_timer_set(Model *m, u64 n, const Event *e) {
  timer_remove(m, e->a);
  ROOM(m, timers, m->n_timers + 1);
  TaskModel *t = task_of(m, e->task);
  m->timers[m->n_timers++] = (TimerModel){.id = e->a, .task = e->task, .rt = t ? t->rt : 0, .deadline = e->b, .order = n, .armed = true};
  if (t && (!t->has_timer || e->b < t->wake_time)) t->has_timer = true, t->wake_time = e->b;
}

static void on_done(Model *m, const Event *e) {
  TaskModel *t = task_of(m, e->task);
  if (!t) return;
  if (t->state == TASK_QUEUED) ready_remove(m, e->task);
  t->finished = true;
  t->state = e->a == 0 ? TASK_DONE : e->a == 1 ? TASK_PANICKED : TASK_CANCELLED;
  t->n_chain = 0;
  t->waits_res = false;
}

static void on_block(Model *m, const Event *e) {
  ThreadModel *t = thread_of(m, e->thread);
  t->blocked = true;
  t->why = e->a;
  t->until = e->b;
}

static void on_unblock(Model *m, const Event *e) { thread_of(m, e->thread)->blocked = false; }

static ResModel *res_of(Model *m, u32 id) {
  for (u32 i = 0; i < m->n_res; i++)
    if (m->res[i].id == id) return &m->res[i];
  return NULL;
}

static void on_resource(Model *m, const Event *e) {
  if (e->kind == EV_RES_NEW) {
    ROOM(m, res, m->n_res + 1);
    m->res[m->n_res++] = (ResModel){.id = (u32)e->b, .kind = e->a, .site = e->site, .holder = NO_TASK};
    return;
  }
  TaskModel *t = task_of(m, e->task);
  if (e->kind == EV_RES_WAIT) {
    if (t) t->waits_res = true, t->wait_res = e->a == NO_TASK ? NO_TASK : e->a;
    if (t && e->a == NO_TASK) t->wait_task = (u32)e->b;
    return;
  }
  ResModel *r = res_of(m, e->a);
  if (!r) return;
  if (e->kind == EV_RES_HOLD) r->held = true, r->holder = e->task;
  else if (e->kind == EV_RES_RELEASE) r->held = false;
  else r->gone = true;
}

static void on_thread(Model *m, const Event *e) {
  ThreadModel *t = thread_of(m, e->thread);
  if (e->kind == EV_THREAD_END) t->ended = true;
  else t->kind = e->a, t->name = (u32)e->b;
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
  for (u32 i = 0; i < m->n_threads; i++)
    if (m->threads[i].blocked && m->threads[i].task != NO_TASK) m->blocked_ns += now - m->now;
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
  case EV_CLOCK: case EV_CAUGHT: case EV_ABORT: case EV_CHOICE: case EV_COUNT_: break;
  }
}

static int timer_before(const Model *m, u32 a, u32 b) {
  const TimerModel *x = &m->timers[a], *y = &m->timers[b];
  return x->deadline != y->deadline ? x->deadline < y->deadline : x->order < y->order;
}

/* The first `max` of them, by insertion into a short list. */
u32 model_timers_sorted(const Model *m, u32 *out, u32 max) {
  u32 n = 0;
  for (u32 i = 0; i < m->n_timers; i++) {
    if (n == max && (max == 0 || !timer_before(m, i, out[n - 1]))) continue;
    u32 k = n < max ? n++ : n - 1;
    for (; k > 0 && timer_before(m, i, out[k - 1]); k--) out[k] = out[k - 1];
    out[k] = i;
  }
  return n;
}

const char *task_state_word(TaskState s) {
  static const char *const words[] = {"new", "queued", "running", "waiting", "done", "panicked", "cancelled"};
  return words[s];
}
