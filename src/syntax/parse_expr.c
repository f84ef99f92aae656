/* parse_expr — operators by precedence, prefixes and what stands behind an operand. */
#include "syntax/parser.h"

enum { PREC_ASSIGN = 2, PREC_RANGE = 4, PREC_LOR, PREC_LAND, PREC_COMPARE, PREC_BIT_OR, PREC_BIT_XOR, PREC_BIT_AND,
       PREC_SHIFT, PREC_SUM, PREC_PRODUCT, PREC_AS };

typedef struct BinInfo { u8 tok, prec, op; bool assign; } BinInfo;

static const BinInfo bin_table[] = {
    {T_STAR, PREC_PRODUCT, BIN_MUL, false}, {T_SLASH, PREC_PRODUCT, BIN_DIV, false}, {T_PERCENT, PREC_PRODUCT, BIN_REM, false},
    {T_PLUS, PREC_SUM, BIN_ADD, false}, {T_MINUS, PREC_SUM, BIN_SUB, false}, {T_SHL, PREC_SHIFT, BIN_SHL, false},
    {T_SHR, PREC_SHIFT, BIN_SHR, false}, {T_AND, PREC_BIT_AND, BIN_AND, false}, {T_CARET, PREC_BIT_XOR, BIN_XOR, false},
    {T_OR, PREC_BIT_OR, BIN_OR, false}, {T_EQEQ, PREC_COMPARE, BIN_EQ, false}, {T_NE, PREC_COMPARE, BIN_NE, false},
    {T_LT, PREC_COMPARE, BIN_LT, false}, {T_LE, PREC_COMPARE, BIN_LE, false}, {T_GT, PREC_COMPARE, BIN_GT, false},
    {T_GE, PREC_COMPARE, BIN_GE, false}, {T_ANDAND, PREC_LAND, BIN_LAND, false}, {T_OROR, PREC_LOR, BIN_LOR, false},
    {T_PLUSEQ, PREC_ASSIGN, BIN_ADD, true}, {T_MINUSEQ, PREC_ASSIGN, BIN_SUB, true}, {T_STAREQ, PREC_ASSIGN, BIN_MUL, true},
    {T_SLASHEQ, PREC_ASSIGN, BIN_DIV, true}, {T_PERCENTEQ, PREC_ASSIGN, BIN_REM, true}, {T_CARETEQ, PREC_ASSIGN, BIN_XOR, true},
    {T_ANDEQ, PREC_ASSIGN, BIN_AND, true}, {T_OREQ, PREC_ASSIGN, BIN_OR, true}, {T_SHLEQ, PREC_ASSIGN, BIN_SHL, true},
    {T_SHREQ, PREC_ASSIGN, BIN_SHR, true},
};

Expr *expr_new(Parser *p, ExprKind k, Span sp) {
  Expr *e = NEW(p->a, Expr);
  e->kind = k;
  e->span = sp;
  return e;
}

Expr *expr_err(Parser *p) { return expr_new(p, E_ERR, p->err ? p->stopped.span : p->cur.span); }

bool block_like(const Expr *e) {
  switch (e->kind) {
  case E_IF: case E_MATCH: case E_BLOCK: case E_WHILE: case E_LOOP: case E_FOR: return true;
  default: return false;
  }
}

/* Tokens behind which no operand begins: `return;`, `(..)`, `if x == .. {`. */
bool ends_expr(const Parser *p) {
  switch (p->cur.kind) {
  case T_EOF: case T_SEMI: case T_COMMA: case T_RPAREN: case T_RBRACK: case T_RBRACE: case T_FATARROW: case T_EQ: case T_COLON:
  case T_DOT: case T_QUESTION: case K_else: case K_as: case T_EQEQ: case T_NE: case T_GT: case T_GE: case T_LE: case T_SLASH:
  case T_PERCENT: case T_CARET: case T_PLUS: case K_in: case K_where: case T_ARROW: case T_AT:
  case T_PLUSEQ: case T_MINUSEQ: case T_STAREQ: case T_SLASHEQ: return true;
  case T_LBRACE: return p->restrict_ & R_NO_STRUCT;
  default: return false;
  }
}

static Expr *binary(Parser *p, ExprKind k, u8 op, Expr *a, Expr *b) {
  Expr *e = expr_new(p, k, join(p, a->span, b->span));
  e->op = op;
  e->a = a;
  e->b = b;
  return e;
}

/* --- prefixes --------------------------------------------------------------------- */

static Expr *parse_unary(Parser *p);

static Expr *unary(Parser *p, UnOp op) {
  Expr *e = expr_new(p, E_UNARY, p->cur.span);
  bump(p);
  e->op = (u8)op;
  e->a = parse_unary(p);
  e->span = join(p, e->span, e->a->span);
  if (op == UN_NEG && e->a->kind == E_UNARY && e->a->op == UN_NEG) note_early_lint(p, DIAG_double_negations, e->span, "use of a double negation");
  return e;
}

/* borrow = "&" ("raw" ("const" | "mut") | "mut")? unary */
static Expr *borrow(Parser *p) {
  Expr *e = expr_new(p, E_REF, p->cur.span);
  eat_and(p);
  if (is(p, T_LIFETIME)) {
    complain_at(p, DIAG_SYNTAX, since(p, e->span), "borrow expressions cannot be annotated with lifetimes");
    bump(p);
  }
  bool raw = p->cur.kind == T_IDENT && !p->cur.raw && str_eqz(sym_str(p->sx->in, p->cur.sym), "raw") &&
             (look(p, 1)->kind == K_const || look(p, 1)->kind == K_mut);
  if (raw) {
    bump(p);
    e->raw = true;
    e->mut = is(p, K_mut);
    bump(p);
  } else {
    e->mut = eat(p, K_mut);
  }
  e->a = parse_unary(p);
  e->span = join(p, e->span, e->a->span);
  return e;
}

/* let = "let" pat "=" scrutinee, where a condition may have it */
Expr *parse_let(Parser *p) {
  Expr *e = expr_new(p, E_LET, p->cur.span);
  bump(p);
  e->pat = parse_pat(p);
  if (is(p, T_EQEQ)) {
    Diag *g = complain_at(p, DIAG_SYNTAX, p->cur.span, "expected `=`, found `==`");
    suggest_instead(p, g, FIX_MAYBE, p->cur.span, "=", "a pattern is matched with a single `=`");
    bump(p);
  } else {
    expect(p, T_EQ);
  }
  u32 saved = p->restrict_;
  p->restrict_ |= R_NO_STRUCT;
  e->a = parse_assoc(p, PREC_LAND + 1);
  p->restrict_ = saved;
  e->span = join(p, e->span, e->a->span);
  vec_push(p->a, &p->lets, e);
  return e;
}

/* `~x` and `not x` are what other languages write for `!x`. */
static Expr *unary_not_rust(Parser *p, const char *what) {
  Diag *g = complain_at(p, DIAG_SYNTAX, p->cur.span, "`%s` cannot be used as a unary operator", what);
  Span op = p->cur.span;
  if (op.ctx == look(p, 1)->span.ctx && look(p, 1)->span.lo > op.lo) op.hi = look(p, 1)->span.lo;
  suggest_instead(p, g, FIX_CERTAIN, op, "!", "`!` is what turns it around");
  return unary(p, UN_NOT);
}

/* Statements and what stands in a list may have attributes; expressions elsewhere may not yet. */
static bool attrs_fit(const Parser *p) { return is(p, T_DOC) || p->prev.kind == T_COMMA || p->prev.kind == T_LPAREN || p->prev.kind == T_LBRACK; }

static Expr *with_attrs(Parser *p) {
  bool fit = attrs_fit(p);
  const SourceFile *f = sources_file(p->sx->src, p->cur.span.lo);
  Attrs attrs = parse_outer_attrs(p);
  if (!fit && attrs.n && f && !f->is_lib)
    complain_at(p, DIAG_E0658, attrs.v[0].span, "attributes on expressions are experimental");
  u32 scope = lint_scope_open(p, attrs);
  Expr *e = parse_unary(p);
  lint_scope_close(p, attrs, e->span, scope);
  e->attrs = attrs_join(p, attrs, e->attrs);
  return e;
}

static Expr *parse_unary_inner(Parser *p) {
  switch (p->cur.kind) {
  case T_MINUS: return unary(p, UN_NEG);
  case T_NOT: return unary(p, UN_NOT);
  case T_STAR: return unary(p, UN_DEREF);
  case T_TILDE: return unary_not_rust(p, "~");
  case T_AND: case T_ANDAND: return borrow(p);
  case T_POUND: case T_DOC: return with_attrs(p);
  case K_let: return parse_let(p);
  case T_PLUS:
    if (look(p, 1)->kind == T_INT || look(p, 1)->kind == T_FLOAT) {
      complain_at(p, DIAG_SYNTAX, p->cur.span, "leading `+` is not supported");
      bump(p);
    }
    break;
  default: break;
  }
  return parse_postfix(p, parse_primary(p));
}

/* unary = ("-" | "!" | "*" | "&" ...) unary | postfix */
static Expr *parse_unary(Parser *p) {
  Expr *e = enter(p) ? parse_unary_inner(p) : expr_err(p);
  leave(p);
  return e;
}

/* --- what stands behind -------------------------------------------------------------- */

static Expr *field(Parser *p, Expr *a, Ident name) {
  Expr *e = expr_new(p, E_FIELD, join(p, a->span, name.span));
  e->a = a;
  e->name = name;
  return e;
}

static Expr *behind_dot(Parser *p, Expr *a);

/* `t.0.1`: the lexer saw the number 0.1; `t.0.$name`: a float that ends with its dot */
static Expr *float_fields(Parser *p, Expr *a) {
  Token t = p->cur;
  Str s = sym_str(p->sx->in, t.sym);
  size_t dot = 0;
  while (dot < s.n && s.p[dot] != '.') dot++;
  bool exact = (size_t)(t.span.hi - t.span.lo) == s.n;
  Span first = t.span, second = t.span;
  if (exact) first.hi = first.lo + (u32)dot, second.lo += (u32)dot + 1;
  a = field(p, a, (Ident){intern(p->sx->in, (Str){s.p, dot}), first});
  bump(p);
  if (dot + 1 < s.n) a = field(p, a, (Ident){intern(p->sx->in, (Str){s.p + dot + 1, s.n - dot - 1}), second});
  else a = behind_dot(p, a);
  return a;
}

static Expr *index_field(Parser *p, Expr *a) {
  Ident name = {p->cur.sym, p->cur.span};
  if (p->cur.lit_suffix_len) complain_at(p, DIAG_SYNTAX, p->cur.span, "suffixes on a tuple index are invalid");
  bump(p);
  return field(p, a, name);
}

static bool is_path_keyword(const Token *t) { return t->kind == K_self || t->kind == K_Self || t->kind == K_super || t->kind == K_crate; }

/* method = name ("::" generic_args)? "(" args ")" */
static Expr *field_or_method(Parser *p, Expr *a) {
  Ident name = {p->cur.sym, p->cur.span};
  if (is_path_keyword(&p->cur)) bump(p);        /* as in a path; no field has that name */
  else name = new_name(p);
  note_member(p, name);
  GenericArgs *targs = NULL;
  if (at(p, T_COLONCOLON)) {
    bump(p);
    if (at_lt(p)) targs = parse_generic_args(p);
    else unexpected(p);
  }
  if (!at(p, T_LPAREN)) {
    Expr *e = field(p, a, name);
    if (targs) complain_at(p, DIAG_SYNTAX, since(p, a->span), "field expressions cannot have generic arguments");
    return e;
  }
  Expr *e = expr_new(p, E_METHOD, a->span);
  e->a = a;
  e->name = name;
  e->targs = targs;
  bump(p);
  u32 start = p->i;
  e->args = parse_args(p, T_RPAREN, &e->n, NULL);
  if (end_of_parens(p, start)) e->kind = E_ERR;
  e->span = since(p, a->span);
  return e;
}

/* `.await()`: there is no such method; the parentheses are left out. */
static void no_call(Parser *p) {
  Span from = p->cur.span;
  bump(p);
  bump(p);
  Span parens = since(p, from);
  Mistake wrong = p->wrong;             /* an attribute's macro sees nothing wrong with it: it would be a call of the result */
  Diag *g = complain_at(p, DIAG_SYNTAX, parens, "incorrect use of `await`");
  p->wrong = wrong;
  diag_suggest(p->sx->diags, g, FIX_CERTAIN, "`await` is no method: it is written without parentheses");
  diag_cut(p->sx->diags, g, parens);
}

static Expr *behind_dot(Parser *p, Expr *a) {
  if (is(p, K_await)) {
    Expr *e = expr_new(p, E_AWAIT, p->cur.span);
    bump(p);
    e->a = a;
    e->name = (Ident){p->prev.sym, p->prev.span};
    e->span = since(p, a->span);
    if (is(p, T_LPAREN) && look(p, 1)->kind == T_RPAREN) no_call(p);
    return e;
  }
  if (is(p, T_INT)) return index_field(p, a);
  if (is(p, T_FLOAT)) return float_fields(p, a);
  if (!is_name(&p->cur) && !is_keyword_name(&p->cur) && !is_path_keyword(&p->cur) && !p->err) {
    Diag *g = fail(p, p->cur.span, p->cur.kind < K_as ? "unexpected token: %.*s" : "expected identifier, found %.*s", STR_ARG(found(p)));
    diag_primary(p->sx->diags, g, p->stopped.kind < K_as ? "unexpected token" : "expected identifier, found keyword");
    return a;
  }
  return field_or_method(p, a);
}

static Expr *dot(Parser *p, Expr *a) {
  bump(p);
  return behind_dot(p, a);
}

/* `a->b`, as in C. */
static Expr *arrow(Parser *p, Expr *a) {
  Diag *g = complain_at(p, DIAG_SYNTAX, p->cur.span, "`->` is not valid syntax for field accesses and method calls");
  suggest_instead(p, g, FIX_CERTAIN, p->cur.span, ".", "write a dot: it looks through references too");
  return dot(p, a);
}

static Expr *call(Parser *p, Expr *f) {
  Expr *e = expr_new(p, E_CALL, f->span);
  bump(p);
  u32 start = p->i;
  e->a = f;
  e->args = parse_args(p, T_RPAREN, &e->n, NULL);
  if (end_of_parens(p, start)) e->kind = E_ERR;
  e->span = since(p, f->span);
  return e;
}

static Expr *index_expr(Parser *p, Expr *a) {
  Expr *e = expr_new(p, E_INDEX, a->span);
  Span at = p->cur.span;
  bump(p);
  u32 saved = p->restrict_;
  p->restrict_ = 0;
  e->a = a;
  e->b = parse_expr(p);
  p->restrict_ = saved;
  expect(p, T_RBRACK);
  e->span = since(p, a->span);
  e->name.span = since(p, at);
  return e;
}

static Expr *postfix_try(Parser *p, Expr *a) {
  bump(p);
  Expr *e = expr_new(p, E_TRY, since(p, a->span));
  e->a = a;
  return e;
}

/* postfix = primary ("?" | "." name args? | "." "await" | "." index | "(" args ")" | "[" expr "]")* */
Expr *parse_postfix(Parser *p, Expr *e) {
  for (u32 n = 0; !p->err; n++) {
    bool stmt_end = (p->restrict_ & R_STMT) && block_like(e);
    if (n > PARSE_CHAIN) fail(p, p->cur.span, "this expression is too long: pollscope reads at most %d calls in a row", PARSE_CHAIN);
    else if (at(p, T_QUESTION)) e = postfix_try(p, e);
    else if (at(p, T_DOT)) e = dot(p, e);
    else if (is(p, T_ARROW) && !p->quiet) e = arrow(p, e);
    else if (!stmt_end && is(p, T_LPAREN)) e = call(p, e);
    else if (!stmt_end && is(p, T_LBRACK)) e = index_expr(p, e);
    else break;
  }
  return e;
}

/* --- operators --------------------------------------------------------------------------- */

static const BinInfo *bin_info(u8 tok) {
  for (u32 i = 0; i < COUNTOF(bin_table); i++)
    if (bin_table[i].tok == tok) return &bin_table[i];
  return NULL;
}

static Expr *cast(Parser *p, Expr *a) {
  Expr *e = expr_new(p, E_CAST, a->span);
  bump(p);
  e->a = a;
  e->te = parse_type_no_plus(p);
  e->span = join(p, a->span, e->te->span);
  return e;
}

/* range = lhs? (".." | "..=") rhs? */
static Expr *range(Parser *p, Expr *lhs) {
  Span op = p->cur.span;
  Expr *e = expr_new(p, E_RANGE, lhs ? lhs->span : op);
  if (is(p, T_DOTDOTDOT)) complain_at(p, DIAG_SYNTAX, op, "unexpected token: `...`");
  e->inclusive = !is(p, T_DOTDOT);
  bump(p);
  e->a = lhs;
  if (!ends_expr(p)) e->b = parse_assoc(p, PREC_RANGE + 1);
  if (e->inclusive && !e->b && !p->err) complain_at(p, DIAG_E0586, op, "inclusive range with no end"), e->kind = E_ERR;
  e->span = e->b ? join(p, e->span, e->b->span) : join(p, e->span, op);
  return e;
}

static bool is_comparison(const Expr *e) { return e->kind == E_BINARY && e->op >= BIN_EQ && e->op <= BIN_GE; }

static void check_chained(Parser *p, const Expr *lhs, const BinInfo *b, Span op) {
  if (b->prec != PREC_COMPARE || !is_comparison(lhs) || p->err) return;
  fail(p, op, "comparison operators cannot be chained");
}

static bool at_range(const Parser *p) { return is(p, T_DOTDOT) || is(p, T_DOTDOTEQ) || is(p, T_DOTDOTDOT); }

/* An operand that ended a statement takes no operator: `if a {} -1`. */
static bool stmt_is_over(const Parser *p, const Expr *lhs) {
  return (p->restrict_ & R_STMT) && block_like(lhs);
}

static Expr *assign(Parser *p, Expr *lhs, u32 min_prec, bool *stop) {
  *stop = min_prec > PREC_ASSIGN;
  if (*stop) return lhs;
  bump(p);
  Expr *rhs = parse_assoc(p, PREC_ASSIGN);
  return binary(p, E_ASSIGN, 0, lhs, rhs);
}

static Expr *one_operator(Parser *p, Expr *lhs, u32 min_prec, bool *stop) {
  *stop = true;
  if (is(p, T_EQ)) return assign(p, lhs, min_prec, stop);
  if (is(p, K_as)) {
    *stop = false;
    return cast(p, lhs);
  }
  if (at_range(p)) {
    bool over = min_prec > PREC_RANGE || lhs->kind == E_RANGE;   /* no operator binds looser but `=`, and none takes a range */
    return over ? lhs : range(p, lhs);
  }
  const BinInfo *b = bin_info(p->cur.kind);
  if (!b || b->prec < min_prec) return lhs;
  *stop = false;
  Span op = p->cur.span;
  check_chained(p, lhs, b, op);
  bump(p);
  Expr *rhs = parse_assoc(p, b->assign ? PREC_ASSIGN : b->prec + 1u);
  return binary(p, b->assign ? E_ASSIGN_OP : E_BINARY, b->op, lhs, rhs);
}

Expr *parse_assoc_rest(Parser *p, Expr *lhs, u32 min_prec) {
  bool stop = stmt_is_over(p, lhs);
  note_expected(p, X_OPERATOR);
  for (u32 n = 0; !stop && !p->err; n++) {
    u32 saved = p->restrict_;
    if (n > PARSE_CHAIN) fail(p, p->cur.span, "this expression is too long: pollscope reads at most %d operators in a row", PARSE_CHAIN);
    p->restrict_ &= ~(u32)R_STMT;
    lhs = one_operator(p, lhs, min_prec, &stop);
    p->restrict_ = saved;
    note_expected(p, X_OPERATOR);
  }
  return lhs;
}

/* assoc = range | unary (operator assoc)* , operators binding at least min_prec */
Expr *parse_assoc(Parser *p, u32 min_prec) {
  if (!enter(p)) {
    leave(p);
    return expr_err(p);
  }
  Expr *e = at_range(p) ? range(p, NULL) : parse_assoc_rest(p, parse_unary(p), min_prec);
  leave(p);
  return e;
}

/* --- `let` and conditions ------------------------------------------------------------------- */

static bool claimed(const Expr *cond, const Expr *let) {
  while (cond->kind == E_BINARY && cond->op == BIN_LAND) {
    if (claimed(cond->b, let)) return true;
    cond = cond->a;
  }
  return cond == let;
}

/* chains: `let` may stand between `&&`, whatever the edition. */
static void check_lets(Parser *p, u32 from, const Expr *cond, bool chains) {
  for (u32 i = from; i < p->lets.n; i++) {
    Expr *let = p->lets.v[i];
    if (!cond || !claimed(cond, let)) {
      Diag *g = complain_at(p, DIAG_SYNTAX, let->span, "expected expression, found `let` statement");
      diag_note(p->sx->diags, g, "only supported directly in conditions of `if` and `while` expressions");
    } else if (cond != let && !chains) {
      Mistake wrong = p->wrong;
      complain_at(p, DIAG_SYNTAX, let->span, "let chains are only allowed in Rust 2024 or later");
      p->wrong = wrong;            /* a macro reads it as another edition would */
    }
  }
  p->lets.n = from;
}

Expr *parse_expr_with(Parser *p, u32 restrict_) {
  u32 saved = p->restrict_, lets = p->lets.n;
  p->restrict_ = restrict_;
  Expr *e = parse_assoc(p, 0);
  p->restrict_ = saved;
  check_lets(p, lets, NULL, false);
  return e;
}

Expr *parse_expr(Parser *p) { return parse_expr_with(p, 0); }

Expr *parse_scrutinee(Parser *p) { return parse_expr_with(p, R_NO_STRUCT); }

static Expr *parse_cond_with(Parser *p, u32 restrict_, bool chains) {
  u32 saved = p->restrict_, lets = p->lets.n;
  p->restrict_ = restrict_;
  Expr *e = parse_assoc(p, 0);
  p->restrict_ = saved;
  check_lets(p, lets, e, chains);
  return e;
}

Expr *parse_cond(Parser *p) { return parse_cond_with(p, R_NO_STRUCT, p->sx->edition >= 2024); }

/* A guard ends at "=>", so struct literals may stand in it. */
Expr *parse_guard(Parser *p) { return parse_cond_with(p, 0, true); }

/* --- lists -------------------------------------------------------------------------------------- */

static bool expr_follows(const Parser *p) {
  Parser trial = *p;
  trial.quiet = true;
  if (ends_expr(&trial)) return false;
  parse_expr(&trial);
  return !trial.err;
}

/* After a mistake between parentheses: on behind them; what they belong to is not known. */
bool end_of_parens(Parser *p, u32 start) {
  if (!p->err || p->quiet || !parser_recover(p) || p->hopeless) return false;
  skip_to_close(p, start);
  bump(p);
  return true;
}

/* args = (expr ("," expr)* ","?)? close */
Expr **parse_args(Parser *p, Tok close, u32 *n, bool *trailing) {
  VEC(Expr *) v = {0};
  bool comma = false;
  while (!p->err && !eat(p, close)) {
    if (close == T_EOF && is(p, T_EOF)) break;
    vec_push(p->a, &v, parse_expr(p));
    comma = eat(p, T_COMMA);
    if (comma || (close == T_EOF && at(p, close)) || at(p, close)) continue;
    if (close == T_EOF) unexpected(p);
    else separator_missing(p, expr_follows);
  }
  if (trailing) *trailing = comma;
  *n = v.n;
  return v.v;
}
