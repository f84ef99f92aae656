/* moves (private to mir) — the learner's mistakes with ownership, found on the graph. */
#ifndef POLLSCOPE_MIR_MOVES_H
#define POLLSCOPE_MIR_MOVES_H
#include "mir/flow.h"

typedef struct Moves {
  Mir *m; Sema *s; Diags *d; Facts f; MirBody *b; Paths *p; Flow *flow;
  FlowState at;                /* state before the statement looked at */
  BlockId block; u32 index;    /* which one; index == stmts.n: the terminator */
  Map reported; bool bad;
} Moves;

/* --- describe.c: places in words ------------------------------------------ */
Str describe_place(Moves *v, MPlace m);    /* "x", "x.name", "*x", "x[_]"; empty: a temporary */
Capture *captured_at(Moves *v, MPlace m, u32 *used); /* m starts with a capture of this body; *used: its projections */
Str ty_text(Moves *v, Ty t);
/* --- moves_report.c -------------------------------------------------------- */
typedef enum { USE_COPY, USE_MOVE, USE_BORROW, USE_ASSIGN_PART } UseKind;
void report_use(Moves *v, u32 path, MPlace m, UseKind k, Span sp, Span inner);
void report_bad_move(Moves *v, MPlace m, MoveKind k, u32 at, const MStmt *st);
/* --- mutability.c ---------------------------------------------------------- */
void check_mutable(Moves *v, MPlace m, bool assign, Span sp);
void check_assign_local(Moves *v, LocalId l, Span sp);
/* --- suggest.c: as sema/suggest.h ------------------------------------------- */
void suggest_clone(Moves *v, Diag *g, FixGrade grade, Span at, Ty t);
/* What keeps a value that `st` moves away: t is its type, var its variable or NULL. */
void suggest_for_moved(Moves *v, Diag *g, const MStmt *st, Ty t, const Local *var, bool partial);
void suggest_for_loop(Moves *v, Diag *g, Span at);
void suggest_move_keyword(Moves *v, Diag *g, Span at);      /* of the closure or async block that begins at `at` */
void suggest_mut_ref(Moves *v, Diag *g, const Local *l);    /* l is a `&` that something is to be changed through */
void suggest_let(Moves *v, Diag *g, Span at);
/* --- borrow.c -------------------------------------------------------------- */
void check_borrows(Moves *v);
#endif
