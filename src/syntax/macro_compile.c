/* macro_compile — macro_rules: patterns to Locs, bodies to pieces. */
#include "syntax/macro.h"

typedef struct Compile {
  Syntax *sx;
  VEC(Loc) locs;
  VEC(Sym) vars;
} Compile;

static bool opens(u8 k) { return k == T_LPAREN || k == T_LBRACK || k == T_LBRACE; }

static bool closes(u8 k) { return k == T_RPAREN || k == T_RBRACK || k == T_RBRACE; }

static u32 closer(Tokens t, u32 i) {
  u32 depth = 0;
  for (; i < t.n; i++) {
    if (opens(t.v[i].kind)) depth++;
    if (closes(t.v[i].kind) && --depth == 0) return i;
  }
  return t.n - 1;
}

static bool word_token(const Token *t) { return t->kind == T_IDENT || t->kind >= K_as; }

static u8 kleene(u8 k) { return k == T_STAR ? '*' : k == T_PLUS ? '+' : k == T_QUESTION ? '?' : 0; }

/* Behind "$(...)": separator? operator. Returns the index behind; 0 where there is none. */
static u32 read_op(Tokens t, u32 i, u8 *op, Token *sep, bool *has_sep) {
  *has_sep = false;
  if (i < t.n && kleene(t.v[i].kind) && !(i + 1 < t.n && kleene(t.v[i + 1].kind) && t.v[i].kind != T_STAR && t.v[i].kind == T_PLUS)) {
    *op = kleene(t.v[i].kind);
    return i + 1;
  }
  if (i + 1 < t.n && kleene(t.v[i + 1].kind)) {
    *sep = t.v[i];
    *has_sep = true;
    *op = kleene(t.v[i + 1].kind);
    return i + 2;
  }
  return 0;
}

static FragKind frag_of(Str s) {
  static const struct { const char *z; FragKind k; } table[] = {
      {"expr", FRAG_EXPR}, {"expr_2021", FRAG_EXPR}, {"ty", FRAG_TY}, {"pat", FRAG_PAT}, {"pat_param", FRAG_PAT}, {"stmt", FRAG_STMT},
      {"block", FRAG_BLOCK}, {"item", FRAG_ITEM}, {"path", FRAG_PATH}, {"meta", FRAG_META}, {"vis", FRAG_VIS}, {"ident", FRAG_IDENT},
      {"lifetime", FRAG_LIFETIME}, {"literal", FRAG_LITERAL}, {"tt", FRAG_TT}};
  for (u32 i = 0; i < COUNTOF(table); i++)
    if (str_eqz(s, table[i].z)) return table[i].k;
  return FRAG_NONE;
}

static u32 var_number(Compile *c, Sym name) {
  for (u32 i = 0; i < c->vars.n; i++)
    if (c->vars.v[i] == name) return i + 1;
  return 0;
}

static void add_var(Compile *c, Tokens t, u32 *i, u32 depth) {
  const Token *name = &t.v[*i];
  bool typed = *i + 2 < t.n && t.v[*i + 1].kind == T_COLON && word_token(&t.v[*i + 2]);
  if (!typed) {
    diag(c->sx->diags, DIAG_SYNTAX, name->span, "missing fragment specifier");
    *i += 1;
    return;
  }
  Str spec = sym_str(c->sx->in, t.v[*i + 2].sym);
  FragKind k = frag_of(spec);
  if (!k) diag(c->sx->diags, DIAG_SYNTAX, span_to(t.v[*i - 1].span, t.v[*i + 2].span), "invalid fragment specifier `%.*s`", STR_ARG(spec));
  if (var_number(c, name->sym)) diag(c->sx->diags, DIAG_SYNTAX, span_to(t.v[*i - 1].span, t.v[*i + 2].span), "duplicate matcher binding");
  vec_push(c->sx->arena, &c->vars, name->sym);
  Loc l = {.kind = ML_VAR, .frag = (u8)(k ? k : FRAG_TT), .op = str_eqz(spec, "pat_param"), .var = c->vars.n - 1, .depth = depth};
  vec_push(c->sx->arena, &c->locs, l);
  *i += 3;
}

static void compile_lhs(Compile *c, Tokens t, u32 depth);

/* At "(" of "$(...)". */
static void add_seq(Compile *c, Tokens t, u32 *i, u32 depth) {
  u32 end = closer(t, *i);
  Token sep = {0};
  bool has_sep;
  u8 op = '*';
  u32 behind = read_op(t, end + 1, &op, &sep, &has_sep);
  if (!behind) {
    diag(c->sx->diags, DIAG_SYNTAX, t.v[end].span, "expected one of: `*`, `+`, or `?`");
    behind = end + 1;
  }
  u32 at = c->locs.n, vars = c->vars.n;
  Arena *a = c->sx->arena;
  vec_push(a, &c->locs, (Loc){.kind = ML_SEQ, .op = op, .var = vars, .depth = depth});
  compile_lhs(c, (Tokens){t.v + *i + 1, end - *i - 1}, depth + 1);
  bool empty = c->locs.n == at + 1;
  if (empty) {
    diag(c->sx->diags, DIAG_SYNTAX, t.v[*i].span, "repetition matches empty token tree");
    c->locs.n = at;
    *i = behind;
    return;
  }
  if (has_sep && op != '?') {
    vec_push(a, &c->locs, (Loc){.kind = ML_SEQ_SEP, .tok = sep});
    vec_push(a, &c->locs, (Loc){.kind = ML_SEQ_AGAIN, .to = at + 1});
  } else {
    vec_push(a, &c->locs, (Loc){.kind = ML_SEQ_END, .op = op, .to = at + 1});
  }
  c->locs.v[at].to = c->locs.n;
  c->locs.v[at].n_vars = c->vars.n - vars;
  *i = behind;
}

static void compile_lhs(Compile *c, Tokens t, u32 depth) {
  for (u32 i = 0; i < t.n;) {
    const Token *next = i + 1 < t.n ? &t.v[i + 1] : NULL;
    bool dollar = t.v[i].kind == T_DOLLAR && next;
    if (dollar && next->kind == T_LPAREN) {
      i++;
      if (depth < 100) add_seq(c, t, &i, depth);
      else i = closer(t, i) + 1;
    } else if (dollar && word_token(next) && next->kind != K_crate) {
      i++;
      add_var(c, t, &i, depth);
    } else {
      vec_push(c->sx->arena, &c->locs, (Loc){.kind = ML_TOKEN, .tok = t.v[i]});
      i++;
    }
  }
}

typedef VEC(Piece) Pieces;

static void compile_rhs(Compile *c, Tokens t, u32 depth, Pieces *out);

static void add_repeat(Compile *c, Tokens t, u32 *i, u32 depth, Pieces *out) {
  u32 end = closer(t, *i);
  Piece r = {.kind = MP_REPEAT, .op = '*'};
  u32 behind = read_op(t, end + 1, &r.op, &r.tok, &r.has_sep);
  if (!behind) {
    diag(c->sx->diags, DIAG_SYNTAX, t.v[end].span, "expected one of: `*`, `+`, or `?`");
    behind = end + 1;
  }
  if (!r.has_sep) r.tok = t.v[*i];
  Pieces sub = {0};
  compile_rhs(c, (Tokens){t.v + *i + 1, end - *i - 1}, depth + 1, &sub);
  r.sub = sub.v;
  r.n_sub = sub.n;
  vec_push(c->sx->arena, out, r);
  *i = behind;
}

static void compile_rhs(Compile *c, Tokens t, u32 depth, Pieces *out) {
  Arena *a = c->sx->arena;
  for (u32 i = 0; i < t.n;) {
    const Token *next = i + 1 < t.n ? &t.v[i + 1] : NULL;
    bool dollar = t.v[i].kind == T_DOLLAR && next;
    if (dollar && next->kind == T_LPAREN && depth < 100) {
      i++;
      add_repeat(c, t, &i, depth, out);
    } else if (dollar && next->kind == K_crate) {
      Token k = *next;
      k.sym = SYM_dollar_crate;
      k.space_before = t.v[i].space_before;
      vec_push(a, out, (Piece){.kind = MP_CRATE, .tok = k});
      i += 2;
    } else if (dollar && word_token(next) && var_number(c, next->sym)) {
      Piece v = {.kind = MP_VAR, .tok = t.v[i], .var = var_number(c, next->sym) - 1};
      v.tok.span = span_to(t.v[i].span, next->span);
      vec_push(a, out, v);
      i += 2;
    } else {
      vec_push(a, out, (Piece){.kind = MP_TOKEN, .tok = t.v[i]});
      i++;
    }
  }
}

void macro_compile(Syntax *sx, MacroDef *m) {
  for (u32 i = 0; i < m->n; i++) {
    Compile c = {.sx = sx};
    MacroTree *tree = NEW(sx->arena, MacroTree);
    compile_lhs(&c, macro_plain_docs(sx, m->rules[i].pattern), 0);
    vec_push(sx->arena, &c.locs, (Loc){.kind = ML_EOF});
    Pieces body = {0};
    compile_rhs(&c, macro_plain_docs(sx, m->rules[i].body), 0, &body);
    *tree = (MacroTree){c.locs.v, c.locs.n, c.vars.v, c.vars.n, body.v, body.n};
    m->rules[i].lhs = tree;
  }
}
