/* method_resolve.c — what the code generator asks once types are concrete: which
 * function a trait's method is, the order of a vtable, who drops what.
 */
#include "sema/solve_priv.h"

/* --- vtables -------------------------------------------------------------------- */

struct VtableMethods { VEC(Def *) v; };

static bool is_self_sized_pred(const Predicate *p) {
  Ty t = p->tr.args->v[0];
  return p->kind == PRED_TRAIT && def_is_lang(p->tr.trait, LANG_sized) && t->kind == TY_PARAM && t->index == 0;
}

static bool wants_sized_self(Sema *s, Def *method) {
  const Predicates *ps = def_predicates(s, method);
  for (u32 i = 0; ps && i < ps->n; i++)
    if (is_self_sized_pred(&ps->v[i])) return true;
  return false;
}

static bool in_vtable(Sema *s, Def *m) {
  if (m->kind != DEF_FN) return false;
  const FnSig *sig = def_sig(s, m);
  const Generics *g = def_generics(s, m);
  return sig && sig->has_self && !(g && g->n) && !wants_sized_self(s, m);
}

static void add_methods(Sema *s, Def *trait, struct VtableMethods *out, u32 depth) {
  u32 n;
  const TraitRef *sup = trait_supers(s, trait, &n);
  for (u32 i = 0; i < n && depth < SOLVE_DEPTH; i++) add_methods(s, sup[i].trait, out, depth + 1);
  members_read(s, trait, 0);
  for (u32 i = 0; i < trait->items.n; i++) {
    Def *m = trait->items.v[i];
    bool have = false;
    for (u32 k = 0; k < out->v.n; k++) have |= out->v.v[k] == m;
    if (!have && in_vtable(s, m)) vec_push(s->arena, &out->v, m);
  }
}

Def **vtable_methods(Sema *s, Def *trait, u32 *n) {
  SolveState *st = solve_state(s);
  struct VtableMethods *vt = map_ptr(&st->vtables, trait->id);
  if (!vt) {
    vt = NEW(s->arena, struct VtableMethods);
    add_methods(s, trait, vt, 0);
    map_put(s->arena, &st->vtables, trait->id, (u64)(uintptr_t)vt);
  }
  *n = vt->v.n;
  return vt->v.v;
}

static TyList *concrete_list(Sema *s, TyList *l) {
  if (!(l->flags & (TF_PROJ | TF_OPAQUE))) return l;
  Ty *v = NEW_N(s->arena, Ty, l->n);
  for (u32 i = 0; i < l->n; i++) v[i] = normalize_concrete(s, l->v[i]);
  return ty_list(s, v, l->n);
}

TraitRef *vtable_traits(Sema *s, Ty dyn, Ty self, u32 *n) {
  VEC(TraitRef) v = {0};
  vec_push(s->arena, &v, (TraitRef){dyn->def, ty_list_concat(s, ty_list(s, &self, 1), dyn->args ? dyn->args->v : NULL, dyn->args ? dyn->args->n : 0)});
  for (u32 at = 0; at < v.n; at++) {
    u32 k;
    TraitRef tr = v.v[at];
    const TraitRef *sup = trait_supers(s, tr.trait, &k);
    for (u32 i = 0; i < k; i++) {
      TraitRef up = {sup[i].trait, concrete_list(s, ty_subst_list(s, sup[i].args, tr.args))};
      bool have = false;
      for (u32 j = 0; j < v.n; j++) have |= v.v[j].trait == up.trait && v.v[j].args == up.args;
      if (!have) vec_push(s->arena, &v, up);
    }
  }
  *n = v.n;
  return v.v;
}

/* --- object safety ----------------------------------------------------------------- */

static bool is_self(void *ctx, Ty t) {
  (void)ctx;
  if (t->kind == TY_PROJ) return false;        /* Self::Item is fine, and its Self is not looked at */
  return t->kind == TY_PARAM && t->index == 0;
}

static bool mentions_self(Ty t) {
  if (t->kind == TY_PROJ) return false;
  if (is_self(NULL, t)) return true;
  for (u32 i = 0; t->args && i < t->args->n; i++)
    if (mentions_self(t->args->v[i])) return true;
  return (t->elem && mentions_self(t->elem)) || (t->len && mentions_self(t->len));
}

static bool hides_type(Ty t) {
  if (t->kind == TY_OPAQUE || (t->kind == TY_PROJ && t->def->opaque_fn)) return true;
  for (u32 i = 0; t->args && i < t->args->n; i++)
    if (hides_type(t->args->v[i])) return true;
  return t->elem && hides_type(t->elem);
}

/* `where Self: Other`, written on the method; of an auto trait it may. */
static bool asks_of_self(Sema *s, Def *m) {
  const Predicates *ps = def_predicates(s, m), *outer = def_predicates(s, m->parent);
  for (u32 i = outer->n; i < ps->n; i++) {
    if (trait_is_auto(ps->v[i].tr.trait)) continue;
    for (u32 k = 0; k < ps->v[i].tr.args->n; k++)
      if (mentions_self(ps->v[i].tr.args->v[k])) return true;
  }
  return false;
}

static const char *method_trouble(Sema *s, Def *m) {
  const char *n = sym_z(s->sx->in, m->name);
  if (m->kind == DEF_ASSOC_TY && !m->opaque_fn && m->item->generics.n && !wants_sized_self(s, m))
    return str_fmt(s->arena, "...because it contains the generic associated type `%s`", n).p;
  if (m->kind == DEF_CONST) return str_fmt(s->arena, "...because it contains the associated `const` `%s`", n).p;
  if (m->kind != DEF_FN || wants_sized_self(s, m)) return NULL;
  const FnSig *sig = def_sig(s, m);
  const Generics *g = def_generics(s, m);
  if (!sig) return NULL;
  if (!sig->has_self) return str_fmt(s->arena, "...because associated function `%s` has no `self` parameter", n).p;
  if (sig->async_) return str_fmt(s->arena, "...because method `%s` is `async`", n).p;
  for (u32 i = 1; i < sig->n; i++)
    if (mentions_self(sig->inputs[i])) return str_fmt(s->arena, "...because method `%s` references the `Self` type in this parameter", n).p;
  if (mentions_self(sig->output)) return str_fmt(s->arena, "...because method `%s` references the `Self` type in its return type", n).p;
  if (hides_type(sig->output)) return str_fmt(s->arena, "...because method `%s` references an `impl Trait` type in its return type", n).p;
  for (u32 i = 0; g && i < g->n; i++)
    if (!g->v[i].is_const) return str_fmt(s->arena, "...because method `%s` has generic type parameters", n).p;
  if (asks_of_self(s, m)) return str_fmt(s->arena, "...because method `%s` references the `Self` type in its `where` clause", n).p;
  return NULL;
}

static const char *not_object_safe(Sema *s, Def *trait, Span *at, u32 depth) {
  u32 n;
  const TraitRef *sup = trait_supers(s, trait, &n);
  *at = trait->span;
  for (u32 i = 0; i < n; i++) {
    if (def_is_lang(sup[i].trait, LANG_sized)) return "...because it requires `Self: Sized`";
    for (u32 k = 1; k < sup[i].args->n; k++)
      if (mentions_self(sup[i].args->v[k])) return "...because it uses `Self` as a type parameter";
    const char *r = depth < SOLVE_DEPTH ? not_object_safe(s, sup[i].trait, at, depth + 1) : NULL;
    if (r) return r;
  }
  members_read(s, trait, 0);
  for (u32 i = 0; i < trait->items.n; i++) {
    *at = trait->items.v[i]->span;
    const char *r = method_trouble(s, trait->items.v[i]);
    if (r) return r;
  }
  return NULL;
}

const char *trait_not_object_safe(Sema *s, Def *trait, Span *at) { return not_object_safe(s, trait, at, 0); }

bool report_not_object_safe(Sema *s, Def *trait, Span at) {
  Span where;
  const char *why = trait_not_object_safe(s, trait, &where), *name = sym_z(s->sx->in, trait->name);
  if (!why) return false;
  Diags *d = s->sx->diags;
  Diag *g = diag(d, DIAG_E0038, sources_user_span(s->sx->src, at), "the trait `%s` is not dyn compatible", name);
  diag_primary(d, g, "`%s` is not dyn compatible", name);
  if (trait->is_lib) {
    diag_note(d, g, "the trait is not dyn compatible %s", why);
  } else {
    diag_note_at(d, g, where, "a trait whose objects are made needs methods that can be called through a table");
    diag_sub_label(d, g, trait->span, "this trait is not dyn compatible...");
    diag_sub_primary(d, g, "%s", why);
  }
  return true;
}

/* --- methods -------------------------------------------------------------------------- */

static TyList *tail_of(Sema *s, TyList *head, const TyList *args, u32 from) {
  return args->n > from ? ty_list_concat(s, head, args->v + from, args->n - from) : head;
}

static Resolved from_impl(Sema *s, Infer *f, Def *method, TyList *args, u32 arity, Selection *sel) {
  PredVec ps = {0};
  for (u32 i = 0; i < sel->n_nested; i++) vec_push(s->arena, &ps, sel->nested[i]);
  if (infer_resolve_list(f, sel->impl_args)->flags & TF_INFER) commit_all(f, &ps, NULL);
  TyList *ia = concrete_list(s, infer_resolve_list(f, sel->impl_args));
  Def *item = impl_item_for(s, sel->impl, method);
  if (!item) return (Resolved){.kind = RM_FN, .def = method, .args = args};
  return (Resolved){.kind = RM_FN, .def = item, .args = tail_of(s, ia, args, arity)};
}

static Resolved from_object(Sema *s, Def *method, TyList *args) {
  u32 n;
  Ty self = args->v[0];
  Def **v = vtable_methods(s, self->def, &n);
  for (u32 i = 0; i < n; i++)
    if (v[i] == method) return (Resolved){.kind = RM_VIRTUAL, .def = method, .args = args, .vindex = i, .self = self};
  return (Resolved){.kind = RM_FN, .def = method, .args = args};
}

static bool has_default(const Def *m) { return m->item && m->item->fn && m->item->fn->body; }

static Resolved from_language(Sema *s, Def *method, TyList *args, SelKind kind) {
  Ty self = args->v[0];
  Resolved r = {.kind = RM_BUILTIN, .def = method, .args = args, .self = self, .call_kind = closure_kind_of(method->parent)};
  if (kind == SEL_CLOSURE && def_is_lang(method->parent, LANG_async_fn_once) && closure_lends(self))
    return (Resolved){.kind = RM_FN, .def = lang_item(s, LANG_async_call_owned), .args = args};
  if (kind == SEL_CLOSURE) r.kind = RM_CLOSURE_CALL;
  else if (kind == SEL_FN) r.kind = self->kind == TY_FN_PTR ? RM_FN_PTR_CALL : RM_FN_DEF_CALL;
  else if (def_is_lang(method, LANG_poll)) r.kind = RM_ASYNC_POLL;
  else if (def_is_lang(method, LANG_clone_method)) r.kind = RM_CLONE_BUILTIN;
  else if (has_default(method)) r.kind = RM_FN;
  return r;
}

static Resolved resolve_trait_method(Sema *s, Def *method, TyList *args) {
  Infer *f = query_infer(s);
  u32 arity = generics_total(def_generics(s, method->parent));
  TraitRef tr = {method->parent, args->n == arity ? args : ty_list(s, args->v, arity)};
  Snapshot sn = infer_snapshot(f);
  Selection sel;
  Resolved r = {.kind = RM_NONE};
  if (args->v[0]->kind != TY_ERR && select_in(f, tr, &sel, NULL) == SOLVE_YES) {
    switch (sel.kind) {
    case SEL_IMPL: r = from_impl(s, f, method, args, arity, &sel); break;
    case SEL_OBJECT: r = from_object(s, method, args); break;
    case SEL_PARAM:
    case SEL_OPAQUE: break;
    default: r = from_language(s, method, args, sel.kind);
    }
  }
  infer_rollback(f, sn);
  return r;
}

Resolved resolve_method(Sema *s, Def *method, TyList *args) {
  args = concrete_list(s, args);
  if (!method->parent || method->parent->kind != DEF_TRAIT) return (Resolved){.kind = RM_FN, .def = method, .args = args};
  SolveState *st = solve_state(s);
  u64 key = map_key2(method->id, args->id);
  Resolved *hit = map_ptr(&st->methods, key);
  if (hit) return *hit;
  hit = NEW(s->arena, Resolved);
  *hit = resolve_trait_method(s, method, args);
  map_put(s->arena, &st->methods, key, (u64)(uintptr_t)hit);
  return *hit;
}

/* --- dropping ----------------------------------------------------------------------------- */

Def *drop_impl(Sema *s, Ty adt, TyList **args) {
  if (adt->kind != TY_ADT) return NULL;
  DefVec impls = {0};
  Def *drop = lang_item(s, LANG_drop);
  trait_impls(s, drop, adt, &impls);
  Infer *f = query_infer(s);
  for (u32 i = 0; i < impls.n; i++) {
    Def *d = impls.v[i];
    impl_header(s, d);
    Ty self = d->impl_trait.trait == drop ? d->impl_trait.args->v[0] : NULL;
    if (!self || self->kind != TY_ADT || self->def != adt->def) continue;
    Snapshot sn = infer_snapshot(f);
    TyList *fresh = infer_fresh_args(f, d, NULL, NO_SPAN);
    bool ok = infer_unify(f, ty_subst(s, self, fresh), adt);
    TyList *got = infer_resolve_list(f, fresh);
    infer_rollback(f, sn);
    if (!ok) continue;
    if (args) *args = got;
    return d;
  }
  return NULL;
}

typedef struct DropCx { Sema *s; ParamEnv *env; bool hidden; } DropCx;      /* hidden: what an opaque type is, is not looked at */
typedef struct Seen { Ty t; const struct Seen *up; } Seen;
static bool needs_drop(const DropCx *c, Ty t, const Seen *up);

static bool list_needs_drop(const DropCx *c, const Ty *v, u32 n, const Seen *up) {
  for (u32 i = 0; i < n; i++)
    if (needs_drop(c, v[i], up)) return true;
  return false;
}

static bool adt_needs_drop(const DropCx *c, Ty t, const Seen *up) {
  if (ty_is_lang(t, LANG_manually_drop) || ty_is_lang(t, LANG_phantom_data) || t->def->kind == DEF_UNION) return false;
  if (ty_is_lang(t, LANG_owned_box) || drop_impl(c->s, t, NULL)) return true;
  u32 n;
  VariantDef *v = def_variants(c->s, t->def, &n);
  for (u32 i = 0; i < n; i++)
    for (u32 k = 0; k < v[i].n; k++)
      if (needs_drop(c, ty_subst(c->s, field_type(c->s, &v[i].fields[k]), t->args), up)) return true;
  return false;
}

static bool needs_drop(const DropCx *c, Ty t, const Seen *up) {
  for (const Seen *g = up; g; g = g->up)
    if (g->t == t) return false;
  Seen me = {t, up};
  switch ((TyKind)t->kind) {
  case TY_TUPLE: return list_needs_drop(c, t->args->v, t->args->n, &me);
  case TY_ARRAY: return !(t->len->kind == TY_CONST && t->len->value == 0) && needs_drop(c, t->elem, &me);
  case TY_SLICE: return needs_drop(c, t->elem, &me);
  case TY_ADT: return adt_needs_drop(c, t, &me);
  case TY_CLOSURE: {
    Ty *v;
    u32 n = capture_types(c->s, t, &v);
    return list_needs_drop(c, v, n, &me);
  }
  case TY_PROJ:
  case TY_OPAQUE: {
    Ty r = t->flags & TF_PARAM || (c->hidden && t->flags & TF_OPAQUE) ? t : normalize_concrete(c->s, t);
    if (r != t) return needs_drop(c, r, &me);
    return !ty_is_copy(c->s, c->env, t);
  }
  case TY_PARAM: return !ty_is_copy(c->s, c->env, t);
  case TY_DYN:
  case TY_ASYNC:
  case TY_INFER: return true;
  default: return false;
  }
}

bool ty_needs_drop(Sema *s, ParamEnv *env, Ty t) {
  SolveState *st = solve_state(s);
  bool keep = !(t->flags & (TF_PARAM | TF_INFER | TF_ERR | TF_OPAQUE | TF_PROJ));
  u64 hit;
  if (keep && map_get(&st->needs_drop, t->id, &hit)) return hit != 0;
  bool r = needs_drop(&(DropCx){s, env, false}, t, NULL);
  if (keep) map_put(s->arena, &st->needs_drop, t->id, r);
  return r;
}

bool ty_may_need_drop(Sema *s, ParamEnv *env, Ty t) {
  return t->flags & TF_OPAQUE ? needs_drop(&(DropCx){s, env, true}, t, NULL) : ty_needs_drop(s, env, t);
}
