/* solve_deferred — is what a future holds Send? Asked when every body's captures and
 * witnesses are known.
 *
 * As in rustc, futures of other functions are judged first, at the argument; where one
 * of them fails, nothing more is said of that body. The body's own async blocks come
 * after, at the whole call, and each type that fails is spoken of once.
 */
#include "sema/solve_priv.h"

typedef struct Said { const Def *item; Predicate leaf; } Said;
typedef struct Pass { Sema *s; bool own; VEC(const Def *) tainted; VEC(Said) said; } Pass;

static const Def *item_around(const Def *d) {
  while (d && (d->kind == DEF_CLOSURE || d->kind == DEF_ASYNC)) d = d->parent;
  return d;
}

static bool within(const Def *item, Span at) {
  return item && item->item && item->item->span.lo <= at.lo && at.hi <= item->item->span.hi;
}

/* The item whose own future stands on the way to an obligation, or NULL. */
static const Def *own_item(Infer *f, const Obligation *o) {
  for (;;) {
    Ty t = infer_shallow(f, o->p.tr.args->v[0]);
    const Def *item = t->kind == TY_ASYNC || t->kind == TY_CLOSURE ? item_around(t->def) : NULL;
    if (within(item, o->cause.span)) return item;
    if (!o->parent) return NULL;
    o = &f->obls.v[o->parent - 1];
  }
}

static bool is_tainted(const Pass *x, const Def *item, Span at) {
  for (u32 i = 0; i < x->tainted.n; i++)
    if (item ? x->tainted.v[i] == item : within(x->tainted.v[i], at)) return true;
  return false;
}

static bool said_before(Pass *x, const Def *item, Predicate leaf) {
  for (u32 i = 0; i < x->said.n; i++)
    if (x->said.v[i].item == item && x->said.v[i].leaf.tr.trait == leaf.tr.trait && x->said.v[i].leaf.tr.args == leaf.tr.args) return true;
  vec_push(x->s->arena, &x->said, (Said){item, leaf});
  return false;
}

static const Def *item_at(Sema *s, Span at) {
  for (u32 i = 0; i < s->bodies.n; i++)
    if (!s->bodies.v[i]->parent && within(s->bodies.v[i]->def, at)) return s->bodies.v[i]->def;
  return NULL;
}

static void failed(Pass *x, Infer *f, Obligation *o) {
  const Def *own = own_item(f, o);
  if ((own != NULL) != x->own) return;
  if (!own) {
    const Def *item = item_at(x->s, o->cause.span);
    if (item) vec_push(x->s->arena, &x->tainted, item);
  } else {
    if (is_tainted(x, own, o->cause.span) || said_before(x, own, infer_resolve_pred(f, o->p))) return;
    if (o->cause.call.hi) o->cause.span = o->cause.call;
  }
  report_failed(f, o);
}

static void pass(Pass *x, bool own) {
  SolveState *st = solve_state(x->s);
  x->own = own;
  for (u32 i = 0; i < st->deferred.n; i++) {
    Deferred d = st->deferred.v[i];
    Infer *f = infer_new(x->s, d.env);
    f->final = true;
    solve_add(f, d.p, d.cause);
    solve_pending(f);
    for (u32 k = 0; k < f->obls.n; k++)
      if (f->obls.v[k].state == OBL_FAILED) failed(x, f, &f->obls.v[k]);
  }
}

void solve_deferred(Sema *s) {
  Pass x = {.s = s};
  pass(&x, false);
  pass(&x, true);
  solve_state(s)->deferred.n = 0;
}
