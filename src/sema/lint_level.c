/* lint_level — what is made of the lints that were found: dropped, shown, or turned
 * into errors, as the attributes around them say (syntax/lint_scope.c). Lints are
 * therefore reported everywhere as if nothing was said of them. */
#include "sema/check.h"

typedef struct Wanted { Sym lint, group; } Wanted;

static Wanted wanted(Sema *s, DiagCode c) {
  const char *group = diag_lint_group(c);
  return (Wanted){intern(s->sx->in, diag_lint_name(c)), group ? intern_z(s->sx->in, group) : 0};
}
static bool names(const LintScope *x, Wanted w) { return x->lint == w.lint || (w.group && x->lint == w.group); }
static bool around(const LintScope *x, Span at) { return x->span.ctx == at.ctx && x->span.lo <= at.lo && at.hi <= x->span.hi; }

static LintScope *innermost(Sema *s, Wanted w, Span at, u32 node) {
  LintScope *best = NULL;
  for (u32 i = 0; node && i < s->sx->lints.n; i++)
    if (s->sx->lints.v[i].node == node && names(&s->sx->lints.v[i], w)) return &s->sx->lints.v[i];
  for (;; at = s->sx->src->expns.v[at.ctx].call_site) {
    for (u32 i = 0; i < s->sx->lints.n; i++) {
      LintScope *x = &s->sx->lints.v[i];
      if (names(x, w) && around(x, at) && (!best || x->span.hi - x->span.lo < best->span.hi - best->span.lo)) best = x;
    }
    if (best || !at.ctx || at.ctx >= s->sx->src->expns.n) return best;
  }
}

/* What holds for lint c at a place; *by: the attribute, NULL where it is the lint's own level. */
static LintLevel level_at(Sema *s, DiagCode c, Span at, u32 node, LintScope **by) {
  LintLevel own = diag_code_severity(c) == SEV_ERROR ? LINT_DENY : LINT_WARN;
  *by = innermost(s, wanted(s, c), at, node);
  LintLevel l = *by ? (*by)->level : own;
  if (l != LINT_WARN) return l;
  LintScope *all = innermost(s, (Wanted){intern_z(s->sx->in, "warnings"), 0}, at, 0);
  if (all) *by = all;
  return all ? all->level : l;
}

LintLevel lint_level(Sema *s, DiagCode c, Span at) {
  LintScope *by;
  return level_at(s, c, at, 0, &by);
}

bool lint_allowed(Sema *s, Sym lint, Span at) {
  const LintScope *by = innermost(s, (Wanted){lint, 0}, at, 0);
  return by && by->level <= LINT_EXPECT;
}

bool lint_hushed(Sema *s, DiagCode c, const Local *l) {
  for (u32 node = l->lint_node; node; node = s->sx->lint_around.v[node - 1]) {
    LintScope *by = innermost(s, wanted(s, c), NO_SPAN, node);
    if (!by || by->node != node) continue;
    if (by->level <= LINT_EXPECT) by->met = true;
    return by->level <= LINT_EXPECT;
  }
  return false;
}

/* --- at the end ------------------------------------------------------------------------- */

/* An #[expect] of several stretches or in a repeated macro is one: met here, met everywhere. */
static void meet(Sema *s, const LintScope *x) {
  for (u32 i = 0; i < s->sx->lints.n; i++)
    if (s->sx->lints.v[i].at.lo == x->at.lo) s->sx->lints.v[i].met = true;
}

static void say_level(Sema *s, Diag *g, const LintScope *by) {
  for (u32 i = 0; i < s->sx->diags->list.n; i++) {
    const Diag *o = s->sx->diags->list.v[i];
    if (o != g && o->code == g->code && o->leveled && o->level_at.lo == by->at.lo) return;
  }
  diag_note_at(s->sx->diags, g, by->at, "the lint level is defined here");
  Str lint = diag_lint_name(g->code), word = sym_str(s->sx->in, by->lint);
  const char *level = by->level == LINT_WARN ? "warn" : by->level == LINT_FORBID ? "forbid" : "deny";
  if (!str_eq(lint, word)) diag_note(s->sx->diags, g, "`#[%s(%.*s)]` implied by `#[%s(%.*s)]`", level, STR_ARG(lint), level, STR_ARG(word));
}

static void recount(Diags *d) {
  d->n_errors = d->n_warnings = 0;
  for (u32 i = 0; i < d->list.n; i++) {
    d->n_errors += d->list.v[i]->sev == SEV_ERROR;
    d->n_warnings += d->list.v[i]->sev == SEV_WARNING;
  }
}

/* False: it is not to be shown. */
static bool level_one(Sema *s, Diag *g) {
  LintScope *by;
  LintLevel l = level_at(s, g->code, g->span, 0, &by);
  if (!by) return true;
  if (l == LINT_EXPECT) meet(s, by);
  if (l <= LINT_EXPECT) return false;
  g->sev = l == LINT_WARN ? SEV_WARNING : SEV_ERROR;
  say_level(s, g, by);
  g->level_at = by->at;
  g->leveled = true;
  return true;
}

void lint_levels_apply(Sema *s, bool raise) {
  Diags *d = s->sx->diags;
  u32 n = 0;
  if (!s->sx->lints.n) return;
  for (u32 i = 0; i < d->list.n; i++) {
    Diag *g = d->list.v[i];
    bool lint = diag_lint_name(g->code).n && !g->leveled && (raise || g->sev == SEV_ERROR);
    if (!lint || level_one(s, g)) d->list.v[n++] = g;
  }
  if (n != d->list.n) d->seen = (Map){0};   /* its indices no longer hold */
  d->list.n = n;
  recount(d);
}

/* --- the attributes themselves ------------------------------------------------------------ */

static bool is_checked(Sema *s, Sym lint) {
  static const DiagCode made[] = {
    DIAG_unused_must_use, DIAG_unused_variables, DIAG_unused_mut, DIAG_unused_assignments, DIAG_unused_imports, DIAG_unused_parens,
    DIAG_while_true, DIAG_dead_code, DIAG_unreachable_code, DIAG_unreachable_patterns, DIAG_unused_macros, DIAG_unused_labels,
    DIAG_path_statements, DIAG_irrefutable_let_patterns, DIAG_overflowing_literals, DIAG_non_snake_case,
    DIAG_non_camel_case_types, DIAG_non_upper_case_globals, DIAG_redundant_semicolons,
  };
  for (u32 i = 0; i < COUNTOF(made); i++)
    if (str_eq(sym_str(s->sx->in, lint), diag_code_name(made[i]))) return true;
  return false;
}

static bool in_library(Sema *s, Span at) {
  const SourceFile *f = sources_file(s->sx->src, at.lo);
  return f && f->is_lib;
}

void lint_expectations(Sema *s) {
  for (u32 i = 0; i < s->sx->lints.n; i++) {
    const LintScope *x = &s->sx->lints.v[i];
    if (x->level != LINT_EXPECT || x->met || !is_checked(s, x->lint) || in_library(s, x->at)) continue;
    diag(s->sx->diags, DIAG_unfulfilled_lint_expectations, x->at, "this lint expectation is unfulfilled");
  }
}

/* #[forbid] cannot be taken back further in. */
void lint_check_forbidden(Sema *s) {
  for (u32 i = 0; i < s->sx->lints.n; i++) {
    const LintScope *x = &s->sx->lints.v[i], *by;
    if (x->level > LINT_WARN || in_library(s, x->at)) continue;
    for (u32 k = 0; k < s->sx->lints.n; k++) {
      by = &s->sx->lints.v[k];
      if (by->level != LINT_FORBID || by->lint != x->lint || !around(by, x->span)) continue;
      Str name = sym_str(s->sx->in, x->lint);
      static const char *const words[] = {"allow", "expect", "warn"};
      Diag *g = diag(s->sx->diags, DIAG_E0453, x->at, "%s(%.*s) incompatible with previous forbid", words[x->level], STR_ARG(name));
      diag_primary(s->sx->diags, g, "overruled by previous forbid");
      diag_label(s->sx->diags, g, by->at, "`forbid` level set here");
    }
  }
}
