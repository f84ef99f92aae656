/* print_fragment — an expression as the message of assert! shows it: rustc prints the tree that it was parsed into, so
 * its spaces are always the same, however it was written. Here they are found from the tokens: what stands at the end
 * of an operand tells `a - b` from `-b`. Inside a macro call the spaces are those of the source. */
#include "syntax/print_tokens.h"

enum { DEEP = 64 };
typedef struct Level { u8 angles; bool call, macro, comma; } Level;     /* in one pair of delimiters */
typedef struct Walk {
  const Syntax *sx; Buf *out;
  Level lv[DEEP]; u32 depth;
  const Token *prev;
  bool prev_prefix;      /* prev takes what follows without a space: an operator before its operand, an opening `<` or `|` */
  bool prev_operand;     /* prev ends an operand */
  bool bars;             /* between the bars of a closure */
} Walk;

static bool opens(u8 k) { return k == T_LPAREN || k == T_LBRACK || k == T_LBRACE; }
static bool closes(u8 k) { return k == T_RPAREN || k == T_RBRACK || k == T_RBRACE; }
static bool ends_operand(const Token *t) {
  switch (t->kind) {
  case T_IDENT: case T_INTERP: case T_QUESTION: case T_LIFETIME:
  case K_self: case K_Self: case K_super: case K_crate: case K_true: case K_false: case K_await: return true;
  default: return closes(t->kind) || (t->kind >= T_INT && t->kind <= T_CSTR);
  }
}
static bool prefix_kind(u8 k) {
  return k == T_MINUS || k == T_STAR || k == T_AND || k == T_ANDAND || k == T_NOT || k == T_OR || k == T_OROR || k == T_POUND;
}
static bool upper(const Walk *w, const Token *t) {
  Str s = t->kind == T_IDENT ? sym_str(w->sx->in, t->sym) : STR("");
  return s.n && s.p[0] >= 'A' && s.p[0] <= 'Z';
}
static bool opens_angle(const Walk *w) {
  return !w->prev || !w->prev_operand || w->prev->kind == T_COLONCOLON || upper(w, w->prev) || w->lv[w->depth].angles;
}
static bool is_bang(const Walk *w, const Token *t, const Token *next) {
  return t->kind == T_NOT && w->prev && w->prev->kind == T_IDENT && next && opens(next->kind);
}
/* Is there a space between prev and t? angle: t opens or closes generic arguments. */
static bool space(const Walk *w, const Token *t, const Token *next, bool angle) {
  const Token *p = w->prev;
  if (!p || w->prev_prefix) return false;
  switch (t->kind) {
  case T_COMMA: case T_SEMI: case T_DOT: case T_QUESTION: case T_COLON: case T_DOTDOT: case T_DOTDOTEQ: case T_RPAREN: case T_RBRACK: return false;
  case T_RBRACE: return p->kind != T_LBRACE;
  case T_COLONCOLON: if (w->prev_operand) return false; break;
  case T_LPAREN: case T_LBRACK: if (w->prev_operand || (p->kind == T_NOT)) return false; break;
  case T_NOT: if (is_bang(w, t, next)) return false; break;
  case T_LT: case T_GT: case T_SHR: if (angle) return t->kind == T_LT && !w->prev_operand && p->kind != T_COLONCOLON; break;
  default: break;
  }
  switch (p->kind) {
  case T_LPAREN: case T_LBRACK: case T_DOT: case T_COLONCOLON: case T_DOTDOT: case T_DOTDOTEQ: return false;
  default: return t->kind != T_OR || !w->bars;
  }
}
/* A comma before the end is not printed, but that of a tuple of one. */
static bool needless(const Walk *w, const Token *t, const Token *next) {
  if (t->kind != T_COMMA || !next || (next->kind != T_RPAREN && next->kind != T_RBRACK)) return false;
  const Level *l = &w->lv[w->depth];
  return l->call || l->comma || next->kind == T_RBRACK;
}
static void one(Walk *w, const Token *t, const Token *next) {
  Level *l = &w->lv[w->depth];
  bool bang = is_bang(w, t, next), operand = w->prev_operand, angle = false;
  if (closes(t->kind) && w->depth) {
    bool was = l->macro;
    w->depth--;
    if (was) {
      if (t->space_before && w->prev && !opens(w->prev->kind) && !grows_together(w->prev, t)) buf_ch(w->out, ' ');
      goto put;
    }
  } else if (l->macro) {
    if (t->space_before && !grows_together(w->prev, t)) buf_ch(w->out, ' ');
    goto put;
  }
  if (needless(w, t, next)) return;
  if (t->kind == T_LT) angle = opens_angle(w);
  if ((t->kind == T_GT || t->kind == T_SHR) && l->angles) angle = true;
  if (space(w, t, next, angle)) buf_ch(w->out, ' ');
put:
  print_token(w->sx, t, w->out);
  if (t->kind == T_COMMA) w->lv[w->depth].comma = true;
  if (angle) {
    u8 *n = &w->lv[w->depth].angles;
    *n = (u8)(t->kind == T_LT ? *n + 1 : *n - (t->kind == T_SHR && *n > 1 ? 2 : 1));
  }
  if (opens(t->kind) && w->depth + 1 < DEEP) {
    bool macro = w->lv[w->depth].macro || (w->prev && w->prev->kind == T_NOT && w->prev_operand);
    w->lv[++w->depth] = (Level){.call = operand, .macro = macro};
  }
  bool bar = t->kind == T_OR && (!operand || w->bars);
  w->prev_prefix = (prefix_kind(t->kind) && !operand && t->kind != T_OROR && !(bar && w->bars)) || (angle && t->kind == T_LT);
  if (bar) w->bars = !w->bars;
  w->prev_operand = bang || (angle && t->kind != T_LT) || ends_operand(t);
  if (t->kind == T_LIFETIME) w->prev_operand = false;
  w->prev = t;
}

void print_fragment(const Syntax *sx, Tokens t, Buf *out) {
  Walk w = {.sx = sx, .out = out};
  for (u32 i = 0; i < t.n; i++) one(&w, &t.v[i], i + 1 < t.n ? &t.v[i + 1] : NULL);
}
