/* expand — macro calls in bodies: which macro, its text, the tree it gives. */
#include "sema/resolve.h"

typedef struct Host { Sema *s; Module *m; } Host;

static Expr *err_expr(Sema *s, Span at) {
  Expr *e = NEW(s->arena, Expr);
  *e = (Expr){.kind = E_ERR, .span = at};
  return e;
}

static Expr *host_expand(void *ctx, Expr *mac) {
  Host *h = ctx;
  expand_expr(h->s, h->m, mac);
  return expr_of(mac);
}

static bool expand_tokens(Sema *s, Module *m, Path *path, Span at, Tokens args, Tokens *out, Def **mac) {
  u32 ctx;
  Def *d = *mac = resolve_macro(s, m, path, at);
  if (!d || d->builtin || !d->mac) return false;
  return macro_expand(s->sx, d->mac, d->name, at, args, d->is_lib, d->krate->index, out, &ctx);
}

static Expr *module_path_expr(Sema *s, Module *m, Expr *e) {
  Expr *r = NEW(s->arena, Expr);
  Literal *lit = NEW(s->arena, Literal);
  Buf b = {0};
  module_path_print(s, module_normal(m), &b);
  *lit = (Literal){.kind = LIT_STR, .str = str_copy(s->arena, buf_view(&b))};
  lit->text = intern(s->sx->in, str_fmt(s->arena, "\"%.*s\"", STR_ARG(lit->str)));
  *r = (Expr){.kind = E_LIT, .span = e->span, .lit = lit};
  buf_free(&b);
  return r;
}

static Expr *expand_builtin(Sema *s, Module *m, Def *mac, Expr *e) {
  Host h = {s, m};
  if (mac->builtin == SYM_module_path) return module_path_expr(s, m, e);
  Expr *r = builtin_macro_expand(s->sx, mac->builtin, e, (BuiltinHost){&h, host_expand});
  if (!r) diag_unsupported(s->sx->diags, e->span, "the macro `%s!`", sym_z(s->sx->in, mac->name));
  return r;
}

/* A macro at a block's end may give statements: `;` outside delimiters. A last one alone is dropped, as rustc does. */
static u32 outer_semis(Tokens *t) {
  u32 depth = 0, n = 0;
  for (u32 i = 0; i < t->n; i++) {
    u8 k = t->v[i].kind;
    if (k == T_LPAREN || k == T_LBRACK || k == T_LBRACE) depth++;
    if (k == T_RPAREN || k == T_RBRACK || k == T_RBRACE) depth--;
    if (depth || k != T_SEMI) continue;
    if (i + 1 == t->n && n == 0) t->n--;
    else n++;
  }
  return n;
}

static Expr *parse_output(Sema *s, Tokens out, Span at) {
  if (!outer_semis(&out)) return parse_expr_tokens(s->sx, out, at);
  Block *b = NEW(s->arena, Block);
  b->span = at;
  b->stmts = parse_stmts_tokens(s->sx, out, &b->n, &b->tail);
  Expr *e = NEW(s->arena, Expr);
  *e = (Expr){.kind = E_BLOCK, .span = at, .block = b};
  return e;
}

void expand_expr(Sema *s, Module *m, Expr *e) {
  if (e->kind != E_MACRO || e->lowered) return;
  Tokens out;
  Def *mac;
  bool ok = expand_tokens(s, m, e->path, e->span, e->mac_args, &out, &mac);
  Expr *r = NULL;
  if (mac && mac->builtin) r = expand_builtin(s, m, mac, e);
  else if (ok) r = parse_output(s, out, e->span);
  if (r && r->kind == E_FORMAT && !r->lowered) r->lowered = format_lower(s->sx, r);
  e->lowered = r && r != e ? r : err_expr(s, e->span);
}

static void wrap_stmt(Sema *s, Stmt *st, Expr *e, bool semi) {
  Stmt *one = NEW(s->arena, Stmt);
  *one = (Stmt){.kind = semi ? S_SEMI : S_EXPR, .span = st->span, .e = e};
  st->expansion = one;
  st->n_expansion = 1;
}

static bool is_builtin_call(Sema *s, Module *m, Expr *e) {
  Def *d = resolve_macro(s, m, e->path, e->span);
  return !d || d->builtin;
}

/* `m!(..);` gives statements. What is one expression stays one: the macro call itself, lowered. */
void expand_stmt(Sema *s, Module *m, Stmt *st) {
  if (st->kind != S_MACRO || st->expanded) return;
  st->expanded = true;
  Expr *e = st->e;
  if (e->lowered || is_builtin_call(s, m, e)) {
    if (!e->lowered) expand_expr(s, m, e);
    wrap_stmt(s, st, e, true);
    return;
  }
  Tokens out;
  Def *mac;
  if (!expand_tokens(s, m, e->path, e->span, e->mac_args, &out, &mac)) {
    e->lowered = err_expr(s, e->span);
    wrap_stmt(s, st, e, true);
    return;
  }
  u32 n = 0;
  Expr *tail = NULL;
  Stmt *v = parse_stmts_tokens(s->sx, out, &n, &tail);
  if (n == 0 && tail) {
    e->lowered = tail;
    wrap_stmt(s, st, e, true);
    return;
  }
  st->expansion = NEW_N(s->arena, Stmt, n + 1);
  if (n) memcpy(st->expansion, v, n * sizeof *v);
  if (tail) st->expansion[n++] = (Stmt){.kind = S_SEMI, .span = tail->span, .e = tail};
  st->n_expansion = n;
}

/* `stringify!(a)` and the like stand for a literal. */
static Pat *builtin_pat(Sema *s, Module *m, Def *mac, const Pat *p) {
  Expr *call = NEW(s->arena, Expr);
  *call = (Expr){.kind = E_MACRO, .span = p->span, .path = p->path, .mac_args = p->mac_args};
  Expr *e = expand_builtin(s, m, mac, call);
  if (!e || expr_of(e)->kind != E_LIT) return NULL;
  Pat *r = NEW(s->arena, Pat);
  *r = (Pat){.kind = P_LIT, .span = p->span, .lo = expr_of(e)};
  return r;
}

void expand_pat(Sema *s, Module *m, Pat *p) {
  if (p->kind != P_MACRO || p->lowered) return;
  Tokens out;
  Def *mac;
  Pat *r = NULL;
  if (expand_tokens(s, m, p->path, p->span, p->mac_args, &out, &mac)) {
    u32 before = s->sx->lint_node;
    s->sx->lint_node = p->lint_node;
    r = parse_pat_tokens(s->sx, out);
    s->sx->lint_node = before;
  } else if (mac && mac->builtin) {
    r = builtin_pat(s, m, mac, p);
  }
  if (!r) {
    r = NEW(s->arena, Pat);
    *r = (Pat){.kind = P_ERR, .span = p->span};
  }
  p->lowered = r;
}

void expand_type(Sema *s, Module *m, TypeExpr *t) {
  if (t->kind != TE_MACRO || t->lowered) return;
  Tokens out;
  Def *mac;
  TypeExpr *r = NULL;
  if (expand_tokens(s, m, t->path, t->span, t->mac_args, &out, &mac)) r = parse_type_tokens(s->sx, out);
  if (!r) {
    r = NEW(s->arena, TypeExpr);
    *r = (TypeExpr){.kind = TE_ERR, .span = t->span};
  }
  t->lowered = r;
}
