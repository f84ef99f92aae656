/* parse_path — paths and generic arguments. */
#include "syntax/parser.h"

bool starts_path(const Parser *p) {
  switch (p->cur.kind) {
  case T_IDENT: return p->cur.sym != SYM_underscore;
  case K_self: case K_Self: case K_super: case K_crate: case T_COLONCOLON: case T_LT: case T_SHL: return true;
  case T_INTERP: return p->cur.node_kind == FRAG_PATH || p->cur.node_kind == FRAG_TY;
  default: return false;
  }
}

/* generic_arg = lifetime | ident generic_args? ("=" type | ":" bounds) | type | literal | block */
static GenericArg parse_generic_arg(Parser *p) {
  GenericArg g = {.span = p->cur.span};
  if (at(p, T_LIFETIME)) {
    g.kind = GA_LIFETIME;
    g.name = (Ident){p->cur.sym, p->cur.span};
    bump(p);
  } else if (is_name(&p->cur) && (look(p, 1)->kind == T_EQ || look(p, 1)->kind == T_COLON)) {
    g.name = expect_name(p);
    if (eat(p, T_EQ)) {
      g.kind = GA_ASSOC_EQ;
      g.ty = parse_type(p);
    } else {
      bump(p);
      g.kind = GA_ASSOC_BOUND;
      g.bounds = NEW(p->a, Bounds);
      *g.bounds = parse_bounds(p);
    }
  } else if (is(p, T_LBRACE)) {
    g.kind = GA_CONST;
    g.cexpr = parse_block_expr(p);
  } else if ((p->cur.kind >= T_INT && p->cur.kind <= T_CSTR) || is(p, T_MINUS) || is(p, K_true) || is(p, K_false) ||
             is_interp(p, FRAG_LITERAL) || is_interp(p, FRAG_EXPR) || is_interp(p, FRAG_BLOCK)) {
    g.kind = GA_CONST;
    g.cexpr = is(p, T_INTERP) ? parse_primary(p) : parse_literal_expr(p);
  } else {
    note_expected(p, X_TYPE);
    note_expected(p, X_CONST);
    note_expected(p, X_LIFETIME);
    g.kind = GA_TYPE;
    g.ty = parse_type(p);
  }
  g.span = since(p, g.span);
  return g;
}

/* generic_args = "<" (generic_arg ("," generic_arg)* ","?)? ">" */
GenericArgs *parse_generic_args(Parser *p) {
  GenericArgs *ga = NEW(p->a, GenericArgs);
  VEC(GenericArg) v = {0};
  ga->span = p->cur.span;
  eat_lt(p);
  while (!p->err && !eat_gt(p)) {
    vec_push(p->a, &v, parse_generic_arg(p));
    if (eat(p, T_COMMA)) continue;
    if (eat_gt(p)) break;
    unexpected(p);
  }
  ga->v = v.v;
  ga->n = v.n;
  ga->span = since(p, ga->span);
  return ga;
}

/* paren_args = "(" (type ("," type)* ","?)? ")" ("->" type)? */
static GenericArgs *parse_paren_args(Parser *p) {
  GenericArgs *ga = NEW(p->a, GenericArgs);
  VEC(GenericArg) v = {0};
  ga->span = p->cur.span;
  ga->paren = true;
  bump(p);
  while (!p->err && !eat(p, T_RPAREN)) {
    TypeExpr *t = parse_type(p);
    vec_push(p->a, &v, (GenericArg){.kind = GA_TYPE, .span = t->span, .ty = t});
    if (eat(p, T_COMMA)) continue;
    if (expect(p, T_RPAREN)) break;
  }
  if (eat(p, T_ARROW)) ga->ret = parse_type_no_plus(p);
  ga->v = v.v;
  ga->n = v.n;
  ga->span = since(p, ga->span);
  return ga;
}

static bool args_follow(Parser *p, PathStyle style, bool *turbofish) {
  *turbofish = false;
  if (style == PATH_MOD) return false;
  if (style == PATH_TYPE && (at_lt(p) || is(p, T_LPAREN))) return true;
  *turbofish = is(p, T_COLONCOLON) && (look(p, 1)->kind == T_LT || look(p, 1)->kind == T_SHL || look(p, 1)->kind == T_LPAREN);
  return *turbofish;
}

static bool path_word(const Token *t) {
  return is_name(t) || t->kind == K_self || t->kind == K_Self || t->kind == K_super || t->kind == K_crate;
}

/* segment = (ident | "self" | "Self" | "super" | "crate" | "$crate") args? */
static PathSeg parse_segment(Parser *p, PathStyle style) {
  PathSeg s = {0};
  if (path_word(&p->cur)) {
    s.name = (Ident){p->cur.sym, p->cur.span};
    bump(p);
  } else {
    s.name = expect_name(p);
  }
  bool turbofish;
  if (!p->err && args_follow(p, style, &turbofish)) {
    if (turbofish) bump(p);
    s.args = is(p, T_LPAREN) ? parse_paren_args(p) : parse_generic_args(p);
  }
  return s;
}

/* `a:b` in an expression: nothing else that it could be, where no macro may want the colon for itself. */
static bool single_colon(Parser *p, PathStyle style) {
  const Token *next = look(p, 1);
  if (style != PATH_EXPR || p->quiet || !is(p, T_COLON) || !is_name(next)) return false;
  if (p->cur.span.lo != p->prev.span.hi || next->span.lo != p->cur.span.hi) return false;
  Diag *g = complain_at(p, DIAG_SYNTAX, p->cur.span, "path separator must be a double colon");
  suggest_instead(p, g, FIX_CERTAIN, p->cur.span, "::", "write `::`");
  return true;
}

static void parse_segments(Parser *p, Path *path, PathStyle style) {
  VEC(PathSeg) v = {path->segs, path->n, path->n};
  do {
    vec_push(p->a, &v, parse_segment(p, style));
    if (v.n > PARSE_CHAIN) fail(p, p->cur.span, "this path is too long");
    if (!at(p, T_COLONCOLON) && !single_colon(p, style)) break;
    const Token *next = look(p, 1);
    if (style == PATH_MOD && !path_word(next)) break;   /* a use tree goes on with { or * */
    bump(p);
  } while (!p->err);
  path->segs = v.v;
  path->n = v.n;
  path->span = since(p, path->span);
  if (style == PATH_EXPR && v.n > 1) note_member(p, vec_last(&v).name);
}

/* A type that stands where a path is wanted: its own path, or <type>. */
Path *path_of_type(Parser *p, TypeExpr *t) {
  if (t->kind == TE_PATH) return t->path;
  Path *path = NEW(p->a, Path);
  path->span = t->span;
  path->qself = t;
  return path;
}

static Path *parse_interp_path(Parser *p, PathStyle style) {
  Parser sub = interp_parser(p, &p->cur);
  Path *path = p->cur.node_kind == FRAG_TY ? path_of_type(p, parse_type(&sub)) : parse_path(&sub, PATH_TYPE);
  interp_done(p, &sub);
  bool more = at(p, T_COLONCOLON) && !(style == PATH_MOD && !path_word(look(p, 1)));
  if (!more) return path;
  bump(p);
  parse_segments(p, path, style);
  return path;
}

/* path = "::"? segment ("::" segment)*  |  qpath */
Path *parse_path(Parser *p, PathStyle style) {
  if (is_interp(p, FRAG_PATH) || is_interp(p, FRAG_TY)) return parse_interp_path(p, style);
  if (style != PATH_MOD && (is(p, T_LT) || is(p, T_SHL))) return parse_qpath(p, style);
  Path *path = NEW(p->a, Path);
  path->span = p->cur.span;
  if (!enter(p)) {
    leave(p);
    return path;
  }
  path->global = eat(p, T_COLONCOLON);
  parse_segments(p, path, style);
  leave(p);
  return path;
}

/* qpath = "<" type ("as" path)? ">" "::" segment ("::" segment)* */
Path *parse_qpath(Parser *p, PathStyle style) {
  Path *path = NEW(p->a, Path);
  path->span = p->cur.span;
  if (!enter(p)) {
    leave(p);
    return path;
  }
  eat_lt(p);
  path->qself = parse_type(p);
  if (eat(p, K_as)) {
    Path *trait = parse_path(p, PATH_TYPE);
    path->global = trait->global;
    path->segs = trait->segs;
    path->n = path->qpos = trait->n;
  }
  if (!p->err && !eat_gt(p)) unexpected(p);
  if (expect(p, T_COLONCOLON)) parse_segments(p, path, style);
  leave(p);
  return path;
}
