/* Which temporaries need no place of their own.
 *
 * A temporary that is made once and read once may share a slot:
 *   into      t = a + b; x = t          t is x's slot, the copy vanishes
 *   from      t = x; f(t + 1)           t is x's slot (or a field's), as long as x does not change before
 *   argument  t = n - 1; fib(t)         t is computed where the callee expects it
 *   result    t = fib(n); y = t + 1     t is read where the callee left it
 * Sharing is decided here, before any slot is given out; `root` is the variable
 * whose slot is meant, so that chains of copies collapse. The last two put values
 * behind the frame, where any call overwrites them: nothing between may call, and
 * a value that a cleanup would drop never stands there. */
#include "code/code_impl.h"

typedef struct Site { BlockId block; u32 at; } Site;      /* at: statement, or their number for the terminator */
typedef enum { SEE_READ, SEE_WRITE, SEE_PART, SEE_REF } How;
typedef struct Fw {
  Gen *g;
  Site *def, *use;
  u32 *preds;
  u8 *taken;                  /* its address is taken somewhere */
  LocalId *root; u32 *off;    /* NO_LOCAL: stands behind the frame at off */
  u8 *shared;
  LocalId *waiting;           /* per block: the result read in it from behind the frame */
} Fw;

typedef void (*See)(void *ctx, LocalId l, How how);
static bool has_deref(MPlace p) {
  for (u32 i = 0; i < p.n; i++)
    if (p.proj[i].kind == PJ_DEREF) return true;
  return false;
}
static void see_place(MPlace p, How how, See f, void *ctx) {
  f(ctx, p.local, how);
  for (u32 i = 0; i < p.n; i++)
    if (p.proj[i].kind == PJ_INDEX) f(ctx, p.proj[i].index, SEE_READ);
}
static void see_operand(Operand *o, See f, void *ctx) {
  if (o->kind != OP_CONST) see_place(o->place, SEE_READ, f, ctx);
}
static void see_dest(MPlace p, See f, void *ctx) { see_place(p, !p.n ? SEE_WRITE : has_deref(p) ? SEE_READ : SEE_PART, f, ctx); }
static void see_rvalue(Rvalue *r, See f, void *ctx) {
  if (r->kind == RV_USE || r->kind == RV_BINARY || r->kind == RV_UNARY || r->kind == RV_CAST || r->kind == RV_REPEAT) see_operand(&r->a, f, ctx);
  if (r->kind == RV_BINARY) see_operand(&r->b, f, ctx);
  if (r->kind == RV_REF || r->kind == RV_RAW) see_place(r->place, has_deref(r->place) ? SEE_READ : SEE_REF, f, ctx);
  if (r->kind == RV_LEN || r->kind == RV_DISCR) see_place(r->place, SEE_READ, f, ctx);
  for (u32 k = 0; k < r->n; k++) see_operand(&r->v[k], f, ctx);
}
static void see_stmt(MStmt *st, See f, void *ctx) {
  if (st->kind == ST_SET_DISCR) see_dest(st->place, f, ctx);
  if (st->kind != ST_ASSIGN) return;
  see_rvalue(&st->rv, f, ctx);
  see_dest(st->place, f, ctx);
}
static void see_term(MTerm *t, See f, void *ctx) {
  if (t->kind == TM_SWITCH) see_operand(&t->on, f, ctx);
  if (t->kind == TM_DROP) see_place(t->dest, SEE_REF, f, ctx);
  if (t->kind != TM_CALL) return;
  if (!t->callee) see_operand(&t->on, f, ctx);
  for (u32 k = 0; k < t->n_args; k++) see_operand(&t->args[k], f, ctx);
  see_dest(t->dest, f, ctx);
}

/* --- counting ------------------------------------------------------------------ */
typedef struct Count { Fw *w; Site at; } Count;
static void count(void *ctx, LocalId l, How how) {
  Count *c = ctx;
  Gen *g = c->w->g;
  if (how == SEE_WRITE) {
    g->defs[l]++;
    c->w->def[l] = c->at;
    return;
  }
  g->uses[l] += how == SEE_REF || how == SEE_PART ? 2 : 1;
  if (how == SEE_REF || how == SEE_PART) c->w->taken[l] = 1;   /* a part that is written is as good as borrowed */
  c->w->use[l] = c->at;
}
static void count_all(Fw *w) {
  MirBody *b = w->g->b;
  for (u32 i = 0; i < b->blocks.n; i++) {
    MBlock *k = &b->blocks.v[i];
    Count c = {w, {i, 0}};
    for (; c.at.at < k->stmts.n; c.at.at++) see_stmt(&k->stmts.v[c.at.at], count, &c);
    see_term(&k->term, count, &c);
    MTerm *t = &k->term;
    if (t->target != NO_BLOCK && t->kind != TM_RETURN && t->kind != TM_RESUME && t->kind != TM_UNREACHABLE) w->preds[t->target]++;
    for (u32 j = 0; t->kind == TM_SWITCH && j < t->n; j++) w->preds[t->targets[j]]++;
    if (k->unwind != NO_BLOCK) w->preds[k->unwind]++;
  }
}
bool local_once(Gen *g, LocalId l) {
  MLocal *x = &g->b->locals.v[l];
  return g->uses[l] == 1 && g->defs[l] == 1 && !x->name && !x->user && !x->is_arg && l;
}

/* --- what stands between ----------------------------------------------------------- */
typedef struct Look { Fw *w; LocalId root; bool any, write; } Look;
static void look(void *ctx, LocalId l, How how) {
  Look *k = ctx;
  if (k->w->root[l] != k->root) return;
  k->any = true;
  if (how != SEE_READ) k->write = true;
}
static Look look_stmt(Fw *w, MStmt *st, LocalId root) {
  Look k = {w, root, false, false};
  see_stmt(st, look, &k);
  return k;
}
static bool stmt_stores(MStmt *st) { return st->kind == ST_ASSIGN && has_deref(st->place); }

static bool stmt_calls(Gen *g, MStmt *st) {
  if (st->kind != ST_ASSIGN) return false;
  Rvalue *r = &st->rv;
  if (r->kind == RV_USE || r->kind == RV_BINARY || r->kind == RV_UNARY || r->kind == RV_CAST || r->kind == RV_REPEAT)
    if (operand_calls(g, &r->a)) return true;
  if (r->kind == RV_BINARY && operand_calls(g, &r->b)) return true;
  for (u32 i = 0; i < r->n; i++)
    if (operand_calls(g, &r->v[i])) return true;
  return false;
}
static bool calls_between(Fw *w, BlockId b, u32 from, u32 to) {
  MBlock *k = &w->g->b->blocks.v[b];
  for (u32 i = from; i < to && i < k->stmts.n; i++)
    if (stmt_calls(w->g, &k->stmts.v[i])) return true;
  return false;
}

/* Written with one instruction after everything was read. */
static bool at_once(Rvalue *r) {
  return r->kind == RV_USE || r->kind == RV_BINARY || r->kind == RV_UNARY || (r->kind == RV_CAST && r->cast != CAST_UNSIZE) || r->kind == RV_LEN;
}

/* Others already stand in its slot, and perhaps for longer than it lives: it stays where it is. */
static bool followed(Fw *w, LocalId l) {
  for (u32 i = 0; i < w->g->b->locals.n; i++)
    if (i != l && w->root[i] == l) return true;
  return false;
}

/* --- the four ways -------------------------------------------------------------------- */
static void share(Fw *w, LocalId l, LocalId root, u32 off) {
  for (u32 i = 0; i < w->g->b->locals.n; i++)
    if (w->root[i] == l) { w->root[i] = root; w->off[i] += off; }
  w->root[l] = root;
  w->off[l] = off;
  w->shared[l] = 1;
}

/* t = ...; x = t */
static bool share_into(Fw *w, LocalId l) {
  Gen *g = w->g;
  Site d = w->def[l], u = w->use[l];
  MBlock *ub = &g->b->blocks.v[u.block], *db = &g->b->blocks.v[d.block];
  if (u.at >= ub->stmts.n) return false;
  MStmt *st = &ub->stmts.v[u.at];
  if (st->kind != ST_ASSIGN || st->place.n || st->rv.kind != RV_USE || st->rv.a.kind == OP_CONST || st->rv.a.place.n) return false;
  LocalId x = st->place.local, root = w->root[x];
  if (root == NO_LOCAL || root == l || g->tys[x] != g->tys[l] || w->off[x]) return false;
  bool from_call = d.at == db->stmts.n;
  u32 i = 0;
  if (from_call) {
    if (db->term.kind != TM_CALL || db->term.target != u.block || w->preds[u.block] != 1) return false;
  } else {
    if (d.block != u.block || d.at >= u.at) return false;
    MStmt *ds = &db->stmts.v[d.at];
    if (!at_once(&ds->rv) && (look_stmt(w, ds, root).any || w->taken[root])) return false;
    i = d.at + 1;
  }
  for (; i < u.at; i++) {
    MStmt *m = &ub->stmts.v[i];
    if (m->kind != ST_ASSIGN && m->kind != ST_SET_DISCR) continue;
    if (look_stmt(w, m, root).any || w->taken[root]) return false;
  }
  share(w, l, root, w->off[x]);
  return true;
}

/* A cast that changes nothing but the type. */
static bool same_bits(Gen *g, Rvalue *r, Ty to) {
  Ty from = operand_ty(g, &r->a);
  bool plain = (from->kind == TY_INT || from->kind == TY_PTR || from->kind == TY_REF) && (to->kind == TY_INT || to->kind == TY_PTR);
  return plain && (r->cast == CAST_NUMERIC || r->cast == CAST_PTR) && layout_of(g->c, from)->size == layout_of(g->c, to)->size;
}

/* t = x.f; ... t ... */
static bool share_from(Fw *w, LocalId l) {
  Gen *g = w->g;
  Site d = w->def[l], u = w->use[l];
  MBlock *b = &g->b->blocks.v[d.block];
  if (d.block != u.block || d.at >= b->stmts.n || d.at >= u.at) return false;
  MStmt *ds = &b->stmts.v[d.at];
  bool same = ds->rv.kind == RV_USE || (ds->rv.kind == RV_CAST && same_bits(g, &ds->rv, g->tys[l]));
  if (!same || ds->rv.a.kind == OP_CONST) return false;
  MPlace p = ds->rv.a.place;
  for (u32 i = 0; i < p.n; i++)
    if (p.proj[i].kind != PJ_FIELD && p.proj[i].kind != PJ_DOWNCAST) return false;
  LocalId root = w->root[p.local];
  if (root == NO_LOCAL || root == l) return false;
  for (u32 i = d.at + 1; i <= u.at && i < b->stmts.n; i++) {
    MStmt *m = &b->stmts.v[i];
    if (m->kind != ST_ASSIGN && m->kind != ST_SET_DISCR) continue;
    if (look_stmt(w, m, root).write || (w->taken[root] && stmt_stores(m) && i < u.at)) return false;
  }
  PlaceRef r = {PR_FRAME, 0, 0, NO_SLOT, g->tys[p.local], NO_SLOT};
  for (u32 i = 0; i < p.n; i++) {
    if (p.proj[i].kind == PJ_DOWNCAST) r.variant = p.proj[i].index;
    else r = place_field(g, r, p.proj[i].index);
  }
  if (g->failed || (r.ty != g->tys[l] && ds->rv.kind == RV_USE)) return false;
  share(w, l, root, w->off[p.local] + r.slot);
  return true;
}

/* t = f(); ... t ... in the block behind the call */
static bool share_result(Fw *w, LocalId l) {
  Gen *g = w->g;
  Site d = w->def[l], u = w->use[l];
  MBlock *db = &g->b->blocks.v[d.block], *ub = &g->b->blocks.v[u.block];
  if (d.at != db->stmts.n || db->term.kind != TM_CALL || db->term.target != u.block || w->preds[u.block] != 1) return false;
  if (db->term.callee && db->term.callee->intrinsic) return false;
  if (needs_drop(g->c, g->tys[l]) || calls_between(w, u.block, 0, u.at + 1)) return false;
  if (u.at == ub->stmts.n && ub->term.kind != TM_SWITCH) return false;
  if (!call_is_plain(g, &db->term)) return false;
  share(w, l, NO_LOCAL, OUT);
  w->waiting[u.block] = l;
  return true;
}

/* t = ...; f(t) */
static bool share_argument(Fw *w, LocalId l) {
  Gen *g = w->g;
  Site d = w->def[l], u = w->use[l];
  MBlock *b = &g->b->blocks.v[d.block];
  MTerm *t = &b->term;
  u32 offs[64], which = NO_SLOT;
  if (d.block != u.block || d.at >= b->stmts.n || u.at != b->stmts.n || t->kind != TM_CALL || t->n_args > 60) return false;
  if (needs_drop(g->c, g->tys[l]) || calls_between(w, d.block, d.at, b->stmts.n) || !call_is_plain(g, t)) return false;
  for (u32 i = 0; i < t->n_args; i++) {
    if (operand_calls(g, &t->args[i])) return false;
    if (t->args[i].kind != OP_CONST && !t->args[i].place.n && t->args[i].place.local == l) which = i;
  }
  if (which == NO_SLOT) return false;
  call_offsets(g, t, offs);
  LocalId wait = w->waiting[d.block];
  if (wait != NO_LOCAL) {
    u64 size = layout_of(g->c, g->tys[wait])->size;
    bool clash = offs[which] < size;
    if (clash && w->use[wait].at > d.at) return false;
    if (clash && w->use[wait].at == d.at && !at_once(&b->stmts.v[d.at].rv)) return false;
  }
  share(w, l, NO_LOCAL, OUT | offs[which]);
  return true;
}

/* Gives each local its root and offset; count_all's numbers stay in g->uses, g->defs. */
void forward_locals(Gen *g, LocalId *root, u32 *off) {
  u32 n = g->b->locals.n, nb = g->b->blocks.n;
  Fw w = {.g = g, .root = root, .off = off};
  w.def = NEW_N(g->tmp, Site, n + 1);
  w.use = NEW_N(g->tmp, Site, n + 1);
  w.preds = NEW_N(g->tmp, u32, nb + 1);
  w.taken = g->taken = NEW_N(g->tmp, u8, n + 1);
  w.shared = NEW_N(g->tmp, u8, n + 1);
  w.waiting = NEW_N(g->tmp, LocalId, nb + 1);
  g->uses = NEW_N(g->tmp, u32, n + 1);
  g->defs = NEW_N(g->tmp, u32, n + 1);
  for (u32 i = 0; i < n; i++) root[i] = i;
  for (u32 i = 0; i < nb; i++) w.waiting[i] = NO_LOCAL;
  w.preds[0] = 1;
  count_all(&w);
  for (u32 l = 1; l < n; l++) {
    if (!local_once(g, l) || !layout_of(g->c, g->tys[l])->size || followed(&w, l)) continue;
    if (share_into(&w, l) || share_from(&w, l)) continue;
    share_result(&w, l);
  }
  for (u32 l = 1; l < n; l++)
    if (!w.shared[l] && local_once(g, l) && layout_of(g->c, g->tys[l])->size && !followed(&w, l)) share_argument(&w, l);
}
