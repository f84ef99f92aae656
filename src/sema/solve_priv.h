/* solve_priv — what infer.c, solve_*.c and method_resolve.c share.
 *
 * One Infer is one body's worth of unknowns: variables, the trail that undoes
 * their bindings, the obligations that wait. One SolveState per Sema keeps what
 * outlives bodies: results for predicates without variables, and the obligations
 * put off until captures, hidden types and await witnesses are known.
 */
#ifndef POLLSCOPE_SOLVE_PRIV_H
#define POLLSCOPE_SOLVE_PRIV_H
#include "sema/sema.h"

enum { SOLVE_DEPTH = 128 };    /* rustc's recursion limit: E0275 beyond */

typedef struct InferVar {
  Ty bound;                    /* NULL: unknown; may be another variable */
  InferKind kind;
  Span origin;
  Def *param;
  bool diverging;
} InferVar;

typedef enum { OBL_OPEN, OBL_DONE, OBL_FAILED } OblState;
typedef struct Obligation {
  Predicate p;
  Cause cause;
  u32 parent;                  /* index + 1 of the one that needs it */
  u32 depth;
  u8 state;                    /* OblState */
  bool overflow;
  Ty expected, found;          /* PRED_PROJ that failed: the two types */
  u64 tried;                   /* value of Infer.progress when last tried, + 1; 0: in any case again */
  u32 waits[4]; u8 n_waits;    /* variables; while none of them is known, trying again would end as it did. 0: not known which */
} Obligation;

typedef struct TrailEntry { u32 index; bool obligation; } TrailEntry;

/* A goal being evaluated, up to the one first asked; for cycles and limits. */
typedef struct Goal { Predicate p; const struct Goal *up; u32 depth; } Goal;

/* A goal with variables whose candidates are being tried; for goals that come back to themselves. */
typedef struct OpenGoal { TraitRef tr; const struct OpenGoal *up; } OpenGoal;

struct Infer {
  Sema *s;
  ParamEnv *env;
  VEC(InferVar) vars;
  VEC(TrailEntry) trail;
  VEC(Obligation) obls;
  u32 first_open;              /* no open obligation stands before it */
  u64 progress;                /* names the present set of bindings: equal ones, nothing has changed */
  u64 stamps;                  /* the names given so far */
  u32 norm_depth;
  const OpenGoal *open;
  bool rigid;                  /* see infer_unify_rigid */
  u32 cycle_min;               /* shallowest goal that a cycle came back to; UINT32_MAX none */
  bool reveal;                 /* opaque types are their hidden types */
  bool final;                  /* captures and closure kinds may be read */
  bool hit_unknown;            /* an answer depended on a fact that is not known yet */
  bool overflow;
  bool numbers_told;           /* a failure was told of before numbers without a type got one */
  bool silent;                 /* a helper of queries: reports nothing */
  bool tainted;                /* an error type took part: what is unknown may be so because of it */
  bool ambiguity_reported;
  u32 errors_at_start;
  AmbiguityHook hook;
  VEC(struct KindCheck { Ty closure; Def *trait; Cause cause; }) kind_checks;
  Map env_norm;                /* TY_PROJ id -> what it is in env */
};

typedef struct Deferred { ParamEnv *env; Predicate p; Cause cause; } Deferred;
/* Which of them stand in which of the learner's items (solve_deferred.c). */
typedef struct ItemSpan { u32 lo, hi; const Def *item; } ItemSpan;
typedef VEC(u32) DeferredList;
typedef struct DeferredPlaces { VEC(ItemSpan) items; u32 n_bodies, n_placed; Map lists; } DeferredPlaces; /* item's id + 1 -> DeferredList * */
typedef struct Work { Predicate p; u32 depth; u64 tried; bool done; } Work;
typedef VEC(Work) WorkVec;
typedef struct SolveState {
  Map global;                  /* closed predicates: key2(trait, args) -> SolveResult + 1 */
  Map projections;             /* key2(assoc type, args) -> the type, where nothing but these decides it */
  Map bounds;                  /* assoc type or trait id -> Predicates* (item bounds) */
  Map envs;                    /* owner id -> ParamEnv* */
  Map methods;                 /* key2(def, args) -> Resolved* */
  Map concrete;                /* type id -> normalised type */
  Map needs_drop, drops;       /* type id -> answer + 1 */
  Map vtables;                 /* trait id -> struct VtableMethods* */
  VEC(WorkVec) spare_work;     /* lists of work that are done */
  Infer *spare;                /* one whose body is done: its lists are used again */
  VEC(Deferred) deferred;
  DeferredPlaces places;
  Infer *query;                /* empty environment, opaque types revealed */
} SolveState;

SolveState *solve_state(Sema *s);
Infer *query_infer(Sema *s);           /* the shared one for types without variables */

/* infer.c */
bool infer_unify_lists(Infer *f, const TyList *a, const TyList *b);
bool infer_unify_rigid(Infer *f, const TyList *a, const TyList *b);   /* a projection is equal to itself only: nothing is normalised */
TyList *infer_resolve_list(Infer *f, TyList *l);
Predicate infer_resolve_pred(Infer *f, Predicate p);
void infer_bind(Infer *f, u32 index, Ty t);
u32 infer_root(Infer *f, Ty var);

/* solve_project.c: projections found on the way that are not known yet go to out. */
Ty norm_into(Infer *f, Ty t, PredVec *out);
TyList *norm_list_into(Infer *f, TyList *l, PredVec *out);
Predicate norm_pred(Infer *f, Predicate p, PredVec *out);
typedef enum { PROJ_IS, PROJ_RIGID, PROJ_UNKNOWN, PROJ_ERROR } ProjKind;
ProjKind project(Infer *f, Def *assoc, TyList *args, PredVec *out, Ty *result);
const Predicates *item_bounds(Sema *s, Def *assoc_or_trait);  /* `type X: A + B`, `trait T: A<X = B>`; Self = args[0] */

/* solve_eval.c */
SolveResult eval_goal(Infer *f, Predicate p, const Goal *up);
SolveResult eval_all(Infer *f, const Predicate *ps, u32 n, const Goal *up);
SolveResult commit_all(Infer *f, PredVec *ps, const Goal *up);  /* bindings stay; what is left open stays in ps */
bool env_speaks_of_types(const Infer *f);                     /* a where-clause without parameters */
bool pred_is_coinductive(const Predicate *p);
bool pred_is_closed(const Infer *f, const Predicate *p);       /* nothing is to be learnt from it any more */

/* solve.c */
SolveResult select_in(Infer *f, TraitRef tr, Selection *out, const Goal *up);

/* solve_builtin.c: YES with nested obligations, NO, MAYBE; SOLVE_NONE: no opinion */
typedef enum { B_NONE, B_NO, B_YES, B_MAYBE } BuiltinAnswer;
BuiltinAnswer builtin_select(Infer *f, TraitRef tr, PredVec *nested, SelKind *kind);
bool trait_is_builtin_only(TraitRef tr);       /* impls are not looked at for this self type */
bool callable_with(Infer *f, Ty t, TyList **in, Ty *out, PredVec *nested);
ClosureKind closure_kind_of(const Def *t);                     /* of them and the Async ones: what it asks for */
bool closure_lends(Ty t);                                      /* an async closure that can be called again, and whose futures borrow from it */
BuiltinAnswer auto_select(Infer *f, TraitRef tr, PredVec *nested);
u32 capture_types(Sema *s, Ty t, Ty **out);    /* fields of a closure or future */
Ty struct_tail(Sema *s, Infer *f, Ty t);

/* solve_report.c */
void report_failed(Infer *f, const Obligation *o);
void report_ambiguous(Infer *f, const Obligation *o);
void report_kind(Infer *f, Ty closure, Def *trait, Cause c);
void report_lending(Infer *f, Ty closure, Def *trait, Cause c);

static inline TraitRef trait_of(Sema *s, Def *trait, Ty self) {
  return (TraitRef){trait, ty_list(s, &self, 1)};
}
static inline Predicate pred_trait(TraitRef tr) { return (Predicate){.kind = PRED_TRAIT, .tr = tr}; }
Predicate pred_of(Sema *s, Def *trait, Ty self);
#endif
