/* parse_type — types as written, and bounds. */
#include "syntax/parser.h"

TypeExpr *type_new(Parser *p, TypeExprKind k, Span sp) {
  TypeExpr *t = NEW(p->a, TypeExpr);
  t->kind = k;
  t->span = sp;
  return t;
}

/* type_ref = "&" lifetime? "mut"? type_no_plus */
static TypeExpr *type_ref(Parser *p) {
  TypeExpr *t = type_new(p, TE_REF, p->cur.span);
  eat_and(p);
  if (at(p, T_LIFETIME)) {
    t->lifetime = (Ident){p->cur.sym, p->cur.span};
    bump(p);
  }
  t->mut = eat(p, K_mut);
  t->elem = parse_type_no_plus(p);
  t->span = since(p, t->span);
  return t;
}

/* type_ptr = "*" ("const" | "mut") type_no_plus */
static TypeExpr *type_ptr(Parser *p) {
  TypeExpr *t = type_new(p, TE_PTR, p->cur.span);
  bump(p);
  if (eat(p, K_mut)) {
    t->mut = true;
  } else if (!eat(p, K_const) && !p->err) {
    complain_at(p, DIAG_SYNTAX, p->prev.span, "expected `mut` or `const` keyword in raw pointer type");
  }
  t->elem = parse_type_no_plus(p);
  t->span = since(p, t->span);
  return t;
}

/* 'a T: the & was forgotten. */
static TypeExpr *type_lifetime(Parser *p) {
  Span at = p->cur.span;
  complain_at(p, DIAG_SYNTAX, at, "expected type, found lifetime");
  bump(p);
  parse_type_no_plus(p);
  return type_new(p, TE_ERR, since(p, at));
}

static bool lifetime_and_type(const Parser *p) {
  const Token *next = look(p, 1);
  bool type = is_name(next) || next->kind == K_mut || next->kind == K_dyn || next->kind == K_Self || next->kind == T_LBRACK;
  return is(p, T_LIFETIME) && !p->quiet && type;
}

bool type_follows(const Parser *p) {
  Parser trial = *p;
  trial.quiet = true;
  parse_type(&trial);
  return !trial.err;
}

/* type_paren = "(" (type ("," type)* ","?)? ")" ; one without a comma is only grouped */
static TypeExpr *type_paren(Parser *p) {
  Span start = p->cur.span;
  VEC(TypeExpr *) v = {0};
  bool comma = false, behind_ref = p->prev.kind == T_AND || p->prev.kind == T_ANDAND || p->prev.kind == K_mut || p->prev.kind == T_LIFETIME;
  bump(p);
  while (!p->err && !eat(p, T_RPAREN)) {
    vec_push(p->a, &v, parse_type(p));
    comma = eat(p, T_COMMA);
    if (comma || at(p, T_RPAREN)) continue;
    separator_missing(p, type_follows);
    comma = true;
  }
  if (v.n == 1 && !comma) {
    const TypeExpr *in = v.v[0];
    bool needed = (in->kind == TE_DYN || in->kind == TE_IMPL) && in->bounds.n > 1 && behind_ref;
    if (!needed && in->kind != TE_ERR) note_early_lint(p, DIAG_unused_parens, since(p, start), "unnecessary parentheses around type");
    v.v[0]->span = since(p, start);
    return v.v[0];
  }
  TypeExpr *t = type_new(p, TE_TUPLE, since(p, start));
  t->elems = v.v;
  t->n = v.n;
  return t;
}

/* type_array = "[" type (";" expr)? "]" */
static TypeExpr *type_array(Parser *p) {
  TypeExpr *t = type_new(p, TE_SLICE, p->cur.span);
  bump(p);
  t->elem = parse_type(p);
  if (eat(p, T_SEMI)) {
    t->kind = TE_ARRAY;
    t->len = parse_expr(p);
  }
  expect(p, T_RBRACK);
  t->span = since(p, t->span);
  return t;
}

/* "for" "<" lifetimes ">": binders carry nothing that is checked later. */
static void skip_binder(Parser *p) {
  if (!eat(p, K_for)) return;
  if (!at(p, T_LT)) expect(p, T_LT);
  else parse_generics(p);
}

/* type_fn = "unsafe"? ("extern" string?)? "fn" "(" (name ":")? type, .. ")" ("->" type)? */
static TypeExpr *type_fn(Parser *p) {
  TypeExpr *t = type_new(p, TE_FN, p->cur.span);
  VEC(TypeExpr *) v = {0};
  t->unsafe_ = eat(p, K_unsafe);
  if (eat(p, K_extern) && is(p, T_STR)) bump(p);
  expect(p, K_fn);
  expect(p, T_LPAREN);
  while (!p->err && !eat(p, T_RPAREN)) {
    parse_outer_attrs(p);
    bool named = p->cur.kind == T_IDENT && look(p, 1)->kind == T_COLON;
    if (named) bump(p), bump(p);
    vec_push(p->a, &v, parse_type(p));
    if (!eat(p, T_COMMA) && expect(p, T_RPAREN)) break;
  }
  if (eat(p, T_ARROW)) t->ret = parse_type_no_plus(p);
  t->elems = v.v;
  t->n = v.n;
  t->span = since(p, t->span);
  return t;
}

/* bound = lifetime | "(" bound ")" | "?"? "async"? ("for" binder)? path */
static BoundExpr parse_bound(Parser *p) {
  BoundExpr b = {.span = p->cur.span};
  if (is(p, T_LIFETIME)) {
    b.is_lifetime = true;
    b.lifetime = (Ident){p->cur.sym, p->cur.span};
    bump(p);
    return b;
  }
  bool paren = eat(p, T_LPAREN);
  b.maybe = eat(p, T_QUESTION);
  eat(p, T_TILDE);
  eat(p, K_const);
  skip_binder(p);
  eat(p, K_async);
  b.trait = parse_path(p, PATH_TYPE);
  if (paren) expect(p, T_RPAREN);
  b.span = since(p, b.span);
  return b;
}

static bool starts_bound(const Parser *p) {
  if (is(p, T_LIFETIME) || is(p, T_QUESTION) || is(p, K_for) || is(p, T_LPAREN) || is(p, T_TILDE) || is(p, K_async)) return true;
  return starts_path(p) && !is(p, T_LT) && !is(p, T_SHL);
}

/* use<'a, T>: precise capturing. */
static bool use_bound(Parser *p, const GenericArgs **uses) {
  if (!is(p, K_use)) return false;
  bump(p);
  if (at_lt(p)) *uses = parse_generic_args(p);
  return true;
}

static Bounds parse_bounds_from(Parser *p, BoundExpr *first) {
  VEC(BoundExpr) v = {0};
  bool precise = false;
  const GenericArgs *uses = NULL;
  if (first) vec_push(p->a, &v, *first);
  while (!p->err && (!first || eat(p, T_PLUS))) {
    first = v.v;
    if (use_bound(p, &uses)) {
      precise = true;
      if (!v.n) first = NEW(p->a, BoundExpr);
      continue;
    }
    if (!starts_bound(p)) break;
    vec_push(p->a, &v, parse_bound(p));
    first = v.v;
  }
  return (Bounds){v.v, v.n, precise, uses};
}

/* bounds = (bound ("+" bound)* "+"?)? */
Bounds parse_bounds(Parser *p) { return parse_bounds_from(p, NULL); }

/* type_dyn = ("dyn" | "impl") bounds */
static TypeExpr *type_bounds(Parser *p, TypeExprKind k, bool plus) {
  TypeExpr *t = type_new(p, k, p->cur.span);
  bump(p);
  if (plus) {
    t->bounds = parse_bounds(p);
  } else if (!use_bound(p, &t->bounds.uses) && starts_bound(p)) {
    BoundExpr *b = NEW(p->a, BoundExpr);
    *b = parse_bound(p);
    t->bounds = (Bounds){.v = b, .n = 1};
    if (is(p, T_PLUS) && !p->err) t->bounds = parse_bounds_from(p, b);
  }
  t->span = since(p, t->span);
  if (!p->err && !t->bounds.n) complain_at(p, DIAG_SYNTAX, t->span, "at least one trait must be specified");
  return t;
}

/* type_path = path | path "!" delimited */
static TypeExpr *type_path(Parser *p) {
  TypeExpr *t = type_new(p, TE_PATH, p->cur.span);
  t->path = parse_path(p, PATH_TYPE);
  if (at(p, T_NOT) && !t->path->qself && (look(p, 1)->kind == T_LPAREN || look(p, 1)->kind == T_LBRACK || look(p, 1)->kind == T_LBRACE)) {
    bump(p);
    t->kind = TE_MACRO;
    t->mac_args = delimited(p);
  }
  t->span = since(p, t->span);
  return t;
}

/* Old bare trait objects: `Trait + Send` without dyn. */
static TypeExpr *bare_object(Parser *p, TypeExpr *t) {
  if (t->kind != TE_PATH || !is(p, T_PLUS) || t->path->qself) return t;
  BoundExpr b = {.span = t->span, .trait = t->path};
  TypeExpr *o = type_new(p, TE_DYN, t->span);
  o->bounds = parse_bounds_from(p, &b);
  o->span = since(p, t->span);
  Diag *g = complain_at(p, DIAG_E0782, o->span, "expected a type, found a trait");
  suggest_put(p, g, FIX_CERTAIN, o->span, "dyn ", "a trait object is written with `dyn`");
  return o;
}

static TypeExpr *type_interp(Parser *p) {
  Parser sub = interp_parser(p, &p->cur);
  TypeExpr *t = parse_type(&sub);
  interp_done(p, &sub);
  return t;
}

static TypeExpr *parse_type_inner(Parser *p, bool plus) {
  Span sp = p->cur.span;
  if (lifetime_and_type(p)) return type_lifetime(p);
  switch (p->cur.kind) {
  case T_AND: case T_ANDAND: return type_ref(p);
  case T_STAR: return type_ptr(p);
  case T_LPAREN: return type_paren(p);
  case T_LBRACK: return type_array(p);
  case T_NOT: bump(p); return type_new(p, TE_NEVER, sp);
  case K_dyn: return type_bounds(p, TE_DYN, plus);
  case K_impl: return type_bounds(p, TE_IMPL, plus);
  case K_fn: case K_unsafe: case K_extern: return type_fn(p);
  case K_for:
    skip_binder(p);
    if (is(p, K_fn) || is(p, K_unsafe) || is(p, K_extern)) return type_fn(p);
    return plus ? bare_object(p, type_path(p)) : type_path(p);
  case T_INTERP:
    if (is_interp(p, FRAG_TY) && look(p, 1)->kind != T_COLONCOLON) return type_interp(p);
    break;
  case T_IDENT:
    if (p->cur.sym == SYM_underscore) {
      bump(p);
      return type_new(p, TE_INFER, sp);
    }
    break;
  default: break;
  }
  if (starts_path(p)) return plus ? bare_object(p, type_path(p)) : type_path(p);
  Diag *g = fail(p, p->cur.span, "expected type, found %.*s", STR_ARG(found(p)));
  diag_primary(p->sx->diags, g, "expected type");
  return type_new(p, TE_ERR, sp);
}

static TypeExpr *parse_type_depth(Parser *p, bool plus) {
  TypeExpr *t = enter(p) ? parse_type_inner(p, plus) : type_new(p, TE_ERR, p->cur.span);
  leave(p);
  return t;
}

/* type = ref | ptr | paren | array | "!" | "_" | dyn | impl | fn | path */
TypeExpr *parse_type(Parser *p) { return parse_type_depth(p, true); }

TypeExpr *parse_type_no_plus(Parser *p) { return parse_type_depth(p, false); }
