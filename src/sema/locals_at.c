/* locals_at — the variables that can be seen at a place of the text, for what is said of a name that is not found:
 * one that stands outside of the function, constant or type that wanted it (E0434, E0435), or one that is written
 * almost so. Walks the trees as parsed: only what contains the place is looked into. */
#include "sema/resolve.h"

typedef struct Look { Sema *s; Span at; Def *fn; void *ctx; void (*see)(void *ctx, Ident name, Def *fn); } Look;

static bool holds(const Look *k, Span sp) { return sp.lo <= k->at.lo && k->at.hi <= sp.hi; }

static void see_pat(Look *k, const Pat *p) {
  if (!p) return;
  if (p->lowered) { see_pat(k, p->lowered); return; }
  if (p->kind == P_BIND) k->see(k->ctx, p->name, k->fn);
  see_pat(k, p->sub);
  for (u32 i = 0; i < p->n; i++) see_pat(k, p->elems[i]);
  for (u32 i = 0; i < p->n_fields; i++) see_pat(k, p->fields[i].pat);
}

static void look_expr(Look *k, Expr *e);
static void look_block(Look *k, Block *b);

static void look_stmt(Look *k, Stmt *st) {
  bool later = st->span.lo > k->at.lo;
  if (later) return;
  if (holds(k, st->span) || (st->span.ctx && st->init && holds(k, st->init->span))) { /* an attribute wraps a body in a `let` */
    look_expr(k, st->init);
    look_expr(k, st->e);
    if (st->els) look_block(k, st->els);
    return;
  }
  see_pat(k, st->pat);
  for (u32 i = 0; i < st->n_expansion; i++) see_pat(k, st->expansion[i].pat);
}
static void look_block(Look *k, Block *b) {
  if (!b || !holds(k, b->span)) return;
  for (u32 i = 0; i < b->n; i++) look_stmt(k, &b->stmts[i]);
  look_expr(k, b->tail);
}
/* Names that a condition binds: `if let`, `while let`, also behind `&&`. */
static void see_cond(Look *k, Expr *c) {
  if (!c) return;
  if (c->kind == E_LET) see_pat(k, c->pat);
  if (c->kind == E_BINARY && c->op == BIN_LAND) { see_cond(k, c->a); see_cond(k, c->b); }
}
static void look_expr(Look *k, Expr *e) {
  if (!e || !holds(k, e->span)) return;
  if (e->kind == E_CLOSURE)
    for (u32 i = 0; i < e->n_params; i++) see_pat(k, e->params[i].pat);
  if ((e->kind == E_IF || e->kind == E_WHILE) && e->b && holds(k, e->b->span)) see_cond(k, e->a);
  if (e->kind == E_FOR && e->b && holds(k, e->b->span)) see_pat(k, e->pat);
  if (e->kind == E_BINARY && e->op == BIN_LAND && holds(k, e->b->span)) see_cond(k, e->a);
  look_expr(k, e->a);
  look_expr(k, e->b);
  look_expr(k, e->c);
  if (e->kind == E_MACRO && e->lowered) look_expr(k, e->lowered);
  for (u32 i = 0; i < e->n; i++) look_expr(k, e->args[i]);
  for (u32 i = 0; i < e->n_fields; i++) look_expr(k, e->fields[i].value);
  for (u32 i = 0; i < e->n_arms; i++) {
    Arm *a = &e->arms[i];
    if (holds(k, a->body->span) || (a->guard && holds(k, a->guard->span))) see_pat(k, a->pat);
    look_expr(k, a->guard);
    look_expr(k, a->body);
  }
  look_block(k, e->block);
}

/* Calls see for every variable in scope at a place, with the function that it belongs to; outer functions' too. */
static void locals_at(Sema *s, Span at, void *ctx, void (*see)(void *ctx, Ident name, Def *fn)) {
  for (u32 i = s->first_own; i < s->defs.n; i++) {
    Def *d = s->defs.v[i];
    FnDecl *fn = d->kind == DEF_FN && d->item && !d->is_lib ? d->item->fn : NULL;
    if (!fn || !fn->body || fn->body->span.lo > at.lo || at.hi > fn->body->span.hi) continue;
    Look k = {s, at, d, ctx, see};
    for (u32 p = 0; p < fn->n; p++) see_pat(&k, fn->params[p].pat);
    look_block(&k, fn->body);
  }
}

/* --- a name that stands outside --------------------------------------------------------------- */
typedef struct Outside { Sym want; Def *fn; Span span; } Outside;
static void see_name(void *ctx, Ident name, Def *fn) {
  Outside *o = ctx;
  if (name.sym == o->want) o->fn = fn, o->span = name.span;
}
Def *local_outside(Sema *s, Sym name, Span at, Span *where) {
  Outside o = {.want = name};
  locals_at(s, sources_user_span(s->sx->src, at), &o, see_name);
  *where = o.span;
  return o.fn;
}

/* --- a name that is almost the one ---------------------------------------------------------------- */
typedef struct Nearest { Sema *s; Str want; u32 best; Sym found; } Nearest;
static void see_near(void *ctx, Ident name, Def *fn) {
  Nearest *n = ctx;
  (void)fn;
  u32 d = name_distance(n->want, sym_str(n->s->sx->in, name.sym), n->best);
  if (d && d < n->best && !name.span.ctx) n->best = d, n->found = name.sym;
}
Sym local_similar(Sema *s, Sym name, Span at, u32 *best) {
  Nearest n = {s, sym_str(s->sx->in, name), *best, 0};
  locals_at(s, sources_user_span(s->sx->src, at), &n, see_near);
  *best = n.best;
  return n.found;
}
