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
/* --- borrow.c -------------------------------------------------------------- */
void check_borrows(Moves *v);
#endif
