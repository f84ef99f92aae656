/* Checking one body from start to end: scopes, the function's own frame, fallback, writeback. */
#include "sema/check.h"
#include "sema/suggest.h"

Diags *fc_diags(Fcx *fc) { return fc->s->sx->diags; }
Str tystr(Fcx *fc, Ty t) { return ty_str(fc->s, infer_resolve(fc->inf, t)); }
Cause cause_at(Span sp) { return (Cause){.span = sp, .kind = CAUSE_MISC}; }
TyList *list1(Sema *s, Ty a) { return ty_list(s, &a, 1); }
TyList *list2(Sema *s, Ty a, Ty b) { return ty_list(s, (Ty[]){a, b}, 2); }

Ty resolve_now(Fcx *fc, Ty t) {
  t = infer_shallow(fc->inf, t);
  if (is_ty_var(t)) { solve_pending(fc->inf); t = infer_shallow(fc->inf, t); }
  return t;
}
Ty norm(Fcx *fc, Ty t, Span at) { return t->flags & TF_PROJ ? normalize(fc->inf, t, at) : t; }

static TyList *norm_list(Fcx *fc, TyList *l, Span at) {
  if (!l || !(l->flags & TF_PROJ)) return l;
  Ty *v = NEW_N(fc->arena, Ty, l->n ? l->n : 1);
  for (u32 i = 0; i < l->n; i++) v[i] = norm(fc, l->v[i], at);
  return ty_list(fc->s, v, l->n);
}

void add_pred(Fcx *fc, Predicate p, Cause c) {
  p.tr.args = norm_list(fc, p.tr.args, c.span);
  if (p.kind == PRED_PROJ) { p.assoc_args = norm_list(fc, p.assoc_args, c.span); p.ty = norm(fc, p.ty, c.span); }
  solve_add(fc->inf, p, c);
}
void add_trait(Fcx *fc, Def *trait, Ty self, const Ty *more, u32 n, Cause c) {
  Predicate p = {.kind = PRED_TRAIT, .tr = {trait, ty_list_concat(fc->s, list1(fc->s, self), more, n)}, .span = c.span};
  add_pred(fc, p, c);
}

/* The argument that a bound on a parameter of fn speaks of, for the place of E0277. */
static Span bound_span(Fcx *fc, Def *d, Predicate *p, Span dflt) {
  if (!fc->call || d->kind != DEF_FN || !p->tr.args || !p->tr.args->n) return dflt;
  Ty self = p->tr.args->v[0];
  const FnSig *sig = def_sig(fc->s, d);
  if (!sig || self->kind != TY_PARAM) return dflt;
  Expr *c = fc->call;
  bool fn_like = is_fn_trait(p->tr.trait);
  u32 skip = c->kind == E_METHOD ? 1 : 0;
  for (u32 i = 0; i < sig->n; i++) {
    if (sig->inputs[i] != self) continue;
    if (i < skip) return dflt;
    if (i - skip < c->n) return fn_like && expr_of(c->args[i - skip])->kind == E_CLOSURE ? dflt : c->args[i - skip]->span;
  }
  return dflt;
}

void add_preds_of(Fcx *fc, Def *d, TyList *args, Cause c) {
  const Predicates *ps = def_predicates(fc->s, d);
  if (!ps) return;
  for (u32 i = 0; i < ps->n; i++) {
    Cause one = c;
    one.span = bound_span(fc, d, &ps->v[i], c.span);
    if (fc->call && (one.span.lo != c.span.lo || one.span.hi != c.span.hi)) one.call = fc->call->kind == E_CALL ? fc->call->span : c.span;
    one.origin = d;
    one.bound_span = ps->v[i].span;
    add_pred(fc, pred_subst(fc->s, ps->v[i], args), one);
  }
}

Def *trait_method(Sema *s, Def *trait) {
  (void)trait_supers(s, trait, &(u32){0});
  (void)def_generics(s, trait);
  members_read(s, trait, 0);
  for (u32 i = 0; i < trait->items.n; i++)
    if (trait->items.v[i]->kind == DEF_FN) return trait->items.v[i];
  return NULL;
}

/* --- scopes ----------------------------------------------------------------- */
Local *scope_find(Fcx *fc, Ident id) {
  const Sources *src = fc->s->sx->src;
  for (u32 ctx = id.span.ctx, before = 0;; before = src->expns.v[ctx].def_at, ctx = src->expns.v[ctx].def_ctx) {
    for (u32 i = fc->binds.n; i-- > 0;) {
      const Binding *b = &fc->binds.v[i];
      if (b->sym == id.sym && b->ctx == ctx && (!before || b->local->name.span.lo < before)) return b->local;
    }
    if (ctx == 0 || ctx >= src->expns.n) return NULL;
  }
}
Local *local_new(Fcx *fc, Ident name, Ty ty, bool mut) {
  Local *l = NEW(fc->arena, Local);
  *l = (Local){.name = name, .ty = ty, .mut = mut, .body = fc->body, .index = fc->body->locals.n};
  l->is_self = name.sym == SYM_self_value;
  l->dead = fc->dead;
  vec_push(fc->arena, &fc->body->locals, l);
  return l;
}
void scope_add(Fcx *fc, Local *l) { vec_push(fc->arena, &fc->binds, (Binding){l->name.sym, l->name.span.ctx, l}); }
void note_upvar(Fcx *fc, Local *l) {
  for (AstBody *b = fc->body; b && b != l->body; b = b->parent) b->mentions_upvars = true;
}

/* --- the body's own opaque types --------------------------------------------- */
static Ty replace_opaque(void *ctx, Ty t) {
  Fcx *fc = ctx;
  if (t->kind != TY_OPAQUE || t->def->opaque_fn != fc->owner) return t;
  for (u32 i = 0; i < fc->n_opaque; i++)
    if (fc->self_opaque_from[i] == t) return fc->self_opaque_to[i];
  if (fc->n_opaque == COUNTOF(fc->self_opaque_to)) return t;
  fc->self_opaque_from[fc->n_opaque] = t;
  return fc->self_opaque_to[fc->n_opaque++] = new_var(fc, fc->ret_span);
}
Ty replace_opaques(Fcx *fc, Ty t) {
  return t->flags & TF_OPAQUE ? ty_fold(fc->s, t, (TyFolder){fc, replace_opaque, TF_OPAQUE}) : t;
}
static TyList *replace_opaques_list(Fcx *fc, TyList *l) {
  return l ? ty_fold_list(fc->s, l, (TyFolder){fc, replace_opaque, TF_OPAQUE}) : l;
}
static void opaque_obligations(Fcx *fc) {
  for (u32 i = 0; i < fc->n_opaque; i++) {
    Def *d = fc->self_opaque_from[i]->def;
    for (u32 k = 0; k < d->opaque_bounds.n; k++) {
      Predicate p = d->opaque_bounds.v[k];
      p.tr.args = replace_opaques_list(fc, p.tr.args);
      if (p.kind == PRED_PROJ) { p.assoc_args = replace_opaques_list(fc, p.assoc_args); p.ty = replace_opaques(fc, p.ty); }
      add_pred(fc, p, (Cause){.span = fc->ret_span, .kind = CAUSE_RETURN, .origin = d, .bound_span = p.span});
    }
  }
}
static void opaque_hidden(Fcx *fc) {
  for (u32 i = 0; i < fc->n_opaque; i++) {
    Ty h = infer_resolve(fc->inf, fc->self_opaque_to[i]);
    fc->self_opaque_from[i]->def->hidden = h->flags & TF_INFER ? fc->s->t_err : h;
  }
}

/* --- fallback and writeback ---------------------------------------------------- */
static Ty no_infer(void *ctx, Ty t) { return t->kind == TY_INFER ? ((Fcx *)ctx)->s->t_err : t; }
static Ty final_ty(Fcx *fc, Ty t) {
  if (!t) return NULL;
  t = infer_resolve(fc->inf, t);
  if (t->flags & (TF_INFER | TF_ERR)) fc->root->has_error = true;
  return t->flags & TF_INFER ? ty_fold(fc->s, t, (TyFolder){fc, no_infer, TF_INFER}) : t;
}
static TyList *final_list(Fcx *fc, TyList *l) {
  if (!l || !(l->flags & TF_INFER)) return l;
  Ty *v = NEW_N(fc->arena, Ty, l->n);
  for (u32 i = 0; i < l->n; i++) v[i] = final_ty(fc, l->v[i]);
  return ty_list(fc->s, v, l->n);
}
static u32 own_errors(Fcx *fc) { return fc_diags(fc)->n_errors - fc->s->check->foreign_errors; }

/* What writeback still finds open. */
static void report_unknown(Fcx *fc, u32 before) {
  for (u32 i = 0; i < fc->exprs.n && own_errors(fc) == before && !fc->root->has_error && !infer_tainted(fc->inf); i++) {
    Expr *e = fc->exprs.v[i];
    Ty t = infer_resolve(fc->inf, e->ty);
    if (t->flags & TF_INFER && !(t->flags & TF_ERR)) report_unknown_type(fc, DIAG_E0282, NULL, e->span);
  }
}

static void write_expr(Fcx *fc, Expr *e) {
  op_make_builtin(fc, e);
  e->ty = final_ty(fc, e->ty);
  if (e->kind == E_LIT || e->kind == E_UNARY) lint_note_literal(fc, e);
  e->substs = final_list(fc, e->substs);
  e->callee.substs = final_list(fc, e->callee.substs);
  for (u32 i = 0; i < e->n_adj; i++) {
    e->adj[i].target = final_ty(fc, e->adj[i].target);
    e->adj[i].callee.substs = final_list(fc, e->adj[i].callee.substs);
  }
}
static void write_pat(Fcx *fc, Pat *p) {
  p->ty = final_ty(fc, p->ty);
  p->substs = final_list(fc, p->substs);
  for (u32 i = 0; i < p->n_peeled; i++) p->peeled[i] = final_ty(fc, p->peeled[i]);
}
static void write_body(Fcx *fc, AstBody *b) {
  b->ret_ty = final_ty(fc, b->ret_ty);
  for (u32 i = 0; i < b->n_params; i++) b->param_tys[i] = final_ty(fc, b->param_tys[i]);
  for (u32 i = 0; i < b->locals.n; i++) b->locals.v[i]->ty = final_ty(fc, b->locals.v[i]->ty);
  for (u32 i = 0; i < b->n_captures; i++) {
    b->captures[i].place_ty = final_ty(fc, b->captures[i].place_ty);
    for (u32 k = 0; k < b->captures[i].n_proj; k++) b->captures[i].proj[k].ty = final_ty(fc, b->captures[i].proj[k].ty);
  }
}
static void writeback(Fcx *fc, u32 before) {
  report_unknown(fc, before);
  for (u32 i = 0; i < fc->exprs.n; i++) write_expr(fc, fc->exprs.v[i]);
  for (u32 i = 0; i < fc->pats.n; i++) write_pat(fc, fc->pats.v[i]);
  for (u32 i = 0; i < fc->bodies.n; i++) write_body(fc, fc->bodies.v[i]);
}

static void finish(Fcx *fc, u32 before) {
  solve_pending(fc->inf);
  solve_fallback(fc->inf);
  finish_casts(fc);
  solve_pending(fc->inf);
  upvar_analyze(fc);
  check_sized_values(fc);
  solve_finish(fc->inf);
  opaque_hidden(fc);
  writeback(fc, before);
  bool bad = own_errors(fc) != before || fc->root->has_error;
  for (u32 i = 0; i < fc->bodies.n; i++) { fc->bodies.v[i]->has_error = bad; fc->bodies.v[i]->def->body_checked = true; }
}

/* --- functions and constants --------------------------------------------------- */
static Span ret_place(FnDecl *fn) { return fn->ret ? fn->ret->span : fn->sig_span; }

static void check_params(Fcx *fc, Param *params, u32 n, const FnSig *sig) {
  AstBody *b = fc->body;
  b->n_params = n;
  b->params = NEW_N(fc->arena, Pat *, n ? n : 1);
  b->param_tys = NEW_N(fc->arena, Ty, n ? n : 1);
  for (u32 i = 0; i < n; i++) {
    b->params[i] = params[i].pat;
    b->param_tys[i] = i < sig->n ? norm(fc, sig->inputs[i], params[i].span) : fc->s->t_err;
    u32 first = b->locals.n;
    check_pat_top(fc, params[i].pat, b->param_tys[i], params[i].ty ? params[i].ty->span : params[i].span);
    for (u32 k = first; k < b->locals.n; k++) b->locals.v[k]->is_param = true;
  }
}

static void check_fn_body(Fcx *fc) {
  Def *d = fc->owner;
  FnDecl *fn = d->item->fn;
  const FnSig *sig = def_sig(fc->s, d);
  Param *params = fn->params;
  Block *blk = block_ready(fc->s->sx, fn->body);
  fc->ret_span = ret_place(fn);
  if (fn->async_) {
    blk = desugar_async_fn(fc->s->sx, fn, &params);
    fc->async_fn_expr = expr_of(blk->tail);
    fc->async_fn_ret = replace_opaques(fc, fn_async_result(fc->s, d));
    fc->async_fn_ret = norm(fc, fc->async_fn_ret, fc->ret_span);
  }
  Ty ret = norm(fc, replace_opaques(fc, fn_body_output(fc->s, d)), fc->ret_span);
  opaque_obligations(fc);
  if (!d->is_lib && (fn->async_ ? fc->async_fn_ret : ret)->kind == TY_DYN) {   /* said of the signature: E0746 */
    fc->root->has_error = true;
    if (fn->async_) fc->async_fn_ret = fc->s->t_err;
    else ret = fc->s->t_err;
  }
  check_params(fc, params, fn->n, sig);
  Expr *v = NEW(fc->arena, Expr);
  *v = (Expr){.kind = E_BLOCK, .span = blk->span, .block = blk};
  fc->body->value = v;
  fc->body->ret_ty = ret;
  fc->ret_ty = ret;
  fc->body_block = blk;
  CoerceMany co = many_new(ret);
  fc->ret = &co;
  Ty t = check_expr(fc, v, expect_has(ret));
  if (!many_add(fc, &co, v, t)) mismatch_expr(fc, v, ret, t);
  infer_unify(fc->inf, many_type(fc, &co), ret);
}

static void check_const_body(Fcx *fc) {
  Def *d = fc->owner;
  Expr *v = d->item->value;
  Ty t = norm(fc, def_type(fc->s, d), d->span);
  fc->body->value = v;
  fc->body->ret_ty = t;
  check_expr_coerce(fc, v, t);
}

static bool has_body(Def *d) {
  if (!d->item) return false;
  if (d->kind == DEF_FN) return d->item->fn && d->item->fn->body;
  return (d->kind == DEF_CONST || d->kind == DEF_STATIC) && d->item->value;
}

static void on_ambiguous(void *ctx, DiagCode code, Ty unknown, Predicate p, Span at) {
  (void)p;
  Fcx *fc = ctx;
  if (!told(fc) && !infer_tainted(fc->inf)) report_unknown_type(fc, better_code(fc, code, unknown), unknown, at);
  fc->root->has_error = true;
}
static AstBody *check_one(Sema *s, Def *d) {
  Fcx fc = {.s = s, .arena = s->arena, .owner = d, .mod = d->module};
  u32 before = s->sx->diags->n_errors - s->check->foreign_errors;
  fc.env = param_env(s, d);
  fc.inf = infer_again(s, fc.env);
  infer_on_ambiguous(fc.inf, (AmbiguityHook){&fc, on_ambiguous, body_around, suggest_bound_at});
  AstBody *b = NEW(s->arena, AstBody);
  *b = (AstBody){.kind = d->kind == DEF_FN ? BODY_FN : BODY_CONST, .def = d, .span = d->item->span};
  d->body = fc.root = fc.body = b;
  vec_push(s->arena, &fc.bodies, b);
  fc.ret_ty = s->t_err;
  if (d->kind == DEF_FN) check_fn_body(&fc);
  else check_const_body(&fc);
  finish(&fc, before);
  if (!b->has_error)
    for (u32 i = 0; i < fc.bodies.n; i++) check_matches(s, fc.bodies.v[i]);
  if (s->sx->diags->n_errors - s->check->foreign_errors != before)
    for (u32 i = 0; i < fc.bodies.n; i++) fc.bodies.v[i]->has_error = true;
  if (!d->is_lib)
    for (u32 i = 0; i < fc.bodies.n; i++) vec_push(s->arena, &s->bodies, fc.bodies.v[i]);
  s->check->foreign_errors += s->sx->diags->n_errors - s->check->foreign_errors - before;
  infer_done(fc.inf);
  return b;
}

AstBody *body_check(Sema *s, Def *d) {
  if (d->body_checked || d->body) return d->body;
  if (!has_body(d)) return NULL;
  vec_push(s->arena, &s->check->stack, d);
  AstBody *b = check_one(s, d);
  s->check->stack.n--;
  d->body_checked = true;
  return b;
}
