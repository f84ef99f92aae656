/* weave — one program out of the inputs of a prompt.
 *
 * Items go to the module, statements into the body of one async function, each input
 * behind an await of the next input. An input whose items take a name that was spoken
 * of before opens a block of its own, in which it and all later inputs stand, so that
 * what is older keeps the older meaning. The hidden parts are Rust too (weave.c), with
 * names that nobody can type.
 *
 * Needs: the accepted texts, and what is to be seen of the last one. Gives: a checked
 * Program; never fails, its diagnostics tell.
 */
#ifndef POLLSCOPE_WEAVE_H
#define POLLSCOPE_WEAVE_H
#include "session/session.h"

#define WEAVE_NEXT "<next input>" /* the future that stands between two inputs */

typedef struct ReplInput {
  Str text;               /* Rust, valid UTF-8 */
  bool own_block;         /* its items shadow older names */
  bool left;              /* it did not finish: it runs as a task beside the rest */
  u64 delay;              /* ns that passed at the prompt before it came */
  Str polled;             /* it polls the pinned future that this variable holds: where that stands is printed too, after the value */
} ReplInput;

/* What the last input does with its value: borrow it (its type is known then), print it
 * with Debug, print where it stands in memory. */
typedef enum { SEE_TYPE, SEE_DEBUG, SEE_PLACE } SeeKind;

typedef struct Weave {
  const Host *host; LoadOptions opt;
  Str file_name, file_text;        /* loaded before the first input; text.p NULL: none */
  const ReplInput *v; u32 n;
  SeeKind see;
  bool apart;                      /* a source file for each input, so that diagnostics name it and its own lines; else one text,
                                      for running and showing */
} Weave;

typedef struct Woven {
  Program *p;
  Expr *seen;             /* the last input's value, or the variable it ends with; NULL: it has none */
  Ident let;              /* that variable's name; sym 0: an expression */
  u32 *first_line;        /* of each input in the one text; in p's arena */
  Def *session;           /* the async function that holds the statements */
} Woven;
Woven weave(const Weave *w);

/* Reads one input alone. */
typedef struct InputShape {
  bool needs_more;        /* it ends inside a delimiter, string or comment */
  bool broken;            /* it cannot be read */
  bool broken_at_end;     /* and what is wrong is that it ends there */
  bool binds;             /* its last statement is a `let` or an item */
  bool shadows;           /* its items take a name that is spoken of in the file or an older input */
  bool empty;
} InputShape;
InputShape weave_shape(const Weave *before, Str text);
#endif
