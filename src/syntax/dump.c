/* dump — the tree as text: one node a line, indented by depth, with line:column.
 *
 * Lowered code (macro output, sugar) stands below its node after "=>". */
#include "syntax/print_tokens.h"

typedef struct Dump {
  const Syntax *sx;
  Buf *out;
  u32 depth;
} Dump;

static void dump_expr(Dump *d, const char *role, const Expr *e);
static void dump_item(Dump *d, const Item *it);
static void dump_pat(Dump *d, const char *role, const Pat *p);
static void dump_type(Dump *d, const char *role, const TypeExpr *t);
static void dump_block(Dump *d, const char *role, const Block *b);

static void put_path(Dump *d, const Path *p);

static void put_sym(Dump *d, Sym s) { buf_str(d->out, sym_str(d->sx->in, s)); }

static void open_line(Dump *d, const char *role, const char *kind, Span sp) {
  Place at = sources_place(d->sx->src, sp.lo);
  buf_fill(d->out, ' ', d->depth * 2);
  if (role && *role) buf_fmt(d->out, "%s: ", role);
  buf_fmt(d->out, "(%s", kind);
  if (at.line) buf_fmt(d->out, " @%u:%u", at.line, at.col);
}

static void close_line(Dump *d) { buf_z(d->out, ")\n"); }

static void put_type(Dump *d, const TypeExpr *t);

static void put_bounds(Dump *d, Bounds b) {
  for (u32 i = 0; i < b.n; i++) {
    if (i) buf_z(d->out, " + ");
    if (b.v[i].maybe) buf_ch(d->out, '?');
    if (b.v[i].is_lifetime) put_sym(d, b.v[i].lifetime.sym);
    else put_path(d, b.v[i].trait);
  }
}

static void put_generic_arg(Dump *d, const GenericArg *g) {
  switch (g->kind) {
  case GA_LIFETIME: put_sym(d, g->name.sym); break;
  case GA_TYPE: put_type(d, g->ty); break;
  case GA_CONST: buf_z(d->out, g->cexpr->kind == E_LIT ? sym_z(d->sx->in, g->cexpr->lit->text) : "{const}"); break;
  case GA_ASSOC_EQ: put_sym(d, g->name.sym); buf_z(d->out, " = "); put_type(d, g->ty); break;
  case GA_ASSOC_BOUND: put_sym(d, g->name.sym); buf_z(d->out, ": "); put_bounds(d, *g->bounds); break;
  }
}

static void put_args(Dump *d, const GenericArgs *a) {
  if (!a) return;
  buf_z(d->out, a->paren ? "(" : "::<");
  for (u32 i = 0; i < a->n; i++) {
    if (i) buf_z(d->out, ", ");
    put_generic_arg(d, &a->v[i]);
  }
  buf_z(d->out, a->paren ? ")" : ">");
  if (a->ret) buf_z(d->out, " -> "), put_type(d, a->ret);
}

static void put_path(Dump *d, const Path *p) {
  if (!p) return;
  if (p->lang) buf_fmt(d->out, "#%s ", sym_z(d->sx->in, p->lang));
  if (p->qself) {
    buf_ch(d->out, '<');
    put_type(d, p->qself);
    if (p->qpos) buf_z(d->out, " as ");
  }
  for (u32 i = 0; i < p->n; i++) {
    if (p->qself && i == p->qpos) buf_ch(d->out, '>');
    if (i ? true : p->global || (p->qself && !p->qpos)) buf_z(d->out, "::");
    put_sym(d, p->segs[i].name.sym);
    put_args(d, p->segs[i].args);
  }
}

static void put_type_list(Dump *d, TypeExpr **v, u32 n) {
  for (u32 i = 0; i < n; i++) {
    if (i) buf_z(d->out, ", ");
    put_type(d, v[i]);
  }
}

static void put_type(Dump *d, const TypeExpr *t) {
  Buf *o = d->out;
  if (!t) return;
  switch (t->kind) {
  case TE_PATH: put_path(d, t->path); break;
  case TE_REF:
    buf_ch(o, '&');
    if (t->lifetime.sym) put_sym(d, t->lifetime.sym), buf_ch(o, ' ');
    buf_z(o, t->mut ? "mut " : "");
    put_type(d, t->elem);
    break;
  case TE_PTR: buf_z(o, t->mut ? "*mut " : "*const "); put_type(d, t->elem); break;
  case TE_TUPLE: buf_ch(o, '('); put_type_list(d, t->elems, t->n); buf_z(o, t->n == 1 ? ",)" : ")"); break;
  case TE_SLICE: buf_ch(o, '['); put_type(d, t->elem); buf_ch(o, ']'); break;
  case TE_ARRAY:
    buf_ch(o, '[');
    put_type(d, t->elem);
    buf_fmt(o, "; %s]", t->len && t->len->kind == E_LIT ? sym_z(d->sx->in, t->len->lit->text) : "..");
    break;
  case TE_FN:
    buf_z(o, t->unsafe_ ? "unsafe fn(" : "fn(");
    put_type_list(d, t->elems, t->n);
    buf_ch(o, ')');
    if (t->ret) buf_z(o, " -> "), put_type(d, t->ret);
    break;
  case TE_NEVER: buf_ch(o, '!'); break;
  case TE_INFER: buf_ch(o, '_'); break;
  case TE_DYN: buf_z(o, "dyn "); put_bounds(d, t->bounds); break;
  case TE_IMPL: buf_z(o, "impl "); put_bounds(d, t->bounds); break;
  case TE_SELF_IMPLICIT: buf_z(o, "Self"); break;
  case TE_MACRO: put_path(d, t->path); buf_z(o, "!("); print_tokens(d->sx, t->mac_args, o); buf_ch(o, ')'); break;
  case TE_ERR: buf_z(o, "<error>"); break;
  }
}

static void dump_type(Dump *d, const char *role, const TypeExpr *t) {
  if (!t) return;
  open_line(d, role, "type", t->span);
  buf_ch(d->out, ' ');
  put_type(d, t);
  close_line(d);
}

/* --- patterns ----------------------------------------------------------------------- */

static void dump_pat(Dump *d, const char *role, const Pat *p) {
  static const char *const names[] = {"wild", "rest", "bind", "lit", "range", "ref", "tuple", "path", "tuple-struct", "struct", "or", "slice", "box", "macro", "error"};
  if (!p) return;
  open_line(d, role, str_fmt(d->sx->arena, "pat-%s", names[p->kind]).p, p->span);
  if (p->kind == P_BIND) {
    buf_fmt(d->out, " %s%s", p->by_ref ? "ref " : "", p->mut ? "mut " : "");
    put_sym(d, p->name.sym);
    if (p->name.span.ctx) buf_fmt(d->out, "#%u", p->name.span.ctx);
  }
  if (p->kind == P_REF && p->mut) buf_z(d->out, " mut");
  if (p->kind == P_RANGE && p->inclusive) buf_z(d->out, " inclusive");
  if (p->path) buf_ch(d->out, ' '), put_path(d, p->path);
  if (p->rest) buf_z(d->out, " ..");
  close_line(d);
  d->depth++;
  dump_expr(d, "", p->lo);
  dump_expr(d, "to", p->hi);
  dump_pat(d, "", p->sub);
  for (u32 i = 0; i < p->n; i++) dump_pat(d, "", p->elems[i]);
  for (u32 i = 0; i < p->n_fields; i++) dump_pat(d, sym_z(d->sx->in, p->fields[i].name.sym), p->fields[i].pat);
  dump_pat(d, "=>", p->lowered);
  d->depth--;
}

/* --- expressions ---------------------------------------------------------------------- */

static const char *const expr_names[] = {
    "lit", "path", "call", "method", "field", "index", "unary", "binary", "assign", "assign-op", "ref", "cast", "range",
    "tuple", "array", "repeat", "struct", "block", "async", "closure", "if", "let", "while", "loop", "for", "match",
    "break", "continue", "return", "try", "await", "macro", "format", "underscore", "paren", "ascribed", "offset-of", "error"};
static const char *const bin_names[] = {"+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "==", "!=", "<", "<=", ">", ">=", "&&", "||"};
static const char *const un_names[] = {"-", "!", "*"};

static void put_literal(Dump *d, const Literal *l) {
  Str t = sym_str(d->sx->in, l->text);
  for (size_t i = 0; i < t.n; i++)
    if (t.p[i] == '\n') buf_z(d->out, "\\n");
    else buf_ch(d->out, t.p[i]);
}

static void put_expr_facts(Dump *d, const Expr *e) {
  Buf *o = d->out;
  buf_z(o, e->move ? " move" : "");
  buf_z(o, e->async_ ? " async" : "");
  buf_z(o, e->unsafe_ ? " unsafe" : "");
  buf_z(o, e->const_ ? " const" : "");
  buf_z(o, e->raw ? " raw" : "");
  buf_z(o, e->mut ? " mut" : "");
  buf_z(o, e->inclusive ? " inclusive" : "");
  if (e->label.sym) buf_ch(o, ' '), put_sym(d, e->label.sym);
  if (e->kind == E_BINARY || e->kind == E_ASSIGN_OP) buf_fmt(o, " %s", bin_names[e->op]);
  if (e->kind == E_UNARY) buf_fmt(o, " %s", un_names[e->op]);
  if (e->lit) buf_ch(o, ' '), put_literal(d, e->lit);
  if (e->path) buf_ch(o, ' '), put_path(d, e->path);
  if (e->kind == E_PATH && e->path->n && e->path->segs[0].name.span.ctx) buf_fmt(o, "#%u", e->path->segs[0].name.span.ctx);
  if (e->kind == E_METHOD || e->kind == E_FIELD) buf_ch(o, ' '), put_sym(d, e->name.sym);
  put_args(d, e->targs);
  if (e->kind == E_CAST) buf_ch(o, ' '), put_type(d, e->te);
  if (e->kind == E_MACRO) {
    buf_fmt(o, "!%c ", e->mac_delim);
    print_tokens(d->sx, e->mac_args, o);
  }
}

static void dump_format(Dump *d, const FormatArgs *fa) {
  for (u32 i = 0; fa && i < fa->n_pieces; i++) {
    buf_fill(d->out, ' ', d->depth * 2);
    buf_fmt(d->out, "(piece \"%.*s\")\n", STR_ARG(fa->pieces[i]));
  }
  for (u32 i = 0; fa && i < fa->n_args; i++) dump_expr(d, "arg", fa->args[i]);
}

static void dump_closure(Dump *d, const Expr *e) {
  for (u32 i = 0; i < e->n_params; i++) {
    dump_pat(d, "param", e->params[i].pat);
    dump_type(d, "", e->params[i].ty);
  }
  dump_type(d, "->", e->ret);
}

static void dump_arms(Dump *d, const Expr *e) {
  for (u32 i = 0; i < e->n_arms; i++) {
    open_line(d, "", "arm", e->arms[i].span);
    close_line(d);
    d->depth++;
    dump_pat(d, "", e->arms[i].pat);
    dump_expr(d, "if", e->arms[i].guard);
    dump_expr(d, "", e->arms[i].body);
    d->depth--;
  }
}

static void dump_expr(Dump *d, const char *role, const Expr *e) {
  if (!e) return;
  open_line(d, role, expr_names[e->kind], e->span);
  put_expr_facts(d, e);
  close_line(d);
  d->depth++;
  dump_pat(d, "", e->pat);
  dump_expr(d, e->kind == E_STRUCT ? ".." : "", e->a);
  if (e->kind == E_CLOSURE) dump_closure(d, e);
  dump_expr(d, "", e->b);
  dump_expr(d, "else", e->c);
  for (u32 i = 0; i < e->n; i++) dump_expr(d, "", e->args[i]);
  for (u32 i = 0; i < e->n_fields; i++) dump_expr(d, sym_z(d->sx->in, e->fields[i].name.sym), e->fields[i].value);
  dump_arms(d, e);
  dump_block(d, "", e->block);
  dump_format(d, e->fmt);
  dump_expr(d, "=>", e->lowered);
  d->depth--;
}

/* --- statements, items ------------------------------------------------------------------- */

static void dump_stmt(Dump *d, const Stmt *s) {
  switch (s->kind) {
  case S_LET:
    open_line(d, "", "let", s->span);
    close_line(d);
    d->depth++;
    dump_pat(d, "", s->pat);
    dump_type(d, "", s->ty);
    dump_expr(d, "=", s->init);
    dump_block(d, "else", s->els);
    d->depth--;
    break;
  case S_EXPR: dump_expr(d, "expr", s->e); break;
  case S_SEMI: dump_expr(d, "semi", s->e); break;
  case S_MACRO:
    dump_expr(d, "stmt", s->e);
    d->depth++;
    for (u32 i = 0; s->expanded && !s->e->lowered && i < s->n_expansion; i++) dump_stmt(d, &s->expansion[i]);
    d->depth--;
    break;
  case S_ITEM: dump_item(d, s->item); break;
  case S_EMPTY: break;
  }
}

static void dump_block(Dump *d, const char *role, const Block *b) {
  if (!b) return;
  open_line(d, role, "stmts", b->span);
  close_line(d);
  d->depth++;
  for (u32 i = 0; i < b->n; i++) dump_stmt(d, &b->stmts[i]);
  dump_expr(d, "tail", b->tail);
  d->depth--;
}

static void put_generics(Dump *d, const GenericsExpr *g) {
  if (g->n) buf_ch(d->out, '<');
  for (u32 i = 0; i < g->n; i++) {
    if (i) buf_z(d->out, ", ");
    if (g->v[i].kind == GP_CONST) buf_z(d->out, "const ");
    put_sym(d, g->v[i].name.sym);
    if (g->v[i].bounds.n) buf_z(d->out, ": "), put_bounds(d, g->v[i].bounds);
    if (g->v[i].ty) buf_z(d->out, g->v[i].kind == GP_CONST ? ": " : " = "), put_type(d, g->v[i].ty);
  }
  if (g->n) buf_ch(d->out, '>');
  for (u32 i = 0; i < g->n_preds; i++) {
    buf_z(d->out, i ? ", " : " where ");
    put_type(d, g->preds[i].ty);
    buf_z(d->out, ": ");
    put_bounds(d, g->preds[i].bounds);
  }
}

static void dump_fn(Dump *d, const FnDecl *f) {
  for (u32 i = 0; i < f->n; i++) {
    dump_pat(d, "param", f->params[i].pat);
    dump_type(d, "", f->params[i].ty);
  }
  dump_type(d, "->", f->ret);
  dump_block(d, "body", f->body);
}

static void dump_variant(Dump *d, const VariantDecl *v) {
  open_line(d, "", "variant", v->span);
  buf_ch(d->out, ' ');
  put_sym(d, v->name.sym);
  close_line(d);
  d->depth++;
  for (u32 i = 0; i < v->n; i++) dump_type(d, sym_z(d->sx->in, v->fields[i].name.sym), v->fields[i].ty);
  dump_expr(d, "=", v->disc);
  d->depth--;
}

static void put_use(Dump *d, const UseTree *u) {
  put_path(d, u->prefix);
  if (u->kind == USE_GLOB) buf_z(d->out, "::*");
  if (u->rename.sym) buf_z(d->out, " as "), put_sym(d, u->rename.sym);
  if (u->kind != USE_NESTED) return;
  buf_z(d->out, "::{");
  for (u32 i = 0; i < u->n; i++) {
    if (i) buf_z(d->out, ", ");
    put_use(d, &u->v[i]);
  }
  buf_ch(d->out, '}');
}

static void put_item_facts(Dump *d, const Item *it) {
  static const char *const vis[] = {"", " pub", " pub(crate)", " pub(super)", " pub(in)"};
  Buf *o = d->out;
  buf_z(o, vis[it->vis.kind]);
  if (it->fn) buf_fmt(o, "%s%s%s", it->fn->const_ ? " const" : "", it->fn->async_ ? " async" : "", it->fn->unsafe_ ? " unsafe" : "");
  if (it->name.sym) buf_ch(o, ' '), put_sym(d, it->name.sym);
  put_generics(d, it->fn ? &it->fn->generics : &it->generics);
  if (it->kind == I_USE) buf_ch(o, ' '), put_use(d, &it->use);
  if (it->kind == I_IMPL) {
    if (it->impl_trait) buf_z(o, it->impl_negative ? " !" : " "), put_path(d, it->impl_trait), buf_z(o, " for");
    buf_ch(o, ' ');
    put_type(d, it->self_ty);
  }
  if (it->bounds.n) buf_z(o, ": "), put_bounds(d, it->bounds);
  if (it->kind == I_MACRO) {
    buf_ch(o, ' ');
    put_path(d, it->path);
    buf_fmt(o, "!%c ", it->mac_delim);
    print_tokens(d->sx, it->mac_args, o);
  }
}

static void dump_item(Dump *d, const Item *it) {
  static const char *const names[] = {"fn", "struct", "union", "enum", "trait", "impl", "const", "static", "type", "mod", "use", "extern-crate", "macro-rules", "macro", "error"};
  open_line(d, "", names[it->kind], it->span);
  put_item_facts(d, it);
  close_line(d);
  d->depth++;
  if (it->fn) dump_fn(d, it->fn);
  for (u32 i = 0; i < it->n_variants; i++) dump_variant(d, &it->variants[i]);
  dump_type(d, "", it->ty);
  dump_expr(d, "=", it->value);
  for (u32 i = 0; i < it->n_items; i++) dump_item(d, it->items[i]);
  for (u32 i = 0; i < it->n_expansion; i++) dump_item(d, it->expansion[i]);
  for (u32 i = 0; it->mac && i < it->mac->n; i++) {
    open_line(d, "", "rule", it->mac->rules[i].span);
    buf_ch(d->out, ' ');
    print_tokens(d->sx, it->mac->rules[i].pattern, d->out);
    close_line(d);
  }
  d->depth--;
}

void dump_ast(const Syntax *sx, const AstFile *f, Buf *out) {
  Dump d = {sx, out, 0};
  for (u32 i = 0; i < f->n; i++) dump_item(&d, f->items[i]);
}
