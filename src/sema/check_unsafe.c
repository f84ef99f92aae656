/* What needs `unsafe` (E0133), `unsafe` that nothing needs, and references to `static mut`.
 * Walks a checked body; a closure stands in the surroundings of the place where it is written. */
#include "sema/check.h"

typedef struct Around { struct Around *up; bool used, fn; Span at; } Around;   /* an unsafe block, or an unsafe fn */
typedef struct Unsafe { Sema *s; Around *in; bool refs; } Unsafe;

static void expr(Unsafe *u, Expr *e);
static void block(Unsafe *u, Block *b);

static void needs(Unsafe *u, Span at, const char *label, const char *what) {
  bool fn = u->in && u->in->fn, later = u->s->edition >= 2024;    /* from then on an unsafe function is no unsafe block */
  if (u->in) u->in->used = true;
  if (u->in && !(fn && later && !u->refs)) return;
  Diags *d = u->s->sx->diags;
  at = sources_user_span(u->s->sx->src, at);
  Diag *g = diag(d, fn ? DIAG_unsafe_op_in_unsafe_fn : DIAG_E0133, at, "%s is unsafe and requires unsafe %sblock", what, later ? "" : "function or ");
  diag_primary(d, g, "%s", label);
}
static bool static_mut(const Expr *e) {
  return e->kind == E_PATH && e->def && e->def->kind == DEF_STATIC && e->def->item && e->def->item->mut && !e->def->is_lib;
}
/* Some functions of the library became unsafe with the edition of 2024. */
static bool safe_then(Unsafe *u, const Def *f) {
  return u->s->edition < 2024 && f->is_lib && f->item && attr_find(f->item->attrs, SYM_safe_before_2024);
}
static void called(Unsafe *u, Def *f, Span at) {
  if (!f || f->kind != DEF_FN || !def_sig(u->s, f)->unsafe_ || (!u->in && safe_then(u, f))) return;
  Str path = def_path(u->s, f, u->s->arena);
  needs(u, at, "call to unsafe function", str_fmt(u->s->arena, "call to unsafe function `%.*s`", STR_ARG(path)).p);
}
/* The place that a reference is made of: does it lie in a `static mut`? */
static bool in_static(Expr *e) {
  for (e = expr_of(e); e; e = expr_of(e->a)) {
    if (static_mut(e)) return true;
    if (e->kind != E_FIELD && e->kind != E_INDEX) return false;
    if (e->kind == E_INDEX && e->callee.def) return false;
  }
  return false;
}
static void made_ref(Unsafe *u, Expr *of, bool mut, Span at) {
  if (!u->refs || !in_static(of)) return;
  Diags *d = u->s->sx->diags;
  const char *kind = mut ? "mutable" : "shared";
  DiagCode code = u->s->edition < 2024 ? DIAG_static_mut_refs : DIAG_static_mut_refs_2024;
  Diag *g = diag(d, code, sources_user_span(u->s->sx->src, at), "creating a %s reference to mutable static", kind);
  diag_primary(d, g, "%s reference to mutable static", kind);
  diag_note(d, g, mut ? "nothing else may look at the static or change it while a mutable reference to it lives, and nobody watches over that"
                      : "the static may not be changed while a shared reference to it lives, and nobody watches over that");
}
static void pat(Unsafe *u, Pat *p);
static void stmt(Unsafe *u, Stmt *st) {
  for (u32 i = 0; i < st->n_expansion; i++) stmt(u, &st->expansion[i]);
  if (st->n_expansion || st->kind == S_ITEM) return;
  if (st->pat) pat(u, st->pat);
  if (st->init) expr(u, st->init);
  if (st->e) expr(u, st->e);
  if (st->els) block(u, st->els);
}
static void block(Unsafe *u, Block *b) {
  for (u32 i = 0; i < b->n; i++) stmt(u, &b->stmts[i]);
  if (b->tail) expr(u, b->tail);
}
static void unsafe_block(Unsafe *u, Expr *e) {
  Around a = {.up = u->in, .at = e->span};
  bool nested = a.up && !a.up->fn;
  u->in = &a;
  block(u, e->block);
  u->in = a.up;
  if (nested && a.used) a.up->used = true;
  if (u->refs || from_lib_expansion(u->s, e->span) || (a.used && !nested)) return;
  Span word = {e->span.lo, e->span.lo + 6, e->span.ctx};
  Diag *g = diag(u->s->sx->diags, DIAG_unused_unsafe, word, "unnecessary `unsafe` block");
  diag_primary(u->s->sx->diags, g, "unnecessary `unsafe` block");
  if (nested) diag_label(u->s->sx->diags, g, (Span){a.up->at.lo, a.up->at.lo + 6, 0}, "because it's nested under this `unsafe` block");
}
static void pat(Unsafe *u, Pat *p) {
  p = pat_of(p);
  if (!p) return;
  bool of_union = p->kind == P_STRUCT && p->ty && p->ty->kind == TY_ADT && p->ty->def->kind == DEF_UNION;
  const Pat *field = of_union && p->n_fields ? pat_of(p->fields[0].pat) : NULL;
  if (field && field->kind != P_WILD) needs(u, field->span, "access to union field", "access to union field");
  if (p->sub) pat(u, p->sub);
  for (u32 i = 0; i < p->n; i++) pat(u, p->elems[i]);
  for (u32 i = 0; i < p->n_fields; i++) pat(u, p->fields[i].pat);
}
static void own(Unsafe *u, Expr *e) {
  if (e->kind == E_CALL && !e->callee.def && expr_of(e->a)->ty && expr_of(e->a)->ty->kind == TY_FN_DEF) called(u, expr_of(e->a)->ty->def, e->span);
  if (e->kind == E_METHOD) called(u, e->callee.def, e->span);
  if (e->kind == E_UNARY && e->op == UN_DEREF && expr_adj_ty(e->a)->kind == TY_PTR)
    needs(u, e->span, "dereference of raw pointer", "dereference of raw pointer");
  if (e->kind == E_FIELD && expr_adj_ty(e->a)->kind == TY_ADT && expr_adj_ty(e->a)->def->kind == DEF_UNION)
    needs(u, e->span, "access to union field", "access to union field");
  if (static_mut(e)) needs(u, e->span, "use of mutable static", "use of mutable static");
  if (e->kind == E_REF && !e->raw) made_ref(u, e->a, e->mut, e->span);
  for (u32 i = 0; i < e->n_adj; i++)
    if (e->adj[i].kind == ADJ_REF && !i) made_ref(u, e, e->adj[i].mut, e->span);
}
static void expr(Unsafe *u, Expr *e) {
  e = expr_of(e);
  if (!e || !e->ty) return;
  own(u, e);
  if (e->kind == E_REF && e->raw && static_mut(expr_of(e->a))) return;       /* only its address */
  if (e->kind == E_BLOCK && e->unsafe_) { unsafe_block(u, e); return; }
  Expr *to = e->kind == E_ASSIGN ? expr_of(e->a) : NULL;
  bool field = to && to->kind == E_FIELD && expr_adj_ty(to->a)->kind == TY_ADT && expr_adj_ty(to->a)->def->kind == DEF_UNION;
  Expr *const abc[] = {field ? to->a : e->a, e->b, e->c};     /* writing to a union's field is safe */
  for (u32 i = 0; i < COUNTOF(abc); i++) if (abc[i]) expr(u, abc[i]);
  for (u32 i = 0; i < e->n; i++) expr(u, e->args[i]);
  for (u32 i = 0; i < e->n_fields; i++) if (e->fields[i].value) expr(u, e->fields[i].value);
  for (u32 i = 0; i < e->n_arms; i++) {
    pat(u, e->arms[i].pat);
    if (e->arms[i].guard) expr(u, e->arms[i].guard);
    expr(u, e->arms[i].body);
  }
  if (e->pat && e->kind == E_LET) pat(u, e->pat);
  if (e->block) block(u, e->block);
}
static void walk(Sema *s, AstBody *b, bool refs) {
  if (b->parent || !b->value) return;
  Unsafe u = {.s = s, .refs = refs};
  Around fn = {.fn = true};
  if (b->def->item && b->def->item->fn && b->def->item->fn->unsafe_) u.in = &fn;
  if (refs && !u.in) u.in = &fn;                /* the uses themselves have been judged */
  expr(&u, b->value);
}
void check_unsafety(Sema *s, AstBody *b) { walk(s, b, false); }
void lint_static_refs(Sema *s, AstBody *b) { walk(s, b, true); }
