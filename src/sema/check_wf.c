/* What is written outside of bodies must hold (rustc_hir_analysis::check::wfcheck and compare_impl_item):
 *   - an impl's method has the types of the trait's, a constant its type, and asks no more of its caller;
 *   - what an `async fn` or `-> impl Trait` of a trait promises, the impl's keeps;
 *   - the trait's own conditions (supertraits) hold of the implementing type;
 *   - types in headers, signatures and fields meet the bounds of what they name.
 * Lifetimes are not looked at. */
#include "sema/check.h"

typedef struct Wf { Sema *s; Infer *f; Def *owner; } Wf;

static Wf wf_new(Sema *s, Def *owner, ParamEnv *env) { return (Wf){s, infer_new(s, env), owner}; }
static Ty wf_norm(Wf *w, Ty t, Span at) { return infer_resolve(w->f, normalize(w->f, t, at)); }
static TyList *norm_list(Wf *w, TyList *l, Span at) {
  Ty *v = NEW_N(w->s->arena, Ty, l->n + 1);
  for (u32 i = 0; i < l->n; i++) v[i] = wf_norm(w, l->v[i], at);
  return ty_list(w->s, v, l->n);
}
static void must_hold(Wf *w, Predicate p, Span at) { solve_add(w->f, p, (Cause){.span = at, .kind = CAUSE_MISC, .origin = NULL}); }

/* --- types as written ------------------------------------------------------------------- */
static void wf_list(Wf *w, const TyList *l, Span at, u32 depth);
static void wf_preds(Wf *w, Def *d, TyList *args, Span at) {
  const Predicates *ps = def_predicates(w->s, d);
  for (u32 i = 0; ps && i < ps->n; i++) must_hold(w, pred_subst(w->s, ps->v[i], args), at);
}
static void wf_type(Wf *w, Ty t, Span at, u32 depth) {
  if (depth > 60 || (t->flags & TF_ERR)) return;
  if (t->kind == TY_ADT) wf_preds(w, t->def, t->args, at);
  if (t->kind == TY_ADT || t->kind == TY_TUPLE) wf_list(w, t->args, at, depth);
  if (t->elem && t->kind != TY_FN_PTR && t->kind != TY_CONST) wf_type(w, t->elem, at, depth + 1);
}
static void wf_list(Wf *w, const TyList *l, Span at, u32 depth) {
  for (u32 i = 0; l && i < l->n; i++) wf_type(w, l->v[i], at, depth + 1);
}

static void must_be_sized(Wf *w, Ty t, Span at) {
  must_hold(w, (Predicate){.kind = PRED_TRAIT, .tr = {lang_item(w->s, LANG_sized), list1(w->s, t)}, .span = at}, at);
}

static void check_fields(Sema *s, Def *adt) {
  u32 n;
  VariantDef *v = def_variants(s, adt, &n);
  Wf w = wf_new(s, adt, param_env(s, adt));
  for (u32 i = 0; i < n; i++)
    for (u32 k = 0; k < v[i].n; k++) {
      Span at = v[i].fields[k].te ? v[i].fields[k].te->span : v[i].fields[k].span;
      Ty t = wf_norm(&w, field_type(s, &v[i].fields[k]), at);
      wf_type(&w, t, at, 0);
      if (adt->kind == DEF_ENUM || k + 1 < v[i].n) must_be_sized(&w, t, at);
    }
  solve_finish(w.f);
}
static void report_bare_object(Sema *s, Span at) {
  Diag *g = diag(s->sx->diags, DIAG_E0746, at, "return type cannot be a trait object without pointer indirection");
  diag_primary(s->sx->diags, g, "doesn't have a size known at compile-time");
  diag_help(s->sx->diags, g, "return `impl Trait` instead, where all values are of one type");
  diag_help(s->sx->diags, g, "or put the values into boxes: `Box<dyn Trait>`, each made with `Box::new`");
}
static void check_signature(Sema *s, Def *fn) {
  FnDecl *d = fn->item->fn;
  const FnSig *sig = def_sig(s, fn);
  Wf w = wf_new(s, fn, param_env(s, fn));
  for (u32 i = 0; i < sig->n && i < d->n; i++) {
    Span at = d->params[i].ty && d->params[i].ty->span.hi ? d->params[i].ty->span : d->params[i].span;
    Ty t = wf_norm(&w, sig->inputs[i], at);
    wf_type(&w, t, at, 0);
    if (d->body) must_be_sized(&w, t, at);
  }
  if (d->ret && fn->is_async_fn && fn_async_result(s, fn)->kind == TY_DYN) report_bare_object(s, d->ret->span);
  if (d->ret && !fn->is_async_fn) {
    Ty t = wf_norm(&w, sig->output, d->ret->span);
    wf_type(&w, t, d->ret->span, 0);
    if (d->body && t->kind == TY_DYN) report_bare_object(s, d->ret->span);
    else if (d->body) must_be_sized(&w, t, d->ret->span);
  }
  solve_finish(w.f);
}

/* --- an impl against its trait ------------------------------------------------------------- */
/* Where two types first differ. */
static void differ(Ty *want, Ty *got) {
  for (;;) {
    Ty a = *want, b = *got;
    if (a->kind != b->kind || a->def != b->def || a->mut != b->mut) return;
    if (a->elem && b->elem && a->elem != b->elem) { *want = a->elem; *got = b->elem; continue; }
    bool found = false;
    for (u32 i = 0; !found && a->args && b->args && i < a->args->n && i < b->args->n; i++)
      if (a->args->v[i] != b->args->v[i]) { *want = a->args->v[i]; *got = b->args->v[i]; found = true; }
    if (!found) return;
  }
}
static Diag *report_type(Sema *s, DiagCode code, Def *item, Def *of, Span at, Ty want, Ty got) {
  const char *what = code == DIAG_E0326 ? "implemented const" : "method";
  Diag *g = diag(s->sx->diags, code, at, "%s `%s` has an incompatible type for trait", what, sym_z(s->sx->in, item->name));
  differ(&want, &got);
  if (want->kind == TY_REF && got->kind == TY_REF && want->mut != got->mut) diag_primary(s->sx->diags, g, "types differ in mutability");
  else diag_primary(s->sx->diags, g, "expected `%.*s`, found `%.*s`", STR_ARG(ty_str(s, want)), STR_ARG(ty_str(s, got)));
  if (of->span.hi && !of->is_lib) diag_note_at(s->sx->diags, g, of->span, "type in trait");
  return g;
}
/* The trait's parameters as the impl has them, then the method's own. */
static TyList *trait_args(Sema *s, Def *impl, Def *item) {
  TyList *id = ty_identity_args(s, item);
  const Generics *g = def_generics(s, item);
  u32 from = g ? g->parent_n : 0;
  return ty_list_concat(s, impl->impl_trait.args, id->v + from, id->n > from ? id->n - from : 0);
}
/* The impl leaves out an associated type that the trait's signature names: said already. */
typedef struct Missing { Sema *s; Def *impl; } Missing;
static bool is_missing(void *ctx, Ty t) {
  Missing *m = ctx;
  return t->kind == TY_PROJ && t->def->parent == m->impl->impl_trait.trait && !impl_item_for(m->s, m->impl, t->def);
}
static bool is_anonymous(void *ctx, Ty t) { (void)ctx; return t->kind == TY_OPAQUE || (t->kind == TY_PROJ && t->def->opaque_fn); }

static bool sync_for_async(Sema *s, Def *m, Def *of) {
  const FnDecl *d = m->item->fn;
  Ty out = def_sig(s, m)->output;
  if (!of->item || !of->item->fn || !of->item->fn->async_ || d->async_ || out->kind == TY_ERR) return false;
  if (solve_holds(infer_new(s, param_env(s, m)), out, lang_item(s, LANG_future_trait))) return false;
  Diag *g = diag(s->sx->diags, DIAG_ERROR, d->sig_span, "method should be `async` or return a future, but it is synchronous");
  if (of->span.hi && !of->is_lib) diag_note_at(s->sx->diags, g, of->span, "this method is `async` so it expects a future to be returned");
  return true;
}
static Ty head_of(Wf *w, const FnSig *sig, const TyList *args, Span at) {
  Sema *s = w->s;
  Ty *in = NEW_N(s->arena, Ty, sig->n + 1);
  for (u32 i = 0; i < sig->n; i++) in[i] = wf_norm(w, args ? ty_subst(s, sig->inputs[i], args) : sig->inputs[i], at);
  return ty_fn_ptr(s, in, sig->n, wf_norm(w, args ? ty_subst(s, sig->output, args) : sig->output, at));
}

/* A type in the head of m that is not that of the trait's: both heads, and what would meet it. */
static void report_head(Wf *w, Def *m, Def *of, const TyList *args, Span at, const char *left, Ty want, Ty got) {
  Sema *s = w->s;
  Diag *g = report_type(s, DIAG_E0053, m, of, at, want, got);
  diag_note(s->sx->diags, g, "expected signature `%.*s`\n   found signature `%.*s`", STR_ARG(ty_str(s, head_of(w, def_sig(s, of), args, at))),
            STR_ARG(ty_str(s, head_of(w, def_sig(s, m), NULL, at))));
  if (at.lo == at.hi || want->flags & TF_OPAQUE) return;
  diag_suggest(s->sx->diags, g, FIX_MAYBE, *left ? "the trait takes `self` in another way" : "let the type be that of the trait");
  if (*left && want->kind == TY_REF && want->elem == m->parent->impl_self) diag_edit(s->sx->diags, g, at, want->mut ? "&mut self" : "&self");
  else diag_edit(s->sx->diags, g, at, "%s%.*s", left, STR_ARG(ty_str(s, want)));
}
static void compare_method(Sema *s, Def *impl, Def *m, Def *of) {
  const FnSig *got = def_sig(s, m), *want = def_sig(s, of);
  FnDecl *d = m->item->fn;
  const Generics *a = def_generics(s, m), *b = def_generics(s, of);
  if (got->n != want->n || got->has_self != want->has_self || (a ? a->n : 0) != (b ? b->n : 0) || m->life_error) return;   /* said already */
  Missing miss = {s, impl};
  for (u32 i = 0; i < want->n; i++)
    if (ty_any(want->inputs[i], is_missing, &miss)) return;
  if (ty_any(want->output, is_missing, &miss)) return;
  Wf w = wf_new(s, m, param_env(s, m));
  TyList *args = trait_args(s, impl, m);
  for (u32 i = 0; i < got->n && i < d->n; i++) {
    bool implicit = !d->params[i].ty || d->params[i].ty->kind == TE_SELF_IMPLICIT || (d->has_self && !i);
    Span at = implicit ? d->params[i].span : d->params[i].ty->span;
    Ty x = wf_norm(&w, ty_subst(s, want->inputs[i], args), at), y = wf_norm(&w, got->inputs[i], at);
    if (infer_unify(w.f, x, y) || ((x->flags | y->flags) & TF_ERR)) continue;
    report_head(&w, m, of, args, at, implicit ? "self: " : "", x, y);
    return;
  }
  Span at = d->ret ? d->ret->span : (Span){d->sig_span.hi, d->sig_span.hi, d->sig_span.ctx};
  if (d->async_ && !ty_any(want->output, is_anonymous, NULL)) {
    report_type(s, DIAG_E0053, m, of, at, ty_subst(s, want->output, args), got->output);
    return;
  }
  if (ty_any(want->output, is_anonymous, NULL) || ty_any(got->output, is_anonymous, NULL)) return;
  Ty x = wf_norm(&w, ty_subst(s, want->output, args), at), y = wf_norm(&w, got->output, at);
  if (!infer_unify(w.f, x, y) && !((x->flags | y->flags) & TF_ERR)) report_head(&w, m, of, args, at, "", x, y);
}

/* fn f<T: Clone> where the trait says fn f<T>: callers through the trait do not know of it. */
static void compare_bounds(Sema *s, Def *impl, Def *m, Def *of) {
  const Predicates *own = def_predicates(s, m), *up = def_predicates(s, of), *outer = def_predicates(s, impl);
  const Generics *a = def_generics(s, m), *b = def_generics(s, of);
  if ((a ? a->n : 0) != (b ? b->n : 0) || own->n == outer->n) return;
  TyList *args = trait_args(s, impl, m);
  VEC(Predicate) v = {0};
  for (u32 i = 0; i < outer->n; i++) vec_push(s->arena, &v, outer->v[i]);
  Wf plain = wf_new(s, m, param_env(s, impl));
  for (u32 i = 0; i < up->n; i++) {
    Predicate p = pred_subst(s, up->v[i], args);
    p.tr.args = norm_list(&plain, p.tr.args, m->span);       /* Self::Item is what the impl says it is */
    vec_push(s->arena, &v, p);
  }
  Wf w = wf_new(s, m, param_env_of(s, v.v, v.n));
  for (u32 i = 0; i < own->n; i++) {
    const Predicate *p = &own->v[i];
    if (p->kind != PRED_TRAIT || solve_probe(w.f, p->tr) != SOLVE_NO) continue;
    Buf t = {0};
    traitref_print(s, p->tr, NULL, &t);
    Diag *g = diag(s->sx->diags, DIAG_E0276, p->span.hi ? p->span : m->span, "impl has stricter requirements than trait");
    diag_primary(s->sx->diags, g, "impl has extra requirement `%.*s: %.*s`", STR_ARG(ty_str(s, p->tr.args->v[0])), (int)t.n, t.p);
    buf_free(&t);
    return;
  }
}

/* The impl's `{f#0}` keeps what the trait's says. */
static void check_promises(Sema *s, Def *impl, Def *m, Def *of) {
  const Predicates *ps;
  for (u32 k = 0; k < of->parent->items.n; k++) {
    Def *a = of->parent->items.v[k];
    if (a->opaque_fn != of) continue;
    ps = def_item_bounds(s, a);
    Wf w = wf_new(s, m, param_env(s, m));
    TyList *args = trait_args(s, impl, m);
    Span at = m->item->fn->ret ? m->item->fn->ret->span : m->item->fn->sig_span;
    for (u32 i = 0; i < ps->n; i++) must_hold(&w, pred_subst(s, ps->v[i], args), at);
    solve_finish(w.f);
  }
}
static void compare_const(Sema *s, Def *impl, Def *c, Def *of) {
  Wf w = wf_new(s, c, param_env(s, c));
  Ty x = def_type(s, of), y = def_type(s, c);
  if (!x || !y || !c->item->ty) return;
  Span at = c->item->ty->span;
  x = wf_norm(&w, ty_subst(s, x, trait_args(s, impl, c)), at);
  y = wf_norm(&w, y, at);
  if (!infer_unify(w.f, x, y) && !((x->flags | y->flags) & TF_ERR)) report_type(s, DIAG_E0326, c, of, at, x, y);
}

/* `type O: Display;`: the impl's O is. */
static void check_assoc_type(Sema *s, Def *impl, Def *it, Def *of) {
  Wf w = wf_new(s, it, param_env(s, it));
  Ty t = def_type(s, it);
  if (!t || !it->item->ty || generics_total(def_generics(s, it)) != generics_total(def_generics(s, impl))) return;
  Span at = it->item->ty->span;
  const Predicates *ps = def_item_bounds(s, of);
  wf_type(&w, wf_norm(&w, t, at), at, 0);
  for (u32 i = 0; i < ps->n; i++) must_hold(&w, pred_subst(s, ps->v[i], impl->impl_trait.args), at);
  solve_finish(w.f);
}

/* What is copied is all Copy, and has nothing to do at its end. */
static bool copies_wrongly(Sema *s, Def *impl) {
  Ty self = impl->impl_self;
  if (!def_is_lang(impl->impl_trait.trait, LANG_copy) || self->kind != TY_ADT) return false;
  Span at = impl->item->self_ty->span.ctx ? impl->span : impl->item->self_ty->span;
  if (drop_impl(s, self, NULL)) {
    Diag *g = diag(s->sx->diags, DIAG_E0184, at, "the trait `Copy` cannot be implemented for type `%.*s`; the type has a destructor",
                   STR_ARG(ty_str(s, self)));
    diag_primary(s->sx->diags, g, "`Copy` not allowed on types with destructors");
    return true;
  }
  u32 n;
  VariantDef *v = def_variants(s, self->def, &n);
  Diag *g = NULL;
  for (u32 i = 0; i < n; i++)
    for (u32 k = 0; k < v[i].n; k++) {
      Ty t = ty_subst(s, field_type(s, &v[i].fields[k]), self->args);
      if ((t->flags & TF_ERR) || ty_is_copy(s, param_env(s, impl), t)) continue;
      if (!g) g = diag(s->sx->diags, DIAG_E0204, at, "the trait `Copy` cannot be implemented for type `%.*s`", STR_ARG(ty_str(s, self)));
      diag_label(s->sx->diags, g, v[i].fields[k].span, "this field does not implement `Copy`");
    }
  return g != NULL;
}

static void check_header(Sema *s, Def *impl) {
  Wf w = wf_new(s, impl, param_env(s, impl));
  Span self = impl->item->self_ty->span;
  wf_type(&w, wf_norm(&w, impl->impl_self, self), self, 0);
  if (impl->impl_trait.trait && !impl->impl_negative && !copies_wrongly(s, impl)) {
    Span at = impl->item->impl_trait->span;
    const Predicates *ps = def_predicates(s, impl->impl_trait.trait);
    for (u32 i = 0; ps && i < ps->n; i++) {
      Predicate p = pred_subst(s, ps->v[i], impl->impl_trait.args);
      if (p.kind == PRED_TRAIT && p.tr.trait == impl->impl_trait.trait && p.tr.args == impl->impl_trait.args) continue;
      must_hold(&w, p, p.tr.args->v[0] == impl->impl_self ? self : at);
    }
    u32 n;
    const TraitRef *up = trait_supers(s, impl->impl_trait.trait, &n);
    for (u32 i = 0; i < n; i++)
      must_hold(&w, (Predicate){.kind = PRED_TRAIT, .tr = {up[i].trait, ty_subst_list(s, up[i].args, impl->impl_trait.args)}, .span = self}, self);
  }
  solve_finish(w.f);
}
static Def *item_of(Sema *s, Def *trait, const Def *it) {
  Def *of = trait_item(s, trait, it->name, it->kind == DEF_ASSOC_TY ? NS_TYPE : NS_VALUE);
  return of && of->kind == it->kind ? of : NULL;
}
static void check_impl(Sema *s, Def *impl) {
  impl_header(s, impl);
  if (!impl->impl_self || (impl->impl_self->flags & TF_ERR) || (impl->item->impl_trait && !impl->impl_trait.trait)) return;
  if (impl->impl_trait.trait && impls_incoherent(s, impl->impl_trait.trait)) {
    copies_wrongly(s, impl);
    return;
  }
  check_header(s, impl);
  for (u32 i = 0; impl->impl_trait.trait && i < impl->items.n; i++) {
    Def *it = impl->items.v[i], *of = it->opaque_fn ? NULL : item_of(s, impl->impl_trait.trait, it);
    if (!of) continue;
    if (it->kind == DEF_CONST) compare_const(s, impl, it, of);
    if (it->kind == DEF_ASSOC_TY) check_assoc_type(s, impl, it, of);
    if (it->kind != DEF_FN) continue;
    compare_method(s, impl, it, of);
    compare_bounds(s, impl, it, of);
    if (!sync_for_async(s, it, of)) check_promises(s, impl, it, of);
  }
}
static bool of_incoherent(Sema *s, const Def *d) {
  const Def *impl = d->parent;
  return impl && impl->kind == DEF_IMPL && impl->impl_trait.trait && impls_incoherent(s, impl->impl_trait.trait);
}
void check_well_formed(Sema *s, Def *d) {
  if (d->is_lib || !d->item) return;
  if (d->kind == DEF_IMPL) check_impl(s, d);
  else if (d->kind == DEF_STRUCT || d->kind == DEF_ENUM) check_fields(s, d);
  else if (d->kind == DEF_FN && d->item->fn && !of_incoherent(s, d)) check_signature(s, d);
}
