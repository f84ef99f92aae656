/* ast_build — private to syntax: small makers of tree nodes, for desugarings and
 * built-in macros. Every node gets the span it is handed. */
#ifndef POLLSCOPE_AST_BUILD_H
#define POLLSCOPE_AST_BUILD_H
#include "syntax/syntax.h"

/* A context of its own for the names that a desugaring makes up. */
Span build_ctx(Syntax *sx, const char *name, Span at);

Expr *build_expr(Syntax *sx, ExprKind k, Span sp);
Path *build_path(Syntax *sx, Span sp, const char *lang, const char *name);   /* lang may be NULL; name "a::b" */
Expr *build_path_expr(Syntax *sx, Span sp, const char *lang, const char *name);
Expr *build_name(Syntax *sx, Ident id);
Expr *build_call(Syntax *sx, Span sp, Expr *f, Expr **args, u32 n);
Expr *build_lang_call(Syntax *sx, Span sp, const char *lang, const char *name, Expr **args, u32 n);
Expr *build_ref(Syntax *sx, Span sp, Expr *e, bool mut);
Expr *build_int(Syntax *sx, Span sp, u64 v, const char *suffix);
Expr *build_str(Syntax *sx, Span sp, Str s);
Expr *build_char(Syntax *sx, Span sp, u32 c);
Expr *build_array(Syntax *sx, Span sp, Expr **v, u32 n);
Expr *build_field(Syntax *sx, Span sp, Expr *a, u32 index);
Expr *build_block(Syntax *sx, Span sp, Stmt *v, u32 n, Expr *tail);
Expr *build_match(Syntax *sx, Span sp, Expr *a, Arm *arms, u32 n);
Pat *build_bind(Syntax *sx, Ident id, bool mut);
Pat *build_variant_pat(Syntax *sx, Span sp, const char *lang, const char *name, Pat *inner);
Stmt build_let(Span sp, Pat *pat, Expr *init);
#endif
