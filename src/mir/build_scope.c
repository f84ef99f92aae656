/* Drop scopes: what is to be dropped when control leaves, and what when a panic passes.
 *
 * Each lexical scope keeps, in order, the variables and temporaries that it ends:
 * a `storage` entry (ST_DEAD) and, once there is a value, a `value` entry (DROP).
 * Leaving a scope in any way (end, break, return, `?`, a failed pattern) writes
 * its entries backwards into the current block. Whether a value is still there
 * at that moment is not asked here: mir_elaborate_drops decides it by dataflow.
 *
 * A panic runs the same value entries in cleanup blocks. These form a tree grown
 * from RESUME: a node is (what remains to be done, the local to drop), found again
 * by that pair, so that places with the same things alive share one chain. A block
 * has one unwind target; b_stmt begins a new block when a statement that can panic
 * needs another target than the one the block already has.
 */
#include "mir/build.h"

u32 scope_push(Builder *B) {
  vec_push(B->a, &B->scopes, (DropScope){{0}});
  return B->scopes.n - 1;
}

TempScope temps_push(Builder *B) {
  TempScope t = {B->temp_scope};
  B->temp_scope = scope_push(B);
  return t;
}

void temps_pop(Builder *B, TempScope t, Span sp) {
  assert(B->temp_scope == B->scopes.n - 1);
  scope_pop(B, sp);
  B->temp_scope = t.saved;
}

void scope_schedule(Builder *B, u32 scope, LocalId l, bool value) {
  assert(scope < B->scopes.n);
  vec_push(B->a, &B->scopes.v[scope].drops, (DropEntry){l, value, false});
}

void scope_schedule_var(Builder *B, u32 scope, LocalId l) {
  scope_schedule(B, scope, l, false);
  if (b_needs_drop(B, B->b->locals.v[l].ty)) scope_schedule(B, scope, l, true);
}

static BlockId resume_block(Builder *B) {
  if (B->resume != NO_BLOCK) return B->resume;
  BlockId r = b_block(B);
  B->b->blocks.v[r].cleanup = true;
  B->b->blocks.v[r].term = (MTerm){.kind = TM_RESUME, .span = B->b->span, .target = NO_BLOCK, .drop = NO_BLOCK};
  return B->resume = r;
}

static BlockId unwind_node(Builder *B, BlockId next, LocalId l) {
  u64 found;
  if (map_get(&B->unwinds, map_key2(next, l), &found)) return (BlockId)found;
  BlockId to = next == NO_BLOCK ? resume_block(B) : next;
  BlockId id = b_block(B);
  MBlock *k = &B->b->blocks.v[id];
  k->cleanup = true;
  k->term = (MTerm){.kind = TM_DROP, .span = B->b->locals.v[l].span, .dest = local_place(l), .target = to, .drop = NO_BLOCK};
  map_put(B->a, &B->unwinds, map_key2(next, l), id);
  return id;
}

/* Cleanup for all of scopes[..n-1] and the first `drops` entries of scopes[n-1]. */
static BlockId unwind_upto(Builder *B, u32 n, u32 drops) {
  BlockId at = NO_BLOCK;
  for (u32 i = 0; i < n; i++) {
    DropScope *sc = &B->scopes.v[i];
    u32 lim = i + 1 == n ? drops : sc->drops.n;
    for (u32 j = 0; j < lim; j++)
      if (sc->drops.v[j].value && !sc->drops.v[j].gone) at = unwind_node(B, at, sc->drops.v[j].local);
  }
  return at;
}

BlockId scope_unwind(Builder *B) {
  return B->scopes.n ? unwind_upto(B, B->scopes.n, B->scopes.v[B->scopes.n - 1].drops.n) : NO_BLOCK;
}

static void drop_to(Builder *B, MPlace p, bool replace, BlockId unwind, Span sp) {
  if (B->fixed.v[B->cur] && B->b->blocks.v[B->cur].unwind != unwind) {
    BlockId next = b_block(B);
    b_goto(B, next, sp);
    B->cur = next;
  }
  BlockId next = b_block(B);
  B->b->blocks.v[B->cur].unwind = unwind;
  B->fixed.v[B->cur] = 1;
  b_term(B, (MTerm){.kind = TM_DROP, .span = sp, .dest = p, .target = next, .drop = NO_BLOCK, .replace = replace});
  B->cur = next;
}

void b_replace(Builder *B, MPlace p, Rvalue rv, Span sp) {
  BlockId next = scope_unwind(B), un = b_block(B);
  if (next == NO_BLOCK) next = resume_block(B);
  MBlock *k = &B->b->blocks.v[un];
  k->cleanup = true;
  k->term = (MTerm){.kind = TM_GOTO, .span = sp, .scope = B->scope, .target = next, .drop = NO_BLOCK};
  MStmt st = {.kind = ST_ASSIGN, .span = sp, .scope = B->scope, .place = p, .rv = rv};
  vec_push(B->a, &k->stmts, st);
  drop_to(B, p, true, un, sp);
  b_assign(B, p, rv, sp);
}

static void leave(Builder *B, u32 idx, Span sp) {
  for (u32 j = B->scopes.v[idx].drops.n; j-- > 0;) {
    DropEntry d = B->scopes.v[idx].drops.v[j];
    if (d.gone) continue;
    if (d.value) drop_to(B, local_place(d.local), false, unwind_upto(B, idx + 1, j), sp);
    else b_live(B, d.local, false, sp);
  }
}

static Span end_of(Span sp) { return sp.hi > sp.lo ? (Span){sp.hi - 1, sp.hi, sp.ctx} : sp; }

void scope_pop(Builder *B, Span sp) {
  leave(B, B->scopes.n - 1, end_of(sp));
  B->scopes.n--;
}

void scope_exit_to(Builder *B, u32 depth, Span sp) {
  for (u32 i = B->scopes.n; i-- > depth;) leave(B, i, sp);
}

static void forget(Builder *B, LocalId l) {
  for (u32 i = B->scopes.n; i-- > 0;)
    for (u32 j = B->scopes.v[i].drops.n; j-- > 0;) {
      DropEntry *d = &B->scopes.v[i].drops.v[j];
      if (d->local == l && d->value) {
        d->gone = true;
        return;
      }
    }
}

void scope_moved(Builder *B, const Operand *v, u32 n) {
  for (u32 i = 0; i < n; i++)
    if (v[i].kind == OP_MOVE && !v[i].place.n && !B->b->locals.v[v[i].place.local].src &&
        v[i].place.local > B->b->n_args && b_needs_drop(B, B->b->locals.v[v[i].place.local].ty))
      forget(B, v[i].place.local);
}
