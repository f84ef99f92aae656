/* parse_pat — patterns. */
#include "syntax/parser.h"

Pat *pat_new(Parser *p, PatKind k, Span sp) {
  Pat *t = NEW(p->a, Pat);
  t->kind = k;
  t->span = sp;
  t->lint_node = p->sx->lint_node;
  return t;
}

static bool is_literal(const Token *t) {
  return (t->kind >= T_INT && t->kind <= T_CSTR) || t->kind == K_true || t->kind == K_false;
}

static bool is_range_op(const Parser *p) { return is(p, T_DOTDOT) || is(p, T_DOTDOTEQ) || is(p, T_DOTDOTDOT); }

/* An end of a range: literal, -literal, path, const block or a fragment. */
static bool starts_range_end(const Parser *p) {
  if (is_literal(&p->cur) || is(p, T_MINUS) || is(p, K_const)) return true;
  if (is(p, T_INTERP)) return p->cur.node_kind == FRAG_EXPR || p->cur.node_kind == FRAG_LITERAL || p->cur.node_kind == FRAG_PATH;
  return starts_path(p);
}

static Expr *parse_range_end(Parser *p) {
  if (is_literal(&p->cur) || is(p, T_MINUS)) return parse_literal_expr(p);
  if (is(p, K_const) || is(p, T_INTERP)) return parse_primary(p);
  Expr *e = expr_new(p, E_PATH, p->cur.span);
  e->path = parse_path(p, PATH_EXPR);
  e->span = since(p, e->span);
  return e;
}

/* range = end? (".." | "..=") end? ; lo was read already */
static Pat *pat_range(Parser *p, Expr *lo, Span start) {
  Pat *t = pat_new(p, P_RANGE, start);
  Span op = p->cur.span;
  if (is(p, T_DOTDOTDOT)) complain_at(p, DIAG_E0783, op, "`...` range patterns are not allowed");
  t->inclusive = !is(p, T_DOTDOT);
  t->lo = lo;
  bump(p);
  if (starts_range_end(p)) t->hi = parse_range_end(p);
  else if (t->inclusive) complain_at(p, DIAG_E0586, since(p, start), "inclusive range with no end");
  t->span = since(p, start);
  return t;
}

static Pat *pat_literal(Parser *p) {
  Span start = p->cur.span;
  Expr *e = parse_range_end(p);
  if (is_range_op(p)) return pat_range(p, e, start);
  Pat *t = pat_new(p, P_LIT, since(p, start));
  t->lo = e;
  return t;
}

static bool pat_follows(const Parser *p) {
  Parser trial = *p;
  trial.quiet = true;
  parse_pat(&trial);
  return !trial.err;
}

/* pats = (pat ("," pat)* ","?)? close */
static Pat **parse_pats(Parser *p, Tok close, u32 *n, bool *trailing) {
  VEC(Pat *) v = {0};
  *trailing = false;
  while (!p->err && !eat(p, close)) {
    parse_outer_attrs(p);
    vec_push(p->a, &v, parse_pat(p));
    *trailing = eat(p, T_COMMA);
    if (!*trailing && !at(p, close)) separator_missing(p, pat_follows);
  }
  *n = v.n;
  return v.v;
}

/* "(" pats ")": a tuple, or a group */
static Pat *pat_paren(Parser *p) {
  Pat *t = pat_new(p, P_TUPLE, p->cur.span);
  bool trailing;
  bump(p);
  t->elems = parse_pats(p, T_RPAREN, &t->n, &trailing);
  t->span = since(p, t->span);
  bool group = t->n == 1 && !trailing && t->elems[0]->kind != P_REST;
  const Pat *in = group ? t->elems[0] : NULL;
  bool bare = in && in->kind != P_RANGE && !(in->kind == P_BIND && in->mut) && in->kind != P_OR;
  if (bare) note_early_lint(p, DIAG_unused_parens, t->span, "unnecessary parentheses around pattern");
  return group ? t->elems[0] : t;
}

static Pat *pat_slice(Parser *p) {
  Pat *t = pat_new(p, P_SLICE, p->cur.span);
  bool trailing;
  bump(p);
  t->elems = parse_pats(p, T_RBRACK, &t->n, &trailing);
  t->span = since(p, t->span);
  return t;
}

/* "&" "mut"? pat */
static Pat *pat_ref(Parser *p) {
  Pat *t = pat_new(p, P_REF, p->cur.span);
  eat_and(p);
  if (is(p, T_LIFETIME)) fail(p, p->cur.span, "unexpected lifetime `%s` in pattern", sym_z(p->sx->in, p->cur.sym));
  t->mut = eat(p, K_mut);
  t->sub = parse_pat_no_top_alt(p);
  t->span = since(p, t->span);
  return t;
}

/* binding = "ref"? "mut"? name ("@" pat)? */
/* A name with this behind it binds; else it is a path's or a macro's. */
static bool binds_before(u32 next) {
  return next != T_COLONCOLON && next != T_LPAREN && next != T_LBRACE && next != T_NOT &&
         next != T_DOTDOT && next != T_DOTDOTEQ && next != T_DOTDOTDOT;
}

static Pat *pat_bind(Parser *p) {
  Pat *t = pat_new(p, P_BIND, p->cur.span);
  t->by_ref = eat(p, K_ref);
  t->mut = eat(p, K_mut);
  if (is(p, K_self)) {
    t->name = (Ident){p->cur.sym, p->cur.span};
    bump(p);
  } else {
    if (is_keyword_name(&p->cur)) t->kind = P_WILD;   /* nothing is bound: only a format string could name it */
    t->name = new_name(p);
  }
  if (eat(p, T_AT)) t->sub = parse_pat_no_top_alt(p);
  t->span = since(p, t->span);
  if (!p->err && is(p, T_LPAREN) && (t->by_ref || t->mut)) fail(p, p->prev.span, "expected identifier, found enum pattern");
  return t;
}

/* field = (name | index) ":" pat | "ref"? "mut"? name */
static FieldPat parse_field_pat(Parser *p) {
  FieldPat f = {0};
  extra_comma(p);
  bool named = (is_name(&p->cur) || is(p, T_INT)) && look(p, 1)->kind == T_COLON;
  if (named) {
    f.name = (Ident){p->cur.sym, p->cur.span};
    bump(p);
    bump(p);
    f.pat = parse_pat(p);
    return f;
  }
  f.shorthand = true;
  f.pat = pat_bind(p);
  f.name = f.pat->name;
  return f;
}

/* struct_pat = path "{" (field ",")* ".."? "}" */
static Pat *pat_struct(Parser *p, Pat *t) {
  VEC(FieldPat) v = {0};
  t->kind = P_STRUCT;
  bump(p);
  u32 start = p->i;
  while (!p->err && !eat(p, T_RBRACE)) {
    Attrs attrs = parse_outer_attrs(p);
    if (is(p, T_DOTDOT)) {
      t->rest = true;
      bump(p);
      if (is(p, T_COMMA)) {
        complain_at(p, DIAG_SYNTAX, p->cur.span, "expected `}`, found `,`");
        bump(p);
      }
      if (!p->err && !is(p, T_RBRACE)) fail(p, p->cur.span, "expected `}`, found %.*s", STR_ARG(found(p)));
      if (p->err) continue;
      bump(p);
      break;
    }
    FieldPat f = parse_field_pat(p);
    if (!p->err && cfg_apply(p->sx, &attrs)) vec_push(p->a, &v, f);
    if (!eat(p, T_COMMA) && expect(p, T_RBRACE)) break;
  }
  if (p->err && !p->quiet && parser_recover(p) && !p->hopeless) {
    skip_to_close(p, start);
    bump(p);
    t->rest = true;
  }
  t->fields = v.v;
  t->n_fields = v.n;
  t->span = since(p, t->span);
  return t;
}

/* path ("(" pats ")" | "{" fields "}" | "!" delimited | range)? */
static Pat *pat_path(Parser *p) {
  Pat *t = pat_new(p, P_PATH, p->cur.span);
  t->path = parse_path(p, PATH_EXPR);
  t->span = since(p, t->span);
  if (p->err) return t;
  bool trailing;
  if (at(p, T_NOT) && !t->path->qself) {
    bump(p);
    t->kind = P_MACRO;
    if (!is(p, T_LPAREN) && !is(p, T_LBRACK) && !is(p, T_LBRACE)) unexpected(p);
    else t->mac_args = delimited(p);
  } else if (at(p, T_LPAREN)) {
    t->kind = P_TSTRUCT;
    bump(p);
    t->elems = parse_pats(p, T_RPAREN, &t->n, &trailing);
  } else if (at(p, T_LBRACE)) {
    return pat_struct(p, t);
  } else if (is_range_op(p)) {
    Expr *e = expr_new(p, E_PATH, t->span);
    e->path = t->path;
    return pat_range(p, e, t->span);
  }
  t->span = since(p, t->span);
  return t;
}

static Pat *pat_interp(Parser *p) {
  Parser sub = interp_parser(p, &p->cur);
  Pat *t = parse_pat(&sub);
  interp_done(p, &sub);
  return t;
}

/* "box" is no pattern of stable Rust; ".." is one only inside a list, which the checker knows. */
static Pat *parse_pat_inner(Parser *p) {
  Span sp = p->cur.span;
  const Token *next = look(p, 1);
  switch (p->cur.kind) {
  case T_LPAREN: return pat_paren(p);
  case T_LBRACK: return pat_slice(p);
  case T_AND: case T_ANDAND: return pat_ref(p);
  case K_ref: case K_mut: return pat_bind(p);
  case T_MINUS: case K_const: case K_true: case K_false: return pat_literal(p);
  case T_DOTDOT:
    bump(p);
    if (!starts_range_end(p)) return pat_new(p, P_REST, sp);
    {
      Pat *t = pat_new(p, P_RANGE, sp);
      t->hi = parse_range_end(p);
      t->span = since(p, sp);
      return t;
    }
  case T_DOTDOTEQ: return pat_range(p, NULL, sp);
  case T_NOT: {
    Diag *g = fail(p, sp, "expected pattern, found `!`");
    diag_primary(p->sx->diags, g, "expected pattern");
    return pat_new(p, P_ERR, sp);
  }
  case T_INTERP:
    if (is_interp(p, FRAG_PAT)) return pat_interp(p);
    if (is_interp(p, FRAG_EXPR) || is_interp(p, FRAG_LITERAL)) return pat_literal(p);
    break;
  case T_IDENT:
    if (p->cur.sym == SYM_underscore) {
      bump(p);
      return pat_new(p, P_WILD, sp);
    }
    if (binds_before(next->kind)) return pat_bind(p);
    break;
  default:
    if (is_keyword_name(&p->cur) && !is(p, K_in) && binds_before(next->kind)) return pat_bind(p);
  }
  if (is_literal(&p->cur)) return pat_literal(p);
  if (starts_path(p)) return pat_path(p);
  Diag *g = fail(p, p->cur.span, "expected pattern, found %.*s", STR_ARG(found(p)));
  diag_primary(p->sx->diags, g, "expected pattern");
  return pat_new(p, P_ERR, sp);
}

Pat *parse_pat_no_top_alt(Parser *p) {
  Pat *t = enter(p) ? parse_pat_inner(p) : pat_new(p, P_ERR, p->cur.span);
  leave(p);
  return t;
}

/* pat = "|"? pat_no_top_alt ("|" pat_no_top_alt)* */
Pat *parse_pat(Parser *p) {
  Span start = p->cur.span;
  if (is(p, T_OR)) bump(p);
  Pat *first = parse_pat_no_top_alt(p);
  if (!at(p, T_OR)) return first;
  VEC(Pat *) v = {0};
  vec_push(p->a, &v, first);
  while (eat(p, T_OR)) vec_push(p->a, &v, parse_pat_no_top_alt(p));
  Pat *t = pat_new(p, P_OR, since(p, start));
  t->elems = v.v;
  t->n = v.n;
  return t;
}
