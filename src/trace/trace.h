/* trace — the append-only log of one run: events, the strings and places they
 * name, and the output.
 *
 * Rows are 32 bytes in a hot chunk; full chunks are packed (pack.h)
 * and unpacked again when read. Steps are indexed. Re-execution after
 * going back does not append: the world makes the same rows again, and
 * trace_append checks that (trace_rewind sets where it stands).
 */
#ifndef POLLSCOPE_TRACE_H
#define POLLSCOPE_TRACE_H
#include "source/source.h"

typedef enum EventKind {
#define EVENT(id, name, a, b, about) EV_##id,
#include "trace/event.def"
#undef EVENT
  EV_COUNT_ } EventKind;
#define NO_TASK UINT32_MAX
typedef struct Event { u64 time; u64 b; u32 task; u32 site; u32 a; u16 kind; u16 thread; } Event;

typedef struct EventInfo { const char *name, *a, *b, *about; } EventInfo;
extern const EventInfo event_info[EV_COUNT_];

typedef struct Trace Trace;
Trace *trace_new(void);
void trace_free(Trace *t);
/* Appends, or, where row `head` stands already, compares: false if the run went
 * another way than the first time (an internal error: the caller stops with a message). */
bool trace_append(Trace *t, Event e);
/* The same, field by field: trace_head behind it, or 0 where it went another way. */
u64 trace_add(Trace *t, u64 time, EventKind kind, u32 task, u32 a, u64 b, u32 thread, u32 site);
/* Where the next row goes while rows are appended, up to `limit`: whoever writes a great many adds those
 * that no index tells of (all kinds but SPAWN, POLL, PRINT) here, and the others by trace_add. */
typedef struct TraceEnd { Event *next, *limit; } TraceEnd;
TraceEnd *trace_end(Trace *t);             /* stays where it is; owned by t */
static inline bool trace_quick(TraceEnd *end, u64 time, EventKind kind, u32 task, u32 a, u64 b, u32 thread, u32 site) {
  if (end->next == end->limit) return false;
  *end->next++ = (Event){time, b, task, site, a, (u16)kind, (u16)thread};
  return true;
}
void trace_watch(Trace *t, u64 head);      /* trace_quick says no where trace_head would become that */
u64 trace_head(const Trace *t);            /* number of rows up to where the world stands */
u64 trace_count(const Trace *t);           /* rows known at all */
void trace_rewind(Trace *t, u64 head);     /* the world was put back to before row `head` */
Event trace_get(const Trace *t, u64 n);    /* n < trace_count */
u32 trace_string(Trace *t, Str s);         /* interned; numbers follow first use */
Str trace_str(const Trace *t, u32 id);
u32 trace_site(Trace *t, Span sp);         /* interned */
Span trace_span(const Trace *t, u32 site);
void trace_output(Trace *t, u64 offset, Str s);   /* output of the run; writing the same bytes again is nothing */
Str trace_output_view(const Trace *t, u64 offset, u64 n);
u64 trace_prints(const Trace *t);          /* PRINT rows known */
u64 trace_print_event(const Trace *t, u64 i);     /* row of the i-th (from 0) */
u64 trace_steps(const Trace *t);           /* POLL rows known */
u64 trace_step_event(const Trace *t, u64 step);   /* row of step n (from 1) */
u64 trace_step_at(const Trace *t, u64 event);     /* number of POLL rows before row `event` */
u64 trace_task_spawn(const Trace *t, u32 task);    /* row of its SPAWN; trace_count: not known */
u64 trace_event_at_time(const Trace *t, u64 ns);  /* first row with time >= ns, or trace_count */
u64 trace_bytes(const Trace *t);           /* memory it takes */
#endif
