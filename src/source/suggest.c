/* suggest — edits that meet a complaint: kept with the diagnostic, made by `check --fix` and by editors. */
#include "source/source.h"

Str sources_text(const Sources *s, Span sp) {
  const SourceFile *f = sources_file(s, sp.lo);
  if (!sp.lo || !f || sp.hi < sp.lo || sp.hi - f->base > f->text.n) return STR("");
  return (Str){f->text.p + (sp.lo - f->base), sp.hi - sp.lo};
}

void diag_suggest(Diags *d, Diag *g, FixGrade grade, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  vec_push(d->arena, &g->subs, (DiagSub){.sev = SEV_HELP, .text = str_vfmt(d->arena, fmt, ap), .grade = grade});
  va_end(ap);
}

/* May text be changed there? A macro of the learner's own is text too, but each of its uses shares it. */
static bool editable(const Diags *d, DiagSub *sub, Span *at) {
  const SourceFile *f = sources_file(d->src, at->lo);
  if (!at->lo || !f || f->is_lib || at->hi - f->base > f->text.n || at->hi < at->lo) return false;
  if (sub->edits.n && sources_file(d->src, sub->edits.v[0].at.lo) != f) return false;
  for (u32 ctx = at->ctx; ctx; ctx = d->src->expns.v[ctx].call_site.ctx) {
    const Expansion *e = &d->src->expns.v[ctx];
    if (e->kind == EXPN_DESUGAR) continue;      /* the text is what was written: `for`, `?` */
    if (e->def_in_lib || e->kind != EXPN_MACRO) return false;
    if (sub->grade == FIX_CERTAIN) sub->grade = FIX_MAYBE;
  }
  at->ctx = 0;
  return true;
}

static void add_edit(Diags *d, DiagSub *sub, Span at, Str text) {
  u32 way = sub->ways;
  if (sub->unmade) return;
  if (!editable(d, sub, &at)) {
    sub->unmade = true;
    sub->edits.n = 0;
    return;
  }
  vec_push(d->arena, &sub->edits, (Edit){at, text, way});
  for (u32 i = sub->edits.n - 1; i && sub->edits.v[i - 1].way == way && sub->edits.v[i - 1].at.lo > at.lo; i--) {
    sub->edits.v[i] = sub->edits.v[i - 1];
    sub->edits.v[i - 1] = (Edit){at, text, way};
  }
}

void diag_edit(Diags *d, Diag *g, Span at, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  add_edit(d, &vec_last(&g->subs), at, str_vfmt(d->arena, fmt, ap));
  va_end(ap);
}

void diag_cut(Diags *d, Diag *g, Span at) { add_edit(d, &vec_last(&g->subs), at, STR("")); }

void diag_other_way(Diag *g) { vec_last(&g->subs).ways++; }

bool diag_suggests(const Diag *g) {
  for (u32 i = 0; i < g->subs.n; i++)
    if (g->subs.v[i].edits.n) return true;
  return false;
}

void edits_apply(const Edit *v, u32 n, const SourceFile *f, Buf *out) {
  u32 at = 0;
  for (u32 i = 0; i < n; i++) {
    u32 lo = v[i].at.lo - f->base, hi = v[i].at.hi - f->base;
    assert(at <= lo && lo <= hi && hi <= f->text.n);
    buf_str(out, (Str){f->text.p + at, lo - at});
    buf_str(out, v[i].text);
    at = hi;
  }
  buf_str(out, (Str){f->text.p + at, f->text.n - at});
}
