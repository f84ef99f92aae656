/* The log. See trace.h. */
#include "trace/trace.h"
#include <stdlib.h>

const EventInfo event_info[EV_COUNT_] = {
#define EVENT(id, name, a, b, about) {name, a, b, about},
#include "trace/event.def"
#undef EVENT
};

enum { CHUNK = 4096 };  /* rows a chunk: 128 KB unpacked */

/* A full chunk: varints of differences to the row before. */
typedef struct Packed { u8 *bytes; u32 n; Event first; } Packed;

struct Trace {
  Arena *arena;
  Packed *packed; u32 n_packed, cap_packed;
  Event *hot; u32 n_hot;       /* rows after the packed ones */
  Event *cold; u32 cold_chunk; /* one unpacked chunk, as a cache; UINT32_MAX: none */
  u64 head;
  u64 *steps; u64 n_steps, cap_steps; /* row number of each POLL */
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

Trace *trace_new(void) {
  Trace *t = calloc(1, sizeof *t);
  if (!t) abort();
  t->arena = arena_new();
  t->hot = grow(NULL, sizeof(Event) * CHUNK);
  t->cold = grow(NULL, sizeof(Event) * CHUNK);
  t->cold_chunk = UINT32_MAX;
  trace_string(t, STR(""));
  trace_site(t, NO_SPAN);
  return t;
}

void trace_free(Trace *t) {
  if (!t) return;
  for (u32 i = 0; i < t->n_packed; i++) free(t->packed[i].bytes);
  free(t->packed);
  free(t->hot);
  free(t->cold);
  free(t->steps);
  free(t->spawns);
  buf_free(&t->output);
  arena_free(t->arena);
  free(t);
}

static u8 *put(u8 *p, u64 v) {
  while (v >= 128) *p++ = (u8)(v | 128), v >>= 7;
  *p++ = (u8)v;
  return p;
}
static const u8 *take(const u8 *p, u64 *v) {
  u64 r = 0;
  for (u32 shift = 0;; shift += 7) {
    r |= (u64)(*p & 127) << shift;
    if (!(*p++ & 128)) break;
  }
  *v = r;
  return p;
}
static u64 zigzag(u64 a, u64 b) { i64 d = (i64)(a - b); return ((u64)d << 1) ^ (u64)(d >> 63); }
static u64 unzigzag(u64 v, u64 b) { return b + ((v >> 1) ^ (0 - (v & 1))); }

static u8 *pack_row(u8 *p, const Event *e, const Event *was) {
  p = put(p, (u64)e->kind << 6 | (u64)(e->thread > 30 ? 31 : e->thread) << 1 | (e->time != was->time));
  if (e->thread > 30) p = put(p, e->thread);
  if (e->time != was->time) p = put(p, zigzag(e->time, was->time));
  p = put(p, zigzag(e->task, was->task));
  p = put(p, zigzag(e->site, was->site));
  p = put(p, zigzag(e->a, was->a));
  return put(p, zigzag(e->b, was->b));
}

static const u8 *unpack_row(const u8 *p, Event *e, const Event *was) {
  u64 v;
  p = take(p, &v);
  e->kind = (u16)(v >> 6);
  e->thread = (u16)(v >> 1 & 31);
  bool moved = v & 1;
  if (e->thread > 30) { p = take(p, &v); e->thread = (u16)v; }
  e->time = was->time;
  if (moved) { p = take(p, &v); e->time = unzigzag(v, was->time); }
  p = take(p, &v); e->task = (u32)unzigzag(v, was->task);
  p = take(p, &v); e->site = (u32)unzigzag(v, was->site);
  p = take(p, &v); e->a = (u32)unzigzag(v, was->a);
  p = take(p, &v); e->b = unzigzag(v, was->b);
  return p;
}

static void pack_hot(Trace *t) {
  if (t->n_packed == t->cap_packed) {
    t->cap_packed = t->cap_packed ? t->cap_packed * 2 : 64;
    t->packed = grow(t->packed, sizeof(Packed) * t->cap_packed);
  }
  u8 *buf = grow(NULL, (size_t)CHUNK * 64), *p = buf;
  Event was = {0};
  for (u32 i = 0; i < CHUNK; i++) {
    p = pack_row(p, &t->hot[i], &was);
    was = t->hot[i];
  }
  Packed *c = &t->packed[t->n_packed++];
  c->n = (u32)(p - buf);
  c->bytes = grow(buf, c->n);
  c->first = t->hot[0];
  t->n_hot = 0;
}

static void add_step(Trace *t, u64 row) {
  if (t->n_steps == t->cap_steps) {
    t->cap_steps = t->cap_steps ? t->cap_steps * 2 : 1024;
    t->steps = grow(t->steps, sizeof(u64) * t->cap_steps);
  }
  t->steps[t->n_steps++] = row;
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

bool trace_append(Trace *t, Event e) {
  u64 n = t->head++;
  if (n < trace_count(t)) {
    Event old = trace_get(t, n);
    return same(&old, &e);
  }
  if (t->n_hot == CHUNK) pack_hot(t);
  t->hot[t->n_hot++] = e;
  if (e.kind == EV_POLL) add_step(t, n);
  if (e.kind == EV_SPAWN) add_spawn(t, e.task, n);
  return true;
}

u64 trace_head(const Trace *t) { return t->head; }
u64 trace_count(const Trace *t) { return (u64)t->n_packed * CHUNK + t->n_hot; }
void trace_rewind(Trace *t, u64 head) {
  assert(head <= trace_count(t));
  t->head = head;
}

static void unpack(Trace *t, u32 chunk) {
  const u8 *p = t->packed[chunk].bytes;
  Event was = {0};
  for (u32 i = 0; i < CHUNK; i++) {
    p = unpack_row(p, &t->cold[i], &was);
    was = t->cold[i];
  }
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

u64 trace_steps(const Trace *t) { return t->n_steps; }
u64 trace_step_event(const Trace *t, u64 step) {
  assert(step >= 1 && step <= t->n_steps);
  return t->steps[step - 1];
}
u64 trace_step_at(const Trace *t, u64 event) {
  u64 lo = 0, hi = t->n_steps;
  while (lo < hi) {
    u64 mid = (lo + hi) / 2;
    if (t->steps[mid] < event) lo = mid + 1;
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
    if (t->packed[mid].first.time < ns) a = mid + 1;
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
  u64 n = sizeof(Event) * CHUNK * 2 + (t->cap_steps + t->cap_spawns) * sizeof(u64) + t->output.cap + arena_used(t->arena);
  for (u32 i = 0; i < t->n_packed; i++) n += t->packed[i].n + sizeof(Packed);
  return n;
}
