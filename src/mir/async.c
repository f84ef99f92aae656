/* The async transform: a body with yields becomes a poll function and a drop function.
 *
 * The future is a struct: the captures, then the locals that live across an await
 * (liveness.c), and a discriminant, its state. Polling enters at a switch on it:
 *   0 Unresumed   the body's beginning
 *   1 Returned    panic: resumed after completion
 *   2 Panicked    panic: resumed after panicking
 *   3 + i         behind the yield of await i
 * A yield stores its state and returns Pending; a return stores Returned and returns
 * Ready(value); a panic that leaves the body stores Panicked. Saved locals and
 * captures are read and written in the future itself, through the pinned `self`.
 *
 * Dropping the future switches too: Unresumed drops the captures, Suspend i runs the
 * drop chain of its yield (which building wrote and drop elaboration saw), the
 * others hold nothing.
 */
#include "mir/flow.h"

enum { TRAP_ASYNC_RESUMED = 10, TRAP_ASYNC_PANICKED = 11 };  /* kinds of panic_trap, see vm/trap.def */

typedef struct T {
  Mir *m; Sema *s; Arena *a; Facts f; MirBody *b; AsyncInfo *info;
  Ty self; u32 n_caps;
  u32 *slot;                   /* per local: saved index + 1, or 0 */
  Proj base[2]; u32 n_base;    /* from local 1 to the future */
  Bits *storage;               /* per await: locals with storage there */
} T;

/* --- copies --------------------------------------------------------------- */
static void *dup(Arena *a, const void *p, size_t n) {
  if (!n) return NULL;
  void *q = arena_alloc(a, n, 16);
  memcpy(q, p, n);
  return q;
}

static MirBody *clone_body(Arena *a, const MirBody *b) {
  MirBody *c = dup(a, b, sizeof *b);
  c->locals.v = dup(a, b->locals.v, b->locals.n * sizeof *b->locals.v);
  c->locals.cap = b->locals.n;
  c->vars.v = dup(a, b->vars.v, b->vars.n * sizeof *b->vars.v);
  c->vars.cap = b->vars.n;
  c->blocks.v = dup(a, b->blocks.v, b->blocks.n * sizeof *b->blocks.v);
  c->blocks.cap = b->blocks.n;
  for (u32 i = 0; i < c->blocks.n; i++) {
    MBlock *k = &c->blocks.v[i];
    k->stmts.v = dup(a, k->stmts.v, k->stmts.n * sizeof *k->stmts.v);
    k->stmts.cap = k->stmts.n;
    for (u32 j = 0; j < k->stmts.n; j++) k->stmts.v[j].rv.v = dup(a, k->stmts.v[j].rv.v, k->stmts.v[j].rv.n * sizeof(Operand));
    k->term.args = dup(a, k->term.args, k->term.n_args * sizeof(Operand));
    k->term.targets = dup(a, k->term.targets, k->term.n * sizeof(BlockId));
  }
  return c;
}

/* --- places --------------------------------------------------------------- */
static MPlace self_place(T *t, const Proj *more, u32 n) {
  Proj *v = NEW_N(t->a, Proj, t->n_base + n + 1);
  memcpy(v, t->base, t->n_base * sizeof *v);
  if (n) memcpy(v + t->n_base, more, n * sizeof *v);
  return (MPlace){1, v, t->n_base + n};
}

static MPlace saved_place(T *t, LocalId l, const Proj *more, u32 n) {
  Proj *v = NEW_N(t->a, Proj, n + 1);
  v[0] = (Proj){.kind = PJ_FIELD, .index = t->n_caps + t->slot[l] - 1, .ty = t->b->locals.v[l].ty};
  if (n) memcpy(v + 1, more, n * sizeof *v);
  return self_place(t, v, n + 1);
}

static void remap(T *t, MPlace *p) {
  if (p->local == 1) *p = self_place(t, p->proj, p->n);
  else if (t->slot[p->local]) *p = saved_place(t, p->local, p->proj, p->n);
}
static void remap_operand(void *ctx, Operand *o) { if (o->kind != OP_CONST) remap(ctx, &o->place); }
static void remap_place(void *ctx, MPlace *p, const Rvalue *r) { (void)r; remap(ctx, p); }

/* An index must be in a local: a saved one is copied out first. */
typedef struct IndexCx { T *t; VEC(MStmt) before; MStmt proto; } IndexCx;

static void fix_index(IndexCx *c, MPlace *p) {
  T *t = c->t;
  for (u32 i = 0; i < p->n; i++) {
    if (p->proj[i].kind != PJ_INDEX || !t->slot[p->proj[i].index]) continue;
    LocalId saved = p->proj[i].index;
    vec_push(t->a, &t->b->locals, (MLocal){.ty = t->b->locals.v[saved].ty, .span = c->proto.span, .mut = true});
    MStmt st = {.kind = ST_ASSIGN, .span = c->proto.span, .scope = c->proto.scope, .place = {t->b->locals.n - 1, NULL, 0}};
    st.rv = (Rvalue){.kind = RV_USE, .ty = t->b->locals.v[saved].ty, .a = {.kind = OP_COPY, .place = saved_place(t, saved, NULL, 0)}};
    vec_push(t->a, &c->before, st);
    Proj *v = dup(t->a, p->proj, p->n * sizeof *v);
    v[i].index = t->b->locals.n - 1;
    p->proj = v;
  }
}
static void index_operand(void *ctx, Operand *o) { if (o->kind != OP_CONST) fix_index(ctx, &o->place); }
static void index_place(void *ctx, MPlace *p, const Rvalue *r) { (void)r; fix_index(ctx, p); }

static void grow_slots(T *t, u32 n) {
  u32 *v = NEW_N(t->a, u32, n + 1);
  memcpy(v, t->slot, t->b->locals.n * sizeof *v);
  t->slot = v;
}

static u32 count_indexes(const MirBody *b) {
  u32 n = 0;
  for (u32 i = 0; i < b->blocks.n; i++) n += b->blocks.v[i].stmts.n * 4 + b->blocks.v[i].term.n_args * 4 + 8;
  return n;
}

static void remap_block(T *t, MBlock *k) {
  IndexCx c = {.t = t};
  Visitor ix = {&c, index_operand, index_place}, re = {t, remap_operand, remap_place};
  VEC(MStmt) out = {0};
  for (u32 j = 0; j < k->stmts.n; j++) {
    MStmt st = k->stmts.v[j];
    bool storage = st.kind == ST_LIVE || st.kind == ST_DEAD;
    if (storage && (st.place.local == 1 || (st.kind == ST_LIVE && t->slot[st.place.local]))) continue;
    c.proto = st;
    c.before.n = 0;
    if (st.kind == ST_ASSIGN) {
      fix_index(&c, &st.place);
      visit_rvalue(&st.rv, ix);
      visit_rvalue(&st.rv, re);
    }
    if (st.kind != ST_LINE && st.kind != ST_NOP) remap(t, &st.place);
    for (u32 i = 0; i < c.before.n; i++) vec_push(t->a, &out, c.before.v[i]);
    vec_push(t->a, &out, st);
  }
  c.proto = (MStmt){.span = k->term.span, .scope = k->term.scope};
  c.before.n = 0;
  visit_term_operands(&k->term, ix);
  if (k->term.kind == TM_CALL || k->term.kind == TM_DROP) fix_index(&c, &k->term.dest);
  visit_term_operands(&k->term, re);
  if (k->term.kind == TM_CALL || k->term.kind == TM_DROP) remap(t, &k->term.dest);
  for (u32 i = 0; i < c.before.n; i++) vec_push(t->a, &out, c.before.v[i]);
  k->stmts.v = out.v;
  k->stmts.n = out.n;
  k->stmts.cap = out.cap;
}

static void remap_body(T *t) {
  grow_slots(t, t->b->locals.n + count_indexes(t->b));
  for (u32 i = 0; i < t->b->blocks.n; i++) remap_block(t, &t->b->blocks.v[i]);
  for (u32 i = 0; i < t->b->vars.n; i++) remap(t, &t->b->vars.v[i].place);
}

/* --- small makers --------------------------------------------------------- */
static void stmt(T *t, BlockId b, MStmt st) {
  st.span = t->b->blocks.v[b].term.span;
  st.scope = t->b->blocks.v[b].term.scope;
  vec_push(t->a, &t->b->blocks.v[b].stmts, st);
}

static void set_state(T *t, BlockId b, u32 state) { stmt(t, b, (MStmt){.kind = ST_SET_DISCR, .place = self_place(t, NULL, 0), .variant = state}); }

static BlockId block(T *t, MTerm term) {
  term.drop = NO_BLOCK;
  if (!term.span.hi) term.span = t->b->span;
  MBlock k = {.unwind = NO_BLOCK};
  k.term = term;
  vec_push(t->a, &t->b->blocks, k);
  return t->b->blocks.n - 1;
}

static LocalId local(T *t, Ty ty) {
  vec_push(t->a, &t->b->locals, (MLocal){.ty = ty, .span = t->b->span, .mut = true});
  return t->b->locals.n - 1;
}

static BlockId trap_block(T *t, u128 kind) {
  Ty u = ty_int(t->s, PRIM_U32);
  MirConst *k = NEW(t->m->arena, MirConst);
  *k = (MirConst){.kind = CK_SCALAR, .ty = u, .bits = kind};
  Operand *v = NEW(t->a, Operand);
  *v = (Operand){.kind = OP_CONST, .place = {.local = NO_LOCAL}, .k = k};
  return block(t, (MTerm){.kind = TM_CALL, .callee = lang_item(t->s, LANG_panic_trap), .callee_args = t->s->no_args, .args = v, .n_args = 1,
                          .dest = {local(t, t->s->t_never), NULL, 0}, .target = NO_BLOCK});
}

/* The body's first block moves away; block 0 becomes the switch on the state. */
static BlockId move_entry(T *t) {
  MBlock first = t->b->blocks.v[0];
  vec_push(t->a, &t->b->blocks, first);
  BlockId to = t->b->blocks.n - 1;
  for (u32 i = 1; i < t->b->blocks.n; i++) {
    MTerm *x = &t->b->blocks.v[i].term;
    bool goes = x->kind == TM_GOTO || x->kind == TM_SWITCH || x->kind == TM_CALL || x->kind == TM_DROP || x->kind == TM_YIELD;
    if (goes && x->target == 0) x->target = to;
    for (u32 j = 0; x->kind == TM_SWITCH && j < x->n; j++)
      if (x->targets[j] == 0) x->targets[j] = to;
  }
  return to;
}

static void state_switch(T *t, u32 n, u128 *v, BlockId *to, BlockId other) {
  Ty it = ty_int(t->s, PRIM_ISIZE);
  LocalId d = local(t, it);
  MBlock k = {.unwind = NO_BLOCK};
  k.term = (MTerm){.kind = TM_SWITCH, .span = t->b->span, .on = {.kind = OP_COPY, .place = {d, NULL, 0}}, .values = v, .targets = to, .n = n,
      .target = other, .drop = NO_BLOCK};
  t->b->blocks.v[0] = k;
  stmt(t, 0, (MStmt){.kind = ST_ASSIGN, .place = {d, NULL, 0}, .rv = {.kind = RV_DISCR, .ty = it, .place = self_place(t, NULL, 0)}});
}

/* --- poll ----------------------------------------------------------------- */
static void poll_result(T *t, BlockId b, u32 variant, Operand *v, u32 n) {
  stmt(t, b, (MStmt){.kind = ST_ASSIGN, .place = {0, NULL, 0}, .rv = {.kind = RV_AGGREGATE, .ty = t->b->locals.v[0].ty, .variant = variant,
      .v = v, .n = n}});
}

static BlockId resume_at(T *t, u32 i, BlockId to, Span sp) {
  BlockId r = block(t, (MTerm){.kind = TM_GOTO, .target = to, .span = sp});
  for (LocalId l = 3; l < t->storage[i].n; l++)
    if (bits_has(t->storage[i], l) && !t->slot[l]) stmt(t, r, (MStmt){.kind = ST_LIVE, .place = {l, NULL, 0}});
  return r;
}

static void poll_exits(T *t, LocalId ret, BlockId *resume) {
  u32 n = t->b->blocks.n;
  for (BlockId b = 0; b < n; b++) {
    MTerm x = t->b->blocks.v[b].term;
    if (x.kind == TM_RETURN) {
      Operand *v = NEW(t->a, Operand);
      *v = (Operand){.kind = OP_MOVE, .place = {.local = ret}};
      remap(t, &v->place);
      poll_result(t, b, 0, v, 1);
      set_state(t, b, STATE_RETURNED);
    } else if (x.kind == TM_RESUME) set_state(t, b, STATE_PANICKED);
    else if (x.kind == TM_YIELD) {
      resume[x.await_index] = resume_at(t, x.await_index, x.target, x.span);
      poll_result(t, b, 1, NULL, 0);
      set_state(t, b, STATE_SUSPEND0 + x.await_index);
      t->b->blocks.v[b].term = (MTerm){.kind = TM_RETURN, .span = x.span, .scope = x.scope, .target = NO_BLOCK, .drop = NO_BLOCK};
    }
  }
}

static void poison_panics(T *t, u32 n) {
  BlockId p = block(t, (MTerm){.kind = TM_RESUME, .target = NO_BLOCK});
  t->b->blocks.v[p].cleanup = true;
  set_state(t, p, STATE_PANICKED);
  for (BlockId b = 0; b < n; b++)
    if (!t->b->blocks.v[b].cleanup && t->b->blocks.v[b].unwind == NO_BLOCK) t->b->blocks.v[b].unwind = p;
}

static void make_poll(T *t, LocalId ret) {
  MirBody *b = t->b;
  Ty out = b->locals.v[ret].ty, sr = ty_ref(t->s, t->self, true);
  b->locals.v[0].ty = ty_lang_adt(t->s, LANG_poll_enum, &out, 1);
  b->locals.v[1].ty = ty_lang_adt(t->s, LANG_pin, &sr, 1);
  t->base[0] = (Proj){.kind = PJ_FIELD, .index = 0, .ty = sr};
  t->base[1] = (Proj){.kind = PJ_DEREF, .ty = t->self};
  t->n_base = 2;
  u32 n = t->info->n_awaits;
  BlockId *to = NEW_N(t->a, BlockId, n + 3);
  u128 *v = NEW_N(t->a, u128, n + 3);
  remap_body(t);
  to[0] = move_entry(t);
  poll_exits(t, ret, to + 3);
  poison_panics(t, b->blocks.n);
  to[1] = trap_block(t, TRAP_ASYNC_RESUMED);
  to[2] = trap_block(t, TRAP_ASYNC_PANICKED);
  for (u32 i = 0; i < n + 3; i++) v[i] = i;
  BlockId never = block(t, (MTerm){.kind = TM_UNREACHABLE, .target = NO_BLOCK});
  state_switch(t, n + 3, v, to, never);
}

/* --- drop ----------------------------------------------------------------- */
static MPlace capture_place(T *t, u32 i) {
  Proj pj = {.kind = PJ_FIELD, .index = i, .ty = facts_field_ty(&t->f, t->self, 0, i)};
  return self_place(t, &pj, 1);
}

static BlockId drop_captures(T *t, BlockId ret) {
  BlockId un = block(t, (MTerm){.kind = TM_RESUME, .target = NO_BLOCK}), to = ret;
  t->b->blocks.v[un].cleanup = true;
  for (u32 i = t->n_caps; i-- > 0;) {
    MPlace p = capture_place(t, i);
    if (!facts_needs_drop(&t->f, place_ty(t->b, p))) continue;
    to = block(t, (MTerm){.kind = TM_DROP, .dest = p, .target = to});
    t->b->blocks.v[to].unwind = un;
    un = block(t, (MTerm){.kind = TM_DROP, .dest = p, .target = un});
    t->b->blocks.v[un].cleanup = true;
  }
  return to;
}

static void make_drop(T *t, const BlockId *chain) {
  MirBody *b = t->b;
  b->kind = MB_ASYNC_DROP;
  b->n_args = 1;
  b->locals.v[0].ty = t->s->t_unit;
  b->locals.v[1].ty = ty_ptr(t->s, t->self, true);
  b->locals.v[2].is_arg = false;
  t->base[0] = (Proj){.kind = PJ_DEREF, .ty = t->self};
  t->n_base = 1;
  remap_body(t);
  move_entry(t);
  u32 n = t->info->n_awaits, used = 0;
  BlockId *to = NEW_N(t->a, BlockId, n + 1);
  u128 *v = NEW_N(t->a, u128, n + 1);
  BlockId ret = block(t, (MTerm){.kind = TM_RETURN, .target = NO_BLOCK});
  to[used] = drop_captures(t, ret);
  v[used++] = STATE_UNRESUMED;
  for (u32 i = 0; i < n; i++) {
    if (chain[i] == NO_BLOCK) continue;
    to[used] = resume_at(t, i, chain[i], t->info->awaits[i].span);
    v[used++] = STATE_SUSPEND0 + i;
  }
  state_switch(t, used, v, to, ret);
}

/* --- the whole ------------------------------------------------------------ */
/* Awaits that nothing reaches have no state. */
static void renumber(T *t, BlockId *chain) {
  AsyncInfo *in = t->info;
  u32 *to = NEW_N(t->a, u32, in->n_awaits + 1), n = 0;
  BlockId *at = NEW_N(t->a, BlockId, in->n_awaits + 1);
  for (u32 i = 0; i < in->n_awaits; i++) at[i] = NO_BLOCK;
  for (u32 b = 0; b < t->b->blocks.n; b++)
    if (t->b->blocks.v[b].term.kind == TM_YIELD) at[t->b->blocks.v[b].term.await_index] = b;
  for (u32 i = 0; i < in->n_awaits; i++) {
    if (at[i] == NO_BLOCK) continue;
    to[i] = n;
    chain[n] = t->b->blocks.v[at[i]].term.drop;
    in->awaits[n++] = in->awaits[i];
  }
  for (u32 b = 0; b < t->b->blocks.n; b++)
    if (t->b->blocks.v[b].term.kind == TM_YIELD) t->b->blocks.v[b].term.await_index = to[t->b->blocks.v[b].term.await_index];
  in->n_awaits = n;
}

static void rename_operand(void *ctx, Operand *o) { if (o->kind != OP_CONST && !o->place.local) o->place.local = *(LocalId *)ctx; }
static void rename_place(void *ctx, MPlace *p, const Rvalue *r) { (void)r; if (!p->local) p->local = *(LocalId *)ctx; }

/* The body's own result moves from local 0 to another, as 0 becomes the Poll. */
static LocalId rename_result(T *t) {
  LocalId ret = local(t, t->b->locals.v[0].ty);
  Visitor v = {&ret, rename_operand, rename_place};
  for (u32 i = 0; i < t->b->blocks.n; i++) {
    MBlock *k = &t->b->blocks.v[i];
    for (u32 j = 0; j < k->stmts.n; j++) {
      if (k->stmts.v[j].kind != ST_ASSIGN) continue;
      visit_rvalue(&k->stmts.v[j].rv, v);
      if (!k->stmts.v[j].place.local) k->stmts.v[j].place.local = ret;
    }
    visit_term_operands(&k->term, v);
    if ((k->term.kind == TM_CALL || k->term.kind == TM_DROP) && !k->term.dest.local) k->term.dest.local = ret;
  }
  return ret;
}

static void fill_info(T *t, Live lv) {
  AsyncInfo *in = t->info;
  MirBody *b = t->b;
  Bits any = bits_new(t->a, b->locals.n);
  for (u32 i = 0; i < in->n_awaits; i++) bits_or(any, lv.yield_live[i]);
  t->slot = NEW_N(t->a, u32, b->locals.n + 1);
  in->saved = NEW_N(t->a, SavedVar, b->locals.n + 1);
  for (LocalId l = 0; l < b->locals.n; l++) {
    if (!bits_has(any, l)) continue;
    MLocal *x = &b->locals.v[l];
    in->saved[in->n_saved] = (SavedVar){x->ty, x->name, x->span, l};
    t->slot[l] = ++in->n_saved;
  }
  in->live = NEW_N(t->a, Bits, in->n_awaits + 1);
  in->conflicts = NEW_N(t->a, Bits, in->n_saved + 1);
  for (u32 i = 0; i < in->n_awaits; i++) {
    in->live[i] = bits_new(t->a, in->n_saved + 1);
    for (u32 s = 0; s < in->n_saved; s++)
      if (bits_has(lv.yield_live[i], in->saved[s].local)) bits_set(in->live[i], s);
    u32 slot = t->slot[in->awaits[i].fut];
    in->awaits[i].saved = slot ? t->n_caps + slot - 1 : UINT32_MAX;
  }
  for (u32 s = 0; s < in->n_saved; s++) {
    in->conflicts[s] = bits_new(t->a, in->n_saved + 1);
    for (u32 o = 0; o < in->n_saved; o++)
      if (o != s && bits_has(lv.conflict[in->saved[s].local], in->saved[o].local)) bits_set(in->conflicts[s], o);
  }
}

void mir_async_transform(Mir *m, MirBody *b) {
  T t = {.m = m, .s = m->s, .a = mir_work(m), .f = facts_of(m, b->def), .b = b, .info = b->async, .self = b->locals.v[1].ty};
  t.n_caps = b->ast ? b->ast->n_captures : 0;
  mir_simplify(m, b);
  BlockId *chain = NEW_N(t.a, BlockId, b->async->n_awaits + 1);
  renumber(&t, chain);
  LocalId ret = rename_result(&t);
  t.storage = NEW_N(t.a, Bits, b->async->n_awaits + 1);
  for (u32 i = 0; i < b->async->n_awaits; i++) t.storage[i] = bits_new(t.a, b->locals.n);
  fill_info(&t, live_across_yields(t.a, b, b->async->n_awaits, t.storage));
  MirBody *d = clone_body(t.a, b);
  make_poll(&t, ret);
  t.b = d;
  make_drop(&t, chain);
  b->async->poll = b;
  b->async->drop = d;
}
