/* Templates: signatures, impl headers, fields and bounds with the lifetimes that are written or elided. */
#include "mir/region.h"

typedef enum { ELIDE_ANEW, ELIDE_INPUT, ELIDE_OUTPUT, ELIDE_STATIC, ELIDE_BOUND } Elide;
typedef struct Low {
  Regions *R; Sema *s; Arena *a; Def *owner; Module *m;
  VEC(Sym) lt;
  VEC(Sym) bound; bool binds; u32 n_in; Region last_in;    /* in the signature of a callable: its own lifetimes; those of its parameters */
  Elide elide; Region out, object;         /* object: the default bound of a trait object here */
} Low;

static Shape *low_type(Low *l, TypeExpr *te);

static const GenericsExpr *generics_of(const Def *d) {
  return !d->item ? NULL : d->item->fn ? &d->item->fn->generics : &d->item->generics;
}

u32 def_lifetimes(const Def *d) {
  const GenericsExpr *g = generics_of(d);
  u32 n = 0;
  for (u32 i = 0; g && i < g->n; i++) n += g->v[i].kind == GP_LIFETIME;
  return n;
}

static void declare(Low *l, const Def *d) {
  const GenericsExpr *g = generics_of(d);
  for (u32 i = 0; g && i < g->n; i++)
    if (g->v[i].kind == GP_LIFETIME) vec_push(l->a, &l->lt, g->v[i].name.sym);
}

static Low low_in(Regions *R, Def *d) {
  return (Low){.R = R, .s = R->s, .a = R->keep, .owner = d, .m = d->module, .elide = ELIDE_ANEW, .out = REGION_ANEW, .object = REGION_STATIC};
}

static Lifetimes low_lifetimes(const Low *l) { return (Lifetimes){l->lt.n, l->lt.v}; }

static Region bound_new(Low *l, Sym name) {
  vec_push(l->a, &l->bound, name);
  return REGION_BOUND + l->bound.n - 1;
}

static Region elided(Low *l) {
  switch (l->elide) {
  case ELIDE_INPUT: vec_push(l->a, &l->lt, 0); return l->lt.n;
  case ELIDE_OUTPUT: return l->out;
  case ELIDE_STATIC: return REGION_STATIC;
  case ELIDE_BOUND: return bound_new(l, 0);
  default: return REGION_ANEW;
  }
}

static Region named_plain(Low *l, Ident id) {
  if (!id.sym || id.sym == SYM_anon_lt) return elided(l);
  if (id.sym == SYM_static_lt) return REGION_STATIC;
  for (u32 i = l->lt.n; i-- > 0;)
    if (l->lt.v[i] == id.sym) return i + 1;
  for (u32 i = 0; i < l->bound.n; i++)
    if (l->bound.v[i] == id.sym) return REGION_BOUND + i;
  return l->binds ? bound_new(l, id.sym) : REGION_ANEW;
}

static Region named(Low *l, Ident id) {
  Region r = named_plain(l, id);
  if (l->elide == ELIDE_BOUND && (!l->n_in || r != l->last_in)) {
    l->n_in++;
    l->last_in = r;
  }
  return r;
}

/* --- types whose lifetimes are not written where we look -------------------- */
static Shape *from_erased(Low *l, Ty t) {
  if (t->kind == TY_PARAM || (ty_plain(l->R, t) && !(t->flags & (TF_PARAM | TF_PROJ)))) return shape_leaf(l->a, t);
  u32 n = t->args ? t->args->n : 0;
  Shape *sh;
  switch (t->kind) {
  case TY_REF: case TY_PTR: case TY_SLICE: case TY_ARRAY:
    sh = shape_new(l->a, t, t->kind == TY_REF, 1);
    sh->sub[0] = from_erased(l, t->elem);
    break;
  case TY_TUPLE: case TY_PROJ: case TY_ADT:
    sh = shape_new(l->a, t, t->kind == TY_TUPLE ? 0 : def_lifetimes(t->def), n);
    for (u32 i = 0; i < n; i++) sh->sub[i] = from_erased(l, t->args->v[i]);
    break;
  case TY_FN_PTR: sh = shape_new(l->a, t, 1, 0); break;
  case TY_DYN:
    if (ty_callable(t)) {
      sh = shape_new(l->a, t, 2, 0);
      break;
    }
    sh = shape_new(l->a, t, 1, n + t->n_binds);
    for (u32 i = 0; i < n; i++) sh->sub[i] = from_erased(l, t->args->v[i]);
    for (u32 i = 0; i < t->n_binds; i++) sh->sub[n + i] = from_erased(l, t->binds[i].ty);
    break;
  default: return shape_leaf(l->a, t);
  }
  for (u32 i = 0; i < sh->n_regs; i++) sh->regs[i] = REGION_ANEW;
  shape_seal(sh);
  return sh;
}

static Ty erased(Low *l, TypeExpr *te) { return lower_type(l->s, l->m, l->owner, te, NULL); }

/* --- templates into templates (type aliases) -------------------------------- */
static Shape *replace(Low *l, Shape *t, const Region *lt, u32 n_lt, Shape **args, u32 n_args) {
  if (!t->open && !t->regions) return t;
  if (t->ty->kind == TY_PARAM) return t->ty->index < n_args && args[t->ty->index] ? args[t->ty->index] : t;
  Shape *sh = shape_new(l->a, t->ty, t->n_regs, t->n);
  for (u32 i = 0; i < t->n; i++) sh->sub[i] = replace(l, t->sub[i], lt, n_lt, args, n_args);
  for (u32 i = 0; i < t->n_regs; i++) {
    Region r = t->regs[i];
    sh->regs[i] = r == REGION_STATIC || r == REGION_ANEW || region_bound(r) ? r : r - 1 < n_lt ? lt[r - 1] : REGION_ANEW;
  }
  if (t->open) sh->ty = shape_retype(l->s, t, sh->sub);
  shape_seal(sh);
  return sh;
}

/* --- paths ----------------------------------------------------------------- */
static GenericArg *nth_type(GenericArgs *ga, u32 k) {
  for (u32 i = 0; ga && i < ga->n; i++)
    if ((ga->v[i].kind == GA_TYPE || ga->v[i].kind == GA_CONST) && k-- == 0) return &ga->v[i];
  return NULL;
}

static void low_regions(Low *l, GenericArgs *ga, Region *v, u32 n) {
  u32 k = 0;
  for (u32 i = 0; ga && i < ga->n && k < n; i++)
    if (ga->v[i].kind == GA_LIFETIME) v[k++] = named(l, ga->v[i].name);
  for (; k < n; k++) v[k] = named(l, (Ident){0});
}

static bool const_param(Low *l, Def *of, u32 k) {
  const Generics *g = def_generics(l->s, of);
  return k >= g->n || g->v[k].is_const;
}

/* The k-th argument written, of parameter `param` of the item. */
static Shape *low_arg(Low *l, Def *of, u32 param, GenericArgs *ga, u32 k, Ty is) {
  GenericArg *a = ga && !ga->paren ? nth_type(ga, k) : NULL;
  if (!a || a->kind != GA_TYPE || !a->ty || const_param(l, of, param)) return from_erased(l, is);
  Region object = l->object;
  l->object = REGION_STATIC;
  Shape *sh = low_type(l, a->ty);
  l->object = object;
  return sh;
}

static Shape *low_adt(Low *l, Ty t, GenericArgs *ga) {
  Shape *sh = shape_new(l->a, t, def_lifetimes(t->def), t->args->n);
  low_regions(l, ga, sh->regs, sh->n_regs);
  for (u32 i = 0; i < sh->n; i++) sh->sub[i] = low_arg(l, t->def, i, ga, i, t->args->v[i]);
  shape_seal(sh);
  return sh;
}

static Shape *low_alias(Low *l, Def *d, GenericArgs *ga, Ty whole) {
  if (!d->item || !d->item->ty) return from_erased(l, whole);
  Low in = low_in(l->R, d);
  declare(&in, d);
  Shape *t = low_type(&in, d->item->ty);
  u32 n_lt = def_lifetimes(d), n = generics_total(def_generics(l->s, d));
  Region *lt = NEW_N(l->a, Region, n_lt + 1);
  Shape **args = NEW_N(l->a, Shape *, n + 1);
  low_regions(l, ga, lt, n_lt);
  for (u32 i = 0; i < n; i++) {
    GenericArg *a = nth_type(ga, i);
    if (!a || a->kind != GA_TYPE || const_param(l, d, i)) return from_erased(l, whole);
    args[i] = low_type(l, a->ty);
  }
  return replace(l, t, lt, n_lt, args, n);
}

static Def *impl_around(Def *d) {
  for (; d; d = d->parent)
    if (d->kind == DEF_IMPL) return d;
  return NULL;
}

static Shape *identity(Low *l, Ty t) {
  Shape *sh = shape_new(l->a, t, def_lifetimes(t->def), t->args->n);
  for (u32 i = 0; i < sh->n_regs; i++) sh->regs[i] = i + 1;
  for (u32 i = 0; i < sh->n; i++) sh->sub[i] = shape_leaf(l->a, t->args->v[i]);
  shape_seal(sh);
  return sh;
}

static Shape *low_self(Low *l, Ty self) {
  Def *impl = impl_around(l->owner);
  if (impl) {
    Head *h = head_of(l->R, impl);
    return h->self ? h->self : from_erased(l, self);
  }
  return self->kind == TY_ADT ? identity(l, self) : from_erased(l, self);
}

/* An associated type of the impl that we are in, with the lifetimes that it is given. */
static Shape *alias_with(Low *l, Def *d, GenericArgs *ga) {
  Shape *sh = alias_of(l->R, d);
  u32 own = def_lifetimes(d), n = head_of(l->R, d->parent)->lt.n;
  if (!own) return sh;
  Region *lt = NEW_N(l->a, Region, n + own);
  for (u32 i = 0; i < n; i++) lt[i] = i + 1;
  low_regions(l, ga, lt + n, own);
  return replace(l, sh, lt, n + own, NULL, 0);
}

static Shape *low_self_assoc(Low *l, Path *p) {
  Def *impl = impl_around(l->owner);
  if (!impl || p->n != 2 || p->segs[0].name.sym != SYM_self_type) return NULL;
  members_read(l->s, impl, p->segs[1].name.sym);
  for (u32 i = 0; i < impl->items.n; i++) {
    Def *d = impl->items.v[i];
    if (d->kind == DEF_ASSOC_TY && d->name == p->segs[1].name.sym && !d->opaque_fn) return alias_with(l, d, p->segs[1].args);
  }
  return NULL;
}

/* `T::Item<'a>`, of which nobody knows here what it is. */
static Shape *low_proj(Low *l, Ty t, GenericArgs *ga) {
  Shape *sh = shape_new(l->a, t, def_lifetimes(t->def), t->args->n);
  low_regions(l, ga, sh->regs, sh->n_regs);
  for (u32 i = 0; i < sh->n; i++) sh->sub[i] = from_erased(l, t->args->v[i]);
  shape_seal(sh);
  return sh;
}

static Shape *low_path(Low *l, TypeExpr *te) {
  Path *p = te->path;
  Ty t = erased(l, te);
  if (t->kind == TY_PROJ && def_lifetimes(t->def)) return low_proj(l, t, p->segs[p->n - 1].args);
  if (p->qself || t->kind == TY_ERR) return from_erased(l, t);
  PathRes r = resolve_path_as(l->s, l->m, l->owner, p, PU_TYPE, true);
  if (r.kind != RES_DEF || !r.def) return from_erased(l, t);
  if (r.unresolved) {
    Shape *sh = low_self_assoc(l, p);
    return sh ? sh : from_erased(l, t);
  }
  if (r.self_ty) return r.def->kind == DEF_PRIM ? shape_leaf(l->a, t) : low_self(l, r.self_ty);
  GenericArgs *ga = p->segs[p->n - 1].args;
  if (r.def->kind == DEF_ALIAS) return low_alias(l, r.def, ga, t);
  return t->kind == TY_ADT && t->def == r.def ? low_adt(l, t, ga) : from_erased(l, t);
}

/* --- trait objects, opaque types -------------------------------------------- */
static GenericArg *assoc_arg(GenericArgs *ga, Sym name) {
  for (u32 i = 0; ga && i < ga->n; i++)
    if (ga->v[i].kind == GA_ASSOC_EQ && ga->v[i].name.sym == name) return &ga->v[i];
  return NULL;
}

static Shape *low_anew(Low *l, TypeExpr *te) {
  Elide e = l->elide;
  l->elide = ELIDE_ANEW;
  Shape *sh = low_type(l, te);
  l->elide = e;
  return sh;
}

/* Parameters and result of a callable: v[0 .. n-1], v[n]. Every elided or unknown lifetime is its own. */
static void low_signature(Low *l, TypeExpr **in, u32 n, TypeExpr *ret, Shape **v) {
  Low around = *l;
  l->elide = ELIDE_BOUND;
  l->binds = true;
  l->n_in = 0;
  l->object = REGION_STATIC;
  for (u32 i = 0; i < n; i++) v[i] = low_type(l, in[i]);
  l->elide = ELIDE_OUTPUT;
  l->out = l->n_in == 1 ? l->last_in : REGION_ANEW;
  v[n] = ret ? low_type(l, ret) : shape_leaf(l->a, l->s->t_unit);
  l->elide = around.elide, l->binds = around.binds, l->n_in = around.n_in, l->last_in = around.last_in;
  l->object = around.object, l->out = around.out;
}

/* The same of `Fn(..) -> ..` as a bound has it. */
static Shape **low_paren(Low *l, GenericArgs *ga) {
  TypeExpr **in = NEW_N(l->a, TypeExpr *, ga->n + 1);
  Shape **v = NEW_N(l->a, Shape *, ga->n + 1);
  for (u32 i = 0; i < ga->n; i++) in[i] = ga->v[i].ty;
  low_signature(l, in, ga->n, ga->ret, v);
  return v;
}

static Shape *low_fn(Low *l, TypeExpr *te) {
  Ty t = erased(l, te);
  if (t->kind != TY_FN_PTR || t->args->n != te->n || (ty_plain(l->R, t) && !(t->flags & (TF_PARAM | TF_PROJ)))) return shape_leaf(l->a, t);
  Shape *sh = shape_new(l->a, t, 1, te->n + 1);
  sh->regs[0] = REGION_ANEW;
  low_signature(l, te->elems, te->n, te->ret, sh->sub);
  shape_seal(sh);
  return sh;
}

static void low_callable(Low *l, Shape *sh, GenericArgs *ga) {
  Ty t = sh->ty;
  if (!ga || !ga->paren || t->args->n != 1 || t->args->v[0]->kind != TY_TUPLE || t->args->v[0]->args->n != ga->n) return;
  sh->n = ga->n + 1;
  sh->sub = low_paren(l, ga);
}

static Shape *low_dyn(Low *l, TypeExpr *te) {
  Ty t = erased(l, te);
  if (t->kind != TY_DYN) return from_erased(l, t);
  u32 n = t->args->n;
  bool callable = ty_callable(t);
  Shape *sh = shape_new(l->a, t, callable ? 2 : 1, callable ? 0 : n + t->n_binds);
  sh->regs[0] = l->object;
  if (callable) sh->regs[1] = REGION_ANEW;
  for (u32 i = 0; t->def && t->def->item && i < t->def->item->bounds.n; i++)       /* trait Any: 'static */
    if (t->def->item->bounds.v[i].is_lifetime) sh->regs[0] = REGION_STATIC;
  GenericArgs *ga = NULL;
  for (u32 i = te->bounds.n; i-- > 0;) {
    BoundExpr *b = &te->bounds.v[i];
    if (b->is_lifetime) sh->regs[0] = named(l, b->lifetime);
    else if (b->trait && b->trait->segs[b->trait->n - 1].args) ga = b->trait->segs[b->trait->n - 1].args;
  }
  if (callable) {
    low_callable(l, sh, ga);
    shape_seal(sh);
    return sh;
  }
  for (u32 i = 0; i < n; i++) sh->sub[i] = t->def ? low_arg(l, t->def, i + 1, ga, i, t->args->v[i]) : from_erased(l, t->args->v[i]);
  for (u32 i = 0; i < t->n_binds; i++) {
    GenericArg *a = assoc_arg(ga, t->binds[i].assoc->name);
    sh->sub[n + i] = a && a->ty ? low_type(l, a->ty) : from_erased(l, t->binds[i].ty);
  }
  shape_seal(sh);
  return sh;
}

static Shape *opaque_shape(Low *l, Ty t) {
  if (t->kind != TY_OPAQUE) return from_erased(l, t);
  Shape *sh = shape_new(l->a, t, l->lt.n, t->args->n);
  for (u32 i = 0; i < l->lt.n; i++) sh->regs[i] = i + 1;
  for (u32 i = 0; i < sh->n; i++) sh->sub[i] = shape_leaf(l->a, t->args->v[i]);
  shape_seal(sh);
  return sh;
}

static Shape *low_impl(Low *l, TypeExpr *te) {
  Def *o = te->opaque;
  if (o && o->kind == DEF_TYPARAM) return shape_leaf(l->a, ty_param(l->s, o->param_index, o->name));
  TyList *args = o && o->opaque_fn ? ty_identity_args(l->s, o->opaque_fn) : NULL;
  if (o && o->kind == DEF_OPAQUE) return opaque_shape(l, ty_new(l->s, &(Type){.kind = TY_OPAQUE, .def = o, .args = args}));
  if (args) return from_erased(l, ty_proj(l->s, o, args));
  return shape_leaf(l->a, l->s->t_err);
}

/* --- types ----------------------------------------------------------------- */
static Shape *low_ref(Low *l, TypeExpr *te) {
  Region r = named(l, te->lifetime), object = l->object;
  l->object = r;
  Shape *in = low_type(l, te->elem);
  l->object = object;
  Shape *sh = shape_new(l->a, ty_ref(l->s, in->ty, te->mut), 1, 1);
  sh->regs[0] = r;
  sh->sub[0] = in;
  shape_seal(sh);
  return sh;
}

static Shape *low_elem(Low *l, TypeExpr *te) {
  Ty t = te->kind == TE_ARRAY ? erased(l, te) : NULL;
  if (t && t->kind != TY_ARRAY) return from_erased(l, t);
  Shape *sh = shape_new(l->a, l->s->t_err, 0, 1);
  sh->sub[0] = low_type(l, te->elem);
  sh->ty = t ? ty_array(l->s, sh->sub[0]->ty, t->len) : te->kind == TE_PTR ? ty_ptr(l->s, sh->sub[0]->ty, te->mut) : ty_slice(l->s, sh->sub[0]->ty);
  shape_seal(sh);
  return sh;
}

static Shape *low_tuple(Low *l, TypeExpr **v, u32 n) {
  Shape *sh = shape_new(l->a, l->s->t_unit, 0, n);
  Ty *tys = NEW_N(l->a, Ty, n + 1);
  for (u32 i = 0; i < n; i++) tys[i] = (sh->sub[i] = low_type(l, v[i]))->ty;
  sh->ty = ty_tuple(l->s, tys, n);
  shape_seal(sh);
  return sh;
}

static Shape *low_type(Low *l, TypeExpr *te) {
  switch (te ? te->kind : TE_ERR) {
  case TE_PATH: return low_path(l, te);
  case TE_REF: return low_ref(l, te);
  case TE_PTR: case TE_SLICE: case TE_ARRAY: return low_elem(l, te);
  case TE_TUPLE: return low_tuple(l, te->elems, te->n);
  case TE_DYN: return low_dyn(l, te);
  case TE_FN: return low_fn(l, te);
  case TE_IMPL: return low_impl(l, te);
  case TE_SELF_IMPLICIT: {
    Ty t = erased(l, te);
    return low_self(l, t);
  }
  case TE_MACRO:
    if (te->lowered) return low_type(l, te->lowered);
    /* fall through */
  case TE_NEVER: return shape_leaf(l->a, erased(l, te));
  default: return shape_leaf(l->a, l->s->t_err);
  }
}

/* --- bounds ---------------------------------------------------------------- */
static void callable_bound(Low *l, Shape *self, Def *trait, const BoundExpr *be, Sig *out) {
  GenericArgs *ga = be->trait->segs[be->trait->n - 1].args;
  Bound b = {.self = self, .trait = trait, .span = be->span, .n_in = ga->n, .in = low_paren(l, ga)};
  b.out = b.in[ga->n];
  vec_push(l->a, &out->bounds, b);
}

typedef struct LifeArgs { u32 n; Sym name[8]; Region is[8]; } LifeArgs;

/* What the trait's lifetime parameters stand for where it is written `Trait<'a>`: up, or NULL, are those of who writes it. */
static LifeArgs life_args(Low *l, const Def *trait, const GenericArgs *ga, const LifeArgs *up) {
  const GenericsExpr *g = &trait->item->generics;
  LifeArgs to = {0};
  for (u32 i = 0, k = 0; ga && i < g->n && to.n < COUNTOF(to.name); i++) {
    if (g->v[i].kind != GP_LIFETIME) continue;
    while (k < ga->n && ga->v[k].kind != GA_LIFETIME) k++;
    if (k == ga->n) break;
    Ident given = ga->v[k++].name;
    Region r = REGION_ANEW;
    for (u32 j = 0; up && j < up->n; j++) if (up->name[j] == given.sym) r = up->is[j];
    if (!up) r = named_plain(l, given);
    to.name[to.n] = g->v[i].name.sym;
    to.is[to.n++] = r;
  }
  return to;
}

/* `trait Trait<'a>: 'a`: whoever implements it outlives what is written for 'a. */
static void trait_bounds(Low *l, Shape *self, const Def *trait, const LifeArgs *at, u32 depth, Sig *out) {
  for (u32 i = 0; trait->item && i < trait->item->bounds.n && depth < 8; i++) {
    const BoundExpr *be = &trait->item->bounds.v[i];
    for (u32 k = 0; be->is_lifetime && k < at->n; k++)
      if (at->name[k] == be->lifetime.sym && at->is[k] != REGION_ANEW)
        vec_push(l->a, &out->type_outlives, (TypeOutlives){self, at->is[k]});
    const GenericArgs *ga = be->trait && !be->maybe ? be->trait->segs[be->trait->n - 1].args : NULL;
    if (!ga || ga->paren) continue;
    PathRes r = resolve_path_as(l->s, trait->module, (Def *)(uintptr_t)trait, be->trait, PU_TRAIT, true);
    if (r.kind != RES_DEF || !r.def || r.def->kind != DEF_TRAIT) continue;
    LifeArgs up = life_args(l, r.def, ga, at);
    if (up.n) trait_bounds(l, self, r.def, &up, depth + 1, out);
  }
}

static void low_bounds(Low *l, Shape *self, Bounds b, Sig *out) {
  for (u32 i = 0; i < b.n; i++) {
    BoundExpr *be = &b.v[i];
    if (be->is_lifetime) {
      vec_push(l->a, &out->type_outlives, (TypeOutlives){self, named(l, be->lifetime)});
      continue;
    }
    GenericArgs *ga = be->trait && !be->maybe ? be->trait->segs[be->trait->n - 1].args : NULL;
    if (!ga) continue;
    PathRes r = resolve_path_as(l->s, l->m, l->owner, be->trait, PU_TRAIT, true);
    if (r.kind != RES_DEF || !r.def || r.def->kind != DEF_TRAIT) continue;
    if (ga->paren) {
      callable_bound(l, self, r.def, be, out);
      continue;
    }
    LifeArgs at = life_args(l, r.def, ga, NULL);
    if (at.n && r.def->item) trait_bounds(l, self, r.def, &at, 0, out);
    Bound tr = {.self = self, .trait = r.def, .in = NEW_N(l->a, Shape *, ga->n + 1)};
    bool types = true;
    for (u32 k = 0; k < ga->n; k++) {
      bool is_const = ga->v[k].kind == GA_CONST || (ga->v[k].kind == GA_TYPE && const_param(l, r.def, tr.n_in + 1));
      types &= !is_const;
      if (ga->v[k].kind == GA_TYPE && !is_const) tr.in[tr.n_in++] = low_anew(l, ga->v[k].ty);
      if (ga->v[k].kind == GA_ASSOC_EQ && ga->v[k].ty)
        vec_push(l->a, &out->bounds, (Bound){.self = self, .trait = r.def, .assoc = ga->v[k].name.sym, .is = low_anew(l, ga->v[k].ty)});
    }
    if (types && tr.n_in) vec_push(l->a, &out->bounds, tr);
  }
}

static void lifetime_bounds(Low *l, Ident name, Bounds b, Sig *out) {
  Region longer = named(l, name);
  for (u32 i = 0; i < b.n; i++)
    if (b.v[i].is_lifetime) vec_push(l->a, &out->outlives, (Outlives){longer, named(l, b.v[i].lifetime)});
}

static void low_where(Low *l, Def *d, Sig *out) {
  const GenericsExpr *g = generics_of(d);
  for (u32 i = 0; g && i < g->n; i++) {
    if (g->v[i].kind == GP_LIFETIME) lifetime_bounds(l, g->v[i].name, g->v[i].bounds, out);
    if (g->v[i].kind != GP_TYPE || !g->v[i].bounds.n) continue;
    const Generics *gs = def_generics(l->s, d);
    for (u32 k = 0; k < gs->n; k++)
      if (gs->v[k].name == g->v[i].name.sym && gs->v[k].def)
        low_bounds(l, shape_leaf(l->a, ty_param(l->s, gs->v[k].def->param_index, gs->v[k].name)), g->v[i].bounds, out);
  }
  for (u32 i = 0; g && i < g->n_preds; i++) {
    if (g->preds[i].is_lifetime) lifetime_bounds(l, g->preds[i].lifetime, g->preds[i].bounds, out);
    else if (g->preds[i].ty) low_bounds(l, low_anew(l, g->preds[i].ty), g->preds[i].bounds, out);
  }
  const Generics *own = def_generics(l->s, d);
  for (u32 k = 0; own && d->kind == DEF_FN && k < own->n; k++)
    if (own->v[k].def && own->v[k].def->opaque_te)
      low_bounds(l, shape_leaf(l->a, ty_param(l->s, own->v[k].def->param_index, own->v[k].name)), own->v[k].def->opaque_te->bounds, out);
}

/* --- signatures ------------------------------------------------------------ */
typedef struct Only { Region r; bool many; } Only;
static void only_one(void *ctx, Region r) {
  Only *o = ctx;
  if (r == REGION_STATIC || r == REGION_ANEW || r == o->r) return;
  o->many |= o->r != REGION_ANEW;
  o->r = r;
}

static Region first_ref(const Shape *sh, const Shape *self) {
  if (sh == self) return REGION_ANEW;
  if (sh->ty->kind == TY_REF) return sh->regs[0];
  for (u32 i = 0; i < sh->n; i++) {
    Region r = first_ref(sh->sub[i], self);
    if (r != REGION_ANEW) return r;
  }
  return REGION_ANEW;
}

/* Of what `Self` stands for the lifetimes do not count: they are not written here. */
static Region elision(Regions *R, const Sig *g, const Def *fn) {
  const Shape *self = fn->parent && fn->parent->kind == DEF_IMPL ? head_of(R, fn->parent)->self : NULL;
  if (fn->item->fn->has_self && g->n) {
    Region r = first_ref(g->in[0], self);
    if (r != REGION_ANEW) return r;
  }
  Only o = {REGION_ANEW, false};
  for (u32 i = 0; i < g->n; i++)
    if (g->in[i] != self) shape_each(R, g->in[i], &o, only_one);
  return o.many ? REGION_ANEW : o.r;
}

static void outer_lifetimes(Low *l, Def *d, Sig *g) {
  Def *p = d->parent;
  if (p && p->kind == DEF_IMPL) {
    Head *h = head_of(l->R, p);
    for (u32 i = 0; i < h->lt.n; i++) vec_push(l->a, &l->lt, h->lt.name[i]);
    g->bounds.v = h->where.bounds.v;
    g->bounds.n = g->bounds.cap = h->where.bounds.n;
    g->outlives.v = h->where.outlives.v;
    g->outlives.n = g->outlives.cap = h->where.outlives.n;
    g->type_outlives.v = h->where.type_outlives.v;
    g->type_outlives.n = g->type_outlives.cap = h->where.type_outlives.n;
  } else if (p && p->kind == DEF_TRAIT) {
    declare(l, p);
    g->n_outer = l->lt.n;
    low_where(l, p, g);
  }
  g->n_outer = l->lt.n;
}

Sig *sig_of(Regions *R, Def *fn) {
  Sig *g = map_ptr(&R->sigs, fn->id);
  if (g) return g;
  g = NEW(R->keep, Sig);
  map_put(R->keep, &R->sigs, fn->id, (u64)(uintptr_t)g);
  if (fn->kind != DEF_FN || !fn->item || !fn->item->fn) return g;
  const FnDecl *f = fn->item->fn;
  const FnSig *types = def_sig(R->s, fn);
  Low l = low_in(R, fn);
  outer_lifetimes(&l, fn, g);
  declare(&l, fn);
  l.elide = ELIDE_INPUT;
  g->n = f->n;
  g->in = NEW_N(R->keep, Shape *, f->n + 1);
  for (u32 i = 0; i < f->n; i++) g->in[i] = low_type(&l, f->params[i].ty);
  g->lt = low_lifetimes(&l);
  g->elided = elision(R, g, fn);
  l.elide = ELIDE_ANEW;
  low_where(&l, fn, g);
  l.elide = ELIDE_OUTPUT;
  l.out = g->elided;
  Shape *out = f->ret ? low_type(&l, f->ret) : shape_leaf(R->keep, R->s->t_unit);
  g->result = out;
  g->out = f->async_ ? opaque_shape(&l, types->output) : out;
  g->known = true;
  return g;
}

Head *head_of(Regions *R, Def *impl) {
  Head *h = map_ptr(&R->heads, impl->id);
  if (h) return h;
  h = NEW(R->keep, Head);
  map_put(R->keep, &R->heads, impl->id, (u64)(uintptr_t)h);
  impl_header(R->s, impl);
  Low l = low_in(R, impl);
  declare(&l, impl);
  l.elide = ELIDE_INPUT;
  h->self = low_type(&l, impl->item->self_ty);
  h->lt = low_lifetimes(&l);
  Path *p = impl->item->impl_trait;
  TyList *args = impl->impl_trait.trait ? impl->impl_trait.args : NULL;
  if (p && args && args->n) {
    h->n_args = args->n;
    h->args = NEW_N(R->keep, Shape *, args->n);
    h->args[0] = h->self;
    for (u32 i = 1; i < args->n; i++) h->args[i] = low_arg(&l, impl->impl_trait.trait, i, p->segs[p->n - 1].args, i - 1, args->v[i]);
  }
  h->lt = low_lifetimes(&l);
  l.elide = ELIDE_ANEW;
  low_where(&l, impl, &h->where);
  return h;
}

Shape *alias_of(Regions *R, Def *d) {
  Shape *sh = map_ptr(&R->binds, map_key2(d->id, 0));
  if (sh) return sh;
  Low l = low_in(R, d);
  Head *h = head_of(R, d->parent);
  for (u32 i = 0; i < h->lt.n; i++) vec_push(l.a, &l.lt, h->lt.name[i]);
  declare(&l, d);
  sh = !d->opaque_fn && d->item && d->item->ty ? low_type(&l, d->item->ty) : from_erased(&l, def_type(R->s, d));
  map_put(R->keep, &R->binds, map_key2(d->id, 0), (u64)(uintptr_t)sh);
  return sh;
}

/* --- opaque types ---------------------------------------------------------- */
static Low low_result(Regions *R, Def *fn) {
  Sig *g = sig_of(R, fn);
  Low l = low_in(R, fn);
  for (u32 i = 0; i < g->lt.n; i++) vec_push(l.a, &l.lt, g->lt.name[i]);
  l.elide = ELIDE_OUTPUT;
  l.out = g->elided;
  return l;
}

Shape *opaque_bind(Regions *R, Def *o, Def *assoc) {
  if (!o->opaque_fn) return NULL;
  if (!o->opaque_te) return def_is_lang(assoc, LANG_future_output) ? sig_of(R, o->opaque_fn)->result : NULL;
  u64 key = map_key2(o->id, assoc->id), v;
  if (map_get(&R->binds, key, &v)) return (Shape *)(uintptr_t)v;
  Low l = low_result(R, o->opaque_fn);
  Shape *sh = NULL;
  for (u32 i = 0; i < o->opaque_te->bounds.n && !sh; i++) {
    BoundExpr *b = &o->opaque_te->bounds.v[i];
    GenericArgs *ga = b->trait ? b->trait->segs[b->trait->n - 1].args : NULL;
    GenericArg *a = assoc_arg(ga, assoc->name);
    if (a && a->ty) sh = low_type(&l, a->ty);
  }
  map_put(R->keep, &R->binds, key, (u64)(uintptr_t)sh);
  return sh;
}

Shape **opaque_signature(Regions *R, Def *o, u32 *n) {
  for (u32 i = 0; o->opaque_fn && o->opaque_te && i < o->opaque_te->bounds.n; i++) {
    BoundExpr *b = &o->opaque_te->bounds.v[i];
    GenericArgs *ga = b->trait ? b->trait->segs[b->trait->n - 1].args : NULL;
    if (!ga || !ga->paren) continue;
    Low l = low_result(R, o->opaque_fn);
    *n = ga->n;
    return low_paren(&l, ga);
  }
  return NULL;
}

typedef struct Mentions { Region r; bool yes; } Mentions;
static void mentions(void *ctx, Region r, Variance v) {
  (void)v;
  Mentions *m = ctx;
  m->yes |= r == m->r;
}

static bool mentioned(Regions *R, Def *o, u32 i) {
  Low l = low_result(R, o->opaque_fn);
  Mentions m = {i + 1, false};
  Varied all = {R, &m, mentions, NULL, false};
  for (u32 k = 0; k < o->opaque_te->bounds.n; k++) {
    BoundExpr *b = &o->opaque_te->bounds.v[k];
    if (b->is_lifetime) mentions(&m, named(&l, b->lifetime), VAR_INV);
    GenericArgs *ga = b->trait ? b->trait->segs[b->trait->n - 1].args : NULL;
    for (u32 j = 0; ga && !ga->paren && j < ga->n; j++) {
      if (ga->v[j].kind == GA_LIFETIME) mentions(&m, named(&l, ga->v[j].name), VAR_INV);
      if (ga->v[j].ty) shape_variances(&all, low_type(&l, ga->v[j].ty), VAR_INV);
    }
    if (ga && ga->paren) {
      Shape **v = low_paren(&l, ga);
      for (u32 j = 0; j <= ga->n; j++) shape_variances(&all, v[j], VAR_INV);
    }
  }
  const GenericArgs *uses = o->opaque_te->bounds.uses;
  for (u32 j = 0; uses && j < uses->n; j++)
    if (uses->v[j].kind == GA_LIFETIME) mentions(&m, named(&l, uses->v[j].name), VAR_INV);
  return m.yes;
}

bool opaque_captures(Regions *R, Def *o, u32 i) {
  if (!o->opaque_te) return true;
  if (o->krate && o->krate->edition >= 2024 && !o->opaque_te->bounds.precise && !o->is_lib) return true;
  u64 key = map_key2(o->id | 1u << 31, i), v;
  if (map_get(&R->binds, key, &v)) return v != 0;
  bool yes = mentioned(R, o, i);
  map_put(R->keep, &R->binds, key, yes);
  return yes;
}

/* --- data ------------------------------------------------------------------ */
typedef struct Occurs { AdtInfo *in; bool changed; } Occurs;

static void occurs(u8 *as, u32 v, bool *changed) {
  *changed |= (*as | v) != *as;
  *as |= (u8)v;
}

static void region_occurs(void *ctx, Region r, Variance v) {
  Occurs *o = ctx;
  if (r != REGION_STATIC && r != REGION_ANEW && r - 1 < o->in->n_lt) occurs(&o->in->lt_var[r - 1], v, &o->changed);
}

static void param_occurs(void *ctx, u32 index, Variance v) {
  Occurs *o = ctx;
  occurs(&o->in->ty_var[index], v, &o->changed);
}

static bool occurs_in_fields(Regions *R, Def *adt) {
  Occurs o = {.in = data_of(R, adt)};
  Varied f = {R, &o, region_occurs, param_occurs, adt->is_lib};
  u32 n;
  VariantDef *v = def_variants(R->s, adt, &n);
  for (u32 i = 0; i < n; i++)
    for (u32 k = 0; k < v[i].n; k++) shape_variances(&f, o.in->fields[i][k], VAR_CO);
  return o.changed;
}

/* Of a type and those that it names, until nothing changes; these are met on the way, and each asks what it names. */
static void variances(Regions *R, Def *adt) {
  vec_push(R->keep, &R->growing, adt);
  if (R->growing.n > 1) return;
  for (u32 i = 0; i < R->growing.n; i++) occurs_in_fields(R, R->growing.v[i]);
  for (bool again = true; again;) {
    again = false;
    for (u32 i = R->growing.n; i-- > 0;) again |= occurs_in_fields(R, R->growing.v[i]);
  }
  R->growing.n = 0;
}

/* What holds whatever the fields are. */
static void variances_given(const Def *adt, AdtInfo *in, u32 n_types) {
  bool phantom = def_is_lang(adt, LANG_phantom_data);
  for (u32 i = 0; i < n_types && (phantom || adt->is_lib); i++) in->ty_var[i] = VAR_CO;
  for (u32 i = 0; i < in->n_lt && adt->is_lib; i++) in->lt_var[i] = VAR_CO;
  if (def_is_lang(adt, LANG_unsafe_cell)) in->ty_var[0] = VAR_INV;
}

AdtInfo *data_of(Regions *R, Def *adt) {
  AdtInfo *in = map_ptr(&R->adts, adt->id);
  if (in) return in;
  in = NEW(R->keep, AdtInfo);
  map_put(R->keep, &R->adts, adt->id, (u64)(uintptr_t)in);
  Low l = low_in(R, adt);
  declare(&l, adt);
  in->lt = low_lifetimes(&l);
  in->n_lt = l.lt.n;
  u32 np = generics_total(def_generics(R->s, adt)), n;
  in->lt_var = NEW_N(R->keep, u8, in->n_lt + 1);
  in->ty_var = NEW_N(R->keep, u8, np + 1);
  VariantDef *v = def_variants(R->s, adt, &n);
  in->fields = NEW_N(R->keep, Shape **, n + 1);
  for (u32 i = 0; i < n; i++) {
    in->fields[i] = NEW_N(R->keep, Shape *, v[i].n + 1);
    for (u32 k = 0; k < v[i].n; k++) {
      l.m = v[i].fields[k].mod ? v[i].fields[k].mod : adt->module;
      in->fields[i][k] = v[i].fields[k].te ? low_type(&l, v[i].fields[k].te) : from_erased(&l, field_type(R->s, &v[i].fields[k]));
    }
  }
  if (adt->item) low_where(&l, adt, &in->where);
  variances_given(adt, in, np);
  variances(R, adt);
  return in;
}
