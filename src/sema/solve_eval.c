/* solve_eval.c — does a predicate hold, with all that it needs?
 *
 * A goal is a node in a tree of goals. Meeting the same predicate again above
 * itself is a proof where every predicate between is about auto traits or Sized
 * (a list is Send if its node is, whose next is the list), and a failure
 * elsewhere. Goals without variables are kept; one whose proof leaned on a goal
 * further up that is not finished yet is not, since that may still fail.
 */
#include "sema/solve_priv.h"

bool pred_is_coinductive(const Predicate *p) {
  return p->kind == PRED_TRAIT && (trait_is_auto(p->tr.trait) || def_is_lang(p->tr.trait, LANG_sized));
}

/* A closure of the body being checked: its signature may hold variables that its type does not show. */
static bool is_open_closure(void *ctx, Ty t) {
  (void)ctx;
  return t->kind == TY_CLOSURE && t->def->body && !t->def->body->captures_known;
}

bool pred_is_closed(const Infer *f, const Predicate *p) {
  u8 fl = p->tr.args->flags;
  if (p->kind == PRED_PROJ) fl |= p->assoc_args->flags | p->ty->flags;
  if (fl & TF_INFER) return false;
  if (f->final) return true;
  for (u32 i = 0; i < p->tr.args->n; i++)
    if (ty_any(p->tr.args->v[i], is_open_closure, NULL)) return false;
  return p->kind == PRED_TRAIT || !ty_any(p->ty, is_open_closure, NULL);
}

static bool is_closed(const Infer *f, const Predicate *p) {
  return !(p->tr.args->flags & TF_ERR) && pred_is_closed(f, p);
}

/* Does the answer depend on types only, not on the body it is asked in or on what is known so far? */
static bool is_global(const Infer *f, const Predicate *p) {
  u8 no = TF_PARAM | TF_INFER | TF_ERR;
  if (!f->reveal || !f->final) no |= TF_OPAQUE | TF_PROJ | TF_LATE;
  return p->kind == PRED_TRAIT && !(p->tr.args->flags & no);
}
/* What was found may be kept. Before all is known, only that something holds: impls in bodies are still to be met,
 * and a body whose where-clauses speak of such types may believe what is not so. */
static bool is_settled(const Infer *f, SolveResult r) { return (f->reveal && f->final) || (r == SOLVE_YES && !env_speaks_of_types(f)); }
bool env_speaks_of_types(const Infer *f) {
  for (u32 i = 0; i < f->env->n; i++)
    if (!(f->env->v[i].tr.args->flags & TF_PARAM)) return true;
  return false;
}

static bool same_goal(const Predicate *a, const Predicate *b) {
  return a->kind == b->kind && a->tr.trait == b->tr.trait && a->tr.args == b->tr.args &&
         (a->kind == PRED_TRAIT || (a->assoc == b->assoc && a->assoc_args == b->assoc_args && a->ty == b->ty));
}

/* Is p above itself? YES, NO as said at the head; MAYBE: it is not. */
static SolveResult find_cycle(Infer *f, const Predicate *p, const Goal *up) {
  bool co = pred_is_coinductive(p);
  for (const Goal *g = up; g; g = g->up) {
    co = co && pred_is_coinductive(&g->p);
    if (!same_goal(&g->p, p)) continue;
    if (g->depth < f->cycle_min) f->cycle_min = g->depth;
    return co ? SOLVE_YES : SOLVE_NO;
  }
  return SOLVE_MAYBE;
}

static SolveResult try_proj(Infer *f, Predicate *p, PredVec *more) {
  Ty t = NULL;
  switch (project(f, p->assoc, p->assoc_args, more, &t)) {
  case PROJ_UNKNOWN: return SOLVE_MAYBE;
  case PROJ_ERROR: return SOLVE_NO;
  case PROJ_RIGID: t = ty_proj(f->s, p->assoc, infer_resolve_list(f, p->assoc_args)); break;
  case PROJ_IS: t = norm_into(f, t, more); break;
  }
  Ty want = norm_into(f, p->ty, more);
  if (t->kind == TY_PROJ && infer_shallow(f, want)->kind == TY_PROJ && infer_resolve(f, want) == t) return SOLVE_YES;
  return infer_unify(f, t, want) ? SOLVE_YES : SOLVE_NO;
}

static void push_preds(Infer *f, PredVec *to, const Predicate *ps, u32 n) {
  for (u32 i = 0; i < n; i++) vec_push(f->s->arena, to, ps[i]);
}

/* One goal, one level: what it needs besides goes to more. */
static SolveResult step(Infer *f, Predicate *p, PredVec *more, const Goal *up) {
  *p = infer_resolve_pred(f, *p);
  if (p->kind == PRED_PROJ) return try_proj(f, p, more);
  if (is_closed(f, p)) return eval_goal(f, *p, up);
  Selection sel;
  SolveResult r = select_in(f, p->tr, &sel, up);
  if (r == SOLVE_YES) push_preds(f, more, sel.nested, sel.n_nested);
  return r;
}

static void push_items(Infer *f, WorkVec *to, const PredVec *ps, u32 depth) {
  for (u32 i = 0; i < ps->n; i++) vec_push(f->s->arena, to, (Work){.p = ps->v[i], .depth = depth});
}

static SolveResult run_round(Infer *f, WorkVec *items, const Goal *up, bool *moved) {
  for (u32 i = 0; i < items->n; i++) {
    if (items->v[i].done || items->v[i].tried == f->progress + 1) continue;
    if (items->v[i].depth > SOLVE_DEPTH || items->n > 4000) {
      f->overflow = true;
      return SOLVE_NO;
    }
    PredVec more = {0};
    Predicate p = items->v[i].p;
    u64 before = f->progress;
    SolveResult r = step(f, &p, &more, up);
    items->v[i].tried = f->progress + 1;
    if (r == SOLVE_NO) return SOLVE_NO;
    if (f->progress != before || r == SOLVE_YES) *moved = true;
    items->v[i].p = p;
    items->v[i].done = r == SOLVE_YES;
    if (r == SOLVE_YES) push_items(f, items, &more, items->v[i].depth + 1);
  }
  return SOLVE_MAYBE;
}

static SolveResult commit_items(Infer *f, WorkVec *items, PredVec *ps, const Goal *up) {
  push_items(f, items, ps, up ? up->depth + 1 : 0);
  bool moved = true;
  while (moved) {
    moved = false;
    if (run_round(f, items, up, &moved) == SOLVE_NO) return SOLVE_NO;
  }
  ps->n = 0;
  for (u32 i = 0; i < items->n; i++)
    if (!items->v[i].done) vec_push(f->s->arena, ps, items->v[i].p);
  return ps->n ? SOLVE_MAYBE : SOLVE_YES;
}

/* Works on ps until nothing moves. Bindings stay; open ones are left in ps. */
SolveResult commit_all(Infer *f, PredVec *ps, const Goal *up) {
  SolveState *st = solve_state(f->s);
  WorkVec items = st->spare_work.n ? vec_pop(&st->spare_work) : (WorkVec){0};
  SolveResult r = commit_items(f, &items, ps, up);
  items.n = 0;
  vec_push(f->s->arena, &st->spare_work, items);
  return r;
}

SolveResult eval_all(Infer *f, const Predicate *ps, u32 n, const Goal *up) {
  PredVec v = {0};
  push_preds(f, &v, ps, n);
  Snapshot sn = infer_snapshot(f);
  SolveResult r = commit_all(f, &v, up);
  infer_rollback(f, sn);
  return r;
}

static SolveResult eval_fresh(Infer *f, const Predicate *p, const Goal *g) {
  Snapshot sn = infer_snapshot(f);
  PredVec more = {0};
  SolveResult r;
  if (p->kind == PRED_PROJ) {
    Predicate q = *p;
    r = try_proj(f, &q, &more);
  } else {
    Selection sel;
    r = select_in(f, p->tr, &sel, g);
    if (r == SOLVE_YES) push_preds(f, &more, sel.nested, sel.n_nested);
  }
  if (r == SOLVE_YES && more.n) r = commit_all(f, &more, g);
  infer_rollback(f, sn);
  return r;
}

SolveResult eval_goal(Infer *f, Predicate p, const Goal *up) {
  p = infer_resolve_pred(f, p);
  Goal g = {.p = p, .up = up, .depth = up ? up->depth + 1 : 0};
  if (g.depth > SOLVE_DEPTH) {
    f->overflow = true;
    return SOLVE_NO;
  }
  SolveState *st = solve_state(f->s);
  bool global = is_global(f, &p), closed = is_closed(f, &p);
  u64 key = map_key2(p.tr.trait->id, p.tr.args->id), hit;
  if (global && map_get(&st->global, key, &hit)) return (SolveResult)hit;
  SolveResult cyc = find_cycle(f, &p, up);
  if (cyc != SOLVE_MAYBE) return cyc;
  u32 cycle_min = f->cycle_min;
  bool unknown = f->hit_unknown;
  f->cycle_min = UINT32_MAX;
  f->hit_unknown = false;
  SolveResult r = eval_fresh(f, &p, &g);
  bool whole = f->cycle_min >= g.depth || f->cycle_min == UINT32_MAX;
  if (global && closed && whole && !f->hit_unknown && r != SOLVE_MAYBE && !f->overflow && is_settled(f, r))
    map_put(f->s->arena, &st->global, key, r);
  if (whole) f->cycle_min = cycle_min;
  else if (cycle_min < f->cycle_min) f->cycle_min = cycle_min;
  f->hit_unknown |= unknown;
  return r;
}

SolveResult solve_probe(Infer *f, TraitRef tr) {
  Snapshot sn = infer_snapshot(f);
  bool overflow = f->overflow;
  f->overflow = false;
  PredVec v = {0};
  Predicate p = norm_pred(f, pred_trait(tr), &v);      /* first: it pushes to v itself */
  vec_push(f->s->arena, &v, p);
  SolveResult r = commit_all(f, &v, NULL);
  infer_rollback(f, sn);
  f->overflow = overflow;
  return r;
}

bool solve_holds(Infer *f, Ty self, Def *trait) { return solve_probe(f, trait_of(f->s, trait, self)) == SOLVE_YES; }
