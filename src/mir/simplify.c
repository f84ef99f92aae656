/* Tidying the graph: no unreachable blocks, no jumps to jumps, straight lines in one block. */
#include "mir/flow.h"

typedef struct Simp { MirBody *b; Arena *a; u32 *preds; } Simp;

static bool can_panic(const MBlock *k) {
  if (k->term.kind == TM_CALL || k->term.kind == TM_DROP) return true;
  for (u32 j = 0; j < k->stmts.n; j++)
    if (mir_stmt_panics(&k->stmts.v[j])) return true;
  return false;
}

static void drop_nops(MBlock *k) {
  u32 n = 0;
  for (u32 j = 0; j < k->stmts.n; j++)
    if (k->stmts.v[j].kind != ST_NOP) k->stmts.v[n++] = k->stmts.v[j];
  k->stmts.n = n;
}

static void fold_switch(MTerm *t) {
  if (t->kind != TM_SWITCH) return;
  if (t->on.kind == OP_CONST && t->on.k->kind == CK_SCALAR) {
    BlockId to = t->target;
    for (u32 i = t->n; i-- > 0;)
      if (t->values[i] == t->on.k->bits) to = t->targets[i];
    if (to != NO_BLOCK) *t = (MTerm){.kind = TM_GOTO, .span = t->span, .scope = t->scope, .target = to, .drop = NO_BLOCK};
    return;
  }
  for (u32 i = 0; i < t->n; i++)
    if (t->targets[i] != t->target) return;
  *t = (MTerm){.kind = TM_GOTO, .span = t->span, .scope = t->scope, .target = t->target, .drop = NO_BLOCK};
}

static BlockId threaded(Simp *S, BlockId b) {
  for (u32 steps = 0; steps < 64; steps++) {
    MBlock *k = &S->b->blocks.v[b];
    if (k->stmts.n || k->term.kind != TM_GOTO || k->term.target == b) return b;
    b = k->term.target;
  }
  return b;
}
static void thread_one(void *ctx, BlockId *b) { *b = threaded(ctx, *b); }

static bool same_operand(const Operand *a, const Operand *b) {
  return a->kind == OP_COPY && b->kind == OP_COPY && place_eq(a->place, b->place);
}

/* switch x { 1: A, else: { switch x { 2: B, else: C } } }  =>  switch x { 1: A, 2: B, else: C } */
static bool merge_switch(Simp *S, MTerm *t) {
  if (t->kind != TM_SWITCH || t->target == NO_BLOCK) return false;
  MBlock *k = &S->b->blocks.v[t->target];
  if (k->stmts.n || k->term.kind != TM_SWITCH || &k->term == t || !same_operand(&t->on, &k->term.on)) return false;
  MTerm *u = &k->term;
  u128 *v = NEW_N(S->a, u128, t->n + u->n + 1);
  BlockId *to = NEW_N(S->a, BlockId, t->n + u->n + 1);
  u32 n = t->n;
  memcpy(v, t->values, n * sizeof *v);
  memcpy(to, t->targets, n * sizeof *to);
  for (u32 i = 0; i < u->n; i++) {
    bool have = false;
    for (u32 j = 0; j < n; j++) have = have || v[j] == u->values[i];
    if (have) continue;
    v[n] = u->values[i];
    to[n++] = u->targets[i];
  }
  t->values = v;
  t->targets = to;
  t->n = n;
  t->target = u->target == S->b->blocks.n ? NO_BLOCK : u->target;
  return true;
}

static void count(void *ctx, BlockId *b) { ((Simp *)ctx)->preds[*b]++; }

static void count_preds(Simp *S, const bool *reached) {
  memset(S->preds, 0, S->b->blocks.n * sizeof *S->preds);
  S->preds[0] = 1;
  for (u32 i = 0; i < S->b->blocks.n; i++) {
    if (!reached[i]) continue;
    term_each_succ(&S->b->blocks.v[i].term, S, count);
    if (S->b->blocks.v[i].unwind != NO_BLOCK) S->preds[S->b->blocks.v[i].unwind]++;
  }
}

typedef struct Walk { Simp *S; bool *reached; VEC(BlockId) work; } Walk;
static void walk_one(void *ctx, BlockId *b) {
  Walk *w = ctx;
  if (w->reached[*b]) return;
  w->reached[*b] = true;
  vec_push(w->S->a, &w->work, *b);
}

static bool *reachable(Simp *S) {
  Walk w = {.S = S, .reached = NEW_N(S->a, bool, S->b->blocks.n + 1)};
  BlockId entry = 0;
  walk_one(&w, &entry);
  while (w.work.n) {
    MBlock *k = &S->b->blocks.v[vec_pop(&w.work)];
    term_each_succ(&k->term, &w, walk_one);
    if (k->unwind != NO_BLOCK) walk_one(&w, &k->unwind);
  }
  return w.reached;
}

/* Appends the goto's target to its only predecessor. */
static bool merge_line(Simp *S, BlockId id, bool *reached) {
  MBlock *k = &S->b->blocks.v[id];
  if (k->term.kind != TM_GOTO || k->term.target == id || k->term.target == 0) return false;
  BlockId to = k->term.target;
  MBlock *n = &S->b->blocks.v[to];
  if (S->preds[to] != 1 || n->cleanup != k->cleanup) return false;
  if (k->unwind != n->unwind && k->unwind != NO_BLOCK && n->unwind != NO_BLOCK) return false;
  if (k->unwind != n->unwind && (k->unwind == NO_BLOCK ? can_panic(k) : can_panic(n))) return false;
  for (u32 j = 0; j < n->stmts.n; j++) vec_push(S->a, &k->stmts, n->stmts.v[j]);
  k->term = n->term;
  if (k->unwind == NO_BLOCK) k->unwind = n->unwind;
  reached[to] = false;
  return true;
}

typedef struct Renum { u32 *to; } Renum;
static void renum_one(void *ctx, BlockId *b) { *b = ((Renum *)ctx)->to[*b]; }

static void compact(Simp *S, const bool *reached) {
  MirBody *b = S->b;
  Renum r = {NEW_N(S->a, u32, b->blocks.n + 1)};
  u32 n = 0;
  for (u32 i = 0; i < b->blocks.n; i++)
    if (reached[i]) r.to[i] = n++;
  n = 0;
  for (u32 i = 0; i < b->blocks.n; i++)
    if (reached[i]) b->blocks.v[n++] = b->blocks.v[i];
  b->blocks.n = n;
  for (u32 i = 0; i < n; i++) {
    MBlock *k = &b->blocks.v[i];
    if (k->term.kind == TM_SWITCH) {           /* targets may be shared by copies made of this terminator */
      BlockId *v = NEW_N(S->a, BlockId, k->term.n + 1);
      memcpy(v, k->term.targets, k->term.n * sizeof *v);
      k->term.targets = v;
    }
    term_each_succ(&k->term, &r, renum_one);
    if (k->unwind != NO_BLOCK) k->unwind = r.to[k->unwind];
  }
}

/* Drops of a cleanup chain that elaboration emptied leave jumps: threads through them too. */
static void thread_all(Simp *S) {
  for (u32 i = 0; i < S->b->blocks.n; i++) {
    MBlock *k = &S->b->blocks.v[i];
    drop_nops(k);
    fold_switch(&k->term);
    if (!can_panic(k)) k->unwind = NO_BLOCK;
    term_each_succ(&k->term, S, thread_one);
    if (k->unwind != NO_BLOCK) k->unwind = threaded(S, k->unwind);
  }
  for (u32 i = 0; i < S->b->blocks.n; i++)
    while (merge_switch(S, &S->b->blocks.v[i].term)) {}
}

/* An unwind that does nothing but go on is none, except where a state is stored. */
static void drop_empty_unwinds(Simp *S) {
  for (u32 i = 0; i < S->b->blocks.n; i++) {
    MBlock *k = &S->b->blocks.v[i];
    if (k->unwind == NO_BLOCK) continue;
    MBlock *u = &S->b->blocks.v[k->unwind];
    if (!u->stmts.n && u->term.kind == TM_RESUME) k->unwind = NO_BLOCK;
  }
}

void mir_simplify(Mir *m, MirBody *b) {
  Arena *a = mir_work(m);
  Simp s = {b, a, NEW_N(a, u32, b->blocks.n + 1)};
  thread_all(&s);
  drop_empty_unwinds(&s);
  bool *reached = reachable(&s);
  count_preds(&s, reached);
  for (u32 i = 0; i < b->blocks.n; i++)
    while (reached[i] && merge_line(&s, i, reached)) {}
  thread_all(&s);
  compact(&s, reachable(&s));
}
