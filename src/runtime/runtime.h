/* runtime — one running world: virtual threads, executors, timers, clocks.
 *
 * A World is a function of (program, options): run twice, its traces are equal.
 * It owns a Vm and a Trace, appends events, and knows no screen. It stops exactly
 * where it is told to. All state besides the Vm's memory is flat arrays of plain
 * data, so that world_save is a few copies.
 */
#ifndef POLLSCOPE_RUNTIME_H
#define POLLSCOPE_RUNTIME_H
#include "code/code.h"
#include "trace/trace.h"

typedef enum StopWhy {
#define STOP(id, text, option) STOP_##id,
#include "runtime/stop.def"
#undef STOP
  STOP_COUNT_ } StopWhy;

typedef enum WakeHow {
#define WAKE(id, text) WAKE_##id,
#include "runtime/wake.def"
#undef WAKE
  WAKE_COUNT_ } WakeHow;

typedef struct WorldOptions {
  bool seeded; u64 seed;
  u32 workers;            /* 0: 4 */
  u32 cpu_ns;             /* ns an instruction; 0: compute is free */
  u64 memory;             /* bytes; 0: 1 GiB */
  u64 max_steps, max_time_ns, max_ticks; /* 0: defaults 50,000,000 polls; 100 years; 2,000,000,000 instructions without an event */
  u16 tokio;              /* 124 or 153 */
  bool unrecorded;        /* the trace has only output, clock jumps and the end: what recording costs is seen beside this */
} WorldOptions;

typedef struct World World;
World *world_new(Code *c, WorldOptions o);
void world_free(World *w);

typedef enum { RUN_REACHED, RUN_ENDED /* exit or stop: see world_end */, RUN_LINE, RUN_INTERRUPTED } RunResult;
/* Where to stop: before row `event` would be appended and `ticks` instructions after the
 * row before it (ticks 0: as soon as trace_head == event). line: also at the next line
 * of the learner's code. interrupt: asked now and then, true stops. */
typedef struct RunUntil { u64 event; u64 ticks; bool line, into_lib; bool (*interrupt)(void *ctx); void *ctx; u64 max_ticks; } RunUntil;
RunResult world_run(World *w, RunUntil u);

typedef struct WorldEnd { bool ended; int status; /* exit status for the process */ bool stopped; StopWhy why; Span span; Str detail; } WorldEnd;
WorldEnd world_end(const World *w);
Trace *world_trace(World *w);
Vm *world_vm(World *w);
Code *world_code(World *w);
u64 world_ticks_since_event(const World *w);
u64 world_now(const World *w);             /* machine clock, ns */

typedef struct WorldState WorldState;      /* a checkpoint of everything */
WorldState *world_state_new(void);
void world_state_free(WorldState *s);
void world_save(World *w, WorldState *s);
void world_load(World *w, const WorldState *s);  /* rewinds the trace too */
u64 world_state_bytes(const WorldState *s);
u64 world_live_bytes(World *w);

/* Who is where now, for variables and saved fields. */
u32 world_running_thread(const World *w);              /* the virtual thread whose instruction is next */
bool world_task_future(const World *w, u32 task, Ty *ty, u64 *addr);   /* the task's own future, if it lives */
#endif
