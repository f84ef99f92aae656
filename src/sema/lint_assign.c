/* unused_assignments, by reaching definitions: the state is the set of assignments whose value nobody has read
 * yet, followed forwards along the evaluation order. Also the two lints on how a condition is written. */
#include "sema/check.h"
#include "sema/suggest.h"

enum { MAX_SITES = 1024 };
typedef struct Site { Local *local; Span at; bool read, init; } Site;
typedef struct State { Bits pending; bool dead; } State;
typedef struct Frame { Expr *e; State out, again; } Frame;            /* a loop, or a fork: out = joined ends, again = its start */
typedef struct Feed { u32 from, to; } Feed;     /* `to` is an update, which reads `from` only if it is read itself */
typedef struct Assign { Sema *s; AstBody *b; VEC(Site) sites; VEC(Feed) feeds; VEC(u32) updated; State now; VEC(Frame) frames; Map seen; } Assign;

static State fresh(Assign *A, bool dead) { return (State){bits_new(A->s->arena, MAX_SITES), dead}; }
static State copy(Assign *A, State st) { State r = fresh(A, st.dead); bits_copy(r.pending, st.pending); return r; }
static void merge(State *into, State st) {
  if (st.dead) return;
  bits_or(into->pending, st.pending);
  into->dead = false;
}
static u32 site(Assign *A, Local *l, Span at, bool init) {
  for (u32 i = 0; i < A->sites.n; i++) if (A->sites.v[i].local == l && A->sites.v[i].at.lo == at.lo && A->sites.v[i].init == init) return i;
  if (A->sites.n == MAX_SITES) return UINT32_MAX;
  vec_push(A->s->arena, &A->sites, (Site){l, at, false, init});
  return A->sites.n - 1;
}
static void assign(Assign *A, Local *l, Span at, bool init) {
  if (A->now.dead) return;
  for (u32 i = 0; i < A->sites.n; i++) if (A->sites.v[i].local == l) bits_clear(A->now.pending, i);
  u32 i = site(A, l, at, init);
  if (i != UINT32_MAX) bits_set(A->now.pending, i);
  for (u32 k = 0; k < A->updated.n; k++) {
    if (i != UINT32_MAX && A->sites.v[A->updated.v[k]].local == l) vec_push(A->s->arena, &A->feeds, (Feed){A->updated.v[k], i});
    else A->sites.v[A->updated.v[k]].read = true;
  }
  A->updated.n = 0;
}
static void spread_reads(Assign *A) {
  for (bool more = true; more;) {
    more = false;
    for (u32 i = 0; i < A->feeds.n; i++) {
      Site *from = &A->sites.v[A->feeds.v[i].from];
      if (from->read || !A->sites.v[A->feeds.v[i].to].read) continue;
      from->read = more = true;
    }
  }
}
static void on_use(UseWalk *w, const UsePlace *p, UseKind k, Span at) {
  Assign *A = w->ctx;
  if (p->local->body != A->b) return;
  if (k == USE_ASSIGN && !p->n) { assign(A, p->local, at, false); return; }
  if (A->now.dead) return;
  if (k != USE_UPDATE || p->n) map_put(A->s->arena, &A->seen, (u64)(uintptr_t)p->local, 1);
  for (u32 i = 0; i < A->sites.n; i++)
    if (A->sites.v[i].local != p->local || !bits_has(A->now.pending, i)) continue;
    else if (k == USE_UPDATE && !p->n) vec_push(A->s->arena, &A->updated, i);
    else A->sites.v[i].read = true;
}
static Frame *target(Assign *A, Expr *e) {
  for (u32 i = A->frames.n; i-- > 0;) if (A->frames.v[i].e && A->frames.v[i].e == e) return &A->frames.v[i];
  return NULL;
}
static void kill(Assign *A) { A->now = fresh(A, true); }
static void on_flow(UseWalk *w, FlowKind k, Expr *e, Pat *p) {
  Assign *A = w->ctx;
  Frame *f = A->frames.n ? &vec_last(&A->frames) : NULL;
  switch (k) {
    case FLOW_FORK: vec_push(A->s->arena, &A->frames, (Frame){NULL, fresh(A, true), copy(A, A->now)}); kill(A); break;
    case FLOW_ALT: merge(&f->out, A->now); A->now = copy(A, f->again); break;
    case FLOW_JOIN: merge(&f->out, A->now); A->now = f->out; A->frames.n--; break;
    case FLOW_LOOP: vec_push(A->s->arena, &A->frames, (Frame){e, fresh(A, true), copy(A, A->now)}); break;
    case FLOW_AGAIN: merge(&f->again, A->now); A->now = copy(A, f->again); break;
    case FLOW_END: A->now = f->out; A->frames.n--; break;
    case FLOW_BREAK: { Frame *t = target(A, e->kind == E_BREAK ? e->target : e); if (t) merge(&t->out, A->now); if (e->kind == E_BREAK) kill(A); break; }
    case FLOW_CONTINUE: { Frame *t = target(A, e->target); if (t) merge(&t->again, A->now); kill(A); break; }
    case FLOW_EXIT: kill(A); break;
    case FLOW_LET:
      p = pat_of(p);
      if (p->kind == P_BIND && p->local && p->mode == BM_MOVE && !p->sub) assign(A, p->local, e->span, true);
      break;
  }
}
void lint_assignments(Sema *s, AstBody *b) {
  Def *item = b->def;
  for (AstBody *o = b; o; o = o->parent) item = o->def;
  Assign A = {.s = s, .b = b};
  A.now = fresh(&A, false);
  UseWalk w = {.s = s, .env = param_env(s, item), .arena = s->arena, .ctx = &A, .use = on_use, .flow = on_flow};
  use_walk_body(&w, b);
  spread_reads(&A);
  for (u32 i = 0; i < A.sites.n; i++) {
    Site *x = &A.sites.v[i];
    const char *n = sym_z(s->sx->in, x->local->name.sym);
    bool ever = map_get(&A.seen, (u64)(uintptr_t)x->local, NULL);
    if (x->read || (x->init && !ever) || n[0] == '_' || x->local->synthetic || tool_made(s, x->local->name.span) || from_lib_expansion(s, x->at)) continue;
    bool again = false;
    for (u32 k = 0; k < A.sites.n; k++) again |= k != i && A.sites.v[k].local == x->local;
    if (x->init && !again) continue;
    Diag *g = diag(s->sx->diags, DIAG_unused_assignments, x->at, "value assigned to `%s` is never read", n);
    diag_help(s->sx->diags, g, "maybe it is overwritten before being read?");
  }
}

/* --- how conditions are written --------------------------------------------------------------------------- */
static bool holds_struct(Expr *e) {
  if (!e) return false;
  if (e->kind == E_STRUCT) return true;
  if (e->kind == E_BINARY) return holds_struct(e->a) || holds_struct(e->b);
  if (e->kind == E_METHOD || e->kind == E_FIELD || e->kind == E_UNARY || e->kind == E_CALL || e->kind == E_INDEX || e->kind == E_REF || e->kind == E_CAST) return holds_struct(e->a);
  return false;
}
static bool needs_parens(Expr *in) {
  return holds_struct(in) || in->kind == E_LET || in->kind == E_CLOSURE || in->kind == E_BREAK || in->kind == E_RETURN || in->kind == E_BLOCK;
}
static bool many_lines(Fcx *fc, Span sp) {
  Place a = sources_place(fc->s->sx->src, sp.lo), b = sources_place(fc->s->sx->src, sp.hi);
  return a.line != b.line;
}
/* { x } on one line, where x would do */
static void lint_braces(Fcx *fc, Expr *e, const char *what) {
  Block *b = e->block;
  if (e->unsafe_ || e->const_ || e->label.sym || e->attrs.n || e->span.ctx || fc->owner->is_lib || b->n || !b->tail || b->waits) return;
  if (b->tail->span.lo <= e->span.lo || b->tail->span.ctx || many_lines(fc, e->span) || (b->tail->kind != E_MACRO && needs_parens(b->tail))) return;
  suggest_bare(fc->s, diag(fc_diags(fc), DIAG_unused_braces, e->span, "unnecessary braces around %s", what), e->span);
}
void lint_parens(Fcx *fc, Expr *e, const char *what) {
  if (e && e->kind == E_BLOCK) lint_braces(fc, e, what);
  if (!e || e->kind != E_PAREN || e->span.ctx || fc->owner->is_lib || needs_parens(e->a) || e->a->span.ctx) return;
  if (e->a->kind == E_BINARY && many_lines(fc, e->span)) return;
  suggest_bare(fc->s, diag(fc_diags(fc), DIAG_unused_parens, e->span, "unnecessary parentheses around %s", what), e->span);
}
/* Where brackets around a whole operand never mean anything. */
static void bare_operand(Fcx *fc, Expr *e, const char *what) {
  if (e && e->kind == E_PAREN && !e->span.ctx && e->a->kind != E_LET)
    suggest_bare(fc->s, diag(fc_diags(fc), DIAG_unused_parens, e->span, "unnecessary parentheses around %s", what), e->span);
}
void lint_operands(Fcx *fc, Expr *e) {
  if (e->span.ctx || fc->owner->is_lib) return;
  switch (e->kind) {
  case E_CALL: case E_METHOD:
    for (u32 i = 0; i < e->n; i++) lint_parens(fc, e->args[i], e->kind == E_CALL ? "function argument" : "method argument");
    break;
  case E_RETURN: lint_parens(fc, e->a, "`return` value"); break;
  case E_BREAK: bare_operand(fc, e->a, "`break` value"); break;
  case E_INDEX: bare_operand(fc, e->b, "index expression"); break;
  case E_ASSIGN: case E_ASSIGN_OP: bare_operand(fc, e->b, "assigned value"); break;
  case E_CLOSURE:
    if (!e->ret) bare_operand(fc, e->b, "closure body");
    break;
  case E_LET:
    if (e->a->kind == E_PAREN && !(e->a->a->kind == E_BINARY && (e->a->a->op == BIN_LAND || e->a->a->op == BIN_LOR)) && !holds_struct(e->a->a))
      bare_operand(fc, e->a, "`let` scrutinee expression");
    break;
  case E_MATCH:
    for (u32 i = 0; i < e->n_arms; i++) bare_operand(fc, e->arms[i].body, "match arm expression");
    break;
  default: break;
  }
}
void lint_while_true(Fcx *fc, Expr *e) {
  Expr *c = e->a;
  while (c->kind == E_PAREN) c = c->a;
  if (c->kind != E_LIT || c->lit->kind != LIT_BOOL || !c->lit->value || e->span.ctx || fc->owner->is_lib) return;
  Span head = {e->span.lo, e->a->span.hi, 0};
  Diag *g = diag(fc_diags(fc), DIAG_while_true, head, "denote infinite loops with `loop { ... }`");
  diag_suggest(fc_diags(fc), g, FIX_CERTAIN, "write `loop`");
  if (!e->label.sym) diag_edit(fc_diags(fc), g, head, "loop");
}
