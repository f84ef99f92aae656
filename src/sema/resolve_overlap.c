/* Coherence: two impls of a trait for one type (E0119).
 *
 * As in rustc two impls overlap if there is a choice of their parameters that makes their headers equal and
 * nothing that they ask is known to be false then. "Known": a foreign type may yet get an impl of a foreign
 * trait (its crate may add it), so only what the learner's crate alone can say counts, and the fundamental
 * traits: Sized and the Fn family.
 */
#include "sema/resolve.h"

static bool args_may_overlap(const TyList *a, const TyList *b);
bool heads_overlap(Ty a, Ty b) {
  if (a == b || a->kind == TY_PARAM || b->kind == TY_PARAM) return true;
  if (a->kind == TY_PROJ || b->kind == TY_PROJ || a->kind != b->kind || a->def != b->def || a->prim != b->prim || a->mut != b->mut) return false;
  if (a->kind == TY_CONST) return a->value == b->value;
  if (a->elem && b->elem && !heads_overlap(a->elem, b->elem)) return false;
  return !a->args || !b->args || args_may_overlap(a->args, b->args);
}
static bool args_may_overlap(const TyList *a, const TyList *b) {
  if (a->n != b->n) return false;
  for (u32 i = 0; i < a->n; i++)
    if (!heads_overlap(a->v[i], b->v[i])) return false;
  return true;
}

static void conflict(Sema *s, const Def *impl, const Def *o, Ty self) {
  const char *trait = sym_z(s->sx->in, impl->impl_trait.trait->name);
  Diag *g = diag(s->sx->diags, DIAG_E0119, impl->span, "conflicting implementations of trait `%s` for type `%s`", trait, ty_str(s, self).p);
  diag_primary(s->sx->diags, g, "conflicting implementation for `%s`", ty_str(s, self).p);
  if (!o->is_lib) diag_label(s->sx->diags, g, o->span, "first implementation here");
  else diag_note(s->sx->diags, g, "the library has an implementation of `%s` that this type comes under", trait);
}

const DefVec *own_impls(Sema *s) {
  struct ResolveState *r = s->resolve;
  if (r->impls_upto < s->first_own) r->impls_upto = s->first_own;
  for (; r->impls_upto < s->defs.n; r->impls_upto++) {
    Def *d = s->defs.v[r->impls_upto];
    if (d->kind == DEF_IMPL && !d->is_lib && d->item) vec_push(s->arena, &r->own_impls, d);
  }
  return &r->own_impls;
}

/* --- what is false for good ---------------------------------------------------------------- */
static bool fundamental(const Def *t) { return def_is_lang(t, LANG_sized) || is_fn_trait(t); }

static bool knowable(Infer *f, TraitRef tr) {
  if (!tr.trait->is_lib || fundamental(tr.trait)) return true;
  for (u32 i = 0; i < tr.args->n; i++)
    if (type_is_local(infer_resolve(f, tr.args->v[i]))) return true;
  return false;
}

static bool refuted(Sema *s, Infer *f, Def *impl, TyList *args) {
  const Predicates *ps = def_predicates(s, impl);
  for (u32 i = 0; ps && i < ps->n; i++) {
    if (ps->v[i].kind != PRED_TRAIT) continue;
    Predicate p = pred_subst(s, ps->v[i], args);
    if (solve_probe(f, p.tr) == SOLVE_NO && knowable(f, p.tr)) return true;
  }
  return false;
}

static bool unconditional(Sema *s, Def *impl) { return def_predicates(s, impl)->n <= generics_total(def_generics(s, impl)); }

static bool overlap(Sema *s, Def *a, Def *b, Ty *self) {
  TyList *x = a->impl_trait.args, *y = b->impl_trait.args;
  if (a->impl_negative != b->impl_negative || !args_may_overlap(x, y)) return false;
  *self = a->impl_self;
  if ((x->flags | y->flags) & TF_PROJ) return unconditional(s, a) && unconditional(s, b);
  Infer *f = infer_new(s, NULL);
  TyList *p = infer_fresh_args(f, a, NULL, a->span), *q = infer_fresh_args(f, b, NULL, b->span);
  bool all = true;
  for (u32 i = 0; all && i < x->n; i++) all = infer_unify(f, ty_subst(s, x->v[i], p), ty_subst(s, y->v[i], q));
  all = all && !refuted(s, f, a, p) && !refuted(s, f, b, q);
  if (all) *self = infer_resolve(f, ty_subst(s, a->impl_self, p));
  infer_done(f);
  return all;
}

/* Of the types in the header, in order, one must be the crate's own, and no parameter may stand before it. */
bool impl_is_orphan(const Def *impl, Ty *open) {
  if (!impl->impl_trait.trait->is_lib) return false;
  for (u32 i = 0; i < impl->impl_trait.args->n; i++) {
    Ty t = impl->impl_trait.args->v[i];
    if (type_is_local(t)) return false;
    while (t->kind == TY_REF || ty_is_lang(t, LANG_owned_box) || ty_is_lang(t, LANG_pin)) t = t->elem ? t->elem : t->args->v[0];
    if (t->kind != TY_PARAM) continue;
    *open = t;
    return true;
  }
  return true;
}

/* --- all impls of a trait -------------------------------------------------------------------- */
static bool usable(Sema *s, Def *impl, const Def *trait) {
  if (!impl->item->impl_trait) return false;
  impl_header(s, impl);
  Ty open;
  if (impl->impl_trait.trait != trait || impl_is_orphan(impl, &open)) return false;
  return impl->impl_self && !(impl->impl_self->flags & TF_ERR) && !(impl->impl_trait.args->flags & TF_ERR);
}

static bool conflicts_with(Sema *s, Def *impl, Def *o) {
  Ty self;
  if (!overlap(s, impl, o, &self)) return false;
  bool later = o->item->span.ctx && !impl->item->span.ctx && !o->is_lib;      /* what a macro gives comes behind what is written */
  conflict(s, later ? o : impl, later ? impl : o, self);
  return true;
}

bool impls_conflict(Sema *s, Def *trait) {
  const DefVec *all = own_impls(s);
  u64 known = 0;                                            /* so many impls were looked at, times two; 1: there was a conflict */
  map_get(&s->resolve->conflicting, trait->id, &known);
  for (u32 i = (u32)(known >> 1); i < all->n; i++) {
    Def *impl = all->v[i];
    if (!usable(s, impl, trait)) continue;
    bool said = false;
    for (u32 k = 0; k < i && !said; k++) said = usable(s, all->v[k], trait) && conflicts_with(s, impl, all->v[k]);
    DefVec lib = {0};
    if (trait->is_lib) trait_impls(s, trait, impl->impl_self->kind == TY_PARAM ? NULL : impl->impl_self, &lib);
    for (u32 k = 0; k < lib.n && !said; k++) said = lib.v[k]->is_lib && lib.v[k]->impl_self && conflicts_with(s, impl, lib.v[k]);
    known |= said;
  }
  map_put(s->arena, &s->resolve->conflicting, trait->id, (u64)all->n << 1 | (known & 1));
  return known & 1;
}

bool impls_incoherent(Sema *s, Def *trait) {
  if (impls_conflict(s, trait)) return true;
  const DefVec *all = own_impls(s);
  for (u32 i = 0; i < all->n; i++) {
    Def *d = all->v[i];
    Ty open;
    if (!d->item->impl_trait) continue;
    impl_header(s, d);
    if (d->impl_trait.trait == trait && d->impl_self && d->impl_self->kind != TY_ERR && impl_is_orphan(d, &open)) return true;
  }
  return false;
}
