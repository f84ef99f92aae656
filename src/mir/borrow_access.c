/* What a statement does to places, and whether that touches what a loan covers
 * (rustc_borrowck: lib.rs and places_conflict.rs). */
#include "mir/borrow.h"

Ty base_of(const Borrow *w, MPlace m, u32 i) { return i ? m.proj[i - 1].ty : w->b->locals.v[m.local].ty; }

/* Behind a shared reference or a raw pointer nothing that the body does can be in the way. */
bool place_ignored(const Borrow *w, MPlace m) {
  for (u32 i = 0; i < m.n; i++) {
    Ty t = base_of(w, m, i);
    if (m.proj[i].kind == PJ_DEREF && (t->kind == TY_PTR || (t->kind == TY_REF && !t->mut))) return true;
  }
  return false;
}

bool place_owned(const Borrow *w, MPlace m) {
  for (u32 i = 0; i < m.n; i++)
    if (m.proj[i].kind == PJ_DEREF && !ty_is_lang(base_of(w, m, i), LANG_owned_box)) return false;
  return true;
}

/* --- conflicts ---------------------------------------------------------------- */
typedef enum { SAME, APART, MAYBE } Overlap;

static bool from_to(const Proj *p, u32 *lo, u32 *hi) {
  *lo = p->index;
  *hi = p->kind == PJ_CONST_INDEX ? p->index + 1 : p->to;
  return !p->from_end;
}

static Overlap overlap(Ty base, const Proj *a, const Proj *b) {
  if (a->kind == PJ_DEREF || b->kind == PJ_DEREF) return SAME;
  if (a->kind == PJ_FIELD && b->kind == PJ_FIELD) {
    if (a->index == b->index) return SAME;
    return base->kind == TY_ADT && base->def->kind == DEF_UNION ? MAYBE : APART;
  }
  if (a->kind == PJ_DOWNCAST || b->kind == PJ_DOWNCAST) return a->kind == b->kind && a->index != b->index ? APART : SAME;
  if (a->kind == PJ_INDEX || b->kind == PJ_INDEX) return MAYBE;
  u32 al, ah, bl, bh;
  bool af = from_to(a, &al, &ah), bf = from_to(b, &bl, &bh);
  if (a->kind == PJ_CONST_INDEX && b->kind == PJ_CONST_INDEX) {
    if (af == bf) return al != bl ? APART : MAYBE;
    return a->index + b->index < (a->to > b->to ? a->to : b->to) ? APART : MAYBE;
  }
  if (af && bf) return ah <= bl || bh <= al ? APART : MAYBE;
  /* from the front against a rest that begins behind it, and the other way round */
  const Proj *sub = a->kind == PJ_SUBSLICE ? a : b, *one = sub == a ? b : a;
  if (sub->kind == PJ_SUBSLICE && sub->from_end && one->kind == PJ_CONST_INDEX)
    return (one->from_end ? one->index <= sub->to : one->index < sub->index) ? APART : MAYBE;
  return MAYBE;
}

static bool has_drop(Borrow *w, Ty t) { return t->kind == TY_ADT && drop_impl(w->m->s, t, NULL) != NULL; }

bool places_conflict(Borrow *w, MPlace borrowed, MPlace acc, Depth depth) {
  u32 i = 0;
  if (borrowed.local != acc.local) return false;
  for (; i < borrowed.n && i < acc.n; i++)
    if (overlap(base_of(w, borrowed, i), &borrowed.proj[i], &acc.proj[i]) == APART) return false;
  for (; i < borrowed.n; i++) {
    const Proj *p = &borrowed.proj[i];
    Ty t = base_of(w, borrowed, i);
    if (p->kind == PJ_DEREF && depth == DEPTH_SHALLOW) return false;
    if (p->kind == PJ_DEREF && t->kind == TY_REF && (!t->mut || depth == DEPTH_DROP)) return false;
    if (p->kind == PJ_FIELD && depth == DEPTH_DROP && has_drop(w, t)) return true;
  }
  return true;
}

/* --- accesses ------------------------------------------------------------------ */
typedef struct Collect { Borrow *w; LocalId root; Access *out; u32 n; Span span; const MStmt *st; u32 own; bool two; } Collect;

static void put(Collect *c, AccKind k, Depth d, MPlace m) {
  if (m.local != c->root) return;
  c->out[c->n++] = (Access){k, d, m, c->span, c->st, c->own};
}

static void acc_operand(void *ctx, Operand *o) {
  Collect *c = ctx;
  if (o->kind == OP_CONST) return;
  Span statement = c->span;
  c->span = operand_span(o, statement);
  put(c, o->kind == OP_MOVE ? ACC_MOVE : ACC_READ, DEPTH_DEEP, o->place);
  c->span = statement;
}

static void acc_place(void *ctx, MPlace *m, const Rvalue *rv) {
  Collect *c = ctx;
  if (rv->kind == RV_REF || rv->kind == RV_RAW)
    put(c, !rv->mut ? ACC_SHARE : c->two ? ACC_RESERVE : ACC_BORROW_MUT, DEPTH_DEEP, *m);
  else put(c, ACC_READ, DEPTH_SHALLOW, *m);
}

static void acc_stmt(Collect *c, MStmt *st) {
  c->st = st;
  c->span = st->span;
  if (st->kind == ST_DEAD) put(c, ACC_DEAD, DEPTH_SHALLOW, st->place);
  if (st->kind != ST_ASSIGN) return;
  Visitor v = {c, acc_operand, acc_place};
  visit_rvalue(&st->rv, v);
  put(c, ACC_ASSIGN, DEPTH_SHALLOW, st->place);
}

static void acc_term(Collect *c, MTerm *t) {
  c->span = t->span;
  Visitor v = {c, acc_operand, acc_place};
  visit_term_operands(t, v);
  if (t->kind == TM_CALL) put(c, ACC_ASSIGN, t->dest.n ? DEPTH_DEEP : DEPTH_SHALLOW, t->dest);   /* rustc: into a new temporary */
  if (t->kind == TM_DROP) put(c, t->replace ? ACC_REPLACE : ACC_DROP, DEPTH_DROP, t->dest);
  if (t->kind == TM_RETURN && c->root <= c->w->b->n_args && c->w->b->kind != MB_CONST)
    put(c, ACC_EXIT, DEPTH_SHALLOW, (MPlace){c->root, NULL, 0});
}

static bool names_local(const MTerm *t, LocalId l) {
  for (u32 i = 0; t->kind == TM_CALL && i < t->n_args; i++)
    if (t->args[i].kind != OP_CONST && t->args[i].place.local == l) return true;
  return false;
}

/* How many there can be at one point: every operand, one that comes into force beside it, and where it goes. */
static u32 most_accesses(const MirBody *b) {
  u32 most = 0;
  for (u32 i = 0; i < b->blocks.n; i++) {
    const MBlock *k = &b->blocks.v[i];
    if (k->term.kind == TM_CALL && k->term.n_args > most) most = k->term.n_args;
    for (u32 j = 0; j < k->stmts.n; j++) {
      const MStmt *st = &k->stmts.v[j];
      if (st->kind == ST_ASSIGN && st->rv.kind == RV_AGGREGATE && st->rv.n > most) most = st->rv.n;
    }
  }
  return 2 * most + 4;
}

u32 accesses_at(Borrow *w, Point p, LocalId root, const Access **out) {
  if (!w->accesses) w->accesses = NEW_N(w->a, Access, most_accesses(w->b));
  Collect c = {.w = w, .root = root, .out = w->accesses, .own = UINT32_MAX};
  MStmt *st = stmt_at(w, p);
  MTerm *t = st ? NULL : term_at(w, p);
  for (u32 i = 0; t && t->kind == TM_CALL && i < t->n_args; i++) {     /* reserved borrows come into force */
    if (t->args[i].kind == OP_CONST || t->args[i].place.n || !w->loan_at[t->args[i].place.local]) continue;
    u32 loan = w->loan_at[t->args[i].place.local] - 1;
    if (w->loans.v[loan].active != p || !names_local(t, w->loans.v[loan].to)) continue;
    c.own = loan;
    c.span = w->loans.v[loan].st->span;
    c.st = w->loans.v[loan].st;
    put(&c, ACC_ACTIVATE, DEPTH_DEEP, w->loans.v[loan].place);
    c.own = UINT32_MAX;
    c.st = NULL;
  }
  if (st) {
    c.two = st->kind == ST_ASSIGN && st->rv.kind == RV_REF && st->rv.two_phase && !st->place.n && w->loan_at[st->place.local];
    acc_stmt(&c, st);
  } else acc_term(&c, t);
  *out = w->accesses;
  return c.n;
}
