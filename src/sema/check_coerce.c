/* Coercions (rustc_hir_typeck::coercion): never, reborrow and deref, unsizing, function
 * items and closures to pointers, and the common type of several expressions. */
#include "sema/check.h"

typedef struct Steps { Adjust v[32]; u32 n; } Steps;

static bool mut_ok(bool from, bool to) { return from || !to; }

/* --- unsizing ------------------------------------------------------------------ */
static bool unsize(Fcx *fc, Ty a, Ty b, Span at);

static Predicate dyn_pred(Fcx *fc, Ty dyn, Ty self, Span at) {
  return (Predicate){.kind = PRED_TRAIT, .tr = {dyn->def, ty_list_concat(fc->s, list1(fc->s, self), dyn->args->v, dyn->args->n)}, .span = at};
}
static TyList *super_args(Sema *s, Def *from, TyList *args, Def *to, u32 depth) {
  if (from == to) return args;
  u32 n = 0;
  const TraitRef *sup = trait_supers(s, from, &n);
  for (u32 i = 0; i < n && depth < 16; i++) {
    TyList *r = super_args(s, sup[i].trait, ty_subst_list(s, sup[i].args, args), to, depth + 1);
    if (r) return r;
  }
  return NULL;
}
static bool dyn_upcast(Fcx *fc, Ty a, Ty b) {
  if (b->def) {
    if (!a->def) return false;
    TyList *self_args = ty_list_concat(fc->s, list1(fc->s, a), a->args->v, a->args->n);
    TyList *up = super_args(fc->s, a->def, self_args, b->def, 0);
    if (!up) return false;
    for (u32 i = 0; i < b->args->n; i++)
      if (!infer_unify(fc->inf, up->v[i + 1], b->args->v[i])) return false;
    for (u32 i = 0; i < b->n_binds; i++)
      for (u32 k = 0; k < a->n_binds; k++)
        if (a->binds[k].assoc == b->binds[i].assoc && !infer_unify(fc->inf, a->binds[k].ty, b->binds[i].ty)) return false;
  }
  for (u32 i = 0; i < b->n_autos; i++) {
    bool has = false;
    for (u32 k = 0; k < a->n_autos; k++) has |= a->autos[k] == b->autos[i];
    if (!has && !(a->def && solve_holds(fc->inf, a, b->autos[i]))) return false;
  }
  return true;
}
static bool to_dyn(Fcx *fc, Ty a, Ty b, Span at) {
  if (is_ty_var(a)) return false;
  if (a->kind == TY_DYN) return dyn_upcast(fc, a, b);
  if (a->kind == TY_STR || a->kind == TY_SLICE) return false;
  Cause c = {.span = at, .kind = CAUSE_MISC};
  if (b->def) add_pred(fc, dyn_pred(fc, b, a, at), c);
  for (u32 i = 0; i < b->n_binds; i++) {
    Def *tr = b->binds[i].assoc->parent;
    TyList *self_args = ty_list_concat(fc->s, list1(fc->s, a), b->args->v, b->args->n);
    TyList *args = super_args(fc->s, b->def, self_args, tr, 0);
    if (!args) args = self_args;
    add_pred(fc, (Predicate){.kind = PRED_PROJ, .tr = {tr, args}, .assoc = b->binds[i].assoc, .assoc_args = args, .ty = b->binds[i].ty, .span = at}, c);
  }
  for (u32 i = 0; i < b->n_autos; i++) add_trait(fc, b->autos[i], a, NULL, 0, c);
  add_trait(fc, lang_item(fc->s, LANG_sized), a, NULL, 0, c);
  return true;
}
/* Foo<.., T> -> Foo<.., U> where only the last field speaks of T */
static bool unsize_struct(Fcx *fc, Ty a, Ty b, Span at) {
  if (a->def != b->def || a->def->kind != DEF_STRUCT || !a->args->n) return false;
  u32 n = 0;
  VariantDef *v = def_variants(fc->s, a->def, &n);
  if (!v || !v->n) return false;
  bool differs = false;
  for (u32 i = 0; i < a->args->n; i++) differs |= shallow(fc, a->args->v[i]) != shallow(fc, b->args->v[i]);
  if (!differs) return false;
  Ty last = field_type(fc->s, &v->fields[v->n - 1]);
  Ty fa = norm(fc, ty_subst(fc->s, last, a->args), at), fb = norm(fc, ty_subst(fc->s, last, b->args), at);
  if (!unsize(fc, fa, fb, at)) return false;
  for (u32 i = 0; i + 1 < a->args->n; i++)
    if (!infer_unify(fc->inf, a->args->v[i], b->args->v[i])) return false;
  return true;
}
static bool unsize(Fcx *fc, Ty a, Ty b, Span at) {
  a = shallow(fc, a);
  b = shallow(fc, b);
  if (a->kind == TY_ARRAY && b->kind == TY_SLICE) return infer_unify(fc->inf, a->elem, b->elem);
  if (b->kind == TY_DYN) return to_dyn(fc, a, b, at);
  if (a->kind == TY_ADT && b->kind == TY_ADT) return unsize_struct(fc, a, b, at);
  return false;
}

static bool coerce_unsized_adt(Fcx *fc, Ty a, Ty b, Span at, u32 depth);
static bool coerce_unsized_rel(Fcx *fc, Ty a, Ty b, Span at, u32 depth) {
  a = shallow(fc, a);
  b = shallow(fc, b);
  bool pa = a->kind == TY_REF || a->kind == TY_PTR, pb = b->kind == TY_REF || b->kind == TY_PTR;
  if (pa && pb) {
    if (!mut_ok(a->mut, b->mut) || (a->kind == TY_PTR && b->kind == TY_REF)) return false;
    return unsize(fc, a->elem, b->elem, at);
  }
  return coerce_unsized_adt(fc, a, b, at, depth);
}
static bool impl_coerce_unsized(Fcx *fc, Def *impl, Ty a, Ty b, Span at, u32 depth) {
  impl_header(fc->s, impl);
  TyList *args = infer_fresh_args(fc->inf, impl, NULL, at);
  TyList *tr = ty_subst_list(fc->s, impl->impl_trait.args, args);
  if (tr->n < 2 || !infer_unify(fc->inf, tr->v[0], a) || !infer_unify(fc->inf, tr->v[1], b)) return false;
  Def *cu = lang_item(fc->s, LANG_coerce_unsized), *us = lang_item(fc->s, LANG_unsize);
  const Predicates *ps = def_predicates(fc->s, impl);
  for (u32 i = 0; ps && i < ps->n; i++) {
    Predicate p = pred_subst(fc->s, ps->v[i], args);
    if (p.kind == PRED_TRAIT && p.tr.trait == cu) {
      if (!coerce_unsized_rel(fc, p.tr.args->v[0], p.tr.args->v[1], at, depth + 1)) return false;
    } else if (p.kind == PRED_TRAIT && p.tr.trait == us) {
      if (!unsize(fc, p.tr.args->v[0], p.tr.args->v[1], at)) return false;
    } else {
      add_pred(fc, p, cause_at(at));
    }
  }
  return true;
}
static bool coerce_unsized_adt(Fcx *fc, Ty a, Ty b, Span at, u32 depth) {
  if (a->kind != TY_ADT || b->kind != TY_ADT || a->def != b->def || !a->args->n || a == b || depth > 8) return false;
  DefVec impls = {0};
  trait_impls(fc->s, lang_item(fc->s, LANG_coerce_unsized), a, &impls);
  for (u32 i = 0; i < impls.n; i++) {
    Snapshot sn = infer_snapshot(fc->inf);
    if (impl_coerce_unsized(fc, impls.v[i], a, b, at, depth)) return true;
    infer_rollback(fc->inf, sn);
  }
  return false;
}

/* Could unsizing give this pointee? Only a filter, for speed. */
static bool unsizable(Fcx *fc, Ty to) {
  to = shallow(fc, to);
  return to->kind == TY_SLICE || to->kind == TY_DYN || (to->kind == TY_ADT && to->args->n);
}
static void push(Steps *st, AdjustKind k, bool mut, Ty target) {
  if (st->n < COUNTOF(st->v)) st->v[st->n++] = (Adjust){.kind = k, .mut = mut, .target = target};
}
static bool try_unsized(Fcx *fc, Ty a, Ty b, Span at, Steps *st) {
  bool pa = a->kind == TY_REF || a->kind == TY_PTR, pb = b->kind == TY_REF || b->kind == TY_PTR;
  if (pa && pb ? !unsizable(fc, b->elem) : !(a->kind == TY_ADT && b->kind == TY_ADT && a->def == b->def)) return false;
  Snapshot sn = infer_snapshot(fc->inf);
  if (!coerce_unsized_rel(fc, a, b, at, 0)) { infer_rollback(fc->inf, sn); return false; }
  if (a->kind == TY_REF && pb) {
    push(st, ADJ_DEREF, false, a->elem);
    if (b->kind == TY_REF) push(st, ADJ_REF, b->mut, ty_ref(fc->s, a->elem, b->mut));
    else push(st, ADJ_RAW, b->mut, ty_ptr(fc->s, a->elem, b->mut));
  } else if (a->kind == TY_PTR && a->mut && !b->mut) {
    push(st, ADJ_MUT_TO_CONST, false, ty_ptr(fc->s, a->elem, false));
  }
  push(st, ADJ_UNSIZE, false, b);
  return true;
}

/* --- references and pointers --------------------------------------------------- */
static bool to_ref(Fcx *fc, Ty a, Ty b, Span at, Steps *st) {
  if (a->kind != TY_REF) return infer_unify(fc->inf, a, b);
  if (!mut_ok(a->mut, b->mut)) return false;
  DerefSteps ds;
  autoderef(fc, a, at, false, &ds);
  for (u32 i = 1; i < ds.n; i++) {
    Snapshot sn = infer_snapshot(fc->inf);
    if (!infer_unify(fc->inf, ty_ref(fc->s, ds.v[i], b->mut), b)) { infer_rollback(fc->inf, sn); continue; }
    if (i == 1 && !a->mut && !b->mut) return true;
    st->n = deref_adjusts(fc, &ds, i, b->mut, st->v);
    push(st, ADJ_REF, b->mut, b);
    return true;
  }
  return false;
}
static bool to_raw(Fcx *fc, Ty a, Ty b, Steps *st) {
  if (a->kind != TY_REF && a->kind != TY_PTR) return infer_unify(fc->inf, a, b);
  if (!mut_ok(a->mut, b->mut) || !infer_unify(fc->inf, a->elem, b->elem)) return false;
  if (a->kind == TY_REF) { push(st, ADJ_DEREF, false, a->elem); push(st, ADJ_RAW, b->mut, b); }
  else if (a->mut != b->mut) push(st, ADJ_MUT_TO_CONST, false, b);
  return true;
}
static bool to_fn_ptr(Fcx *fc, Ty a, Ty b, Steps *st) {
  if (b->kind != TY_FN_PTR) return infer_unify(fc->inf, a, b);
  if (a->kind == TY_CLOSURE && a->def->body && a->def->body->mentions_upvars) return false;
  if (!infer_unify(fc->inf, sig_fn_ptr(fc, a), b)) return false;
  push(st, a->kind == TY_CLOSURE ? ADJ_CLOSURE_FN_PTR : ADJ_FN_PTR, false, b);
  return true;
}

static bool coerce_steps(Fcx *fc, Ty a, Ty b, Span at, Steps *st) {
  a = resolve_now(fc, a);
  b = shallow(fc, b);
  if (is_err(a) || is_err(b)) return infer_unify(fc->inf, a, b);
  if (a->kind == TY_NEVER) {
    if (b->kind == TY_NEVER) return true;
    if (is_ty_var(b)) infer_set_diverging(fc->inf, b);
    push(st, ADJ_NEVER, false, b);
    return true;
  }
  if (is_ty_var(a) || is_ty_var(b)) {
    return infer_unify(fc->inf, a, b);
  }
  if (try_unsized(fc, a, b, at, st)) return true;
  if (b->kind == TY_PTR) return to_raw(fc, a, b, st);
  if (b->kind == TY_REF) return to_ref(fc, a, b, at, st);
  if (a->kind == TY_FN_DEF || a->kind == TY_CLOSURE) return to_fn_ptr(fc, a, b, st);
  return infer_unify(fc->inf, a, b);
}

/* A trait object was made of e: may there be objects of its trait? */
static Ty pointee(Fcx *fc, Ty t) {
  t = shallow(fc, t);
  while (t->kind == TY_ADT && t->args->n) t = shallow(fc, t->args->v[0]);
  return t->kind == TY_REF || t->kind == TY_PTR ? shallow(fc, t->elem) : t;
}
static void made_object(Fcx *fc, Expr *e, Ty from, Ty t) {
  t = pointee(fc, t);
  if (pointee(fc, from)->kind == TY_DYN) return;
  if (t->kind == TY_DYN && t->def && report_not_object_safe(fc->s, t->def, e->span)) fc->root->has_error = true;
}
bool coerce(Fcx *fc, Expr *e, Ty from, Ty to) {
  Steps st = {.n = 0};
  Snapshot sn = infer_snapshot(fc->inf);
  if (!coerce_steps(fc, from, to, e->span, &st)) { infer_rollback(fc->inf, sn); return false; }
  if (st.n) apply_adjusts(fc, e, st.v, st.n);
  if (st.n && st.v[st.n - 1].kind == ADJ_UNSIZE && !fc->owner->is_lib) made_object(fc, e, from, st.v[st.n - 1].target);
  return true;
}
bool can_coerce(Fcx *fc, Ty from, Ty to) {
  Steps st = {.n = 0};
  Snapshot sn = infer_snapshot(fc->inf);
  bool ok = coerce_steps(fc, from, to, NO_SPAN, &st);
  infer_rollback(fc->inf, sn);
  return ok;
}

/* --- one type for several expressions ------------------------------------------- */
CoerceMany many_new(Ty expected) { return (CoerceMany){.expected = expected}; }
Ty many_type(Fcx *fc, CoerceMany *m) { return m->bad ? fc->s->t_err : m->pushed ? m->merged : fc->s->t_never; }

static bool noop_reborrow(Expr *e) {
  e = expr_of(e);
  if (!e->n_adj) return true;
  return e->n_adj == 2 && e->adj[0].kind == ADJ_DEREF && e->adj[1].kind == ADJ_REF && e->adj[1].target == e->ty;
}
static bool both_fn(Fcx *fc, CoerceMany *m, Expr *e, Ty prev, Ty t) {
  bool fp = prev->kind == TY_FN_DEF || prev->kind == TY_CLOSURE, ft = t->kind == TY_FN_DEF || t->kind == TY_CLOSURE;
  if (!fp || !ft || (prev->def == t->def && infer_unify(fc->inf, prev, t))) return false;
  if (prev->kind == TY_CLOSURE && prev->def->body->mentions_upvars) return false;
  if (t->kind == TY_CLOSURE && t->def->body->mentions_upvars) return false;
  Ty ptr = sig_fn_ptr(fc, prev);
  if (!infer_unify(fc->inf, ptr, sig_fn_ptr(fc, t))) return false;
  for (u32 i = 0; i < m->exprs.n; i++)
    if (m->exprs.v[i]) coerce(fc, m->exprs.v[i], expr_of(m->exprs.v[i])->ty, ptr);
  if (e) coerce(fc, e, t, ptr);
  m->merged = ptr;
  return true;
}
static bool lub(Fcx *fc, CoerceMany *m, Expr *e, Ty t) {
  Ty prev = resolve_now(fc, m->merged);
  t = resolve_now(fc, t);
  if (both_fn(fc, m, e, prev, t)) return true;
  if (prev->kind == TY_NEVER && t->kind != TY_NEVER) {
    for (u32 i = 0; i < m->exprs.n; i++)
      if (m->exprs.v[i] && shallow(fc, expr_adj_ty(m->exprs.v[i]))->kind == TY_NEVER) coerce(fc, m->exprs.v[i], prev, t);
    m->merged = t;
    return true;
  }
  if (e ? coerce(fc, e, t, prev) : infer_unify(fc->inf, t, prev)) return true;
  for (u32 i = 0; i < m->exprs.n; i++)
    if (m->exprs.v[i] && !noop_reborrow(m->exprs.v[i])) return false;
  if (!can_coerce(fc, prev, t)) return false;
  for (u32 i = 0; i < m->exprs.n; i++)
    if (m->exprs.v[i] && !coerce(fc, m->exprs.v[i], prev, t)) return false;
  m->merged = t;
  return true;
}
bool many_add(Fcx *fc, CoerceMany *m, Expr *e, Ty t) {
  if (is_err(shallow(fc, t))) { m->bad = true; return true; }
  if (m->bad) return true;
  bool ok;
  if (!m->pushed) {
    Ty want = shallow(fc, m->expected);
    Ty now = resolve_now(fc, t);
    if (now->kind == TY_NEVER && is_ty_var(want)) { ok = true; m->merged = now; }
    else { ok = e ? coerce(fc, e, t, want) : infer_unify(fc->inf, t, want); m->merged = want; }
  } else if (shallow(fc, m->merged)->kind != TY_NEVER && shallow(fc, t)->kind == TY_NEVER && e) {
    ok = coerce(fc, e, t, m->merged);
  } else {
    if (shallow(fc, m->merged)->kind == TY_NEVER && shallow(fc, m->expected)->kind != TY_NEVER && !is_ty_var(shallow(fc, m->expected))) m->merged = m->expected;
    ok = lub(fc, m, e, t);
  }
  m->pushed++;
  vec_push(fc->arena, &m->exprs, e);
  if (!ok) m->bad = true;
  else if (is_ty_var(shallow(fc, m->expected)) && shallow(fc, m->merged)->kind != TY_NEVER) infer_unify(fc->inf, m->expected, m->merged);
  return ok;
}
bool many_add_unit(Fcx *fc, CoerceMany *m) { return many_add(fc, m, NULL, fc->s->t_unit); }
