/* Blocks, statements, branches, loops, and the ways out of them. */
#include "sema/check.h"
#include "sema/suggest.h"

/* --- statements -------------------------------------------------------------------- */
/* `let [a, b] = ..` of a type that is not known: a slice could be of any length, so it is an array. */
static void array_of_pattern(Fcx *fc, const Pat *p, Ty t) {
  if (p->kind != P_SLICE || pat_rest_at(p->elems, p->n) != UINT32_MAX || !is_ty_var(resolve_now(fc, t))) return;
  infer_unify(fc->inf, shallow(fc, t), ty_array_n(fc->s, new_var(fc, p->span), p->n));
}

static void check_let(Fcx *fc, Stmt *st) {
  if (st->init && st->init->kind != E_BLOCK) lint_parens(fc, st->init, "assigned value");
  Ty declared = st->ty ? norm(fc, lower_type(fc->s, fc->mod, fc->owner, st->ty, fc->inf), st->ty->span) : NULL;
  Ty t = declared ? declared : new_var(fc, st->pat->span);
  if (st->init) {
    Ty got = check_expr(fc, st->init, declared ? expect_has(declared) : NO_EXPECT);
    if (!declared) {
      t = got;
    } else {
      if (!coerce(fc, st->init, got, declared)) {
        Diag *g = mismatch_expr(fc, st->init, declared, got);
        diag_label(fc_diags(fc), g, st->ty->span, "expected due to this");
      }
    }
  }
  if (st->els) {
    Diverges old = fc->div;
    Span os = fc->div_span;
    fc->div = DV_MAYBE;
    Expr *b = NEW(fc->arena, Expr);
    *b = (Expr){.kind = E_BLOCK, .span = st->els->span, .block = st->els};
    Ty et = shallow(fc, check_expr(fc, b, NO_EXPECT));
    if (et->kind != TY_NEVER && !is_err(et)) {
      Diag *g = diag(fc_diags(fc), DIAG_E0308, st->els->span, "`else` clause of `let...else` does not diverge");
      diag_primary(fc_diags(fc), g, "expected `!`, found %.*s", STR_ARG(sort_string(fc, et)));
      fc->root->has_error = true;
    }
    fc->div = old;
    fc->div_span = os;
  }
  if (!st->els) array_of_pattern(fc, st->pat, t);
  check_pat_of(fc, st->pat, t, st->init);
  if (declared && st->pat->kind == P_BIND && st->pat->local && t == st->pat->local->ty) st->pat->local->written = st->ty;
}

static bool block_like(Expr *e) {
  switch (e->kind) {
    case E_BLOCK: case E_IF: case E_MATCH: case E_LOOP: case E_WHILE: case E_FOR: return true;
    case E_MACRO: return e->mac_delim == '{';
    default: return false;
  }
}
static void check_stmt_inner(Fcx *fc, Stmt *st) {
  switch (st->kind) {
    case S_LET: check_let(fc, st); break;
    case S_EXPR: {
      Ty t = check_expr(fc, st->e, expect_has(fc->s->t_unit));
      if (!coerce(fc, st->e, t, fc->s->t_unit)) {
        Diag *g = mismatch_expr(fc, st->e, fc->s->t_unit, t);
        if (block_like(st->e)) diag_help(fc_diags(fc), g, "consider using a semicolon here");
      }
      break;
    }
    case S_SEMI: check_expr_none(fc, st->e); break;
    case S_MACRO: break;
    case S_ITEM: case S_EMPTY: break;
  }
}
static void check_stmt(Fcx *fc, Stmt *st) {
  if (st->kind == S_ITEM || st->kind == S_EMPTY) return;
  if (st->kind == S_MACRO) {
    warn_unreachable(fc, st->span, "statement");
    if (!st->expanded && !st->n_expansion) expand_stmt(fc->s, fc->mod, st);
    for (u32 i = 0; i < st->n_expansion; i++) check_stmt(fc, &st->expansion[i]);
    return;
  }
  warn_unreachable(fc, st->span, "statement");
  Diverges old = fc->div;
  Span os = fc->div_span;
  bool dead = fc->dead;
  fc->dead |= old != DV_MAYBE;
  fc->div = DV_MAYBE;
  check_stmt_inner(fc, st);
  if (st->closes) solve_fallback(fc->inf);
  fc->dead = dead;
  if (old > fc->div) { fc->div = old; fc->div_span = os; }
}

/* --- blocks ------------------------------------------------------------------------ */
static Breakable *push_break(Fcx *fc, BreakKind k, Expr *e, CoerceMany *co) {
  Breakable *b = NEW(fc->arena, Breakable);
  *b = (Breakable){.kind = k, .label = e ? e->label : (Ident){0}, .e = e, .co = co};
  vec_push(fc->arena, &fc->breaks, b);
  return b;
}
static void unused_label(Fcx *fc, Breakable *b) {
  if (!b->label.sym || b->label_used || fc->owner->is_lib || from_lib_expansion(fc->s, b->label.span)) return;
  if (sym_z(fc->s->sx->in, b->label.sym)[1] == '_') return;
  diag(fc_diags(fc), DIAG_unused_labels, b->label.span, "unused label `%s`", sym_z(fc->s->sx->in, b->label.sym));
}
static bool is_body_block(Fcx *fc, Block *b) {
  return fc->body_block && (b == fc->body_block || (b->span.lo == fc->body_block->span.lo && b->span.hi == fc->body_block->span.hi));
}
static Stmt *last_stmt(Block *b) { return b->n ? &b->stmts[b->n - 1] : NULL; }

/* A block without a tail where a value is wanted */
static void report_unit(Fcx *fc, Block *b, Ty want) {
  bool body = is_body_block(fc, b) && fc->ret_span.hi;
  Diag *g = mismatch(fc, body ? fc->ret_span : b->span, want, fc->s->t_unit);
  if (body && fc->owner->kind == DEF_FN && fc->body->kind != BODY_CLOSURE)
    diag_label(fc_diags(fc), g, fc->owner->span, "implicitly returns `()` as its body has no tail or `return` expression");
  Stmt *l = last_stmt(b);
  if (l && l->kind == S_SEMI && l->e->ty && can_coerce(fc, l->e->ty, want) && shallow(fc, l->e->ty)->kind != TY_NEVER)
    suggest_no_semicolon(fc_diags(fc), g, (Span){l->span.hi - 1, l->span.hi, l->span.ctx});
}
/* Of a match at a block's end that goes on from one arm only, that arm's value: the others fit whatever is wanted. */
static Expr *one_arm(Fcx *fc, Expr *e) {
  Expr *m = expr_of(e), *found = NULL;
  if (m->kind != E_MATCH || m->desugar) return e;
  for (u32 i = 0; i < m->n_arms; i++) {
    Expr *body = expr_of(m->arms[i].body);
    if (!body->ty || shallow(fc, body->ty)->kind == TY_NEVER) continue;
    if (found) return e;
    found = body->kind == E_BLOCK && body->block->tail ? body->block->tail : body;
  }
  return found ? found : e;
}
static void check_tail(Fcx *fc, Block *b, CoerceMany *co, Expect x) {
  if (!b->span.ctx && b->tail->span.lo > b->span.lo) lint_parens(fc, b->tail, "block return value");
  Ty t = check_expr(fc, b->tail, x);
  Ty want = shallow(fc, co->expected);
  if (!many_add(fc, co, b->tail, t)) mismatch_expr(fc, one_arm(fc, b->tail), want, t);
}

Ty check_block(Fcx *fc, Expr *e, Block *b, Expect x) {
  Module *mod = fc->mod;
  u32 scope = fc->binds.n;
  fc->mod = block_scope(fc->s, fc->mod, b, fc->owner);
  b->scope = fc->mod != mod ? fc->mod : b->scope;
  Ty want = expect_only(fc, x);
  CoerceMany co = many_new(want ? want : new_var(fc, b->span));
  bool labelled = e && e->label.sym;
  Diverges before = fc->div;
  Span before_span = fc->div_span;
  Breakable *br = labelled ? push_break(fc, BR_BLOCK, e, &co) : NULL;
  for (u32 i = 0; i < b->n; i++) check_stmt(fc, &b->stmts[i]);
  if (b->tail) {
    bool dead = fc->dead;
    fc->dead |= fc->div != DV_MAYBE;
    check_tail(fc, b, &co, x);
    fc->dead = dead;
  } else if (fc->div == DV_MAYBE) {
    Ty w = shallow(fc, co.pushed ? co.merged : co.expected);
    if (!many_add_unit(fc, &co)) report_unit(fc, b, w);
  }
  if (br) {
    fc->breaks.n--;
    if (br->may_break) { fc->div = before; fc->div_span = before_span; }
    unused_label(fc, br);
  }
  fc->binds.n = scope;
  fc->mod = mod;
  return many_type(fc, &co);
}

/* --- if ------------------------------------------------------------------------------ */
static Expr *block_tail(Expr *e) {
  e = expr_of(e);
  while (e->kind == E_BLOCK && e->block->tail) e = expr_of(e->block->tail);
  return e;
}
static Expect branch_expect(Fcx *fc, Expect x) {
  x = expect_resolve(fc, x);
  return x.kind == EXP_CAST || (x.kind == EXP_HAS && is_ty_var(x.ty)) ? NO_EXPECT : x;
}
static void report_if_else(Fcx *fc, Expr *e, Ty a, Ty b) {
  Expr *els = block_tail(e->c);
  Diag *g = diag(fc_diags(fc), DIAG_E0308, els->span, "`if` and `else` have incompatible types");
  mismatch_of_branches(fc, g, a, b);
  diag_label(fc_diags(fc), g, block_tail(e->b)->span, "expected because of this");
}
static Ty if_no_else(Fcx *fc, Expr *e, CoerceMany *co) {
  Ty had = shallow(fc, co->pushed ? co->merged : co->expected);
  if (had->kind == TY_NEVER) co->pushed = 0, co->expected = fc->s->t_unit;
  if (many_add_unit(fc, co)) return fc->s->t_unit;
  Diag *g = diag(fc_diags(fc), DIAG_E0317, e->span, "`if` may be missing an `else` clause");
  diag_primary(fc_diags(fc), g, "expected `%.*s`, found `()`", STR_ARG(tystr(fc, had)));
  diag_label(fc_diags(fc), g, block_tail(e->b)->span, "found here");
  diag_note(fc_diags(fc), g, "`if` expressions without `else` evaluate to `()`");
  diag_help(fc_diags(fc), g, "consider adding an `else` block that evaluates to the expected type");
  return fc->s->t_err;
}
static Ty check_cond(Fcx *fc, Expr *c) {
  Ty t = check_expr(fc, c, expect_has(fc->s->t_bool));
  if (!coerce(fc, c, t, fc->s->t_bool)) mismatch_expr(fc, c, fc->s->t_bool, t);
  return t;
}
Ty check_if(Fcx *fc, Expr *e, Expect x) {
  u32 scope = fc->binds.n;
  if (!e->span.ctx) lint_parens(fc, e->a, "`if` condition");
  check_cond(fc, e->a);
  Diverges cond = fc->div;
  Span cond_span = fc->div_span;
  fc->div = DV_MAYBE;
  Expect bx = branch_expect(fc, x);
  Ty only = expect_only(fc, bx);
  CoerceMany co = many_new(only ? only : new_var(fc, e->span));
  Ty t = check_expr(fc, e->b, bx);
  Diverges then = fc->div;
  Span then_span = fc->div_span;
  fc->div = DV_MAYBE;
  fc->binds.n = scope;
  if (!many_add(fc, &co, e->b, t)) mismatch_expr(fc, block_tail(e->b), co.expected, t);
  Ty res;
  if (e->c) {
    Ty had = co.pushed ? co.merged : co.expected;
    Ty u = check_expr(fc, e->c, bx);
    if (!many_add(fc, &co, e->c, u)) {
      if (only) mismatch_expr(fc, block_tail(e->c), only, u);
      else report_if_else(fc, e, had, u);
    }
    if (then < fc->div) { fc->div = then; fc->div_span = then_span; }
    if (fc->div != DV_MAYBE && !fc->div_span.hi) fc->div_span = e->span;
    if (fc->div == DV_ALWAYS) fc->div_span = e->span;
    res = many_type(fc, &co);
  } else {
    fc->div = DV_MAYBE;
    res = if_no_else(fc, e, &co);
  }
  if (cond > fc->div) { fc->div = cond; fc->div_span = cond_span; }
  return res;
}
Ty check_let_cond(Fcx *fc, Expr *e) {
  Ty t = check_expr_none(fc, e->a);
  check_pat_of(fc, e->pat, t, e->a);
  return fc->s->t_bool;
}

/* --- match --------------------------------------------------------------------------- */
static void report_arms(Fcx *fc, Expr *e, u32 i, Ty prev, Ty t, Ty only) {
  Expr *at = block_tail(e->arms[i].body);
  if (e->desugar == DS_TRY) {
    Diag *g = diag(fc_diags(fc), DIAG_E0308, e->span, "`?` operator has incompatible types");
    diag_primary(fc_diags(fc), g, "expected `%.*s`, found `%.*s`", STR_ARG(tystr(fc, prev)), STR_ARG(tystr(fc, t)));
    return;
  }
  if (only || i == 0) { mismatch_expr(fc, at, only ? only : prev, t); return; }
  Diag *g = diag(fc_diags(fc), DIAG_E0308, at->span, "`match` arms have incompatible types");
  mismatch_of_branches(fc, g, prev, t);
  diag_label(fc_diags(fc), g, block_tail(e->arms[i - 1].body)->span, "this is found to be of type `%.*s`", STR_ARG(tystr(fc, prev)));
  diag_label(fc_diags(fc), g, e->span, "`match` arms have incompatible types");
}
Ty check_match(Fcx *fc, Expr *e, Expect x) {
  if (e->a->kind != E_BLOCK) lint_parens(fc, e->a, "`match` scrutinee expression");
  Ty st = check_expr_none(fc, e->a);
  Diverges scrut = fc->div;
  Span scrut_span = fc->div_span;
  Expect bx = branch_expect(fc, x);
  Ty only = expect_only(fc, bx);
  if (only && ty_is_unit(only)) only = NULL;   /* arms that agree on another value: the whole match is wrong then, not each */
  CoerceMany co = many_new(only ? only : new_var(fc, e->span));
  Diverges all = e->n_arms ? DV_WARNED : DV_ALWAYS;
  u32 base = fc->binds.n;
  u32 *scopes = NEW_N(fc->arena, u32, e->n_arms + 1);
  Binding **saved = NEW_N(fc->arena, Binding *, e->n_arms + 1);
  for (u32 i = 0; i < e->n_arms; i++) {         /* all patterns first: they tell the scrutinee's type */
    fc->div = DV_MAYBE;
    check_pat_of(fc, e->arms[i].pat, st, e->a);
    scopes[i] = fc->binds.n - base;
    saved[i] = NEW_N(fc->arena, Binding, scopes[i] + 1);
    for (u32 k = 0; k < scopes[i]; k++) saved[i][k] = fc->binds.v[base + k];
    fc->binds.n = base;
  }
  for (u32 i = 0; i < e->n_arms; i++) {
    Arm *a = &e->arms[i];
    for (u32 k = 0; k < scopes[i]; k++) vec_push(fc->arena, &fc->binds, saved[i][k]);
    fc->div = DV_MAYBE;
    if (a->guard) { check_cond(fc, a->guard); fc->div = DV_MAYBE; }
    Ty had = co.pushed ? co.merged : co.expected;
    Ty t = check_expr(fc, a->body, bx);
    if (fc->div < all) all = fc->div;
    if (!many_add(fc, &co, a->body, t)) report_arms(fc, e, i, had, t, only);
    fc->binds.n = base;
  }
  if (all == DV_ALWAYS || all == DV_WARNED) fc->div_span = e->span;
  fc->div = all;
  if (!e->n_arms) fc->div_span = e->span;
  if (scrut > fc->div) { fc->div = scrut; fc->div_span = scrut_span; }
  return many_type(fc, &co);
}

/* --- loops and ways out ---------------------------------------------------------------- */
Ty check_loop(Fcx *fc, Expr *e, Expect x) {
  bool sugar = e->desugar == DS_FOR || e->desugar == DS_WHILE;
  Ty want = sugar ? fc->s->t_unit : expect_only(fc, x);
  CoerceMany co = many_new(want ? want : new_var(fc, e->span));
  Breakable *br = push_break(fc, e->desugar == DS_FOR ? BR_FOR : e->desugar == DS_WHILE ? BR_WHILE : BR_LOOP, e, &co);
  Ty t = check_expr(fc, e->b, expect_has(fc->s->t_unit));
  if (!coerce(fc, e->b, t, fc->s->t_unit)) mismatch_expr(fc, block_tail(e->b), fc->s->t_unit, t);
  fc->breaks.n--;
  unused_label(fc, br);
  if (br->may_break) { fc->div = DV_MAYBE; return many_type(fc, &co); }
  fc->div = DV_ALWAYS;
  fc->div_span = e->span;
  return fc->s->t_never;
}
static bool label_is(Fcx *fc, Ident l, Ident want) {
  if (l.sym != want.sym) return false;
  for (u32 ctx = want.span.ctx;; ctx = fc->s->sx->src->expns.v[ctx].def_ctx) {
    if (ctx == l.span.ctx) return true;
    if (!ctx) return false;
  }
}
/* inner: there is a loop inside of the closure or block, so only the label is wrong. */
static Breakable *outside(Fcx *fc, Expr *e, const char *word, Breakable *b, bool inner) {
  const char *in = b->kind == BR_CLOSURE ? "closure" : "`async` block";
  if (e->label.sym) {
    Diag *g = diag(fc_diags(fc), DIAG_E0767, e->label.span, "use of unreachable label `%s`", sym_z(fc->s->sx->in, e->label.sym));
    diag_primary(fc_diags(fc), g, "unreachable label `%s`", sym_z(fc->s->sx->in, e->label.sym));
    if (inner) return NULL;
  }
  Diag *g = diag(fc_diags(fc), DIAG_E0267, e->span, "`%s` inside %s %s", word, b->kind == BR_CLOSURE ? "a" : "an", in);
  diag_primary(fc_diags(fc), g, "cannot `%s` inside %s %s", word, b->kind == BR_CLOSURE ? "a" : "an", in);
  return NULL;
}
static Breakable *unlabeled(Fcx *fc, Expr *e, const char *word) {
  Diag *g = diag(fc_diags(fc), DIAG_E0695, e->span, "unlabeled `%s` inside of a labeled block", word);
  diag_primary(fc_diags(fc), g, "`%s` statements that would diverge to or through a labeled block need to bear a label", word);
  return NULL;
}
static Breakable *find_target(Fcx *fc, Expr *e, const char *word) {
  Breakable *wall = NULL;
  bool inner = false;
  for (u32 i = fc->breaks.n; i-- > 0;) {
    Breakable *b = fc->breaks.v[i];
    if (b->kind == BR_CLOSURE || b->kind == BR_ASYNC) { if (!wall) wall = b; if (!e->label.sym) return outside(fc, e, word, wall, false); continue; }
    inner |= !wall && b->kind != BR_BLOCK;
    if (!e->label.sym && b->kind == BR_BLOCK) return unlabeled(fc, e, word);
    if (e->label.sym ? label_is(fc, b->label, e->label) : b->kind != BR_BLOCK) {
      if (wall) return outside(fc, e, word, wall, inner);
      if (e->label.sym) b->label_used = true;
      return b;
    }
  }
  if (e->label.sym) {
    Diag *g = diag(fc_diags(fc), DIAG_E0426, e->label.span, "use of undeclared label `%s`", sym_z(fc->s->sx->in, e->label.sym));
    diag_primary(fc_diags(fc), g, "undeclared label `%s`", sym_z(fc->s->sx->in, e->label.sym));
    return NULL;
  }
  Diag *g = diag(fc_diags(fc), DIAG_E0268, e->span, "`%s` outside of a loop or labeled block", word);
  diag_primary(fc_diags(fc), g, "cannot `%s` outside of a loop or labeled block", word);
  return NULL;
}
static void break_value_in(Fcx *fc, Expr *e, Breakable *b) {
  const char *k = b->kind == BR_FOR ? "`for`" : "`while`";
  Diag *g = diag(fc_diags(fc), DIAG_E0571, e->span, "`break` with value from a %s loop", k);
  diag_primary(fc_diags(fc), g, "can only break with a value inside `loop` or breakable block");
  if (b->e) diag_label(fc_diags(fc), g, b->e->span, "you can't `break` with a value in a %s loop", k);
}
Ty check_break(Fcx *fc, Expr *e) {
  Breakable *b = find_target(fc, e, "break");
  if (!b) { if (e->a) check_expr_none(fc, e->a); return fc->s->t_err; }
  e->target = b->e;
  if (e->a) {
    Ty want = shallow(fc, b->co->expected);
    Ty t = check_expr(fc, e->a, expect_has(want));
    if (b->kind == BR_FOR || b->kind == BR_WHILE) break_value_in(fc, e, b);
    else if (!many_add(fc, b->co, e->a, t)) mismatch_expr(fc, e->a, b->co->merged ? b->co->merged : want, t);
  } else {
    Ty want = shallow(fc, b->co->pushed ? b->co->merged : b->co->expected);
    if (!many_add_unit(fc, b->co)) mismatch(fc, e->span, want, fc->s->t_unit);
  }
  b->may_break = true;
  return fc->s->t_never;
}
Ty check_continue(Fcx *fc, Expr *e) {
  Breakable *b = find_target(fc, e, "continue");
  if (!b) return fc->s->t_err;
  e->target = b->e;
  if (b->kind == BR_BLOCK) {
    Diag *g = diag(fc_diags(fc), DIAG_E0696, e->span, "`continue` pointing to a labeled block");
    diag_primary(fc_diags(fc), g, "labeled blocks cannot be `continue`'d");
  }
  return fc->s->t_never;
}
Ty check_return(Fcx *fc, Expr *e) {
  if (!fc->ret) {
    diag(fc_diags(fc), DIAG_E0572, e->span, "return statement outside of function body");
    if (e->a) check_expr_none(fc, e->a);
    return fc->s->t_never;
  }
  if (e->a) {
    Ty want = shallow(fc, fc->ret_ty);
    Ty t = check_expr(fc, e->a, expect_has(want));
    if (!many_add(fc, fc->ret, e->a, t)) {
      Diag *g = mismatch_expr(fc, e->a, want, t);
      if (fc->ret_span.hi && fc->body->kind != BODY_CLOSURE && fc->owner->item->fn && fc->owner->item->fn->ret)
        diag_label(fc_diags(fc), g, fc->ret_span, "expected `%.*s` because of return type", STR_ARG(tystr(fc, want)));
    }
  } else {
    if (!many_add_unit(fc, fc->ret)) {
      Diag *g = diag(fc_diags(fc), DIAG_E0069, e->span, "`return;` in a function whose return type is not `()`");
      diag_primary(fc_diags(fc), g, "return type is not `()`");
    }
  }
  return fc->s->t_never;
}
