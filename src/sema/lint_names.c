/* lint_names — non_camel_case_types, non_snake_case, non_upper_case_globals: how names are written. */
#include "sema/check.h"
#include "base/unicode.h"

typedef struct Chars { u32 v[128]; u32 n; } Chars;

/* The name's characters without `_` at both ends and without a lifetime's mark. */
static Chars trimmed(Str s) {
  Chars c = {.n = 0};
  for (size_t i = 0; i < s.n && c.n < COUNTOF(c.v);) c.v[c.n++] = utf8_next(s, &i);
  u32 lo = 0;
  while (lo < c.n && (c.v[lo] == '_' || c.v[lo] == '\'')) lo++;
  while (c.n > lo && c.v[c.n - 1] == '_') c.n--;
  memmove(c.v, c.v + lo, (c.n - lo) * sizeof *c.v);
  c.n -= lo;
  return c;
}

static bool cased(u32 ch) {
  u32 lower[3], upper[3];
  u32 a = uni_to_lower(ch, lower), b = uni_to_upper(ch, upper);
  return a != b || memcmp(lower, upper, a * sizeof *lower) != 0;
}

/* No lower-case letter first, no `_` beside a letter that has a case. */
static bool is_camel(Str s) {
  Chars c = trimmed(s);
  if (!c.n) return true;
  if (uni_is_lowercase(c.v[0])) return false;
  for (u32 i = 1; i < c.n; i++) {
    if (c.v[i] == '_' && (c.v[i - 1] == '_' || cased(c.v[i - 1]))) return false;
    if (c.v[i - 1] == '_' && cased(c.v[i])) return false;
  }
  return true;
}

static bool is_snake(Str s) {
  Chars c = trimmed(s);
  for (u32 i = 0; i < c.n; i++)
    if (uni_is_uppercase(c.v[i]) || (i && c.v[i] == '_' && c.v[i - 1] == '_')) return false;
  return true;
}

static bool is_upper(Str s) {
  Chars c = trimmed(s);
  for (u32 i = 0; i < c.n; i++)
    if (uni_is_lowercase(c.v[i])) return false;
  return true;
}

static void want(Sema *s, DiagCode code, Sym name, Span at, const char *what) {
  static const struct { DiagCode code; bool (*fits)(Str); const char *how; } rules[] = {
    {DIAG_non_camel_case_types, is_camel, "an upper camel"},
    {DIAG_non_snake_case, is_snake, "a snake"},
    {DIAG_non_upper_case_globals, is_upper, "an upper"},
  };
  Str n = sym_str(s->sx->in, name);
  if (!n.n || !at.hi || from_lib_expansion(s, at)) return;
  for (u32 i = 0; i < COUNTOF(rules); i++)
    if (rules[i].code == code && !rules[i].fits(n))
      diag(s->sx->diags, code, at, "%s `%.*s` should have %s case name", what, STR_ARG(n), rules[i].how);
}

/* Of what d declares. A macro may write `#[allow] struct $name`: the name is the caller's, the attribute is around the item. */
static void want_of(Sema *s, const Def *d, DiagCode code, Sym name, Span at, const char *what) {
  if (d->item->span.ctx == at.ctx || lint_level(s, code, d->item->span) > LINT_EXPECT) want(s, code, name, at, what);
}

static bool in_trait_impl(const Def *d) { return d->parent && d->parent->kind == DEF_IMPL && d->parent->item && d->parent->item->impl_trait; }
static bool in_trait(const Def *d) { return d->parent && d->parent->kind == DEF_TRAIT; }
static bool in_impl(const Def *d) { return d->parent && d->parent->kind == DEF_IMPL; }
static bool says(Sema *s, const Def *d, const char *attr) { return attr_find(d->item->attrs, intern_z(s->sx->in, attr)) != NULL; }
static const GenericsExpr *own_generics(const Def *d) { return d->item->fn ? &d->item->fn->generics : &d->item->generics; }

/* --- types ------------------------------------------------------------------------------ */

static void type_names(Sema *s, Def *d) {
  const DiagCode c = DIAG_non_camel_case_types;
  switch (d->kind) {
  case DEF_STRUCT: case DEF_ENUM: case DEF_UNION: case DEF_ALIAS:
    if (!says(s, d, "repr")) want_of(s, d, c, d->name, d->span, "type");
    break;
  case DEF_TRAIT: want_of(s, d, c, d->name, d->span, "trait"); break;
  case DEF_ASSOC_TY: if (in_trait(d) && !d->opaque_fn) want_of(s, d, c, d->name, d->span, "associated type"); break;
  default: break;
  }
  for (u32 i = 0; d->kind == DEF_ENUM && i < d->n_variants; i++) want_of(s, d, c, d->variants[i].def->name, d->variants[i].def->span, "variant");
  const GenericsExpr *g = own_generics(d);
  for (u32 i = 0; i < g->n; i++)
    if (g->v[i].kind == GP_TYPE) want_of(s, d, c, g->v[i].name.sym, g->v[i].name.span, "type parameter");
}

/* --- values -------------------------------------------------------------------------------- */

static void value_names(Sema *s, Def *d) {
  const DiagCode snake = DIAG_non_snake_case, upper = DIAG_non_upper_case_globals;
  switch (d->kind) {
  case DEF_FN:
    if (in_trait_impl(d) || says(s, d, "no_mangle")) break;
    want_of(s, d, snake, d->name, d->span, in_trait(d) ? "trait method" : in_impl(d) ? "method" : "function");
    break;
  case DEF_MOD: want_of(s, d, snake, d->name, d->span, "module"); break;
  case DEF_CONST:
    if (!in_trait_impl(d)) want_of(s, d, upper, d->name, d->span, in_trait(d) || in_impl(d) ? "associated constant" : "constant");
    break;
  case DEF_STATIC:
    if (!says(s, d, "no_mangle")) want_of(s, d, upper, d->name, d->span, "static variable");
    break;
  default: break;
  }
  bool named = (d->kind == DEF_STRUCT || d->kind == DEF_UNION || d->kind == DEF_ENUM);
  for (u32 v = 0; named && v < d->n_variants; v++)
    for (u32 i = 0; d->variants[v].kind == VK_STRUCT && i < d->variants[v].n; i++)
      want_of(s, d, snake, d->variants[v].fields[i].name, d->variants[v].fields[i].span, "structure field");
  const GenericsExpr *g = own_generics(d);
  for (u32 i = 0; i < g->n; i++) {
    if (g->v[i].kind == GP_CONST) want_of(s, d, upper, g->v[i].name.sym, g->v[i].name.span, "const parameter");
    if (g->v[i].kind == GP_LIFETIME) want_of(s, d, snake, g->v[i].name.sym, g->v[i].name.span, "lifetime");
  }
}

void lint_type_names(Sema *s) {
  for (u32 i = s->first_own; i < s->defs.n; i++)
    if (!s->defs.v[i]->is_lib && s->defs.v[i]->item) type_names(s, s->defs.v[i]);
}

void lint_value_names(Sema *s) {
  for (u32 i = s->first_own; i < s->defs.n; i++)
    if (!s->defs.v[i]->is_lib && s->defs.v[i]->item) value_names(s, s->defs.v[i]);
  for (u32 i = 0; i < s->bodies.n; i++)
    for (u32 k = 0; k < s->bodies.v[i]->locals.n; k++) {
      const Local *l = s->bodies.v[i]->locals.v[k];
      if (l->synthetic || l->is_self || l->shorthand || lint_hushed(s, DIAG_non_snake_case, l)) continue;
      want(s, DIAG_non_snake_case, l->name.sym, l->name.span, "variable");
    }
}
