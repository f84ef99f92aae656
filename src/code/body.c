/* A body made concrete: slots for its locals, its blocks one behind the other so
 * that most jumps fall through, landing pads, debug tables. */
#include "code/code_impl.h"

#define LAST (NO_BLOCK - 1)   /* nothing follows the block being emitted */

Gen *gen_new(Code *c, Inst *in) {
  if (!c->scratch) c->scratch = arena_new();
  arena_reset(c->scratch);
  Gen *g = NEW(c->scratch, Gen);
  g->tmp = c->scratch;
  g->c = c;
  g->s = c->s;
  g->a = c->a;
  g->inst = in;
  g->args = in->args ? in->args : c->s->no_args;
  g->span = in->def ? in->def->span : NO_SPAN;
  return g;
}
u32 gen_ret(Gen *g, Ty t) {
  u32 s = slot_for(g, t);
  g->ret_size = (u32)layout_of(g->c, t)->size;
  g->ret_ty = t;
  g->args_size = g->ret_size;
  g->temp_mark = g->ret_size;
  return s;
}
u32 gen_arg(Gen *g, Ty t) {
  u32 s = slot_for(g, t);
  g->args_size = g->temp_mark;
  return s;
}
void gen_args_done(Gen *g) {
  bool located = g->inst->kind == INST_FN && def_track_caller(g->s, g->inst->def);
  if (located) {
    if (!g->temp_mark) g->temp_mark = 8;                  /* see pass_location */
    g->loc_slot = slot_new(g, 8, 8);
    g->args_size = g->temp_mark;
  }
  if (g->temp_mark > g->frame) g->frame = g->temp_mark;
  g->locals_end = g->temp_mark;
}

static LocalId plain_local(Operand *o) { return o->kind != OP_CONST && !o->place.n ? o->place.local : NO_LOCAL; }

/* --- blocks -------------------------------------------------------------------- */
static void jump(Gen *g, u32 pc, BlockId to) {
  vec_push(g->tmp, &g->fixups, (Fixup){pc, to});
}
/* A block that only returns is repeated rather than jumped to. */
static bool only_returns(Gen *g, BlockId b) {
  MBlock *k = &g->b->blocks.v[b];
  if (k->term.kind != TM_RETURN || g->ends_poll || g->depth) return false;
  for (u32 i = 0; i < k->stmts.n; i++)
    if (k->stmts.v[i].kind == ST_ASSIGN || k->stmts.v[i].kind == ST_SET_DISCR || k->stmts.v[i].kind == ST_LINE) return false;
  return true;
}
static void go(Gen *g, BlockId to, BlockId next) {
  if (to == next) return;
  if (to != NO_BLOCK && only_returns(g, to)) {
    emit(g, BC_RET, 0, 0, 0, 0);
    return;
  }
  if (to == NO_BLOCK) emit(g, BC_TRAP, TRAP_UNREACHABLE, 0, 0, 0);
  else jump(g, emit(g, BC_JMP, 0, 0, 0, 0), to);
}

static void switch_value(Gen *g, u32 s, u64 size, u128 v, BlockId to, bool equal) {
  u128 m = size >= 16 ? ~(u128)0 : ((u128)1 << (size * 8)) - 1;
  v &= m;
  i64 sv = size < 8 ? (i64)((u64)v << (64 - size * 8)) >> (64 - size * 8) : (i64)(u64)v;
  if (size <= 8 && sv >= INT32_MIN && sv <= INT32_MAX) {
    jump(g, emit(g, (equal ? BC_JEQI_W8 : BC_JNEI_W8) + width_index(size), 0, s, (u32)(i32)sv, 0), to);
    return;
  }
  u32 k = slot_new(g, size, (u32)size);
  emit_const(g, k, v, size);
  if (size <= 8) {
    jump(g, emit(g, (equal ? BC_JEQ_W8 : BC_JNE_W8) + width_index(size), 0, s, k, 0), to);
    return;
  }
  u32 b = slot_new(g, 1, 1);
  emit(g, BC_BIN128, (u32)B128_EQ << 4 | VT_U128, b, s, k);
  jump(g, emit(g, equal ? BC_JNEI_W8 : BC_JEQI_W8, 0, b, 0, 0), to);
}

/* The other values of a switch, where there are any. */
static BlockId otherwise(const Gen *g, const MTerm *t) {
  if (t->target == NO_BLOCK) return NO_BLOCK;
  const MBlock *b = &g->b->blocks.v[t->target];
  return b->term.kind == TM_UNREACHABLE && !b->stmts.n && t->n ? NO_BLOCK : t->target;
}

static bool dense(const MTerm *t, u32 least, u128 *lo, u32 *n) {
  u128 hi = 0;
  *lo = ~(u128)0;
  for (u32 i = 0; i < t->n; i++) {
    if (t->values[i] < *lo) *lo = t->values[i];
    if (t->values[i] > hi) hi = t->values[i];
  }
  if (t->n < least || hi - *lo >= 3 * (u128)t->n || hi > INT32_MAX) return false;
  *n = (u32)(hi - *lo) + 1;
  return true;
}
static void jump_table(Gen *g, MTerm *t, u32 s, u64 size, u128 lo, u32 n) {
  BlockId other = otherwise(g, t);
  if (other == NO_BLOCK) other = t->targets[0];
  emit(g, BC_JTAB, (u32)size, s, (u32)lo, n);
  for (u32 v = 0; v <= n; v++) {
    BlockId to = other;
    for (u32 i = 0; i < t->n && v < n; i++)
      if (t->values[i] == lo + v) to = t->targets[i];
    jump(g, emit(g, BC_JMP, 0, 0, 0, 0), to);
  }
}

static void switch_emit(Gen *g, MTerm *t, BlockId next) {
  u32 s = operand_slot(g, &t->on), n = t->n, count;
  u64 size = layout_of(g->c, operand_ty(g, &t->on))->size;
  u128 lo;
  BlockId other = otherwise(g, t);
  if (!size || !n) { go(g, n && !size ? t->targets[0] : other, next); return; }
  u32 least = g->ends_poll ? 3 : 5;                       /* a future's state is nearly always the last of them */
  if (size <= 8 && dense(t, least, &lo, &count)) { jump_table(g, t, s, size, lo, count); return; }
  if (other == NO_BLOCK) other = t->targets[--n];          /* one of them it is */
  if (n == 1 && t->targets[0] == next) {
    switch_value(g, s, size, t->values[0], other, false);
    return;
  }
  for (u32 i = 0; i < n; i++) switch_value(g, s, size, t->values[i], t->targets[i], true);
  go(g, other, next);
}

/* `t = a < b; switch t` as one instruction. The condition holds: goes on at the block for 1. */
static bool fuse(Gen *g, MStmt *st, MTerm *t, BlockId next) {
  if (!st || st->kind != ST_ASSIGN || st->rv.kind != RV_BINARY || t->kind != TM_SWITCH || t->n != 1 || t->values[0] > 1) return false;
  LocalId l = plain_local(&t->on);
  if (l == NO_LOCAL || st->place.n || st->place.local != l || !local_once(g, l) || g->tys[l]->kind != TY_BOOL || t->target == NO_BLOCK) return false;
  BlockId yes = t->values[0] ? t->targets[0] : t->target, no = t->values[0] ? t->target : t->targets[0];
  Ty ty = operand_ty(g, &st->rv.a);
  int pc = fused_branch(g, st->rv.op, ty, &st->rv.a, &st->rv.b, yes == next);
  if (pc < 0) return false;
  jump(g, (u32)pc, yes == next ? no : yes);
  if (yes != next) go(g, no, next);
  return true;
}

static void return_emit(Gen *g, bool polls, BlockId next) {
  if (g->depth) {                          /* the last too, if it is not the only one: it may know where the caller's next test leads */
    if (next != LAST || g->returns.n > g->first_return) vec_push(g->tmp, &g->returns, emit(g, BC_JMP, 0, 0, 0, 0));
    return;
  }
  if (polls) {
    u32 v = slot_new(g, 4, 4);
    PlaceRef r = {PR_FRAME, 0, 0, NO_SLOT, g->ret_ty, NO_SLOT};
    const Layout *fut = NULL;
    if (g->inst->kind == INST_ASYNC_POLL) fut = layout_of(g->c, ty_new(g->s, &(Type){.kind = TY_ASYNC, .def = g->inst->def, .args = g->args}));
    const Layout *l = layout_of(g->c, g->ret_ty);
    if (l->tag_kind == TAG_DIRECT) v = (u32)l->tag_offset;     /* its lowest byte tells */
    else variant_index_read(g, r, v);
    emit(g, BC_POLL_RET, fut ? fut->tag_size : 0, v, 0, fut ? (u32)fut->tag_offset : 0);
  }
  emit(g, BC_RET, 0, 0, 0, 0);
}

static void stmt_emit(Gen *g, MStmt *st) {
  if (st->kind == ST_LINE) {
    if (g->depth) return;
    if (g->line_start && st->span.lo != g->span.lo && !(g->inst->def && g->inst->def->is_lib)) emit(g, BC_NOP, 0, 0, 0, 0);
    gen_line(g, st->span, st->scope);
    g->line_start = true;
    return;
  }
  if (st->kind != ST_ASSIGN && st->kind != ST_SET_DISCR) return;
  gen_line(g, st->span, st->scope);
  if (st->kind == ST_ASSIGN) rvalue_into(g, st->place, &st->rv);
  else discr_write(g, place_lower(g, st->place), st->variant);
  g->temp_mark = g->locals_end;
}

static void term_emit(Gen *g, MTerm *t, BlockId next) {
  gen_line(g, t->span, t->scope);
  switch (t->kind) {
    case TM_GOTO: go(g, t->target, next); break;
    case TM_SWITCH: switch_emit(g, t, next); break;
    case TM_CALL:
      call_emit(g, t);
      if (t->target == NO_BLOCK) emit(g, BC_TRAP, TRAP_UNREACHABLE, 0, 0, 0);
      else go(g, t->target, next);
      break;
    case TM_DROP:
      if (t->shallow) box_free_emit(g, place_lower(g, t->dest));
      else drop_emit(g, place_lower(g, t->dest));
      go(g, t->target, next);
      break;
    case TM_RETURN: return_emit(g, g->ends_poll, next); break;
    case TM_RESUME: emit(g, BC_RESUME, 0, 0, 0, 0); break;
    case TM_UNREACHABLE: emit(g, BC_TRAP, TRAP_UNREACHABLE, 0, 0, 0); break;
    case TM_YIELD: gen_fail(g, t->span, "an await outside of an async body"); break;
  }
  g->temp_mark = g->locals_end;
}

static void block_emit(Gen *g, BlockId id, BlockId next) {
  MBlock *b = &g->b->blocks.v[id];
  u32 from = pc_here(g), n = b->stmts.n;
  bool fused = false;
  g->block_pc[id] = from;
  Values *values = g->depth ? NULL : g->values;
  if (values) values_block(values, id);
  u32 last = n;
  while (last && b->stmts.v[last - 1].kind != ST_ASSIGN && b->stmts.v[last - 1].kind != ST_SET_DISCR && b->stmts.v[last - 1].kind != ST_LINE) last--;
  MStmt *cmp = last ? &b->stmts.v[last - 1] : NULL;
  bool may = cmp && cmp->kind == ST_ASSIGN && b->term.kind == TM_SWITCH;
  for (u32 i = 0; i < n && !g->failed; i++) {
    MStmt *st = &b->stmts.v[i];
    if (may && st == cmp) {
      gen_line(g, st->span, st->scope);
      if (fuse(g, st, &b->term, next)) { fused = true; break; }
    }
    stmt_emit(g, st);
    if (values) values_stmt(values, st);
  }
  g->temp_mark = g->locals_end;
  u32 end = pc_here(g);
  if (!fused) term_emit(g, &b->term, next);
  if (values) values_term(values, &b->term, end);
  if (g->depth) return;
  if (b->unwind != NO_BLOCK) vec_push(g->tmp, &g->landings, (Landing){from, pc_here(g), b->unwind, false});
  else if (b->cleanup) vec_push(g->tmp, &g->landings, (Landing){from, pc_here(g), LANDING_ABORT, false});
}

static BlockId preferred(const Gen *g, const MTerm *t) {
  switch (t->kind) {
    case TM_SWITCH: return otherwise(g, t) != NO_BLOCK ? t->target : t->n ? t->targets[t->n - 1] : NO_BLOCK;
    case TM_GOTO: case TM_CALL: case TM_DROP: return t->target;
    default: return NO_BLOCK;
  }
}

/* Chains of blocks that follow each other; cleanup comes last. */
static void order_blocks(Gen *g, BlockId *order, u32 *n) {
  u32 nb = g->b->blocks.n;
  u8 *seen = NEW_N(g->tmp, u8, nb + 1);
  VEC(BlockId) work = {0}, later = {0};
  vec_push(g->tmp, &work, 0);
  *n = 0;
  while (work.n || later.n) {
    BlockId at = work.n ? vec_pop(&work) : vec_pop(&later);
    while (at != NO_BLOCK && !seen[at]) {
      MBlock *b = &g->b->blocks.v[at];
      if (b->cleanup && work.n) { vec_push(g->tmp, &later, at); break; }
      seen[at] = 1;
      order[(*n)++] = at;
      for (u32 i = 0; b->term.kind == TM_SWITCH && i < b->term.n; i++) vec_push(g->tmp, &work, b->term.targets[b->term.n - 1 - i]);
      if (b->unwind != NO_BLOCK && !g->depth) vec_push(g->tmp, &later, b->unwind);
      at = preferred(g, &b->term);
    }
  }
}

void emit_blocks(Gen *g) {
  u32 n;
  BlockId *order = NEW_N(g->tmp, BlockId, g->b->blocks.n + 1);
  order_blocks(g, order, &n);
  for (u32 i = 0; i < n && !g->failed; i++) block_emit(g, order[i], i + 1 < n ? order[i + 1] : LAST);
}

static void landings_resolve(Gen *g) {
  for (u32 i = 0; i < g->landings.n; i++) {
    Landing *l = &g->landings.v[i];
    if (!l->catch_ && l->target != LANDING_ABORT) l->target = g->block_pc[l->target];
  }
}

/* --- variables -------------------------------------------------------------------- */
void var_emit(Gen *g, const VarInfo *v) {
  VarPlace out = {.name = v->name, .span = v->span, .seen = g->b->scopes.v[v->scope].span};
  if (g->scope_lo[v->scope] == UINT32_MAX) return;
  out.from = g->scope_lo[v->scope];
  out.to = g->scope_hi[v->scope];
  u32 mark = g->code.n, lines = g->lines.n;
  PlaceRef p = place_local(g, v->place.local);
  for (u32 i = 0; i < v->place.n; i++) {
    Proj *j = &v->place.proj[i];
    if (j->kind == PJ_FIELD && p.meta == NO_SLOT) p = place_field(g, p, j->index);
    else if (j->kind == PJ_DOWNCAST) p.variant = j->index;
    else if (j->kind == PJ_DEREF && p.kind == PR_FRAME) p = place_deref(g, p);
    else return;                                   /* two pointers away: not shown */
  }
  g->code.n = mark;
  g->lines.n = lines;
  out.offset = p.slot;
  out.by_ref = p.kind == PR_MEM;
  out.add = (u32)p.off;
  out.ty = (void *)(uintptr_t)p.ty;
  vec_push(g->tmp, &g->vars, out);
}

static bool is_future_poll(Code *c, Def *d) {
  if (d->kind != DEF_FN || !d->parent || d->parent->kind != DEF_IMPL) return false;
  impl_header(c->s, d->parent);
  Def *t = d->parent->impl_trait.trait;
  return t && def_is_lang(t, LANG_future_trait) && d->name == lang_item(c->s, LANG_poll)->name;
}
static Ty future_of(Code *c, Inst *in) { return ty_new(c->s, &(Type){.kind = TY_ASYNC, .def = in->def, .args = in->args}); }
static Ty polled_type(Code *c, Inst *in) {
  if (in->kind == INST_ASYNC_POLL) return future_of(c, in);
  return code_norm(c, in->def->parent->impl_self, in->args);
}

static void locals_init(Gen *g) {
  u32 n = g->b->locals.n;
  g->slots = NEW_N(g->tmp, u32, n + 1);
  g->tys = NEW_N(g->tmp, Ty, n + 1);
  for (u32 i = 0; i < n; i++) g->tys[i] = mono(g, g->b->locals.v[i].ty);
  g->slots[0] = gen_ret(g, g->tys[0]);
  for (u32 i = 1; i <= g->b->n_args; i++) g->slots[i] = gen_arg(g, g->tys[i]);
  gen_args_done(g);
  LocalId *root = NEW_N(g->tmp, LocalId, n + 1);
  u32 *off = NEW_N(g->tmp, u32, n + 1);
  forward_locals(g, root, off);
  for (u32 i = g->b->n_args + 1; i < n; i++)
    if (root[i] == i) g->slots[i] = slot_for(g, g->tys[i]);
  for (u32 i = 0; i < n; i++)
    if (root[i] != i) g->slots[i] = (root[i] == NO_LOCAL ? 0 : g->slots[root[i]]) + off[i];
  g->locals_end = g->temp_mark;
}

static MirBody *body_of(Code *c, Inst *in) {
  if (in->kind == INST_ASYNC_POLL) return mir_async(c->m, in->def)->poll;
  if (in->kind == INST_ASYNC_DROP) return mir_async(c->m, in->def)->drop;
  return mir_of(c->m, in->def);
}

VmFn *body_compile(Code *c, Inst *in) {
  Gen *g = gen_new(c, in);
  g->b = g->top = body_of(c, in);
  if (!g->b) {
    code_fail(c, in->def->span, "a body could not be made for `%.*s`", STR_ARG(inst_name(c, in)));
    return NULL;
  }
  u32 ns = g->b->scopes.n, nb = g->b->blocks.n;
  bool polls = in->kind == INST_ASYNC_POLL || (in->kind == INST_FN && is_future_poll(c, in->def));
  bool goes = in->kind == INST_ASYNC_DROP && !in->def->is_lib;   /* the learner's: who drops it half done is told */
  g->scope_lo = NEW_N(g->tmp, u32, ns + 1);
  g->scope_hi = NEW_N(g->tmp, u32, ns + 1);
  memset(g->scope_lo, 0xff, ns * sizeof(u32));
  g->block_pc = NEW_N(g->tmp, u32, nb + 1);
  g->ends_poll = polls;
  g->span = g->b->span;
  locals_init(g);
  if (in->def && (c->apart || !in->def->is_lib)) g->values = values_new(g);
  if (polls) emit(g, BC_POLL_ENTER, 0, g->slots[1], 0, 0);
  if (goes) {
    const Layout *l = layout_of(c, future_of(c, in));
    emit(g, BC_FUTURE_GONE, l->tag_size, g->slots[1], 0, (u32)l->tag_offset);
  }
  emit_blocks(g);
  landings_resolve(g);
  if (g->values) values_end(g->values);
  else for (u32 i = 0; i < g->b->vars.n && !g->failed; i++) var_emit(g, &g->b->vars.v[i]);
  VmFn *f = gen_finish(g);
  if (f && polls) {
    f->is_poll = true;
    f->future_ty = code_type_id(c, polled_type(c, in));
  }
  if (f && goes) f->future_ty = code_type_id(c, future_of(c, in));
  return f;
}
