/* What is gathered of the bodies for the notes, and how the notes reach the program's diagnostics. */
#include "mir/pitfall.h"

static Pitfalls *pitfalls_of(Mir *m) {
  if (!m->pitfalls) {
    m->pitfalls = NEW(m->arena, Pitfalls);
    m->pitfalls->m = m;
    m->pitfalls->found = diags_new(m->arena, m->s->sx->src);
  }
  return m->pitfalls;
}

static bool polls_by_hand(Sema *s, const Def *fn) {
  const Def *impl = fn->parent;
  if (fn->kind != DEF_FN || !impl || impl->kind != DEF_IMPL || !impl->impl_trait.trait || !def_is_lang(impl->impl_trait.trait, LANG_future_trait))
    return false;
  return fn->name == lang_item(s, LANG_poll)->name;
}

static void reach(void *ctx, BlockId *to) {
  Bits *v = ctx;
  bits_set(v[0], *to);
}

/* The blocks that an await may have been passed before. */
static Bits after_awaits(Mir *m, MirBody *b) {
  u32 n = b->blocks.n;
  Bits v = bits_new(mir_work(m), n), done = bits_new(mir_work(m), n);
  for (u32 i = 0; i < n; i++)
    if (b->blocks.v[i].term.kind == TM_YIELD) bits_set(v, b->blocks.v[i].term.target);
  for (bool more = true; more;) {
    more = false;
    for (u32 i = 0; i < n; i++) {
      if (!bits_has(v, i) || bits_has(done, i)) continue;
      bits_set(done, i);
      term_each_succ(&b->blocks.v[i].term, &v, reach);
      more = true;
    }
  }
  return v;
}

void pitfalls_see(Mir *m, MirBody *b) {
  Pitfalls *p = pitfalls_of(m);
  SeenBody *x = NEW(m->arena, SeenBody);
  x->def = b->def;
  x->async = b->kind == MB_ASYNC_POLL || polls_by_hand(m->s, b->def);
  Bits resumed = b->async ? after_awaits(m, b) : (Bits){0};
  for (u32 i = 0; i < b->blocks.n; i++) {
    const MTerm *t = &b->blocks.v[i].term;
    if (t->kind != TM_CALL || !t->callee || b->blocks.v[i].cleanup) continue;
    vec_push(m->arena, &x->calls, (BodyCall){t->callee, t->callee_args, t->span, b->async && bits_has(resumed, i)});
  }
  x->only_ok = pitfalls_only_ok(b);
  if (b->kind == MB_ASYNC_POLL) pitfalls_holding(p, b), pitfalls_racing(p, b), pitfalls_awaiting(p, b);
  pitfalls_dropping(p, b);
  map_put(m->arena, &p->of_def, (u64)(uintptr_t)b->def, (u64)(uintptr_t)x);
  vec_push(m->arena, &p->bodies, x);
}

SeenBody *pitfall_body(Pitfalls *p, const Def *d) { return map_ptr(&p->of_def, (u64)(uintptr_t)d); }

Def *pitfall_callee(Pitfalls *p, const BodyCall *c) {
  Def *d = c->callee;
  if (d->fact || !d->parent || d->parent->kind != DEF_TRAIT) return d;
  if (c->args->flags & (TF_INFER | TF_PARAM | TF_PROJ | TF_OPAQUE | TF_ERR)) return NULL;
  Resolved r = resolve_method(p->m->s, d, c->args);
  if (r.kind == RM_FN) return r.def;
  return r.kind == RM_CLOSURE_CALL || r.kind == RM_FN_DEF_CALL ? r.self->def : NULL;
}

Diag *pitfall_note(Pitfalls *p, DiagCode c, Span at, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  Str msg = str_vfmt(p->m->arena, fmt, ap);
  va_end(ap);
  return diag(p->found, c, at, "%.*s", STR_ARG(msg));
}

/* --- telling ------------------------------------------------------------------------------ */

/* Does the program allow what Clippy has for the same? */
static bool allowed(Sema *s, Str names, Span at) {
  for (size_t i = 0; i < names.n;) {
    size_t n = 0;
    while (i + n < names.n && names.p[i + n] != ' ') n++;
    Str name = str_fmt(s->arena, "clippy::%.*s", (int)n, names.p + i);
    if (lint_allowed(s, intern(s->sx->in, name), at)) return true;
    i += n + 1;
  }
  return false;
}

/* unused_must_use: rustc warns of it there, or would if it were let. */
static bool said_by_rustc(Sema *s, Span at) {
  const Diags *d = s->sx->diags;
  if (lint_level(s, DIAG_unused_must_use, at) <= LINT_EXPECT) return true;
  at = sources_user_span(d->src, at);
  for (u32 i = 0; i < d->list.n; i++) {
    Span w = sources_user_span(d->src, d->list.v[i]->span);
    if (d->list.v[i]->code == DIAG_unused_must_use && w.lo <= at.lo && at.hi <= w.hi) return true;
  }
  return false;
}

static bool shown(Sema *s, const Diag *g, u32 hushed) {
  if ((g->code == DIAG_future_not_awaited || g->code == DIAG_task_dropped) && said_by_rustc(s, g->span)) return false;
  const char *same_as;
  u32 row = diag_pitfall(g->code, &same_as);
  return !(hushed >> row & 1) && !allowed(s, str_of(same_as), g->span);
}

void pitfalls_tell(Mir *m, u32 hushed) {
  Pitfalls *p = m->pitfalls;
  if (!p) return;
  pitfalls_blocking(p);
  pitfalls_lost_results(p);
  pitfalls_lost_in_races(p);
  pitfalls_in_rows(p);
  diags_sort(p->found);
  for (u32 i = 0; i < p->found->list.n; i++)
    if (shown(m->s, p->found->list.v[i], hushed)) vec_push(m->arena, &m->s->sx->diags->list, p->found->list.v[i]);
}
