/* tokens — what the lexer makes and macros pass around.
 *
 * Multi-character punctuation is ONE token (`>>=`, `&&`, `..=`); the parser
 * splits `>>`, `&&`, `||` where the grammar wants halves. Comments are dropped,
 * doc comments are kept as T_DOC (the parser turns them into nothing).
 */
#ifndef POLLSCOPE_TOKEN_H
#define POLLSCOPE_TOKEN_H
#include "source/source.h"

typedef enum Tok {
#define TOKEN(id, text) T_##id,
#define KEYWORD(id, text) K_##id,
#include "syntax/token.def"
#undef TOKEN
#undef KEYWORD
  TOK_COUNT_
} Tok;

typedef struct AstNode_ AstNode_;
typedef struct Token {
  u8 kind;              /* Tok */
  bool space_before;    /* white space or comment stands before it */
  u8 lit_suffix_len;    /* literals: bytes of the suffix (u8, f64, ...) at the end of text */
  bool raw;             /* r#ident, raw string; a number with a mistake in it */
  Sym sym;              /* identifiers, keywords, lifetimes ("'a"), literals (their source text, with suffix);
                           T_LATER: 1 + index of its part of the file */
  Span span;
  void *node;           /* T_INTERP: an already parsed fragment ($e:expr ...) that a macro passes on whole */
  u8 node_kind;         /* T_INTERP: FragKind */
} Token;

typedef enum { FRAG_NONE, FRAG_EXPR, FRAG_TY, FRAG_PAT, FRAG_STMT, FRAG_BLOCK, FRAG_ITEM, FRAG_PATH, FRAG_META, FRAG_VIS,
               FRAG_IDENT, FRAG_LIFETIME, FRAG_LITERAL, FRAG_TT } FragKind;

typedef struct Tokens { Token *v; u32 n; } Tokens;   /* a slice; delimiters inside are balanced */

const char *tok_text(Tok t);   /* "->", "fn", "identifier" ... for messages */
#endif
