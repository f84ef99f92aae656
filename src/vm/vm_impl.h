/* vm_impl — inside the machine; only src/vm includes it. */
#ifndef POLLSCOPE_VM_IMPL_H
#define POLLSCOPE_VM_IMPL_H
#include "vm/vm.h"

enum { VM_GUARD = 16 << 20, VM_CLASSES = 128, VM_PAYLOADS = 16, VM_OWN = 16 /* bytes of its own before a thread's first frame */, VM_POISON = 0xdd };
#define VM_SPACE ((u64)0xff000000)         /* bytes of address space; VM_GUARD more are mapped behind */
#define VM_LOW ((u64)VM_RODATA)
#define VM_SPAN (VM_SPACE - VM_LOW)

typedef struct Call { const VmFn *fn; u32 pc, fp; } Call;
typedef struct Thread {
  bool live;
  u32 base, end, soft;       /* stack; bytes from soft on were never used (and are zero) */
  Call cur;                  /* the innermost frame while the thread does not run */
  Call *calls; u32 n, cap;   /* its callers, outermost first */
  u64 payload[VM_PAYLOADS]; u32 n_payload; /* panics under way, innermost last */
} Thread;

typedef struct Heap {
  u32 top;                   /* first address never handed out */
  u32 free[VM_CLASSES];      /* lists through the first 4 bytes of free blocks; 0 ends */
  u64 used;                  /* bytes in live blocks */
} Heap;

struct Vm {
  const VmProgram *prog;
  const VmHost *host;
  u8 *mem;
  u64 *allocated;            /* a bit for each 16 bytes of heap: a live block begins there */
  u64 cap, heap_end; u32 stack;
  Heap heap;
  u32 statics_top, ro_n;
  Thread *threads; u32 n_threads, cap_threads;
  const VmFn **fns; u32 n_fns;
  u64 ticks, line_ticks;     /* line_ticks: where the last stop at a line was, + 1 */
  bool want_line, into_lib, stop;
  VmTrap trap;
  char detail[128];
};

static inline bool vm_in(u64 addr, u64 n) { return addr - VM_LOW < VM_SPAN && n <= VM_SPACE - addr; }
/* memory.c: 0 and *why on failure */
u64 vm_alloc(Vm *vm, u64 size, u64 align, Trap *why);
bool vm_dealloc(Vm *vm, u64 addr, u64 size, u64 align, Trap *why);
u64 vm_realloc(Vm *vm, u64 addr, u64 old, u64 align, u64 size, Trap *why);
/* pure.c: false: *why tells */
bool vm_pure(Vm *vm, u32 id, const u64 *args, u64 *ret, Trap *why);
u64 float_format(double v, bool f32, u32 mode, u64 prec, char *out, u64 cap); /* float.c */
bool float_parse(const char *s, u64 n, bool f32, double *out);
/* arith.c: the operations that are rare; false: *why tells */
bool vm_bin128(u32 kind, void *d, const void *a, const void *b, Trap *why);
void vm_convert(u32 kind, void *d, const void *s);
void vm_overflowing(u32 kind, u8 *d, const void *a, const void *b);
void vm_bits(u32 kind, void *d, const void *a, u32 amount);
/* thread.c */
const VmFn *vm_function(Vm *vm, u64 id);    /* NULL: unknown or not to be compiled */
void vm_sync_rodata(Vm *vm);
void vm_set_trap(Vm *vm, Trap kind, const VmFn *fn, u32 pc, const char *detail);
bool vm_grow_stack(Thread *t, u64 top);     /* false: overflow */
void vm_more_calls(Thread *t);
const LineEntry *vm_line(const VmFn *fn, u32 pc); /* last entry at or before pc */
#endif
