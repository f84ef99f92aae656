/* source — files on one line of positions, places, expansion chains. */
#include "source/source.h"

Sources *sources_new(Arena *a) {
  Sources *s = NEW(a, Sources);
  s->arena = a;
  s->next_base = 1;
  vec_push(a, &s->expns, (Expansion){0});
  return s;
}

SourceFile *sources_add(Sources *s, Str name, Str text, bool is_lib) {
  SourceFile *f = NEW(s->arena, SourceFile);
  *f = (SourceFile){.name = name, .text = text, .base = s->next_base, .is_lib = is_lib};
  s->next_base += (u32)text.n + 1; /* the end of a file is a position of its own */
  vec_push(s->arena, &s->files, f);
  return f;
}

u32 sources_add_expansion(Sources *s, Expansion e) {
  vec_push(s->arena, &s->expns, e);
  return s->expns.n - 1;
}

SourceFile *sources_file(const Sources *s, u32 pos) {
  if (s->last && pos >= s->last->base && pos - s->last->base <= s->last->text.n) return s->last;
  u32 lo = 0, hi = s->files.n;
  while (lo < hi) {
    u32 mid = lo + (hi - lo) / 2;
    if (s->files.v[mid]->base <= pos) lo = mid + 1;
    else hi = mid;
  }
  if (!lo) return NULL;
  SourceFile *f = s->files.v[lo - 1];
  if (pos - f->base > f->text.n) return NULL;
  ((Sources *)(uintptr_t)s)->last = f; /* a cache: no reader can tell */
  return f;
}

/* Lines end with \n; one at the very end begins no further line, as rustc has it. */
static void index_lines(const Sources *s, SourceFile *f) {
  if (f->line_starts) return;
  u32 n = 1;
  for (size_t i = 0; i < f->text.n; i++) n += f->text.p[i] == '\n' && i + 1 < f->text.n;
  f->line_starts = NEW_N(s->arena, u32, n);
  f->n_lines = n;
  for (u32 i = 0, at = 1; i < f->text.n; i++)
    if (f->text.p[i] == '\n' && i + 1 < f->text.n) f->line_starts[at++] = i + 1;
}

static u32 line_of(const Sources *s, SourceFile *f, u32 off) {
  index_lines(s, f);
  u32 lo = 0, hi = f->n_lines;
  while (lo < hi) {
    u32 mid = lo + (hi - lo) / 2;
    if (f->line_starts[mid] <= off) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

Place sources_place(const Sources *s, u32 pos) {
  SourceFile *f = sources_file(s, pos);
  if (!f) return (Place){NULL, 0, 0};
  u32 off = pos - f->base, line = line_of(s, f, off), col = 1;
  for (u32 i = f->line_starts[line - 1]; i < off; i++) col += ((u8)f->text.p[i] & 0xc0) != 0x80;
  return (Place){f, line, col};
}

u32 sources_line_start(const Sources *s, const SourceFile *f, u32 line) {
  SourceFile *mf = sources_file(s, f->base);
  index_lines(s, mf);
  if (!line || line > mf->n_lines) return f->base + (u32)f->text.n;
  return f->base + mf->line_starts[line - 1];
}

Str sources_line(const Sources *s, const SourceFile *f, u32 line) {
  u32 lo = sources_line_start(s, f, line) - f->base, hi = lo;
  while (hi < f->text.n && f->text.p[hi] != '\n') hi++;
  if (hi > lo && f->text.p[hi - 1] == '\r') hi--;
  return (Str){f->text.p + lo, hi - lo};
}

Span span_to(Span a, Span b) {
  if (!a.lo) return b;
  if (!b.lo || a.ctx != b.ctx || b.hi < a.lo) return a;
  return (Span){a.lo, b.hi > a.hi ? b.hi : a.hi, a.ctx};
}

/* A context is younger than the ones around it, so the larger number steps out. */
Span sources_join(const Sources *s, Span a, Span b) {
  if (!a.lo) return b;
  if (!b.lo) return a;
  Span first = a;
  if (a.ctx == b.ctx && a.lo <= b.hi && b.hi - a.lo < 4096) { /* near: surely one file unless the gap lies between */
    u32 lo = a.lo < b.lo ? a.lo : b.lo, hi = a.hi > b.hi ? a.hi : b.hi;
    SourceFile *f = s->last;
    if (f && lo >= f->base && hi <= f->base + f->text.n) return (Span){lo, hi, a.ctx};
  }
  while (a.ctx != b.ctx) {
    Span *inner = a.ctx > b.ctx ? &a : &b;
    *inner = s->expns.v[inner->ctx].call_site;
  }
  if (!a.lo || !b.lo || sources_file(s, a.lo) != sources_file(s, b.lo)) return first;
  u32 lo = a.lo < b.lo ? a.lo : b.lo, hi = a.hi > b.hi ? a.hi : b.hi;
  return (Span){lo, hi, a.ctx};
}

Span sources_user_span(const Sources *s, Span sp) {
  while (sp.ctx) {
    const Expansion *e = &s->expns.v[sp.ctx];
    if (e->kind == EXPN_MACRO && !e->def_in_lib) break;
    if (!e->call_site.lo) break;
    sp = e->call_site;
  }
  return sp;
}

Span sources_root_span(const Sources *s, Span sp) {
  while (sp.ctx && s->expns.v[sp.ctx].call_site.lo) sp = s->expns.v[sp.ctx].call_site;
  return sp;
}
