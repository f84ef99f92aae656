/* parse — the parser's hands: moving, expecting, failing, recovering; entry points. */
#include "syntax/parser.h"

Span join(const Parser *p, Span a, Span b) { return sources_join(p->sx->src, a, b); }

Span since(const Parser *p, Span start) {
  return p->prev.span.hi && p->prev.kind != T_EOF ? join(p, start, p->prev.span) : start;
}

Span prev_end(const Parser *p) { return (Span){p->prev.span.hi, p->prev.span.hi, p->prev.span.ctx}; }

static Token eof_token(const Parser *p, Span whole) {
  Span end = p->n ? p->v[p->n - 1].span : whole;
  return (Token){.kind = T_EOF, .span = {end.hi, end.hi, end.ctx}};
}

Parser parser_new(Syntax *sx, Tokens t, Span whole) {
  Parser p = {.sx = sx, .a = sx->arena, .v = t.v, .n = t.n};
  p.cur = t.n ? t.v[0] : eof_token(&p, whole);
  p.prev = (Token){.kind = T_EOF, .span = {p.cur.span.lo, p.cur.span.lo, p.cur.span.ctx}};
  return p;
}

const Token *look(const Parser *p, u32 ahead) {
  static const Token eof = {.kind = T_EOF};
  if (!ahead || p->err) return &p->cur;
  return p->i + ahead < p->n ? &p->v[p->i + ahead] : &eof;
}

void bump(Parser *p) {
  if (p->err || p->cur.kind == T_EOF) return;
  memset(p->expected, 0, sizeof p->expected);
  p->prev = p->cur;
  if (++p->i < p->n) p->cur = p->v[p->i];
  else p->cur = eof_token(p, p->prev.span);
}

void note_expected(Parser *p, u32 k) { p->expected[k / 64] |= (u64)1 << k % 64; }

bool is(const Parser *p, Tok k) { return p->cur.kind == k; }

bool at(Parser *p, Tok k) {
  note_expected(p, k);
  return p->cur.kind == k;
}

bool eat(Parser *p, Tok k) {
  if (!at(p, k)) return false;
  bump(p);
  return true;
}

/* --- errors ------------------------------------------------------------------ */

static void stop_here(Parser *p) {
  if (p->err) return;
  p->stopped = p->cur;
  p->cur.kind = T_EOF;
  p->err = true;
}

bool parser_recover(Parser *p) {
  if (!p->err || p->hopeless) return p->err;
  p->err = false;
  p->cur = p->stopped;
  memset(p->expected, 0, sizeof p->expected);
  return true;
}

Diag *complain_at(Parser *p, DiagCode c, Span sp, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  Str msg = str_vfmt(p->a, fmt, ap);
  va_end(ap);
  if (p->err || p->quiet) {
    Diag *spare = NEW(p->a, Diag);
    return spare;
  }
  bool gen = p->cur.kind == K_gen;               /* an attribute's macro takes it for a name */
  if (!p->wrong.at.hi && !gen && diag_code_severity(c) == SEV_ERROR) p->wrong = (Mistake){p->cur.span, STR("unexpected token")};
  return diag(p->sx->diags, c, sp, "%.*s", STR_ARG(msg));
}

Diag *fail(Parser *p, Span sp, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  Str msg = str_vfmt(p->a, fmt, ap);
  va_end(ap);
  Diag *g = complain_at(p, DIAG_SYNTAX, sp, "%.*s", STR_ARG(msg));
  stop_here(p);
  return g;
}

Str found(const Parser *p) {
  const Token *t = p->err ? &p->stopped : &p->cur;
  if (t->kind == T_EOF) return STR("`<eof>`");
  if (t->kind == T_INTERP) {
    static const char *const names[] = {"", "expression", "type", "pattern", "statement", "block", "item", "path", "meta", "visibility",
                                        "ident", "lifetime", "literal", "tt"};
    return str_fmt(p->a, "%s metavariable", names[t->node_kind]);
  }
  if (t->kind == T_DOC) return str_fmt(p->a, "doc comment `%s`", sym_z(p->sx->in, t->sym));
  if (t->kind >= K_abstract) return str_fmt(p->a, "reserved keyword `%s`", tok_text((Tok)t->kind));
  if (t->kind >= K_as) return str_fmt(p->a, "keyword `%s`", sym_z(p->sx->in, t->sym));
  if (t->kind == T_IDENT && t->sym == SYM_underscore) return STR("reserved identifier `_`");
  if (t->sym) return str_fmt(p->a, "`%s%s`", t->kind == T_IDENT && t->raw ? "r#" : "", sym_z(p->sx->in, t->sym));
  return str_fmt(p->a, "`%s`", tok_text((Tok)t->kind));
}

static Str expected_name(const Parser *p, u32 k) {
  static const char *const classes[] = {"an operator", "identifier", "path", "type", "lifetime", "a const expression"};
  if (k >= X_FIRST) return str_of(classes[k - X_FIRST]);
  if (k == T_LIFETIME || k == T_IDENT) return str_of(tok_text((Tok)k));
  return str_fmt(p->a, "`%s`", tok_text((Tok)k));
}

/* "`,`, `;`, or `}`": sorted by text, as rustc lists them. */
static Str expected_list(const Parser *p, u32 *count) {
  Str names[X_END];
  u32 n = 0;
  for (u32 k = 0; k < X_END; k++) {
    if (!(p->expected[k / 64] >> k % 64 & 1)) continue;
    Str s = expected_name(p, k);
    u32 j = n++;
    for (; j && str_cmp(names[j - 1], s) > 0; j--) names[j] = names[j - 1];
    names[j] = s;
  }
  Buf b = {0};
  for (u32 i = 0; i < n; i++) {
    if (i) buf_z(&b, i + 1 < n ? ", " : n > 2 ? ", or " : " or ");
    buf_str(&b, names[i]);
  }
  Str list = str_copy(p->a, buf_view(&b));
  buf_free(&b);
  *count = n;
  return list;
}

static bool same_line(const Parser *p, Span a, Span b) {
  if (!a.lo || !b.lo || a.ctx != b.ctx) return true;
  return sources_place(p->sx->src, a.hi).line == sources_place(p->sx->src, b.lo).line;
}

void unexpected(Parser *p) {
  if (p->err) return;
  u32 n;
  Str list = expected_list(p, &n);
  Span here = p->cur.kind == T_EOF && p->subject ? prev_end(p) : p->cur.span;
  Diag *g = complain_at(p, DIAG_SYNTAX, here, "expected %s%.*s, found %.*s", n > 1 ? "one of " : "", STR_ARG(list), STR_ARG(found(p)));
  if (n == 1 && p->wrong.at.lo == p->cur.span.lo) p->wrong.msg = str_fmt(p->a, "expected %.*s", STR_ARG(list));
  Str label = n > 6 ? str_fmt(p->a, "expected one of %u possible tokens", n) : str_fmt(p->a, "expected %s%.*s", n > 1 ? "one of " : "", STR_ARG(list));
  if (same_line(p, p->prev.span, p->cur.span) || p->prev.kind == T_EOF) {
    diag_primary(p->sx->diags, g, "%.*s", STR_ARG(label));
  } else {
    diag_primary(p->sx->diags, g, "unexpected token");
    diag_label(p->sx->diags, g, prev_end(p), "%.*s", STR_ARG(label));
  }
  suggest_for_token(p, g, p->expected[T_ARROW / 64] >> T_ARROW % 64 & 1);
  stop_here(p);
}

bool expect(Parser *p, Tok k) {
  if (eat(p, k)) return true;
  unexpected(p);
  return false;
}

bool expect_one_of(Parser *p, const Tok *ks, u32 n) {
  bool ok = false;
  for (u32 i = 0; i < n; i++) ok |= at(p, ks[i]);
  if (!ok) unexpected(p);
  return ok;
}

static bool is_open(u8 k) { return k == T_LPAREN || k == T_LBRACK || k == T_LBRACE; }

static bool is_close(u8 k) { return k == T_RPAREN || k == T_RBRACK || k == T_RBRACE; }

void skip_to_close(Parser *p, u32 start) {
  u32 depth = 0, i = start;
  for (; i < p->n && !(is_close(p->v[i].kind) && !depth); i++) {
    if (is_open(p->v[i].kind)) depth++;
    if (is_close(p->v[i].kind)) depth--;
  }
  if (i > start) p->prev = p->v[i - 1];
  p->i = i;
  p->cur = i < p->n ? p->v[i] : eof_token(p, p->prev.span);
  memset(p->expected, 0, sizeof p->expected);
}

void skip_to_comma(Parser *p, u32 start) {
  u32 depth = 0, i = start;
  for (; i < p->n && (depth || (!is_close(p->v[i].kind) && p->v[i].kind != T_COMMA)); i++) {
    if (is_open(p->v[i].kind)) depth++;
    if (is_close(p->v[i].kind)) depth--;
  }
  if (i > start) p->prev = p->v[i - 1];
  p->i = i;
  p->cur = i < p->n ? p->v[i] : eof_token(p, p->prev.span);
  memset(p->expected, 0, sizeof p->expected);
}

void separator_missing(Parser *p, bool (*follows)(const Parser *)) {
  if (p->err) return;
  u32 n = p->sx->diags->list.n;
  unexpected(p);
  if (p->quiet || p->hopeless) return;
  Parser trial = *p;
  parser_recover(&trial);
  if (is(&trial, T_SEMI) || is(&trial, T_DOT) || is(&trial, T_LT)) bump(&trial);   /* like a comma */
  if (!follows(&trial)) return;
  if (trial.i == p->i && p->sx->diags->list.n > n) suggest_put(p, vec_last(&p->sx->diags->list), FIX_MAYBE, prev_end(p), ",", "a `,` may be missing");
  parser_recover(p);
  if (p->i != trial.i) bump(p);
}

/* --- small pieces --------------------------------------------------------------- */

bool is_name(const Token *t) { return t->kind == T_IDENT && t->sym != SYM_underscore; }

bool at_name(Parser *p) {
  note_expected(p, X_IDENT);
  return is_name(&p->cur);
}

bool is_word(const Parser *p, Sym s) { return p->cur.kind == T_IDENT && !p->cur.raw && p->cur.sym == s; }

void note_member(Parser *p, Ident name) {
  if (p->quiet || p->err || map_get(&p->sx->member_names, name.sym, NULL)) return;
  const SourceFile *f = sources_file(p->sx->src, name.span.lo);
  if (f && !f->is_lib) map_put(p->a, &p->sx->member_names, name.sym, 1);
}

/* The first character of cur is taken away; rest is what stays. */
static void split(Parser *p, Tok first, Tok rest) {
  memset(p->expected, 0, sizeof p->expected);
  p->prev = p->cur;
  p->prev.kind = (u8)first;
  p->prev.span.hi = p->cur.span.lo + 1;
  p->cur.kind = (u8)rest;
  if (p->cur.span.hi > p->cur.span.lo + 1) p->cur.span.lo++;
}

bool eat_gt(Parser *p) {
  if (eat(p, T_GT)) return true;
  Tok rest = is(p, T_SHR) ? T_GT : is(p, T_GE) ? T_EQ : is(p, T_SHREQ) ? T_GE : T_EOF;
  if (rest == T_EOF) return false;
  split(p, T_GT, rest);
  return true;
}

bool at_lt(Parser *p) { return at(p, T_LT) || is(p, T_SHL); }

bool eat_lt(Parser *p) {
  if (eat(p, T_LT)) return true;
  if (!is(p, T_SHL)) return false;
  split(p, T_LT, T_LT);
  return true;
}

bool eat_and(Parser *p) {
  if (eat(p, T_AND)) return true;
  if (!is(p, T_ANDAND)) return false;
  split(p, T_AND, T_AND);
  return true;
}

bool eat_or(Parser *p) {
  if (eat(p, T_OR)) return true;
  if (!is(p, T_OROR)) return false;
  split(p, T_OR, T_OR);
  return true;
}

bool extra_comma(Parser *p) {
  if (p->err || p->quiet || !is(p, T_COMMA) || !is_name(look(p, 1))) return false;
  Diag *g = complain_at(p, DIAG_SYNTAX, p->cur.span, "expected identifier, found `,`");
  suggest_without(p, g, FIX_MAYBE, p->cur.span, "one `,` is enough");
  bump(p);
  return true;
}

Ident expect_name(Parser *p) {
  if (is_name(&p->cur)) {
    Ident id = {p->cur.sym, p->cur.span};
    bump(p);
    return id;
  }
  if (extra_comma(p)) return expect_name(p);
  if (!p->err) {
    Diag *g = fail(p, p->cur.span, "expected identifier, found %.*s", STR_ARG(found(p)));
    const Token *t = &p->stopped;
    diag_primary(p->sx->diags, g, t->kind >= K_as ? "expected identifier, found %s" : "expected identifier", t->kind >= K_abstract ? "reserved keyword" : "keyword");
  }
  return (Ident){0, p->stopped.span};
}

bool is_keyword_name(const Token *t) {
  return t->kind >= K_as && t->kind != K_self && t->kind != K_Self && t->kind != K_super && t->kind != K_crate;
}

Ident new_name(Parser *p) {
  if (!is_keyword_name(&p->cur) || p->err) return expect_name(p);
  Ident id = {p->cur.sym, p->cur.span};
  Diags *d = p->sx->diags;
  Diag *g = complain_at(p, DIAG_SYNTAX, id.span, "expected identifier, found %.*s", STR_ARG(found(p)));
  diag_primary(d, g, "expected identifier, found %s", p->cur.kind >= K_abstract ? "reserved keyword" : "keyword");
  diag_suggest(d, g, FIX_MAYBE, "with `r#` before it, `%s` is a name like any other", sym_z(p->sx->in, id.sym));
  diag_edit(d, g, (Span){id.span.lo, id.span.lo, id.span.ctx}, "r#");
  bump(p);
  return id;
}

/* The lexer and the macro expander give pairs, so a closer is there. */
Tokens delimited(Parser *p) {
  assert(p->err || is_open(p->cur.kind));
  if (p->err) return (Tokens){0};
  u32 depth = 0, from = p->i + 1;
  do {
    if (is_open(p->cur.kind)) depth++;
    if (is_close(p->cur.kind)) depth--;
    bump(p);
  } while (depth && !is(p, T_EOF));
  u32 end = depth ? p->i : p->i - 1;
  return (Tokens){(Token *)(uintptr_t)(p->v + from), end - from}; /* tokens stay where they are */
}

bool enter(Parser *p) {
  if (++p->depth < PARSE_DEPTH) return true;
  if (!p->err && !p->hopeless) {
    fail(p, p->cur.span, "this program is nested too deeply: pollscope reads at most %d levels", PARSE_DEPTH);
    p->hopeless = true;
  }
  return false;
}

void leave(Parser *p) { p->depth--; }

/* --- fragments ------------------------------------------------------------------- */

bool is_interp(const Parser *p, FragKind k) { return p->cur.kind == T_INTERP && p->cur.node_kind == k; }

Parser interp_parser(Parser *p, const Token *t) {
  const Interp *in = t->node;
  Parser sub = parser_new(p->sx, in->toks, t->span);
  sub.depth = p->depth;
  sub.quiet = p->quiet;
  sub.subject = p->subject;
  return sub;
}

void interp_done(Parser *p, Parser *sub) {
  if (sub->hopeless) p->hopeless = true;
  bump(p);
  if (sub->err) stop_here(p);
}

/* --- attributes ------------------------------------------------------------------- */

void note_part(Parser *p, Span start, const char *name, PartKind k) {
  if (!p->sx->parts || p->err || p->quiet) return;
  vec_push(p->a, p->sx->parts, (TextPart){start.lo, p->prev.span.hi, name, (u8)k});
}

/* attr = "#" "!"? "[" ("unsafe" "(")? path (delimited | "=" tokens)? "]" */
static Attr parse_attr(Parser *p) {
  Attr at_ = {.span = p->cur.span};
  bump(p);
  if (is(p, T_NOT)) {
    at_.inner = true;
    bump(p);
  }
  if (!is(p, T_LBRACK)) {
    expect(p, T_LBRACK);
    return at_;
  }
  Tokens inside = delimited(p);
  at_.span = since(p, at_.span);
  Parser sub = parser_new(p->sx, inside, at_.span);
  sub.quiet = p->quiet;
  if (is(&sub, K_unsafe) && look(&sub, 1)->kind == T_LPAREN) {
    bump(&sub);
    Tokens deeper = delimited(&sub);
    sub = parser_new(p->sx, deeper, at_.span);
  }
  if (is_interp(&sub, FRAG_META)) sub = interp_parser(&sub, &sub.cur);
  at_.path = parse_path(&sub, PATH_MOD);
  if (is_open(sub.cur.kind)) {
    at_.args = delimited(&sub);
  } else if (eat(&sub, T_EQ)) {
    at_.eq = true;
    if (is(&sub, T_EOF)) fail(&sub, prev_end(p), "expected expression, found `]`");
    at_.args = (Tokens){(Token *)NEW_N(p->a, Token, sub.n - sub.i + 1), sub.n - sub.i};
    memcpy(at_.args.v, sub.v + sub.i, at_.args.n * sizeof(Token));
    sub.cur.kind = T_EOF;
  }
  if (!sub.err && !is(&sub, T_EOF)) {
    bool bare = !at_.eq && !at_.args.v;
    for (u32 i = 0; bare && i < 4; i++) at(&sub, (Tok[]){T_LPAREN, T_LBRACK, T_LBRACE, T_EQ}[i]);
    at(&sub, T_RBRACK);
    unexpected(&sub);
  }
  if (sub.err) stop_here(p);
  return at_;
}

static bool inner_doc(const Parser *p, const Token *t) {
  Str s = sym_str(p->sx->in, t->sym);
  return s.n > 2 && s.p[2] == '!';
}


Attrs parse_outer_attrs(Parser *p) {
  VEC(Attr) v = {0};
  for (;;) {
    if (is(p, T_DOC)) {
      if (inner_doc(p, &p->cur)) complain_at(p, DIAG_E0753, p->cur.span, "expected outer doc comment");
      bump(p);
    } else if (is(p, T_POUND) && look(p, 1)->kind == T_LBRACK) {
      vec_push(p->a, &v, parse_attr(p));
    } else if (is(p, T_POUND) && look(p, 1)->kind == T_NOT && look(p, 2)->kind == T_LBRACK) {
      Span sp = p->cur.span;
      parse_attr(p);
      complain_at(p, DIAG_SYNTAX, since(p, sp), "an inner attribute is not permitted in this context");
    } else {
      return (Attrs){v.v, v.n};
    }
  }
}

Attrs parse_inner_attrs(Parser *p) {
  VEC(Attr) v = {0};
  for (;;) {
    if (is(p, T_DOC) && inner_doc(p, &p->cur)) bump(p);
    else if (is(p, T_POUND) && look(p, 1)->kind == T_NOT && look(p, 2)->kind == T_LBRACK) vec_push(p->a, &v, parse_attr(p));
    else return (Attrs){v.v, v.n};
  }
}

Attrs attrs_join(Parser *p, Attrs a, Attrs b) {
  if (!b.n) return a;
  if (!a.n) return b;
  Attr *v = NEW_N(p->a, Attr, a.n + b.n);
  memcpy(v, a.v, a.n * sizeof *v);
  memcpy(v + a.n, b.v, b.n * sizeof *v);
  return (Attrs){v, a.n + b.n};
}

/* --- entry points ------------------------------------------------------------------ */

AstFile *parse_file(Syntax *sx, SourceFile *f) {
  AstFile *ast = NEW(sx->arena, AstFile);
  LexOutcome out;
  Tokens t = lex_text(sx, f, &out);
  ast->file = f;
  ast->broken = out.broken;
  if (out.broken) return ast;
  Parser p = parser_new(sx, t, NO_SPAN);
  ast->attrs = parse_inner_attrs(&p);
  ast->items = parse_item_list(&p, T_EOF, &ast->n, false, false);
  lint_scope_close(&p, ast->attrs, (Span){f->base, f->base + (u32)f->text.n, 0}, sx->lint_node);
  ast->broken = p.err;
  return ast;
}

Block *parse_repl(Syntax *sx, SourceFile *f, bool *needs_more) {
  LexOutcome out;
  Tokens t = lex_text(sx, f, &out);
  *needs_more = out.open_at_end;
  Block *b = NEW(sx->arena, Block);
  b->span = (Span){f->base, f->base + (u32)f->text.n, 0};
  if (out.broken) return b;
  Parser p = parser_new(sx, t, b->span);
  parse_stmts_until(&p, T_EOF, b);
  return b;
}

static void expect_end(Parser *p) {
  if (!p->err && !is(p, T_EOF)) unexpected(p);
}

Expr *parse_expr_tokens(Syntax *sx, Tokens t, Span whole) {
  Parser p = parser_new(sx, t, whole);
  Expr *e = parse_expr(&p);
  eat(&p, T_SEMI);   /* a macro's "{ expr; }" used as an expression: rustc lints, no more */
  if (!p.err && !is(&p, T_EOF))
    fail(&p, p.cur.span, "macro expansion ignores %.*s and any tokens following", STR_ARG(found(&p)));
  return e;
}

Expr **parse_expr_list_tokens(Syntax *sx, Tokens t, u32 *n) {
  Parser p = parser_new(sx, t, NO_SPAN);
  Expr **v = parse_args(&p, T_EOF, n, NULL);
  expect_end(&p);
  return v;
}

Stmt *parse_stmts_tokens(Syntax *sx, Tokens t, u32 *n, Expr **tail) {
  Parser p = parser_new(sx, t, NO_SPAN);
  Block b = {0};
  parse_stmts_until(&p, T_EOF, &b);
  *n = b.n;
  *tail = b.tail;
  return b.stmts;
}

Block *block_ready(Syntax *sx, Block *b) {
  if (!b || !b->waits) return b;
  b->waits = false;
  Tokens t = b->later ? lex_part(sx, sources_file(sx->src, b->span.lo), b->later - 1, true) : b->lazy;
  b->stmts = parse_stmts_tokens(sx, t, &b->n, &b->tail);
  return b;
}

Item **parse_items_tokens(Syntax *sx, Tokens t, u32 *n, bool assoc, bool in_trait) {
  Parser p = parser_new(sx, t, NO_SPAN);
  return parse_item_list(&p, T_EOF, n, assoc, in_trait);
}

Pat *parse_pat_tokens(Syntax *sx, Tokens t) {
  Parser p = parser_new(sx, t, NO_SPAN);
  Pat *pat = parse_pat(&p);
  expect_end(&p);
  return pat;
}

TypeExpr *parse_type_tokens(Syntax *sx, Tokens t) {
  Parser p = parser_new(sx, t, NO_SPAN);
  TypeExpr *ty = parse_type(&p);
  expect_end(&p);
  return ty;
}
