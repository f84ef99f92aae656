/* arena — bump allocation in a chain of blocks, and growing VECs. */
#include "base/base.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

typedef struct Block_ {
  struct Block_ *next;
  size_t cap;
  char *mem;
} Block_;

struct Arena {
  Block_ *first, *cur;
  size_t at;          /* next free byte of cur */
  size_t used;        /* bytes handed out */
  bool reused;        /* blocks have been used before: they are not zero */
};

enum { BLOCK_BYTES = 512 * 1024 };

static _Noreturn void out_of_memory(void) {
  fputs("pollscope: out of host memory\n", stderr);
  abort();
}

static void *must_malloc(size_t n) {
  void *p = malloc(n);
  if (!p) out_of_memory();
  return p;
}

static Block_ *block_new(size_t cap) {
  Block_ *b = must_malloc(sizeof *b);
  b->next = NULL;
  b->cap = cap;
  b->mem = mmap(NULL, cap, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | (cap == BLOCK_BYTES ? MAP_POPULATE : 0), -1, 0); /* zero; its pages at once: one by one costs more */
  if (b->mem == MAP_FAILED) out_of_memory();
  return b;
}

Arena *arena_new(void) {
  Arena *a = must_malloc(sizeof *a);
  a->first = a->cur = block_new(BLOCK_BYTES);
  a->at = a->used = 0;
  a->reused = false;
  return a;
}

void arena_free(Arena *a) {
  if (!a) return;
  for (Block_ *b = a->first, *next; b; b = next) {
    next = b->next;
    munmap(b->mem, b->cap);
    free(b);
  }
  free(a);
}

void arena_reset(Arena *a) {
  a->cur = a->first;
  a->at = a->used = 0;
  a->reused = true;
}

size_t arena_used(const Arena *a) { return a->used; }

/* Moves on to a block with room for `size`; a block kept by a reset is reused
 * when it is large enough, else a new one is put in front of it. */
static void arena_next_block(Arena *a, size_t size) {
  Block_ *next = a->cur->next;
  if (!next || next->cap < size) {
    Block_ *fresh = block_new(size > BLOCK_BYTES ? size : BLOCK_BYTES);
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
  a->at = at + size;
  a->used += size;
  return a->reused ? memset(p, 0, size) : p;
}

void *vec_grow_(Arena *a, void *v, u32 n, u32 *cap, size_t elem) {
  u32 more = *cap ? *cap * 2 : 4;
  if (more < n) more = n;
  void *to = arena_alloc(a, elem * more, 16);
  if (n) memcpy(to, v, elem * n);
  *cap = more;
  return to;
}
