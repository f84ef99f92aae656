/* solve.c — which impl, where-clause or rule proves a trait predicate.
 *
 * Selection works as rustc's does. Every candidate whose header fits is found
 * first, each in a snapshot: where-clauses of the environment (supertraits spelled
 * out), bounds of projections and opaque types, the principal of a dyn type, rules
 * of the language, impls. If there is one, it is taken without looking at its own
 * conditions: that is how inference learns from the only impl, and why an error
 * speaks of the condition and not of the impl. If there are several, those whose
 * conditions are known to fail fall out; then where-clauses go before impls; and
 * what is still not unique is ambiguous while the goal has variables.
 */
#include "sema/solve_priv.h"

typedef struct Cand {
  SelKind kind;
  Def *impl;
  Predicate param;             /* SEL_PARAM, SEL_OPAQUE, SEL_OBJECT */
  bool negative;
  SolveResult eval;
} Cand;
typedef VEC(Cand) CandVec;

Predicate pred_of(Sema *s, Def *trait, Ty self) { return pred_trait(trait_of(s, trait, self)); }
bool trait_is_auto(const Def *trait) { return trait->item && trait->item->auto_; }

/* --- can a header fit at all? Cheap, and never wrong when it says no. ------------- */

static bool may_fit(Infer *f, Ty pat, Ty goal);

static bool lists_may_fit(Infer *f, const TyList *p, const TyList *g) {
  if (!p || !g || p->n != g->n) return p == g || (p && g && p->n == g->n);
  for (u32 i = 0; i < p->n; i++)
    if (!may_fit(f, p->v[i], g->v[i])) return false;
  return true;
}

static bool may_fit(Infer *f, Ty pat, Ty goal) {
  goal = infer_shallow(f, goal);
  if (pat->kind == TY_PARAM || pat->kind == TY_PROJ || pat->kind == TY_ERR || pat->kind == TY_INFER) return true;
  if (goal->kind == TY_ERR || goal->kind == TY_PROJ || pat == goal) return true;
  if (goal->kind == TY_INFER) {
    if (goal->infer == INFER_INT) return pat->kind == TY_INT;
    if (goal->infer == INFER_FLOAT) return pat->kind == TY_FLOAT;
    return true;
  }
  if (f->reveal && (goal->kind == TY_OPAQUE || pat->kind == TY_OPAQUE)) return true;
  if (pat->kind != goal->kind || pat->def != goal->def || pat->mut != goal->mut || pat->prim != goal->prim) return false;
  if (pat->kind == TY_DYN) return true;
  if (pat->elem && !may_fit(f, pat->elem, goal->elem)) return false;
  if (pat->len && !may_fit(f, pat->len, goal->len)) return false;
  return !pat->args || lists_may_fit(f, pat->args, goal->args);
}

/* --- matching a header ---------------------------------------------------------------- */

/* Unifies the header of impl with tr under fresh arguments; leaves the bindings. */
static bool match_impl(Infer *f, Def *impl, TraitRef tr, TyList **args, PredVec *nested) {
  Snapshot sn = infer_snapshot(f);
  *args = infer_fresh_args(f, impl, NULL, NO_SPAN);
  TyList *head = ty_subst_list(f->s, impl->impl_trait.args, *args);
  head = norm_list_into(f, head, nested);
  if (infer_unify_lists(f, head, tr.args)) return true;
  infer_rollback(f, sn);
  return false;
}

/* What the environment says is normalised: to look into it again would ask it again. */
static bool unify_pred(Infer *f, SelKind kind, const Predicate *p, TraitRef tr) {
  return kind == SEL_PARAM ? infer_unify_rigid(f, p->tr.args, tr.args) : infer_unify_lists(f, p->tr.args, tr.args);
}
static bool fits_pred(Infer *f, SelKind kind, const Predicate *p, TraitRef tr) {
  if (p->kind != PRED_TRAIT || p->tr.trait != tr.trait || !lists_may_fit(f, p->tr.args, tr.args)) return false;
  Snapshot sn = infer_snapshot(f);
  bool ok = unify_pred(f, kind, p, tr);
  infer_rollback(f, sn);
  return ok;
}

/* --- assembly ------------------------------------------------------------------------ */

static void add_pred_cand(Infer *f, CandVec *cs, SelKind kind, const Predicate *p, TraitRef tr) {
  if (!fits_pred(f, kind, p, tr)) return;
  for (u32 i = 0; i < cs->n; i++)
    if (cs->v[i].kind == kind && infer_resolve_list(f, cs->v[i].param.tr.args) == infer_resolve_list(f, p->tr.args)) return;
  vec_push(f->s->arena, cs, (Cand){.kind = kind, .param = *p});
}

static void assemble_env(Infer *f, TraitRef tr, CandVec *cs) {
  for (u32 i = 0; i < f->env->n; i++)
    if (f->env->v[i].tr.trait == tr.trait) add_pred_cand(f, cs, SEL_PARAM, &f->env->v[i], tr);
}

/* `type X: A` gives <T as Tr>::X: A; `impl A` gives the opaque type A. */
static void assemble_bounds(Infer *f, TraitRef tr, CandVec *cs) {
  for (Ty self = tr.args->v[0]; self->kind == TY_PROJ || self->kind == TY_OPAQUE; self = self->args->v[0]) {
    const Predicates *ps = item_bounds(f->s, self->def);
    for (u32 i = 0; i < ps->n; i++) {
      if (ps->v[i].kind != PRED_TRAIT || ps->v[i].tr.trait != tr.trait) continue;
      Predicate p = pred_subst(f->s, ps->v[i], self->args);
      PredVec more = {0};
      p.tr.args = norm_list_into(f, p.tr.args, &more);
      add_pred_cand(f, cs, SEL_OPAQUE, &p, tr);
    }
    if (self->kind == TY_OPAQUE || !self->args->n) break;
  }
}

static void elaborate(Sema *s, PredVec *ps);

static void assemble_object(Infer *f, TraitRef tr, CandVec *cs) {
  Ty self = tr.args->v[0];
  if (self->kind != TY_DYN || !self->def) return;
  TyList *args = ty_list(f->s, &self, 1);
  if (self->args) args = ty_list_concat(f->s, args, self->args->v, self->args->n);
  PredVec ps = {0};
  vec_push(f->s->arena, &ps, pred_trait((TraitRef){self->def, args}));
  elaborate(f->s, &ps);
  for (u32 i = 0; i < ps.n; i++)
    if (ps.v[i].kind == PRED_TRAIT && ps.v[i].tr.trait == tr.trait) {
      PredVec more = {0};
      ps.v[i].tr.args = norm_list_into(f, ps.v[i].tr.args, &more);
      add_pred_cand(f, cs, SEL_OBJECT, &ps.v[i], tr);
    }
}

static void add_impls_for(Infer *f, TraitRef tr, Ty head, DefVec *out) {
  DefVec found = {0};
  trait_impls(f->s, tr.trait, head, &found);
  for (u32 i = 0; i < found.n; i++) {
    bool have = false;
    for (u32 k = 0; k < out->n; k++) have |= out->v[k] == found.v[i];
    if (!have) vec_push(f->s->arena, out, found.v[i]);
  }
}

/* An integer variable may become any integer type, and only those. */
static void possible_impls(Infer *f, TraitRef tr, DefVec *out) {
  Ty self = tr.args->v[0];
  if (self->kind != TY_INFER) {
    trait_impls(f->s, tr.trait, self, out);
    return;
  }
  bool flt = self->infer == INFER_FLOAT;
  for (Prim p = flt ? PRIM_F32 : PRIM_I8; p < (flt ? PRIM_COUNT_ : PRIM_F32); p++) add_impls_for(f, tr, f->s->t_prim[p], out);
}

static void assemble_impls(Infer *f, TraitRef tr, CandVec *cs) {
  DefVec impls = {0};
  possible_impls(f, tr, &impls);
  for (u32 i = 0; i < impls.n; i++) {
    Def *d = impls.v[i];
    impl_header(f->s, d);
    if (!d->impl_self || d->impl_self->kind == TY_ERR) continue;      /* for no type at all */
    if (d->impl_trait.trait != tr.trait || !lists_may_fit(f, d->impl_trait.args, tr.args)) continue;
    Snapshot sn = infer_snapshot(f);
    TyList *args;
    PredVec nested = {0};
    if (match_impl(f, d, tr, &args, &nested)) {
      infer_rollback(f, sn);
      vec_push(f->s->arena, cs, (Cand){.kind = SEL_IMPL, .impl = d, .negative = d->impl_negative});
    }
  }
}

/* --- confirmation: bind, and list what must hold besides ------------------------------ */

static void push_impl_conditions(Infer *f, Def *impl, TyList *args, PredVec *nested) {
  const Predicates *ps = def_predicates(f->s, impl);
  for (u32 i = 0; ps && i < ps->n; i++) vec_push(f->s->arena, nested, pred_subst(f->s, ps->v[i], args));
}

static bool confirm(Infer *f, TraitRef tr, const Cand *c, Selection *out, PredVec *nested) {
  Selection sel = {.kind = c->kind};
  if (c->kind == SEL_IMPL) {
    sel.impl = c->impl;
    if (!match_impl(f, c->impl, tr, &sel.impl_args, nested)) return false;
    push_impl_conditions(f, c->impl, sel.impl_args, nested);
  } else {
    Predicate *p = NEW(f->s->arena, Predicate);
    *p = c->param;
    sel.param = p;
    if (!unify_pred(f, c->kind, p, tr)) return false;
  }
  sel.nested = nested->v;
  sel.n_nested = nested->n;
  *out = sel;
  return true;
}

static SolveResult eval_cand(Infer *f, TraitRef tr, const Cand *c, const Goal *up) {
  Snapshot sn = infer_snapshot(f);
  Selection sel;
  PredVec nested = {0};
  SolveResult r = SOLVE_NO;
  if (confirm(f, tr, c, &sel, &nested)) r = eval_all(f, nested.v, nested.n, up);
  infer_rollback(f, sn);
  return r;
}

static bool exact(Infer *f, const Cand *c, TraitRef tr) {
  return c->kind != SEL_IMPL && infer_resolve_list(f, c->param.tr.args) == infer_resolve_list(f, tr.args);
}

/* Keeps the candidates of the best rank: 0 where-clauses, 1 bounds and objects, 2 impls. */
static u32 rank_of(const Cand *c) { return c->kind == SEL_PARAM ? 0 : c->kind == SEL_IMPL ? 2 : 1; }

static void keep_best_rank(CandVec *cs) {
  u32 best = 3, n = 0;
  for (u32 i = 0; i < cs->n; i++)
    if (rank_of(&cs->v[i]) < best) best = rank_of(&cs->v[i]);
  for (u32 i = 0; i < cs->n; i++)
    if (rank_of(&cs->v[i]) == best) cs->v[n++] = cs->v[i];
  cs->n = n;
}

static void winnow(Infer *f, TraitRef tr, CandVec *cs, const Goal *up) {
  for (u32 i = 0; i < cs->n; i++)
    if (exact(f, &cs->v[i], tr)) {     /* the environment says exactly this */
      cs->v[0] = cs->v[i];
      cs->n = 1;
      return;
    }
  u32 n = 0;
  for (u32 i = 0; i < cs->n; i++) {
    Cand c = cs->v[i];
    c.eval = eval_cand(f, tr, &c, up);
    if (c.eval != SOLVE_NO) cs->v[n++] = c;
  }
  cs->n = n;
  if (n > 1) keep_best_rank(cs);
}

/* --- goals with variables that come back to themselves ------------------------------------- */

/* Are the two the same but for the names of variables? `as`: what each variable of the first stands for. */
typedef struct Renaming { Ty from[16], to[16]; u32 n; } Renaming;

static bool same_list(Renaming *r, const TyList *a, const TyList *b);

static bool same_var(Renaming *r, Ty a, Ty b) {
  if (a->infer != b->infer) return false;
  for (u32 i = 0; i < r->n; i++)
    if (r->from[i] == a || r->to[i] == b) return r->from[i] == a && r->to[i] == b;
  if (r->n == COUNTOF(r->from)) return false;
  r->from[r->n] = a;
  r->to[r->n++] = b;
  return true;
}

static bool same_ty(Renaming *r, Ty a, Ty b) {
  if (a == b && !(a->flags & TF_INFER)) return true;
  if (a->kind != b->kind) return false;
  if (a->kind == TY_INFER) return same_var(r, a, b);
  if (a->def != b->def || a->prim != b->prim || a->mut != b->mut || a->index != b->index || a->value != b->value) return false;
  if (a->n_binds || b->n_binds) return false;
  if (!a->elem != !b->elem || !a->len != !b->len || !a->args != !b->args) return false;
  return (!a->elem || same_ty(r, a->elem, b->elem)) && (!a->len || same_ty(r, a->len, b->len)) && (!a->args || same_list(r, a->args, b->args));
}

static bool same_list(Renaming *r, const TyList *a, const TyList *b) {
  bool same = a->n == b->n;
  for (u32 i = 0; same && i < a->n; i++) same = same_ty(r, a->v[i], b->v[i]);
  return same;
}

/* `J: From<?a>` needs, for `impl<T> From<Option<T>> for J where J: From<T>`, `J: From<?b>`: nothing is learnt by going on. */
static bool comes_back(Infer *f, TraitRef tr) {
  u32 depth = 0;
  for (const OpenGoal *g = f->open; g; g = g->up) {
    if (++depth > SOLVE_DEPTH) return f->overflow = true;
    Renaming r = {.n = 0};
    if (g->tr.trait == tr.trait && same_list(&r, g->tr.args, tr.args)) return true;
  }
  return false;
}

static SolveResult choose(Infer *f, TraitRef tr, CandVec *cs, Selection *out, PredVec *nested, const Goal *up) {
  if (!cs->n) return SOLVE_NO;
  if (cs->n > 1) {
    TraitRef now = {tr.trait, infer_resolve_list(f, tr.args)};
    bool open = now.args->flags & TF_INFER;
    if (open && comes_back(f, now)) return SOLVE_MAYBE;
    OpenGoal g = {now, f->open};
    if (open) f->open = &g;
    winnow(f, tr, cs, up);
    f->open = open ? g.up : f->open;
  }
  if (!cs->n) return SOLVE_NO;
  if (cs->n > 1 && (infer_resolve_list(f, tr.args)->flags & TF_INFER)) return SOLVE_MAYBE;
  if (cs->v[0].negative) return SOLVE_NO;
  return confirm(f, tr, &cs->v[0], out, nested) ? SOLVE_YES : SOLVE_NO;
}

static SolveResult from_builtin(BuiltinAnswer b, SelKind kind, PredVec *nested, Selection *out) {
  *out = (Selection){.kind = kind, .nested = nested->v, .n_nested = nested->n};
  return b == B_YES ? SOLVE_YES : b == B_NO ? SOLVE_NO : SOLVE_MAYBE;
}

static SolveResult select_auto(Infer *f, TraitRef tr, Selection *out, CandVec *cs, PredVec *nested, const Goal *up) {
  if (!cs->n && tr.args->v[0]->kind != TY_INFER) assemble_impls(f, tr, cs);
  if (cs->n) return choose(f, tr, cs, out, nested, up);
  return from_builtin(auto_select(f, tr, nested), SEL_AUTO, nested, out);
}

SolveResult select_in(Infer *f, TraitRef tr, Selection *out, const Goal *up) {
  PredVec nested = {0};
  *out = (Selection){.kind = SEL_BUILTIN};
  tr.args = infer_resolve_list(f, tr.args);
  if (tr.args->flags & (TF_PROJ | (f->reveal ? TF_OPAQUE : 0))) tr.args = infer_resolve_list(f, norm_list_into(f, tr.args, &nested));
  Ty self = tr.args->v[0];
  if (self->kind == TY_ERR) return SOLVE_YES;
  if (self->kind == TY_INFER && self->infer == INFER_TY) return SOLVE_MAYBE;
  CandVec cs = {0};
  assemble_env(f, tr, &cs);
  assemble_bounds(f, tr, &cs);
  if (trait_is_auto(tr.trait)) return select_auto(f, tr, out, &cs, &nested, up);
  assemble_object(f, tr, &cs);
  if (!cs.n) {
    SelKind kind = SEL_BUILTIN;
    BuiltinAnswer b = builtin_select(f, tr, &nested, &kind);
    if (b != B_NONE) return from_builtin(b, kind, &nested, out);
  }
  if (!trait_is_builtin_only(tr)) assemble_impls(f, tr, &cs);
  return choose(f, tr, &cs, out, &nested, up);
}

SolveResult solve_select(Infer *f, TraitRef tr, Selection *out) { return select_in(f, tr, out, NULL); }

/* --- environments --------------------------------------------------------------------- */

static bool have_pred(const PredVec *ps, const Predicate *p) {
  for (u32 i = 0; i < ps->n; i++) {
    const Predicate *q = &ps->v[i];
    if (q->kind == p->kind && q->tr.trait == p->tr.trait && q->tr.args == p->tr.args &&
        (p->kind == PRED_TRAIT || (q->assoc == p->assoc && q->assoc_args == p->assoc_args && q->ty == p->ty)))
      return true;
  }
  return false;
}

static void add_pred(Sema *s, PredVec *ps, Predicate p) {
  if (ps->n < 1000 && !have_pred(ps, &p)) vec_push(s->arena, ps, p);
}

/* Spells supertraits out, and what they say of associated types. */
static void elaborate(Sema *s, PredVec *ps) {
  for (u32 i = 0; i < ps->n; i++) {
    if (ps->v[i].kind != PRED_TRAIT) continue;
    TraitRef tr = ps->v[i].tr;
    u32 n;
    const TraitRef *sup = trait_supers(s, tr.trait, &n);
    for (u32 k = 0; k < n; k++) {
      Predicate p = pred_trait((TraitRef){sup[k].trait, ty_subst_list(s, sup[k].args, tr.args)});
      p.span = ps->v[i].span;
      add_pred(s, ps, p);
    }
    const Predicates *b = item_bounds(s, tr.trait);
    for (u32 k = 0; k < b->n; k++)
      if (b->v[k].kind == PRED_PROJ) add_pred(s, ps, pred_subst(s, b->v[k], tr.args));
  }
}

const Predicates *item_bounds(Sema *s, Def *d) {
  SolveState *st = solve_state(s);
  Predicates *r = map_ptr(&st->bounds, d->id);
  if (r) return r;
  r = NEW(s->arena, Predicates);
  map_put(s->arena, &st->bounds, d->id, (u64)(uintptr_t)r); /* empty while it is being made */
  Predicates raw = {0};
  if (d->kind == DEF_OPAQUE || d->opaque_fn) raw = *def_item_bounds(s, d);
  else if (d->kind == DEF_ASSOC_TY && d->opaque_fn) raw = *def_item_bounds(s, d);   /* of an `async fn` or `-> impl Trait` */
  else if (d->item && d->item->bounds.n) {
    TyList *id = ty_identity_args(s, d);
    Ty self = d->kind == DEF_TRAIT ? id->v[0] : ty_proj(s, d, id);
    raw = lower_bounds(s, d->module, d, self, d->item->bounds);
  }
  PredVec ps = {0};
  for (u32 i = 0; i < raw.n; i++) add_pred(s, &ps, raw.v[i]);
  if (d->kind != DEF_TRAIT) elaborate(s, &ps);
  *r = (Predicates){ps.v, ps.n};
  return r;
}

/* `I: Iterator<Item = u32>, I::Item: Debug`: the second speaks of u32. */
static void normalise_env(Sema *s, ParamEnv *env, PredVec *ps) {
  Infer *f = infer_new(s, &(ParamEnv){ps->v, ps->n});
  f->silent = true;
  PredVec left = {0}, done = {0};
  for (u32 i = 0; i < ps->n; i++) {
    Predicate p = ps->v[i];
    if (p.tr.args->flags & TF_PROJ) {
      TyList *args = norm_list_into(f, p.tr.args, &left);
      if (!(args->flags & (TF_INFER | TF_ERR))) p.tr.args = args;
    }
    add_pred(s, &done, p);
  }
  *env = (ParamEnv){done.v, done.n};
}

static ParamEnv *make_env(Sema *s, PredVec *ps) {
  elaborate(s, ps);
  ParamEnv *env = NEW(s->arena, ParamEnv);
  bool proj = false;
  for (u32 i = 0; i < ps->n; i++) proj |= (ps->v[i].tr.args->flags & TF_PROJ) != 0;
  *env = (ParamEnv){ps->v, ps->n};
  if (proj) normalise_env(s, env, ps);
  return env;
}
ParamEnv *param_env_of(Sema *s, const Predicate *v, u32 n) {
  PredVec ps = {0};
  for (u32 i = 0; i < n; i++) add_pred(s, &ps, v[i]);
  return make_env(s, &ps);
}
ParamEnv *param_env(Sema *s, Def *owner) {
  SolveState *st = solve_state(s);
  while (owner && (owner->kind == DEF_CLOSURE || owner->kind == DEF_ASYNC)) owner = owner->parent;
  if (!owner) return query_infer(s)->env;
  ParamEnv *env = map_ptr(&st->envs, owner->id);
  if (env) return env;
  PredVec ps = {0};
  const Predicates *own = def_predicates(s, owner);
  for (u32 i = 0; own && i < own->n; i++) add_pred(s, &ps, own->v[i]);
  env = make_env(s, &ps);
  map_put(s->arena, &st->envs, owner->id, (u64)(uintptr_t)env);
  return env;
}

SolveState *solve_state(Sema *s) {
  if (!s->solve) s->solve = NEW(s->arena, SolveState);
  return s->solve;
}

Infer *query_infer(Sema *s) {
  SolveState *st = solve_state(s);
  if (!st->query) {
    st->query = infer_new(s, NULL);
    st->query->reveal = st->query->final = st->query->silent = true;
  }
  return st->query;
}
