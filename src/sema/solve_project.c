/* solve_project.c — what an associated type is.
 *
 * `<T as Tr<A>>::X` is found in the environment (`T: Tr<X = U>`), in the bounds of
 * an associated or opaque type, in the bindings of a dyn type, or by selecting the
 * trait and reading the impl. Selected through a where-clause that does not say,
 * it is rigid: a type of its own, equal only to itself. With unknown self it is
 * not known yet: a fresh variable takes its place and an obligation waits.
 */
#include "sema/solve_priv.h"

static u32 trait_arity(Sema *s, Def *trait) { return generics_total(def_generics(s, trait)); }

/* A PRED_PROJ that speaks of assoc<args>: its type, or NULL. */
static Ty from_pred(Infer *f, const Predicate *p, Def *assoc, TyList *args, bool env) {
  if (p->kind != PRED_PROJ || p->assoc != assoc) return NULL;
  return (env ? infer_unify_rigid(f, p->assoc_args, args) : infer_unify_lists(f, p->assoc_args, args)) ? p->ty : NULL;
}

static Ty from_env(Infer *f, Def *assoc, TyList *args) {
  for (u32 i = 0; i < f->env->n; i++) {
    Ty t = from_pred(f, &f->env->v[i], assoc, args, true);
    if (t) return t;
  }
  return NULL;
}

static Ty from_bounds(Infer *f, Def *assoc, TyList *args) {
  for (Ty self = infer_shallow(f, args->v[0]); self->kind == TY_PROJ || self->kind == TY_OPAQUE; self = infer_shallow(f, self->args->v[0])) {
    const Predicates *ps = item_bounds(f->s, self->def);
    for (u32 i = 0; i < ps->n; i++) {
      if (ps->v[i].kind != PRED_PROJ || ps->v[i].assoc != assoc) continue;
      Predicate p = pred_subst(f->s, ps->v[i], self->args);
      Ty t = from_pred(f, &p, assoc, args, false);
      if (t) return t;
    }
    if (self->kind == TY_OPAQUE || !self->args->n) break;
  }
  return NULL;
}

static Ty from_dyn(Infer *f, Def *assoc, TyList *args) {
  Ty self = infer_shallow(f, args->v[0]);
  if (self->kind != TY_DYN || !self->def) return NULL;
  for (u32 i = 0; i < self->n_binds; i++)
    if (self->binds[i].assoc == assoc) return self->binds[i].ty;
  /* trait Sub: Super<X = u32>, also through several */
  TyList *id = ty_list(f->s, &self, 1);
  if (self->args) id = ty_list_concat(f->s, id, self->args->v, self->args->n);
  TraitRef work[32] = {{self->def, id}};
  for (u32 at = 0, n = 1; at < n; at++) {
    const Predicates *b = item_bounds(f->s, work[at].trait);
    for (u32 i = 0; i < b->n; i++)
      if (b->v[i].kind == PRED_PROJ && b->v[i].assoc == assoc) return ty_subst(f->s, b->v[i].ty, work[at].args);
    u32 ns;
    const TraitRef *sup = trait_supers(f->s, work[at].trait, &ns);
    for (u32 i = 0; i < ns && n < COUNTOF(work); i++)
      work[n++] = (TraitRef){sup[i].trait, ty_subst_list(f->s, sup[i].args, work[at].args)};
  }
  return NULL;
}

static Ty from_impl(Infer *f, Def *assoc, TyList *args, const Selection *sel, u32 arity) {
  Sema *s = f->s;
  Def *item = impl_item_for(s, sel->impl, assoc);
  TyList *own = sel->impl_args;
  if (!item) {                         /* the trait's default */
    Ty d = def_type(s, assoc);
    return d ? ty_subst(s, d, args) : s->t_err;
  }
  if (args->n > arity) own = ty_list_concat(s, own, args->v + arity, args->n - arity);
  Ty t = def_type(s, item);
  return t ? ty_subst(s, t, own) : s->t_err;
}

static Ty future_output_of(Infer *f, Ty fut) {
  Def *out = lang_item(f->s, LANG_future_output);
  return ty_proj(f->s, out, ty_list(f->s, &fut, 1));
}

/* Output of Fn traits; of AsyncFn traits, Output is what the future gives, and the
 * bounded associated types are the future itself. */
static Ty from_callable(Infer *f, Def *assoc, TyList *args, PredVec *out) {
  TyList *in;
  Ty ret;
  if (!callable_with(f, infer_shallow(f, args->v[0]), &in, &ret, out)) return f->s->t_err;
  if (def_is_lang(assoc, LANG_call_once_future) && closure_lends(infer_shallow(f, args->v[0])))
    return norm_into(f, ty_subst(f->s, def_sig(f->s, lang_item(f->s, LANG_async_call_owned))->output, args), out);
  const Def *t = assoc->parent;
  bool async = def_is_lang(t, LANG_async_fn) || def_is_lang(t, LANG_async_fn_mut) || def_is_lang(t, LANG_async_fn_once);
  if (!async || (assoc->item && assoc->item->bounds.n)) return ret;
  return future_output_of(f, ret);
}

static Ty from_async(Infer *f, Ty self) {
  AstBody *b = self->def->body;
  return b && b->ret_ty ? ty_subst(f->s, b->ret_ty, self->args) : f->s->t_err;
}

/* The selected impl's arguments may be fixed only by its conditions. */
static void settle_impl(Infer *f, Selection *sel, PredVec *out) {
  PredVec ps = {0};
  for (u32 i = 0; i < sel->n_nested; i++)
    if (sel->nested[i].kind == PRED_PROJ) vec_push(f->s->arena, &ps, sel->nested[i]);
  for (u32 i = 0; i < sel->n_nested; i++)
    if (sel->nested[i].kind == PRED_TRAIT) vec_push(f->s->arena, &ps, sel->nested[i]);
  if (infer_resolve_list(f, sel->impl_args)->flags & TF_INFER) {
    commit_all(f, &ps, NULL);
    if (infer_resolve_list(f, sel->impl_args)->flags & TF_INFER)
      for (u32 i = 0; i < ps.n; i++) vec_push(f->s->arena, out, ps.v[i]);
  }
}

static ProjKind project_selected(Infer *f, Def *assoc, TyList *args, PredVec *out, Ty *result, u32 arity) {
  Selection sel;
  TraitRef tr = {assoc->parent, args->n == arity ? args : ty_list(f->s, args->v, arity)};
  switch (select_in(f, tr, &sel, NULL)) {
  case SOLVE_MAYBE: return PROJ_UNKNOWN;
  case SOLVE_NO: return PROJ_ERROR;
  case SOLVE_YES: break;
  }
  switch (sel.kind) {
  case SEL_IMPL:
    settle_impl(f, &sel, out);
    *result = from_impl(f, assoc, args, &sel, arity);
    return PROJ_IS;
  case SEL_CLOSURE:
  case SEL_FN: *result = from_callable(f, assoc, args, out); return PROJ_IS;
  case SEL_FUTURE: *result = from_async(f, infer_shallow(f, args->v[0])); return PROJ_IS;
  case SEL_PARAM:
  case SEL_OPAQUE: {                   /* the header may have bound variables: ask again */
    Ty t = from_env(f, assoc, args);
    if (!t) t = from_bounds(f, assoc, args);
    if (t) *result = t;
    return t ? PROJ_IS : PROJ_RIGID;
  }
  default: return PROJ_RIGID;
  }
}

ProjKind project(Infer *f, Def *assoc, TyList *args, PredVec *out, Ty *result) {
  args = infer_resolve_list(f, args);
  Ty self = args->v[0];
  u32 arity = trait_arity(f->s, assoc->parent);
  if (self->kind == TY_ERR) {
    *result = f->s->t_err;
    return PROJ_IS;
  }
  if (self->kind == TY_INFER && self->infer == INFER_TY) return PROJ_UNKNOWN;
  u64 key = map_key2(assoc->id, args->id);
  bool plain = !(args->flags & (TF_PARAM | TF_INFER | TF_ERR | TF_OPAQUE | TF_PROJ | TF_LATE)) && !env_speaks_of_types(f);
  Ty known = plain ? map_ptr(&solve_state(f->s)->projections, key) : NULL;
  if (known) {
    *result = known;
    return PROJ_IS;
  }
  Ty same = ty_proj(f->s, assoc, args);
  Ty t = from_env(f, assoc, args);
  if (!t) t = from_bounds(f, assoc, args);
  if (!t) t = from_dyn(f, assoc, args);
  if (t && t != same) {
    *result = t;
    return PROJ_IS;
  }
  if (t) return PROJ_RIGID;
  u32 more = out->n;
  bool unknown = f->hit_unknown;
  f->hit_unknown = false;
  ProjKind k = project_selected(f, assoc, args, out, result, arity);
  bool whole = plain && k == PROJ_IS && out->n == more && !f->hit_unknown && !f->overflow;
  if (whole && !((*result)->flags & (TF_INFER | TF_ERR))) map_put(f->s->arena, &solve_state(f->s)->projections, key, (u64)(uintptr_t)*result);
  f->hit_unknown |= unknown;
  return k;
}

/* --- normalising whole types ---------------------------------------------------------- */

typedef struct Norm { Infer *f; PredVec *out; } Norm;

static Predicate trait_pred_of_proj(Sema *s, Def *assoc, TyList *args) {
  return pred_trait((TraitRef){assoc->parent, ty_list(s, args->v, trait_arity(s, assoc->parent))});
}

static Ty wait_for(Infer *f, Def *assoc, TyList *args, PredVec *out) {
  Ty v = infer_var(f, INFER_TY, NO_SPAN);
  Predicate p = trait_pred_of_proj(f->s, assoc, args);
  p.kind = PRED_PROJ;
  p.assoc = assoc;
  p.assoc_args = args;
  p.ty = v;
  vec_push(f->s->arena, out, p);
  return v;
}

static Ty norm_proj(Infer *f, Ty t, PredVec *out) {
  bool closed = !(t->flags & TF_INFER);
  Ty hit = closed ? map_ptr(&f->env_norm, t->id) : NULL;
  if (hit) return hit;
  if (f->norm_depth >= SOLVE_DEPTH) {
    f->overflow = true;
    return f->s->t_err;
  }
  f->norm_depth++;
  bool saved = f->hit_unknown;
  f->hit_unknown = false;
  Ty r = NULL;
  switch (project(f, t->def, t->args, out, &r)) {
  case PROJ_IS: r = norm_into(f, infer_resolve(f, r), out); break;
  case PROJ_RIGID: r = ty_proj(f->s, t->def, infer_resolve_list(f, t->args)); break;
  case PROJ_UNKNOWN: r = wait_for(f, t->def, t->args, out); break;
  case PROJ_ERROR:
    vec_push(f->s->arena, out, trait_pred_of_proj(f->s, t->def, t->args));
    r = f->s->t_err;
    closed = false;
    break;
  }
  f->norm_depth--;
  if (r->flags & TF_ERR) f->tainted = true;
  if (closed && !(r->flags & (TF_INFER | TF_ERR)) && !f->hit_unknown) map_put(f->s->arena, &f->env_norm, t->id, (u64)(uintptr_t)r);
  f->hit_unknown |= saved;
  return r;
}

static Ty reveal_opaque(Infer *f, Ty t, PredVec *out) {
  Def *d = t->def;
  if (!d->hidden && d->opaque_fn) body_check(f->s, d->opaque_fn);
  if (!d->hidden || f->norm_depth >= SOLVE_DEPTH) return t;
  f->norm_depth++;
  Ty r = norm_into(f, ty_subst(f->s, d->hidden, t->args), out);
  f->norm_depth--;
  return r;
}

static Ty norm_at(void *ctx, Ty t) {
  Norm *n = ctx;
  if (t->kind == TY_PROJ) return norm_proj(n->f, t, n->out);
  if (t->kind == TY_OPAQUE && n->f->reveal) return reveal_opaque(n->f, t, n->out);
  return t;
}

static u8 norm_flags(Infer *f) { return (u8)(TF_PROJ | (f->reveal ? TF_OPAQUE : 0)); }

Ty norm_into(Infer *f, Ty t, PredVec *out) {
  if (!(t->flags & norm_flags(f))) return t;
  t = infer_resolve(f, t);
  return ty_fold(f->s, t, (TyFolder){&(Norm){f, out}, norm_at, norm_flags(f)});
}

TyList *norm_list_into(Infer *f, TyList *l, PredVec *out) {
  if (!l || !(l->flags & norm_flags(f))) return l;
  l = infer_resolve_list(f, l);
  return ty_fold_list(f->s, l, (TyFolder){&(Norm){f, out}, norm_at, norm_flags(f)});
}

Predicate norm_pred(Infer *f, Predicate p, PredVec *out) {
  p.tr.args = norm_list_into(f, p.tr.args, out);
  if (p.kind == PRED_PROJ) {
    p.assoc_args = norm_list_into(f, p.assoc_args, out);
    p.ty = norm_into(f, p.ty, out);
  }
  return p;
}

Ty normalize(Infer *f, Ty t, Span at) {
  PredVec out = {0};
  Ty r = norm_into(f, t, &out);
  for (u32 i = 0; i < out.n; i++) solve_add(f, out.v[i], (Cause){.span = at, .kind = CAUSE_MISC});
  if (f->overflow && !f->silent && at.lo) {
    Str x = ty_str(f->s, infer_resolve(f, t));
    diag(f->s->sx->diags, DIAG_E0275, at, "overflow evaluating the requirement `%.*s == _`", STR_ARG(x));
    f->overflow = false;
  }
  return r;
}

Ty normalize_concrete(Sema *s, Ty t) {
  if (!(t->flags & (TF_PROJ | TF_OPAQUE))) return t;
  SolveState *st = solve_state(s);
  Ty hit = map_ptr(&st->concrete, t->id);
  if (hit) return hit;
  Infer *f = query_infer(s);
  Snapshot sn = infer_snapshot(f);
  PredVec out = {0};
  Ty r = norm_into(f, t, &out);
  if (out.n) commit_all(f, &out, NULL);
  r = infer_resolve(f, r);
  infer_rollback(f, sn);
  if (!(r->flags & (TF_INFER | TF_ERR | TF_OPAQUE))) map_put(s->arena, &st->concrete, t->id, (u64)(uintptr_t)r);
  return r;
}
