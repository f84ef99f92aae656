/* Small functions of the library, emitted where they are called.
 *
 * Only bodies without cleanup, so that a panic inside goes on at the caller's landing
 * pad as if the call had made it, and never the learner's own functions: those are
 * stepped through and have frames. Every instruction bears the call's place.
 * An argument that the body does not change is read where the caller has it. */
#include "code/code_impl.h"
#include "mir/flow.h"

enum { MAX_DEPTH = 6, MAX_BLOCKS = 40, MAX_COST = 32, MAX_TEXT = 700, MAX_CODE = 6000 };

static bool looks_small(Def *d) {
  if (d->kind == DEF_CLOSURE) return d->is_lib;
  if (!d->is_lib || d->kind != DEF_FN || d->intrinsic || !d->item || !d->item->fn || !d->item->fn->body) return false;
  Block *b = d->item->fn->body;
  return b->n <= 5 && b->span.hi - b->span.lo <= MAX_TEXT && !d->is_async_fn;
}

/* Does cleanup from here on do nothing for these types? */
static bool cleans_nothing(Gen *g, MirBody *b, TyList *args, BlockId at, u32 depth) {
  if (at == NO_BLOCK) return true;
  if (depth > 8) return false;
  MTerm *t = &b->blocks.v[at].term;
  switch (t->kind) {
    case TM_RESUME: return true;
    case TM_GOTO: return cleans_nothing(g, b, args, t->target, depth + 1);
    case TM_DROP: {
      Ty ty = t->dest.n ? t->dest.proj[t->dest.n - 1].ty : b->locals.v[t->dest.local].ty;
      return !needs_drop(g->c, code_norm(g->c, ty, args)) && cleans_nothing(g, b, args, t->target, depth + 1);
    }
    case TM_SWITCH:
      for (u32 i = 0; i < t->n; i++)
        if (!cleans_nothing(g, b, args, t->targets[i], depth + 2)) return false;
      return cleans_nothing(g, b, args, t->target, depth + 2);
    default: return false;
  }
}

/* Goes through what these types reach: counts, and refuses loops, cleanup and awaits. */
typedef struct Walk { Gen *g; MirBody *b; TyList *args; u8 *state; u32 cost; bool bad, calm; } Walk;

static Ty dropped(const Walk *w, const MTerm *t) {
  return code_norm(w->g->c, t->dest.n ? t->dest.proj[t->dest.n - 1].ty : w->b->locals.v[t->dest.local].ty, w->args);
}
static bool unwinds(Gen *g, Def *intrinsic) {
  Str name = sym_str(g->s->sx->in, intrinsic->intrinsic);
  return str_eqz(name, "drop_in_place") || str_eqz(name, "begin_unwind");
}
/* Does the call surely come back? */
static bool calm_call(const Walk *w, const MTerm *t) {
  Def *d = t->callee;
  if (!d) return false;
  if (d->intrinsic) return !unwinds(w->g, d);
  if (d->kind == DEF_VARIANT || d->kind == DEF_STRUCT) return true;
  Ty v[8];
  TyList *args = t->callee_args ? t->callee_args : w->g->s->no_args;
  if (args->n > COUNTOF(v) || !looks_small(d)) return false;
  for (u32 i = 0; i < args->n; i++) v[i] = code_norm(w->g->c, args->v[i], w->args);
  args = ty_list(w->g->s, v, args->n);
  if (d->parent && d->parent->kind == DEF_TRAIT) {
    Resolved r = resolve_method(w->g->s, d, args);
    if (r.kind != RM_FN) return r.kind == RM_CLONE_BUILTIN && ty_is_copy(w->g->s, param_env(w->g->s, w->g->s->main_fn), r.self);
    d = r.def, args = r.args;
  }
  return inline_calm(w->g, d, args);
}
static bool calm_block(const Walk *w, const MBlock *k) {
  for (u32 j = 0; j < k->stmts.n; j++)
    if (mir_stmt_panics(&k->stmts.v[j])) return false;
  if (k->term.kind == TM_DROP) return !needs_drop(w->g->c, dropped(w, &k->term));
  return k->term.kind != TM_CALL || calm_call(w, &k->term);
}

static void walk(Walk *w, BlockId at) {
  if (at == NO_BLOCK || w->bad || w->state[at] == 2) return;
  if (w->state[at] == 1) { w->bad = true; return; }            /* a loop is a function's own business */
  MBlock *k = &w->b->blocks.v[at];
  MTerm *t = &k->term;
  w->state[at] = 1;
  for (u32 j = 0; j < k->stmts.n; j++) w->cost += k->stmts.v[j].kind == ST_ASSIGN;
  bool idle = t->kind == TM_DROP && !needs_drop(w->g->c, dropped(w, t)), calm = calm_block(w, k);
  w->cost += t->kind == TM_CALL ? 3 : idle || t->kind == TM_GOTO ? 0 : 1;
  w->calm = w->calm && calm;
  w->bad = w->bad || w->cost > MAX_COST || t->kind == TM_YIELD || !(calm || cleans_nothing(w->g, w->b, w->args, k->unwind, 0));
  if (t->kind == TM_SWITCH) for (u32 i = 0; i < t->n; i++) walk(w, t->targets[i]);
  if (t->kind != TM_RETURN && t->kind != TM_RESUME && t->kind != TM_UNREACHABLE) walk(w, t->target);
  w->state[at] = 2;
}
static bool is_small(Gen *g, MirBody *b, TyList *args, bool *calm) {
  if (b->kind != MB_FN || b->async || b->blocks.n > MAX_BLOCKS) return false;
  Walk w = {.g = g, .b = b, .args = args, .state = NEW_N(g->tmp, u8, b->blocks.n), .calm = true};
  walk(&w, 0);
  *calm = w.calm;
  return !w.bad;
}

/* What is known of d: its body, and in the lowest bit whether it never panics; 0: it is called. */
static u64 look(Gen *g, Def *d, TyList *args) {
  u64 known, key = map_key2(d->id, args->id);
  if (!looks_small(d)) return 0;
  if (map_get(&g->c->small, key, &known)) return known;
  map_put(g->a, &g->c->small, key, 0);                                             /* while it is being looked at: no */
  Def *p = d->parent;
  if (p && p->kind == DEF_IMPL) {
    impl_header(g->s, p);
    if (p->impl_trait.trait && def_is_lang(p->impl_trait.trait, LANG_future_trait)) return 0;
  }
  MirBody *b = mir_of(g->c->m, d);
  bool calm = false;
  known = b && is_small(g, b, args, &calm) ? (u64)(uintptr_t)b | calm : 0;
  map_put(g->a, &g->c->small, key, known);
  return known;
}
MirBody *inline_body(Gen *g, Def *d, TyList *args) {
  if (g->c->apart || g->depth >= MAX_DEPTH || g->code.n > MAX_CODE) return NULL;
  return (MirBody *)(uintptr_t)(look(g, d, args) & ~(u64)1);
}
bool inline_calm(Gen *g, Def *d, TyList *args) { return look(g, d, args) & 1; }

/* What the callee's world is while its body is emitted; the rest of Gen is the caller's. */
typedef struct Frame {
  MirBody *b; TyList *args; u32 *slots; Ty *tys; u32 *block_pc; Map mono;
  u32 *uses, *defs; u8 *taken; u32 locals_end, loc_slot; Span loc_span, span; u32 first_fixup;
} Frame;
static Frame frame_of(Gen *g) {
  return (Frame){g->b, g->args, g->slots, g->tys, g->block_pc, g->mono, g->uses, g->defs, g->taken, g->locals_end, g->loc_slot, g->loc_span,
                 g->span, g->fixups.n};
}
static void frame_back(Gen *g, Frame f) {
  g->b = f.b; g->args = f.args; g->slots = f.slots; g->tys = f.tys; g->block_pc = f.block_pc; g->mono = f.mono;
  g->uses = f.uses; g->defs = f.defs; g->taken = f.taken; g->locals_end = f.locals_end; g->loc_slot = f.loc_slot; g->loc_span = f.loc_span;
  g->span = f.span;
}

/* Where the argument is, if it may be read there; else in a slot of its own. */
static u32 argument(Gen *g, Operand *o, bool *borrowed) {
  *borrowed = false;
  Ty t = operand_ty(g, o);
  u64 size = layout_of(g->c, t)->size;
  if (o->kind == OP_CONST || !size) {
    u32 s = slot_for(g, t);
    operand_into(g, o, s);
    return s;
  }
  PlaceRef p = place_lower(g, o->place);
  if (p.kind == PR_FRAME && !(p.slot & OUT)) {
    *borrowed = !g->taken[o->place.local];
    return p.slot;
  }
  return place_load(g, p, slot_for(g, t));
}

static void resolve_fixups(Gen *g, u32 from) {
  for (u32 i = from; i < g->fixups.n; i++) g->code.v[g->fixups.v[i].ins].c = g->block_pc[g->fixups.v[i].block];
  g->fixups.n = from;
}

static bool overlaps(u32 a, u64 an, u32 b, u64 bn) { return a < b + bn && b < a + an; }

/* The result straight into the destination, if nobody reads that meanwhile. */
static u32 result_slot(Gen *g, PlaceRef d, LocalId local, const u32 *at, MTerm *t) {
  u64 n = layout_of(g->c, d.ty)->size;
  bool direct = d.kind == PR_FRAME && !(d.slot & OUT) && !g->taken[local];
  for (u32 i = 0; i < t->n_args && direct; i++) direct = !overlaps(d.slot, n, at[i], layout_of(g->c, operand_ty(g, &t->args[i]))->size);
  return direct ? d.slot : slot_for(g, d.ty);
}

void inline_emit(Gen *g, MirBody *body, Def *d, TyList *args, MTerm *t) {
  u32 at[64], nl = body->locals.n;
  bool borrowed[64], none = t->target == NO_BLOCK;
  PlaceRef dest = none ? (PlaceRef){PR_FRAME, 0, 0, NO_SLOT, g->s->t_never, NO_SLOT} : place_lower(g, t->dest);
  for (u32 i = 0; i < t->n_args; i++) at[i] = argument(g, &t->args[i], &borrowed[i]);
  u32 ret = none ? 0 : result_slot(g, dest, t->dest.local, at, t);
  Frame f = frame_of(g);
  LocalId *root = NEW_N(g->tmp, LocalId, nl + 1);
  u32 *off = NEW_N(g->tmp, u32, nl + 1);
  g->depth++;
  if (def_track_caller(g->s, d)) { if (!g->loc_slot && !g->loc_span.hi) g->loc_span = call_place(t); }
  else { g->loc_slot = 0; g->loc_span = NO_SPAN; }
  g->b = body;
  g->args = args;
  g->mono = (Map){0};
  g->slots = NEW_N(g->tmp, u32, nl + 1);
  g->tys = NEW_N(g->tmp, Ty, nl + 1);
  g->block_pc = NEW_N(g->tmp, u32, body->blocks.n + 1);
  for (u32 i = 0; i < nl; i++) g->tys[i] = mono(g, body->locals.v[i].ty);
  forward_locals(g, root, off);
  g->slots[0] = ret;
  for (u32 i = 1; i <= body->n_args; i++) {
    u64 n = layout_of(g->c, g->tys[i])->size;
    bool own = !borrowed[i - 1] || g->defs[i] || g->taken[i];
    g->slots[i] = !own ? at[i - 1] : g->taken[i] ? slot_kept(g, g->tys[i]) : slot_for(g, g->tys[i]);
    if (own) emit_copy(g, g->slots[i], at[i - 1], n);
  }
  for (u32 i = body->n_args + 1; i < nl; i++)
    if (root[i] == i) g->slots[i] = g->taken[i] ? slot_kept(g, g->tys[i]) : slot_for(g, g->tys[i]);
  for (u32 i = 0; i < nl; i++)
    if (root[i] != i) g->slots[i] = (root[i] == NO_LOCAL ? 0 : g->slots[root[i]]) + off[i];
  g->locals_end = g->temp_mark;
  u32 outer_return = g->first_return;
  g->first_return = g->returns.n;
  emit_blocks(g);
  resolve_fixups(g, f.first_fixup);
  for (u32 i = g->first_return; i < g->returns.n; i++) g->code.v[g->returns.v[i]].c = pc_here(g);
  g->returns.n = g->first_return;
  g->first_return = outer_return;
  u32 mark = g->locals_end;
  frame_back(g, f);
  g->depth--;
  g->temp_mark = mark;
  if (!none && layout_of(g->c, dest.ty)->size && !(dest.kind == PR_FRAME && dest.slot == ret)) place_store(g, dest, ret, dest.ty);
}
