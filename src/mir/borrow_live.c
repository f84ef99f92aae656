/* Points of a body, where locals are named, where they are live. */
#include "mir/borrow.h"

static bool looked_at(const Borrow *w, BlockId i) { return w->v->flow->reached[i] && !w->b->blocks.v[i].cleanup; }

MStmt *stmt_at(const Borrow *w, Point p) {
  MBlock *k = &w->b->blocks.v[w->block_of[p]];
  u32 i = p - w->start[w->block_of[p]];
  return i < k->stmts.n ? &k->stmts.v[i] : NULL;
}

MTerm *term_at(const Borrow *w, Point p) { return &w->b->blocks.v[w->block_of[p]].term; }

typedef struct Succ { Borrow *w; void *ctx; void (*f)(void *ctx, Point q); } Succ;
static void succ_point(void *ctx, BlockId *b) {
  Succ *s = ctx;
  if (looked_at(s->w, *b)) s->f(s->ctx, s->w->start[*b]);
}

void each_succ_point(Borrow *w, Point p, void *ctx, void (*f)(void *ctx, Point q)) {
  BlockId b = w->block_of[p];
  if (p - w->start[b] < w->b->blocks.v[b].stmts.n) {
    f(ctx, p + 1);
    return;
  }
  Succ s = {w, ctx, f};
  term_each_succ(&w->b->blocks.v[b].term, &s, succ_point);
}

/* --- who names what --------------------------------------------------------- */
typedef struct Naming { Borrow *w; Point p; u32 *count; Point *out; u32 *fill; Point *last; } Naming;

static void name_local(Naming *n, LocalId l) {
  if (n->last[l] == n->p + 1) return;
  n->last[l] = n->p + 1;
  if (n->out) n->out[n->fill[l]++] = n->p;
  else n->count[l]++;
}

static void name_place(Naming *n, MPlace m) {
  if (m.local == NO_LOCAL) return;
  name_local(n, m.local);
  for (u32 i = 0; i < m.n; i++)
    if (m.proj[i].kind == PJ_INDEX) name_local(n, m.proj[i].index);
}
static void name_operand(void *ctx, Operand *o) {
  if (o->kind != OP_CONST) name_place(ctx, o->place);
}
static void name_rplace(void *ctx, MPlace *m, const Rvalue *rv) {
  (void)rv;
  name_place(ctx, *m);
}

static void name_all(Naming *n) {
  Borrow *w = n->w;
  Visitor v = {n, name_operand, name_rplace};
  memset(n->last, 0, (w->b->locals.n + 1) * sizeof *n->last);
  for (u32 i = 0; i < w->b->blocks.n; i++) {
    if (!looked_at(w, i)) continue;
    MBlock *k = &w->b->blocks.v[i];
    for (u32 j = 0; j < k->stmts.n; j++) {
      MStmt *st = &k->stmts.v[j];
      n->p = w->start[i] + j;
      if (st->kind == ST_ASSIGN) visit_rvalue(&st->rv, v);
      if (st->kind == ST_ASSIGN || st->kind == ST_LIVE || st->kind == ST_DEAD) name_place(n, st->place);
    }
    n->p = w->start[i] + k->stmts.n;
    visit_term_operands(&k->term, v);
    if (k->term.kind == TM_CALL || k->term.kind == TM_DROP) name_place(n, k->term.dest);
    if (k->term.kind == TM_RETURN)
      for (u32 l = 0; l <= w->b->n_args; l++) name_local(n, l);
  }
}

static void name_pass(Borrow *w) {
  u32 nl = w->b->locals.n;
  Naming n = {.w = w, .count = NEW_N(w->a, u32, nl + 1), .last = NEW_N(w->a, Point, nl + 1)};
  name_all(&n);
  w->touch.from = NEW_N(w->a, u32, nl + 1);
  for (u32 i = 0; i < nl; i++) w->touch.from[i + 1] = w->touch.from[i] + n.count[i];
  n.out = w->touch.v = NEW_N(w->a, Point, w->touch.from[nl] + 1);
  n.fill = n.count;
  memcpy(n.fill, w->touch.from, nl * sizeof *n.fill);
  name_all(&n);
}

/* --- blocks before ----------------------------------------------------------- */
typedef struct Preds { Borrow *w; BlockId at; bool fill; } Preds;
static void pred_one(void *ctx, BlockId *b) {
  Preds *p = ctx;
  if (p->fill) p->w->preds[--p->w->pred_from[*b + 1]] = p->at;
  else p->w->pred_from[*b + 1]++;
}

static void pred_pass(Borrow *w) {
  u32 nb = w->b->blocks.n;
  w->pred_from = NEW_N(w->a, u32, nb + 2);
  Preds p = {w, 0, false};
  for (u32 i = 0; i < nb; i++)
    if (p.at = i, looked_at(w, i)) term_each_succ(&w->b->blocks.v[i].term, &p, pred_one);
  for (u32 i = 0; i < nb; i++) w->pred_from[i + 1] += w->pred_from[i];
  u32 total = w->pred_from[nb];
  w->pred_from[nb + 1] = total;
  w->preds = NEW_N(w->a, BlockId, total + 1);
  p.fill = true;                                 /* pred_from[b + 1] goes down to where b's begin */
  for (u32 i = 0; i < nb; i++)
    if (p.at = i, looked_at(w, i)) term_each_succ(&w->b->blocks.v[i].term, &p, pred_one);
}

void borrow_points(Borrow *w) {
  u32 nb = w->b->blocks.n;
  w->start = NEW_N(w->a, Point, nb + 1);
  for (u32 i = 0; i < nb; i++) {
    w->start[i] = w->n_points;
    if (looked_at(w, i)) w->n_points += w->b->blocks.v[i].stmts.n + 1;
  }
  w->block_of = NEW_N(w->a, BlockId, w->n_points + 1);
  for (u32 i = 0; i < nb; i++)
    for (u32 j = 0; looked_at(w, i) && j <= w->b->blocks.v[i].stmts.n; j++) w->block_of[w->start[i] + j] = i;
  name_pass(w);
  pred_pass(w);
}

/* --- liveness, one local at a time ------------------------------------------- */
enum { EV_USE = 1, EV_DROP = 2, EV_DEF = 4 /* from here on it is another value, or none */, EV_MOVED = 8, EV_INIT = 16 };
typedef struct EventCx { LocalId l; u32 ev; } EventCx;

static void ev_operand(void *ctx, Operand *o) {
  EventCx *c = ctx;
  if (o->kind == OP_CONST || o->place.local != c->l) return;
  c->ev |= EV_USE;
  if (o->kind == OP_MOVE && !o->place.n) c->ev |= EV_MOVED;
}
static void ev_place(void *ctx, MPlace *m, const Rvalue *rv) {
  EventCx *c = ctx;
  (void)rv;
  if (m->local == c->l) c->ev |= EV_USE;
}

static void ev_dest(EventCx *c, MPlace m) {
  if (m.local == c->l) c->ev |= m.n ? EV_USE : EV_DEF | EV_INIT;
}

static u32 events_at(Borrow *w, LocalId l, Point p) {
  EventCx c = {l, 0};
  Visitor v = {&c, ev_operand, ev_place};
  MStmt *st = stmt_at(w, p);
  if (st) {
    if (st->kind == ST_ASSIGN) {
      visit_rvalue(&st->rv, v);
      ev_dest(&c, st->place);
    } else if ((st->kind == ST_LIVE || st->kind == ST_DEAD) && st->place.local == l) c.ev |= EV_DEF;
    return c.ev;
  }
  MTerm *t = term_at(w, p);
  visit_term_operands(t, v);
  if (t->kind == TM_CALL) ev_dest(&c, t->dest);
  if (t->kind == TM_DROP && t->dest.local == l) c.ev |= EV_DROP;
  return c.ev;
}

typedef struct Spread { Borrow *w; Bits set; const Bits *within; VEC(Point) out; } Spread;

static void reach(Spread *s, Point p) {
  bits_set(s->set, p);
  vec_push(s->w->a, &s->out, p);
}

/* A point before one where l is live: not beyond a definition, and for a drop not where there is no value. */
static void live_before(Spread *s, Point r) {
  if (bits_has(s->set, r) || s->w->stamp[r] == s->w->tick || (s->within && !bits_has(*s->within, r))) return;
  reach(s, r);
}

static void live_from(Spread *s, Point p) {
  Borrow *w = s->w;
  if (bits_has(s->set, p)) return;
  u32 at = s->out.n;
  reach(s, p);
  for (; at < s->out.n; at++) {
    Point q = s->out.v[at];
    BlockId b = w->block_of[q];
    if (q > w->start[b]) live_before(s, q - 1);
    else
      for (u32 i = w->pred_from[b + 1]; i < w->pred_from[b + 2]; i++)
        live_before(s, w->start[w->preds[i]] + w->b->blocks.v[w->preds[i]].stmts.n);
  }
}

static void clear_marks(Spread *s) {
  for (u32 i = 0; i < s->out.n; i++) bits_clear(s->set, s->out.v[i]);
}

static void filled(void *ctx, Point q) {
  Spread *s = ctx;
  if (!bits_has(s->set, q)) reach(s, q);
}

/* Points at whose entry l may hold a value; stamp2: where it is moved away, dropped, defined anew. */
static void may_hold(Spread *s, const u8 *ev, u32 from, u32 to) {
  Borrow *w = s->w;
  for (u32 i = from; i < to; i++) {
    if (!(ev[i - from] & EV_INIT)) continue;
    u32 at = s->out.n;
    each_succ_point(w, w->touch.v[i], s, filled);
    for (; at < s->out.n; at++)
      if (w->stamp2[s->out.v[at]] != w->tick) each_succ_point(w, s->out.v[at], s, filled);
  }
}

static void drop_live(Borrow *w, LocalId l, const u8 *ev, u32 from, u32 to) {
  Spread holds = {.w = w, .set = w->holds}, s = {.w = w, .set = w->marks, .within = &w->holds};
  may_hold(&holds, ev, from, to);
  for (u32 i = from; i < to; i++)
    if (ev[i - from] & EV_DROP && bits_has(w->holds, w->touch.v[i])) live_from(&s, w->touch.v[i]);
  clear_marks(&s);
  clear_marks(&holds);
  w->live_drop[l] = (struct LiveAt){s.out.v, s.out.n};
}

/* Points at whose entry the local's value is still used; drop: or still dropped. */
struct LiveAt local_live(Borrow *w, LocalId l, bool drop) {
  if (w->live_known[l]) return drop ? w->live_drop[l] : w->live[l];
  w->live_known[l] = true;
  u32 from = w->touch.from[l], to = w->touch.from[l + 1];
  u8 *ev = NEW_N(w->a, u8, to - from + 1);
  bool drops = false;
  w->tick++;
  for (u32 i = from; i < to; i++) {
    u32 e = events_at(w, l, w->touch.v[i]);
    ev[i - from] = (u8)e;
    drops |= (e & EV_DROP) != 0;
    if (e & EV_DEF) w->stamp[w->touch.v[i]] = w->tick;
    if (e & (EV_DEF | EV_MOVED | EV_DROP)) w->stamp2[w->touch.v[i]] = w->tick;
  }
  Spread s = {.w = w, .set = w->marks};
  for (u32 i = from; i < to; i++)
    if (ev[i - from] & EV_USE) live_from(&s, w->touch.v[i]);
  clear_marks(&s);
  w->live[l] = (struct LiveAt){s.out.v, s.out.n};
  if (drops) drop_live(w, l, ev, from, to);
  return drop ? w->live_drop[l] : w->live[l];
}

bool live_at(Borrow *w, LocalId l, bool drop, Point p) {
  struct LiveAt live = local_live(w, l, drop);
  for (u32 i = 0; i < live.n; i++)
    if (live.v[i] == p) return true;
  return false;
}
