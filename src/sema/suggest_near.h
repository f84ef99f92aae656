/* suggest_near (private to suggest_*.c): the name that is nearest to one that is not found. */
#ifndef POLLSCOPE_SUGGEST_NEAR_H
#define POLLSCOPE_SUGGEST_NEAR_H
#include "sema/sema.h"

typedef struct Near { Sema *s; Str want; u32 best; Sym found; const Def *def; } Near;
typedef struct NearList { Near n; Sym v[12]; u32 d[12], count; } NearList;   /* several, each with its distance */

Near near_to(Sema *s, Sym name);
void look_near(Near *n, Sym name, const Def *def);
void say_near(Near *n, Diag *g, Span at, const char *what);
void near_add(NearList *l, Sym name);
void near_trait_methods(Sema *s, NearList *l, Module *m);   /* of the traits in scope in m */
/* A `use` in m for each trait that has the method and is ok. */
void suggest_traits_with(Sema *s, Module *m, Diag *g, Sym method, bool (*ok)(Def *trait, void *ctx), void *ctx);
#endif
