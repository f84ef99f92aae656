/* Places, temporaries, operands: what an expression is when it is looked at as one of these. */
#include "mir/build.h"

X x_of(Expr *e) {
  e = expr_of(e);
  return (X){e, e->n_adj};
}

Ty x_ty(X x) { return x.k ? x.e->adj[x.k - 1].target : x.e->ty; }

static Category path_category(const Expr *e) {
  if (e->res == RES_LOCAL) return CAT_PLACE;
  if (e->res == RES_DEF && e->def && e->def->kind == DEF_STATIC) return CAT_PLACE;
  return CAT_CONST;
}

static Category bare_category(const Expr *e) {
  switch (e->kind) {
  case E_LIT: return CAT_CONST;
  case E_PATH: return path_category(e);
  case E_FIELD: case E_INDEX: return CAT_PLACE;
  case E_UNARY: return e->op == UN_DEREF ? CAT_PLACE : e->callee.def ? CAT_INTO : CAT_RVALUE;
  case E_BINARY: return e->op >= BIN_LAND || e->callee.def ? CAT_INTO : CAT_RVALUE;
  case E_CAST: case E_REF: case E_TUPLE: case E_ARRAY: case E_REPEAT: case E_CLOSURE: case E_ASYNC: case E_STRUCT: return CAT_RVALUE;
  case E_ASSIGN: case E_ASSIGN_OP: case E_BREAK: case E_CONTINUE: case E_RETURN: return CAT_STMT;
  default: return CAT_INTO;
  }
}

Category x_category(X x) {
  if (!x.k) return bare_category(x.e);
  switch (x.e->adj[x.k - 1].kind) {
  case ADJ_DEREF: case ADJ_DEREF_CALL: return CAT_PLACE;
  case ADJ_NEVER: return CAT_INTO;
  default: return CAT_RVALUE;
  }
}

bool x_pure(Expr *e) {
  e = expr_of(e);
  for (u32 i = 0; i < e->n_adj; i++)
    if (e->adj[i].kind == ADJ_DEREF_CALL || (e->adj[i].kind == ADJ_REF && e->adj[i].mut)) return false;
  if (e->kind == E_REF && e->mut) return false;     /* what was read before may not be read while that lives */
  if (e->kind == E_LIT) return true;
  if (e->kind == E_PATH) return true;
  if (e->kind == E_FIELD) return x_pure(e->a);
  if (e->kind == E_REF) return x_pure(e->a);
  if (e->kind == E_CAST || (e->kind == E_UNARY && !e->callee.def)) return x_pure(e->a);
  if (e->kind == E_BINARY && !e->callee.def && e->op < BIN_LAND) return x_pure(e->a) && x_pure(e->b);
  if (e->kind == E_INDEX && !e->callee.def) return x_pure(e->a) && x_pure(e->b);
  return false;
}

/* --- places --------------------------------------------------------------- */
PB pb_local(Builder *B, LocalId l) { return (PB){.local = l, .ty = B->b->locals.v[l].ty}; }

PB pb_var(Builder *B, Local *l) {
  u64 id;
  if (map_get(&B->guard_refs, (u64)(uintptr_t)l, &id) && id != NO_LOCAL) return pb_deref(B, pb_local(B, (LocalId)id), l->ty);
  if (map_get(&B->locals, (u64)(uintptr_t)l, &id)) return pb_local(B, (LocalId)id);
  return (PB){.local = NO_LOCAL, .up = l, .ty = l->ty};
}

PB pb_proj(Builder *B, PB p, Proj pj) {
  Proj *v = NEW_N(B->a, Proj, p.n + 1);
  if (p.n) memcpy(v, p.proj, p.n * sizeof *v);
  v[p.n] = pj;
  p.proj = v;
  p.n++;
  p.ty = pj.ty;
  return p;
}

PB pb_deref(Builder *B, PB p, Ty to) { return pb_proj(B, p, (Proj){.kind = PJ_DEREF, .ty = to}); }
PB pb_field(Builder *B, PB p, u32 i, Ty ty) { return pb_proj(B, p, (Proj){.kind = PJ_FIELD, .index = i, .ty = ty}); }

/* Does the capture's path lead to (a part of the way to) p? *used: how many projections of p it covers. */
static bool capture_covers(const Capture *c, PB p, u32 *used) {
  u32 j = 0;
  for (u32 i = 0; i < c->n_proj; i++, j++) {
    while (j < p.n && p.proj[j].kind == PJ_DOWNCAST) j++;
    if (j == p.n) return false;
    if (c->proj[i].deref ? p.proj[j].kind != PJ_DEREF : p.proj[j].kind != PJ_FIELD || p.proj[j].index != c->proj[i].field) return false;
  }
  *used = j;
  return true;
}

static PB env_place(Builder *B) {
  PB p = pb_local(B, 1);
  bool by_ref = B->ab->kind == BODY_CLOSURE && B->ab->closure_kind != CLOSURE_FN_ONCE;
  return by_ref ? pb_deref(B, p, p.ty->elem) : p;
}

/* A variable of an outer body: through the capture that holds it. */
static PB resolve_upvar(Builder *B, PB p) {
  for (u32 i = 0; i < B->ab->n_captures; i++) {
    Capture *c = &B->ab->captures[i];
    u32 used;
    if (c->local != p.up || !capture_covers(c, p, &used)) continue;
    bool ref = c->mode != CAP_MOVE;
    PB r = pb_field(B, env_place(B), i, ref ? ty_ref(B->s, c->place_ty, c->mode == CAP_REF_MUT) : c->place_ty);
    if (ref) r = pb_deref(B, r, c->place_ty);
    for (u32 j = used; j < p.n; j++) r = pb_proj(B, r, p.proj[j]);
    return r;
  }
  /* not captured: named, but never read (`let _ = x;`) */
  return pb_local(B, b_temp(B, p.ty, p.up->name.span));
}

MPlace pb_place(Builder *B, PB p) {
  if (p.up) p = resolve_upvar(B, p);
  return (MPlace){p.local, p.proj, p.n};
}

static PB static_place(Builder *B, X x) {
  Def *d = x.e->def;
  bool mut = d->item && d->item->mut;
  Ty t = mut ? ty_ptr(B->s, x.e->ty, true) : ty_ref(B->s, x.e->ty, false);
  MirConst *k = NEW(B->m->arena, MirConst);
  *k = (MirConst){.kind = CK_STATIC, .ty = t, .def = d, .args = B->s->no_args};
  LocalId l = b_temp(B, t, x.e->span);
  b_assign(B, local_place(l), rv_use(op_const(k), t), x.e->span);
  return pb_deref(B, pb_local(B, l), x.e->ty);
}

/* An index must be in a local. A plain variable serves as it is where nothing can change it first. */
static LocalId index_local(Builder *B, X x) {
  if (!x.k && x.e->kind == E_PATH && x.e->res == RES_LOCAL && !B->index_pinned) {
    PB p = pb_var(B, x.e->local);
    if (!p.up && !p.n) return p.local;
  }
  return x_temp(B, x, false);
}

static PB index_place(Builder *B, X x) {
  Expr *e = x.e;
  X base = x_of(e->a), ix = x_of(e->b);
  if (e->callee.def)
    return pb_deref(B, pb_local(B, overloaded_place(B, e->callee, base, &ix, callee_is_mut_place(e->callee), e->ty, e->span, call_behind(e))), e->ty);
  bool pinned = B->index_pinned;
  if (!x_pure(e->b)) B->index_pinned = true;
  PB p = x_place(B, base);
  B->index_pinned = pinned;
  LocalId i = index_local(B, ix);
  return pb_proj(B, p, (Proj){.kind = PJ_INDEX, .index = i, .ty = e->ty});
}

static PB bare_place(Builder *B, X x) {
  Expr *e = x.e;
  switch (e->kind) {
  case E_PATH: return e->res == RES_LOCAL ? pb_var(B, e->local) : static_place(B, x);
  case E_FIELD: return pb_field(B, x_place(B, x_of(e->a)), e->field, e->ty);
  case E_INDEX: return index_place(B, x);
  default: break;
  }
  assert(e->kind == E_UNARY && e->op == UN_DEREF);
  if (e->callee.def)
    return pb_deref(B, pb_local(B, overloaded_place(B, e->callee, x_of(e->a), NULL, callee_is_mut_place(e->callee), e->ty, e->span, NO_SPAN)), e->ty);
  return pb_deref(B, x_place(B, x_of(e->a)), e->ty);
}

/* A part of a constant is that of static data, where rustc promotes it. */
static bool promoted_place(Builder *B, X x, PB *out) {
  Ty t = ty_ref(B->s, x_ty(x), false);
  MirConst *k = x.k ? NULL : const_shared(B, t, x);
  if (!k) return false;
  LocalId l = b_temp(B, t, x.e->span);
  b_assign(B, local_place(l), rv_use(op_const(k), t), x.e->span);
  *out = pb_deref(B, pb_local(B, l), x_ty(x));
  return true;
}

/* What a constant's value refers to lives for ever. */
static bool kept_place(Builder *B, X x, PB *out) {
  u64 ext;
  if (x.k != x.e->n_adj || !map_get(&B->extended, (u64)(uintptr_t)x.e, &ext) || ext != KEPT) return false;
  Ty t = x_ty(x), ref = ty_ref(B->s, t, false);
  LocalId v = x_temp(B, x, false), r = b_temp(B, ref, x.e->span);
  Operand *arg = NEW(B->a, Operand);
  *arg = op_move(local_place(v));
  scope_moved(B, arg, 1);
  b_call(B, (Callee){lang_item(B->s, LANG_kept_forever), ty_list(B->s, &t, 1)}, arg, 1, local_place(r), true, x.e->span);
  *out = pb_deref(B, pb_local(B, r), t);
  return true;
}

PB x_place(Builder *B, X x) {
  bool only_read = B->only_read;
  B->only_read = false;
  PB p;
  if (x_category(x) != CAT_PLACE && kept_place(B, x, &p)) return p;
  if (x_category(x) != CAT_PLACE) return only_read && promoted_place(B, x, &p) ? p : pb_local(B, x_temp(B, x, true));
  if (!x.k) {
    B->only_read = only_read && (x.e->kind == E_FIELD || (x.e->kind == E_INDEX && !x.e->callee.def));
    p = bare_place(B, x);
    B->only_read = false;
    return p;
  }
  Adjust *a = &x.e->adj[x.k - 1];
  X in = {x.e, x.k - 1};
  if (a->kind == ADJ_DEREF) return pb_deref(B, x_place(B, in), a->target);
  bool mut = a->mut || callee_is_mut_place(a->callee);
  return pb_deref(B, pb_local(B, overloaded_place(B, a->callee, in, NULL, mut, a->target, x.e->span, NO_SPAN)), a->target);
}

/* --- values --------------------------------------------------------------- */
Operand pb_consume(Builder *B, PB p) {
  MPlace m = pb_place(B, p);
  return b_copy(B, p.ty) ? op_copy(m) : op_move(m);
}

/* A temporary with x's value. borrowed: its address will be taken, so its storage
 * must be seen to begin and end; it lives to the end of the innermost terminating
 * scope, or as long as `let` extended it. */
LocalId x_temp(Builder *B, X x, bool borrowed) {
  Ty ty = x_ty(x);
  LocalId l = b_temp(B, ty, x.e->span);
  u32 scope = B->temp_scope;
  u64 ext;
  if (map_get(&B->extended, (u64)(uintptr_t)x.e, &ext) && ext != KEPT) scope = (u32)ext;
  if (borrowed) {
    b_live(B, l, true, x.e->span);
    scope_schedule(B, scope, l, false);
  }
  x_into(B, x, local_place(l));
  if (b_needs_drop(B, ty)) scope_schedule(B, scope, l, true);
  return l;
}

/* A place whose reading can neither fail nor run code. */
static bool direct_place(X x) {
  if (x.k) return x.e->adj[x.k - 1].kind == ADJ_DEREF && direct_place((X){x.e, x.k - 1});
  if (x.e->kind == E_PATH) return x.e->res == RES_LOCAL;
  if (x.e->kind == E_UNARY) return x.e->op == UN_DEREF && !x.e->callee.def && direct_place(x_of(x.e->a));
  return x.e->kind == E_FIELD && direct_place(x_of(x.e->a));
}

/* A value whose size is not known (the `self` of a boxed FnOnce) is passed from where it is. */
static bool stays(Builder *B, X x) {
  Ty t = x_ty(x);
  bool maybe = t->kind == TY_PARAM || t->kind == TY_PROJ || t->kind == TY_DYN || t->kind == TY_SLICE || t->kind == TY_STR;
  return maybe && !ty_is_sized(B->s, B->env, t);
}

/* rest_pure: nothing evaluated between this and the use of the operand can change a variable. */
Operand x_operand(Builder *B, X x, bool rest_pure) {
  Category c = x_category(x);
  if (c == CAT_CONST) return op_const(const_of(B, x));
  if (c == CAT_PLACE && rest_pure && b_copy(B, x_ty(x)) && direct_place(x)) {
    Operand o = op_copy(pb_place(B, x_place(B, x)));
    o.at = x.e->span;
    return o;
  }
  if (c == CAT_RVALUE && x.e->kind == E_UNARY && !x.k) {
    MirConst *k = const_fold(B, x);
    if (k && k->kind == CK_SCALAR) return op_const(k);
  }
  if (c == CAT_PLACE && stays(B, x)) return op_move(pb_place(B, x_place(B, x)));
  return op_move(local_place(x_temp(B, x, false)));
}

LocalId b_ref(Builder *B, PB p, bool mut, Span sp) {
  Ty t = ty_ref(B->s, p.ty, mut);
  LocalId l = b_temp(B, t, sp);
  b_assign(B, local_place(l), (Rvalue){.kind = RV_REF, .ty = t, .place = pb_place(B, p), .mut = mut}, sp);
  return l;
}
