/* parse_prim — operands: literals, paths, blocks, control flow, closures, structs. */
#include "syntax/parser.h"

static bool is_literal(const Token *t) {
  return (t->kind >= T_INT && t->kind <= T_CSTR) || t->kind == K_true || t->kind == K_false;
}

static Expr *literal(Parser *p) {
  Expr *e = expr_new(p, E_LIT, p->cur.span);
  e->lit = literal_of(p->sx, &p->cur, !p->quiet);
  bool suffix = p->cur.lit_suffix_len && p->cur.kind >= T_CHAR && p->cur.kind <= T_CSTR;
  if (suffix || ((p->cur.kind == T_INT || p->cur.kind == T_FLOAT) && p->cur.raw)) e->kind = E_ERR;   /* said already */
  bump(p);
  return e;
}

/* literal_expr = "-"? literal */
Expr *parse_literal_expr(Parser *p) {
  if (!is(p, T_MINUS)) {
    if (is_literal(&p->cur)) return literal(p);
    fail(p, p->cur.span, "unexpected token: %.*s", STR_ARG(found(p)));
    return expr_err(p);
  }
  Expr *e = expr_new(p, E_UNARY, p->cur.span);
  bump(p);
  e->op = UN_NEG;
  e->a = parse_literal_expr(p);
  e->span = since(p, e->span);
  return e;
}

/* --- blocks -------------------------------------------------------------------------- */

/* block_expr = "{" statements "}" */
Expr *parse_block_expr(Parser *p) {
  Expr *e = expr_new(p, E_BLOCK, p->cur.span);
  if (!is(p, T_LBRACE)) memset(p->expected, 0, sizeof p->expected);
  e->block = parse_block(p, &e->attrs);
  e->span = e->block->span;
  if (e->attrs.n) lint_scope_close(p, e->attrs, e->span, p->sx->lint_node);
  return e;
}

static Expr *prefixed_block(Parser *p) {
  Span start = p->cur.span;
  bool unsafe_ = is(p, K_unsafe);
  bump(p);
  Expr *e = parse_block_expr(p);
  e->unsafe_ = unsafe_;
  e->const_ = !unsafe_;
  e->span = since(p, start);
  return e;
}

/* async = "async" "move"? block */
static Expr *async_block(Parser *p) {
  Expr *e = expr_new(p, E_ASYNC, p->cur.span);
  bump(p);
  e->move = eat(p, K_move);
  e->b = parse_block_expr(p);
  e->span = since(p, e->span);
  return e;
}

/* --- control flow -------------------------------------------------------------------- */

static Expr *parse_if(Parser *p);

/* else = "else" (if | block) */
static Expr *parse_else(Parser *p) {
  if (is(p, K_if)) {
    if (!enter(p)) {
      leave(p);
      return expr_err(p);
    }
    Expr *e = parse_if(p);
    leave(p);
    return e;
  }
  return parse_block_expr(p);
}

static bool ends_in_block(const Expr *cond) { return cond->kind == E_BINARY && cond->b->kind == E_BLOCK; }

/* if = "if" condition block ("else" (if | block))? */
static Expr *parse_if(Parser *p) {
  Expr *e = expr_new(p, E_IF, p->cur.span);
  bump(p);
  Span behind = prev_end(p);
  e->a = parse_cond(p);
  if (!p->err && e->a->kind == E_BLOCK && !e->a->unsafe_ && !is(p, T_LBRACE)) {
    Diag *g = complain_at(p, DIAG_SYNTAX, behind, "missing condition for `if` expression");
    diag_primary(p->sx->diags, g, "expected condition here");
    e->b = e->a;
    e->a = expr_new(p, E_ERR, behind);
  } else if (!p->err && is(p, K_else) && ends_in_block(e->a)) {
    complain_at(p, DIAG_SYNTAX, e->span, "this `if` expression is missing a block after the condition");
    e->b = expr_new(p, E_ERR, behind);
  } else {
    e->b = parse_block_expr(p);
  }
  if (eat(p, K_else)) e->c = parse_else(p);
  e->span = since(p, e->span);
  return e;
}

static Expr *parse_while(Parser *p, Expr *e) {
  e->kind = E_WHILE;
  bump(p);
  e->a = parse_cond(p);
  e->b = parse_block_expr(p);
  return e;
}

/* (pat in */
static bool parens_around_head(const Parser *p) {
  if (!is(p, T_LPAREN) || p->quiet) return false;
  Parser trial = *p;
  trial.quiet = true;
  bump(&trial);
  parse_pat(&trial);
  return !trial.err && is(&trial, K_in);
}

/* for = "for" pat "in" scrutinee block */
static Expr *parse_for(Parser *p, Expr *e) {
  e->kind = E_FOR;
  bump(p);
  if (parens_around_head(p)) {
    Diag *g = complain_at(p, DIAG_SYNTAX, p->cur.span, "unexpected parentheses surrounding `for` loop head");
    Span open = p->cur.span;
    bump(p);
    e->pat = pat_new(p, P_ERR, parse_pat(p)->span);
    bump(p);
    e->a = parse_expr(p);
    if (expect(p, T_RPAREN)) {
      suggest_without(p, g, FIX_CERTAIN, open, "leave the parentheses out");
      diag_cut(p->sx->diags, g, p->prev.span);
    }
    e->b = parse_block_expr(p);
    return e;
  }
  e->pat = parse_pat(p);
  if (!eat(p, K_in) && !p->err) {
    bool of = p->cur.kind == T_IDENT && str_eqz(sym_str(p->sx->in, p->cur.sym), "of");
    Diag *g = complain_at(p, DIAG_SYNTAX, of ? p->cur.span : prev_end(p), "missing `in` in `for` loop");
    if (of || is(p, T_EQ)) suggest_instead(p, g, FIX_MAYBE, p->cur.span, "in", "write `in`");
    else suggest_put(p, g, FIX_MAYBE, prev_end(p), " in", "write `in` before what is gone over");
    if (of || is(p, T_EQ)) bump(p);
  }
  e->a = parse_scrutinee(p);
  e->b = parse_block_expr(p);
  return e;
}

static Expr *parse_loop(Parser *p, Expr *e) {
  e->kind = E_LOOP;
  bump(p);
  e->b = parse_block_expr(p);
  return e;
}

static Expr *loop_of(Parser *p, Expr *e) {
  if (is(p, K_while)) return parse_while(p, e);
  if (is(p, K_for)) return parse_for(p, e);
  if (is(p, K_loop)) return parse_loop(p, e);
  Expr *b = parse_block_expr(p);
  b->label = e->label;
  return b;
}

/* 'a; is a character whose end was forgotten. */
static Expr *open_char(Parser *p) {
  const char *words = "expected `while`, `for`, `loop` or `{` after a label";
  diag_primary(p->sx->diags, complain_at(p, DIAG_SYNTAX, p->cur.span, "%s", words), "%s", words);
  Expr *e = expr_new(p, E_LIT, p->prev.span);
  e->lit = NEW(p->a, Literal);
  Str text = sym_str(p->sx->in, p->prev.sym);
  e->lit->kind = LIT_CHAR;
  e->lit->text = p->prev.sym;
  e->lit->value = text.n > 1 ? (u8)text.p[1] : ' ';
  return e;
}

/* labelled = lifetime ":" (while | for | loop | block) */
static Expr *labelled(Parser *p) {
  Expr *e = expr_new(p, E_LOOP, p->cur.span);
  Span start = p->cur.span;
  e->label = (Ident){p->cur.sym, p->cur.span};
  bump(p);
  if (!p->quiet && (is(p, T_SEMI) || is(p, T_COMMA) || is(p, T_DOT) || is(p, T_RPAREN) || is(p, T_RBRACK) || is(p, T_RBRACE))) return open_char(p);
  expect(p, T_COLON);
  if (!p->err && !is(p, K_while) && !is(p, K_for) && !is(p, K_loop) && !is(p, T_LBRACE)) {
    Diag *g = fail(p, p->cur.span, "expected `while`, `for`, `loop` or `{` after a label");
    diag_primary(p->sx->diags, g, "expected `while`, `for`, `loop` or `{` after a label");
    e->kind = E_ERR;
    return e;
  }
  e = loop_of(p, e);
  e->span = since(p, start);
  return e;
}

static Expr *unlabelled(Parser *p) {
  Expr *e = expr_new(p, E_LOOP, p->cur.span);
  e = loop_of(p, e);
  e->span = since(p, e->span);
  return e;
}

/* jump = "break" lifetime? expr? | "continue" lifetime? | "return" expr? */
static Expr *jump(Parser *p, ExprKind k) {
  Expr *e = expr_new(p, k, p->cur.span);
  bump(p);
  if (k != E_RETURN && is(p, T_LIFETIME)) {
    e->label = (Ident){p->cur.sym, p->cur.span};
    bump(p);
  }
  if (k != E_CONTINUE && !ends_expr(p)) e->a = parse_expr_with(p, p->restrict_ & R_NO_STRUCT);
  e->span = since(p, e->span);
  return e;
}

/* --- match ------------------------------------------------------------------------------ */

/* Does a pattern and "=>" follow? Then only the comma was forgotten. */
static bool arm_follows(const Parser *p) {
  Parser trial = *p;
  trial.quiet = true;
  parse_outer_attrs(&trial);
  parse_pat(&trial);
  return !trial.err && (is(&trial, T_FATARROW) || is(&trial, K_if));
}

static void end_arm(Parser *p, const Expr *body) {
  if (eat(p, T_COMMA) || at(p, T_RBRACE) || p->err || block_like(body)) return;
  if (arm_follows(p)) {
    Diag *g = complain_at(p, DIAG_SYNTAX, prev_end(p), "expected `,` following `match` arm");
    suggest_put(p, g, FIX_CERTAIN, prev_end(p), ",", "a `,` ends the arm");
    return;
  }
  unexpected(p);
}

/* arm = pat ("if" guard)? "=>" expr ","? */
static Arm parse_arm(Parser *p) {
  Arm arm = {.attrs = parse_outer_attrs(p)};
  arm.span = p->cur.span;
  u32 scope = lint_scope_open(p, arm.attrs);
  arm.pat = parse_pat(p);
  if (eat(p, K_if)) arm.guard = parse_guard(p);
  if (!p->err && !eat(p, T_FATARROW)) {
    bool typo = is(p, T_ARROW) || is(p, T_EQ) || is(p, T_COLON) || is(p, T_GE);
    if (typo && !arm.guard) {
      note_expected(p, K_if);
      Diag *g = complain_at(p, DIAG_SYNTAX, p->cur.span, is(p, T_COLON) ? "expected one of `...`, `..=`, `..`, `=>`, `if`, or `|`, found %.*s" : "expected `=>`, found %.*s", STR_ARG(found(p)));
      suggest_instead(p, g, is(p, T_COLON) ? FIX_MAYBE : FIX_CERTAIN, p->cur.span, "=>", "an arm's value stands behind `=>`");
      bump(p);
    } else {
      unexpected(p);
    }
  }
  arm.body = parse_expr_with(p, R_STMT);
  arm.span = since(p, arm.span);
  lint_scope_close(p, arm.attrs, arm.span, scope);
  end_arm(p, arm.body);
  return arm;
}

/* match = "match" scrutinee "{" arm* "}" */
static Expr *parse_match(Parser *p) {
  Expr *e = expr_new(p, E_MATCH, p->cur.span);
  VEC(Arm) v = {0};
  bump(p);
  e->a = parse_scrutinee(p);
  if (expect(p, T_LBRACE)) {
    u32 start = p->i;
    e->attrs = parse_inner_attrs(p);
    while (!p->err && !is(p, T_RBRACE)) {
      Arm arm = parse_arm(p);
      if (p->err) arm = (Arm){.span = arm.span, .pat = pat_new(p, P_ERR, arm.span), .body = expr_err(p)};
      if (cfg_apply(p->sx, &arm.attrs)) vec_push(p->a, &v, arm);
    }
    if (p->err && !p->quiet && parser_recover(p) && !p->hopeless) skip_to_close(p, start);
    bump(p);
  }
  e->arms = v.v;
  e->n_arms = v.n;
  e->span = since(p, e->span);
  return e;
}

/* --- closures ---------------------------------------------------------------------------- */

static Param closure_param(Parser *p) {
  Param prm = {.attrs = parse_outer_attrs(p)};
  prm.span = p->cur.span;
  prm.pat = parse_pat_no_top_alt(p);
  lint_scope_close(p, prm.attrs, prm.pat->span, p->sx->lint_node);
  if (eat(p, T_COLON)) prm.ty = parse_type(p);
  prm.span = since(p, prm.span);
  return prm;
}

static bool closure_param_follows(const Parser *p) {
  Parser trial = *p;
  trial.quiet = true;
  closure_param(&trial);
  return !trial.err;
}

/* closure = "static"? "async"? "move"? "|" (pat (":" type)? ",")* "|" ("->" type block | expr) */
static Expr *closure(Parser *p) {
  Expr *e = expr_new(p, E_CLOSURE, p->cur.span);
  VEC(Param) v = {0};
  eat(p, K_static);
  e->async_ = eat(p, K_async);
  e->move = eat(p, K_move);
  if (!eat(p, T_OROR)) {
    expect(p, T_OR);
    while (!p->err && !eat_or(p)) {
      vec_push(p->a, &v, closure_param(p));
      if (eat(p, T_COMMA)) continue;
      if (eat_or(p)) break;
      at(p, T_OR);
      separator_missing(p, closure_param_follows);
    }
  }
  e->params = v.v;
  e->n_params = v.n;
  if (eat(p, T_ARROW)) {
    e->ret = parse_type_no_plus(p);
    e->b = parse_block_expr(p);
  } else {
    e->b = parse_expr_with(p, p->restrict_ & R_NO_STRUCT);
  }
  e->span = since(p, e->span);
  return e;
}

/* --- parentheses, arrays, structs ----------------------------------------------------------- */

/* paren = "(" (expr ("," expr)* ","?)? ")" */
static Expr *paren(Parser *p) {
  Span start = p->cur.span;
  bool trailing;
  u32 n;
  bump(p);
  u32 first = p->i;
  Expr **v = parse_args(p, T_RPAREN, &n, &trailing);
  if (end_of_parens(p, first)) return expr_new(p, E_ERR, since(p, start));
  Expr *e = expr_new(p, n == 1 && !trailing ? E_PAREN : E_TUPLE, since(p, start));
  e->args = v;
  e->n = n;
  if (e->kind == E_PAREN) {
    e->a = v[0];
    e->args = NULL;
    e->n = 0;
    for (Expr *in = e->a; in->span.ctx == e->span.ctx && in->kind != E_ERR; in = in->a) {
      in->span = e->span;                  /* as rustc: messages point at the parentheses too */
      if (in->kind != E_PAREN) break;
    }
  }
  return e;
}

/* array = "[" (expr ";" expr | exprs)? "]" */
static Expr *array(Parser *p) {
  Expr *e = expr_new(p, E_ARRAY, p->cur.span);
  VEC(Expr *) v = {0};
  bump(p);
  if (!eat(p, T_RBRACK)) {
    vec_push(p->a, &v, parse_expr(p));
    if (eat(p, T_SEMI)) {
      e->kind = E_REPEAT;
      e->a = v.v[0];
      v.n = 0;
      e->b = parse_expr(p);
      expect(p, T_RBRACK);
    } else if (eat(p, T_COMMA)) {
      u32 n;
      Expr **rest = parse_args(p, T_RBRACK, &n, NULL);
      for (u32 i = 0; i < n; i++) vec_push(p->a, &v, rest[i]);
    } else if (!eat(p, T_RBRACK)) {
      unexpected(p);
    }
  }
  e->args = v.v;
  e->n = v.n;
  e->span = since(p, e->span);
  return e;
}

/* field = (name | index) (":" expr)? */
static FieldExpr struct_field(Parser *p) {
  FieldExpr f = {0};
  extra_comma(p);
  bool colon = look(p, 1)->kind == T_COLON || look(p, 1)->kind == T_EQ;
  if (is(p, T_INT) || (is_name(&p->cur) && colon)) {
    f.name = (Ident){p->cur.sym, p->cur.span};
    bump(p);
    if (is(p, T_EQ)) {
      Diag *g = complain_at(p, DIAG_SYNTAX, p->cur.span, "expected `:`, found `=`");
      Span eq = p->prev.span.ctx == p->cur.span.ctx ? (Span){p->prev.span.hi, p->cur.span.hi, p->cur.span.ctx} : p->cur.span;
      suggest_instead(p, g, FIX_CERTAIN, eq, ":", "a field's value stands behind `:`");
      bump(p);
    } else {
      expect(p, T_COLON);
    }
    f.value = parse_expr(p);
    return f;
  }
  f.shorthand = true;
  f.name = expect_name(p);
  Expr *e = expr_new(p, E_PATH, f.name.span);
  e->path = NEW(p->a, Path);
  e->path->span = f.name.span;
  e->path->segs = NEW(p->a, PathSeg);
  e->path->segs[0].name = f.name;
  e->path->n = 1;
  f.value = e;
  return f;
}

static void struct_base(Parser *p, Expr *e) {
  bump(p);
  e->struct_rest = true;
  if (is(p, T_RBRACE) || is(p, T_COMMA)) {
    if (is(p, T_COMMA)) {
      complain_at(p, DIAG_SYNTAX, p->cur.span, "cannot use a comma after the base struct");
      bump(p);
    }
    return;
  }
  e->a = parse_expr(p);
  if (is(p, T_COMMA)) {
    complain_at(p, DIAG_SYNTAX, since(p, p->prev.span), "cannot use a comma after the base struct");
    bump(p);
  }
}

/* struct = path "{" (field ",")* (".." expr?)? "}" */
Expr *parse_struct_literal(Parser *p, Path *path) {
  Expr *e = expr_new(p, E_STRUCT, path->span);
  VEC(FieldExpr) v = {0};
  e->path = path;
  bump(p);
  u32 start = p->i;
  while (!p->err && !at(p, T_RBRACE)) {
    Attrs attrs = parse_outer_attrs(p);
    if (is(p, T_DOTDOT)) {
      struct_base(p, e);
      if (!at(p, T_RBRACE)) unexpected(p);
      break;
    }
    u32 from = p->i;
    FieldExpr f = struct_field(p);
    bool whole = !p->err, goes_on = eat(p, T_COMMA) || at(p, T_RBRACE);
    if (whole && cfg_apply(p->sx, &attrs)) vec_push(p->a, &v, f);
    if (!whole || goes_on) continue;
    if (f.shorthand) note_expected(p, T_COLON);
    unexpected(p);                       /* what stands before the next comma is lost */
    if (p->quiet || !parser_recover(p) || p->hopeless) continue;
    skip_to_comma(p, from);
    eat(p, T_COMMA);
  }
  if (p->err && !p->quiet && parser_recover(p) && !p->hopeless) {
    skip_to_close(p, start);
    e->struct_rest = true;
    e->a = expr_new(p, E_ERR, p->cur.span);
  }
  bump(p);
  e->fields = v.v;
  e->n_fields = v.n;
  e->span = since(p, e->span);
  return e;
}

/* --- paths and macro calls ---------------------------------------------------------------------- */

static bool at_delim(const Parser *p, u32 ahead) {
  u8 k = look(p, ahead)->kind;
  return k == T_LPAREN || k == T_LBRACK || k == T_LBRACE;
}

/* macro = path "!" delimited */
static Expr *macro_call(Parser *p, Path *path) {
  Expr *e = expr_new(p, E_MACRO, path->span);
  e->path = path;
  bump(p);
  if (!at_delim(p, 0)) {
    note_expected(p, T_LPAREN);
    note_expected(p, T_LBRACK);
    note_expected(p, T_LBRACE);
    unexpected(p);
    return e;
  }
  e->mac_delim = p->cur.kind == T_LPAREN ? '(' : p->cur.kind == T_LBRACK ? '[' : '{';
  e->mac_args = delimited(p);
  e->span = since(p, e->span);
  return e;
}

/* `for x in Bag { items: v } {`: no block begins with a name and a colon or comma. */
static bool no_block(const Parser *p) {
  u32 k = look(p, 2)->kind;
  return look(p, 1)->kind == T_IDENT && (k == T_COMMA || k == T_COLON);
}

static Expr *struct_in_condition(Parser *p, Path *path) {
  Expr *e = parse_struct_literal(p, path);
  complain_at(p, DIAG_SYNTAX, e->span, "struct literals are not allowed here: parentheses around it say where it ends");
  return e;
}

static Expr *path_expr(Parser *p) {
  Path *path = parse_path(p, PATH_EXPR);
  if (at(p, T_NOT) && !path->qself) return macro_call(p, path);
  if (at(p, T_LBRACE) && !(p->restrict_ & R_NO_STRUCT)) return parse_struct_literal(p, path);
  if (at(p, T_LBRACE) && no_block(p)) return struct_in_condition(p, path);
  Expr *e = expr_new(p, E_PATH, path->span);
  e->path = path;
  return e;
}

static Expr *interp(Parser *p) {
  Parser sub = interp_parser(p, &p->cur);
  Expr *e = parse_expr(&sub);
  interp_done(p, &sub);
  return e;
}

static Expr *no_expr(Parser *p) {
  if (p->err) return expr_err(p);
  Diag *g;
  if (is(p, T_EOF) && p->subject) {
    g = fail(p, prev_end(p), "unexpected end of macro invocation");
    diag_primary(p->sx->diags, g, "missing tokens in macro arguments");
  } else {
    Parser here = *p;
    g = fail(p, p->cur.span, "expected expression, found %.*s", STR_ARG(found(p)));
    suggest_no_increment(&here, g);
    diag_primary(p->sx->diags, g, "expected expression");
  }
  return expr_err(p);
}

static bool async_closure_follows(const Parser *p) {
  u8 a = look(p, 1)->kind, b = look(p, 2)->kind;
  return a == T_OR || a == T_OROR || (a == K_move && (b == T_OR || b == T_OROR));
}

/* `await f()` and `await!(f())`, as other languages and an older Rust have it. An attribute's macro takes the second for a macro. */
static Expr *prefix_await(Parser *p) {
  Span start = p->cur.span;
  Mistake wrong = p->wrong;
  bool macro = look(p, 1)->kind == T_NOT && look(p, 2)->kind == T_LPAREN;
  Diag *g = complain_at(p, DIAG_SYNTAX, start, "incorrect use of `await`");
  bump(p);
  if (macro) p->wrong = wrong;
  else if (p->wrong.at.lo == start.lo) p->wrong.at = p->cur.span;
  if (macro) bump(p);
  else eat(p, T_QUESTION);
  Span operand = p->cur.span;
  parse_postfix(p, parse_primary(p));
  operand = since(p, operand);
  Expr *e = expr_new(p, E_ERR, since(p, start));
  if (!p->err) g->span = e->span;
  if (!p->err && macro && operand.hi - operand.lo > 2)
    suggest_await_behind(p, g, e->span, (Span){operand.lo + 1, operand.hi - 1, operand.ctx}, true);
  else if (!p->err && !macro && operand.lo == start.hi + 1) suggest_await_behind(p, g, e->span, operand, false);
  return e;
}

/* primary = literal | path | macro | block | control flow | closure | "(" | "[" | "_" */
Expr *parse_primary(Parser *p) {
  if (is_literal(&p->cur)) return literal(p);
  Span sp = p->cur.span;
  switch (p->cur.kind) {
  case T_LPAREN: return paren(p);
  case T_LBRACK: return array(p);
  case T_LBRACE: return parse_block_expr(p);
  case T_OR: case T_OROR: case K_move: case K_static: return closure(p);
  case K_async: return async_closure_follows(p) ? closure(p) : async_block(p);
  case K_unsafe: case K_const: return look(p, 1)->kind == T_LBRACE ? prefixed_block(p) : no_expr(p);
  case K_if: return parse_if(p);
  case K_match: return parse_match(p);
  case K_while: case K_for: case K_loop: return unlabelled(p);
  case T_LIFETIME: return labelled(p);
  case K_await:
    if (p->quiet || p->sx->edition < 2018) break;
    return prefix_await(p);
  case K_break: return jump(p, E_BREAK);
  case K_continue: return jump(p, E_CONTINUE);
  case K_return: return jump(p, E_RETURN);
  case T_INTERP:
    if (is_interp(p, FRAG_EXPR) || is_interp(p, FRAG_LITERAL) || is_interp(p, FRAG_BLOCK)) return interp(p);
    break;
  case T_IDENT:
    if (p->cur.sym != SYM_underscore) break;
    bump(p);
    return expr_new(p, E_UNDERSCORE, sp);
  default: break;
  }
  return starts_path(p) ? path_expr(p) : no_expr(p);
}
