/* Expressions into a destination, as rvalues, as statements, as conditions. */
#include "mir/build.h"

/* --- rvalues -------------------------------------------------------------- */
static Rvalue ref_rvalue(Builder *B, X of, Ty ty, bool mut, bool raw) {
  if (!raw && x_category(of) != CAT_PLACE) {
    MirConst *k = NULL;
    MirConst *in = mut && !(of.e->kind == E_ARRAY && !of.e->n && !of.k) ? NULL : const_fold(B, of);
    if (in) {
      Expr probe = {.kind = E_REF, .a = of.e, .ty = ty, .mut = mut, .span = of.e->span};
      if (of.k == of.e->n_adj) k = const_fold(B, (X){&probe, 0});
      else if (of.e->adj[of.k].kind == ADJ_REF) k = const_fold(B, (X){of.e, of.k + 1});
    }
    if (k) return rv_use(op_const(k), ty);
  }
  B->only_read = !raw && !mut;
  PB p = x_place(B, of);
  return (Rvalue){.kind = raw ? RV_RAW : RV_REF, .ty = ty, .place = pb_place(B, p), .mut = mut};
}

static Rvalue cast_rv(Builder *B, X x, CastKind k) {
  Operand a = x_operand(B, (X){x.e, x.k - 1}, true);
  scope_moved(B, &a, 1);
  return (Rvalue){.kind = RV_CAST, .cast = k, .a = a, .ty = x.e->adj[x.k - 1].target};
}

static Rvalue adjusted_rvalue(Builder *B, X x) {
  Adjust *a = &x.e->adj[x.k - 1];
  X in = {x.e, x.k - 1};
  switch (a->kind) {
  case ADJ_REF: {
    Rvalue r = ref_rvalue(B, in, a->target, a->mut, false);
    r.two_phase = r.kind == RV_REF && a->mut;
    return r;
  }
  case ADJ_RAW: return ref_rvalue(B, in, a->target, a->mut, true);
  case ADJ_FN_PTR: return cast_rv(B, x, CAST_FN_PTR);
  case ADJ_CLOSURE_FN_PTR: return cast_rv(B, x, CAST_CLOSURE_FN_PTR);
  case ADJ_MUT_TO_CONST: return cast_rv(B, x, CAST_PTR);
  default: return cast_rv(B, x, CAST_UNSIZE);
  }
}

static Rvalue binary_rvalue(Builder *B, Expr *e) {
  Operand a = x_operand(B, x_of(e->a), x_pure(e->b));
  Operand b = x_operand(B, x_of(e->b), true);
  return (Rvalue){.kind = RV_BINARY, .op = e->op, .a = a, .b = b, .ty = e->ty};
}

static Rvalue list_rvalue(Builder *B, Expr *e) {
  if (!e->n && e->kind == E_TUPLE) return rv_use(op_const(const_zst(B, e->ty)), e->ty);
  Operand *v = NEW_N(B->a, Operand, e->n + 1);
  bool pure = true;
  for (u32 i = e->n; i-- > 0;) {
    v[i].kind = pure ? OP_CONST : OP_COPY;                /* marks: what follows is pure */
    pure = pure && x_pure(e->args[i]);
  }
  for (u32 i = 0; i < e->n; i++) v[i] = x_operand(B, x_of(e->args[i]), v[i].kind == OP_CONST);
  scope_moved(B, v, e->n);
  return (Rvalue){.kind = RV_AGGREGATE, .ty = e->ty, .v = v, .n = e->n};
}

static Rvalue unary_rvalue(Builder *B, X x) {
  MirConst *k = const_fold(B, x);
  if (k) return rv_use(op_const(k), x.e->ty);
  Operand a = x_operand(B, x_of(x.e->a), true);
  return (Rvalue){.kind = RV_UNARY, .op = x.e->op, .a = a, .ty = x.e->ty};
}

Rvalue x_rvalue(Builder *B, X x) {
  if (x.k) return adjusted_rvalue(B, x);
  Expr *e = x.e;
  switch (e->kind) {
  case E_REF: return ref_rvalue(B, x_of(e->a), e->ty, e->mut, e->raw);
  case E_UNARY: return unary_rvalue(B, x);
  case E_BINARY: return binary_rvalue(B, e);
  case E_TUPLE: case E_ARRAY: return list_rvalue(B, e);
  case E_REPEAT: {
    Operand a = x_operand(B, x_of(e->a), true);
    scope_moved(B, &a, 1);
    return (Rvalue){.kind = RV_REPEAT, .a = a, .ty = e->ty};
  }
  case E_CAST: return cast_rvalue(B, x);
  case E_STRUCT: return struct_rvalue(B, x);
  default: return closure_rvalue(B, x);
  }
}

/* --- conditions ----------------------------------------------------------- */
bool x_has_let(Expr *e) {
  e = expr_of(e);
  if (e->kind == E_LET) return true;
  return e->kind == E_BINARY && e->op == BIN_LAND && (x_has_let(e->a) || x_has_let(e->b));
}

static void fail_to(Builder *B, BlockId from, BlockId no, u32 depth, Span sp) {
  BlockId back = B->cur;
  B->cur = from;
  scope_exit_to(B, depth, sp);
  b_goto(B, no, sp);
  B->cur = back;
}

static void cond_or(Builder *B, X x, BlockId no, u32 depth) {
  BlockId second = b_block(B), yes = b_block(B);
  u32 here = B->scopes.n;
  x_cond(B, x_of(x.e->a), second, here);
  b_goto(B, yes, x.e->span);
  B->cur = second;
  x_cond(B, x_of(x.e->b), no, depth);
  b_goto(B, yes, x.e->span);
  B->cur = yes;
}

void x_cond(Builder *B, X x, BlockId no, u32 depth) {
  Expr *e = x.e;
  if (!x.k && e->kind == E_BINARY && e->op == BIN_LAND) {
    x_cond(B, x_of(e->a), no, depth);
    x_cond(B, x_of(e->b), no, depth);
    return;
  }
  if (!x.k && e->kind == E_BINARY && e->op == BIN_LOR) {
    cond_or(B, x, no, depth);
    return;
  }
  if (!x.k && e->kind == E_LET) {
    PB at = x_place(B, x_of(e->a));
    cond_pattern(B, e->pat, at, no, depth, B->scopes.n - 1, e->a->span);
    return;
  }
  if (!x.k && e->kind == E_UNARY && e->op == UN_NOT && !e->callee.def) {
    BlockId yes = b_block(B);
    u32 here = B->scopes.n;
    x_cond(B, x_of(e->a), yes, here);
    fail_to(B, B->cur, no, depth, e->span);
    B->cur = yes;
    return;
  }
  TempScope t = temps_push(B);
  Operand on = x_operand(B, x, true);
  temps_pop(B, t, e->span);
  BlockId f = b_block(B);
  b_if(B, on, f, e->span);
  fail_to(B, f, no, depth, e->span);
}

static void bool_into(Builder *B, X x, MPlace dest) {
  BlockId no = b_block(B), join = b_block(B);
  u32 sc = scope_push(B);
  u32 depth = sc;
  x_cond(B, x, no, depth);
  b_assign(B, dest, rv_use(op_const(const_scalar(B, B->s->t_bool, 1)), B->s->t_bool), x.e->span);
  scope_pop(B, x.e->span);
  b_goto(B, join, x.e->span);
  B->cur = no;
  b_assign(B, dest, rv_use(op_const(const_scalar(B, B->s->t_bool, 0)), B->s->t_bool), x.e->span);
  b_goto(B, join, x.e->span);
  B->cur = join;
}

/* An expression that is a terminating scope. */
static void into_scoped(Builder *B, Expr *e, MPlace dest) {
  TempScope t = temps_push(B);
  x_into(B, x_of(e), dest);
  temps_pop(B, t, e->span);
}

/* Temporaries of `if let`'s scrutinee: before 2024 they live on to the end of the
 * enclosing statement, since then they end before the else branch. */
static void if_into(Builder *B, Expr *e, MPlace dest) {
  bool rescope = B->edition >= 2024 && x_has_let(e->a);
  BlockId no = b_block(B), join = b_block(B);
  u32 depth = B->scopes.n, vis = B->scope;
  TempScope t = {0};
  if (rescope) t = temps_push(B);
  scope_push(B);
  x_cond(B, x_of(e->a), no, depth);
  u32 line = B->line;
  into_scoped(B, e->b, dest);
  scope_pop(B, e->b->span);
  if (rescope) temps_pop(B, t, e->b->span);
  b_goto(B, join, e->span);
  B->scope = vis;
  B->cur = no;
  B->line = line;
  if (e->c) into_scoped(B, e->c, dest);
  else b_unit(B, dest, e->span);
  b_goto(B, join, e->span);
  B->cur = join;
  B->line = 0;
}

/* --- loops and jumps ------------------------------------------------------ */
static void loop_into(Builder *B, Expr *e, MPlace dest) {
  BlockId head = b_block(B), out = b_block(B);
  b_goto(B, head, e->span);
  B->cur = head;
  B->line = 0;
  vec_push(B->a, &B->loops, (Breakable){e, B->scopes.n, out, head, dest});
  MPlace unit = local_place(b_temp(B, B->s->t_unit, e->span));
  into_scoped(B, e->b, unit);
  b_goto(B, head, e->span);
  B->loops.n--;
  B->cur = out;
  B->line = 0;
}

static Breakable *jump_target(Builder *B, Expr *e) {
  Expr *t = e->target ? expr_of(e->target) : NULL;
  for (u32 i = B->loops.n; i-- > 0;)
    if (B->loops.v[i].node == t || B->loops.v[i].node == e->target) return &B->loops.v[i];
  for (u32 i = B->loops.n; i-- > 0;)
    if (e->label.sym ? B->loops.v[i].node->label.sym == e->label.sym : B->loops.v[i].node->kind == E_LOOP) return &B->loops.v[i];
  return NULL;
}

static void jump_stmt(Builder *B, Expr *e) {
  Breakable *found = jump_target(B, e);
  if (found) {
    Breakable t = *found;
    if (e->kind == E_BREAK && e->a) x_into(B, x_of(e->a), t.dest);
    else if (e->kind == E_BREAK) b_unit(B, t.dest, e->span);
    scope_exit_to(B, t.depth, e->span);
    b_goto(B, e->kind == E_BREAK ? t.brk : t.cont, e->span);
  }
  b_diverge(B);
}

static void return_stmt(Builder *B, Expr *e) {
  if (e->a) x_into(B, x_of(e->a), local_place(0));
  else b_unit(B, local_place(0), e->span);
  scope_exit_to(B, 0, e->span);
  b_term(B, (MTerm){.kind = TM_RETURN, .span = e->span, .target = NO_BLOCK, .drop = NO_BLOCK});
  b_diverge(B);
}

/* --- assignment ----------------------------------------------------------- */
static void assign_stmt(Builder *B, Expr *e) {
  X l = x_of(e->a), r = x_of(e->b);
  if (l.e->kind == E_UNDERSCORE) {
    x_place(B, r);
    return;
  }
  if (!b_needs_drop(B, x_ty(l))) {
    if (x_pure(e->a) && l.e->kind != E_INDEX && (x_category(r) == CAT_RVALUE || x_category(r) == CAT_CONST)) {
      Rvalue rv = x_category(r) == CAT_CONST ? rv_use(op_const(const_of(B, r)), x_ty(r)) : x_rvalue(B, r);
      if (rv.kind == RV_AGGREGATE) {       /* its operands may read what is assigned: (x.1, x.0) */
        LocalId t = b_temp(B, rv.ty, e->span);
        b_assign(B, local_place(t), rv, e->span);
        rv = rv_use(op_move(local_place(t)), rv.ty);
      }
      rv.at = r.e->span;
      b_assign(B, pb_place(B, x_place(B, l)), rv, e->span);
      return;
    }
    Operand v = x_operand(B, r, x_pure(e->a));
    b_assign(B, pb_place(B, x_place(B, l)), rv_use(v, x_ty(r)), e->span);
    scope_moved(B, &v, 1);
    return;
  }
  Operand v = x_operand(B, r, false);
  MPlace to = pb_place(B, x_place(B, l));
  scope_moved(B, &v, 1);
  b_replace(B, to, rv_use(v, x_ty(r)), e->span);
}

static void assign_op_stmt(Builder *B, X x) {
  Expr *e = x.e;
  if (e->callee.def) {
    operator_into(B, x, local_place(b_temp(B, B->s->t_unit, e->span)));
    return;
  }
  Operand r = x_operand(B, x_of(e->b), x_pure(e->a));
  MPlace to = pb_place(B, x_place(B, x_of(e->a)));
  Ty t = x_ty(x_of(e->a));
  b_assign(B, to, (Rvalue){.kind = RV_BINARY, .op = e->op, .a = op_copy(to), .b = r, .ty = t}, e->span);
}

/* --- into and statements -------------------------------------------------- */
static void bare_into(Builder *B, X x, MPlace dest) {
  Expr *e = x.e;
  switch (e->kind) {
  case E_BLOCK: {
    if (!e->label.sym) {
      block_into(B, e->block, dest, e->span);
      return;
    }
    BlockId out = b_block(B);
    vec_push(B->a, &B->loops, (Breakable){e, B->scopes.n, out, NO_BLOCK, dest});
    block_into(B, e->block, dest, e->span);
    B->loops.n--;
    b_goto(B, out, e->span);
    B->cur = out;
    return;
  }
  case E_IF: if_into(B, e, dest); return;
  case E_MATCH: match_into(B, x, dest); return;
  case E_LOOP: loop_into(B, e, dest); return;
  case E_CALL: call_into(B, x, dest); return;
  case E_METHOD: method_into(B, x, dest); return;
  case E_AWAIT: await_into(B, x, dest); return;
  case E_LET: bool_into(B, x, dest); return;
  case E_BINARY:
    if (e->op >= BIN_LAND) bool_into(B, x, dest);
    else operator_into(B, x, dest);
    return;
  case E_UNARY: operator_into(B, x, dest); return;
  default: diag_unsupported(B->s->sx->diags, e->span, "this kind of expression"); b_diverge(B);
  }
}

static void into_by_category(Builder *B, X x, MPlace dest) {
  switch (x_category(x)) {
  case CAT_CONST: b_assign(B, dest, rv_use(op_const(const_of(B, x)), x_ty(x)), x.e->span); break;
  case CAT_PLACE: {
    B->only_read = b_copy(B, x_ty(x));
    PB p = x_place(B, x);
    b_assign(B, dest, rv_use(pb_consume(B, p), x_ty(x)), x.e->span);
    break;
  }
  case CAT_RVALUE: {
    Rvalue rv = x_rvalue(B, x);
    b_assign(B, dest, rv, x.e->span);
    break;
  }
  case CAT_INTO:
    if (!x.k) bare_into(B, x, dest);
    else {                                   /* never to any: no value ever arrives */
      X in = {x.e, x.k - 1};
      x_into(B, in, local_place(b_temp(B, x_ty(in), x.e->span)));
      b_diverge(B);
    }
    break;
  case CAT_STMT:
    x_stmt(B, x);
    if (x.e->kind == E_ASSIGN || x.e->kind == E_ASSIGN_OP) b_unit(B, dest, x.e->span);
    break;
  }
}

void x_into(Builder *B, X x, MPlace dest) {
  bool pinned = B->index_pinned;
  B->index_pinned = false;
  into_by_category(B, x, dest);
  B->index_pinned = pinned;
}

void x_stmt(Builder *B, X x) {
  Expr *e = x.e;
  if (!x.k || e->kind == E_ASSIGN || e->kind == E_RETURN || e->kind == E_BREAK || e->kind == E_CONTINUE) switch (e->kind) {
    case E_ASSIGN: assign_stmt(B, e); return;
    case E_ASSIGN_OP: assign_op_stmt(B, (X){e, 0}); return;
    case E_BREAK: case E_CONTINUE: jump_stmt(B, e); return;
    case E_RETURN: return_stmt(B, e); return;
    default: break;
  }
  if (x_category(x) == CAT_CONST) return;
  x_temp(B, x, false);
}
