/* collect_generics — parameters, predicates, supertraits, impl headers, associated items. */
#include "sema/resolve.h"

enum { BUSY_PREDS = 1, BUSY_IMPL = 2, BUSY_SUPERS = 4, BUSY_TYPE = 8, BUSY_SIG = 16 };
static const char *zsym(Sema *s, Sym n) { return sym_z(s->sx->in, n); }

/* --- impl Trait in argument position ------------------------------------- */
typedef struct Finder { TypeExpr **out; u32 n, max; } Finder;
static void find_impls(Finder *f, TypeExpr *te);

static void find_in_args(Finder *f, GenericArgs *ga) {
  for (u32 i = 0; ga && i < ga->n; i++) {
    if (ga->v[i].ty) find_impls(f, ga->v[i].ty);
    for (u32 k = 0; ga->v[i].bounds && k < ga->v[i].bounds->n; k++) {
      Path *p = ga->v[i].bounds->v[k].trait;
      for (u32 j = 0; p && j < p->n; j++) find_in_args(f, p->segs[j].args);
    }
  }
  if (ga && ga->ret) find_impls(f, ga->ret);
}

static void find_in_path(Finder *f, Path *p) {
  if (!p) return;
  if (p->qself) find_impls(f, p->qself);
  for (u32 i = 0; i < p->n; i++) find_in_args(f, p->segs[i].args);
}

static void find_impls(Finder *f, TypeExpr *te) {
  if (!te) return;
  if (te->kind == TE_IMPL && f->n < f->max) f->out[f->n++] = te;
  if (te->kind == TE_PATH) find_in_path(f, te->path);
  find_impls(f, te->elem);
  find_impls(f, te->ret);
  for (u32 i = 0; i < te->n; i++) find_impls(f, te->elems[i]);
  for (u32 i = 0; i < te->bounds.n; i++) find_in_path(f, te->bounds.v[i].trait);
}

u32 collect_impl_types(TypeExpr *te, TypeExpr **out, u32 max) {
  Finder f = {out, 0, max};
  find_impls(&f, te);
  return f.n;
}

/* --- generics ------------------------------------------------------------ */
static const GenericsExpr *written(const Def *d) {
  if (!d->item) return NULL;
  return d->item->fn ? &d->item->fn->generics : &d->item->generics;
}

static void add_param(Sema *s, Def *d, Generics *g, DefKind kind, Sym name, Span span, TypeExpr *dflt) {
  Def *p = def_new(s, kind, name, span, d, d->module);
  p->param_index = g->parent_n + g->n;
  g->v[g->n++] = (GenericsParam){.def = p, .name = name, .is_const = kind == DEF_CONSTPARAM, .dflt = dflt};
}

/* "impl Fn(u8) -> u8": as written, for messages */
static Sym impl_name(Sema *s, const TypeExpr *te, u32 i) {
  SourceFile *f = sources_file(s->sx->src, te->span.lo);
  u32 at = f ? te->span.lo - f->base : 0, n = te->span.hi > te->span.lo ? te->span.hi - te->span.lo : 0;
  if (!f || !n || at + n > f->text.n || te->span.ctx) return intern(s->sx->in, str_fmt(s->arena, "impl Trait#%u", i));
  return intern(s->sx->in, (Str){f->text.p + at, n});
}

static void own_params(Sema *s, Def *d, Generics *g) {
  const GenericsExpr *w = written(d);
  TypeExpr *impls[64];
  u32 n_impls = 0;
  FnDecl *fn = d->kind == DEF_FN && d->item ? d->item->fn : NULL;
  for (u32 i = 0; fn && i < fn->n; i++) n_impls += collect_impl_types(fn->params[i].ty, impls + n_impls, 64 - n_impls);
  g->v = NEW_N(s->arena, GenericsParam, (w ? w->n : 0) + n_impls + 2);
  if (d->kind == DEF_TRAIT) add_param(s, d, g, DEF_TYPARAM, SYM_self_type, d->span, NULL);
  for (u32 i = 0; w && i < w->n; i++) {
    const GenericParam *p = &w->v[i];
    bool again = false;                        /* E0403: the first is the one that is meant */
    for (u32 k = 0; k < i; k++) again |= w->v[k].name.sym == p->name.sym && !d->is_lib;
    if (again) continue;
    if (p->kind == GP_TYPE) add_param(s, d, g, DEF_TYPARAM, p->name.sym, p->name.span, p->ty);
    if (p->kind == GP_CONST) {
      add_param(s, d, g, DEF_CONSTPARAM, p->name.sym, p->name.span, NULL);
      g->v[g->n - 1].cdflt = p->dflt;
    }
  }
  for (u32 i = 0; i < n_impls; i++) {
    add_param(s, d, g, DEF_TYPARAM, impl_name(s, impls[i], i), impls[i]->span, NULL);
    Def *p = g->v[g->n - 1].def;
    p->aux_synthetic = true;
    p->opaque_te = impls[i];
    impls[i]->opaque = p;
  }
}

static void const_types(Sema *s, Def *d, Generics *g) {
  const GenericsExpr *w = written(d);
  for (u32 i = 0; w && i < w->n; i++)
    for (u32 k = 0; k < g->n && w->v[i].kind == GP_CONST; k++)
      if (g->v[k].is_const && g->v[k].name == w->v[i].name.sym) {
        g->v[k].const_ty = lower_type(s, d->module, d, w->v[i].ty, NULL);
        g->v[k].def->ty = g->v[k].const_ty;
      }
}

/* Anonymous associated types and opaque types have the parameters of their fn. */
static Generics *shared_generics(Sema *s, Def *d, Generics *g) {
  Def *fn = d->opaque_fn ? d->opaque_fn : d->parent;
  const Generics *of = fn ? def_generics(s, fn) : NULL;
  if (!of) return g;
  if (d->kind == DEF_ASSOC_TY) *g = *of;
  else {
    g->parent = (Generics *)of;
    g->parent_n = generics_total(of);
  }
  return g;
}

const Type *generic_default(Sema *s, Def *d, const GenericsParam *p, const TyList *have) {
  if (p->cdflt) return const_arg(s, d->module, d, p->cdflt, p->const_ty);
  return p->dflt ? ty_subst(s, lower_type(s, d->module, d, p->dflt, NULL), have) : NULL;
}

const Generics *def_generics(Sema *s, Def *d) {
  if (d->generics) return d->generics;
  if (d->kind == DEF_VARIANT) return def_generics(s, d->parent);
  if (d->kind == DEF_MOD || d->kind == DEF_CRATE || d->kind == DEF_TYPARAM || d->kind == DEF_CONSTPARAM || d->kind == DEF_PRIM || d->kind == DEF_MACRO) return NULL;
  Generics *g = NEW(s->arena, Generics);
  if (d->opaque_fn || d->kind == DEF_CLOSURE || d->kind == DEF_ASYNC) {
    d->generics = shared_generics(s, d, g);
    return d->generics;
  }
  const Generics *up = d->parent ? def_generics(s, d->parent) : NULL;
  g->parent = (Generics *)up;
  g->parent_n = generics_total(up);
  d->generics = g;
  own_params(s, d, g);
  const_types(s, d, g);
  return g;
}

/* --- predicates ---------------------------------------------------------- */
static void param_bounds(Sema *s, Lower *l, Def *d, const Generics *g, PredVec *out, bool *maybe) {
  const GenericsExpr *w = written(d);
  for (u32 k = 0; k < g->n; k++) {
    Def *p = g->v[k].def;
    if (g->v[k].is_const) continue;
    Ty t = ty_param(s, p->param_index, p->name);
    if (p->opaque_te) lower_bounds_into(l, t, p->opaque_te->bounds, out, &maybe[k]);
    for (u32 i = 0; w && i < w->n; i++)
      if (w->v[i].kind == GP_TYPE && w->v[i].name.sym == p->name) lower_bounds_into(l, t, w->v[i].bounds, out, &maybe[k]);
  }
}

static void where_bounds(Sema *s, Lower *l, Def *d, const Generics *g, PredVec *out, bool *maybe) {
  const GenericsExpr *w = written(d);
  for (u32 i = 0; w && i < w->n_preds; i++) {
    if (w->preds[i].is_lifetime || !w->preds[i].ty) continue;
    Ty t = lower_ty(l, w->preds[i].ty);
    bool m = false;
    lower_bounds_into(l, t, w->preds[i].bounds, out, &m);
    for (u32 k = 0; k < g->n; k++)
      if (m && t->kind == TY_PARAM && t->index == g->parent_n + k) maybe[k] = true;
  }
  (void)s;
}

static void trait_own_preds(Sema *s, Lower *l, Def *d, PredVec *out) {
  Ty self = ty_param(s, 0, SYM_self_type);
  vec_push(s->arena, out, (Predicate){.kind = PRED_TRAIT, .tr = {d, ty_identity_args(s, d)}, .span = d->span});
  PredVec all = {0};
  bool maybe = false;
  lower_bounds_into(l, self, d->item->bounds, &all, &maybe);
  for (u32 i = 0; i < all.n; i++) /* supertraits themselves: trait_supers */
    if (all.v[i].kind == PRED_PROJ || all.v[i].tr.args->v[0] != self) vec_push(s->arena, out, all.v[i]);
}

static void add_parent_preds(Sema *s, Def *d, PredVec *out) {
  Def *up = d->opaque_fn ? d->opaque_fn : d->parent;
  if (!up) return;
  const Predicates *p = def_predicates(s, up);
  for (u32 i = 0; p && i < p->n; i++) vec_push(s->arena, out, p->v[i]);
}

const Predicates *def_predicates(Sema *s, Def *d) {
  static const Predicates none = {NULL, 0};
  if (d->preds) return d->preds;
  if (d->kind == DEF_VARIANT) return def_predicates(s, d->parent);
  const Generics *g = def_generics(s, d);
  if (!g || (d->busy & BUSY_PREDS)) return &none;
  d->busy |= BUSY_PREDS;
  PredVec out = {0};
  add_parent_preds(s, d, &out);
  bool shared = d->opaque_fn || d->kind == DEF_CLOSURE || d->kind == DEF_ASYNC;
  if (!shared && d->item) {
    Lower l = {.s = s, .m = d->module, .owner = d};
    bool *maybe = NEW_N(s->arena, bool, g->n + 1);
    if (d->kind == DEF_TRAIT) trait_own_preds(s, &l, d, &out), maybe[0] = true;
    param_bounds(s, &l, d, g, &out, maybe);
    where_bounds(s, &l, d, g, &out, maybe);
    for (u32 k = 0; k < g->n; k++)
      if (!g->v[k].is_const && !maybe[k]) add_sized(s, ty_param(s, g->parent_n + k, g->v[k].name), g->v[k].def->span, &out);
  }
  d->preds = NEW(s->arena, Predicates);
  *d->preds = (Predicates){out.v, out.n};
  d->busy &= (u8)~BUSY_PREDS;
  return d->preds;
}

/* --- traits -------------------------------------------------------------- */
const TraitRef *trait_supers(Sema *s, Def *d, u32 *n) {
  if (!d->supers_done && !(d->busy & BUSY_SUPERS) && d->item) {
    d->busy |= BUSY_SUPERS;
    Ty self = ty_param(s, 0, SYM_self_type);
    Lower l = {.s = s, .m = d->module, .owner = d};
    const GenericsExpr *w = &d->item->generics;
    VEC(TraitRef) v = {0};
    TraitRef tr;
    for (u32 i = 0; i < d->item->bounds.n; i++) {
      BoundExpr *b = &d->item->bounds.v[i];
      if (!b->is_lifetime && !b->maybe && b->trait && lower_trait_ref(&l, b->trait, self, &tr)) vec_push(s->arena, &v, tr);
    }
    for (u32 i = 0; i < w->n_preds; i++) {
      TypeExpr *te = w->preds[i].ty;
      if (!te || te->kind != TE_PATH || te->path->n != 1 || te->path->segs[0].name.sym != SYM_self_type) continue;
      for (u32 k = 0; k < w->preds[i].bounds.n; k++) {
        BoundExpr *b = &w->preds[i].bounds.v[k];
        if (!b->is_lifetime && !b->maybe && b->trait && lower_trait_ref(&l, b->trait, self, &tr)) vec_push(s->arena, &v, tr);
      }
    }
    d->supers = v.v;
    d->n_supers = v.n;
    d->supers_done = true;
    d->busy &= (u8)~BUSY_SUPERS;
  }
  *n = d->n_supers;
  return d->supers;
}

Def *trait_item(Sema *s, Def *trait, Sym name, Namespace ns) {
  members_read(s, trait, name);
  for (u32 i = 0; i < trait->items.n; i++) {
    Def *d = trait->items.v[i];
    if (d->name == name && (d->kind == DEF_ASSOC_TY) == (ns == NS_TYPE)) return d;
  }
  return NULL;
}

bool def_track_caller(Sema *s, Def *d) {
  if (d->track_caller || d->caller_asked || !d->parent || d->parent->kind != DEF_IMPL) return d->track_caller;
  d->caller_asked = true;
  impl_header(s, d->parent);
  Def *trait = d->parent->impl_trait.trait, *of = trait ? trait_item(s, trait, d->name, NS_VALUE) : NULL;
  d->track_caller = of && of->track_caller;
  return d->track_caller;
}

static Def *anonymous_for(Sema *s, Def *impl, Def *trait_assoc) {
  Def *method = impl_item_for(s, impl, trait_assoc->opaque_fn);
  if (!method) return NULL;
  Def *d = def_new(s, DEF_ASSOC_TY, trait_assoc->name, method->span, impl, impl->module);
  d->opaque_fn = method;
  d->aux = NULL;
  d->hidden = NULL;
  vec_push(s->arena, &impl->items, d);
  return d;
}

Def *impl_item_for(Sema *s, Def *impl, Def *trait_item_) {
  members_read(s, impl, trait_item_->name);
  for (u32 i = 0; i < impl->items.n; i++) {
    Def *d = impl->items.v[i];
    if (d->name == trait_item_->name && d->kind == trait_item_->kind) return d;
  }
  return trait_item_->opaque_fn ? anonymous_for(s, impl, trait_item_) : NULL;
}

void impl_header(Sema *s, Def *d) {
  if (d->impl_done || (d->busy & BUSY_IMPL)) return;
  d->busy |= BUSY_IMPL;
  Lower l = {.s = s, .m = d->module, .owner = d};
  d->impl_self = lower_ty(&l, d->item->self_ty);
  TraitRef tr;
  if (d->item->impl_trait && lower_trait_ref(&l, d->item->impl_trait, d->impl_self, &tr)) d->impl_trait = tr;
  d->impl_done = true;
  d->busy &= (u8)~BUSY_IMPL;
}

/* --- types of definitions ------------------------------------------------ */
static Ty cyclic(Sema *s, Def *d) {
  diag(s->sx->diags, DIAG_E0391, d->span, "cycle detected when expanding type alias `%s`", zsym(s, d->name));
  return s->t_err;
}

const Type *def_type(Sema *s, Def *d) {
  if (d->ty) return d->ty;
  if (d->busy & BUSY_TYPE) return d->kind == DEF_ALIAS || d->kind == DEF_ASSOC_TY ? cyclic(s, d) : s->t_err;
  d->busy |= BUSY_TYPE;
  switch (d->kind) {
  case DEF_STRUCT: case DEF_ENUM: case DEF_UNION: d->ty = ty_adt(s, d, ty_identity_args(s, d)); break;
  case DEF_VARIANT: d->ty = def_type(s, d->parent); break;
  case DEF_FN: d->ty = ty_fn_def(s, d, ty_identity_args(s, d)); break;
  case DEF_TYPARAM: d->ty = ty_param(s, d->param_index, d->name); break;
  case DEF_ASSOC_TY:
    if (d->opaque_fn) {
      if (d->parent->kind == DEF_IMPL) d->ty = rpitit_value(s, d);
      else def_sig(s, d->opaque_fn); /* sets the provided method's value */
      break;
    } /* fallthrough */
  case DEF_CONST: case DEF_STATIC: case DEF_ALIAS:
    if (d->item && d->item->ty) d->ty = lower_type(s, d->module, d, d->item->ty, NULL);
    break;
  default: break;
  }
  d->busy &= (u8)~BUSY_TYPE;
  return d->ty;
}

/* #[repr(u8)] and the like, else isize */
static Ty disc_type(Sema *s, const Def *adt) {
  for (u32 i = 0; adt->item && i < adt->item->attrs.n; i++) {
    const Attr *a = &adt->item->attrs.v[i];
    for (u32 k = 0; a->path->n == 1 && str_eqz(sym_str(s->sx->in, a->path->segs[0].name.sym), "repr") && k < a->args.n; k++)
      for (u32 p = 0; p < PRIM_F32; p++)
        if (a->args.v[k].sym && str_eq(sym_str(s->sx->in, a->args.v[k].sym), ty_str(s, s->t_prim[p]))) return s->t_prim[p];
  }
  return s->t_prim[PRIM_ISIZE];
}

VariantDef *def_variants(Sema *s, Def *adt, u32 *n) {
  *n = adt->n_variants;
  if (adt->variants_done) return adt->variants;
  adt->variants_done = true;
  i128 next = 0;
  for (u32 i = 0; i < adt->n_variants; i++) {
    VariantDef *v = &adt->variants[i];
    i128 got;
    if (v->disc_expr && const_eval_int(s, adt->module, adt, v->disc_expr, disc_type(s, adt), &got)) next = got;
    v->disc = next++;
  }
  return adt->variants;
}

const Type *field_type(Sema *s, FieldDef *f) {
  if (f->ty) return f->ty;
  Def *owner = f->owner;
  f->ty = lower_type(s, f->mod, owner, f->te, NULL);
  return f->ty;
}
