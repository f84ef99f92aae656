/* parse_generics — generic parameters, where clauses, function signatures. */
#include "syntax/parser.h"

static GenericParam parse_generic_param(Parser *p) {
  GenericParam g = {0};
  if (at(p, T_LIFETIME)) {
    g.kind = GP_LIFETIME;
    g.name = (Ident){p->cur.sym, p->cur.span};
    bump(p);
    if (eat(p, T_COLON)) g.bounds = parse_bounds(p);
  } else if (eat(p, K_const)) {
    g.kind = GP_CONST;
    g.name = expect_name(p);
    if (expect(p, T_COLON)) g.ty = parse_type(p);
    if (eat(p, T_EQ)) g.dflt = is(p, T_LBRACE) ? parse_block_expr(p) : is(p, T_IDENT) ? parse_primary(p) : parse_literal_expr(p);
  } else {
    g.kind = GP_TYPE;
    if (!at_name(p)) {
      unexpected(p);
      return g;
    }
    g.name = expect_name(p);
    if (eat(p, T_COLON)) g.bounds = parse_bounds(p);
    if (eat(p, T_EQ)) g.ty = parse_type(p);
  }
  return g;
}

/* generics = "<" (param ("," param)* ","?)? ">"
 * param = lifetime (":" bounds)? | "const" name ":" type ("=" const)? | name (":" bounds)? ("=" type)? */
GenericsExpr parse_generics(Parser *p) {
  GenericsExpr g = {.span = p->cur.span};
  VEC(GenericParam) v = {0};
  if (!at(p, T_LT)) {
    g.span = prev_end(p);
    return g;
  }
  bump(p);
  while (!p->err && !eat_gt(p)) {
    Attrs attrs = parse_outer_attrs(p);
    GenericParam gp = parse_generic_param(p);
    if (cfg_apply(p->sx, &attrs)) vec_push(p->a, &v, gp);
    if (eat(p, T_COMMA)) continue;
    if (eat_gt(p)) break;
    at(p, T_GT);
    unexpected(p);
  }
  g.v = v.v;
  g.n = v.n;
  g.span = since(p, g.span);
  return g;
}

/* where = "where" (pred ("," pred)* ","?)? ; pred = lifetime ":" bounds | ("for" binder)? type ":" bounds */
void parse_where(Parser *p, GenericsExpr *g) {
  if (!eat(p, K_where)) return;
  VEC(WherePred) v = {g->preds, g->n_preds, g->n_preds};
  while (!p->err && !is(p, T_LBRACE) && !is(p, T_LATER) && !is(p, T_SEMI) && !is(p, T_EQ) && !is(p, T_EOF)) {
    WherePred w = {.span = p->cur.span};
    if (is(p, T_LIFETIME)) {
      w.is_lifetime = true;
      w.lifetime = (Ident){p->cur.sym, p->cur.span};
      bump(p);
    } else {
      if (eat(p, K_for)) parse_generics(p);
      w.ty = parse_type_no_plus(p);
    }
    if (expect(p, T_COLON)) w.bounds = parse_bounds(p);
    w.span = since(p, w.span);
    vec_push(p->a, &v, w);
    if (!eat(p, T_COMMA)) break;
  }
  g->preds = v.v;
  g->n_preds = v.n;
}

/* --- parameters ----------------------------------------------------------------------- */

static bool self_follows(const Parser *p) {
  u32 i = 0;
  if (look(p, i)->kind == T_AND) {
    i++;
    if (look(p, i)->kind == T_LIFETIME) i++;
  }
  if (look(p, i)->kind == K_mut) i++;
  return look(p, i)->kind == K_self && look(p, i + 1)->kind != T_COLONCOLON;
}

/* self = ("&" lifetime?)? "mut"? "self" (":" type)? */
static Param parse_self(Parser *p) {
  Param prm = {.span = p->cur.span};
  Span start = p->cur.span;
  bool ref = eat_and(p), mut = false;
  Ident lt = {0};
  if (ref && is(p, T_LIFETIME)) {
    lt = (Ident){p->cur.sym, p->cur.span};
    bump(p);
  }
  mut = eat(p, K_mut);
  prm.pat = pat_new(p, P_BIND, p->cur.span);
  prm.pat->name = (Ident){p->cur.sym, p->cur.span};
  prm.pat->mut = mut && !ref;
  bump(p);
  TypeExpr *self = type_new(p, TE_SELF_IMPLICIT, p->prev.span);
  prm.ty = self;
  if (ref) {
    prm.ty = type_new(p, TE_REF, since(p, start));
    prm.ty->elem = self;
    prm.ty->mut = mut;
    prm.ty->lifetime = lt;
  } else if (eat(p, T_COLON)) {
    prm.ty = parse_type(p);
  }
  prm.pat->span = ref ? since(p, start) : prm.pat->name.span;
  if (mut && !ref) prm.pat->span = join(p, start, prm.pat->name.span);
  prm.span = since(p, start);
  return prm;
}

/* param = pat ":" type */
static Param parse_param(Parser *p) {
  Param prm = {.span = p->cur.span};
  prm.pat = parse_pat_no_top_alt(p);
  note_expected(p, T_AT);
  note_expected(p, T_OR);
  bool typed = expect(p, T_COLON);
  prm.ty = typed ? parse_type(p) : type_new(p, TE_ERR, prm.span);
  bool named = p->err && !typed && prm.pat->kind == P_BIND && (p->stopped.kind == T_COMMA || p->stopped.kind == T_RPAREN);
  if (named && !p->quiet) parser_recover(p);    /* f(a, b): the names are known, the types are not */
  prm.span = since(p, prm.span);
  return prm;
}

/* A parameter with a mistake in it still counts. */
static Param param_or_error(Parser *p, bool self, bool *self_lost) {
  u32 start = p->i;
  Span at = p->cur.span;
  Param prm = self ? parse_self(p) : parse_param(p);
  if (!p->err || p->quiet || !parser_recover(p) || p->hopeless) return prm;
  *self_lost = is(p, K_self);
  skip_to_comma(p, start);
  return (Param){.span = at, .pat = pat_new(p, P_ERR, at), .ty = type_new(p, TE_ERR, at)};
}

static bool param_follows(const Parser *p) {
  Parser trial = *p;
  trial.quiet = true;
  if (self_follows(&trial)) return true;
  parse_param(&trial);
  return !trial.err;
}

static void parse_params(Parser *p, FnDecl *f) {
  VEC(Param) v = {0};
  expect(p, T_LPAREN);
  u32 start = p->i;
  bool opened = !p->err;
  while (!p->err && !eat(p, T_RPAREN)) {
    Attrs attrs = parse_outer_attrs(p);
    bool self = self_follows(p);
    if (self && v.n) complain_at(p, DIAG_SYNTAX, p->cur.span, "unexpected `self` parameter in function");
    bool self_lost = false;
    Param prm = param_or_error(p, self, &self_lost);
    if (self && v.n) prm.ty = type_new(p, TE_ERR, prm.span);
    f->has_self |= !v.n && (self || self_lost);
    prm.attrs = attrs;
    lint_scope_close(p, attrs, prm.span, p->sx->lint_node);
    if (cfg_apply(p->sx, &prm.attrs)) vec_push(p->a, &v, prm);
    if (eat(p, T_COMMA) || is(p, T_RPAREN)) continue;
    note_expected(p, T_RPAREN);
    separator_missing(p, param_follows);
  }
  if (opened && p->err && !p->quiet && parser_recover(p) && !p->hopeless) {
    skip_to_close(p, start);
    bump(p);
  }
  f->params = v.v;
  f->n = v.n;
}

/* The library's bodies stay tokens until something leads to them (block_ready). */
static bool may_wait(const Parser *p) {
  if (!p->sx->lazy_bodies) return false;
  const SourceFile *f = sources_file(p->sx->src, p->cur.span.lo);
  return f && f->is_lib;
}

static Block *waiting_block(Parser *p) {
  Block *b = NEW(p->a, Block);
  b->span = p->cur.span;
  if (is(p, T_LATER)) {
    b->later = p->cur.sym;
    bump(p);
  } else {
    b->lazy = delimited(p);
  }
  b->waits = true;
  b->span = since(p, b->span);
  return b;
}

static Block *body(Parser *p) {
  if (is(p, T_LATER) || may_wait(p)) return waiting_block(p);
  Attrs inner = {0};
  Span start = p->cur.span;
  Block *b = parse_block(p, &inner);
  note_part(p, start, NULL, PART_BODY);
  return b;
}

/* fn_rest = name generics "(" params ")" ("->" type)? where (block | ";") */
FnDecl *parse_fn_rest(Parser *p, FnDecl *f, bool in_trait, Ident *name) {
  *name = new_name(p);
  f->generics = parse_generics(p);
  parse_params(p, f);
  if (eat(p, T_ARROW)) f->ret = parse_type(p);
  else if (is(p, T_COLON)) {
    Diag *g = complain_at(p, DIAG_SYNTAX, p->cur.span, "return types are denoted using `->`");
    suggest_instead(p, g, FIX_CERTAIN, p->cur.span, p->cur.span.lo == p->prev.span.hi ? " ->" : "->", "write `->` before the type of the result");
    bump(p);
    f->ret = parse_type(p);
  }
  parse_where(p, &f->generics);
  f->sig_span = since(p, f->sig_span);
  if (eat(p, T_SEMI)) return f;
  if (in_trait && !is(p, T_LBRACE) && starts_item(p, false) && !p->err) {
    expect_semi(p);
    return f;
  }
  note_expected(p, T_SEMI);
  f->body = body(p);
  return f;
}
