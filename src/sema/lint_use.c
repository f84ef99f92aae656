/* unused_must_use and path_statements: what a statement throws away. */
#include "sema/check.h"
#include "sema/suggest.h"

typedef struct Lint { Sema *s; Def *item; Diag *said; bool async; } Lint;

static void block(Lint *L, Block *b);
static void expr(Lint *L, Expr *e);

static Diag *warn(Lint *L, Span at, const char *pre, const char *what, const char *post) {
  L->said = diag(L->s->sx->diags, DIAG_unused_must_use, sources_user_span(L->s->sx->src, at), "unused %s%s%s that must be used", pre, what, post);
  return L->said;
}
static void reason(Lint *L, Diag *g, Str text) { if (text.n) diag_note(L->s->sx->diags, g, "%.*s", STR_ARG(text)); }

static bool must_use_type(Lint *L, Ty t, Span at, const char *pre, const char *post);
static bool trait_bound(Lint *L, Def *tr, Span at, const char *pre, const char *post) {
  if (!tr || !tr->must_use) return false;
  Str q = str_fmt(L->s->arena, "implementer of `%s`", sym_z(L->s->sx->in, tr->name));
  reason(L, warn(L, at, pre, q.p, post), tr->must_use_text);
  return true;
}
static bool opaque(Lint *L, Ty t, Span at, const char *pre, const char *post) {
  Predicates ps = t->def->opaque_bounds;
  for (u32 i = 0; i < ps.n; i++)
    if (ps.v[i].kind == PRED_TRAIT && trait_bound(L, ps.v[i].tr.trait, at, pre, post)) return true;
  return false;
}
static bool must_use_type(Lint *L, Ty t, Span at, const char *pre, const char *post) {
  switch (t->kind) {
    case TY_ADT:
      if (ty_is_lang(t, LANG_owned_box)) return must_use_type(L, t->args->v[0], at, str_fmt(L->s->arena, "%sboxed ", pre).p, post);
      if (ty_is_lang(t, LANG_pin) && t->args->v[0]->kind != TY_REF) return must_use_type(L, t->args->v[0], at, str_fmt(L->s->arena, "%spinned ", pre).p, post);
      if (!t->def->must_use) return false;
      reason(L, warn(L, at, pre, str_fmt(L->s->arena, "`%s`", sym_z(L->s->sx->in, t->def->name)).p, post), t->def->must_use_text);
      return true;
    case TY_OPAQUE: return opaque(L, t, at, pre, post);
    case TY_DYN: {
      if (!t->def || !t->def->must_use) return false;
      Str q = str_fmt(L->s->arena, "`%s` trait object", sym_z(L->s->sx->in, t->def->name));
      reason(L, warn(L, at, pre, q.p, post), t->def->must_use_text);
      return true;
    }
    case TY_TUPLE:
      for (u32 i = 0; i < t->args->n; i++)
        if (must_use_type(L, t->args->v[i], at, pre, str_fmt(L->s->arena, "%s in tuple element %u", post, i).p)) return true;
      return false;
    case TY_CLOSURE: {
      Diag *g = warn(L, at, pre, "closure", post);
      diag_note(L->s->sx->diags, g, "closures are lazy and do nothing unless called");
      return true;
    }
    case TY_ASYNC: return trait_bound(L, lang_item(L->s, LANG_future_trait), at, pre, post);
    default: return false;
  }
}
static bool tuple_parts(Lint *L, Expr *in, Ty t) {
  for (u32 i = 0; i < in->n && i < t->args->n; i++)
    if (must_use_type(L, t->args->v[i], in->args[i]->span, "", str_fmt(L->s->arena, " in tuple element %u", i).p)) return true;
  return false;
}
static bool must_use_fn(Lint *L, Expr *e) {
  Def *f = NULL;
  Span at = e->span;
  if (e->kind == E_METHOD) f = e->callee.def;
  else if (e->kind == E_CALL && !e->callee.def && expr_of(e->a)->kind == E_PATH) f = expr_of(e->a)->def;
  if (!f || !f->must_use || f->kind != DEF_FN) return false;
  Str q = str_fmt(L->s->arena, "`%.*s`", STR_ARG(def_path(L->s, f, L->s->arena)));
  Diag *g = diag(L->s->sx->diags, DIAG_unused_must_use, sources_user_span(L->s->sx->src, at), "unused return value of %.*s that must be used", STR_ARG(q));
  reason(L, g, f->must_use_text);
  L->said = g;
  return true;
}
static const char *op_words(Expr *e) {
  if (e->kind == E_BINARY) {
    if (e->op >= BIN_EQ && e->op <= BIN_GE) return "comparison";
    if (e->op == BIN_LAND || e->op == BIN_LOR) return "logical operation";
    return e->op >= BIN_AND && e->op <= BIN_SHR ? "bitwise operation" : "arithmetic operation";
  }
  if (e->kind == E_UNARY) return "unary operation";
  if (e->kind == E_REF) return "borrow";
  return NULL;
}
static bool unit_like(Ty t) { return ty_is_unit(t) || t->kind == TY_NEVER; }

static void statement(Lint *L, Expr *e) {
  Expr *in = expr_of(e);
  if (!in->ty) return;
  Ty t = expr_adj_ty(in);
  Span at = e->kind == E_PAREN ? in->span : e->span;
  if (!unit_like(t)) {
    bool said = in->kind == E_TUPLE && t->kind == TY_TUPLE ? tuple_parts(L, in, t) : must_use_type(L, t, at, "", "");
    if (!said) said = must_use_fn(L, in);
    if (said) suggest_used(L->s, L->said, e->span, (t->kind == TY_OPAQUE || t->kind == TY_ASYNC) && in->kind != E_TUPLE, L->async);
    const char *w = said ? NULL : op_words(in);
    if (w && !from_lib_expansion(L->s, in->span)) {
      Diag *g = diag(L->s->sx->diags, DIAG_unused_must_use, at, "unused %s that must be used", w);
      diag_primary(L->s->sx->diags, g, "the %s produces a value", w);
      suggest_used(L->s, g, e->span, false, false);
      return;
    }
  }
  if (in->kind == E_PATH && e->kind != E_MACRO) {
    bool drops = ty_needs_drop(L->s, param_env(L->s, L->item), t) && in->res == RES_LOCAL;
    diag(L->s->sx->diags, DIAG_path_statements, span_to(e->span, (Span){e->span.lo, e->span.hi + 1, 0}), drops ? "path statement drops value" : "path statement with no effect");
  }
}
static void stmts(Lint *L, Stmt *v, u32 n) {
  for (u32 i = 0; i < n; i++) {
    Stmt *st = &v[i];
    switch (st->kind) {
      case S_SEMI: statement(L, st->e); expr(L, st->e); break;
      case S_EXPR: expr(L, st->e); break;
      case S_LET: if (st->init) expr(L, st->init); if (st->els) block(L, st->els); break;
      case S_MACRO: stmts(L, st->expansion, st->n_expansion); break;
      default: break;
    }
  }
}
static void block(Lint *L, Block *b) {
  stmts(L, b->stmts, b->n);
  if (b->tail) expr(L, b->tail);
}
static void expr(Lint *L, Expr *e) {
  e = expr_of(e);
  if (!e) return;
  bool was = L->async;
  L->async = e->kind == E_ASYNC || (was && e->kind != E_CLOSURE);
  if (e->a) expr(L, e->a);
  if (e->b) expr(L, e->b);
  if (e->c) expr(L, e->c);
  for (u32 i = 0; i < e->n; i++) expr(L, e->args[i]);
  for (u32 i = 0; i < e->n_fields; i++) expr(L, e->fields[i].value);
  for (u32 i = 0; i < e->n_arms; i++) { if (e->arms[i].guard) expr(L, e->arms[i].guard); expr(L, e->arms[i].body); }
  if (e->kind == E_BLOCK) block(L, e->block);
  L->async = was;
}
void lint_unused_results(Sema *s, AstBody *b) {
  if (b->parent) return;                     /* inner bodies are reached from the outer one */
  Lint L = {.s = s, .item = b->def};
  if (b->value) expr(&L, b->value);
}
