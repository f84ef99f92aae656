/* Blocks and `let`; how long the temporaries of an initialiser live. */
#include "mir/build.h"

/* --- temporary lifetime extension ----------------------------------------- *
 * `let x = &temp();` keeps the temporary as long as x. The syntactic rule: the
 * operand of a `&` that stands where the value of the initialiser comes from
 * (through struct, tuple, array and constructor fields, casts, block tails, the
 * branches of `if` and `match`) is extended, with what it is a part of. */
static void extend_chain(Builder *B, Expr *e, u32 scope) {
  for (;;) {
    e = expr_of(e);
    map_put(B->a, &B->extended, (u64)(uintptr_t)e, scope);
    bool through = e->kind == E_REF || e->kind == E_FIELD || e->kind == E_INDEX || (e->kind == E_UNARY && e->op == UN_DEREF);
    if (!through) return;
    e = e->a;
  }
}

static bool is_ctor_call(Expr *e) {
  Expr *f = expr_of(e->a);
  return !e->callee.def && f->ty && f->ty->kind == TY_FN_DEF && (f->ty->def->kind == DEF_VARIANT || f->ty->def->kind == DEF_STRUCT);
}

/* format_args!: what its arguments are made from lives as long as they do. */
static void extend_format(Builder *B, Expr *e, u32 scope) {
  e = expr_of(e);
  if (e->kind == E_MATCH) {
    extend_temps(B, e->a, scope);
    e = expr_of(e->arms[0].body);
  }
  for (u32 i = 0; e->kind == E_ARRAY && i < e->n; i++) {
    Expr *made = expr_of(e->args[i]);
    if (made->kind == E_CALL && made->n) extend_temps(B, made->args[0], scope);
  }
}

void extend_temps(Builder *B, Expr *e, u32 scope) {
  e = expr_of(e);
  if (e->kind == E_CALL && e->desugar == DS_FORMAT)
    for (u32 i = 0; i < e->n; i++) {
      Expr *list = expr_of(e->args[i]);
      extend_temps(B, list, scope);
      if (list->kind == E_REF) extend_format(B, list->a, scope);
    }
  switch (e->kind) {
  case E_REF:
    extend_temps(B, e->a, scope);
    extend_chain(B, e->a, scope);
    break;
  case E_STRUCT:
    for (u32 i = 0; i < e->n_fields; i++) extend_temps(B, e->fields[i].value, scope);
    break;
  case E_CALL:
    if (!is_ctor_call(e)) break;
    /* fall through */
  case E_ARRAY: case E_TUPLE:
    for (u32 i = 0; i < e->n; i++) extend_temps(B, e->args[i], scope);
    break;
  case E_CAST: extend_temps(B, e->a, scope); break;
  case E_BLOCK:
    if (e->block->tail) extend_temps(B, e->block->tail, scope);
    break;
  case E_IF:
    extend_temps(B, e->b, scope);
    if (e->c) extend_temps(B, e->c, scope);
    break;
  case E_MATCH:
    for (u32 i = 0; i < e->n_arms; i++) extend_temps(B, e->arms[i].body, scope);
    break;
  default: break;
  }
}

/* --- let ------------------------------------------------------------------ */
static void let_else(Builder *B, Stmt *st, Pat *p, u32 scope) {
  BlockId no = b_block(B);
  u32 depth = B->scopes.n;
  TempScope t = temps_push(B);
  PB at = x_place(B, x_of(st->init));
  cond_pattern(B, p, at, no, depth, scope, st->init->span);
  temps_pop(B, t, st->span);
  BlockId yes = B->cur;
  B->cur = no;
  LocalId never = b_temp(B, B->s->t_never, st->els->span);
  TempScope e = temps_push(B);
  block_into(B, st->els, local_place(never), st->els->span);
  temps_pop(B, e, st->els->span);
  b_term(B, (MTerm){.kind = TM_UNREACHABLE, .span = st->els->span, .target = NO_BLOCK, .drop = NO_BLOCK});
  B->cur = yes;
  B->line = 0;
}

static void let_without_init(Builder *B, Pat *p, u32 scope) {
  declare_bindings(B, p);
  if (p->kind == P_BIND && p->local) {
    LocalId l = b_var(B, p->local);
    b_live(B, l, true, p->span);
    scope_schedule_var(B, scope, l);
  } else if (p->kind == P_TUPLE)
    for (u32 i = 0; i < p->n; i++) let_without_init(B, pat_of(p->elems[i]), scope);
}

static void let_init(Builder *B, Stmt *st, Pat *p, u32 scope) {
  extend_temps(B, st->init, scope);
  if (pat_binds_ref(p)) extend_chain(B, st->init, scope);
  TempScope t = temps_push(B);
  if (pat_is_simple(p)) {
    declare_bindings(B, p);
    LocalId l = b_var(B, p->local);
    b_live(B, l, true, p->span);
    scope_schedule(B, scope, l, false);
    x_into(B, x_of(st->init), local_place(l));
    if (b_needs_drop(B, B->b->locals.v[l].ty)) scope_schedule(B, scope, l, true);
  } else {
    PB at = x_place(B, x_of(st->init));
    let_pattern(B, p, at, scope, st->init->span);
  }
  temps_pop(B, t, st->span);
}

static void let_stmt(Builder *B, Stmt *st, Span block) {
  Pat *p = pat_of(st->pat);
  u32 scope = B->scopes.n - 1;
  B->scope = b_scope(B, (Span){st->span.hi, block.hi, block.ctx});   /* what follows sees the new names */
  b_line(B, st->span);
  if (!st->init) let_without_init(B, p, scope);
  else if (st->els) let_else(B, st, p, scope);
  else let_init(B, st, p, scope);
}

/* --- blocks --------------------------------------------------------------- */
static void expr_stmt(Builder *B, Expr *e) {
  b_line(B, e->span);
  TempScope t = temps_push(B);
  x_stmt(B, x_of(e));
  temps_pop(B, t, e->span);
}

static void one_stmt(Builder *B, Stmt *st, Span block) {
  switch (st->kind) {
  case S_LET: let_stmt(B, st, block); break;
  case S_EXPR: case S_SEMI: expr_stmt(B, st->e); break;
  case S_MACRO:
    if (st->expanded && st->n_expansion)
      for (u32 i = 0; i < st->n_expansion; i++) one_stmt(B, &st->expansion[i], block);
    else if (st->e && st->e->lowered) expr_stmt(B, st->e);
    break;
  case S_ITEM: case S_EMPTY: break;
  }
}

/* A macro's parentheses say only where its type is to be judged. */
static Span written_span(const Expr *e) {
  while (e->kind == E_PAREN && e->span.ctx) e = e->a;
  return e->span;
}

void block_into(Builder *B, Block *bl, MPlace dest, Span sp) {
  u32 vis = B->scope;
  scope_push(B);
  for (u32 i = 0; i < bl->n; i++) one_stmt(B, &bl->stmts[i], sp);
  if (bl->tail) {
    Span at = written_span(bl->tail);
    b_line(B, at);
    TempScope t = {0};
    if (B->edition >= 2024) t = temps_push(B);
    x_into(B, x_of(bl->tail), dest);
    if (B->edition >= 2024) temps_pop(B, t, at);
  } else if (ty_is_unit(place_ty(B->b, dest))) b_unit(B, dest, (Span){sp.hi > sp.lo ? sp.hi - 1 : sp.lo, sp.hi, sp.ctx});
  scope_pop(B, sp);
  B->scope = vis;
}
