/* suggest — what would meet a complaint of the front end, as edits (source.h). Each function is given the
 * diagnostic and adds to it at most what rustc suggests there, with rustc's grade; where the text is
 * not such that the edit would surely be sound, it adds nothing. Called when something is wrong: never else.
 */
#ifndef POLLSCOPE_SUGGEST_H
#define POLLSCOPE_SUGGEST_H
#include "sema/sema.h"

static inline bool is_word_char(u8 c) { return c == '_' || c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'); }
/* Is the name at `at` a field of a struct literal in short, `S { name }`, as far as the text around it tells? */
typedef enum { SHORT_NO, SHORT_YES, SHORT_MAYBE } Shorthand;
Shorthand at_shorthand(Sema *s, Span at);
/* Where a variable is bound: in each alternative of an or-pattern. n may be more than are kept. */
typedef struct Bindings { Pat *v[4]; u32 n; } Bindings;
void suggest_underscore(Sema *s, Diag *g, const Local *l, const Bindings *at, bool shorthand);
void suggest_no_mut(Sema *s, Diag *g, const Local *l, const Bindings *at);
/* What stands within the parentheses or braces needs none around it. */
void suggest_bare(Sema *s, Diag *g, Span at);
/* `mut` for a variable that is declared at `at` (its name). */
void suggest_mut(Sema *s, Diag *g, const Local *l, Span at);

/* --- suggest_item.c ------------------------------------------------------------------------------ */
void suggest_no_import(Sema *s, Diag *g, const Item *it, const bool *unused, u32 n);   /* unused: of its leaves, in order */
/* More elements of a list whose last one is `last` (nowhere: it has none, and begins at `open`): texts without commas. */
void suggest_more(Sema *s, Diag *g, Span last, u32 open, const Str *v, u32 n);
void suggest_fields(Sema *s, Diag *g, const Expr *literal, const VariantDef *v, const bool *seen);
void suggest_args(Sema *s, Diag *g, const Expr *call, u32 want, u32 got);
void suggest_rest(Sema *s, Diag *g, const Pat *p);
void suggest_arms(Sema *s, Diag *g, const Expr *m, const Str *pats, u32 n, bool wild);  /* wild: `_` instead of them */
void suggest_members(Sema *s, Diag *g, const Def *impl, Def *const *missing, u32 n);
void suggest_async(Sema *s, Diag *g, const Def *fn);
/* That a function which gives nothing gives a Result of nothing. */
void suggest_result(Sema *s, Diag *g, const Def *fn, const Block *body);
void suggest_self_param(Sema *s, Diag *g, const Def *in);
void suggest_declared_lifetime(Sema *s, Diag *g, const Def *d, Ident id);
void suggest_bound(Sema *s, Diag *g, const Def *in, Sym param, Str bound);
void suggest_lifetime(Sema *s, Diag *g, const Def *d, Span ampersand);                  /* of a `&` in the head of d */

/* --- suggest_name.c: names that are not found ---------------------------------------------------- */
void suggest_near_name(Sema *s, Module *m, Diag *g, Ident id, Namespace ns);       /* among those in scope */
void suggest_field_of_self(Sema *s, Diag *g, Def *owner, Ident id);
void suggest_near_in(Sema *s, Module *in, Module *from, Diag *g, Ident id);         /* among those of a module or enum */
void suggest_near_macro(Sema *s, Module *m, Diag *g, Ident id);
void suggest_near_crate(Sema *s, Diag *g, Ident id);
void suggest_near_field(Sema *s, Diag *g, const VariantDef *v, Ident id);
void suggest_near_variant(Sema *s, Diag *g, const Def *en, Ident id);
/* A `use` in module m that brings an item of the library by that name which fits (NULL: any); a module. */
Str path_to(Sema *s, const Def *d, Namespace ns);    /* the shortest of the library's public paths to it; empty: none */
void suggest_use(Sema *s, Module *m, Diag *g, Sym name, Namespace ns, bool (*fits)(const Def *, void *), void *ctx);
void suggest_use_module(Sema *s, Module *m, Diag *g, Sym name);
struct Fcx;
void suggest_near_method(struct Fcx *fc, Diag *g, Ty t, Ident id);
void suggest_near_assoc(struct Fcx *fc, Diag *g, Ty t, Ident id);                  /* behind `::` */
void suggest_use_of_trait(struct Fcx *fc, Diag *g, Ty t, Ident id);                 /* a trait that has the method, and t implements it */

/* --- suggest_trait.c: bounds ---------------------------------------------------------------------- */
void suggest_await_at(Sema *s, Diag *g, Span at, bool async);
void suggest_box_pin(Diags *d, Diag *g, Span call);
void suggest_used(Sema *s, Diag *g, Span at, bool future, bool async);   /* a statement's value that nobody uses */
void suggest_derive(Sema *s, Diag *g, const Def *type, const char *trait);
void suggest_for_trait(Infer *f, Diag *g, const Predicate *p, const Cause *c);

/* --- suggest_type.c: in bodies ------------------------------------------------------------------ */
/* Text before and behind an expression, with parentheses where it would not bind as tightly: `.await`, `&`. */
void suggest_postfix(Diags *d, Diag *g, FixGrade grade, Expr *e, const char *text, const char *why);
void suggest_prefix(Diags *d, Diag *g, FixGrade grade, Expr *e, const char *text, const char *why);
void suggest_around(Diags *d, Diag *g, FixGrade grade, Span at, const char *left, const char *right, const char *why);
void suggest_no_semicolon(Diags *d, Diag *g, Span at);
void suggest_equality(Diags *d, Diag *g, const Expr *assignment);
/* E0308: e is of the type `got`, where `want` was wanted. */
void suggest_for_mismatch(struct Fcx *fc, Diag *g, Expr *e, Ty want, Ty got);
/* The same of a pattern: at, what is matched, is of type t, and the pattern's type is want. */
void suggest_for_pattern(struct Fcx *fc, Diag *g, Span at, Ty t, Ty want);
void suggest_bound_at(void *fcx, Diag *g, Ty param, const Def *trait);
const AstBody *body_around(void *fcx, Span at); /* the innermost function, closure or async block around a place */
void suggest_annotation(struct Fcx *fc, Diag *g, const Local *l, Ty t);   /* `: Type`, with holes */
/* e is a future, and what it gives would fit: `.await`, where that may be written. */
void suggest_await(struct Fcx *fc, Diag *g, Expr *e);
/* The same where what is not found behind the dot is a part of the output. */
void suggest_await_before(struct Fcx *fc, Diag *g, Expr *e, Span name);
#endif
