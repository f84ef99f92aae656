/* Calls of all kinds, `.await`, and the aggregates made from several operands. */
#include "mir/build.h"

/* Evaluates v[0..n) in order; `after` tells whether what is evaluated later is pure. */
static void operands(Builder *B, Expr **v, u32 n, Operand *out) {
  for (u32 i = 0; i < n; i++) {
    bool pure = true;
    for (u32 j = i + 1; j < n && pure; j++) pure = x_pure(v[j]);
    out[i] = x_operand(B, x_of(v[i]), pure);
  }
}

static void finish_call(Builder *B, MTerm t, bool returns) {
  scope_moved(B, t.args, t.n_args);
  BlockId next = b_block(B);
  t.kind = TM_CALL;
  t.drop = NO_BLOCK;
  t.target = returns ? next : NO_BLOCK;
  b_term(B, t);
  B->cur = next;
}

void b_call_at(Builder *B, Callee c, Operand *args, u32 n, MPlace dest, bool returns, Span sp, Span place) {
  finish_call(B, (MTerm){.callee = c.def, .callee_args = c.substs ? c.substs : B->s->no_args, .args = args, .n_args = n, .dest = dest, .span = sp,
                         .place = place}, returns);
}
void b_call(Builder *B, Callee c, Operand *args, u32 n, MPlace dest, bool returns, Span sp) { b_call_at(B, c, args, n, dest, returns, sp, NO_SPAN); }

/* Where a method call or an index is, for a panic in it: from the method's name or the bracket on. */
Span call_behind(Expr *e) {
  Span from = e->name.span;
  return from.ctx == e->span.ctx && from.lo < e->span.hi ? (Span){from.lo, e->span.hi, e->span.ctx} : e->span;
}

static bool comes_back(Ty t) { return t->kind != TY_NEVER; }

/* --- overloaded operators ------------------------------------------------- */
bool callee_is_mut_place(Callee c) {
  Def *t = c.def ? c.def->parent : NULL;
  return t && (def_is_lang(t, LANG_deref_mut) || def_is_lang(t, LANG_index_mut));
}

/* Operand i of an operator's method: sema may or may not have written the reference. */
static Operand operator_arg(Builder *B, Callee c, u32 i, X x, bool rest_pure) {
  const FnSig *sig = def_sig(B->s, c.def);
  Ty want = b_norm(B, ty_subst(B->s, sig->inputs[i], c.substs), x.e->span), have = x_ty(x);
  if (want->kind != TY_REF || have == want || (x.k && x.e->adj[x.k - 1].kind == ADJ_REF)) return x_operand(B, x, rest_pure);
  if (have->kind == TY_REF && have->elem == want->elem) {      /* &mut T where &T does */
    return op_move(local_place(b_ref(B, pb_deref(B, x_place(B, x), want->elem), want->mut, x.e->span)));
  }
  return op_move(local_place(b_ref(B, x_place(B, x), want->mut, x.e->span)));
}

/* An index or dereference borrows at once. */
static void not_two_phase(Builder *B, const Operand *o) {
  MBlock *k = &B->b->blocks.v[B->cur];
  for (u32 i = k->stmts.n; i-- > 0 && o->kind != OP_CONST;)
    if (k->stmts.v[i].kind == ST_ASSIGN && k->stmts.v[i].place.local == o->place.local) {
      k->stmts.v[i].rv.two_phase = false;
      return;
    }
}

LocalId overloaded_place(Builder *B, Callee c, X base, X *index, bool mut, Ty target, Span sp, Span place) {
  Operand *v = NEW_N(B->a, Operand, 2);
  v[0] = operator_arg(B, c, 0, base, false);
  not_two_phase(B, &v[0]);
  if (index) v[1] = x_operand(B, *index, true);
  LocalId r = b_temp(B, ty_ref(B->s, target, mut), sp);
  b_call_at(B, c, v, index ? 2 : 1, local_place(r), true, sp, place);
  return r;
}

void operator_into(Builder *B, X x, MPlace dest) {
  Expr *e = x.e;
  Operand *v = NEW_N(B->a, Operand, 2);
  v[0] = operator_arg(B, e->callee, 0, x_of(e->a), e->kind == E_UNARY);
  if (e->kind != E_UNARY) v[1] = operator_arg(B, e->callee, 1, x_of(e->b), true);
  b_call(B, e->callee, v, e->kind == E_UNARY ? 1 : 2, dest, comes_back(e->ty), e->span);
}

/* --- calls ---------------------------------------------------------------- */
static void ctor_into(Builder *B, Expr *e, Def *ctor, MPlace dest) {
  Operand *v = NEW_N(B->a, Operand, e->n + 1);
  operands(B, e->args, e->n, v);
  u32 variant = ctor->kind == DEF_VARIANT ? ctor->variant->index : 0;
  scope_moved(B, v, e->n);
  b_assign(B, dest, (Rvalue){.kind = RV_AGGREGATE, .ty = e->ty, .variant = variant, .v = v, .n = e->n}, e->span);
}

/* f(a, b) where f is anything that implements Fn*: call(f, (a, b)) */
static void fn_trait_call(Builder *B, Expr *e, MPlace dest) {
  Operand *v = NEW_N(B->a, Operand, 2), *args = NEW_N(B->a, Operand, e->n + 1);
  v[0] = operator_arg(B, e->callee, 0, x_of(e->a), false);
  operands(B, e->args, e->n, args);
  Ty tuple = e->callee.substs->v[1];
  if (!e->n) v[1] = op_const(const_zst(B, tuple));
  else {
    LocalId t = b_temp(B, tuple, e->span);
    scope_moved(B, args, e->n);
    b_assign(B, local_place(t), (Rvalue){.kind = RV_AGGREGATE, .ty = tuple, .v = args, .n = e->n}, e->span);
    v[1] = op_move(local_place(t));
  }
  b_call(B, e->callee, v, 2, dest, comes_back(e->ty), e->span);
}

void call_into(Builder *B, X x, MPlace dest) {
  Expr *e = x.e;
  X f = x_of(e->a);
  Ty ft = x_ty(f);
  if (e->callee.def) {
    fn_trait_call(B, e, dest);
    return;
  }
  if (ft->kind == TY_FN_DEF && (ft->def->kind == DEF_VARIANT || ft->def->kind == DEF_STRUCT)) {
    ctor_into(B, e, ft->def, dest);
    return;
  }
  Operand on = {0}, *v = NEW_N(B->a, Operand, e->n + 1);
  bool known = ft->kind == TY_FN_DEF;
  if (!known) on = x_operand(B, f, false);
  else if (f.e->kind != E_PATH) x_temp(B, f, false);
  operands(B, e->args, e->n, v);
  finish_call(B, (MTerm){.callee = known ? ft->def : NULL, .callee_args = known ? ft->args : NULL, .on = on, .args = v, .n_args = e->n,
                         .dest = dest, .span = e->span}, comes_back(e->ty));
}

void method_into(Builder *B, X x, MPlace dest) {
  Expr *e = x.e;
  Operand *v = NEW_N(B->a, Operand, e->n + 1);
  bool pure = true;
  for (u32 i = 0; i < e->n && pure; i++) pure = x_pure(e->args[i]);
  v[0] = x_operand(B, x_of(e->a), pure);
  operands(B, e->args, e->n, v + 1);
  b_call_at(B, e->callee, v, e->n + 1, dest, comes_back(e->ty), e->span, call_behind(e));
}

/* --- await ---------------------------------------------------------------- *
 *   fut = IntoFuture::into_future(a);
 *   loop { match Future::poll(Pin { &mut fut }, cx) { Ready(v) => break v, Pending => yield } } */
static LocalId await_poll(Builder *B, LocalId fut, Ty output, Span sp) {
  Ty ft = B->b->locals.v[fut].ty;
  LocalId r = b_ref(B, pb_local(B, fut), true, sp);
  Ty rt = B->b->locals.v[r].ty;
  Ty pt = ty_lang_adt(B->s, LANG_pin, &rt, 1);
  LocalId pin = b_temp(B, pt, sp);
  Operand *f = NEW(B->a, Operand);
  *f = op_move(local_place(r));
  b_assign(B, local_place(pin), (Rvalue){.kind = RV_AGGREGATE, .ty = pt, .v = f, .n = 1}, sp);
  PB cx = pb_local(B, 2);
  Operand *v = NEW_N(B->a, Operand, 2);
  v[0] = op_move(local_place(pin));
  v[1] = op_move(local_place(b_ref(B, pb_deref(B, cx, cx.ty->elem), true, sp)));
  LocalId res = b_temp(B, ty_lang_adt(B->s, LANG_poll_enum, &output, 1), sp);
  Callee poll = {lang_item(B->s, LANG_poll), ty_list(B->s, &ft, 1)};
  b_call(B, poll, v, 2, local_place(res), true, sp);
  return res;
}

static BlockId suspended_drop(Builder *B, Span sp) {
  BlockId back = B->cur, d = b_block(B);
  B->cur = d;
  scope_exit_to(B, 0, sp);
  b_term(B, (MTerm){.kind = TM_RETURN, .span = sp, .target = NO_BLOCK, .drop = NO_BLOCK});
  B->cur = back;
  return d;
}

static void await_loop(Builder *B, LocalId fut, Expr *e, MPlace dest) {
  BlockId head = b_block(B), pending = b_block(B);
  u32 index = B->awaits.n;
  vec_push(B->a, &B->awaits, (AwaitPoint){e->span, B->b->locals.v[fut].ty, fut, UINT32_MAX});
  b_goto(B, head, e->span);
  B->cur = head;
  LocalId res = await_poll(B, fut, e->ty, e->span);
  Ty isize_ty = ty_int(B->s, PRIM_ISIZE), poll = B->b->locals.v[res].ty;
  LocalId d = b_temp(B, isize_ty, e->span);
  b_assign(B, local_place(d), (Rvalue){.kind = RV_DISCR, .ty = isize_ty, .place = local_place(res)}, e->span);
  BlockId ready = b_block(B);
  u128 *val = NEW(B->a, u128);
  BlockId *to = NEW(B->a, BlockId);
  *to = ready;
  b_term(B, (MTerm){.kind = TM_SWITCH, .span = e->span, .on = op_copy(local_place(d)), .values = val, .targets = to, .n = 1,
      .target = pending, .drop = NO_BLOCK});
  B->cur = pending;
  BlockId dropped = suspended_drop(B, e->span);
  b_term(B, (MTerm){.kind = TM_YIELD, .span = e->span, .target = head, .drop = dropped, .await_index = index});
  B->cur = ready;
  PB v = pb_field(B, pb_proj(B, pb_local(B, res), (Proj){.kind = PJ_DOWNCAST, .index = 0, .ty = poll}), 0, e->ty);
  b_assign(B, dest, rv_use(pb_consume(B, v), e->ty), e->span);
}

void await_into(Builder *B, X x, MPlace dest) {
  Expr *e = x.e;
  Callee c = e->callee;
  Ty out = b_norm(B, ty_subst(B->s, def_sig(B->s, c.def)->output, c.substs), e->span);
  Operand *v = NEW(B->a, Operand);
  *v = x_operand(B, x_of(e->a), true);
  u32 scope = scope_push(B);
  LocalId fut = b_temp(B, out, e->span);
  b_live(B, fut, true, e->span);
  scope_schedule(B, scope, fut, false);
  b_call(B, c, v, 1, local_place(fut), true, e->span);
  if (b_needs_drop(B, out)) scope_schedule(B, scope, fut, true);
  await_loop(B, fut, e, dest);
  scope_pop(B, e->span);
  B->line = 0;
  if (!comes_back(e->ty)) b_diverge(B);
}

/* --- aggregates ----------------------------------------------------------- */
static PB capture_place(Builder *B, const Capture *c) {
  PB p = pb_var(B, c->local);
  for (u32 i = 0; i < c->n_proj; i++)
    p = c->proj[i].deref ? pb_deref(B, p, c->proj[i].ty) : pb_field(B, p, c->proj[i].field, c->proj[i].ty);
  return p;
}

static Operand capture_operand(Builder *B, const Capture *c, Span at) {
  PB p = capture_place(B, c);
  if (c->mode == CAP_MOVE) {
    Operand o = pb_consume(B, p);
    if (o.kind == OP_MOVE) {                /* a statement of its own, so that the capture has a place of its own in messages */
      LocalId t = b_temp(B, p.ty, at);
      b_stmt(B, (MStmt){.kind = ST_ASSIGN, .span = at, .use = c->span, .place = local_place(t), .rv = rv_use(o, p.ty)});
      scope_schedule(B, B->temp_scope, t, true);
      return op_move(local_place(t));
    }
    return o;
  }
  Ty rt = ty_ref(B->s, p.ty, c->mode == CAP_REF_MUT);
  LocalId t = b_temp(B, rt, at);
  Rvalue rv = {.kind = RV_REF, .ty = rt, .place = pb_place(B, p), .mut = rt->mut};
  b_stmt(B, (MStmt){.kind = ST_ASSIGN, .span = at, .use = c->span.hi ? c->span : at, .place = local_place(t), .rv = rv});
  return op_move(local_place(t));
}

Rvalue closure_rvalue(Builder *B, X x) {
  AstBody *cb = x.e->body;
  u32 n = cb ? cb->n_captures : 0;
  Operand *v = NEW_N(B->a, Operand, n + 1);
  for (u32 i = 0; i < n; i++) v[i] = capture_operand(B, &cb->captures[i], cb->def && cb->def->span.hi ? cb->def->span : x.e->span);
  scope_moved(B, v, n);
  return (Rvalue){.kind = RV_AGGREGATE, .ty = x.e->ty, .v = v, .n = n};
}

static void base_fields(Builder *B, Expr *e, Operand *v, const bool *given, u32 n, u32 variant) {
  PB base = x_place(B, x_of(e->a));
  for (u32 i = 0; i < n; i++)
    if (!given[i]) v[i] = pb_consume(B, pb_field(B, base, i, b_field_ty(B, e->ty, variant, i)));
}

/* Fields are evaluated as written; the operands stand in the order of the declaration. */
Rvalue struct_rvalue(Builder *B, X x) {
  Expr *e = x.e;
  u32 n_variants, variant = e->res == RES_DEF && e->def && e->def->kind == DEF_VARIANT ? e->def->variant->index : 0;
  u32 n = def_variants(B->s, e->ty->def, &n_variants)[variant].n;
  bool is_union = e->ty->def->kind == DEF_UNION;
  if (is_union) n = 1;
  Operand *v = NEW_N(B->a, Operand, n + 1);
  bool *given = NEW_N(B->a, bool, n + 1);
  for (u32 i = 0; i < e->n_fields; i++) {
    u32 at = is_union ? 0 : e->fields[i].index;
    bool pure = !e->a || x_pure(e->a);
    for (u32 j = i + 1; j < e->n_fields && pure; j++) pure = x_pure(e->fields[j].value);
    v[at] = x_operand(B, x_of(e->fields[i].value), pure);
    given[at] = true;
  }
  if (e->a) base_fields(B, e, v, given, n, variant);
  scope_moved(B, v, n);
  return (Rvalue){.kind = RV_AGGREGATE, .ty = e->ty, .variant = variant, .v = v, .n = n,
                  .active_field = is_union && e->n_fields ? e->fields[0].index : 0};
}

static bool wide(Ty t) { return t->kind == TY_SLICE || t->kind == TY_STR || t->kind == TY_DYN; }

static CastKind cast_kind(Ty from, Ty to) {
  bool fp = from->kind == TY_PTR || from->kind == TY_REF, tp = to->kind == TY_PTR || to->kind == TY_REF;
  if (to->kind == TY_FN_PTR && from->kind == TY_FN_DEF) return CAST_FN_PTR;
  if (to->kind == TY_FN_PTR && from->kind == TY_CLOSURE) return CAST_CLOSURE_FN_PTR;
  if (fp && tp) return wide(to->elem) && !wide(from->elem) ? CAST_UNSIZE : CAST_PTR;
  if (from->kind == TY_ADT && to->kind == TY_ADT) return CAST_UNSIZE;
  return from->kind == TY_FN_PTR && (tp || to->kind == TY_FN_PTR) ? CAST_PTR : CAST_NUMERIC;
}

Rvalue cast_rvalue(Builder *B, X x) {
  Expr *e = x.e;
  MirConst *k = const_fold(B, x);
  if (k) return rv_use(op_const(k), e->ty);
  X in = x_of(e->a);
  Ty from = x_ty(in);
  if (from->kind == TY_FN_DEF && e->ty->kind == TY_INT) {      /* fn item as usize: through its pointer */
    const FnSig *sig = def_sig(B->s, from->def);
    Ty p = ty_fn_ptr(B->s, sig->inputs, sig->n, sig->output);
    LocalId t = b_temp(B, p, e->span);
    b_assign(B, local_place(t), (Rvalue){.kind = RV_CAST, .cast = CAST_FN_PTR, .a = x_operand(B, in, true), .ty = p}, e->span);
    return (Rvalue){.kind = RV_CAST, .cast = CAST_NUMERIC, .a = op_move(local_place(t)), .ty = e->ty};
  }
  Operand a = x_operand(B, in, true);
  scope_moved(B, &a, 1);
  if (from == e->ty) return rv_use(a, e->ty);
  return (Rvalue){.kind = RV_CAST, .cast = cast_kind(from, e->ty), .a = a, .ty = e->ty};
}
