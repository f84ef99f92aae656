/* stop — a trait that cannot be found, in a signature, a bound or an impl's head: rustc ends then with what
 * it found of names, early lints and items, and judges no body. What is known beyond that here is dropped. */
#include "sema/resolve.h"

/* Made before rustc looks at types: by its parser, its resolver, its lowering, its early lints. */
static bool is_early(DiagCode c) {
  switch (c) {
  case DIAG_SYNTAX: case DIAG_ERROR: case DIAG_future_not_send: case DIAG_lifetime_too_short: case DIAG_UNSUPPORTED:
  case DIAG_E0046: case DIAG_E0106: case DIAG_E0124: case DIAG_E0128: case DIAG_E0130: case DIAG_E0252: case DIAG_E0254:
  case DIAG_E0255: case DIAG_E0261: case DIAG_E0262: case DIAG_E0263: case DIAG_E0364: case DIAG_E0365: case DIAG_E0401:
  case DIAG_E0403: case DIAG_E0404: case DIAG_E0405: case DIAG_E0407: case DIAG_E0408: case DIAG_E0411: case DIAG_E0412:
  case DIAG_E0415: case DIAG_E0416: case DIAG_E0422: case DIAG_E0423: case DIAG_E0424: case DIAG_E0425: case DIAG_E0426:
  case DIAG_E0428: case DIAG_E0429: case DIAG_E0430: case DIAG_E0431: case DIAG_E0432: case DIAG_E0433: case DIAG_E0434:
  case DIAG_E0435: case DIAG_E0437: case DIAG_E0438: case DIAG_E0530: case DIAG_E0531: case DIAG_E0532: case DIAG_E0533: case DIAG_E0573:
  case DIAG_E0574: case DIAG_E0575: case DIAG_E0576: case DIAG_E0586: case DIAG_E0601: case DIAG_E0603: case DIAG_E0659:
  case DIAG_E0728:
  case DIAG_unused_imports: case DIAG_unused_macros: case DIAG_unused_labels: case DIAG_unused_parens: case DIAG_unused_braces:
  case DIAG_unused_doc_comments: case DIAG_while_true: case DIAG_redundant_semicolons: case DIAG_non_camel_case_types: return true;
  default: return false;
  }
}

/* Said while macros are expanded, by the parser or of what a module declares twice. */
static bool of_expansion(DiagCode c) {
  switch (c) {
  case DIAG_SYNTAX: case DIAG_UNSUPPORTED: case DIAG_E0252: case DIAG_E0254: case DIAG_E0255: case DIAG_E0428: case DIAG_E0774: return true;
  default: return false;
  }
}

/* A name that is not found may be one of those that a failed `use x::*` would have brought. */
static bool may_follow_glob(Sema *s, const Diag *g) {
  switch (g->code) {
  case DIAG_E0401: case DIAG_E0404: case DIAG_E0405: case DIAG_E0407: case DIAG_E0408: case DIAG_E0411: case DIAG_E0412: case DIAG_E0422:
  case DIAG_E0423: case DIAG_E0424: case DIAG_E0425: case DIAG_E0437: case DIAG_E0438: case DIAG_E0531: case DIAG_E0532: case DIAG_E0573:
  case DIAG_E0574: case DIAG_E0576: return true;
  case DIAG_E0433: break;
  default: return false;
  }
  for (u32 i = 0; i < s->resolve->imports.n; i++) {
    const Import *im = s->resolve->imports.v[i];
    if (im->item->span.lo <= g->span.lo && g->span.hi <= im->item->span.hi) return false;
  }
  return true;
}

/* Or one that a macro would have made that refused what it was given, where it stands: in the crate's root. */
static bool may_follow_macro(Sema *s, const Diag *g) {
  switch (g->code) {
  case DIAG_E0405: case DIAG_E0411: case DIAG_E0422: case DIAG_E0423: case DIAG_E0424: case DIAG_E0425: case DIAG_E0531: case DIAG_E0576: break;
  case DIAG_E0433:
    if (!may_follow_glob(s, g)) return false;
    break;
  default: return false;
  }
  for (u32 i = 0; i < s->resolve->mods.n; i++) {
    const Def *m = s->resolve->mods.v[i]->def;
    if (m && m->kind == DEF_MOD && m->item && m->item->span.lo <= g->span.lo && g->span.hi <= m->item->span.hi) return false;
  }
  return true;
}

/* Said of a body, behind the name of a trait that is not there. */
static bool of_loser(Sema *s, const Diag *g) {
  for (u32 i = 0; i < s->resolve->losers.n; i++) {
    const Def *d = s->resolve->losers.v[i].owner;
    while (d->parent && (d->kind == DEF_CLOSURE || d->kind == DEF_ASYNC)) d = d->parent;
    if (d->item && s->resolve->losers.v[i].at.lo <= g->span.lo && g->span.hi <= d->item->span.hi) return true;
  }
  return false;
}

static bool within(Span outer, Span sp) { return outer.hi && outer.lo <= sp.lo && sp.hi <= outer.hi; }

/* A bound that is not met, where the item itself may have lost the bound that meets it, or a derive asks for it. */
static bool of_boundless(Sema *s, Span at) {
  for (u32 i = 0; i < s->resolve->boundless.n; i++)
    if (s->resolve->boundless.v[i]->item && within(sources_root_span(s->sx->src, s->resolve->boundless.v[i]->item->span), at)) return true;
  for (u32 i = s->first_own; i < s->defs.n; i++) {
    const Def *d = s->defs.v[i];
    if ((d->kind == DEF_STRUCT || d->kind == DEF_ENUM) && !d->is_lib && d->item && within(d->item->span, at)) return true;
  }
  return false;
}

/* Said of what an item declares: no lint, nothing of a body, and no clash of inherent impls, which is looked for later. */
static bool of_head(Sema *s, const Diag *g) {
  if (diag_lint_name(g->code).n || g->code == DIAG_E0592) return false;
  Span at = sources_root_span(s->sx->src, g->span);
  if (g->code == DIAG_E0277 && of_boundless(s, at)) return false;
  for (u32 i = s->first_own; i < s->defs.n; i++) {
    const Def *d = s->defs.v[i];
    if (d->is_lib || !d->item) continue;
    if (d->item->fn && d->item->fn->body && within(sources_root_span(s->sx->src, d->item->fn->body->span), at)) return false;
    bool value = (d->kind == DEF_CONST || d->kind == DEF_STATIC) && d->item->value;
    if (value && within(sources_root_span(s->sx->src, d->item->value->span), at)) return false;
  }
  return true;
}

bool sema_stop_at_names(Sema *s) {
  Diags *d = s->sx->diags;
  bool stop = s->resolve->trait_lost, glob = s->resolve->glob_failed, macro = s->sx->macro_refused, early = s->sx->no_rule;
  if (!early && !stop && !glob && !macro && !s->resolve->losers.n) return false;
  u32 n = 0;
  d->n_errors = d->n_warnings = 0;
  for (u32 i = 0; i < d->list.n; i++) {
    Diag *g = d->list.v[i];
    bool late = !is_early(g->code) && ((stop && !of_head(s, g)) || of_loser(s, g));
    if ((early && !of_expansion(g->code)) || late || (glob && may_follow_glob(s, g)) || (macro && may_follow_macro(s, g))) continue;
    d->list.v[n++] = g;
    d->n_errors += g->sev == SEV_ERROR;
    d->n_warnings += g->sev == SEV_WARNING;
  }
  d->list.n = n;
  d->seen = (Map){0};   /* its indices no longer hold */
  return stop || early;
}
