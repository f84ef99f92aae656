/* ast_build — small makers of tree nodes. */
#include "syntax/ast_build.h"
#include "syntax/lexer.h"

Span build_ctx(Syntax *sx, const char *name, Span at) {
  Expansion e = {.kind = EXPN_DESUGAR, .name = intern_z(sx->in, name), .call_site = at, .def_ctx = at.ctx};
  return (Span){at.lo, at.hi, sources_add_expansion(sx->src, e)};
}

Expr *build_expr(Syntax *sx, ExprKind k, Span sp) {
  Expr *e = NEW(sx->arena, Expr);
  e->kind = k;
  e->span = sp;
  return e;
}

Path *build_path(Syntax *sx, Span sp, const char *lang, const char *name) {
  Path *p = NEW(sx->arena, Path);
  VEC(PathSeg) v = {0};
  for (const char *z = name; *z;) {
    const char *end = strstr(z, "::");
    size_t n = end ? (size_t)(end - z) : strlen(z);
    vec_push(sx->arena, &v, (PathSeg){.name = {intern(sx->in, (Str){z, n}), sp}});
    z += n + (end ? 2 : 0);
  }
  p->span = sp;
  p->segs = v.v;
  p->n = v.n;
  p->lang = lang ? intern_z(sx->in, lang) : 0;
  return p;
}

Expr *build_path_expr(Syntax *sx, Span sp, const char *lang, const char *name) {
  Expr *e = build_expr(sx, E_PATH, sp);
  e->path = build_path(sx, sp, lang, name);
  return e;
}

Expr *build_name(Syntax *sx, Ident id) {
  Expr *e = build_expr(sx, E_PATH, id.span);
  e->path = NEW(sx->arena, Path);
  e->path->span = id.span;
  e->path->segs = NEW(sx->arena, PathSeg);
  e->path->segs[0].name = id;
  e->path->n = 1;
  return e;
}

static Expr **copy_exprs(Syntax *sx, Expr **v, u32 n) {
  Expr **to = NEW_N(sx->arena, Expr *, n ? n : 1);
  if (n) memcpy(to, v, n * sizeof *to);
  return to;
}

Expr *build_call(Syntax *sx, Span sp, Expr *f, Expr **args, u32 n) {
  Expr *e = build_expr(sx, E_CALL, sp);
  e->a = f;
  e->args = copy_exprs(sx, args, n);
  e->n = n;
  return e;
}

Expr *build_lang_call(Syntax *sx, Span sp, const char *lang, const char *name, Expr **args, u32 n) {
  return build_call(sx, sp, build_path_expr(sx, sp, lang, name), args, n);
}

Expr *build_ref(Syntax *sx, Span sp, Expr *a, bool mut) {
  Expr *e = build_expr(sx, E_REF, sp);
  e->a = a;
  e->mut = mut;
  return e;
}

Expr *build_int(Syntax *sx, Span sp, u64 v, const char *suffix) {
  Expr *e = build_expr(sx, E_LIT, sp);
  e->lit = NEW(sx->arena, Literal);
  e->lit->kind = LIT_INT;
  e->lit->value = v;
  e->lit->suffix = suffix ? intern_z(sx->in, suffix) : 0;
  e->lit->text = intern(sx->in, str_fmt(sx->arena, "%llu%s", (unsigned long long)v, suffix ? suffix : ""));
  return e;
}

Expr *build_str(Syntax *sx, Span sp, Str s) {
  Expr *e = build_expr(sx, E_LIT, sp);
  e->lit = literal_str(sx, s);
  return e;
}

Expr *build_char(Syntax *sx, Span sp, u32 c) {
  Expr *e = build_expr(sx, E_LIT, sp);
  e->lit = NEW(sx->arena, Literal);
  e->lit->kind = LIT_CHAR;
  e->lit->value = c;
  e->lit->text = intern(sx->in, str_fmt(sx->arena, "'\\u{%x}'", c));
  return e;
}

Expr *build_array(Syntax *sx, Span sp, Expr **v, u32 n) {
  Expr *e = build_expr(sx, E_ARRAY, sp);
  e->args = copy_exprs(sx, v, n);
  e->n = n;
  return e;
}

Expr *build_field(Syntax *sx, Span sp, Expr *a, u32 index) {
  Expr *e = build_expr(sx, E_FIELD, sp);
  e->a = a;
  e->name = (Ident){intern(sx->in, str_fmt(sx->arena, "%u", index)), sp};
  return e;
}

Expr *build_block(Syntax *sx, Span sp, Stmt *v, u32 n, Expr *tail) {
  Expr *e = build_expr(sx, E_BLOCK, sp);
  e->block = NEW(sx->arena, Block);
  e->block->span = sp;
  e->block->stmts = NEW_N(sx->arena, Stmt, n ? n : 1);
  if (n) memcpy(e->block->stmts, v, n * sizeof *v);
  e->block->n = n;
  e->block->tail = tail;
  return e;
}

Expr *build_match(Syntax *sx, Span sp, Expr *a, Arm *arms, u32 n) {
  Expr *e = build_expr(sx, E_MATCH, sp);
  e->a = a;
  e->arms = NEW_N(sx->arena, Arm, n ? n : 1);
  memcpy(e->arms, arms, n * sizeof *arms);
  e->n_arms = n;
  return e;
}

Pat *build_bind(Syntax *sx, Ident id, bool mut) {
  Pat *p = NEW(sx->arena, Pat);
  p->kind = P_BIND;
  p->span = id.span;
  p->name = id;
  p->mut = mut;
  return p;
}

Pat *build_variant_pat(Syntax *sx, Span sp, const char *lang, const char *name, Pat *inner) {
  Pat *p = NEW(sx->arena, Pat);
  p->kind = inner ? P_TSTRUCT : P_PATH;
  p->span = sp;
  p->path = build_path(sx, sp, lang, name);
  if (inner) {
    p->elems = NEW(sx->arena, Pat *);
    p->elems[0] = inner;
    p->n = 1;
  }
  return p;
}

Stmt build_let(Span sp, Pat *pat, Expr *init) {
  return (Stmt){.kind = S_LET, .span = sp, .pat = pat, .init = init};
}
