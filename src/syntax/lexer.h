/* lexer — private to syntax: lexing with its outcome, literals' meaning.
 *
 * Needs: a file's text. Gives: balanced tokens that end with T_EOF. `broken` says
 * that what stands there cannot be trusted as a program (a delimiter or literal
 * without an end): more messages about it would be noise.
 */
#ifndef POLLSCOPE_LEXER_H
#define POLLSCOPE_LEXER_H
#include "syntax/syntax.h"

typedef struct LexOutcome {
  bool broken;          /* reported something after which parsing is no use */
  bool open_at_end;     /* the text ends inside a delimiter, string or comment */
} LexOutcome;

Tokens lex_text(Syntax *sx, SourceFile *f, LexOutcome *out);

/* Drops what closes nothing, closes what is left open. Returns false if any was reported. */
bool lex_balance(Syntax *sx, Tokens *t, bool *open_at_end);

/* What a literal token means. report: say what is wrong with it (an escape, a
 * suffix, a number too large); a literal is returned in any case. */
Literal *literal_of(Syntax *sx, const Token *t, bool report);
/* Checks the escapes of a character, byte or string literal's token. */
void literal_check(Syntax *sx, const Token *t);
/* A literal made by a desugaring or built-in. */
Literal *literal_str(Syntax *sx, Str bytes);

#endif
