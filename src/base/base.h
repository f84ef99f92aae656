/* base — memory by lifetime, strings with a length, growable arrays, maps.
 *
 * Everything the front end allocates lives in an Arena and is never freed one
 * by one: there is an arena per loaded program, one per world, one for scratch.
 * No function here fails by returning: running out of host memory aborts with
 * a message (the tool's own memory, not the learner's program's).
 */
#ifndef POLLSCOPE_BASE_H
#define POLLSCOPE_BASE_H

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int8_t i8;
typedef int16_t i16;
typedef int32_t i32;
typedef int64_t i64;
__extension__ typedef unsigned __int128 u128;
__extension__ typedef __int128 i128;

#define COUNTOF(a) (sizeof(a) / sizeof((a)[0]))
#define PRINTF(f, a) __attribute__((format(printf, f, a)))

/* --- Arena: bump allocation, freed as a whole ---------------------------- */
typedef struct Arena Arena;

Arena *arena_new(void);
/* At the address of a page, itself included, behind `skip` bytes of the caller's: what lies there can be written to a
 * file and be mapped again. NULL: something else lies there. What comes after arena_seal goes elsewhere. */
Arena *arena_new_at(char *at, size_t skip, size_t room);
size_t arena_seal(Arena *a);               /* bytes behind `skip` that are its image */
void arena_free(Arena *a);                 /* a may be NULL; what lies at a given address stays mapped */
void arena_reset(Arena *a);                /* keeps the blocks for reuse */
size_t arena_used(const Arena *a);         /* bytes handed out */
typedef struct ArenaMark { void *block; size_t at, used; } ArenaMark;
ArenaMark arena_mark(const Arena *a);
void arena_release(Arena *a, ArenaMark m); /* what was handed out since; marks are released in reverse order */
bool arena_holds(const Arena *a, const void *p); /* p points into what it ever handed out, since released or not; a may be NULL */
/* Where the next one goes: bytes at .. clear of mem are zero. For arena_alloc alone. */
struct Arena {
  char *mem;
  size_t at, clear, used;
  struct Block_ *first, *cur;
  u32 small;                               /* blocks of the smaller size */
};
void *arena_alloc_slowly(Arena *a, size_t size, size_t align);
static inline void *arena_alloc(Arena *a, size_t size, size_t align) { /* zeroed */
  assert(align && (align & (align - 1)) == 0 && align <= 16);
  size_t at = (a->at + align - 1) & ~(align - 1);
  if (at > a->clear || a->clear - at < size) return arena_alloc_slowly(a, size, align);
  a->at = at + size;
  a->used += size;
  return a->mem + at;
}
#define NEW(a, T) ((T *)arena_alloc((a), sizeof(T), _Alignof(T)))
#define NEW_N(a, T, n) ((T *)arena_alloc((a), sizeof(T) * (size_t)(n), _Alignof(T)))

/* --- Str: a view of bytes, UTF-8 unless said otherwise; not terminated --- */
typedef struct Str {
  const char *p;
  size_t n;
} Str;
#define STR(lit) ((Str){(lit), sizeof(lit) - 1})
#define STR_ARG(s) (int)(s).n, (s).p       /* for "%.*s" */

Str str_of(const char *z);                 /* view of a terminated string */
bool str_eq(Str a, Str b);
bool str_eqz(Str a, const char *z);
int str_cmp(Str a, Str b);                 /* by bytes */
bool str_starts(Str s, const char *prefix);
bool str_ends(Str s, const char *suffix);
u64 str_hash(Str s);                       /* fixed: never seeded */
Str str_copy(Arena *a, Str s);             /* copy is followed by a NUL */
Str str_fmt(Arena *a, const char *fmt, ...) PRINTF(2, 3); /* NUL follows */
Str str_vfmt(Arena *a, const char *fmt, va_list ap);

/* --- Buf: text or bytes being built; heap-owned ------------------------- */
typedef struct Buf {
  char *p;
  size_t n, cap;
} Buf;                                     /* {0} is an empty Buf */
void buf_free(Buf *b);
void buf_clear(Buf *b);
void buf_reserve(Buf *b, size_t more);
void buf_add(Buf *b, const void *p, size_t n);
void buf_str(Buf *b, Str s);
void buf_z(Buf *b, const char *z);
void buf_ch(Buf *b, char c);
void buf_fill(Buf *b, char c, size_t n);
void buf_utf8(Buf *b, u32 codepoint);
void buf_fmt(Buf *b, const char *fmt, ...) PRINTF(2, 3);
Str buf_view(const Buf *b);                /* valid until the next change */

/* --- VEC: growable array in an arena (old storage is left to the arena) -- */
#define VEC(T) struct { T *v; u32 n, cap; }
#define vec_push(arena, vp, ...)                                               \
  do {                                                                         \
    if ((vp)->n == (vp)->cap)                                                  \
      (vp)->v = vec_grow_((arena), (vp)->v, (vp)->n, &(vp)->cap, sizeof *(vp)->v); \
    (vp)->v[(vp)->n++] = (__VA_ARGS__);                                        \
  } while (0)
#define vec_last(vp) ((vp)->v[(vp)->n - 1])
#define vec_pop(vp) ((vp)->v[--(vp)->n])
void *vec_grow_(Arena *a, void *v, u32 n, u32 *cap, size_t elem);

/* --- Map: u64 -> u64, open addressing, arena storage, iteration in insertion
 * order (so that nothing ever depends on hashing). Key 0 is a valid key. ---- */
typedef struct Map {
  struct MapEntry { u64 key, val; } *entries;
  u32 *slots;
  u32 n, cap_entries, cap_slots;
} Map;                                     /* {0} is an empty Map */
bool map_get(const Map *m, u64 key, u64 *val);   /* val may be NULL */
u64 map_get_or(const Map *m, u64 key, u64 dflt);
void *map_ptr(const Map *m, u64 key);            /* value as pointer, or NULL */
void map_put(Arena *a, Map *m, u64 key, u64 val);/* inserts or replaces */
static inline u64 map_key2(u32 a, u32 b) { return (u64)a << 32 | b; }

/* --- Sym: an interned string; equal text <=> equal Sym. 0 is "no name". -- */
typedef u32 Sym;
typedef struct Interner Interner;
Interner *interner_new(Arena *a);          /* the rows of sym.def come first */
Sym intern(Interner *in, Str s);
Sym intern_z(Interner *in, const char *z);
Str sym_str(const Interner *in, Sym s);    /* NUL-terminated, never moves */
const char *sym_z(const Interner *in, Sym s);

/* Names the code itself speaks of: SYM(id, "text") in sym.def -> SYM_id. */
enum {
  SYM_NONE,
#define SYM(id, text) SYM_##id,
#include "base/sym.def"
#undef SYM
  SYM_COUNT_
};

/* Bits */
typedef struct Bits { u64 *w; u32 n; } Bits;   /* n bits, arena storage */
Bits bits_new(Arena *a, u32 n);
static inline bool bits_has(Bits b, u32 i) { return b.w[i >> 6] >> (i & 63) & 1; }
static inline void bits_set(Bits b, u32 i) { b.w[i >> 6] |= (u64)1 << (i & 63); }
static inline void bits_clear(Bits b, u32 i) { b.w[i >> 6] &= ~((u64)1 << (i & 63)); }
bool bits_or(Bits dst, Bits src);          /* dst |= src; true if dst changed */
bool bits_and(Bits dst, Bits src);
void bits_copy(Bits dst, Bits src);

#endif
