/* solve_builtin.c — what the language itself says of traits: Sized, Copy and Clone
 * of built-in types, calling, futures, unsizing, and auto traits by structure.
 */
#include "sema/solve_priv.h"

static void need(Infer *f, PredVec *nested, Def *trait, Ty t) { vec_push(f->s->arena, nested, pred_of(f->s, trait, t)); }

static void need_all(Infer *f, PredVec *nested, Def *trait, const Ty *v, u32 n) {
  for (u32 i = 0; i < n; i++) need(f, nested, trait, v[i]);
}

/* --- captures ------------------------------------------------------------------- */

u32 capture_types(Sema *s, Ty t, Ty **out) {
  AstBody *b = t->def->body;
  u32 n = b ? b->n_captures : 0;
  Ty *v = NEW_N(s->arena, Ty, n ? n : 1);
  for (u32 i = 0; i < n; i++) {
    const Capture *c = &b->captures[i];
    Ty p = ty_subst(s, c->place_ty, t->args);
    v[i] = c->mode == CAP_MOVE ? p : ty_ref(s, p, c->mode == CAP_REF_MUT);
  }
  *out = v;
  return n;
}

static bool captures_known(Infer *f, Ty t) {
  AstBody *b = t->def->body;
  if (f->final || (b && b->captures_known)) return true;
  f->hit_unknown = true;
  return false;
}

/* --- Sized ------------------------------------------------------------------------- */

static bool says_maybe_sized(const Def *assoc) {
  for (u32 i = 0; assoc->item && i < assoc->item->bounds.n; i++)
    if (assoc->item->bounds.v[i].maybe) return true;
  return false;
}

static Ty last_field(Sema *s, Ty adt) {
  u32 n;
  if (adt->def->kind != DEF_STRUCT) return NULL;
  VariantDef *v = def_variants(s, adt->def, &n);
  if (!n || !v[0].n) return NULL;
  return ty_subst(s, field_type(s, &v[0].fields[v[0].n - 1]), adt->args);
}

static BuiltinAnswer sized_select(Infer *f, Ty t, Def *trait, PredVec *nested) {
  switch ((TyKind)t->kind) {
  case TY_STR:
  case TY_SLICE:
  case TY_DYN:
  case TY_PARAM: return B_NO;
  case TY_PROJ: return says_maybe_sized(t->def) ? B_NO : B_YES;
  case TY_TUPLE:
    if (t->args->n) need(f, nested, trait, t->args->v[t->args->n - 1]);
    return B_YES;
  case TY_ADT: {
    Ty last = last_field(f->s, t);
    if (last && last->kind != TY_INT && last->kind != TY_BOOL) need(f, nested, trait, last);
    return B_YES;
  }
  default: return B_YES;
  }
}

/* The last field's last field ... of structs, or t itself. */
Ty struct_tail(Sema *s, Infer *f, Ty t) {
  for (u32 i = 0; i < SOLVE_DEPTH; i++) {
    Ty next = t->kind == TY_ADT ? last_field(s, t) : t->kind == TY_TUPLE && t->args->n ? t->args->v[t->args->n - 1] : NULL;
    if (!next) break;
    t = f ? normalize(f, next, NO_SPAN) : normalize_concrete(s, next);
  }
  return t;
}

/* --- Copy and Clone ------------------------------------------------------------------- */

static bool copy_by_language(Ty t) {
  switch ((TyKind)t->kind) {
  case TY_ADT:
  case TY_PARAM:
  case TY_PROJ:
  case TY_OPAQUE:
  case TY_DYN:
  case TY_STR:
  case TY_SLICE: return false;
  default: return true;
  }
}

static BuiltinAnswer copy_select(Infer *f, Ty t, Def *trait, PredVec *nested) {
  if (!copy_by_language(t)) return t->kind == TY_STR || t->kind == TY_SLICE || t->kind == TY_DYN ? B_NO : B_NONE;
  switch ((TyKind)t->kind) {
  case TY_REF: return t->mut ? B_NO : B_YES;
  case TY_ASYNC: return B_NO;
  case TY_TUPLE: need_all(f, nested, trait, t->args->v, t->args->n); return B_YES;
  case TY_ARRAY: need(f, nested, trait, t->elem); return B_YES;
  case TY_CLOSURE: {
    if (!captures_known(f, t)) return B_MAYBE;
    Ty *v;
    u32 n = capture_types(f->s, t, &v);
    need_all(f, nested, trait, v, n);
    return B_YES;
  }
  default: return B_YES;
  }
}

/* --- calling ------------------------------------------------------------------------------ */

bool is_fn_trait(const Def *t) { return def_is_lang(t, LANG_fn) || def_is_lang(t, LANG_fn_mut) || def_is_lang(t, LANG_fn_once); }
static bool is_async_fn_trait(const Def *t) {
  return def_is_lang(t, LANG_async_fn) || def_is_lang(t, LANG_async_fn_mut) || def_is_lang(t, LANG_async_fn_once);
}

ClosureKind closure_kind_of(const Def *t) {
  if (def_is_lang(t, LANG_fn) || def_is_lang(t, LANG_async_fn)) return CLOSURE_FN;
  if (def_is_lang(t, LANG_fn_mut) || def_is_lang(t, LANG_async_fn_mut)) return CLOSURE_FN_MUT;
  return CLOSURE_FN_ONCE;
}

/* What the closure's own capture holds of a place that its future captures: the one whose path begins it. */
static const Capture *held_by(const AstBody *b, const Capture *c) {
  for (u32 i = 0; i < b->n_captures; i++) {
    const Capture *o = &b->captures[i];
    bool begins = o->local == c->local && o->n_proj <= c->n_proj;
    for (u32 k = 0; begins && k < o->n_proj; k++) begins = o->proj[k].deref == c->proj[k].deref && o->proj[k].field == c->proj[k].field;
    if (begins) return o;
  }
  return NULL;
}
static bool behind_shared(const Capture *c, u32 from) {
  for (u32 k = from; k < c->n_proj; k++) {
    Ty before = k ? c->proj[k - 1].ty : c->local->ty;
    if (c->proj[k].deref && before->kind == TY_REF && !before->mut) return true;
  }
  return false;
}
bool closure_lends(Ty t) {
  const AstBody *b = t->kind == TY_CLOSURE ? t->def->body : NULL;
  if (!b || !b->future || !b->captures_known || b->closure_kind == CLOSURE_FN_ONCE) return false;
  for (u32 i = 0; i < b->future->n_captures; i++) {
    const Capture *c = &b->future->captures[i], *held = held_by(b, c);
    if (!held || c->mode == CAP_MOVE || behind_shared(c, held->n_proj)) continue;
    if (c->mode == CAP_REF_MUT || held->mode == CAP_MOVE) return true;
  }
  return false;
}

bool callable_with(Infer *f, Ty t, TyList **in, Ty *out, PredVec *nested) {
  Sema *s = f->s;
  if (t->kind == TY_FN_PTR) {
    *in = t->args;
    *out = t->elem;
    return true;
  }
  if (t->kind == TY_CLOSURE) {
    AstBody *b = t->def->body;
    if (!b || !b->ret_ty) return false;
    *in = ty_subst_list(s, ty_list(s, b->param_tys, b->n_params), t->args);
    *out = ty_subst(s, b->ret_ty, t->args);
    return true;
  }
  if (t->kind != TY_FN_DEF) return false;
  const FnSig *sig = def_sig(s, t->def);
  if (!sig || sig->unsafe_) return false;
  *in = norm_list_into(f, ty_subst_list(s, ty_list(s, sig->inputs, sig->n), t->args), nested);
  *out = norm_into(f, ty_subst(s, sig->output, t->args), nested);
  return true;
}

bool callable_sig(Infer *f, Ty t, TyList **inputs, Ty *output) {
  PredVec more = {0};
  t = infer_shallow(f, t);
  if (!callable_with(f, t, inputs, output, &more)) return false;
  for (u32 i = 0; i < more.n; i++) solve_add(f, more.v[i], (Cause){.kind = CAUSE_MISC});
  return true;
}

static BuiltinAnswer call_select(Infer *f, TraitRef tr, PredVec *nested, SelKind *kind) {
  Ty self = tr.args->v[0], out;
  TyList *in;
  if (!callable_with(f, self, &in, &out, nested)) return self->kind == TY_CLOSURE ? B_MAYBE : B_NONE;
  if (self->kind == TY_CLOSURE && (f->final || self->def->body->captures_known) && self->def->body->closure_kind > closure_kind_of(tr.trait))
    return B_NO;
  if (tr.args->n > 1 && !infer_unify(f, ty_tuple(f->s, in->v, in->n), tr.args->v[1])) return B_NO;
  if (is_async_fn_trait(tr.trait)) need(f, nested, lang_item(f->s, LANG_future_trait), out);
  *kind = self->kind == TY_CLOSURE ? SEL_CLOSURE : SEL_FN;
  return B_YES;
}

/* --- unsizing -------------------------------------------------------------------------------- */

/* dyn A -> dyn B: the same principal or one of its supertraits, and no new auto trait. */
static BuiltinAnswer upcast(Infer *f, Ty from, Ty to) {
  for (u32 i = 0; i < to->n_autos; i++) {
    bool have = false;
    for (u32 k = 0; k < from->n_autos; k++) have |= from->autos[k] == to->autos[i];
    if (!have && !solve_holds(f, from, to->autos[i])) return B_NO;
  }
  if (!to->def) return B_YES;
  if (from->def == to->def) {
    bool ok = infer_unify_lists(f, from->args ? from->args : f->s->no_args, to->args ? to->args : f->s->no_args);
    for (u32 i = 0; ok && i < to->n_binds && i < from->n_binds; i++) ok = infer_unify(f, from->binds[i].ty, to->binds[i].ty);
    return ok ? B_YES : B_NO;
  }
  TyList *args = ty_list(f->s, &from, 1);
  if (to->args) args = ty_list_concat(f->s, args, to->args->v, to->args->n);
  Selection sel;
  return select_in(f, (TraitRef){to->def, args}, &sel, NULL) == SOLVE_YES && sel.kind == SEL_OBJECT ? B_YES : B_NO;
}

static BuiltinAnswer to_dyn(Infer *f, Ty t, Ty u, PredVec *nested) {
  Sema *s = f->s;
  if (t->kind == TY_DYN) return upcast(f, t, u);
  if (t->kind == TY_STR || t->kind == TY_SLICE) return B_NO;
  if (u->def) {
    TyList *args = ty_list(s, &t, 1);
    if (u->args) args = ty_list_concat(s, args, u->args->v, u->args->n);
    vec_push(s->arena, nested, pred_trait((TraitRef){u->def, args}));
    for (u32 i = 0; i < u->n_binds; i++) {
      Def *a = u->binds[i].assoc, *trait = a->parent;
      u32 n = generics_total(def_generics(s, trait));
      TyList *pa = args;
      if (pa->n != n && trait != u->def) pa = n <= args->n ? ty_list(s, args->v, n) : args;
      vec_push(s->arena, nested, (Predicate){.kind = PRED_PROJ, .tr = {trait, pa}, .assoc = a, .assoc_args = pa, .ty = u->binds[i].ty});
    }
  }
  need_all(f, nested, lang_item(s, LANG_sized), &t, 1);
  for (u32 i = 0; i < u->n_autos; i++) need(f, nested, u->autos[i], t);
  return B_YES;
}

typedef struct Uses { u32 index; } Uses;
static bool uses_param(void *ctx, Ty t) { return t->kind == TY_PARAM && t->index == ((Uses *)ctx)->index; }

/* Foo<T> -> Foo<U> where only the last field speaks of the parameter that changes. */
static BuiltinAnswer unsize_struct(Infer *f, TraitRef tr, Ty t, Ty u, PredVec *nested) {
  Sema *s = f->s;
  u32 n;
  if (t->def != u->def || t->def->kind != DEF_STRUCT) return B_NO;
  VariantDef *v = def_variants(s, t->def, &n);
  if (!v[0].n) return B_NO;
  Ty last = field_type(s, &v[0].fields[v[0].n - 1]);
  bool any = false;
  for (u32 i = 0; i < t->args->n; i++) {
    bool in_last = ty_any(last, uses_param, &(Uses){i});
    any |= in_last;
    if (!in_last && !infer_unify(f, t->args->v[i], u->args->v[i])) return B_NO;
  }
  if (!any) return B_NO;
  Ty pair[2] = {ty_subst(s, last, t->args), ty_subst(s, last, u->args)};
  vec_push(s->arena, nested, pred_trait((TraitRef){tr.trait, ty_list(s, pair, 2)}));
  return B_YES;
}

static BuiltinAnswer unsize_select(Infer *f, TraitRef tr, PredVec *nested) {
  Ty t = tr.args->v[0], u = infer_shallow(f, tr.args->v[1]);
  if (u->kind == TY_INFER) return B_MAYBE;
  if (u->kind == TY_DYN) return to_dyn(f, t, u, nested);
  if (t->kind == TY_ARRAY && u->kind == TY_SLICE) return infer_unify(f, t->elem, u->elem) ? B_YES : B_NO;
  if (t->kind == TY_ADT && u->kind == TY_ADT) return unsize_struct(f, tr, t, u, nested);
  return B_NO;
}

static BuiltinAnswer coerce_unsized_select(Infer *f, TraitRef tr, PredVec *nested) {
  Ty t = tr.args->v[0], u = infer_shallow(f, tr.args->v[1]);
  if (t->kind != TY_REF && t->kind != TY_PTR) return B_NONE;
  if (u->kind == TY_INFER) return B_MAYBE;
  if (u->kind != TY_PTR && (u->kind != TY_REF || t->kind != TY_REF)) return B_NO;
  if (u->mut && !t->mut) return B_NO;
  Ty pair[2] = {t->elem, u->elem};
  vec_push(f->s->arena, nested, pred_trait((TraitRef){lang_item(f->s, LANG_unsize), ty_list(f->s, pair, 2)}));
  return B_YES;
}

/* --- the table ------------------------------------------------------------------------------------ */

BuiltinAnswer builtin_select(Infer *f, TraitRef tr, PredVec *nested, SelKind *kind) {
  Ty self = tr.args->v[0];
  if (!tr.trait->lang) return B_NONE;
  Lang l = (Lang)(tr.trait->lang - 1);
  switch (l) {
  case LANG_sized: return sized_select(f, self, tr.trait, nested);
  case LANG_copy:
  case LANG_clone: return copy_select(f, self, tr.trait, nested);
  case LANG_tuple_trait: return self->kind == TY_TUPLE ? B_YES : self->kind == TY_INFER ? B_MAYBE : B_NO;
  case LANG_unsize: return unsize_select(f, tr, nested);
  case LANG_coerce_unsized: return coerce_unsized_select(f, tr, nested);
  case LANG_future_trait:
    if (self->kind != TY_ASYNC) return B_NONE;
    *kind = SEL_FUTURE;
    return B_YES;
  default: break;
  }
  if (is_fn_trait(tr.trait) || is_async_fn_trait(tr.trait)) return call_select(f, tr, nested, kind);
  return B_NONE;
}

bool trait_is_builtin_only(TraitRef tr) {
  Ty self = tr.args->v[0];
  if (!tr.trait->lang) return false;
  switch ((Lang)(tr.trait->lang - 1)) {
  case LANG_sized:
  case LANG_unsize:
  case LANG_tuple_trait: return true;
  case LANG_copy:
  case LANG_clone: return copy_by_language(self);
  case LANG_coerce_unsized: return self->kind == TY_REF || self->kind == TY_PTR;
  case LANG_future_trait: return self->kind == TY_ASYNC;
  default: break;
  }
  bool call = is_fn_trait(tr.trait) || is_async_fn_trait(tr.trait);
  return call && (self->kind == TY_CLOSURE || self->kind == TY_FN_DEF || self->kind == TY_FN_PTR);
}

/* --- auto traits ------------------------------------------------------------------------------------ */

static BuiltinAnswer auto_adt(Infer *f, TraitRef tr, PredVec *nested) {
  Sema *s = f->s;
  Ty self = tr.args->v[0];
  if (ty_is_lang(self, LANG_phantom_data)) {
    need_all(f, nested, tr.trait, self->args->v, self->args->n);
    return B_YES;
  }
  if (ty_is_lang(self, LANG_unsafe_cell) && def_is_lang(tr.trait, LANG_sync)) return B_NO;
  u32 n;
  VariantDef *v = def_variants(s, self->def, &n);
  for (u32 i = 0; i < n; i++)
    for (u32 k = 0; k < v[i].n; k++) need(f, nested, tr.trait, ty_subst(s, field_type(s, &v[i].fields[k]), self->args));
  return B_YES;
}

static BuiltinAnswer auto_ref(Infer *f, TraitRef tr, PredVec *nested) {
  Ty self = tr.args->v[0];
  if (def_is_lang(tr.trait, LANG_unpin)) return B_YES;
  bool shared_send = def_is_lang(tr.trait, LANG_send) && !self->mut;
  need(f, nested, shared_send ? lang_item(f->s, LANG_sync) : tr.trait, self->elem);
  return B_YES;
}

static BuiltinAnswer auto_captures(Infer *f, TraitRef tr, PredVec *nested) {
  Ty self = tr.args->v[0];
  AstBody *b = self->def->body;
  if (self->kind == TY_ASYNC && def_is_lang(tr.trait, LANG_unpin)) return B_NO;
  if (!captures_known(f, self)) return B_MAYBE;
  if (self->kind == TY_ASYNC && b && b->has_error && f->final) return B_YES;   /* what it holds is not known */
  if (self->kind == TY_ASYNC && b && !b->witness_known) {
    f->hit_unknown = true;
    if (!f->final) return B_MAYBE;
  }
  Ty *v;
  u32 n = capture_types(f->s, self, &v);
  need_all(f, nested, tr.trait, v, n);
  for (u32 i = 0; self->kind == TY_ASYNC && b && i < b->n_witness; i++)
    need(f, nested, tr.trait, ty_subst(f->s, b->witness[i].ty, self->args));
  return B_YES;
}

/* The hidden type leaks its auto traits: its body is checked for that. */
static BuiltinAnswer auto_opaque(Infer *f, TraitRef tr, PredVec *nested) {
  Ty self = tr.args->v[0];
  Def *d = self->def;
  if (!d->hidden && f->final && d->opaque_fn) body_check(f->s, d->opaque_fn);
  if (!d->hidden) {
    f->hit_unknown = true;
    return f->final ? B_YES : B_MAYBE;
  }
  need(f, nested, tr.trait, ty_subst(f->s, d->hidden, self->args));
  return B_YES;
}

static bool principal_implies(Infer *f, Ty dyn, Def *trait) {
  if (!dyn->def) return false;
  u32 n;
  const TraitRef *sup = trait_supers(f->s, dyn->def, &n);
  for (u32 i = 0; i < n; i++) {
    if (sup[i].trait == trait) return true;
    if (sup[i].trait != dyn->def && principal_implies(f, &(Type){.def = sup[i].trait}, trait)) return true;
  }
  return false;
}

static BuiltinAnswer auto_dyn(Infer *f, TraitRef tr) {
  Ty self = tr.args->v[0];
  for (u32 i = 0; i < self->n_autos; i++)
    if (self->autos[i] == tr.trait) return B_YES;
  return principal_implies(f, self, tr.trait) ? B_YES : B_NO;
}

BuiltinAnswer auto_select(Infer *f, TraitRef tr, PredVec *nested) {
  Ty self = tr.args->v[0];
  switch ((TyKind)self->kind) {
  case TY_REF: return auto_ref(f, tr, nested);
  case TY_PTR: return def_is_lang(tr.trait, LANG_send) || def_is_lang(tr.trait, LANG_sync) ? B_NO : B_YES;
  case TY_ARRAY:
  case TY_SLICE: need(f, nested, tr.trait, self->elem); return B_YES;
  case TY_TUPLE: need_all(f, nested, tr.trait, self->args->v, self->args->n); return B_YES;
  case TY_ADT: return auto_adt(f, tr, nested);
  case TY_CLOSURE:
  case TY_ASYNC: return auto_captures(f, tr, nested);
  case TY_DYN: return auto_dyn(f, tr);
  case TY_OPAQUE: return auto_opaque(f, tr, nested);
  case TY_PARAM:
  case TY_PROJ: return B_NO;
  default: return B_YES;
  }
}
