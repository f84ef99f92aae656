/* Uses of what has been moved away or never was there; moves out of places that
 * own nothing. Walks each reachable block with the dataflow of paths.c, asks for
 * each operand and borrow whether its place is surely initialised, and leaves the
 * words to moves_report.c. Runs on the learner's bodies as built, before drops
 * are elaborated; drops themselves are no uses.
 */
#include "mir/moves.h"

static bool any_uninit(Moves *v, u32 path, u32 *which) {
  for (u32 c = v->p->v.v[path].child; c != NO_PATH; c = v->p->v.v[c].next) {
    if (bits_has(v->at.uninit, c)) {
      *which = c;
      return true;
    }
    if (any_uninit(v, c, which)) return true;
  }
  return false;
}

static void check_use(Moves *v, MPlace m, UseKind k, Span sp, Span inner) {
  bool exact;
  u32 path = path_lookup(v->p, m, &exact), which;
  if (path == NO_PATH) return;
  if (bits_has(v->at.uninit, path)) report_use(v, path, m, k, sp, inner);
  else if (exact && any_uninit(v, path, &which)) report_use(v, which, m, k, sp, inner);
}

typedef struct UseCx { Moves *v; Span sp; const MStmt *st; } UseCx;

static void use_operand(void *ctx, Operand *o) {
  UseCx *c = ctx;
  if (o->kind == OP_CONST) return;
  Span inner = c->st ? c->st->use : NO_SPAN;
  check_use(c->v, o->place, o->kind == OP_MOVE ? USE_MOVE : USE_COPY, operand_span(o, c->sp), inner);
  u32 at = 0;
  if (o->kind != OP_MOVE) return;
  MoveKind k = move_kind(&c->v->f, c->v->b, o->place, &at);
  if (k != MOVE_OK && !facts_copy(&c->v->f, place_ty(c->v->b, o->place))) report_bad_move(c->v, o->place, k, at, c->st);
}

static void use_place(void *ctx, MPlace *m, const Rvalue *r) {
  UseCx *c = ctx;
  bool borrow = r->kind == RV_REF || r->kind == RV_RAW;
  check_use(c->v, *m, borrow ? USE_BORROW : USE_COPY, c->sp, c->st ? c->st->use : NO_SPAN);
  if (borrow && r->mut && !(c->st && c->st->use.hi)) check_mutable(c->v, *m, false, c->sp);
}

static void check_assign(Moves *v, MPlace m, Span sp) {
  if (!m.n) {
    check_assign_local(v, m.local, sp);
    return;
  }
  MPlace base = m;                     /* x.f = v needs x; *x = v reads x */
  bool deref = false;
  u32 last = 0;
  for (u32 i = 0; i < m.n; i++)
    if (m.proj[i].kind == PJ_DEREF || m.proj[i].kind == PJ_INDEX) {
      deref = true;
      last = i;
    }
  base.n = deref ? last : 0;
  bool exact;
  u32 path = path_lookup(v->p, base, &exact);
  if (path != NO_PATH && bits_has(v->at.uninit, path)) report_use(v, path, base, deref ? USE_COPY : USE_ASSIGN_PART, sp, NO_SPAN);
  check_mutable(v, m, true, sp);
}

static void check_stmt(Moves *v, MStmt *st) {
  if (st->kind != ST_ASSIGN) return;
  UseCx c = {v, st->span, st};
  visit_rvalue(&st->rv, (Visitor){&c, use_operand, use_place});
  check_assign(v, st->place, st->span);
}

static void check_block(Moves *v, BlockId id) {
  MBlock *k = &v->b->blocks.v[id];
  v->block = id;
  state_copy(v->at, v->flow->in[id]);
  for (v->index = 0; v->index < k->stmts.n; v->index++) {
    check_stmt(v, &k->stmts.v[v->index]);
    flow_stmt(v->flow, v->at, &k->stmts.v[v->index]);
  }
  UseCx c = {v, k->term.span, NULL};
  visit_term_operands(&k->term, (Visitor){&c, use_operand, use_place});
  if (k->term.kind != TM_CALL) return;
  check_assign(v, k->term.dest, k->term.span);
}

bool mir_check_moves(Mir *m, MirBody *b) {
  Moves mv = {.m = m, .s = m->s, .d = m->s->sx->diags, .f = facts_of(m, b->def), .b = b}, *v = &mv;
  v->p = paths_build(&v->f, b, true);
  v->flow = flow_run(v->p);
  v->at = state_new(mir_work(m), v->p->v.n);
  u32 *order = NEW_N(mir_work(m), u32, b->blocks.n), n = blocks_as_met(mir_work(m), b, order);
  for (u32 i = 0; i < n; i++)
    if (v->flow->reached[order[i]] && !b->blocks.v[order[i]].cleanup) check_block(v, order[i]);
  check_borrows(v);
  return !v->bad;
}
