/* parser — private to syntax: the state that the parse_*.c files share.
 *
 * An error is reported once, where it is met; from then on the parser sees the end
 * of its input (p->err), so that everything unwinds by itself to the nearest place
 * that knows how to go on (parser_recover): the end of a block, of a match, of an
 * argument list, of an impl. These places are rustc's.
 */
#ifndef POLLSCOPE_PARSER_H
#define POLLSCOPE_PARSER_H
#include "syntax/lexer.h"

enum { PARSE_DEPTH = 400, PARSE_CHAIN = 3000 };

/* What `expected one of ...` may list besides tokens. */
enum { X_OPERATOR = TOK_COUNT_, X_IDENT, X_PATH, X_TYPE, X_LIFETIME, X_CONST, X_FIRST = X_OPERATOR, X_END };

enum { R_NO_STRUCT = 1, R_STMT = 2 };  /* restrictions on an expression */

typedef struct Parser {
  Syntax *sx;
  Arena *a;
  const Token *v;
  u32 n, i;               /* v[i] is where cur came from */
  Token cur, prev;
  Token stopped;          /* cur when the error was met */
  bool err;               /* see above */
  bool hopeless;          /* nothing more is to be parsed at all (nesting) */
  bool quiet;             /* a trial: report nothing (p->err all the same) */
  u32 depth;
  u32 restrict_;
  u64 expected[4];        /* what was asked for at cur, as bits */
  VEC(Expr *) lets;       /* `let` expressions that no condition has claimed yet */
  Sym subject;            /* macro whose arguments these are; 0: a file */
  Mistake wrong;          /* the first one in the function that is being parsed, or none */
} Parser;

/* A fragment that a macro passes on: its tokens are parsed anew where they are used,
 * so that each use has nodes of its own. T_INTERP's node. */
typedef struct Interp { Tokens toks; } Interp;

/* --- parse.c ----------------------------------------------------------------- */
Parser parser_new(Syntax *sx, Tokens t, Span whole);
void bump(Parser *p);
const Token *look(const Parser *p, u32 ahead);          /* look(p, 0) is cur */
bool at(Parser *p, Tok k);                              /* notes k as expected */
bool is(const Parser *p, Tok k);                        /* does not */
bool eat(Parser *p, Tok k);
bool expect(Parser *p, Tok k);
bool expect_one_of(Parser *p, const Tok *ks, u32 n);    /* an error unless cur is one of them; not eaten */
void note_expected(Parser *p, u32 k);
void unexpected(Parser *p);                             /* "expected one of ..., found ..." */
Diag *fail(Parser *p, Span at, const char *fmt, ...) PRINTF(3, 4);   /* an error that stops */
Diag *complain_at(Parser *p, DiagCode c, Span at, const char *fmt, ...) PRINTF(4, 5); /* one that does not */
/* suggest.c: text to put in behind a token (prev_end), in place of one; one to leave out; `await x` the right way round. */
void suggest_put(Parser *p, Diag *g, FixGrade grade, Span behind, const char *text, const char *why);
void suggest_instead(Parser *p, Diag *g, FixGrade grade, Span at, const char *text, const char *why);
void suggest_without(Parser *p, Diag *g, FixGrade grade, Span at, const char *why);
void suggest_no_increment(Parser *p, Diag *g);
void suggest_for_token(Parser *p, Diag *g, bool arrow_wanted);   /* what another language or a slip puts there */
void suggest_await_behind(Parser *p, Diag *g, Span whole, Span operand, bool parens);
Str found(const Parser *p);                             /* "keyword `let`", "`;`", "`<eof>`" */
bool parser_recover(Parser *p);                         /* was there an error? then go on at cur */
void skip_to_close(Parser *p, u32 start);               /* to (not over) the closer of the delimiter that v[start] stands directly in */
void skip_to_comma(Parser *p, u32 start);               /* from v[start] on to (not over) a comma or closer outside of delimiters */
/* No comma and no closer: an error. Where only the comma was forgotten, or another sign stands for it, the list goes on. */
void separator_missing(Parser *p, bool (*follows)(const Parser *));
bool is_word(const Parser *p, Sym s);                   /* an identifier of that text */
void note_member(Parser *p, Ident name);                /* sx->member_names */
bool is_name(const Token *t);                           /* an identifier other than `_` */
bool at_name(Parser *p);
bool eat_gt(Parser *p);                                 /* ">", splitting ">>", ">=", ">>=" */
bool at_lt(Parser *p);                                  /* "<", also the first half of "<<" */
bool eat_lt(Parser *p);
bool eat_and(Parser *p);                                /* "&", splitting "&&" */
bool eat_or(Parser *p);                                 /* "|", splitting "||" */
bool extra_comma(Parser *p);                            /* `a,, b`, where b is wanted: tells of it, and goes over it */
Ident expect_name(Parser *p);
Ident new_name(Parser *p);                             /* of what is declared here; a keyword is complained of and taken for it */
bool is_keyword_name(const Token *t);                  /* one that r# makes a name */
Tokens delimited(Parser *p);                            /* at an opener: what is inside; moves behind the closer */
Span join(const Parser *p, Span a, Span b);
Span since(const Parser *p, Span start);                /* from start to the end of prev */
Span prev_end(const Parser *p);                         /* the empty span behind prev */
bool enter(Parser *p);                                  /* one level deeper; false: too deep, reported */
void leave(Parser *p);
bool is_interp(const Parser *p, FragKind k);
Parser interp_parser(Parser *p, const Token *t);        /* over a fragment's tokens */
void interp_done(Parser *p, Parser *sub);               /* takes over errors; moves behind the fragment */
bool ends_expr(const Parser *p);                        /* can no expression begin here? */
void note_part(Parser *p, Span start, const char *name, PartKind k); /* a library file's part, from start to the end of prev */
Attrs parse_outer_attrs(Parser *p);
Attrs parse_inner_attrs(Parser *p);
Attrs attrs_join(Parser *p, Attrs a, Attrs b);
/* lint_scope.c: around the parsing of what attrs stand on; open's answer is handed to close. */
u32 lint_scope_open(Parser *p, Attrs attrs);
void lint_scope_close(Parser *p, Attrs attrs, Span span, u32 before);
void note_early_lint(Parser *p, DiagCode c, Span at, const char *msg);   /* in the learner's own text only */
void note_loose_attrs(Parser *p, Attrs attrs, AttrSite site);
void lint_scope_ignored(Parser *p, Attrs attrs, const Expr *mac);   /* on a macro call they say nothing */

/* --- parse_path.c ------------------------------------------------------------- */
typedef enum { PATH_EXPR, PATH_TYPE, PATH_MOD } PathStyle;
Path *parse_path(Parser *p, PathStyle style);
Path *parse_qpath(Parser *p, PathStyle style);          /* at "<" */
GenericArgs *parse_generic_args(Parser *p);             /* at "<" */
bool starts_path(const Parser *p);
Path *path_of_type(Parser *p, TypeExpr *t);

/* --- parse_type.c ------------------------------------------------------------- */
TypeExpr *parse_type(Parser *p);
TypeExpr *parse_type_no_plus(Parser *p);
bool type_follows(const Parser *p);
Bounds parse_bounds(Parser *p);
TypeExpr *type_new(Parser *p, TypeExprKind k, Span sp);

/* --- parse_generics.c ---------------------------------------------------------- */
GenericsExpr parse_generics(Parser *p);                 /* "<...>" if there is one */
void parse_where(Parser *p, GenericsExpr *g);           /* "where ..." if there is one */
FnDecl *parse_fn_rest(Parser *p, FnDecl *f, bool in_trait, Ident *name);  /* behind `fn` */

/* --- parse_pat.c --------------------------------------------------------------- */
Pat *parse_pat(Parser *p);                              /* with a leading "|" and alternatives */
Pat *parse_pat_no_top_alt(Parser *p);
Pat *pat_new(Parser *p, PatKind k, Span sp);

/* --- parse_expr.c, parse_prim.c ------------------------------------------------ */
Expr *parse_expr(Parser *p);
Expr *parse_expr_with(Parser *p, u32 restrict_);
Expr *parse_cond(Parser *p);                            /* condition of if, while; guard */
Expr *parse_guard(Parser *p);
Expr *parse_scrutinee(Parser *p);                       /* no struct literal */
Expr *parse_assoc(Parser *p, u32 min_prec);
Expr *parse_assoc_rest(Parser *p, Expr *lhs, u32 min_prec);
Expr *parse_postfix(Parser *p, Expr *e);
Expr *parse_primary(Parser *p);
Expr *parse_literal_expr(Parser *p);                    /* literal or -literal */
bool end_of_parens(Parser *p, u32 start);               /* start: the first token between them */
Expr **parse_args(Parser *p, Tok close, u32 *n, bool *trailing);
Expr *parse_let(Parser *p);
Expr *parse_block_expr(Parser *p);                      /* at "{" */
Expr *parse_struct_literal(Parser *p, Path *path);
bool block_like(const Expr *e);
Expr *expr_new(Parser *p, ExprKind k, Span sp);
Expr *expr_err(Parser *p);

/* --- parse_stmt.c --------------------------------------------------------------- */
Block *parse_block(Parser *p, Attrs *inner);
Stmt *parse_one_stmt(Parser *p, Stmt *s);               /* NULL: none begins here */
void expect_semi(Parser *p);                            /* the ";" of a statement or item, or what rustc makes of its absence */
void parse_stmts_until(Parser *p, Tok close, Block *b);

/* --- parse_item.c ---------------------------------------------------------------- */
Vis parse_vis(Parser *p, bool tuple_field);
/* An item if one begins here; in_trait and assoc: inside trait or impl. */
Item *parse_item(Parser *p, Attrs attrs, bool assoc, bool in_trait);
Item **parse_item_list(Parser *p, Tok close, u32 *n, bool assoc, bool in_trait);
bool starts_item(Parser *p, bool stmt);
VariantDecl *parse_variants(Parser *p, u32 *n);
void parse_variant_body(Parser *p, VariantDecl *v);
MacroDef *parse_macro_rules(Parser *p);
const MacroDef *macro_ready(Syntax *sx, MacroDef *m);   /* reads the rules if they wait; m */
void macro_compile(Syntax *sx, MacroDef *m);            /* macro.c: reads patterns and bodies */

/* cfg.c */
bool cfg_apply(Syntax *sx, Attrs *attrs);               /* replaces cfg_attr; false: what they stand on is not there */
bool cfg_eval(Syntax *sx, Tokens pred);
bool cfg_select(Syntax *sx, Tokens arms, Span call_site, Tokens *out);   /* false: reported */

#endif
