/* Calls: what is called, its arguments, and calls of closures whose kind is decided later. */
#include "sema/check.h"
#include "sema/suggest.h"

FnSig *inst_sig(Fcx *fc, Def *fn, TyList *args, Span at) {
  const FnSig *g = def_sig(fc->s, fn);
  FnSig *r = NEW(fc->arena, FnSig);
  *r = *g;
  Ty *in = NEW_N(fc->arena, Ty, g->n ? g->n : 1);
  for (u32 i = 0; i < g->n; i++) in[i] = norm(fc, ty_subst(fc->s, g->inputs[i], args), at);
  r->inputs = in;
  r->output = norm(fc, ty_subst(fc->s, g->output, args), at);
  return r;
}
Ty sig_fn_ptr(Fcx *fc, Ty t) {
  if (t->kind == TY_FN_PTR) return t;
  if (t->kind == TY_CLOSURE) { AstBody *b = t->def->body; return ty_fn_ptr(fc->s, b->param_tys, b->n_params, b->ret_ty); }
  FnSig *g = inst_sig(fc, t->def, t->args, NO_SPAN);
  return ty_fn_ptr(fc->s, g->inputs, g->n, g->output);
}

/* --- arguments ------------------------------------------------------------------------ */
static const char *plural(u32 n) { return n == 1 ? "" : "s"; }
static const char *fn_kind(Def *d) {
  if (!d) return "function";
  if (d->kind == DEF_VARIANT) return "enum variant";
  if (d->kind == DEF_STRUCT) return "struct";
  if (d->parent && (d->parent->kind == DEF_IMPL || d->parent->kind == DEF_TRAIT)) return d->sig && d->sig->has_self ? "method" : "associated function";
  return "function";
}
static void report_count(Fcx *fc, Expr *call, Span fn_span, u32 want, u32 got, Def *fn, bool closure, const Ty *formal) {
  DiagCode code = closure ? DIAG_E0057 : DIAG_E0061;
  const char *what = call->kind == E_METHOD ? "method" : closure ? "function" : fn ? fn_kind(fn) : "function";
  Diag *g = diag(fc_diags(fc), code, fn_span, "this %s takes %u argument%s but %u argument%s %s supplied", what, want, plural(want), got, plural(got),
                 got == 1 ? "was" : "were");
  if (got > want)
    for (u32 i = want; i < got && i < call->n; i++)
      if (call->args[i]->ty) diag_label(fc_diags(fc), g, call->args[i]->span, "unexpected argument #%u of type `%.*s`", i + 1, STR_ARG(tystr(fc, call->args[i]->ty)));
      else diag_label(fc_diags(fc), g, call->args[i]->span, "unexpected argument #%u", i + 1);
  else if (want - got == 1)
    diag_label(fc_diags(fc), g, (Span){call->span.hi - 1, call->span.hi, call->span.ctx}, "argument #%u of type `%.*s` is missing", want, STR_ARG(tystr(fc, formal[want - 1])));
  else
    diag_label(fc_diags(fc), g, (Span){call->span.hi - 1, call->span.hi, call->span.ctx}, "%u arguments are missing", want - got);
  if (fn && fn->span.hi && !fn->is_lib) diag_note_at(fc_diags(fc), g, fn->span, "%s defined here", what);
  suggest_args(fc->s, g, call, want, got);
}

static const Ty *expected_inputs(Fcx *fc, const Ty *formal, u32 n, Ty output, Expect x) {
  Ty want = expect_only(fc, x);
  if (!want || is_ty_var(want) || !(infer_resolve(fc->inf, output)->flags & TF_INFER)) return formal;
  Ty *r = NEW_N(fc->arena, Ty, n ? n : 1);
  Snapshot sn = infer_snapshot(fc->inf);
  bool ok = infer_unify(fc->inf, output, want);
  for (u32 i = 0; i < n; i++) r[i] = infer_resolve(fc->inf, formal[i]);
  infer_rollback(fc->inf, sn);
  for (u32 i = 0; i < n; i++)
    if (is_ty_var(r[i])) r[i] = formal[i]; /* says nothing more, and what is asked of the parameter hangs on its own variable */
  return ok ? r : formal;
}
static bool is_closure_expr(Expr *e) { e = expr_of(e); return e->kind == E_CLOSURE; }

bool tail_unsized(Fcx *fc, Ty t, u32 depth) {
  t = shallow(fc, t);
  if (t->kind == TY_DYN || t->kind == TY_SLICE || t->kind == TY_STR) return true;
  if (t->kind != TY_ADT || t->def->kind != DEF_STRUCT || !t->args->n || depth > 8) return false;
  bool may = false;
  for (u32 i = 0; i < t->args->n; i++) may |= tail_unsized(fc, t->args->v[i], depth + 1);
  u32 n = 0;
  VariantDef *v = may ? def_variants(fc->s, t->def, &n) : NULL;
  if (!v || !v->n) return false;
  return tail_unsized(fc, ty_subst(fc->s, field_type(fc->s, &v->fields[v->n - 1]), t->args), depth + 1);
}
static Ty resolve_deep(Fcx *fc, Ty t) {
  t = infer_resolve(fc->inf, t);
  if (!(t->flags & TF_INFER)) return t;
  solve_pending(fc->inf);
  return infer_resolve(fc->inf, t);
}
static void check_arg(Fcx *fc, Expr *call, Expr *a, Ty formal, Ty expected, Def *fn, u32 i) {
  Ty want = shallow(fc, expected);
  bool hint = tail_unsized(fc, want, 0);     /* no value has that type: not binding */
  Ty t = check_expr(fc, a, hint ? (Expect){EXP_RVALUE, want} : expect_has(want));
  want = resolve_deep(fc, hint ? formal : want);     /* `T: Borrow<?q>` may say what `&?q` is */
  (void)i;
  if (coerce(fc, a, t, want)) {
    if (want == shallow(fc, formal) || infer_unify(fc->inf, want, formal)) return;
    t = expr_adj_ty(a);
    want = formal;
  }
  Diag *g = mismatch_expr(fc, a, want, t);
  diag_label(fc_diags(fc), g, call->kind == E_METHOD ? call->name.span : call->a->span, "arguments to this %s are incorrect",
             call->kind == E_METHOD ? "method" : fn_kind(fn));
  if (fn && !fn->is_lib && fn->span.hi) diag_note_at(fc_diags(fc), g, fn->span, "%s defined here", fn_kind(fn));
}
void check_args(Fcx *fc, Expr *call, Span fn_span, const Ty *formal, u32 n_formal, Ty output, Expect x, Expr **args, u32 n, Def *fn, bool tupled) {
  if (n != n_formal) {
    const Ty *hint = expected_inputs(fc, formal, n_formal, output, x);
    for (u32 i = 0; i < n; i++) {
      Ty t = check_expr(fc, args[i], i < n_formal ? expect_has(hint[i]) : NO_EXPECT);
      if (i < n_formal && coerce(fc, args[i], t, hint[i])) infer_unify(fc->inf, hint[i], formal[i]);   /* what does not fit is not said */
    }
    report_count(fc, call, fn_span, n_formal, n, fn, tupled, formal);
    fc->root->has_error = true;
    return;
  }
  const Ty *want = expected_inputs(fc, formal, n, output, x);
  for (int closures = 0; closures < 2; closures++) {
    if (closures) solve_pending(fc->inf);
    for (u32 i = 0; i < n; i++)
      if (is_closure_expr(args[i]) == (closures == 1)) { fc->closure_cause = fn_span; check_arg(fc, call, args[i], formal[i], want[i], fn, i); fc->closure_cause = NO_SPAN; }
  }
}

/* --- what is called -------------------------------------------------------------------- */
/* The traits of a call, in the order in which they are tried, and the associated type that is its result. */
static const struct CallTrait { Lang trait, result; ClosureKind kind; } CALL_TRAITS[] = {
  {LANG_fn, LANG_fn_once_output, CLOSURE_FN}, {LANG_fn_mut, LANG_fn_once_output, CLOSURE_FN_MUT},
  {LANG_fn_once, LANG_fn_once_output, CLOSURE_FN_ONCE}, {LANG_async_fn, LANG_call_ref_future, CLOSURE_FN},
  {LANG_async_fn_mut, LANG_call_ref_future, CLOSURE_FN_MUT}, {LANG_async_fn_once, LANG_call_once_future, CLOSURE_FN_ONCE},
};
static bool maybe_called_by(Fcx *fc, Ty t, Lang trait, Span at) {
  return solve_probe(fc->inf, (TraitRef){lang_item(fc->s, trait), list2(fc->s, t, new_var(fc, at))}) != SOLVE_NO;
}
/* Puts the autoref that Fn or FnMut wants on the callee and notes the trait's method. */
static void set_call(Fcx *fc, Expr *e, Ty self, const struct CallTrait *by, Ty tuple) {
  ClosureKind k = by->kind;
  Def *tr = lang_item(fc->s, by->trait);
  e->callee = (Callee){trait_method(fc->s, tr), list2(fc->s, self, tuple)};
  if (k == CLOSURE_FN_ONCE) return;
  Adjust a = {.kind = ADJ_REF, .mut = k == CLOSURE_FN_MUT, .target = ty_ref(fc->s, self, k == CLOSURE_FN_MUT)};
  Expr *f = expr_of(e->a);
  Adjust all[32];
  u32 n = f->n_adj < 31 ? f->n_adj : 31;
  for (u32 i = 0; i < n; i++) all[i] = f->adj[i];
  all[n++] = a;
  f->adj = NULL; f->n_adj = 0;
  apply_adjusts(fc, f, all, n);
  if (k == CLOSURE_FN_MUT) make_place_mut(fc, f);
}
void finish_calls(Fcx *fc, Def *closure) {
  for (u32 i = 0; i < fc->calls.n; i++) {
    if (fc->calls.v[i].closure != closure) continue;
    Expr *e = fc->calls.v[i].e;
    AstBody *b = fc->calls.v[i].closure->body;
    Ty self = expr_adj_ty(e->a);
    set_call(fc, e, self, &CALL_TRAITS[b->closure_kind - CLOSURE_FN], ty_tuple(fc->s, b->param_tys, b->n_params));
  }
}
static Ty call_closure(Fcx *fc, Expr *e, Ty t, Expect x) {
  AstBody *b = t->def->body;
  vec_push(fc->arena, &fc->calls, (CallCheck){e, t->def});
  Ty out = b->ret_ty;
  check_args(fc, e, e->a->span, b->param_tys, b->n_params, out, x, e->args, e->n, t->def, true);
  return out;
}
static Ty call_sig(Fcx *fc, Expr *e, Ty t, Expect x) {
  if (t->kind == TY_FN_DEF) {
    FnSig *g = inst_sig(fc, t->def, t->args, e->span);
    check_args(fc, e, e->a->span, g->inputs, g->n, g->output, x, e->args, e->n, t->def, false);
    return g->output;
  }
  check_args(fc, e, e->a->span, t->args->v, t->args->n, t->elem, x, e->args, e->n, NULL, false);
  return t->elem;
}
static Ty call_overloaded(Fcx *fc, Expr *e, Ty t, Expect x, bool *found) {
  Ty *v = NEW_N(fc->arena, Ty, e->n ? e->n : 1);
  for (u32 i = 0; i < e->n; i++) v[i] = new_var(fc, e->args[i]->span);
  Ty tuple = ty_tuple(fc->s, v, e->n);
  for (u32 k = 0; k < COUNTOF(CALL_TRAITS); k++) {
    Def *tr = lang_item(fc->s, CALL_TRAITS[k].trait);
    TraitRef ref = {tr, list2(fc->s, t, tuple)};
    Ty used = tuple;
    if (solve_probe(fc->inf, ref) == SOLVE_NO) {
      Ty any = new_var(fc, e->span);             /* another number of parameters: for E0057 */
      ref.args = list2(fc->s, t, any);
      if (solve_probe(fc->inf, ref) == SOLVE_NO) continue;
      used = any;
    }
    *found = true;
    add_trait(fc, tr, t, &used, 1, (Cause){.span = e->span, .kind = CAUSE_CALL_BOUND});
    Ty out = norm(fc, ty_proj(fc->s, lang_item(fc->s, CALL_TRAITS[k].result), list2(fc->s, t, used)), e->span);
    used = resolve_now(fc, used);
    solve_pending(fc->inf);
    if (used->kind != TY_TUPLE) return fc->s->t_err;
    set_call(fc, e, t, &CALL_TRAITS[k], used);
    check_args(fc, e, e->a->span, used->args->v, used->args->n, out, x, e->args, e->n, NULL, true);
    return out;
  }
  return fc->s->t_err;
}
static bool callable_kind(Ty t) { return t->kind == TY_FN_DEF || t->kind == TY_FN_PTR || t->kind == TY_CLOSURE; }
static Ty report_not_callable(Fcx *fc, Expr *e, Ty t) {
  if (is_err(t)) return t;
  if (of_nothing(fc, e->a, t)) return fc->s->t_err;
  Expr *f = expr_of(e->a);
  if (is_ty_var(t)) return unknown_here(fc, t, e->a->span);
  Diag *g = f->kind == E_PATH && f->def && f->def->kind == DEF_VARIANT
    ? diag(fc_diags(fc), DIAG_E0618, e->a->span, "expected function, found enum variant `%.*s`", STR_ARG(def_path(fc->s, f->def, fc->arena)))
    : diag(fc_diags(fc), DIAG_E0618, e->a->span, "expected function, found `%.*s`", STR_ARG(tystr(fc, t)));
  diag_label(fc_diags(fc), g, e->span, "call expression requires function");
  if (f->kind == E_PATH && f->res == RES_LOCAL)
    diag_label(fc_diags(fc), g, f->local->name.span, "`%s` has type `%.*s`", sym_z(fc->s->sx->in, f->local->name.sym), STR_ARG(tystr(fc, t)));
  return fc->s->t_err;
}
static Ty not_callable(Fcx *fc, Expr *e, Ty t) {
  Ty r = report_not_callable(fc, e, t);
  fc->root->has_error = true;
  for (u32 i = 0; i < e->n; i++) check_expr_none(fc, e->args[i]);   /* what is unknown in them is so because of this */
  return r;
}
Ty check_call(Fcx *fc, Expr *e, Expect x) {
  Expr *outer = fc->call;
  fc->call = expr_of(e->a)->kind == E_PATH ? e : NULL;
  Ty t = check_expr_none(fc, e->a);
  fc->call = outer;
  Expr *keep = fc->call;
  fc->call = NULL;
  DerefSteps st;
  autoderef(fc, t, e->span, false, &st);
  Ty r = NULL;
  for (u32 i = 0; i < st.n && !r; i++) {
    Ty c = st.v[i];
    bool found = callable_kind(c);
    if (!found && c->kind != TY_PARAM && c->kind != TY_OPAQUE && c->kind != TY_DYN && c->kind != TY_ADT && c->kind != TY_PROJ && c->kind != TY_INFER) continue;
    if (is_ty_var(c)) break;
    if (!found && !maybe_called_by(fc, c, LANG_fn_once, e->span) && !maybe_called_by(fc, c, LANG_async_fn_once, e->span)) continue;
    Adjust adj[32];
    u32 n = deref_adjusts(fc, &st, i, false, adj);
    if (n) apply_adjusts(fc, e->a, adj, n);
    if (c->kind == TY_CLOSURE) r = call_closure(fc, e, c, x);
    else if (found) r = call_sig(fc, e, c, x);
    else r = call_overloaded(fc, e, c, x, &found);
  }
  if (!r) r = not_callable(fc, e, st.n ? st.v[0] : fc->s->t_err);
  fc->call = keep;
  return r;
}
