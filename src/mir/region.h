/* region (private to mir) — types with their lifetimes, for the borrow check.
 *
 * Types in sema carry no lifetimes. A Shape is a type once more, with a region in
 * every place where a lifetime belongs: references, lifetime arguments, bounds of
 * trait objects, what opaque types capture. A type without any such place is a leaf.
 *
 * Shapes of signatures, fields and impl headers are made once from what is written
 * (region_lower.c) and kept: in these templates a region is STATIC, ANEW (nothing is
 * known of it) or the number of a lifetime parameter; types are in terms of the item's
 * parameters. shape_subst gives a template regions and types. In the shapes of a body
 * a region is a variable; relating two shapes records which region outlives which.
 *
 * What cannot be followed (function pointers whose signature nobody wrote, projections nobody can
 * resolve) has regions that nothing is known of: it holds no borrow, refuses nothing.
 */
#ifndef POLLSCOPE_MIR_REGION_H
#define POLLSCOPE_MIR_REGION_H
#include "mir/flow.h"

typedef u32 Region;
enum { REGION_STATIC = 0, REGION_CALLER = 1 /* in a body: longer than the body, nothing more known */ };
#define REGION_ANEW UINT32_MAX
#define REGION_BOUND 0x80000000u           /* from it on: of the signature of a function pointer or `dyn Fn`, another at every call */
static inline bool region_bound(Region r) { return r >= REGION_BOUND && r != REGION_ANEW; }

/* sub, by kind: REF, PTR, SLICE, ARRAY one; TUPLE, ADT, OPAQUE, PROJ their arguments; DYN its arguments, then its bindings;
 * FN_PTR its parameters, then its result; of a callable (FN_PTR, dyn Fn) none while its signature is not known; its last
 * region is its hold, see region_fn.c;
 * CLOSURE its captures; ASYNC its captures, then its output. Only shapes with regions or parameters have them.
 * The regions of a PROJ are those that are given to the associated type itself. */
typedef struct Shape Shape;
struct Shape { Ty ty; Region *regs; Shape **sub; u32 n_regs, n; bool open /* has parameters or projections */, regions; };

typedef enum { VAR_CO = 1, VAR_CONTRA = 2, VAR_INV = 3 } Variance;
static inline Variance variance_within(u32 v, u32 of) {        /* of what stands in a parameter of variance `of` in a place of variance v */
  u32 flip = (v & VAR_CO ? VAR_CONTRA : 0) | (v & VAR_CONTRA ? VAR_CO : 0);
  return (Variance)((of & VAR_CO ? v : 0) | (of & VAR_CONTRA ? flip : 0));
}
typedef enum { EDGE_OTHER, EDGE_ASSIGN, EDGE_RETURN, EDGE_CALL_ARG, EDGE_CAPTURE, EDGE_BOUND, EDGE_UNSIZE, EDGE_REBORROW } EdgeKind;
typedef struct Edge { Region longer, shorter; Span span; EdgeKind kind; bool inside; } Edge;   /* longer: shorter; inside: a closure needs it */

/* Bounds of an item that tie regions together. */
typedef struct Outlives { Region longer, shorter; } Outlives;
typedef struct TypeOutlives { Shape *ty; Region shorter; } TypeOutlives;
typedef struct Bound {
  Shape *self;
  Def *trait;
  Shape **in; u32 n_in; Shape *out;        /* callable: F: Fn(in) -> out. Else F: Trait<in>, out NULL */
  Sym assoc; Shape *is;                    /* F: Trait<assoc = is> */
  Span span;                               /* of a callable's */
} Bound;
typedef struct Lifetimes { u32 n; Sym *name; } Lifetimes;   /* name 0: elided */
typedef struct Sig {           /* of a function, with those of its impl or trait before its own */
  Lifetimes lt; u32 n_outer;
  Shape **in; u32 n; Shape *out;           /* out: async fn: of its opaque future */
  Shape *result;                           /* async fn: what is written behind -> */
  Region elided;                           /* what an elided lifetime of the result is */
  VEC(Outlives) outlives; VEC(TypeOutlives) type_outlives; VEC(Bound) bounds;
  bool known;
} Sig;
typedef struct Head { Lifetimes lt; Shape *self, **args; u32 n_args; Sig where; } Head;    /* of an impl */
typedef struct AdtInfo {
  u32 n_lt; Lifetimes lt;
  Shape ***fields;                         /* [variant][field] */
  u8 *lt_var, *ty_var;
  Sig where;
} AdtInfo;
typedef struct Needs { Region longer, shorter; Span span; EdgeKind kind; } Needs;          /* slots; longer: shorter is needed */
typedef struct NeedsTest { Ty param; u32 shorter; Span span; } NeedsTest;                     /* a generic parameter must outlive a slot */
typedef struct ClosureNeeds { VEC(Needs) v; VEC(NeedsTest) tests; u32 n_slots; } ClosureNeeds;

/* Everything that is kept between bodies. */
typedef struct Regions {
  Mir *m; Sema *s; Arena *keep;
  Map sigs, heads, adts, plain /* Ty -> has no regions */, needs /* Def* -> ClosureNeeds */, binds, chosen;
  VEC(Def *) growing;                      /* types whose variances are being found, together: they may name one another */
} Regions;

/* A generic parameter's type must outlive a region. */
typedef struct TypeTest { Ty param; Region shorter; Span span; } TypeTest;

/* One body's variables and constraints. */
typedef struct Body {
  Regions *R; Sema *s; Arena *a; Facts *f; MirBody *b;
  u32 n_regions; VEC(Edge) edges; VEC(TypeTest) tests;
  Span at; EdgeKind kind; bool inside;     /* of the constraints made now */
  u32 depth; bool tests_wanted;
  Sig *around; Def *around_fn;             /* the function that it is in: what its parameters can be called with */
  Region *around_lt;                       /* its lifetimes; NULL: not known here */
} Body;

/* --- region_shape.c --- */
Shape *shape_leaf(Arena *a, Ty t);
Shape *shape_new(Arena *a, Ty t, u32 n_regs, u32 n);
void shape_seal(Shape *sh);                               /* sets open and regions from its parts */
Shape *shape_part(Arena *a, const Shape *sh, u32 i);      /* argument i, also of a leaf */
bool ty_plain(Regions *R, Ty t);
Shape *shape_fresh(Body *B, Ty t);
Ty shape_retype(Sema *s, const Shape *t, Shape **sub);    /* t's type with the types of other parts */
Shape *shape_subst(Body *B, Shape *t, const Region *lt, u32 n_lt, Shape *const *args, u32 n_args);
void shape_relate(Body *B, const Shape *a, const Shape *b, Variance v);     /* a value of a becomes one of b */
void shape_unsize(Body *B, const Shape *a, const Shape *b);
void shape_outlives(Body *B, const Shape *a, Region r);   /* all of a outlives r */
void shape_well_formed(Body *B, const Shape *sh);    /* what the references in a type need of its regions */
void shape_each(Regions *R, const Shape *sh, void *ctx, void (*f)(void *ctx, Region r));  /* those that it holds a borrow by */
/* Every region and parameter that is written in a type, those of signatures too, and how it varies there. lib: in a type of the library. */
typedef struct Varied {
  Regions *R; void *ctx;
  void (*region)(void *ctx, Region r, Variance v), (*param)(void *ctx, u32 index, Variance v);   /* param: may be NULL */
  bool lib;
} Varied;
void shape_variances(const Varied *f, const Shape *sh, Variance v);
Region region_new(Body *B);
void region_edge(Body *B, Region longer, Region shorter);
Shape *shape_field(Body *B, Shape *sh, u32 variant, u32 field, Ty ty);

/* --- region_lower.c: templates --- */
Sig *sig_of(Regions *R, Def *fn);
Head *head_of(Regions *R, Def *impl);
AdtInfo *data_of(Regions *R, Def *adt);
Shape *alias_of(Regions *R, Def *assoc_in_impl);          /* the type of an impl's associated type, in the impl's terms and behind them its own */
Shape *opaque_bind(Regions *R, Def *opaque, Def *assoc);  /* what an opaque type's bounds say of assoc; NULL: nothing */
Shape **opaque_signature(Regions *R, Def *opaque, u32 *n); /* impl Fn(..) -> ..: n parameters, then the result; NULL: no such bound */
bool opaque_captures(Regions *R, Def *opaque, u32 i);     /* lifetime i of its function */
u32 def_lifetimes(const Def *d);

/* --- region_fn.c: signatures as values --- */
bool ty_callable(Ty t);                                   /* fn(..) -> .., dyn Fn(..) -> .. */
void callable_relate(Body *B, const Shape *a, const Shape *b, Variance v);  /* one whose signature is not known yet takes the other's */
void callable_from(Body *B, const Shape *f, const Shape *to);               /* a function or closure becomes a callable */
void callable_hold(Body *B, const Shape *sh);             /* of a callable whose signature has become known: what it can give outlives its hold */
Shape **callable_open(Body *B, Shape *const *sig, u32 n);                    /* parameters and result as one call has them */
bool callable_called(Body *B, const Shape *self, Shape *const *in, u32 n, Shape *out);
void shape_written(Body *B, Shape *sh, const TypeExpr *te, const Lifetimes *lt, Region first);   /* sh with the lifetimes of a `let`'s type */
void shape_annotated(Body *B, Shape *sh, const TypeExpr *te);  /* ... of a closure's parameter: those that are elided become REGION_BOUND */

/* --- region_call.c --- */
/* own: the lifetimes that are given to the associated type itself, lt of them. */
Shape *shape_project(Body *B, Def *assoc, Shape **args, u32 n, const Region *own, u32 lt, Ty norm);
void call_regions(Body *B, Def *callee, TyList *targs, Shape **args, u32 n_args, Shape *dest, EdgeKind dest_kind);
void callable_regions(Body *B, const Shape *self, Shape *const *in, u32 n, Shape *out);
void closure_needs(Body *B, const Shape *closure, Shape *const *in, u32 n_in, const Shape *out);
#endif
