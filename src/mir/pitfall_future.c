/* Where the futures of a body come from, and where their values go. */
#include "mir/pitfall.h"

/* --- where a value comes from ------------------------------------------------------------------ */

bool origin_of(Pitfalls *p, const MirBody *b, LocalId l, Origin *o) {
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

FutureMade future_of(Pitfalls *p, Origin o) {
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

/* --- what is held of what was taken -------------------------------------------------------------- */

static bool through(const MPlace *m) {
  for (u32 i = 0; i < m->n; i++)
    if (m->proj[i].kind == PJ_DEREF) return true;
  return false;
}

typedef struct Taint { const MirBody *b; Bits v; bool refs, hit, more; } Taint;

static void hit_operand(void *ctx, Operand *o) {
  Taint *t = ctx;
  if (o->kind != OP_CONST && (t->refs || !through(&o->place)) && bits_has(t->v, o->place.local)) t->hit = true;
}
static void hit_place(void *ctx, MPlace *m, const Rvalue *r) {
  Taint *t = ctx;
  (void)r;
  if (t->refs && bits_has(t->v, m->local)) t->hit = true;
}

static void taint(Taint *t, const MPlace *to) {
  if (!t->hit || through(to) || (to->local && to->local <= t->b->n_args) || bits_has(t->v, to->local)) return;
  bits_set(t->v, to->local);
  t->more = true;
}

Bits tainted(Pitfalls *p, const MirBody *b, LocalId from, bool refs) {
  Taint t = {b, bits_new(mir_work(p->m), b->locals.n), refs, false, true};
  Visitor v = {&t, hit_operand, hit_place};
  bits_set(t.v, from);
  while (t.more) {
    t.more = false;
    for (u32 i = 0; i < b->blocks.n; i++) {
      MBlock *k = &b->blocks.v[i];
      for (u32 j = 0; j < k->stmts.n; j++) {
        t.hit = false;
        if (k->stmts.v[j].kind == ST_ASSIGN) visit_rvalue(&k->stmts.v[j].rv, v), taint(&t, &k->stmts.v[j].place);
      }
      t.hit = false;
      if (k->term.kind != TM_CALL || ty_is_unit(place_ty(b, k->term.dest))) continue;
      visit_term_operands(&k->term, v);
      taint(&t, &k->term.dest);
    }
  }
  return t.v;
}

bool value_of(const MirBody *b, u32 await, BlockId *block, LocalId *to) {
  Span at = b->async->awaits[await].span;
  for (u32 i = 0; i < b->blocks.n; i++) {
    const MBlock *k = &b->blocks.v[i];
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
