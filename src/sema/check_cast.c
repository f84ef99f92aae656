/* `as`. Checked after fallback, as in rustc: a cast is a coercion where one fits, else one of the numeric and pointer casts. */
#include "sema/check.h"
#include "sema/suggest.h"

/* A number that nothing has given a type, because something else is wrong, is one too. */
static bool is_num(Ty t) { return t->kind == TY_INT || t->kind == TY_FLOAT || (t->kind == TY_INFER && t->infer != INFER_TY); }
static bool c_like(Fcx *fc, Ty t) {
  if (t->kind != TY_ADT || t->def->kind != DEF_ENUM) return false;
  u32 n;
  VariantDef *v = def_variants(fc->s, t->def, &n);
  for (u32 i = 0; i < n; i++) if (v[i].n) return false;
  return n > 0;
}
static bool thin(Fcx *fc, Ty t) { return ty_is_sized(fc->s, fc->env, infer_resolve(fc->inf, t)); }
static bool ptr_cast(Fcx *fc, Ty a, Ty b) {
  if (a->kind == TY_PTR && b->kind == TY_PTR) return thin(fc, b->elem) || !thin(fc, a->elem);
  if (a->kind == TY_REF && b->kind == TY_PTR) {
    Ty el = shallow(fc, a->elem);
    return el->kind == TY_ARRAY && shallow(fc, el->elem) == shallow(fc, b->elem) && (a->mut || !b->mut);
  }
  if (a->kind == TY_PTR && b->kind == TY_INT) return thin(fc, a->elem);
  if (a->kind == TY_INT && b->kind == TY_PTR) return a->prim == PRIM_USIZE && thin(fc, b->elem);
  if ((a->kind == TY_FN_PTR || a->kind == TY_FN_DEF) && b->kind == TY_INT) return true;
  return a->kind == TY_FN_PTR && b->kind == TY_PTR && thin(fc, b->elem);
}
static bool prim_cast(Fcx *fc, Ty a, Ty b) {
  if (is_num(a) && is_num(b)) return true;
  if ((a->kind == TY_BOOL || a->kind == TY_CHAR || c_like(fc, a)) && b->kind == TY_INT) return true;
  if (a->kind == TY_INT && a->prim == PRIM_U8 && b->kind == TY_CHAR) return true;
  return ptr_cast(fc, a, b);
}
static void report_cast(Fcx *fc, Expr *e, Ty a, Ty b) {
  Str as = tystr(fc, a), bs = tystr(fc, b);
  Diags *d = fc_diags(fc);
  Diag *g;
  fc->root->has_error = true;
  bool castable = is_num(a) || a->kind == TY_BOOL || a->kind == TY_PTR || a->kind == TY_FN_PTR || a->kind == TY_FN_DEF || c_like(fc, a);
  if (b->kind == TY_CHAR && castable) {
    g = diag(d, DIAG_E0604, e->span, "only `u8` can be cast as `char`, not `%.*s`", STR_ARG(as));
    diag_primary(d, g, "invalid cast");
  } else if (a->kind == TY_REF && (is_num(b) || b->kind == TY_BOOL || b->kind == TY_CHAR)) {
    g = diag(d, DIAG_E0606, e->span, "casting `%.*s` as `%.*s` is invalid", STR_ARG(as), STR_ARG(bs));
    if (is_num(shallow(fc, a->elem))) suggest_around(d, g, FIX_MAYBE, e->a->span, "*", "", "cast the value, not the reference");
  } else if (b->kind == TY_BOOL && is_num(a)) {
    g = diag(d, DIAG_E0054, e->span, "cannot cast `%.*s` as `bool`", STR_ARG(as));
    diag_suggest(d, g, FIX_CERTAIN, "compare with zero instead");
    diag_edit(d, g, (Span){e->a->span.hi, e->span.hi, e->span.ctx}, " != 0");
  } else if ((b->kind == TY_SLICE || b->kind == TY_STR || b->kind == TY_DYN)) {
    g = diag(d, DIAG_E0620, e->span, "cast to unsized type: `%.*s` as `%.*s`", STR_ARG(as), STR_ARG(bs));
  } else if (a->kind == TY_PTR && b->kind == TY_PTR) {
    g = diag(d, DIAG_E0607, e->span, "cannot cast thin pointer `%.*s` to wide pointer `%.*s`", STR_ARG(as), STR_ARG(bs));
  } else if ((is_num(b) || b->kind == TY_PTR) && (a->kind == TY_REF || a->kind == TY_PTR || is_num(a) || a->kind == TY_CHAR || a->kind == TY_BOOL || a->kind == TY_FN_PTR)) {
    g = diag(d, DIAG_E0606, e->span, "casting `%.*s` as `%.*s` is invalid", STR_ARG(as), STR_ARG(bs));
  } else {
    g = diag(d, DIAG_E0605, e->span, "non-primitive cast: `%.*s` as `%.*s`", STR_ARG(as), STR_ARG(bs));
    diag_primary(d, g, "an `as` expression can only be used to convert between primitive types or to coerce to a specific trait object");
  }
}
Ty check_cast(Fcx *fc, Expr *e) {
  Ty to = norm(fc, lower_type(fc->s, fc->mod, fc->owner, e->te, fc->inf), e->te->span);
  to = resolve_now(fc, to);
  Expr *outer = fc->call;
  fc->call = NULL;
  Ty from = check_expr(fc, e->a, (Expect){EXP_CAST, to});
  fc->call = outer;
  if (is_err(shallow(fc, from)) || is_err(to)) return to;
  if (to->kind == TY_SLICE || to->kind == TY_STR || to->kind == TY_DYN) {
    report_cast(fc, e, resolve_now(fc, from), to);
    return fc->s->t_err;
  }
  vec_push(fc->arena, &fc->casts, (CastCheck){e, from, to});
  return to;
}
void finish_casts(Fcx *fc) {
  for (u32 i = 0; i < fc->casts.n; i++) {
    CastCheck *c = &fc->casts.v[i];
    Ty a = resolve_now(fc, c->from), b = resolve_now(fc, c->to);
    if (is_err(a) || is_err(b)) continue;
    if (coerce(fc, c->e->a, a, b)) continue;
    a = infer_resolve(fc->inf, a);
    b = infer_resolve(fc->inf, b);
    if (a->kind == TY_PTR && b->kind == TY_PTR && is_ty_var(b->elem)) { infer_unify(fc->inf, a->elem, b->elem); continue; }
    if (!prim_cast(fc, a, b)) report_cast(fc, c->e, a, b);
  }
}
