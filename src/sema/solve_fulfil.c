/* solve_fulfil.c — the obligations of one body: added while it is checked, tried
 * again whenever variables were bound, reported at the end.
 *
 * An obligation is settled one level at a time, so that what fails is the leaf
 * (`Foo: Debug` behind `Vec<Foo>: Debug`) with the way to it in `parent`. A
 * predicate without variables that holds is settled at once. Auto traits of
 * futures and opaque types wait in SolveState.deferred until all is known.
 */
#include "sema/solve_priv.h"

static void add_obligation(Infer *f, Predicate p, Cause c, u32 parent, u32 depth) {
  vec_push(f->s->arena, &f->obls, (Obligation){.p = p, .cause = c, .parent = parent, .depth = depth});
}

static void add_normalised(Infer *f, Predicate p, Cause c, u32 parent, u32 depth) {
  PredVec more = {0};
  p = norm_pred(f, p, &more);
  for (u32 i = 0; i < more.n; i++) add_obligation(f, more.v[i], c, parent, depth + 1);
  add_obligation(f, p, c, parent, depth);
}

void solve_add(Infer *f, Predicate p, Cause c) { add_normalised(f, p, c, 0, 0); }

static void set_state(Infer *f, u32 i, OblState st) {
  f->obls.v[i].state = (u8)st;
  vec_push(f->s->arena, &f->trail, (TrailEntry){i, true});
}

static bool repeats(Infer *f, u32 i) {
  const Predicate *p = &f->obls.v[i].p;
  for (u32 up = f->obls.v[i].parent; up; up = f->obls.v[up - 1].parent) {
    const Predicate *q = &f->obls.v[up - 1].p;
    if (q->kind == p->kind && q->tr.trait == p->tr.trait && q->tr.args == p->tr.args && q->ty == p->ty) return true;
  }
  return false;
}

static void add_nested(Infer *f, u32 i, const Predicate *ps, u32 n) {
  Cause c = f->obls.v[i].cause;
  u32 depth = f->obls.v[i].depth + 1;
  for (u32 k = 0; k < n; k++) add_normalised(f, ps[k], c, i + 1, depth);
}

/* The kind of a closure is known only after its captures are. */
static void note_kind(Infer *f, const Obligation *o) {
  Ty self = infer_shallow(f, o->p.tr.args->v[0]);
  if (self->kind != TY_CLOSURE || !is_fn_trait(o->p.tr.trait)) return;
  if (self->def->body && self->def->body->captures_known) return;
  vec_push(f->s->arena, &f->kind_checks, (struct KindCheck){self, o->p.tr.trait, o->cause});
}

static void fail(Infer *f, u32 i) { set_state(f, i, OBL_FAILED); }

static void settle_trait(Infer *f, u32 i) {
  Predicate p = f->obls.v[i].p;
  bool closed = pred_is_closed(f, &p);
  if (closed) {
    SolveResult r = eval_goal(f, p, NULL);
    if (r == SOLVE_YES) {
      note_kind(f, &f->obls.v[i]);
      set_state(f, i, OBL_DONE);
      return;
    }
    if (r == SOLVE_MAYBE) {            /* a level down, unless a fact is missing */
      if (trait_is_auto(p.tr.trait)) return;
    } else if (f->overflow || repeats(f, i)) {
      f->obls.v[i].overflow = f->overflow;
      f->overflow = false;
      fail(f, i);
      return;
    }
  }
  Selection sel;
  switch (select_in(f, p.tr, &sel, NULL)) {
  case SOLVE_MAYBE: return;
  case SOLVE_NO: fail(f, i); return;
  case SOLVE_YES:
    note_kind(f, &f->obls.v[i]);
    set_state(f, i, OBL_DONE);
    add_nested(f, i, sel.nested, sel.n_nested);
  }
}

static void settle_proj(Infer *f, u32 i) {
  Predicate p = f->obls.v[i].p;
  PredVec more = {0};
  Ty t = NULL;
  switch (project(f, p.assoc, p.assoc_args, &more, &t)) {
  case PROJ_UNKNOWN: return;
  case PROJ_ERROR: {
    Predicate need = pred_trait(p.tr);
    set_state(f, i, OBL_DONE);         /* the trait's own failure is the message */
    add_nested(f, i, &need, 1);
    infer_unify(f, p.ty, f->s->t_err);
    return;
  }
  case PROJ_RIGID: t = ty_proj(f->s, p.assoc, infer_resolve_list(f, p.assoc_args)); break;
  case PROJ_IS: t = norm_into(f, t, &more); break;
  }
  Ty want = norm_into(f, p.ty, &more);
  if (infer_unify(f, t, want)) {
    set_state(f, i, OBL_DONE);
    add_nested(f, i, more.v, more.n);
    return;
  }
  f->obls.v[i].found = t;
  f->obls.v[i].expected = want;
  fail(f, i);
}

static bool waits_for_self(Infer *f, const Predicate *p) {
  Ty self = infer_shallow(f, p->tr.args->v[0]);
  return self->kind == TY_INFER && self->infer == INFER_TY;
}

static void settle(Infer *f, u32 i) {
  Obligation *o = &f->obls.v[i];
  if (waits_for_self(f, &o->p)) return;
  if (o->depth > SOLVE_DEPTH || f->obls.n > 200000) {
    o->overflow = true;
    fail(f, i);
    return;
  }
  o->p = infer_resolve_pred(f, o->p);
  if (o->p.tr.args->flags & TF_ERR) f->tainted = true;
  if (o->p.tr.args->v[0]->kind == TY_ERR) {
    if (o->p.kind == PRED_PROJ) infer_unify(f, o->p.ty, f->s->t_err);
    set_state(f, i, OBL_DONE);
    return;
  }
  if (o->p.kind == PRED_PROJ) settle_proj(f, i);
  else settle_trait(f, i);
}

/* --- what an open obligation waits for ------------------------------------------------ */

typedef struct WaitSearch { Infer *f; Obligation *o; bool other; } WaitSearch;

/* The type of a closure or future hides variables. */
static bool note_wait(void *ctx, Ty t) {
  WaitSearch *w = ctx;
  Obligation *o = w->o;
  if (t->kind == TY_CLOSURE || t->kind == TY_ASYNC || t->kind == TY_OPAQUE) w->other = true;
  if (t->kind != TY_INFER || w->other) return w->other;
  for (u32 i = 0; i < o->n_waits; i++)
    if (o->waits[i] == t->index) return false;
  if (o->n_waits == COUNTOF(o->waits) || w->f->vars.v[t->index].bound) return w->other = true;
  o->waits[o->n_waits++] = t->index;
  return false;
}

static void note_waits(Infer *f, Obligation *o) {
  WaitSearch w = {.f = f, .o = o};
  o->n_waits = 0;
  for (u32 i = 0; i < o->p.tr.args->n && !w.other; i++) ty_any(o->p.tr.args->v[i], note_wait, &w);
  for (u32 i = 0; o->p.kind == PRED_PROJ && i < o->p.assoc_args->n && !w.other; i++) ty_any(o->p.assoc_args->v[i], note_wait, &w);
  if (o->p.kind == PRED_PROJ && !w.other) ty_any(o->p.ty, note_wait, &w);
  if (w.other) o->n_waits = 0;
}

static bool still_waits(const Infer *f, const Obligation *o) {
  for (u32 i = 0; i < o->n_waits; i++)
    if (f->vars.v[o->waits[i]].bound) return false;
  return o->n_waits && o->tried;
}

void solve_pending(Infer *f) {
  bool moved = true;
  while (moved) {
    moved = false;
    u32 first = f->obls.n;
    for (u32 i = f->first_open; i < f->obls.n; i++) {
      if (f->obls.v[i].state != OBL_OPEN) continue;
      if (f->obls.v[i].tried != f->progress + 1 && !still_waits(f, &f->obls.v[i])) {
        u64 before = f->progress;
        f->obls.v[i].n_waits = 0;
        settle(f, i);
        f->obls.v[i].tried = before + 1;
        if (f->obls.v[i].state != OBL_OPEN || f->progress != before) moved = true;
        else note_waits(f, &f->obls.v[i]);
      }
      if (f->obls.v[i].state == OBL_OPEN && i < first) first = i;
    }
    f->first_open = first < f->obls.n ? first : f->obls.n;
  }
}

/* --- the end of a body --------------------------------------------------------------------- */

bool solve_failed(const Infer *f) {
  for (u32 i = 0; i < f->obls.n; i++)
    if (f->obls.v[i].state == OBL_FAILED) return true;
  return false;
}

/* Where something is wrong already, a number without a type gets none: what would follow from `i32` is not said. */
static bool for_closure(Infer *f, const Obligation *o);
static void report_numbers(Infer *f) {
  for (u32 i = 0; i < f->obls.n; i++) {
    Obligation *o = &f->obls.v[i];
    if (o->state != OBL_FAILED || !(infer_resolve_list(f, o->p.tr.args)->flags & TF_INFER) || for_closure(f, o)) continue;
    u32 said = f->s->sx->diags->n_errors;
    report_failed(f, o);
    if (f->s->sx->diags->n_errors == said) continue;      /* it speaks, if at all, once the number has its type */
    o->state = OBL_DONE;
    f->numbers_told = true;
  }
}
void solve_fallback(Infer *f) {
  solve_pending(f);
  bool wrong = !f->silent && f->s->sx->diags->n_errors != f->errors_at_start;
  if (wrong) report_numbers(f);              /* while they are still numbers */
  for (u32 i = 0; i < f->vars.n; i++) {
    InferVar *v = &f->vars.v[i];
    if (v->bound) continue;
    if (wrong && (v->kind == INFER_INT || v->kind == INFER_FLOAT)) continue;
    if (v->kind == INFER_INT) infer_bind(f, i, ty_int(f->s, PRIM_I32));
    else if (v->kind == INFER_FLOAT) infer_bind(f, i, ty_int(f->s, PRIM_F64));
    else if (v->diverging) infer_bind(f, i, f->s->edition >= 2024 ? f->s->t_never : f->s->t_unit);
  }
  solve_pending(f);
}

/* Facts about captures count from now on: what waited for them is tried again. */
static void retry_all(Infer *f) {
  for (u32 i = 0; i < f->obls.n; i++) f->obls.v[i].tried = 0;
  f->first_open = 0;
  solve_pending(f);
}

static void check_kinds(Infer *f) {
  for (u32 i = 0; i < f->kind_checks.n; i++) {
    struct KindCheck *k = &f->kind_checks.v[i];
    AstBody *b = k->closure->def->body;
    if (b && b->closure_kind > closure_kind_of(k->trait)) report_kind(f, k->closure, k->trait, k->cause);
    else if (closure_lends(k->closure)) report_lending(f, k->closure, k->trait, k->cause);
  }
  f->kind_checks.n = 0;
}

void solve_forget_format(Infer *f, Span within) {
  for (u32 i = f->obls.n; i-- > 0;) {
    Obligation *o = &f->obls.v[i];
    if (o->cause.kind == CAUSE_FORMAT && o->state != OBL_DONE && o->cause.span.lo >= within.lo && o->cause.span.hi <= within.hi) o->state = OBL_DONE;
  }
}

static bool defer(Infer *f, const Obligation *o) {
  if (o->p.kind != PRED_TRAIT || !trait_is_auto(o->p.tr.trait) || !pred_is_closed(f, &o->p)) return false;
  if (o->p.tr.args->flags & TF_ERR) return true;
  vec_push(f->s->arena, &solve_state(f->s)->deferred, (Deferred){f->env, o->p, o->cause});
  return true;
}

static void mark_captures_known(Infer *f) {
  for (u32 i = 0; i < f->obls.n; i++) {
    Ty t = infer_shallow(f, f->obls.v[i].p.tr.args->v[0]);
    if (f->obls.v[i].state == OBL_OPEN && t->kind == TY_CLOSURE && t->def->body) t->def->body->captures_known = true;
  }
}

/* Is it about what a closure captures? */
static bool for_closure(Infer *f, const Obligation *o) {
  for (; o->parent; o = &f->obls.v[o->parent - 1])
    if (trait_is_auto(o->p.tr.trait) && infer_shallow(f, f->obls.v[o->parent - 1].p.tr.args->v[0])->kind == TY_CLOSURE) return true;
  return false;
}

/* The same of another closure: one answer for both. */
static bool failed_before(Infer *f, u32 i) {
  Predicate p = infer_resolve_pred(f, f->obls.v[i].p);
  for (u32 k = 0; k < i; k++) {
    const Obligation *o = &f->obls.v[k];
    if (o->state != OBL_FAILED || o->p.tr.trait != p.tr.trait || !for_closure(f, o)) continue;
    if (infer_resolve_pred(f, o->p).tr.args == p.tr.args) return true;
  }
  return false;
}

void solve_finish(Infer *f) {
  solve_fallback(f);
  mark_captures_known(f);
  retry_all(f);
  check_kinds(f);
  u32 reported = f->s->sx->diags->n_errors;
  for (u32 i = 0; i < f->obls.n; i++)
    if (f->obls.v[i].state == OBL_FAILED && !for_closure(f, &f->obls.v[i])) report_failed(f, &f->obls.v[i]);
  bool plain = f->s->sx->diags->n_errors == reported && !f->numbers_told;
  for (u32 i = 0; plain && i < f->obls.n; i++)   /* rustc asks what closures capture after all else */
    if (f->obls.v[i].state == OBL_FAILED && for_closure(f, &f->obls.v[i]) && !failed_before(f, i)) report_failed(f, &f->obls.v[i]);
  bool tainted = f->s->sx->diags->n_errors != reported || f->s->sx->diags->n_errors != f->errors_at_start;
  for (u32 pass = 0; pass < 3; pass++)   /* rustc speaks of Sized first, of what `?` converts last */
    for (u32 i = 0; i < f->obls.n; i++) {
      Obligation *o = &f->obls.v[i];
      u32 turn = o->cause.kind == CAUSE_TRY ? 2 : def_is_lang(o->p.tr.trait, LANG_sized) ? 0 : 1;
      if (o->state != OBL_OPEN || turn != pass) continue;
      o->p = infer_resolve_pred(f, o->p);
      if (!defer(f, o) && !tainted) report_ambiguous(f, o);
    }
  f->obls.n = f->first_open = 0;
}

static bool mentions(Infer *f, const Predicate *p, u32 root) {
  Ty self = infer_shallow(f, p->tr.args->v[0]);
  if (self->kind == TY_INFER) return infer_root(f, self) == root;
  if (p->kind != PRED_PROJ) return false;
  Ty t = infer_shallow(f, p->ty);
  return t->kind == TY_INFER && infer_root(f, t) == root;
}

u32 solve_obligations_for(Infer *f, Ty var, Predicate *out, Def **whose, u32 max) {
  var = infer_shallow(f, var);
  if (var->kind != TY_INFER) return 0;
  u32 n = 0;
  for (u32 i = f->first_open; i < f->obls.n && n < max; i++)
    if (f->obls.v[i].state == OBL_OPEN && f->obls.v[i].cause.kind != CAUSE_TRY && mentions(f, &f->obls.v[i].p, var->index)) {
      if (whose) whose[n] = f->obls.v[i].cause.origin;
      out[n++] = infer_resolve_pred(f, f->obls.v[i].p);
    }
  return n;
}

/* --- queries ----------------------------------------------------------------------------------- */

static bool env_holds(Sema *s, ParamEnv *env, Ty t, Lang l) {
  Infer *f;
  if ((env && env->n) || t->flags & TF_OPAQUE) {          /* an opaque type is what its bounds say; the other sees behind it */
    f = infer_new(s, env);
    f->final = f->silent = true;
  } else {
    f = query_infer(s);
  }
  return solve_holds(f, t, lang_item(s, l));
}

bool ty_is_copy(Sema *s, ParamEnv *env, Ty t) {
  switch ((TyKind)t->kind) {
  case TY_INT:
  case TY_FLOAT:
  case TY_BOOL:
  case TY_CHAR:
  case TY_NEVER:
  case TY_PTR:
  case TY_FN_DEF:
  case TY_FN_PTR:
  case TY_ERR: return true;
  case TY_REF: return !t->mut;
  case TY_STR:
  case TY_SLICE:
  case TY_DYN:
  case TY_ASYNC: return false;
  default: return env_holds(s, env, t, LANG_copy);
  }
}

bool ty_is_sized(Sema *s, ParamEnv *env, Ty t) {
  if (t->kind == TY_STR || t->kind == TY_SLICE || t->kind == TY_DYN) return false;
  if (t->kind != TY_ADT && t->kind != TY_PARAM && t->kind != TY_PROJ && t->kind != TY_TUPLE) return true;
  return env_holds(s, env, t, LANG_sized);
}
