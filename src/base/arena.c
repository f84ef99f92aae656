/* arena — bump allocation in a chain of blocks, and growing VECs. */
#include "base/base.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
/* AddressSanitizer is told what has not been handed out, or has been released: it may not be touched. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

typedef struct Block_ {
  struct Block_ *next;
  size_t cap;
  char *mem;
  bool fixed;         /* at an address that was given: not ours to give back */
} Block_;

struct Arena {
  Block_ *first, *cur;
  size_t at;          /* next free byte of cur */
  size_t used;        /* bytes handed out */
  bool reused;        /* blocks have been used before: they are not zero */
  u32 small;          /* blocks of SMALL_BYTES */
};

/* Most arenas stay in their first block, or in the few small ones after it, whose pages come all at once. One that
 * outgrows those takes huge pages, where the system has them: a fault and a clearing for every 4 KB would cost more
 * than what is done with the memory, and so would the clearing of a huge page of which a tenth is used. */
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
  b->next = NULL;
  b->cap = cap;
  b->fixed = false;
  b->mem = cap == BLOCK_BYTES ? map_huge() : must_map(cap);
  ASAN_POISON_MEMORY_REGION(b->mem, cap);
  return b;
}

Arena *arena_new(void) {
  Arena *a = must_malloc(sizeof *a);
  a->first = a->cur = block_new(FIRST_BYTES);
  a->at = a->used = 0;
  a->reused = false;
  a->small = 0;
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
  *b = (Block_){.cap = room - skip - sizeof *a - sizeof *b, .mem = (char *)(b + 1), .fixed = true};
  *a = (Arena){.first = b, .cur = b};
  return a;
}

size_t arena_seal(Arena *a) {
  Block_ *b = a->first;
  assert(b->fixed && !b->next);
  b->cap = a->at;
  return sizeof *a + sizeof *b + a->at;
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
  for (Block_ *b = m.block; b; b = b == a->cur ? NULL : b->next) {
    size_t from = b == m.block ? m.at : 0;
    ASAN_POISON_MEMORY_REGION(b->mem + from, b->cap - from);
  }
  a->cur = m.block;
  a->at = m.at;
  a->used = m.used;
  a->reused = true;
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
  a->cur = next;
  a->at = 0;
}

void *arena_alloc(Arena *a, size_t size, size_t align) {
  assert(align && (align & (align - 1)) == 0 && align <= 16);
  size_t at = (a->at + align - 1) & ~(align - 1);
  if (at > a->cur->cap || a->cur->cap - at < size) {
    arena_next_block(a, size);
    at = 0;
  }
  void *p = a->cur->mem + at;
  ASAN_UNPOISON_MEMORY_REGION(p, size);
  a->at = at + size;
  a->used += size;
  return a->reused ? memset(p, 0, size) : p;
}

/* What was handed out last grows where it is: it need not be copied, and leaves nothing behind. */
static bool grow_in_place(Arena *a, const void *v, size_t had, size_t more) {
  if (!v || a->cur->mem + a->at != (const char *)v + had || a->cur->cap - a->at < more) return false;
  ASAN_UNPOISON_MEMORY_REGION(a->cur->mem + a->at, more);
  if (a->reused) memset(a->cur->mem + a->at, 0, more);
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
