/* print_tokens — text of tokens; dump_tokens. */
#include "syntax/print_tokens.h"
#include "syntax/parser.h"

void print_token(const Syntax *sx, const Token *t, Buf *out) {
  if (t->kind == T_INTERP) print_tokens(sx, ((const Interp *)t->node)->toks, out);
  else if (t->kind == T_IDENT && t->raw) buf_fmt(out, "r#%s", sym_z(sx->in, t->sym));
  else if (t->sym) buf_str(out, sym_str(sx->in, t->sym));
  else if (t->kind != T_EOF) buf_z(out, tok_text((Tok)t->kind));
}

/* Tokens stand as they were written: spaces only where there were some, and one for
 * any amount of them. Where two words would grow together one is put between; before
 * `,` `;` `.` none, but behind other punctuation; none in `f (x)`, `( x )` and `# [attr]`. */
static bool wordy(const Token *t) { return t->kind == T_INTERP || t->kind == T_IDENT || t->kind >= K_as || t->kind == T_LIFETIME || (t->kind >= T_INT && t->kind <= T_CSTR); }

bool grows_together(const Token *a, const Token *b) {
  if (a->kind == T_LPAREN || a->kind == T_LBRACK || b->kind == T_RPAREN || b->kind == T_RBRACK) return true;
  if (b->kind == T_COMMA || b->kind == T_SEMI || b->kind == T_DOT) return wordy(a);
  if (b->kind == T_LPAREN) return a->kind == T_IDENT || a->kind == K_fn || a->kind == K_Self || a->kind == K_pub;
  return b->kind == T_LBRACK && a->kind == T_POUND;
}

void print_tokens(const Syntax *sx, Tokens t, Buf *out) {
  for (u32 i = 0; i < t.n; i++) {
    bool space = i && ((t.v[i].space_before && !grows_together(&t.v[i - 1], &t.v[i])) || (wordy(&t.v[i - 1]) && wordy(&t.v[i])));
    if (space) buf_ch(out, ' ');
    print_token(sx, &t.v[i], out);
  }
}

static const char *class_name(const Token *t) {
  switch (t->kind) {
  case T_IDENT: return "ident";
  case T_LIFETIME: return "lifetime";
  case T_INT: return "int";
  case T_FLOAT: return "float";
  case T_CHAR: return "char";
  case T_BYTE: return "byte";
  case T_STR: return "str";
  case T_BYTESTR: return "bytestr";
  case T_CSTR: return "cstr";
  case T_DOC: return "doc";
  case T_INTERP: return "fragment";
  case T_EOF: return "eof";
  default: return t->kind >= K_as ? "keyword" : "punct";
  }
}

void dump_tokens(const Syntax *sx, Tokens t, Buf *out) {
  for (u32 i = 0; i < t.n; i++) {
    Place p = sources_place(sx->src, t.v[i].span.lo);
    buf_fmt(out, "%u:%u\t%s\t", p.line, p.col, class_name(&t.v[i]));
    print_token(sx, &t.v[i], out);
    if (t.v[i].span.ctx) buf_fmt(out, "\t#%u", t.v[i].span.ctx);
    buf_ch(out, '\n');
  }
}
