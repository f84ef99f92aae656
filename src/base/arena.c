/* arena — bump allocation in a chain of blocks, and growing VECs. */
#include "base/base.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
/* AddressSanitizer is told what has not been handed out, or has been released: it may not be touched. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
enum { EXACT = 1 };   /* nothing is made ready ahead of what is asked for */
#else
enum { EXACT = 0 };
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

typedef struct Block_ {
  struct Block_ *next;
  size_t cap;
  char *mem;
  size_t dirty;       /* bytes from here on were never handed out: they are zero */
  bool fixed;         /* at an address that was given: not ours to give back */
} Block_;

/* Most arenas stay in their first block, or in the few small ones after it, whose pages come all at once. One that
 * outgrows those takes huge pages, where the system has them: a fault and a clearing for every 4 KB would cost more
 * than what is done with the memory, and so would the clearing of a huge page of which a tenth is used. */
enum { AHEAD = 256 /* bytes that are cleared beyond what is asked for */ };
enum { FIRST_BYTES = 64 * 1024, SMALL_BYTES = 256 * 1024, SMALL_BLOCKS = 4, BLOCK_BYTES = 2 * 1024 * 1024 };

static _Noreturn void out_of_memory(void) {
  fputs("pollscope: out of host memory\n", stderr);
  abort();
}

static void *must_malloc(size_t n) {
  void *p = malloc(n);
  if (!p) out_of_memory();
  return p;
}

static char *must_map(size_t n) {
  int at_once = n == SMALL_BYTES ? MAP_POPULATE : 0;
  char *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | at_once, -1, 0); /* zero */
  if (p == MAP_FAILED) out_of_memory();
  return p;
}

/* BLOCK_BYTES at a multiple of BLOCK_BYTES. */
static char *map_huge(void) {
  char *p = must_map(2 * BLOCK_BYTES);
  size_t head = (size_t)-(uintptr_t)p % BLOCK_BYTES;
  if (head) munmap(p, head);
  munmap(p + head + BLOCK_BYTES, BLOCK_BYTES - head);
  madvise(p + head, BLOCK_BYTES, MADV_HUGEPAGE); /* refused: small pages do as well */
  return p + head;
}

static Block_ *block_new(size_t cap) {
  Block_ *b = must_malloc(sizeof *b);
  *b = (Block_){.cap = cap, .mem = cap == BLOCK_BYTES ? map_huge() : must_map(cap)};
  ASAN_POISON_MEMORY_REGION(b->mem, cap);
  return b;
}

/* What comes next goes to b, from `at` on. */
static void go_to(Arena *a, Block_ *b, size_t at) {
  a->cur = b;
  a->mem = b->mem;
  a->at = at;
  a->clear = at < b->dirty || EXACT ? at : b->cap;
}
/* No longer to where it went up to now. */
static void leave(Arena *a) {
  if (a->cur->dirty < a->at) a->cur->dirty = a->at;
}

Arena *arena_new(void) {
  Arena *a = must_malloc(sizeof *a);
  *a = (Arena){.first = block_new(FIRST_BYTES)};
  go_to(a, a->first, 0);
  return a;
}

Arena *arena_new_at(char *at, size_t skip, size_t room) {
  char *got = mmap(at, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
  if (got == MAP_FAILED) return NULL;
  if (got != at) { /* an old kernel takes the address for a wish */
    munmap(got, room);
    return NULL;
  }
  Arena *a = (Arena *)(void *)(at + skip);
  Block_ *b = (Block_ *)(a + 1);
  char *mem = at + (skip + sizeof *a + sizeof *b + 15) / 16 * 16;
  *b = (Block_){.cap = room - (size_t)(mem - at), .mem = mem, .fixed = true};
  *a = (Arena){.first = b};
  go_to(a, b, 0);
  return a;
}

size_t arena_seal(Arena *a) {
  Block_ *b = a->first;
  assert(b->fixed && !b->next);
  b->cap = a->clear = a->at;
  return (size_t)(b->mem - (char *)a) + a->at;
}

void arena_free(Arena *a) {
  if (!a) return;
  bool fixed = a->first->fixed;
  for (Block_ *b = a->first, *next; b; b = next) {
    next = b->next;
    if (b->fixed) continue;
    ASAN_UNPOISON_MEMORY_REGION(b->mem, b->cap);
    munmap(b->mem, b->cap);
    free(b);
  }
  if (!fixed) free(a);
}

void arena_reset(Arena *a) { arena_release(a, (ArenaMark){.block = a->first}); }

ArenaMark arena_mark(const Arena *a) { return (ArenaMark){a->cur, a->at, a->used}; }

void arena_release(Arena *a, ArenaMark m) {
  leave(a);
  for (Block_ *b = m.block; b; b = b == a->cur ? NULL : b->next) {
    size_t from = b == m.block ? m.at : 0;
    ASAN_POISON_MEMORY_REGION(b->mem + from, b->cap - from);
  }
  go_to(a, m.block, m.at);
  a->used = m.used;
}

bool arena_holds(const Arena *a, const void *p) {
  for (const Block_ *b = a ? a->first : NULL; b; b = b->next)
    if ((uintptr_t)p - (uintptr_t)b->mem < b->cap) return true;
  return false;
}

size_t arena_used(const Arena *a) { return a->used; }

static size_t next_cap(const Arena *a, size_t size) {
  size_t usual = a->small < SMALL_BLOCKS && size <= SMALL_BYTES ? SMALL_BYTES : BLOCK_BYTES;
  return size > usual ? size : usual;
}

/* Moves on to a block with room for `size`; a block kept by a reset is reused
 * when it is large enough, else a new one is put in front of it. */
static void arena_next_block(Arena *a, size_t size) {
  Block_ *next = a->cur->next;
  if (!next || next->cap < size) {
    Block_ *fresh = block_new(next_cap(a, size));
    a->small += fresh->cap == SMALL_BYTES;
    fresh->next = next;
    a->cur->next = fresh;
    next = fresh;
  }
  leave(a);
  go_to(a, next, 0);
}

/* The bytes from `from`, behind all that was handed out, up to `end` of this block are zero and may be touched. */
static void clear_to(Arena *a, size_t from, size_t end) {
  Block_ *b = a->cur;
  if (end <= a->clear) return;
  ASAN_UNPOISON_MEMORY_REGION(b->mem + from, end - from);
  if (!EXACT) from = a->clear;
  size_t to = EXACT ? end : b->cap - end < AHEAD ? b->cap : end + AHEAD, stop = to < b->dirty ? to : b->dirty;
  if (from < stop) memset(b->mem + from, 0, stop - from);
  a->clear = to < b->dirty || EXACT ? to : b->cap;
}

void *arena_alloc_slowly(Arena *a, size_t size, size_t align) {
  size_t at = (a->at + align - 1) & ~(align - 1);
  if (at > a->cur->cap || a->cur->cap - at < size) {
    arena_next_block(a, size);
    at = 0;
  }
  clear_to(a, at, at + size);
  a->at = at + size;
  a->used += size;
  return a->mem + at;
}

/* What was handed out last grows where it is: it need not be copied, and leaves nothing behind. */
static bool grow_in_place(Arena *a, const void *v, size_t had, size_t more) {
  if (!v || a->cur->mem + a->at != (const char *)v + had || a->cur->cap - a->at < more) return false;
  clear_to(a, a->at, a->at + more);
  a->at += more;
  a->used += more;
  return true;
}

void *vec_grow_(Arena *a, void *v, u32 n, u32 *cap, size_t elem) {
  u32 more = *cap ? *cap * 2 : elem > 64 ? 1 : elem > 16 ? 2 : 4;
  if (more < n) more = n;
  if (grow_in_place(a, v, elem * *cap, elem * (more - *cap))) {
    *cap = more;
    return v;
  }
  void *to = arena_alloc(a, elem * more, 16);
  if (n) memcpy(to, v, elem * n);
  *cap = more;
  return to;
}
