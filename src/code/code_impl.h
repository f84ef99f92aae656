/* code_impl — inside `code`; only src/code includes it.
 *
 * An Inst is a function made concrete: a body with its arguments, or one that has
 * no body anywhere (drop glue, shims). Its FnId is its number. A Gen emits one of
 * them. Values live in frame slots at their natural alignment; a value of size
 * zero has no slot. Slots with OUT set are offsets in the callee's frame: they
 * become frame_size + offset when the function is complete; those with KEPT set are
 * offsets behind the other slots, never used for anything else.
 */
#ifndef POLLSCOPE_CODE_IMPL_H
#define POLLSCOPE_CODE_IMPL_H
#include "code/code.h"

typedef enum InstKind {
  INST_FN,           /* def, args: body */
  INST_ASYNC_POLL,   /* def, args: of the async block */
  INST_ASYNC_DROP,
  INST_CONST,        /* def, args: body of a constant; gives its value */
  INST_STATIC,       /* def: stores its value at extra (address) */
  INST_PROMOTED,     /* a MirConst evaluated once, stored at extra; body in konst */
  INST_CTOR,         /* def, args: tuple struct or variant as a function */
  INST_DROP,         /* ty: fn(*mut T) */
  INST_CLONE,        /* ty: fn(&T) -> T for types whose Clone is builtin */
  INST_CALL,         /* ty, extra = ClosureKind: Fn*::call*(self, (args)) as a function; args = the trait's */
  INST_BY_PTR,       /* def, args: a method with `self` by value, called through a vtable: self is passed by address */
  INST_START,        /* the first function of all: lang_start::<T>(main) */
  INST_LOCATED       /* def, args: a #[track_caller] function as a value: its own place is the location */
} InstKind;

typedef struct Inst {
  InstKind kind;
  Def *def; TyList *args; Ty ty; u32 extra;
  const MirConst *konst; TyList *konst_args;
  FnId id;
  struct Inst *next;          /* same hash */
  VmFn *fn;                   /* NULL: not compiled yet */
  bool failed;
} Inst;

/* What an operation reads (r: operands by number, n: bytes, may: which can be changed, or 0) and writes; varies: its
 * other operands tell. */
typedef struct OpFx { u8 width, flags, nr, r[4], n[4], may[4], w, wn; bool varies; } OpFx;
struct Code {
  Mir *m; Sema *s; Arena *a;
  bool apart;                 /* nothing is emitted where it is called */
  Arena *scratch;             /* of the one Gen there is at a time */
  VEC(Inst *) insts;          /* [0] unused */
  Map table, strings, statics, promoted, type_ids, vtables, vtable_types, small, drops, locations, places;
  VEC(Ty) types;
  VEC(u8) rodata;             /* only grows */
  u32 statics_top;
  OpFx op_fx[BC_COUNT_];      /* op_effects */
  VmProgram prog;
  const char *err; Span err_at;
};

Inst *inst_get(Code *c, Inst key);
FnId inst_drop(Code *c, Ty t);                       /* 0: nothing to do */
Str inst_name(Code *c, const Inst *in);
bool needs_drop(Code *c, Ty t);
void code_fail(Code *c, Span at, const char *fmt, ...) PRINTF(3, 4);

/* layout.c */
bool is_unsized(Code *c, Ty t);                      /* str, slice, dyn, struct ending in one */
Ty field_ty_at(Code *c, Ty t, u32 variant, u32 i);   /* field of ADT, tuple, closure, async, array; concrete */
u32 field_count(Code *c, Ty t, u32 variant);
Ty unsized_tail(Code *c, Ty t);                      /* str, slice or dyn at the end of t, else NULL */
Ty code_norm(Code *c, Ty t, const TyList *args);          /* substitutes and normalises */
static inline const Layout *variant_layout(const Layout *l, u32 v) { return l->n_variants ? l->variants[v] : l; }
i128 variant_disc(Code *c, Ty t, u32 v);             /* discriminant value of variant v (futures: the state) */
u32 variant_of_disc(Code *c, Ty t, i128 disc);
bool attr_flag(Code *c, Def *d, const char *name);
bool attr_text(Code *c, Def *d, const char *name, Str *out);
bool attr_number(Code *c, Def *d, const char *name, u128 *out);
bool repr_has(Code *c, Def *d, const char *word);

/* data.c: static data */
u64 ro_bytes(Code *c, const void *p, u64 n, u32 align);   /* address; equal bytes are stored once */
u64 ro_str(Code *c, Str s);                               /* address of the bytes */
u64 ro_location(Code *c, Span at);                        /* address of a Location */
u64 ro_vtable(Code *c, Ty t, Ty dyn);
u64 static_addr(Code *c, Def *d, FnId *init);
u64 static_room(Code *c, u64 size, u32 align);
bool const_bytes(Code *c, const MirConst *k, const TyList *args, u8 *out, u64 n); /* false: must be computed */
FnId fn_value(Code *c, Def *d, TyList *args);             /* what a pointer to that function calls */

/* --- emission ------------------------------------------------------------- */
enum { OUT = 0x40000000, KEPT = 0x20000000, NO_SLOT = 0x3fffffff };
typedef struct PlaceRef {
  enum { PR_FRAME, PR_MEM } kind;
  u32 slot;                   /* FRAME: offset of the value; MEM: slot that holds the address */
  i64 off;                    /* MEM: added to the address */
  u32 meta;                   /* slot of the metadata of an unsized place, or NO_SLOT */
  Ty ty; u32 variant;         /* variant: after a downcast, else NO_SLOT */
} PlaceRef;
typedef struct Fixup { u32 ins; BlockId block; } Fixup;
typedef struct Gen {
  Code *c; Sema *s;
  Arena *a, *tmp;             /* for what stays; for what is needed while this one is emitted */
  Inst *inst; MirBody *b; TyList *args;
  VEC(Ins) code;
  VEC(LineEntry) lines; VEC(Landing) landings; VEC(VarPlace) vars; VEC(ValueMark) marks; VEC(Fixup) fixups;
  u32 *slots; Ty *tys;        /* per local */
  u32 *block_pc;
  u32 frame, kept, out_max;   /* bytes used by locals and temporaries; by KEPT slots; by the largest call */
  u32 temp_mark, locals_end;  /* temporaries of one statement are released after it */
  u32 ret_size, args_size, loc_slot;
  Span span; u32 scope; bool line_start;
  Map mono;                   /* cache by type id */
  u32 *uses, *defs; u8 *taken;/* of each local, in the body; taken: its address is */
  u32 depth;                  /* of bodies emitted within bodies */
  Span loc_span;              /* there: what a #[track_caller] body takes for its caller's place */
  VEC(u32) returns; u32 first_return; /* there: jumps to the end, this body's from first_return on */
  MirBody *top;               /* the body whose scopes and variables count */
  u32 *scope_lo, *scope_hi;   /* pcs by scope */
  struct Values *values;      /* of a learner's function with variables, else NULL */
  bool failed, ends_poll; Ty ret_ty;
} Gen;

/* body.c */
Gen *gen_new(Code *c, Inst *in);
u32 gen_ret(Gen *g, Ty t);                           /* the result's slot; first of all */
u32 gen_arg(Gen *g, Ty t);                           /* the next argument's slot */
void gen_args_done(Gen *g);
/* emit.c */
u32 emit(Gen *g, u32 op, u32 x, u32 a, u32 b, u32 c);
u32 slot_new(Gen *g, u64 size, u32 align);
u32 slot_for(Gen *g, Ty t);
u32 slot_kept(Gen *g, Ty t);                         /* for what is looked at through its address: nothing else ever stands there */
void emit_copy(Gen *g, u32 dst, u32 src, u64 size);                  /* slot to slot */
void emit_load(Gen *g, u32 dst, u32 ptr, i64 off, u64 size);         /* dst <- [ptr + off] */
void emit_store(Gen *g, u32 src, u32 ptr, i64 off, u64 size);
void emit_const(Gen *g, u32 dst, u128 v, u64 size);
u32 width_index(u64 size);                                           /* 1 2 4 8 -> 0 1 2 3 */
u32 vm_type(Ty t);                                                   /* VmType of a scalar type */
VmFn *gen_finish(Gen *g);
u32 pc_here(Gen *g);
void gen_line(Gen *g, Span at, u32 scope);
Ty mono(Gen *g, Ty t);
const Layout *lay(Gen *g, Ty t);
void gen_fail(Gen *g, Span at, const char *fmt, ...) PRINTF(3, 4);

/* place.c */
PlaceRef place_local(Gen *g, LocalId l);
PlaceRef place_lower(Gen *g, MPlace p);
PlaceRef place_field(Gen *g, PlaceRef p, u32 i);
PlaceRef place_deref(Gen *g, PlaceRef p);
PlaceRef place_at(u32 ptr_slot, u32 meta, Ty ty);                    /* what a pointer in a slot points to */
u32 place_load(Gen *g, PlaceRef p, u32 want);                        /* its value in a slot: want, or where it is (NO_SLOT) */
void place_store(Gen *g, PlaceRef p, u32 src, Ty ty);
void place_address(Gen *g, PlaceRef p, u32 dst);                     /* pointer (and metadata) into slot */
u32 operand_slot(Gen *g, Operand *o);                                /* wherever it is; read only */
void operand_into(Gen *g, Operand *o, u32 dst);
Ty operand_ty(Gen *g, Operand *o);
void const_into(Gen *g, const MirConst *k, u32 dst);
bool operand_small(Gen *g, Operand *o, i32 *imm);                    /* a constant that is an immediate */
void size_align_of(Gen *g, PlaceRef p, u32 size_slot, u32 align_slot); /* of any place, into u64 slots (NO_SLOT: not wanted) */

/* rvalue.c */
void rvalue_into(Gen *g, MPlace dest, Rvalue *rv);
void discr_read(Gen *g, PlaceRef p, u32 dst, Ty as);                 /* discriminant as a value of type `as` */
void widen(Gen *g, u32 dst, u32 src, u32 from, u32 to, bool sig);       /* an integer, sizes in bytes; also narrower */
void variant_index_read(Gen *g, PlaceRef p, u32 dst);                /* as u32: 0, 1 ... */
void discr_write(Gen *g, PlaceRef p, u32 variant);
void unsize_into(Gen *g, u32 src, Ty from, Ty to, u32 dst);
void binary_into(Gen *g, u8 op, bool wrap, Ty t, Operand *a, Operand *b, u32 dst);
int fused_branch(Gen *g, u8 op, Ty t, Operand *a, Operand *b, bool negate); /* emits compare+branch; its pc, or -1 */

/* call.c */
void call_emit(Gen *g, MTerm *t);
void drop_emit(Gen *g, PlaceRef p);                                  /* destroys what lies there */
typedef struct CallArg { u32 slot; Ty ty; u64 size; u32 align; } CallArg;
u32 call_layout(Gen *g, u64 ret_size, CallArg *v, u32 n, u32 *offs); /* argument offsets; total */
void call_instance(Gen *g, FnId id, Ty ret, CallArg *v, u32 n, bool location);

void emit_blocks(Gen *g);
void var_emit(Gen *g, const VarInfo *v);             /* into g->vars, if it lies where it can be read */
/* values.c */
typedef struct Values Values;
Values *values_new(Gen *g);                          /* of g->b; NULL: no variables */
void values_block(Values *w, BlockId b);             /* its code begins here; then each statement, behind it, */
void values_stmt(Values *w, MStmt *st);
void values_term(Values *w, MTerm *t, u32 from);     /* and the terminator, whose code begins at `from` */
void values_end(Values *w);                          /* g->vars and g->marks */
/* opt.c */
void optimise(Gen *g);
void op_effects(OpFx *out);
/* inline.c */
MirBody *inline_body(Gen *g, Def *d, TyList *args);                /* to be emitted instead of a call of d, or NULL */
bool inline_calm(Gen *g, Def *d, TyList *args);                    /* there is one, and it never panics */
void inline_emit(Gen *g, MirBody *body, Def *d, TyList *args, MTerm *t);
/* forward.c */
void forward_locals(Gen *g, LocalId *root, u32 *off); /* whose slot each local uses, and where in it; NO_LOCAL: off is a slot behind the frame */
bool local_once(Gen *g, LocalId l);                  /* a temporary made once and read once */
bool operand_calls(Gen *g, Operand *o);              /* a constant that is computed by a call */
bool call_is_plain(Gen *g, MTerm *t);                /* a call that takes its arguments as they stand */
void call_offsets(Gen *g, MTerm *t, u32 *offs);
/* print.c */
bool variant_at(Code *c, Ty t, u64 addr, ValueReader r, u32 *variant);  /* false: not readable */
/* intrin.c */
bool intrinsic_emit(Gen *g, Def *d, TyList *args, MTerm *t, PlaceRef dest);
/* glue.c */
void box_free_emit(Gen *g, PlaceRef box);             /* its memory only */
VmFn *glue_compile(Code *c, Inst *in);
/* body.c */
VmFn *body_compile(Code *c, Inst *in);
#endif
