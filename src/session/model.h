/* model — what the world looks like after some events: a fold over the log.
 * Needs no machine, so an imported trace has one too. Copyable: model_copy. */
#ifndef POLLSCOPE_MODEL_H
#define POLLSCOPE_MODEL_H
#include "trace/trace.h"

typedef enum { TASK_NEW /* spawned, never polled */, TASK_QUEUED, TASK_RUNNING, TASK_WAITING, TASK_DONE, TASK_PANICKED, TASK_CANCELLED } TaskState;
typedef struct PendingFuture { u64 addr; u32 type; u32 site; u32 state; bool lib; } PendingFuture;
typedef struct TaskModel {
  u32 id; u32 name;                 /* string id */
  bool root; u32 rt; u32 by;        /* spawner or NO_TASK */
  u32 spawn_site; u64 spawn_event;
  TaskState state;
  bool finished;                    /* DONE, PANICKED or CANCELLED */
  u64 polls;
  u64 queued_by;                    /* event that queued it (valid when QUEUED or RUNNING) */
  u64 last_poll, last_polled;       /* event numbers + 1; 0: never */
  u32 thread;                       /* where it runs or ran last */
  PendingFuture chain[8]; u32 n_chain; /* pending futures from the task's own down to the leaf, as of its last Pending; deepest kept */
  u32 wait_res; bool waits_res;     /* resource it waits for; NO_TASK: the end of wait_task */
  u32 wait_task;
  u64 wake_time; bool has_timer;    /* earliest deadline of its timers (runtime clock) */
} TaskModel;
typedef struct TimerModel { u32 id, task, rt; u64 deadline; u64 order; bool armed; } TimerModel;
typedef struct ResModel { u32 id, kind, site; u32 holder; bool held, gone; u32 name; } ResModel;
typedef struct ThreadModel { u32 id, kind, name; bool ended, blocked; u32 why; u64 until; u32 task; } ThreadModel;
typedef struct RtModel { u32 id, flavor, workers; bool closed; u64 now_offset; } RtModel;
typedef struct Model {
  Trace *trace;
  u64 at;                           /* rows folded */
  u64 now;                          /* clock, ns */
  u64 steps;                        /* POLL rows */
  TaskModel *tasks; u32 n_tasks, cap_tasks;
  u32 *ready; u32 n_ready, cap_ready;   /* tasks in the order they were queued */
  TimerModel *timers; u32 n_timers, cap_timers; /* armed ones; unsorted: model_timers_sorted */
  ResModel *res; u32 n_res, cap_res;
  ThreadModel *threads; u32 n_threads, cap_threads;
  RtModel *rts; u32 n_rts, cap_rts;
  u64 output;                       /* bytes of output so far */
  u32 running;                      /* task being polled on the thread of the last event, or NO_TASK */
  bool ended, stopped; int exit_code; u32 stop_why;
  u64 panics;
  u64 blocked_ns;                   /* time that threads spent blocked while polling a task */
} Model;
Model *model_new(Trace *t);
void model_free(Model *m);
void model_copy(Model *dst, const Model *src);
void model_apply(Model *m, u64 n, const Event *e);
const TaskModel *model_task(const Model *m, u32 id);
u32 model_timers_sorted(const Model *m, u32 *out, u32 max); /* indexes, by deadline, then order */
const char *task_state_word(TaskState s);
#endif
