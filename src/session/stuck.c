/* What a learner can change where a run stands still for ever: one sentence for each kind of thing that is waited for. */
#include "session/session.h"

enum { MOST = 3 };

static const char *const remedies[] = {
#define RESOURCE(id, word, waiting, before, remedy) remedy,
#include "runtime/resource.def"
#undef RESOURCE
};

static const char hand_written[] =
  "a `poll` that returns Pending must first have given its waker, `cx.waker()`, to someone who wakes it later: here nobody was given it, "
  "or nobody called `wake` (`pollscope learn 6`)";
static const char never_ready[] =
  "what it awaits asked nobody to wake it, as `std::future::pending` does: it is never ready; beside another future, in `select!`, it can wait";
static const char waits_for_itself[] =
  "a task that awaits its own handle waits for ever: it cannot end while it waits for its end; somebody else must have the handle";
static const char circle[] = "tasks that wait for one another's end, in a circle, never end: one of them must not wait";
static const char thread_blocked[] =
  "a blocked thread polls nothing: await instead (the locks and channels of an async library), or block in `spawn_blocking`";
static const char never_awaits[] =
  "what runs without an await keeps its thread to itself: await something in the loop (`yield_now`), or compute in `spawn_blocking`";

typedef struct Said { const char *text[MOST]; u32 n; } Said;

static void add(Said *said, const char *text) {
  for (u32 i = 0; i < said->n; i++)
    if (said->text[i] == text) return;
  if (text[0] && said->n < MOST) said->text[said->n++] = text;
}

static void add_kind(Said *said, const Model *m, u32 res) {
  const ResModel *r = model_resource(m, res);
  if (r && r->kind < COUNTOF(remedies)) add(said, remedies[r->kind]);
}

/* The innermost future that is waited in was written by hand and told of nothing it waits for. */
static bool by_hand(const PendingFuture *chain, u32 n) { return n && !chain[n - 1].lib && !chain[n - 1].state && !chain[n - 1].wait; }

static bool by_library(const PendingFuture *chain, u32 n) { return n && chain[n - 1].lib && !chain[n - 1].wait; }

/* The task whose end it waits for, where it waits for one and nothing else; NULL: for none. */
static const TaskModel *waits_for(const Model *m, const TaskModel *k) {
  PendingFuture chain[CHAIN_MAX];
  bool one = k && k->state == TASK_WAITING && model_waits(m, k, chain, CHAIN_MAX) == 1 && chain[0].wait == NO_TASK;
  return one ? model_task(m, chain[0].wait_task) : NULL;
}

static void of_circle(Said *said, const Model *m, const TaskModel *k) {
  const TaskModel *to = waits_for(m, k);
  if (to == k && to) add(said, waits_for_itself);
  for (u32 n = 0; to && to != k && n < m->n_live; n++)
    if ((to = waits_for(m, to)) == k && to) add(said, circle);
}

static void of_task(Said *said, const Model *m, const TaskModel *k) {
  PendingFuture chain[CHAIN_MAX];
  const ThreadModel *x = k->state == TASK_RUNNING && k->thread < m->n_threads ? &m->threads[k->thread] : NULL;
  if (x && x->blocked) {
    const ResModel *r = x->waits_res ? model_resource(m, x->wait_res) : NULL;
    if (r && r->holders && r->kind < COUNTOF(remedies)) add(said, remedies[r->kind]);
    else add(said, thread_blocked);
  }
  if (model_driven_by(m, k)) add(said, thread_blocked);
  if (k->state != TASK_WAITING) return;
  u32 n = model_chain(m, k, chain, CHAIN_MAX);
  if (by_hand(chain, n)) add(said, hand_written);
  bool alone = by_library(chain, n) && !k->first_timer;
  n = model_waits(m, k, chain, CHAIN_MAX);
  if (alone && !n) add(said, never_ready);
  of_circle(said, m, k);
  for (u32 i = 0; i < n; i++)
    if (chain[i].wait != NO_TASK) add_kind(said, m, chain[i].wait - 1);
}

void say_remedies(const Model *m, const char *before, Buf *b) {
  Said said = {0};
  if (m->stopped && m->stop_why == STOP_MAX_TICKS && m->n_ready) buf_fmt(b, "%s%s\n", before, never_awaits);
  if (!m->stopped || m->stop_why != STOP_DEADLOCK) return;
  for (const TaskModel *k = model_next_live(m, NULL); k && said.n < MOST; k = model_next_live(m, k)) of_task(&said, m, k);
  for (u32 i = 0; i < m->n_threads && said.n < MOST; i++)
    if (m->threads[i].blocked && m->threads[i].task == NO_TASK && m->threads[i].waits_res) add_kind(&said, m, m->threads[i].wait_res);
  for (u32 i = 0; i < said.n; i++) buf_fmt(b, "%s%s\n", before, said.text[i]);
}
