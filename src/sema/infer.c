/* infer.c — inference variables and unification.
 *
 * A variable is of one of four kinds: any type, an integer type, a float type, a
 * const. Bindings form a forest (a variable may be bound to another one, newer to
 * older where kinds allow), every binding is written on the trail, and a snapshot
 * is three lengths: rolling back pops the trail and cuts the arrays. No path
 * compression, so that undoing stays trivial; chains are short.
 *
 * Unification is structural. Projections are normalised first; one that still
 * holds variables cannot be compared, so the equality becomes an obligation.
 */
#include "sema/solve_priv.h"

Infer *infer_new(Sema *s, ParamEnv *env) {
  Infer *f = NEW(s->arena, Infer);
  f->s = s;
  f->env = env ? env : NEW(s->arena, ParamEnv);
  f->cycle_min = UINT32_MAX;
  f->errors_at_start = s->sx ? s->sx->diags->n_errors : 0;
  return f;
}

Infer *infer_again(Sema *s, ParamEnv *env) {
  SolveState *st = solve_state(s);
  Infer *f = infer_new(s, env), *old = st->spare;
  if (!old) return f;
  st->spare = NULL;
  f->vars.v = old->vars.v, f->vars.cap = old->vars.cap;
  f->trail.v = old->trail.v, f->trail.cap = old->trail.cap;
  f->obls.v = old->obls.v, f->obls.cap = old->obls.cap;
  return f;
}

void infer_done(Infer *f) { solve_state(f->s)->spare = f; }

static Ty new_var(Infer *f, InferKind k, Span at, Def *param) {
  u32 index = f->vars.n;
  vec_push(f->s->arena, &f->vars, (InferVar){.kind = k, .origin = at, .param = param});
  return ty_infer(f->s, k, index);
}

Ty infer_var(Infer *f, InferKind k, Span at) { return new_var(f, k, at, NULL); }

u32 infer_root(Infer *f, Ty var) {
  assert(var->kind == TY_INFER);
  u32 i = var->index;
  while (f->vars.v[i].bound && f->vars.v[i].bound->kind == TY_INFER) i = f->vars.v[i].bound->index;
  return i;
}

Span infer_origin(Infer *f, Ty var) {
  Ty t = infer_shallow(f, var);
  return f->vars.v[t->kind == TY_INFER ? t->index : var->index].origin;
}

Def *infer_param_of(Infer *f, Ty var) {
  for (Ty t = var; t && t->kind == TY_INFER; t = f->vars.v[t->index].bound)
    if (f->vars.v[t->index].param) return f->vars.v[t->index].param;
  return NULL;
}

void infer_set_diverging(Infer *f, Ty var) {
  Ty t = infer_shallow(f, var);
  if (t->kind == TY_INFER) f->vars.v[t->index].diverging = true;
}

bool infer_tainted(Infer *f) { return f->tainted; }

void infer_on_ambiguous(Infer *f, AmbiguityHook h) { f->hook = h; }

Ty infer_shallow(Infer *f, Ty t) {
  while (t->kind == TY_INFER) {
    if (t->index >= f->vars.n) return f->s->t_err; /* left over from another body that did not check */
    Ty b = f->vars.v[t->index].bound;
    if (!b) return t;
    t = b;
  }
  return t;
}

static Ty resolve_one(void *ctx, Ty t) {
  Infer *f = ctx;
  if (t->kind != TY_INFER) return t;
  Ty r = infer_shallow(f, t);
  return r->kind == TY_INFER ? r : infer_resolve(f, r);
}

Ty infer_resolve(Infer *f, Ty t) {
  if (!(t->flags & TF_INFER)) return t;
  return ty_fold(f->s, t, (TyFolder){f, resolve_one, TF_INFER});
}

TyList *infer_resolve_list(Infer *f, TyList *l) {
  if (!l || !(l->flags & TF_INFER)) return l;
  return ty_fold_list(f->s, l, (TyFolder){f, resolve_one, TF_INFER});
}

Predicate infer_resolve_pred(Infer *f, Predicate p) {
  p.tr.args = infer_resolve_list(f, p.tr.args);
  if (p.kind == PRED_PROJ) {
    p.assoc_args = infer_resolve_list(f, p.assoc_args);
    p.ty = infer_resolve(f, p.ty);
  }
  return p;
}

/* --- snapshots ----------------------------------------------------------------- */

Snapshot infer_snapshot(Infer *f) { return (Snapshot){f->vars.n, f->trail.n, f->obls.n, f->progress}; }

void infer_rollback(Infer *f, Snapshot s) {
  assert(s.vars <= f->vars.n && s.trail <= f->trail.n && s.obls <= f->obls.n);
  while (f->trail.n > s.trail) {
    TrailEntry e = vec_pop(&f->trail);
    if (!e.obligation) {
      f->vars.v[e.index].bound = NULL;
    } else {
      f->obls.v[e.index].state = OBL_OPEN;
      f->obls.v[e.index].tried = 0;
      f->obls.v[e.index].n_waits = 0;
      if (e.index < f->first_open) f->first_open = e.index;
    }
  }
  f->progress = s.progress;
  f->vars.n = s.vars;
  f->obls.n = s.obls;
  if (f->first_open > f->obls.n) f->first_open = f->obls.n;
}

void infer_bind(Infer *f, u32 index, Ty t) {
  assert(!f->vars.v[index].bound);
  f->vars.v[index].bound = t;
  vec_push(f->s->arena, &f->trail, (TrailEntry){index, false});
  f->progress = ++f->stamps;
}

/* --- unification ----------------------------------------------------------------- */

typedef struct Occurs { Infer *f; u32 index; } Occurs;
static bool occurs_at(void *ctx, Ty t) {
  Occurs *o = ctx;
  if (t->kind != TY_INFER) return false;
  Ty r = infer_shallow(o->f, t);
  if (r->kind == TY_INFER) return r->index == o->index;
  return (r->flags & TF_INFER) && ty_any(r, occurs_at, o);
}

static bool var_accepts(InferKind k, Ty t) {
  switch (k) {
  case INFER_INT: return t->kind == TY_INT;
  case INFER_FLOAT: return t->kind == TY_FLOAT;
  case INFER_CONST: return t->kind == TY_CONST || t->kind == TY_PARAM;
  case INFER_TY: return t->kind != TY_CONST;
  }
  return false;
}

static bool unify_vars(Infer *f, Ty a, Ty b) {
  InferKind ka = f->vars.v[a->index].kind, kb = f->vars.v[b->index].kind;
  bool div = f->vars.v[a->index].diverging || f->vars.v[b->index].diverging;
  if (ka != kb && ka != INFER_TY && kb != INFER_TY) return false;
  if ((ka == INFER_CONST) != (kb == INFER_CONST)) return false;
  bool bind_a = ka == kb ? a->index > b->index : ka == INFER_TY;
  u32 root = bind_a ? b->index : a->index;
  infer_bind(f, bind_a ? a->index : b->index, bind_a ? b : a);
  if (div) f->vars.v[root].diverging = true;
  return true;
}

static bool unify_var(Infer *f, Ty var, Ty t) {
  if (t->kind == TY_INFER) return unify_vars(f, var, t);
  if (!var_accepts(f->vars.v[var->index].kind, t)) return false;
  if ((t->flags & TF_INFER) && ty_any(t, occurs_at, &(Occurs){f, var->index})) return false;
  infer_bind(f, var->index, t);
  return true;
}

static bool unify(Infer *f, Ty a, Ty b);

static bool unify_lists(Infer *f, const TyList *a, const TyList *b) {
  if (a == b) return true;
  if (!a || !b || a->n != b->n) return false;
  for (u32 i = 0; i < a->n; i++)
    if (!unify(f, a->v[i], b->v[i])) return false;
  return true;
}

static bool unify_dyn(Infer *f, Ty a, Ty b) {
  if (a->n_binds != b->n_binds || a->n_autos != b->n_autos) return false;
  for (u32 i = 0; i < a->n_autos; i++)
    if (a->autos[i] != b->autos[i]) return false;
  for (u32 i = 0; i < a->n_binds; i++)
    if (a->binds[i].assoc != b->binds[i].assoc || !unify(f, a->binds[i].ty, b->binds[i].ty)) return false;
  return unify_lists(f, a->args, b->args);
}

/* A projection against something else: what it is by now, or later. */
static bool unify_proj(Infer *f, Ty p, Ty other) {
  if (f->rigid) return false;
  Ty n = normalize(f, infer_resolve(f, p), NO_SPAN);
  if (n != p && n->kind != TY_PROJ) return unify(f, n, other);
  if (n->kind != TY_PROJ) return false;
  if (other->kind == TY_PROJ && other->def == n->def) return unify_lists(f, n->args, other->args);
  return false;
}

static bool unify_parts(Infer *f, Ty a, Ty b) {
  if (a->elem && !unify(f, a->elem, b->elem)) return false;
  if (a->len && !unify(f, a->len, b->len)) return false;
  return a->kind == TY_DYN ? unify_dyn(f, a, b) : unify_lists(f, a->args, b->args);
}

static bool unify(Infer *f, Ty a, Ty b) {
  if (a == b) return true;
  a = infer_shallow(f, a);
  b = infer_shallow(f, b);
  if (a == b) return true;
  if (a->kind == TY_ERR || b->kind == TY_ERR) {  /* a variable learns that it is an error: nobody asks for it again */
    f->tainted = true;
    Ty other = a->kind == TY_ERR ? b : a;
    if (other->kind == TY_INFER) infer_bind(f, other->index, f->s->t_err);
    return true;
  }
  if (a->kind == TY_INFER) return unify_var(f, a, b);
  if (b->kind == TY_INFER) return unify_var(f, b, a);
  if (f->reveal && a->kind != b->kind && (a->kind == TY_OPAQUE || b->kind == TY_OPAQUE)) {
    Ty na = normalize(f, a, NO_SPAN), nb = normalize(f, b, NO_SPAN);
    return (na != a || nb != b) && unify(f, na, nb);
  }
  if (a->kind == TY_PROJ && (b->kind != TY_PROJ || a->def != b->def)) return unify_proj(f, a, b);
  if (b->kind == TY_PROJ && a->kind != TY_PROJ) return unify_proj(f, b, a);
  if (a->kind != b->kind || a->def != b->def || a->mut != b->mut || a->prim != b->prim) return false;
  switch (a->kind) {
  case TY_PARAM:
  case TY_INT:
  case TY_FLOAT: return false;       /* interned: equal ones were the same pointer */
  case TY_CONST: return a->value == b->value;
  default: return unify_parts(f, a, b);
  }
}

bool infer_unify(Infer *f, Ty a, Ty b) {
  Snapshot s = infer_snapshot(f);
  if (unify(f, a, b)) return true;
  infer_rollback(f, s);
  return false;
}

bool infer_unify_rigid(Infer *f, const TyList *a, const TyList *b) {
  bool saved = f->rigid;
  f->rigid = true;
  bool ok = infer_unify_lists(f, a, b);
  f->rigid = saved;
  return ok;
}

bool infer_unify_lists(Infer *f, const TyList *a, const TyList *b) {
  Snapshot s = infer_snapshot(f);
  if (unify_lists(f, a, b)) return true;
  infer_rollback(f, s);
  return false;
}

/* --- fresh arguments --------------------------------------------------------------- */

static TyList *fresh_chain(Infer *f, const Generics *g, TyList *acc, Span at) {
  if (!g) return acc;
  if (g->parent && acc->n < g->parent_n) acc = fresh_chain(f, g->parent, acc, at);
  for (u32 i = 0; i < g->n; i++) {
    if (g->parent_n + i < acc->n) continue;
    Ty v = new_var(f, g->v[i].is_const ? INFER_CONST : INFER_TY, at, g->v[i].def);
    acc = ty_list_concat(f->s, acc, &v, 1);
  }
  return acc;
}

TyList *infer_fresh_args(Infer *f, Def *d, TyList *parent, Span at) {
  return fresh_chain(f, def_generics(f->s, d), parent ? parent : f->s->no_args, at);
}
