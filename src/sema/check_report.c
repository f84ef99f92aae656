/* The wording of mismatched types and of methods that do not exist. */
#include "sema/check.h"
#include "sema/library.h"
#include "sema/suggest.h"

Str sort_string(Fcx *fc, Ty t) { return ty_describe(fc->s, infer_resolve(fc->inf, t)); }

static const char *sort_prefix(Ty t) {
  switch (t->kind) {
    case TY_ADT: return t->def->kind == DEF_ENUM ? "enum" : t->def->kind == DEF_UNION ? "union" : "struct";
    case TY_REF: return "reference";
    case TY_TUPLE: return "tuple";
    case TY_FN_PTR: return "fn pointer";
    case TY_FN_DEF: return "fn item";
    case TY_CLOSURE: return "closure";
    case TY_OPAQUE: return "opaque type";
    case TY_PARAM: return "type parameter";
    case TY_DYN: return "trait object";
    case TY_ARRAY: return "array";
    case TY_SLICE: return "slice";
    case TY_PTR: return "raw pointer";
    case TY_ASYNC: return "`async` block";
    case TY_PROJ: return "associated type";
    default: return "type";
  }
}
static bool wants_note(Ty a, Ty b) {
  bool ga = (a->kind == TY_ADT && a->args->n) || a->kind == TY_REF || a->kind == TY_OPAQUE || a->kind == TY_ASYNC || a->kind == TY_FN_PTR || a->kind == TY_FN_DEF || a->kind == TY_CLOSURE || a->kind == TY_TUPLE;
  bool gb = (b->kind == TY_ADT && b->args->n) || b->kind == TY_REF || b->kind == TY_OPAQUE || b->kind == TY_ASYNC || b->kind == TY_FN_PTR || b->kind == TY_FN_DEF || b->kind == TY_CLOSURE || b->kind == TY_TUPLE;
  if (ty_is_unit(a) || ty_is_unit(b)) return (a->kind == TY_ADT && a->args->n) || (b->kind == TY_ADT && b->args->n) || a->kind == TY_OPAQUE || b->kind == TY_OPAQUE;
  return ga || gb;
}
static void expected_found(Fcx *fc, Diag *g, Ty want, Ty got) {
  const char *a = sort_prefix(want), *b = sort_prefix(got);
  if (want->kind == got->kind && want->kind == TY_ADT && want->def->kind == got->def->kind && want->def == got->def) b = a;
  int la = (int)strlen(a), lb = (int)strlen(b);
  int w = la + 9 > lb + 6 ? la + 9 : lb + 6;
  diag_note(fc_diags(fc), g, "%*s `%.*s`\n%*s `%.*s`", w, str_fmt(fc->arena, "expected %s", a).p, STR_ARG(ty_str(fc->s, want)),
            w, str_fmt(fc->arena, "found %s", b).p, STR_ARG(ty_str(fc->s, got)));
}
static void note_types(Fcx *fc, Diag *g, Ty want, Ty got) {
  if (wants_note(want, got)) expected_found(fc, g, want, got);
  if (want->kind != got->kind) return;
  if (want->kind == TY_ASYNC) {
    diag_note(fc_diags(fc), g, "no two async blocks, even if identical, have the same type");
    diag_help(fc_diags(fc), g, "pinned in boxes they can be of one type: `Pin<Box<dyn Future<Output = ...>>>`");
  } else if (want->kind == TY_CLOSURE) {
    diag_note(fc_diags(fc), g, "no two closures, even if identical, have the same type");
    diag_help(fc_diags(fc), g, "in boxes they can be of one type: `Box<dyn Fn(...)>`");
  }
}
static void say_types(Fcx *fc, Diag *g, Ty want, Ty got) {
  bool other = want->kind == got->kind && want != got && (want->kind == TY_ASYNC || want->kind == TY_CLOSURE);
  diag_primary(fc_diags(fc), g, "expected %.*s, found %s%.*s", STR_ARG(sort_string(fc, want)), other ? "a different " : "", STR_ARG(sort_string(fc, got)));
}
void mismatch_of_branches(Fcx *fc, Diag *g, Ty want, Ty got) {
  want = infer_resolve(fc->inf, want);
  got = infer_resolve(fc->inf, got);
  say_types(fc, g, want, got);
  note_types(fc, g, want, got);
}
Diag *mismatch(Fcx *fc, Span sp, Ty want, Ty got) {
  want = infer_resolve(fc->inf, want);
  got = infer_resolve(fc->inf, got);
  fc->root->has_error = true;
  Diag *g;
  if (want->flags & TF_ERR || got->flags & TF_ERR) {          /* follows from something already said */
    g = NEW(fc->arena, Diag);
    return g;
  }
  g = diag(fc_diags(fc), DIAG_E0308, sp, "mismatched types");
  if (want->kind == TY_REF && got->kind == TY_REF && want->mut != got->mut && infer_unify(fc->inf, want->elem, got->elem)) diag_primary(fc_diags(fc), g, "types differ in mutability");
  else if (want->kind == TY_TUPLE && got->kind == TY_TUPLE && want->args->n != got->args->n && want->args->n && got->args->n)
    diag_primary(fc_diags(fc), g, "expected a tuple with %u element%s, found one with %u element%s", want->args->n, want->args->n == 1 ? "" : "s", got->args->n, got->args->n == 1 ? "" : "s");
  else if (want->kind == TY_ARRAY && got->kind == TY_ARRAY && want->len->kind == TY_CONST && got->len->kind == TY_CONST && want->len != got->len)
    diag_primary(fc_diags(fc), g, "expected an array with a size of %llu, found one with a size of %llu", (unsigned long long)want->len->value, (unsigned long long)got->len->value);
  else say_types(fc, g, want, got);
  note_types(fc, g, want, got);
  return g;
}

/* --- advice -------------------------------------------------------------------------------------------- */
static Expr *last_expr(Expr *e) {
  e = expr_of(e);
  while (e->kind == E_BLOCK && e->block->tail) e = expr_of(e->block->tail);
  return e;
}
Diag *mismatch_expr(Fcx *fc, Expr *e, Ty want, Ty got) {
  Expr *at = last_expr(e);
  if (at->kind == E_MACRO || (at->span.ctx && from_lib_expansion(fc->s, at->span))) at = e;
  want = infer_resolve(fc->inf, want);
  got = infer_resolve(fc->inf, got);
  Diag *g = mismatch(fc, at->span, want, got);
  if (g->msg.n) suggest_for_mismatch(fc, g, at, want, got);
  return g;
}

/* --- no such method ---------------------------------------------------------------------------------------- */
static void ambiguous(Fcx *fc, Span at, const ProbeFail *why) {
  Diag *g = diag(fc_diags(fc), DIAG_E0034, at, "multiple applicable items in scope");
  diag_primary(fc_diags(fc), g, "multiple `%s` found", why->n_cands ? sym_z(fc->s->sx->in, why->cands[0]->name) : "items");
  for (u32 i = 0; i < why->n_cands; i++)
    if (!why->cands[i]->is_lib) diag_note_at(fc_diags(fc), g, why->cands[i]->span, "candidate #%u is defined here", i + 1);
}
static void private_item(Fcx *fc, Span at, const ProbeFail *why) {
  Def *d = why->private_fn;
  const char *what = d->kind != DEF_FN ? "associated constant" : def_sig(fc->s, d)->has_self ? "method" : "associated function";
  Diag *g = diag(fc_diags(fc), DIAG_E0624, at, "%s `%s` is private", what, sym_z(fc->s->sx->in, d->name));
  diag_primary(fc_diags(fc), g, "private %s", what);
}
static const char *kind_word(Ty t) {
  switch (t->kind) {
    case TY_ADT: return t->def->kind == DEF_ENUM ? "enum" : t->def->kind == DEF_UNION ? "union" : "struct";
    case TY_OPAQUE: return "opaque type";
    case TY_PARAM: return "type parameter";
    case TY_CLOSURE: return "closure";
    case TY_ASYNC: return "`async` block";
    case TY_REF: return "reference";
    case TY_TUPLE: return "tuple";
    case TY_FN_DEF: return "fn item";
    case TY_FN_PTR: return "fn pointer";
    case TY_ARRAY: return "array";
    case TY_PTR: return "raw pointer";
    case TY_PROJ: return "associated type";
    default: return "type";
  }
}
static bool output_has_method(Fcx *fc, Ty t, Sym name) {
  if (solve_probe(fc->inf, (TraitRef){lang_item(fc->s, LANG_future_trait), list1(fc->s, t)}) != SOLVE_YES) return false;
  Ty out = resolve_now(fc, norm(fc, ty_proj(fc->s, lang_item(fc->s, LANG_future_output), list1(fc->s, t)), NO_SPAN));
  Pick p;
  ProbeFail why;
  return !is_ty_var(out) && probe_method(fc, out, name, NO_SPAN, &p, &why);
}
/* A method that takes its self through a Pin, as `poll` does. */
static void help_to_pin(Fcx *fc, Diag *g, Ty t, Sym name) {
  Pick p;
  ProbeFail why;
  Ty pinned = ty_adt(fc->s, lang_item(fc->s, LANG_pin), list1(fc->s, ty_ref(fc->s, t, true)));
  if (t->kind == TY_INFER || !probe_method(fc, pinned, name, NO_SPAN, &p, &why)) return;
  diag_help(fc_diags(fc), g, "`Pin<&mut _>` of it has the method: pin it first, with `let mut x = std::pin::pin!(x);`, then `x.as_mut().%s(..)`",
            sym_z(fc->s->sx->in, name));
}
static void def_here(Fcx *fc, Diag *g, Ty t, const char *name, const char *what) {
  if (t->kind == TY_ADT && !t->def->is_lib) diag_label(fc_diags(fc), g, t->def->span, "%s `%s` not found for this %s", what, name, kind_word(t));
}
static bool bare(Ty t) { return t->kind != TY_ADT && t->kind != TY_OPAQUE && t->kind != TY_PARAM && t->kind != TY_REF; }

/* Would a number of some type have it, or has any trait at all a method of that name? */
static bool some_number_has(Fcx *fc, Sym name) {
  Sema *s = fc->s;
  u32 lo, hi;
  lib_rows(s->lib->methods, sym_z(s->sx->in, name), &lo, &hi);
  if (lo < hi) return true;
  for (u32 i = s->first_own; i < s->defs.n; i++)
    if (s->defs.v[i]->kind == DEF_TRAIT && !s->defs.v[i]->is_lib && trait_item(s, s->defs.v[i], name, NS_VALUE)) return true;
  for (u32 i = 0; i < PRIM_COUNT_; i++) {
    DefVec impls = {0};
    inherent_impls(s, s->t_prim[i], name, &impls);
    for (u32 k = 0; k < impls.n; k++)
      for (u32 j = 0; j < impls.v[k]->items.n; j++) if (impls.v[k]->items.v[j]->name == name) return true;
  }
  return false;
}
void report_no_method(Fcx *fc, Expr *e, Ty recv, const ProbeFail *why) {
  const char *name = sym_z(fc->s->sx->in, e->name.sym);
  Diags *d = fc_diags(fc);
  if (why->ambiguous) { ambiguous(fc, e->name.span, why); return; }
  if (why->private_fn) { private_item(fc, e->name.span, why); return; }
  if (why->bad_var) {
    DerefSteps st;
    autoderef(fc, recv, e->span, false, &st);
    if (!told(fc)) report_unknown_type(fc, DIAG_E0282, st.v[st.n - 1], e->a->span);
    return;
  }
  Ty t = infer_resolve(fc->inf, recv);
  if (t->kind == TY_INFER && some_number_has(fc, e->name.sym)) {
    Diag *g = diag(d, DIAG_E0689, e->name.span, "can't call method `%s` on ambiguous numeric type `%.*s`", name, STR_ARG(ty_str(fc->s, t)));
    diag_help(d, g, "you must specify a concrete type for this numeric value, like `%s`", t->infer == INFER_INT ? "i32" : "f32");
    return;
  }
  if (t->flags & TF_ERR) return;
  bool unsat = why->has_unsat && why->unsat.tr.trait;
  Str ts = ty_str(fc->s, t);
  Diag *g;
  if (unsat && t->kind == TY_ADT) {
    g = diag(d, DIAG_E0599, e->name.span, "the method `%s` exists for %s `%.*s`, but its trait bounds were not satisfied", name, kind_word(t), STR_ARG(ts));
    diag_primary(d, g, "method cannot be called on `%.*s` due to unsatisfied trait bounds", STR_ARG(ts));
  } else {
    g = diag(d, DIAG_E0599, e->name.span, "no method named `%s` found for %s%s`%.*s` in the current scope", name, bare(t) && t->kind <= TY_FLOAT ? "type" : kind_word(t), " ", STR_ARG(ts));
    diag_primary(d, g, t->kind == TY_REF || t->kind == TY_ADT || t->kind == TY_OPAQUE || t->kind == TY_PARAM || bare(t) ? "method not found in `%.*s`" : "%.*s", STR_ARG(ts));
  }
  def_here(fc, g, t, name, "method");
  suggest_use_of_trait(fc, g, t, e->name);
  if (t->kind == TY_ADT && !strcmp(name, "clone")) suggest_derive(fc->s, g, t->def, "Clone");
  if (!diag_suggests(g)) suggest_near_method(fc, g, t, e->name);
  help_to_pin(fc, g, t, e->name.sym);
  if (output_has_method(fc, t, e->name.sym)) suggest_await_before(fc, g, e->a, e->name.span);
}
/* Something is wrong already, or will be told of at the end. */
bool told(const Fcx *fc) { return fc->root->has_error || solve_failed(fc->inf); }
/* A type must be known here and is not. */
Ty unknown_here(Fcx *fc, Ty t, Span at) {
  if (!told(fc)) report_unknown_type(fc, DIAG_E0282, t, at);
  fc->root->has_error = true;
  return fc->s->t_err;
}
void report_no_assoc(Fcx *fc, Ty self, Ident id, const ProbeFail *why) {
  const char *name = sym_z(fc->s->sx->in, id.sym);
  Diags *d = fc_diags(fc);
  bool told = fc->root->has_error;
  if (why->bad_var && told) return;
  if (!why->bad_var) fc->root->has_error = true;
  if (why->ambiguous) { ambiguous(fc, id.span, why); return; }
  if (why->private_fn) { private_item(fc, id.span, why); return; }
  if (why->bad_var) { (void)unknown_here(fc, self, id.span); return; }
  Ty t = infer_resolve(fc->inf, self);
  Str ts = ty_str(fc->s, t);
  bool en = t->kind == TY_ADT && t->def->kind == DEF_ENUM;
  const char *what = en ? "variant or associated item" : "function or associated item";
  Diag *g;
  if (why->has_unsat && why->unsat.tr.trait && t->kind == TY_ADT)
    g = diag(d, DIAG_E0599, id.span, "the %s `%s` exists for %s `%.*s`, but its trait bounds were not satisfied", what, name, kind_word(t), STR_ARG(ts));
  else g = diag(d, DIAG_E0599, id.span, "no %s named `%s` found for %s `%.*s` in the current scope", what, name, kind_word(t), STR_ARG(ts));
  diag_primary(d, g, "%s not found in `%.*s`", what, STR_ARG(ts));
  def_here(fc, g, t, name, what);
  if (en) suggest_near_variant(fc->s, g, t->def, id);
  if (!diag_suggests(g)) suggest_near_assoc(fc, g, t, id);
}

/* --- types that stay unknown: at the variable that has it, the method that makes it, else where it was asked for --- */
typedef struct Has { Fcx *fc; Ty want; } Has;
static bool is_it(void *ctx, Ty t) {
  Has *h = ctx;
  return t->kind == TY_INFER && (!h->want || t == h->want);
}
static bool mentions(Fcx *fc, Ty t, Ty unknown) {
  Has h = {fc, unknown ? infer_shallow(fc->inf, unknown) : NULL};
  return t && ty_any(infer_resolve(fc->inf, t), is_it, &h);
}
static Local *local_with(Fcx *fc, Ty unknown) {
  for (u32 i = 0; i < fc->bodies.n; i++)
    for (u32 k = 0; k < fc->bodies.v[i]->locals.n; k++) {
      Local *l = fc->bodies.v[i]->locals.v[k];
      if (!l->synthetic && !from_lib_expansion(fc->s, l->name.span) && mentions(fc, l->ty, unknown)) return l;
    }
  return NULL;
}
static bool list_mentions(Fcx *fc, TyList *l, Ty unknown) {
  for (u32 i = 0; l && i < l->n; i++) if (mentions(fc, l->v[i], unknown)) return true;
  return false;
}
static Expr *maker(Fcx *fc, Ty unknown) {
  for (u32 i = 0; i < fc->exprs.n; i++) {
    Expr *e = fc->exprs.v[i];
    if ((e->kind == E_METHOD && !e->targs && list_mentions(fc, e->callee.substs, unknown)) || (e->kind == E_PATH && e->def && !e->path->lang && list_mentions(fc, e->substs, unknown))) return e;
  }
  return NULL;
}
/* What an operator gives when its right side is not known: asked before that side is looked at. */
static bool of_operator(Fcx *fc, const Predicate *p, Ty unknown) {
  return p->tr.args->n == 2 && !is_ty_var(shallow(fc, p->tr.args->v[0])) && shallow(fc, p->tr.args->v[1]) == shallow(fc, unknown);
}
/* Sized says least: rustc names another open obligation where there is one. */
DiagCode better_code(Fcx *fc, DiagCode code, Ty unknown) {
  Predicate ps[16];
  u32 n = unknown && code != DIAG_E0284 ? solve_obligations_for(fc->inf, unknown, ps, NULL, COUNTOF(ps)) : 0;
  for (u32 i = 0; i < n; i++) {
    if (ps[i].kind == PRED_PROJ && (code == DIAG_E0282 || of_operator(fc, &ps[i], unknown))) return DIAG_E0284;
    if (code == DIAG_E0282 && !def_is_lang(ps[i].tr.trait, LANG_sized)) return DIAG_E0283;
  }
  return code;
}
bool of_nothing(Fcx *fc, Expr *e, Ty t) {
  e = expr_of(e);
  if (shallow(fc, t)->kind != TY_NEVER || e->kind != E_PATH || e->res != RES_LOCAL || e->local->written || e->local->is_param) return false;
  if (!told(fc)) {
    Diag *g = diag(fc_diags(fc), DIAG_E0282, e->local->name.span, "type annotations needed");
    diag_label(fc_diags(fc), g, e->span, "type must be known at this point");
  }
  fc->root->has_error = true;
  e->local->ty = fc->s->t_err;
  return true;
}
void report_unknown_type(Fcx *fc, DiagCode code, Ty unknown, Span at) {
  Diags *d = fc_diags(fc);
  Expr *trait_fn = code == DIAG_E0283 ? maker(fc, unknown) : NULL;
  bool e0790 = trait_fn && trait_fn->kind == E_PATH && trait_fn->def->parent && trait_fn->def->parent->kind == DEF_TRAIT && !trait_fn->path->qself && !trait_fn->path->lang;
  Local *l = e0790 ? NULL : local_with(fc, unknown);
  fc->root->has_error = true;
  if (l) {
    Ty t = infer_resolve(fc->inf, l->ty);
    Diag *g = is_ty_var(t) || t->kind == TY_CLOSURE ? diag(d, code, l->name.span, "type annotations needed")
                                                   : diag(d, code, l->name.span, "type annotations needed for `%.*s`", STR_ARG(ty_str(fc->s, t)));
    suggest_annotation(fc, g, l, t);
    return;
  }
  Expr *e = maker(fc, unknown);
  if (e0790) code = DIAG_E0790;
  if (code == DIAG_E0790) {
    Diag *q = diag(d, code, e->span, "cannot call associated function on trait without specifying the corresponding `impl` type");
    diag_primary(d, q, "cannot call associated function of trait");
    fc->root->has_error = true;
    return;
  }
  Span sp = !e ? at : e->kind == E_METHOD ? e->name.span : e->path->segs[e->path->n - 1].name.span;
  if (e && e->kind == E_PATH && e->def->parent && e->def->parent->kind == DEF_TRAIT) sp = e->span;
  Diag *g = diag(d, code, sp, "type annotations needed");
  Def *f = e ? (e->kind == E_METHOD ? e->callee.def : e->def) : NULL;
  const Generics *gs = f && f->kind == DEF_FN ? def_generics(fc->s, f) : NULL;
  if (gs && gs->n) diag_primary(d, g, "cannot infer type of the type parameter `%s` declared on the %s `%s`", sym_z(fc->s->sx->in, gs->v[0].name),
                                e->kind == E_METHOD ? "method" : "function", sym_z(fc->s->sx->in, f->name));
  else diag_primary(d, g, "cannot infer type");
}
