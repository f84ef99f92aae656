/* What an item must be whatever its types are: rules of rustc's ast_passes and hir_analysis that look at one item. */
#include "sema/resolve.h"

static const char *zsym(Sema *s, Sym n) { return sym_z(s->sx->in, n); }
static Diags *dg(Sema *s) { return s->sx->diags; }

/* --- functions ----------------------------------------------------------- */
/* `const fn` where a trait declares or an impl gives it: what a trait promises is called at run time. */
static void check_const_fn(Sema *s, const Def *d) {
  const FnDecl *fn = d->item->fn;
  bool in_trait = d->parent && d->parent->kind == DEF_TRAIT, in_impl = d->parent && d->parent->kind == DEF_IMPL && d->parent->item->impl_trait;
  if (!fn->const_ || !(in_trait || in_impl)) return;
  Span sp = {d->item->span.lo, fn->sig_span.hi ? fn->sig_span.hi : d->item->span.hi, d->item->span.ctx};
  Diag *g = diag(dg(s), DIAG_E0379, sp, "functions in %s cannot be declared const", in_trait ? "traits" : "trait impls");
  diag_primary(dg(s), g, "functions in %s cannot be const", in_trait ? "traits" : "trait impls");
}

/* A trait's method without a body names its parameters, no more. */
static void check_bodiless_params(Sema *s, const Def *d) {
  const FnDecl *fn = d->item->fn;
  if (fn->body || !d->parent || d->parent->kind != DEF_TRAIT) return;
  for (u32 i = 0; i < fn->n; i++) {
    const Pat *p = fn->params[i].pat;
    bool name = p && p->kind == P_BIND && !p->by_ref && !p->sub;
    if (!p || p->kind == P_WILD || (name && !p->mut)) continue;
    Diag *g = diag(dg(s), name ? DIAG_ERROR /* a lint, denied */ : DIAG_E0642, p->span, "patterns aren't allowed in functions without bodies");
    diag_primary(dg(s), g, "pattern not allowed in function without body");
  }
}

/* A lifetime that a bound names is chosen where the function is named (it is early-bound), any other at each call. */
static bool bounds_name(const Bounds *b, Sym lt) {
  for (u32 i = 0; i < b->n; i++)
    if (b->v[i].is_lifetime && b->v[i].lifetime.sym == lt) return true;
  return false;
}
static u32 early_lifetimes(const GenericsExpr *g) {
  u32 n = 0;
  for (u32 i = 0; i < g->n; i++) {
    Sym lt = g->v[i].name.sym;
    if (g->v[i].kind != GP_LIFETIME) continue;
    bool early = g->v[i].bounds.n > 0;
    for (u32 k = 0; k < g->n; k++) early |= bounds_name(&g->v[k].bounds, lt);
    for (u32 k = 0; k < g->n_preds; k++) early |= bounds_name(&g->preds[k].bounds, lt) || (g->preds[k].is_lifetime && g->preds[k].lifetime.sym == lt);
    n += early;
  }
  return n;
}

void check_lifetime_params(Sema *s, const Def *m, const Def *of) {
  const GenericsExpr *a = &m->item->fn->generics, *b = &of->item->fn->generics;
  if (early_lifetimes(a) == early_lifetimes(b)) return;
  Diag *g = diag(dg(s), DIAG_E0195, a->n && a->span.hi ? a->span : m->span, "lifetime parameters do not match the trait definition");
  diag_note(dg(s), g, "lifetime parameters differ in whether they are early- or late-bound: a bound that names one makes it early-bound");
  if (!of->is_lib) diag_label(dg(s), g, b->n && b->span.hi ? b->span : of->span, "in the trait");
}

/* --- impls --------------------------------------------------------------- */
static void check_inherent_unsafe(Sema *s, const Def *d) {
  if (d->item->impl_trait || !d->item->unsafe_) return;
  Diag *g = diag(dg(s), DIAG_E0197, d->item->self_ty->span, "inherent impls cannot be unsafe");
  diag_primary(dg(s), g, "inherent impl for this type");
  diag_note(dg(s), g, "only trait implementations may be annotated with `unsafe`");
}

static void check_drop_bounds(Sema *s, Def *impl, const Def *adt) {
  const Predicates *own = def_predicates(s, impl), *has = def_predicates(s, (Def *)(uintptr_t)adt);
  for (u32 i = 0; own && i < own->n; i++) {
    bool known = own->v[i].kind != PRED_TRAIT || def_is_lang(own->v[i].tr.trait, LANG_sized);
    for (u32 k = 0; has && k < has->n && !known; k++)
      known = has->v[k].kind == PRED_TRAIT && has->v[k].tr.trait == own->v[i].tr.trait && has->v[k].tr.args->n == own->v[i].tr.args->n;
    if (known) continue;
    Diag *g = diag(dg(s), DIAG_E0367, own->v[i].span.hi ? own->v[i].span : impl->span,
                   "`Drop` impl requires `%s: %s` but the struct it is implemented for does not", ty_str(s, own->v[i].tr.args->v[0]).p,
                   zsym(s, own->v[i].tr.trait->name));
    if (adt->span.hi) diag_note_at(dg(s), g, adt->span, "the implementor must specify the same requirement");
    return;
  }
}

void check_drop_impl(Sema *s, Def *impl) {
  Ty t = impl->impl_self;
  if (t->kind != TY_ADT || t->def->is_lib) return;
  for (u32 i = 0; i < t->args->n; i++) {
    bool again = t->args->v[i]->kind != TY_PARAM && t->args->v[i]->kind != TY_CONST;
    for (u32 k = 0; k < i; k++) again |= t->args->v[k] == t->args->v[i];
    if (!again) continue;
    Diag *g = diag(dg(s), DIAG_E0366, impl->span, "`Drop` impls cannot be specialized");
    if (t->args->v[i]->kind != TY_PARAM) diag_note(dg(s), g, "`%s` is not a generic parameter", ty_str(s, t->args->v[i]).p);
    diag_note_at(dg(s), g, t->def->span, "use the same sequence of generic lifetime, type and const parameters as the type's definition");
    return;
  }
  check_drop_bounds(s, impl, t->def);
}

/* --- enums --------------------------------------------------------------- */
static void check_discriminants(Sema *s, Def *d) {
  u32 n;
  VariantDef *v = def_variants(s, d, &n);
  for (u32 i = 0; i < n; i++)
    for (u32 k = 0; k < i; k++) {
      if (v[i].disc != v[k].disc) continue;
      Diag *g = diag(dg(s), DIAG_E0081, d->span, "discriminant value `%lld` assigned more than once", (long long)v[i].disc);
      diag_label(dg(s), g, v[k].disc_expr ? v[k].disc_expr->span : v[k].def->span, "`%lld` assigned here", (long long)v[k].disc);
      diag_label(dg(s), g, v[i].disc_expr ? v[i].disc_expr->span : v[i].def->span, "`%lld` assigned here", (long long)v[i].disc);
      return;
    }
}

static bool any_discriminant(const Def *d) {
  for (u32 i = 0; i < d->n_variants; i++)
    if (d->variants[i].disc_expr) return true;
  return false;
}

void check_item_rules(Sema *s, Def *d) {
  if (d->kind == DEF_FN && d->item->fn) {
    check_const_fn(s, d);
    check_bodiless_params(s, d);
  }
  if (d->kind == DEF_IMPL) check_inherent_unsafe(s, d);
  if (d->kind == DEF_ENUM && any_discriminant(d)) check_discriminants(s, d);
}
