/* Operators, indexing and assignment. An operator on primitive types is the machine's; every other is a
 * method of its trait. As in rustc an operator starts as its trait's method and becomes builtin
 * in writeback (op_make_builtin), when both operands have turned out to be scalars. */
#include "sema/check.h"
#include "sema/suggest.h"

static const Lang bin_lang[] = {LANG_add, LANG_sub, LANG_mul, LANG_div, LANG_rem, LANG_bitand, LANG_bitor, LANG_bitxor, LANG_shl, LANG_shr,
                                LANG_eq, LANG_eq, LANG_partial_ord, LANG_partial_ord, LANG_partial_ord, LANG_partial_ord};
static const Lang assign_lang[] = {LANG_add_assign, LANG_sub_assign, LANG_mul_assign, LANG_div_assign, LANG_rem_assign,
                                   LANG_bitand_assign, LANG_bitor_assign, LANG_bitxor_assign, LANG_shl_assign, LANG_shr_assign};
static const char *const op_text[] = {"+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "==", "!=", "<", "<=", ">", ">=", "&&", "||"};
static const char *const cmp_method[] = {"eq", "ne", "lt", "le", "gt", "ge"};   /* the traits' own names, as the language defines them */

static bool is_cmp(u8 op) { return op >= BIN_EQ && op <= BIN_GE; }
static bool is_shift(u8 op) { return op == BIN_SHL || op == BIN_SHR; }
static bool is_bit(u8 op) { return op == BIN_AND || op == BIN_OR || op == BIN_XOR; }

static Ty strip_ref(Fcx *fc, Ty t) { t = shallow(fc, t); return t->kind == TY_REF ? shallow(fc, t->elem) : t; }
static bool is_float(Ty t) { return t->kind == TY_FLOAT || (t->kind == TY_INFER && t->infer == INFER_FLOAT); }
static bool is_int(Ty t) { return t->kind == TY_INT || (t->kind == TY_INFER && t->infer == INFER_INT); }
static bool is_scalar(Ty t) {
  return is_int(t) || is_float(t) || t->kind == TY_BOOL || t->kind == TY_CHAR || t->kind == TY_PTR || t->kind == TY_FN_PTR || t->kind == TY_FN_DEF;
}
static bool builtin_op(Ty l, Ty r, u8 op) {
  if (is_err(l) || is_err(r)) return true;
  if (is_shift(op)) return is_int(l) && is_int(r);
  if (is_cmp(op)) return is_scalar(l) && is_scalar(r);
  if (is_bit(op)) return (is_int(l) && is_int(r)) || (l->kind == TY_BOOL && r->kind == TY_BOOL);
  return (is_int(l) && is_int(r)) || (is_float(l) && is_float(r));
}

/* The operator's own place: the first text behind the left operand. */
static Span op_span_of(Fcx *fc, Expr *e, u32 n) {
  Span s = e->a->span;
  const SourceFile *f = sources_file(fc->s->sx->src, s.hi ? s.hi - 1 : 0);
  if (!f || s.ctx != e->span.ctx || e->a->span.hi > e->b->span.lo) return e->span;
  u32 at = s.hi - f->base, end = e->b->span.lo - f->base;
  while (at < end && at < f->text.n && (strchr(" \t\r\n)", f->text.p[at]))) at++;
  return at + n <= end + 1 ? (Span){f->base + at, f->base + at + n, e->span.ctx} : e->span;
}

static Span op_span(Fcx *fc, Expr *e) { return op_span_of(fc, e, (u32)strlen(op_text[e->op]) + (e->kind == E_ASSIGN_OP)); }

/* --- messages ------------------------------------------------------------------------------------ */
static bool awaitable(Fcx *fc, Ty t) {
  return !is_ty_var(t) && solve_probe(fc->inf, (TraitRef){lang_item(fc->s, LANG_future_trait), list1(fc->s, t)}) == SOLVE_YES;
}
static void report_binary(Fcx *fc, Expr *e, Ty l, Ty r) {
  Str ls = tystr(fc, l), rs = tystr(fc, r);
  Span at = op_span(fc, e);
  Diags *d = fc_diags(fc);
  Diag *g;
  fc->root->has_error = true;
  if (e->kind == E_ASSIGN_OP) {
    g = diag(d, DIAG_E0368, e->span, "binary assignment operation `%s=` cannot be applied to type `%.*s`", op_text[e->op], STR_ARG(ls));
    diag_label(d, g, e->a->span, "cannot use `%s=` on type `%.*s`", op_text[e->op], STR_ARG(ls));
    return;
  }
  switch (e->op) {
    case BIN_ADD: g = diag(d, DIAG_E0369, at, "cannot add `%.*s` to `%.*s`", STR_ARG(rs), STR_ARG(ls)); break;
    case BIN_SUB: g = diag(d, DIAG_E0369, at, "cannot subtract `%.*s` from `%.*s`", STR_ARG(rs), STR_ARG(ls)); break;
    case BIN_MUL: g = diag(d, DIAG_E0369, at, "cannot multiply `%.*s` by `%.*s`", STR_ARG(ls), STR_ARG(rs)); break;
    case BIN_DIV: g = diag(d, DIAG_E0369, at, "cannot divide `%.*s` by `%.*s`", STR_ARG(ls), STR_ARG(rs)); break;
    case BIN_REM: g = diag(d, DIAG_E0369, at, "cannot calculate the remainder of `%.*s` divided by `%.*s`", STR_ARG(ls), STR_ARG(rs)); break;
    case BIN_AND: case BIN_OR: case BIN_XOR: case BIN_SHL: case BIN_SHR:
      g = diag(d, DIAG_E0369, at, "no implementation for `%.*s %s %.*s`", STR_ARG(ls), op_text[e->op], STR_ARG(rs)); break;
    default: g = diag(d, DIAG_E0369, at, "binary operation `%s` cannot be applied to type `%.*s`", op_text[e->op], STR_ARG(ls));
  }
  diag_label(d, g, e->a->span, "%.*s", STR_ARG(ls));
  diag_label(d, g, e->b->span, "%.*s", STR_ARG(rs));
  if (awaitable(fc, l)) suggest_await(fc, g, e->a);
  Ty adt = strip_ref(fc, l);
  if (adt->kind == TY_ADT && !adt->def->is_lib)
    diag_note_at(d, g, adt->def->span, "an implementation of `%s` might be missing for `%.*s`",
                 sym_z(fc->s->sx->in, lang_item(fc->s, bin_lang[e->op])->name), STR_ARG(tystr(fc, adt)));
  if (adt->kind == TY_PARAM && is_cmp(e->op) && l->kind == TY_PARAM) suggest_bound_at(fc, g, l, lang_item(fc->s, bin_lang[e->op]));
  bool eq = e->op == BIN_EQ || e->op == BIN_NE, order = e->op >= BIN_LT && e->op <= BIN_GE;
  if (adt->kind == TY_ADT && (eq || order)) suggest_derive(fc->s, g, adt->def, eq ? "PartialEq" : "PartialEq, PartialOrd");
}

/* --- binary ---------------------------------------------------------------------------------------- */
static Def *op_method(Fcx *fc, Def *trait, u8 op, bool assign) {
  if (assign || !is_cmp(op)) return trait_method(fc->s, trait);
  Def *m = trait_item(fc->s, trait, intern_z(fc->s->sx->in, cmp_method[op - BIN_EQ]), NS_VALUE);
  return m ? m : trait_method(fc->s, trait);
}
static Ty output_of(Fcx *fc, Def *trait, TyList *args, Span at) {
  (void)trait_method(fc->s, trait);
  for (u32 i = 0; i < trait->items.n; i++)
    if (trait->items.v[i]->kind == DEF_ASSOC_TY) return norm(fc, ty_proj(fc->s, trait->items.v[i], args), at);
  return fc->s->t_unit;
}
static void autoref(Fcx *fc, Expr *e, bool mut) {
  Ty t = expr_adj_ty(e);
  apply_adjusts(fc, e, &(Adjust){.kind = ADJ_REF, .mut = mut, .target = ty_ref(fc->s, t, mut)}, 1);
}
/* Checks both sides and the trait; gives the result type of the trait's method. */
static Ty overloaded(Fcx *fc, Expr *e, bool assign, Ty *lt, Ty *rt) {
  Def *trait = lang_item(fc->s, assign ? assign_lang[e->op] : bin_lang[e->op]);
  Ty l = check_expr_none(fc, e->a);
  if (!assign) {
    Ty fresh = new_var(fc, e->a->span);
    if (coerce(fc, e->a, l, fresh)) l = fresh;
    if (shallow(fc, l)->kind == TY_REF && shallow(fc, l)->mut) l = shallow(fc, l);
  } else {
    make_place_mut(fc, e->a);
  }
  l = resolve_now(fc, l);
  if (!assign && is_cmp(e->op) && l->kind == TY_FN_PTR) {      /* compared by address; no impl stands for all of them */
    check_expr_coerce(fc, e->b, l);
    *lt = *rt = l;
    return fc->s->t_bool;
  }
  Ty rv = new_var(fc, e->b->span);
  TyList *args = list2(fc->s, l, rv);
  bool ok = is_ty_var(l) || is_err(l) || solve_probe(fc->inf, (TraitRef){trait, args}) != SOLVE_NO;
  Ty out = fc->s->t_err;
  Span at = op_span(fc, e);
  if (ok && !is_err(l)) {
    add_trait(fc, trait, l, &rv, 1, (Cause){.span = at, .kind = CAUSE_OP});
    out = assign ? fc->s->t_unit : is_cmp(e->op) ? fc->s->t_bool : output_of(fc, trait, args, at);
  }
  Ty r = check_expr(fc, e->b, expect_has(rv));
  (void)resolve_now(fc, rv);
  if (!coerce(fc, e->b, r, rv)) { mismatch_expr(fc, e->b, rv, r); r = fc->s->t_err; }
  *lt = shallow(fc, l);
  *rt = shallow(fc, rv);
  if (!ok) {
    if (!is_err(*lt) && !is_err(*rt)) report_binary(fc, e, *lt, *rt);
    return fc->s->t_err;
  }
  if (is_err(l)) return out;
  if ((is_err(*rt) || is_err(shallow(fc, r))) && (*lt)->kind == TY_INFER && !assign && !is_cmp(e->op)) return fc->s->t_err;
  e->callee = (Callee){op_method(fc, trait, e->op, assign), args};
  if (assign) autoref(fc, e->a, true);
  else if (is_cmp(e->op)) { autoref(fc, e->a, false); autoref(fc, e->b, false); }
  return out;
}
static Ty enforce(Fcx *fc, Expr *e, Ty l, Ty r) {
  l = strip_ref(fc, l);
  r = strip_ref(fc, r);
  if (!is_shift(e->op) && !infer_unify(fc->inf, r, l)) {
    if (is_cmp(e->op)) mismatch_expr(fc, e->b, l, r);
    else mismatch(fc, e->b->span, l, r);       /* what a conversion would make is not known here */
  }
  return is_cmp(e->op) ? fc->s->t_bool : l;
}
static Ty check_logic(Fcx *fc, Expr *e) {
  Ty b = fc->s->t_bool;
  check_expr_coerce(fc, e->a, b);
  Diverges d = fc->div;
  Span sp = fc->div_span;
  check_expr_coerce(fc, e->b, b);
  fc->div = d;
  fc->div_span = sp;
  return b;
}
Ty check_binary(Fcx *fc, Expr *e, Expect x) {
  (void)x;
  Expr *outer = fc->call;
  fc->call = NULL;
  Ty l, r, out;
  if (e->op == BIN_LAND || e->op == BIN_LOR) { out = check_logic(fc, e); fc->call = outer; return out; }
  out = overloaded(fc, e, false, &l, &r);
  fc->call = outer;
  if (is_ty_var(l) || is_ty_var(r) || is_err(l) || is_err(r)) return out;
  if (!builtin_op(strip_ref(fc, l), strip_ref(fc, r), e->op)) return out;
  Ty t = enforce(fc, e, l, r);
  infer_unify(fc->inf, out, t);
  return t;
}
static bool assignable(Expr *e) {
  e = expr_of(e);
  if (e->kind == E_PATH) return e->res == RES_LOCAL || e->res == RES_ERR || (e->def && e->def->kind == DEF_STATIC);
  return (e->kind == E_UNARY && e->op == UN_DEREF) || e->kind == E_FIELD || e->kind == E_INDEX || e->kind == E_ERR || e->kind == E_UNDERSCORE;
}
/* What is behind it would take the operator: that it is no place to assign to is not the mistake. */
static bool works_behind(Fcx *fc, Expr *e, Ty l, Ty r) {
  DerefSteps st;
  autoderef(fc, l, e->a->span, false, &st);
  if (st.n < 2) return false;
  if (builtin_op(strip_ref(fc, st.v[1]), strip_ref(fc, r), e->op)) return true;
  return solve_probe(fc->inf, (TraitRef){lang_item(fc->s, assign_lang[e->op]), list2(fc->s, st.v[1], r)}) != SOLVE_NO;
}
Ty check_assign_op(Fcx *fc, Expr *e) {
  Expr *outer = fc->call;
  fc->call = NULL;
  Ty l, r;
  Ty out = overloaded(fc, e, true, &l, &r);
  fc->call = outer;
  if (!is_err(l) && !assignable(e->a) && !(is_err(out) && works_behind(fc, e, l, r))) {
    Diag *g = diag(fc_diags(fc), DIAG_E0067, op_span(fc, e), "invalid left-hand side of assignment");
    diag_label(fc_diags(fc), g, e->a->span, "cannot assign to this expression");
    fc->root->has_error = true;
  }
  if (!is_ty_var(l) && !is_ty_var(r) && builtin_op(strip_ref(fc, l), strip_ref(fc, r), e->op) && l->kind != TY_REF) enforce(fc, e, l, r);
  return is_err(out) ? out : fc->s->t_unit;
}
Ty check_assign(Fcx *fc, Expr *e, Expect x) {
  Expr *outer = fc->call;
  fc->call = NULL;
  Ty want = expect_only(fc, x);
  Ty lt = check_expr_none(fc, e->a);
  make_place_mut(fc, e->a);
  bool place = assignable(e->a);
  if (place) check_expr_coerce(fc, e->b, lt);
  else check_expr_none(fc, e->b);
  fc->call = outer;
  if (!place && !is_err(shallow(fc, lt))) {
    Diag *g = diag(fc_diags(fc), DIAG_E0070, op_span_of(fc, e, 1), "invalid left-hand side of assignment");
    diag_label(fc_diags(fc), g, e->a->span, "cannot assign to this expression");
    fc->root->has_error = true;
  }
  if (want && want->kind == TY_BOOL) {
    Diag *g = mismatch(fc, e->span, want, fc->s->t_unit);
    if (g->msg.n) suggest_equality(fc_diags(fc), g, e);
    return fc->s->t_err;
  }
  return fc->s->t_unit;
}

/* Called in writeback, with final types: what works on scalars needs no method. */
static void drop_autoref(Expr *e) {
  e = expr_of(e);
  if (e->n_adj && e->adj[e->n_adj - 1].kind == ADJ_REF) e->n_adj--;
}
void op_make_builtin(Fcx *fc, Expr *e) {
  if (!e->callee.def) return;
  if (e->kind == E_UNARY && e->op != UN_DEREF) {
    if (is_scalar(infer_resolve(fc->inf, expr_adj_ty(e->a)))) e->callee = (Callee){NULL, NULL};
    return;
  }
  if (e->kind != E_BINARY && e->kind != E_ASSIGN_OP) return;
  Ty l = infer_resolve(fc->inf, e->callee.substs->v[0]), r = infer_resolve(fc->inf, e->callee.substs->v[1]);
  if (!is_scalar(l) || !is_scalar(r)) return;
  e->callee = (Callee){NULL, NULL};
  if (e->kind == E_ASSIGN_OP) drop_autoref(e->a);
  else if (is_cmp(e->op)) { drop_autoref(e->a); drop_autoref(e->b); }
}

/* --- unary ------------------------------------------------------------------------------------------- */
static Ty check_deref(Fcx *fc, Expr *e, Ty t) {
  Ty b = deref_builtin(fc, t, true);
  if (b) return b;
  if (is_ty_var(t)) return unknown_here(fc, t, e->a->span);
  b = deref_overloaded(fc, t, e->span);
  if (!b && of_nothing(fc, e->a, t)) return fc->s->t_err;
  if (!b) {
    Diag *g = diag(fc_diags(fc), DIAG_E0614, e->span, "type `%.*s` cannot be dereferenced", STR_ARG(tystr(fc, t)));
    diag_primary(fc_diags(fc), g, "can't be dereferenced");
    return fc->s->t_err;
  }
  e->callee = (Callee){trait_method(fc->s, lang_item(fc->s, LANG_deref)), list1(fc->s, t)};
  autoref(fc, e->a, false);
  return b;
}
Ty check_unary(Fcx *fc, Expr *e, Expect x) {
  Expr *outer = fc->call;
  fc->call = NULL;
  Expect in = e->op == UN_DEREF ? NO_EXPECT : x;
  Ty t = resolve_now(fc, check_expr(fc, e->a, in));
  fc->call = outer;
  if (is_err(t)) return t;
  if (e->op == UN_DEREF) return check_deref(fc, e, t);
  bool builtin = is_int(t) || (e->op == UN_NOT ? t->kind == TY_BOOL : is_float(t));
  if (builtin && !(e->op == UN_NEG && t->kind == TY_INT && t->prim >= PRIM_U8)) return t;
  Def *trait = lang_item(fc->s, e->op == UN_NOT ? LANG_not : LANG_neg);
  TraitRef tr = {trait, list1(fc->s, t)};
  if (!is_ty_var(t) && solve_probe(fc->inf, tr) == SOLVE_NO) {
    Diag *g = diag(fc_diags(fc), DIAG_E0600, e->span, "cannot apply unary operator `%s` to type `%.*s`", e->op == UN_NOT ? "!" : "-", STR_ARG(tystr(fc, t)));
    diag_primary(fc_diags(fc), g, "cannot apply unary operator `%s`", e->op == UN_NOT ? "!" : "-");
    if (t->kind == TY_INT) diag_note(fc_diags(fc), g, "unsigned values cannot be negated");
    return fc->s->t_err;
  }
  add_trait(fc, trait, t, NULL, 0, (Cause){.span = e->span, .kind = CAUSE_OP});
  e->callee = (Callee){trait_method(fc->s, trait), tr.args};
  return output_of(fc, trait, tr.args, e->span);
}

/* --- a[b] ---------------------------------------------------------------------------------------------- */
static bool builtin_index(Fcx *fc, Expr *e, DerefSteps *st, u32 i, Ty idx) {
  Ty b = st->v[i];
  if (b->kind != TY_ARRAY && b->kind != TY_SLICE) return false;
  if (!(idx->kind == TY_INT && idx->prim == PRIM_USIZE) && !(idx->kind == TY_INFER && idx->infer == INFER_INT)) return false;
  infer_unify(fc->inf, idx, fc->s->t_prim[PRIM_USIZE]);
  Adjust a[32];
  u32 n = deref_adjusts(fc, st, i, false, a);
  if (n) apply_adjusts(fc, e->a, a, n);
  return true;
}
static Ty overloaded_index(Fcx *fc, Expr *e, DerefSteps *st, u32 i, bool unsize, Ty idx) {
  Sema *s = fc->s;
  Ty b = unsize ? ty_slice(s, st->v[i]->elem) : st->v[i];
  if (is_ty_var(b)) return NULL;
  Def *trait = lang_item(s, LANG_index);
  Ty in = new_var(fc, e->b->span);
  TyList *args = list2(s, b, in);
  if (solve_probe(fc->inf, (TraitRef){trait, args}) == SOLVE_NO) return NULL;
  Adjust a[34];
  u32 n = deref_adjusts(fc, st, i, false, a);
  a[n++] = (Adjust){.kind = ADJ_REF, .target = ty_ref(s, st->v[i], false)};
  if (unsize) a[n++] = (Adjust){.kind = ADJ_UNSIZE, .target = ty_ref(s, b, false)};
  apply_adjusts(fc, e->a, a, n);
  Cause c = {.span = e->b->span, .kind = CAUSE_OP};
  add_trait(fc, trait, b, &in, 1, c);
  e->callee = (Callee){trait_method(s, trait), args};
  Ty out = output_of(fc, trait, args, e->b->span);
  if (!coerce(fc, e->b, idx, in)) mismatch_expr(fc, e->b, in, idx);
  return resolve_now(fc, out);
}
Ty check_index(Fcx *fc, Expr *e) {
  Expr *outer = fc->call;
  fc->call = NULL;
  Ty t = resolve_now(fc, check_expr_none(fc, e->a));
  Ty idx = resolve_now(fc, check_expr_none(fc, e->b));
  fc->call = outer;
  if (is_err(t) || is_err(idx)) return fc->s->t_err;
  DerefSteps st;
  autoderef(fc, t, e->span, false, &st);
  for (u32 i = 0; i < st.n; i++) {
    if (builtin_index(fc, e, &st, i, idx)) return shallow(fc, st.v[i]->elem);
    Ty r = overloaded_index(fc, e, &st, i, false, idx);
    if (!r && st.v[i]->kind == TY_ARRAY) r = overloaded_index(fc, e, &st, i, true, idx);
    if (r) return r;
  }
  if (is_ty_var(st.v[st.n - 1])) return unknown_here(fc, st.v[st.n - 1], e->a->span);
  if (of_nothing(fc, e->a, t)) return fc->s->t_err;
  Diag *g = diag(fc_diags(fc), DIAG_E0608, (Span){e->a->span.hi, e->span.hi, e->span.ctx}, "cannot index into a value of type `%.*s`", STR_ARG(tystr(fc, t)));
  (void)g;
  return fc->s->t_err;
}
