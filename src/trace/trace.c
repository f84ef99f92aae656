/* The log. See trace.h. */
#include "trace/pack.h"
#include <stdlib.h>

const EventInfo event_info[EV_COUNT_] = {
#define EVENT(id, name, a, b, about) {name, a, b, about},
#include "trace/event.def"
#undef EVENT
};

enum { CHUNK = 4096 };  /* rows a chunk: 128 KB unpacked */

/* A full chunk, as pack.c makes it. */
typedef struct Packed { u8 *bytes; u32 n; u64 time; } Packed;   /* bytes: in the arena; time: of its first row */

typedef struct Rows { u64 *v; u64 n, cap; } Rows;

struct Trace {
  Arena *arena;
  Packed *packed; u32 n_packed, cap_packed;
  Event *hot; TraceEnd end;    /* rows after the packed ones */
  Event *cold; u32 cold_chunk; /* one unpacked chunk, as a cache; UINT32_MAX: none */
  u64 head;                    /* where the world stands, if that is before the end */
  bool again;                  /* it is: rows are compared, not added */
  u64 watch;
  u8 *room; Packer *packer;    /* to pack and unpack with */
  Rows steps, prints;          /* rows of POLL, of PRINT */
  u64 *spawns; u64 n_spawns, cap_spawns; /* row number + 1 of each task's SPAWN */
  VEC(Str) strings; Map string_ids;   /* hash -> id + 1, chained by `next` */
  VEC(u32) string_next;
  VEC(Span) sites; Map site_ids; VEC(u32) site_next;
  Buf output;
};

static void *grow(void *p, size_t bytes) {
  void *q = realloc(p, bytes);
  if (!q) abort();
  return q;
}

TraceEnd *trace_end(Trace *t) { return &t->end; }
static u32 n_hot(const Trace *t) { return (u32)(t->end.next - t->hot); }
static u64 packed_rows(const Trace *t) { return (u64)t->n_packed * CHUNK; }
static void set_limit(Trace *t) {
  u64 first = packed_rows(t), room = t->watch > first ? t->watch - first - 1 : 0;
  t->end.limit = t->again || room < n_hot(t) ? t->end.next : t->hot + (room < CHUNK ? room : CHUNK);
}
void trace_watch(Trace *t, u64 head) {
  t->watch = head;
  set_limit(t);
}

Trace *trace_new(void) {
  Trace *t = calloc(1, sizeof *t);
  if (!t) abort();
  t->arena = arena_new();
  t->hot = grow(NULL, sizeof(Event) * CHUNK);
  t->cold = grow(NULL, sizeof(Event) * CHUNK);
  t->cold_chunk = UINT32_MAX;
  t->end.next = t->hot;
  t->watch = UINT64_MAX;
  set_limit(t);
  t->packer = packer_new();
  trace_string(t, STR(""));
  trace_site(t, NO_SPAN);
  return t;
}

void trace_free(Trace *t) {
  if (!t) return;
  free(t->packed);
  free(t->hot);
  free(t->cold);
  free(t->room);
  packer_free(t->packer);
  free(t->steps.v);
  free(t->prints.v);
  free(t->spawns);
  buf_free(&t->output);
  arena_free(t->arena);
  free(t);
}

static void pack_hot(Trace *t) {
  if (t->n_packed == t->cap_packed) {
    t->cap_packed = t->cap_packed ? t->cap_packed * 2 : 64;
    t->packed = grow(t->packed, sizeof(Packed) * t->cap_packed);
  }
  if (!t->room) t->room = grow(NULL, (size_t)CHUNK * PACK_ROW);
  Packed *c = &t->packed[t->n_packed];
  c->n = pack_rows(t->packer, t->hot, CHUNK, (u64)t->n_packed * CHUNK, t->room);
  c->bytes = memcpy(arena_alloc(t->arena, c->n, 1), t->room, c->n);
  c->time = t->hot[0].time;
  t->n_packed++;
  t->end.next = t->hot;
  set_limit(t);
}

static void add_row(Rows *r, u64 row) {
  if (r->n == r->cap) {
    r->cap = r->cap ? r->cap * 2 : 1024;
    r->v = grow(r->v, sizeof(u64) * r->cap);
  }
  r->v[r->n++] = row;
}

static void add_spawn(Trace *t, u32 task, u64 row) {
  if (task > 1u << 30) return;
  while (t->cap_spawns <= task) {
    u64 was = t->cap_spawns;
    t->cap_spawns = was ? was * 2 : 64;
    t->spawns = grow(t->spawns, sizeof(u64) * t->cap_spawns);
    memset(t->spawns + was, 0, sizeof(u64) * (t->cap_spawns - was));
  }
  t->spawns[task] = row + 1;
  if (t->n_spawns <= task) t->n_spawns = (u64)task + 1;
}

static bool same(const Event *x, const Event *y) {
  return x->time == y->time && x->b == y->b && x->task == y->task && x->site == y->site && x->a == y->a &&
         x->kind == y->kind && x->thread == y->thread;
}

u64 trace_add(Trace *t, u64 time, EventKind kind, u32 task, u32 a, u64 b, u32 thread, u32 site) {
  Event e = {time, b, task, site, a, (u16)kind, (u16)thread};
  if (t->again) {
    Event old = trace_get(t, t->head);
    trace_rewind(t, t->head + 1);
    return same(&old, &e) ? trace_head(t) : 0;
  }
  if (n_hot(t) == CHUNK) pack_hot(t);
  u64 n = trace_count(t);
  *t->end.next++ = e;
  if (t->end.next > t->end.limit) set_limit(t);
  if (kind == EV_POLL) add_row(&t->steps, n);
  else if (kind == EV_SPAWN) add_spawn(t, task, n);
  else if (kind == EV_PRINT) add_row(&t->prints, n);
  return n + 1;
}
bool trace_append(Trace *t, Event e) { return trace_add(t, e.time, (EventKind)e.kind, e.task, e.a, e.b, e.thread, e.site) != 0; }

u64 trace_count(const Trace *t) { return packed_rows(t) + n_hot(t); }
u64 trace_head(const Trace *t) { return t->again ? t->head : trace_count(t); }
void trace_rewind(Trace *t, u64 head) {
  assert(head <= trace_count(t));
  t->head = head;
  t->again = head < trace_count(t);
  set_limit(t);
}

static void unpack(Trace *t, u32 chunk) {
  unpack_rows(t->packer, t->packed[chunk].bytes, CHUNK, (u64)chunk * CHUNK, t->cold);
  t->cold_chunk = chunk;
}

Event trace_get(const Trace *ct, u64 n) {
  Trace *t = (Trace *)(uintptr_t)ct; /* the cache is no part of what a reader sees */
  assert(n < trace_count(t));
  u32 chunk = (u32)(n / CHUNK);
  if (chunk == t->n_packed) return t->hot[n % CHUNK];
  if (chunk != t->cold_chunk) unpack(t, chunk);
  return t->cold[n % CHUNK];
}

u32 trace_string(Trace *t, Str s) {
  u64 h = str_hash(s);
  u64 first = map_get_or(&t->string_ids, h, 0);
  for (u64 id = first; id; id = t->string_next.v[id - 1])
    if (str_eq(t->strings.v[id - 1], s)) return (u32)id - 1;
  vec_push(t->arena, &t->strings, str_copy(t->arena, s));
  vec_push(t->arena, &t->string_next, (u32)first);
  map_put(t->arena, &t->string_ids, h, t->strings.n);
  return t->strings.n - 1;
}

Str trace_str(const Trace *t, u32 id) { return id < t->strings.n ? t->strings.v[id] : STR("?"); }

u32 trace_site(Trace *t, Span sp) {
  u64 h = map_key2(sp.lo, sp.hi) ^ (u64)sp.ctx * 0x9e3779b97f4a7c15u;
  u64 first = map_get_or(&t->site_ids, h, 0);
  for (u64 id = first; id; id = t->site_next.v[id - 1]) {
    Span o = t->sites.v[id - 1];
    if (o.lo == sp.lo && o.hi == sp.hi && o.ctx == sp.ctx) return (u32)id - 1;
  }
  vec_push(t->arena, &t->sites, sp);
  vec_push(t->arena, &t->site_next, (u32)first);
  map_put(t->arena, &t->site_ids, h, t->sites.n);
  return t->sites.n - 1;
}

Span trace_span(const Trace *t, u32 site) { return site < t->sites.n ? t->sites.v[site] : NO_SPAN; }

void trace_output(Trace *t, u64 offset, Str s) {
  assert(offset <= t->output.n);
  if (offset + s.n <= t->output.n) return;
  u64 have = t->output.n - offset;
  buf_add(&t->output, s.p + have, s.n - have);
}

Str trace_output_view(const Trace *t, u64 offset, u64 n) {
  if (offset > t->output.n) offset = t->output.n;
  if (n > t->output.n - offset) n = t->output.n - offset;
  return (Str){t->output.p ? t->output.p + offset : "", n};
}

u64 trace_prints(const Trace *t) { return t->prints.n; }
u64 trace_print_event(const Trace *t, u64 i) {
  assert(i < t->prints.n);
  return t->prints.v[i];
}

u64 trace_steps(const Trace *t) { return t->steps.n; }
u64 trace_step_event(const Trace *t, u64 step) {
  assert(step >= 1 && step <= t->steps.n);
  return t->steps.v[step - 1];
}
u64 trace_step_at(const Trace *t, u64 event) {
  u64 lo = 0, hi = t->steps.n;
  while (lo < hi) {
    u64 mid = (lo + hi) / 2;
    if (t->steps.v[mid] < event) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

u64 trace_task_spawn(const Trace *t, u32 task) {
  return task < t->n_spawns && t->spawns[task] ? t->spawns[task] - 1 : trace_count(t);
}

u64 trace_event_at_time(const Trace *t, u64 ns) {
  u64 lo = 0, hi = trace_count(t);
  u32 a = 0, b = t->n_packed; /* the chunk first, by its first row */
  while (a < b) {
    u32 mid = (a + b) / 2;
    if (t->packed[mid].time < ns) a = mid + 1;
    else b = mid;
  }
  if (a > 0) lo = (u64)(a - 1) * CHUNK;
  if (a < t->n_packed) hi = (u64)a * CHUNK;
  while (lo < hi) {
    u64 mid = (lo + hi) / 2;
    if (trace_get(t, mid).time < ns) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

u64 trace_bytes(const Trace *t) {
  u64 rows = t->steps.cap + t->prints.cap + t->cap_spawns;
  return sizeof(Event) * CHUNK * 2 + rows * sizeof(u64) + t->output.cap + arena_used(t->arena) + sizeof(Packed) * t->n_packed;
}
