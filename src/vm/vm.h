/* vm — a register bytecode machine over one linear memory.
 *
 * Knows no scheduler. The state of the running program — stacks, heap, futures,
 * wakers, statics — lies in linear memory; beside it stand only the virtual
 * threads' call records (pc, frame pointer, function), which are plain arrays too,
 * so that a checkpoint is a few copies (vm_save, vm_load).
 *
 * Addresses: offsets below 4 GiB in the low 32 bits of an 8-byte pointer; 0..4095
 * is never mapped. Every access is checked against the memory's bounds; an access
 * that the machine can tell is wrong (null, freed, out of bounds) stops the thread
 * with a trap that names the line.
 *
 * Counting: each executed instruction is one tick. A position is (event number,
 * ticks since it); vm_run stops exactly where its fuel ends.
 */
#ifndef POLLSCOPE_VM_H
#define POLLSCOPE_VM_H
#include "base/base.h"
#include "source/source.h"

typedef struct Vm Vm;
typedef u32 Addr;
typedef u32 FnId;                          /* 0: none */
/* Where things lie: static data, statics, heap (cap bytes), then the stacks. */
enum { VM_RODATA = 0x1000, VM_STATICS = 0x2000000, VM_HEAP = 0x3000000 };
#define VM_FN_TAG 0x7f00000000000000u       /* a function pointer's value: tag | FnId */
typedef enum Intrinsic {                   /* ids of VmHost.intrinsic: rows of intrinsic.def */
#define INTRINSIC(name, group, sig) INTR_##name,
#include "vm/intrinsic.def"
#undef INTRINSIC
  INTR_COUNT_
} Intrinsic;
typedef enum VmOp {                        /* Ins.op */
#define OP(name, shape) BC_##name,
#include "vm/op.def"
#undef OP
  BC_COUNT_
} VmOp;
/* Types as x of CVT (from << 4 | to), OVF, BITS, BIN128 (operation << 4 | type) say them; the first eight
 * are the order of the families in op.def. */
typedef enum { VT_I8, VT_I16, VT_I32, VT_I64, VT_U8, VT_U16, VT_U32, VT_U64, VT_I128, VT_U128, VT_F32, VT_F64 } VmType;
enum { B128_ADD, B128_SUB, B128_MUL, B128_DIV, B128_REM, B128_WADD, B128_WSUB, B128_WMUL, B128_AND, B128_OR, B128_XOR, B128_SHL,
       B128_SHR, B128_WSHL, B128_WSHR, B128_EQ, B128_NE, B128_LT, B128_LE, B128_NEG, B128_NOT };
enum { BITS_ROTL, BITS_ROTR, BITS_POP, BITS_CLZ, BITS_CTZ, BITS_SWAP, BITS_REV };
typedef struct OpInfo { const char *name, *shape; } OpInfo; /* shape: op.def */
extern const OpInfo vm_ops[BC_COUNT_];

typedef struct Ins { u16 op, x; u32 a, b, c; } Ins;   /* operands are frame offsets, immediates, or indexes: op.def says */

typedef struct LineEntry { u32 pc; Span span; u32 place; /* where a panic here is said to be, if not at span.lo */ bool line_start; } LineEntry;
typedef struct Landing { u32 from, to, target; bool catch_; } Landing; /* a panic at pc in [from, to) goes on at target */
typedef struct VarPlace { Sym name; u32 from, to; u32 offset; bool by_ref; void *ty; Span span; u32 add; u32 part_of; Span seen; } VarPlace; /* seen: the text in which its name means it. part_of: what may be moved out of the variable part_of - 1; 0: a variable. ty: Ty; by_ref: the frame slot holds an address, the variable is at address + add (saved in a future) */
/* What a variable holds from there on, to its next mark. LOST: an await may lie between, which does not keep it.
 * at: 2 * pc: before that instruction; 2 * pc + 1: while it runs (a call whose arguments are made). In order of at. */
typedef enum { VALUE_NONE, VALUE_SET, VALUE_MOVED, VALUE_DROPPED, VALUE_PARTLY /* part of it moved away */, VALUE_LOST, VALUE_MAYBE } ValueState;
typedef struct ValueMark { u32 at, var; u8 state; } ValueMark;
typedef struct VmFn {                      /* compiled function; owned by the code cache, shared by worlds */
  Ins *code; u32 n;
  u32 frame_size;                          /* bytes, multiple of 16; the callee's frame begins there */
  u32 ret_size, args_size;
  u32 need;                                /* bytes from its frame's start that may be written, arguments of its calls included */
  Str name;                                /* "say_hello::{async}", for people */
  LineEntry *lines; u32 n_lines;           /* sorted by pc */
  Landing *landings; u32 n_landings;       /* innermost first */
  VarPlace *vars; u32 n_vars;
  ValueMark *marks; u32 n_marks;           /* of a learner's function */
  bool is_lib, is_poll;                    /* is_poll: an impl of Future::poll */
  u32 future_ty;                           /* is_poll, and of a drop of a lowered future: type id for events */
  Span span;
  void *def;
  FnId id;
  u32 loc_slot;                            /* #[track_caller]: frame offset of the caller's Location, else 0 */
} VmFn;
#define LANDING_ABORT UINT32_MAX           /* Landing.target: a panic here, in cleanup, aborts */

/* What the machine is given: functions by id, compiled when first called, and
 * static data. Implemented by `code`. */
typedef struct VmProgram {
  void *ctx;
  const VmFn *(*fn)(void *ctx, FnId id);   /* NULL: cannot be compiled; *why tells */
  const u8 *(*rodata)(void *ctx, u32 *n);  /* grows as functions are compiled; mapped at VM_RODATA */
  FnId trap_fn;                            /* LANG_panic_trap: (kind: u32) -> ! */
  FnId bounds_fn;                          /* LANG_panic_bounds_check */
  u64 (*location)(void *ctx, const VmFn *fn, u32 pc); /* address of the static Location of that pc (may grow rodata) */
} VmProgram;

typedef enum { VM_CONTINUE, VM_BLOCK /* this thread cannot go on now; call again later gives the result */, VM_SWITCH /* done; others may run first */, VM_EXIT /* the process ends */ } VmEffect;
/* One call of an RT intrinsic: args are 8-byte slots by value, result into *ret. */
typedef struct VmHost {
  void *ctx;
  VmEffect (*intrinsic)(void *ctx, Vm *vm, u32 thread, u32 id, const u64 *args, u64 *ret);
  void (*poll_begin)(void *ctx, const VmFn *fn, Addr future);       /* every impl of Future::poll */
  void (*poll_end)(void *ctx, const VmFn *fn, Addr future, u32 result, u32 state); /* 0 Pending 1 Ready 2 unwound; state: of a lowered future, else 0 */
  void (*future_gone)(void *ctx, const VmFn *fn, Addr future, u32 state); /* a lowered future of the program is dropped in this state */
} VmHost;

typedef enum { VMX_FUEL, VMX_BLOCKED, VMX_SWITCH, VMX_DONE /* bottom frame returned */, VMX_EXIT, VMX_TRAP /* vm_trap tells */,
               VMX_STOP /* stop was asked: line reached, or event recorded */ } VmExitKind;
typedef enum {
#define TRAP(id, text) TRAP_##id,
#include "vm/trap.def"
#undef TRAP
  TRAP_COUNT_ } Trap;
typedef struct VmTrap { Trap kind; Span span; Str detail; } VmTrap;

typedef struct VmConfig { u64 memory; u64 stack; u32 cpu_ns; } VmConfig;  /* bytes; 0: defaults (1 GiB, 8 MiB a thread) */
bool vm_has_room(void);                                       /* the system gives the address space that two machines need: ask first */
Vm *vm_new(const VmProgram *p, const VmHost *h, VmConfig c);
void vm_free(Vm *vm);
u32 vm_thread_new(Vm *vm, FnId fn, u64 arg, bool has_arg);     /* index; its stack is in linear memory; reused after vm_thread_free */
void vm_thread_free(Vm *vm, u32 t);
VmExitKind vm_run(Vm *vm, u32 thread, u64 fuel);               /* at most fuel ticks */
void vm_want_line(Vm *vm, bool on, bool into_lib);             /* VMX_STOP before the first instruction of each learner's line */
void vm_ask_stop(Vm *vm);                                      /* from a host callback: vm_run returns VMX_STOP after this instruction */
u64 vm_thread_result(const Vm *vm, u32 t);                     /* first 8 bytes of what the bottom frame returned */
const u64 *vm_tick_count(const Vm *vm);                        /* where vm_ticks stands */
u64 vm_ticks(const Vm *vm);                                    /* executed since vm_new, by all threads */
VmTrap vm_trap(const Vm *vm);
/* memory, for the host and for people */
bool vm_read(const Vm *vm, u64 addr, void *out, u64 n);        /* false: not in the memory */
bool vm_write(Vm *vm, u64 addr, const void *in, u64 n);
const u8 *vm_view(const Vm *vm, u64 addr, u64 n);              /* NULL: not in the memory */
u64 vm_heap_alloc(Vm *vm, u64 size, u64 align);                /* zeroed memory of the program's heap; 0: full */
u64 vm_memory_used(const Vm *vm);                              /* live bytes: heap in use + stacks */
/* frames of a thread, innermost first */
typedef struct VmFrame { const VmFn *fn; u32 pc; Addr fp; Span span; bool inside; } VmFrame; /* inside: the instruction at pc is a call that is running */
u32 vm_frames(const Vm *vm, u32 thread, VmFrame *out, u32 max);
bool vm_user_frame(const Vm *vm, u32 thread, const VmFn **fn, u32 *pc); /* the innermost that is not the library's */
ValueState vm_value_state(const VmFrame *f, u32 var);         /* of f->fn->vars[var] */
Span vm_span(const VmFn *fn, u32 pc);                          /* of an instruction */
/* checkpoints: everything of the machine that changes. Buffers are reused. */
typedef struct VmState VmState;
VmState *vm_state_new(void);
void vm_state_free(VmState *st);
void vm_save(const Vm *vm, VmState *st);
void vm_load(Vm *vm, const VmState *st);
u64 vm_state_bytes(const VmState *st);
u64 vm_hash(const Vm *vm);                                     /* of all live state: tests compare worlds */
#endif
