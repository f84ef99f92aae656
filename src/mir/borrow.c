/* The borrow check: rustc's NLL (RFC 2094, rustc_borrowck), on the graph as built.
 *
 * Every lifetime position in the types of a body's locals is a region variable
 * (region.h); assignments, borrows, calls and captures give constraints "a outlives b".
 * Lifetimes of the signature are regions that outlive the body. As in rustc the
 * constraints know no points: where a region must hold is where some variable is live
 * whose type has a region that it outlives. For each loan (a borrow of a place) that is
 * found by walking the constraints from the loan's region; the loan is in force at the
 * points that can be reached from the borrow without leaving that set and without the
 * place being overwritten. Every access to the place's variable in there is asked
 * whether it touches what is borrowed; so the cost is that of the loans' extents.
 *
 * A closure or async block is checked before the body that makes it. What it needs of
 * the regions in its captures and signature (ClosureNeeds) becomes constraints there.
 * Cleanup blocks are left out. What is not known makes no constraint: then a borrow
 * is accepted, never wrongly refused.
 */
#include "mir/borrow.h"

static Regions *regions_of(Mir *m) {
  if (m->regions) return m->regions;
  Regions *R = m->regions = NEW(m->arena, Regions);
  *R = (Regions){.m = m, .s = m->s, .keep = m->arena};
  return R;
}

/* --- constraints by their longer side ------------------------------------------- */
static void index_edges(Borrow *w) {
  u32 n = w->B.n_regions, ne = w->B.edges.n;
  w->edge_from = NEW_N(w->a, u32, n + 2);
  w->edge_of = NEW_N(w->a, u32, ne + 1);
  for (u32 i = 0; i < ne; i++) w->edge_from[w->B.edges.v[i].longer + 1]++;
  for (u32 i = 0; i < n; i++) w->edge_from[i + 1] += w->edge_from[i];
  u32 *fill = NEW_N(w->a, u32, n + 1);
  memcpy(fill, w->edge_from, n * sizeof *fill);
  for (u32 i = 0; i < ne; i++) w->edge_of[fill[w->B.edges.v[i].longer]++] = i;
  w->seen = NEW_N(w->a, u32, n + 1);
  w->came = NEW_N(w->a, u32, n + 1);
  w->rqueue = NEW_N(w->a, u32, n + 1);
}

/* Breadth first over what `from` must outlive, itself first; came[r]: the constraint that led there. */
bool region_reaches(Borrow *w, Region from, bool (*stop)(Borrow *w, Region r, void *ctx), void *ctx, Region *found) {
  u32 head = 0, n = 0;
  w->seen_tick++;
  w->seen[from] = w->seen_tick;
  w->came[from] = UINT32_MAX;
  w->rqueue[n++] = from;
  while (head < n) {
    Region r = w->rqueue[head++];
    if (stop(w, r, ctx)) {
      *found = r;
      return true;
    }
    for (u32 i = w->edge_from[r]; i < w->edge_from[r + 1]; i++) {
      Region to = w->B.edges.v[w->edge_of[i]].shorter;
      if (w->seen[to] == w->seen_tick) continue;
      w->seen[to] = w->seen_tick;
      w->came[to] = w->edge_of[i];
      w->rqueue[n++] = to;
    }
  }
  return false;
}

/* --- where a loan is in force ----------------------------------------------------- */
typedef struct Extent { Borrow *w; u32 loan; Bits live; bool always; } Extent;

static void add_live(Extent *e, struct LiveAt at) {
  for (u32 i = 0; i < at.n; i++) bits_set(e->live, at.v[i]);
}

static bool add_region(Borrow *w, Region r, void *ctx) {
  Extent *e = ctx;
  if (r < w->n_universal) return e->always = true;
  if (r >= w->n_owned || w->owner[r] == NO_LOCAL) return false;
  LocalId l = w->owner[r];
  add_live(e, local_live(w, l, false));
  if (bits_has(w->on_drop, r)) add_live(e, local_live(w, l, true));
  return false;
}

/* All of what is borrowed or, as in rustc, a part of it: of the loan that was told of then, nothing more is said. */
static bool overwrites(MPlace to, MPlace borrowed) {
  if (to.local != borrowed.local) return false;
  for (u32 i = 0; i < to.n && i < borrowed.n; i++) {
    const Proj *a = &to.proj[i], *b = &borrowed.proj[i];
    if (a->kind != b->kind || a->kind == PJ_INDEX || a->kind == PJ_SUBSLICE || (a->kind != PJ_DEREF && a->index != b->index)) return false;
  }
  return true;
}

static bool ends_loan(Borrow *w, const Loan *l, Point p) {
  MStmt *st = stmt_at(w, p);
  if (st) return (st->kind == ST_ASSIGN || st->kind == ST_DEAD) && overwrites(st->place, l->place);
  MTerm *t = term_at(w, p);
  return t->kind == TM_CALL && overwrites(t->dest, l->place);
}

static bool in_the_way(const Loan *l, u32 loan, const Access *a, bool active) {
  switch (a->kind) {
  case ACC_READ: case ACC_SHARE: return l->mut && active;
  case ACC_RESERVE: return l->mut;
  case ACC_ACTIVATE: return a->loan != loan;
  default: return true;
  }
}

static void look(Extent *e, Point p, bool active) {
  Borrow *w = e->w;
  const Access *acc;
  const Loan *l = &w->loans.v[e->loan];
  u32 n = accesses_at(w, p, l->place.local, &acc);
  for (u32 i = 0; i < n; i++) {
    bool now = active && (acc[i].kind != ACC_READ || p != l->active);      /* arguments are read before it comes into force */
    if (in_the_way(l, e->loan, &acc[i], now) && places_conflict(w, l->place, acc[i].place, acc[i].depth))
      vec_push(w->a, &w->conflicts, (Conflict){e->loan, acc[i], p, i});
  }
}

typedef struct Step { Extent *e; u32 n; bool active; } Step;

static void step_to(void *ctx, Point q) {
  Step *s = ctx;
  Borrow *w = s->e->w;
  if (!s->e->always && !bits_has(s->e->live, q)) return;
  Bits seen = s->active ? w->in_force : w->reserved;
  if (bits_has(seen, q)) return;
  bits_set(seen, q);
  w->walk[s->n++] = q << 1 | s->active;
}

/* The points where something may be in the way of a loan of l. */
static Bits points_touching(Borrow *w, LocalId l) {
  if (w->touched[l].w) return w->touched[l];
  Bits b = w->touched[l] = bits_new(w->a, w->n_points);
  for (u32 i = w->touch.from[l]; i < w->touch.from[l + 1]; i++) bits_set(b, w->touch.v[i]);
  for (u32 i = w->force_head[l]; i; i = w->loans.v[i - 1].next_force) bits_set(b, w->loans.v[i - 1].active);
  return b;
}

static void walk_loan(Borrow *w, u32 loan) {
  const Loan *l = &w->loans.v[loan];
  Extent e = {w, loan, w->extent, false};
  Region found;
  memset(e.live.w, 0, (e.live.n + 63) / 64 * sizeof *e.live.w);
  if (!region_reaches(w, l->region, add_region, &e, &found)) e.always = false;
  Step s = {&e, 0, !l->two_phase};
  Bits touching = points_touching(w, l->place.local);
  each_succ_point(w, l->at, &s, step_to);
  for (u32 i = 0; i < s.n; i++) {
    Point p = w->walk[i] >> 1;
    s.active = (w->walk[i] & 1) || p == l->active;
    bool touched = bits_has(touching, p);
    if (touched) look(&e, p, s.active);
    if (!touched || !ends_loan(w, l, p)) each_succ_point(w, p, &s, step_to);
  }
  for (u32 i = 0; i < s.n; i++) {
    bits_clear(w->in_force, w->walk[i] >> 1);
    bits_clear(w->reserved, w->walk[i] >> 1);
  }
}

/* --- two-phase loans --------------------------------------------------------------- */
static bool call_takes(const MTerm *t, LocalId l) {
  for (u32 i = 0; t->kind == TM_CALL && i < t->n_args; i++)
    if (t->args[i].kind != OP_CONST && t->args[i].place.local == l && !t->args[i].place.n) return true;
  return false;
}

static void find_activations(Borrow *w) {
  for (u32 i = 0; i < w->loans.n; i++) {
    Loan *l = &w->loans.v[i];
    for (u32 k = l->two_phase ? w->touch.from[l->to] : 0; l->two_phase && k < w->touch.from[l->to + 1]; k++) {
      Point p = w->touch.v[k];
      if (p != l->at && !stmt_at(w, p) && call_takes(term_at(w, p), l->to)) l->active = p;
    }
    if (l->two_phase && l->active == NO_POINT) {
      l->two_phase = false;
      w->loan_at[l->to] = 0;
    }
    if (!l->two_phase) continue;
    l->next_force = w->force_head[l->place.local];
    w->force_head[l->place.local] = i + 1;
  }
}

/* --- one body ---------------------------------------------------------------------- */
static void bodies_inside(Borrow *w) {
  for (u32 i = 0; i < w->b->blocks.n; i++) {
    MBlock *k = &w->b->blocks.v[i];
    for (u32 j = 0; j < k->stmts.n; j++) {
      const MStmt *st = &k->stmts.v[j];
      if (st->kind == ST_ASSIGN && st->rv.kind == RV_AGGREGATE && (st->rv.ty->kind == TY_CLOSURE || st->rv.ty->kind == TY_ASYNC))
        mir_check_body(w->m, st->rv.ty->def);
    }
  }
}

static bool nothing_to_do(const Borrow *w) {
  const MirBody *b = w->b;
  if (w->B.tests_wanted && generics_total(def_generics(w->m->s, b->def))) return false;
  for (u32 i = 0; i <= b->n_args; i++)
    if (!ty_plain(w->R, b->locals.v[i].ty)) return false;
  for (u32 i = 0; i < b->blocks.n; i++)
    for (u32 j = 0; j < b->blocks.v[i].stmts.n; j++)
      if (b->blocks.v[i].stmts.v[j].kind == ST_ASSIGN && b->blocks.v[i].stmts.v[j].rv.kind == RV_REF) return false;
  return true;
}

static void prepare(Borrow *w) {
  Arena *a = w->a;
  u32 nl = w->b->locals.n;
  borrow_points(w);
  w->shape = NEW_N(a, Shape *, nl + 1);
  w->loan_at = NEW_N(a, u32, nl + 1);
  w->live = NEW_N(a, struct LiveAt, nl + 1);
  w->live_drop = NEW_N(a, struct LiveAt, nl + 1);
  w->touched = NEW_N(a, Bits, nl + 1);
  w->force_head = NEW_N(a, u32, nl + 1);
  w->live_known = NEW_N(a, bool, nl + 1);
  w->stamp = NEW_N(a, u32, w->n_points + 1);
  w->stamp2 = NEW_N(a, u32, w->n_points + 1);
  w->queue = NEW_N(a, u32, w->n_points + 1);
  w->walk = NEW_N(a, u32, 2 * w->n_points + 2);
  w->extent = bits_new(a, w->n_points);
  w->in_force = bits_new(a, w->n_points);
  w->reserved = bits_new(a, w->n_points);
  w->marks = bits_new(a, w->n_points);
  w->holds = bits_new(a, w->n_points);
}

void check_borrows(Moves *v) {
  const SourceFile *text = sources_file(v->s->sx->src, v->b->span.lo);
  if (!v->b->ast || (text && text->is_lib)) return; /* text of ours in the learner's program, as the prompt's, may say less than it needs */
  Borrow bw = {.v = v, .m = v->m, .R = regions_of(v->m), .b = v->b}, *w = &bw;
  bodies_inside(w);
  w->a = mir_work(v->m);
  ArenaMark mark = arena_mark(w->a);
  w->B = (Body){.R = w->R, .s = v->s, .a = w->a, .f = &v->f, .b = v->b, .at = v->b->span};
  AstBody *ab = v->b->ast;
  w->summary = ab->kind == BODY_CLOSURE || ab->kind == BODY_ASYNC;
  w->B.tests_wanted = ab->kind == BODY_FN || w->summary;
  if (nothing_to_do(w)) return;
  prepare(w);
  borrow_constraints(w);
  find_activations(w);
  index_edges(w);
  for (u32 i = 0; i < w->loans.n; i++) walk_loan(w, i);
  check_hidden(w);
  report_conflicts(w);
  check_universals(w);
  arena_release(w->a, mark);
}
