/* build (private to mir) — the state of one body being built, and its helpers.
 *
 * Building walks the annotated tree once with a current block (`cur`), which is
 * always open: after a jump away it is a fresh block that nobody reaches and
 * that mir_simplify removes. An expression is looked at through an X: the node
 * and how many of its adjustments count, so that `&*Deref::deref(&e)` is seen
 * layer by layer without making new nodes.
 */
#ifndef POLLSCOPE_MIR_BUILD_H
#define POLLSCOPE_MIR_BUILD_H
#include "mir/flow.h"

typedef struct X { Expr *e; u32 k; } X;     /* e with its first k adjustments */

/* A place being built. A variable of an outer body stays a root (`up`) until the
 * whole place is known, because a capture may be of a part of it. */
typedef struct PB { LocalId local; Local *up; Proj *proj; u32 n; Ty ty; } PB;

typedef struct DropEntry { LocalId local; bool value /* else storage */, gone /* moved away for good */; } DropEntry;
typedef struct DropScope { VEC(DropEntry) drops; } DropScope;
typedef struct Breakable { Expr *node; u32 depth; BlockId brk, cont; MPlace dest; } Breakable;

typedef struct Builder {
  Mir *m; Sema *s; Arena *a; AstBody *ab; MirBody *b;
  Facts facts; ParamEnv *env; u16 edition;
  BlockId cur;
  VEC(u8) fixed;             /* per block: its unwind is decided */
  VEC(DropScope) scopes;     /* lexical drop scopes, outermost first */
  u32 temp_scope;            /* index of the innermost terminating scope: temporaries go there */
  VEC(Breakable) loops;
  Map locals;                /* Local* -> LocalId */
  Map guard_refs;            /* Local* -> LocalId of a shared reference, inside a guard */
  Map extended;              /* Expr* -> drop scope its temporary is extended to */
  Map unwinds;               /* (next cleanup block, local) -> cleanup block */
  BlockId resume;            /* the shared RESUME, or NO_BLOCK */
  u32 scope;                 /* current MScope */
  u32 line;                  /* of the last ST_LINE on this path; 0 unknown */
  u32 fold_depth;            /* constants inside of constants */
  bool only_read;            /* the next place is shared or copied: `&TABLE[i]` refers to the constant, not to a copy of it */
  bool index_pinned;         /* an index local must be copied: something may change it before use */
  VEC(AwaitPoint) awaits;
} Builder;

/* --- build.c: blocks, statements, locals --- */
BlockId b_block(Builder *B);
void b_term(Builder *B, MTerm t);                      /* ends cur; cur stays, caller moves on */
void b_goto(Builder *B, BlockId to, Span sp);
void b_stmt(Builder *B, MStmt st);
void b_assign(Builder *B, MPlace to, Rvalue rv, Span sp);
void b_unit(Builder *B, MPlace to, Span sp);           /* to = () */
void b_live(Builder *B, LocalId l, bool live, Span sp);
void b_line(Builder *B, Span sp);                      /* ST_LINE if sp begins another line */
void b_if(Builder *B, Operand on, BlockId no, Span sp);/* cur goes on where `on` is true */
void b_diverge(Builder *B);                            /* cur = a block nobody reaches */
LocalId b_temp(Builder *B, Ty ty, Span sp);
LocalId b_var(Builder *B, Local *l);                   /* declares a named variable */
u32 b_scope(Builder *B, Span sp);
bool b_copy(Builder *B, Ty t);
bool b_needs_drop(Builder *B, Ty t);
Ty b_norm(Builder *B, Ty t, Span sp);                  /* projections resolved as far as known here */
Ty b_field_ty(Builder *B, Ty adt, u32 variant, u32 field);
static inline MPlace local_place(LocalId l) { return (MPlace){l, NULL, 0}; }
static inline Operand op_copy(MPlace p) { return (Operand){.kind = OP_COPY, .place = p}; }
static inline Operand op_move(MPlace p) { return (Operand){.kind = OP_MOVE, .place = p}; }
static inline Operand op_const(MirConst *k) { return (Operand){.kind = OP_CONST, .place = {.local = NO_LOCAL}, .k = k}; }
static inline Rvalue rv_use(Operand o, Ty t) { return (Rvalue){.kind = RV_USE, .a = o, .ty = t}; }

/* --- build_scope.c --- */
u32 scope_push(Builder *B);                            /* its index */
void scope_pop(Builder *B, Span sp);                   /* runs its drops in cur */
typedef struct TempScope { u32 saved; } TempScope;
TempScope temps_push(Builder *B);                      /* a terminating scope */
void temps_pop(Builder *B, TempScope t, Span sp);
void scope_schedule(Builder *B, u32 scope, LocalId l, bool value);
void scope_schedule_var(Builder *B, u32 scope, LocalId l); /* storage and, where it has any, value */
void scope_exit_to(Builder *B, u32 depth, Span sp);    /* drops of scopes[depth..], scopes stay */
void scope_moved(Builder *B, const Operand *v, u32 n); /* these temporaries are moved away: forget their drops */
BlockId scope_unwind(Builder *B);                      /* cleanup block for a panic here; NO_BLOCK: none needed */
void b_replace(Builder *B, MPlace p, Rvalue rv, Span sp);  /* drops what is in p, then assigns; also when that drop panics */

/* --- build_place.c --- */
typedef enum { CAT_CONST, CAT_PLACE, CAT_RVALUE, CAT_INTO, CAT_STMT } Category;
X x_of(Expr *e);
Ty x_ty(X x);
Category x_category(X x);
bool x_pure(Expr *e);                                  /* evaluating it changes nothing and is not changed by reads */
PB pb_local(Builder *B, LocalId l);
PB pb_var(Builder *B, Local *l);
PB pb_proj(Builder *B, PB p, Proj pj);
PB pb_deref(Builder *B, PB p, Ty to);
PB pb_field(Builder *B, PB p, u32 i, Ty ty);
MPlace pb_place(Builder *B, PB p);
PB x_place(Builder *B, X x);
LocalId x_temp(Builder *B, X x, bool borrowed);
Operand x_operand(Builder *B, X x, bool rest_pure);
Operand pb_consume(Builder *B, PB p);                  /* copy or move, by its type */
LocalId b_ref(Builder *B, PB p, bool mut, Span sp);    /* temporary = &p */

/* --- build_expr.c, build_stmt.c, build_call.c --- */
void x_into(Builder *B, X x, MPlace dest);
Rvalue x_rvalue(Builder *B, X x);
void x_stmt(Builder *B, X x);
void block_into(Builder *B, Block *bl, MPlace dest, Span sp);
void x_cond(Builder *B, X x, BlockId no, u32 depth);   /* cur goes on where true; false leaves to scopes[..depth], block no */
bool x_has_let(Expr *e);
#define KEPT UINT32_MAX                               /* the scope of what constants refer to */
void extend_temps(Builder *B, Expr *e, u32 scope);     /* `let` initialiser: lifetime extension */
void call_into(Builder *B, X x, MPlace dest);
void method_into(Builder *B, X x, MPlace dest);
void operator_into(Builder *B, X x, MPlace dest);      /* overloaded operator of E_BINARY, E_UNARY, E_ASSIGN_OP */
LocalId overloaded_place(Builder *B, Callee c, X base, X *index, bool mut, Ty target, Span sp, Span place); /* the reference */
void await_into(Builder *B, X x, MPlace dest);
Rvalue closure_rvalue(Builder *B, X x);
Rvalue struct_rvalue(Builder *B, X x);
Rvalue cast_rvalue(Builder *B, X x);
void b_call(Builder *B, Callee c, Operand *args, u32 n, MPlace dest, bool returns, Span sp);
Span call_behind(Expr *e);
bool callee_is_mut_place(Callee c);

/* --- build_match.c --- */
void match_into(Builder *B, X x, MPlace dest);
void let_pattern(Builder *B, Pat *p, PB at, u32 scope, Span scrut); /* irrefutable */
void cond_pattern(Builder *B, Pat *p, PB at, BlockId no, u32 depth, u32 scope, Span scrut);
void declare_bindings(Builder *B, Pat *p);
bool pat_is_simple(Pat *p);                            /* plain `x` or `mut x` */
bool pat_binds_ref(Pat *p);

/* --- build_const.c --- */
MirConst *const_scalar(Builder *B, Ty ty, u128 bits);
MirConst *const_zst(Builder *B, Ty ty);
MirConst *const_str(Builder *B, Str s);
MirConst *const_of(Builder *B, X x);                   /* of a CAT_CONST expression; never NULL */
MirConst *const_fold(Builder *B, X x);                 /* static value of an expression that may be promoted, or NULL */
MirConst *const_shared(Builder *B, Ty ref, X of);      /* `&of` as static data, or NULL */
u128 mask_bits(Ty ty, u128 v);                         /* cut to the width of an int, bool or char type */
bool int_value(Ty ty, u128 bits, i128 *out);           /* sign-extended */
#endif
