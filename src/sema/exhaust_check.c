/* exhaust_check.c — the walk over a checked body that asks, for every match, let
 * and parameter, what is not covered and what is never reached.
 */
#include "sema/exhaust.h"
#include "sema/suggest.h"

enum { BUDGET = 200000, SHOWN = 3 };

static void walk(Exhaust *x, Expr *e);
static void walk_block(Exhaust *x, Block *b);

static Diags *diags_of(Exhaust *x) { return x->s->sx->diags; }

/* Lints are silent in code that a library macro wrote. */
static bool foreign(Exhaust *x, Span sp) {
  for (u32 c = sp.ctx; c; c = x->s->sx->src->expns.v[c].call_site.ctx)
    if (x->s->sx->src->expns.v[c].kind != EXPN_MACRO || x->s->sx->src->expns.v[c].def_in_lib) return true;
  return false;
}

static Row row_of(Exhaust *x, DPat *d) {
  Row r = {NEW_N(x->s->arena, DPat *, 1), 1};
  r.v[0] = d;
  return r;
}

/* `A`, `B`, `C` and 2 more */
static Str list_text(Exhaust *x, const Witnesses *w) {
  Buf o = {0};
  u32 shown = w->n > SHOWN ? SHOWN : w->n;
  for (u32 i = 0; i < shown; i++) {
    if (i) buf_z(&o, i + 1 == w->n ? " and " : ", ");
    buf_z(&o, "`");
    dpat_print(x, w->v[i][0], &o);
    buf_z(&o, "`");
  }
  if (w->n > shown) buf_fmt(&o, " and %u more", w->n - shown);
  Str r = str_copy(x->s->arena, buf_view(&o));
  buf_free(&o);
  return r;
}

static void note_type(Exhaust *x, Diag *g, Ty ty) {
  Ty in = ty;
  while (in->kind == TY_REF) in = in->elem;
  if (in->kind == TY_ADT && !in->def->is_lib)
    diag_note_at(diags_of(x), g, in->def->span, "`%s` defined here", sym_z(x->s->sx->in, in->def->name));
  Str t = ty_str(x->s, ty);
  diag_note(diags_of(x), g, "the matched value is of type `%.*s`", STR_ARG(t));
}

/* --- match ------------------------------------------------------------------------------ */

static void report_match(Exhaust *x, Expr *m, Ty ty, const Witnesses *w) {
  if (!m->n_arms) {
    Str t = ty_str(x->s, ty);
    Diag *g = diag(diags_of(x), DIAG_E0004, m->a->span, "non-exhaustive patterns: type `%.*s` is non-empty", STR_ARG(t));
    note_type(x, g, ty);
    diag_help(diags_of(x), g, "ensure that all possible cases are being handled by adding a match arm with a wildcard pattern");
    return;
  }
  Str l = list_text(x, w);
  Diag *g = diag(diags_of(x), DIAG_E0004, m->a->span, "non-exhaustive patterns: %.*s not covered", STR_ARG(l));
  diag_primary(diags_of(x), g, "pattern%s %.*s not covered", w->n > 1 ? "s" : "", STR_ARG(l));
  note_type(x, g, ty);
  Str pats[SHOWN];
  for (u32 i = 0; i < w->n && i < SHOWN; i++) {
    Buf b = {0};
    dpat_print(x, w->v[i][0], &b);
    pats[i] = str_copy(x->s->arena, buf_view(&b));
    buf_free(&b);
  }
  suggest_arms(x->s, g, m, pats, w->n, w->n > SHOWN);
}

static void warn_unreachable(Exhaust *x, const Pat *p) {
  if (foreign(x, p->span)) return;
  Diag *g = diag(diags_of(x), DIAG_unreachable_patterns, p->span, "unreachable pattern");
  diag_primary(diags_of(x), g, "no value can reach this");
}

/* Each alternative of a top-level `|` is asked on its own, after those before it, unless a guard may refuse them. */
static void reach_arm(Exhaust *x, Rows *rows, DPat *d, const Pat *p, bool guarded) {
  if (d->c.kind != CT_OR) {
    if (!rows_useful(x, rows, row_of(x, d))) warn_unreachable(x, p);
    return;
  }
  u32 useful = 0;
  Rows own = {0};
  for (u32 i = 0; i < rows->n; i++) vec_push(x->s->arena, &own, rows->v[i]);
  bool *ok = NEW_N(x->s->arena, bool, d->n);
  for (u32 i = 0; i < d->n; i++) {
    ok[i] = rows_useful(x, &own, row_of(x, d->f[i]));
    useful += ok[i];
    if (!guarded) vec_push(x->s->arena, &own, row_of(x, d->f[i]));
  }
  if (!useful) warn_unreachable(x, p);
  for (u32 i = 0; useful && i < d->n; i++)
    if (!ok[i] && d->f[i]->src) warn_unreachable(x, d->f[i]->src);
}

static bool known_type(Ty t) { return t && !(t->flags & (TF_ERR | TF_INFER)); }

/* The type of the value matched: that of the expression after adjustments. */
static Ty value_type(Expr *e) {
  e = expr_of(e);
  if (!e) return NULL;
  return e->n_adj ? e->adj[e->n_adj - 1].target : e->ty;
}

static Ty pat_type(Pat *p) {
  p = pat_of(p);
  return p->n_peeled ? p->peeled[0] : p->ty;
}

static void check_match(Exhaust *x, Expr *m) {
  Ty ty = m->n_arms ? pat_type(m->arms[0].pat) : value_type(m->a);
  if (!known_type(ty)) return;
  Rows rows = {0};
  x->budget = BUDGET;
  for (u32 i = 0; i < m->n_arms; i++) {
    DPat *d = dpat_lower(x, m->arms[i].pat);
    reach_arm(x, &rows, d, pat_of(m->arms[i].pat), m->arms[i].guard != NULL);
    if (!m->arms[i].guard) vec_push(x->s->arena, &rows, row_of(x, d));
  }
  x->budget = BUDGET;
  Witnesses w = rows_missing(x, &rows, ty);
  if (w.n && x->budget) report_match(x, m, ty, &w);
}

/* --- let and parameters ---------------------------------------------------------------------- */

static Witnesses uncovered(Exhaust *x, Pat *p) {
  Rows rows = {0};
  Ty ty = pat_type(p);
  x->budget = BUDGET;
  if (!known_type(ty)) return (Witnesses){0};
  vec_push(x->s->arena, &rows, row_of(x, dpat_lower(x, p)));
  return rows_missing(x, &rows, ty);
}

static bool trivially_irrefutable(Pat *p) {
  p = pat_of(p);
  return p->kind == P_WILD || (p->kind == P_BIND && !p->sub);
}

static void must_cover(Exhaust *x, Pat *p, const char *where) {
  if (!p || trivially_irrefutable(p)) return;
  Witnesses w = uncovered(x, p);
  if (!w.n || !x->budget) return;
  Str l = list_text(x, &w);
  Diag *g = diag(diags_of(x), DIAG_E0005, pat_of(p)->span, "refutable pattern in %s", where);
  diag_primary(diags_of(x), g, "pattern%s %.*s not covered", w.n > 1 ? "s" : "", STR_ARG(l));
  if (strcmp(where, "local binding") == 0)
    diag_note(diags_of(x), g, "`let` bindings require an \"irrefutable pattern\", like a `struct` or an `enum` with only one variant");
  note_type(x, g, pat_type(p));
}

static void warn_irrefutable(Exhaust *x, Pat *p, Span at, const char *form) {
  if (foreign(x, at) || foreign(x, pat_of(p)->span) || !known_type(pat_type(p))) return;
  Witnesses w = uncovered(x, p);
  if (w.n || !x->budget) return;
  Diag *g = diag(diags_of(x), DIAG_irrefutable_let_patterns, at, "irrefutable `%s` pattern", form);
  diag_note(diags_of(x), g, "this pattern will always match, so the `%s` is useless", form);
}

/* --- the walk ------------------------------------------------------------------------------------ */

static bool is_for_match(const Exhaust *x, const Expr *m) {
  if (!x->for_pat) return false;
  for (u32 i = 0; i < m->n_arms; i++) {
    const Pat *p = pat_of(m->arms[i].pat);
    for (u32 k = 0; k < p->n; k++)
      if (pat_of(p->elems[k]) == x->for_pat) return true;
  }
  return false;
}

static void walk_for(Exhaust *x, Expr *e) {
  const Pat *saved = x->for_pat;
  must_cover(x, e->pat, "`for` loop binding");
  x->for_pat = pat_of(e->pat);
  walk(x, e->lowered);
  x->for_pat = saved;
}

static void walk_stmt(Exhaust *x, Stmt *st) {
  if (st->kind == S_MACRO && st->expanded) {
    for (u32 i = 0; i < st->n_expansion; i++) walk_stmt(x, &st->expansion[i]);
    return;
  }
  if (st->kind == S_LET) {
    if (!st->els) must_cover(x, st->pat, "local binding");
    else warn_irrefutable(x, st->pat, span_to(st->span, st->init ? st->init->span : st->span), "let...else");
    if (st->init) walk(x, st->init);
    if (st->els) walk_block(x, st->els);
  } else if (st->e) {
    walk(x, st->e);
  }
}

static void walk_block(Exhaust *x, Block *b) {
  for (u32 i = 0; i < b->n; i++) walk_stmt(x, &b->stmts[i]);
  if (b->tail) walk(x, b->tail);
}

static void walk_children(Exhaust *x, Expr *e) {
  Expr *const abc[] = {e->a, e->b, e->c};
  for (u32 i = 0; i < COUNTOF(abc); i++)
    if (abc[i]) walk(x, abc[i]);
  for (u32 i = 0; i < e->n; i++) walk(x, e->args[i]);
  for (u32 i = 0; i < e->n_fields; i++)
    if (e->fields[i].value) walk(x, e->fields[i].value);
  for (u32 i = 0; i < e->n_arms; i++) {
    if (e->arms[i].guard) walk(x, e->arms[i].guard);
    walk(x, e->arms[i].body);
  }
  if (e->block) walk_block(x, e->block);
}

/* Only a lone `let` is linted: in a chain it may stand before another condition. */
static void lint_let(Exhaust *x, Expr *cond, const char *form) {
  cond = expr_of(cond);
  if (cond && cond->kind == E_LET) warn_irrefutable(x, cond->pat, cond->span, form);
}

static void named_as_variant(Exhaust *x, Pat *p);
static void walk(Exhaust *x, Expr *e) {
  for (u32 i = 0; i < e->n_arms && !e->lowered; i++) named_as_variant(x, e->arms[i].pat);
  if (e->kind == E_FOR && e->lowered) {
    walk_for(x, e);
    return;
  }
  if (e->kind == E_WHILE) {
    lint_let(x, e->a, "while let");
    x->while_let = e->a ? expr_of(e->a) : NULL;
  }
  if (e->lowered) {
    if (e->kind == E_TRY) walk(x, e->a);        /* its match is complete */
    else walk(x, e->lowered);
    return;
  }
  if (e->kind == E_MATCH && e->desugar != DS_TRY && e->desugar != DS_FOR && !is_for_match(x, e)) check_match(x, e);
  if (e->kind == E_IF && expr_of(e->a) != x->while_let) lint_let(x, e->a, "if let");
  if (e->kind == E_CLOSURE)
    for (u32 i = 0; i < e->n_params; i++) must_cover(x, e->params[i].pat, "closure argument");
  walk_children(x, e);
}

/* `Up => ..` binds a new name where the variant was meant. */
static void named_as_variant(Exhaust *x, Pat *p) {
  p = pat_of(p);
  if (!p) return;
  for (u32 i = 0; i < p->n; i++) named_as_variant(x, p->elems[i]);
  for (u32 i = 0; i < p->n_fields; i++) named_as_variant(x, p->fields[i].pat);
  named_as_variant(x, p->sub);
  if (p->kind != P_BIND || p->sub || p->mode != BM_MOVE || !p->ty) return;
  Ty t = p->ty;
  while (t->kind == TY_REF) t = t->elem;
  if (t->kind != TY_ADT || t->def->kind != DEF_ENUM || foreign(x, p->span)) return;
  u32 n;
  VariantDef *v = def_variants(x->s, t->def, &n);
  for (u32 i = 0; i < n; i++) {
    if (v[i].def->name != p->name.sym || v[i].kind != VK_UNIT) continue;
    const char *name = sym_z(x->s->sx->in, p->name.sym), *en = sym_z(x->s->sx->in, t->def->name);
    vec_push(x->s->arena, &x->s->variant_names, (VariantName){p->span, name, en});
  }
}

void check_matches(Sema *s, AstBody *b) {
  if (!b || b->has_error || !b->value) return;
  Exhaust x = {.s = s, .f = infer_new(s, param_env(s, b->def)), .body = b};
  const char *where = b->kind == BODY_CLOSURE ? "closure argument" : "function argument";
  for (u32 i = 0; i < b->n_params; i++) must_cover(&x, b->params[i], where);
  walk(&x, b->value);
}
