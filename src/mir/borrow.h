/* borrow (private to mir) — the borrow check of one body; the essay stands in borrow.c. */
#ifndef POLLSCOPE_MIR_BORROW_H
#define POLLSCOPE_MIR_BORROW_H
#include "mir/moves.h"
#include "mir/region.h"

#define NO_POINT UINT32_MAX
typedef u32 Point;              /* a statement or terminator: Borrow.start[block] + index */

typedef struct Loan {
  Region region; MPlace place; LocalId to; Point at;
  bool mut, two_phase, dead /* nothing can be in its way */;
  Point active;                 /* two-phase: where it is first used; else NO_POINT */
  u32 next_force;               /* the next of the same local, + 1 */
  const MStmt *st;
} Loan;

typedef enum { DEPTH_SHALLOW, DEPTH_DEEP, DEPTH_DROP } Depth;
typedef enum { ACC_READ, ACC_SHARE /* & */, ACC_BORROW_MUT, ACC_RESERVE, ACC_ACTIVATE, ACC_MOVE, ACC_ASSIGN, ACC_REPLACE,
               ACC_DEAD, ACC_DROP, ACC_EXIT } AccKind;
typedef struct Access { AccKind kind; Depth depth; MPlace place; Span span; const MStmt *st; u32 loan; /* ACTIVATE: which */ } Access;

typedef struct PointList { Point *v; u32 *from; } PointList;  /* v[from[i]] .. v[from[i + 1]] */

typedef struct Conflict { u32 loan; Access acc; Point p; u32 order; } Conflict;

typedef struct Borrow {
  Moves *v; Mir *m; Regions *R; Arena *a; MirBody *b; Body B;
  Shape **shape;                /* per local; NULL: no regions */
  u32 n_universal;              /* the first regions: 'static, the caller's, those of the signature */
  VEC(Region) slots;            /* of a closure or async block: the regions of its captures, parameters, result */
  Sig *sig; Bits asked; Shape *hidden, *async_result;
  bool hidden_bad; /* sig: of a function whose lifetimes are known; hidden: what its opaque result is */
  VEC(TypeTest) params;         /* what is known of parameters: T: 'a */
  Point *start, n_points; BlockId *block_of;
  Access *accesses;             /* room for those of any point */
  PointList touch;              /* per local: where it is named, in order of points */
  u32 *pred_from; BlockId *preds;
  VEC(Loan) loans;
  u32 *edge_from; u32 *edge_of; /* edges by `longer` */
  LocalId *owner; u32 n_owned;  /* region -> local whose type it is in, or NO_LOCAL; others have none */
  Bits on_drop;                 /* region: dropping its owner needs it */
  struct LiveAt { Point *v; u32 n; } *live, *live_drop; bool *live_known;    /* per local, made when asked for */
  Bits *touched;                /* per local: touch and what comes into force there, as a set; w NULL: not made yet */
  u32 *force_head;              /* per local: first two-phase loan + 1 of a place in it */
  u32 *stamp, *stamp2, *seen, tick; u32 *came; /* scratch: by point, by point, by region, the edge that led there */
  u32 *queue, *rqueue, *walk, seen_tick;
  Bits extent, in_force, reserved, marks, holds;
  u32 *loan_at;                 /* per local: two-phase loan + 1 that it holds */
  VEC(Conflict) conflicts;
  Region env; VEC(Region) once; /* a closure's: of its captures while it runs (STATIC: none), and all that are others at each call */
  Bits known;                   /* universal x universal: declared or implied */
  bool summary;                 /* a closure or async block: what it needs is its creator's to see to */
  bool asks_static;             /* but not that a parameter's type is 'static: the bounds of the function around it are known */
} Borrow;

/* --- borrow_build.c --- */
void borrow_constraints(Borrow *w);
Shape *place_shape(Borrow *w, MPlace m);
/* --- borrow_live.c --- */
void borrow_points(Borrow *w);
struct LiveAt local_live(Borrow *w, LocalId l, bool drop);
bool live_at(Borrow *w, LocalId l, bool drop, Point p);
MStmt *stmt_at(const Borrow *w, Point p);                  /* NULL: the terminator */
MTerm *term_at(const Borrow *w, Point p);
void each_succ_point(Borrow *w, Point p, void *ctx, void (*f)(void *ctx, Point q));
/* --- borrow_access.c --- */
Ty base_of(const Borrow *w, MPlace m, u32 i);              /* of what projection i is made of */
u32 accesses_at(Borrow *w, Point p, LocalId root, const Access **out);      /* until it is asked again */
bool place_ignored(const Borrow *w, MPlace m);
bool places_conflict(Borrow *w, MPlace borrowed, MPlace accessed, Depth depth);
bool place_owned(const Borrow *w, MPlace m);               /* own storage: no dereference of a reference */
/* --- borrow_report.c --- */
void report_conflicts(Borrow *w);
bool first_time(Borrow *w, DiagCode code, Span sp);        /* that this is said there; the body is bad */
Edge blame_of(Borrow *w, Region to);                       /* after region_reaches: the most telling constraint on the way */
/* --- borrow_outlives.c --- */
void borrow_universals(Borrow *w);
void check_universals(Borrow *w);
void check_hidden(Borrow *w);
bool region_known(const Borrow *w, Region a, Region b);    /* that a outlives b */
void know_region(Borrow *w, Region a, Region b);
void know_params(Borrow *w, Ty t, Region r);               /* that the parameters in t outlive it */
void know_implied(Borrow *w, const Shape *sh);             /* what the type says by being well-formed */
void close_known(Borrow *w);
void seal_universals(Borrow *w);
bool has_region(Borrow *w, const Shape *sh, Region r);
bool not_known(Borrow *w, Region r, void *ctx);
enum { TOO_MANY_REGIONS = 512 };        /* of one signature: beyond it nothing is asked */
/* --- borrow_closure.c */
void borrow_from_captures(Borrow *w);
void summarise(Borrow *w);
/* --- borrow.c; check_borrows: moves.h --- */
bool region_reaches(Borrow *w, Region from, bool (*stop)(Borrow *w, Region r, void *ctx), void *ctx, Region *found);
#endif
