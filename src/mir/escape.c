/* E0515 and E0373 where they are plain: references to locals that leave their function.
 *
 * Not a borrow checker: no lifetimes, no flow. Each local gets the set of locals
 * whose storage a reference in it may point into ("loans"), as far as one can tell
 * for sure: taking the address, copying, reborrowing, unsizing, and calls of
 * methods whose result borrows from `self` by the elision rule. Only what is
 * certain is reported:
 *   a loan of an own local that reaches the result (E0515);
 *   a closure or async block that holds a borrow of an own local by capture, handed
 *   to a parameter that must be 'static (E0373), or called a future made from such
 *   a reference (E0597).
 */
#include "mir/moves.h"

typedef struct Loan { LocalId of; Span span; bool capture; Capture *cap; } Loan;  /* of: NO_LOCAL: none */
typedef struct Esc { Moves *v; Loan *loan; bool changed; } Esc;

static bool own_storage(Esc *e, MPlace m) {
  for (u32 i = 0; i < m.n; i++) {
    Ty from = i ? m.proj[i - 1].ty : e->v->b->locals.v[m.local].ty;
    if (m.proj[i].kind == PJ_DEREF && !ty_is_lang(from, LANG_owned_box)) return false;
  }
  return true;
}

static void set_loan(Esc *e, LocalId to, Loan l) {
  if (l.of == NO_LOCAL || e->loan[to].of != NO_LOCAL) return;
  e->loan[to] = l;
  e->changed = true;
}

static Loan none(void) { return (Loan){.of = NO_LOCAL}; }

static Loan loan_of_operand(Esc *e, const Operand *o) {
  if (o->kind == OP_CONST) return none();
  bool part = o->place.n && (o->place.proj[0].kind == PJ_DEREF || place_ty(e->v->b, o->place)->kind != TY_REF);
  return part ? none() : e->loan[o->place.local];
}

static bool refers(Ty t) { return t->kind == TY_REF; }

/* The first borrow that a tuple, struct or array takes in. */
static Loan held(Esc *e, const Rvalue *r) {
  for (u32 i = 0; i < r->n; i++) {
    Loan l = loan_of_operand(e, &r->v[i]);
    if (l.of != NO_LOCAL && !l.capture) return l;
  }
  return none();
}

/* `&(*r).x`: what `r` points to. Through a second reference it is something else. */
static bool reborrows_own(MPlace m) {
  if (!m.n || m.proj[0].kind != PJ_DEREF) return false;
  for (u32 i = 1; i < m.n; i++)
    if (m.proj[i].kind == PJ_DEREF && !ty_is_lang(m.proj[i - 1].ty, LANG_owned_box)) return false;
  return true;
}

static void stmt_loans(Esc *e, MStmt *st) {
  if (st->kind != ST_ASSIGN || st->place.n) return;
  Rvalue *r = &st->rv;
  LocalId to = st->place.local;
  if (r->kind == RV_REF) {
    if (own_storage(e, r->place)) {
      if (e->v->b->ast->kind == BODY_ASYNC && r->place.local == 1) return;
      set_loan(e, to, (Loan){r->place.local, st->span, st->use.hi > 0, NULL});
    } else if (reborrows_own(r->place)) set_loan(e, to, e->loan[r->place.local]);
  } else if ((r->kind == RV_USE || r->kind == RV_CAST) && refers(r->ty)) set_loan(e, to, loan_of_operand(e, &r->a));
  else if (r->kind == RV_AGGREGATE && (r->ty->kind == TY_TUPLE || r->ty->kind == TY_ADT || r->ty->kind == TY_ARRAY))
    set_loan(e, to, held(e, r));
  else if (r->kind == RV_AGGREGATE && (r->ty->kind == TY_CLOSURE || r->ty->kind == TY_ASYNC)) {
    for (u32 i = 0; i < r->n; i++) {
      Loan l = loan_of_operand(e, &r->v[i]);
      if (!l.capture) continue;
      l.cap = &r->ty->def->body->captures[i];
      l.span = st->span;
      set_loan(e, to, l);
    }
  } else if (r->kind == RV_USE) set_loan(e, to, loan_of_operand(e, &r->a));
}

/* `fn m(&self, ..) -> &T` with no lifetime written: the result borrows from self. */
static bool borrows_self(const Def *d) {
  if (!d || d->kind != DEF_FN || !d->item || !d->item->fn) return false;
  const FnDecl *f = d->item->fn;
  if (!f->has_self || !f->ret || f->ret->kind != TE_REF || f->ret->lifetime.sym) return false;
  const TypeExpr *s = f->params[0].ty;
  return s && (s->kind == TE_REF || s->kind == TE_SELF_IMPLICIT) && !s->lifetime.sym;
}

static void call_loans(Esc *e, MTerm *t) {
  if (t->kind != TM_CALL || !t->callee || t->dest.n || !t->n_args) return;
  if (borrows_self(t->callee) && refers(place_ty(e->v->b, t->dest))) {
    Loan l = loan_of_operand(e, &t->args[0]);
    if (!l.capture) set_loan(e, t->dest.local, l);
  }
}

static void find_loans(Esc *e) {
  MirBody *b = e->v->b;
  for (u32 i = 0; i < b->locals.n; i++) e->loan[i] = none();
  do {
    e->changed = false;
    for (u32 i = 0; i < b->blocks.n; i++) {
      if (!e->v->flow->reached[i] || b->blocks.v[i].cleanup) continue;
      for (u32 j = 0; j < b->blocks.v[i].stmts.n; j++) stmt_loans(e, &b->blocks.v[i].stmts.v[j]);
      call_loans(e, &b->blocks.v[i].term);
    }
  } while (e->changed);
}

/* --- what leaves ---------------------------------------------------------- */
static void report_return(Esc *e, Loan l, Span sp) {
  Moves *v = e->v;
  MLocal *x = &v->b->locals.v[l.of];
  v->bad = true;
  bool param = x->is_arg;
  const char *n = x->src ? sym_z(v->s->sx->in, x->name) : NULL;
  bool direct = l.span.lo == sp.lo && l.span.hi == sp.hi;
  Diag *g = !n ? diag(v->d, DIAG_E0515, sp, "cannot return %s temporary value", direct ? "reference to" : "value referencing")
               : diag(v->d, DIAG_E0515, sp, "cannot return %s %s `%s`", direct ? "reference to" : "value referencing", param
                   ? "function parameter" : "local variable", n);
  if (direct) diag_primary(v->d, g, "returns a reference to data owned by the current function");
  else {
    diag_primary(v->d, g, "returns a value referencing data owned by the current function");
    diag_label(v->d, g, l.span, n ? "`%s` is borrowed here" : "temporary value created here", n);
  }
}

static void check_result(Esc *e) {
  MirBody *b = e->v->b;
  if (b->ast->kind == BODY_CONST) return;
  for (u32 i = 0; i < b->blocks.n; i++) {
    if (!e->v->flow->reached[i]) continue;
    for (u32 j = 0; j < b->blocks.v[i].stmts.n; j++) {
      MStmt *st = &b->blocks.v[i].stmts.v[j];
      if (st->kind != ST_ASSIGN || st->place.local || st->place.n) continue;
      Loan l = none();
      if (st->rv.kind == RV_REF && own_storage(e, st->rv.place) && !(b->ast->kind != BODY_FN && st->rv.place.local == 1))
        l = (Loan){st->rv.place.local, st->span, false, NULL};
      else if (st->rv.kind == RV_REF && st->rv.place.n) l = e->loan[st->rv.place.local];
      else if (st->rv.kind == RV_USE || st->rv.kind == RV_CAST) l = loan_of_operand(e, &st->rv.a);
      else if (st->rv.kind == RV_AGGREGATE && st->rv.ty->kind != TY_CLOSURE && st->rv.ty->kind != TY_ASYNC) l = held(e, &st->rv);
      if (l.cap || l.capture) continue;
      if (l.of != NO_LOCAL && !(b->ast->kind != BODY_FN && l.of == 1)) report_return(e, l, st->span);
    }
    MTerm *t = &b->blocks.v[i].term;
    if (t->kind == TM_CALL && !t->dest.local && !t->dest.n && borrows_self(t->callee)) {
      Loan l = loan_of_operand(e, &t->args[0]);
      if (l.of != NO_LOCAL && !(b->ast->kind != BODY_FN && l.of == 1)) report_return(e, l, t->span);
    }
  }
}

/* Is the callee's i-th parameter a type parameter with a 'static bound? */
static bool has_static(const Interner *in, Bounds b) {
  (void)in;
  for (u32 i = 0; i < b.n; i++)
    if (b.v[i].is_lifetime && b.v[i].lifetime.sym == SYM_static_lt) return true;
  return false;
}

static bool wants_static(Esc *e, Def *d, u32 i) {
  if (d->kind != DEF_FN || !d->item || !d->item->fn || i >= d->item->fn->n) return false;
  const FnSig *sig = def_sig(e->v->s, d);
  if (sig->inputs[i]->kind != TY_PARAM) return false;
  const GenericsExpr *g = &d->item->fn->generics;
  Sym name = sig->inputs[i]->name;
  for (u32 k = 0; k < g->n; k++)
    if (g->v[k].kind == GP_TYPE && g->v[k].name.sym == name && has_static(e->v->s->sx->in, g->v[k].bounds)) return true;
  for (u32 k = 0; k < g->n_preds; k++) {
    const WherePred *w = &g->preds[k];
    if (!w->is_lifetime && w->ty && w->ty->kind == TE_PATH && w->ty->path->n == 1 && w->ty->path->segs[0].name.sym == name &&
        has_static(e->v->s->sx->in, w->bounds)) return true;
  }
  return false;
}

static void report_capture(Esc *e, Loan l) {
  Moves *v = e->v;
  const char *n = sym_z(v->s->sx->in, l.cap->local->name.sym);
  bool is_async = false;
  for (u32 i = 0; i < v->b->blocks.n && !is_async; i++)
    for (u32 j = 0; j < v->b->blocks.v[i].stmts.n; j++) {
      MStmt *st = &v->b->blocks.v[i].stmts.v[j];
      if (st->kind == ST_ASSIGN && st->span.lo == l.span.lo && st->rv.kind == RV_AGGREGATE && st->rv.ty->kind == TY_ASYNC) is_async = true;
    }
  const char *what = is_async ? "async block" : "closure";
  v->bad = true;
  Diag *g = diag(v->d, DIAG_E0373, l.span, "%s may outlive the current function, but it borrows `%s`, which is owned by the current function", what, n);
  diag_primary(v->d, g, "may outlive borrowed value `%s`", n);
  diag_label(v->d, g, l.cap->span, "`%s` is borrowed here", n);
  if (is_async) diag_note(v->d, g, "async blocks are not executed immediately and must either take a reference or ownership of outside variables they use");
  diag_help(v->d, g, "to force the %s to take ownership of `%s` (and any other referenced variables), use the `move` keyword", what, n);
}

/* A future made by an async fn holds the references it was given. */
static Loan future_loan(Esc *e, LocalId l) {
  MirBody *b = e->v->b;
  for (u32 i = 0; i < b->blocks.n; i++) {
    MTerm *t = &b->blocks.v[i].term;
    if (t->kind != TM_CALL || t->dest.n || t->dest.local != l || !t->callee || t->callee->kind != DEF_FN || !t->callee->is_async_fn) continue;
    for (u32 k = 0; k < t->n_args; k++) {
      Loan x = loan_of_operand(e, &t->args[k]);
      if (x.of != NO_LOCAL && !x.capture && b->locals.v[x.of].src) return x;
    }
  }
  return none();
}

static void report_short_lived(Esc *e, Loan l, MTerm *t) {
  Moves *v = e->v;
  MLocal *x = &v->b->locals.v[l.of];
  const char *n = sym_z(v->s->sx->in, x->name);
  v->bad = true;
  Diag *g = diag(v->d, DIAG_E0597, l.span, "`%s` does not live long enough", n);
  diag_primary(v->d, g, "borrowed value does not live long enough");
  diag_label(v->d, g, x->span, "binding `%s` declared here", n);
  diag_label(v->d, g, t->span, "argument requires that `%s` is borrowed for `'static`", n);
}

static void check_static_args(Esc *e) {
  MirBody *b = e->v->b;
  for (u32 i = 0; i < b->blocks.n; i++) {
    MTerm *t = &b->blocks.v[i].term;
    if (t->kind != TM_CALL || !t->callee || !e->v->flow->reached[i]) continue;
    for (u32 k = 0; k < t->n_args; k++) {
      if (t->args[k].kind == OP_CONST || t->args[k].place.n || !wants_static(e, t->callee, k)) continue;
      Loan l = e->loan[t->args[k].place.local], f = future_loan(e, t->args[k].place.local);
      if (l.of != NO_LOCAL && l.cap) report_capture(e, l);
      else if (f.of != NO_LOCAL) report_short_lived(e, f, t);
    }
  }
}

void check_escapes(Moves *v) {
  Esc e = {.v = v, .loan = NEW_N(v->m->arena, Loan, v->b->locals.n + 1)};
  if (!v->b->ast) return;
  find_loans(&e);
  check_result(&e);
  check_static_args(&e);
}
