/* exhaust — patterns as constructors, for usefulness (exhaust.c) and for the walk
 * over a body that asks the questions (exhaust_check.c, exhaust_lower.c).
 */
#ifndef POLLSCOPE_EXHAUST_H
#define POLLSCOPE_EXHAUST_H
#include "sema/sema.h"

typedef enum CtorKind {
  CT_WILD,     /* anything */
  CT_SINGLE,   /* struct, tuple, reference, box: the only shape there is */
  CT_VARIANT,  /* index */
  CT_RANGE,    /* integers, char, bool: lo..=hi in an order-preserving encoding */
  CT_SLICE,    /* prefix, suffix; var: any more between */
  CT_STR,      /* a literal of a type with endlessly many */
  CT_OPAQUE,   /* a constant that cannot be looked into, a float: covers nothing known */
  CT_OR        /* fields are the alternatives */
} CtorKind;
typedef struct Ctor {
  CtorKind kind;
  u32 index;
  u128 lo, hi;
  u32 prefix, suffix; bool var;
  Str str;
} Ctor;
typedef struct DPat {          /* a pattern, deconstructed */
  Ctor c;
  Ty ty;
  struct DPat **f; u32 n;
  const Pat *src;
} DPat;
typedef struct Row { DPat **v; u32 n; } Row;
typedef struct Rows { Row *v; u32 n, cap; } Rows;
typedef struct Witnesses { DPat ***v; u32 n, cap; } Witnesses;  /* each: one DPat per column */

typedef struct Exhaust {
  Sema *s;
  Infer *f;
  AstBody *body;
  const Pat *for_pat;          /* of the `for` being walked */
  const Expr *while_let;
  u32 budget;                  /* steps left before it gives up and says nothing */
} Exhaust;

/* exhaust.c */
bool rows_useful(Exhaust *x, const Rows *rows, Row q);           /* does q match anything that rows do not? */
Witnesses rows_missing(Exhaust *x, const Rows *rows, Ty ty);     /* values of ty that no row matches */
void int_bounds(Ty t, u128 *lo, u128 *hi);
u128 int_encode(Ty t, i128 v);
Ty *ctor_fields(Exhaust *x, Ty ty, const Ctor *c, u32 *n);
DPat *dpat_new(Exhaust *x, Ctor c, Ty ty, u32 n);
DPat *dpat_wild(Exhaust *x, Ty ty);
/* exhaust_lower.c */
DPat *dpat_lower(Exhaust *x, Pat *p);
void dpat_print(Exhaust *x, const DPat *d, Buf *out);            /* as rustc writes a witness */
#endif
