/* Patterns: tests in written order, bindings once all tests have passed.
 *
 * An arm is a worklist of (place, pattern) pairs. Taking a pair tests what the
 * pattern itself asks (a failed test jumps to the next arm) and puts its parts in
 * front of the list; names are collected. When the list is empty the arm's leaf
 * runs: bind, test the guard, bind what moves, go to the body. An or-pattern
 * without names is a test of its own; one with names runs the rest of the list,
 * leaf included, once for each alternative, so that every path to the body has
 * bound all names.
 *
 * The discriminant that is tested first in a match is read once: its temporary
 * serves all arms, and mir_simplify merges the chain of switches on it into one.
 */
#include "mir/build.h"

typedef struct Work { PB at; Pat *p; struct Work *next; } Work;
typedef struct Bound { Pat *p; PB at; struct Bound *next; } Bound;

typedef struct MatchCx {       /* shared by the arms of one match */
  bool tested, have; MPlace place; LocalId discr;
  Span scrut;                  /* what is matched: where a wrong move is reported */
} MatchCx;
typedef struct Leaf {
  MatchCx *cx;
  bool test_only;              /* alternatives without names: just go to `body` */
  Expr *guard;
  BlockId body;
} Leaf;

static void run(Builder *B, Leaf *lf, Work *w, Bound *bs, BlockId fail);

/* --- looking at patterns -------------------------------------------------- */
bool pat_is_simple(Pat *p) {
  return p->kind == P_BIND && !p->sub && p->mode == BM_MOVE && !p->n_peeled && p->local;
}

static bool any_pat(Pat *p, bool (*f)(Pat *)) {
  p = pat_of(p);
  if (!p) return false;
  if (f(p) || any_pat(p->sub, f)) return true;
  for (u32 i = 0; i < p->n; i++)
    if (any_pat(p->elems[i], f)) return true;
  for (u32 i = 0; i < p->n_fields; i++)
    if (any_pat(p->fields[i].pat, f)) return true;
  return false;
}
static bool is_binding(Pat *p) { return p->kind == P_BIND && p->local; }
static bool is_ref_binding(Pat *p) { return p->kind == P_BIND && p->by_ref; }
bool pat_binds_ref(Pat *p) { return any_pat(p, is_ref_binding); }

static void each_binding(Builder *B, Pat *p, void (*f)(Builder *, Pat *, void *), void *ctx) {
  p = pat_of(p);
  if (!p) return;
  if (is_binding(p)) f(B, p, ctx);
  each_binding(B, p->sub, f, ctx);
  for (u32 i = 0; i < p->n; i++) each_binding(B, p->elems[i], f, ctx);
  for (u32 i = 0; i < p->n_fields; i++) each_binding(B, p->fields[i].pat, f, ctx);
}

static void declare_one(Builder *B, Pat *p, void *ctx) { (void)ctx; b_var(B, p->local); }
void declare_bindings(Builder *B, Pat *p) { each_binding(B, p, declare_one, NULL); }

typedef struct SchedCx { u32 scope; Map seen; } SchedCx;
static void schedule_one(Builder *B, Pat *p, void *ctx) {
  SchedCx *c = ctx;
  LocalId l = b_var(B, p->local);
  if (map_get(&c->seen, l, NULL)) return;
  map_put(B->a, &c->seen, l, 1);
  scope_schedule_var(B, c->scope, l);
}
static void schedule_bindings(Builder *B, Pat *p, u32 scope) {
  SchedCx c = {scope, {0}};
  each_binding(B, p, schedule_one, &c);
}

/* --- tests ---------------------------------------------------------------- */
static void test_value(Builder *B, Operand on, u128 v, BlockId fail, Span sp) {
  BlockId ok = b_block(B);
  u128 *val = NEW(B->a, u128);
  BlockId *to = NEW(B->a, BlockId);
  *val = v;
  *to = ok;
  b_term(B, (MTerm){.kind = TM_SWITCH, .span = sp, .on = on, .values = val, .targets = to, .n = 1, .target = fail, .drop = NO_BLOCK});
  B->cur = ok;
}

/* Goes on where `t` holds: the arm that is tested, which comes before those that are tested after it. */
static void test_holds(Builder *B, LocalId t, BlockId fail, Span sp) {
  BlockId from = B->cur;
  b_if(B, op_copy(local_place(t)), fail, sp);
  B->b->blocks.v[from].term.rest_first = true;
}

static void test_binary(Builder *B, u8 op, Operand a, Operand b, BlockId fail, Span sp) {
  LocalId t = b_temp(B, B->s->t_bool, sp);
  b_assign(B, local_place(t), (Rvalue){.kind = RV_BINARY, .op = op, .a = a, .b = b, .ty = B->s->t_bool, .wrap = true}, sp);
  test_holds(B, t, fail, sp);
}

static LocalId discr_of(Builder *B, MatchCx *cx, PB at, Span sp) {
  MPlace p = pb_place(B, at);
  if (cx->have && place_eq(cx->place, p)) return cx->discr;
  Ty t = ty_int(B->s, PRIM_ISIZE);
  LocalId d = b_temp(B, t, sp);
  b_assign(B, local_place(d), (Rvalue){.kind = RV_DISCR, .ty = t, .place = p}, sp);
  if (!cx->tested) *cx = (MatchCx){true, true, p, d, cx->scrut};
  return d;
}

static PB test_variant(Builder *B, Leaf *lf, PB at, Def *def, BlockId fail, Span sp) {
  if (!def || def->kind != DEF_VARIANT) return at;
  u32 n;
  VariantDef *v = def_variants(B->s, def->variant->adt, &n);
  u32 i = def->variant->index;
  if (n > 1) test_value(B, op_copy(local_place(discr_of(B, lf->cx, at, sp))), mask_bits(ty_int(B->s, PRIM_ISIZE), (u128)v[i].disc), fail, sp);
  lf->cx->tested = true;
  return pb_proj(B, at, (Proj){.kind = PJ_DOWNCAST, .index = i, .ty = at.ty});
}

static void test_str(Builder *B, PB at, MirConst *k, BlockId fail, Span sp) {
  Operand *v = NEW_N(B->a, Operand, 2);
  v[0] = at.ty->kind == TY_REF ? op_copy(pb_place(B, at)) : op_move(local_place(b_ref(B, at, false, sp)));
  v[1] = op_const(k);
  LocalId t = b_temp(B, B->s->t_bool, sp);
  b_call(B, (Callee){lang_item(B->s, LANG_str_eq), B->s->no_args}, v, 2, local_place(t), true, sp);
  test_holds(B, t, fail, sp);
}

/* value == constant, by its PartialEq */
static void test_eq(Builder *B, PB at, MirConst *k, BlockId fail, Span sp) {
  Def *trait = lang_item(B->s, LANG_eq);
  Ty two[2] = {at.ty, at.ty};
  LocalId c = b_temp(B, at.ty, sp), t = b_temp(B, B->s->t_bool, sp);
  b_assign(B, local_place(c), rv_use(op_const(k), at.ty), sp);
  Operand *v = NEW_N(B->a, Operand, 2);
  v[0] = op_move(local_place(b_ref(B, at, false, sp)));
  v[1] = op_move(local_place(b_ref(B, pb_local(B, c), false, sp)));
  b_call(B, (Callee){trait_item(B->s, trait, intern_z(B->s->sx->in, "eq"), NS_VALUE), ty_list(B->s, two, 2)}, v, 2, local_place(t), true, sp);
  test_holds(B, t, fail, sp);
}

static void test_len(Builder *B, PB at, u32 n, bool at_least, BlockId fail, Span sp) {
  if (at.ty->kind != TY_SLICE) return;
  Ty us = ty_int(B->s, PRIM_USIZE);
  LocalId len = b_temp(B, us, sp);
  b_assign(B, local_place(len), (Rvalue){.kind = RV_LEN, .ty = us, .place = pb_place(B, at)}, sp);
  if (at_least) test_binary(B, BIN_GE, op_copy(local_place(len)), op_const(const_scalar(B, us, n)), fail, sp);
  else test_value(B, op_copy(local_place(len)), n, fail, sp);
}

/* b"..." against a slice or an array: length, then each byte */
static void test_bytes(Builder *B, PB at, Str s, BlockId fail, Span sp) {
  if (at.ty->kind == TY_REF) at = pb_deref(B, at, at.ty->elem);
  test_len(B, at, (u32)s.n, false, fail, sp);
  for (u32 i = 0; i < s.n; i++) {
    PB b = pb_proj(B, at, (Proj){.kind = PJ_CONST_INDEX, .index = i, .ty = at.ty->elem});
    test_value(B, op_copy(pb_place(B, b)), (u8)s.p[i], fail, sp);
  }
}

static void test_const(Builder *B, PB at, MirConst *k, BlockId fail, Span sp) {
  if (k->kind == CK_STR) test_str(B, at, k, fail, sp);
  else if (k->kind == CK_BYTES) test_bytes(B, at, k->str, fail, sp);
  else if (k->kind == CK_REF) test_const(B, at.ty->kind == TY_REF ? pb_deref(B, at, at.ty->elem) : at, k->elems[0], fail, sp);
  else if (k->kind == CK_SCALAR && k->ty->kind != TY_FLOAT) test_value(B, op_copy(pb_place(B, at)), k->bits, fail, sp);
  else if (k->kind == CK_SCALAR || at.ty->kind == TY_FLOAT) test_binary(B, BIN_EQ, op_copy(pb_place(B, at)), op_const(k), fail, sp);
  else if (at.ty->kind == TY_INT || at.ty->kind == TY_CHAR || at.ty->kind == TY_BOOL)
    test_binary(B, BIN_EQ, op_copy(pb_place(B, at)), op_const(k), fail, sp);
  else if (at.ty->kind == TY_REF && at.ty->elem->kind == TY_STR) test_str(B, at, k, fail, sp);
  else test_eq(B, at, k, fail, sp);
}

static Operand range_end(Builder *B, Expr *e) {
  MirConst *k = const_fold(B, x_of(e));
  return k ? op_const(k) : x_operand(B, x_of(e), true);
}

static void test_range(Builder *B, PB at, Pat *p, BlockId fail) {
  if (p->lo) test_binary(B, BIN_GE, op_copy(pb_place(B, at)), range_end(B, p->lo), fail, p->span);
  if (p->hi) test_binary(B, p->inclusive ? BIN_LE : BIN_LT, op_copy(pb_place(B, at)), range_end(B, p->hi), fail, p->span);
}

/* --- taking a pattern apart ----------------------------------------------- */
static Work *work(Builder *B, PB at, Pat *p, Work *next) {
  Work *w = NEW(B->a, Work);
  *w = (Work){at, p, next};
  return w;
}

static bool is_rest(Pat *p) {
  p = pat_of(p);
  return p->kind == P_REST || (p->kind == P_BIND && p->sub && pat_of(p->sub)->kind == P_REST);
}

static u32 rest_at(Pat *p) {
  for (u32 i = 0; i < p->n; i++)
    if (is_rest(p->elems[i])) return i;
  return p->n;
}

static u32 field_count(Builder *B, PB at, u32 variant) {
  if (at.ty->kind == TY_TUPLE) return at.ty->args->n;
  u32 n;
  return def_variants(B->s, at.ty->def, &n)[variant].n;
}

static u32 variant_of(const Def *d) { return d && d->kind == DEF_VARIANT ? d->variant->index : 0; }

/* elements before and after a `..` */
static Work *tuple_parts(Builder *B, PB at, Pat *p, u32 variant, Work *w) {
  u32 total = field_count(B, at, variant), rest = rest_at(p);
  for (u32 i = p->n; i-- > 0;) {
    if (i == rest) continue;
    u32 f = i < rest ? i : total - (p->n - i);
    w = work(B, pb_field(B, at, f, b_field_ty(B, at.ty, variant, f)), p->elems[i], w);
  }
  return w;
}

static Work *struct_parts(Builder *B, PB at, Pat *p, Work *w) {
  u32 variant = variant_of(p->def);
  for (u32 i = p->n_fields; i-- > 0;)
    w = work(B, pb_field(B, at, p->fields[i].index, b_field_ty(B, at.ty, variant, p->fields[i].index)), p->fields[i].pat, w);
  return w;
}

static PB slice_rest(Builder *B, PB at, Pat *p, u32 rest) {
  u32 after = p->n - rest - 1;
  Ty t = at.ty;
  Proj pj = {.kind = PJ_SUBSLICE, .index = rest, .to = after, .from_end = true};
  if (t->kind == TY_ARRAY && t->len->kind == TY_CONST) {
    pj.from_end = false;
    pj.to = (u32)t->len->value - after;
    t = ty_array_n(B->s, t->elem, pj.to - rest);
  }
  pj.ty = t;
  return pb_proj(B, at, pj);
}

static Work *slice_parts(Builder *B, PB at, Pat *p, Work *w) {
  u32 rest = rest_at(p);
  for (u32 i = p->n; i-- > 0;) {
    Pat *el = pat_of(p->elems[i]);
    if (i == rest) {
      if (el->kind == P_BIND) w = work(B, slice_rest(B, at, p, rest), el, w);
      continue;
    }
    Proj pj = {.kind = PJ_CONST_INDEX, .index = i, .to = rest < p->n ? p->n - 1 : p->n, .ty = at.ty->elem};
    if (i > rest) {
      pj.index = p->n - i;
      pj.from_end = true;
      if (at.ty->kind == TY_ARRAY && at.ty->len->kind == TY_CONST) {
        pj.index = (u32)at.ty->len->value - pj.index;
        pj.from_end = false;
      }
    }
    w = work(B, pb_proj(B, at, pj), el, w);
  }
  return w;
}

static bool is_const_path(const Pat *p) { return p->kind == P_PATH && p->def && p->def->kind == DEF_CONST; }

static void test_const_path(Builder *B, PB at, Pat *p, BlockId fail) {
  Expr e = {.kind = E_PATH, .span = p->span, .res = RES_DEF, .def = p->def, .substs = p->substs, .ty = p->ty};
  test_const(B, at, const_of(B, (X){&e, 0}), fail, p->span);
}

/* --- or-patterns ---------------------------------------------------------- */
static void or_test(Builder *B, Leaf *lf, PB at, Pat *p, BlockId fail) {
  BlockId ok = b_block(B);
  Leaf sub = {.cx = lf->cx, .test_only = true, .body = ok};
  for (u32 i = 0; i < p->n; i++) {
    BlockId next = i + 1 == p->n ? fail : b_block(B);
    run(B, &sub, work(B, at, p->elems[i], NULL), NULL, next);
    lf->cx->tested = true;
    if (i + 1 < p->n) B->cur = next;
  }
  B->cur = ok;
}

static void or_fork(Builder *B, Leaf *lf, PB at, Pat *p, Work *rest, Bound *bs, BlockId fail) {
  for (u32 i = 0; i < p->n; i++) {
    BlockId next = i + 1 == p->n ? fail : b_block(B);
    run(B, lf, work(B, at, p->elems[i], rest), bs, next);
    lf->cx->tested = true;
    if (i + 1 < p->n) B->cur = next;
  }
}

/* --- leaves --------------------------------------------------------------- */
static void bind_one(Builder *B, Bound *b, Span scrut) {
  LocalId l = b_var(B, b->p->local);
  b_live(B, l, true, b->p->span);
  if (b->p->mode == BM_MOVE)
    b_stmt(B, (MStmt){.kind = ST_ASSIGN, .span = b->p->span, .scrut = scrut, .place = local_place(l), .rv = rv_use(pb_consume(B, b->at), b->at.ty)});
  else {
    bool mut = b->p->mode == BM_REF_MUT;
    b_assign(B, local_place(l), (Rvalue){.kind = RV_REF, .ty = ty_ref(B->s, b->at.ty, mut), .place = pb_place(B, b->at), .mut = mut}, b->p->span);
  }
}

static bool moves(Builder *B, Bound *b) { return b->p->mode == BM_MOVE && !b_copy(B, b->at.ty); }

/* A guarded arm, too, comes before those behind it: rest_first in what was built in `from` and since `made`. */
static void holds_first(Builder *B, BlockId from, BlockId made) {
  for (BlockId i = from; i < B->b->blocks.n; i = i < made ? made : i + 1) B->b->blocks.v[i].term.rest_first = true;
}

/* The guard looks at what moves through shared references, so that a failed guard has moved nothing. */
static void guarded(Builder *B, Leaf *lf, Bound **v, u32 n, BlockId fail) {
  for (u32 i = 0; i < n; i++)
    if (!moves(B, v[i])) bind_one(B, v[i], lf->cx->scrut);
    else map_put(B->a, &B->guard_refs, (u64)(uintptr_t)v[i]->p->local, b_ref(B, v[i]->at, false, v[i]->p->span));
  BlockId no = b_block(B);
  u32 depth = B->scopes.n;
  TempScope t = temps_push(B);
  b_line(B, lf->guard->span);
  BlockId from = B->cur, made = B->b->blocks.n;
  x_cond(B, x_of(lf->guard), no, depth);
  holds_first(B, from, made);
  if (x_has_let(lf->guard)) B->temp_scope = t.saved;   /* its names and temporaries live as long as the arm: arm_into */
  else temps_pop(B, t, lf->guard->span);
  for (u32 i = 0; i < n; i++)
    if (moves(B, v[i])) {
      map_put(B->a, &B->guard_refs, (u64)(uintptr_t)v[i]->p->local, NO_LOCAL);
      bind_one(B, v[i], lf->cx->scrut);
    }
  b_goto(B, lf->body, lf->guard->span);
  B->cur = no;
  for (u32 i = 0; i < n; i++)
    if (!moves(B, v[i])) b_live(B, b_var(B, v[i]->p->local), false, lf->guard->span);
  b_goto(B, fail, lf->guard->span);
}

static void leaf(Builder *B, Leaf *lf, Bound *bs, BlockId fail) {
  u32 n = 0;
  for (Bound *b = bs; b; b = b->next) n++;
  Bound **v = NEW_N(B->a, Bound *, n + 1);
  for (Bound *b = bs; b; b = b->next) v[--n] = b;
  for (Bound *b = bs; b; b = b->next) n++;
  if (lf->guard) {
    guarded(B, lf, v, n, fail);
    return;
  }
  for (u32 i = 0; i < n; i++)          /* copies and references first: `x @ Some(ref y)` */
    if (!moves(B, v[i])) bind_one(B, v[i], lf->cx->scrut);
  for (u32 i = 0; i < n; i++)
    if (moves(B, v[i])) bind_one(B, v[i], lf->cx->scrut);
  b_goto(B, lf->body, B->b->span);
}

static Bound *bound(Builder *B, Pat *p, PB at, Bound *next) {
  Bound *b = NEW(B->a, Bound);
  *b = (Bound){p, at, next};
  return b;
}

/* Can one value fit two of the alternatives? Literals are told apart, and variants of different names. */
static bool may_overlap(Pat *p) {
  for (u32 i = 0; i < p->n; i++) {
    Pat *a = pat_of(p->elems[i]);
    if (a->kind == P_LIT) continue;
    if (!a->def || a->def->kind != DEF_VARIANT) return true;
    for (u32 k = 0; k < i; k++)
      if (pat_of(p->elems[k])->def == a->def) return true;
  }
  return false;
}

/* A guard that refuses one alternative is asked again for the next that fits. */
static void run_or(Builder *B, Leaf *lf, Work *w, Pat *p, PB at, Bound *bs, BlockId fail) {
  if (any_pat(p, is_binding) || (lf->guard && may_overlap(p))) {
    or_fork(B, lf, at, p, w, bs, fail);
    return;
  }
  or_test(B, lf, at, p, fail);
  run(B, lf, w, bs, fail);
}

static void run(Builder *B, Leaf *lf, Work *w, Bound *bs, BlockId fail) {
  while (w) {
    PB at = w->at;
    Pat *p = pat_of(w->p);
    w = w->next;
    for (u32 i = 0; i < p->n_peeled; i++) at = pb_deref(B, at, p->peeled[i]->elem);
    switch (p->kind) {
    case P_BIND:
      if (p->local) bs = bound(B, p, at, bs);
      if (p->sub && pat_of(p->sub)->kind != P_REST) w = work(B, at, p->sub, w);
      break;
    case P_LIT: {
      MirConst *k = const_fold(B, x_of(p->lo));
      if (k) test_const(B, at, k, fail, p->span);
      lf->cx->tested = true;
      break;
    }
    case P_RANGE:
      test_range(B, at, p, fail);
      lf->cx->tested = true;
      break;
    case P_REF: case P_BOX: w = work(B, pb_deref(B, at, at.ty->kind == TY_REF ? at.ty->elem : pat_of(p->sub)->ty), p->sub, w); break;
    case P_TUPLE: w = tuple_parts(B, at, p, 0, w); break;
    case P_PATH:
      if (is_const_path(p)) test_const_path(B, at, p, fail);
      else test_variant(B, lf, at, p->def, fail, p->span);
      lf->cx->tested = true;
      break;
    case P_TSTRUCT:
      at = test_variant(B, lf, at, p->def, fail, p->span);
      w = tuple_parts(B, at, p, variant_of(p->def), w);
      break;
    case P_STRUCT:
      at = test_variant(B, lf, at, p->def, fail, p->span);
      w = struct_parts(B, at, p, w);
      break;
    case P_SLICE: {
      u32 rest = rest_at(p);
      test_len(B, at, rest < p->n ? p->n - 1 : p->n, rest < p->n, fail, p->span);
      lf->cx->tested = true;
      w = slice_parts(B, at, p, w);
      break;
    }
    case P_OR: run_or(B, lf, w, p, at, bs, fail); return;
    default: break;
    }
  }
  if (lf->test_only) b_goto(B, lf->body, B->b->span);
  else leaf(B, lf, bs, fail);
}

/* --- let, if let, match --------------------------------------------------- */
void let_pattern(Builder *B, Pat *p, PB at, u32 scope, Span scrut) {
  p = pat_of(p);
  MatchCx cx = {.scrut = scrut};
  BlockId body = b_block(B), never = b_block(B);
  Leaf lf = {.cx = &cx, .body = body};
  declare_bindings(B, p);
  run(B, &lf, work(B, at, p, NULL), NULL, never);
  B->cur = body;
  schedule_bindings(B, p, scope);
}

void cond_pattern(Builder *B, Pat *p, PB at, BlockId no, u32 depth, u32 scope, Span scrut) {
  p = pat_of(p);
  MatchCx cx = {.scrut = scrut};
  BlockId body = b_block(B), fail = b_block(B);
  Leaf lf = {.cx = &cx, .body = body};
  if (any_pat(p, is_binding)) B->scope = b_scope(B, (Span){p->span.lo, B->b->span.hi, p->span.ctx});
  declare_bindings(B, p);
  run(B, &lf, work(B, at, p, NULL), NULL, fail);
  B->cur = fail;
  scope_exit_to(B, depth, p->span);
  b_goto(B, no, p->span);
  B->cur = body;
  schedule_bindings(B, p, scope);
}

static void arm_into(Builder *B, MatchCx *cx, Arm *arm, PB at, MPlace dest, BlockId join, BlockId fail) {
  Pat *p = pat_of(arm->pat);
  u32 vis = B->scope;
  u32 scope = scope_push(B);
  B->scope = b_scope(B, arm->span);
  declare_bindings(B, p);
  Leaf lf = {.cx = cx, .guard = arm->guard, .body = b_block(B)};
  run(B, &lf, work(B, at, p, NULL), NULL, fail);
  cx->tested = true;
  B->cur = lf.body;
  schedule_bindings(B, p, scope);
  TempScope t = temps_push(B);
  b_line(B, arm->body->span);
  x_into(B, x_of(arm->body), dest);
  temps_pop(B, t, arm->body->span);
  while (B->scopes.n > scope) scope_pop(B, arm->body->span);
  b_goto(B, join, arm->span);
  B->scope = vis;
}

void match_into(Builder *B, X x, MPlace dest) {
  Expr *e = x.e;
  bool own = e->desugar == DS_FOR;   /* what is iterated over ends with the loop, also where that is the value of a block */
  TempScope t = {0};
  if (own) t = temps_push(B);
  PB at = x_place(B, x_of(e->a));
  MatchCx cx = {.scrut = e->a->span};
  BlockId join = b_block(B);
  u32 line = B->line;
  for (u32 i = 0; i < e->n_arms; i++) {
    BlockId next = b_block(B);
    B->line = line;
    arm_into(B, &cx, &e->arms[i], at, dest, join, next);
    B->cur = next;
  }
  b_term(B, (MTerm){.kind = TM_UNREACHABLE, .span = e->span, .target = NO_BLOCK, .drop = NO_BLOCK});
  B->cur = join;
  B->line = 0;
  if (own) temps_pop(B, t, e->span);
}
