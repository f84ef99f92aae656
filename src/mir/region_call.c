/* Calls and projections: what the signatures, impls and bounds that are used say of regions. */
#include "mir/region.h"

enum { DEEP = 24 };

static Infer *infer_of(Body *B) {
  if (!B->f->infer) B->f->infer = infer_new(B->s, B->f->env);
  return B->f->infer;
}

/* --- impls ----------------------------------------------------------------- */
typedef struct Chosen { Def *impl; TyList *args; } Chosen;

static Chosen select_impl(Body *B, Def *trait, TyList *args) {
  Infer *f = infer_of(B);
  Snapshot sn = infer_snapshot(f);
  Selection sel;
  Chosen c = {0};
  if (solve_select(f, (TraitRef){trait, args}, &sel) == SOLVE_YES && sel.kind == SEL_IMPL) {
    for (u32 i = 0; i < sel.n_nested; i++) solve_add(f, sel.nested[i], (Cause){0});
    solve_pending(f);
    Ty v[32];
    u32 n = sel.impl_args->n;
    bool open = n > COUNTOF(v);
    for (u32 i = 0; i < n && !open; i++) {
      v[i] = infer_resolve(f, sel.impl_args->v[i]);
      open = (v[i]->flags & TF_INFER) != 0;
    }
    if (!open) c = (Chosen){sel.impl, ty_list(B->s, v, n)};
  }
  infer_rollback(f, sn);
  return c;
}

static Chosen impl_for(Body *B, Def *trait, Shape **args, u32 n) {
  Ty v[16];
  if (n > COUNTOF(v)) return (Chosen){0};
  for (u32 i = 0; i < n; i++) v[i] = args[i]->ty;
  TyList *l = ty_list(B->s, v, n);
  if (l->flags & (TF_INFER | TF_ERR)) return (Chosen){0};
  bool keep = !(l->flags & (TF_PARAM | TF_PROJ | TF_OPAQUE));
  u64 key = map_key2(trait->id, l->id);
  Chosen *hit = keep ? map_ptr(&B->R->chosen, key) : NULL;
  if (hit) return *hit;
  Chosen c = select_impl(B, trait, l);
  if (!keep) return c;
  hit = NEW(B->R->keep, Chosen);
  *hit = c;
  map_put(B->R->keep, &B->R->chosen, key, (u64)(uintptr_t)hit);
  return c;
}

static Region *fresh_regions(Body *B, u32 n) {
  Region *v = NEW_N(B->a, Region, n + 1);
  for (u32 i = 0; i < n; i++) v[i] = region_new(B);
  return v;
}

static Shape **fresh_types(Body *B, const TyList *l) {
  Shape **v = NEW_N(B->a, Shape *, l->n + 1);
  for (u32 i = 0; i < l->n; i++) v[i] = shape_fresh(B, l->v[i]);
  return v;
}

static void use_bounds(Body *B, const Sig *g, const Region *lt, u32 n_lt, Shape **args, u32 n);

/* The impl's header laid over the trait reference. Its parameters: lt, types. */
static Head *use_impl(Body *B, Chosen c, Shape **args, u32 n, Region **lt, Shape ***types) {
  Head *h = head_of(B->R, c.impl);
  *lt = fresh_regions(B, h->lt.n);
  *types = fresh_types(B, c.args);
  shape_relate(B, shape_subst(B, h->self, *lt, h->lt.n, *types, c.args->n), args[0], VAR_INV);
  for (u32 i = 1; i < n && i < h->n_args; i++)
    shape_relate(B, shape_subst(B, h->args[i], *lt, h->lt.n, *types, c.args->n), args[i], VAR_INV);
  if (B->depth < DEEP) use_bounds(B, &h->where, *lt, h->lt.n, *types, c.args->n);
  return h;
}

static bool all_plain(Shape **args, u32 n) {
  for (u32 i = 0; i < n; i++)
    if (args[i]->regions) return false;
  return true;
}

static void prove(Body *B, Def *trait, Shape **args, u32 n) {
  if (B->depth >= DEEP || all_plain(args, n)) return;
  B->depth++;
  Chosen c = impl_for(B, trait, args, n);
  Region *lt;
  Shape **types;
  if (c.impl) use_impl(B, c, args, n, &lt, &types);
  B->depth--;
}

/* --- projections ----------------------------------------------------------- */
static Shape *project_impl(Body *B, Def *assoc, Shape **args, u32 n, const Region *own, u32 n_own) {
  u32 arity = generics_total(def_generics(B->s, assoc->parent));
  if (n < arity) return NULL;
  Chosen c = impl_for(B, assoc->parent, args, arity);
  Def *item = c.impl ? impl_item_for(B->s, c.impl, assoc) : NULL;
  if (!item) return NULL;
  Region *lt;
  Shape **types;
  Head *h = use_impl(B, c, args, arity, &lt, &types);
  u32 k = c.args->n, total = k + n - arity;
  Shape **all = NEW_N(B->a, Shape *, total + 1);
  memcpy(all, types, k * sizeof *all);
  memcpy(all + k, args + arity, (n - arity) * sizeof *all);
  Region *given = NEW_N(B->a, Region, h->lt.n + n_own + 1);
  memcpy(given, lt, h->lt.n * sizeof *given);
  if (n_own) memcpy(given + h->lt.n, own, n_own * sizeof *given);
  return shape_subst(B, alias_of(B->R, item), given, h->lt.n + n_own, all, total);
}

static Shape *project_dyn(const Shape *self, Def *assoc) {
  u32 n = self->ty->args->n;
  for (u32 i = 0; i < self->ty->n_binds; i++)
    if (self->ty->binds[i].assoc == assoc && n + i < self->n) return self->sub[n + i];
  return NULL;
}

static Shape *project_one(Body *B, Def *assoc, Shape **args, u32 n, const Region *own, u32 lt, Ty norm) {
  Shape *self = args[0];
  switch (self->ty->kind) {
  case TY_OPAQUE: {
    Shape *t = opaque_bind(B->R, self->ty->def, assoc);
    if (!t) break;
    Shape **v = NEW_N(B->a, Shape *, self->ty->args->n + 1);
    for (u32 i = 0; i < self->ty->args->n; i++) v[i] = shape_part(B->a, self, i);
    return shape_subst(B, t, self->regs, self->n_regs, v, self->ty->args->n);
  }
  case TY_DYN: {
    Shape *t = project_dyn(self, assoc);
    if (t) return t;
    break;
  }
  case TY_ASYNC:
    if (self->n && def_is_lang(assoc, LANG_future_output)) return self->sub[self->n - 1];
    break;
  case TY_CLOSURE: case TY_FN_DEF:
    if (def_is_lang(assoc, LANG_fn_once_output) && n > 1) {
      u32 k = args[1]->ty->kind == TY_TUPLE ? args[1]->ty->args->n : 0;
      Shape **in = NEW_N(B->a, Shape *, k + 1), *out = shape_fresh(B, norm);
      for (u32 i = 0; i < k; i++) in[i] = shape_part(B->a, args[1], i);
      callable_regions(B, self, in, k, out);
      return out;
    }
    break;
  default: break;
  }
  return project_impl(B, assoc, args, n, own, lt);
}

Shape *shape_project(Body *B, Def *assoc, Shape **args, u32 n, const Region *own, u32 lt, Ty norm) {
  if (norm->kind == TY_PROJ && norm->def == assoc && norm->args->n == n && lt) {       /* nobody knows what it is, but what it is given */
    Shape *sh = shape_new(B->a, norm, lt, n);
    memcpy(sh->regs, own, lt * sizeof *own);
    memcpy(sh->sub, args, n * sizeof *args);
    shape_seal(sh);
    return sh;
  }
  if (norm->kind == TY_PROJ || B->depth >= DEEP || !n) return shape_fresh(B, norm);
  B->depth++;
  Shape *sh = project_one(B, assoc, args, n, own, lt, norm);
  B->depth--;
  return sh && sh->ty->kind == norm->kind ? sh : shape_fresh(B, norm);
}

/* --- closures and functions as values ---------------------------------------- */
typedef struct Slots { Body *B; VEC(Region) v; } Slots;
static void slot(void *ctx, Region r) {
  Slots *s = ctx;
  vec_push(s->B->a, &s->v, r);
}

void closure_needs(Body *B, const Shape *c, Shape *const *in, u32 n_in, const Shape *out) {
  const ClosureNeeds *k = map_ptr(&B->R->needs, c->ty->def->id);
  if (!k || (!k->v.n && !k->tests.n)) return;
  Slots s = {.B = B};
  Span at = B->at;
  EdgeKind kind = B->kind;
  for (u32 i = 0; i < c->n; i++) shape_each(B->R, c->sub[i], &s, slot);
  for (u32 i = 0; i < n_in; i++) shape_each(B->R, in[i], &s, slot);
  if (out) shape_each(B->R, out, &s, slot);
  if (out && s.v.n != k->n_slots) return;             /* made concrete otherwise than in its own body */
  for (u32 i = 0; i < k->v.n; i++) {
    Needs e = k->v.v[i];
    if (e.longer > s.v.n || (e.shorter != REGION_STATIC && e.shorter > s.v.n)) continue;
    B->at = e.span;
    B->kind = e.kind;
    B->inside = c->ty->kind == TY_CLOSURE;
    region_edge(B, s.v.v[e.longer - 1], e.shorter == REGION_STATIC ? REGION_STATIC : s.v.v[e.shorter - 1]);
  }
  for (u32 i = 0; i < k->tests.n && B->tests_wanted; i++) {
    NeedsTest t = k->tests.v[i];
    if (t.shorter <= s.v.n) vec_push(B->a, &B->tests, (TypeTest){t.param, s.v.v[t.shorter - 1], t.span});
  }
  B->at = at;
  B->kind = kind;
  B->inside = false;
}

static void call_closure(Body *B, const Shape *self, Shape *const *in, u32 n, Shape *out) {
  const AstBody *ab = self->ty->def->body;
  if (!ab || n != ab->n_params) return;
  Shape **ci = NEW_N(B->a, Shape *, n + 1);
  for (u32 i = 0; i < n; i++) ci[i] = shape_fresh(B, facts_norm(B->f, ty_subst(B->s, ab->param_tys[i], self->ty->args), ab->span));
  Shape *co = shape_fresh(B, facts_norm(B->f, ty_subst(B->s, ab->ret_ty, self->ty->args), ab->span));
  closure_needs(B, self, ci, n, co);
  for (u32 i = 0; i < n; i++) shape_relate(B, in[i], ci[i], VAR_CO);
  if (out) shape_relate(B, co, out, VAR_CO);
}

static void call_ctor(Body *B, Def *ctor, Shape *const *in, u32 n, Shape *out) {
  if (!out || out->ty->kind != TY_ADT) return;
  u32 variant = ctor->kind == DEF_VARIANT ? ctor->variant->index : 0;
  for (u32 i = 0; i < n; i++) shape_relate(B, in[i], shape_field(B, out, variant, i, in[i]->ty), VAR_CO);
}

void callable_regions(Body *B, const Shape *self, Shape *const *in, u32 n, Shape *out) {
  while (self->ty->kind == TY_REF || ty_is_lang(self->ty, LANG_owned_box)) {
    if (!self->n) return;
    self = self->sub[0];
  }
  if (B->depth >= DEEP || callable_called(B, self, in, n, out)) return;
  B->depth++;
  if (self->ty->kind == TY_CLOSURE) call_closure(B, self, in, n, out);
  else if (self->ty->kind == TY_FN_DEF && self->ty->def->kind != DEF_FN) call_ctor(B, self->ty->def, in, n, out);
  else if (self->ty->kind == TY_FN_DEF) {
    Shape **args = NEW_N(B->a, Shape *, n + 1);
    for (u32 i = 0; i < n; i++) args[i] = in[i];
    call_regions(B, self->ty->def, self->ty->args, args, n, out, EDGE_OTHER);
  }
  B->depth--;
}

/* --- bounds ---------------------------------------------------------------- */
static Def *assoc_named(Sema *s, Def *trait, Sym name, u32 depth) {
  Def *d = trait_item(s, trait, name, NS_TYPE);
  u32 n;
  const TraitRef *sup = !d && depth < 8 ? trait_supers(s, trait, &n) : NULL;
  for (u32 i = 0; sup && i < n && !d; i++) d = assoc_named(s, sup[i].trait, name, depth + 1);
  return d;
}

static void use_bound(Body *B, const Bound *b, const Region *lt, u32 n_lt, Shape **args, u32 n) {
  Shape *self = shape_subst(B, b->self, lt, n_lt, args, n);
  Shape **in = NEW_N(B->a, Shape *, b->n_in + 2);
  in[0] = self;
  for (u32 i = 0; i < b->n_in; i++) in[i + 1] = shape_subst(B, b->in[i], lt, n_lt, args, n);
  if (b->out) {
    in[b->n_in + 1] = shape_subst(B, b->out, lt, n_lt, args, n);
    Shape **v = callable_open(B, in + 1, b->n_in + 1);
    callable_regions(B, self, v, b->n_in, v[b->n_in]);
  }
  else if (!b->is) {
    if (generics_total(def_generics(B->s, b->trait)) == b->n_in + 1) prove(B, b->trait, in, b->n_in + 1);
  } else {
    Def *assoc = assoc_named(B->s, b->trait, b->assoc, 0);
    if (!assoc || generics_total(def_generics(B->s, assoc->parent)) != 1 || def_generics(B->s, assoc)->n) return;
    Ty t = facts_norm(B->f, ty_proj(B->s, assoc, ty_list(B->s, &self->ty, 1)), NO_SPAN);
    if (ty_plain(B->R, t)) return;
    shape_relate(B, shape_project(B, assoc, in, 1, NULL, 0, t), shape_subst(B, b->is, lt, n_lt, args, n), VAR_INV);
  }
}

static Region region_of(const Region *lt, u32 n_lt, Region r) {
  return r == REGION_STATIC ? r : r == REGION_ANEW || r - 1 >= n_lt ? REGION_ANEW : lt[r - 1];
}

static void use_bounds(Body *B, const Sig *g, const Region *lt, u32 n_lt, Shape **args, u32 n) {
  for (u32 i = 0; i < g->outlives.n; i++)
    region_edge(B, region_of(lt, n_lt, g->outlives.v[i].longer), region_of(lt, n_lt, g->outlives.v[i].shorter));
  for (u32 i = 0; i < g->type_outlives.n; i++) {
    Region r = region_of(lt, n_lt, g->type_outlives.v[i].shorter);
    if (r != REGION_ANEW) shape_outlives(B, shape_subst(B, g->type_outlives.v[i].ty, lt, n_lt, args, n), r);
  }
  if (B->depth >= DEEP) return;
  B->depth++;
  for (u32 i = 0; i < g->bounds.n; i++) use_bound(B, &g->bounds.v[i], lt, n_lt, args, n);
  B->depth--;
}

/* --- calls ----------------------------------------------------------------- */
static bool fn_trait(const Def *t) {
  return t && t->kind == DEF_TRAIT && (def_is_lang(t, LANG_fn) || def_is_lang(t, LANG_fn_mut) || def_is_lang(t, LANG_fn_once));
}

static void call_value(Body *B, Shape **args, u32 n_args, Shape *dest) {
  if (n_args < 2) return;
  u32 n = args[1]->ty->kind == TY_TUPLE ? args[1]->ty->args->n : 0;
  Shape **in = NEW_N(B->a, Shape *, n + 1);
  for (u32 i = 0; i < n; i++) in[i] = shape_part(B->a, args[1], i);
  callable_regions(B, args[0], in, n, dest);
}

void call_regions(Body *B, Def *callee, TyList *targs, Shape **args, u32 n_args, Shape *dest, EdgeKind dest_kind) {
  EdgeKind kind = B->kind;
  if (fn_trait(callee->parent)) {
    call_value(B, args, n_args, dest);
    return;
  }
  Sig *g = sig_of(B->R, callee);
  if (!g->known || g->n != n_args) return;
  bool asks = B->tests_wanted && g->type_outlives.n;
  if (!asks && (!dest || !dest->regions) && all_plain(args, n_args)) return;
  Region *lt = fresh_regions(B, g->lt.n);
  Shape **types = fresh_types(B, targs);
  B->kind = EDGE_CALL_ARG;
  for (u32 i = 0; i < n_args; i++) {
    Shape *in = shape_subst(B, g->in[i], lt, g->lt.n, types, targs->n);
    shape_relate(B, args[i], in, VAR_CO);
    B->kind = EDGE_OTHER;
    shape_well_formed(B, in);
    B->kind = EDGE_CALL_ARG;
  }
  B->kind = EDGE_BOUND;
  use_bounds(B, g, lt, g->lt.n, types, targs->n);
  Def *trait = callee->parent && callee->parent->kind == DEF_TRAIT ? callee->parent : NULL;
  u32 arity = trait ? generics_total(def_generics(B->s, trait)) : 0;
  if (arity > 1 && arity <= targs->n) prove(B, trait, types, arity);
  B->kind = dest_kind;
  if (dest) shape_relate(B, shape_subst(B, g->out, lt, g->lt.n, types, targs->n), dest, VAR_CO);
  B->kind = kind;
}
