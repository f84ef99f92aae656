/* awaits_in_a_row — `let a = first().await; let b = second().await;` where both could wait at once.
 *
 * Told only where nothing speaks against it: both are async functions of the program whose arguments are plain values
 * (numbers, texts), so that they share nothing through them; both give a value; both let time pass, and neither they
 * nor what they call of the program touch a static; between the two nothing else is called, and nothing that the second
 * is given depends on the first one's value.
 */
#include "mir/pitfall.h"

typedef struct Line { Pitfalls *p; MirBody *b; u32 first, next; BlockId from, to; } Line; /* the awaits; the way between them */

/* A value that leads to nothing else. */
static bool plain(Ty t) {
  switch (t->kind) {
  case TY_BOOL: case TY_CHAR: case TY_INT: case TY_FLOAT: return true;
  case TY_REF: return !t->mut && t->elem->kind == TY_STR;
  case TY_ADT: return ty_is_lang(t, LANG_string);
  default: return false;
  }
}

static Ty operand_ty(const MirBody *b, const Operand *o) { return o->kind == OP_CONST ? o->k->ty : place_ty(b, o->place); }

/* The call of an async function of the program with plain arguments that an await waits for. */
static const MTerm *plain_call(Pitfalls *p, const MirBody *b, u32 await, Def **body) {
  Origin o;
  if (!origin_of(p, b, b->async->awaits[await].fut, &o) || !o.call || !o.call->callee || !o.call->callee->is_async_fn) return NULL;
  for (u32 i = 0; i < o.call->n_args; i++)
    if (!plain(operand_ty(b, &o.call->args[i]))) return NULL;
  *body = future_of(p, o).body;
  return *body ? o.call : NULL;
}

/* --- the way from one to the other ------------------------------------------------------------- */

static void reach(void *ctx, BlockId *to) { bits_set(*(Bits *)ctx, *to); }

typedef struct Meets { Bits in; bool yes; } Meets;
static void meet(void *ctx, BlockId *to) {
  Meets *m = ctx;
  m->yes |= bits_has(m->in, *to);
}

/* The blocks that are passed from `from` until `to`, which is not gone beyond. */
static Bits passed(const Line *l) {
  u32 n = l->b->blocks.n;
  Arena *a = mir_work(l->p->m);
  Bits ahead = bits_new(a, n), done = bits_new(a, n), back = bits_new(a, n);
  bits_set(ahead, l->from);
  bits_set(back, l->to);
  for (bool more = true; more;) {
    more = false;
    for (u32 i = 0; i < n; i++) {
      MTerm t = l->b->blocks.v[i].term;
      if (!bits_has(ahead, i) || bits_has(done, i)) continue;
      bits_set(done, i);
      more = true;
      if (i != l->to) term_each_succ(&t, &ahead, reach);
    }
  }
  for (bool more = true; more;) {
    more = false;
    for (u32 i = 0; i < n; i++) {
      MTerm t = l->b->blocks.v[i].term;
      Meets x = {back, false};
      if (!bits_has(ahead, i) || i == l->to || bits_has(back, i)) continue;
      term_each_succ(&t, &x, meet);
      if (!x.yes) continue;
      bits_set(back, i);
      more = true;
    }
  }
  bits_and(back, ahead);
  return back;
}

static bool stmt_passes(const MStmt *st) {
  if (st->kind != ST_ASSIGN) return true;
  RvalueKind k = st->rv.kind;
  for (u32 i = 0; i < st->place.n; i++)
    if (st->place.proj[i].kind == PJ_DEREF) return false;
  return k == RV_USE || k == RV_REF || k == RV_DISCR || k == RV_AGGREGATE;
}

/* The calls that make and await the second; no `?`, by which it depends on the first one's success. */
static bool term_passes(const Line *l, const MTerm *t, const MTerm *second) {
  switch (t->kind) {
  case TM_GOTO: case TM_DROP: return true;
  case TM_CALL: return t == second || t->callee == lang_item(l->p->m->s, LANG_into_future);
  default: return false;
  }
}

static bool direct(const Line *l, const MTerm *second) {
  Bits way = passed(l);
  bool met = false;
  for (u32 i = 0; i < l->b->blocks.n; i++) {
    const MBlock *k = &l->b->blocks.v[i];
    if (!bits_has(way, i)) continue;
    met |= &k->term == second;
    for (u32 j = 0; j < k->stmts.n; j++)
      if (!stmt_passes(&k->stmts.v[j])) return false;
    if (i != l->to && !term_passes(l, &k->term, second)) return false;
  }
  return met;
}

static bool depends(const Line *l, LocalId value, const MTerm *second) {
  Bits of = tainted(l->p, l->b, value, true);
  for (u32 i = 0; i < second->n_args; i++)
    if (second->args[i].kind != OP_CONST && bits_has(of, second->args[i].place.local)) return true;
  return false;
}

/* The block that makes the future of an await ready to be polled. */
static BlockId into_block(const Line *l, u32 await) {
  for (u32 i = 0; i < l->b->blocks.n; i++) {
    const MTerm *t = &l->b->blocks.v[i].term;
    if (t->kind == TM_CALL && !t->dest.n && t->dest.local == l->b->async->awaits[await].fut) return i;
  }
  return NO_BLOCK;
}

static bool gives_value(const Uses *u, LocalId l) {
  Ty t = u->b->locals.v[l].ty;
  return !ty_is_unit(t) && t->kind != TY_NEVER && bits_has(u->used, l);
}

static bool in_a_row(Line *l, const MTerm *second) {
  LocalId value, next_value;
  BlockId after;
  if (!value_of(l->b, l->first, &l->from, &value) || !value_of(l->b, l->next, &after, &next_value)) return false;
  l->to = into_block(l, l->next);
  if (l->to == NO_BLOCK || !direct(l, second) || depends(l, value, second)) return false;
  Uses u = uses_of(mir_work(l->p->m), l->b);
  return gives_value(&u, value) && gives_value(&u, next_value);
}

void pitfalls_awaiting(Pitfalls *p, MirBody *b) {
  AwaitPoint *v = b->async->awaits;
  for (u32 i = 0; i + 1 < b->async->n_awaits; i++) {
    Def *first, *next;
    if (!plain_call(p, b, i, &first)) continue;
    for (u32 k = i + 1; k < b->async->n_awaits; k++) {
      const MTerm *second = plain_call(p, b, k, &next);
      Line l = {.p = p, .b = b, .first = i, .next = k};
      if (!second || !in_a_row(&l, second)) continue;
      vec_push(p->m->arena, &p->rows, (Row){v[i].span, v[k].span, first, next});
      break;
    }
  }
}

/* --- what the two do --------------------------------------------------------------------------- */

static bool shared_const(const Operand *o) {
  if (o->kind != OP_CONST) return false;
  return o->k->kind == CK_STATIC || (o->k->kind == CK_ITEM && !plain(o->k->ty));
}
static void find_shared(void *ctx, Operand *o) { if (shared_const(o)) *(bool *)ctx = true; }
static void no_place(void *ctx, MPlace *m, const Rvalue *r) { (void)ctx, (void)m, (void)r; }

static bool waits_alone(Pitfalls *p, Def *d, bool *time);

/* What it calls of the program's own functions, which run at once. */
static bool calls_alone(Pitfalls *p, const SeenBody *x) {
  for (u32 i = 0; i < x->calls.n; i++) {
    Def *to = x->calls.v[i].callee;
    if (to == lang_item(p->m->s, LANG_into_future) || to == lang_item(p->m->s, LANG_poll)) continue; /* an await */
    to = pitfall_callee(p, &x->calls.v[i]);
    if (!to) return false;
    bool time;
    if (!to->is_lib && !to->is_async_fn && !waits_alone(p, to, &time)) return false;
  }
  return true;
}

static bool waits_alone(Pitfalls *p, Def *d, bool *time) {
  SeenBody *x = pitfall_body(p, d);
  *time = false;
  if (!x || !d->body || x->waits == WAITS_BUSY || x->waits == WAITS_NO) return false;
  bool shared = false;
  ArenaMark mark = arena_mark(mir_work(p->m));
  MirBody *b = mir_build(p->m, d->body);
  mir_simplify(p->m, b);
  x->waits = WAITS_BUSY;
  for (u32 i = 0; i < b->blocks.n; i++) {
    for (u32 j = 0; j < b->blocks.v[i].stmts.n; j++)
      if (b->blocks.v[i].stmts.v[j].kind == ST_ASSIGN) visit_rvalue(&b->blocks.v[i].stmts.v[j].rv, (Visitor){&shared, find_shared, no_place});
    visit_term_operands(&b->blocks.v[i].term, (Visitor){&shared, find_shared, no_place});
  }
  for (u32 i = 0; b->async && i < b->async->n_awaits && !shared; i++) {
    Origin o;
    FutureMade f = origin_of(p, b, b->async->awaits[i].fut, &o) ? future_of(p, o) : (FutureMade){0};
    bool inner = false, known = f.fact ? f.fact->kind == FACT_waits : f.body && waits_alone(p, f.body, &inner);
    shared |= !known;
    *time |= known && (f.fact || inner);
  }
  arena_release(p->m->work, mark);
  shared |= !calls_alone(p, x);
  x->waits = shared ? WAITS_NO : WAITS_ALONE;
  return !shared;
}

static bool both_wait(Pitfalls *p, const Row *r) {
  bool one, two;
  return waits_alone(p, r->first_body, &one) && waits_alone(p, r->next_body, &two) && one && two;
}

static bool same(Span a, Span b) { return a.lo == b.lo && a.hi == b.hi && a.ctx == b.ctx; }

void pitfalls_in_rows(Pitfalls *p) {
  for (u32 i = 0; i < p->rows.n; i++) {
    const Row *r = &p->rows.v[i];
    if (!both_wait(p, r) || (i && same(p->rows.v[i - 1].next, r->first))) continue;
    Diag *g = pitfall_note(p, DIAG_awaits_in_a_row, r->first, "these awaits do not depend on each other, and wait one after the other");
    diag_primary(p->found, g, "the next one begins when this is done");
    for (u32 k = i; k < p->rows.n && (k == i || same(p->rows.v[k - 1].next, p->rows.v[k].first)) && both_wait(p, &p->rows.v[k]); k++)
      diag_label(p->found, g, p->rows.v[k].next, "could wait at the same time");
    diag_help(p->found, g, "`join!` awaits them together: it takes the longest of their times, not the sum");
  }
}
