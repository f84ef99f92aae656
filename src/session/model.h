/* model — what the world looks like after some events: a fold over the log.
 *
 * Needs no machine, so an imported trace has one too. Tasks, timers, resources and
 * pending futures stand in pages that copies share until one of them writes
 * (model_copy costs a pointer a page), so that a session keeps hundreds of them.
 * Nothing in the fold looks at more than one task's own things: a row costs the
 * same with a million tasks as with one. All times are ns.
 */
#ifndef POLLSCOPE_MODEL_H
#define POLLSCOPE_MODEL_H
#include "trace/trace.h"

typedef enum { TASK_NEW /* spawned, never polled */, TASK_QUEUED, TASK_RUNNING, TASK_WAITING, TASK_DONE, TASK_PANICKED, TASK_CANCELLED } TaskState;
enum { CHAIN_MAX = 32, POOL_THREAD = 2 /* ThreadModel.kind of the blocking pool's */ };
typedef struct PendingFuture {
  u64 addr; u32 type; /* string id */
  u32 site;           /* where it stands: its await, else where it was written */
  u32 state;          /* of a lowered one, as rustc numbers them; else 0 */
  u32 depth;          /* 0: the task's own; n + 1: polled by the nearest one above it with depth n */
  u32 next;           /* of the list, + 1 */
  u32 polled_in;      /* number of the task's poll that looked at it last */
  u32 wait, wait_task; /* what it said it waits for: resource + 1; NO_TASK: the end of wait_task; 0: nothing */
  u32 nth;            /* among those of its type and depth that are not over: 1, or one more than the last of them when it was first polled */
  bool lib, active;   /* active: being polled now */
} PendingFuture;
typedef struct TaskModel {
  u32 id; u32 name;                 /* string id */
  bool root, finished /* DONE, PANICKED or CANCELLED */, yielded /* asked to be polled again once others were */;
  u8 state;                         /* TaskState */
  u32 rt, by;                       /* runtime; spawner or NO_TASK */
  u32 spawn_site; u64 spawn_event;
  u64 polls;
  u64 queued_by;                    /* event that queued it (valid when QUEUED or RUNNING) */
  u64 last_poll, last_polled;       /* event numbers + 1; 0: never */
  u32 thread;                       /* where it runs or ran last */
  u32 outer;                        /* whose poll drives it: a block_on inside a poll; NO_TASK: nobody's */
  u32 chain, n_chain;               /* pending futures: model_chain */
  u32 first_timer;                  /* + 1; model_wake_time */
  u32 ready_next, ready_prev, live_next, live_prev; /* lists, ids + 1 */
} TaskModel;
typedef struct TimerModel {
  u32 id, task, rt;
  bool armed;
  u64 deadline /* on its runtime's clock */, set_time, order;
  u32 next, prev;                   /* of its task, ids + 1 */
} TimerModel;
enum { HOLDS_MAX = 3 };
/* task: NO_TASK where it is a thread. since, in ns, and site, where it was taken: told of things that say so whenever they are taken. */
typedef struct Hold { u32 task, site; u64 since; bool told; } Hold;
typedef struct ResModel {
  u32 id, kind, site;
  u32 holders, n_holds;             /* how many hold it, and of how many of them is known who they are */
  Hold hold[HOLDS_MAX];             /* the last of them is the last that took it */
  bool known, gone;
} ResModel;
enum { THREAD_OF_POOL = 2 };        /* ThreadModel.kind, as in the row `thread` of event.def: one of the blocking pool */
typedef struct ThreadModel { u32 id, kind, name; bool ended, blocked, waits_res; u32 why, site, wait_res; u64 until; u32 task; } ThreadModel;
typedef struct RtModel { u32 id, flavor, workers; bool closed; } RtModel;
typedef struct Pages { struct Page **page; u32 n, n_pages, cap_pages; } Pages; /* n rows; model.c */
typedef struct Model {
  Trace *trace;
  u64 at;                           /* rows folded */
  u64 now;                          /* clock, ns */
  u64 steps;                        /* POLL rows */
  Pages tasks, timers, res, futures;
  u32 n_tasks, n_timers /* armed */, n_ready, n_live /* not finished */;
  u32 ready_head, ready_tail, live_head, live_tail; /* ids + 1 */
  u32 free_future;
  ThreadModel *threads; u32 n_threads, cap_threads;
  RtModel *rts; u32 n_rts, cap_rts;
  u64 output;                       /* bytes of output so far */
  u32 running;                      /* task being polled on the thread of the last event, or NO_TASK */
  u32 last_task;                    /* task of the last POLL row, or NO_TASK */
  bool ended, stopped; int exit_code; u32 stop_why;
  u64 panics;
  u32 blocking;                     /* threads that are blocked while they poll a task, but for the blocking pool's */
  u64 blocked_ns;                   /* time that threads spent so */
  u64 written;                      /* bytes of pages made or copied: what keeping this one costs */
} Model;
Model *model_new(Trace *t);
void model_free(Model *m);
void model_copy(Model *dst, const Model *src);    /* of the same trace */
void model_apply(Model *m, u64 n, const Event *e);
const TaskModel *model_task(const Model *m, u32 id);       /* NULL: not spawned yet */
/* Unfinished ones in the order they were spawned; k NULL: the first; NULL: no more. */
const TaskModel *model_next_live(const Model *m, const TaskModel *k);
/* The task that waits, given to block_on inside a poll of k that has not returned; NULL: there is none. */
const TaskModel *model_driven_by(const Model *m, const TaskModel *k);
u32 model_ready(const Model *m, u32 *out, u32 max);        /* those that are ready, in the order they were woken; how many were put */
u32 model_chain(const Model *m, const TaskModel *k, PendingFuture *out, u32 max); /* from the task's own future down, as of its last Pending */
u32 model_waits(const Model *m, const TaskModel *k, PendingFuture *out, u32 max); /* those of them that said what they wait for */
bool model_wake_time(const Model *m, const TaskModel *k, u64 *ns); /* the earliest of its timers */
const TimerModel *model_timer(const Model *m, u32 id);     /* NULL: not armed */
u32 model_timers_sorted(const Model *m, u32 *out, u32 max); /* ids, by deadline, then order of arming */
const ResModel *model_resource(const Model *m, u32 id);
u64 model_bytes(const Model *m);                           /* with everything it shares */
const char *task_state_word(TaskState s);
#endif
