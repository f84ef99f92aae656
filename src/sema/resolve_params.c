/* resolve_params — the parameters that nothing tells: of an impl (E0207) and of a type (E0392). */
#include "sema/resolve.h"

static const char *zsym(Sema *s, Sym n) { return sym_z(s->sx->in, n); }
static Diags *dg(Sema *s) { return s->sx->diags; }

/* --- of an impl ---------------------------------------------------------- */
/* Marks the parameters of t; those of a projection's arguments say nothing. */
static void mark_params(Ty t, bool *v, u32 n) {
  if (t->kind == TY_PARAM && t->index < n) v[t->index] = true;
  if (t->kind == TY_PROJ) return;
  for (u32 i = 0; t->args && i < t->args->n; i++) mark_params(t->args->v[i], v, n);
  for (u32 i = 0; i < t->n_binds; i++) mark_params(t->binds[i].ty, v, n);
  if (t->elem) mark_params(t->elem, v, n);
  if (t->len) mark_params(t->len, v, n);
}
static bool unmarked(Ty t, const bool *v, u32 n) {
  if (t->kind == TY_PARAM) return t->index < n && !v[t->index];
  for (u32 i = 0; t->args && i < t->args->n; i++)
    if (unmarked(t->args->v[i], v, n)) return true;
  return t->elem && unmarked(t->elem, v, n);
}
static void unconstrained_lifetimes(Sema *s, const Def *d);
void check_unconstrained(Sema *s, Def *d) {
  if (d->impl_trait.trait) unconstrained_lifetimes(s, d);
  const Generics *g = def_generics(s, d);
  u32 n = generics_total(g);
  if (!g || !n || !d->impl_self || d->impl_self->kind == TY_ERR || (d->impl_self->flags & TF_ERR)) return;
  if (d->impl_trait.trait && d->impl_trait.args->flags & TF_ERR) return;
  bool *v = NEW_N(s->arena, bool, n + 1);
  mark_params(d->impl_self, v, n);
  for (u32 i = 0; d->impl_trait.trait && i < d->impl_trait.args->n; i++) mark_params(d->impl_trait.args->v[i], v, n);
  const Predicates *ps = def_predicates(s, d);
  for (u32 round = 0; ps && round <= ps->n; round++)
    for (u32 i = 0; i < ps->n; i++) {
      if (ps->v[i].kind != PRED_PROJ) continue;
      bool open = false;
      for (u32 k = 0; k < ps->v[i].tr.args->n; k++) open |= unmarked(ps->v[i].tr.args->v[k], v, n);
      if (!open) mark_params(ps->v[i].ty, v, n);
    }
  for (u32 i = 0; i < g->n; i++) {
    if (v[g->parent_n + i] || !g->v[i].def) continue;
    Diag *e = diag(dg(s), DIAG_E0207, g->v[i].def->span, "the %s parameter `%s` is not constrained by the impl trait, self type, or predicates",
                   g->v[i].is_const ? "const" : "type", zsym(s, g->v[i].name));
    diag_primary(dg(s), e, "unconstrained %s parameter", g->v[i].is_const ? "const" : "type");
  }
}

static bool path_has(const Path *p, Sym name);
/* Of the lifetimes those count that an associated type names. */
static void unconstrained_lifetimes(Sema *s, const Def *d) {
  const Item *it = d->item;
  for (u32 i = 0; i < it->generics.n; i++) {
    const GenericParam *p = &it->generics.v[i];
    if (p->kind != GP_LIFETIME || type_names(it->self_ty, p->name.sym) || path_has(it->impl_trait, p->name.sym)) continue;
    bool asked = false;
    for (u32 k = 0; k < d->items.n; k++) {
      const Def *a = d->items.v[k];
      asked |= a->kind == DEF_ASSOC_TY && !a->opaque_fn && a->item && a->item->ty && type_names(a->item->ty, p->name.sym);
    }
    if (!asked) continue;
    const char *n = zsym(s, p->name.sym);
    Diag *g = diag(dg(s), DIAG_E0207, p->name.span, "the lifetime parameter `%s` is not constrained by the impl trait, self type, or predicates", n);
    diag_primary(dg(s), g, "unconstrained lifetime parameter");
  }
}

/* --- of a type ----------------------------------------------------------- */
static bool path_has(const Path *p, Sym name);
static bool length_names(const Expr *e, Sym name) { /* of the forms that hold more than a name every one may be there */
  return e->kind == E_PATH ? path_has(e->path, name) : e->kind != E_LIT;
}
static bool args_name(const GenericArgs *ga, Sym name) {
  for (u32 i = 0; ga && i < ga->n; i++) {
    if (ga->v[i].kind == GA_LIFETIME && ga->v[i].name.sym == name) return true;
    if (ga->v[i].ty && type_names(ga->v[i].ty, name)) return true;
    if (ga->v[i].cexpr && length_names(ga->v[i].cexpr, name)) return true;
  }
  return ga && ga->ret && type_names(ga->ret, name);
}
static bool path_has(const Path *p, Sym name) {
  if (!p) return false;
  if (p->n && !p->qself && p->segs[0].name.sym == name) return true;
  if (p->qself && type_names(p->qself, name)) return true;
  for (u32 i = 0; i < p->n; i++)
    if (args_name(p->segs[i].args, name)) return true;
  return false;
}
bool type_names(const TypeExpr *te, Sym name) {
  if (!te) return false;
  if (te->lifetime.sym == name || path_has(te->path, name) || type_names(te->elem, name) || type_names(te->ret, name)) return true;
  if (te->len && length_names(te->len, name)) return true;
  for (u32 i = 0; i < te->n; i++)
    if (type_names(te->elems[i], name)) return true;
  for (u32 i = 0; i < te->bounds.n; i++)
    if (te->bounds.v[i].lifetime.sym == name || path_has(te->bounds.v[i].trait, name)) return true;
  return te->kind == TE_MACRO;
}

/* Is it named only in arguments of the type itself? Nothing is learnt of it there. */
static bool only_inside(const TypeExpr *te, Sym self, Sym name) {
  if (!te || !type_names(te, name)) return true;
  if (te->kind != TE_PATH || !te->path || te->path->qself) return false;
  const PathSeg *seg = &te->path->segs[te->path->n - 1];
  if (te->path->n == 1 && seg->name.sym == name) return false;
  if (te->path->n == 1 && seg->name.sym == self) return true;
  for (u32 i = 0; seg->args && i < seg->args->n; i++)
    if (!only_inside(seg->args->v[i].ty, self, name)) return false;
  return seg->args != NULL;
}
static bool only_recursive(Def *d, Sym name, Span *at) {
  *at = NO_SPAN;
  for (u32 v = 0; v < d->n_variants; v++)
    for (u32 k = 0; k < d->variants[v].n; k++) {
      const TypeExpr *te = d->variants[v].fields[k].te;
      if (!only_inside(te, d->name, name)) return false;
      if (!at->hi && te && type_names(te, name)) *at = te->span;
    }
  return at->hi != 0;
}

/* What the fields say of each parameter, then what the bounds say: an associated type that is given tells the parameters in it, once those of the
   trait and of the type that it is asked of are told (`I: Iterator<Item = T>`). */
typedef struct { const GenericsExpr *g; bool *v; } Told;

static bool all_told(const Told *t, const TypeExpr *te) {
  for (u32 i = 0; i < t->g->n; i++)
    if (!t->v[i] && type_names(te, t->g->v[i].name.sym)) return false;
  return true;
}
/* A projection (`<T as Iterator>::Item`, `T::Item`) tells nothing of what it is asked of. */
static bool projects(const Told *t, const TypeExpr *te) {
  if (te->kind != TE_PATH || !te->path) return false;
  if (te->path->qself) return true;
  for (u32 i = 0; te->path->n > 1 && i < t->g->n; i++)
    if (te->path->segs[0].name.sym == t->g->v[i].name.sym) return true;
  return false;
}
static bool tell(Told *t, const TypeExpr *te) {
  bool more = false;
  if (projects(t, te)) return false;
  for (u32 i = 0; i < t->g->n; i++)
    if (!t->v[i] && type_names(te, t->g->v[i].name.sym)) more = t->v[i] = true;
  return more;
}
static bool inputs_told(const Told *t, const GenericArgs *ga) {
  for (u32 i = 0; i < ga->n; i++) {
    if (ga->v[i].kind != GA_ASSOC_EQ && ga->v[i].ty && !all_told(t, ga->v[i].ty)) return false;
    for (u32 k = 0; ga->v[i].kind == GA_LIFETIME && k < t->g->n; k++)
      if (!t->v[k] && t->g->v[k].name.sym == ga->v[i].name.sym) return false;
  }
  return true;
}
static bool tell_bounds(Told *t, Bounds b) {
  bool more = false;
  for (u32 i = 0; i < b.n; i++) {
    const GenericArgs *ga = b.v[i].trait && !b.v[i].maybe ? b.v[i].trait->segs[b.v[i].trait->n - 1].args : NULL;
    if (!ga || !inputs_told(t, ga)) continue;
    if (ga->ret && tell(t, ga->ret)) more = true;
    for (u32 k = 0; k < ga->n; k++)
      if (ga->v[k].kind == GA_ASSOC_EQ && ga->v[k].ty && tell(t, ga->v[k].ty)) more = true;
  }
  return more;
}
static void tell_all(Told *t) {
  const GenericsExpr *g = t->g;
  for (bool more = true; more;) {
    more = false;
    for (u32 i = 0; i < g->n; i++)
      if (t->v[i] && g->v[i].kind == GP_TYPE && tell_bounds(t, g->v[i].bounds)) more = true;
    for (u32 i = 0; i < g->n_preds; i++)
      if (!g->preds[i].is_lifetime && g->preds[i].ty && all_told(t, g->preds[i].ty) && tell_bounds(t, g->preds[i].bounds)) more = true;
  }
}

static bool in_a_field(const Def *d, Sym name) {
  for (u32 v = 0; v < d->n_variants; v++)
    for (u32 k = 0; k < d->variants[v].n; k++)
      if (type_names(d->variants[v].fields[k].te, name)) return true;
  return false;
}

static void report_recursive(Sema *s, const GenericParam *p, Span at) {
  Diag *e = diag(dg(s), DIAG_ERROR, at, "type parameter `%s` is only used recursively", zsym(s, p->name.sym));
  diag_label(dg(s), e, p->name.span, "type parameter must be used non-recursively in the definition");
}
static void report_unused(Sema *s, const GenericParam *p) {
  const char *what = p->kind == GP_LIFETIME ? "lifetime" : "type", *name = zsym(s, p->name.sym);
  Diag *e = diag(dg(s), DIAG_E0392, p->name.span, "%s parameter `%s` is never used", what, name);
  diag_primary(dg(s), e, "unused %s parameter", what);
  diag_help(dg(s), e, "consider removing `%s`, referring to it in a field, or using a marker such as `PhantomData`", name);
}

/* What is wrong in it may have named the parameter. */
static bool item_wrong(Sema *s, const Def *d) {
  for (u32 i = 0; i < dg(s)->list.n; i++) {
    const Diag *g = dg(s)->list.v[i];
    if (g->sev == SEV_ERROR && d->item->span.lo <= g->span.lo && g->span.hi <= d->item->span.hi) return true;
  }
  return false;
}

/* Of an alias only types count, and bounds tell nothing. */
static void check_alias_params(Sema *s, const Def *d) {
  const GenericsExpr *g = &d->item->generics;
  for (u32 i = 0; i < g->n; i++) {
    if (g->v[i].kind != GP_TYPE || !d->item->ty || type_names(d->item->ty, g->v[i].name.sym) || item_wrong(s, d)) continue;
    Diag *e = diag(dg(s), DIAG_E0091, g->v[i].name.span, "type parameter `%s` is never used", zsym(s, g->v[i].name.sym));
    diag_primary(dg(s), e, "unused type parameter");
  }
}

void check_unused_params(Sema *s, Def *d) {
  const GenericsExpr *g = &d->item->generics;
  if (d->kind == DEF_ALIAS) { check_alias_params(s, d); return; }
  Told t = {g, NEW_N(s->arena, bool, g->n + 1)};
  Span *inside = NEW_N(s->arena, Span, g->n + 1);
  for (u32 i = 0; i < g->n; i++) {
    bool recursive = g->v[i].kind == GP_TYPE && only_recursive(d, g->v[i].name.sym, &inside[i]);
    if (!recursive) inside[i] = NO_SPAN;
    t.v[i] = g->v[i].kind == GP_CONST || (!recursive && in_a_field(d, g->v[i].name.sym));
  }
  tell_all(&t);
  for (u32 i = 0; i < g->n; i++) {
    if (t.v[i]) continue;
    if (inside[i].hi) report_recursive(s, &g->v[i], inside[i]);
    else if (!d->life_error && !item_wrong(s, d)) report_unused(s, &g->v[i]);
  }
}
