/* flow (private to mir) — facts about types in a body, move paths, dataflow.
 *
 * A move path is a place whose being initialised is followed: a local, and the
 * fields, variants, array elements and Box contents of it that some statement
 * moves or assigns. Paths stop where nothing can be moved out: behind references
 * and raw pointers, in slices, in types that implement Drop, in unions.
 */
#ifndef POLLSCOPE_MIR_FLOW_H
#define POLLSCOPE_MIR_FLOW_H
#include "mir/mir.h"

/* --- keep.c --- */
Arena *mir_work(Mir *m);                   /* marked and released by mir_check_body and mir_of: for what no longer matters when they are done */
MirBody *mir_keep(Mir *m, MirBody *b);     /* moved out of the work arena, with its AsyncInfo */

/* --- facts.c --- */
typedef struct Facts { Sema *s; Arena *a; ParamEnv *env; Infer *infer; } Facts;
Facts facts_of(Mir *m, Def *d);
Def *def_owner(Def *d);                    /* the item around closures and async blocks */
Ty facts_norm(Facts *f, Ty t, Span sp);
Ty facts_field_ty(Facts *f, Ty t, u32 variant, u32 field);   /* ADT, tuple, closure, async */
u32 facts_field_count(Facts *f, Ty t, u32 variant);
bool facts_copy(Facts *f, Ty t);
bool facts_needs_drop(Facts *f, Ty t);
bool mir_stmt_panics(const MStmt *st);
/* Calls f for each operand and place that a statement or terminator reads. */
typedef struct Visitor {
  void *ctx;
  void (*operand)(void *ctx, Operand *o);
  void (*place)(void *ctx, MPlace *p, const Rvalue *rv);     /* REF, RAW, LEN, DISCR */
} Visitor;
void visit_rvalue(Rvalue *r, Visitor v);
void visit_term_operands(MTerm *t, Visitor v);
void term_each_succ(MTerm *t, void *ctx, void (*f)(void *ctx, BlockId *b)); /* its targets, not unwind */

/* --- paths.c --- */
#define NO_PATH UINT32_MAX
typedef struct MovePath { u32 parent, child, next; MPlace place; Ty ty; } MovePath;
typedef struct Paths { VEC(MovePath) v; u32 *of_local; MirBody *b; Facts *f; bool check; } Paths;
/* check: for the learner's messages (named variables); else for drops (what needs dropping). */
Paths *paths_build(Facts *f, MirBody *b, bool check);
u32 path_lookup(const Paths *p, MPlace m, bool *exact);      /* nearest; NO_PATH: not followed */
typedef enum { MOVE_OK, MOVE_BEHIND_REF, MOVE_INDEX, MOVE_OUT_OF_DROP, MOVE_UNION } MoveKind;
MoveKind move_kind(Facts *f, const MirBody *b, MPlace m, u32 *at); /* *at: the projection that forbids it */

typedef struct FlowState { Bits init, uninit, ever; } FlowState;   /* maybe; ever: not undone by moves */
typedef struct Flow { Paths *p; FlowState *in; bool *reached; MPlace *discr_of; } Flow;
Flow *flow_run(Paths *p);
FlowState state_new(Arena *a, u32 n);
void state_copy(FlowState to, FlowState from);
void state_set(const Paths *p, FlowState s, u32 path, bool init); /* with all below */
void flow_stmt(Flow *f, FlowState s, MStmt *st);
void flow_term_moves(Flow *f, FlowState s, MTerm *t);        /* operands and dropped place, before any edge */

/* Those that the entry reaches without a panic, in the order in which rustc checks them; how many. */
u32 blocks_as_met(Arena *a, MirBody *b, u32 *order);
bool flow_unwind_state(Flow *f, BlockId id, FlowState out, FlowState tmp); /* out: state on its unwind edge; false: cannot panic */

/* --- liveness.c --- */
typedef struct Live { Bits *yield_live; Bits *conflict; } Live;
/* For each await: locals that hold something needed later; for each local: others that need storage at the same time. */
Live live_across_yields(Arena *a, MirBody *b, u32 n_awaits, Bits *storage_at_yield);

/* --- witness.c --- */
void mir_async_witness(Mir *m, MirBody *b);  /* AstBody.witness; before drops are elaborated */
#endif
