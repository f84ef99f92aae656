/* Autoderef, and the search for a method or associated item as rustc_hir_typeck::method::probe
 * does it: for every step of autoderef by value, then `&`, then `&mut`; at each, inherent candidates
 * (impls, bounds of a parameter, methods of a trait object) before those of traits in scope. */
#include "sema/check.h"

typedef enum { CAND_IMPL, CAND_BOUND, CAND_OBJECT, CAND_TRAIT } CandKind;
typedef struct Cand { CandKind kind; Def *item, *from; TyList *args; } Cand;   /* args: BOUND, OBJECT: the trait's */
typedef VEC(Cand) CandVec;
typedef struct Probe { Fcx *fc; Sym name; Span at; CandVec inherent, extension; ProbeFail *why; bool path; } Probe;

/* --- autoderef -------------------------------------------------------------------------- */
Ty deref_builtin(Fcx *fc, Ty t, bool explicit_) {
  t = shallow(fc, t);
  if (t->kind == TY_REF || (explicit_ && t->kind == TY_PTR)) return t->elem;
  if (t->kind == TY_ADT && ty_is_lang(t, LANG_owned_box)) return t->args->v[0];
  return NULL;
}
Ty deref_overloaded(Fcx *fc, Ty t, Span at) {
  t = shallow(fc, t);
  if (t->kind != TY_ADT && t->kind != TY_PARAM && t->kind != TY_PROJ && t->kind != TY_OPAQUE && t->kind != TY_DYN) return NULL;
  Def *deref = lang_item(fc->s, LANG_deref);
  if (solve_probe(fc->inf, (TraitRef){deref, list1(fc->s, t)}) == SOLVE_NO) return NULL;
  return resolve_now(fc, norm(fc, ty_proj(fc->s, lang_item(fc->s, LANG_deref_target), list1(fc->s, t)), at));
}
void autoderef(Fcx *fc, Ty t, Span at, bool raw, DerefSteps *out) {
  *out = (DerefSteps){.n = 0};
  t = resolve_now(fc, t);
  while (out->n < COUNTOF(out->v)) {
    out->v[out->n++] = t;
    if (is_ty_var(t)) { out->bad_var = true; return; }
    Ty next = deref_builtin(fc, t, raw);
    bool over = false;
    if (!next) { next = deref_overloaded(fc, t, at); over = true; }
    if (!next) return;
    out->overloaded[out->n - 1] = over;
    t = resolve_now(fc, next);
    for (u32 i = 0; i < out->n; i++) if (out->v[i] == t) return;
  }
}
u32 deref_adjusts(Fcx *fc, const DerefSteps *st, u32 n, bool mut, Adjust *out) {
  Sema *s = fc->s;
  for (u32 i = 0; i < n; i++) {
    out[i] = (Adjust){.kind = st->overloaded[i] ? ADJ_DEREF_CALL : ADJ_DEREF, .target = st->v[i + 1]};
    if (!st->overloaded[i]) continue;
    bool m = mut && solve_holds(fc->inf, st->v[i], lang_item(s, LANG_deref_mut));
    out[i].mut = m;
    out[i].callee = (Callee){trait_method(s, lang_item(s, m ? LANG_deref_mut : LANG_deref)), list1(s, st->v[i])};
  }
  return n;
}

/* --- candidates ----------------------------------------------------------------------------- */
static bool is_value_item(Def *d) { return d->kind == DEF_FN || d->kind == DEF_CONST; }
static bool wanted(Probe *p, Def *d) {
  if (d->name != p->name || !is_value_item(d)) return false;
  if (p->path) return true;
  const FnSig *sig = d->kind == DEF_FN ? def_sig(p->fc->s, d) : NULL;
  return sig && sig->has_self;
}
static void push_cand(Probe *p, CandVec *v, Cand c) {
  for (u32 i = 0; i < v->n; i++)
    if (v->v[i].item == c.item && v->v[i].kind == c.kind && v->v[i].from == c.from && v->v[i].args == c.args) return;
  vec_push(p->fc->arena, v, c);
}
static void from_impls(Probe *p, Ty t) {
  DefVec impls = {0};
  inherent_impls(p->fc->s, t, p->name, &impls);
  for (u32 i = 0; i < impls.n; i++)
    for (u32 k = 0; k < impls.v[i]->items.n; k++)
      if (wanted(p, impls.v[i]->items.v[k])) push_cand(p, &p->inherent, (Cand){CAND_IMPL, impls.v[i]->items.v[k], impls.v[i], NULL});
}
static void from_trait_and_supers(Probe *p, CandKind k, Def *trait, TyList *args, u32 depth) {
  Def *it = trait_item(p->fc->s, trait, p->name, NS_VALUE);
  if (it && wanted(p, it)) push_cand(p, &p->inherent, (Cand){k, it, trait, args});
  u32 n = 0;
  const TraitRef *sup = trait_supers(p->fc->s, trait, &n);
  for (u32 i = 0; i < n && depth < 16; i++)
    from_trait_and_supers(p, k, sup[i].trait, ty_subst_list(p->fc->s, sup[i].args, args), depth + 1);
}
static void from_bounds(Probe *p, Ty t) {
  for (u32 i = 0; i < p->fc->env->n; i++) {
    Predicate *q = &p->fc->env->v[i];
    if (q->kind == PRED_TRAIT && q->tr.args->n && q->tr.args->v[0] == t) from_trait_and_supers(p, CAND_BOUND, q->tr.trait, q->tr.args, 0);
  }
}
static void assemble(Probe *p, Ty t) {
  from_impls(p, t);
  if (t->kind == TY_PARAM) from_bounds(p, t);
  if (t->kind == TY_PROJ) { from_bounds(p, t); }
  if (t->kind == TY_DYN && t->def) {
    TyList *args = ty_list_concat(p->fc->s, list1(p->fc->s, t), t->args->v, t->args->n);
    from_trait_and_supers(p, CAND_OBJECT, t->def, args, 0);
  }
}
/* The trait of the impl that we are in is in scope, whatever is imported. */
static void add_own_trait(Probe *p, DefVec *to) {
  Def *impl = p->fc->owner->parent;
  if (!impl || impl->kind != DEF_IMPL) return;
  impl_header(p->fc->s, impl);
  Def *trait = impl->impl_trait.trait;
  for (u32 i = 0; i < to->n; i++) if (to->v[i] == trait) return;
  if (trait) vec_push(p->fc->arena, to, trait);
}
static void assemble_traits(Probe *p) {
  DefVec traits = {0};
  traits_with_method(p->fc->s, p->fc->mod, p->name, &traits);
  add_own_trait(p, &traits);
  for (u32 i = 0; i < traits.n; i++) {
    Def *it = trait_item(p->fc->s, traits.v[i], p->name, NS_VALUE);
    if (it && wanted(p, it)) push_cand(p, &p->extension, (Cand){CAND_TRAIT, it, traits.v[i], NULL});
  }
}

/* --- does a candidate fit a receiver of this type? ---------------------------------------------- */
static TyList *cand_args(Probe *p, const Cand *c) {
  switch (c->kind) {
    case CAND_IMPL: case CAND_TRAIT: return infer_fresh_args(p->fc->inf, c->from, NULL, p->at);
    default: return c->args;
  }
}
static bool norm_preds_hold(Probe *p, Def *d, TyList *args) {
  Fcx *fc = p->fc;
  const Predicates *ps = def_predicates(fc->s, d);
  for (u32 i = 0; ps && i < ps->n; i++) {
    Predicate q = pred_subst(fc->s, ps->v[i], args);
    if (q.kind != PRED_TRAIT) continue;
    TyList *l = q.tr.args;
    if (l->flags & TF_PROJ) {
      Ty *v = NEW_N(fc->arena, Ty, l->n);
      for (u32 k = 0; k < l->n; k++) v[k] = norm(fc, l->v[k], p->at);
      solve_pending(fc->inf);
      q.tr.args = ty_list(fc->s, v, l->n);
    }
    if (solve_probe(fc->inf, q.tr) != SOLVE_NO) continue;
    if (!p->why->has_unsat) { p->why->has_unsat = true; p->why->unsat = q; }
    return false;
  }
  return true;
}
static bool sized_self_ok(Probe *p, const Cand *c, TyList *args) {
  if (c->kind != CAND_OBJECT && c->kind != CAND_TRAIT) return true;
  const Predicates *ps = def_predicates(p->fc->s, c->item);
  Def *sized = lang_item(p->fc->s, LANG_sized);
  for (u32 i = 0; ps && i < ps->n; i++) {
    const Predicate *q = &ps->v[i];
    if (q->kind != PRED_TRAIT || q->tr.trait != sized || q->tr.args->v[0]->kind != TY_PARAM || q->tr.args->v[0]->index != 0) continue;
    if (solve_probe(p->fc->inf, (TraitRef){sized, list1(p->fc->s, infer_resolve(p->fc->inf, args->v[0]))}) == SOLVE_NO) return false;
  }
  return true;
}
static bool fits(Probe *p, const Cand *c, Ty self, TyList **parent) {
  Fcx *fc = p->fc;
  TyList *args = cand_args(p, c);
  if (p->path) {
    if (c->kind == CAND_IMPL) { impl_header(fc->s, c->from); if (!infer_unify(fc->inf, norm(fc, ty_subst(fc->s, c->from->impl_self, args), p->at), self)) return false; }
    else if (!infer_unify(fc->inf, args->v[0], self)) return false;
  } else {
    TyList *all = infer_fresh_args(fc->inf, c->item, args, p->at);
    Ty recv = norm(fc, ty_subst(fc->s, def_sig(fc->s, c->item)->inputs[0], all), p->at);
    if (!infer_unify(fc->inf, resolve_now(fc, recv), self)) return false;
  }
  *parent = args;
  if (c->kind == CAND_IMPL) return norm_preds_hold(p, c->from, args);
  if (c->kind == CAND_TRAIT) {
    TyList *now = ty_list(fc->s, args->v, args->n);
    if (solve_probe(fc->inf, (TraitRef){c->from, now}) == SOLVE_NO) {
      if (!p->why->has_unsat) { p->why->has_unsat = true; p->why->unsat = (Predicate){.kind = PRED_TRAIT, .tr = {c->from, now}}; }
      return false;
    }
  }
  return sized_self_ok(p, c, args);
}
static bool probe_fits(Probe *p, const Cand *c, Ty self) {
  Snapshot sn = infer_snapshot(p->fc->inf);
  TyList *ignored;
  bool ok = fits(p, c, self, &ignored);
  infer_rollback(p->fc->inf, sn);
  return ok;
}
static bool visible(Probe *p, const Cand *c) {
  if (c->kind != CAND_IMPL || p->fc->owner->is_lib || p->why->even_private) return true;
  if (vis_allows(p->fc->s, c->item->vis, c->item->module, p->fc->mod)) return true;
  if (!p->why->private_fn) p->why->private_fn = c->item;
  return false;
}
static const Cand *pick_from(Probe *p, CandVec *v, Ty self) {
  const Cand *hit = NULL;
  u32 n = 0;
  for (u32 i = 0; i < v->n; i++) {
    if (!probe_fits(p, &v->v[i], self) || !visible(p, &v->v[i])) continue;
    if (hit && hit->item == v->v[i].item) continue;
    if (n < 4) p->why->cands[n] = v->v[i].item;
    if (!hit) hit = &v->v[i];
    n++;
  }
  if (n > 1) {                      /* a supertrait's method of the same name gives way; bounds and objects: the first */
    if (hit->kind == CAND_TRAIT || hit->kind == CAND_IMPL) { p->why->ambiguous = true; p->why->n_cands = n < 4 ? n : 4; }
  }
  return hit;
}
static const Cand *pick_at(Probe *p, Ty self) {
  const Cand *c = pick_from(p, &p->inherent, self);
  return c ? c : pick_from(p, &p->extension, self);
}

static Probe probe_new(Fcx *fc, Sym name, Span at, ProbeFail *why, bool path) {
  *why = (ProbeFail){0};
  return (Probe){.fc = fc, .name = name, .at = at, .why = why, .path = path};
}
static bool take(Probe *p, const Cand *c, Ty self, Pick *out) {
  out->fn = c->item;
  out->trait_candidate = c->kind == CAND_TRAIT;
  if (p->why->ambiguous) return false;
  TyList *parent;
  ProbeFail *keep = p->why, scrap = {0};
  p->why = &scrap;
  bool ok = fits(p, c, self, &parent);
  p->why = keep;
  out->parent_args = parent;
  return ok;
}
static bool pick_step(Probe *p, const DerefSteps *st, u32 i, Ty self, bool unsize, Pick *out) {
  Fcx *fc = p->fc;
  const Cand *c = NULL;
  *out = (Pick){.derefs = i, .unsize = unsize};
  if (!unsize && (c = pick_at(p, self))) {
    if (self->kind == TY_REF) { out->derefs = i + 1; out->autoref = true; out->autoref_mut = self->mut; }
    (void)st;
    return take(p, c, self, out);
  }
  for (int m = 0; m < 2; m++) {
    Ty r = ty_ref(fc->s, self, m);
    if (!(c = pick_at(p, r))) continue;
    out->autoref = true;
    out->autoref_mut = m;
    return take(p, c, r, out);
  }
  if (self->kind == TY_PTR && self->mut && (c = pick_at(p, ty_ptr(fc->s, self->elem, false)))) {
    out->mut_to_const = true;
    return take(p, c, ty_ptr(fc->s, self->elem, false), out);
  }
  return false;
}

bool probe_method(Fcx *fc, Ty self, Sym name, Span at, Pick *out, ProbeFail *why) {
  Probe p = probe_new(fc, name, at, why, false);
  DerefSteps st;
  autoderef(fc, self, at, false, &st);
  for (u32 i = 0; i < st.n; i++) assemble(&p, st.v[i]);
  Ty last = st.v[st.n - 1];
  if (last->kind == TY_ARRAY) assemble(&p, ty_slice(fc->s, last->elem));
  assemble_traits(&p);
  if (st.bad_var && st.n == 1) { why->bad_var = true; return false; }
  for (u32 i = 0; i < st.n; i++) {
    if (is_ty_var(st.v[i])) { why->bad_var = true; return false; }
    if (pick_step(&p, &st, i, st.v[i], false, out)) return true;
    if (why->ambiguous) return false;
  }
  if (last->kind == TY_ARRAY && pick_step(&p, &st, st.n - 1, ty_slice(fc->s, last->elem), true, out)) return true;
  return false;
}

bool probe_assoc(Fcx *fc, Ty self, Sym name, Span at, Def **item, TyList **parent_args, ProbeFail *why) {
  bool even_private = why->even_private;
  Probe p = probe_new(fc, name, at, why, true);
  why->even_private = even_private;
  assemble(&p, self);
  assemble_traits(&p);
  const Cand *c = is_ty_var(self) ? NULL : pick_at(&p, self);
  if (!c) { why->bad_var = is_ty_var(self); return false; }
  Pick out = {0};
  if (!take(&p, c, self, &out)) return false;
  if (out.trait_candidate) use_trait_imports(fc->s, fc->mod, out.fn->parent);
  *item = out.fn;
  *parent_args = out.parent_args;
  return true;
}

bool trait_method_for(Fcx *fc, Def *trait, Ty self, const Ty *more, u32 n, Span at, Callee *out) {
  (void)at;
  TyList *args = ty_list_concat(fc->s, list1(fc->s, self), more, n);
  if (solve_probe(fc->inf, (TraitRef){trait, args}) == SOLVE_NO) return false;
  *out = (Callee){trait_method(fc->s, trait), args};
  return true;
}
