/* str — views of bytes, and text being built. */
#include "base/base.h"
#include <stdio.h>
#include <stdlib.h>

Str str_of(const char *z) { return (Str){z, z ? strlen(z) : 0}; }

bool str_eq(Str a, Str b) { return a.n == b.n && (!a.n || !memcmp(a.p, b.p, a.n)); }

bool str_eqz(Str a, const char *z) { return str_eq(a, str_of(z)); }

int str_cmp(Str a, Str b) {
  size_t n = a.n < b.n ? a.n : b.n;
  int c = n ? memcmp(a.p, b.p, n) : 0;
  if (c) return c;
  return a.n < b.n ? -1 : a.n > b.n;
}

bool str_starts(Str s, const char *prefix) {
  size_t n = strlen(prefix);
  return s.n >= n && (!n || !memcmp(s.p, prefix, n));
}

bool str_ends(Str s, const char *suffix) {
  size_t n = strlen(suffix);
  return s.n >= n && (!n || !memcmp(s.p + s.n - n, suffix, n));
}

/* FNV-1a, 64 bits. */
u64 str_hash(Str s) {
  u64 h = 0xcbf29ce484222325u;
  for (size_t i = 0; i < s.n; i++) h = (h ^ (u8)s.p[i]) * 0x100000001b3u;
  return h;
}

Str str_copy(Arena *a, Str s) {
  char *p = arena_alloc(a, s.n + 1, 1);
  if (s.n) memcpy(p, s.p, s.n);
  return (Str){p, s.n};
}

Str str_vfmt(Arena *a, const char *fmt, va_list ap) {
  assert(fmt);
  va_list again;
  va_copy(again, ap);
  int n = vsnprintf(NULL, 0, fmt, ap);
  assert(n >= 0);
  char *p = arena_alloc(a, (size_t)n + 1, 1);
  vsnprintf(p, (size_t)n + 1, fmt, again);
  va_end(again);
  return (Str){p, (size_t)n};
}

Str str_fmt(Arena *a, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  Str s = str_vfmt(a, fmt, ap);
  va_end(ap);
  return s;
}

void buf_free(Buf *b) {
  free(b->p);
  *b = (Buf){0};
}

void buf_clear(Buf *b) { b->n = 0; }

void buf_reserve(Buf *b, size_t more) {
  if (b->cap - b->n >= more) return;
  size_t cap = b->cap ? b->cap * 2 : 256;
  if (cap < b->n + more) cap = b->n + more;
  char *p = realloc(b->p, cap);
  if (!p) {
    fputs("pollscope: out of host memory\n", stderr);
    abort();
  }
  b->p = p;
  b->cap = cap;
}

void buf_add(Buf *b, const void *p, size_t n) {
  if (!n) return;
  buf_reserve(b, n);
  memcpy(b->p + b->n, p, n);
  b->n += n;
}

void buf_str(Buf *b, Str s) { buf_add(b, s.p, s.n); }

void buf_z(Buf *b, const char *z) { buf_add(b, z, strlen(z)); }

void buf_ch(Buf *b, char c) { buf_add(b, &c, 1); }

void buf_fill(Buf *b, char c, size_t n) {
  if (!n) return;
  buf_reserve(b, n);
  memset(b->p + b->n, c, n);
  b->n += n;
}

void buf_utf8(Buf *b, u32 c) {
  char t[4];
  size_t n;
  if (c < 0x80) {
    t[0] = (char)c;
    n = 1;
  } else if (c < 0x800) {
    t[0] = (char)(0xc0 | c >> 6);
    t[1] = (char)(0x80 | (c & 0x3f));
    n = 2;
  } else if (c < 0x10000) {
    t[0] = (char)(0xe0 | c >> 12);
    t[1] = (char)(0x80 | (c >> 6 & 0x3f));
    t[2] = (char)(0x80 | (c & 0x3f));
    n = 3;
  } else {
    t[0] = (char)(0xf0 | (c >> 18 & 7));
    t[1] = (char)(0x80 | (c >> 12 & 0x3f));
    t[2] = (char)(0x80 | (c >> 6 & 0x3f));
    t[3] = (char)(0x80 | (c & 0x3f));
    n = 4;
  }
  buf_add(b, t, n);
}

void buf_fmt(Buf *b, const char *fmt, ...) {
  assert(fmt);
  va_list ap, again;
  va_start(ap, fmt);
  va_copy(again, ap);
  int n = vsnprintf(NULL, 0, fmt, ap);
  va_end(ap);
  assert(n >= 0);
  buf_reserve(b, (size_t)n + 1);
  vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
  va_end(again);
  b->n += (size_t)n;
}

Str buf_view(const Buf *b) { return (Str){b->p ? b->p : "", b->n}; }
