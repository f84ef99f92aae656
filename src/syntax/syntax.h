/* syntax — text to tokens to trees; macros.
 *
 * Needs: a SourceFile. Gives: trees and diagnostics; never fails, never prints.
 * Nesting is bounded (PARSE_DEPTH) so that hostile input ends in a message, not in
 * a crash. The parser never resolves names: macro calls stay E_MACRO etc. with
 * their tokens; whoever knows what the name means calls macro_expand_*.
 */
#ifndef POLLSCOPE_SYNTAX_H
#define POLLSCOPE_SYNTAX_H
#include "syntax/ast.h"

/* One lint that an attribute names, and where the attribute holds (lint_scope.c). */
typedef enum { LINT_ALLOW, LINT_EXPECT, LINT_WARN, LINT_DENY, LINT_FORBID } LintLevel;
typedef struct LintScope {
  LintLevel level;
  Sym lint;                    /* a lint or a group */
  Span at;                     /* of the name in the attribute */
  Span span;                   /* what it governs */
  u32 node;                    /* bindings under it carry this number; 0: none do */
  bool met;                    /* LINT_EXPECT: there was such a lint */
} LintScope;

/* Attributes of the learner's that no item carries: nobody but resolve_attr.c looks at them. */
typedef enum { ATTR_ON_FIELD, ATTR_ON_VARIANT, ATTR_ON_MEMBER, ATTR_ON_STMT } AttrSite;
typedef struct LooseAttr { const Attr *attr; AttrSite site; } LooseAttr;

/* A lint on how something is written, seen by the parser; sema says it where the file could be read. */
typedef struct EarlyLint { DiagCode code; Span at; const char *msg; } EarlyLint;

typedef struct Syntax {        /* what every function here is handed */
  Arena *arena;
  Interner *in;
  Sources *src;
  Diags *diags;
  u16 edition;                 /* 2021 or 2024 */
  u16 tokio;                   /* 124 or 153: cfg(tokio_1_24), cfg(tokio_1_53); 0: not known, both stay */
  struct LexTables *lex;       /* the lexer's own */
  VEC(Token) scratch;          /* tokens of the text being lexed */
  TextParts *parts;            /* where the parser notes the parts of a library file; NULL: nowhere */
  bool lazy_bodies;            /* bodies of library functions stay tokens until block_ready */
  VEC(EarlyLint) early_lints;
  VEC(LooseAttr) loose_attrs;
  VEC(LintScope) lints;        /* inner ones before those around them */
  bool no_rule;                /* a call fits no rule of its macro: rustc goes no further than expansion */
  bool macro_refused;          /* an attribute refused its item: what is not found may have been made by it */
  Map member_names;            /* every name that stands behind a `.`, or behind `::` in an expression, in a program's own text */
  u32 lint_node;               /* the node with lint attributes that is being parsed */
  VEC(u32) lint_around;        /* [node - 1]: the one around it, or 0 */
} Syntax;

Tokens lex_part(Syntax *sx, SourceFile *f, u32 part, bool inside); /* of a library file; inside: without its braces */
Tokens lex_file(Syntax *sx, SourceFile *f);            /* ends with T_EOF; unbalanced delimiters are reported and mended */
AstFile *parse_file(Syntax *sx, SourceFile *f);        /* lex_file + items */
/* REPL input: items, let statements, expressions; *needs_more is set where the
 * text ends inside an open delimiter, string or comment. */
Block *parse_repl(Syntax *sx, SourceFile *f, bool *needs_more);

/* Parse a token slice (macro output, built-in macro arguments). */
Expr *parse_expr_tokens(Syntax *sx, Tokens t, Span whole);
Expr **parse_expr_list_tokens(Syntax *sx, Tokens t, u32 *n);   /* a, b, c, */
Stmt *parse_stmts_tokens(Syntax *sx, Tokens t, u32 *n, Expr **tail);
Block *block_ready(Syntax *sx, Block *b);              /* parses it if it waits; b */
Item **parse_items_tokens(Syntax *sx, Tokens t, u32 *n, bool assoc, bool in_trait);
Pat *parse_pat_tokens(Syntax *sx, Tokens t);
TypeExpr *parse_type_tokens(Syntax *sx, Tokens t);

/* macro_rules: matches `args` against the rules and substitutes. *ctx is the new
 * expansion's context. Reports and returns false where no rule matches, or the
 * recursion limit (128) is reached. name, call_site: for messages and the chain. */
bool macro_expand(Syntax *sx, MacroDef *m, Sym name, Span call_site, Tokens args,
                  bool def_in_lib, u32 def_crate, Tokens *out, u32 *ctx);

/* Built-in macros, by #[rustc_builtin_macro]-like marker in the library: `concat!`,
 * `stringify!`, `line!`, `column!`, `file!`, `format_args!`, `format_args_nl!`, `env!`, ...
 * A nested macro call in literal position (concat!, format string) is expanded through `expand`. */
typedef struct BuiltinHost { void *ctx; Expr *(*expand)(void *ctx, Expr *mac); } BuiltinHost;
Expr *builtin_macro_expand(Syntax *sx, Sym which, Expr *mac, BuiltinHost host); /* NULL: no such built-in */
/* Parses the template and its arguments into E_FORMAT; format_lower gives its meaning:
 * fmt::Arguments::new(&[pieces], &[Argument::new_display(&a), ..], &[specs]) over lang items,
 * each argument evaluated once. */
Expr *format_lower(Syntax *sx, Expr *format);

/* Sugar: each returns the tree it means; lang-item paths, hygienic names. */
Expr *desugar_for(Syntax *sx, Expr *e);    /* match IntoIterator::into_iter(a) { mut iter => 'l: loop { match Iterator::next(&mut iter) {
                                              None => break, Some(pat) => body } } } */
Expr *desugar_while(Syntax *sx, Expr *e);  /* 'l: loop { if cond { body } else { break } } */
Expr *desugar_try(Syntax *sx, Expr *e);    /* match Try::branch(a) { Continue(v) => v, Break(r) => return FromResidual::from_residual(r) } */
typedef bool IsTuple(void *ctx, Path *p);   /* is it a tuple struct or variant, whose call is a pattern on the left of `=`? */
/* tuple may be NULL where `e` holds no call */
Expr *desugar_assign(Syntax *sx, Expr *e, IsTuple *tuple, void *ctx);
/* (a, b) = e  =>  { let (x, y) = e; a = x; b = y; } ; NULL if not destructuring */
Expr *desugar_range(Syntax *sx, Expr *e);  /* Range { start, end } etc., RangeInclusive::new(a, b) */
/* async fn f(params) -> R { body }: E_BLOCK holding E_ASYNC(move) that binds the parameter patterns inside, in rustc's order. */
Block *desugar_async_fn(Syntax *sx, FnDecl *fn, Param **plain_params);
/* async |params| body  =>  |params| async move { body }, parameters as in desugar_async_fn. */
Expr *desugar_async_closure(Syntax *sx, Expr *e);

/* #[derive(..)] on an item: the impls, as items parsed from made text; unknown
 * derives are reported. */
bool derive_known(Str name);               /* is there a derive macro of this name? */
Item **derive_expand(Syntax *sx, Item *it, u32 *n);
/* #[tokio::main] and its kind, from attr.def: rewrites the item or reports with
 * the crate's own words. Returns false if the path names no such attribute. */
bool attr_macro_expand(Syntax *sx, Attr *attr, Str path, Item *it);
bool cfg_enabled(Syntax *sx, Attrs attrs); /* #[cfg(...)]: test is off, debug_assertions on, target linux x86_64 */
const Attr *attr_find(Attrs attrs, Sym name);            /* single-segment attribute */
bool attr_value(Interner *in, const Attr *a, Str *value); /* name = "value" */

void dump_tokens(const Syntax *sx, Tokens t, Buf *out);
void dump_ast(const Syntax *sx, const AstFile *f, Buf *out);
#endif
