/* Packing. A run does the same things again and again: the same few polls, wakes and
 * results, for other tasks. So each row is told as what differs from the row that came
 * the last time after the same few rows ("context": kinds, places and results of up to three
 * rows before). One byte says which of its fields differ; those follow as varints of
 * differences. Where futures stand moves from task to task by one distance, which each
 * context remembers. Reading makes the same guesses, so nothing else needs to be stored;
 * every chunk begins anew and can be read alone. */
#include "trace/pack.h"
#include <stdlib.h>

enum { CONTEXTS = 512, HEAD_TIME = 1, HEAD_TASK = 2, HEAD_SHAPE = 4, HEAD_A = 8, HEAD_B = 16, HEAD_FAR = 32, HEAD_OWNER = 64 };

/* Rows are not copied: they are told by where they stand in the chunk. */
struct Packer {
  const Event *ctx[CONTEXTS];  /* the row that came after this context */
  u64 far[CONTEXTS];           /* how far its b moved the last time it was told */
  u32 then[CONTEXTS];          /* the context after that row */
  const Event *kind[EV_COUNT_];/* the last row of each kind that was not quite as expected */
};
/* How far packing or reading has come: a value that functions hand on, so that it can stay in registers. */
typedef struct Reach {
  const Event *was;            /* the row before */
  u32 at;                      /* the context now */
  const Event *rows; u64 first;/* of the chunk; the number of its first */
} Reach;
static const Event nothing;    /* what stands before the first; no POLL */

Packer *packer_new(void) {
  Packer *p = calloc(1, sizeof *p);
  if (!p) abort();
  return p;
}
void packer_free(Packer *p) { free(p); }

static Reach begin(Packer *p, const Event *rows, u64 first) {
  for (u32 i = 0; i < CONTEXTS; i++) p->ctx[i] = &nothing;
  for (u32 i = 0; i < EV_COUNT_; i++) p->kind[i] = &nothing;
  memset(p->far, 0, sizeof p->far);
  memset(p->then, 0, sizeof p->then);
  return (Reach){.was = &nothing, .rows = rows, .first = first};
}
static inline void pass(Packer *p, Reach *r, const Event *e) {
  u32 result = e->kind == EV_FUTURE_POLLED || e->kind == EV_POLLED ? e->a & 3 : 0;
  p->ctx[r->at] = p->kind[e->kind] = r->was = e;
  r->at = p->then[r->at] = (r->at << 3 ^ (e->kind * 5u + e->site * 11u + result * 53u)) & (CONTEXTS - 1);
}
/* One that differs from what was expected at most in b. */
static inline void pass_expected(Packer *p, Reach *r, const Event *e) {
  p->ctx[r->at] = r->was = e;
  r->at = p->then[r->at];
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

/* A poll names the row that caused it: how many rows ago repeats, its number does not. */
static inline u64 b_of(const Reach *r, const Event *e) {
  if (e->kind == EV_POLL) return r->first + (u64)(e - r->rows) - e->b;
  return e->b;
}

static inline u64 word(const void *p) {
  u64 w;
  memcpy(&w, p, sizeof w);
  return w;
}
static_assert(offsetof(Event, site) == offsetof(Event, task) + 4 && offsetof(Event, kind) == offsetof(Event, a) + 4 &&
              offsetof(Event, thread) == offsetof(Event, a) + 6, "two words are compared");

/* What is expected is the place, a, kind and thread of `like`, the task and time of the row before. */
static inline bool expected(const Event *e, const Event *like, const Event *was) {
  u64 two = word(&e->task), site = (two ^ word(&like->task)) >> 32, task = (u32)(two ^ word(&was->task));
  return ((word(&e->a) ^ word(&like->a)) | site | task | (e->time ^ was->time)) == 0;
}

static inline u8 *pack_b(Packer *p, const Reach *r, u8 *out, const Event *e, const Event *like, u32 *h) {
  u64 moved = b_of(r, e) - b_of(r, like), *far = &p->far[r->at];
  if (moved == 0) return out;
  if (moved == *far) *h |= HEAD_FAR;
  else *h |= HEAD_B, out = put(out, zigzag(moved, 0)), *far = moved;
  return out;
}

static inline u8 *pack_row(Packer *p, Reach *r, u8 *out, const Event *e) {
  const Event *like = p->ctx[r->at], *was = r->was;
  u8 *head = out++;
  u32 h = 0;
  if (expected(e, like, was)) {
    out = pack_b(p, r, out, e, like, &h);
    *head = (u8)h;
    pass_expected(p, r, e);
    return out;
  }
  if (e->kind != like->kind || e->thread != like->thread || e->site != like->site) {
    h |= HEAD_SHAPE;
    out = put(put(out, (u64)e->thread << 6 | e->kind), e->site);
    like = p->kind[e->kind];
  }
  if (e->time != was->time) h |= HEAD_TIME, out = put(out, zigzag(e->time, was->time));
  if (e->task != was->task) {
    if (e->task == like->task) h |= HEAD_OWNER;
    else h |= HEAD_TASK, out = put(out, zigzag(e->task, like->task));
  }
  if (e->a != like->a) h |= HEAD_A, out = put(out, zigzag(e->a, like->a));
  out = pack_b(p, r, out, e, like, &h);
  *head = (u8)h;
  pass(p, r, e);
  return out;
}

static inline const u8 *unpack_row(Packer *p, Reach *r, const u8 *in, Event *e) {
  const Event *like = p->ctx[r->at], *was = r->was;
  u32 h = *in++;
  u64 v;
  *e = (Event){.kind = like->kind, .thread = like->thread, .site = like->site};
  if (h & HEAD_SHAPE) {
    in = take(in, &v), e->kind = v & 63, e->thread = (u16)(v >> 6);
    in = take(in, &v), e->site = (u32)v;
    like = p->kind[e->kind];
  }
  e->time = was->time;
  e->task = h & HEAD_OWNER ? like->task : was->task;
  e->a = like->a;
  e->b = b_of(r, like);
  if (h & HEAD_TIME) in = take(in, &v), e->time = unzigzag(v, was->time);
  if (h & HEAD_TASK) in = take(in, &v), e->task = (u32)unzigzag(v, like->task);
  if (h & HEAD_A) in = take(in, &v), e->a = (u32)unzigzag(v, like->a);
  if (h & HEAD_B) in = take(in, &v), p->far[r->at] = unzigzag(v, 0);
  if (h & (HEAD_B | HEAD_FAR)) e->b += p->far[r->at];
  e->b = b_of(r, e);
  if (h & ~(u32)(HEAD_B | HEAD_FAR)) pass(p, r, e);
  else pass_expected(p, r, e);
  return in;
}

u32 pack_rows(Packer *p, const Event *rows, u32 n, u64 first, u8 *out) {
  u8 *to = out;
  static_assert(EV_COUNT_ <= 64, "six bits tell the kind");
  Reach r = begin(p, rows, first);
  for (u32 i = 0; i < n; i++) to = pack_row(p, &r, to, &rows[i]);
  return (u32)(to - out);
}
void unpack_rows(Packer *p, const u8 *bytes, u32 n, u64 first, Event *rows) {
  Reach r = begin(p, rows, first);
  for (u32 i = 0; i < n; i++) bytes = unpack_row(p, &r, bytes, &rows[i]);
}
