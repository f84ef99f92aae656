/* Move paths, and the forward dataflow of what is maybe initialised and maybe not.
 *
 * State at a point: two bits for each path, init (some way here leaves a value) and
 * uninit (some way here leaves none). Both: only a flag can tell. A third, `ever`,
 * is not undone by moves: it answers whether an assignment is the first (E0384).
 * A panic leaves in the middle of a block: the unwind edge joins the states before
 * each statement that can panic, and the state at the terminator.
 *
 * For drops, an edge of a switch on a discriminant marks the parts of the other
 * variants as gone, so that `match o { Some(x) => .., None => .. }` needs no flag.
 */
#include "mir/flow.h"

/* --- paths ---------------------------------------------------------------- */
static u32 add_path(Paths *p, u32 parent, MPlace place, Ty ty) {
  vec_push(p->f->a, &p->v, (MovePath){parent, NO_PATH, NO_PATH, place, ty});
  u32 id = p->v.n - 1;
  if (parent != NO_PATH) {
    u32 *at = &p->v.v[parent].child;
    while (*at != NO_PATH) at = &p->v.v[*at].next;
    *at = id;
  }
  return id;
}

static bool is_box(Ty t) { return ty_is_lang(t, LANG_owned_box); }

static bool has_drop(Facts *f, Ty t) {
  TyList *args;
  return t->kind == TY_ADT && !is_box(t) && drop_impl(f->s, t, &args);
}

static MoveKind step_kind(Facts *f, Ty from, const Proj *pj) {
  switch (pj->kind) {
  case PJ_DEREF: return is_box(from) ? MOVE_OK : MOVE_BEHIND_REF;
  case PJ_INDEX: return MOVE_INDEX;
  case PJ_CONST_INDEX: case PJ_SUBSLICE: return from->kind == TY_ARRAY && !pj->from_end ? MOVE_OK : MOVE_INDEX;
  default: break;
  }
  if (from->kind == TY_ADT && from->def->kind == DEF_UNION) return MOVE_UNION;
  return has_drop(f, from) ? MOVE_OUT_OF_DROP : MOVE_OK;
}

MoveKind move_kind(Facts *f, const MirBody *b, MPlace m, u32 *at) {
  Ty t = b->locals.v[m.local].ty;
  for (u32 i = 0; i < m.n; i++) {
    MoveKind k = step_kind(f, t, &m.proj[i]);
    if (k != MOVE_OK && k != MOVE_UNION) {
      *at = i;
      return k;
    }
    t = m.proj[i].ty;
  }
  return MOVE_OK;
}

static bool same_step(const Proj *a, const Proj *b) { return a->kind == b->kind && a->index == b->index; }

static u32 find_child(const Paths *p, u32 path, const Proj *pj) {
  for (u32 c = p->v.v[path].child; c != NO_PATH; c = p->v.v[c].next)
    if (same_step(&p->v.v[c].place.proj[p->v.v[c].place.n - 1], pj)) return c;
  return NO_PATH;
}

u32 path_lookup(const Paths *p, MPlace m, bool *exact) {
  u32 at = p->of_local[m.local];
  *exact = m.n == 0;
  for (u32 i = 0; at != NO_PATH && i < m.n; i++) {
    u32 c = find_child(p, at, &m.proj[i]);
    if (c == NO_PATH) return at;
    at = c;
    *exact = i + 1 == m.n;
  }
  return at;
}

static void make_path(Paths *p, MPlace m) {
  u32 at = p->of_local[m.local];
  Ty t = p->b->locals.v[m.local].ty;
  for (u32 i = 0; at != NO_PATH && i < m.n; i++) {
    if (step_kind(p->f, t, &m.proj[i]) != MOVE_OK || m.proj[i].kind == PJ_SUBSLICE) return;
    t = m.proj[i].ty;
    u32 c = find_child(p, at, &m.proj[i]);
    at = c != NO_PATH ? c : add_path(p, at, (MPlace){m.local, m.proj, i + 1}, t);
  }
}

/* Moving a part of an array by a slice pattern moves each of its elements. */
static void each_element(Paths *p, MPlace m, void (*f)(Paths *, MPlace)) {
  Proj *last = m.n ? &m.proj[m.n - 1] : NULL;
  if (!last || last->kind != PJ_SUBSLICE || last->from_end) {
    f(p, m);
    return;
  }
  for (u32 i = last->index; i < last->to; i++) {
    Proj *v = NEW_N(p->f->a, Proj, m.n);
    memcpy(v, m.proj, m.n * sizeof *v);
    v[m.n - 1] = (Proj){.kind = PJ_CONST_INDEX, .index = i, .ty = last->ty->elem ? last->ty->elem : last->ty};
    f(p, (MPlace){m.local, v, m.n});
  }
}

static void path_operand(void *ctx, Operand *o) {
  Paths *p = ctx;
  if (o->kind == OP_MOVE && o->place.n) each_element(p, o->place, make_path);
}
static void path_place(void *ctx, MPlace *m, const Rvalue *r) { (void)ctx, (void)m, (void)r; }

static void local_paths(Paths *p) {
  MirBody *b = p->b;
  p->of_local = NEW_N(p->f->a, u32, b->locals.n);
  for (u32 i = 0; i < b->locals.n; i++) {
    MLocal *l = &b->locals.v[i];
    bool env = i == 1 && b->ast && b->ast->kind != BODY_FN && b->ast->kind != BODY_CONST;
    bool want = p->check ? l->src || env : (env && b->kind == MB_ASYNC_POLL) || facts_needs_drop(p->f, l->ty);
    p->of_local[i] = want ? add_path(p, NO_PATH, (MPlace){i, NULL, 0}, l->ty) : NO_PATH;
  }
}

Paths *paths_build(Facts *f, MirBody *b, bool check) {
  Paths *p = NEW(f->a, Paths);
  *p = (Paths){.b = b, .f = f, .check = check};
  local_paths(p);
  Visitor v = {p, path_operand, path_place};
  for (u32 i = 0; i < b->blocks.n; i++) {
    MBlock *k = &b->blocks.v[i];
    for (u32 j = 0; j < k->stmts.n; j++)
      if (k->stmts.v[j].kind == ST_ASSIGN) {
        visit_rvalue(&k->stmts.v[j].rv, v);
        make_path(p, k->stmts.v[j].place);
      }
    visit_term_operands(&k->term, v);
    if (k->term.kind == TM_CALL || k->term.kind == TM_DROP) make_path(p, k->term.dest);
  }
  return p;
}

/* --- states --------------------------------------------------------------- */
FlowState state_new(Arena *a, u32 n) { return (FlowState){bits_new(a, n), bits_new(a, n), bits_new(a, n)}; }

void state_copy(FlowState to, FlowState from) {
  bits_copy(to.init, from.init);
  bits_copy(to.uninit, from.uninit);
  bits_copy(to.ever, from.ever);
}

static bool state_join(FlowState to, FlowState from) {
  bool a = bits_or(to.init, from.init), b = bits_or(to.uninit, from.uninit), c = bits_or(to.ever, from.ever);
  return a || b || c;
}

void state_set(const Paths *p, FlowState s, u32 path, bool init) {
  if (init) {
    bits_set(s.init, path);
    bits_clear(s.uninit, path);
    bits_set(s.ever, path);
  } else {
    bits_clear(s.init, path);
    bits_set(s.uninit, path);
  }
  for (u32 c = p->v.v[path].child; c != NO_PATH; c = p->v.v[c].next) state_set(p, s, c, init);
}

typedef struct At { Flow *f; FlowState s; } At;

static void move_operand(void *ctx, Operand *o) {
  At *at = ctx;
  const Paths *p = at->f->p;
  if (o->kind != OP_MOVE || p->of_local[o->place.local] == NO_PATH) return;
  bool exact;
  u32 k, n = o->place.n;
  if (n && o->place.proj[n - 1].kind == PJ_SUBSLICE && !o->place.proj[n - 1].from_end) {
    for (u32 i = o->place.proj[n - 1].index; i < o->place.proj[n - 1].to; i++) {
      Proj v[16];
      if (n > COUNTOF(v)) return;
      memcpy(v, o->place.proj, n * sizeof *v);
      v[n - 1] = (Proj){.kind = PJ_CONST_INDEX, .index = i};
      k = path_lookup(p, (MPlace){o->place.local, v, n}, &exact);
      if (exact) state_set(p, at->s, k, false);
    }
    return;
  }
  k = path_lookup(p, o->place, &exact);
  u32 at_proj;
  bool through_union = !exact && move_kind(p->f, p->b, o->place, &at_proj) == MOVE_OK;
  if (exact || through_union) state_set(p, at->s, k, false);
}

static void init_place(Flow *f, FlowState s, MPlace m) {
  bool exact;
  u32 k = path_lookup(f->p, m, &exact);
  if (k != NO_PATH && exact) state_set(f->p, s, k, true);
}

static void clear_ever(const Paths *p, FlowState s, u32 k) {
  bits_clear(s.ever, k);
  for (u32 c = p->v.v[k].child; c != NO_PATH; c = p->v.v[c].next) clear_ever(p, s, c);
}

void flow_stmt(Flow *f, FlowState s, MStmt *st) {
  At at = {f, s};
  u32 k;
  switch (st->kind) {
  case ST_ASSIGN:
    visit_rvalue(&st->rv, (Visitor){&at, move_operand, path_place});
    init_place(f, s, st->place);
    break;
  case ST_LIVE: case ST_DEAD:
    k = f->p->of_local[st->place.local];
    if (k == NO_PATH) break;
    state_set(f->p, s, k, false);
    clear_ever(f->p, s, k);
    break;
  default: break;
  }
}

void flow_term_moves(Flow *f, FlowState s, MTerm *t) {
  At at = {f, s};
  visit_term_operands(t, (Visitor){&at, move_operand, path_place});
  bool exact;
  u32 k = t->kind == TM_DROP ? path_lookup(f->p, t->dest, &exact) : NO_PATH;
  if (k != NO_PATH && exact) state_set(f->p, s, k, false);
}

/* --- running -------------------------------------------------------------- */
typedef struct Run { Flow *f; FlowState tmp, edge; VEC(BlockId) work; bool *queued; Arena *a; } Run;

static void flow_into(Run *r, BlockId to, FlowState s) {
  bool changed = state_join(r->f->in[to], s);
  if (!r->f->reached[to]) changed = r->f->reached[to] = true;
  if (!changed || r->queued[to]) return;
  r->queued[to] = true;
  vec_push(r->a, &r->work, to);
}

static void inactive(Run *r, FlowState s, u32 path, u128 disc, bool active) {
  const Paths *p = r->f->p;
  u32 n;
  Ty t = p->v.v[path].ty;
  if (t->kind != TY_ADT) return;
  VariantDef *v = def_variants(p->f->s, t->def, &n);
  for (u32 c = p->v.v[path].child; c != NO_PATH; c = p->v.v[c].next) {
    const Proj *pj = &p->v.v[c].place.proj[p->v.v[c].place.n - 1];
    if (pj->kind != PJ_DOWNCAST || pj->index >= n) continue;
    bool same = (u64)v[pj->index].disc == (u64)disc;
    if (active ? !same : same) state_set(p, s, c, false);
  }
}

static u32 switched_path(Run *r, MTerm *t) {
  bool exact;
  if (t->on.kind == OP_CONST || t->on.place.n || r->f->p->check) return NO_PATH;
  MPlace *m = &r->f->discr_of[t->on.place.local];
  if (m->local == NO_LOCAL) return NO_PATH;
  u32 k = path_lookup(r->f->p, *m, &exact);
  return exact ? k : NO_PATH;
}

static void flow_switch(Run *r, MTerm *t) {
  u32 path = switched_path(r, t);
  for (u32 i = 0; i < t->n; i++) {
    state_copy(r->edge, r->tmp);
    if (path != NO_PATH) inactive(r, r->edge, path, t->values[i], true);
    flow_into(r, t->targets[i], r->edge);
  }
  if (t->target == NO_BLOCK) return;
  state_copy(r->edge, r->tmp);
  for (u32 i = 0; path != NO_PATH && i < t->n; i++) inactive(r, r->edge, path, t->values[i], false);
  flow_into(r, t->target, r->edge);
}

static void succ_flow(void *ctx, BlockId *b) {
  Run *r = ctx;
  flow_into(r, *b, r->tmp);
}

static void flow_block(Run *r, BlockId id) {
  MBlock *k = &r->f->p->b->blocks.v[id];
  state_copy(r->tmp, r->f->in[id]);
  for (u32 j = 0; j < k->stmts.n; j++) {
    if (k->unwind != NO_BLOCK && mir_stmt_panics(&k->stmts.v[j])) flow_into(r, k->unwind, r->tmp);
    flow_stmt(r->f, r->tmp, &k->stmts.v[j]);
  }
  MTerm *t = &k->term;
  flow_term_moves(r->f, r->tmp, t);
  if (k->unwind != NO_BLOCK && (t->kind == TM_CALL || t->kind == TM_DROP)) flow_into(r, k->unwind, r->tmp);
  if (t->kind == TM_SWITCH) {
    flow_switch(r, t);
    return;
  }
  if (t->kind == TM_CALL && t->target != NO_BLOCK) init_place(r->f, r->tmp, t->dest);
  term_each_succ(t, r, succ_flow);
}

/* The state in which a panic leaves a block, all ways joined; false: none leaves it. */
bool flow_unwind_state(Flow *f, BlockId id, FlowState out, FlowState tmp) {
  MBlock *k = &f->p->b->blocks.v[id];
  bool any = false;
  state_copy(tmp, f->in[id]);
  for (u32 j = 0; j <= k->stmts.n; j++) {
    bool last = j == k->stmts.n;
    if (last) flow_term_moves(f, tmp, &k->term);
    if (last ? k->term.kind == TM_CALL || k->term.kind == TM_DROP : mir_stmt_panics(&k->stmts.v[j])) {
      if (any) state_join(out, tmp);
      else state_copy(out, tmp);
      any = true;
    }
    if (!last) flow_stmt(f, tmp, &k->stmts.v[j]);
  }
  return any;
}

static void find_discriminants(Flow *f, MirBody *b) {
  for (u32 i = 0; i < b->locals.n; i++) f->discr_of[i].local = NO_LOCAL;
  for (u32 i = 0; i < b->blocks.n; i++)
    for (u32 j = 0; j < b->blocks.v[i].stmts.n; j++) {
      MStmt *st = &b->blocks.v[i].stmts.v[j];
      if (st->kind == ST_ASSIGN && st->rv.kind == RV_DISCR && !st->place.n) f->discr_of[st->place.local] = st->rv.place;
    }
}

Flow *flow_run(Paths *p) {
  Arena *a = p->f->a;
  MirBody *b = p->b;
  u32 n = b->blocks.n, np = p->v.n;
  Flow *f = NEW(a, Flow);
  *f = (Flow){p, NEW_N(a, FlowState, n), NEW_N(a, bool, n), NEW_N(a, MPlace, b->locals.n + 1)};
  Run r = {.f = f, .tmp = state_new(a, np), .edge = state_new(a, np), .queued = NEW_N(a, bool, n), .a = a};
  for (u32 i = 0; i < n; i++) f->in[i] = state_new(a, np);
  find_discriminants(f, b);
  FlowState entry = state_new(a, np);
  for (u32 i = 0; i < b->locals.n; i++)
    if (p->of_local[i] != NO_PATH) state_set(p, entry, p->of_local[i], i >= 1 && i <= b->n_args);
  flow_into(&r, 0, entry);
  for (u32 head = 0; head < r.work.n; head++) {
    BlockId id = r.work.v[head];
    r.queued[id] = false;
    flow_block(&r, id);
  }
  return f;
}
