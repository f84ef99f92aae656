/* diag — diagnostics are collected here and rendered in render.c. */
#include "source/source.h"

static const struct { Severity sev; const char *code, *lint, *id; } diag_table[] = {
#define DIAG(id, sev, code, lint) {sev, code, lint, #id},
#include "source/diag.def"
#undef DIAG
};

Str diag_code_name(DiagCode c) {
  assert(c < DIAG_COUNT_);
  return str_of(diag_table[c].code[0] ? diag_table[c].code : diag_table[c].lint);
}

Str diag_page_name(DiagCode c) {
  Str name = diag_table[c].lint[0] ? str_of(diag_table[c].lint) : diag_code_name(c);
  const char *id = diag_table[c].id;
  return name.n || (id[0] >= 'A' && id[0] <= 'Z') ? name : str_of(id);
}

Str diag_lint_name(DiagCode c) { return str_of(diag_table[c].lint); }

Severity diag_code_severity(DiagCode c) { return diag_table[c].sev; }

u32 diag_pitfall(DiagCode c, const char **same_as) {
  static const struct { DiagCode code; const char *same_as; } rows[] = {
#define PITFALL(name, same, words) {DIAG_##name, same},
#include "source/pitfall.def"
#undef PITFALL
  };
  for (u32 i = 0; i < COUNTOF(rows); i++)
    if (rows[i].code == c) return *same_as = rows[i].same_as, i;
  return UINT32_MAX;
}

const char *diag_lint_group(DiagCode c) {
  switch (c) {
  case DIAG_unused_must_use: case DIAG_unused_variables: case DIAG_unused_mut: case DIAG_unused_assignments:
  case DIAG_unused_imports: case DIAG_unused_parens: case DIAG_dead_code: case DIAG_unreachable_code:
  case DIAG_unreachable_patterns: case DIAG_unused_macros: case DIAG_unused_labels: case DIAG_unused_doc_comments:
  case DIAG_unused_attributes: case DIAG_path_statements: case DIAG_unused_braces: case DIAG_redundant_semicolons: case DIAG_unused_unsafe:
    return "unused";
  case DIAG_non_snake_case: case DIAG_non_camel_case_types: case DIAG_non_upper_case_globals:
    return "nonstandard_style";
  default: return NULL;
  }
}

bool diags_refused(const Diags *d) {
  for (u32 i = 0; i < d->list.n; i++)
    if (d->list.v[i]->sev == SEV_ERROR && !diag_table[d->list.v[i]->code].lint[0] && d->list.v[i]->code != DIAG_E0170) return true;
  return false;
}

Diags *diags_new(Arena *a, const Sources *s) {
  Diags *d = NEW(a, Diags);
  d->arena = a;
  d->src = s;
  return d;
}

static u64 diag_hash(DiagCode code, Span at, Str msg) {
  u64 h = str_hash(msg);
  h = (h ^ at.lo) * 0x9e3779b97f4a7c15u;
  h = (h ^ at.hi) * 0x9e3779b97f4a7c15u;
  return (h ^ (u64)code) * 0x9e3779b97f4a7c15u ^ at.ctx;
}

static Diag *diag_add(Diags *d, DiagCode code, Span at, Str msg) {
  u64 old, key = diag_hash(code, at, msg);
  if (map_get(&d->seen, key, &old)) {
    /* The same again: hand out a spare one that is shown nowhere. */
    Diag *spare = NEW(d->arena, Diag);
    *spare = (Diag){.code = code, .sev = diag_table[code].sev, .span = at, .msg = msg};
    return spare;
  }
  Diag *g = NEW(d->arena, Diag);
  *g = (Diag){.code = code, .sev = diag_table[code].sev, .span = at, .msg = msg};
  map_put(d->arena, &d->seen, key, d->list.n);
  vec_push(d->arena, &d->list, g);
  d->n_errors += g->sev == SEV_ERROR;
  d->n_warnings += g->sev == SEV_WARNING;
  d->n_unsupported += code == DIAG_UNSUPPORTED;
  return g;
}

Diag *diag(Diags *d, DiagCode code, Span at, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  Str msg = str_vfmt(d->arena, fmt, ap);
  va_end(ap);
  return diag_add(d, code, at, msg);
}

Diag *diag_unsupported(Diags *d, Span at, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  Str what = str_vfmt(d->arena, fmt, ap);
  va_end(ap);
  return diag_add(d, DIAG_UNSUPPORTED, at, str_fmt(d->arena, "pollscope does not support %.*s yet", STR_ARG(what)));
}

void diag_primary(Diags *d, Diag *g, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  g->label = str_vfmt(d->arena, fmt, ap);
  va_end(ap);
}

void diag_label(Diags *d, Diag *g, Span at, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  vec_push(d->arena, &g->labels, (DiagLabel){at, str_vfmt(d->arena, fmt, ap)});
  va_end(ap);
}

static void add_sub(Diags *d, Diag *g, Severity sev, Span at, const char *fmt, va_list ap) {
  vec_push(d->arena, &g->subs, (DiagSub){.sev = sev, .span = at, .text = str_vfmt(d->arena, fmt, ap)});
}

void diag_note(Diags *d, Diag *g, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  add_sub(d, g, SEV_NOTE, NO_SPAN, fmt, ap);
  va_end(ap);
}

void diag_help(Diags *d, Diag *g, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  add_sub(d, g, SEV_HELP, NO_SPAN, fmt, ap);
  va_end(ap);
}

void diag_note_at(Diags *d, Diag *g, Span at, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  add_sub(d, g, SEV_NOTE, at, fmt, ap);
  va_end(ap);
}

void diag_help_at(Diags *d, Diag *g, Span at, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  add_sub(d, g, SEV_HELP, at, fmt, ap);
  va_end(ap);
}

void diag_sub_primary(Diags *d, Diag *g, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  vec_last(&g->subs).label = str_vfmt(d->arena, fmt, ap);
  va_end(ap);
}

void diag_sub_label(Diags *d, Diag *g, Span at, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  vec_last(&g->subs).more = (DiagLabel){at, str_vfmt(d->arena, fmt, ap)};
  va_end(ap);
}

/* Library files come after the learner's in nothing but position, so a position
 * orders by file too. Spans are compared where a person sees them. */
static bool diag_before(const Diags *d, const Diag *a, const Diag *b) {
  Span x = sources_user_span(d->src, a->span), y = sources_user_span(d->src, b->span);
  return x.lo < y.lo;
}

/* Insertion by binary merging would be quicker; there are few. Stable. */
void diags_sort(Diags *d) {
  u32 n = d->list.n;
  if (n < 2) return;
  Diag **from = d->list.v, **to = NEW_N(d->arena, Diag *, n);
  for (u32 w = 1; w < n; w *= 2) {
    for (u32 lo = 0; lo < n; lo += 2 * w) {
      u32 mid = lo + w < n ? lo + w : n, hi = lo + 2 * w < n ? lo + 2 * w : n;
      for (u32 i = lo, j = mid, k = lo; k < hi; k++)
        to[k] = i < mid && (j >= hi || !diag_before(d, from[j], from[i])) ? from[i++] : from[j++];
    }
    Diag **swap = from;
    from = to;
    to = swap;
  }
  if (from != d->list.v) memcpy(d->list.v, from, n * sizeof *from);
}
