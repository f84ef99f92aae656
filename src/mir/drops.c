/* Drop elaboration: from "drop this if it is still there" to drops that are sure.
 *
 * Building writes a DROP wherever a scope ends; dataflow knows what can be there:
 *   nothing            the drop goes away
 *   surely everything  it stays
 *   maybe              a flag (a bool local, set where the value arrives, cleared
 *                      where it is moved away or dropped) is tested first
 *   only some parts    the drop is opened: one drop for each part that can still
 *                      be there, in the order of the fields, variants by a switch,
 *                      a Box's contents and then its memory
 * Types that implement Drop are never opened: nothing can be moved out of them.
 * An async body's environment is always opened, because after the transform its
 * captures are fields of the future.
 */
#include "mir/flow.h"

typedef struct Elab { Facts f; MirBody *b; Paths *p; Flow *flow; LocalId *flag; Arena *a; FlowState at; Span span; u32 scope; } Elab;
typedef struct Ctx { BlockId succ, unwind; bool cleanup; } Ctx;    /* where a drop goes on */

static BlockId new_block(Elab *E, Ctx c, MTerm t) {
  MBlock k = {.unwind = c.cleanup ? NO_BLOCK : c.unwind, .cleanup = c.cleanup};
  t.span = E->span;
  t.scope = E->scope;
  t.drop = NO_BLOCK;
  k.term = t;
  vec_push(E->a, &E->b->blocks, k);
  return E->b->blocks.n - 1;
}

static void add_stmt(Elab *E, BlockId b, MStmt st) {
  st.span = E->span;
  st.scope = E->scope;
  vec_push(E->a, &E->b->blocks.v[b].stmts, st);
}

static LocalId new_local(Elab *E, Ty t, bool flag) {
  vec_push(E->a, &E->b->locals, (MLocal){.ty = t, .span = E->span, .mut = true, .is_flag = flag});
  return E->b->locals.n - 1;
}

static LocalId flag_of(Elab *E, u32 path) {
  if (E->flag[path] == NO_LOCAL) E->flag[path] = new_local(E, E->f.s->t_bool, true);
  return E->flag[path];
}

static Operand copy_of(LocalId l) { return (Operand){.kind = OP_COPY, .place = {.local = l}}; }
static bool live(Elab *E, u32 p) { return bits_has(E->at.init, p); }
static bool dead(Elab *E, u32 p) { return bits_has(E->at.uninit, p); }

static BlockId switch_block(Elab *E, Ctx c, Operand on, u32 n, u128 *v, BlockId *to, BlockId other) {
  return new_block(E, c, (MTerm){.kind = TM_SWITCH, .on = on, .values = v, .targets = to, .n = n, .target = other});
}

/* if flag(path) { yes } else { succ } */
static BlockId test_flag(Elab *E, u32 path, BlockId yes, Ctx c) {
  if (!dead(E, path)) return yes;
  if (!live(E, path)) return c.succ;
  u128 *v = NEW(E->a, u128);
  BlockId *to = NEW(E->a, BlockId);
  *to = c.succ;
  return switch_block(E, c, copy_of(flag_of(E, path)), 1, v, to, yes);
}

static BlockId whole_drop(Elab *E, MPlace m, Ctx c, bool shallow) {
  if (!shallow && !facts_needs_drop(&E->f, place_ty(E->b, m))) return c.succ;
  return new_block(E, c, (MTerm){.kind = TM_DROP, .dest = m, .target = c.succ, .shallow = shallow});
}

static BlockId drop_path(Elab *E, u32 path, Ctx c);

static bool some_child(Elab *E, u32 path, bool (*f)(Elab *, u32)) {
  for (u32 k = E->p->v.v[path].child; k != NO_PATH; k = E->p->v.v[k].next)
    if (f(E, k) || some_child(E, k, f)) return true;
  return false;
}

static MPlace sub_place(Elab *E, MPlace m, Proj pj) {
  Proj *v = NEW_N(E->a, Proj, m.n + 1);
  if (m.n) memcpy(v, m.proj, m.n * sizeof *v);
  v[m.n] = pj;
  return (MPlace){m.local, v, m.n + 1};
}

static u32 child_at(Elab *E, u32 path, ProjKind k, u32 index) {
  for (u32 c = E->p->v.v[path].child; c != NO_PATH; c = E->p->v.v[c].next) {
    MPlace *m = &E->p->v.v[c].place;
    if (m->proj[m->n - 1].kind == k && m->proj[m->n - 1].index == index) return c;
  }
  return NO_PATH;
}

/* One part: by its own path, or with the whole (flag of `owner`). */
static BlockId drop_part(Elab *E, u32 owner, u32 path, MPlace m, Ctx c) {
  if (path != NO_PATH) return drop_path(E, path, c);
  if (!live(E, owner)) return c.succ;
  BlockId d = whole_drop(E, m, c, false);
  return d == c.succ ? d : test_flag(E, owner, d, c);
}

typedef struct Part { u32 path; MPlace place; } Part;

/* Parts in order; a panic in one still drops those after it. */
static BlockId ladder(Elab *E, u32 owner, Part *v, u32 n, Ctx c) {
  BlockId *un = NEW_N(E->a, BlockId, n + 1);
  un[n] = c.unwind;
  if (!c.cleanup && c.unwind != NO_BLOCK)
    for (u32 i = n; i-- > 1;) un[i] = drop_part(E, owner, v[i].path, v[i].place, (Ctx){un[i + 1], NO_BLOCK, true});
  BlockId succ = c.succ;
  for (u32 i = n; i-- > 0;) {
    bool chained = !c.cleanup && c.unwind != NO_BLOCK;
    succ = drop_part(E, owner, v[i].path, v[i].place, (Ctx){succ, chained ? un[i + 1] : c.unwind, c.cleanup});
  }
  return succ;
}

static BlockId open_fields(Elab *E, u32 owner, u32 path, MPlace m, Ty t, u32 variant, Ctx c) {
  u32 n = facts_field_count(&E->f, t, variant);
  Part *v = NEW_N(E->a, Part, n + 1);
  for (u32 i = 0; i < n; i++)
    v[i] = (Part){child_at(E, path, PJ_FIELD, i), sub_place(E, m, (Proj){.kind = PJ_FIELD, .index = i, .ty = facts_field_ty(&E->f, t, variant, i)})};
  return ladder(E, owner, v, n, c);
}

/* Of an array that is moved out of in parts rustc drops the last part first: a part is an element that has a path, or the run of elements between two
 * such, which go in their order. */
static BlockId open_array(Elab *E, u32 path, MPlace m, Ty t, Ctx c) {
  u32 n = t->len->kind == TY_CONST ? (u32)t->len->value : 0, filled = 0;
  Part *v = NEW_N(E->a, Part, n + 1);
  for (u32 to = n; to > 0;) {
    u32 from = to - 1;
    bool whole = child_at(E, path, PJ_CONST_INDEX, from) == NO_PATH;
    while (whole && from > 0 && child_at(E, path, PJ_CONST_INDEX, from - 1) == NO_PATH) from--;
    for (u32 i = from; i < to; i++)
      v[filled++] = (Part){child_at(E, path, PJ_CONST_INDEX, i), sub_place(E, m, (Proj){.kind = PJ_CONST_INDEX, .index = i, .ty = t->elem})};
    to = from;
  }
  return ladder(E, path, v, n, c);
}

static BlockId open_box(Elab *E, u32 path, MPlace m, Ctx c) {
  u32 inner = child_at(E, path, PJ_DEREF, 0);
  if (inner == NO_PATH) return open_fields(E, path, path, m, E->p->v.v[path].ty, 0, c);
  BlockId freed = test_flag(E, path, whole_drop(E, m, c, true), c);
  return drop_path(E, inner, (Ctx){freed, c.unwind, c.cleanup});
}

/* Does a variant that has no path of its own hold anything to drop? */
static bool rest_needs_drop(Elab *E, u32 path, Ty t, VariantDef *vd, u32 n) {
  for (u32 i = 0; i < n; i++)
    for (u32 j = 0; j < vd[i].n && child_at(E, path, PJ_DOWNCAST, i) == NO_PATH; j++)
      if (facts_needs_drop(&E->f, facts_field_ty(&E->f, t, i, j))) return true;
  return false;
}

static BlockId open_enum(Elab *E, u32 path, MPlace m, Ty t, Ctx c) {
  u32 n, used = 0;
  VariantDef *vd = def_variants(E->f.s, t->def, &n);
  u128 *val = NEW_N(E->a, u128, n + 1);
  BlockId *to = NEW_N(E->a, BlockId, n + 1);
  bool nothing = true;
  for (u32 i = 0; i < n; i++) {
    u32 sub = child_at(E, path, PJ_DOWNCAST, i);
    if (sub == NO_PATH) continue;
    val[used] = (u64)vd[i].disc;
    to[used] = open_fields(E, sub, sub, sub_place(E, m, (Proj){.kind = PJ_DOWNCAST, .index = i, .ty = t}), t, i, c);
    nothing = nothing && to[used] == c.succ;
    used++;
  }
  BlockId other = live(E, path) && rest_needs_drop(E, path, t, vd, n) ? whole_drop(E, m, c, false) : c.succ;
  if (nothing && other == c.succ) return c.succ;
  Ty it = ty_int(E->f.s, PRIM_ISIZE);
  LocalId d = new_local(E, it, false);
  BlockId sw = switch_block(E, c, copy_of(d), used, val, to, other);
  add_stmt(E, sw, (MStmt){.kind = ST_ASSIGN, .place = {d, NULL, 0}, .rv = {.kind = RV_DISCR, .ty = it, .place = m}});
  return test_flag(E, path, sw, c);
}

static BlockId open_drop(Elab *E, u32 path, Ctx c) {
  MPlace m = E->p->v.v[path].place;
  Ty t = E->p->v.v[path].ty;
  if (ty_is_lang(t, LANG_owned_box)) return open_box(E, path, m, c);
  if (t->kind == TY_ARRAY) return open_array(E, path, m, t, c);
  if (t->kind == TY_ADT && t->def->kind == DEF_ENUM) {
    bool down = E->p->v.v[path].place.n && m.proj[m.n - 1].kind == PJ_DOWNCAST;
    return down ? open_fields(E, path, path, m, t, m.proj[m.n - 1].index, c) : open_enum(E, path, m, t, c);
  }
  return open_fields(E, path, path, m, t, 0, c);
}

static bool is_env(Elab *E, u32 path) {
  MPlace *m = &E->p->v.v[path].place;
  return E->b->kind == MB_ASYNC_POLL && m->local == 1 && !m->n;
}

static BlockId drop_path(Elab *E, u32 path, Ctx c) {
  bool l = live(E, path) || some_child(E, path, live), d = dead(E, path) || some_child(E, path, dead);
  if (!l) return c.succ;
  if (is_env(E, path)) return open_drop(E, path, c);
  if (!d) return whole_drop(E, E->p->v.v[path].place, c, false);
  if (E->p->v.v[path].child != NO_PATH) return open_drop(E, path, c);
  BlockId w = whole_drop(E, E->p->v.v[path].place, c, false);
  return w == c.succ ? w : test_flag(E, path, w, c);
}

/* --- walking the drops ---------------------------------------------------- */
static void elaborate_block(Elab *E, BlockId id) {
  MBlock *k = &E->b->blocks.v[id];
  if (k->term.kind != TM_DROP || !E->flow->reached[id]) return;
  bool exact;
  u32 path = path_lookup(E->p, k->term.dest, &exact);
  if (!facts_needs_drop(&E->f, place_ty(E->b, k->term.dest)) && !(path != NO_PATH && is_env(E, path))) {
    k->term = (MTerm){.kind = TM_GOTO, .span = k->term.span, .scope = k->term.scope, .target = k->term.target, .drop = NO_BLOCK};
    return;
  }
  if (path == NO_PATH || !exact) return;
  state_copy(E->at, E->flow->in[id]);
  for (u32 j = 0; j < k->stmts.n; j++) flow_stmt(E->flow, E->at, &k->stmts.v[j]);
  E->span = k->term.span;
  E->scope = k->term.scope;
  bool l = live(E, path) || some_child(E, path, live), d = dead(E, path) || some_child(E, path, dead);
  if (l && !d && !is_env(E, path)) return;
  Ctx c = {k->term.target, k->unwind, k->cleanup};
  BlockId to = l ? drop_path(E, path, c) : c.succ;
  k = &E->b->blocks.v[id];
  k->term = (MTerm){.kind = TM_GOTO, .span = E->span, .scope = E->scope, .target = to, .drop = NO_BLOCK};
}

/* --- flags ---------------------------------------------------------------- */
typedef struct Sets { Elab *E; VEC(MStmt) out; Span span; u32 scope; } Sets;

static void set_flags(Sets *S, u32 path, bool on) {
  Elab *E = S->E;
  if (E->flag[path] != NO_LOCAL) {
    MirConst *k = NEW(E->f.s->arena, MirConst);
    *k = (MirConst){.kind = CK_SCALAR, .ty = E->f.s->t_bool, .bits = on};
    MStmt st = {.kind = ST_ASSIGN, .span = S->span, .scope = S->scope, .place = {E->flag[path], NULL, 0}};
    st.rv = (Rvalue){.kind = RV_USE, .ty = k->ty, .a = {.kind = OP_CONST, .place = {NO_LOCAL, NULL, 0}, .k = k}};
    vec_push(E->a, &S->out, st);
  }
  for (u32 c = E->p->v.v[path].child; c != NO_PATH; c = E->p->v.v[c].next) set_flags(S, c, on);
}

/* What the dataflow did at this point, done to the flags: compare the state before and after. */
static void flags_for_change(Sets *S, FlowState before, FlowState after) {
  Elab *E = S->E;
  for (u32 p = 0; p < E->p->v.n; p++) {
    if (E->flag[p] == NO_LOCAL) continue;
    bool was_l = bits_has(before.init, p), was_d = bits_has(before.uninit, p), l = bits_has(after.init, p), d = bits_has(after.uninit, p);
    if (was_l == l && was_d == d) continue;
    MirConst *k = NEW(E->f.s->arena, MirConst);
    *k = (MirConst){.kind = CK_SCALAR, .ty = E->f.s->t_bool, .bits = l};
    MStmt st = {.kind = ST_ASSIGN, .span = S->span, .scope = S->scope, .place = {E->flag[p], NULL, 0}};
    st.rv = (Rvalue){.kind = RV_USE, .ty = k->ty, .a = {.kind = OP_CONST, .place = {NO_LOCAL, NULL, 0}, .k = k}};
    vec_push(E->a, &S->out, st);
  }
}

static BlockId edge_block(Elab *E, Sets *S, BlockId to, bool cleanup) {
  if (!S->out.n || to == NO_BLOCK) return to;
  E->span = S->span;
  E->scope = S->scope;
  BlockId b = new_block(E, (Ctx){to, NO_BLOCK, cleanup}, (MTerm){.kind = TM_GOTO, .target = to});
  for (u32 i = 0; i < S->out.n; i++) vec_push(E->a, &E->b->blocks.v[b].stmts, S->out.v[i]);
  return b;
}

/* The original terminators of the old blocks, before elaboration changed the drops. */
static void flags_in_block(Elab *E, BlockId id, MTerm *orig, FlowState s, FlowState prev) {
  MBlock old = E->b->blocks.v[id];
  Sets S = {.E = E};
  state_copy(s, E->flow->in[id]);
  for (u32 j = 0; j < old.stmts.n; j++) {
    MStmt st = old.stmts.v[j];
    S.span = st.span;
    S.scope = st.scope;
    vec_push(E->a, &S.out, st);
    state_copy(prev, s);
    flow_stmt(E->flow, s, &st);
    if (st.kind == ST_ASSIGN) flags_for_change(&S, prev, s);
  }
  S.span = orig->span;
  S.scope = orig->scope;
  state_copy(prev, s);
  flow_term_moves(E->flow, s, orig);
  bool is_drop = orig->kind == TM_DROP;
  if (!is_drop) flags_for_change(&S, prev, s);
  E->b->blocks.v[id].stmts.v = S.out.v;
  E->b->blocks.v[id].stmts.n = S.out.n;
  E->b->blocks.v[id].stmts.cap = S.out.cap;
  Sets after = {.E = E, .span = orig->span, .scope = orig->scope};
  if (orig->kind == TM_CALL && orig->target != NO_BLOCK) {
    bool exact;
    u32 p = path_lookup(E->p, orig->dest, &exact);
    if (p != NO_PATH && exact) set_flags(&after, p, true);
    BlockId to = edge_block(E, &after, orig->target, old.cleanup);
    E->b->blocks.v[id].term.target = to;
  }
}

/* After a drop its flags are down: its edges are redirected before elaboration. */
static void flags_after_drops(Elab *E, u32 n_blocks, MTerm *orig) {
  for (BlockId id = 0; id < n_blocks; id++) {
    if (!E->flow->reached[id] || orig[id].kind != TM_DROP) continue;
    bool exact;
    u32 p = path_lookup(E->p, orig[id].dest, &exact);
    if (p == NO_PATH || !exact) continue;
    Sets S = {.E = E, .span = orig[id].span, .scope = orig[id].scope};
    set_flags(&S, p, false);
    if (!S.out.n || E->b->blocks.v[id].cleanup) continue;    /* nothing comes back from a cleanup */
    /* every way through the elaborated drop ends at a block that was made for it */
    BlockId landing = E->b->blocks.v[id].term.kind == TM_GOTO || E->b->blocks.v[id].term.kind == TM_DROP ? orig[id].drop : NO_BLOCK;
    if (landing == NO_BLOCK) continue;
    for (u32 i = 0; i < S.out.n; i++) vec_push(E->a, &E->b->blocks.v[landing].stmts, S.out.v[i]);
  }
}

static void flags_at_entry(Elab *E) {
  Sets S = {.E = E, .span = E->b->span};
  for (u32 p = 0; p < E->p->v.n; p++) {
    if (E->p->v.v[p].parent != NO_PATH) continue;
    LocalId l = E->p->v.v[p].place.local;
    set_flags(&S, p, l >= 1 && l <= E->b->n_args);
  }
  if (!S.out.n) return;
  MBlock *k = &E->b->blocks.v[0];
  for (u32 i = 0; i < k->stmts.n; i++) vec_push(E->a, &S.out, k->stmts.v[i]);
  k->stmts.v = S.out.v;
  k->stmts.n = S.out.n;
  k->stmts.cap = S.out.cap;
}

/* Every drop gets a landing of its own behind it, where its flags are cleared. */
static void add_landings(Elab *E, u32 n) {
  for (BlockId id = 0; id < n; id++) {
    MTerm *t = &E->b->blocks.v[id].term;
    if (t->kind != TM_DROP) continue;
    bool exact, cleanup = E->b->blocks.v[id].cleanup;
    u32 p = path_lookup(E->p, t->dest, &exact);
    if (p == NO_PATH || !exact) continue;
    E->span = t->span;
    E->scope = t->scope;
    BlockId land = new_block(E, (Ctx){t->target, NO_BLOCK, cleanup}, (MTerm){.kind = TM_GOTO, .target = t->target});
    E->b->blocks.v[id].term.target = land;
    E->b->blocks.v[id].term.drop = land;
  }
}

/* The entry block must not be a loop's head: flags are set up there once. */
static void fresh_entry(Elab *E) {
  MBlock first = E->b->blocks.v[0];
  vec_push(E->a, &E->b->blocks, first);
  BlockId copy = E->b->blocks.n - 1;
  for (u32 i = 0; i < E->b->blocks.n; i++) {
    MTerm *t = &E->b->blocks.v[i].term;
    if (i && t->target == 0 && t->kind != TM_RETURN && t->kind != TM_RESUME && t->kind != TM_UNREACHABLE) t->target = copy;
    for (u32 j = 0; i && j < t->n; j++)
      if (t->targets[j] == 0) t->targets[j] = copy;
  }
  MBlock k = {.unwind = NO_BLOCK};
  k.term = (MTerm){.kind = TM_GOTO, .span = E->b->span, .target = copy, .drop = NO_BLOCK};
  E->b->blocks.v[0] = k;
}

/* --- cleanup chains --------------------------------------------------------- *
 * Building shares one chain for all places with the same scopes. Joined there, what
 * one call has moved away and another has not yet would ask for a flag that only a
 * panic reads. So each edge into a chain gets a chain of the drops that can matter
 * to it; equal chains are still one. */
static bool holds_something(Elab *E, u32 path, FlowState s) {
  if (bits_has(s.init, path)) return true;
  for (u32 c = E->p->v.v[path].child; c != NO_PATH; c = E->p->v.v[c].next)
    if (holds_something(E, c, s)) return true;
  return false;
}

static bool chain_node(const MBlock *k) { return k->cleanup && !k->stmts.n && k->term.kind == TM_DROP && !k->term.dest.n; }

static BlockId chain_link(Elab *E, Map *made, BlockId next, BlockId like) {
  u64 have;
  u64 key = map_key2(next, E->b->blocks.v[like].term.dest.local);
  if (map_get(made, key, &have)) return (BlockId)have;
  MBlock k = E->b->blocks.v[like];
  k.term.target = next;
  vec_push(E->a, &E->b->blocks, k);
  map_put(E->a, made, key, E->b->blocks.n - 1);
  return E->b->blocks.n - 1;
}

static BlockId chain_for(Elab *E, Map *made, BlockId from, FlowState s) {
  VEC(BlockId) keep = {0};
  BlockId at = from;
  for (; chain_node(&E->b->blocks.v[at]); at = E->b->blocks.v[at].term.target) {
    u32 path = E->p->of_local[E->b->blocks.v[at].term.dest.local];
    if (path == NO_PATH || holds_something(E, path, s)) vec_push(E->a, &keep, at);
  }
  while (keep.n) {
    BlockId like = vec_pop(&keep);
    at = chain_link(E, made, at, like);
  }
  return at;
}

static void specialise_chains(Elab *E) {
  Flow *f = flow_run(E->p);
  u32 n = E->b->blocks.n;
  Map made = {0};
  FlowState s = state_new(E->a, E->p->v.n), tmp = state_new(E->a, E->p->v.n);
  for (BlockId i = 0; i < n; i++) {
    MBlock *k = &E->b->blocks.v[i];
    if (!f->reached[i]) continue;
    if (!k->cleanup && k->unwind != NO_BLOCK && flow_unwind_state(f, i, s, tmp)) {
      BlockId to = chain_for(E, &made, k->unwind, s);
      E->b->blocks.v[i].unwind = to;
    } else if (k->cleanup && k->term.kind == TM_GOTO) {      /* an assignment on the way out */
      state_copy(s, f->in[i]);
      for (u32 j = 0; j < k->stmts.n; j++) flow_stmt(f, s, &k->stmts.v[j]);
      BlockId to = chain_for(E, &made, k->term.target, s);
      E->b->blocks.v[i].term.target = to;
    }
  }
}

void mir_elaborate_drops(Mir *m, MirBody *b) {
  Elab e = {.f = facts_of(m, b->def), .b = b, .a = mir_work(m)}, *E = &e;
  bool any = false;
  for (u32 i = 0; i < b->blocks.n; i++) any = any || b->blocks.v[i].term.kind == TM_DROP;
  if (!any) return;
  fresh_entry(E);
  E->p = paths_build(&E->f, b, false);
  specialise_chains(E);
  u32 n0 = b->blocks.n;
  add_landings(E, n0);
  E->flow = flow_run(E->p);
  E->at = state_new(E->a, E->p->v.n);
  E->flag = NEW_N(E->a, LocalId, E->p->v.n + 1);
  for (u32 i = 0; i < E->p->v.n; i++) E->flag[i] = NO_LOCAL;
  u32 n = b->blocks.n;
  MTerm *orig = NEW_N(E->a, MTerm, n);
  for (u32 i = 0; i < n; i++) orig[i] = b->blocks.v[i].term;
  for (u32 i = 0; i < n; i++) elaborate_block(E, i);
  FlowState s = state_new(E->a, E->p->v.n), prev = state_new(E->a, E->p->v.n);
  for (u32 i = 0; i < n; i++)
    if (E->flow->reached[i]) flags_in_block(E, i, &orig[i], s, prev);
  flags_after_drops(E, n, orig);
  flags_at_entry(E);
  for (u32 i = 0; i < b->blocks.n; i++)
    if (b->blocks.v[i].term.kind == TM_DROP) b->blocks.v[i].term.drop = NO_BLOCK;
}
