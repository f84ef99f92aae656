/* select_loses_data — a branch of select! in a loop whose future, dropped unfinished, takes something with it.
 *
 * What is dropped: the argument of a function that the library declares `unfinished` (a branch of select!, the future
 * under a timeout), where the call stands in a loop and its future is made for it. What is lost: the library says of its
 * own futures which of them lose (`loses`) and which take something out of a channel (`takes`). A body of the program
 * loses if it waits, at an await, while it holds what an await before it took and will read it later; or if it awaits
 * one that loses. It takes if it returns what it took. Such bodies are looked at again as they were built.
 */
#include "mir/pitfall.h"

typedef struct Body {
  Pitfalls *p;
  MirBody *b;
  BlockId *yield;              /* per await: its block */
} Body;

static FutureMade awaited(Body *B, u32 await) {
  Origin o;
  return origin_of(B->p, B->b, B->b->async->awaits[await].fut, &o) ? future_of(B->p, o) : (FutureMade){0};
}

typedef struct Reads { LocalId l; bool yes; } Reads;
static void read_operand(void *ctx, Operand *o) {
  Reads *r = ctx;
  if (o->kind != OP_CONST && o->place.local == r->l) r->yes = true;
}
static void read_place(void *ctx, MPlace *m, const Rvalue *rv) {
  Reads *r = ctx;
  if (m->local == r->l && rv->kind != RV_DISCR) r->yes = true;
}

/* Does the block read the local, or put something else in it first? */
static bool block_reads(MBlock *k, LocalId l, bool *ends) {
  Reads r = {l, false};
  Visitor v = {&r, read_operand, read_place};
  *ends = false;
  for (u32 j = 0; j < k->stmts.n; j++) {
    MStmt *st = &k->stmts.v[j];
    bool storage = st->kind == ST_LIVE || st->kind == ST_DEAD;
    if (st->kind == ST_ASSIGN) visit_rvalue(&st->rv, v);
    if (r.yes) return true;
    *ends = (st->kind == ST_ASSIGN || storage) && st->place.local == l && !st->place.n;
    if (*ends) return false;
  }
  visit_term_operands(&k->term, v);
  *ends = k->term.kind == TM_CALL && k->term.dest.local == l && !k->term.dest.n;
  return r.yes || (k->term.kind == TM_RETURN && !l);
}

static void reach(void *ctx, BlockId *to) { bits_set(*(Bits *)ctx, *to); }

/* Goes on from a block: is the local read before it is set again? l NO_LOCAL: is the block `find` reached? */
static bool comes_to(Body *B, BlockId from, LocalId l, BlockId find) {
  u32 n = B->b->blocks.n;
  Bits seen = bits_new(mir_work(B->p->m), n), done = bits_new(mir_work(B->p->m), n);
  bits_set(seen, from);
  for (bool more = true; more;) {
    more = false;
    for (u32 i = 0; i < n; i++) {
      if (!bits_has(seen, i) || bits_has(done, i)) continue;
      bits_set(done, i);
      more = true;
      bool ends = false;
      if (i == find || (l != NO_LOCAL && block_reads(&B->b->blocks.v[i], l, &ends))) return true;
      MTerm t = B->b->blocks.v[i].term;
      if (t.kind == TM_YIELD) t.drop = NO_BLOCK;
      if (!ends) term_each_succ(&t, &seen, reach);
    }
  }
  return false;
}

/* --- one body ------------------------------------------------------------------------------------ */

static const Losing *judge(Pitfalls *p, Def *d);

static bool takes(Pitfalls *p, FutureMade f) {
  if (f.fact) return f.fact->kind == FACT_takes;
  return f.body && judge(p, f.body)->takes;
}

static bool held_at(Body *B, BlockId after, Bits held, u32 wait, LocalId *what) {
  BlockId y = B->yield[wait];
  if (y == NO_BLOCK || !comes_to(B, after, NO_LOCAL, y)) return false;
  for (LocalId l = 0; l < B->b->locals.n; l++) {
    *what = l;
    if (bits_has(held, l) && comes_to(B, B->b->blocks.v[y].term.target, l, NO_BLOCK)) return true;
  }
  return false;
}

static void judge_take(Body *B, u32 take, Losing *x) {
  AwaitPoint *awaits = B->b->async->awaits;
  BlockId after;
  LocalId value, what;
  if (!value_of(B->b, take, &after, &value)) return;
  Bits held = tainted(B->p, B->b, value, false);
  x->takes |= bits_has(held, 0);
  for (u32 i = 0; i < B->b->async->n_awaits && !x->loses; i++) {
    if (!held_at(B, after, held, i, &what)) continue;
    *x = (Losing){x->takes, true, awaits[take].span, awaits[i].span, B->b->locals.v[what].name, NULL};
  }
}

static const Losing *judge(Pitfalls *p, Def *d) {
  SeenBody *seen = pitfall_body(p, d);
  static const Losing nothing = {0};
  if (!seen || !d->body) return &nothing;
  if (seen->losing) return seen->losing;
  Losing *x = seen->losing = NEW(p->m->arena, Losing);
  ArenaMark mark = arena_mark(mir_work(p->m));
  Body B = {p, mir_build(p->m, d->body), NULL};
  mir_simplify(p->m, B.b);
  u32 n = B.b->async->n_awaits;
  B.yield = NEW_N(p->m->arena, BlockId, n + 1);
  for (u32 i = 0; i < n; i++) B.yield[i] = NO_BLOCK;
  for (u32 i = 0; i < B.b->blocks.n; i++)
    if (B.b->blocks.v[i].term.kind == TM_YIELD) B.yield[B.b->blocks.v[i].term.await_index] = i;
  for (u32 i = 0; i < n; i++) {
    FutureMade f = awaited(&B, i);
    bool inner = f.body && judge(p, f.body)->loses;
    Span at = B.b->async->awaits[i].span;
    if (!x->loses && f.fact && f.fact->kind == FACT_loses) *x = (Losing){x->takes, true, at, at, 0, f.fact};
    if (!x->loses && inner) *x = *judge(p, f.body);
    if (takes(p, f)) judge_take(&B, i, x);
  }
  arena_release(p->m->work, mark);
  return x;
}

/* --- select! in a loop ------------------------------------------------------------------------------ */

void pitfalls_racing(Pitfalls *p, MirBody *b) {
  Body B = {p, b, NULL};
  for (u32 i = 0; i < b->blocks.n; i++) {
    const MTerm *t = &b->blocks.v[i].term;
    const Fact *f = t->kind == TM_CALL && t->callee ? t->callee->fact : NULL;
    if (!f || f->kind != FACT_unfinished || t->target == NO_BLOCK) continue;
    const Operand *o = &t->args[str_eqz(f->text, "second")];
    Origin from;
    if (o->kind != OP_MOVE || o->place.n || !origin_of(p, b, o->place.local, &from)) continue;
    if (comes_to(&B, t->target, NO_LOCAL, i)) vec_push(p->m->arena, &p->raced, (Raced){from.span, f, future_of(p, from)});
  }
}

static void say(Pitfalls *p, const Raced *r, const Losing *x) {
  Diags *d = p->found;
  Diag *g = pitfall_note(p, DIAG_select_loses_data, r->at, "this future may be dropped before it is done, and loses something with that");
  diag_primary(d, g, "made anew in each turn of the loop for `%.*s`", STR_ARG(r->by->name));
  if (x->fact) {
    if (x->take.hi) diag_note_at(d, g, x->take, "%.*s", STR_ARG(x->fact->text));
    else diag_note(d, g, "%.*s", STR_ARG(x->fact->text));
  } else {
    diag_note_at(d, g, x->take, "what it takes here is gone from where it was");
    diag_note_at(d, g, x->wait, "and is lost if the future is dropped while it waits here");
  }
  diag_help(d, g, "make the future before the loop, pin it, and use `&mut future` here; or only take here, and do the rest in the branch's handler");
}

void pitfalls_lost_in_races(Pitfalls *p) {
  for (u32 i = 0; i < p->raced.n; i++) {
    const Raced *r = &p->raced.v[i];
    Losing own = {.loses = true, .fact = r->of.fact};
    const Losing *x = r->of.fact ? &own : r->of.body ? judge(p, r->of.body) : NULL;
    if (!x || !x->loses || (x->fact && x->fact->kind != FACT_loses)) continue;
    say(p, r, x);
  }
}
