/* check — the private header of body checking (check_*.c, upvar*.c, lint_*.c).
 *
 * One Fcx lives while one function, constant or static is checked, with all its
 * closures and async blocks. Types are written into the tree while they may
 * still hold inference variables; the nodes are listed, and check_writeback puts
 * the final types in. The order at the end of a body is rustc's: pending
 * obligations, fallback of literals and of diverging variables, casts, captures
 * and closure kinds, calls of closures, remaining obligations, writeback.
 */
#ifndef POLLSCOPE_CHECK_H
#define POLLSCOPE_CHECK_H
#include "sema/sema.h"

/* What the surroundings say about an expression's type. EXP_CAST is a hint for literals only,
 * EXP_RVALUE a hint that does not bind (the operand of `&` before unsizing). */
typedef struct Expect { enum { EXP_NONE, EXP_HAS, EXP_CAST, EXP_RVALUE } kind; Ty ty; } Expect;
#define NO_EXPECT ((Expect){EXP_NONE, NULL})
static inline Expect expect_has(Ty t) { return (Expect){EXP_HAS, t}; }

/* Several expressions that give one value: arms, branches, breaks, returns, elements. */
typedef struct CoerceMany { Ty expected, merged; VEC(Expr *) exprs; u32 pushed; bool bad; } CoerceMany;

typedef enum { DV_MAYBE, DV_ALWAYS, DV_WARNED } Diverges;
typedef enum { BR_LOOP, BR_WHILE, BR_FOR, BR_BLOCK, BR_CLOSURE, BR_ASYNC } BreakKind;
typedef struct Breakable { BreakKind kind; Ident label; Expr *e; CoerceMany *co; bool may_break, label_used; } Breakable;
typedef struct Binding { Sym sym; u32 ctx; Local *local; } Binding;
typedef struct CastCheck { Expr *e; Ty from, to; } CastCheck;
typedef struct CallCheck { Expr *e; Def *closure; } CallCheck;   /* call of a closure whose kind is not known yet */

typedef struct Fcx {
  Sema *s; Infer *inf; ParamEnv *env; Arena *arena;
  Def *owner; Module *mod; AstBody *root, *body;
  CoerceMany *ret; Ty ret_ty; Span ret_span; Block *body_block; /* of the function, closure or async block being checked */
  Expr *async_fn_expr; Ty async_fn_ret;       /* the async block that an async fn's body is */
  Ty self_opaque_from[8], self_opaque_to[8]; u32 n_opaque; /* the body's own `impl Trait` results and their variables */
  VEC(Binding) binds;
  VEC(Breakable *) breaks;
  Diverges div; Span div_span;
  Expr *call;                                 /* the call whose callee path is being checked: for places of E0277 */
  VEC(Expr *) exprs; VEC(Pat *) pats; VEC(AstBody *) bodies; VEC(Expr *) closures;
  VEC(CastCheck) casts; VEC(CallCheck) calls;
  u32 depth;
  bool dead;                                  /* in code that is never reached */
  Span closure_cause;                         /* where a bound asks for the closure being checked */
} Fcx;

struct CheckState { u32 foreign_errors; VEC(Def *) stack; bool late; };

static inline Expect expect_resolve(Fcx *fc, Expect x) { if (x.ty) x.ty = infer_shallow(fc->inf, x.ty); return x; }
/* rustc's only_has_type: the type, where it binds */
static inline Ty expect_only(Fcx *fc, Expect x) { return x.kind == EXP_HAS ? infer_shallow(fc->inf, x.ty) : NULL; }
static inline Ty expect_hint(Fcx *fc, Expect x) { return x.kind == EXP_NONE ? NULL : infer_shallow(fc->inf, x.ty); }
static inline Ty shallow(Fcx *fc, Ty t) { return infer_shallow(fc->inf, t); }
static inline Ty new_var(Fcx *fc, Span at) { return infer_var(fc->inf, INFER_TY, at); }
Ty resolve_now(Fcx *fc, Ty t);                /* shallow, after trying pending obligations if it is still a variable */
Ty norm(Fcx *fc, Ty t, Span at);
static inline bool is_ty_var(Ty t) { return t->kind == TY_INFER && t->infer == INFER_TY; }
static inline bool is_err(Ty t) { return t->kind == TY_ERR; }

/* check.c */
Local *scope_find(Fcx *fc, Ident id);
Local *local_new(Fcx *fc, Ident name, Ty ty, bool mut);
void scope_add(Fcx *fc, Local *l);
Diags *fc_diags(Fcx *fc);
Str tystr(Fcx *fc, Ty t);
void add_pred(Fcx *fc, Predicate p, Cause c);
void add_trait(Fcx *fc, Def *trait, Ty self, const Ty *more, u32 n, Cause c);
void add_preds_of(Fcx *fc, Def *d, TyList *args, Cause c);
TyList *list1(Sema *s, Ty a);
TyList *list2(Sema *s, Ty a, Ty b);
Ty replace_opaques(Fcx *fc, Ty t);
Def *trait_method(Sema *s, Def *trait);       /* the first function of an operator trait */
Cause cause_at(Span sp);
void note_upvar(Fcx *fc, Local *l);

/* check_expr.c */
Ty check_expr(Fcx *fc, Expr *e, Expect x);
Ty check_expr_coerce(Fcx *fc, Expr *e, Ty want);     /* checks and coerces; reports E0308; gives want, or the error type */
Ty check_expr_has(Fcx *fc, Expr *e, Ty want);        /* no coercion but `!` */
Ty check_expr_none(Fcx *fc, Expr *e);
void warn_unreachable(Fcx *fc, Span sp, const char *what);
bool is_place_expr(Expr *e);

/* check_block.c */
Ty check_block(Fcx *fc, Expr *e, Block *b, Expect x);
Ty check_if(Fcx *fc, Expr *e, Expect x);
Ty check_match(Fcx *fc, Expr *e, Expect x);
Ty check_let_cond(Fcx *fc, Expr *e);
Ty check_loop(Fcx *fc, Expr *e, Expect x);
Ty check_break(Fcx *fc, Expr *e);
Ty check_continue(Fcx *fc, Expr *e);
Ty check_return(Fcx *fc, Expr *e);

/* check_path.c */
typedef struct ValuePath { enum { VP_ERR, VP_LOCAL, VP_DEF } kind; Local *local; Def *def; TyList *substs; } ValuePath;
Ty check_path_expr(Fcx *fc, Expr *e);
bool resolve_value(Fcx *fc, Path *p, Namespace ns, bool pattern, ValuePath *out);  /* reports; false after an error */
bool resolve_struct_path(Fcx *fc, Path *p, VariantDef **v, Ty *ty, Span at);       /* struct literal or pattern: variant and the ADT's type */
Ty value_path_type(Fcx *fc, Def *def, TyList *substs, Span at);
Def *lang_by_name(Fcx *fc, Path *p);
Ty adt_of(Fcx *fc, Def *variant, TyList *substs);    /* the ADT that a variant's or struct's constructor makes */

/* check_call.c */
Ty check_call(Fcx *fc, Expr *e, Expect x);
Ty check_method_call(Fcx *fc, Expr *e, Expect x);
bool tail_unsized(Fcx *fc, Ty t, u32 depth);              /* str, a slice or dyn Trait, or a struct that ends in one; depth 0 */
void check_args(Fcx *fc, Expr *call, Span fn_span, const Ty *formal, u32 n_formal, Ty output, Expect x, Expr **args, u32 n, Def *fn, bool tupled);
void finish_calls(Fcx *fc, Def *closure);             /* those of this closure, whose kind is known now */
FnSig *inst_sig(Fcx *fc, Def *fn, TyList *args, Span at);
Ty sig_fn_ptr(Fcx *fc, Ty t);                        /* function item or closure as fn pointer type */

/* check_method.c, check_probe.c */
typedef struct DerefSteps { Ty v[24]; bool overloaded[24]; u32 n; bool unsized_last, bad_var; } DerefSteps; /* overloaded[i]: how v[i+1] came from v[i] */
typedef struct Pick {
  Def *fn; TyList *parent_args;                      /* of its impl or trait, fresh */
  u32 derefs; bool autoref, autoref_mut, unsize, mut_to_const;
  bool trait_candidate;
} Pick;
typedef struct ProbeFail { Def *private_fn; Predicate unsat; bool has_unsat, bad_var, ambiguous; Def *cands[4]; u32 n_cands;
  bool even_private;                                 /* given: what may not be named here is found, too */
} ProbeFail;
Ty deref_builtin(Fcx *fc, Ty t, bool explicit_);
Ty deref_overloaded(Fcx *fc, Ty t, Span at);         /* Deref::Target or NULL */
void autoderef(Fcx *fc, Ty t, Span at, bool raw, DerefSteps *out);
u32 deref_adjusts(Fcx *fc, const DerefSteps *st, u32 n, bool mut, Adjust *out);
bool probe_method(Fcx *fc, Ty self, Sym name, Span at, Pick *out, ProbeFail *why);
bool probe_assoc(Fcx *fc, Ty self, Sym name, Span at, Def **item, TyList **parent_args, ProbeFail *why);
void apply_adjusts(Fcx *fc, Expr *e, const Adjust *a, u32 n);
void make_place_mut(Fcx *fc, Expr *e);               /* Deref -> DerefMut, Index -> IndexMut along a place */
Ty expr_adj_ty(Expr *e);
bool trait_method_for(Fcx *fc, Def *trait, Ty self, const Ty *more, u32 n, Span at, Callee *out); /* may hold */

/* check_op.c */
Ty check_binary(Fcx *fc, Expr *e, Expect x);
Ty check_assign_op(Fcx *fc, Expr *e);
Ty check_assign(Fcx *fc, Expr *e, Expect x);
Ty check_unary(Fcx *fc, Expr *e, Expect x);
Ty check_index(Fcx *fc, Expr *e);
void op_make_builtin(Fcx *fc, Expr *e);

/* check_sized.c */
void check_sized_values(Fcx *fc);

/* check_cast.c */
Ty check_cast(Fcx *fc, Expr *e);
void finish_casts(Fcx *fc);

/* check_data.c */
Ty check_struct(Fcx *fc, Expr *e, Expect x);
Ty check_field(Fcx *fc, Expr *e);
Ty check_tuple(Fcx *fc, Expr *e, Expect x);
Ty check_array(Fcx *fc, Expr *e, Expect x);
Ty check_repeat(Fcx *fc, Expr *e, Expect x);
Ty check_ref(Fcx *fc, Expr *e, Expect x);

/* check_coerce.c */
bool coerce(Fcx *fc, Expr *e, Ty from, Ty to);       /* applies adjustments; false: nothing changed */
bool can_coerce(Fcx *fc, Ty from, Ty to);
CoerceMany many_new(Ty expected);
bool many_add(Fcx *fc, CoerceMany *m, Expr *e, Ty t);
bool many_add_unit(Fcx *fc, CoerceMany *m);
Ty many_type(Fcx *fc, CoerceMany *m);

/* check_report.c */
Diag *mismatch(Fcx *fc, Span sp, Ty want, Ty got);   /* E0308 */
void mismatch_of_branches(Fcx *fc, Diag *g, Ty want, Ty got);   /* the words of it, where another sentence says what is wrong */
Diag *mismatch_expr(Fcx *fc, Expr *e, Ty want, Ty got);
void report_no_method(Fcx *fc, Expr *e, Ty recv, const ProbeFail *why);
void report_no_assoc(Fcx *fc, Ty self, Ident name, const ProbeFail *why);
Str sort_string(Fcx *fc, Ty t);

/* check_pat.c */
void check_pat_top(Fcx *fc, Pat *p, Ty want, Span origin);   /* binds names in the current scope */
u32 pat_rest_at(Pat **v, u32 n);                            /* where `..` or `x @ ..` stands; UINT32_MAX: nowhere */
void check_pat_of(Fcx *fc, Pat *p, Ty want, Expr *scrut);    /* ... of a value, NULL: none yet: `ref mut` makes its place a mutable one */

DiagCode better_code(Fcx *fc, DiagCode code, Ty unknown);
Ty unknown_here(Fcx *fc, Ty t, Span at);
bool of_nothing(Fcx *fc, Expr *e, Ty t);             /* it is a variable that never gets a value, and what it would be must be known: told */
bool told(const Fcx *fc);
void report_unknown_type(Fcx *fc, DiagCode code, Ty unknown, Span at);

/* check_closure.c */
Ty check_closure(Fcx *fc, Expr *e, Expect x);
Ty check_async(Fcx *fc, Expr *e);
Ty check_await(Fcx *fc, Expr *e);

/* upvar.c: captures and closure kinds of all closures and async blocks of the body, and the calls of those closures */
void upvar_analyze(Fcx *fc);
/* use_walk.c: how every place of a body is used */
typedef struct PlaceProj { enum { PP_DEREF, PP_DEREF_RAW, PP_FIELD, PP_OTHER } kind; u32 field; Ty ty; bool box, ref_mut; } PlaceProj;
typedef struct Place_ { Local *local; PlaceProj *proj; u32 n; Ty root_ty, ty; } UsePlace;   /* local NULL: a temporary or static */
typedef enum { USE_COPY, USE_MOVE, USE_REF, USE_REF_MUT, USE_ASSIGN, USE_UPDATE /* read to be written: `+=`; USE_ASSIGN follows */, USE_INSPECT } UseKind;
/* FORK alternatives follow, each after ALT; JOIN. LOOP body AGAIN body END. LET: e was bound to p. */
typedef enum { FLOW_FORK, FLOW_ALT, FLOW_JOIN, FLOW_LOOP, FLOW_AGAIN, FLOW_END, FLOW_BREAK, FLOW_CONTINUE, FLOW_EXIT, FLOW_LET } FlowKind;
typedef struct UseWalk {
  Sema *s; ParamEnv *env; Infer *inf; Arena *arena; void *ctx;
  void (*use)(struct UseWalk *w, const UsePlace *p, UseKind k, Span at);
  void (*flow)(struct UseWalk *w, FlowKind k, Expr *e, Pat *p);   /* or NULL: the order of evaluation is not asked for */
} UseWalk;
void use_walk_body(UseWalk *w, AstBody *b);

/* check_item.c */
void check_main(Sema *s);
void check_async_recursion(Sema *s);
void check_well_formed(Sema *s, Def *d);                     /* check_wf.c: an item of the learner's program */

/* check_unsafe.c, on checked bodies without errors */
void check_unsafety(Sema *s, AstBody *b);
void lint_static_refs(Sema *s, AstBody *b);
void check_const_calls(Sema *s, AstBody *b);                 /* check_const.c */

/* lint_*.c, on checked bodies without errors */
void lint_liveness(Sema *s, AstBody *b);
void lint_assignments(Sema *s, AstBody *b);
void lint_parens(Fcx *fc, Expr *e, const char *what);
void lint_operands(Fcx *fc, Expr *e);
void lint_while_true(Fcx *fc, Expr *e);
void lint_unused_results(Sema *s, AstBody *b);
void lint_values(Sema *s, AstBody *b);
void report_private_types(Sema *s, AstBody *b);              /* lint_values.c */
void lint_unused_mut(Sema *s, AstBody *b);
void lint_type_names(Sema *s);                               /* lint_names.c; these also beside errors */
void lint_value_names(Sema *s);
void lint_note_literal(Fcx *fc, Expr *e);
void lint_literals(Sema *s);

/* lint_level.c. raise: also what becomes an error; else only errors that are allowed go. */
void lint_levels_apply(Sema *s, bool raise);
void lint_expectations(Sema *s);                             /* behind lint_levels_apply: what #[expect] waited for in vain */
void lint_check_forbidden(Sema *s);
bool lint_hushed(Sema *s, DiagCode c, const Local *l);       /* by an attribute in a macro's body around the binding */
bool from_lib_expansion(Sema *s, Span sp);
#endif
