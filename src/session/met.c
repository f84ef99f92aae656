/* The pitfalls that a run came to. See met.h. */
#include "session/met.h"

enum { MOST_SHOWN = 5 };

typedef struct Stay { u32 site; u64 step, ns, times; u32 ready; bool open; } Stay;  /* of one place; of its first time the step */
typedef struct Open { bool blocked; u64 since; u32 block; u64 step; } Open;           /* a thread: the step it polls in, the stay it is in */
typedef struct Lost { u32 task; u32 what; u64 step; } Lost;

struct Met {
  Arena *a;
  VEC(Stay) blocks;
  VEC(Open) threads;
  VEC(Lost) lost;
};

Met *met_new(Arena *a) {
  Met *x = NEW(a, Met);
  x->a = a;
  return x;
}

static Open *thread_of(Met *x, u32 thread) {
  while (x->threads.n <= thread) vec_push(x->a, &x->threads, (Open){0});
  return &x->threads.v[thread];
}

static u32 block_at(Met *x, u32 site, u64 step) {
  for (u32 i = 0; i < x->blocks.n; i++)
    if (x->blocks.v[i].site == site) return i;
  vec_push(x->a, &x->blocks, (Stay){.site = site, .step = step});
  return x->blocks.n - 1;
}

static void see_ready(Stay *k, const Model *m) {
  if (m->n_ready > k->ready) k->ready = m->n_ready;
}

static void let_go(Met *x, Open *o, const Model *m, u64 now) {
  Stay *k = &x->blocks.v[o->block];
  see_ready(k, m);
  k->ns += now - o->since;
  k->times += now > o->since;
  o->blocked = false;
}

static void on_block(Met *x, const Model *m, const Event *e) {
  Open *o = thread_of(x, e->thread);
  const ThreadModel *t = e->thread < m->n_threads ? &m->threads[e->thread] : NULL;
  if (o->blocked || !t || t->task == NO_TASK || t->kind == POOL_THREAD) return;
  *o = (Open){true, e->time, block_at(x, e->site, o->step), o->step};
  see_ready(&x->blocks.v[o->block], m);
}

void met_row(Met *x, const Model *m, const Event *e) {
  if (e->kind == EV_POLL) thread_of(x, e->thread)->step = e->a;
  else if (e->kind == EV_BLOCK) on_block(x, m, e);
  else if (e->kind == EV_UNBLOCK && thread_of(x, e->thread)->blocked) let_go(x, thread_of(x, e->thread), m, e->time);
  else if (e->kind == EV_LOST) vec_push(x->a, &x->lost, (Lost){e->task, e->a, m->steps});
}

/* --- what is said ------------------------------------------------------------------------------ */

static u32 line_of(const Program *p, Trace *t, u32 site) {
  Span sp = sources_user_span(p->src, trace_span(t, site));
  Place at = sources_place(p->src, sp.lo);
  return sp.hi && at.file && !at.file->is_lib ? at.line : 0;
}

static void say_block(const Program *p, Trace *t, const Stay *k, Buf *b) {
  u32 line = line_of(p, t, k->site);
  buf_fmt(b, "  blocking_call: step %llu blocks its thread", (unsigned long long)k->step);
  if (line) buf_fmt(b, " on line %u", line);
  if (k->open) buf_z(b, " and never lets it go");
  else if (k->times > 1) buf_fmt(b, ", %llu times so in the run, for ", (unsigned long long)k->times), say_duration(k->ns, b), buf_z(b, " together");
  else buf_z(b, " for "), say_duration(k->ns, b);
  if (k->ready) buf_fmt(b, ", while %s%u task%s ready to be polled", k->times > 1 ? "up to " : "", k->ready, k->ready == 1 ? " is" : "s are");
  buf_ch(b, '\n');
}

static void say_lost(Trace *t, const Lost *k, Buf *b) {
  buf_z(b, "  join_handle_dropped: step ");
  buf_fmt(b, "%llu: the %s of ", (unsigned long long)k->step, k->what ? "panic" : "error");
  say_task_name(t, k->task, b);
  buf_z(b, " goes unseen\n");
}

static bool wanted(const Program *p, DiagCode c) {
  const char *same_as;
  return !(p->hushed >> diag_pitfall(c, &same_as) & 1);
}

void met_say(Met *x, const Program *p, Trace *t, const Model *m, Buf *b) {
  Buf said = {0};
  for (u32 i = 0; i < x->threads.n; i++) {
    Open *o = &x->threads.v[i];
    if (!o->blocked) continue;
    x->blocks.v[o->block].open = true;
    let_go(x, o, m, m->now);
  }
  for (u32 i = 0, n = 0; i < x->blocks.n && wanted(p, DIAG_blocking_call) && n < MOST_SHOWN; i++)
    if (x->blocks.v[i].ns || x->blocks.v[i].open) say_block(p, t, &x->blocks.v[i], &said), n++;
  for (u32 i = 0; i < x->lost.n && i < MOST_SHOWN && wanted(p, DIAG_join_handle_dropped); i++) say_lost(t, &x->lost.v[i], &said);
  if (x->lost.n > MOST_SHOWN && wanted(p, DIAG_join_handle_dropped)) buf_fmt(&said, "  ... and %u more\n", x->lost.n - MOST_SHOWN);
  if (said.n) buf_fmt(b, "pitfalls met (`goto N` leads to a step):\n%.*s", STR_ARG(buf_view(&said)));
  buf_free(&said);
}
