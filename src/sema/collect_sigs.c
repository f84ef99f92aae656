/* collect_sigs — signatures, opaque results, anonymous associated types.
 *
 * `async fn f() -> R` gives an opaque type bounded by Future<Output = R>; each
 * `impl Trait` in a result gives one with its own bounds. In a trait they are
 * associated types without a name ("{f#k}", k counting from 0, an async fn's future first):
 * the signature speaks of the projection, an impl's value is found by laying the
 * impl's result beside the trait's, a provided body makes an opaque type that is
 * the default.
 */
#include "sema/resolve.h"

enum { BUSY_SIG = 16 };

Sym rpit_name(Sema *s, Sym fn, u32 k) { return intern(s->sx->in, str_fmt(s->arena, "{%s#%u}", sym_z(s->sx->in, fn), k)); }

/* Called when a trait's items are collected; needs nothing but the tree. */
void assoc_from_impl_types(Sema *s, Def *trait, Def *fn) {
  TypeExpr *v[32];
  const FnDecl *decl = fn->item->fn;
  u32 n = collect_impl_types(decl->ret, v, 32) + decl->async_;
  for (u32 k = 0; k < n; k++) {
    Def *a = def_new(s, DEF_ASSOC_TY, rpit_name(s, fn->name, k), fn->span, trait, fn->module);
    a->opaque_fn = fn;
    a->vis.kind = VIS_PUB;
    vec_push(s->arena, &trait->items, a);
  }
}

static Ty opaque_type(Sema *s, Def *o) {
  Type t = {.kind = TY_OPAQUE, .def = o, .args = ty_identity_args(s, o->opaque_fn)};
  return ty_new(s, &t);
}

static Def *opaque_def(Sema *s, Def *fn, Span span, TypeExpr *te) {
  Def *o = def_new(s, DEF_OPAQUE, 0, span, fn, fn->module);
  o->opaque_fn = fn;
  o->opaque_te = te;
  return o;
}

/* The next anonymous definition of fn: its trait's associated type, or an opaque type. *t: the type it is. */
static Def *anonymous(Sema *s, Def *fn, u32 k, Span span, TypeExpr *te, Ty *t) {
  Def *trait = fn->parent && fn->parent->kind == DEF_TRAIT ? fn->parent : NULL;
  if (!trait) {
    Def *o = opaque_def(s, fn, span, te);
    *t = opaque_type(s, o);
    return o;
  }
  Def *a = trait_item(s, trait, rpit_name(s, fn->name, k), NS_TYPE);
  assert(a);
  *t = ty_proj(s, a, ty_identity_args(s, fn));
  return a;
}

/* TE_IMPL nodes are numbered in the order of the tree, as assoc_from_impl_types counted them. */
static u32 impl_number(Def *fn, const TypeExpr *te) {
  TypeExpr *v[32];
  u32 n = collect_impl_types(fn->item->fn->ret, v, 32);
  for (u32 i = 0; i < n; i++)
    if (v[i] == te) return i + fn->item->fn->async_;
  return 0;
}

static Ty def_own_type(Sema *s, Def *d) {
  return d->kind == DEF_OPAQUE ? opaque_type(s, d) : ty_proj(s, d, ty_identity_args(s, d->opaque_fn));
}

Ty opaque_new(Lower *l, TypeExpr *te) {
  Sema *s = l->s;
  if (te->opaque) return def_own_type(s, te->opaque);
  Ty t;
  Def *o = anonymous(s, l->opaque_fn, impl_number(l->opaque_fn, te), te->span, te, &t);
  te->opaque = o;
  PredVec v = {0};
  bool maybe = false;
  lower_bounds_into(l, t, te->bounds, &v, &maybe);
  if (!maybe) add_sized(s, t, te->span, &v);
  o->opaque_bounds = (Predicates){v.v, v.n};
  return t;
}

/* --- async fn ------------------------------------------------------------ */
static Ty async_output(Sema *s, Def *fn, Ty result) {
  Ty t;
  Span sp = fn->item->fn->sig_span;
  Def *o = anonymous(s, fn, 0, sp.lo ? sp : fn->span, NULL, &t);
  PredVec v = {0};
  TraitRef tr = {lang_item(s, LANG_future_trait), ty_list(s, &t, 1)};
  vec_push(s->arena, &v, (Predicate){.kind = PRED_TRAIT, .tr = tr, .span = fn->span});
  vec_push(s->arena, &v, (Predicate){.kind = PRED_PROJ, .tr = tr, .assoc = lang_item(s, LANG_future_output), .assoc_args = tr.args, .ty = result, .span = fn->span});
  add_sized(s, t, fn->span, &v);
  o->opaque_bounds = (Predicates){v.v, v.n};
  return t;
}

/* --- provided methods: projections become opaque types ------------------- */
typedef struct Swap { Sema *s; Def *fn; } Swap;

static Ty swap_one(void *ctx, Ty t) {
  Swap *w = ctx;
  if (t->kind != TY_PROJ || t->def->opaque_fn != w->fn || !t->def->hidden_opaque) return t;
  return opaque_type(w->s, t->def->hidden_opaque);
}

static Predicate swap_pred(Swap *w, Predicate p) {
  TyFolder f = {w, swap_one, TF_PROJ};
  p.tr.args = ty_fold_list(w->s, p.tr.args, f);
  if (p.kind == PRED_PROJ) {
    p.assoc_args = ty_fold_list(w->s, p.assoc_args, f);
    p.ty = ty_fold(w->s, p.ty, f);
  }
  return p;
}

static void provided_opaques(Sema *s, Def *fn) {
  Swap w = {s, fn};
  Def *trait = fn->parent;
  for (u32 i = 0; i < trait->items.n; i++) {
    Def *a = trait->items.v[i];
    if (a->opaque_fn == fn) a->hidden_opaque = opaque_def(s, fn, a->span, NULL);
  }
  for (u32 i = 0; i < trait->items.n; i++) {
    Def *a = trait->items.v[i];
    if (a->opaque_fn != fn) continue;
    Predicate *v = NEW_N(s->arena, Predicate, a->opaque_bounds.n + 1);
    for (u32 k = 0; k < a->opaque_bounds.n; k++) v[k] = swap_pred(&w, a->opaque_bounds.v[k]);
    a->hidden_opaque->opaque_bounds = (Predicates){v, a->opaque_bounds.n};
    a->ty = opaque_type(s, a->hidden_opaque);
  }
}

const Type *fn_body_output(Sema *s, Def *fn) {
  const FnSig *sig = def_sig(s, fn);
  if (!fn->parent || fn->parent->kind != DEF_TRAIT) return sig->output;
  Swap w = {s, fn};
  return ty_fold(s, sig->output, (TyFolder){&w, swap_one, TF_PROJ});
}

/* --- def_sig ------------------------------------------------------------- */
static FnSig *ctor_sig(Sema *s, Def *d) {
  FnSig *sig = NEW(s->arena, FnSig);
  VariantDef *v = d->variant;
  sig->n = v->kind == VK_TUPLE ? v->n : 0;
  sig->inputs = NEW_N(s->arena, Ty, sig->n + 1);
  sig->output = def_type(s, v->adt);
  for (u32 i = 0; i < sig->n; i++) sig->inputs[i] = field_type(s, &v->fields[i]);
  return sig;
}

static FnSig *fn_sig(Sema *s, Def *d) {
  const FnDecl *fn = d->item->fn;
  FnSig *sig = NEW(s->arena, FnSig);
  def_generics(s, d); /* gives argument-position `impl Trait` its parameters */
  Lower l = {.s = s, .m = d->module, .owner = d};
  *sig = (FnSig){.n = fn->n, .unsafe_ = fn->unsafe_, .async_ = fn->async_, .has_self = fn->has_self};
  sig->inputs = NEW_N(s->arena, Ty, fn->n + 1);
  for (u32 i = 0; i < fn->n; i++) sig->inputs[i] = lower_ty(&l, fn->params[i].ty);
  l.opaque_fn = d;
  Ty out = fn->ret ? lower_ty(&l, fn->ret) : ty_unit(s);
  sig->output = fn->async_ ? async_output(s, d, out) : out;
  if (d->ret_error) sig->output = s->t_err;
  return sig;
}

FnSig *sig_unknown_output(Sema *s, const FnSig *sig) {
  FnSig *to = NEW(s->arena, FnSig);
  *to = *sig;
  to->output = s->t_err;
  return to;
}

FnSig *sig_unknown_input(Sema *s, const FnSig *sig, u32 at) {
  FnSig *to = NEW(s->arena, FnSig);
  *to = *sig;
  to->inputs = NEW_N(s->arena, Ty, sig->n + 1);
  for (u32 i = 0; i < sig->n; i++) to->inputs[i] = i == at ? s->t_err : sig->inputs[i];
  return to;
}

static FnSig *error_sig(Sema *s, Def *d) {
  FnSig *sig = NEW(s->arena, FnSig);
  const FnDecl *fn = d->item ? d->item->fn : NULL;
  *sig = (FnSig){.n = fn ? fn->n : 0, .output = s->t_err, .has_self = fn && fn->has_self};
  sig->inputs = NEW_N(s->arena, Ty, sig->n + 1);
  for (u32 i = 0; i < sig->n; i++) sig->inputs[i] = s->t_err;
  return sig;
}

const FnSig *def_sig(Sema *s, Def *d) {
  if (d->sig) return d->sig;
  if (d->busy & BUSY_SIG) return error_sig(s, d);
  d->busy |= BUSY_SIG;
  if (d->variant) d->sig = ctor_sig(s, d);
  else if (d->kind == DEF_FN && d->item) {
    d->sig = fn_sig(s, d);
    if (d->parent && d->parent->kind == DEF_TRAIT && d->item->fn->body) provided_opaques(s, d);
  } else
    d->sig = error_sig(s, d);
  d->busy &= (u8)~BUSY_SIG;
  return d->sig;
}

/* --- item bounds --------------------------------------------------------- */
static void named_bounds(Sema *s, Def *d) {
  Lower l = {.s = s, .m = d->module, .owner = d};
  PredVec v = {0};
  bool maybe = false;
  Ty self = ty_proj(s, d, ty_identity_args(s, d));
  lower_bounds_into(&l, self, d->item->bounds, &v, &maybe);
  if (!maybe) add_sized(s, self, d->span, &v);
  d->opaque_bounds = (Predicates){v.v, v.n};
}

const Predicates *def_item_bounds(Sema *s, Def *d) {
  if (d->opaque_fn) def_sig(s, d->opaque_fn);
  else if (!d->opaque_bounds.v && d->item && d->parent && d->parent->kind == DEF_TRAIT && !(d->busy & 32)) {
    d->busy |= 32;
    named_bounds(s, d);
    d->busy &= (u8)~32;
  }
  return &d->opaque_bounds;
}

Def *fn_async_opaque(Sema *s, Def *fn) {
  if (!fn->is_async_fn) return NULL;
  Ty t = fn_body_output(s, fn);
  return t->kind == TY_OPAQUE ? t->def : NULL;
}

const Type *fn_async_result(Sema *s, Def *fn) {
  Def *o = fn_async_opaque(s, fn);
  if (!o) { /* a trait's required method */
    Ty t = def_sig(s, fn)->output;
    o = t->kind == TY_PROJ ? t->def : NULL;
  }
  for (u32 i = 0; o && i < o->opaque_bounds.n; i++)
    if (o->opaque_bounds.v[i].kind == PRED_PROJ) return o->opaque_bounds.v[i].ty;
  return s->t_err;
}

/* --- an impl's value for an anonymous associated type --------------------- */
static Ty match_types(Sema *s, Ty in_trait, Ty in_impl, const Def *want);

static Ty match_lists(Sema *s, const TyList *a, const TyList *b, const Def *want) {
  Ty t = NULL;
  for (u32 i = 0; a && b && i < a->n && i < b->n && !t; i++) t = match_types(s, a->v[i], b->v[i], want);
  return t;
}

static Ty future_result(Def *d) {
  for (u32 i = 0; i < d->opaque_bounds.n; i++)
    if (d->opaque_bounds.v[i].kind == PRED_PROJ) return d->opaque_bounds.v[i].ty;
  return NULL;
}

static Ty match_types(Sema *s, Ty in_trait, Ty in_impl, const Def *want) {
  if (in_trait->kind == TY_PROJ && in_trait->def == want) return in_impl;
  if (in_trait->kind == TY_PROJ && in_trait->def->opaque_fn == want->opaque_fn) { /* nested: inside an outer one's bound */
    Ty a = future_result(in_trait->def), b = in_impl->kind == TY_OPAQUE ? future_result(in_impl->def) : NULL;
    return a && b ? match_types(s, a, b, want) : NULL;
  }
  if (in_trait->kind != in_impl->kind) return NULL;
  Ty t = in_trait->elem && in_impl->elem ? match_types(s, in_trait->elem, in_impl->elem, want) : NULL;
  return t ? t : match_lists(s, in_trait->args, in_impl->args, want);
}

Ty rpitit_value(Sema *s, Def *d) {
  impl_header(s, d->parent);
  Def *trait = d->parent->impl_trait.trait;
  Def *a = trait ? trait_item(s, trait, d->name, NS_TYPE) : NULL;
  if (!a) return s->t_err;
  Ty t = match_types(s, def_sig(s, a->opaque_fn)->output, def_sig(s, d->opaque_fn)->output, a);
  return t ? t : s->t_err;
}
