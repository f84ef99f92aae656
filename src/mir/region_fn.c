/* Signatures as values: function pointers and `dyn Fn`.
 *
 * Their own lifetimes are REGION_BOUND: every call puts fresh regions in their place. Where nobody wrote the
 * signature (a temporary, `let f = table[0]`), it is not known until the value meets one that is: it takes that.
 *
 * What a signature is given to name (`fn() -> &'a str`) is held by the last region of the callable, the hold: all that
 * it may give outlives that one, so that who keeps the callable keeps the borrow, known or not.
 */
#include "mir/region.h"

bool ty_callable(Ty t) {
  if (t->kind == TY_FN_PTR) return true;
  return t->kind == TY_DYN && t->def && (def_is_lang(t->def, LANG_fn) || def_is_lang(t->def, LANG_fn_mut) || def_is_lang(t->def, LANG_fn_once));
}

typedef struct Hold { Body *B; Region by; } Hold;
static void hold_one(void *ctx, Region r, Variance v) {
  Hold *h = ctx;
  if (v & VAR_CO) region_edge(h->B, r, h->by);
}

void callable_hold(Body *B, const Shape *sh) {
  if (!sh->n || !sh->n_regs || !ty_callable(sh->ty)) return;
  Hold h = {B, sh->regs[sh->n_regs - 1]};
  Varied f = {B->R, &h, hold_one, NULL, false};
  EdgeKind k = B->kind;
  B->kind = EDGE_OTHER;
  bool pointer = sh->ty->kind == TY_FN_PTR;
  for (u32 i = 0; i < sh->n; i++) shape_variances(&f, sh->sub[i], !pointer ? VAR_INV : i + 1 < sh->n ? VAR_CONTRA : VAR_CO);
  B->kind = k;
}

typedef struct Opened { Body *B; VEC(Region) bound, fresh; } Opened;

static Region open_region(Opened *o, Region r) {
  if (!region_bound(r)) return r;
  for (u32 i = 0; i < o->bound.n; i++)
    if (o->bound.v[i] == r) return o->fresh.v[i];
  vec_push(o->B->a, &o->bound, r);
  vec_push(o->B->a, &o->fresh, region_new(o->B));
  return o->fresh.v[o->fresh.n - 1];
}

static Shape *open(Opened *o, Shape *t) {
  if (!t->regions || (!t->n && !t->n_regs)) return t;
  Shape *sh = shape_new(o->B->a, t->ty, t->n_regs, t->n);
  for (u32 i = 0; i < t->n_regs; i++) sh->regs[i] = open_region(o, t->regs[i]);
  for (u32 i = 0; i < t->n; i++) sh->sub[i] = open(o, t->sub[i]);
  shape_seal(sh);
  callable_hold(o->B, sh);
  return sh;
}

Shape **callable_open(Body *B, Shape *const *sig, u32 n) {
  Opened o = {.B = B};
  Shape **v = NEW_N(B->a, Shape *, n + 1);
  for (u32 i = 0; i < n; i++) v[i] = open(&o, sig[i]);
  return v;
}

static void take(const Shape *from, const Shape *to) {
  Shape *t = (Shape *)(uintptr_t)to;           /* of this body: what was not known is now */
  t->n = from->n;
  t->sub = from->sub;
}

static void becomes(Body *B, const Shape *a, const Shape *b) {
  if (a->n != b->n || !a->n) return;
  Shape **v = callable_open(B, a->sub, a->n);
  for (u32 i = 0; i + 1 < b->n; i++) shape_relate(B, b->sub[i], v[i], VAR_CO);
  shape_relate(B, v[b->n - 1], b->sub[b->n - 1], VAR_CO);
}

void callable_relate(Body *B, const Shape *a, const Shape *b, Variance v) {
  if (!b->n) take(a, b);
  else if (!a->n) take(b, a);
  else {
    if (v & VAR_CO) becomes(B, a, b);
    if (v & VAR_CONTRA) becomes(B, b, a);
  }
}

static void called(Body *B, Shape *const *sig, Shape *const *in, u32 n, Shape *out) {
  Shape **v = callable_open(B, sig, n + 1);
  for (u32 i = 0; i < n; i++) shape_relate(B, in[i], v[i], VAR_CO);
  if (out) shape_relate(B, v[n], out, VAR_CO);
}

/* F: Fn(&str) -> &str of the function around: what is called is an F. */
static void param_called(Body *B, Ty f, Shape *const *in, u32 n, Shape *out) {
  Sig *g = B->around;
  TyList *own = g ? ty_identity_args(B->s, B->around_fn) : NULL;
  for (u32 i = 0; g && i < g->bounds.n; i++) {
    const Bound *b = &g->bounds.v[i];
    if (!b->out || b->self->ty != f || b->n_in != n) continue;
    Shape **types = NEW_N(B->a, Shape *, own->n + 1), **sig = NEW_N(B->a, Shape *, n + 1);
    for (u32 k = 0; k < own->n; k++) types[k] = shape_leaf(B->a, own->v[k]);
    u32 n_lt = B->around_lt ? g->lt.n : 0;
    for (u32 k = 0; k <= n; k++) sig[k] = shape_subst(B, k < n ? b->in[k] : b->out, B->around_lt, n_lt, types, own->n);
    called(B, sig, in, n, out);
    return;
  }
}

static void opaque_called(Body *B, const Shape *self, Shape *const *in, u32 n, Shape *out) {
  u32 k, na = self->ty->args->n;
  Shape **v = opaque_signature(B->R, self->ty->def, &k);
  if (!v || k != n) return;
  Shape **types = NEW_N(B->a, Shape *, na + 1), **sig = NEW_N(B->a, Shape *, n + 1);
  for (u32 i = 0; i < na; i++) types[i] = shape_part(B->a, self, i);
  for (u32 i = 0; i <= n; i++) sig[i] = shape_subst(B, v[i], self->regs, self->n_regs, types, na);
  called(B, sig, in, n, out);
}

bool callable_called(Body *B, const Shape *self, Shape *const *in, u32 n, Shape *out) {
  if (self->ty->kind == TY_PARAM) param_called(B, self->ty, in, n, out);
  if (self->ty->kind == TY_OPAQUE) opaque_called(B, self, in, n, out);
  if (!ty_callable(self->ty)) return self->ty->kind == TY_PARAM;
  if (self->n == n + 1) called(B, self->sub, in, n, out);
  return true;
}

/* A function's signature, all its lifetimes its own. */
static void of_function(Body *B, const Shape *f, const Shape *to) {
  Sig *g = f->ty->kind == TY_FN_DEF && f->ty->def->kind == DEF_FN ? sig_of(B->R, f->ty->def) : NULL;
  if (!g || !g->known) return;
  u32 n = f->ty->args->n;
  Region *lt = NEW_N(B->a, Region, g->lt.n + 1);
  for (u32 i = 0; i < g->lt.n; i++) lt[i] = REGION_BOUND + i;
  Shape **types = NEW_N(B->a, Shape *, n + 1), **v = NEW_N(B->a, Shape *, g->n + 1);
  for (u32 i = 0; i < n; i++) types[i] = shape_fresh(B, f->ty->args->v[i]);
  for (u32 i = 0; i < g->n; i++) v[i] = shape_subst(B, g->in[i], lt, g->lt.n, types, n);
  v[g->n] = shape_subst(B, g->out, lt, g->lt.n, types, n);
  take(&(Shape){.n = g->n + 1, .sub = v}, to);
  callable_hold(B, to);
}

void callable_from(Body *B, const Shape *f, const Shape *to) {
  if (!to->regions) return;
  if (!to->n) {
    of_function(B, f, to);
    return;
  }
  Shape **v = callable_open(B, to->sub, to->n);
  callable_regions(B, f, v, to->n - 1, v[to->n - 1]);
}

/* --- the type of a `let` --------------------------------------------------------------- */
typedef struct Written { Body *B; const Lifetimes *lt; Region first; VEC(Sym) own; bool binds, in, elided; u32 n_in; Region last, out; } Written;

static void written(Written *w, Shape *sh, const TypeExpr *te);

static Region own_new(Written *w, Sym name) {
  vec_push(w->B->a, &w->own, name);
  return REGION_BOUND + w->own.n - 1;
}

static Region written_region(Written *w, Ident id, Region fresh) {
  if (!id.sym || id.sym == SYM_anon_lt) return !w->binds ? fresh : w->in ? own_new(w, 0) : w->out == REGION_ANEW ? fresh : w->out;
  if (id.sym == SYM_static_lt) return REGION_STATIC;
  for (u32 i = 0; w->lt && i < w->lt->n; i++)
    if (w->lt->name[i] == id.sym) return w->first + i;
  for (u32 i = 0; i < w->own.n; i++)
    if (w->own.v[i] == id.sym) return REGION_BOUND + i;
  return w->binds && !w->elided ? own_new(w, id.sym) : fresh;
}

static void set_region(Written *w, Shape *sh, u32 i, Ident id) {
  Region r = sh->regs[i] = written_region(w, id, sh->regs[i]);
  if (w->in && (!w->n_in || r != w->last)) {
    w->n_in++;
    w->last = r;
  }
}

static void written_signature(Written *w, Shape *sh, TypeExpr **in, u32 n, const TypeExpr *ret) {
  Ty t = sh->ty;
  const TyList *l = t->kind == TY_FN_PTR ? t->args : t->args->n == 1 && t->args->v[0]->kind == TY_TUPLE ? t->args->v[0]->args : NULL;
  Ty out = t->kind == TY_FN_PTR ? t->elem : t->n_binds ? t->binds[0].ty : w->B->s->t_unit;
  if (sh->n || !l || l->n != n) return;
  Written around = *w;
  sh->sub = NEW_N(w->B->a, Shape *, n + 1);
  w->binds = w->in = true;
  w->elided = false;
  w->n_in = 0;
  for (u32 i = 0; i < n; i++) written(w, sh->sub[i] = shape_fresh(w->B, l->v[i]), in[i]);
  w->in = false;
  w->out = w->n_in == 1 ? w->last : REGION_ANEW;
  sh->sub[n] = shape_fresh(w->B, out);
  if (ret) written(w, sh->sub[n], ret);
  sh->n = n + 1;
  callable_hold(w->B, sh);
  w->binds = around.binds, w->in = around.in, w->elided = around.elided, w->n_in = around.n_in, w->last = around.last, w->out = around.out;
}

static void written_dyn(Written *w, Shape *sh, const TypeExpr *te) {
  for (u32 i = 0; i < te->bounds.n; i++) {
    const BoundExpr *b = &te->bounds.v[i];
    GenericArgs *ga = b->trait ? b->trait->segs[b->trait->n - 1].args : NULL;
    if (b->is_lifetime) set_region(w, sh, 0, b->lifetime);
    if (!ga || !ga->paren || !ty_callable(sh->ty)) continue;
    TypeExpr **in = NEW_N(w->B->a, TypeExpr *, ga->n + 1);
    for (u32 k = 0; k < ga->n; k++) in[k] = ga->v[k].ty;
    written_signature(w, sh, in, ga->n, ga->ret);
  }
}

/* Only where the last name is the type's own: an alias has other arguments. */
static void written_path(Written *w, Shape *sh, const TypeExpr *te) {
  const PathSeg *last = &te->path->segs[te->path->n - 1];
  if (sh->ty->kind != TY_ADT || te->path->qself || last->name.sym != sh->ty->def->name) return;
  u32 lt = 0, ty = 0;
  for (u32 i = 0; last->args && i < last->args->n; i++) {
    const GenericArg *a = &last->args->v[i];
    if (a->kind == GA_LIFETIME && lt < sh->n_regs) set_region(w, sh, lt++, a->name);
    if (a->kind != GA_TYPE && a->kind != GA_CONST) continue;
    if (a->kind == GA_TYPE && a->ty && ty < sh->n) written(w, sh->sub[ty], a->ty);
    ty++;
  }
  for (; lt < sh->n_regs; lt++) set_region(w, sh, lt, (Ident){0});
}

static void written(Written *w, Shape *sh, const TypeExpr *te) {
  if (!te || !sh->regions) return;
  switch (te->kind) {
  case TE_REF:
    if (sh->ty->kind != TY_REF) return;
    set_region(w, sh, 0, te->lifetime);
    written(w, sh->sub[0], te->elem);
    return;
  case TE_PTR: case TE_SLICE: case TE_ARRAY:
    if (sh->n == 1 && sh->ty->elem) written(w, sh->sub[0], te->elem);
    return;
  case TE_TUPLE:
    for (u32 i = 0; sh->ty->kind == TY_TUPLE && i < sh->n && i < te->n; i++) written(w, sh->sub[i], te->elems[i]);
    return;
  case TE_PATH: written_path(w, sh, te); return;
  case TE_DYN:
    if (sh->ty->kind == TY_DYN) written_dyn(w, sh, te);
    return;
  case TE_FN:
    if (sh->ty->kind == TY_FN_PTR) written_signature(w, sh, te->elems, te->n, te->ret);
    return;
  default: return;
  }
}

void shape_written(Body *B, Shape *sh, const TypeExpr *te, const Lifetimes *lt, Region first) {
  Written w = {.B = B, .lt = lt, .first = first, .out = REGION_ANEW};
  written(&w, sh, te);
}

void shape_annotated(Body *B, Shape *sh, const TypeExpr *te) {
  Written w = {.B = B, .binds = true, .in = true, .elided = true, .out = REGION_ANEW};
  written(&w, sh, te);
}
