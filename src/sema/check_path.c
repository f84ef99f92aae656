/* What a path in an expression or pattern means, with the arguments of its generics. */
#include "sema/check.h"

Def *lang_by_name(Fcx *fc, Path *p) {
  Str want = sym_str(fc->s->sx->in, p->lang);
  Def *d = lang_named(fc->s, p->lang);
  if (!d) { diag(fc_diags(fc), DIAG_ERROR, p->span, "internal error: no lang item `%.*s`", STR_ARG(want)); return NULL; }
  if (d->kind != DEF_ENUM || !p->n) return d;
  u32 n = 0;
  VariantDef *v = def_variants(fc->s, d, &n);
  for (u32 i = 0; i < n; i++)
    if (v[i].def->name == p->segs[p->n - 1].name.sym) return v[i].def;
  return d;
}

/* Arguments of a function, constructor or constant written as its own path. */
static GenericArgs *seg_args(Path *p, u32 back) { return p->n > back ? p->segs[p->n - 1 - back].args : NULL; }
static TyList *trait_args(Fcx *fc, Def *trait, GenericArgs *ga, Ty self, Span at) {
  return lower_args(fc->s, fc->mod, fc->owner, trait, ga, list1(fc->s, self), at, fc->inf);
}
static TyList *fn_args(Fcx *fc, Def *d, GenericArgs *ga, TyList *parent, Span at) {
  return ga ? lower_args(fc->s, fc->mod, fc->owner, d, ga, parent, at, fc->inf) : infer_fresh_args(fc->inf, d, parent, at);
}
static TyList *def_args(Fcx *fc, Def *d, Path *p) {
  switch (d->kind) {
    case DEF_VARIANT: {
      GenericArgs *ga = seg_args(p, 0);
      if (!ga && !p->lang) ga = seg_args(p, 1);
      return fn_args(fc, d->parent, ga, NULL, p->span);
    }
    case DEF_STRUCT: case DEF_UNION: case DEF_ENUM: return fn_args(fc, d, seg_args(p, 0), NULL, p->span);
    case DEF_FN: case DEF_CONST: case DEF_STATIC:
      if (d->parent && d->parent->kind == DEF_TRAIT) {
        TyList *tr = fn_args(fc, d->parent, p->lang ? NULL : seg_args(p, 1), NULL, p->span);
        return fn_args(fc, d, seg_args(p, 0), tr, p->span);
      }
      return fn_args(fc, d, p->lang ? NULL : seg_args(p, 0), NULL, p->span);
    default: return fc->s->no_args;
  }
}

/* --- <T>::name, T::name, Trait::name ------------------------------------------------ */
static Path *prefix_path(Fcx *fc, Path *p) {
  Path *q = NEW(fc->arena, Path);
  *q = *p;
  q->n = p->n - 1;
  q->span.hi = q->n ? q->segs[q->n - 1].name.span.hi : q->span.hi;
  if (q->n && q->segs[q->n - 1].args) q->span.hi = q->segs[q->n - 1].args->span.hi;
  return q;
}
static Ty base_type(Fcx *fc, Path *p, PathRes *r) {
  if (p->qself && (p->n == 1 || p->qpos == 0) && p->n == 1) return lower_type(fc->s, fc->mod, fc->owner, p->qself, fc->inf);
  if (r && r->self_ty && r->unresolved == 1 && !(p->n > 1 && p->segs[p->n - 2].args)) return r->self_ty;
  TypeExpr *te = NEW(fc->arena, TypeExpr);
  Path *q = prefix_path(fc, p);
  *te = (TypeExpr){.kind = TE_PATH, .span = q->span, .path = q};
  return lower_path_type(fc->s, fc->mod, fc->owner, te, fc->inf);
}
static bool found_def(Fcx *fc, Def *d, TyList *parent, Path *p, ValuePath *out) {
  if (name_only(d)) { report_name_only(fc->s, d, p->span); fc->root->has_error = true; return false; }
  *out = (ValuePath){.kind = VP_DEF, .def = d, .substs = fn_args(fc, d, seg_args(p, 0), parent, p->span)};
  return true;
}
static bool assoc_in_trait(Fcx *fc, Def *trait, TyList *targs, Path *p, ValuePath *out) {
  Ident name = p->segs[p->n - 1].name;
  Def *it = trait_item(fc->s, trait, name.sym, NS_VALUE);
  u32 ns = 0;
  const TraitRef *sup = trait_supers(fc->s, trait, &ns);
  for (u32 i = 0; !it && i < ns; i++) {
    it = trait_item(fc->s, sup[i].trait, name.sym, NS_VALUE);
    if (it) targs = ty_subst_list(fc->s, sup[i].args, targs);
  }
  if (it) return found_def(fc, it, targs, p, out);
  if (!p->qself && fc->s->edition >= 2021) {   /* `Trait::name` is a name of the trait's type then, and there is none without `dyn` */
    diag(fc_diags(fc), DIAG_E0782, prefix_path(fc, p)->span, "expected a type, found a trait");
    return false;
  }
  Diag *g = diag(fc_diags(fc), DIAG_E0576, name.span, "cannot find method or associated constant `%s` in trait `%s`",
                 sym_z(fc->s->sx->in, name.sym), sym_z(fc->s->sx->in, trait->name));
  diag_primary(fc_diags(fc), g, "not found in `%s`", sym_z(fc->s->sx->in, trait->name));
  return false;
}
static bool enum_variant(Fcx *fc, Ty base, Path *p, ValuePath *out) {
  if (base->kind != TY_ADT || base->def->kind != DEF_ENUM) return false;
  u32 n = 0;
  VariantDef *v = def_variants(fc->s, base->def, &n);
  for (u32 i = 0; i < n; i++)
    if (v[i].def->name == p->segs[p->n - 1].name.sym) { *out = (ValuePath){.kind = VP_DEF, .def = v[i].def, .substs = base->args}; return true; }
  return false;
}
static bool assoc_of_type(Fcx *fc, Ty base, Path *p, ValuePath *out) {
  Ident name = p->segs[p->n - 1].name;
  base = resolve_now(fc, norm(fc, base, p->span));
  if (is_err(base)) return false;
  if (enum_variant(fc, base, p, out)) return true;
  ProbeFail why = {0};
  Def *item;
  TyList *parent;
  if (probe_assoc(fc, base, name.sym, name.span, &item, &parent, &why)) return found_def(fc, item, parent, p, out);
  report_no_assoc(fc, base, name, &why);
  ProbeFail hidden = {.even_private = true};      /* what it is meant to be is known all the same */
  return why.private_fn && probe_assoc(fc, base, name.sym, name.span, &item, &parent, &hidden) && found_def(fc, item, parent, p, out);
}
static bool resolve_rest(Fcx *fc, Path *p, PathRes r, ValuePath *out) {
  if (r.def && r.def->kind == DEF_TRAIT && !(r.self_ty && !p->qself) && r.unresolved == 1) {
    Ty self = p->qself ? lower_type(fc->s, fc->mod, fc->owner, p->qself, fc->inf) : new_var(fc, p->span);
    self = norm(fc, self, p->span);
    return assoc_in_trait(fc, r.def, trait_args(fc, r.def, seg_args(p, 1), self, p->span), p, out);
  }
  return assoc_of_type(fc, base_type(fc, p, &r), p, out);
}

static bool value_of(Fcx *fc, Path *p, PathRes r, ValuePath *out) {
  if (r.kind == RES_LOCAL) { *out = (ValuePath){.kind = VP_LOCAL, .local = r.local}; return true; }
  if (r.kind == RES_SELF_CTOR) {
    impl_header(fc->s, r.def);
    Ty self = r.def->impl_self;
    if (self->kind != TY_ADT || self->def->kind != DEF_STRUCT) {
      if (!is_err(self)) diag(fc_diags(fc), DIAG_ERROR, p->span, "the `Self` constructor can only be used with tuple or unit structs");
      fc->root->has_error = true;
      return false;
    }
    *out = (ValuePath){.kind = VP_DEF, .def = self->def, .substs = self->args};
    return true;
  }
  if (r.kind == RES_DEF && r.unresolved) return resolve_rest(fc, p, r, out);
  if (r.kind == RES_NONE && r.unresolved && p->qself) return resolve_rest(fc, p, r, out);
  if (r.kind != RES_DEF) { fc->root->has_error = true; return false; }
  *out = (ValuePath){.kind = VP_DEF, .def = r.def, .substs = def_args(fc, r.def, p)};
  return true;
}

/* pattern: constants and constructors only, locals are not looked at */
bool resolve_value(Fcx *fc, Path *p, Namespace ns, bool pattern, ValuePath *out) {
  *out = (ValuePath){0};
  if (p->lang) {
    Def *d = lang_by_name(fc, p);
    if (!d) return false;
    *out = (ValuePath){.kind = VP_DEF, .def = d, .substs = def_args(fc, d, p)};
    return true;
  }
  if (!pattern && p->n == 1 && !p->global && !p->qself) {
    Local *l = scope_find(fc, p->segs[0].name);
    if (l) { *out = (ValuePath){.kind = VP_LOCAL, .local = l}; return true; }
  }
  PathUse use = pattern ? (ns == NS_VALUE ? PU_PAT_UNIT : PU_PAT_TUPLE) : fc->call ? PU_CALL : PU_EXPR;
  return value_of(fc, p, resolve_path_as(fc->s, fc->mod, fc->owner, p, use, false), out);
}

/* --- types of values ------------------------------------------------------------------ */
Ty adt_of(Fcx *fc, Def *v, TyList *substs) { return ty_adt(fc->s, v->kind == DEF_VARIANT ? v->parent : v, substs); }

static VariantDef *variant_of(Fcx *fc, Def *d) {
  u32 n;
  VariantDef *v = def_variants(fc->s, d->kind == DEF_VARIANT ? d->parent : d, &n);
  return d->kind == DEF_VARIANT ? d->variant : v;
}
Ty value_path_type(Fcx *fc, Def *d, TyList *substs, Span at) {
  Sema *s = fc->s;
  switch (d->kind) {
    case DEF_FN: return ty_fn_def(s, d, substs);
    case DEF_STRUCT: case DEF_VARIANT: {
      VariantDef *v = variant_of(fc, d);
      if (v && v->kind == VK_UNIT) return adt_of(fc, d, substs);
      if (v && v->kind == VK_TUPLE) return ty_fn_def(s, d, substs);
      Diag *g = diag(fc_diags(fc), d->kind == DEF_VARIANT ? DIAG_E0533 : DIAG_E0423, at, d->kind == DEF_VARIANT ?
                     "expected value, found struct variant `%.*s`" : "expected value, found struct `%.*s`", STR_ARG(def_path(s, d, fc->arena)));
      diag_primary(fc_diags(fc), g, "not a value");
      return s->t_err;
    }
    case DEF_CONST: case DEF_STATIC: return norm(fc, ty_subst(s, def_type(s, d), substs), at);
    case DEF_CONSTPARAM: return def_type(s, d);
    default: fc->root->has_error = true; return s->t_err;
  }
}
static Cause path_cause(Fcx *fc, Path *p, Span at) {
  Cause c = {.span = at, .kind = fc->call ? CAUSE_CALL_BOUND : CAUSE_MISC};
  if (!p->lang) return c;
  Str l = sym_str(fc->s->sx->in, p->lang);
  if (str_eqz(l, "from_residual")) {                       /* said at the `?` itself */
    const Expansion *x = at.ctx ? &fc->s->sx->src->expns.v[at.ctx] : NULL;
    if (x && x->kind == EXPN_DESUGAR) c.span = x->call_site;
    c.span.lo = c.span.hi ? c.span.hi - 1 : 0;
  }
  if (str_eqz(l, "branch") || str_eqz(l, "from_residual") || str_eqz(l, "from_output")) c.kind = CAUSE_TRY;
  else if (str_eqz(l, "into_iter") || str_eqz(l, "next")) c.kind = CAUSE_FOR;
  else if (str_starts(l, "format_arg_")) c.kind = CAUSE_FORMAT;
  return c;
}
static Ty check_def_path(Fcx *fc, Expr *e, Path *p, ValuePath *v) {
  e->res = RES_DEF;
  e->def = v->def;
  e->substs = v->substs;
  v->def->used = true;
  Cause c = path_cause(fc, p, e->span);
  if (v->def->kind != DEF_CONSTPARAM) {
    Def *of = v->def->kind == DEF_VARIANT ? v->def->parent : v->def;
    if (c.kind == CAUSE_CALL_BOUND || c.kind == CAUSE_FORMAT) { add_preds_of(fc, of, v->substs, c); }
    else { Expr *call = fc->call; fc->call = NULL; add_preds_of(fc, of, v->substs, c); fc->call = call; }
  }
  return value_path_type(fc, v->def, v->substs, e->span);
}
static bool self_no_constructor(const Def *d) {
  return d && (d->kind == DEF_ENUM || (d->kind == DEF_STRUCT && d->variant && d->variant->kind == VK_STRUCT));
}
Ty check_path_expr(Fcx *fc, Expr *e) {
  ValuePath v;
  if (!resolve_value(fc, e->path, NS_VALUE, false, &v)) { e->res = RES_ERR; fc->root->has_error = true; return fc->s->t_err; }
  if (v.kind == VP_LOCAL) {
    e->res = RES_LOCAL;
    e->local = v.local;
    v.local->used = true;
    note_upvar(fc, v.local);
    return v.local->ty;
  }
  if (e->path->n == 1 && e->path->segs[0].name.sym == SYM_self_type && self_no_constructor(v.def)) {
    diag(fc_diags(fc), DIAG_ERROR, e->span, "the `Self` constructor can only be used with tuple or unit structs");
    fc->root->has_error = true;
    return fc->s->t_err;
  }
  return check_def_path(fc, e, e->path, &v);
}

/* --- struct literals and patterns -------------------------------------------------------- */
static Ty path_as_type(Fcx *fc, Path *p) {
  TypeExpr *te = NEW(fc->arena, TypeExpr);
  *te = (TypeExpr){.kind = TE_PATH, .span = p->span, .path = p};
  return norm(fc, lower_path_type(fc->s, fc->mod, fc->owner, te, fc->inf), p->span);
}
static bool struct_of_type(Fcx *fc, Ty t, VariantDef **v, Ty *ty, Span at) {
  t = resolve_now(fc, t);
  if (is_err(t)) return false;
  if (t->kind != TY_ADT || t->def->kind == DEF_ENUM) {
    Diag *g = diag(fc_diags(fc), DIAG_E0071, at, "expected struct, variant or union type, found `%.*s`", STR_ARG(tystr(fc, t)));
    diag_primary(fc_diags(fc), g, "not a struct");
    return false;
  }
  u32 n;
  *v = def_variants(fc->s, t->def, &n);
  *ty = t;
  return *v != NULL;
}
bool resolve_struct_path(Fcx *fc, Path *p, VariantDef **v, Ty *ty, Span at) {
  if (p->lang) {
    Def *d = lang_by_name(fc, p);
    if (!d) return false;
    *ty = adt_of(fc, d, def_args(fc, d, p));
    *v = variant_of(fc, d);
    return *v != NULL;
  }
  PathRes r = resolve_path_as(fc->s, fc->mod, fc->owner, p, PU_STRUCT, false);
  if (r.kind == RES_ERR || (r.kind == RES_NONE && !r.unresolved)) { fc->root->has_error = true; return false; }
  if (r.unresolved == 1) {
    Ty base = resolve_now(fc, norm(fc, base_type(fc, p, &r), p->span));
    ValuePath vp;
    if (enum_variant(fc, base, p, &vp)) { *v = vp.def->variant; *ty = base; return true; }
    if (!is_err(base)) {
      ProbeFail why = {0};
      report_no_assoc(fc, base, p->segs[p->n - 1].name, &why);
    }
    return false;
  }
  if (r.def && r.def->kind == DEF_VARIANT) {
    *ty = adt_of(fc, r.def, def_args(fc, r.def, p));
    *v = variant_of(fc, r.def);
    return true;
  }
  if (r.kind == RES_DEF && r.self_ty && p->n == 1) return struct_of_type(fc, r.self_ty, v, ty, at);
  return struct_of_type(fc, path_as_type(fc, p), v, ty, at);
}
