/* What must be kept while an async body is suspended.
 *
 * As rustc decides it: a local is saved across a yield when it needs storage there
 * (something was put in that has not been moved out, and its storage has not ended)
 * and either its value is read later, or it has been borrowed: a reference to it
 * may be used later without naming it. Two saved locals conflict when at some point
 * both need storage; the others may share bytes.
 */
#include "mir/flow.h"

typedef struct L {
  Arena *a; MirBody *b; u32 n;
  Bits *live_in;               /* per block */
  Bits *req, *bor, *sto;       /* per block entry: needs storage, maybe borrowed, storage live */
  bool *reached;
  u32 *order;                  /* blocks, each behind those that lead to it but for loops; those that nothing leads to last */
  u32 *looked, *changed, now;  /* per block: when it was looked at last, when what is said of it changed last */
} L;

/* --- backwards: what is read later ---------------------------------------- */
static void use_place(Bits s, const MPlace *p) {
  bits_set(s, p->local);
  for (u32 i = 0; i < p->n; i++)
    if (p->proj[i].kind == PJ_INDEX) bits_set(s, p->proj[i].index);
}
static void live_operand(void *ctx, Operand *o) { if (o->kind != OP_CONST) use_place(*(Bits *)ctx, &o->place); }
static void live_place(void *ctx, MPlace *p, const Rvalue *r) { (void)r; use_place(*(Bits *)ctx, p); }

static void def_place(Bits s, const MPlace *p) {
  if (!p->n) {
    bits_clear(s, p->local);
    return;
  }
  bool through = false;
  for (u32 i = 0; i < p->n; i++) through = through || p->proj[i].kind == PJ_DEREF || p->proj[i].kind == PJ_INDEX;
  if (through) use_place(s, p);
}

static void or_live(void *ctx, BlockId *b) {
  L *l = ((void **)ctx)[0];
  bits_or(*(Bits *)((void **)ctx)[1], l->live_in[*b]);
}

static void live_term(L *l, MBlock *k, Bits s) {
  Visitor v = {&s, live_operand, live_place};
  void *ctx[2] = {l, &s};
  term_each_succ(&k->term, ctx, or_live);
  if (k->term.kind == TM_CALL) def_place(s, &k->term.dest);
  if (k->unwind != NO_BLOCK) bits_or(s, l->live_in[k->unwind]);
  if (k->term.kind == TM_DROP) use_place(s, &k->term.dest);
  if (k->term.kind == TM_RETURN) bits_set(s, 0);
  visit_term_operands(&k->term, v);
}

static void live_stmt(L *l, MBlock *k, MStmt *st, Bits s) {
  Visitor v = {&s, live_operand, live_place};
  if (st->kind == ST_LIVE || st->kind == ST_DEAD) bits_clear(s, st->place.local);
  if (st->kind != ST_ASSIGN) return;
  def_place(s, &st->place);
  visit_rvalue(&st->rv, v);
  if (k->unwind != NO_BLOCK && mir_stmt_panics(st)) bits_or(s, l->live_in[k->unwind]);
}

static void find_order(L *l) {
  u32 all = l->b->blocks.n;
  bool *met = NEW_N(l->a, bool, all + 1);
  l->order = NEW_N(l->a, u32, all + 1);
  u32 n = blocks_as_met(l->a, l->b, l->order);
  for (u32 k = 0; k < n; k++) met[l->order[k]] = true;
  for (u32 i = 0; i < all; i++)
    if (!met[i]) l->order[n++] = i;
}
static void look_anew(L *l) {
  u32 n = l->b->blocks.n;
  l->looked = NEW_N(l->a, u32, n + 1);
  l->changed = NEW_N(l->a, u32, n + 1);
  l->now = 0;
}

static void is_newer(void *ctx, BlockId *b) {
  const L *l = ((void **)ctx)[0];
  if (l->changed[*b] >= *(const u32 *)((void **)ctx)[1]) *(bool *)((void **)ctx)[2] = true;
}
/* Has what comes behind block i changed since it was looked at? */
static bool news_behind(L *l, u32 i) {
  MBlock *k = &l->b->blocks.v[i];
  bool news = !l->looked[i];
  void *ctx[3] = {l, &l->looked[i], &news};
  term_each_succ(&k->term, ctx, is_newer);
  if (k->unwind != NO_BLOCK) is_newer(ctx, &k->unwind);
  return news;
}

static bool live_block(L *l, u32 i, Bits s) {
  MBlock *k = &l->b->blocks.v[i];
  memset(s.w, 0, ((l->n + 63) / 64) * sizeof *s.w);
  live_term(l, k, s);
  for (u32 j = k->stmts.n; j-- > 0;) live_stmt(l, k, &k->stmts.v[j], s);
  return bits_or(l->live_in[i], s);
}

static void run_live(L *l) {
  Bits s = bits_new(l->a, l->n);
  look_anew(l);
  for (bool again = true; again;) {
    again = false;
    for (u32 at = l->b->blocks.n; at-- > 0;) {
      u32 i = l->order[at];
      if (!news_behind(l, i)) continue;
      l->looked[i] = ++l->now;
      if (!live_block(l, i, s)) continue;
      l->changed[i] = l->now;
      again = true;
    }
  }
}

/* --- forwards: storage ---------------------------------------------------- */
typedef struct S { Bits req, bor, sto; } S;

static bool behind(const MPlace *p) {
  for (u32 i = 0; i < p->n; i++)
    if (p->proj[i].kind == PJ_DEREF) return true;
  return false;
}

static void borrow_place(void *ctx, MPlace *p, const Rvalue *r) {
  S *s = ctx;
  if ((r->kind != RV_REF && r->kind != RV_RAW) || behind(p)) return;
  bits_set(s->bor, p->local);
  bits_set(s->req, p->local);
}
static void no_operand(void *ctx, Operand *o) { (void)ctx, (void)o; }
static void moved_operand(void *ctx, Operand *o) {
  S *s = ctx;
  if (o->kind == OP_MOVE && !o->place.n && !bits_has(s->bor, o->place.local)) bits_clear(s->req, o->place.local);
}
static void no_place(void *ctx, MPlace *p, const Rvalue *r) { (void)ctx, (void)p, (void)r; }

typedef void (*PointFn)(void *ctx, Bits req);

static void storage_stmt(S *s, MStmt *st, PointFn f, void *ctx) {
  if (st->kind == ST_LIVE) bits_set(s->sto, st->place.local);
  if (st->kind == ST_DEAD) {
    bits_clear(s->sto, st->place.local);
    bits_clear(s->req, st->place.local);
    bits_clear(s->bor, st->place.local);
  }
  if (st->kind != ST_ASSIGN) return;
  visit_rvalue(&st->rv, (Visitor){s, no_operand, borrow_place});
  if (!behind(&st->place)) bits_set(s->req, st->place.local);
  if (f) f(ctx, s->req);
  visit_rvalue(&st->rv, (Visitor){s, moved_operand, no_place});
  if (!behind(&st->place)) bits_set(s->req, st->place.local);
}

static void storage_term(S *s, MTerm *t, PointFn f, void *ctx) {
  if (t->kind == TM_CALL && !behind(&t->dest)) bits_set(s->req, t->dest.local);
  if (f) f(ctx, s->req);
  visit_term_operands(t, (Visitor){s, moved_operand, no_place});
}

static void storage_join(void *ctx, BlockId *to) {
  L *l = ((void **)ctx)[0];
  S *s = ((void **)ctx)[1];
  bool a = bits_or(l->req[*to], s->req), b = bits_or(l->bor[*to], s->bor), c = bits_or(l->sto[*to], s->sto);
  if (!a && !b && !c && l->reached[*to]) return;
  *(bool *)((void **)ctx)[2] = true;
  l->changed[*to] = l->now;
  l->reached[*to] = true;
}

static void storage_enter(L *l, u32 i, S *s) {
  bits_copy(s->req, l->req[i]);
  bits_copy(s->bor, l->bor[i]);
  bits_copy(s->sto, l->sto[i]);
}

static S storage_new(L *l) { return (S){bits_new(l->a, l->n), bits_new(l->a, l->n), bits_new(l->a, l->n)}; }

static void run_storage(L *l) {
  S s = storage_new(l);
  look_anew(l);
  l->reached[0] = true;
  for (bool changed = true; changed;) {
    changed = false;
    void *ctx[3] = {l, &s, &changed};
    for (u32 at = 0; at < l->b->blocks.n; at++) {
      u32 i = l->order[at];
      if (!l->reached[i] || (l->looked[i] && l->changed[i] < l->looked[i])) continue;
      MBlock *k = &l->b->blocks.v[i];
      l->looked[i] = ++l->now;
      storage_enter(l, i, &s);
      for (u32 j = 0; j < k->stmts.n; j++) {
        if (k->unwind != NO_BLOCK && mir_stmt_panics(&k->stmts.v[j])) storage_join(ctx, &k->unwind);
        storage_stmt(&s, &k->stmts.v[j], NULL, NULL);
      }
      storage_term(&s, &k->term, NULL, NULL);
      term_each_succ(&k->term, ctx, storage_join);
      if (k->unwind != NO_BLOCK) storage_join(ctx, &k->unwind);
    }
  }
}

/* --- both ----------------------------------------------------------------- */
typedef struct Pairs { Bits saved, tmp; Bits *conflict; u32 n; } Pairs;

static void note_pairs(void *ctx, Bits req) {
  Pairs *p = ctx;
  bits_copy(p->tmp, req);
  bits_and(p->tmp, p->saved);
  for (u32 w = 0; w < (p->n + 63) / 64; w++)
    for (u64 m = p->tmp.w[w]; m; m &= m - 1) bits_or(p->conflict[w * 64 + (u32)__builtin_ctzll(m)], p->tmp);
}

static void yields(L *l, Bits *out, Bits *sto) {
  S s = storage_new(l);
  Bits lv = bits_new(l->a, l->n);
  for (u32 i = 0; i < l->b->blocks.n; i++) {
    MBlock *k = &l->b->blocks.v[i];
    if (k->term.kind != TM_YIELD || !l->reached[i]) continue;
    storage_enter(l, i, &s);
    for (u32 j = 0; j < k->stmts.n; j++) storage_stmt(&s, &k->stmts.v[j], NULL, NULL);
    bits_copy(lv, l->live_in[k->term.target]);
    if (k->term.drop != NO_BLOCK) bits_or(lv, l->live_in[k->term.drop]);
    bits_or(lv, s.bor);
    bits_and(lv, s.req);
    for (u32 x = 1; x <= l->b->n_args; x++) bits_clear(lv, x);
    bits_or(out[k->term.await_index], lv);
    bits_or(sto[k->term.await_index], s.sto);
  }
}

static Bits *many(L *l, u32 n) {
  Bits *v = NEW_N(l->a, Bits, n + 1);
  for (u32 i = 0; i < n; i++) v[i] = bits_new(l->a, l->n);
  return v;
}

Live live_across_yields(Arena *a, MirBody *b, u32 n_awaits, Bits *storage_at_yield) {
  L l = {.a = a, .b = b, .n = b->locals.n, .reached = NEW_N(a, bool, b->blocks.n + 1)};
  l.live_in = many(&l, b->blocks.n);
  l.req = many(&l, b->blocks.n);
  l.bor = many(&l, b->blocks.n);
  l.sto = many(&l, b->blocks.n);
  find_order(&l);
  run_live(&l);
  run_storage(&l);
  Live r = {many(&l, n_awaits), many(&l, l.n)};
  yields(&l, r.yield_live, storage_at_yield);
  Pairs p = {bits_new(a, l.n), bits_new(a, l.n), r.conflict, l.n};
  for (u32 i = 0; i < n_awaits; i++) bits_or(p.saved, r.yield_live[i]);
  S s = storage_new(&l);
  for (u32 i = 0; i < b->blocks.n; i++) {
    if (!l.reached[i]) continue;
    storage_enter(&l, i, &s);
    if (b->blocks.v[i].cleanup) {            /* ways that end here need only what is still dropped */
      bits_and(s.req, l.live_in[i]);
      note_pairs(&p, s.req);
      continue;
    }
    note_pairs(&p, s.req);
    for (u32 j = 0; j < b->blocks.v[i].stmts.n; j++) storage_stmt(&s, &b->blocks.v[i].stmts.v[j], note_pairs, &p);
    storage_term(&s, &b->blocks.v[i].term, note_pairs, &p);
  }
  return r;
}
