/* What the passes ask about types and statements. */
#include "mir/flow.h"

Def *def_owner(Def *d) {
  while (d->parent && (d->kind == DEF_CLOSURE || d->kind == DEF_ASYNC)) d = d->parent;
  return d;
}

Facts facts_of(Mir *m, Def *d) { return (Facts){m->s, mir_work(m), param_env(m->s, def_owner(d)), NULL}; }

Ty facts_norm(Facts *f, Ty t, Span sp) {
  if (!(t->flags & TF_PROJ)) return t;
  if (!f->infer) f->infer = infer_new(f->s, f->env);
  Ty r = infer_resolve(f->infer, normalize(f->infer, t, sp));
  return r->flags & TF_INFER ? t : r;
}

static Ty capture_ty(Facts *f, Ty t, u32 i) {
  const Capture *c = &t->def->body->captures[i];
  Ty place = ty_subst(f->s, c->place_ty, t->args);
  return c->mode == CAP_MOVE ? place : ty_ref(f->s, place, c->mode == CAP_REF_MUT);
}

Ty facts_field_ty(Facts *f, Ty t, u32 variant, u32 field) {
  if (t->kind == TY_TUPLE) return t->args->v[field];
  if (t->kind == TY_CLOSURE || t->kind == TY_ASYNC) return capture_ty(f, t, field);
  if (t->kind != TY_ADT) return f->s->t_err;
  u32 n;
  VariantDef *v = def_variants(f->s, t->def, &n);
  if (variant >= n || field >= v[variant].n) return f->s->t_err;
  return facts_norm(f, ty_subst(f->s, field_type(f->s, &v[variant].fields[field]), t->args), v[variant].fields[field].span);
}

u32 facts_field_count(Facts *f, Ty t, u32 variant) {
  if (t->kind == TY_TUPLE) return t->args->n;
  if (t->kind == TY_CLOSURE || t->kind == TY_ASYNC) return t->def->body->n_captures;
  u32 n;
  return def_variants(f->s, t->def, &n)[variant].n;
}

bool facts_copy(Facts *f, Ty t) {
  switch (t->kind) {
  case TY_NEVER: case TY_BOOL: case TY_CHAR: case TY_INT: case TY_FLOAT: case TY_PTR: case TY_FN_DEF: case TY_FN_PTR: return true;
  case TY_REF: return !t->mut;
  case TY_STR: case TY_SLICE: case TY_DYN: case TY_ASYNC: return false;
  default: return ty_is_copy(f->s, f->env, t);
  }
}

bool facts_needs_drop(Facts *f, Ty t) {
  switch (t->kind) {
  case TY_NEVER: case TY_BOOL: case TY_CHAR: case TY_INT: case TY_FLOAT: case TY_PTR: case TY_FN_DEF: case TY_FN_PTR:
  case TY_REF: case TY_STR: return false;
  default: return ty_needs_drop(f->s, f->env, t);
  }
}

static bool place_panics(MPlace p) {
  for (u32 i = 0; i < p.n; i++)
    if (p.proj[i].kind == PJ_INDEX) return true;
  return false;
}
static bool operand_panics(const Operand *o) { return o->kind != OP_CONST && place_panics(o->place); }

static bool checked(const Rvalue *r) {
  if (r->kind == RV_UNARY) return r->op == UN_NEG && !r->wrap;
  if (r->kind != RV_BINARY) return false;
  return r->op == BIN_DIV || r->op == BIN_REM || (!r->wrap && (r->op <= BIN_MUL || r->op == BIN_SHL || r->op == BIN_SHR));
}

/* Overflow, division, bounds of an index. */
bool mir_stmt_panics(const MStmt *st) {
  if (st->kind != ST_ASSIGN) return false;
  const Rvalue *r = &st->rv;
  if (place_panics(st->place) || checked(r)) return true;
  for (u32 i = 0; r->kind == RV_AGGREGATE && i < r->n; i++)
    if (operand_panics(&r->v[i])) return true;
  if (r->kind == RV_REF || r->kind == RV_RAW || r->kind == RV_LEN || r->kind == RV_DISCR) return place_panics(r->place);
  return r->kind != RV_AGGREGATE && (operand_panics(&r->a) || (r->kind == RV_BINARY && operand_panics(&r->b)));
}

void visit_rvalue(Rvalue *r, Visitor v) {
  switch (r->kind) {
  case RV_BINARY:
    v.operand(v.ctx, &r->a);
    v.operand(v.ctx, &r->b);
    break;
  case RV_USE: case RV_UNARY: case RV_CAST: case RV_REPEAT: v.operand(v.ctx, &r->a); break;
  case RV_AGGREGATE:
    for (u32 i = 0; i < r->n; i++) v.operand(v.ctx, &r->v[i]);
    break;
  default: v.place(v.ctx, &r->place, r);
  }
}

void visit_term_operands(MTerm *t, Visitor v) {
  if (t->kind == TM_SWITCH || (t->kind == TM_CALL && !t->callee)) v.operand(v.ctx, &t->on);
  if (t->kind == TM_CALL)
    for (u32 i = 0; i < t->n_args; i++) v.operand(v.ctx, &t->args[i]);
}

void term_each_succ(MTerm *t, void *ctx, void (*f)(void *ctx, BlockId *b)) {
  for (u32 i = 0; t->kind == TM_SWITCH && i < t->n; i++) f(ctx, &t->targets[i]);
  bool goes = t->kind == TM_GOTO || t->kind == TM_SWITCH || t->kind == TM_CALL || t->kind == TM_DROP || t->kind == TM_YIELD;
  if (goes && t->target != NO_BLOCK) f(ctx, &t->target);
  if (t->kind == TM_YIELD && t->drop != NO_BLOCK) f(ctx, &t->drop);
}

bool place_within(MPlace whole, MPlace part) {
  if (whole.local != part.local || whole.n > part.n) return false;
  for (u32 i = 0; i < whole.n; i++)
    if (whole.proj[i].kind != part.proj[i].kind || whole.proj[i].index != part.proj[i].index) return false;
  return true;
}
bool place_eq(MPlace a, MPlace b) { return a.n == b.n && place_within(a, b); }
Ty place_ty(const MirBody *b, MPlace p) { return p.n ? p.proj[p.n - 1].ty : b->locals.v[p.local].ty; }

/* --- order ----------------------------------------------------------------- */
/* Successors as rustc lists them: `if` is a switch on 0, so what is done otherwise stands before what is done;
 * of patterns each arm stands before the next, which may follow it (a `falseEdge` there). The last is gone into
 * first, so that the first comes first in the reverse of the order of leaving. */
typedef struct Visit { Arena *a; MirBody *b; bool *seen; u32 *order, left; VEC(BlockId) next; } Visit;
typedef struct Level { BlockId b; u32 from; } Level;

static void add_next(void *ctx, BlockId *b) {
  Visit *v = ctx;
  vec_push(v->a, &v->next, *b);
}

static void enter_block(Visit *v, BlockId b) {
  MTerm *t = &v->b->blocks.v[b].term;
  v->seen[b] = true;
  if (t->kind == TM_SWITCH && t->rest_first && t->n == 1 && t->target != NO_BLOCK) add_next(v, &t->target), add_next(v, &t->targets[0]);
  else term_each_succ(t, v, add_next);
}

u32 blocks_as_met(Arena *a, MirBody *b, u32 *order) {
  u32 n = b->blocks.n;
  Visit v = {.a = a, .b = b, .seen = NEW_N(a, bool, n + 1), .order = order, .left = n};
  VEC(Level) in = {0};
  vec_push(a, &in, (Level){0, 0});
  enter_block(&v, 0);
  while (in.n) {
    Level *top = &vec_last(&in);
    if (v.next.n == top->from) {
      order[--v.left] = vec_pop(&in).b;
      continue;
    }
    BlockId to = vec_pop(&v.next);
    if (v.seen[to]) continue;
    vec_push(a, &in, (Level){to, v.next.n});
    enter_block(&v, to);
  }
  memmove(order, order + v.left, (n - v.left) * sizeof *order);
  return n - v.left;
}
