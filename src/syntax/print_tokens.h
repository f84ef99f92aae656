/* print_tokens — private to syntax: tokens as rustc's stringify! spaces them. */
#ifndef POLLSCOPE_PRINT_TOKENS_H
#define POLLSCOPE_PRINT_TOKENS_H
#include "syntax/syntax.h"
void print_token(const Syntax *sx, const Token *t, Buf *out);
void print_tokens(const Syntax *sx, Tokens t, Buf *out);
#endif
