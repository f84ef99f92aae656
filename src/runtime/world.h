/* world — inside the runtime; only src/runtime includes it.
 *
 * Everything that changes while a program runs stands in `struct World` before
 * `end_of_state`, or in the arrays it lists, all plain data: world_save copies it.
 */
#ifndef POLLSCOPE_WORLD_H
#define POLLSCOPE_WORLD_H
#include "runtime/runtime.h"

#define NONE UINT32_MAX
#define FOREVER UINT64_MAX

/* A growable array of plain data. */
typedef struct Arr { void *p; u32 n, cap; } Arr;
static inline void *arr_at_(Arr *a, u32 i, size_t elem) {
  assert(i < a->n);
  return (char *)a->p + i * elem;
}
void *arr_push_(Arr *a, size_t elem);     /* zeroed new last */
#define arr_at(a, T, i) ((T *)arr_at_((a), (i), sizeof(T)))
#define arr_push(a, T) ((T *)arr_push_((a), sizeof(T)))

typedef enum { TH_RUN, TH_PARK, TH_SLEEP, TH_EXEC /* waits in task_next */, TH_JOIN, TH_DONE } ThreadState;
typedef struct Thread {
  u32 vm;                 /* the machine's thread */
  u32 kind, name;
  ThreadState state;
  u64 until;              /* machine clock; FOREVER: only someone can wake it */
  bool token;             /* an unpark that came before its park */
  bool resumed;           /* the call that blocked is being made again */
  bool timed_out;
  u32 rt;                 /* current runtime */
  u32 task;               /* being polled here, or NONE */
  u32 firing, done;       /* the timer, or the finished task, whose consequences run now */
  u32 wait_rt, wait_worker;
  u32 n_polls;            /* nested polls of futures */
  u32 begun, begun_at;    /* the task whose poll was begun last, and the site that was told of */
  u32 roots;              /* no root that waits here has this number or a greater one */
  u32 loop_rt;            /* whose loop asked last on this thread what to do */
  u32 panicking;                       /* panics on their way: one in a drop of another is caught before it */
  bool spent;             /* the task being polled here may do no more in this poll: it wakes itself for that */
} Thread;

typedef struct Task {     /* there may be millions of them */
  u64 queued_by;          /* event */
  Addr cell;
  u32 rt, name, by;
  union {
    u32 next;             /* in a queue */
    u32 thread;           /* of a root, which is in none: where its block_on waits */
  };
  Addr future; u32 future_ty; /* its own future, once polled */
  u32 outer, outer_polls; /* while it is polled: the task in whose poll that happens (an executor inside a task), or NONE, and its n_polls */
  bool root : 1, queued : 1, polling : 1, notified : 1, done : 1, aborted : 1;
  bool deferred : 1;      /* it yielded in this poll */
} Task;

typedef struct Queue { u32 head, tail, n; } Queue;

typedef enum { NOT_TOLD, WILL_PARK, HAS_PARKED } Told; /* what the program's hooks know of a worker's waiting */
typedef struct Worker { Queue local; u32 lifo; u32 tick; u32 thread; bool parked, away; u8 told; } Worker; /* away: blocks in place */

/* What the loop of a current_thread runtime does next: see exec.c */
typedef enum { PH_OUTER, PH_TASKS, PH_YIELD, PH_TELL, PH_PARK, PH_DRIVEN, PH_BACK } Phase;
enum { MS = 1000000 };  /* ns */
typedef struct Rt {
  u32 flavor, n_workers, first_worker;
  u32 event_interval, global_interval; /* polls between two turns of the driver, between two looks at `inject` first */
  bool closed, paused, time;
  bool hooked;            /* the program wants to be told when a thread of it waits */
  bool called;            /* the loop's driver was called; its next turn does not move a paused clock then (told of where `hooked`) */
  bool late;              /* paused after it had run: it stands a moment behind a whole ms, as real clocks do */
  u64 offset;             /* its clock = machine clock + offset (while it runs) */
  u64 frozen;             /* its clock while paused */
  u64 elapsed_ms;         /* up to where the driver has looked */
  Queue inject;
  Phase phase; u32 round; /* of the current_thread loop */
  u32 root;               /* the one being driven by block_on (current_thread, local) */
  u32 driver;             /* worker that waits for the timers, or NONE */
  u32 shut;               /* next task to look at while shutting down */
  Arr heap; u32 stale;    /* Due: by (at, order); rows that are out of date */
  Arr fired; u32 fired_at;/* u32 timers found due, to be handed out */
  Arr deferred;           /* Deferred: who yielded */
} Rt;

/* Wakes after the driver's next turn: a task, or a waker that the library keeps (its address). */
typedef struct Deferred { u32 task, waker, thread, how; } Deferred; /* how: row of wake.def */

typedef struct Due { u64 at; u32 order, timer; } Due;
typedef enum { TI_IDLE, TI_ARMED, TI_FIRED, TI_FREE } TimerState;
typedef struct Timer {    /* order: low bits; next: free one */
  u64 deadline, tick, at; /* at: of its row in the heap */
  Addr entry;
  u32 order, rt, task, next;
  u8 state;
} Timer;

typedef struct Resource { u32 kind; bool gone; } Resource;
typedef struct Tls { u64 key, addr; u32 thread; } Tls;

/* Kept answers: the site of a place in the code, or of a future's await (pc: its state); what events say of a poll function. */
typedef struct PlaceSite { const VmFn *fn; u32 pc, site; } PlaceSite;
typedef struct PollInfo { const VmFn *fn; u32 label, site; } PollInfo;

struct World {
  /* --- state --- */
  u64 clock;              /* machine clock, ns */
  u64 advanced;           /* ns that runtimes' own clocks went ahead of it */
  u64 orders;             /* timers ever armed */
  u64 output;             /* bytes printed */
  u64 rng;
  u64 steps;
  u64 event_ticks;        /* vm ticks when the last event was made */
  u64 charged_ticks;      /* vm ticks that the clock has been charged for */
  u64 spins;              /* looks at the clock and yields since the last event */
  u64 quantum_left;
  u32 cur;                /* thread that runs */
  u32 free_timer;         /* list through Timer.next */
  WorldEnd end;
  u32 end_of_state;
  /* --- arrays of state --- */
  Arr threads, tasks, rts, workers, timers, resources, tls;
  /* --- fixed --- */
  Code *code;
  Vm *vm;
  VmHost host;
  Trace *trace; TraceEnd *log;
  const u64 *ticks;       /* the machine's: vm_ticks without a call */
  WorldOptions opt;
  u64 stop_event;         /* from world_run */
  bool diverged;
  Map await_sites;        /* caches: this, and the following */
  PlaceSite places[256], awaits[256];
  Arr polls;              /* PollInfo by function */
  Arena *arena;
};

static inline Thread *thread_at(World *w, u32 i) { return arr_at(&w->threads, Thread, i); }
static inline Task *task_at(World *w, u32 i) { return arr_at(&w->tasks, Task, i); }
static inline Rt *rt_at(World *w, u32 i) { return arr_at(&w->rts, Rt, i); }
static inline Timer *timer_at(World *w, u32 i) { return arr_at(&w->timers, Timer, i); }
static inline Worker *worker_of(World *w, Rt *rt, u32 i) { return arr_at(&w->workers, Worker, rt->first_worker + i); }

/* world.c */
void record(World *w, EventKind k, u32 task, u32 a, u64 b);  /* on the running thread, at its place in the learner's code */
void record_at(World *w, EventKind k, u32 task, u32 a, u64 b, u32 thread, u32 site);
u32 here(World *w);                       /* site of the learner's innermost frame on the running thread */
void end_run(World *w, int status);
void stop_run(World *w, StopWhy why, Span at, Str detail);
void charge(World *w);                    /* cpu_ns: moves the clock by the instructions since */
u64 choose(World *w, u32 what, u64 n);    /* 0..n-1 from the schedule */
void unpark(World *w, u32 thread);
bool look_again(World *w);   /* a look at the clock: many without an event move it; true: past a sleeper's deadline */
void give_way(World *w);     /* a thread lets others run: as above, while others sleep */
/* exec.c */
u32 rt_make(World *w, u32 flavor, u32 workers, u32 flags);
bool worker_away(World *w, u32 rt, u32 worker, bool away);
void rt_set_intervals(World *w, u32 rt, u32 event, u32 global);
u64 rt_clock_of(World *w, u32 rt);
void task_make(World *w, const u64 *args, u64 *ret);
void task_wake(World *w, u32 id, u32 how);
bool task_deferred(World *w, u32 task, u64 waker);
VmEffect task_next(World *w, u32 rt, u32 worker, u64 *ret);
void task_began(World *w, u32 id);
void task_polled(World *w, u32 id, u32 result);
void task_ended(World *w, u32 id, u32 how);
void rt_close(World *w, u32 rt);
bool rt_control(World *w, u32 rt, u32 op, u64 ns);
/* timer.c */
u32 timer_make(World *w, u32 rt, u64 entry);
void timer_arm(World *w, u32 id, u64 deadline);
void timer_gone(World *w, u32 id);
u64 timers_next(World *w, Rt *rt);        /* deadline of the first, on its clock in whole ms; FOREVER */
u64 timers_first_at(World *w, Rt *rt);    /* whole ms at which the first may be due, FOREVER if there is none */
void timers_drive(World *w, u32 rt);      /* collects those due */
/* intrinsic.c */
VmEffect world_intrinsic(void *ctx, Vm *vm, u32 thread, u32 id, const u64 *args, u64 *ret);
#endif
