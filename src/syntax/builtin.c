/* builtin — macros that the tool itself expands. */
#include "syntax/ast_build.h"
#include "syntax/format.h"
#include "syntax/parser.h"
#include "syntax/print_tokens.h"

typedef struct Builtin {
  Syntax *sx;
  Expr *mac;
  BuiltinHost host;
} Builtin;

static Expr *error_expr(Builtin *b) { return build_expr(b->sx, E_ERR, b->mac->span); }

static Parser args_parser(Builtin *b) {
  Parser p = parser_new(b->sx, b->mac->mac_args, b->mac->span);
  const Path *path = b->mac->path;
  p.subject = path && path->n ? path->segs[path->n - 1].name.sym : intern_z(b->sx->in, "macro");
  return p;
}

/* A literal, whatever stands around it: parentheses, a macro that gives one. */
static Expr *literal_behind(Builtin *b, Expr *e) {
  for (u32 i = 0; e && i < 300; i++) {
    e = expr_of(e);
    if (!e || e->kind != E_MACRO) break;
    Expr *next = b->host.expand ? b->host.expand(b->host.ctx, e) : NULL;
    if (!next || next == e) break;
    e = next;
  }
  return e;
}

/* --- format_args! ------------------------------------------------------------------ */

typedef struct FormatList {
  Expr *template;
  VEC(Expr *) args;
  VEC(Ident) names;
} FormatList;

static void named_arg(Parser *p, FormatList *l) {
  Ident name = {p->cur.sym, p->cur.span};
  bump(p);
  bump(p);
  Expr *e = parse_expr(p);
  for (u32 i = 0; i < l->names.n; i++)
    if (l->names.v[i].sym == name.sym) {
      Diag *g = complain_at(p, DIAG_SYNTAX, name.span, "duplicate argument named `%s`", sym_z(p->sx->in, name.sym));
      diag_label(p->sx->diags, g, l->names.v[i].span, "previously here");
      return;
    }
  vec_push(p->a, &l->args, e);
  vec_push(p->a, &l->names, name);
}

static void positional_arg(Parser *p, FormatList *l) {
  Expr *e = parse_expr(p);
  if (l->names.n && vec_last(&l->names).sym && !p->err) {
    Diag *g = complain_at(p, DIAG_SYNTAX, e->span, "positional arguments cannot follow named arguments");
    diag_primary(p->sx->diags, g, "positional arguments must be before named arguments");
  }
  vec_push(p->a, &l->args, e);
  vec_push(p->a, &l->names, (Ident){0});
}

/* format_args = expr ("," (name "=")? expr)* ","? */
static bool parse_format_list(Builtin *b, FormatList *l) {
  Parser p = args_parser(b);
  if (is(&p, T_EOF)) {
    diag(b->sx->diags, DIAG_SYNTAX, b->mac->span, "requires at least a format string argument");
    return false;
  }
  l->template = parse_expr(&p);
  while (!p.err && !is(&p, T_EOF)) {
    if (!is(&p, T_COMMA)) {
      memset(p.expected, 0, sizeof p.expected);
      expect(&p, T_COMMA);
      break;
    }
    bump(&p);
    if (is(&p, T_EOF)) break;
    bool named = (p.cur.kind == T_IDENT || p.cur.kind >= K_as) && look(&p, 1)->kind == T_EQ;
    if (named) named_arg(&p, l);
    else positional_arg(&p, l);
  }
  return !p.err;
}

static Str source_of(Syntax *sx, const Expr *lit) {
  Span sp = lit->span;
  const SourceFile *f = sources_file(sx->src, sp.lo);
  if (!f || sp.hi < sp.lo || sp.hi - f->base > f->text.n) return STR("");
  Str s = {f->text.p + (sp.lo - f->base), sp.hi - sp.lo};
  return str_eq(s, sym_str(sx->in, lit->lit->text)) ? s : STR("");
}

/* Another format string may be behind an argument: format_inline wants to see it. */
static void expand_arg(Builtin *b, Expr *e) {
  while (e->kind == E_PAREN || e->kind == E_REF) e = e->a;
  if (e->kind == E_MACRO && !e->lowered && b->host.expand) b->host.expand(b->host.ctx, e);
}

static Expr *format_args(Builtin *b, bool newline) {
  FormatList l = {0};
  if (!parse_format_list(b, &l)) return error_expr(b);
  Expr *lit = literal_behind(b, l.template);
  if (!lit || lit->kind != E_LIT || lit->lit->kind != LIT_STR) {
    if (lit && lit->kind == E_ERR) return error_expr(b);
    Diag *g = diag(b->sx->diags, DIAG_SYNTAX, l.template->span, "format argument must be a string literal");
    Str hint = STR("");
    for (u32 i = 0; i <= l.args.n; i++) hint = str_fmt(b->sx->arena, "%.*s%s{}", STR_ARG(hint), i ? " " : "");
    diag_help(b->sx->diags, g, "you might be missing a string literal to format with: `\"%.*s\", `", STR_ARG(hint));
    return error_expr(b);
  }
  bool direct = lit == expr_of(l.template) && l.template->kind != E_MACRO;
  FormatInput in = {.text = lit->lit->str, .span = lit->span, .call = b->mac->span, .is_literal = direct, .newline = newline,
                    .args = l.args.v, .names = l.names.v, .n = l.args.n};
  in.source = direct ? source_of(b->sx, lit) : STR("");
  in.raw = str_starts(in.source, "r");
  if (!direct) in.span = l.template->span;
  for (u32 i = 0; i < l.names.n; i++) in.n_positional += !l.names.v[i].sym;
  FormatArgs *fa = format_parse(b->sx, &in);
  if (!fa) return error_expr(b);
  for (u32 i = 0; i < fa->n_args; i++) expand_arg(b, fa->args[i]);
  format_inline(b->sx, fa);
  Expr *e = build_expr(b->sx, E_FORMAT, b->mac->span);
  e->fmt = fa;
  return e;
}

/* --- text ------------------------------------------------------------------------------- */

static void concat_literal(const Literal *l, Syntax *sx, Buf *out) {
  Str text = sym_str(sx->in, l->text);
  size_t suffix = l->suffix ? sym_str(sx->in, l->suffix).n : 0;
  switch (l->kind) {
  case LIT_STR: buf_str(out, l->str); break;
  case LIT_CHAR: buf_utf8(out, (u32)l->value); break;
  case LIT_BOOL: buf_z(out, l->value ? "true" : "false"); break;
  case LIT_INT: {
    char t[40];
    size_t n = sizeof t;
    u128 v = l->value;
    do t[--n] = (char)('0' + (int)(v % 10)); while ((v /= 10) != 0);
    buf_add(out, t + n, sizeof t - n);
    break;
  }
  default: buf_add(out, text.p, text.n - suffix); break;
  }
}

static Expr *concat(Builtin *b) {
  u32 n;
  bool ok = true;
  Parser p = args_parser(b);
  Expr **v = parse_args(&p, T_EOF, &n, NULL);
  Buf out = {0};
  for (u32 i = 0; i < n && !p.err; i++) {
    Expr *e = literal_behind(b, v[i]);
    bool neg = e->kind == E_UNARY && e->op == UN_NEG;
    if (neg) buf_ch(&out, '-'), e = expr_of(e->a);
    bool bytes = e->kind == E_LIT && (e->lit->kind == LIT_BYTE || e->lit->kind == LIT_BYTESTR || e->lit->kind == LIT_CSTR);
    if (e->kind == E_LIT && !bytes) {
      concat_literal(e->lit, b->sx, &out);
    } else if (e->kind != E_ERR) {
      Diag *g = diag(b->sx->diags, DIAG_SYNTAX, v[i]->span, bytes ? "cannot concatenate a byte string literal" : "expected a literal");
      if (!bytes) diag_note(b->sx->diags, g, "only literals (like `\"foo\"`, `-42` and `3.14`) can be passed to `concat!()`");
      ok = false;
    }
  }
  Expr *r = ok && !p.err ? build_str(b->sx, b->mac->span, buf_view(&out)) : error_expr(b);
  buf_free(&out);
  return r;
}

static Expr *stringify(Builtin *b, bool tree) {
  Buf out = {0};
  Tokens t = b->mac->mac_args;
  while (tree && t.n == 1 && t.v[0].kind == T_INTERP) t = ((const Interp *)t.v[0].node)->toks;
  (tree ? print_fragment : print_tokens)(b->sx, t, &out);
  Expr *e = build_str(b->sx, b->mac->span, buf_view(&out));
  buf_free(&out);
  return e;
}

/* Only a message: what the program would mean is not known. */
static Expr *compile_error(Builtin *b) {
  u32 n;
  Parser p = args_parser(b);
  Expr **v = parse_args(&p, T_EOF, &n, NULL);
  Expr *lit = n == 1 ? literal_behind(b, v[0]) : NULL;
  if (lit && lit->kind == E_LIT && lit->lit->kind == LIT_STR) diag(b->sx->diags, DIAG_SYNTAX, b->mac->span, "%.*s", STR_ARG(lit->lit->str));
  else if (!p.err) diag(b->sx->diags, DIAG_SYNTAX, b->mac->span, "argument must be a string literal");
  return error_expr(b);
}

/* --- places ----------------------------------------------------------------------------------- */

static Place call_place(Builtin *b) { return sources_place(b->sx->src, sources_root_span(b->sx->src, b->mac->span).lo); }

static Expr *cfg_value(Builtin *b) {
  bool on = cfg_eval(b->sx, b->mac->mac_args);
  Expr *e = build_expr(b->sx, E_LIT, b->mac->span);
  e->lit = NEW(b->sx->arena, Literal);
  e->lit->kind = LIT_BOOL;
  e->lit->value = on;
  e->lit->text = intern_z(b->sx->in, on ? "true" : "false");
  return e;
}

static Expr *unsupported(Builtin *b, Str which) {
  diag_unsupported(b->sx->diags, b->mac->span, "the macro `%.*s!`", STR_ARG(which));
  return error_expr(b);
}

Expr *builtin_macro_expand(Syntax *sx, Sym which, Expr *mac, BuiltinHost host) {
  static const char *const outside[] = {"env", "include", "include_str", "include_bytes", "global_asm", "asm", "concat_bytes", "concat_idents"};
  Builtin b = {sx, mac, host};
  Str name = sym_str(sx->in, which);
  if (str_eqz(name, "format_args") || str_eqz(name, "const_format_args")) return format_args(&b, false);
  if (str_eqz(name, "format_args_nl")) return format_args(&b, true);
  if (str_eqz(name, "concat")) return concat(&b);
  if (str_eqz(name, "stringify")) return stringify(&b, false);
  if (str_eqz(name, "stringify_tree")) return stringify(&b, true);
  if (str_eqz(name, "compile_error")) return compile_error(&b);
  if (str_eqz(name, "cfg")) return cfg_value(&b);
  if (str_eqz(name, "line")) return build_int(sx, mac->span, call_place(&b).line, "u32");
  if (str_eqz(name, "column")) return build_int(sx, mac->span, call_place(&b).col, "u32");
  if (str_eqz(name, "file")) return build_str(sx, mac->span, call_place(&b).file ? call_place(&b).file->name : STR(""));
  for (u32 i = 0; i < COUNTOF(outside); i++)
    if (str_eqz(name, outside[i])) return unsupported(&b, name);
  return NULL;
}
