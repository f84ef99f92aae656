/* solve_deferred — is what a future holds Send? Asked of one item, when the captures and
 * witnesses of its bodies are known.
 *
 * As in rustc, futures of other functions are judged first, at the argument; where one
 * of them fails, nothing more is said of that body. The body's own async blocks come
 * after, at the whole call, and each type that fails is spoken of once. The functions
 * whose futures are looked into are checked before: one that is wrong by itself hides
 * what its future holds.
 */
#include "sema/solve_priv.h"

typedef struct Said { const Def *item; Predicate leaf; } Said;
typedef struct Pass { Sema *s; bool own, failed; VEC(Said) said; } Pass;

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

static bool said_before(Pass *x, const Def *item, Predicate leaf) {
  for (u32 i = 0; i < x->said.n; i++)
    if (x->said.v[i].item == item && x->said.v[i].leaf.tr.trait == leaf.tr.trait && x->said.v[i].leaf.tr.args == leaf.tr.args) return true;
  vec_push(x->s->arena, &x->said, (Said){item, leaf});
  return false;
}

static const Def *item_at(const DeferredPlaces *p, Span at) {
  for (u32 i = 0; i < p->items.n; i++)
    if (p->items.v[i].lo <= at.lo && at.hi <= p->items.v[i].hi) return p->items.v[i].item;
  return NULL;
}

static DeferredList *list_of(Sema *s, const Def *item) {
  DeferredPlaces *p = &solve_state(s)->places;
  u64 key = item ? item->id + 1 : 0;
  DeferredList *l = map_ptr(&p->lists, key);
  if (l) return l;
  l = NEW(s->arena, DeferredList);
  map_put(s->arena, &p->lists, key, (u64)(uintptr_t)l);
  return l;
}

/* The obligations of an item, those that came since the last time included. */
static DeferredList *deferred_of(Sema *s, const Def *item) {
  SolveState *st = solve_state(s);
  DeferredPlaces *p = &st->places;
  if (p->n_bodies != s->bodies.n) {
    *p = (DeferredPlaces){.n_bodies = s->bodies.n};
    for (u32 i = 0; i < s->bodies.n; i++) {
      const Def *d = s->bodies.v[i]->def;
      if (!s->bodies.v[i]->parent && d && d->item) vec_push(s->arena, &p->items, (ItemSpan){d->item->span.lo, d->item->span.hi, d});
    }
  }
  for (; p->n_placed < st->deferred.n; p->n_placed++)
    vec_push(s->arena, list_of(s, item_at(p, st->deferred.v[p->n_placed].cause.span)), p->n_placed);
  return list_of(s, item);
}

static void failed(Pass *x, Infer *f, Obligation *o) {
  const Def *own = own_item(f, o);
  if ((own != NULL) != x->own) return;
  if (own && own->body && own->body->has_error) return;    /* wrong itself: what its own futures hold is not known */
  x->failed = true;
  if (own) {
    if (said_before(x, own, infer_resolve_pred(f, o->p))) return;
    if (o->cause.call.hi) o->cause.span = o->cause.call;
  }
  report_failed(f, o);
}

static void judge(Pass *x, const Deferred *d) {
  Infer *f = infer_new(x->s, d->env);
  f->final = true;
  solve_add(f, d->p, d->cause);
  solve_pending(f);
  for (u32 k = 0; k < f->obls.n; k++)
    if (f->obls.v[k].state == OBL_FAILED) failed(x, f, &f->obls.v[k]);
}

/* --- functions whose futures an obligation looks into -------------------------------------- */
typedef struct Inside { Sema *s; void *ctx; void (*first)(void *ctx, Def *fn); Map seen; } Inside;

static bool look_into(void *ctx, Ty t);
static void look_at(Inside *x, Ty t) { ty_any(t, look_into, x); }

static void look_held(Inside *x, const AstBody *b) {
  for (u32 i = 0; i < b->n_captures; i++) look_at(x, b->captures[i].place_ty);
  for (u32 i = 0; i < b->n_witness; i++) look_at(x, b->witness[i].ty);
}

static bool look_into(void *ctx, Ty t) {
  Inside *x = ctx;
  u64 old;
  if ((t->kind != TY_OPAQUE && t->kind != TY_ASYNC && t->kind != TY_CLOSURE) || t->def->is_lib) return false;
  if (map_get(&x->seen, t->def->id, &old)) return false;
  map_put(x->s->arena, &x->seen, t->def->id, 1);
  if (t->kind == TY_OPAQUE) {
    if (t->def->opaque_fn) x->first(x->ctx, t->def->opaque_fn);
    if (t->def->hidden) look_at(x, t->def->hidden);
  } else if (t->def->body) {
    look_held(x, t->def->body);
  }
  return false;
}

SendAnswer solve_deferred(Sema *s, const Def *item, void *ctx, void (*first)(void *ctx, Def *fn)) {
  SolveState *st = solve_state(s);
  Inside in = {.s = s, .ctx = ctx, .first = first};
  Pass x = {.s = s};
  for (u32 i = 0; i < deferred_of(s, item)->n; i++) {     /* `first` comes back here for other items */
    TyList *args = st->deferred.v[deferred_of(s, item)->v[i]].p.tr.args;
    for (u32 k = 0; k < args->n; k++) look_at(&in, args->v[k]);
  }
  for (int own = 0; own < 2 && !x.failed; own++) {
    x.own = own;
    for (u32 i = 0; i < deferred_of(s, item)->n; i++) {
      Deferred d = st->deferred.v[deferred_of(s, item)->v[i]];
      judge(&x, &d);
    }
  }
  return !x.failed ? SEND_OK : x.own ? SEND_OWN_FAILED : SEND_OTHER_FAILED;
}
