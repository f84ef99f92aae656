/* print_tokens — private to syntax: tokens as rustc's stringify! spaces them. */
#ifndef POLLSCOPE_PRINT_TOKENS_H
#define POLLSCOPE_PRINT_TOKENS_H
#include "syntax/syntax.h"
void print_token(const Syntax *sx, const Token *t, Buf *out);
bool grows_together(const Token *a, const Token *b);         /* no space between them, even if one is written */
void print_tokens(const Syntax *sx, Tokens t, Buf *out);
void print_fragment(const Syntax *sx, Tokens t, Buf *out);   /* as the tree it is parsed into: print_fragment.c */
#endif
