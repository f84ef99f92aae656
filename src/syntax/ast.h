/* ast — the tree that the parser makes and sema annotates in place.
 *
 * Ownership: everything lies in the program's arena. Every body is checked once,
 * generically, so the results of checking stand in the nodes themselves, in the
 * fields under "sema:"; the parser leaves them zero. A node that stands for other
 * code (a macro call, `for`, `while`, `?`, format_args!) keeps itself for dumps
 * and messages and points with `lowered` to the tree it means: readers go through
 * expr_of() / pat_of() first, so `mir` never sees the sugar.
 */
#ifndef POLLSCOPE_AST_H
#define POLLSCOPE_AST_H
#include "syntax/token.h"

typedef struct Type Type;      /* sema: interned, equal types are one pointer */
typedef struct Def Def;        /* sema: a definition (item, variant, parameter ...) */
typedef struct TyList TyList;  /* sema: interned list of types = generic arguments */
typedef struct Module Module;
typedef struct Expr Expr;
typedef struct Pat Pat;
typedef struct TypeExpr TypeExpr;
typedef struct Item Item;
typedef struct Block Block;
typedef struct Stmt Stmt;
typedef struct Path Path;
typedef struct Local Local;
typedef struct AstBody AstBody;

typedef struct Ident { Sym sym; Span span; } Ident;   /* span.ctx is its hygiene */

/* --- paths:  a::b::<T>::c   <T as Trait>::name   $crate::x ---------------- */
typedef struct GenericArg {
  enum { GA_TYPE, GA_CONST, GA_LIFETIME, GA_ASSOC_EQ, GA_ASSOC_BOUND } kind;
  Span span;
  Ident name;                  /* GA_ASSOC_*: the associated type; GA_LIFETIME: 'a */
  TypeExpr *ty;                /* GA_TYPE, GA_ASSOC_EQ (a path that may turn out to be a const is GA_TYPE) */
  Expr *cexpr;                 /* GA_CONST: literal, -literal or {block} */
  struct Bounds *bounds;       /* GA_ASSOC_BOUND: Item: Debug */
} GenericArg;
typedef struct GenericArgs {
  Span span;
  GenericArg *v; u32 n;
  bool paren;                  /* Fn(A, B) -> C : v = inputs, ret = output or NULL */
  TypeExpr *ret;
} GenericArgs;
typedef struct PathSeg { Ident name; GenericArgs *args; /* NULL: none written */ } PathSeg;
struct Path {
  Span span;
  bool global;                 /* leading :: */
  PathSeg *segs; u32 n;
  TypeExpr *qself;             /* <qself as segs[0..qpos]>::segs[qpos..] */
  u32 qpos;
  Sym lang;                    /* made by desugaring: the #[lang = "..."] item, segs name it for messages
                                  (an enum's variant: lang enum, then one segment for the variant) */
};

/* --- attributes ---------------------------------------------------------- */
typedef struct Attr { Path *path; Tokens args; /* inside the delimiters, or after '=' */ bool eq, inner; Span span; } Attr;
typedef struct Attrs { Attr *v; u32 n; } Attrs;

/* --- types as written ---------------------------------------------------- */
typedef struct BoundExpr {     /* one of a `+` list */
  Span span;
  bool is_lifetime, maybe;     /* 'a ; ?Sized */
  Ident lifetime;
  Path *trait;
} BoundExpr;
typedef struct Bounds { BoundExpr *v; u32 n; bool precise; const struct GenericArgs *uses; /* use<..> among them, and what it names */ } Bounds;
typedef enum { TE_PATH, TE_REF, TE_PTR, TE_TUPLE, TE_SLICE, TE_ARRAY, TE_FN, TE_NEVER, TE_INFER, TE_DYN, TE_IMPL, TE_SELF_IMPLICIT, TE_MACRO, TE_ERR } TypeExprKind;
struct TypeExpr {
  TypeExprKind kind;
  Span span;
  Path *path;                  /* TE_PATH; TE_MACRO: the macro's name */
  TypeExpr *elem;              /* TE_REF, TE_PTR, TE_SLICE, TE_ARRAY */
  bool mut;                    /* TE_REF, TE_PTR */
  Ident lifetime;              /* TE_REF; sym 0: none written */
  Expr *len;                   /* TE_ARRAY */
  TypeExpr **elems; u32 n;     /* TE_TUPLE; TE_FN: parameters */
  TypeExpr *ret;               /* TE_FN: result or NULL */
  bool unsafe_;                /* TE_FN */
  Bounds bounds;               /* TE_DYN, TE_IMPL */
  Tokens mac_args;             /* TE_MACRO */
  TypeExpr *lowered;           /* TE_MACRO */
  Def *opaque;                 /* sema: TE_IMPL's DEF_OPAQUE or DEF_TYPARAM; TE_DYN: its principal trait */
};

/* --- patterns ------------------------------------------------------------ */
typedef enum { P_WILD, P_REST, P_BIND, P_LIT, P_RANGE, P_REF, P_TUPLE, P_PATH, P_TSTRUCT, P_STRUCT, P_OR, P_SLICE, P_BOX, P_MACRO, P_ERR } PatKind;
typedef enum { BM_MOVE, BM_REF, BM_REF_MUT } BindMode;
typedef struct FieldPat { Ident name; Pat *pat; bool shorthand; u32 index; /* sema: field index */ } FieldPat;
struct Pat {
  PatKind kind;
  Span span;
  Ident name;                  /* P_BIND */
  bool by_ref, mut;            /* P_BIND: as written; P_REF: &mut */
  Pat *sub;                    /* P_BIND: name @ sub; P_REF, P_BOX */
  Expr *lo, *hi;               /* P_LIT: lo; P_RANGE: either may be NULL */
  bool inclusive;              /* P_RANGE */
  Path *path;                  /* P_PATH, P_TSTRUCT, P_STRUCT, P_MACRO */
  Pat **elems; u32 n;          /* P_TUPLE, P_TSTRUCT, P_OR, P_SLICE (one may be P_REST or P_BIND with sub P_REST) */
  FieldPat *fields; u32 n_fields; bool rest; /* P_STRUCT */
  Tokens mac_args;
  Pat *lowered;                /* P_MACRO */
  u32 lint_node;               /* P_BIND: the node around it whose attributes set levels of lints */
  /* sema: */
  const Type *ty;              /* of what this pattern matches, AFTER the implicit derefs */
  const Type **peeled; u32 n_peeled; /* default binding modes: reference types dereferenced first, outermost first */
  Def *def;                    /* P_PATH, P_TSTRUCT, P_STRUCT: variant, struct, or const. P_BIND that turned out
                                  to name a constant or unit variant has kind changed to P_PATH */
  TyList *substs;              /* of def */
  Local *local;                /* P_BIND (alternatives of a P_OR share Locals) */
  BindMode mode;               /* P_BIND: how it binds in the end */
};
static inline Pat *pat_of(Pat *p) { while (p && p->lowered) p = p->lowered; return p; }

/* --- expressions --------------------------------------------------------- */
typedef enum ExprKind {
  E_LIT, E_PATH, E_CALL, E_METHOD, E_FIELD, E_INDEX, E_UNARY, E_BINARY, E_ASSIGN, E_ASSIGN_OP, E_REF, E_CAST, E_RANGE,
  E_TUPLE, E_ARRAY, E_REPEAT, E_STRUCT, E_BLOCK, E_ASYNC, E_CLOSURE, E_IF, E_LET, E_WHILE, E_LOOP, E_FOR, E_MATCH,
  E_BREAK, E_CONTINUE, E_RETURN, E_TRY, E_AWAIT, E_MACRO, E_FORMAT, E_UNDERSCORE, E_PAREN, E_TYPE_ASCRIBED,
  E_OFFSET_OF_UNUSED, E_ERR
} ExprKind;
typedef enum { UN_NEG, UN_NOT, UN_DEREF } UnOp;
typedef enum { BIN_ADD, BIN_SUB, BIN_MUL, BIN_DIV, BIN_REM, BIN_AND, BIN_OR, BIN_XOR, BIN_SHL, BIN_SHR,
               BIN_EQ, BIN_NE, BIN_LT, BIN_LE, BIN_GT, BIN_GE, BIN_LAND, BIN_LOR } BinOp;
typedef enum { LIT_INT, LIT_FLOAT, LIT_BOOL, LIT_CHAR, LIT_BYTE, LIT_STR, LIT_BYTESTR, LIT_CSTR } LitKind;
typedef struct Literal {
  LitKind kind;
  u128 value;                  /* INT (never negative), BOOL, CHAR, BYTE */
  double f;                    /* FLOAT (text kept in sym for exact re-parsing as f32) */
  Str str;                     /* STR, BYTESTR: bytes with escapes resolved */
  Sym suffix;                  /* "u8", "f32" or 0 */
  Sym text;                    /* as written */
} Literal;

/* sema: what a path or method means */
typedef enum { RES_NONE, RES_ERR, RES_LOCAL, RES_DEF, RES_SELF_CTOR } ResKind;
typedef struct Callee { Def *def; TyList *substs; } Callee; /* a trait's method: substs start with Self and the trait's arguments */
/* sema: how a value becomes another type before use, applied in order */
typedef enum AdjustKind {
  ADJ_NEVER,        /* ! to anything */
  ADJ_DEREF,        /* builtin: reference, raw pointer, Box -> the place behind */
  ADJ_DEREF_CALL,   /* *Deref::deref(&place) or *DerefMut::deref_mut(&mut place): callee says which */
  ADJ_REF,          /* place -> &place or &mut place (mut) */
  ADJ_RAW,          /* place -> *const / *mut */
  ADJ_FN_PTR,       /* function item -> fn pointer */
  ADJ_CLOSURE_FN_PTR,
  ADJ_MUT_TO_CONST, /* *mut T -> *const T */
  ADJ_UNSIZE        /* &[T; N] -> &[T], &T -> &dyn Trait, Box<T> -> Box<dyn Trait>, ... (CoerceUnsized) */
} AdjustKind;
typedef struct Adjust { AdjustKind kind; bool mut; const Type *target; Callee callee; } Adjust;

typedef struct FieldExpr { Ident name; Expr *value; bool shorthand; u32 index; /* sema */ } FieldExpr;
typedef struct Arm { Pat *pat; Expr *guard; Expr *body; Span span; Attrs attrs; } Arm;
typedef struct Param { Pat *pat; TypeExpr *ty; /* closures: may be NULL */ Span span; Attrs attrs; } Param;

/* One argument of format_args!, resolved by the parser of format strings */
typedef struct FormatSpec {    /* one {...} */
  u32 arg;                     /* index into args */
  enum { FMT_DISPLAY, FMT_DEBUG, FMT_LOWER_HEX, FMT_UPPER_HEX, FMT_OCTAL, FMT_BINARY, FMT_LOWER_EXP, FMT_UPPER_EXP, FMT_POINTER } trait;
  u32 fill;                    /* code point, default ' ' */
  u8 align;                    /* 0 none, '<', '^', '>' */
  bool plus, minus, alt, zero, debug_hex_lower, debug_hex_upper;
  enum { COUNT_NONE, COUNT_IS, COUNT_ARG } width_kind, prec_kind;
  u32 width, prec;             /* number, or index into args */
  Span span;
} FormatSpec;
typedef struct FormatArgs {
  Str *pieces; u32 n_pieces;   /* n_pieces is n_specs or n_specs + 1; piece i stands before spec i */
  FormatSpec *specs; u32 n_specs;
  Expr **args; u32 n_args;     /* explicit ones first, then the captured names */
  u32 n_explicit;
  Span str_span;
} FormatArgs;

/* sema: what a closure or async block takes from around it */
typedef struct CaptureProj { bool deref; u32 field; const Type *ty; /* type after it */ } CaptureProj;
typedef struct Capture {
  Local *local;                /* root variable (of the enclosing body) */
  CaptureProj *proj; u32 n_proj; /* precise capture: the place captured */
  enum { CAP_MOVE, CAP_REF, CAP_REF_MUT } mode; /* REF_MUT also stands for a unique borrow */
  const Type *place_ty;        /* type of the place; the field's is this or a reference to it */
  Span span;                   /* a use that made it so */
} Capture;
typedef enum { CLOSURE_FN, CLOSURE_FN_MUT, CLOSURE_FN_ONCE } ClosureKind;

struct Expr {
  ExprKind kind;
  Span span;
  Attrs attrs;
  u8 op;                       /* UnOp, BinOp */
  bool mut;                    /* E_REF &mut, &raw mut */
  bool raw;                    /* E_REF: &raw const / &raw mut */
  bool move;                   /* E_ASYNC, E_CLOSURE */
  bool async_;                 /* E_CLOSURE */
  bool inclusive;              /* E_RANGE */
  bool unsafe_, const_;        /* E_BLOCK */
  Expr *a, *b, *c;             /* operands: E_CALL a=function; E_METHOD a=receiver; E_FIELD a; E_INDEX a[b]; E_UNARY a;
                                  E_BINARY a op b; E_ASSIGN a = b; E_REF a; E_CAST a; E_RANGE a..b (either NULL);
                                  E_REPEAT [a; b]; E_IF a=condition b=then c=else(NULL); E_LET pat = a; E_WHILE a=condition b=body;
                                  E_LOOP b; E_FOR pat in a, b=body; E_MATCH a; E_BREAK a=value(NULL); E_RETURN a; E_TRY a;
                                  E_AWAIT a; E_CLOSURE b=body; E_ASYNC b=body (E_BLOCK); E_PAREN a; E_STRUCT a=base (..a, NULL) */
  Expr **args; u32 n;          /* E_CALL, E_METHOD (without receiver), E_TUPLE, E_ARRAY */
  Ident name;                  /* E_METHOD, E_FIELD (tuple index: its digits); E_INDEX: no name, the span of the brackets */
  GenericArgs *targs;          /* E_METHOD ::<> */
  Path *path;                  /* E_PATH, E_STRUCT, E_MACRO */
  Pat *pat;                    /* E_LET, E_FOR */
  Block *block;                /* E_BLOCK */
  Ident label;                 /* E_BLOCK, E_WHILE, E_LOOP, E_FOR: own label; E_BREAK, E_CONTINUE: target; sym 0 none */
  Arm *arms; u32 n_arms;       /* E_MATCH */
  FieldExpr *fields; u32 n_fields; /* E_STRUCT */
  bool struct_rest;            /* E_STRUCT with `..` (a may still be NULL in destructuring assignment) */
  TypeExpr *te;                /* E_CAST */
  Param *params; u32 n_params; TypeExpr *ret; /* E_CLOSURE */
  Literal *lit;
  Tokens mac_args; u8 mac_delim; /* E_MACRO: inside the delimiters; '(' '[' '{' */
  FormatArgs *fmt;             /* E_FORMAT */
  Expr *lowered;               /* what this stands for, see head of file */
  enum { DS_NONE, DS_FOR, DS_WHILE, DS_TRY, DS_AWAIT, DS_FORMAT, DS_ASSIGN_DESTRUCTURE, DS_ASYNC_FN, DS_ATTR_BODY } desugar; /* on the lowered root: why it exists */
  /* sema: */
  const Type *ty;              /* before adjustments */
  Adjust *adj; u32 n_adj;
  ResKind res; Local *local; Def *def; TyList *substs; /* E_PATH, E_STRUCT (def = struct or variant) */
  Callee callee;               /* E_METHOD: always. Overloaded E_BINARY, E_UNARY, E_INDEX, E_ASSIGN_OP: def non-NULL.
                                  E_CALL through Fn/FnMut/FnOnce: def non-NULL (arguments are to be tupled).
                                  E_AWAIT: IntoFuture::into_future */
  u32 field;                   /* E_FIELD: index */
  Expr *target;                /* E_BREAK, E_CONTINUE: the loop or block it leaves (after lowering) */
  AstBody *body;               /* E_CLOSURE, E_ASYNC */
};
static inline Expr *expr_of(Expr *e) { while (e && (e->lowered || e->kind == E_PAREN)) e = e->lowered ? e->lowered : e->a; return e; }
/* Note: adjustments are on the innermost expr (the result of expr_of). */

typedef enum { S_LET, S_EXPR, S_SEMI, S_ITEM, S_MACRO, S_EMPTY } StmtKind;
struct Stmt {
  StmtKind kind;
  Span span;
  Attrs attrs;
  Pat *pat; TypeExpr *ty; Expr *init; Block *els; /* S_LET */
  Expr *e;                     /* S_EXPR (no semicolon: block-like, or the block's last), S_SEMI, S_MACRO (E_MACRO in statement position) */
  Item *item;                  /* S_ITEM */
  bool closes;                 /* types still open here are closed as at the end of a body: the end of an input of the prompt */
  Stmt *expansion; u32 n_expansion; bool expanded; /* S_MACRO: the statements it gave; sema splices them here */
};
struct Block {
  Span span;
  Stmt *stmts; u32 n;
  Expr *tail;                  /* value, or NULL (the parser moves a last S_EXPR here; a trailing S_MACRO without `;` too) */
  Module *scope;               /* sema: anonymous module for items inside, or NULL */
  bool waits; Tokens lazy;     /* a library function's body that is not parsed yet: block_ready */
  u32 later;                   /* ... nor lexed: 1 + its part of the file */
};

/* --- items --------------------------------------------------------------- */
typedef struct GenericParam {
  enum { GP_LIFETIME, GP_TYPE, GP_CONST } kind;
  Ident name;
  Bounds bounds;               /* T: A + B, 'a: 'b */
  TypeExpr *ty;                /* GP_CONST: type; GP_TYPE: default or NULL */
  Expr *dflt;                  /* GP_CONST: default */
} GenericParam;
typedef struct WherePred { TypeExpr *ty; Bounds bounds; Span span; bool is_lifetime; Ident lifetime; } WherePred;
typedef struct GenericsExpr { GenericParam *v; u32 n; WherePred *preds; u32 n_preds; Span span; } GenericsExpr;
typedef enum { VIS_PRIVATE, VIS_PUB, VIS_CRATE, VIS_SUPER, VIS_IN } VisKind;
typedef struct Vis { VisKind kind; Path *in; Span span; } Vis;
/* What an attribute macro's own parser, which knows no recovery, says of a mistake: at the token where it was met. */
typedef struct Mistake { Span at; Str msg; } Mistake;
typedef struct FnDecl {
  GenericsExpr generics;
  Param *params; u32 n;        /* self is params[0], named SYM_self_value, its ty made explicit (TE_SELF_IMPLICIT in & forms) */
  bool has_self;
  TypeExpr *ret;               /* NULL: () */
  bool async_, const_, unsafe_, extern_;
  Span async_span, sig_span;
  Block *body;                 /* NULL: a trait's required method or an #[intrinsic] */
  Mistake wrong;               /* the first mistake in it, if at.hi */
} FnDecl;
typedef struct FieldDecl { Ident name; TypeExpr *ty; Vis vis; Attrs attrs; Span span; } FieldDecl;
typedef enum { VK_UNIT, VK_TUPLE, VK_STRUCT } VariantKind;
typedef struct VariantDecl { Ident name; VariantKind kind; FieldDecl *fields; u32 n; Expr *disc; Attrs attrs; Span span; bool broken; /* fields may be missing */ } VariantDecl;
typedef struct UseTree {
  Span span;
  Path *prefix;                /* may have 0 segments */
  enum { USE_SIMPLE, USE_GLOB, USE_NESTED } kind;
  Ident rename;                /* USE_SIMPLE: as name; `_` allowed; sym 0: none */
  struct UseTree *v; u32 n;    /* USE_NESTED */
} UseTree;
typedef struct MacroRule { Tokens pattern, body; Span span; struct MacroTree *lhs, *rhs; /* private to macro.c */ } MacroRule;
typedef struct MacroDef {
  MacroRule *rules; u32 n;
  u32 ctx;                     /* hygiene context it was defined in */
  bool exported;
  bool broken;                 /* a mistake in its rules: its calls say nothing more */
  bool by_cfg;                 /* cfg_select!: no rules, its arguments say which of them it gives */
  Span later;                  /* of the library, rules not read yet: where they stand; macro_expand sees to it */
  u32 part;                    /* 1 + its part of the file */
} MacroDef;
typedef enum { I_FN, I_STRUCT, I_UNION, I_ENUM, I_TRAIT, I_IMPL, I_CONST, I_STATIC, I_TYPE, I_MOD, I_USE, I_EXTERN_CRATE, I_MACRO_RULES, I_MACRO, I_ERR } ItemKind;
struct Item {
  ItemKind kind;
  Span span;                   /* whole item, without attributes */
  Attrs attrs;
  Vis vis;
  Ident name;                  /* I_IMPL: none */
  GenericsExpr generics;       /* struct, enum, trait, impl, type, const */
  FnDecl *fn;                  /* I_FN */
  VariantDecl *variants; u32 n_variants; /* I_ENUM; I_STRUCT, I_UNION: one */
  Item **items; u32 n_items;   /* I_TRAIT, I_IMPL: associated items (I_FN, I_CONST, I_TYPE, I_MACRO); I_MOD: contents */
  u32 later;                   /* I_TRAIT, I_IMPL of the library: 1 + the part of the file that its items are, not read yet */
  u32 braces;                  /* I_TRAIT, I_IMPL: where its { stands */
  bool has_body;               /* I_MOD: `mod x { }` */
  Bounds bounds;               /* I_TRAIT: supertraits; associated I_TYPE: bounds */
  bool unsafe_, auto_;         /* trait, impl */
  Path *impl_trait; bool impl_negative; TypeExpr *self_ty; /* I_IMPL */
  TypeExpr *ty; Expr *value;   /* I_CONST, I_STATIC, I_TYPE (ty: the type or NULL) */
  bool mut;                    /* I_STATIC */
  UseTree use;                 /* I_USE */
  MacroDef *mac;               /* I_MACRO_RULES */
  Path *path; Tokens mac_args; u8 mac_delim; /* I_MACRO; I_EXTERN_CRATE: name is the new name, path the crate */
  Item **expansion; u32 n_expansion; /* I_MACRO: the items it gave */
  Def *def;                    /* sema */
};
typedef struct AstFile {
  SourceFile *file;
  Item **items; u32 n;
  Attrs attrs;
  bool broken;                 /* could not be read to its end: nothing that follows from what is missing is to be reported */
} AstFile;

/* --- sema: a local variable, a body --------------------------------------- */
struct Local {
  Ident name;
  const Type *ty;
  bool mut;
  bool is_param, is_self, synthetic; /* synthetic: made by desugaring, hidden from people */
  u32 index;                   /* in its body's locals */
  u32 lint_node;               /* its pattern's */
  AstBody *body;
  const TypeExpr *written;     /* `let name: T`: T */
  bool used, assigned, mut_used;     /* for lints */
  bool dead;                   /* declared in code that is never reached */
  bool shorthand;              /* S { name }: the field's name, not one that was chosen */
};
typedef struct Witness { const Type *ty; Sym name; bool mut; Span at, await; } Witness; /* a value, where it comes from, and the first `.await` it is held across */
typedef enum { BODY_FN, BODY_CLOSURE, BODY_ASYNC, BODY_CONST } BodyKind;
struct AstBody {               /* one function, closure, async block or constant, after checking */
  BodyKind kind;
  Def *def;                    /* DEF_FN, DEF_CLOSURE, DEF_ASYNC, DEF_CONST, DEF_STATIC */
  AstBody *parent;             /* enclosing body, for closures and async blocks */
  Span span;
  Pat **params; const Type **param_tys; u32 n_params; /* closures: without the tuple */
  Expr *value;
  const Type *ret_ty;          /* async: Output */
  VEC(Local *) locals;
  Capture *captures; u32 n_captures; /* closure, async: become fields 0.. of its type */
  ClosureKind closure_kind;
  Def *sig_of; Span sig_at;    /* closure: whose bound its signature was taken from, and that bound's place; NULL: not of a bound */
  bool sig_wanted;             /* closure: a signature was expected of it */
  bool kind_known;             /* closure: closure_kind is decided (expected kind, or after capture analysis) */
  bool mentions_upvars;        /* names a variable of an enclosing body */
  bool async_closure_inner;    /* the async block that an `async |..|` closure's body is: parameters are captured by move */
  bool captures_known;         /* captures and closure_kind are final */
  struct AstBody *future;      /* an `async |..|` closure: its async_closure_inner */
  Witness *witness; u32 n_witness; /* async: what is held across an await; a type once */
  bool witness_known;
  Expr *expr;                  /* E_CLOSURE / E_ASYNC node */
  bool has_error;              /* something in it did not check: no MIR is built */
  bool unborrowed;             /* what its own futures hold was refused: moves and borrows are not looked at */
  bool graph_checked;          /* mir_check_program came by */
  void *graph;                 /* its MirBody as built, until the stages take it */
  bool graph_known, graph_bad; /* has been checked; moves or borrows were wrong */
};
#endif
