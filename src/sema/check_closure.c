/* Closures, async blocks and `.await`. A closure's signature is taken from what is expected of it: a pending
 * Fn-obligation on its variable, a function pointer, or a trait object. */
#include "sema/check.h"
#include "sema/suggest.h"

typedef struct WantSig { const Ty *in; u32 n; Ty out; bool has_sig, has_kind; ClosureKind kind; Def *whose; Span at; } WantSig;

static bool fn_family(const Def *d, ClosureKind *k) {
  static const struct { Lang l; ClosureKind k; } row[] = {{LANG_fn, CLOSURE_FN}, {LANG_fn_mut, CLOSURE_FN_MUT}, {LANG_fn_once, CLOSURE_FN_ONCE},
    {LANG_async_fn, CLOSURE_FN}, {LANG_async_fn_mut, CLOSURE_FN_MUT}, {LANG_async_fn_once, CLOSURE_FN_ONCE}};
  for (u32 i = 0; i < COUNTOF(row); i++) if (def_is_lang(d, row[i].l)) { *k = row[i].k; return true; }
  return false;
}
static void want_tuple(Fcx *fc, WantSig *w, Ty t) {
  t = shallow(fc, t);
  if (t->kind != TY_TUPLE || w->has_sig) return;
  w->has_sig = true;
  w->in = (const Ty *)t->args->v;
  w->n = t->args->n;
}
static void want_pred(Fcx *fc, WantSig *w, Predicate *p, u32 depth) {
  ClosureKind k;
  if (p->kind == PRED_PROJ && p->tr.args->n > 1 && fn_family(p->tr.trait, &k)) {
    want_tuple(fc, w, p->tr.args->v[1]);
    if (def_is_lang(p->assoc, LANG_fn_once_output) && !w->out) w->out = p->ty;
  }
  if (p->kind != PRED_TRAIT) return;
  if (fn_family(p->tr.trait, &k)) {
    if (!w->has_kind || k < w->kind) w->kind = k;
    w->has_kind = true;
    if (p->tr.args->n > 1) want_tuple(fc, w, p->tr.args->v[1]);
    return;
  }
  if (depth > 4) return;
  const Predicates *ps = def_predicates(fc->s, p->tr.trait);      /* supertraits with a signature: trait Handler: Fn(u32) */
  for (u32 i = 0; ps && i < ps->n; i++) {
    if (ps->v[i].tr.trait == p->tr.trait || !ps->v[i].tr.args->n || ps->v[i].tr.args->v[0]->kind != TY_PARAM || ps->v[i].tr.args->v[0]->index) continue;
    Predicate q = pred_subst(fc->s, ps->v[i], p->tr.args);
    want_pred(fc, w, &q, depth + 1);
  }
}
static void want_bound(Fcx *fc, WantSig *w, Predicate *p, Def *whose) {
  bool had = w->has_sig;
  want_pred(fc, w, p, 0);
  if (!had && w->has_sig) w->whose = whose, w->at = p->span;
}
static WantSig deduce(Fcx *fc, Ty t) {
  WantSig w = {0};
  if (!t) return w;
  if (t->kind == TY_INFER) {
    Predicate ps[32];
    Def *whose[COUNTOF(ps)];
    u32 n = solve_obligations_for(fc->inf, t, ps, whose, COUNTOF(ps));
    for (u32 i = 0; i < n; i++) if (ps[i].kind == PRED_PROJ) want_bound(fc, &w, &ps[i], whose[i]);
    for (u32 i = 0; i < n; i++) if (ps[i].kind == PRED_TRAIT) want_bound(fc, &w, &ps[i], whose[i]);
  } else if (t->kind == TY_FN_PTR) {
    w = (WantSig){.in = (const Ty *)t->args->v, .n = t->args->n, .out = t->elem, .has_sig = true};
  } else if (t->kind == TY_DYN && t->def && fn_family(t->def, &w.kind)) {
    w.has_kind = true;
    if (t->args->n) want_tuple(fc, &w, t->args->v[0]);
    if (t->n_binds) w.out = t->binds[0].ty;
  }
  return w;
}

/* --- bodies inside the body --------------------------------------------------------------------------- */
typedef struct Frame { AstBody *body; CoerceMany *ret; Ty ret_ty; Span ret_span; Block *blk; Diverges div; Span div_span; u32 binds; Expr *call; } Frame;
static Frame enter(Fcx *fc, AstBody *b, CoerceMany *co, Ty ret, Span ret_span, BreakKind k) {
  Frame f = {fc->body, fc->ret, fc->ret_ty, fc->ret_span, fc->body_block, fc->div, fc->div_span, fc->binds.n, fc->call};
  Breakable *wall = NEW(fc->arena, Breakable);
  wall->kind = k;
  vec_push(fc->arena, &fc->breaks, wall);
  fc->body = b; fc->ret = co; fc->ret_ty = ret; fc->ret_span = ret_span; fc->body_block = NULL; fc->div = DV_MAYBE; fc->call = NULL;
  return f;
}
static void leave(Fcx *fc, Frame f) {
  fc->breaks.n--;
  fc->body = f.body; fc->ret = f.ret; fc->ret_ty = f.ret_ty; fc->ret_span = f.ret_span; fc->body_block = f.blk;
  fc->div = f.div; fc->div_span = f.div_span; fc->binds.n = f.binds; fc->call = f.call;
}
static AstBody *new_body(Fcx *fc, Expr *e, BodyKind k) {
  Def *d = def_new(fc->s, k == BODY_CLOSURE ? DEF_CLOSURE : DEF_ASYNC, 0, e->span, fc->owner, fc->mod);
  d->generics = (Generics *)(uintptr_t)def_generics(fc->s, fc->owner);
  d->is_lib = fc->owner->is_lib;
  AstBody *b = NEW(fc->arena, AstBody);
  *b = (AstBody){.kind = k, .def = d, .parent = fc->body, .span = e->span, .expr = e};
  d->body = b;
  e->body = b;
  vec_push(fc->arena, &fc->bodies, b);
  vec_push(fc->arena, &fc->closures, e);
  return b;
}
static Ty body_type(Fcx *fc, AstBody *b) {
  return ty_new(fc->s, &(Type){.kind = b->kind == BODY_CLOSURE ? TY_CLOSURE : TY_ASYNC, .def = b->def, .args = ty_identity_args(fc->s, fc->owner)});
}
static void run_body(Fcx *fc, AstBody *b, Expr *value, CoerceMany *co) {
  b->value = value;
  Expr *v = expr_of(value);
  if (v->kind == E_BLOCK) fc->body_block = v->block;
  Ty want = shallow(fc, b->ret_ty);
  Ty t = check_expr(fc, value, expect_has(b->ret_ty));
  if (!many_add(fc, co, value, t)) mismatch_expr(fc, value, want, t);
  Ty got = many_type(fc, co);
  if (shallow(fc, got)->kind == TY_NEVER) {                  /* nothing is returned: falls back as `!` does */
    Ty r = shallow(fc, b->ret_ty);
    if (is_ty_var(r)) infer_set_diverging(fc->inf, r);
  } else infer_unify(fc->inf, got, b->ret_ty);
}

/* --- closures ----------------------------------------------------------------------------------------------- */
static bool closure_params(Fcx *fc, Expr *e, AstBody *b, WantSig *w, Span cause) {
  u32 n = b->n_params = e->n_params;
  b->params = NEW_N(fc->arena, Pat *, n ? n : 1);
  b->param_tys = NEW_N(fc->arena, Ty, n ? n : 1);
  bool fit = w->has_sig && w->n == n;
  if (w->has_sig && !fit) {
    Diag *g = diag(fc_diags(fc), DIAG_E0593, cause.hi ? cause : b->def->span, "closure is expected to take %u argument%s, but it takes %u argument%s", w->n, w->n == 1 ? "" : "s", n, n == 1 ? "" : "s");
    diag_primary(fc_diags(fc), g, "expected closure that takes %u argument%s", w->n, w->n == 1 ? "" : "s");
    fc->root->has_error = true;
  }
  for (u32 i = 0; i < n; i++) {
    Param *p = &e->params[i];
    Ty t = p->ty ? norm(fc, lower_type(fc->s, fc->mod, fc->owner, p->ty, fc->inf), p->ty->span) : NULL;
    if (t && fit) infer_unify(fc->inf, t, w->in[i]);         /* where they differ the obligation says so (E0631) */
    if (!t) t = fit ? w->in[i] : new_var(fc, p->pat->span);
    b->params[i] = p->pat;
    b->param_tys[i] = t;
  }
  return fit || !w->has_sig;
}
static void bind_params(Fcx *fc, Expr *e, AstBody *b) {
  for (u32 i = 0; i < b->n_params; i++) {
    u32 first = b->locals.n;
    check_pat_top(fc, b->params[i], b->param_tys[i], e->params[i].ty ? e->params[i].ty->span : NO_SPAN);
    for (u32 k = first; k < b->locals.n; k++) b->locals.v[k]->is_param = true;
  }
}
/* async |x| body: the closure's body is an async block that owns the parameters */
static Expr *async_body(Fcx *fc, Expr *e) {
  Expr *in = expr_of(e->b);
  if (in->kind == E_ASYNC && in->desugar == DS_ASYNC_FN) return in;
  Expr *blk = e->b;
  if (in->kind != E_BLOCK || in->label.sym) {
    Block *b = NEW(fc->arena, Block);
    *b = (Block){.span = e->b->span, .tail = e->b};
    blk = NEW(fc->arena, Expr);
    *blk = (Expr){.kind = E_BLOCK, .span = e->b->span, .block = b};
  }
  Expr *a = NEW(fc->arena, Expr);
  *a = (Expr){.kind = E_ASYNC, .span = e->b->span, .b = blk, .desugar = DS_ASYNC_FN};
  e->b = a;
  return a;
}
static Ty check_closure_ret(Fcx *fc, Expr *e, WantSig *w) {
  if (e->ret) return norm(fc, lower_type(fc->s, fc->mod, fc->owner, e->ret, fc->inf), e->ret->span);
  return w->out ? w->out : new_var(fc, e->span);
}
Ty check_closure(Fcx *fc, Expr *e, Expect x) {
  Ty h = expect_hint(fc, x);
  WantSig w = deduce(fc, h);
  Span cause = fc->closure_cause;
  fc->closure_cause = NO_SPAN;
  AstBody *b = new_body(fc, e, BODY_CLOSURE);
  Expr *inner = e->async_ ? async_body(fc, e) : NULL;
  Ty declared = e->async_ ? (e->ret ? check_closure_ret(fc, e, &w) : NULL) : NULL;
  b->ret_ty = e->async_ ? new_var(fc, e->span) : check_closure_ret(fc, e, &w);
  if (w.has_kind) { b->closure_kind = w.kind; b->kind_known = true; }
  b->sig_wanted = w.has_sig;
  b->sig_of = w.whose;
  b->sig_at = w.at;
  CoerceMany co = many_new(b->ret_ty);
  bool fit = closure_params(fc, e, b, &w, cause);
  Ty self = body_type(fc, b);
  Frame f = enter(fc, b, &co, b->ret_ty, e->ret ? e->ret->span : NO_SPAN, BR_CLOSURE);
  bind_params(fc, e, b);
  Ty keep = fc->async_fn_ret;
  Expr *keep_e = fc->async_fn_expr;
  if (inner) { fc->async_fn_expr = inner; fc->async_fn_ret = declared ? declared : new_var(fc, e->span); }
  run_body(fc, b, e->b, &co);
  if (inner) { fc->async_fn_ret = keep; fc->async_fn_expr = keep_e; if (inner->body) { inner->body->async_closure_inner = true; b->future = inner->body; } }
  leave(fc, f);
  return fit ? self : fc->s->t_err;
}

/* --- async blocks, await --------------------------------------------------------------------------------------- */
Ty check_async(Fcx *fc, Expr *e) {
  AstBody *b = new_body(fc, e, BODY_ASYNC);
  bool of_fn = e == fc->async_fn_expr;
  b->ret_ty = of_fn ? fc->async_fn_ret : new_var(fc, e->span);
  CoerceMany co = many_new(b->ret_ty);
  Span ret_span = of_fn ? fc->ret_span : NO_SPAN;
  Frame f = enter(fc, b, &co, b->ret_ty, ret_span, BR_ASYNC);
  run_body(fc, b, e->b, &co);
  leave(fc, f);
  return body_type(fc, b);
}
/* `fn name(..) -> T`, or the name of what is no function */
static Span fn_head(const Def *d) { return d->kind == DEF_FN && d->item && d->item->fn->sig_span.hi ? d->item->fn->sig_span : d->span; }
static void await_outside(Fcx *fc, Expr *e) {
  Span at = {e->span.hi > 5 ? e->span.hi - 5 : e->span.lo, e->span.hi, e->span.ctx};
  bool closure = fc->body->kind == BODY_CLOSURE;
  Diag *g = diag(fc_diags(fc), DIAG_E0728, at, "`await` is only allowed inside `async` functions and blocks");
  diag_primary(fc_diags(fc), g, "only allowed inside `async` functions and blocks");
  diag_label(fc_diags(fc), g, closure ? fc->body->def->span : fn_head(fc->owner), "this is not `async`");
  if (!closure) suggest_async(fc->s, g, fc->owner);
  fc->root->has_error = true;
}
Ty check_await(Fcx *fc, Expr *e) {
  Expr *outer = fc->call;
  fc->call = NULL;
  Ty t = resolve_now(fc, check_expr_none(fc, e->a));
  fc->call = outer;
  if (fc->body->kind != BODY_ASYNC) { await_outside(fc, e); return fc->s->t_err; }
  if (is_err(t)) return t;
  Def *into = lang_item(fc->s, LANG_into_future);
  TyList *args = list1(fc->s, t);
  Span at = {e->span.hi > 5 ? e->span.hi - 5 : e->span.lo, e->span.hi, e->span.ctx};
  Expr *of = expr_of(e->a);
  bool called = of->kind == E_CALL || of->kind == E_METHOD;
  add_trait(fc, into->parent, t, NULL, 0, (Cause){.span = at, .kind = CAUSE_AWAIT, .operand = called ? of->span : NO_SPAN});
  e->callee = (Callee){into, args};
  if (!is_ty_var(t) && solve_probe(fc->inf, (TraitRef){into->parent, args}) == SOLVE_NO) { fc->root->has_error = true; return fc->s->t_err; }
  FnSig *sig = inst_sig(fc, into, args, e->span);
  Ty fut = resolve_now(fc, sig->output);
  return norm(fc, ty_proj(fc->s, lang_item(fc->s, LANG_future_output), list1(fc->s, fut)), e->span);
}
