/* suggest — what would meet a complaint of the front end, as edits (source.h). Each function is given the
 * diagnostic and adds to it at most what rustc suggests there, with rustc's grade; where the text is
 * not such that the edit would surely be sound, it adds nothing. Called when something is wrong: never else.
 */
#ifndef POLLSCOPE_SUGGEST_H
#define POLLSCOPE_SUGGEST_H
#include "sema/sema.h"

/* Where a variable is bound: in each alternative of an or-pattern. n may be more than are kept. */
typedef struct Bindings { Pat *v[4]; u32 n; } Bindings;
void suggest_underscore(Sema *s, Diag *g, const Local *l, const Bindings *at, bool shorthand);
void suggest_no_mut(Sema *s, Diag *g, const Local *l, const Bindings *at);
/* `mut` for a variable that is declared at `at` (its name). */
void suggest_mut(Sema *s, Diag *g, const Local *l, Span at);
#endif
