/* One body from its tree: frame, arguments, blocks and statements; the list of stages. */
#include "mir/build.h"
#include "mir/pitfall.h"

Mir *mir_new(Sema *s) {
  Mir *m = NEW(s->arena, Mir);
  m->s = s;
  m->arena = s->arena;
  return m;
}

/* --- blocks and statements ------------------------------------------------ */
BlockId b_block(Builder *B) {
  MBlock k = {.unwind = NO_BLOCK};
  k.term = (MTerm){.kind = TM_UNREACHABLE, .target = NO_BLOCK, .drop = NO_BLOCK};
  vec_push(B->a, &B->b->blocks, k);
  vec_push(B->a, &B->fixed, 0);
  return B->b->blocks.n - 1;
}

/* The current block, able to unwind from here: a new one if this one unwinds elsewhere. */
static void unwindable(Builder *B, Span sp) {
  BlockId u = scope_unwind(B);
  if (B->fixed.v[B->cur] && B->b->blocks.v[B->cur].unwind != u) {
    BlockId next = b_block(B);
    b_goto(B, next, sp);
    B->cur = next;
  }
  B->fixed.v[B->cur] = 1;
  B->b->blocks.v[B->cur].unwind = u;
}

void b_term(Builder *B, MTerm t) {
  t.scope = B->scope;
  if (t.kind == TM_CALL) unwindable(B, t.span);
  B->b->blocks.v[B->cur].term = t;
}

void b_goto(Builder *B, BlockId to, Span sp) {
  B->b->blocks.v[B->cur].term = (MTerm){.kind = TM_GOTO, .span = sp, .scope = B->scope, .target = to, .drop = NO_BLOCK};
}

void b_diverge(Builder *B) {
  B->cur = b_block(B);
  B->line = 0;
}

void b_stmt(Builder *B, MStmt st) {
  st.scope = B->scope;
  if (mir_stmt_panics(&st)) unwindable(B, st.span);
  vec_push(B->a, &B->b->blocks.v[B->cur].stmts, st);
}

void b_assign(Builder *B, MPlace to, Rvalue rv, Span sp) {
  b_stmt(B, (MStmt){.kind = ST_ASSIGN, .span = sp, .place = to, .rv = rv});
}

void b_unit(Builder *B, MPlace to, Span sp) {
  b_assign(B, to, rv_use(op_const(const_zst(B, B->s->t_unit)), B->s->t_unit), sp);
}

void b_live(Builder *B, LocalId l, bool live, Span sp) {
  b_stmt(B, (MStmt){.kind = live ? ST_LIVE : ST_DEAD, .span = sp, .place = local_place(l)});
}

void b_line(Builder *B, Span sp) {
  Sources *src = B->s->sx->src;
  Span u = sources_user_span(src, sp);
  if (!u.hi) return;
  u32 line = sources_place(src, u.lo).line;
  if (line == B->line) return;
  B->line = line;
  b_stmt(B, (MStmt){.kind = ST_LINE, .span = sp});
}

void b_if(Builder *B, Operand on, BlockId no, Span sp) {
  BlockId yes = b_block(B);
  u128 *v = NEW(B->a, u128);
  BlockId *t = NEW(B->a, BlockId);
  *t = no;
  b_term(B, (MTerm){.kind = TM_SWITCH, .span = sp, .on = on, .values = v, .targets = t, .n = 1, .target = yes, .drop = NO_BLOCK});
  B->cur = yes;
}

/* --- locals --------------------------------------------------------------- */
static LocalId add_local(Builder *B, MLocal l) {
  vec_push(B->a, &B->b->locals, l);
  return B->b->locals.n - 1;
}

LocalId b_temp(Builder *B, Ty ty, Span sp) { return add_local(B, (MLocal){.ty = ty, .span = sp, .mut = true}); }

u32 b_scope(Builder *B, Span sp) {
  vec_push(B->a, &B->b->scopes, (MScope){B->scope, sp});
  return B->b->scopes.n - 1;
}

static void add_var(Builder *B, Local *l, MPlace p) {
  vec_push(B->a, &B->b->vars, (VarInfo){l->name.sym, p, B->scope, l->name.span, l});
}

static bool is_user(Builder *B, const Local *l) { return !l->synthetic && !B->ab->def->is_lib; }

LocalId b_var(Builder *B, Local *l) {
  u64 have;
  if (map_get(&B->locals, (u64)(uintptr_t)l, &have)) return (LocalId)have;
  LocalId id = add_local(B, (MLocal){.ty = l->ty, .name = l->name.sym, .span = l->name.span, .mut = l->mut,
                                     .user = is_user(B, l), .src = l});
  map_put(B->a, &B->locals, (u64)(uintptr_t)l, id);
  if (!l->synthetic) add_var(B, l, local_place(id));
  return id;
}

bool b_copy(Builder *B, Ty t) { return facts_copy(&B->facts, t); }
/* As a check sees it: what does not need it after all is found where drops are elaborated. */
bool b_needs_drop(Builder *B, Ty t) { return t->flags & TF_OPAQUE ? ty_may_need_drop(B->s, B->facts.env, t) : facts_needs_drop(&B->facts, t); }
Ty b_norm(Builder *B, Ty t, Span sp) { return facts_norm(&B->facts, t, sp); }
Ty b_field_ty(Builder *B, Ty adt, u32 variant, u32 field) { return facts_field_ty(&B->facts, adt, variant, field); }

/* --- the frame ------------------------------------------------------------ */
static Ty self_ty(Builder *B) { return B->ab->expr->ty; }

static void add_capture_vars(Builder *B) {
  for (u32 i = 0; i < B->ab->n_captures; i++) {
    Capture *c = &B->ab->captures[i];
    if (c->n_proj || c->local->synthetic) continue;
    PB p = pb_var(B, c->local);
    add_var(B, c->local, pb_place(B, p));
  }
}

static void add_env_args(Builder *B) {
  if (B->ab->kind == BODY_CLOSURE) {
    Ty t = self_ty(B);
    if (B->ab->closure_kind != CLOSURE_FN_ONCE) t = ty_ref(B->s, t, B->ab->closure_kind == CLOSURE_FN_MUT);
    add_local(B, (MLocal){.ty = t, .span = B->ab->span, .is_arg = true, .mut = true});
  } else if (B->ab->kind == BODY_ASYNC) {
    Ty cx = ty_ref(B->s, ty_lang_adt(B->s, LANG_context, NULL, 0), true);
    add_local(B, (MLocal){.ty = self_ty(B), .span = B->ab->span, .is_arg = true, .mut = true});
    add_local(B, (MLocal){.ty = cx, .span = B->ab->span, .is_arg = true, .mut = true});
  }
}

static void add_param(Builder *B, Pat *p, Ty ty) {
  p = pat_of(p);
  MLocal l = {.ty = ty, .span = p->span, .is_arg = true};
  if (pat_is_simple(p)) {
    l.name = p->name.sym;
    l.mut = p->mut;
    l.src = p->local;
    l.user = p->local && is_user(B, p->local);
  }
  LocalId id = add_local(B, l);
  if (!l.src) return;
  map_put(B->a, &B->locals, (u64)(uintptr_t)l.src, id);
  if (!l.src->synthetic) add_var(B, l.src, local_place(id));
}

static void bind_params(Builder *B) {
  u32 first = B->b->n_args - (B->ab->kind == BODY_ASYNC ? 2 : B->ab->n_params) + 1;
  for (u32 i = 1; i <= B->b->n_args; i++) {
    if (b_needs_drop(B, B->b->locals.v[i].ty)) scope_schedule(B, 0, i, true);
    if (B->ab->kind == BODY_ASYNC || i < first) continue;
    Pat *p = pat_of(B->ab->params[i - first]);
    if (pat_is_simple(p)) continue;
    let_pattern(B, p, pb_local(B, i), 0, p->span);
  }
}


MirBody *mir_build(Mir *m, AstBody *ab) {
  MirBody *b = NEW(mir_work(m), MirBody);
  Builder bb = {.m = m, .s = m->s, .a = mir_work(m), .ab = ab, .b = b, .resume = NO_BLOCK}, *B = &bb;
  b->def = ab->def;
  b->ast = ab;
  b->span = ab->span;
  b->kind = ab->kind == BODY_ASYNC ? MB_ASYNC_POLL : ab->kind == BODY_CONST ? MB_CONST : MB_FN;
  B->facts = facts_of(m, ab->def);
  B->env = B->facts.env;
  B->edition = ab->def->krate ? ab->def->krate->edition : m->s->edition;
  vec_push(B->a, &b->scopes, (MScope){0, ab->span});
  add_local(B, (MLocal){.ty = ab->ret_ty, .span = ab->span, .mut = true});
  add_env_args(B);
  if (ab->kind != BODY_ASYNC)
    for (u32 i = 0; i < ab->n_params; i++) add_param(B, ab->params[i], ab->param_tys[i]);
  b->n_args = b->locals.n - 1;
  B->cur = b_block(B);
  if (ab->n_captures) add_capture_vars(B);
  scope_push(B);
  bind_params(B);
  TempScope t = temps_push(B);
  if (expr_of(ab->value)->kind != E_BLOCK) b_line(B, ab->value->span);
  if (ab->def->kind == DEF_CONST || ab->def->kind == DEF_STATIC) extend_temps(B, ab->value, KEPT);
  x_into(B, x_of(ab->value), local_place(0));
  temps_pop(B, t, ab->value->span);
  scope_pop(B, ab->span);
  Span end = ab->span.hi ? (Span){ab->span.hi - 1, ab->span.hi, ab->span.ctx} : ab->span;
  b_term(B, (MTerm){.kind = TM_RETURN, .span = end, .target = NO_BLOCK, .drop = NO_BLOCK});
  if (ab->kind == BODY_ASYNC) {
    b->async = NEW(B->a, AsyncInfo);
    b->async->awaits = B->awaits.v;
    b->async->n_awaits = B->awaits.n;
  }
  return b;
}

/* --- stages --------------------------------------------------------------- */
/* Nothing is said of what the futures of a wrong function hold. */
static void forget_hidden(Sema *s, AstBody *ab) {
  Def *fn = def_owner(ab->def);
  Def *fut = fn->kind == DEF_FN ? fn_async_opaque(s, fn) : NULL;
  if (fut && fut->hidden) fut->hidden = s->t_err;
}
static MirBody *built(Mir *m, AstBody *ab) {
  MirBody *b = mir_build(m, ab);
  mir_simplify(m, b);
  return b;
}

/* Is it right? */
static bool check_stages(Mir *m, AstBody *ab, MirBody *b) {
  bool ok = mir_check_moves(m, b);
  if (!ok) forget_hidden(m->s, ab);
  else if (b->kind != MB_ASYNC_POLL) mir_known_panics(m, b);
  mir_simplify(m, b);
  if (b->kind == MB_ASYNC_POLL && !ab->witness_known) mir_async_witness(m, b);
  if (ok) pitfalls_see(m, b);
  return ok;
}

/* What running it needs besides. */
static void finish_stages(Mir *m, MirBody *b) {
  b->finished = true;
  mir_elaborate_drops(m, b);
  if (b->kind == MB_ASYNC_POLL) {
    mir_async_transform(m, b);
    mir_simplify(m, b->async->drop);
  }
  mir_simplify(m, b);
}

/* The checked tree of what may have a graph, or NULL. */
static AstBody *sound_tree(Mir *m, Def *d) {
  AstBody *ab = d->body;
  if (d->kind == DEF_CLOSURE || d->kind == DEF_ASYNC) {
    Def *o = def_owner(d);
    if (o != d && !o->body_checked) body_check(m->s, o);
    ab = d->body;
  } else ab = d->kind == DEF_FN || d->kind == DEF_CONST || d->kind == DEF_STATIC ? body_check(m->s, d) : NULL;
  if (!ab || ab->has_error || ab->unborrowed || !ab->value) return NULL;
  for (AstBody *p = ab->parent; p; p = p->parent)
    if (p->has_error) return NULL;
  return ab;
}

void mir_check_body(Mir *m, Def *d) {
  AstBody *ab = d->mir || d->is_lib ? NULL : sound_tree(m, d);
  if (!ab || ab->graph_known) return;
  ArenaMark mark = arena_mark(mir_work(m));
  MirBody *b = ab->graph ? ab->graph : mir_build(m, ab);
  mir_check_recursion(m, b);
  ab->graph_bad = !check_stages(m, ab, b);
  ab->graph_known = true;
  if (b->kind == MB_CONST) d->mir = mir_keep(m, b);
  arena_release(m->work, mark);
}

MirBody *mir_of(Mir *m, Def *d) {
  MirBody *b = d->mir;
  if (b && b->finished) return b;
  if (!b) mir_check_body(m, d);
  AstBody *ab = sound_tree(m, d);
  if (!ab || ab->graph_bad) return NULL;
  ArenaMark mark = arena_mark(mir_work(m));
  b = d->mir ? d->mir : built(m, ab);
  finish_stages(m, b);
  d->mir = mir_keep(m, b);
  arena_release(m->work, mark);
  return d->mir;
}

AsyncInfo *mir_async(Mir *m, Def *d) {
  MirBody *b = mir_of(m, d);
  return b ? b->async : NULL;
}

/* --- the whole program ------------------------------------------------------- */
static void check_item(Mir *m, AstBody *root);
static void check_fn(void *ctx, Def *fn) {
  if (fn->body && !fn->is_lib) check_item(ctx, fn->body);
}
/* What its futures hold comes first: where that is refused, rustc looks at no moves and borrows of the item. */
static void check_item(Mir *m, AstBody *root) {
  Sema *s = m->s;
  if (root->graph_checked) return;
  root->graph_checked = true;
  if (root->has_error) {                     /* what it asks of other functions' futures is answered all the same */
    solve_deferred(s, root->def, m, check_fn);
    return;
  }
  ArenaMark mark = arena_mark(mir_work(m));
  for (u32 i = 0; i < bodies_in(s, root)->n; i++) {
    AstBody *ab = bodies_in(s, root)->v[i];
    if (ab->kind != BODY_ASYNC || ab->has_error) continue;
    ab->graph = mir_build(m, ab);
    mir_async_witness(m, ab->graph);
  }
  SendAnswer sent = solve_deferred(s, root->def, m, check_fn);
  for (u32 i = 0; i < bodies_in(s, root)->n; i++) {
    AstBody *ab = bodies_in(s, root)->v[i];
    ab->has_error |= sent == SEND_OTHER_FAILED;
    ab->unborrowed |= sent == SEND_OWN_FAILED;
    if (!ab->has_error && ab->def && !ab->def->life_error) mir_check_body(m, ab->def);
    ab->graph = NULL;
  }
  arena_release(m->work, mark);
}

void mir_check_program(Mir *m) {
  for (u32 i = 0; i < m->s->bodies.n; i++)
    if (!m->s->bodies.v[i]->parent) check_item(m, m->s->bodies.v[i]);
  mir_check_const_cycles(m);
  solve_deferred(m->s, NULL, m, check_fn);
}
