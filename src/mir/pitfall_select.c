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

/* --- where a value comes from ------------------------------------------------------------------ */

/* The only call or aggregate that writes a local, through moves and into_future; false: there are several or none. */
typedef struct Origin { const MTerm *call; /* or NULL: an aggregate */ Ty ty; Span span; } Origin;
static bool origin_of(Pitfalls *p, const MirBody *b, LocalId l, Origin *o) {
  const Operand *from = NULL;
  u32 writers = 0;
  *o = (Origin){0};
  for (u32 i = 0; i < b->blocks.n; i++) {
    const MBlock *k = &b->blocks.v[i];
    for (u32 j = 0; j < k->stmts.n; j++) {
      const MStmt *st = &k->stmts.v[j];
      if (st->kind != ST_ASSIGN || st->place.local != l || st->place.n) continue;
      writers++;
      if (st->rv.kind == RV_USE && st->rv.a.kind == OP_MOVE && !st->rv.a.place.n) from = &st->rv.a;
      if (st->rv.kind == RV_AGGREGATE) *o = (Origin){NULL, st->rv.ty, st->span};
    }
    if (k->term.kind != TM_CALL || k->term.dest.local != l || k->term.dest.n) continue;
    writers++;
    *o = (Origin){&k->term, b->locals.v[l].ty, k->term.span};
  }
  if (writers != 1) return false;
  if (o->call && o->call->callee == lang_item(p->m->s, LANG_into_future)) from = &o->call->args[0];
  if (!from) return o->ty != NULL;
  return from->kind == OP_MOVE && !from->place.n && from->place.local != l && origin_of(p, b, from->place.local, o);
}

/* The future that it makes: what the library declares of it, or the program's async body. */
static FutureMade future_of(Pitfalls *p, Origin o) {
  FutureMade f = {0};
  Ty t = o.ty;
  Def *by = o.call ? o.call->callee : NULL;
  if (by) f.fact = by->fact;
  if (by && !f.fact && t->kind == TY_ADT) f.fact = t->def->fact;
  if (by && by->is_async_fn && !by->is_lib) {
    Def *fut = fn_async_opaque(p->m->s, by);
    if (fut && fut->hidden) t = fut->hidden;
  }
  if (t->kind == TY_ASYNC && !t->def->is_lib) f.body = t->def;
  return f;
}

static FutureMade awaited(Body *B, u32 await) {
  Origin o;
  return origin_of(B->p, B->b, B->b->async->awaits[await].fut, &o) ? future_of(B->p, o) : (FutureMade){0};
}

/* --- what is held of what was taken -------------------------------------------------------------- */

static bool through(const MPlace *m) {
  for (u32 i = 0; i < m->n; i++)
    if (m->proj[i].kind == PJ_DEREF) return true;
  return false;
}

typedef struct Taint { const MirBody *b; Bits v; bool hit, more; } Taint;

static void hit_operand(void *ctx, Operand *o) {
  Taint *t = ctx;
  if (o->kind != OP_CONST && !through(&o->place) && bits_has(t->v, o->place.local)) t->hit = true;
}
static void hit_place(void *ctx, MPlace *m, const Rvalue *r) { (void)ctx, (void)m, (void)r; }

static void taint(Taint *t, const MPlace *to) {
  if (!t->hit || through(to) || (to->local && to->local <= t->b->n_args) || bits_has(t->v, to->local)) return;
  bits_set(t->v, to->local);
  t->more = true;
}

/* Everything that is moved, copied or computed from the local, without references. */
static Bits tainted(Body *B, LocalId from) {
  Taint t = {B->b, bits_new(B->p->m->arena, B->b->locals.n), false, true};
  Visitor v = {&t, hit_operand, hit_place};
  bits_set(t.v, from);
  while (t.more) {
    t.more = false;
    for (u32 i = 0; i < B->b->blocks.n; i++) {
      MBlock *k = &B->b->blocks.v[i];
      for (u32 j = 0; j < k->stmts.n; j++) {
        t.hit = false;
        if (k->stmts.v[j].kind == ST_ASSIGN) visit_rvalue(&k->stmts.v[j].rv, v), taint(&t, &k->stmts.v[j].place);
      }
      t.hit = false;
      if (k->term.kind != TM_CALL || ty_is_unit(place_ty(B->b, k->term.dest))) continue;
      visit_term_operands(&k->term, v);
      taint(&t, &k->term.dest);
    }
  }
  return t.v;
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
  Bits seen = bits_new(B->p->m->arena, n), done = bits_new(B->p->m->arena, n);
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

/* The block in which the value of an await is taken out of its Poll, and the local that gets it. */
static bool value_of(Body *B, u32 await, BlockId *block, LocalId *to) {
  Span at = B->b->async->awaits[await].span;
  for (u32 i = 0; i < B->b->blocks.n; i++) {
    const MBlock *k = &B->b->blocks.v[i];
    for (u32 j = 0; j < k->stmts.n; j++) {
      const MStmt *st = &k->stmts.v[j];
      bool same = st->kind == ST_ASSIGN && st->span.lo == at.lo && st->span.hi == at.hi && st->span.ctx == at.ctx;
      if (!same || st->rv.kind != RV_USE || st->rv.a.kind == OP_CONST) continue;
      if (st->rv.a.place.n != 2 || st->rv.a.place.proj[0].kind != PJ_DOWNCAST) continue;
      *block = i;
      *to = st->place.local;
      return !through(&st->place);
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
  if (!value_of(B, take, &after, &value)) return;
  Bits held = tainted(B, value);
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
