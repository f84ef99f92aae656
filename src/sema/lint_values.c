/* Lints on single expressions and patterns, made late: what is dropped or cloned to no effect, comparisons that
 * are always so, `for` over an Option, a lock that nobody holds, what is deprecated; and types that are private. */
#include "sema/check.h"

typedef struct Values { Sema *s; Def *item; AstBody *body; bool privacy; Expr *arm; /* of a match: `_ => drop(x)` gives () */ } Values;

static Diags *dg(const Values *v) { return v->s->sx->diags; }
static bool own_text(const Values *v, Span sp) { return !sp.ctx && !from_lib_expansion(v->s, sp); }

/* --- drop(&x), forget(5) ---------------------------------------------------------------------- */
static void lint_drop(Values *v, Expr *e) {
  Expr *f = expr_of(e->a);
  if (e->n != 1 || f->kind != E_PATH || !f->def) return;
  bool drop = def_is_lang(f->def, LANG_mem_drop);
  if (!drop && !def_is_lang(f->def, LANG_mem_forget)) return;
  Ty t = expr_adj_ty(expr_of(e->args[0]));
  ExprKind arg = expr_of(e->args[0])->kind;
  if (drop && e == v->arm && (arg == E_CALL || arg == E_METHOD)) return;
  const char *what = drop ? "drop" : "forget";
  if (t->kind == TY_REF)
    diag(dg(v), drop ? DIAG_dropping_references : DIAG_forgetting_references, e->span,
         "calls to `std::mem::%s` with a reference instead of an owned value does nothing", what);
  else if (ty_is_copy(v->s, param_env(v->s, v->item), t))
    diag(dg(v), drop ? DIAG_dropping_copy_types : DIAG_forgetting_copy_types, e->span,
         "calls to `std::mem::%s` with a value that implements `Copy` does nothing", what);
}

/* --- clone of a reference ------------------------------------------------------------------------ */
static void lint_clone(Values *v, Expr *e) {
  Def *f = e->callee.def;
  if (!f || !f->parent || !def_is_lang(f->parent, LANG_clone) || !own_text(v, e->span) || !e->callee.substs->n) return;
  Expr *recv = expr_of(e->a);
  if (e->callee.substs->v[0]->kind != TY_REF || e->callee.substs->v[0]->mut) return;
  for (u32 i = 0; i < recv->n_adj; i++)
    if (recv->adj[i].kind == ADJ_DEREF_CALL) return;
  Span at = {e->a->span.hi, e->span.hi, 0};
  if (recv->ty == expr_adj_ty(e)) diag(dg(v), DIAG_noop_method_call, at, "call to `.clone()` on a reference in this situation does nothing");
  else
    diag(dg(v), DIAG_suspicious_double_ref_op, at, "using `.clone()` on a double reference, which returns `%s` instead of cloning the inner type",
         ty_str(v->s, e->ty).p);
}

/* --- comparisons with the ends of a type's range --------------------------------------------------- */
static u8 turned_round(u8 op) { return op == BIN_LT ? BIN_GT : op == BIN_LE ? BIN_GE : op == BIN_GT ? BIN_LT : op == BIN_GE ? BIN_LE : op; }

static void lint_limits(Values *v, Expr *e) {
  if (e->op < BIN_EQ || e->op > BIN_GE) return;
  Expr *a = expr_of(e->a), *b = expr_of(e->b);
  bool swap = a->kind == E_LIT;
  Expr *lit = swap ? a : b, *x = swap ? b : a;
  if (lit->kind != E_LIT || lit->lit->kind != LIT_INT || !x->ty || x->ty->kind != TY_INT) return;
  u32 bits = prim_bits((Prim)x->ty->prim);
  if (bits >= 128) return;
  bool sgn = ty_is_signed(x->ty);
  i128 max = ((i128)1 << (bits - sgn)) - 1, min = sgn ? -max - 1 : 0, n = (i128)lit->lit->value;
  bool fine = true;
  switch (swap ? turned_round(e->op) : e->op) {
  case BIN_LT: case BIN_GE: fine = n > min && n <= max; break;
  case BIN_LE: case BIN_GT: fine = n >= min && n < max; break;
  default: fine = n >= min && n <= max; break;
  }
  if (!fine) diag(dg(v), DIAG_unused_comparisons, sources_user_span(v->s->sx->src, e->span), "comparison is useless due to type limits");
}

/* --- for x in Some(y) ---------------------------------------------------------------------------- */
static void lint_for(Values *v, Expr *e) {
  Expr *a = expr_of(e->a);
  Ty t = a->ty;
  const char *ref = t && t->kind == TY_REF ? t->mut ? "&mut " : "&" : "";
  if (t && t->kind == TY_REF) t = t->elem;
  if (!t || from_lib_expansion(v->s, e->span)) return;
  bool opt = ty_is_lang(t, LANG_option);
  if (!opt && !ty_is_lang(t, LANG_result)) return;
  diag(dg(v), DIAG_for_loops_over_fallibles, e->a->span, "for loop over %s `%s%s`. This is more readably written as an `if let` statement",
       opt || *ref ? "an" : "a", ref, opt ? "Option" : "Result");
}

/* --- let _ = m.lock() ------------------------------------------------------------------------------- */
/* A guard itself, or a Result of one; what holds a guard among other things is not meant. */
static bool is_guard(Ty t) {
  return ty_is_lang(t, LANG_mutex_guard) || ty_is_lang(t, LANG_rwlock_read_guard) || ty_is_lang(t, LANG_rwlock_write_guard);
}
static void lint_lock(Values *v, Stmt *st) {
  Pat *p = pat_of(st->pat);
  if (p->kind != P_WILD || !st->init || from_lib_expansion(v->s, st->span)) return;
  Ty t = expr_adj_ty(expr_of(st->init));
  if (t && ty_is_lang(t, LANG_result)) t = t->args->v[0];
  if (!t || !is_guard(t)) return;
  Diag *g = diag(dg(v), DIAG_let_underscore_lock, st->span, "non-binding let on a synchronization lock");
  diag_label(dg(v), g, st->pat->span, "this lock is not assigned to a binding and is immediately dropped");
}

/* --- deprecated ---------------------------------------------------------------------------------------- */
static const Attr *deprecation(Values *v, const Def *d) {
  const Item *it = d ? d->item : NULL;
  for (u32 i = 0; it && d->kind != DEF_VARIANT && i < it->attrs.n; i++) {
    const Attr *a = &it->attrs.v[i];
    if (a->path && a->path->n == 1 && str_eqz(sym_str(v->s->sx->in, a->path->segs[0].name.sym), "deprecated")) return a;
  }
  return NULL;
}

static Str deprecation_note(Values *v, const Attr *a) {
  for (u32 i = 0; i < a->args.n; i++) {
    bool note = a->eq || (a->args.v[i].kind == T_IDENT && str_eqz(sym_str(v->s->sx->in, a->args.v[i].sym), "note"));
    u32 at = a->eq ? i : i + 2;
    if (note && at < a->args.n && a->args.v[at].kind == T_STR) return sources_text(v->s->sx->src, a->args.v[at].span);
  }
  return (Str){0};
}

static void lint_deprecated(Values *v, Def *d, Span at) {
  const Attr *a = deprecation(v, d);
  if (!a || from_lib_expansion(v->s, at)) return;
  for (Def *in = v->item; in; in = in->parent)
    if (deprecation(v, in)) return;
  Str note = deprecation_note(v, a);
  if (note.n > 2) note = (Str){note.p + 1, note.n - 2};
  bool method = d->kind == DEF_FN && d->parent && (d->parent->kind == DEF_IMPL || d->parent->kind == DEF_TRAIT);
  diag(dg(v), DIAG_deprecated, at, "use of deprecated %s `%.*s`%s%.*s", method ? "method" : def_kind_name(d),
       STR_ARG(def_path(v->s, d, v->s->arena)), note.n ? ": " : "", STR_ARG(note));
}

/* --- types that cannot be named here --------------------------------------------------------------------- */
static bool is_private(void *ctx, Ty t) {
  Values *v = ctx;
  if (t->kind != TY_ADT || t->def->is_lib) return false;
  return !vis_allows(v->s, t->def->vis, t->def->module, v->body->def->module);
}
static bool private_value(Values *v, Expr *e) {
  if (!v->privacy || !e->ty || !own_text(v, e->span) || !ty_any(e->ty, is_private, v)) return false;
  diag(dg(v), DIAG_ERROR, e->span, "type `%s` is private", ty_str(v->s, e->ty).p);
  return true;
}

/* --- walking ------------------------------------------------------------------------------------------------ */
static void pat(Values *v, Pat *p) {
  p = pat_of(p);
  if (!p) return;
  if (p->sub) pat(v, p->sub);
  for (u32 i = 0; i < p->n; i++) pat(v, p->elems[i]);
  for (u32 i = 0; i < p->n_fields; i++) {
    FieldPat *f = &p->fields[i];
    Pat *q = pat_of(f->pat);
    bool twice = !f->shorthand && q->kind == P_BIND && !q->sub && q->name.sym == f->name.sym;
    if (twice && !v->privacy && own_text(v, f->name.span) && !q->span.ctx)
      diag(dg(v), DIAG_non_shorthand_field_patterns, span_to(f->name.span, q->span), "the `%s:` in this pattern is redundant",
           sym_z(v->s->sx->in, f->name.sym));
    pat(v, f->pat);
  }
}

static void expr(Values *v, Expr *e);
static void block(Values *v, Block *b);
static void stmts(Values *v, Stmt *st, u32 n) {
  for (u32 i = 0; i < n; i++) {
    switch (st[i].kind) {
    case S_LET:
      if (!v->privacy) lint_lock(v, &st[i]);
      pat(v, st[i].pat);
      if (st[i].init) expr(v, st[i].init);
      if (st[i].els) block(v, st[i].els);
      break;
    case S_SEMI: case S_EXPR: expr(v, st[i].e); break;
    case S_MACRO: stmts(v, st[i].expansion, st[i].n_expansion); break;
    default: break;
    }
  }
}
static void block(Values *v, Block *b) {
  stmts(v, b->stmts, b->n);
  if (b->tail) expr(v, b->tail);
}

static void look_at(Values *v, Expr *e) {
  switch (e->kind) {
  case E_CALL: lint_drop(v, e); break;
  case E_METHOD:
    lint_clone(v, e);
    lint_deprecated(v, e->callee.def, e->name.span);
    break;
  case E_BINARY: lint_limits(v, e); break;
  case E_PATH: case E_STRUCT:
    if (e->path && e->path->n) lint_deprecated(v, e->def, e->path->segs[e->path->n - 1].name.span);
    break;
  default: break;
  }
}

static void expr(Values *v, Expr *e) {
  if (e && e->kind == E_FOR && !v->privacy) lint_for(v, e);
  e = expr_of(e);
  if (!e || private_value(v, e)) return;
  if (!v->privacy) look_at(v, e);
  if (e->a) expr(v, e->a);
  if (e->b) expr(v, e->b);
  if (e->c) expr(v, e->c);
  if (e->pat) pat(v, e->pat);
  for (u32 i = 0; i < e->n_params; i++) pat(v, e->params[i].pat);
  for (u32 i = 0; i < e->n; i++) expr(v, e->args[i]);
  for (u32 i = 0; i < e->n_fields; i++) expr(v, e->fields[i].value);
  for (u32 i = 0; i < e->n_arms; i++) {
    pat(v, e->arms[i].pat);
    if (e->arms[i].guard) expr(v, e->arms[i].guard);
    v->arm = expr_of(e->arms[i].body);
    expr(v, e->arms[i].body);
  }
  if (e->kind == E_BLOCK) block(v, e->block);
}

static void walk(Sema *s, AstBody *b, bool privacy) {
  if (b->parent || !b->def) return;            /* inner bodies are reached from the outer one */
  Values v = {s, b->def, b, privacy, NULL};
  for (u32 i = 0; i < b->n_params; i++) pat(&v, b->params[i]);
  if (b->value) expr(&v, b->value);
}
void lint_values(Sema *s, AstBody *b) { walk(s, b, false); }
void report_private_types(Sema *s, AstBody *b) { walk(s, b, true); }
