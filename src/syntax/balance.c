/* balance — delimiters that do not fit are reported as rustc reports them, and
 * mended, so that everything after the lexer can count on pairs. */
#include "syntax/lexer.h"

enum { SHOWN = 5 };   /* unclosed delimiters that are pointed at one by one, as in rustc */

typedef struct Open { u8 close; Span span; } Open;

typedef struct Balance {
  Syntax *sx;
  VEC(Token) out;
  VEC(Open) open;
  u32 n_open[TOK_COUNT_];   /* of them, by what closes them */
  VEC(Open) wrong;        /* openers whose closer was another's: close is what was found, span the opener's */
  VEC(Span) wrong_at;     /* and where it was found */
  bool worse;             /* something closes nothing, or is never closed: rustc speaks of that, and of braces */
  bool stop;              /* nothing behind it is to be looked at */
  bool ok;
} Balance;

static u8 closer_of(u8 k) { return k == T_LPAREN ? T_RPAREN : k == T_LBRACK ? T_RBRACK : k == T_LBRACE ? T_RBRACE : 0; }

static bool is_closer(u8 k) { return k == T_RPAREN || k == T_RBRACK || k == T_RBRACE; }

static void push_close(Balance *b, u8 kind, Span at) {
  vec_push(b->sx->arena, &b->out, (Token){.kind = kind, .span = {at.lo, at.lo, at.ctx}});
}

static void open_one(Balance *b, const Token *t) {
  vec_push(b->sx->arena, &b->open, (Open){closer_of(t->kind), t->span});
  b->n_open[closer_of(t->kind)]++;
}

static void pop_one(Balance *b) { b->n_open[vec_pop(&b->open).close]--; }

static void mismatched(Balance *b, const Token *t) {
  u32 n = b->wrong_at.n;
  b->ok = false;
  if (n && b->wrong_at.v[n - 1].lo == t->span.lo) return;   /* one closer, one complaint */
  vec_push(b->sx->arena, &b->wrong, (Open){t->kind, vec_last(&b->open).span});
  vec_push(b->sx->arena, &b->wrong_at, t->span);
}

static void report_mismatched(const Balance *b) {
  Diags *d = b->sx->diags;
  for (u32 i = 0; i < b->wrong.n; i++) {
    if (b->worse && b->wrong.v[i].close != T_RBRACE) continue;
    Diag *g = diag(d, DIAG_SYNTAX, b->wrong.v[i].span, "mismatched closing delimiter: `%s`", tok_text((Tok)b->wrong.v[i].close));
    diag_primary(d, g, "unclosed delimiter");
    diag_label(d, g, b->wrong_at.v[i], "mismatched closing delimiter");
  }
}

/* Returns false when the closer is left for an outer delimiter. */
static bool close_one(Balance *b, const Token *t) {
  if (!b->open.n) {
    Diag *g = diag(b->sx->diags, DIAG_SYNTAX, t->span, "unexpected closing delimiter: `%s`", tok_text((Tok)t->kind));
    diag_primary(b->sx->diags, g, "unexpected closing delimiter");
    b->ok = false;
    b->worse = b->stop = true;
    return true;
  }
  Open o = vec_last(&b->open);
  if (o.close == t->kind) {
    vec_push(b->sx->arena, &b->out, *t);
    pop_one(b);
    return true;
  }
  mismatched(b, t);
  bool outer = b->n_open[t->kind] > 0; /* it closes one further out */
  push_close(b, o.close, t->span);
  pop_one(b);
  return !outer;
}

static void unclosed(Balance *b, const Token *eof) {
  Diag *g = diag(b->sx->diags, DIAG_SYNTAX, eof->span, "this file contains an unclosed delimiter");
  u32 n = b->open.n;
  for (u32 i = 0; i < n && i < SHOWN; i++) diag_label(b->sx->diags, g, b->open.v[i].span, "unclosed delimiter");
  if (n == SHOWN + 1) diag_label(b->sx->diags, g, b->open.v[SHOWN].span, "unclosed delimiter");
  if (n > SHOWN + 1) diag_label(b->sx->diags, g, b->open.v[SHOWN].span, "another %u unclosed delimiters begin from here", n - SHOWN);
  while (b->open.n) push_close(b, vec_pop(&b->open).close, eof->span);
  b->ok = false;
  b->worse = true;
}

/* Most texts are: then nothing has to be mended. */
static bool is_balanced(Syntax *sx, const Tokens *t) {
  VEC(u8) open = {0};
  for (u32 i = 0; i < t->n; i++) {
    u8 kind = t->v[i].kind;
    if (closer_of(kind)) vec_push(sx->arena, &open, closer_of(kind));
    else if (is_closer(kind) && (!open.n || vec_pop(&open) != kind)) return false;
  }
  return !open.n;
}

bool lex_balance(Syntax *sx, Tokens *t, bool *open_at_end) {
  if (is_balanced(sx, t)) return true;
  Balance b = {.sx = sx, .ok = true};
  for (u32 i = 0; i < t->n && !b.stop; i++) {
    const Token *k = &t->v[i];
    if (k->kind == T_EOF && b.open.n) {
      *open_at_end = true;
      unclosed(&b, k);
    }
    if (is_closer(k->kind)) {
      while (!close_one(&b, k)) {}
      continue;
    }
    if (closer_of(k->kind)) open_one(&b, k);
    vec_push(sx->arena, &b.out, *k);
  }
  report_mismatched(&b);
  if (b.stop) vec_push(sx->arena, &b.out, t->v[t->n - 1]);
  *t = (Tokens){b.out.v, b.out.n};
  return b.ok;
}
