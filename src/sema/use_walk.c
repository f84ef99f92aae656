/* How a body uses places (rustc_hir_typeck::expr_use_visitor): every evaluation of a place says whether it
 * copies, moves, borrows or assigns it. Works on types as they are known at the time. */
#include "sema/check.h"

static void consume(UseWalk *w, Expr *e);
static void walk(UseWalk *w, Expr *e);
static void walk_block(UseWalk *w, Block *b);

static Ty ty_now(UseWalk *w, Ty t) { return w->inf ? infer_resolve(w->inf, t) : t; }
static UsePlace temp(Ty t) { return (UsePlace){.root_ty = t, .ty = t}; }
static UsePlace project(UseWalk *w, UsePlace p, PlaceProj q) {
  if (!p.local) { p.ty = q.ty; return p; }
  PlaceProj *v = NEW_N(w->arena, PlaceProj, p.n + 1);
  if (p.n) memcpy(v, p.proj, p.n * sizeof *v);
  v[p.n] = q;
  return (UsePlace){p.local, v, p.n + 1, p.root_ty, q.ty};
}
static UsePlace deref(UseWalk *w, UsePlace p, Ty to) {
  Ty from = ty_now(w, p.ty);
  PlaceProj q = {.kind = from->kind == TY_PTR ? PP_DEREF_RAW : PP_DEREF, .ty = to, .box = from->kind == TY_ADT, .ref_mut = from->kind == TY_REF && from->mut};
  return project(w, p, q);
}

static UsePlace cat(UseWalk *w, Expr *e, u32 n_adj);
static UsePlace cat_plain(UseWalk *w, Expr *e) {
  Ty t = ty_now(w, e->ty ? e->ty : w->s->t_err);
  switch (e->kind) {
    case E_PATH:
      if (e->res == RES_LOCAL && e->local) return (UsePlace){.local = e->local, .root_ty = t, .ty = t};
      return temp(t);
    case E_FIELD: {
      UsePlace b = cat(w, expr_of(e->a), UINT32_MAX);
      Ty bt = ty_now(w, b.ty);
      bool plain = bt->kind == TY_TUPLE || (bt->kind == TY_ADT && bt->def->kind == DEF_STRUCT);
      return project(w, b, (PlaceProj){.kind = plain ? PP_FIELD : PP_OTHER, .field = e->field, .ty = t});
    }
    case E_UNARY:
      if (e->op == UN_DEREF) return e->callee.def ? temp(t) : deref(w, cat(w, expr_of(e->a), UINT32_MAX), t);
      return temp(t);
    case E_INDEX:
      return e->callee.def ? temp(t) : project(w, cat(w, expr_of(e->a), UINT32_MAX), (PlaceProj){.kind = PP_OTHER, .ty = t});
    default: return temp(t);
  }
}
/* The place of e after its first n adjustments */
static UsePlace cat(UseWalk *w, Expr *e, u32 n) {
  if (n > e->n_adj) n = e->n_adj;
  if (!n) return cat_plain(w, e);
  const Adjust *a = &e->adj[n - 1];
  Ty t = ty_now(w, a->target);
  return a->kind == ADJ_DEREF ? deref(w, cat(w, e, n - 1), t) : temp(t);
}

static bool copies(UseWalk *w, Ty t) {
  t = ty_now(w, t);
  if (t->kind == TY_CLOSURE && !t->def->body->captures_known) return false;
  return !(t->flags & TF_INFER) && ty_is_copy(w->s, w->env, t);
}
static void flow(UseWalk *w, FlowKind k, Expr *e) { if (w->flow) w->flow(w, k, e, NULL); }
static void used(UseWalk *w, UsePlace p, UseKind k, Span at) { if (p.local) w->use(w, &p, k, at); }
static void take(UseWalk *w, UsePlace p, Span at) { if (p.local) used(w, p, copies(w, p.ty) ? USE_COPY : USE_MOVE, at); }
static void borrow(UseWalk *w, UsePlace p, bool mut, Span at) { used(w, p, mut ? USE_REF_MUT : USE_REF, at); }

static void walk_adjusts(UseWalk *w, Expr *e) {
  for (u32 i = 0; i < e->n_adj; i++) {
    const Adjust *a = &e->adj[i];
    switch (a->kind) {
      case ADJ_DEREF: break;
      case ADJ_DEREF_CALL: case ADJ_REF: case ADJ_RAW: borrow(w, cat(w, e, i), a->mut, e->span); break;
      default: take(w, cat(w, e, i), e->span);
    }
  }
}

/* --- patterns ----------------------------------------------------------------------------------- */
static bool many_variants(UseWalk *w, Def *d) {
  if (d->kind != DEF_VARIANT) return false;
  u32 n;
  (void)def_variants(w->s, d->parent, &n);
  return n > 1;
}
static void walk_pat(UseWalk *w, UsePlace at, Pat *p);
static void walk_sub(UseWalk *w, UsePlace at, Pat *p, u32 i, bool plain) {
  Pat *q = pat_of(p);
  if (q->kind == P_REST) return;
  Ty t = q->n_peeled ? q->peeled[0] : q->ty;
  walk_pat(w, project(w, at, (PlaceProj){.kind = plain ? PP_FIELD : PP_OTHER, .field = i, .ty = t ? t : w->s->t_err}), p);
}
static void walk_elems(UseWalk *w, UsePlace at, Pat *p, u32 total, bool plain) {
  u32 rest = p->n;
  for (u32 i = 0; i < p->n; i++) if (pat_of(p->elems[i])->kind == P_REST) rest = i;
  for (u32 i = 0; i < p->n; i++) walk_sub(w, at, p->elems[i], i > rest ? total - (p->n - i) : i, plain);
}
static void walk_pat(UseWalk *w, UsePlace at, Pat *p) {
  p = pat_of(p);
  if (!p || !p->ty) return;
  for (u32 i = 0; i < p->n_peeled; i++) at = deref(w, at, i + 1 < p->n_peeled ? p->peeled[i + 1] : p->ty);
  switch (p->kind) {
    case P_BIND:
      if (p->mode == BM_MOVE) take(w, at, p->span);
      else borrow(w, at, p->mode == BM_REF_MUT, p->span);
      if (p->sub) walk_pat(w, at, p->sub);
      break;
    case P_LIT: case P_RANGE: used(w, at, USE_REF, p->span); break;
    case P_PATH: if (p->def && (p->def->kind == DEF_CONST || many_variants(w, p->def))) used(w, at, USE_REF, p->span); break;
    case P_REF: case P_BOX: walk_pat(w, deref(w, at, pat_of(p->sub)->n_peeled ? pat_of(p->sub)->peeled[0] : pat_of(p->sub)->ty), p->sub); break;
    case P_TUPLE: walk_elems(w, at, p, ty_now(w, p->ty)->kind == TY_TUPLE ? ty_now(w, p->ty)->args->n : p->n, true); break;
    case P_TSTRUCT: {
      if (!p->def) break;
      bool enum_ = many_variants(w, p->def);
      if (enum_) used(w, at, USE_REF, p->span);
      u32 n = p->n;
      VariantDef *v = p->def->variant;
      walk_elems(w, at, p, v ? v->n : n, p->def->kind == DEF_STRUCT);
      break;
    }
    case P_STRUCT:
      if (!p->def) break;
      if (many_variants(w, p->def)) used(w, at, USE_REF, p->span);
      for (u32 i = 0; i < p->n_fields; i++) walk_sub(w, at, p->fields[i].pat, p->fields[i].index, p->def->kind == DEF_STRUCT);
      break;
    case P_OR: for (u32 i = 0; i < p->n; i++) walk_pat(w, at, p->elems[i]); break;
    case P_SLICE: used(w, at, USE_REF, p->span); walk_elems(w, at, p, p->n, false); break;
    default: break;
  }
}

/* --- expressions ------------------------------------------------------------------------------------ */
static void consume(UseWalk *w, Expr *e) {
  e = expr_of(e);
  if (!e || !e->ty) return;
  take(w, cat(w, e, UINT32_MAX), e->span);
  walk(w, e);
}
static void borrow_expr(UseWalk *w, Expr *e, bool mut) {
  e = expr_of(e);
  if (!e->ty) return;
  borrow(w, cat(w, e, UINT32_MAX), mut, e->span);
  walk(w, e);
}
static void mutate(UseWalk *w, Expr *e) {
  e = expr_of(e);
  if (!e->ty) return;
  used(w, cat(w, e, UINT32_MAX), USE_ASSIGN, e->span);
  walk(w, e);
}
static void scrutinee(UseWalk *w, Expr *e, Pat *p) {
  e = expr_of(e);
  if (!e->ty) return;
  walk_pat(w, cat(w, e, UINT32_MAX), p);
}
static void walk_captures(UseWalk *w, Expr *e) {
  AstBody *b = e->body;
  for (u32 i = 0; b && i < b->n_captures; i++) {
    Capture *c = &b->captures[i];
    UsePlace p = {.local = c->local, .root_ty = c->local->ty, .ty = ty_now(w, c->local->ty)};
    for (u32 k = 0; k < c->n_proj; k++)
      p = c->proj[k].deref ? deref(w, p, c->proj[k].ty) : project(w, p, (PlaceProj){.kind = PP_FIELD, .field = c->proj[k].field, .ty = c->proj[k].ty});
    if (c->mode == CAP_MOVE) take(w, p, c->span);
    else borrow(w, p, c->mode == CAP_REF_MUT, c->span);
  }
}
static void walk_struct(UseWalk *w, Expr *e) {
  for (u32 i = 0; i < e->n_fields; i++) consume(w, e->fields[i].value);
  if (!e->a) return;
  Expr *base = expr_of(e->a);
  Ty t = ty_now(w, base->ty);
  if (t->kind == TY_ADT && t->def->kind == DEF_STRUCT) {
    u32 n;
    VariantDef *v = def_variants(w->s, t->def, &n);
    UsePlace b = cat(w, base, UINT32_MAX);
    for (u32 i = 0; v && i < v->n; i++) {
      bool given = false;
      for (u32 k = 0; k < e->n_fields; k++) given |= e->fields[k].index == i;
      if (given) continue;
      Ty ft = ty_subst(w->s, field_type(w->s, &v->fields[i]), t->args);
      take(w, project(w, b, (PlaceProj){.kind = PP_FIELD, .field = i, .ty = ft}), base->span);
    }
  }
  walk(w, base);
}
static void consume_all(UseWalk *w, Expr **v, u32 n) { for (u32 i = 0; i < n; i++) consume(w, v[i]); }
static void walk_match(UseWalk *w, Expr *e) {
  walk(w, expr_of(e->a));
  if (expr_of(e->a)->ty) used(w, cat(w, expr_of(e->a), UINT32_MAX), USE_INSPECT, e->a->span);
  for (u32 i = 0; i < e->n_arms; i++) scrutinee(w, e->a, e->arms[i].pat);
  flow(w, FLOW_FORK, e);
  for (u32 i = 0; i < e->n_arms; i++) {
    flow(w, FLOW_ALT, e);
    if (e->arms[i].guard) consume(w, e->arms[i].guard);
    consume(w, e->arms[i].body);
  }
  flow(w, FLOW_JOIN, e);
}
static void walk(UseWalk *w, Expr *e) {
  e = expr_of(e);
  if (!e || !e->ty) return;
  walk_adjusts(w, e);
  switch (e->kind) {
    case E_FIELD: walk(w, e->a); break;
    case E_UNARY: if (e->op == UN_DEREF) walk(w, e->a); else consume(w, e->a); break;
    case E_INDEX: walk(w, e->a); consume(w, e->b); break;
    case E_CALL: case E_METHOD:
      consume(w, e->a);
      consume_all(w, e->args, e->n);
      if (ty_now(w, e->ty)->kind == TY_NEVER) flow(w, FLOW_EXIT, e);
      break;
    case E_STRUCT: walk_struct(w, e); break;
    case E_TUPLE: case E_ARRAY: consume_all(w, e->args, e->n); break;
    case E_REPEAT: consume(w, e->a); break;
    case E_IF:
      consume(w, e->a);
      flow(w, FLOW_FORK, e);
      flow(w, FLOW_ALT, e);
      consume(w, e->b);
      flow(w, FLOW_ALT, e);
      if (e->c) consume(w, e->c);
      flow(w, FLOW_JOIN, e);
      break;
    case E_LET: walk(w, e->a); scrutinee(w, e->a, e->pat); break;
    case E_MATCH: walk_match(w, e); break;
    case E_REF: borrow_expr(w, e->a, e->mut); break;
    case E_BINARY:
      consume(w, e->a);
      if (e->op < BIN_LAND) { consume(w, e->b); break; }
      flow(w, FLOW_FORK, e);
      flow(w, FLOW_ALT, e);
      consume(w, e->b);
      flow(w, FLOW_ALT, e);
      flow(w, FLOW_JOIN, e);
      break;
    case E_ASSIGN:
      if (w->flow) { consume(w, e->b); mutate(w, e->a); }
      else { mutate(w, e->a); consume(w, e->b); }
      break;
    case E_ASSIGN_OP:
      if (w->flow) consume(w, e->b);
      if (e->callee.def) consume(w, e->a);
      else {
        if (expr_of(e->a)->ty) used(w, cat(w, expr_of(e->a), UINT32_MAX), USE_UPDATE, e->a->span);
        mutate(w, e->a);
      }
      if (!w->flow) consume(w, e->b);
      break;
    case E_BREAK: case E_RETURN:
      if (e->a) consume(w, e->a);
      flow(w, e->kind == E_BREAK ? FLOW_BREAK : FLOW_EXIT, e);
      break;
    case E_CONTINUE: flow(w, FLOW_CONTINUE, e); break;
    case E_CAST: case E_AWAIT: consume(w, e->a); break;
    case E_BLOCK:
      if (e->label.sym) flow(w, FLOW_LOOP, e);
      walk_block(w, e->block);
      if (e->label.sym) { flow(w, FLOW_BREAK, e); flow(w, FLOW_END, e); }
      break;
    case E_LOOP:
      flow(w, FLOW_LOOP, e);
      consume(w, e->b);
      if (w->flow) { flow(w, FLOW_AGAIN, e); consume(w, e->b); }
      flow(w, FLOW_END, e);
      break;
    case E_CLOSURE: case E_ASYNC: walk_captures(w, e); break;
    default: break;
  }
}
static void walk_stmt(UseWalk *w, Stmt *st) {
  switch (st->kind) {
    case S_LET:
      if (st->init) { walk(w, st->init); if (expr_of(st->init)->ty) used(w, cat(w, expr_of(st->init), UINT32_MAX), USE_INSPECT, st->init->span); scrutinee(w, st->init, st->pat); if (w->flow) w->flow(w, FLOW_LET, st->init, st->pat); }
      if (st->els) { flow(w, FLOW_FORK, NULL); flow(w, FLOW_ALT, NULL); walk_block(w, st->els); flow(w, FLOW_ALT, NULL); flow(w, FLOW_JOIN, NULL); }
      break;
    case S_EXPR: case S_SEMI: consume(w, st->e); break;
    case S_MACRO: for (u32 i = 0; i < st->n_expansion; i++) walk_stmt(w, &st->expansion[i]); break;
    default: break;
  }
}
static void walk_block(UseWalk *w, Block *b) {
  for (u32 i = 0; i < b->n; i++) walk_stmt(w, &b->stmts[i]);
  if (b->tail) consume(w, b->tail);
}
void use_walk_body(UseWalk *w, AstBody *b) {
  for (u32 i = 0; i < b->n_params; i++) walk_pat(w, temp(b->param_tys[i]), b->params[i]);
  if (b->value) consume(w, b->value);
}
