/* desugar — what `for`, `while`, `?`, ranges, destructuring assignments and async
 * functions mean. Names made up here have a context of their own, so that no code
 * of the program can see them. */
#include "syntax/ast_build.h"

static Ident made(Syntax *sx, Span own, const char *name) { return (Ident){intern_z(sx->in, name), own}; }

static Arm arm_of(Span sp, Pat *pat, Expr *body) { return (Arm){.pat = pat, .body = body, .span = sp}; }

/* match IntoIterator::into_iter(a) {
 *   mut iter => 'l: loop { match Iterator::next(&mut iter) { None => break, Some(pat) => body } } } */
Expr *desugar_for(Syntax *sx, Expr *e) {
  Span head = build_ctx(sx, "for loop", e->a->span), own = {e->span.lo, e->span.hi, head.ctx};
  Ident iter = made(sx, head, "iter");
  Expr *next_arg = build_ref(sx, head, build_name(sx, iter), true);
  Expr *next = build_lang_call(sx, head, "next", "Iterator::next", &next_arg, 1);
  Span psp = {e->pat->span.lo, e->pat->span.hi, e->pat->span.ctx};
  Arm arms[2] = {arm_of(own, build_variant_pat(sx, own, "Option", "None", NULL), build_expr(sx, E_BREAK, own)),
                 arm_of(psp, build_variant_pat(sx, psp, "Option", "Some", e->pat), e->b)};
  Stmt once = {.kind = S_EXPR, .span = own, .e = build_match(sx, own, next, arms, 2)};
  once.e->desugar = DS_FOR;
  Expr *loop = build_expr(sx, E_LOOP, own);
  loop->label = e->label;
  loop->desugar = DS_FOR;
  loop->b = build_block(sx, own, &once, 1, NULL);
  Expr *into = build_lang_call(sx, head, "into_iter", "IntoIterator::into_iter", &e->a, 1);
  Arm outer = arm_of(own, build_bind(sx, iter, true), loop);
  Expr *m = build_match(sx, own, into, &outer, 1);
  m->desugar = DS_FOR;
  return m;
}

/* 'l: loop { if cond { body } else { break } } */
Expr *desugar_while(Syntax *sx, Expr *e) {
  Span own = build_ctx(sx, "while loop", e->span);
  Expr *branch = build_expr(sx, E_IF, own);
  Stmt stop = {.kind = S_SEMI, .span = own, .e = build_expr(sx, E_BREAK, own)};
  branch->a = e->a;
  branch->b = e->b;
  branch->c = build_block(sx, own, &stop, 1, NULL);
  branch->desugar = DS_WHILE;
  Expr *loop = build_expr(sx, E_LOOP, own);
  loop->label = e->label;
  loop->b = build_block(sx, own, NULL, 0, branch);
  loop->desugar = DS_WHILE;
  return loop;
}

/* match Try::branch(a) { Break(r) => return FromResidual::from_residual(r), Continue(v) => v }
 * In this order: the one way to make the function's error type is taken before the value's type is wanted (E0271). */
Expr *desugar_try(Syntax *sx, Expr *e) {
  Span own = build_ctx(sx, "?", e->span);
  Span mark = {e->span.hi > e->span.lo ? e->span.hi - 1 : e->span.lo, e->span.hi, own.ctx};
  Ident val = made(sx, own, "val"), residual = made(sx, mark, "residual");
  Expr *r = build_name(sx, residual);
  Expr *ret = build_expr(sx, E_RETURN, mark);
  ret->a = build_lang_call(sx, mark, "from_residual", "FromResidual::from_residual", &r, 1);
  ret->desugar = DS_TRY;
  Arm arms[2] = {arm_of(mark, build_variant_pat(sx, mark, "ControlFlow", "Break", build_bind(sx, residual, false)), ret),
                 arm_of(own, build_variant_pat(sx, own, "ControlFlow", "Continue", build_bind(sx, val, false)), build_name(sx, val))};
  Expr *m = build_match(sx, own, build_lang_call(sx, own, "branch", "Try::branch", &e->a, 1), arms, 2);
  m->desugar = DS_TRY;
  return m;
}

/* --- ranges --------------------------------------------------------------------- */

static const char *range_struct(const Expr *e) {
  if (e->inclusive) return "RangeToInclusive";
  if (e->a) return e->b ? "Range" : "RangeFrom";
  return e->b ? "RangeTo" : "RangeFull";
}

static void add_field(Syntax *sx, Expr *s, const char *name, Expr *value) {
  if (!value) return;
  s->fields[s->n_fields++] = (FieldExpr){.name = {intern_z(sx->in, name), value->span}, .value = value};
}

Expr *desugar_range(Syntax *sx, Expr *e) {
  Span own = e->span;
  if (e->inclusive && e->a && e->b) {
    Expr *args[2] = {e->a, e->b};
    return build_lang_call(sx, own, "range_inclusive_new", "RangeInclusive::new", args, 2);
  }
  const char *name = range_struct(e);
  if (!e->a && !e->b) return build_path_expr(sx, own, name, name);
  Expr *s = build_expr(sx, E_STRUCT, own);
  s->path = build_path(sx, own, name, name);
  s->fields = NEW_N(sx->arena, FieldExpr, 2);
  add_field(sx, s, "start", e->a);
  add_field(sx, s, "end", e->b);
  return s;
}

/* --- destructuring assignment ---------------------------------------------------------- */

typedef struct Destruct {
  Syntax *sx;
  Span own;
  VEC(Stmt) assigns;
  IsTuple *tuple;
  void *ctx;
} Destruct;

static bool takes_apart(const Destruct *d, const Expr *call) { return call->a->kind == E_PATH && d->tuple(d->ctx, call->a->path); }

static bool destructures(const Destruct *d, const Expr *e) {
  switch (e->kind) {
  case E_TUPLE: case E_ARRAY: case E_STRUCT: case E_UNDERSCORE: return true;
  case E_CALL: return takes_apart(d, e);
  case E_PAREN: return destructures(d, e->a);
  default: return false;
  }
}

static Pat *lhs_pat(Destruct *d, Expr *e);

static Pat *new_pat(Destruct *d, PatKind k, Span sp) {
  Pat *p = NEW(d->sx->arena, Pat);
  p->kind = k;
  p->span = sp;
  return p;
}

/* A place: bound to a name of our own, assigned afterwards. */
static Pat *place_pat(Destruct *d, Expr *place) {
  Ident lhs = {intern(d->sx->in, str_fmt(d->sx->arena, "lhs%u", d->assigns.n)), {place->span.lo, place->span.hi, d->own.ctx}};
  Expr *set = build_expr(d->sx, E_ASSIGN, place->span);
  set->a = place;
  set->b = build_name(d->sx, lhs);
  vec_push(d->sx->arena, &d->assigns, (Stmt){.kind = S_SEMI, .span = place->span, .e = set});
  return build_bind(d->sx, lhs, false);
}

static Pat *list_pat(Destruct *d, Expr *e, PatKind k) {
  Pat *p = new_pat(d, k, e->span);
  p->elems = NEW_N(d->sx->arena, Pat *, e->n ? e->n : 1);
  for (u32 i = 0; i < e->n; i++) {
    Expr *x = e->args[i];
    bool rest = x->kind == E_RANGE && !x->a && !x->b && !x->inclusive;
    p->elems[p->n++] = rest ? new_pat(d, P_REST, x->span) : lhs_pat(d, x);
  }
  return p;
}

static Pat *struct_pat(Destruct *d, Expr *e) {
  Pat *p = new_pat(d, P_STRUCT, e->span);
  p->path = e->path;
  p->rest = e->struct_rest;
  p->fields = NEW_N(d->sx->arena, FieldPat, e->n_fields ? e->n_fields : 1);
  for (u32 i = 0; i < e->n_fields; i++)
    p->fields[p->n_fields++] = (FieldPat){.name = e->fields[i].name, .pat = lhs_pat(d, e->fields[i].value)};
  return p;
}

static Pat *lhs_pat(Destruct *d, Expr *e) {
  while (e->kind == E_PAREN) e = e->a;
  switch (e->kind) {
  case E_TUPLE: return list_pat(d, e, P_TUPLE);
  case E_ARRAY: return list_pat(d, e, P_SLICE);
  case E_STRUCT: return struct_pat(d, e);
  case E_UNDERSCORE: return new_pat(d, P_WILD, e->span);
  case E_CALL:
    if (takes_apart(d, e)) {
      Pat *p = list_pat(d, e, P_TSTRUCT);
      p->path = e->a->path;
      return p;
    }
    return place_pat(d, e);
  default: return place_pat(d, e);
  }
}

/* (a, b) = e  =>  { let (lhs0, lhs1) = e; a = lhs0; b = lhs1; } */
Expr *desugar_assign(Syntax *sx, Expr *e, IsTuple *tuple, void *ctx) {
  Destruct d = {.sx = sx, .tuple = tuple, .ctx = ctx};
  if (!destructures(&d, e->a)) return NULL;
  d.own = build_ctx(sx, "destructuring assignment", e->span);
  Pat *pat = lhs_pat(&d, e->a);
  VEC(Stmt) v = {0};
  vec_push(sx->arena, &v, build_let(e->span, pat, e->b));
  for (u32 i = 0; i < d.assigns.n; i++) vec_push(sx->arena, &v, d.assigns.v[i]);
  Expr *b = build_block(sx, e->span, v.v, v.n, NULL);
  b->desugar = DS_ASSIGN_DESTRUCTURE;
  return b;
}

/* --- async functions --------------------------------------------------------------------- */

static bool simple_name(const Pat *p) { return p->kind == P_BIND && !p->by_ref && !p->sub; }

/* { async move { let x = x; let __arg1 = __arg1; let pat = __arg1; { body } } }
 * All parameters are moved in, so that they live as long as the future, and dropped
 * in reverse order behind the body's temporaries, as rustc has it. */
Block *desugar_async_fn(Syntax *sx, FnDecl *fn, Param **plain_params) {
  Block *body = fn->body;
  Span own = build_ctx(sx, "async fn", body->span);
  Param *params = NEW_N(sx->arena, Param, fn->n ? fn->n : 1);
  VEC(Stmt) v = {0};
  for (u32 i = 0; i < fn->n; i++) {
    Param p = fn->params[i];
    Span sp = p.pat->span;
    params[i] = p;
    if (simple_name(p.pat)) {
      Ident id = p.pat->name;
      params[i].pat = build_bind(sx, id, false);
      params[i].pat->span = sp;
      vec_push(sx->arena, &v, build_let(sp, p.pat, build_name(sx, id)));
      continue;
    }
    Ident arg = {intern(sx->in, str_fmt(sx->arena, "__arg%u", i)), {sp.lo, sp.hi, own.ctx}};
    params[i].pat = build_bind(sx, arg, false);
    vec_push(sx->arena, &v, build_let(arg.span, build_bind(sx, arg, false), build_name(sx, arg)));
    vec_push(sx->arena, &v, build_let(sp, p.pat, build_name(sx, arg)));
  }
  Expr *inner = build_expr(sx, E_BLOCK, body->span);
  inner->block = body;
  Expr *fut = build_expr(sx, E_ASYNC, body->span);
  fut->move = true;
  fut->desugar = DS_ASYNC_FN;
  fut->b = build_block(sx, body->span, v.v, v.n, inner);
  *plain_params = params;
  return build_block(sx, body->span, NULL, 0, fut)->block;
}

Expr *desugar_async_closure(Syntax *sx, Expr *e) {
  FnDecl fn = {.params = e->params, .n = e->n_params};
  Expr *body = e->b;
  fn.body = body->kind == E_BLOCK && !body->unsafe_ && !body->const_ && !body->label.sym ? body->block : build_block(sx, body->span, NULL, 0, body)->block;
  Param *params;
  Block *b = desugar_async_fn(sx, &fn, &params);
  Expr *c = build_expr(sx, E_CLOSURE, e->span);
  c->move = e->move;
  c->params = params;
  c->n_params = e->n_params;
  c->b = b->tail;
  return c;
}
