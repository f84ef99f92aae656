/* macro — expanding a macro_rules call: which rule, and its body with the
 * fragments put in.
 *
 * Hygiene: a token of the body gets the new expansion as its context. Where the body
 * holds tokens of several contexts (the macro came out of another macro), each of
 * them gets an expansion of its own, so that names that differed still do.
 */
#include "syntax/macro.h"

enum { EXPAND_DEPTH = 128, EXPAND_TOKENS = 2000000, EXPAND_COUNT = 400000 };

typedef struct Expand {
  Syntax *sx;
  Expansion base;
  u32 def_ctx, ctx;
  Map ctxs;               /* context in the body -> context in the result */
  Binding **binds;
  const MacroTree *tree;
  u32 *at;                /* index in each repetition around */
  u32 depth;
  VEC(Token) out;
  bool failed;
} Expand;

/* --- documentation as attributes ---------------------------------------------------- */

static void push_doc(Syntax *sx, const Token *t, Token out[5]) {
  Str s = sym_str(sx->in, t->sym);
  Str body = {s.p + 3, s.n - 3};
  if (str_starts(s, "/*") && body.n >= 2) body.n -= 2;
  Literal *lit = literal_str(sx, body);
  Span sp = t->span;
  out[0] = (Token){.kind = T_POUND, .span = sp, .space_before = true};
  out[1] = (Token){.kind = T_LBRACK, .span = sp};
  out[2] = (Token){.kind = T_IDENT, .span = sp, .sym = intern_z(sx->in, "doc")};
  out[3] = (Token){.kind = T_EQ, .span = sp, .space_before = true};
  out[4] = (Token){.kind = T_STR, .span = sp, .sym = lit->text, .space_before = true};
}

Tokens macro_plain_docs(Syntax *sx, Tokens t) {
  bool any = false;
  for (u32 i = 0; i < t.n; i++) any |= t.v[i].kind == T_DOC;
  if (!any) return t;
  VEC(Token) out = {0};
  for (u32 i = 0; i < t.n; i++) {
    if (t.v[i].kind != T_DOC) {
      vec_push(sx->arena, &out, t.v[i]);
      continue;
    }
    Token five[5];
    push_doc(sx, &t.v[i], five);
    for (u32 k = 0; k < 5; k++) vec_push(sx->arena, &out, five[k]);
    vec_push(sx->arena, &out, (Token){.kind = T_RBRACK, .span = t.v[i].span});
  }
  return (Tokens){out.v, out.n};
}

/* --- transcription --------------------------------------------------------------------- */

static u32 mark(Expand *x, u32 ctx) {
  if (ctx == x->def_ctx) return x->ctx;
  u64 known;
  if (map_get(&x->ctxs, ctx, &known)) return (u32)known;
  Expansion e = x->base;
  e.def_ctx = ctx;
  u32 fresh = sources_add_expansion(x->sx->src, e);
  map_put(x->sx->arena, &x->ctxs, ctx, fresh);
  return fresh;
}

static void put_token(Expand *x, Token t) {
  t.span.ctx = mark(x, t.span.ctx);
  vec_push(x->sx->arena, &x->out, t);
}

static const Binding *bound(const Expand *x, u32 var) {
  const Binding *b = x->binds[var];
  for (u32 d = 0; d < x->depth && b->seq; d++) {
    if (x->at[d] >= b->items.n) return b;
    b = b->items.v[x->at[d]];
  }
  return b;
}

static void put_var(Expand *x, const Piece *p) {
  const Binding *b = bound(x, p->var);
  if (b->seq) {
    Str name = sym_str(x->sx->in, x->tree->vars[p->var]);
    Span sp = p->tok.span;
    diag(x->sx->diags, DIAG_SYNTAX, sp, "variable `%.*s` is still repeating at this depth", STR_ARG(name));
    x->failed = true;
    return;
  }
  for (u32 i = 0; i < b->toks.n; i++) {
    Token t = b->toks.v[i];
    if (!i && (t.kind == T_INTERP || !x->depth)) t.space_before = p->tok.space_before;   /* `$($t)*`: as passed */
    vec_push(x->sx->arena, &x->out, t);
  }
}

/* How often the variables inside repeat here. -1: none does; -2: reported. */
static i64 repeat_count(Expand *x, const Piece *r, u32 *who) {
  i64 n = -1;
  for (u32 i = 0; i < r->n_sub; i++) {
    const Piece *p = &r->sub[i];
    i64 k = -1;
    u32 var = p->var;
    if (p->kind == MP_REPEAT) {
      k = repeat_count(x, p, &var);
    } else if (p->kind == MP_VAR) {
      const Binding *b = bound(x, p->var);
      if (b->seq) k = b->items.n;
    }
    if (k == -2) return -2;
    if (k < 0) continue;
    if (n >= 0 && k != n) {
      const Sym *vars = x->tree->vars;
      diag(x->sx->diags, DIAG_SYNTAX, r->tok.span, "meta-variable `%s` repeats %d time%s, but `%s` repeats %d time%s", sym_z(x->sx->in, vars[*who]),
           (int)n, n == 1 ? "" : "s", sym_z(x->sx->in, vars[var]), (int)k, k == 1 ? "" : "s");
      return -2;
    }
    n = k;
    *who = var;
  }
  return n;
}

static void transcribe(Expand *x, const Piece *v, u32 n);

static void put_repeat(Expand *x, const Piece *r) {
  u32 who = 0;
  i64 n = repeat_count(x, r, &who);
  if (n == -1) diag(x->sx->diags, DIAG_SYNTAX, r->tok.span, "attempted to repeat an expression containing no syntax variables matched as repeating at this depth");
  if (n < 0) {
    x->failed = true;
    return;
  }
  if (r->op == '+' && !n) {
    diag(x->sx->diags, DIAG_SYNTAX, r->tok.span, "this must repeat at least once");
    x->failed = true;
  }
  u32 level = x->depth++;
  for (i64 i = 0; i < n && !x->failed; i++) {
    x->at[level] = (u32)i;
    if (i && r->has_sep) put_token(x, r->tok);
    transcribe(x, r->sub, r->n_sub);
  }
  x->depth = level;
}

static void transcribe(Expand *x, const Piece *v, u32 n) {
  for (u32 i = 0; i < n && !x->failed; i++) {
    if (x->out.n > EXPAND_TOKENS) {
      diag(x->sx->diags, DIAG_SYNTAX, x->base.call_site, "this macro expands to more than %d tokens", EXPAND_TOKENS);
      x->failed = true;
    } else if (v[i].kind == MP_VAR) put_var(x, &v[i]);
    else if (v[i].kind == MP_REPEAT) put_repeat(x, &v[i]);
    else put_token(x, v[i].tok);
  }
}

/* --- which rule ---------------------------------------------------------------------------- */

static bool too_deep(Syntax *sx, Sym name, Span call_site) {
  u32 depth = 0;
  for (Span s = call_site; s.ctx; s = sx->src->expns.v[s.ctx].call_site) depth += sx->src->expns.v[s.ctx].kind == EXPN_MACRO;
  bool many = sx->src->expns.n > EXPAND_COUNT;
  if (depth < EXPAND_DEPTH && !many) return false;
  Diag *g = diag(sx->diags, DIAG_SYNTAX, call_site, "recursion limit reached while expanding `%s!`", sym_z(sx->in, name));
  if (!many) diag_help(sx->diags, g, "consider increasing the recursion limit by adding a `#![recursion_limit = \"256\"]` attribute to your crate");
  return true;
}

static void no_rule(Syntax *sx, const MatchFail *why, Span call_site) {
  sx->no_rule = true;
  if (why->tok.kind == T_EOF) {
    Diag *g = diag(sx->diags, DIAG_SYNTAX, call_site, "unexpected end of macro invocation");
    diag_primary(sx->diags, g, "missing tokens in macro arguments");
    return;
  }
  const Token *one = &why->tok;
  Parser p = {.sx = sx, .a = sx->arena, .cur = *one};
  Diag *g = diag(sx->diags, DIAG_SYNTAX, one->span, "no rules expected %.*s", STR_ARG(found(&p)));
  diag_primary(sx->diags, g, "no rules expected this token in macro call");
}

static void ambiguous(Syntax *sx, Sym name, const MatchFail *why, Span call_site) {
  Span sp = why->tok.kind == T_EOF ? call_site : why->tok.span;
  diag(sx->diags, DIAG_SYNTAX, sp, "local ambiguity when calling macro `%s`: multiple parsing options", sym_z(sx->in, name));
}

static const MacroRule *pick_rule(Syntax *sx, const MacroDef *m, Sym name, Span call_site, Tokens args, Binding ***binds) {
  MatchFail best = {.tok = {.kind = T_EOF, .span = call_site}};
  bool any = false;
  for (u32 i = 0; i < m->n; i++) {
    const MacroTree *lhs = m->rules[i].lhs;
    MatchFail why;
    *binds = NEW_N(sx->arena, Binding *, lhs->n_vars + 1);
    MatchResult r = macro_match(sx, name, lhs, args, call_site, *binds, &why);
    if (r == MATCH_OK) return &m->rules[i];
    if (r == MATCH_ERROR) {
      if (why.ambiguous) ambiguous(sx, name, &why, call_site);
      return NULL;
    }
    if (!any || why.at > best.at) best = why;
    any = true;
  }
  no_rule(sx, &best, call_site);
  return NULL;
}

bool macro_expand(Syntax *sx, MacroDef *m, Sym name, Span call_site, Tokens args, bool def_in_lib, u32 def_crate, Tokens *out, u32 *ctx) {
  *out = (Tokens){0};
  *ctx = call_site.ctx;
  if (too_deep(sx, name, call_site)) return false;
  if (m->by_cfg) return cfg_select(sx, args, call_site, out);
  macro_ready(sx, m);
  if (m->broken) return false;
  Binding **binds;
  const MacroRule *rule = pick_rule(sx, m, name, call_site, macro_plain_docs(sx, args), &binds);
  if (!rule) return false;
  Expand x = {.sx = sx, .def_ctx = m->ctx, .binds = binds, .tree = rule->lhs};
  x.base = (Expansion){.kind = EXPN_MACRO, .name = name, .call_site = call_site, .def_ctx = m->ctx, .def_at = def_in_lib ? 0 : rule->span.lo, .def_in_lib = def_in_lib, .def_crate = def_crate};
  x.ctx = sources_add_expansion(sx->src, x.base);
  x.at = NEW_N(sx->arena, u32, 128);
  transcribe(&x, rule->lhs->pieces, rule->lhs->n_pieces);
  *out = (Tokens){x.out.v, x.out.n};
  *ctx = x.ctx;
  return !x.failed;
}
