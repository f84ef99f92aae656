/* stop — a trait that cannot be found, in a signature, a bound or an impl's head: rustc ends then with what
 * it found of names and early lints, and judges no body. What is known beyond that here is dropped. */
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

bool sema_stop_at_names(Sema *s) {
  Diags *d = s->sx->diags;
  bool stop = s->resolve->trait_lost, glob = s->resolve->glob_failed, macro = s->sx->macro_refused;
  if (!stop && !glob && !macro && !s->resolve->losers.n) return false;
  u32 n = 0;
  d->n_errors = d->n_warnings = 0;
  for (u32 i = 0; i < d->list.n; i++) {
    Diag *g = d->list.v[i];
    if (((stop || of_loser(s, g)) && !is_early(g->code)) || (glob && may_follow_glob(s, g)) || (macro && may_follow_macro(s, g))) continue;
    d->list.v[n++] = g;
    d->n_errors += g->sev == SEV_ERROR;
    d->n_warnings += g->sev == SEV_WARNING;
  }
  d->list.n = n;
  d->seen = (Map){0};   /* its indices no longer hold */
  return stop;
}
