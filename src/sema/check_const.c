/* E0015: what is computed when a program is compiled may call only functions that are `const`: by name, as a method,
 * or by an operator that a trait gives a type. */
#include "sema/check.h"

typedef struct Const { Sema *s; const Def *def; const char *in; } Const;

static void expr(Const *c, Expr *e);
static void block(Const *c, Block *b);

static bool is_const_fn(const Def *f) {
  if (f->kind != DEF_FN) return true;                        /* constructors */
  if (f->intrinsic) return true;
  bool of_trait = f->parent && (f->parent->kind == DEF_TRAIT || (f->parent->kind == DEF_IMPL && f->parent->impl_trait.trait));
  return !of_trait && f->item && f->item->fn && f->item->fn->const_;
}
static void called(Const *c, const Def *f, Span at) {
  if (!f || is_const_fn(f)) return;
  Diags *d = c->s->sx->diags;
  const char *kind = f->parent && (f->parent->kind == DEF_IMPL || f->parent->kind == DEF_TRAIT) ? "associated function" : "function";
  Str path = def_path(c->s, (Def *)(uintptr_t)f, c->s->arena);
  Diag *g = diag(d, DIAG_E0015, sources_user_span(c->s->sx->src, at), "cannot call non-const %s `%.*s` in %ss", kind, STR_ARG(path), c->in);
  diag_note(d, g, "calls in %ss are limited to constant functions, tuple structs and tuple variants", c->in);
  if (strcmp(c->in, "static") == 0) diag_note(d, g, "consider wrapping this expression in `std::sync::LazyLock::new(|| ...)`");
}
/* rustc can compute the library's operators for values that own nothing, but not on stable. */
static bool const_some_day(Const *c, const Callee *f) {
  Resolved r = resolve_method(c->s, f->def, f->substs);
  if (r.kind == RM_NONE || (r.kind == RM_FN && !r.def->is_lib)) return false;
  return !ty_needs_drop(c->s, param_env(c->s, (Def *)(uintptr_t)c->def), f->substs->v[0]);
}
static void overloaded(Const *c, const Callee *f, Span at, const char *what) {
  Diags *d = c->s->sx->diags;
  at = sources_user_span(c->s->sx->src, at);
  if (const_some_day(c, f)) {
    diag(d, DIAG_E0658, at, "cannot use this %s in %ss", what, c->in);
    diag(d, DIAG_ERROR, at, "`%s` is not yet stable as a const trait", sym_z(c->s->sx->in, f->def->parent->name));
    return;
  }
  Diag *g = diag(d, DIAG_E0015, at, "cannot use a non-const %s in %ss", what, c->in);
  diag_note(d, g, "`%s` stands for a call of a function that is not `const`", sym_z(c->s->sx->in, f->def->parent->name));
}
static void operators(Const *c, Expr *e) {
  bool own = e->kind == E_BINARY || e->kind == E_UNARY || e->kind == E_INDEX || e->kind == E_ASSIGN_OP;
  if (own && e->callee.def) overloaded(c, &e->callee, e->span, "operator");
  for (u32 i = 0; i < e->n_adj; i++)
    if (e->adj[i].kind == ADJ_DEREF_CALL) overloaded(c, &e->adj[i].callee, e->span, "deref coercion");
}
static void stmt(Const *c, Stmt *st) {
  for (u32 i = 0; i < st->n_expansion; i++) stmt(c, &st->expansion[i]);
  if (st->n_expansion || st->kind == S_ITEM) return;
  if (st->init) expr(c, st->init);
  if (st->e) expr(c, st->e);
  if (st->els) block(c, st->els);
}
static void block(Const *c, Block *b) {
  for (u32 i = 0; i < b->n; i++) stmt(c, &b->stmts[i]);
  if (b->tail) expr(c, b->tail);
}
static void expr(Const *c, Expr *e) {
  e = expr_of(e);
  if (!e || !e->ty || e->kind == E_CLOSURE || e->kind == E_ASYNC) return;
  if (e->kind == E_CALL && !e->callee.def && expr_of(e->a)->ty && expr_of(e->a)->ty->kind == TY_FN_DEF) called(c, expr_of(e->a)->ty->def, e->span);
  if (e->kind == E_METHOD) called(c, e->callee.def, e->span);
  operators(c, e);
  Expr *const abc[] = {e->a, e->b, e->c};
  for (u32 i = 0; i < COUNTOF(abc); i++) if (abc[i]) expr(c, abc[i]);
  for (u32 i = 0; i < e->n; i++) expr(c, e->args[i]);
  for (u32 i = 0; i < e->n_fields; i++) if (e->fields[i].value) expr(c, e->fields[i].value);
  for (u32 i = 0; i < e->n_arms; i++) {
    if (e->arms[i].guard) expr(c, e->arms[i].guard);
    expr(c, e->arms[i].body);
  }
  if (e->block) block(c, e->block);
}
void check_const_calls(Sema *s, AstBody *b) {
  const Def *d = b->def;
  bool fn = d->kind == DEF_FN && d->item && d->item->fn && d->item->fn->const_;
  if (b->parent || !b->value || d->span.ctx || (!fn && d->kind != DEF_CONST && d->kind != DEF_STATIC)) return;
  Const c = {s, d, fn ? "constant function" : d->kind == DEF_STATIC ? "static" : "constant"};
  expr(&c, b->value);
}
