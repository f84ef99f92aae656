/* collect_lower — types, generic arguments and bounds as written become Types.
 *
 * `T::Item` is found by the bounds that are written on T (in the generics and
 * where clauses around), by resolving only the bound's trait: asking for all
 * predicates of the owner would go round in a circle.
 */
#include "sema/resolve.h"
#include "sema/suggest.h"

static const char *zsym(Sema *s, Sym n) { return sym_z(s->sx->in, n); }
static Diags *dg(Lower *l) { return l->s->sx->diags; }

/* --- traits' associated types through supertraits ------------------------ */
static Def *find_assoc_deep(Sema *s, TraitRef tr, Sym name, TraitRef *where, u32 depth) {
  Def *d = trait_item(s, tr.trait, name, NS_TYPE);
  if (d) {
    *where = tr;
    return d;
  }
  u32 n = 0;
  const TraitRef *sup = depth < 16 ? trait_supers(s, tr.trait, &n) : NULL;
  for (u32 i = 0; i < n && !d; i++) {
    TraitRef up = {sup[i].trait, ty_subst_list(s, sup[i].args, tr.args)};
    d = find_assoc_deep(s, up, name, where, depth + 1);
  }
  return d;
}

Def *find_assoc_ty(Sema *s, TraitRef tr, Sym name, TraitRef *where) { return find_assoc_deep(s, tr, name, where, 0); }

/* Is there an associated type of that name in the trait or above it? Resolves bounds' traits only. */
static bool trait_has_assoc(Sema *s, Def *trait, Sym name, u32 depth) {
  if (trait_item(s, trait, name, NS_TYPE)) return true;
  const Item *it = trait->item;
  for (u32 i = 0; it && depth < 16 && i < it->bounds.n; i++) {
    if (!it->bounds.v[i].trait || it->bounds.v[i].maybe) continue;
    PathRes r = resolve_path_as(s, trait->module, trait, it->bounds.v[i].trait, PU_TRAIT, true);
    if (r.kind == RES_DEF && r.def->kind == DEF_TRAIT && r.def != trait && trait_has_assoc(s, r.def, name, depth + 1)) return true;
  }
  return false;
}

/* --- generic arguments --------------------------------------------------- */
static Ty const_from_type(Lower *l, TypeExpr *te, Ty want) {
  if (te->kind == TE_INFER && l->hole) return infer_var(l->hole, INFER_CONST, te->span);
  if (te->kind != TE_PATH) return l->s->t_err;
  Expr *e = NEW(l->s->arena, Expr);
  *e = (Expr){.kind = E_PATH, .span = te->span, .path = te->path};
  return const_arg(l->s, l->m, l->owner, e, want);
}

static Ty lower_one_arg(Lower *l, const GenericsParam *p, GenericArg *a) {
  if (a->kind == GA_CONST) return p->is_const ? const_arg(l->s, l->m, l->owner, a->cexpr, p->const_ty) : l->s->t_err;
  return p->is_const ? const_from_type(l, a->ty, p->const_ty) : lower_ty(l, a->ty);
}

static Ty missing_arg(Lower *l, Def *def, const GenericsParam *p, const Ty *have, u32 n, Span at) {
  Ty t = l->fill ? NULL : generic_default(l->s, def, p, ty_list(l->s, have, n));
  if (t) return t;
  if (!l->hole) return l->s->t_err;
  return infer_var(l->hole, p->is_const ? INFER_CONST : INFER_TY, at);
}

static bool synthetic_param(const GenericsParam *p) { return p->def && p->def->aux_synthetic; }

static void count_error(Lower *l, Def *def, u32 given, u32 min, u32 max, Span at) {
  const char *kind = def_kind_name(def);
  u32 want = given < min ? min : max;
  Diag *g;
  if (!given) {
    g = diag(dg(l), DIAG_E0107, at, "missing generics for %s `%s`", kind, zsym(l->s, def->name));
    diag_primary(dg(l), g, "expected %u generic argument%s", want, want == 1 ? "" : "s");
    return;
  }
  g = diag(dg(l), DIAG_E0107, at, "%s takes %s%u generic argument%s but %u generic argument%s supplied", kind,
           min == max ? "" : given < min ? "at least " : "at most ", want, want == 1 ? "" : "s", given, given == 1 ? " was" : "s were");
  diag_primary(dg(l), g, "expected %u generic argument%s", want, want == 1 ? "" : "s");
}

static u32 given_args(const GenericArgs *ga) {
  u32 n = 0;
  for (u32 i = 0; ga && i < ga->n; i++) n += ga->v[i].kind == GA_TYPE || ga->v[i].kind == GA_CONST;
  return n;
}

static GenericArg *nth_arg(GenericArgs *ga, u32 k) {
  for (u32 i = 0; ga && i < ga->n; i++)
    if ((ga->v[i].kind == GA_TYPE || ga->v[i].kind == GA_CONST) && k-- == 0) return &ga->v[i];
  return NULL;
}

/* Fn(A, B): one argument, the tuple */
static Ty paren_tuple(Lower *l, GenericArgs *ga) {
  Ty *v = NEW_N(l->s->arena, Ty, ga->n + 1);
  for (u32 i = 0; i < ga->n; i++) v[i] = lower_ty(l, ga->v[i].ty);
  return ty_tuple(l->s, v, ga->n);
}

TyList *lower_generic_args(Lower *l, Def *def, GenericArgs *ga, TyList *parent, Span at) {
  const Generics *g = def_generics(l->s, def);
  u32 start = parent ? parent->n : 0, total = generics_total(g);
  if (start >= total && !given_args(ga)) return parent ? parent : l->s->no_args;
  Ty *v = NEW_N(l->s->arena, Ty, total + 1);
  for (u32 i = 0; i < start && i < total; i++) v[i] = parent->v[i];
  u32 given = ga && ga->paren ? 1 : given_args(ga), min = 0, max = 0;
  for (u32 i = start; i < total; i++) {
    if (i < g->parent_n || synthetic_param(&g->v[i - g->parent_n])) continue;
    max++;
    min += !g->v[i - g->parent_n].dflt && !g->v[i - g->parent_n].cdflt;
  }
  bool fill = l->fill;
  l->fill = fill && given == 0 && l->hole;
  if (given > max || (given < min && !l->fill)) count_error(l, def, given, min, max, at);
  u32 k = 0;
  for (u32 i = start; i < total; i++) {
    if (i < g->parent_n) {
      v[i] = l->hole ? infer_var(l->hole, INFER_TY, at) : l->s->t_err;
      continue;
    }
    const GenericsParam *p = &g->v[i - g->parent_n];
    GenericArg *a = synthetic_param(p) || (ga && ga->paren) ? NULL : nth_arg(ga, k);
    if (ga && ga->paren && k == 0) v[i] = paren_tuple(l, ga);
    else v[i] = a ? lower_one_arg(l, p, a) : missing_arg(l, def, p, v, i, at);
    k++;
  }
  l->fill = fill;
  return ty_list(l->s, v, total);
}

TyList *lower_args(Sema *s, Module *m, Def *owner, Def *def, GenericArgs *ga, TyList *parent_args, Span at, struct Infer *hole) {
  Lower l = {.s = s, .m = m, .owner = owner, .hole = hole, .fill = true};
  return lower_generic_args(&l, def, ga, parent_args, at);
}

/* --- bounds -------------------------------------------------------------- */
void add_sized(Sema *s, Ty t, Span at, PredVec *out) {
  Def *sized = lang_item(s, LANG_sized);
  vec_push(s->arena, out, (Predicate){.kind = PRED_TRAIT, .tr = {sized, ty_list(s, &t, 1)}, .span = at});
}

bool lower_trait_ref(Lower *l, Path *p, Ty self, TraitRef *out) {
  PathRes r = resolve_path_as(l->s, l->m, l->owner, p, PU_TRAIT, false);
  if (r.kind != RES_DEF || !r.def || r.def->kind != DEF_TRAIT) {
    if (l->hole) vec_push(l->s->arena, &l->s->resolve->losers, ((TraitLost){l->owner, p->span}));      /* with holes: of a body */
    else if (!l->owner || !l->owner->is_lib) {
      l->s->resolve->trait_lost = true;
      if (l->owner) vec_push(l->s->arena, &l->s->resolve->boundless, l->owner);
    }
    return false;
  }
  PathSeg *last = &p->segs[p->n - 1];
  Lower in = *l;
  in.hole = l->hole;
  in.fill = false;
  *out = (TraitRef){r.def, lower_generic_args(&in, r.def, last->args, ty_list(l->s, &self, 1), last->name.span)};
  return true;
}

static void add_projection(Lower *l, TraitRef tr, Sym name, Ty value, Span at, PredVec *out) {
  TraitRef where;
  Def *assoc = find_assoc_ty(l->s, tr, name, &where);
  if (!assoc) {
    diag(dg(l), DIAG_E0220, at, "associated type `%s` not found for `%s`", zsym(l->s, name), zsym(l->s, tr.trait->name));
    return;
  }
  vec_push(l->s->arena, out, (Predicate){.kind = PRED_PROJ, .tr = where, .assoc = assoc, .assoc_args = where.args, .ty = value, .span = at});
}

static void assoc_bound(Lower *l, TraitRef tr, GenericArg *a, PredVec *out) {
  TraitRef where;
  Def *assoc = find_assoc_ty(l->s, tr, a->name.sym, &where);
  if (assoc && a->bounds) lower_bounds_into(l, ty_proj(l->s, assoc, where.args), *a->bounds, out, NULL);
}

static void bound_constraints(Lower *l, TraitRef tr, GenericArgs *ga, Span at, PredVec *out) {
  if (!ga) return;
  if (ga->paren) {
    Ty ret = ga->ret ? lower_ty(l, ga->ret) : ty_unit(l->s);
    add_projection(l, tr, intern_z(l->s->sx->in, "Output"), ret, at, out);
    return;
  }
  for (u32 i = 0; i < ga->n; i++) {
    GenericArg *a = &ga->v[i];
    if (a->kind == GA_ASSOC_EQ) add_projection(l, tr, a->name.sym, lower_ty(l, a->ty), a->name.span, out);
    if (a->kind == GA_ASSOC_BOUND) assoc_bound(l, tr, a, out);
  }
}

void lower_bounds_into(Lower *l, Ty self, Bounds b, PredVec *out, bool *maybe_sized) {
  for (u32 i = 0; i < b.n; i++) {
    BoundExpr *be = &b.v[i];
    TraitRef tr;
    if (be->is_lifetime || !be->trait) continue;
    if (be->maybe) {
      if (maybe_sized) *maybe_sized = true;
      continue;
    }
    if (!lower_trait_ref(l, be->trait, self, &tr)) continue;
    vec_push(l->s->arena, out, (Predicate){.kind = PRED_TRAIT, .tr = tr, .span = be->span});
    bound_constraints(l, tr, be->trait->segs[be->trait->n - 1].args, be->span, out);
  }
}

Predicates lower_bounds(Sema *s, Module *m, Def *owner, Ty self, Bounds b) {
  Lower l = {.s = s, .m = m, .owner = owner};
  PredVec v = {0};
  bool maybe = false;
  lower_bounds_into(&l, self, b, &v, &maybe);
  if (!maybe) add_sized(s, self, NO_SPAN, &v);
  return (Predicates){v.v, v.n};
}

/* --- T::Item ------------------------------------------------------------- */
static bool is_path_to(const TypeExpr *te, Sym name) {
  return te && te->kind == TE_PATH && te->path->n == 1 && !te->path->qself && te->path->segs[0].name.sym == name;
}

static bool assoc_in_bounds(Lower *l, Def *o, Ty self, Bounds b, Sym name, TraitRef *tr) {
  for (u32 i = 0; i < b.n; i++) {
    if (!b.v[i].trait || b.v[i].maybe) continue;
    PathRes r = resolve_path_as(l->s, o->module, o, b.v[i].trait, PU_TRAIT, true);
    if (r.kind != RES_DEF || !r.def || r.def->kind != DEF_TRAIT || !trait_has_assoc(l->s, r.def, name, 0)) continue;
    Lower in = {.s = l->s, .m = o->module, .owner = o};
    if (lower_trait_ref(&in, b.v[i].trait, self, tr)) return true;
  }
  return false;
}

static const GenericsExpr *item_generics(const Def *o) {
  if (!o->item) return NULL;
  return o->item->fn ? &o->item->fn->generics : &o->item->generics;
}

static bool assoc_of_param(Lower *l, Def *o, Ty self, Sym param, Sym name, TraitRef *tr) {
  const GenericsExpr *g = item_generics(o);
  for (u32 i = 0; g && i < g->n; i++)
    if (g->v[i].kind == GP_TYPE && g->v[i].name.sym == param && assoc_in_bounds(l, o, self, g->v[i].bounds, name, tr)) return true;
  for (u32 i = 0; g && i < g->n_preds; i++)
    if (is_path_to(g->preds[i].ty, param) && assoc_in_bounds(l, o, self, g->preds[i].bounds, name, tr)) return true;
  const Generics *own = def_generics(l->s, o);
  for (u32 i = 0; own && i < own->n; i++) { /* argument-position impl Trait */
    Def *p = own->v[i].def;
    if (p && p->name == param && p->opaque_te && assoc_in_bounds(l, o, self, p->opaque_te->bounds, name, tr)) return true;
  }
  if (o->kind == DEF_TRAIT && param == SYM_self_type) {
    TraitRef me = {o, ty_identity_args(l->s, o)};
    return find_assoc_ty(l->s, me, name, tr) != NULL;
  }
  return false;
}

static Ty proj_with_args(Lower *l, Def *assoc, TraitRef tr, PathSeg *seg) {
  TyList *args = lower_generic_args(l, assoc, seg->args, tr.args, seg->name.span);
  return ty_proj(l->s, assoc, args);
}

static Ty no_assoc(Lower *l, Ty base, PathSeg *seg) {
  if (base->kind == TY_ERR) return base;
  Str t = ty_str(l->s, base);
  if (base->kind == TY_PARAM)
    diag(dg(l), DIAG_E0220, seg->name.span, "associated type `%s` not found for `%.*s`", zsym(l->s, seg->name.sym), STR_ARG(t));
  else
    diag(dg(l), DIAG_E0223, seg->name.span, "ambiguous associated type");
  return l->s->t_err;
}

static Ty no_assoc_of_self(Lower *l, PathSeg *seg) {
  diag(dg(l), DIAG_E0220, seg->name.span, "associated type `%s` not found for `Self`", zsym(l->s, seg->name.sym));
  return l->s->t_err;
}

static Ty param_assoc(Lower *l, Ty base, PathSeg *seg) {
  TraitRef tr, where;
  for (Def *o = l->owner; o; o = o->parent) {
    if (!assoc_of_param(l, o, base, base->name, seg->name.sym, &tr)) continue;
    Def *a = find_assoc_ty(l->s, tr, seg->name.sym, &where);
    if (a) return proj_with_args(l, a, where, seg);
  }
  return no_assoc(l, base, seg);
}

/* Self::Item in an impl: what the impl itself says, else through its trait. */
static Ty impl_assoc(Lower *l, Def *impl, PathSeg *seg) {
  members_read(l->s, impl, seg->name.sym);
  for (u32 i = 0; i < impl->items.n; i++) {
    Def *d = impl->items.v[i];
    if (d->kind != DEF_ASSOC_TY || d->name != seg->name.sym || d->opaque_fn) continue;
    Ty t = def_type(l->s, d);
    TyList *args = lower_generic_args(l, d, seg->args, ty_identity_args(l->s, impl), seg->name.span);
    return t ? ty_subst(l->s, t, args) : l->s->t_err;
  }
  impl_header(l->s, impl);
  TraitRef where;
  Def *a = impl->impl_trait.trait ? find_assoc_ty(l->s, impl->impl_trait, seg->name.sym, &where) : NULL;
  return a ? proj_with_args(l, a, where, seg) : NULL;
}

/* T::Item::Other : a bound on the associated type itself, or a where clause on it */
static Ty proj_assoc(Lower *l, Ty base, PathSeg *seg) {
  const Predicates *b = def_item_bounds(l->s, base->def);
  TraitRef where;
  for (u32 i = 0; b && i < b->n; i++) {
    if (b->v[i].kind != PRED_TRAIT || b->v[i].tr.args->v[0]->kind != TY_PROJ) continue;
    TraitRef tr = {b->v[i].tr.trait, ty_subst_list(l->s, b->v[i].tr.args, base->args)};
    Def *a = find_assoc_ty(l->s, tr, seg->name.sym, &where);
    if (a) return proj_with_args(l, a, where, seg);
  }
  for (Def *o = l->owner; o; o = o->parent) {
    const Predicates *p = o->busy ? NULL : def_predicates(l->s, o);
    for (u32 i = 0; p && i < p->n; i++) {
      if (p->v[i].kind != PRED_TRAIT || p->v[i].tr.args->v[0] != base) continue;
      Def *a = find_assoc_ty(l->s, p->v[i].tr, seg->name.sym, &where);
      if (a) return proj_with_args(l, a, where, seg);
    }
  }
  return no_assoc(l, base, seg);
}

static Ty type_assoc(Lower *l, Ty base, bool is_self, PathSeg *seg) {
  if (is_self)
    for (Def *o = l->owner; o; o = o->parent)
      if (o->kind == DEF_IMPL) {
        Ty t = impl_assoc(l, o, seg);
        if (t) return t;
        if (o->impl_trait.trait) return no_assoc_of_self(l, seg);
      }
  if (base->kind == TY_PARAM) return param_assoc(l, base, seg);
  if (base->kind == TY_PROJ) return proj_assoc(l, base, seg);
  return no_assoc(l, base, seg);
}

static Def *trait_item_named(const Def *trait, Sym name) {
  for (u32 i = 0; i < trait->items.n; i++)
    if (trait->items.v[i]->name == name) return trait->items.v[i];
  return NULL;
}

/* --- paths --------------------------------------------------------------- */
static Ty lower_qself(Lower *l, TypeExpr *te) {
  Path *p = te->path;
  Ty self = lower_ty(l, p->qself), t = self;
  if (p->qpos) {
    Path trait = *p;
    trait.qself = NULL;
    trait.n = p->qpos;
    trait.span.hi = p->segs[p->qpos - 1].name.span.hi;
    TraitRef tr, where;
    if (!lower_trait_ref(l, &trait, self, &tr)) return l->s->t_err;
    PathSeg *seg = &p->segs[p->qpos];
    Def *a = find_assoc_ty(l->s, tr, seg->name.sym, &where);
    Def *other = a ? NULL : trait_item_named(tr.trait, seg->name.sym);
    if (other) {
      diag(dg(l), DIAG_E0575, te->span, "expected associated type, found %s `%s::%s`", def_kind_name(other), zsym(l->s, tr.trait->name), zsym(l->s, other->name));
      return l->s->t_err;
    }
    if (!a || where.trait != tr.trait) {
      diag(dg(l), DIAG_E0576, seg->name.span, "cannot find associated type `%s` in trait `%s`", zsym(l->s, seg->name.sym), zsym(l->s, tr.trait->name));
      return l->s->t_err;
    }
    t = proj_with_args(l, a, where, seg);
  }
  for (u32 i = p->qpos ? p->qpos + 1 : 0; i < p->n; i++) t = type_assoc(l, t, false, &p->segs[i]);
  return t;
}

static Ty alias_type(Lower *l, Def *d, PathSeg *seg) {
  TyList *args = lower_generic_args(l, d, seg->args, NULL, seg->name.span);
  return ty_subst(l->s, def_type(l->s, d), args);
}

static Ty no_args_here(Lower *l, PathSeg *seg, Ty t) {
  if (seg->args && seg->args->n)
    diag(dg(l), DIAG_E0109, seg->args->span, "type arguments are not allowed on `%s`", zsym(l->s, seg->name.sym));
  return t;
}

/* A type that is not there: its arguments are looked at all the same, and used. */
static Ty lost_path(Lower *l, Path *p) {
  for (u32 i = 0; i < p->n; i++) {
    const GenericArgs *ga = p->segs[i].args;
    for (u32 k = 0; ga && k < ga->n; k++)
      if (ga->v[k].kind == GA_TYPE) (void)lower_ty(l, ga->v[k].ty);
    if (ga && ga->ret) (void)lower_ty(l, ga->ret);
  }
  return l->s->t_err;
}

static Ty lower_base(Lower *l, TypeExpr *te, PathRes r, PathSeg *seg) {
  if (r.self_ty) return r.def->kind == DEF_PRIM ? no_args_here(l, seg, r.self_ty) : r.self_ty;
  switch (r.def->kind) {
  case DEF_STRUCT: case DEF_ENUM: case DEF_UNION:
    return ty_adt(l->s, r.def, lower_generic_args(l, r.def, seg->args, NULL, seg->name.span));
  case DEF_ALIAS: return alias_type(l, r.def, seg);
  case DEF_TYPARAM: return no_args_here(l, seg, ty_param(l->s, r.def->param_index, r.def->name));
  case DEF_TRAIT: {
    Diag *g = diag(dg(l), DIAG_E0782, te->span, "expected a type, found a trait");
    diag_suggest(dg(l), g, FIX_CERTAIN, "a trait object is written with `dyn`");
    diag_edit(dg(l), g, span_start(te->span), "dyn ");
    return lost_path(l, te->path);
  }
  default: break;
  }
  diag(dg(l), DIAG_E0573, te->span, "expected type, found %s `%s`", def_kind_name(r.def), zsym(l->s, r.def->name));
  return l->s->t_err;
}

static Ty lower_path(Lower *l, TypeExpr *te) {
  Path *p = te->path;
  if (p->qself) return lower_qself(l, te);
  PathRes r = resolve_path_as(l->s, l->m, l->owner, p, PU_TYPE, false);
  if (r.kind != RES_DEF || !r.def) return lost_path(l, p);
  if (r.unresolved >= p->n) return l->s->t_err;
  u32 i = p->n - r.unresolved;
  if (r.unresolved && !r.self_ty && r.def->kind == DEF_TRAIT) {
    diag(dg(l), DIAG_E0223, te->span, "ambiguous associated type");
    return l->s->t_err;
  }
  Ty t = lower_base(l, te, r, &p->segs[i - 1]);
  bool self = r.self_ty && p->segs[0].name.sym == SYM_self_type;
  for (; i < p->n; i++) {
    t = type_assoc(l, t, self, &p->segs[i]);
    self = false;
  }
  return t;
}

/* --- dyn ----------------------------------------------------------------- */
static void add_auto(Lower *l, Type *t, Def *d) {
  for (u32 i = 0; i < t->n_autos; i++)
    if (t->autos[i] == d) return;
  u32 k = t->n_autos++;
  for (; k && t->autos[k - 1]->id > d->id; k--) t->autos[k] = t->autos[k - 1];
  t->autos[k] = d;
  (void)l;
}

static void dyn_principal(Lower *l, Type *t, BoundExpr *be, TraitRef tr) {
  Sema *s = l->s;
  PredVec v = {0};
  t->def = tr.trait;
  t->args = ty_list(s, tr.args->v + 1, tr.args->n - 1);
  bound_constraints(l, tr, be->trait->segs[be->trait->n - 1].args, be->span, &v);
  t->binds = NEW_N(s->arena, DynBind, v.n + 1);
  for (u32 i = 0; i < v.n; i++) {
    if (v.v[i].kind != PRED_PROJ) continue;
    u32 k = t->n_binds++;
    for (; k && t->binds[k - 1].assoc->id > v.v[i].assoc->id; k--) t->binds[k] = t->binds[k - 1];
    t->binds[k] = (DynBind){v.v[i].assoc, v.v[i].ty};
  }
}

static bool is_auto_trait(const Def *d) {
  return (d->item && d->item->auto_) || def_is_lang(d, LANG_send) || def_is_lang(d, LANG_sync) || def_is_lang(d, LANG_unpin);
}

/* `trait T: Iterator<Item = u8>` says what Item is. */
static bool said_by_bounds(const Def *trait, Sym name) {
  for (u32 i = 0; trait->item && i < trait->item->bounds.n; i++) {
    const Path *p = trait->item->bounds.v[i].trait;
    const GenericArgs *ga = p ? p->segs[p->n - 1].args : NULL;
    for (u32 k = 0; ga && k < ga->n; k++)
      if (ga->v[k].kind == GA_ASSOC_EQ && ga->v[k].name.sym == name) return true;
  }
  return false;
}
static bool is_bound(const Type *t, const Def *assoc) {
  for (u32 i = 0; i < t->n_binds; i++)
    if (t->binds[i].assoc == assoc) return true;
  return false;
}
/* The associated types of a trait and its supertraits that a trait object leaves open. */
static void open_assocs(Lower *l, const Type *t, Def *trait, const Def *by, DefVec *out, u32 depth) {
  u32 n = 0;
  members_read(l->s, trait, 0);
  for (u32 i = 0; i < trait->items.n; i++) {
    Def *d = trait->items.v[i];
    if (d->kind != DEF_ASSOC_TY || d->opaque_fn || is_bound(t, d) || (by && said_by_bounds(by, d->name))) continue;
    const GenericsExpr *g = item_generics(d);
    if (!g->n && !g->n_preds) vec_push(l->s->arena, out, d);
  }
  const TraitRef *sup = depth < 8 ? trait_supers(l->s, trait, &n) : NULL;
  for (u32 i = 0; i < n; i++) open_assocs(l, t, sup[i].trait, trait, out, depth + 1);
}
static bool report_open_assocs(Lower *l, const Type *t, Span at) {
  DefVec v = {0};
  if (l->m->krate->is_lib) return false;
  open_assocs(l, t, t->def, NULL, &v, 0);
  if (!v.n) return false;
  Buf b = {0};
  for (u32 i = 0; i < v.n; i++) buf_fmt(&b, "%s`%s` in `%s`", i ? ", " : "", zsym(l->s, v.v[i]->name), zsym(l->s, v.v[i]->parent->name));
  Diag *g = diag(dg(l), DIAG_E0191, at, "the value of the associated type%s %.*s must be specified", v.n == 1 ? "" : "s", STR_ARG(buf_view(&b)));
  diag_help(dg(l), g, "specify the associated type%s: `%s<%s = Type>`", v.n == 1 ? "" : "s", zsym(l->s, t->def->name), zsym(l->s, v.v[0]->name));
  buf_free(&b);
  return true;
}

static Ty lower_dyn(Lower *l, TypeExpr *te) {
  Type t = {.kind = TY_DYN, .args = l->s->no_args};
  t.autos = NEW_N(l->s->arena, Def *, te->bounds.n + 1);
  bool principal = false;
  for (u32 i = 0; i < te->bounds.n; i++) {
    BoundExpr *be = &te->bounds.v[i];
    TraitRef tr;
    if (be->is_lifetime || !be->trait || be->maybe) continue;
    if (!lower_trait_ref(l, be->trait, l->s->t_err, &tr)) return l->s->t_err;
    if (is_auto_trait(tr.trait)) add_auto(l, &t, tr.trait);
    else if (!principal) {
      dyn_principal(l, &t, be, tr);
      principal = true;
      if (report_open_assocs(l, &t, be->trait->span)) return l->s->t_err;
    }
    else {
      Diag *g = diag(dg(l), DIAG_E0225, be->span, "only auto traits can be used as additional traits in a trait object");
      diag_primary(dg(l), g, "additional non-auto trait");
      diag_help(dg(l), g, "a new trait with all of these as supertraits can stand for them");
      return l->s->t_err;
    }
  }
  if (t.def && !l->m->krate->is_lib) vec_push(l->s->arena, &l->s->dyn_types, te);
  Ty r = ty_new(l->s, &t);
  te->opaque = t.def;
  return r;
}

/* --- the others ---------------------------------------------------------- */
static Ty lower_array(Lower *l, TypeExpr *te) {
  Ty elem = lower_ty(l, te->elem), usize = l->s->t_prim[PRIM_USIZE];
  if (te->len && te->len->kind == E_UNDERSCORE) {
    Ty len = l->hole ? infer_var(l->hole, INFER_CONST, te->span) : l->s->t_err;
    return ty_array(l->s, elem, len);
  }
  Ty len = te->len ? const_arg(l->s, l->m, l->owner, te->len, usize) : l->s->t_err;
  return len->kind == TY_ERR ? len : ty_array(l->s, elem, len);
}

static Ty lower_list(Lower *l, TypeExpr *te, bool fn) {
  Ty *v = NEW_N(l->s->arena, Ty, te->n + 1);
  for (u32 i = 0; i < te->n; i++) v[i] = lower_ty(l, te->elems[i]);
  if (!fn) return ty_tuple(l->s, v, te->n);
  Ty out = te->ret ? lower_ty(l, te->ret) : ty_unit(l->s);
  return ty_fn_ptr(l->s, v, te->n, out);
}

static Ty lower_impl(Lower *l, TypeExpr *te) {
  Def *o = te->opaque;
  if (o && o->kind == DEF_TYPARAM) return ty_param(l->s, o->param_index, o->name);
  if (l->opaque_fn || o) return opaque_new(l, te);
  diag(dg(l), DIAG_E0562, te->span, "`impl Trait` is not allowed outside of function and inherent method return types");
  return l->s->t_err;
}

static Ty lower_infer(Lower *l, TypeExpr *te) {
  if (l->hole) return infer_var(l->hole, INFER_TY, te->span);
  Diag *g = diag(dg(l), DIAG_E0121, te->span, "the placeholder `_` is not allowed within types on item signatures");
  diag_primary(dg(l), g, "not allowed in type signatures");
  return l->s->t_err;
}

Ty lower_ty(Lower *l, TypeExpr *te) {
  Sema *s = l->s;
  switch (te ? te->kind : TE_ERR) {
  case TE_PATH: return lower_path(l, te);
  case TE_REF: return ty_ref(s, lower_ty(l, te->elem), te->mut);
  case TE_PTR: return ty_ptr(s, lower_ty(l, te->elem), te->mut);
  case TE_TUPLE: return lower_list(l, te, false);
  case TE_FN: return lower_list(l, te, true);
  case TE_SLICE: return ty_slice(s, lower_ty(l, te->elem));
  case TE_ARRAY: return lower_array(l, te);
  case TE_NEVER: return s->t_never;
  case TE_INFER: return lower_infer(l, te);
  case TE_DYN: return lower_dyn(l, te);
  case TE_IMPL: return lower_impl(l, te);
  case TE_SELF_IMPLICIT: {
    Ty self = owner_self(s, l->owner, NULL);
    return self ? self : s->t_err;
  }
  case TE_MACRO:
    if (!te->lowered) expand_type(s, l->m, te);
    return te->lowered ? lower_ty(l, te->lowered) : s->t_err;
  case TE_ERR: break;
  }
  return s->t_err;
}

Ty lower_type(Sema *s, Module *m, Def *owner, TypeExpr *te, struct Infer *hole) {
  Lower l = {.s = s, .m = m, .owner = owner, .hole = hole};
  return lower_ty(&l, te);
}

Ty lower_path_type(Sema *s, Module *m, Def *owner, TypeExpr *te, struct Infer *hole) {
  Lower l = {.s = s, .m = m, .owner = owner, .hole = hole, .fill = true};
  return lower_ty(&l, te);
}
