/* ty — types, interned: equal types are the same pointer. Lifetimes are not part
 * of them (the borrow checker gives them back from the tree, per body).
 */
#ifndef POLLSCOPE_TY_H
#define POLLSCOPE_TY_H
#include "sema/def.h"

typedef enum TyKind {
  TY_ERR,      /* something was wrong and has been reported: goes with everything */
  TY_NEVER, TY_BOOL, TY_CHAR, TY_STR,
  TY_INT,      /* prim */
  TY_FLOAT,    /* prim */
  TY_TUPLE,    /* args; () is the empty one */
  TY_ADT,      /* def = struct, enum, union; args */
  TY_REF,      /* elem, mut */
  TY_PTR,      /* elem, mut */
  TY_SLICE,    /* elem */
  TY_ARRAY,    /* elem, len (a TY_CONST, TY_PARAM or TY_INFER) */
  TY_FN_DEF,   /* def = function or constructor; args; zero-sized */
  TY_FN_PTR,   /* args = inputs, elem = output */
  TY_CLOSURE,  /* def = DEF_CLOSURE, args = the enclosing item's generics */
  TY_ASYNC,    /* def = DEF_ASYNC: the future of an async block or fn body; args likewise */
  TY_DYN,      /* def = principal trait or NULL, args = its arguments WITHOUT Self, binds, autos */
  TY_PARAM,    /* index, name: generic parameter, or const parameter */
  TY_PROJ,     /* <args[0] as Trait>::def ; def = DEF_ASSOC_TY of a trait; args = trait's (Self first) + own */
  TY_OPAQUE,   /* def = DEF_OPAQUE, args */
  TY_CONST,    /* value of type elem: only as a generic argument or array length */
  TY_INFER     /* index, infer */
} TyKind;
typedef enum { PRIM_I8, PRIM_I16, PRIM_I32, PRIM_I64, PRIM_I128, PRIM_ISIZE, PRIM_U8, PRIM_U16, PRIM_U32, PRIM_U64, PRIM_U128, PRIM_USIZE,
               PRIM_F32, PRIM_F64, PRIM_COUNT_ } Prim;
typedef enum { INFER_TY, INFER_INT, INFER_FLOAT, INFER_CONST } InferKind;
enum { TF_INFER = 1, TF_PARAM = 2, TF_PROJ = 4, TF_OPAQUE = 8, TF_ERR = 16,
       TF_LATE = 32 /* a closure or future: what it captures is known only after its body */ };

struct TyList { u32 n; u32 id; u8 flags; const Type *v[]; };   /* interned */
typedef struct DynBind { Def *assoc; const Type *ty; } DynBind;/* dyn Iterator<Item = u32> */
struct Type {
  u8 kind, prim, infer, flags;
  bool mut;
  u32 id;                      /* order of creation: for sorting and maps */
  u32 index;                   /* PARAM, INFER */
  Sym name;                    /* PARAM */
  Def *def;
  TyList *args;                /* never NULL where the kind has arguments */
  const Type *elem, *len;
  DynBind *binds; u32 n_binds; /* DYN, sorted by assoc->id */
  Def **autos; u32 n_autos;    /* DYN: Send, Sync, Unpin ..., sorted by id */
  u128 value;                  /* CONST: bits, as wide as elem (i128 sign-extended) */
  void *layout;                /* cached by code */
};
typedef const Type *Ty;

/* --- making (ty.c) --- */
void ty_init(Sema *s);                     /* the table, s->t_* and s->no_args; sema_new calls it first */
Ty ty_new(Sema *s, const Type *proto);     /* interns a copy */
Ty ty_prim(Sema *s, TyKind k);             /* ERR NEVER BOOL CHAR STR */
Ty ty_int(Sema *s, Prim p);
Ty ty_unit(Sema *s);
Ty ty_tuple(Sema *s, const Ty *v, u32 n);
Ty ty_dyn_of(Sema *s, TraitRef tr);        /* dyn Trait<..>, nothing said of associated types; Self is left out */
Ty ty_adt(Sema *s, Def *d, TyList *args);
Ty ty_ref(Sema *s, Ty elem, bool mut);
Ty ty_ptr(Sema *s, Ty elem, bool mut);
Ty ty_slice(Sema *s, Ty elem);
Ty ty_array(Sema *s, Ty elem, Ty len);
Ty ty_array_n(Sema *s, Ty elem, u64 n);
Ty ty_fn_def(Sema *s, Def *d, TyList *args);
Ty ty_fn_ptr(Sema *s, const Ty *in, u32 n, Ty out);
Ty ty_param(Sema *s, u32 index, Sym name);
Ty ty_proj(Sema *s, Def *assoc, TyList *args);
Ty ty_const(Sema *s, Ty of, u128 value);
Ty ty_lang_adt(Sema *s, Lang l, const Ty *args, u32 n);   /* Option<T>, Poll<T>, Box<T>, Pin<P> ... */
TyList *ty_list(Sema *s, const Ty *v, u32 n);
TyList *ty_list_concat(Sema *s, TyList *a, const Ty *v, u32 n);
Ty ty_infer(Sema *s, InferKind k, u32 index);
TyList *ty_identity_args(Sema *s, Def *d);                /* its own parameters as arguments */

/* --- looking --- */
static inline bool ty_is(Ty t, TyKind k) { return t->kind == k; }
bool ty_is_integral(Ty t);                 /* int or integer variable */
bool ty_is_numeric(Ty t);
bool ty_is_signed(Ty t);
bool ty_is_unit(Ty t);
bool ty_is_lang(Ty t, Lang l);             /* an ADT that is that lang item */
u32 prim_bits(Prim p);                     /* usize is 64 */
Ty ty_subst(Sema *s, Ty t, const TyList *args);           /* parameters -> args; args NULL: t itself */
TyList *ty_subst_list(Sema *s, TyList *l, const TyList *args);
Predicate pred_subst(Sema *s, Predicate p, const TyList *args);
/* Rebuilds t bottom-up: f is called on every sub-type after its parts; returns the replacement. */
typedef struct TyFolder { void *ctx; Ty (*f)(void *ctx, Ty t); u8 only; } TyFolder;  /* only: parts without these flags stay; 0: all are visited */
Ty ty_fold(Sema *s, Ty t, TyFolder f);
TyList *ty_fold_list(Sema *s, TyList *l, TyFolder f);
bool ty_any(Ty t, bool (*f)(void *ctx, Ty t), void *ctx); /* does any part satisfy f? */
void ty_print(Sema *s, Ty t, Buf *out);    /* as rustc prints types in messages: names without paths, `{integer}`, `impl Future<Output = u32>`, `{async block@f.rs:3:5: 3:10}` */
u32 ty_shown_args(Sema *s, Def *d, TyList *args);            /* how many: those before trailing ones that equal their defaults */
void type_name_print(Sema *s, Ty t, Buf *o);                 /* as std::any::type_name does: whole paths (type_name.c) */
Str ty_str(Sema *s, Ty t);                 /* in the program's arena */
/* The word or quoted type of a label "expected X, found Y": integer, future, closure, fn item, `String` ... */
Str ty_describe(Sema *s, Ty t);
/* `Trait<Args>` of a trait reference, Self left out; Fn(A) -> B is sugared. output may be NULL. */
void traitref_print(Sema *s, TraitRef tr, Ty output, Buf *out);
#endif
