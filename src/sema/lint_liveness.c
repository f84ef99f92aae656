/* unused_variables, unused_assignments (the plain case), unused_mut: from how places are used. */
#include "sema/check.h"
#include "sema/suggest.h"

typedef struct Use { bool read, assigned, mutated; u32 n_assign; Span first_assign; bool field_shorthand, pat_init; Bindings at; } Use;
/* What is never reached reads nothing: a fork or loop of the walk, and whether its ends are reached. */
typedef struct Fork { Expr *e; bool out, again; } Fork;
typedef struct Live { Sema *s; bool dead; VEC(Fork) forks; Map index; VEC(Use) v; VEC(Local *) locals; } Live;

static u32 slot(Live *L, Local *l) {
  u64 i;
  if (map_get(&L->index, (u64)(uintptr_t)l, &i)) return (u32)i;
  i = L->v.n;
  map_put(L->s->arena, &L->index, (u64)(uintptr_t)l, i);
  vec_push(L->s->arena, &L->v, (Use){0});
  vec_push(L->s->arena, &L->locals, l);
  return (u32)i;
}
static bool own_storage(const UsePlace *p) {         /* not behind a reference or pointer */
  for (u32 i = 0; i < p->n; i++)
    if (p->proj[i].kind == PP_DEREF_RAW || (p->proj[i].kind == PP_DEREF && !p->proj[i].box)) return false;
  return true;
}
static Use *use_of(Live *L, Local *l) { u32 i = slot(L, l); return &L->v.v[i]; }
static void on_flow(UseWalk *w, FlowKind k, Expr *e, Pat *p) {
  (void)p;
  Live *L = w->ctx;
  Fork *f = L->forks.n ? &vec_last(&L->forks) : NULL;
  switch (k) {
  case FLOW_FORK: case FLOW_LOOP:
    vec_push(L->s->arena, &L->forks, (Fork){k == FLOW_LOOP ? e : NULL, false, !L->dead});
    L->dead = k == FLOW_FORK || L->dead;
    break;
  case FLOW_ALT:
    f->out |= !L->dead;
    L->dead = !f->again;
    break;
  case FLOW_JOIN: case FLOW_END:
    L->dead = !(f->out || (k == FLOW_JOIN && !L->dead));
    L->forks.n--;
    break;
  case FLOW_BREAK:
    for (u32 i = L->forks.n; i-- > 0;)
      if (L->forks.v[i].e && L->forks.v[i].e == (e->kind == E_BREAK ? e->target : e)) { L->forks.v[i].out |= !L->dead; break; }
    if (e->kind == E_BREAK) L->dead = true;
    break;
  case FLOW_CONTINUE: case FLOW_EXIT: L->dead = true; break;
  default: break;
  }
}
static void on_use(UseWalk *w, const UsePlace *p, UseKind k, Span at) {
  Live *L = w->ctx;
  if (L->dead) return;
  Use *u = use_of(L, p->local);
  if (k == USE_UPDATE && !p->n) return;
  if (k == USE_ASSIGN && p->n == 0) { u->assigned = true; if (!u->n_assign++) u->first_assign = at; return; }
  u->read = true;
  if (k == USE_ASSIGN) { if (own_storage(p)) u->mutated = true; }
  else if (k == USE_REF_MUT && own_storage(p)) u->mutated = true;
}

/* --- where locals are declared ------------------------------------------------------------------- */
static void mark_pat(Live *L, Pat *p, bool init) {
  p = pat_of(p);
  if (!p) return;
  if (p->kind == P_BIND && p->local) {
    Use *u = use_of(L, p->local);
    if (init) u->pat_init = true;
    if (u->at.n++ < COUNTOF(u->at.v)) u->at.v[u->at.n - 1] = p;
  }
  if (p->sub) mark_pat(L, p->sub, init);
  for (u32 i = 0; i < p->n; i++) mark_pat(L, p->elems[i], init);
  for (u32 i = 0; i < p->n_fields; i++) {
    Pat *q = pat_of(p->fields[i].pat);
    if (p->fields[i].shorthand && q->kind == P_BIND && q->local) use_of(L, q->local)->field_shorthand = true;
    mark_pat(L, p->fields[i].pat, init);
  }
}
static void mark_expr(Live *L, Expr *e);
static void mark_block(Live *L, Block *b);
static void mark_stmts(Live *L, Stmt *v, u32 n) {
  for (u32 i = 0; i < n; i++) {
    Stmt *st = &v[i];
    if (st->kind == S_LET) { mark_pat(L, st->pat, st->init != NULL); if (st->init) mark_expr(L, st->init); if (st->els) mark_block(L, st->els); }
    else if (st->kind == S_MACRO) mark_stmts(L, st->expansion, st->n_expansion);
    else if (st->e) mark_expr(L, st->e);
  }
}
static void mark_block(Live *L, Block *b) {
  mark_stmts(L, b->stmts, b->n);
  if (b->tail) mark_expr(L, b->tail);
}
static void mark_expr(Live *L, Expr *e) {
  e = expr_of(e);
  if (!e || e->kind == E_CLOSURE || e->kind == E_ASYNC) return;
  if (e->a) mark_expr(L, e->a);
  if (e->b) mark_expr(L, e->b);
  if (e->c) mark_expr(L, e->c);
  if (e->pat) mark_pat(L, e->pat, true);
  for (u32 i = 0; i < e->n; i++) mark_expr(L, e->args[i]);
  for (u32 i = 0; i < e->n_fields; i++) mark_expr(L, e->fields[i].value);
  for (u32 i = 0; i < e->n_arms; i++) {
    mark_pat(L, e->arms[i].pat, true);
    if (e->arms[i].guard) mark_expr(L, e->arms[i].guard);
    mark_expr(L, e->arms[i].body);
  }
  if (e->kind == E_BLOCK) mark_block(L, e->block);
}

static bool lintable(Sema *s, Local *l) {
  const char *n = sym_z(s->sx->in, l->name.sym);
  return l->name.sym && n[0] != '_' && !l->synthetic && !l->is_self && !tool_made(s, l->name.span);
}
/* `let mut $x` of a macro that was given the x, as in tokio::pin!: the pattern reaches back to the macro's name. */
static bool made_by_macro(Sema *s, const Use *u) {
  const Pat *p = u->at.n ? u->at.v[0] : NULL;
  Str t = p && p->mut ? sources_text(s->sx->src, p->span) : STR("mut");
  return t.n < 3 || (memcmp(t.p, "mut", 3) != 0 && memcmp(t.p, "ref", 3) != 0);
}
static Live look(Sema *s, AstBody *b) {
  Live L = {.s = s};
  for (u32 i = 0; i < b->n_params; i++) mark_pat(&L, b->params[i], true);
  if (b->value) mark_expr(&L, b->value);
  return L;
}
static void walk_uses(Live *L, AstBody *b) {
  L->dead = false;
  L->forks.n = 0;
  Def *item = b->def->kind == DEF_CLOSURE || b->def->kind == DEF_ASYNC ? b->def->parent : b->def;
  UseWalk w = {.s = L->s, .env = param_env(L->s, item), .arena = L->s->arena, .ctx = L, .use = on_use, .flow = on_flow};
  use_walk_body(&w, b);
}
static Span binding_span(Sema *s, Local *l) {          /* with its `mut`, as rustc shows it */
  const SourceFile *f = sources_file(s->sx->src, l->name.span.lo);
  if (!l->mut || !f) return l->name.span;
  u32 lo = l->name.span.lo - f->base, at = lo;
  while (at > 3 && lo - at < 32 && strncmp(f->text.p + at, "mut", 3) != 0) at--;
  return (Span){l->name.span.lo - (lo - at), l->name.span.hi, l->name.span.ctx};
}
void lint_liveness(Sema *s, AstBody *b) {
  Live L = look(s, b);
  walk_uses(&L, b);
  Diags *d = s->sx->diags;
  for (u32 i = 0; i < b->locals.n; i++) {
    Local *l = b->locals.v[i];
    Use *u = use_of(&L, l);
    if (u->read || l->dead || !lintable(s, l) || made_by_macro(s, u) || lint_hushed(s, DIAG_unused_variables, l)) continue;
    const char *n = sym_z(s->sx->in, l->name.sym);
    if (u->assigned) {
      Diag *g = diag(d, DIAG_unused_variables, binding_span(s, l), "variable `%s` is assigned to, but never used", n);
      diag_note(d, g, "consider using `_%s` instead", n);
      continue;
    }
    Diag *g = diag(d, DIAG_unused_variables, binding_span(s, l), "unused variable: `%s`", n);
    suggest_underscore(s, g, l, &u->at, u->field_shorthand);
  }
}

/* --- unused_mut: over a function with all its inner bodies, for a captured variable may be changed inside --- */
void lint_unused_mut(Sema *s, AstBody *root) {
  if (root->parent) return;
  Live L = {.s = s};
  BodyVec all = *bodies_in(s, root);
  for (u32 i = 0; i < all.n; i++) {
    for (u32 k = 0; k < all.v[i]->n_params; k++) mark_pat(&L, all.v[i]->params[k], true);
    if (all.v[i]->value) mark_expr(&L, all.v[i]->value);
  }
  for (u32 i = 0; i < all.n; i++) walk_uses(&L, all.v[i]);
  for (u32 i = 0; i < all.n; i++)
    for (u32 k = 0; k < all.v[i]->locals.n; k++) {
      Local *l = all.v[i]->locals.v[k];
      Use *u = use_of(&L, l);
      if (!l->mut || u->mutated || l->dead || !l->name.sym || l->synthetic || tool_made(s, l->name.span)) continue;
      if (sym_z(s->sx->in, l->name.sym)[0] == '_') continue;
      if (u->n_assign > (u->pat_init ? 0u : 1u) || lint_hushed(s, DIAG_unused_mut, l)) continue;
      suggest_no_mut(s, diag(s->sx->diags, DIAG_unused_mut, binding_span(s, l), "variable does not need to be mutable"), l, &u->at);
    }
}
