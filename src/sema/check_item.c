/* main's own rules, and async functions that await themselves without a box. */
#include "sema/check.h"
#include "sema/suggest.h"

void check_main(Sema *s) {
  Def *m = s->main_fn;
  if (!m || !m->item || !m->item->fn) return;
  FnDecl *fn = m->item->fn;
  Diags *d = s->sx->diags;
  if (fn->async_) {
    Span sp = fn->sig_span.hi ? span_to(fn->async_span, fn->sig_span) : fn->async_span;
    diag_primary(d, diag(d, DIAG_E0752, sp, "`main` function is not allowed to be `async`"), "`main` function is not allowed to be `async`");
    return;
  }
  if (fn->generics.n) {
    diag_primary(d, diag(d, DIAG_E0131, fn->generics.span, "`main` function is not allowed to have generic parameters"), "`main` cannot have generic parameters");
    return;
  }
  if (fn->n) {
    Diag *g = diag(d, DIAG_E0580, m->item->fn->sig_span, "`main` function has wrong type");
    diag_primary(d, g, "incorrect number of function parameters");
    return;
  }
  if (!fn->ret) return;
  const FnSig *sig = def_sig(s, m);
  Infer *f = infer_new(s, param_env(s, m));
  Ty out = normalize(f, sig->output, fn->ret->span);
  TyList *self = list1(s, out);
  solve_add(f, (Predicate){.kind = PRED_TRAIT, .tr = {lang_item(s, LANG_termination), self}, .span = fn->ret->span}, (Cause){.span = fn->ret->span, .kind = CAUSE_MISC, .origin = m});
  solve_finish(f);
}

/* --- async fn f() { f().await }: its future would hold itself ----------------------------------------- */
typedef struct Rec { Sema *s; VEC(Def *) seen; Def *start; Span at; } Rec;
static bool holds(Rec *r, Ty t, u32 depth);
static bool holds_awaits(Rec *r, Expr *e, u32 depth);

static bool stmts_hold(Rec *r, Stmt *v, u32 n, u32 depth) {
  for (u32 i = 0; i < n; i++)
    if ((v[i].init && holds_awaits(r, v[i].init, depth)) || (v[i].e && holds_awaits(r, v[i].e, depth)) || (v[i].els && stmts_hold(r, v[i].els->stmts, v[i].els->n, depth)) ||
        stmts_hold(r, v[i].expansion, v[i].n_expansion, depth)) return true;
  return false;
}
static bool holds_awaits(Rec *r, Expr *e, u32 depth) {
  e = expr_of(e);
  if (!e || depth > 500) return false;
  if (e->kind == E_AWAIT && e->callee.substs && holds(r, e->callee.substs->v[0], depth + 1)) { if (!r->at.hi) r->at = e->span; return true; }
  if (e->kind == E_CLOSURE || e->kind == E_ASYNC) return false;
  if ((e->a && holds_awaits(r, e->a, depth + 1)) || (e->b && holds_awaits(r, e->b, depth + 1)) || (e->c && holds_awaits(r, e->c, depth + 1))) return true;
  for (u32 i = 0; i < e->n; i++) if (holds_awaits(r, e->args[i], depth + 1)) return true;
  for (u32 i = 0; i < e->n_fields; i++) if (holds_awaits(r, e->fields[i].value, depth + 1)) return true;
  for (u32 i = 0; i < e->n_arms; i++) if (holds_awaits(r, e->arms[i].body, depth + 1)) return true;
  if (e->kind == E_BLOCK) return stmts_hold(r, e->block->stmts, e->block->n, depth + 1) || (e->block->tail && holds_awaits(r, e->block->tail, depth + 1));
  return false;
}
static bool in_async(Rec *r, Def *d, u32 depth) {
  if (d == r->start) return true;
  for (u32 i = 0; i < r->seen.n; i++) if (r->seen.v[i] == d) return false;
  vec_push(r->s->arena, &r->seen, d);
  Span keep = r->at;
  bool hit = d->body && d->body->value && holds_awaits(r, d->body->value, depth + 1);
  r->at = keep;
  return hit;
}
static bool holds(Rec *r, Ty t, u32 depth) {
  if (depth > 100) return false;
  if (t->kind == TY_ASYNC) return in_async(r, t->def, depth);
  if (t->kind == TY_OPAQUE) return t->def->hidden && !t->def->is_lib && holds(r, t->def->hidden, depth + 1);
  if (t->kind == TY_TUPLE) { for (u32 i = 0; i < t->args->n; i++) if (holds(r, t->args->v[i], depth + 1)) return true; }
  if (t->kind == TY_ADT && t->def->is_lib && ty_is_lang(t, LANG_pin) && t->args->v[0]->kind == TY_ADT && !ty_is_lang(t->args->v[0], LANG_owned_box)) return holds(r, t->args->v[0], depth + 1);
  return false;
}
void check_async_recursion(Sema *s) {
  VEC(Def *) said = {0};
  for (u32 i = 0; i < s->bodies.n; i++) {
    AstBody *b = s->bodies.v[i];
    bool known = b->kind != BODY_ASYNC || !b->value;
    for (u32 k = 0; k < said.n; k++) known |= said.v[k] == b->def;
    if (known) continue;
    Rec r = {.s = s, .start = b->def};
    if (!holds_awaits(&r, b->value, 0)) continue;
    for (u32 k = 0; k < r.seen.n; k++) vec_push(s->arena, &said, r.seen.v[k]);
    AstBody *top = b->parent;
    bool fn = top && !top->parent && top->def->is_async_fn;
    Span at = fn && top->def->item ? top->def->item->fn->sig_span : b->span;
    Diag *g = diag(s->sx->diags, DIAG_E0733, at, fn ? "recursion in an async fn requires boxing" : "recursion in an async block requires boxing");
    if (r.at.hi) diag_label(s->sx->diags, g, r.at, "recursive call here");
    diag_note(s->sx->diags, g, "a recursive `async fn` call must introduce indirection such as `Box::pin` to avoid an infinitely sized future");
    suggest_box_pin(s->sx->diags, g, r.at);
    b->has_error = true;
    for (; top; top = top->parent) top->has_error = true;
  }
}
