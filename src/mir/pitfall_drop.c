/* future_not_awaited, join_handle_dropped, task_dropped — values that are dropped though they are the only way to something.
 *
 * A local counts as used if anything reads it: a borrow, a call that takes it, a move into something that is used.
 * A future of an async function or block that nothing uses is never polled; the handle of a task that nothing uses
 * lets the task's error go unseen.
 */
#include "mir/pitfall.h"


static void use_operand(void *ctx, Operand *o) { if (o->kind != OP_CONST) bits_set(((Uses *)ctx)->used, o->place.local); }
static void use_place(void *ctx, MPlace *m, const Rvalue *r) { (void)r; bits_set(((Uses *)ctx)->used, m->local); }

static void use_stmt(Arena *a, Uses *u, MStmt *st) {
  if (st->kind != ST_ASSIGN) return;
  const Operand *o = &st->rv.a;
  if (st->rv.kind == RV_USE && o->kind == OP_MOVE && !o->place.n && !st->place.n)
    vec_push(a, &u->moves, (Moved){o->place.local, st->place.local});
  else
    visit_rvalue(&st->rv, (Visitor){u, use_operand, use_place});
}

Uses uses_of(Arena *a, MirBody *b) {
  Uses u = {.b = b, .used = bits_new(a, b->locals.n)};
  for (LocalId l = 0; l <= b->n_args; l++) bits_set(u.used, l);
  for (u32 i = 0; i < b->blocks.n; i++) {
    for (u32 j = 0; j < b->blocks.v[i].stmts.n; j++) use_stmt(a, &u, &b->blocks.v[i].stmts.v[j]);
    visit_term_operands(&b->blocks.v[i].term, (Visitor){&u, use_operand, use_place});
  }
  for (bool more = true; more;) {
    more = false;
    for (u32 i = 0; i < u.moves.n; i++) {
      if (!bits_has(u.used, u.moves.v[i].to) || bits_has(u.used, u.moves.v[i].from)) continue;
      bits_set(u.used, u.moves.v[i].from);
      more = true;
    }
  }
  return u;
}

/* The name that a local has, or that it is moved to. */
static Sym name_of(const Uses *u, LocalId l) {
  Sym name = u->b->locals.v[l].name;
  for (u32 i = 0; i < u->moves.n && !name; i++)
    if (u->moves.v[i].from == l) name = u->b->locals.v[u->moves.v[i].to].name;
  return name;
}

/* --- what makes such a value ---------------------------------------------------------------- */

static bool declared(Ty t, FactKind k) { return t->kind == TY_ADT && t->def->fact && t->def->fact->kind == k; }

/* A future of the library whose type says that it must be used: it does nothing before it is polled. */
static bool lazy_struct(Pitfalls *p, const MirBody *b, Ty t) {
  if (t->kind != TY_ADT || !t->def->is_lib || !t->def->must_use || t->def->fact) return false;
  Facts f = facts_of(p->m, b->def);
  return solve_holds(infer_new(p->m->s, f.env), t, lang_item(p->m->s, LANG_future_trait));
}

typedef struct Made { LocalId at; Span span; Ty ty; const MTerm *call; } Made;

static bool stmt_makes(const MStmt *st, Made *m) {
  if (st->kind != ST_ASSIGN || st->place.n || st->rv.kind != RV_AGGREGATE || st->rv.ty->kind != TY_ASYNC) return false;
  *m = (Made){st->place.local, st->span, st->rv.ty, NULL};
  return true;
}

static bool term_makes(const MirBody *b, const MTerm *t, Made *m) {
  if (t->kind != TM_CALL || !t->callee || t->dest.n) return false;
  *m = (Made){t->dest.local, t->span, b->locals.v[t->dest.local].ty, t};
  return m->ty->kind == TY_ADT || t->callee->is_async_fn;
}

/* --- what is said of it ----------------------------------------------------------------------- */

static bool no_values(Sema *s, Ty t) {
  u32 n = 1;
  if (t->kind == TY_ADT && t->def->kind == DEF_ENUM) def_variants(s, t->def, &n);
  return t->kind == TY_NEVER || !n;
}

/* The body that a task of this call runs, where it is one of the program's: its first argument. */
static Def *task_body(const MirBody *b, const MTerm *call) {
  for (u32 i = 0; i < call->n_args && i < 2; i++) {
    Ty t = call->args[i].kind == OP_CONST ? call->args[i].k->ty : place_ty(b, call->args[i].place);
    if (t->kind == TY_OPAQUE && t->def->hidden) t = t->def->hidden;
    if (t->kind == TY_ASYNC || t->kind == TY_CLOSURE || t->kind == TY_FN_DEF) return t->def;
  }
  return NULL;
}

static void lost_result(Pitfalls *p, const MirBody *b, const Made *m) {
  Ty out = m->ty->args->v[0];
  if (!ty_is_lang(out, LANG_result) || no_values(p->m->s, out->args->v[1])) return;
  vec_push(p->m->arena, &p->tasks, (LostTask){m->span, m->ty->def->fact, out, task_body(b, m->call)});
}

static void lost_future(Pitfalls *p, const Made *m, Sym name) {
  Diag *g = pitfall_note(p, DIAG_future_not_awaited, m->span, "this future is dropped without having been polled: nothing of it runs");
  if (name) diag_primary(p->found, g, "made here, but nothing is done with `%s`", sym_z(p->m->s->sx->in, name));
  else diag_primary(p->found, g, "made here and dropped at once");
  diag_help(p->found, g, "`.await` it, or hand it to something that polls it, such as `tokio::spawn` or `join!`");
}

/* One that has a name lives on to the end of its block. */
static void cancelled(Pitfalls *p, const Made *m, Sym name) {
  if (name) return;
  const Fact *f = m->ty->def->fact;
  Diag *g = pitfall_note(p, DIAG_task_dropped, m->span, "this task is cancelled at once: its `%.*s` is dropped", STR_ARG(f->name));
  diag_primary(p->found, g, "the handle is dropped here, and the task with it");
  diag_help(p->found, g, "%.*s", STR_ARG(f->text));
}

static void judge(Pitfalls *p, const MirBody *b, const Uses *u, const Made *m) {
  if (bits_has(u->used, m->at)) return;
  if (m->call && declared(m->ty, FACT_handle)) lost_result(p, b, m);
  else if (m->call && declared(m->ty, FACT_cancels)) cancelled(p, m, name_of(u, m->at));
  else if (!m->call || m->call->callee->is_async_fn || lazy_struct(p, b, m->ty)) lost_future(p, m, name_of(u, m->at));
}

void pitfalls_dropping(Pitfalls *p, MirBody *b) {
  Uses u = {0};
  for (u32 i = 0; i < b->blocks.n; i++) {
    const MBlock *k = &b->blocks.v[i];
    Made m = {0};
    for (u32 j = 0; j <= k->stmts.n && !k->cleanup; j++) {
      if (!(j < k->stmts.n ? stmt_makes(&k->stmts.v[j], &m) : term_makes(b, &k->term, &m))) continue;
      if (!u.b) u = uses_of(mir_work(p->m), b);
      judge(p, b, &u, &m);
    }
  }
}

/* --- when all bodies are known ------------------------------------------------------------------ */

static bool is_ok(const MStmt *st) { return st->rv.kind == RV_AGGREGATE && st->rv.variant == 0; }

bool pitfalls_only_ok(const MirBody *b) {
  if (!ty_is_lang(b->locals.v[0].ty, LANG_result)) return false;
  for (u32 i = 0; i < b->blocks.n; i++) {
    const MBlock *k = &b->blocks.v[i];
    for (u32 j = 0; j < k->stmts.n; j++)
      if (k->stmts.v[j].kind == ST_ASSIGN && !k->stmts.v[j].place.local && !is_ok(&k->stmts.v[j])) return false;
    if (k->term.kind == TM_CALL && !k->term.dest.local) return false;
  }
  return true;
}

void pitfalls_lost_results(Pitfalls *p) {
  for (u32 i = 0; i < p->tasks.n; i++) {
    const LostTask *t = &p->tasks.v[i];
    const SeenBody *body = t->body ? pitfall_body(p, t->body) : NULL;
    if (body && body->only_ok) continue;
    Diag *g = pitfall_note(p, DIAG_join_handle_dropped, t->at, "an error of this task goes unseen: its `%.*s` is dropped", STR_ARG(t->handle->name));
    diag_primary(p->found, g, "the task returns `%.*s`, and nobody gets it", STR_ARG(ty_str(p->m->s, t->result)));
    diag_help(p->found, g, "%.*s", STR_ARG(t->handle->text));
  }
}
