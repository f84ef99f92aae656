/* sema — from trees to a typed program.
 *
 * Parts:   resolve.c, collect.c, library.c   names, modules, `use`, facts of definitions, the library's index
 *          ty.c, infer.c, solve.c            types, inference variables, traits
 *          check_*.c                         bodies: expressions, patterns, methods, coercions, closures
 *          exhaust.c, consteval.c, lint_*.c  match exhaustiveness, constants in types, warnings
 * The learner's items are all checked; a library body is checked when something
 * that runs leads to it (body_check), and must then check without a diagnostic.
 */
#ifndef POLLSCOPE_SEMA_H
#define POLLSCOPE_SEMA_H
#include "sema/ty.h"

/* The library's text and index, made by the build, handed in by cli (library.h). */
typedef struct LibIndex LibIndex;

typedef struct VariantName { Span at; const char *name, *of; } VariantName;
typedef struct LifetimeForms { Span in, out; bool hides, named; } LifetimeForms;   /* one lifetime of a signature, written in two ways */
typedef struct PrivateUse { Ident field; Def *adt; } PrivateUse;

struct Sema {
  Syntax *sx;
  Arena *arena;
  const LibIndex *lib;
  u16 edition;
  u16 tokio;                   /* 124 or 153: cfg(tokio_1_24) / cfg(tokio_1_53) in the library */
  VEC(Crate *) crates;         /* [0] the learner's */
  VEC(Def *) defs;
  u32 first_own;               /* the defs before it are all the library's: whoever goes through the learner's begins here (an image has many) */
  Def *lang[LANG_COUNT_];
  Ty t_err, t_never, t_bool, t_char, t_str, t_unit, t_prim[PRIM_COUNT_];
  TyList *no_args;
  struct TyTable *types;
  struct ResolveState *resolve;
  struct SolveState *solve;    /* caches */
  struct CheckState *check;
  VEC(AstBody *) bodies;       /* checked ones of the learner's program, in source order */
  u32 n_kin; Map kin;          /* of the first n_kin of them: the outermost one -> BodyVec * of all in it */
  VEC(VariantName) variant_names; /* E0170, a lint: it stops nothing */
  VEC(LifetimeForms) lifetime_forms; /* a lint, where nothing else is wrong */
  VEC(PrivateUse) private_uses; /* E0451, said where nothing else is wrong */
  VEC(TypeExpr *) dyn_types;   /* the learner's trait objects as written */
  VEC(Expr *) big_literals;    /* which may be too large for their types */
  Def *main_fn;
  /* Size and alignment of a type without parameters, which only `code` knows; false: not known before bodies are. Handed in by who
   * joins the stages, NULL: none. n_sizing: how many are asked for inside each other. */
  bool (*size_of)(struct Sema *s, Ty t, u64 *size, u64 *align);
  u32 n_sizing;
  Sym entry;                   /* the function a run begins with, where it is not `main` (the session of a prompt) */
};

Sema *sema_new(Syntax *sx, const LibIndex *lib, u16 edition, u16 tokio);
/* A library crate beside those of the index, which no path can name; its functions that are not async. */
DefVec sema_add_crate(Sema *s, AstFile *f);
/* What has been read of the library stays; from here on comes a learner's file of that edition. */
void sema_begin(Sema *s, u16 edition);
/* Names and items of the learner's file: modules, imports, macros at item level. */
void sema_add_file(Sema *s, AstFile *f);
/* Checks every body of the learner's, main's signature, unused imports ... All
 * that rustc would say before borrow checking. Diagnostics tell what was wrong. */
void sema_check(Sema *s);
void sema_lint_bodies(Sema *s);           /* after the graphs are checked: variables and values of the bodies that have no error of types */
void sema_lint_late(Sema *s);             /* after everything that can refuse: unused_must_use, dead_code, unused_imports ... */
typedef VEC(AstBody *) BodyVec;
BodyVec *bodies_in(Sema *s, const AstBody *root); /* itself and the closures and async blocks in it, as in `bodies` */
AstBody *body_check(Sema *s, Def *d);      /* fn, const, static: checked once; NULL where it has none */
void dump_types(Sema *s, Buf *out);        /* every local, item and expression type of the learner's program */

/* --- resolve.c: names in bodies ------------------------------------------- */
typedef struct PathRes {       /* what a path means */
  ResKind kind;                /* RES_LOCAL: local; RES_DEF: def; RES_SELF_CTOR: def = impl */
  Def *def; Local *local;
  u32 unresolved;              /* segments left for types: Vec::<T>::new leaves 1 (associated items) */
  const Type *self_ty;         /* the base is Self or a primitive: this type */
} PathRes;
/* Resolves in a namespace from module m; reports what rustc would (E0425, E0433, E0412 ...).
 * Locals are looked up by the caller first (it owns the scopes); generic parameters
 * through `owner` (the item whose generics are visible). quiet: no diagnostic, kind RES_NONE. */
PathRes resolve_path(Sema *s, Module *m, Def *owner, Path *p, Namespace ns, bool quiet);
/* The same with what the place wants, so that the right code is reported: E0412, E0425 + E0423, E0531 + E0532,
 * E0422 + E0574 (struct literal or pattern; type namespace), E0405 + E0404.
 * `Self` gives RES_DEF with self_ty (def: its ADT where it is one; in a trait the trait); `Self(..)` gives RES_SELF_CTOR.
 * <T as Trait>::x gives def = the trait, unresolved = segments behind it; <T>::x gives def NULL, unresolved = all:
 * the caller lowers p->qself itself (it may hold `_`). Trait::method gives def = trait, unresolved 1.
 * An enum's variant is found here, also through `use` and type aliases are not looked through. */
typedef enum { PU_TYPE, PU_EXPR, PU_CALL, PU_PAT_UNIT, PU_PAT_TUPLE, PU_STRUCT, PU_TRAIT } PathUse;
/* d is named or evaluated by what `by` writes, where no body keeps that: d is as alive as `by`. */
void note_named(Sema *s, Def *d, Def *by);
PathRes resolve_path_as(Sema *s, Module *m, Def *owner, Path *p, PathUse use, bool quiet);
Def *resolve_macro(Sema *s, Module *m, Path *p, Span at);     /* textual scope first, then paths; reports "cannot find macro" */
Module *block_scope(Sema *s, Module *outer, Block *b, Def *owner); /* anonymous module for the items in a block; outer if none */
/* Types as written. hole: `_` and elided arguments become fresh variables through infer (NULL: `_` is E0121). */
struct Infer;
Ty lower_type(Sema *s, Module *m, Def *owner, TypeExpr *te, struct Infer *hole);
/* The same for a type that an expression's path begins with: arguments may be left out, and are inferred. */
Ty lower_path_type(Sema *s, Module *m, Def *owner, TypeExpr *te, struct Infer *hole);
/* Arguments for def from a path segment (defaults filled, count checked E0107); parent_args come first. */
TyList *lower_args(Sema *s, Module *m, Def *owner, Def *def, GenericArgs *ga, TyList *parent_args, Span at, struct Infer *hole);
Predicates lower_bounds(Sema *s, Module *m, Def *owner, Ty self, Bounds b);
bool tool_made(Sema *s, Span sp);    /* a derive, an attribute, sugar or a macro of the library: lints are silent there */
/* Expansion of E_MACRO / S_MACRO / P_MACRO / TE_MACRO in bodies; sets lowered, reports. */
void expand_expr(Sema *s, Module *m, Expr *e);
void expand_stmt(Sema *s, Module *m, Stmt *st);
void expand_pat(Sema *s, Module *m, Pat *p);
void expand_type(Sema *s, Module *m, TypeExpr *t);

/* The parts of sema_new and sema_check that resolve.c does. */
void resolve_init(Sema *s);                /* crates, primitive names; after the types exist */
void check_attributes(Sema *s);            /* resolve_attr.c: of what is no item, and the lints that attributes name */
void resolve_check_items(Sema *s);         /* imports, impls, signatures, lifetimes, main: before bodies */
void resolve_lint(Sema *s);                /* after bodies, without errors only: unused_imports, dead_code, unused_macros */
void resolve_lint_with_errors(Sema *s, bool stopped);    /* instead of it where there are errors: unused imports; stopped: no body was checked */
void private_lint(Sema *s);                /* resolve_private.c: what speaks of types that are more private than itself */
void lint_items(Sema *s);                  /* resolve_private.c too: type_alias_bounds, non_local_definitions */
bool has_modules(Sema *s);                 /* the learner wrote `mod` somewhere */
const char *def_kind_name(const Def *d);
/* resolve_overlap.c: two of the learner's impls of it are for the same type, or one and the library's. Told (E0119) the first time. */
bool impls_conflict(Sema *s, Def *trait);
/* Or one of its impls is not this crate's to make: rustc then compares none of them with the trait. */
bool impls_incoherent(Sema *s, Def *trait);
bool sema_stop_at_names(Sema *s);          /* stop.c: what rustc does not come to say after an error among names is dropped; true: no body was judged */
LintLevel lint_level(Sema *s, DiagCode c, Span at);   /* lint_level.c: what holds for a lint there */
bool lint_allowed(Sema *s, Sym lint, Span at);   /* by an attribute, whatever its own level; "clippy::name" is Clippy's */
void sema_load_all(Sema *s);               /* every file of the library (tests) */
Def *def_new(Sema *s, DefKind k, Sym name, Span span, Def *parent, Module *m); /* closures, async blocks: made by check */
bool item_enabled(Sema *s, Attrs attrs);   /* cfg, with tokio_1_24 / tokio_1_53 */
void dump_sigs(Sema *s, Buf *out);         /* a line per item of the learner's program: its signature */

/* --- infer.c: variables --------------------------------------------------- */
typedef struct Infer Infer;
typedef struct ParamEnv { Predicate *v; u32 n; } ParamEnv;    /* what may be assumed, supertraits spelled out */
ParamEnv *param_env(Sema *s, Def *owner);
ParamEnv *param_env_of(Sema *s, const Predicate *v, u32 n);   /* of these and what follows from them */
Infer *infer_new(Sema *s, ParamEnv *env);
Infer *infer_again(Sema *s, ParamEnv *env); /* the same, with the lists of one that is done */
void infer_done(Infer *f);                 /* nobody uses it any more */
Ty infer_var(Infer *f, InferKind k, Span at);
Ty infer_resolve(Infer *f, Ty t);          /* deep: known variables replaced */
Ty infer_shallow(Infer *f, Ty t);          /* outermost only */
bool infer_unify(Infer *f, Ty a, Ty b);    /* on failure nothing is bound; TY_ERR goes with all. Projections must be normalised before */
typedef struct Snapshot { u32 vars, trail, obls; u64 progress; } Snapshot;
Snapshot infer_snapshot(Infer *f);
void infer_rollback(Infer *f, Snapshot s); /* undo bindings since */
TyList *infer_fresh_args(Infer *f, Def *d, TyList *parent /* or NULL */, Span at);
Span infer_origin(Infer *f, Ty var);
Def *infer_param_of(Infer *f, Ty var);     /* the generic parameter that a variable of infer_fresh_args stands for, or NULL */
void infer_set_diverging(Infer *f, Ty var);/* falls back to () (2024: !) where nothing else is known */
/* Where rustc points when a type stays unknown is the checker's knowledge: called
 * instead of the plain report, at most once per Infer. code: E0282, E0283 or E0284. */
typedef struct AmbiguityHook {
  void *ctx; void (*report)(void *ctx, DiagCode code, Ty unknown, Predicate p, Span at);
  const AstBody *(*around)(void *ctx, Span at);   /* the innermost body around a place */
  void (*bound)(void *ctx, Diag *g, Ty param, const struct Def *trait);  /* what a generic parameter lacks */
} AmbiguityHook;
void infer_on_ambiguous(Infer *f, AmbiguityHook h);
bool infer_tainted(Infer *f);              /* met a TY_ERR: E0282 and its kind are not said any more */

/* --- solve.c: traits ------------------------------------------------------ */
typedef enum { SOLVE_NO, SOLVE_YES, SOLVE_MAYBE } SolveResult;
typedef enum { SEL_IMPL, SEL_PARAM, SEL_BUILTIN, SEL_CLOSURE, SEL_FN, SEL_FUTURE, SEL_OBJECT, SEL_AUTO, SEL_OPAQUE } SelKind;
typedef struct Selection {
  SelKind kind;
  Def *impl; TyList *impl_args;            /* SEL_IMPL: arguments may hold fresh variables that nested obligations fix */
  Predicate *nested; u32 n_nested;
  const Predicate *param;                  /* SEL_PARAM */
} Selection;
SolveResult solve_select(Infer *f, TraitRef tr, Selection *out);
/* Obligations that wait until more is known. cause: for E0277's place and notes. */
typedef struct Cause { Span span; enum { CAUSE_MISC, CAUSE_CALL_BOUND, CAUSE_TRY, CAUSE_AWAIT, CAUSE_FOR, CAUSE_OP, CAUSE_SIZED_LOCAL, CAUSE_FORMAT, CAUSE_RETURN, CAUSE_SPAWN_SEND } kind;
                       Def *origin; Span bound_span; const struct Cause *parent;
                       Span operand; /* CAUSE_AWAIT: what is awaited, where that is a call */
                       Span call; /* of the whole call where span is one of its arguments; else nowhere */ } Cause;
void solve_add(Infer *f, Predicate p, Cause c);
void solve_pending(Infer *f);              /* as far as it goes; progress binds variables */
void solve_forget_format(Infer *f, Span within);             /* what the arguments of a format are asked there is not asked after all */
/* Defaults int, float and diverging variables, then goes on. Closure captures are
 * analysed after it and before solve_finish, which calls it too. */
void solve_fallback(Infer *f);
bool solve_failed(const Infer *f);           /* is there an obligation that does not hold? */
void solve_finish(Infer *f);               /* after defaulting of int and float variables; what is still open or false is reported (E0277, E0282, E0283, E0271) */
/* Send, Sync ... of futures and opaque types wait for captures, hidden types and
 * AstBody.witness: call once for each item when those are known for its bodies. `first` is
 * called for the functions whose futures are looked into, before anything is reported as
 * solve_finish does. OTHER_FAILED: as an error of its types; OWN_FAILED: of its own async blocks. */
typedef enum { SEND_OK, SEND_OTHER_FAILED, SEND_OWN_FAILED } SendAnswer;
SendAnswer solve_deferred(Sema *s, const Def *item /* NULL: what is in no body */, void *ctx, void (*first)(void *ctx, Def *fn));
/* The pending obligations that speak of a variable (for closure signatures and expected types). */
u32 solve_obligations_for(Infer *f, Ty var, Predicate *out, Def **whose /* of each: the item that asks it; or NULL */, u32 max);
bool solve_holds(Infer *f, Ty self, Def *trait);             /* trait without further arguments; MAYBE counts as no */
SolveResult solve_probe(Infer *f, TraitRef tr);              /* nested too; binds nothing */
/* Replaces projections by what they are (or by a fresh variable and an obligation); opaque types stay. */
Ty normalize(Infer *f, Ty t, Span at);
/* Without variables, after checking: opaque types revealed. Used by `code`. */
Ty normalize_concrete(Sema *s, Ty t);
/* Parameters and result of a closure, function item or pointer, normalised; false: not callable. */
bool callable_sig(Infer *f, Ty t, TyList **inputs, Ty *output);
bool trait_is_auto(const Def *trait);
bool is_fn_trait(const Def *trait);        /* Fn, FnMut, FnOnce */
/* NULL, or what stands against dyn Trait (E0038), as rustc words it; *at: where. */
const char *trait_not_object_safe(Sema *s, Def *trait, Span *at);
bool report_not_object_safe(Sema *s, Def *trait, Span at);   /* E0038, where it is not */
bool ty_is_copy(Sema *s, ParamEnv *env, Ty t);
bool ty_needs_drop(Sema *s, ParamEnv *env, Ty t);            /* generic: true when it may */
bool ty_may_need_drop(Sema *s, ParamEnv *env, Ty t);        /* as a caller knows it: what an opaque type hides may need it */
bool ty_is_sized(Sema *s, ParamEnv *env, Ty t);
/* What a trait's method is for concrete types. */
typedef struct Resolved {
  enum { RM_FN, RM_CLOSURE_CALL, RM_FN_PTR_CALL, RM_FN_DEF_CALL, RM_VIRTUAL, RM_ASYNC_POLL, RM_CLONE_BUILTIN, RM_BUILTIN, RM_NONE } kind;
  Def *def; TyList *args;      /* RM_FN: the function (an impl's, or the trait's default) and its arguments */
  u32 vindex;                  /* RM_VIRTUAL: index into the trait's vtable methods */
  Ty self;                     /* the others: the type it is on */
  ClosureKind call_kind;       /* RM_*_CALL: which of call, call_mut, call_once was asked */
} Resolved;
Resolved resolve_method(Sema *s, Def *method, TyList *args);
/* Object-safe methods of a trait and its supertraits, in vtable order */
Def **vtable_methods(Sema *s, Def *trait, u32 *n);
/* The trait of a dyn type, then all its supertraits, each once, with self as Self */
TraitRef *vtable_traits(Sema *s, Ty dyn, Ty self, u32 *n);
Def *drop_impl(Sema *s, Ty adt, TyList **args);              /* its Drop impl or NULL */

/* --- consteval.c ---------------------------------------------------------- */
bool const_eval_int(Sema *s, Module *m, Def *owner, Expr *e, Ty expect, i128 *out);    /* lengths, discriminants, literal patterns; reports E0080 */
Ty const_arg(Sema *s, Module *m, Def *owner, Expr *e, Ty ty);   /* TY_CONST, TY_PARAM, or t_err */

/* --- exhaust.c: after a body is checked ----------------------------------- */
void check_matches(Sema *s, AstBody *b);   /* E0004, E0005, unreachable_patterns */
#endif
