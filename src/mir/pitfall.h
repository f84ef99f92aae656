/* pitfall — notes on mistakes of async code that rustc accepts (source/pitfall.def).
 *
 * What is said must be so: a note is made of the graphs, of types and of what the library declares of itself
 * (sema/fact.def), never of names, and not where anything is in doubt. Each body of the learner's program is looked at
 * once, as built, before its drops are elaborated; what concerns several bodies waits until the program is accepted.
 */
#ifndef POLLSCOPE_PITFALL_H
#define POLLSCOPE_PITFALL_H
#include "mir/flow.h"

typedef struct BodyCall {      /* to a function that is known by name */
  Def *callee; TyList *args; Span span;
  bool resumed;                /* an await may have been passed before it */
} BodyCall;
typedef struct FutureMade { const Fact *fact; Def *body; } FutureMade; /* the library's, or of one of the program's async bodies; or unknown */
typedef struct Losing {        /* of an async body (pitfall_select.c) */
  bool takes;                  /* its result is something that it took out of a channel */
  bool loses;                  /* dropped at the await `wait`, it loses what it took at `take`, */
  Span take, wait; Sym name;   /* which that variable holds, if it has a name */
  const Fact *fact;            /* or NULL; the library says that what is awaited at `take` loses */
} Losing;
typedef struct Raced { Span at; const Fact *by; FutureMade of; } Raced; /* made for a select!, in a loop */
typedef struct Row { Span first, next; Def *first_body, *next_body; } Row; /* two awaits that do not depend on each other */
typedef struct SeenBody {
  Def *def;
  bool async;                  /* an executor runs it: an async body, or the `poll` of a future written by hand */
  VEC(BodyCall) calls;
  enum { BLOCKS_UNKNOWN, BLOCKS_BUSY, BLOCKS_NO, BLOCKS_YES } blocks;
  const BodyCall *via;         /* BLOCKS_YES: the call that may block */
  Losing *losing;              /* or NULL: not asked yet */
  enum { WAITS_UNKNOWN, WAITS_BUSY, WAITS_NO, WAITS_ALONE } waits; /* ALONE: it lets time pass, and shares nothing with others */
  bool only_ok;                /* its result is a Result, and never an Err */
} SeenBody;
typedef struct LostTask { Span at; const Fact *handle; Ty result; Def *body; /* or NULL */ } LostTask; /* whose handle nothing uses */

typedef struct Pitfalls {
  Mir *m;
  Diags *found;                /* a list of their own: they come last, and only if nothing is refused */
  VEC(SeenBody *) bodies;
  Map of_def;                  /* Def * -> SeenBody * */
  VEC(LostTask) tasks;
  VEC(Raced) raced;
  VEC(Row) rows;
} Pitfalls;

/* A body of the learner's program, before its drops are elaborated. */
void pitfalls_see(Mir *m, MirBody *b);
/* The program is accepted: adds the notes to its diagnostics, in the order of their places, except those whose row of
 * pitfall.def has its bit in `hushed`. */
void pitfalls_tell(Mir *m, u32 hushed);

Diag *pitfall_note(Pitfalls *p, DiagCode c, Span at, const char *fmt, ...) PRINTF(4, 5);
/* What a call runs: a trait's method as its impl, a closure that is called; NULL where that is not known. */
Def *pitfall_callee(Pitfalls *p, const BodyCall *c);
SeenBody *pitfall_body(Pitfalls *p, const Def *d);     /* NULL: none of the learner's */

/* --- pitfall_future.c */
typedef struct Origin { const MTerm *call; /* or NULL: an aggregate */ Ty ty; Span span; } Origin;
/* The only call or aggregate that writes a local, through moves and into_future; false: there are several or none. */
bool origin_of(Pitfalls *p, const MirBody *b, LocalId l, Origin *o);
/* The future that it makes: what the library declares of it, or the program's async body. */
FutureMade future_of(Pitfalls *p, Origin o);
/* Everything that is moved, copied or computed from the local; refs: borrowed from it too. */
Bits tainted(Pitfalls *p, const MirBody *b, LocalId from, bool refs);
/* The block in which the value of an await is taken out of its Poll, and the local that gets it. */
bool value_of(const MirBody *b, u32 await, BlockId *block, LocalId *to);

typedef struct Moved { LocalId from, to; } Moved;      /* a whole local into another */
typedef struct Uses { MirBody *b; Bits used; VEC(Moved) moves; } Uses;
Uses uses_of(Arena *a, MirBody *b);                    /* pitfall_drop.c: the locals whose values anything reads */

/* Each kind of note: of a body when it is seen, of all of them at the end. */
void pitfalls_blocking(Pitfalls *p);                   /* pitfall_block.c */
void pitfalls_holding(Pitfalls *p, MirBody *b);        /* pitfall_hold.c: an async body */
void pitfalls_dropping(Pitfalls *p, MirBody *b);       /* pitfall_drop.c */
void pitfalls_lost_results(Pitfalls *p);
void pitfalls_racing(Pitfalls *p, MirBody *b);         /* pitfall_select.c: an async body */
void pitfalls_lost_in_races(Pitfalls *p);
void pitfalls_awaiting(Pitfalls *p, MirBody *b);       /* pitfall_row.c: an async body */
void pitfalls_in_rows(Pitfalls *p);
bool pitfalls_only_ok(const MirBody *b);
#endif
