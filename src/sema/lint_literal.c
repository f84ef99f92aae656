/* overflowing_literals: a number that its type cannot hold. */
#include "sema/check.h"

static u128 largest(Ty t, bool negated) {
  u32 n = prim_bits((Prim)t->prim);
  if (!ty_is_signed(t)) return n == 128 ? ~(u128)0 : ((u128)1 << n) - 1;
  return ((u128)1 << (n - 1)) - !negated;
}
/* In writeback, when the type of every expression is known; parts come before what they are part of. */
void lint_note_literal(Fcx *fc, Expr *e) {
  if (fc->owner->is_lib) return;
  Expr *lit = e->kind == E_UNARY && e->op == UN_NEG ? expr_of(e->a) : e;
  if (!lit || lit->kind != E_LIT || lit->lit->kind != LIT_INT || !lit->ty || lit->ty->kind != TY_INT) return;
  if (lit->lit->value <= largest(lit->ty, false)) return;
  Sema *s = fc->s;
  for (u32 i = 0; i < s->big_literals.n; i++)
    if (expr_of(s->big_literals.v[i]) == lit) { s->big_literals.v[i] = e; return; }
  vec_push(s->arena, &s->big_literals, e);
}
void lint_literals(Sema *s) {
  for (u32 i = 0; i < s->big_literals.n; i++) {
    Expr *e = s->big_literals.v[i];
    bool negated = e->kind == E_UNARY;
    Expr *lit = negated ? expr_of(e->a) : e;
    if (lit->lit->value <= largest(lit->ty, negated)) continue;
    Str t = ty_str(s, lit->ty);
    Diags *d = s->sx->diags;
    Diag *g = diag(d, DIAG_overflowing_literals, sources_user_span(s->sx->src, e->span), "literal out of range for `%.*s`", STR_ARG(t));
    u32 bits = prim_bits((Prim)lit->ty->prim);
    if (bits > 64) continue;
    unsigned long long max = (unsigned long long)largest(lit->ty, false);
    unsigned long long min = ty_is_signed(lit->ty) ? (unsigned long long)largest(lit->ty, true) : 0;
    diag_note(d, g, "the literal does not fit into the type `%.*s` whose range is `%s%llu..=%llu`", STR_ARG(t), min ? "-" : "", min, max);
  }
}
