/* collect — maps that remember insertion order, interned names, bit sets. */
#include "base/base.h"

/* --- Map ------------------------------------------------------------------ */

/* The upper half of a product knows of all the bits of the key. */
static u32 spread(u64 k) { return (u32)((k ^ k >> 32) * 0x9e3779b97f4a7c15u >> 32); }

/* The slot that holds key, or the empty one where it belongs. */
static u32 *map_slot(const Map *m, u64 key) {
  u32 mask = m->cap_slots - 1;
  u32 i = spread(key) & mask;
  while (m->slots[i] && m->entries[m->slots[i] - 1].key != key) i = (i + 1) & mask;
  return &m->slots[i];
}

bool map_get(const Map *m, u64 key, u64 *val) {
  if (!m->cap_slots) return false;
  u32 at = *map_slot(m, key);
  if (!at) return false;
  if (val) *val = m->entries[at - 1].val;
  return true;
}

u64 map_get_or(const Map *m, u64 key, u64 dflt) {
  u64 v = dflt;
  map_get(m, key, &v);
  return v;
}

void *map_ptr(const Map *m, u64 key) { return (void *)(uintptr_t)map_get_or(m, key, 0); }

static void map_rehash(Arena *a, Map *m) {
  m->cap_slots = m->cap_slots ? m->cap_slots * 2 : 16;
  m->slots = NEW_N(a, u32, m->cap_slots);
  for (u32 i = 0; i < m->n; i++) *map_slot(m, m->entries[i].key) = i + 1;
}

void map_put(Arena *a, Map *m, u64 key, u64 val) {
  if ((m->n + 1) * 4 > m->cap_slots * 3) map_rehash(a, m);
  u32 *slot = map_slot(m, key);
  if (*slot) {
    m->entries[*slot - 1].val = val;
    return;
  }
  if (m->n == m->cap_entries)
    m->entries = vec_grow_(a, m->entries, m->n, &m->cap_entries, sizeof *m->entries);
  m->entries[m->n] = (struct MapEntry){key, val};
  *slot = ++m->n;
}

/* --- Interner ------------------------------------------------------------- */

struct Interner {
  Arena *arena;
  VEC(Str) names;     /* by Sym */
  u32 *slots;         /* Sym + 1, or 0 */
  u32 cap;
};

static const char *const known_names[] = {
    "",
#define SYM(id, text) text,
#include "base/sym.def"
#undef SYM
};

static u32 *intern_slot(const Interner *in, Str s) {
  u32 mask = in->cap - 1;
  u32 i = (u32)str_hash(s) & mask;
  while (in->slots[i] && !str_eq(in->names.v[in->slots[i] - 1], s)) i = (i + 1) & mask;
  return &in->slots[i];
}

static void intern_rehash(Interner *in) {
  in->cap = in->cap ? in->cap * 2 : 1024;
  in->slots = NEW_N(in->arena, u32, in->cap);
  for (u32 i = 0; i < in->names.n; i++) *intern_slot(in, in->names.v[i]) = i + 1;
}

Interner *interner_new(Arena *a) {
  Interner *in = NEW(a, Interner);
  in->arena = a;
  for (u32 i = 0; i < COUNTOF(known_names); i++) {
    Sym s = intern_z(in, known_names[i]);
    assert(s == i && "a name stands twice in sym.def");
    (void)s;
  }
  return in;
}

Sym intern(Interner *in, Str s) {
  if ((in->names.n + 1) * 2 > in->cap) intern_rehash(in);
  u32 *slot = intern_slot(in, s);
  if (!*slot) {
    vec_push(in->arena, &in->names, str_copy(in->arena, s));
    *slot = in->names.n;
  }
  return *slot - 1;
}

Sym intern_z(Interner *in, const char *z) { return intern(in, str_of(z)); }

Str sym_str(const Interner *in, Sym s) {
  assert(s < in->names.n);
  return in->names.v[s];
}

const char *sym_z(const Interner *in, Sym s) { return sym_str(in, s).p; }

/* --- Bits ------------------------------------------------------------------ */

static u32 bits_words(Bits b) { return (b.n + 63) / 64; }

Bits bits_new(Arena *a, u32 n) {
  Bits b = {NULL, n};
  b.w = NEW_N(a, u64, bits_words(b) ? bits_words(b) : 1);
  return b;
}

/* Two words at once, wherever they lie. */
typedef u64 Two __attribute__((vector_size(16), aligned(8), may_alias));

bool bits_or(Bits dst, Bits src) {
  u32 n = bits_words(dst), i = 0;
  u64 more = 0;
  Two both = {0, 0};
  assert(dst.n == src.n);
  for (; i + 2 <= n; i += 2) {
    Two *to = (Two *)&dst.w[i], from = *(const Two *)&src.w[i];
    both |= from & ~*to;
    *to |= from;
  }
  for (; i < n; i++) {
    more |= src.w[i] & ~dst.w[i];
    dst.w[i] |= src.w[i];
  }
  return (more | both[0] | both[1]) != 0;
}

bool bits_and(Bits dst, Bits src) {
  bool changed = false;
  assert(dst.n == src.n);
  for (u32 i = 0; i < bits_words(dst); i++) {
    u64 w = dst.w[i] & src.w[i];
    changed |= w != dst.w[i];
    dst.w[i] = w;
  }
  return changed;
}

void bits_copy(Bits dst, Bits src) {
  assert(dst.n == src.n);
  if (dst.n) memcpy(dst.w, src.w, bits_words(dst) * sizeof(u64));
}
