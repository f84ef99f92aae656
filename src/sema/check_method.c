/* Method calls once the probe has picked: adjusting the receiver, the signature, places made mutable. */
#include "sema/check.h"

Ty expr_adj_ty(Expr *e) {
  e = expr_of(e);
  return e->n_adj ? e->adj[e->n_adj - 1].target : e->ty;
}
/* Adds to what stands there already: a later coercion goes on from where an earlier one ended. */
void apply_adjusts(Fcx *fc, Expr *e, const Adjust *a, u32 n) {
  e = expr_of(e);
  u32 keep = e->n_adj;
  if (keep == 1 && e->adj[0].kind == ADJ_NEVER) keep = 0;
  if (keep == 2 && n >= 2 && e->adj[0].kind == ADJ_DEREF && e->adj[1].kind == ADJ_REF && a[0].kind == ADJ_DEREF && e->adj[1].target == e->ty) keep = 0;
  Adjust *v = NEW_N(fc->arena, Adjust, keep + n);
  for (u32 i = 0; i < keep; i++) v[i] = e->adj[i];
  for (u32 i = 0; i < n; i++) v[keep + i] = a[i];
  e->adj = v;
  e->n_adj = keep + n;
  bool mut = false;
  for (u32 i = 0; i < n; i++) mut |= (a[i].kind == ADJ_REF || a[i].kind == ADJ_RAW) && a[i].mut;
  if (mut) make_place_mut(fc, e);
}

/* --- places used mutably -------------------------------------------------------------------- */
static void adjust_mut(Fcx *fc, Expr *e) {
  Ty from = e->ty;
  Def *dm = lang_item(fc->s, LANG_deref_mut);
  for (u32 i = 0; i < e->n_adj; i++) {
    Adjust *a = &e->adj[i];
    if (a->kind == ADJ_DEREF_CALL && !a->mut) {
      Ty self = a->callee.substs->v[0];
      if (solve_probe(fc->inf, (TraitRef){dm, list1(fc->s, self)}) != SOLVE_NO) { a->mut = true; a->callee.def = trait_method(fc->s, dm); }
    } else if (a->kind == ADJ_REF && !a->mut && i + 1 < e->n_adj && e->adj[i + 1].kind == ADJ_DEREF_CALL) {
      a->mut = true;
      a->target = ty_ref(fc->s, from, true);
    }
    from = a->target;
  }
}
static void index_mut(Fcx *fc, Expr *e) {
  Def *im = lang_item(fc->s, LANG_index_mut);
  if (!e->callee.def || e->callee.def == trait_method(fc->s, im)) return;
  if (solve_probe(fc->inf, (TraitRef){im, e->callee.substs}) == SOLVE_NO) return;
  e->callee.def = trait_method(fc->s, im);
  Expr *b = expr_of(e->a);
  for (u32 i = b->n_adj; i-- > 0;)
    if (b->adj[i].kind == ADJ_REF) {
      b->adj[i].mut = true;
      b->adj[i].target = ty_ref(fc->s, shallow(fc, b->adj[i].target)->elem, true);
      if (i + 1 < b->n_adj && b->adj[i + 1].kind == ADJ_UNSIZE) b->adj[i + 1].target = ty_ref(fc->s, shallow(fc, b->adj[i + 1].target)->elem, true);
      break;
    }
}
void make_place_mut(Fcx *fc, Expr *e) {
  for (e = expr_of(e);; e = expr_of(e->a)) {
    adjust_mut(fc, e);
    if (e->kind == E_INDEX) index_mut(fc, e);
    else if (e->kind == E_UNARY && e->op == UN_DEREF && e->callee.def) {
      Def *dm = lang_item(fc->s, LANG_deref_mut);
      if (e->callee.def != trait_method(fc->s, dm) && solve_probe(fc->inf, (TraitRef){dm, e->callee.substs}) != SOLVE_NO) {
        e->callee.def = trait_method(fc->s, dm);
        Expr *o = expr_of(e->a);
        if (o->n_adj && o->adj[o->n_adj - 1].kind == ADJ_REF) {
          o->adj[o->n_adj - 1].mut = true;
          o->adj[o->n_adj - 1].target = ty_ref(fc->s, shallow(fc, o->adj[o->n_adj - 1].target)->elem, true);
        }
      }
    } else if (e->kind != E_FIELD && !(e->kind == E_UNARY && e->op == UN_DEREF)) return;
    if (!e->a) return;
    Ty inner = shallow(fc, expr_adj_ty(e->a));      /* behind a shared reference nothing becomes mutable */
    if (inner->kind == TY_REF && !inner->mut && e->kind == E_UNARY) return;
  }
}

/* --- the receiver ----------------------------------------------------------------------------- */
static void adjust_receiver(Fcx *fc, Expr *e, Ty recv, const Pick *p) {
  Adjust a[32];
  DerefSteps st;
  autoderef(fc, recv, e->span, false, &st);
  u32 derefs = p->derefs < st.n ? p->derefs : st.n - 1;
  u32 n = deref_adjusts(fc, &st, derefs, p->autoref && p->autoref_mut, a);
  Ty at = st.v[derefs];
  if (p->autoref) {
    a[n++] = (Adjust){.kind = ADJ_REF, .mut = p->autoref_mut, .target = at = ty_ref(fc->s, at, p->autoref_mut)};
    if (p->unsize) a[n++] = (Adjust){.kind = ADJ_UNSIZE, .target = ty_ref(fc->s, ty_slice(fc->s, at->elem->elem), p->autoref_mut)};
  }
  if (p->mut_to_const) a[n++] = (Adjust){.kind = ADJ_MUT_TO_CONST, .target = ty_ptr(fc->s, at->elem, false)};
  if (n) apply_adjusts(fc, e, a, n);
}
static void check_all(Fcx *fc, Expr *e) {
  for (u32 i = 0; i < e->n; i++) check_expr_none(fc, e->args[i]);
}
/* Where nothing is found, or the type is wrong, any of them may have been meant. */
static void use_imports_for(Fcx *fc, Sym name) {
  DefVec traits = {0};
  if (!fc->owner->is_lib) traits_with_method(fc->s, fc->mod, name, &traits);
  for (u32 i = 0; i < traits.n; i++) use_trait_imports(fc->s, fc->mod, traits.v[i]);
}
static Ty no_method(Fcx *fc, Expr *e, Ty recv, const ProbeFail *why) {
  use_imports_for(fc, e->name.sym);
  if (!is_err(recv) && !of_nothing(fc, e->a, recv)) report_no_method(fc, e, recv, why);
  fc->root->has_error = true;
  check_all(fc, e);              /* after: what is unknown in them is so because of this */
  return fc->s->t_err;
}

/* The crate has it and we do not. */
static Ty method_unsupported(Fcx *fc, Expr *e, Def *method) {
  report_name_only(fc->s, method, e->name.span);
  fc->root->has_error = true;
  check_all(fc, e);
  return fc->s->t_err;
}

Ty check_method_call(Fcx *fc, Expr *e, Expect x) {
  Expr *outer = fc->call;
  fc->call = NULL;
  Ty recv = resolve_now(fc, check_expr_none(fc, e->a));
  Pick p;
  ProbeFail why;
  Ty behind = recv;
  while (behind->kind == TY_REF) behind = shallow(fc, behind->elem);
  if (is_err(behind)) recv = behind;
  if (is_err(recv)) { use_imports_for(fc, e->name.sym); fc->root->has_error = true; check_all(fc, e); fc->call = outer; return recv; }
  if (!probe_method(fc, recv, e->name.sym, e->name.span, &p, &why)) { Ty r = no_method(fc, e, recv, &why); fc->call = outer; return r; }
  if (p.trait_candidate) use_trait_imports(fc->s, fc->mod, p.fn->parent);
  if (name_only(p.fn)) { Ty r = method_unsupported(fc, e, p.fn); fc->call = outer; return r; }
  if (!fc->owner->is_lib && p.fn->parent->kind == DEF_TRAIT && def_is_lang(p.fn->parent, LANG_drop)) {
    Diag *g = diag(fc_diags(fc), DIAG_E0040, e->name.span, "explicit use of destructor method");
    diag_primary(fc_diags(fc), g, "explicit destructor calls not allowed");
    diag_help_at(fc_diags(fc), g, e->span, "consider using `drop` function: `drop(..)`");
    fc->root->has_error = true;
  }
  adjust_receiver(fc, e->a, recv, &p);
  TyList *args = e->targs ? lower_args(fc->s, fc->mod, fc->owner, p.fn, e->targs, p.parent_args, e->name.span, fc->inf)
                          : infer_fresh_args(fc->inf, p.fn, p.parent_args, e->name.span);
  e->callee = (Callee){p.fn, args};
  e->substs = args;
  p.fn->used = true;
  FnSig *sig = inst_sig(fc, p.fn, args, e->name.span);
  Ty self = sig->n ? sig->inputs[0] : fc->s->t_err;
  if (!infer_unify(fc->inf, resolve_now(fc, self), expr_adj_ty(e->a))) {
    Ty got = expr_adj_ty(e->a);
    if (!coerce(fc, e->a, got, self)) mismatch_expr(fc, e->a, self, got);
  }
  fc->call = e;
  add_preds_of(fc, p.fn, args, (Cause){.span = e->name.span, .kind = CAUSE_CALL_BOUND, .origin = p.fn});
  fc->call = NULL;
  check_args(fc, e, e->name.span, sig->inputs + 1, sig->n - 1, sig->output, x, e->args, e->n, p.fn, false);
  fc->call = outer;
  return sig->output;
}
