/* The machine as a whole: making it, its threads' stacks and call records, what a
 * checkpoint holds. */
#include "vm/vm_impl.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

const OpInfo vm_ops[BC_COUNT_] = {
#define OP(name, shape) {#name, shape},
#include "vm/op.def"
#undef OP
};

static void *grab(u64 n) {
  void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (p == MAP_FAILED) abort();
  return p;
}
bool vm_has_room(void) {
  void *p = mmap(NULL, 2 * (VM_SPACE + VM_GUARD), PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return p != MAP_FAILED && !munmap(p, 2 * (VM_SPACE + VM_GUARD));
}
static void *regrow(void *p, u64 n) {
  p = realloc(p, n);
  if (!p) abort();
  return p;
}
static u64 bitmap_bytes(const Vm *vm, u32 top) { return (((u64)(top - VM_HEAP) >> 4) / 64 + 1) * 8 * (vm != NULL); }

Vm *vm_new(const VmProgram *p, const VmHost *h, VmConfig c) {
  Vm *vm = calloc(1, sizeof *vm);
  if (!vm) abort();
  vm->prog = p;
  vm->host = h;
  vm->mem = grab(VM_SPACE + VM_GUARD);
  vm->cap = c.memory ? c.memory : (u64)1 << 30;
  u64 stack = c.stack ? c.stack : 8 << 20;
  vm->stack = (u32)((stack + 4095) / 4096 * 4096);
  vm->heap_end = VM_HEAP + vm->cap;
  u64 most = VM_SPACE - 16 * (u64)vm->stack;
  if (vm->heap_end > most) vm->heap_end = most;
  vm->heap_end &= ~(u64)4095;
  vm->heap.top = VM_HEAP;
  vm->statics_top = VM_STATICS;
  vm->allocated = grab(((vm->heap_end - VM_HEAP) >> 7) + 64);
  vm_sync_rodata(vm);
  return vm;
}

void vm_free(Vm *vm) {
  if (!vm) return;
  munmap(vm->mem, VM_SPACE + VM_GUARD);
  munmap(vm->allocated, ((vm->heap_end - VM_HEAP) >> 7) + 64);
  for (u32 i = 0; i < vm->n_threads; i++) free(vm->threads[i].calls);
  free(vm->threads);
  free(vm->fns);
  free(vm);
}

void vm_sync_rodata(Vm *vm) {
  u32 n = 0;
  const u8 *d = vm->prog->rodata ? vm->prog->rodata(vm->prog->ctx, &n) : NULL;
  assert(n < VM_STATICS - VM_RODATA);
  if (n > vm->ro_n) memcpy(vm->mem + VM_RODATA + vm->ro_n, d + vm->ro_n, n - vm->ro_n);
  vm->ro_n = n;
}

const VmFn *vm_function(Vm *vm, u64 id) {
  if (id < vm->n_fns && vm->fns[id]) return vm->fns[id];
  if (!id || id >= UINT32_MAX) return NULL;
  const VmFn *fn = vm->prog->fn(vm->prog->ctx, (FnId)id);
  vm_sync_rodata(vm);
  if (!fn) return NULL;
  if (id >= vm->n_fns) {
    u32 n = (u32)id * 2 + 64;
    vm->fns = regrow(vm->fns, n * sizeof *vm->fns);
    memset(vm->fns + vm->n_fns, 0, (n - vm->n_fns) * sizeof *vm->fns);
    vm->n_fns = n;
  }
  return vm->fns[id] = fn;
}

const LineEntry *vm_line(const VmFn *fn, u32 pc) {
  u32 lo = 0, hi = fn->n_lines;
  while (lo < hi) {
    u32 mid = (lo + hi) / 2;
    if (fn->lines[mid].pc <= pc) lo = mid + 1;
    else hi = mid;
  }
  return lo ? &fn->lines[lo - 1] : NULL;
}
Span vm_span(const VmFn *fn, u32 pc) {
  const LineEntry *l = fn ? vm_line(fn, pc) : NULL;
  return l ? l->span : fn ? fn->span : NO_SPAN;
}

ValueState vm_value_state(const VmFrame *f, u32 var) {
  const VmFn *fn = f->fn;
  ValueState s = VALUE_SET;
  for (u32 i = 0; i < fn->n_marks && fn->marks[i].at <= 2 * f->pc + f->inside; i++)
    if (fn->marks[i].var == var) s = fn->marks[i].state;
  return s;
}

void vm_set_trap(Vm *vm, Trap kind, const VmFn *fn, u32 pc, const char *detail) {
  snprintf(vm->detail, sizeof vm->detail, "%s", detail);
  vm->trap = (VmTrap){kind, vm_span(fn, pc), str_of(vm->detail)};
}
VmTrap vm_trap(const Vm *vm) { return vm->trap; }

bool vm_grow_stack(Thread *t, u64 top) {
  if (top > t->end) return false;
  u64 soft = (top + 4095) & ~(u64)4095;
  if (soft > t->end) soft = t->end;
  if (soft > t->soft) t->soft = (u32)soft;
  return true;
}

void vm_more_calls(Thread *t) {
  t->cap = t->cap ? t->cap * 2 : 16;
  t->calls = regrow(t->calls, t->cap * sizeof *t->calls);
}

static u32 free_thread(Vm *vm) {
  for (u32 i = 0; i < vm->n_threads; i++)
    if (!vm->threads[i].live) return i;
  u64 base = vm->heap_end + (u64)vm->n_threads * vm->stack;
  if (base + vm->stack > VM_SPACE) return UINT32_MAX;
  if (vm->n_threads == vm->cap_threads) {
    vm->cap_threads = vm->cap_threads ? vm->cap_threads * 2 : 8;
    vm->threads = regrow(vm->threads, vm->cap_threads * sizeof *vm->threads);
  }
  Thread *t = &vm->threads[vm->n_threads];
  *t = (Thread){.base = (u32)base, .end = (u32)(base + vm->stack), .soft = (u32)base};
  return vm->n_threads++;
}

u32 vm_thread_new(Vm *vm, FnId id, u64 arg, bool has_arg) {
  const VmFn *fn = vm_function(vm, id);
  if (!fn) { vm_set_trap(vm, TRAP_NOT_SUPPORTED, NULL, 0, ""); return UINT32_MAX; }
  u32 i = free_thread(vm);
  if (i == UINT32_MAX) { vm_set_trap(vm, TRAP_OUT_OF_MEMORY, fn, 0, "too many threads"); return i; }
  Thread *t = &vm->threads[i];
  t->live = true;
  t->n = t->n_payload = 0;
  t->cur = (Call){fn, 0, t->base + VM_OWN};
  if (!vm_grow_stack(t, (u64)t->base + VM_OWN + fn->need)) { vm_set_trap(vm, TRAP_STACK_OVERFLOW, fn, 0, ""); t->live = false; return UINT32_MAX; }
  if (has_arg) memcpy(vm->mem + t->base + VM_OWN + ((fn->ret_size + 7) & ~7u), &arg, 8);
  return i;
}

void vm_thread_free(Vm *vm, u32 i) {
  Thread *t = &vm->threads[i];
  memset(vm->mem + t->base, 0, t->soft - t->base);
  t->live = false;
  t->soft = t->base;
  t->n = t->n_payload = 0;
}

u64 vm_thread_result(const Vm *vm, u32 t) {
  u64 r;
  memcpy(&r, vm->mem + vm->threads[t].base + VM_OWN, 8);
  return r;
}
void vm_want_line(Vm *vm, bool on, bool into_lib) {
  vm->want_line = on;
  vm->into_lib = into_lib;
}
void vm_ask_stop(Vm *vm) { vm->stop = true; }
u64 vm_ticks(const Vm *vm) { return vm->ticks; }
const u64 *vm_tick_count(const Vm *vm) { return &vm->ticks; }

u32 vm_frames(const Vm *vm, u32 thread, VmFrame *out, u32 max) {
  const Thread *t = &vm->threads[thread];
  u32 n = 0;
  if (thread >= vm->n_threads || !t->live) return 0;
  for (u32 i = 0; i <= t->n && n < max; i++) {
    Call c = i ? t->calls[t->n - i] : t->cur;
    u32 pc = i && c.pc ? c.pc - 1 : c.pc;
    out[n++] = (VmFrame){c.fn, pc, c.fp, vm_span(c.fn, pc), pc != c.pc};
  }
  return n;
}

bool vm_user_frame(const Vm *vm, u32 thread, const VmFn **fn, u32 *pc) {
  const Thread *t = &vm->threads[thread];
  if (thread >= vm->n_threads || !t->live) return false;
  const Call *c = &t->cur;
  for (u32 i = t->n; c->fn->is_lib; c = &t->calls[--i])
    if (!i) return false;
  *fn = c->fn;
  *pc = c != &t->cur && c->pc ? c->pc - 1 : c->pc;
  return true;
}

/* --- checkpoints ----------------------------------------------------------- */
struct VmState {
  Heap heap;
  u32 statics_top, n_threads;
  u64 ticks, line_ticks;
  Thread *threads; u32 cap_threads;        /* calls point to NULL: they lie in bytes */
  u8 *bytes; u64 n, cap;
};

VmState *vm_state_new(void) {
  VmState *st = calloc(1, sizeof *st);
  if (!st) abort();
  return st;
}
void vm_state_free(VmState *st) {
  if (!st) return;
  free(st->threads);
  free(st->bytes);
  free(st);
}
u64 vm_state_bytes(const VmState *st) { return sizeof *st + st->cap + st->cap_threads * sizeof(Thread); }

static u64 state_size(const Vm *vm) {
  u64 n = vm->statics_top - VM_STATICS + (u64)(vm->heap.top - VM_HEAP) + bitmap_bytes(vm, vm->heap.top);
  for (u32 i = 0; i < vm->n_threads; i++)
    n += vm->threads[i].soft - vm->threads[i].base + vm->threads[i].n * sizeof(Call);
  return n;
}
static u8 *put(u8 *to, const void *from, u64 n) {
  if (n) memcpy(to, from, n);
  return to + n;
}

void vm_save(const Vm *vm, VmState *st) {
  st->n = state_size(vm);
  if (st->n > st->cap) {
    st->cap = st->n + st->n / 4;
    free(st->bytes);
    st->bytes = regrow(NULL, st->cap);
  }
  if (vm->n_threads > st->cap_threads) {
    st->cap_threads = vm->cap_threads;
    st->threads = regrow(st->threads, st->cap_threads * sizeof(Thread));
  }
  st->heap = vm->heap;
  st->statics_top = vm->statics_top;
  st->n_threads = vm->n_threads;
  st->ticks = vm->ticks;
  st->line_ticks = vm->line_ticks;
  u8 *p = put(st->bytes, vm->mem + VM_STATICS, vm->statics_top - VM_STATICS);
  p = put(p, vm->mem + VM_HEAP, vm->heap.top - VM_HEAP);
  p = put(p, vm->allocated, bitmap_bytes(vm, vm->heap.top));
  for (u32 i = 0; i < vm->n_threads; i++) {
    const Thread *t = &vm->threads[i];
    st->threads[i] = *t;
    p = put(p, vm->mem + t->base, t->soft - t->base);
    p = put(p, t->calls, t->n * sizeof(Call));
  }
}

/* Memory from `from` up to `to` was used after the state that is being loaded. */
static void forget(u8 *from, u8 *to) {
  if (from < to) memset(from, 0, (size_t)(to - from));
}

static const u8 *load_thread(Vm *vm, u32 i, const Thread *s, const u8 *p) {
  Thread *t = &vm->threads[i];
  Call *calls = t->calls;
  u32 cap = t->cap, soft = t->soft;
  *t = *s;
  t->calls = calls;
  t->cap = cap;
  if (t->cap < t->n) {
    t->cap = t->n;
    t->calls = regrow(t->calls, t->cap * sizeof(Call));
  }
  memcpy(vm->mem + t->base, p, t->soft - t->base);
  forget(vm->mem + t->soft, vm->mem + soft);
  p += t->soft - t->base;
  if (t->n) memcpy(t->calls, p, t->n * sizeof(Call));
  return p + t->n * sizeof(Call);
}

void vm_load(Vm *vm, const VmState *st) {
  const u8 *p = st->bytes;
  u64 bits = bitmap_bytes(vm, st->heap.top), bits_now = bitmap_bytes(vm, vm->heap.top);
  memcpy(vm->mem + VM_STATICS, p, st->statics_top - VM_STATICS);
  p += st->statics_top - VM_STATICS;
  memcpy(vm->mem + VM_HEAP, p, st->heap.top - VM_HEAP);
  p += st->heap.top - VM_HEAP;
  memcpy(vm->allocated, p, bits);
  p += bits;
  forget(vm->mem + st->statics_top, vm->mem + vm->statics_top);
  forget(vm->mem + st->heap.top, vm->mem + vm->heap.top);
  forget((u8 *)vm->allocated + bits, (u8 *)vm->allocated + bits_now);
  while (vm->n_threads < st->n_threads) {   /* another machine's state: make the rows */
    u32 i = vm->n_threads;
    if (vm->n_threads == vm->cap_threads) {
      vm->cap_threads = vm->cap_threads ? vm->cap_threads * 2 : 8;
      vm->threads = regrow(vm->threads, vm->cap_threads * sizeof *vm->threads);
    }
    vm->threads[i] = (Thread){.base = st->threads[i].base, .end = st->threads[i].end, .soft = st->threads[i].base};
    vm->n_threads++;
  }
  for (u32 i = 0; i < st->n_threads; i++) p = load_thread(vm, i, &st->threads[i], p);
  for (u32 i = st->n_threads; i < vm->n_threads; i++) {
    vm_thread_free(vm, i);
    free(vm->threads[i].calls);
  }
  vm->n_threads = st->n_threads;
  vm->heap = st->heap;
  vm->statics_top = st->statics_top;
  vm->ticks = st->ticks;
  vm->line_ticks = st->line_ticks;
  vm->stop = false;
}

static u64 mix(u64 h, const void *p, u64 n) {
  const u8 *b = p;
  for (; n >= 8; n -= 8, b += 8) {
    u64 w;
    memcpy(&w, b, 8);
    h = (h ^ w) * 0x9e3779b97f4a7c15u;
    h ^= h >> 29;
  }
  for (; n; n--, b++) h = (h ^ *b) * 0x100000001b3u;
  return h;
}
u64 vm_hash(const Vm *vm) {
  u64 h = mix(0xcbf29ce484222325u, &vm->heap.top, 4);
  h = mix(h, vm->heap.free, sizeof vm->heap.free);
  h = mix(h, vm->mem + VM_STATICS, vm->statics_top - VM_STATICS);
  h = mix(h, vm->mem + VM_HEAP, vm->heap.top - VM_HEAP);
  for (u32 i = 0; i < vm->n_threads; i++) {
    const Thread *t = &vm->threads[i];
    if (!t->live) continue;
    h = mix(h, vm->mem + t->base, t->soft - t->base);
    for (u32 k = 0; k <= t->n; k++) {
      Call c = k < t->n ? t->calls[k] : t->cur;
      u32 w[3] = {c.fn->id, c.pc, c.fp};
      h = mix(h, w, sizeof w);
    }
  }
  return mix(h, &vm->ticks, 8);
}
