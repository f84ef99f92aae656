/* parse_stmt — statements and blocks. */
#include "syntax/parser.h"

static bool begins_something(Parser *p) {
  switch (p->cur.kind) {
  case K_as: case K_await: case K_dyn: case K_else: case K_in: case K_mut: case K_ref: case K_where: return false;
  default: return p->cur.kind < K_abstract && (!ends_expr(p) || starts_item(p, true) || is(p, K_let));
  }
}

static bool new_line(const Parser *p) {
  if (p->prev.span.ctx != p->cur.span.ctx || p->prev.kind == T_EOF) return false;
  const Sources *s = p->sx->src;
  return sources_place(s, p->prev.span.hi).line != sources_place(s, p->cur.span.lo).line;
}

/* The ";" that ends a statement. Where the next line begins something new, only
 * the semicolon was forgotten. */
void expect_semi(Parser *p) {
  if (eat(p, T_SEMI) || p->err) return;
  Str what = found(p);
  bool comma = is(p, T_COMMA) || is(p, T_COLON);
  if (is(p, T_RBRACE) || (new_line(p) && !comma && !is(p, T_POUND) && begins_something(p))) {
    Diag *g = complain_at(p, DIAG_SYNTAX, prev_end(p), "expected `;`, found %.*s", STR_ARG(what));
    suggest_put(p, g, FIX_CERTAIN, prev_end(p), ";", "end the statement with a `;`");
    return;
  }
  if (comma && new_line(p) && p->prev.kind != T_RPAREN) {
    Diag *g = complain_at(p, DIAG_SYNTAX, p->cur.span, "expected `;`, found %.*s", STR_ARG(what));
    suggest_instead(p, g, FIX_CERTAIN, p->cur.span, ";", "a statement ends with `;`");
    bump(p);
    return;
  }
  unexpected(p);
}

static bool word_auto_or_var(const Parser *p) {
  if (p->cur.kind != T_IDENT || p->cur.raw || look(p, 1)->kind != T_IDENT) return false;
  return str_eqz(sym_str(p->sx->in, p->cur.sym), "auto") || str_eqz(sym_str(p->sx->in, p->cur.sym), "var");
}

/* `mut x = 1;`, `auto x = 1;`, `var x = 1;`, `pub let x = 1;`: what is meant is clear. True: at `let` or what stands for it. */
static bool let_follows(Parser *p, bool *bump_it) {
  *bump_it = true;
  if (is(p, K_let)) return true;
  if (is(p, K_pub) && look(p, 1)->kind == K_let) {
    complain_at(p, DIAG_SYNTAX, p->cur.span, "visibility `pub` is not followed by an item");
    bump(p);
    complain_at(p, DIAG_SYNTAX, p->cur.span, "expected expression, found `let` statement");
    return true;
  }
  bool word = word_auto_or_var(p);
  *bump_it = word;
  if (!word && !is(p, K_mut)) return false;
  Diag *g = complain_at(p, DIAG_SYNTAX, p->cur.span, "invalid variable declaration");
  if (word) suggest_instead(p, g, FIX_CERTAIN, p->cur.span, "let", "a variable is declared with `let`");
  else if (look(p, 1)->kind != K_let) suggest_put(p, g, FIX_CERTAIN, p->cur.span, "let ", "a variable is declared with `let`");
  else suggest_instead(p, g, FIX_CERTAIN, join(p, p->cur.span, look(p, 1)->span), "let mut", "`mut` stands behind `let`");
  if (is(p, K_mut) && look(p, 1)->kind == K_let) bump(p), *bump_it = true;
  return true;
}

/* `f():` at the end of a line. An attribute's macro takes what follows for a type, and stops there. */
static bool colon_as_semi(Parser *p) {
  const Token *next = look(p, 1);
  if (!is(p, T_COLON) || next->kind == T_EOF || next->span.ctx != p->cur.span.ctx) return false;
  if (sources_place(p->sx->src, p->cur.span.lo).line == sources_place(p->sx->src, next->span.lo).line) return false;
  bump(p);
  Diag *g = complain_at(p, DIAG_SYNTAX, p->prev.span, "statements are terminated with a semicolon");
  suggest_instead(p, g, FIX_MAYBE, p->prev.span, ";", "a statement ends with `;`");
  return true;
}

/* `n: u32 = 1;` : an attribute's macro takes the type for one said of an expression, and sees nothing wrong. */
static bool let_forgotten(const Parser *p) {
  if (!is(p, T_COLON)) return false;
  Parser trial = *p;
  trial.quiet = true;
  bump(&trial);
  parse_type(&trial);
  if (eat(&trial, T_EQ)) parse_expr(&trial);
  return !trial.err && is(&trial, T_SEMI);
}

/* let = "let" pat (":" type)? ("=" expr ("else" block)?)? ";" */
static void parse_let_stmt(Parser *p, Stmt *s, bool bump_it) {
  s->kind = S_LET;
  if (bump_it) bump(p);
  if (is(p, K_const)) {
    Span both = join(p, p->prev.span, p->cur.span);
    Diag *g = complain_at(p, DIAG_SYNTAX, both, "`const` and `let` are mutually exclusive");
    suggest_instead(p, g, FIX_MAYBE, both, "const", "leave the `let` out");
    bump(p);
  }
  if (is(p, K_mut) && look(p, 1)->kind == K_mut) {
    bump(p);
    Diag *g = complain_at(p, DIAG_SYNTAX, p->cur.span, "`mut` on a binding may not be repeated");
    suggest_without(p, g, FIX_CERTAIN, p->cur.span, "once is enough");
  }
  s->pat = parse_pat(p);
  if (eat(p, T_COLON)) s->ty = parse_type(p);
  if (eat(p, T_EQ)) {
    s->init = parse_expr(p);
    if (eat(p, K_else)) {
      Attrs none = {0};
      s->els = parse_block(p, &none);
    }
  }
  expect_semi(p);
}

static bool is_macro_stmt(const Parser *p, const Expr *e) {
  if (e->kind != E_MACRO) return false;
  return e->mac_delim == '{' ? !is(p, T_DOT) && !is(p, T_QUESTION) : is(p, T_SEMI);
}

/* The operand decides: a block-like one ends the statement by itself. */
static void parse_expr_stmt(Parser *p, Stmt *s) {
  Expr *e = parse_expr_with(p, R_STMT);
  e->attrs = attrs_join(p, s->attrs, e->attrs);
  s->e = e;
  s->kind = S_EXPR;
  if (is_macro_stmt(p, e)) {
    s->kind = S_MACRO;
    eat(p, T_SEMI);
  } else if (eat(p, T_SEMI)) {
    s->kind = S_SEMI;
  } else if (!block_like(e) && !at(p, T_RBRACE) && !is(p, T_EOF)) {
    note_expected(p, T_SEMI);
    bool colon = colon_as_semi(p), typed = let_forgotten(p);
    Mistake wrong = p->wrong;
    if (!colon) expect_semi(p);
    if (typed) p->wrong = wrong;
    if (!colon && p->prev.kind != T_SEMI) s->e = expr_new(p, E_ERR, e->span);   /* what is wrong with its type has said enough */
    s->kind = S_SEMI;
  }
}

/* A braced macro is a statement at once: `select! { .. } x` is two. */
static bool braced_macro_follows(const Parser *p) {
  u32 i = 0;
  if (look(p, i)->kind == T_COLONCOLON) i++;
  for (;; i += 2) {
    u8 k = look(p, i)->kind;
    if (k != T_IDENT && k != K_crate && k != K_self && k != K_super) return false;
    if (look(p, i + 1)->kind != T_COLONCOLON) break;
  }
  return look(p, i + 1)->kind == T_NOT && look(p, i + 2)->kind == T_LBRACE;
}

static void parse_braced_macro(Parser *p, Stmt *s) {
  u32 saved = p->restrict_;
  p->restrict_ = R_STMT;
  Expr *e = parse_primary(p);
  p->restrict_ = saved;
  s->kind = S_MACRO;
  if (is(p, T_DOT) || is(p, T_QUESTION)) {
    e = parse_assoc_rest(p, parse_postfix(p, e), 0);
    s->kind = S_EXPR;
  }
  e->attrs = attrs_join(p, s->attrs, e->attrs);
  s->e = e;
  if (s->kind == S_MACRO) eat(p, T_SEMI);
  else if (eat(p, T_SEMI)) s->kind = S_SEMI;
  else if (!at(p, T_RBRACE) && !is(p, T_EOF)) expect_semi(p);
}

/* `///` in front of what is no item: nothing that it could describe. */
static void unused_doc(Parser *p, Span doc, const Stmt *s) {
  const SourceFile *f = doc.hi && !p->quiet && !p->err ? sources_file(p->sx->src, doc.lo) : NULL;
  if (!f || f->is_lib || s->kind == S_ITEM || s->kind == S_EMPTY) return;
  const char *what = s->kind == S_LET ? "statements" : s->kind == S_MACRO ? "macro invocations" : "expressions";
  Diag *g = diag(p->sx->diags, DIAG_unused_doc_comments, doc, "unused doc comment");
  if (s->kind == S_MACRO) diag_help(p->sx->diags, g, "to document an item that the macro makes, the macro must make the comment too");
  else diag_label(p->sx->diags, g, s->span, "no documentation is made of %s", what);
  diag_help(p->sx->diags, g, "use `//` for a plain comment");
}

/* stmt = ";" | let | item | expr ";"? ; NULL when it is compiled out */
Stmt *parse_one_stmt(Parser *p, Stmt *s) {
  *s = (Stmt){.kind = S_EMPTY};
  Span doc = p->cur.kind == T_DOC ? p->cur.span : NO_SPAN;
  s->attrs = parse_outer_attrs(p);
  s->span = p->cur.span;
  bool keep = cfg_apply(p->sx, &s->attrs);
  if (is(p, T_SEMI)) {
    bump(p);
    return keep ? s : NULL;
  }
  if (s->attrs.n && is(p, T_RBRACE)) {
    fail(p, s->attrs.v[s->attrs.n - 1].span, "expected statement after outer attribute");
    return NULL;
  }
  u32 scope = lint_scope_open(p, s->attrs);
  bool bump_it, pub = is(p, K_pub);
  if (let_follows(p, &bump_it)) {
    parse_let_stmt(p, s, bump_it);
    if (pub && s->ty) s->pat = pat_new(p, P_ERR, s->pat->span);   /* a `let` expression has no type: nothing is bound */
  } else if (starts_item(p, true)) {
    s->kind = S_ITEM;
    s->item = parse_item(p, s->attrs, false, false);
    keep = s->item != NULL;
  } else if (braced_macro_follows(p)) {
    parse_braced_macro(p, s);
  } else {
    parse_expr_stmt(p, s);
  }
  s->span = since(p, s->span);
  if (s->kind == S_MACRO && s->attrs.n) lint_scope_ignored(p, s->attrs, s->e);
  lint_scope_close(p, s->kind == S_ITEM || s->kind == S_MACRO ? (Attrs){0} : s->attrs, s->span, scope);
  unused_doc(p, doc, s);
  if (s->kind != S_ITEM) note_loose_attrs(p, s->attrs, ATTR_ON_STMT);
  return keep ? s : NULL;
}

static void take_tail(Block *b) {
  if (!b->n) return;
  Stmt *last = &b->stmts[b->n - 1];
  if (last->kind != S_EXPR && !(last->kind == S_MACRO && last->e->mac_delim == '{')) return;
  b->tail = last->e;
  b->n--;
}

/* `;` behind `;`, or alone: a run of them is one, from its first to where the next statement begins. */
static void redundant_semis(Parser *p, Span *run, bool empty) {
  if (empty) {
    Span s = p->prev.span;
    *run = run->hi ? join(p, *run, s) : s;
    return;
  }
  if (run->hi && !run->ctx && !p->quiet && !p->err) {
    const SourceFile *f = sources_file(p->sx->src, run->lo);
    bool one = run->hi - run->lo == 1;
    Diag *g = f && !f->is_lib ? diag(p->sx->diags, DIAG_redundant_semicolons, *run, "unnecessary trailing semicolon%s", one ? "" : "s") : NULL;
    if (g) suggest_instead(p, g, FIX_MAYBE, *run, "", "it ends nothing");
  }
  *run = NO_SPAN;
}

/* A mistake inside costs the rest of the block, as rustc has it. */
void parse_stmts_until(Parser *p, Tok close, Block *b) {
  VEC(Stmt) v = {0};
  bool semi_last = false;
  Span semis = NO_SPAN;
  u32 start = p->i;
  while (!p->err && !is(p, close) && !is(p, T_EOF)) {
    Stmt s;
    u32 before = p->i;
    Stmt *got = parse_one_stmt(p, &s);
    if (got && !p->err) vec_push(p->a, &v, s);
    semi_last = got && p->prev.kind == T_SEMI;
    redundant_semis(p, &semis, got && s.kind == S_EMPTY);
    if (!p->err && p->i == before && p->cur.kind == p->v[before].kind) unexpected(p);
  }
  redundant_semis(p, &semis, false);
  b->stmts = v.v;
  b->n = v.n;
  if (!p->err && !semi_last) take_tail(b);
  if (!p->err || p->quiet || close == T_EOF) return;
  if (!parser_recover(p) || p->hopeless) return;
  skip_to_close(p, start);
  b->tail = expr_new(p, E_ERR, p->cur.span);
}

/* block = "{" inner_attr* stmt* "}" */
Block *parse_block(Parser *p, Attrs *inner) {
  Block *b = NEW(p->a, Block);
  b->span = p->cur.span;
  if (!at(p, T_LBRACE)) {
    if (is_interp(p, FRAG_BLOCK)) {
      Parser sub = interp_parser(p, &p->cur);
      b = parse_block(&sub, inner);
      interp_done(p, &sub);
      return b;
    }
    if (!p->err) unexpected(p);
    return b;
  }
  if (enter(p)) {
    u32 saved = p->restrict_;
    p->restrict_ = 0;
    bump(p);
    *inner = parse_inner_attrs(p);
    parse_stmts_until(p, T_RBRACE, b);
    expect(p, T_RBRACE);
    p->restrict_ = saved;
  }
  leave(p);
  b->span = since(p, b->span);
  return b;
}
