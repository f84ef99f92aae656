/* Suggestions where a method is not found. See suggest.h. */
#include "sema/check.h"
#include "sema/suggest.h"
#include "sema/suggest_near.h"

static void inherent_methods(Fcx *fc, NearList *l, Ty t) {
  DerefSteps st;
  autoderef(fc, t, NO_SPAN, false, &st);
  for (u32 k = 0; k < st.n; k++) {
    DefVec impls = {0};
    inherent_impls(fc->s, st.v[k], 0, &impls);
    for (u32 i = 0; i < impls.n; i++) {
      members_read(fc->s, impls.v[i], 0);
      for (u32 j = 0; j < impls.v[i]->items.n; j++)
        if (impls.v[i]->items.v[j]->kind == DEF_FN) near_add(l, impls.v[i]->items.v[j]->name);
    }
  }
}

/* The nearest that this type really has. */
static void suggest_nearest(Fcx *fc, Diag *g, Ty t, Ident id, bool path) {
  NearList l = {.n = near_to(fc->s, id.sym)};
  inherent_methods(fc, &l, t);
  near_trait_methods(fc->s, &l, fc->mod);
  while (l.count) {
    u32 k = 0;
    for (u32 i = 1; i < l.count; i++)
      if (l.d[i] < l.d[k]) k = i;
    Pick p;
    ProbeFail why = {0};
    Snapshot sn = infer_snapshot(fc->inf);
    Def *item;
    TyList *args;
    bool has = path ? probe_assoc(fc, t, l.v[k], NO_SPAN, &item, &args, &why) : probe_method(fc, t, l.v[k], NO_SPAN, &p, &why);
    infer_rollback(fc->inf, sn);
    if (has) {
      l.n.found = l.v[k];
      say_near(&l.n, g, id.span, path ? "function" : "method");
      return;
    }
    l.v[k] = l.v[--l.count], l.d[k] = l.d[l.count];
  }
}

void suggest_near_method(Fcx *fc, Diag *g, Ty t, Ident id) { suggest_nearest(fc, g, t, id, false); }
void suggest_near_assoc(Fcx *fc, Diag *g, Ty t, Ident id) { suggest_nearest(fc, g, t, id, true); }

static bool implements(Fcx *fc, Ty self, Def *trait) {
  Snapshot sn = infer_snapshot(fc->inf);
  TyList *args = infer_fresh_args(fc->inf, trait, NULL, NO_SPAN);
  bool yes = infer_unify(fc->inf, args->v[0], self) && solve_probe(fc->inf, (TraitRef){trait, args}) == SOLVE_YES;
  infer_rollback(fc->inf, sn);
  return yes;
}

typedef struct Asked { Fcx *fc; Ty t; } Asked;
static bool some_step_implements(Def *trait, void *ctx) {
  Asked *a = ctx;
  DerefSteps st;
  if (trait_in_scope(a->fc->s, a->fc->mod, trait)) return false;
  autoderef(a->fc, a->t, NO_SPAN, false, &st);
  for (u32 i = 0; i < st.n; i++)
    if (implements(a->fc, st.v[i], trait) || implements(a->fc, ty_ref(a->fc->s, st.v[i], false), trait) ||
        implements(a->fc, ty_ref(a->fc->s, st.v[i], true), trait))
      return true;
  return false;
}

void suggest_use_of_trait(Fcx *fc, Diag *g, Ty t, Ident id) {
  Asked a = {fc, t};
  if (t->kind != TY_ERR && !is_ty_var(t)) suggest_traits_with(fc->s, fc->mod, g, id.sym, some_step_implements, &a);
}
