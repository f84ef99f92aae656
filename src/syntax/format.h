/* format — private to syntax: format strings.
 *
 * Needs: the string with its escapes resolved, its token for places, the arguments.
 * Gives: FormatArgs, or NULL with what is wrong reported where rustc reports it.
 */
#ifndef POLLSCOPE_FORMAT_H
#define POLLSCOPE_FORMAT_H
#include "syntax/syntax.h"

typedef struct FormatInput {
  Str text;               /* what the string means */
  Str source;             /* the literal as written, when span covers exactly that; else empty */
  bool raw;
  Span span;              /* of the literal */
  Span call;              /* of the whole macro call */
  bool is_literal;        /* written as a literal, not made by a macro: names may be captured */
  bool newline;           /* format_args_nl! */
  Expr **args; Ident *names; u32 n; /* names: sym 0 where positional */
  u32 n_positional;
} FormatInput;
FormatArgs *format_parse(Syntax *sx, const FormatInput *in);
/* Puts in the text what is known beforehand (format_inline.c). Macros among the arguments are expanded. */
void format_inline(Syntax *sx, FormatArgs *fa);
#endif
