/* The dispatcher over expressions, literals, and the tracking of code that is never reached. */
#include "sema/check.h"

/* --- never reached ---------------------------------------------------------------- */
bool from_lib_expansion(Sema *s, Span sp) {
  for (u32 c = sp.ctx; c;) {
    const Expansion *x = &s->sx->src->expns.v[c];
    if (x->def_in_lib) return true;
    c = x->call_site.ctx;
  }
  const SourceFile *f = sources_file(s->sx->src, sp.lo);
  return f && f->is_lib;
}
bool tool_made(Sema *s, Span sp) {
  for (u32 c = sp.ctx; c; c = s->sx->src->expns.v[c].call_site.ctx)
    if (s->sx->src->expns.v[c].kind != EXPN_MACRO) return true;
  return from_lib_expansion(s, sp);
}
static bool desugared(Fcx *fc, Span sp) { return sp.ctx && fc->s->sx->src->expns.v[sp.ctx].kind == EXPN_DESUGAR; }
void warn_unreachable(Fcx *fc, Span sp, const char *what) {
  if (fc->div != DV_ALWAYS || desugared(fc, sp) || !sp.hi) return;
  fc->div = DV_WARNED;
  if (fc->owner->is_lib) return;
  Diag *g = diag(fc_diags(fc), DIAG_unreachable_code, sources_user_span(fc->s->sx->src, sp), "unreachable %s", what);
  diag_primary(fc_diags(fc), g, "unreachable %s", what);
  diag_label(fc_diags(fc), g, sources_user_span(fc->s->sx->src, fc->div_span), "any code following this expression is unreachable");
}

/* --- literals --------------------------------------------------------------------- */
static bool suffix_prim(Fcx *fc, Sym sfx, Prim *out) {
  static const char *const names[PRIM_COUNT_] = {"i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize", "f32", "f64"};
  Str t = sym_str(fc->s->sx->in, sfx);
  for (u32 i = 0; i < PRIM_COUNT_; i++)
    if (str_eqz(t, names[i])) { *out = (Prim)i; return true; }
  return false;
}
static Ty lit_int(Fcx *fc, Expr *e, Expect x) {
  Prim p;
  if (e->lit->suffix && suffix_prim(fc, e->lit->suffix, &p)) return fc->s->t_prim[p];
  Ty h = expect_hint(fc, x);
  if (h) {
    if (h->kind == TY_INT || (h->kind == TY_INFER && h->infer == INFER_INT)) return h;
    if (x.kind == EXP_CAST && h->kind == TY_CHAR) return fc->s->t_prim[PRIM_U8];
    if (x.kind == EXP_CAST && (h->kind == TY_PTR || h->kind == TY_FN_PTR)) return fc->s->t_prim[PRIM_USIZE];
  }
  return infer_var(fc->inf, INFER_INT, e->span);
}
static Ty lit_float(Fcx *fc, Expr *e, Expect x) {
  Prim p;
  if (e->lit->suffix && suffix_prim(fc, e->lit->suffix, &p)) return fc->s->t_prim[p];
  Ty h = expect_hint(fc, x);
  if (h && (h->kind == TY_FLOAT || (h->kind == TY_INFER && h->infer == INFER_FLOAT))) return h;
  return infer_var(fc->inf, INFER_FLOAT, e->span);
}
static Ty check_lit(Fcx *fc, Expr *e, Expect x) {
  Sema *s = fc->s;
  switch (e->lit->kind) {
    case LIT_INT: return lit_int(fc, e, x);
    case LIT_FLOAT: return lit_float(fc, e, x);
    case LIT_BOOL: return s->t_bool;
    case LIT_CHAR: return s->t_char;
    case LIT_BYTE: return s->t_prim[PRIM_U8];
    case LIT_STR: return ty_ref(s, s->t_str, false);
    case LIT_BYTESTR: return ty_ref(s, ty_array_n(s, s->t_prim[PRIM_U8], e->lit->str.n), false);
    case LIT_CSTR: return ty_ref(s, ty_lang_adt(s, LANG_c_str, NULL, 0), false);
  }
  return s->t_err;
}

/* --- sugar ------------------------------------------------------------------------ */
static void lower_macro(Fcx *fc, Expr *e) {
  if (!e->lowered) expand_expr(fc->s, fc->mod, e);
}
static bool is_tuple(void *ctx, Path *p) {
  Fcx *fc = ctx;
  return p->qself || resolve_path_as(fc->s, fc->mod, fc->owner, p, PU_PAT_TUPLE, true).kind != RES_NONE;
}
static void lower_sugar(Fcx *fc, Expr *e) {
  Syntax *sx = fc->s->sx;
  if (e->lowered) return;
  switch (e->kind) {
    case E_MACRO: lower_macro(fc, e); break;
    case E_FOR: e->lowered = desugar_for(sx, e); break;
    case E_WHILE: e->lowered = desugar_while(sx, e); break;
    case E_TRY: e->lowered = desugar_try(sx, e); break;
    case E_RANGE: e->lowered = desugar_range(sx, e); break;
    case E_FORMAT: e->lowered = format_lower(sx, e); break;
    case E_ASSIGN: e->lowered = desugar_assign(sx, e, is_tuple, fc); break;
    default: break;
  }
}
/* rustc takes several arguments as one tuple: where the type of one is not known, it asks nothing of the others. */
static void format_with_error(Fcx *fc, const Expr *e) {
  bool wrong = false;
  for (u32 i = 0; e->fmt->n_args > 1 && i < e->fmt->n_args; i++) {
    Expr *a = expr_of(e->fmt->args[i]);
    wrong |= a && a->ty && is_err(resolve_now(fc, a->ty));
  }
  for (u32 i = 0; wrong && i < e->fmt->n_args; i++) solve_forget_format(fc->inf, e->fmt->args[i]->span);
}
static Ty check_lowered(Fcx *fc, Expr *e, Expect x) {
  if (e->kind == E_WHILE) { lint_parens(fc, e->a, "`while` condition"); lint_while_true(fc, e); }
  if (e->kind == E_FOR) lint_parens(fc, e->a, "`for` iterator expression");
  if (e->kind == E_FOR && e->lowered->kind == E_MATCH && e->lowered->n_arms) {
    Expr *l = expr_of(e->lowered->arms[0].body);
    if (l && l->kind == E_LOOP && !l->desugar) l->desugar = DS_FOR;
  }
  Ty t = check_expr(fc, e->lowered, x);
  if (e->kind == E_FORMAT) format_with_error(fc, e);
  return t;
}

/* --- the dispatcher ---------------------------------------------------------------- */
static Ty check_kind(Fcx *fc, Expr *e, Expect x) {
  Sema *s = fc->s;
  switch (e->kind) {
    case E_LIT: return check_lit(fc, e, x);
    case E_PATH: return check_path_expr(fc, e);
    case E_CALL: return check_call(fc, e, x);
    case E_METHOD: return check_method_call(fc, e, x);
    case E_FIELD: return check_field(fc, e);
    case E_INDEX: return check_index(fc, e);
    case E_UNARY: return check_unary(fc, e, x);
    case E_BINARY: return check_binary(fc, e, x);
    case E_ASSIGN: return check_assign(fc, e, x);
    case E_ASSIGN_OP: return check_assign_op(fc, e);
    case E_REF: return check_ref(fc, e, x);
    case E_CAST: return check_cast(fc, e);
    case E_TUPLE: return check_tuple(fc, e, x);
    case E_ARRAY: return check_array(fc, e, x);
    case E_REPEAT: return check_repeat(fc, e, x);
    case E_STRUCT: return check_struct(fc, e, x);
    case E_BLOCK: return check_block(fc, e, e->block, x);
    case E_ASYNC: return check_async(fc, e);
    case E_CLOSURE: return check_closure(fc, e, x);
    case E_IF: return check_if(fc, e, x);
    case E_LET: return check_let_cond(fc, e);
    case E_LOOP: return check_loop(fc, e, x);
    case E_MATCH: return check_match(fc, e, x);
    case E_BREAK: return check_break(fc, e);
    case E_CONTINUE: return check_continue(fc, e);
    case E_RETURN: return check_return(fc, e);
    case E_AWAIT: return check_await(fc, e);
    case E_UNDERSCORE:
      diag_primary(fc_diags(fc), diag(fc_diags(fc), DIAG_ERROR, e->span, "in expressions, `_` can only be used on the left-hand side of an assignment"), "`_` not allowed here");
      return s->t_err;
    default: fc->root->has_error = true; return s->t_err;
  }
}

static bool sugar(Expr *e) {
  return e->kind == E_MACRO || e->kind == E_FOR || e->kind == E_WHILE || e->kind == E_TRY || e->kind == E_RANGE || e->kind == E_FORMAT || e->kind == E_ASSIGN || e->lowered;
}
static void warn_after(Fcx *fc, Expr *e) {
  switch (e->kind) {
    case E_BLOCK: case E_IF: case E_LET: case E_LOOP: case E_MATCH: case E_CAST: return;
    case E_CALL: warn_unreachable(fc, e->a->span, "call"); return;
    case E_METHOD: warn_unreachable(fc, e->name.span, "call"); return;
    default: warn_unreachable(fc, e->span, "expression");
  }
}
bool is_place_expr(Expr *e) {
  e = expr_of(e);
  if (e->kind == E_PATH) return e->res == RES_LOCAL || (e->def && e->def->kind == DEF_STATIC) || e->res == RES_ERR;
  return (e->kind == E_UNARY && e->op == UN_DEREF) || e->kind == E_FIELD || e->kind == E_INDEX || e->kind == E_ERR;
}

Ty check_expr(Fcx *fc, Expr *e, Expect x) {
  if (fc->depth > 3000) { diag(fc_diags(fc), DIAG_ERROR, e->span, "this expression is nested too deeply"); return e->ty = fc->s->t_err; }
  fc->depth++;
  lint_operands(fc, e);
  Ty t;
  if (e->kind == E_PAREN) { t = e->ty = check_expr(fc, e->a, x); fc->depth--; vec_push(fc->arena, &fc->exprs, e); return t; }
  if (sugar(e)) {
    if (e->kind == E_MACRO) warn_unreachable(fc, e->span, "expression");
    lower_sugar(fc, e);
    if (e->lowered) { t = e->ty = check_lowered(fc, e, x); fc->depth--; vec_push(fc->arena, &fc->exprs, e); return t; }
    if (e->kind != E_ASSIGN) { fc->root->has_error = true; fc->depth--; vec_push(fc->arena, &fc->exprs, e); return e->ty = fc->s->t_err; }
  }
  warn_unreachable(fc, e->span, "expression");
  Diverges old = fc->div;
  Span old_span = fc->div_span;
  fc->div = DV_MAYBE;
  t = shallow(fc, check_kind(fc, e, expect_resolve(fc, x)));
  warn_after(fc, e);
  if (is_err(t)) fc->root->has_error = true;             /* said somewhere: what follows from it is not said */
  if (t->kind == TY_NEVER && fc->div == DV_MAYBE && !(is_place_expr(e))) { fc->div = DV_ALWAYS; fc->div_span = e->span; }
  e->ty = t;
  vec_push(fc->arena, &fc->exprs, e);
  if (old > fc->div) { fc->div = old; fc->div_span = old_span; }
  fc->depth--;
  return t;
}
Ty check_expr_none(Fcx *fc, Expr *e) { return check_expr(fc, e, NO_EXPECT); }
Ty check_expr_coerce(Fcx *fc, Expr *e, Ty want) {
  Ty t = check_expr(fc, e, expect_has(want));
  (void)resolve_now(fc, want);
  if (coerce(fc, e, t, want)) return want;
  mismatch_expr(fc, e, want, t);
  return fc->s->t_err;
}
Ty check_expr_has(Fcx *fc, Expr *e, Ty want) {
  Ty t = check_expr(fc, e, expect_has(want));
  if (shallow(fc, t)->kind == TY_NEVER) { coerce(fc, e, t, want); return want; }
  if (infer_unify(fc->inf, t, want)) return want;
  mismatch_expr(fc, e, want, t);
  return fc->s->t_err;
}
