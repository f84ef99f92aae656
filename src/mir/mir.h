/* mir — typed bodies as control-flow graphs.
 *
 * One generic body per function, closure, async block and constant. Built from an
 * AstBody without errors (build*.c), then: moves and borrows are checked, drops are elaborated with flags, async
 * bodies become state machines. `code` makes them concrete per instance.
 *
 * Panics: every block names the cleanup block that a panic inside it goes to
 * (unwind; NO_BLOCK: none, go on in the caller). Any statement or terminator may
 * panic. A cleanup block ends in RESUME (or DROP/GOTO to another cleanup block).
 *
 * Calling: local 0 is the result, locals 1..n_args the arguments. A closure's
 * argument 1 is its environment (`&Self`, `&mut Self` or `Self` by its kind), the
 * others its parameters, untupled. An async body after the transform is
 *   poll: fn(Pin<&mut Self>, &mut Context) -> Poll<Output>     drop: fn(*mut Self)
 */
#ifndef POLLSCOPE_MIR_H
#define POLLSCOPE_MIR_H
#include "sema/sema.h"

typedef u32 LocalId;
typedef u32 BlockId;
#define NO_BLOCK UINT32_MAX
#define NO_LOCAL UINT32_MAX

typedef enum { PJ_DEREF, PJ_FIELD, PJ_INDEX, PJ_CONST_INDEX, PJ_SUBSLICE, PJ_DOWNCAST } ProjKind;
typedef struct Proj {
  ProjKind kind;
  Ty ty;                 /* of the place after this projection (DOWNCAST: the enum) */
  u32 index;             /* FIELD; DOWNCAST: variant; CONST_INDEX, SUBSLICE: from; INDEX: LocalId (usize); bounds are checked and panic */
  u32 to;                /* SUBSLICE: end, or number cut from the end; CONST_INDEX of a pattern: so many there are at least */
  bool from_end;
} Proj;
/* Fields of TY_ASYNC: captures first, then saved variables (AsyncInfo.saved). Of a
 * TY_CLOSURE: its captures. Of Box<T>: PJ_DEREF goes through its pointer. */
typedef struct MPlace { LocalId local; Proj *proj; u32 n; } MPlace;

/* bits: as wide as the type, zero above (also SWITCH values). Discriminants are isize. */
typedef struct MirConst {
  enum { CK_SCALAR,      /* bits: int, bool, char, float */
         CK_STR, CK_BYTES, /* &'static str, &'static [u8; N] (ty says) */
         CK_ZST,         /* function items, (), unit structs */
         CK_AGG,         /* struct, tuple, array, enum variant of constants: static data */
         CK_REF,         /* reference to elems[0] as static data (promoted) */
         CK_FN,          /* function pointer to elems[0], a function item or a closure without captures */
         CK_ITEM,        /* value of const item def<args>, evaluated where it stands */
         CK_STATIC,      /* address of static def: &T or *mut T */
         CK_PARAM        /* const generic parameter */
  } kind;
  Ty ty;
  u128 bits;
  Str str;
  Def *def; TyList *args;
  u32 variant; struct MirConst **elems; u32 n;
} MirConst;
typedef struct Operand {
  enum { OP_COPY, OP_MOVE, OP_CONST } kind;
  MPlace place;
  MirConst *k;
  Span at;               /* COPY of a place that is written as an operand: there; else nowhere, and the statement's counts */
} Operand;
static inline Span operand_span(const Operand *o, Span statement) { return o->at.hi ? o->at : statement; }

typedef enum { RV_USE, RV_REF, RV_RAW, RV_BINARY, RV_UNARY, RV_CAST, RV_AGGREGATE, RV_REPEAT, RV_LEN, RV_DISCR } RvalueKind;
typedef enum { CAST_NUMERIC,  /* int/float/char/bool/enum/pointer by Rust's `as` */
               CAST_PTR,      /* pointer to pointer, same bits (thin from fat drops the metadata) */
               CAST_FN_PTR,   /* function item -> fn pointer */
               CAST_CLOSURE_FN_PTR,
               CAST_UNSIZE } CastKind;
typedef struct Rvalue {
  RvalueKind kind;
  Ty ty;                 /* of the result */
  Operand a, b;          /* USE a; BINARY a b; UNARY a; CAST a; REPEAT a (count: ty->len) */
  MPlace place;          /* REF, RAW, LEN, DISCR (result: the discriminant as isize-like i128 bits in ty) */
  bool mut;              /* REF, RAW */
  bool two_phase;        /* REF mut that a receiver or argument got of itself: only reserved until it is used */
  u8 op;                 /* BinOp (LAND, LOR never), UnOp */
  bool wrap;             /* BINARY, UNARY: no overflow check (never set for the learner's plain operators) */
  CastKind cast;
  Span at;               /* BINARY, UNARY: of the operation, where it is only a part of the statement */
  u32 variant; u32 active_field; /* AGGREGATE of ADT (active_field: unions) */
  Operand *v; u32 n;     /* AGGREGATE: one per field in declaration order; ty tells ADT, tuple, array, closure, async */
} Rvalue;

typedef enum { ST_ASSIGN, ST_LIVE, ST_DEAD, ST_SET_DISCR, ST_LINE /* a new line begins: stops of `line` */, ST_NOP } StmtKindM;
typedef struct MStmt { StmtKindM kind; Span span; u32 scope; MPlace place; Rvalue rv; u32 variant; /* ST_LIVE, ST_DEAD: place, a local (ST_DEAD also: one saved in a future) */
  Span use;              /* ASSIGN of a capture: a use inside the closure or async block (span: the closure); else nowhere */
  Span scrut;            /* ASSIGN that binds a name of a pattern by move: what is matched */ } MStmt;

typedef enum { TM_GOTO, TM_SWITCH, TM_CALL, TM_DROP, TM_YIELD, TM_RETURN, TM_RESUME, TM_UNREACHABLE } TermKind;
typedef struct MTerm {
  TermKind kind;
  Span span;             /* CALL: the call */
  Span place;            /* CALL: its `#[track_caller]` location, where that is not span (a method: from its name on) */
  u32 scope;
  BlockId target;        /* GOTO, CALL (NO_BLOCK: callee never returns), DROP, YIELD: resume; SWITCH: otherwise (NO_BLOCK: unreachable) */
  BlockId drop;          /* YIELD: where dropping the suspended future goes on */
  Operand on; u128 *values; BlockId *targets; u32 n; /* SWITCH on an integer, bool, char operand */
  bool rest_first;       /* SWITCH that a pattern compares by: what it fits is `target` */
  /* CALL */
  Def *callee; TyList *callee_args; /* known function (maybe a trait's method); NULL: fn pointer in `on` */
  Operand *args; u32 n_args;
  MPlace dest;           /* CALL: result; DROP: what */
  bool shallow;          /* DROP of a Box whose contents have been moved out or dropped: only frees its memory */
  bool replace;          /* DROP that stands before an assignment to the same place */
  u32 await_index;       /* YIELD: index into AsyncInfo.awaits */
} MTerm;
static inline Span call_place(const MTerm *t) { return t->place.hi ? t->place : t->span; }
typedef struct MBlock { VEC(MStmt) stmts; MTerm term; BlockId unwind; bool cleanup; } MBlock;

typedef struct MLocal {
  Ty ty; Sym name; Span span;  /* name 0: temporary */
  bool mut, is_arg, user /* named by the learner: shown in `vars` */, is_flag;
  Local *src;
} MLocal;
typedef struct MScope { u32 parent; Span span; } MScope;     /* [0] the whole body */
typedef struct VarInfo { Sym name; MPlace place; u32 scope; Span span; Local *src; } VarInfo; /* where a named variable is to be found, after all passes */

typedef struct AwaitPoint { Span span; /* of `.await` expr */ Ty fut_ty; LocalId fut; u32 saved; /* field (captures counted) that holds the awaited future; UINT32_MAX: none */ } AwaitPoint;
typedef struct SavedVar { Ty ty; Sym name; Span span; LocalId local; } SavedVar;
typedef struct AsyncInfo {
  SavedVar *saved; u32 n_saved;
  AwaitPoint *awaits; u32 n_awaits;
  /* State numbers as rustc's: 0 Unresumed, 1 Returned, 2 Panicked, 3 + i: Suspend i = awaits[i] */
  Bits *live;            /* per await: which saved variables hold a value there */
  Bits *conflicts;       /* per saved variable: which others may not share its bytes */
  struct MirBody *poll, *drop;
} AsyncInfo;
enum { STATE_UNRESUMED, STATE_RETURNED, STATE_PANICKED, STATE_SUSPEND0 };

typedef struct MirBody {
  Def *def; AstBody *ast;
  enum { MB_FN, MB_ASYNC_POLL, MB_ASYNC_DROP, MB_CONST } kind;
  VEC(MLocal) locals; u32 n_args;
  VEC(MBlock) blocks;    /* [0] is the entry */
  VEC(MScope) scopes;
  VEC(VarInfo) vars;
  AsyncInfo *async;      /* MB_ASYNC_*, and the body before the transform */
  Span span;
  bool finished;         /* its drops are elaborated, an async body is a state machine: it can be run */
} MirBody;

typedef struct Mir { Sema *s; Arena *arena; Arena *work; /* of the graphs that are being made, see keep.c */
  Map folded; /* Def.id of a constant -> MirConst *, its value where that is known without running it, or NULL */
  struct Regions *regions; /* of the borrow check, made when it is first needed */
  struct Pitfalls *pitfalls; /* what the notes on pitfalls are made of, see pitfall.h */ } Mir;
Mir *mir_new(Sema *s);
void mir_free(Mir *m);                     /* what lies outside of the program's arena; may be NULL, can be used on */
/* The finished body of a function, closure, const or static; checks its tree first
 * where needed. NULL for one without body or with errors. Kept in Def.mir. */
MirBody *mir_of(Mir *m, Def *d);
/* Checks the graph of one of the learner's bodies, once. Only a constant's is kept: mir_of makes it again if it is to run. */
void mir_check_body(Mir *m, Def *d);
AsyncInfo *mir_async(Mir *m, Def *async_def);
/* Builds and checks every body of the learner's program: moves, assignments, borrows, lifetimes. */
void mir_check_program(Mir *m);
void dump_mir(Mir *m, Buf *out);           /* every learner's body; temporaries _n, like rustc's text */
void dump_states(Mir *m, Buf *out);        /* every async body: states, what is saved, transitions */
/* Which suspensions a poll from that state can end in (a bit an await; in the Mir's arena); true: also in Returned. */
bool mir_follows(Mir *m, const MirBody *b, u32 state, Bits *suspends);
void mir_print_body(Mir *m, const MirBody *b, Buf *out);
Ty place_ty(const MirBody *b, MPlace p);
bool place_eq(MPlace a, MPlace b);
bool place_within(MPlace whole, MPlace part);    /* the same, or reached through it */

void mir_check_const_cycles(Mir *m);              /* E0391 of constants; after their bodies are built */
void mir_known_panics(Mir *m, MirBody *b);       /* arithmetic_overflow, unconditional_panic */
void mir_check_recursion(Mir *m, MirBody *b);    /* unconditional_recursion */
/* Stages, for tests: mir_check_body and mir_of run them in this order. */
MirBody *mir_build(Mir *m, AstBody *b);
bool mir_check_moves(Mir *m, MirBody *b);        /* reports; false if it found an error */
void mir_elaborate_drops(Mir *m, MirBody *b);
void mir_async_transform(Mir *m, MirBody *b);
void mir_simplify(Mir *m, MirBody *b);
#endif
