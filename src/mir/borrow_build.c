/* The constraints of a body, statement by statement, and its loans. */
#include "mir/borrow.h"

/* --- shapes of places -------------------------------------------------------- */
static Shape *project(Borrow *w, Shape *sh, const Proj *pj, u32 variant) {
  switch (pj->kind) {
  case PJ_DEREF: {
    Shape *in = sh->n ? sh->sub[0] : NULL;
    return in && in->ty->kind == pj->ty->kind ? in : shape_fresh(&w->B, pj->ty);
  }
  case PJ_FIELD: return shape_field(&w->B, sh, variant, pj->index, pj->ty);
  case PJ_INDEX: case PJ_CONST_INDEX: return sh->n ? sh->sub[0] : shape_fresh(&w->B, pj->ty);
  default: return sh;
  }
}

static Shape *shape_upto(Borrow *w, MPlace m, u32 n) {
  Ty t = base_of(w, m, n);
  if (ty_plain(w->R, t)) return shape_fresh(&w->B, t);
  Shape *sh = w->shape[m.local] ? w->shape[m.local] : shape_leaf(w->a, w->b->locals.v[m.local].ty);
  u32 variant = 0;
  for (u32 i = 0; i < n; i++) {
    if (m.proj[i].kind == PJ_DOWNCAST) variant = m.proj[i].index;
    else {
      sh = project(w, sh, &m.proj[i], variant);
      variant = 0;
    }
  }
  return sh;
}

Shape *place_shape(Borrow *w, MPlace m) { return shape_upto(w, m, m.n); }

static Shape *operand_shape(Borrow *w, const Operand *o) {
  return o->kind == OP_CONST ? shape_fresh(&w->B, o->k->ty) : place_shape(w, o->place);
}

/* --- loans ------------------------------------------------------------------- */
/* `&'r **p`: what is passed through must live as long. */
static void reborrow(Borrow *w, MPlace m, Region r) {
  EdgeKind k = w->B.kind;
  w->B.kind = EDGE_REBORROW;
  for (u32 i = m.n; i-- > 0;) {
    if (m.proj[i].kind != PJ_DEREF) continue;
    Ty t = base_of(w, m, i);
    if (t->kind == TY_PTR) break;
    if (t->kind != TY_REF) continue;
    Shape *sh = shape_upto(w, m, i);
    if (sh->n_regs) region_edge(&w->B, sh->regs[0], r);
    if (!t->mut) break;
  }
  w->B.kind = k;
}

static void add_loan(Borrow *w, MStmt *st, Point p, Region r) {
  const Rvalue *rv = &st->rv;
  if (place_ignored(w, rv->place)) return;
  bool two = rv->two_phase && !st->place.n && !w->b->locals.v[st->place.local].src;
  vec_push(w->a, &w->loans, (Loan){.region = r, .place = rv->place, .to = st->place.n ? NO_LOCAL : st->place.local, .at = p,
                                   .mut = rv->mut, .two_phase = two, .active = NO_POINT, .st = st});
  if (two) w->loan_at[st->place.local] = w->loans.n;
}

static void borrow_rvalue(Borrow *w, MStmt *st, Point p, Shape *dest) {
  Shape *in = place_shape(w, st->rv.place), *sh = shape_new(w->a, st->rv.ty, 1, 1);
  sh->regs[0] = region_new(&w->B);
  sh->sub[0] = in;
  shape_seal(sh);
  reborrow(w, st->rv.place, sh->regs[0]);
  add_loan(w, st, p, sh->regs[0]);
  shape_relate(&w->B, sh, dest, VAR_CO);
}

/* --- statements -------------------------------------------------------------- */
static bool is_body(Ty t) { return t->kind == TY_CLOSURE || t->kind == TY_ASYNC; }

static void aggregate(Borrow *w, const Rvalue *rv, Shape *dest) {
  Shape *sh = dest->ty == rv->ty && w->B.kind != EDGE_RETURN ? dest : shape_fresh(&w->B, rv->ty);
  EdgeKind k = w->B.kind;
  if (is_body(rv->ty)) w->B.kind = EDGE_CAPTURE;
  for (u32 i = 0; i < rv->n; i++) {
    Shape *v = operand_shape(w, &rv->v[i]);
    if (!v->regions) continue;
    u32 field = rv->ty->kind == TY_ADT && rv->ty->def->kind == DEF_UNION ? rv->active_field : i;
    Shape *to = rv->ty->kind == TY_ARRAY ? shape_part(w->a, sh, 0) : shape_field(&w->B, sh, rv->variant, field, v->ty);
    if (to) shape_relate(&w->B, v, to, VAR_CO);
  }
  if (is_body(rv->ty)) closure_needs(&w->B, sh, NULL, 0, NULL);
  w->B.kind = k;
  if (rv->ty->kind == TY_ASYNC && sh->n && w->async_result && k == EDGE_RETURN) shape_relate(&w->B, sh->sub[sh->n - 1], w->async_result, VAR_CO);
  if (sh != dest) shape_relate(&w->B, sh, dest, VAR_CO);
}

static EdgeKind into_kind(const Borrow *w, MPlace to) {
  if (!to.n && !to.local) return EDGE_RETURN;
  return to.n || w->b->locals.v[to.local].src ? EDGE_ASSIGN : EDGE_OTHER;
}

static void assign(Borrow *w, MStmt *st, Point p) {
  Rvalue *rv = &st->rv;
  w->B.at = st->span;
  w->B.kind = into_kind(w, st->place);
  if (ty_plain(w->R, rv->ty) && rv->kind != RV_AGGREGATE) return;
  Shape *dest = place_shape(w, st->place);
  switch (rv->kind) {
  case RV_REF: borrow_rvalue(w, st, p, dest); break;
  case RV_USE:
    if (dest->regions) shape_relate(&w->B, operand_shape(w, &rv->a), dest, VAR_CO);
    break;
  case RV_CAST:
    if (rv->cast == CAST_UNSIZE) {
      if (w->B.kind != EDGE_RETURN) w->B.kind = EDGE_UNSIZE;
      shape_unsize(&w->B, operand_shape(w, &rv->a), dest);
    } else if (rv->cast == CAST_FN_PTR || rv->cast == CAST_CLOSURE_FN_PTR) callable_from(&w->B, operand_shape(w, &rv->a), dest);
    else if (dest->regions) shape_relate(&w->B, operand_shape(w, &rv->a), dest, VAR_CO);
    break;
  case RV_REPEAT:
    if (dest->n) shape_relate(&w->B, operand_shape(w, &rv->a), dest->sub[0], VAR_CO);
    break;
  case RV_AGGREGATE: aggregate(w, rv, dest); break;
  default: break;
  }
}

static void call(Borrow *w, MTerm *t) {
  w->B.at = t->span;
  w->B.kind = EDGE_CALL_ARG;
  Shape **v = NEW_N(w->a, Shape *, t->n_args + 1);
  for (u32 i = 0; i < t->n_args; i++) v[i] = operand_shape(w, &t->args[i]);
  if (!t->callee) callable_regions(&w->B, operand_shape(w, &t->on), v, t->n_args, place_shape(w, t->dest));
  else call_regions(&w->B, t->callee, t->callee_args, v, t->n_args, place_shape(w, t->dest), into_kind(w, t->dest));
}

static void own(Borrow *w, LocalId l, u32 from, u32 to) {
  for (u32 r = from; r < to; r++) w->owner[r] = l;
}

/* What a drop of the type looks at. The library's containers only drop what they own; its guards, like the
 * learner's own types with Drop, may look at everything. */
static void mark_drop(void *ctx, Region r) {
  Borrow *w = ctx;
  if (r < w->n_owned) bits_set(w->on_drop, r);
}

static void drop_regions(Borrow *w, Shape *sh, u32 depth) {
  if (!sh->regions || depth > 12) return;
  switch (sh->ty->kind) {
  case TY_REF: case TY_PTR: case TY_FN_PTR: return;
  case TY_TUPLE: case TY_ARRAY: case TY_SLICE: case TY_CLOSURE: case TY_ASYNC:
    for (u32 i = 0; i < sh->n - (sh->ty->kind == TY_ASYNC); i++) drop_regions(w, sh->sub[i], depth + 1);
    return;
  case TY_ADT: break;
  default: shape_each(w->R, sh, w, mark_drop); return;
  }
  if (ty_is_lang(sh->ty, LANG_phantom_data) || ty_is_lang(sh->ty, LANG_manually_drop)) return;
  if (drop_impl(w->m->s, sh->ty, NULL)) {
    if (!sh->ty->def->is_lib) {
      shape_each(w->R, sh, w, mark_drop);
      return;
    }
    for (u32 i = 0; i < sh->n_regs; i++) mark_drop(w, sh->regs[i]);
  }
  if (sh->ty->def->is_lib) {
    bool drops = ty_may_need_drop(w->m->s, w->B.f->env, sh->ty);
    for (u32 i = 0; drops && i < sh->n; i++) drop_regions(w, sh->sub[i], depth + 1);
    if (!drops || !sh->n_regs) return;                 /* with a lifetime: a part of it may be what drops */
  }
  u32 n;
  VariantDef *v = def_variants(w->m->s, sh->ty->def, &n);
  for (u32 i = 0; i < n; i++)
    for (u32 k = 0; k < v[i].n; k++)
      drop_regions(w, shape_field(&w->B, sh, i, k, facts_field_ty(w->B.f, sh->ty, i, k)), depth + 1);
}

static void local_shapes(Borrow *w) {
  u32 n = w->b->locals.n;
  u32 *first = NEW_N(w->a, u32, n + 1), *last = NEW_N(w->a, u32, n + 1);
  for (u32 l = 0; l < n; l++) {
    first[l] = last[l] = w->B.n_regions;
    if (w->shape[l] || ty_plain(w->R, w->b->locals.v[l].ty)) continue;
    w->shape[l] = shape_fresh(&w->B, w->b->locals.v[l].ty);
    const Local *src = w->b->locals.v[l].src;
    if (src && src->written) shape_written(&w->B, w->shape[l], src->written, w->sig ? &w->sig->lt : NULL, 2);
    last[l] = w->B.n_regions;
  }
  w->n_owned = w->B.n_regions;
  w->owner = NEW_N(w->a, LocalId, w->n_owned + 1);
  own(w, NO_LOCAL, 0, w->n_owned);
  for (u32 l = 0; l < n; l++) own(w, l, first[l], last[l]);
  w->on_drop = bits_new(w->a, w->n_owned + 1);
  Bits done = bits_new(w->a, n + 1);
  for (u32 i = 0; i < w->b->blocks.n; i++) {
    MTerm *t = &w->b->blocks.v[i].term;
    if (t->kind != TM_DROP || t->dest.n || !w->shape[t->dest.local] || bits_has(done, t->dest.local)) continue;
    bits_set(done, t->dest.local);
    drop_regions(w, w->shape[t->dest.local], 0);
  }
}

void borrow_constraints(Borrow *w) {
  MirBody *b = w->b;
  borrow_universals(w);
  local_shapes(w);
  for (u32 i = 0; i < b->blocks.n; i++) {
    MBlock *k = &b->blocks.v[i];
    if (!w->v->flow->reached[i] || k->cleanup) continue;
    for (u32 j = 0; j < k->stmts.n; j++)
      if (k->stmts.v[j].kind == ST_ASSIGN) assign(w, &k->stmts.v[j], w->start[i] + j);
    if (k->term.kind == TM_CALL) call(w, &k->term);
  }
}
