/* Suggestions about variables. See suggest.h. */
#include "sema/suggest.h"

static Diags *diags_of(Sema *s) { return s->sx->diags; }

/* The last character before a position that is no blank, and where it stands; 0: there is none. */
static char before(Sema *s, u32 pos, u32 *at) {
  const SourceFile *f = sources_file(s->sx->src, pos);
  u32 i = f ? pos - f->base : 0;
  while (i && strchr(" \t\r\n", f->text.p[i - 1])) i--;
  *at = f ? f->base + i : 0;
  return i ? f->text.p[i - 1] : 0;
}

/* "mut ", "ref mut ": as written before a name, with the blanks behind it. Nowhere: it is not that. */
static Span word_before(Sema *s, Span name, const char *word) {
  u32 end, n = (u32)strlen(word);
  (void)before(s, name.lo, &end);
  const SourceFile *f = sources_file(s->sx->src, name.lo);
  if (!f || end == name.lo || end - f->base < n || memcmp(f->text.p + (end - f->base) - n, word, n) != 0) return NO_SPAN;
  return (Span){end - n, name.lo, name.ctx};
}

static char after(Sema *s, u32 pos) {
  const SourceFile *f = sources_file(s->sx->src, pos);
  u32 i = f ? pos - f->base : 0;
  while (f && i < f->text.n && strchr(" \t\r\n", f->text.p[i])) i++;
  return f && i < f->text.n ? f->text.p[i] : 0;
}

Shorthand at_shorthand(Sema *s, Span at) {
  Str name = sources_text(s->sx->src, at);
  for (size_t k = 0; k < name.n; k++)
    if (!is_word_char((u8)name.p[k])) return SHORT_NO;
  u32 end;
  char left = before(s, at.lo, &end), right = after(s, at.hi);
  if ((left != '{' && left != ',') || (right != ',' && right != '}')) return SHORT_NO;
  if (left == '{' && right == '}') return SHORT_MAYBE;
  const SourceFile *f = sources_file(s->sx->src, at.lo);
  u32 deep = 0, i = at.lo - f->base;
  while (i) {
    char c = f->text.p[--i];
    if (strchr(")]}", c)) deep++;
    else if (strchr("([{", c) && !deep--) return c == '{' ? SHORT_YES : SHORT_NO;
  }
  return SHORT_NO;
}

static bool all_plain(const Bindings *at) {
  bool ok = at->n && at->n <= COUNTOF(at->v);
  for (u32 i = 0; ok && i < at->n; i++) ok = !at->v[i]->sub;
  return ok;
}

void suggest_underscore(Sema *s, Diag *g, const Local *l, const Bindings *at, bool shorthand) {
  Diags *d = diags_of(s);
  const char *n = sym_z(s->sx->in, l->name.sym);
  const char *why = shorthand ? "if the field is not wanted, say so" : "if it is meant to be unused, let its name begin with an underscore";
  diag_suggest(d, g, FIX_CERTAIN, "%s", why);
  for (u32 i = 0; i < at->n && all_plain(at); i++) {
    Span name = at->v[i]->name.span, word = NO_SPAN;
    if (at->v[i]->mut) word = word_before(s, name, "mut");
    Span whole = word.lo ? (Span){word.lo, name.hi, name.ctx} : name;
    if (at->v[i]->by_ref && (word = word_before(s, whole, "ref")).lo) whole.lo = word.lo;
    diag_edit(d, g, whole, shorthand ? "%s: _" : "_%s", n);
  }
}

void suggest_no_mut(Sema *s, Diag *g, const Local *l, const Bindings *at) {
  (void)l;
  diag_suggest(diags_of(s), g, FIX_CERTAIN, "it is not changed: leave the `mut` out");
  for (u32 i = 0; i < at->n && at->n <= COUNTOF(at->v); i++) {
    Span word = word_before(s, at->v[i]->name.span, "mut");
    if (word.lo) diag_cut(diags_of(s), g, word);
  }
}

void suggest_mut(Sema *s, Diag *g, const Local *l, Span at) {
  Diags *d = diags_of(s);
  u32 end;
  const char *n = sym_z(s->sx->in, l->name.sym);
  diag_suggest(d, g, FIX_CERTAIN, "make the variable mutable");
  if (word_before(s, at, "ref").lo || !str_eqz(sources_text(s->sx->src, at), n)) return;
  if (before(s, at.lo, &end) == '&') diag_edit(d, g, at, "(mut %s)", n);
  else diag_edit(d, g, span_start(at), "mut ");
}

void suggest_bare(Sema *s, Diag *g, Span at) {
  const SourceFile *f = sources_file(s->sx->src, at.lo);
  diag_suggest(diags_of(s), g, FIX_CERTAIN, "they may be left out");
  if (!f || at.ctx || at.hi - at.lo < 3) return;
  u32 lo = at.lo - f->base, hi = at.hi - f->base, in = lo + 1, end = hi - 1;
  while (in < end && strchr(" \t\r\n", f->text.p[in])) in++;
  while (end > in && strchr(" \t\r\n", f->text.p[end - 1])) end--;
  bool left = lo && is_word_char((u8)f->text.p[lo - 1]), right = hi < f->text.n && (is_word_char((u8)f->text.p[hi]) || f->text.p[hi] == '{');
  diag_edit(diags_of(s), g, (Span){at.lo, f->base + in, 0}, "%s", left ? " " : "");
  diag_edit(diags_of(s), g, (Span){f->base + end, at.hi, 0}, "%s", right ? " " : "");
}
