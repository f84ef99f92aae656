/* Shapes: making them fresh, filling templates, relating two. */
#include "mir/region.h"

Shape *shape_leaf(Arena *a, Ty t) {
  Shape *sh = NEW(a, Shape);
  sh->ty = t;
  sh->open = (t->flags & (TF_PARAM | TF_PROJ)) != 0;
  return sh;
}

Shape *shape_new(Arena *a, Ty t, u32 n_regs, u32 n) {
  Shape *sh = NEW(a, Shape);
  *sh = (Shape){.ty = t, .n_regs = n_regs, .n = n, .regs = n_regs ? NEW_N(a, Region, n_regs) : NULL, .sub = n ? NEW_N(a, Shape *, n) : NULL};
  return sh;
}

void shape_seal(Shape *sh) {
  sh->open = (sh->ty->flags & (TF_PARAM | TF_PROJ)) != 0;
  sh->regions = sh->n_regs > 0;
  for (u32 i = 0; i < sh->n; i++) {
    sh->open |= sh->sub[i]->open;
    sh->regions |= sh->sub[i]->regions;
  }
}

static const TyList *parts_of(Ty t) {
  return t->kind == TY_TUPLE || t->kind == TY_ADT || t->kind == TY_OPAQUE || t->kind == TY_PROJ || t->kind == TY_DYN ? t->args : NULL;
}

Shape *shape_part(Arena *a, const Shape *sh, u32 i) {
  if (i < sh->n) return sh->sub[i];
  const TyList *l = parts_of(sh->ty);
  if (l && i < l->n) return shape_leaf(a, l->v[i]);
  if (!i && sh->ty->elem) return shape_leaf(a, sh->ty->elem);
  return NULL;
}

/* --- which types have regions at all --------------------------------------- */
static bool list_plain(Regions *R, const TyList *l) {
  for (u32 i = 0; l && i < l->n; i++)
    if (!ty_plain(R, l->v[i])) return false;
  return true;
}

static bool captures_plain(Regions *R, Ty t) {
  const AstBody *ab = t->def->body;
  for (u32 i = 0; ab && i < ab->n_captures; i++)
    if (ab->captures[i].mode != CAP_MOVE || !ty_plain(R, ty_subst(R->s, ab->captures[i].place_ty, t->args))) return false;
  return t->kind == TY_CLOSURE || !ab || !ab->ret_ty || ty_plain(R, ty_subst(R->s, ab->ret_ty, t->args));
}

static bool plain(Regions *R, Ty t) {
  switch (t->kind) {
  case TY_REF: case TY_DYN: return false;
  case TY_FN_PTR: return list_plain(R, t->args) && ty_plain(R, t->elem);
  case TY_PTR: case TY_SLICE: case TY_ARRAY: return ty_plain(R, t->elem);
  case TY_TUPLE: return list_plain(R, t->args);
  case TY_PROJ: return !def_lifetimes(t->def);
  case TY_ADT: return !def_lifetimes(t->def) && list_plain(R, t->args);
  case TY_OPAQUE: return t->def->opaque_fn && !sig_of(R, t->def->opaque_fn)->lt.n && list_plain(R, t->args);
  case TY_CLOSURE: case TY_ASYNC: return captures_plain(R, t);
  default: return true;
  }
}

bool ty_plain(Regions *R, Ty t) {
  if (t->kind != TY_ADT && t->kind != TY_TUPLE && t->kind != TY_OPAQUE && t->kind != TY_CLOSURE && t->kind != TY_ASYNC) return plain(R, t);
  u64 v;
  if (map_get(&R->plain, t->id, &v)) return v != 0;
  map_put(R->keep, &R->plain, t->id, 1);           /* a closure that holds itself: nothing new */
  bool p = plain(R, t);
  map_put(R->keep, &R->plain, t->id, p);
  return p;
}

/* --- fresh ----------------------------------------------------------------- */
Region region_new(Body *B) { return B->n_regions++; }

void region_edge(Body *B, Region longer, Region shorter) {
  if (longer == shorter || longer == REGION_STATIC || longer == REGION_ANEW || shorter == REGION_ANEW ||
      region_bound(longer) || region_bound(shorter)) return;
  vec_push(B->a, &B->edges, (Edge){longer, shorter, B->at, B->kind, B->inside});
}

static Shape *fresh_args(Body *B, Ty t, u32 n_regs) {
  Shape *sh = shape_new(B->a, t, n_regs, t->args->n);
  for (u32 i = 0; i < t->args->n; i++) sh->sub[i] = shape_fresh(B, t->args->v[i]);
  return sh;
}

static Shape *fresh_captures(Body *B, Ty t) {
  const AstBody *ab = t->def->body;
  u32 n = ab ? ab->n_captures : 0;
  bool async = t->kind == TY_ASYNC;
  Shape *sh = shape_new(B->a, t, 0, n + async);
  for (u32 i = 0; i < n; i++) sh->sub[i] = shape_fresh(B, facts_field_ty(B->f, t, 0, i));
  if (async) sh->sub[n] = shape_fresh(B, ab && ab->ret_ty ? facts_norm(B->f, ty_subst(B->s, ab->ret_ty, t->args), ab->span) : B->s->t_err);
  return sh;
}

static Shape *fresh_dyn(Body *B, Ty t) {
  if (ty_callable(t)) return shape_new(B->a, t, 2, 0);
  Shape *sh = shape_new(B->a, t, 1, t->args->n + t->n_binds);
  for (u32 i = 0; i < t->args->n; i++) sh->sub[i] = shape_fresh(B, t->args->v[i]);
  for (u32 i = 0; i < t->n_binds; i++) sh->sub[t->args->n + i] = shape_fresh(B, t->binds[i].ty);
  return sh;
}

Shape *shape_fresh(Body *B, Ty t) {
  if (ty_plain(B->R, t)) return shape_leaf(B->a, t);
  Shape *sh;
  switch (t->kind) {
  case TY_REF: case TY_PTR: case TY_SLICE: case TY_ARRAY:
    sh = shape_new(B->a, t, t->kind == TY_REF, 1);
    sh->sub[0] = shape_fresh(B, t->elem);
    break;
  case TY_TUPLE: sh = fresh_args(B, t, 0); break;
  case TY_ADT: case TY_PROJ: sh = fresh_args(B, t, def_lifetimes(t->def)); break;
  case TY_OPAQUE: sh = fresh_args(B, t, t->def->opaque_fn ? sig_of(B->R, t->def->opaque_fn)->lt.n : 0); break;
  case TY_DYN: sh = fresh_dyn(B, t); break;
  case TY_FN_PTR: sh = shape_new(B->a, t, 1, 0); break;
  default: sh = fresh_captures(B, t); break;
  }
  for (u32 i = 0; i < sh->n_regs; i++) sh->regs[i] = region_new(B);
  shape_seal(sh);
  return sh;
}

/* --- filling templates ----------------------------------------------------- */
Ty shape_retype(Sema *s, const Shape *t, Shape **sub) {
  Ty ty = t->ty;
  Ty v[32];
  u32 n = ty->args ? ty->args->n : 0;
  if (n > COUNTOF(v)) return ty;
  for (u32 i = 0; i < n && i < t->n; i++) v[i] = sub[i]->ty;
  switch (ty->kind) {
  case TY_REF: return ty_ref(s, sub[0]->ty, ty->mut);
  case TY_PTR: return ty_ptr(s, sub[0]->ty, ty->mut);
  case TY_SLICE: return ty_slice(s, sub[0]->ty);
  case TY_ARRAY: return ty_array(s, sub[0]->ty, ty->len);
  case TY_TUPLE: return n == t->n ? ty_tuple(s, v, n) : ty;
  case TY_ADT: return n == t->n ? ty_adt(s, ty->def, ty_list(s, v, n)) : ty;
  case TY_OPAQUE: return n == t->n ? ty_new(s, &(Type){.kind = TY_OPAQUE, .def = ty->def, .args = ty_list(s, v, n)}) : ty;
  default: return ty;
  }
}

typedef struct Fill { Body *B; const Region *lt; u32 n_lt; Shape *const *args; u32 n_args; TyList *tys; } Fill;

static Region fill_region(Fill *f, Region r) {
  if (r == REGION_STATIC || region_bound(r)) return r;
  if (r == REGION_ANEW || r - 1 >= f->n_lt) return region_new(f->B);
  return f->lt[r - 1];
}

static Ty fill_ty(Fill *f, Ty t) {
  if (!(t->flags & TF_PARAM)) return t;
  if (!f->tys) {
    Ty *v = NEW_N(f->B->a, Ty, f->n_args + 1);
    for (u32 i = 0; i < f->n_args; i++) v[i] = f->args[i] ? f->args[i]->ty : f->B->s->t_err;
    f->tys = ty_list(f->B->s, v, f->n_args);
  }
  return ty_subst(f->B->s, t, f->tys);
}

static Shape *fill(Fill *f, Shape *t);

static Shape *fill_proj(Fill *f, Shape *t) {
  Body *B = f->B;
  Shape **v = NEW_N(B->a, Shape *, t->n + 1);
  for (u32 i = 0; i < t->n; i++) v[i] = fill(f, t->sub[i]);
  Ty norm = facts_norm(B->f, fill_ty(f, t->ty), NO_SPAN);
  if (ty_plain(B->R, norm) && norm->kind != TY_PROJ) return shape_leaf(B->a, norm);
  Region *own = NEW_N(B->a, Region, t->n_regs + 1);
  for (u32 i = 0; i < t->n_regs; i++) own[i] = fill_region(f, t->regs[i]);
  return shape_project(B, t->ty->def, v, t->n, own, t->n_regs, norm);
}

static Shape *fill(Fill *f, Shape *t) {
  Body *B = f->B;
  if (!t->open && !t->regions) return t;
  if (t->ty->kind == TY_PARAM) {
    Shape *p = t->ty->index < f->n_args ? f->args[t->ty->index] : NULL;
    return p ? p : shape_leaf(B->a, t->ty);
  }
  if (t->ty->kind == TY_PROJ && t->n) return fill_proj(f, t);
  if (!t->n && !t->n_regs) {
    Ty ty = facts_norm(B->f, fill_ty(f, t->ty), NO_SPAN);
    return ty_plain(B->R, ty) ? shape_leaf(B->a, ty) : shape_fresh(B, ty);
  }
  Shape *sh = shape_new(B->a, t->ty, t->n_regs, t->n);
  for (u32 i = 0; i < t->n; i++) sh->sub[i] = fill(f, t->sub[i]);
  for (u32 i = 0; i < t->n_regs; i++) sh->regs[i] = fill_region(f, t->regs[i]);
  if (t->open) sh->ty = t->ty->kind == TY_FN_PTR ? facts_norm(B->f, fill_ty(f, t->ty), NO_SPAN) : shape_retype(B->s, t, sh->sub);
  shape_seal(sh);
  callable_hold(B, sh);
  return sh;
}

Shape *shape_subst(Body *B, Shape *t, const Region *lt, u32 n_lt, Shape *const *args, u32 n_args) {
  Fill f = {B, lt, n_lt, args, n_args, NULL};
  return fill(&f, t);
}

/* --- fields ---------------------------------------------------------------- */
Shape *shape_field(Body *B, Shape *sh, u32 variant, u32 field, Ty ty) {
  if (sh->ty->kind == TY_TUPLE || sh->ty->kind == TY_CLOSURE || sh->ty->kind == TY_ASYNC) {
    Shape *p = field < sh->n ? sh->sub[field] : NULL;
    return p ? p : shape_fresh(B, ty);
  }
  if (sh->ty->kind != TY_ADT || ty_plain(B->R, ty)) return shape_fresh(B, ty);
  AdtInfo *in = data_of(B->R, sh->ty->def);
  u32 n;
  VariantDef *v = def_variants(B->s, sh->ty->def, &n);
  if (variant >= n || field >= v[variant].n) return shape_fresh(B, ty);
  u32 na = sh->ty->args->n;
  Shape **args = NEW_N(B->a, Shape *, na + 1);
  for (u32 i = 0; i < na; i++) args[i] = shape_part(B->a, sh, i);
  return shape_subst(B, in->fields[variant][field], sh->regs, sh->n_regs, args, na);
}

/* --- relating -------------------------------------------------------------- */
static void relate_region(Body *B, Region a, Region b, Variance v) {
  if (v & VAR_CO) region_edge(B, a, b);
  if (v & VAR_CONTRA) region_edge(B, b, a);
}

static void relate_adt(Body *B, const Shape *a, const Shape *b, Variance v) {
  AdtInfo *in = data_of(B->R, a->ty->def);
  for (u32 i = 0; i < a->n_regs && i < b->n_regs; i++) relate_region(B, a->regs[i], b->regs[i], variance_within(v, in->lt_var[i]));
  for (u32 i = 0; i < a->n && i < b->n; i++) {
    Variance w = variance_within(v, in->ty_var[i]);
    if (w) shape_relate(B, a->sub[i], b->sub[i], w);
  }
}

static void relate_subs(Body *B, const Shape *a, const Shape *b, Variance v) {
  for (u32 i = 0; i < a->n && i < b->n; i++) shape_relate(B, a->sub[i], b->sub[i], v);
}

void shape_each(Regions *R, const Shape *sh, void *ctx, void (*f)(void *ctx, Region r)) {
  if (!sh->regions) return;
  bool opaque = sh->ty->kind == TY_OPAQUE;
  for (u32 i = 0; i < sh->n_regs; i++)
    if (!opaque || opaque_captures(R, sh->ty->def, i)) f(ctx, sh->regs[i]);
  for (u32 i = 0; i < sh->n && !ty_callable(sh->ty); i++) shape_each(R, sh->sub[i], ctx, f);
}

static void adt_variances(const Varied *f, const Shape *sh, Variance v) {
  AdtInfo *in = data_of(f->R, sh->ty->def);
  for (u32 i = 0; i < sh->n_regs; i++) f->region(f->ctx, sh->regs[i], variance_within(v, in->lt_var[i]));
  for (u32 i = 0; i < sh->n; i++) shape_variances(f, sh->sub[i], variance_within(v, in->ty_var[i]));
}

void shape_variances(const Varied *f, const Shape *sh, Variance v) {
  if (!v || (!sh->open && !sh->regions)) return;
  Ty t = sh->ty;
  Variance in = v;
  switch (t->kind) {
  case TY_PARAM:
    if (f->param) f->param(f->ctx, t->index, v);
    return;
  case TY_ADT: adt_variances(f, sh, v); return;
  case TY_REF: in = t->mut ? VAR_INV : v; break;
  case TY_PTR: in = t->mut && !f->lib ? VAR_INV : v; break;     /* the library's own pointers own what they point to */
  case TY_DYN: in = VAR_INV; break;
  case TY_PROJ: in = v = f->lib ? VAR_CO : VAR_INV; break;
  default: break;
  }
  for (u32 i = 0; i < sh->n_regs; i++) f->region(f->ctx, sh->regs[i], v);
  for (u32 i = 0; i < sh->n; i++) shape_variances(f, sh->sub[i], t->kind == TY_FN_PTR && i + 1 < sh->n ? variance_within(in, VAR_CONTRA) : in);
}

typedef struct Outl { Body *B; Region r; } Outl;
static void outlives_one(void *ctx, Region r) {
  Outl *o = ctx;
  region_edge(o->B, r, o->r);
}

/* Parameters that a value of the type holds; what a projection stands for is not asked. */
static void params_outlive(Body *B, Ty t, Region r, u32 depth) {
  if (!(t->flags & TF_PARAM) || depth > 16) return;
  switch (t->kind) {
  case TY_PARAM: vec_push(B->a, &B->tests, (TypeTest){t, r, B->at}); return;
  case TY_PTR: case TY_SLICE: case TY_ARRAY: params_outlive(B, t->elem, r, depth + 1); return;   /* of a reference: its lifetime is enough */
  case TY_TUPLE: case TY_ADT:
    for (u32 i = 0; i < t->args->n; i++) params_outlive(B, t->args->v[i], r, depth + 1);
    return;
  case TY_CLOSURE: case TY_ASYNC:
    for (u32 i = 0; t->def->body && i < t->def->body->n_captures; i++) params_outlive(B, facts_field_ty(B->f, t, 0, i), r, depth + 1);
    return;
  case TY_OPAQUE:
    if (t->def->opaque_te && t->def->opaque_te->bounds.precise) return;
    for (u32 i = 0; t->def->opaque_te && i < t->def->opaque_te->bounds.n; i++)
      if (t->def->opaque_te->bounds.v[i].is_lifetime) return;
    for (u32 i = 0; i < t->args->n; i++) params_outlive(B, t->args->v[i], r, depth + 1);
    return;
  default: return;
  }
}

static void regions_outlive(Body *B, const Shape *a, Region r);

void shape_outlives(Body *B, const Shape *a, Region r) {
  if (B->tests_wanted && r != REGION_CALLER) params_outlive(B, a->ty, r, 0);
  regions_outlive(B, a, r);
}

static void regions_outlive(Body *B, const Shape *a, Region r) {
  if (!a->regions) return;
  if (a->ty->kind == TY_OPAQUE) {
    for (u32 i = 0; i < a->n_regs; i++)
      if (opaque_captures(B->R, a->ty->def, i)) region_edge(B, a->regs[i], r);
    for (u32 i = 0; i < a->n; i++) regions_outlive(B, a->sub[i], r);
    return;
  }
  Outl o = {B, r};
  for (u32 i = 0; i < a->n_regs; i++) outlives_one(&o, a->regs[i]);
  u32 n = ty_callable(a->ty) ? 0 : a->ty->kind == TY_ASYNC && a->n ? a->n - 1 : a->n;
  for (u32 i = 0; i < n; i++) regions_outlive(B, a->sub[i], r);
}

/* What a reference points to lives as long as the reference: what a call's types need of regions that its result no longer
 * names, as those of T in `fn new<T>(value: &'a T) -> Argument<'a>`. */
void shape_well_formed(Body *B, const Shape *sh) {
  if (!sh->regions) return;
  if (sh->ty->kind == TY_REF && sh->n) regions_outlive(B, sh->sub[0], sh->regs[0]);
  for (u32 i = 0; i < sh->n; i++) shape_well_formed(B, sh->sub[i]);
}

void shape_relate(Body *B, const Shape *a, const Shape *b, Variance v) {
  if (a == b || !a->regions || !b->regions) return;
  if (b->ty->kind == TY_OPAQUE && a->ty->kind != TY_OPAQUE) {     /* the body makes what its signature hides */
    shape_outlives(B, a, REGION_CALLER);
    return;
  }
  if (a->ty->kind != b->ty->kind) return;
  switch (a->ty->kind) {
  case TY_REF:
    relate_region(B, a->regs[0], b->regs[0], v);
    relate_subs(B, a, b, b->ty->mut && a->ty->mut ? VAR_INV : v);
    break;
  case TY_PTR: relate_subs(B, a, b, a->ty->mut ? VAR_INV : v); break;
  case TY_ADT:
    if (a->ty->def == b->ty->def) relate_adt(B, a, b, v);
    break;
  case TY_DYN:
    if (a->ty->def != b->ty->def) break;
    for (u32 i = 0; i < a->n_regs; i++) relate_region(B, a->regs[i], b->regs[i], v);
    if (ty_callable(a->ty)) callable_relate(B, a, b, VAR_INV);
    else relate_subs(B, a, b, VAR_INV);
    break;
  case TY_FN_PTR:
    relate_region(B, a->regs[0], b->regs[0], v);
    callable_relate(B, a, b, v);
    break;
  case TY_OPAQUE:
    if (a->ty->def != b->ty->def) break;
    for (u32 i = 0; i < a->n_regs && i < b->n_regs; i++)
      if (opaque_captures(B->R, a->ty->def, i)) relate_region(B, a->regs[i], b->regs[i], VAR_INV);
    relate_subs(B, a, b, VAR_INV);
    break;
  case TY_PROJ:
    if (a->ty->def != b->ty->def) break;
    for (u32 i = 0; i < a->n_regs && i < b->n_regs; i++) relate_region(B, a->regs[i], b->regs[i], VAR_INV);
    relate_subs(B, a, b, VAR_INV);
    break;
  case TY_CLOSURE: case TY_ASYNC:
    if (a->ty->def == b->ty->def) relate_subs(B, a, b, v);
    break;
  default: relate_subs(B, a, b, v);
  }
}

/* &[T; N] to &[T], Box<T> to Box<dyn Trait> and the like. */
void shape_unsize(Body *B, const Shape *a, const Shape *b) {
  if (!b->regions) return;
  if (b->ty->kind == TY_DYN && a->ty->kind != TY_DYN) {
    shape_outlives(B, a, b->regs[0]);
    if (ty_callable(b->ty)) callable_from(B, a, b);
    return;
  }
  if (a->ty->kind == TY_ARRAY && b->ty->kind == TY_SLICE) {
    relate_subs(B, a, b, VAR_CO);
    return;
  }
  if (a->ty->kind == TY_REF && b->ty->kind == TY_REF) region_edge(B, a->regs[0], b->regs[0]);
  else if (a->ty->kind != TY_ADT || b->ty->kind != TY_ADT || a->ty->def != b->ty->def) {
    shape_relate(B, a, b, VAR_CO);
    return;
  }
  for (u32 i = 0; i < b->n; i++) {
    Shape *part = shape_part(B->a, a, i);
    if (part) shape_unsize(B, part, b->sub[i]);
  }
}
