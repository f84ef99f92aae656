/* The heap: size classes, four to a doubling above 128 bytes, with a free list
 * each, linked through the free blocks themselves. A bit per 16 bytes tells where a
 * live block begins, so that a second free, or one of something else, is seen. Blocks
 * are zeroed when handed out and poisoned when given back. Nothing depends on the
 * host: the same calls give the same addresses. */
#include "vm/vm_impl.h"

static u32 class_of(u64 size, u64 *bytes) {
  if (size <= 128) {
    u32 c = size ? (u32)((size - 1) / 16) : 0;
    *bytes = (u64)(c + 1) * 16;
    return c;
  }
  u32 log = 63 - (u32)__builtin_clzll(size - 1);          /* 2^log < size <= 2^(log+1) */
  u64 step = (u64)1 << (log - 2);
  u64 k = (size - 1 - ((u64)1 << log)) / step;            /* 0..3 */
  *bytes = ((u64)1 << log) + (k + 1) * step;
  return 8 + (log - 7) * 4 + (u32)k;
}

static u32 granule(u64 addr) { return (u32)((addr - VM_HEAP) >> 4); }
static bool is_block(const Vm *vm, u64 addr) {
  if (addr < VM_HEAP || addr >= vm->heap.top || addr % 16) return false;
  return vm->allocated[granule(addr) >> 6] >> (granule(addr) & 63) & 1;
}
static void mark(Vm *vm, u64 addr, bool on) {
  u64 bit = (u64)1 << (granule(addr) & 63);
  if (on) vm->allocated[granule(addr) >> 6] |= bit;
  else vm->allocated[granule(addr) >> 6] &= ~bit;
}
/* Blocks of a larger alignment are cut from one of size + align: any start within may be live. */
static u64 block_of(const Vm *vm, u64 addr, u64 align) {
  for (u64 a = addr & ~(u64)15; a + align > addr && a >= VM_HEAP; a -= 16)
    if (is_block(vm, a)) return a;
  return 0;
}

static u64 take(Vm *vm, u64 size, Trap *why) {
  u64 bytes;
  if (size > VM_SPACE) { *why = TRAP_OUT_OF_MEMORY; return 0; }
  u32 c = class_of(size, &bytes);
  u64 at = vm->heap.free[c];
  if (at) {
    if (at < VM_HEAP || at + bytes > vm->heap.top || at % 16 || is_block(vm, at)) { *why = TRAP_FREED_ACCESS; return 0; }
    memcpy(&vm->heap.free[c], vm->mem + at, 4);
    memset(vm->mem + at, 0, bytes);
  } else {
    at = vm->heap.top;
    if (bytes > vm->heap_end - at) { *why = TRAP_OUT_OF_MEMORY; return 0; }
    vm->heap.top = (u32)(at + bytes);
  }
  mark(vm, at, true);
  vm->heap.used += bytes;
  return at;
}

u64 vm_alloc(Vm *vm, u64 size, u64 align, Trap *why) {
  if (align <= 16) return take(vm, size, why);
  if (align > VM_SPACE || align & (align - 1)) { *why = TRAP_OUT_OF_MEMORY; return 0; }
  u64 at = take(vm, size + align, why);
  return at ? (at + align - 1) & ~(align - 1) : 0;
}

bool vm_dealloc(Vm *vm, u64 addr, u64 size, u64 align, Trap *why) {
  u64 at = align <= 16 ? addr : block_of(vm, addr, align), bytes;
  *why = TRAP_BAD_FREE;
  if (size > VM_SPACE || !is_block(vm, at)) return false;
  u32 c = class_of(align <= 16 ? size : size + align, &bytes);
  if (at + bytes > vm->heap.top) return false;
  mark(vm, at, false);
  memset(vm->mem + at, VM_POISON, bytes);
  memcpy(vm->mem + at, &vm->heap.free[c], 4);
  vm->heap.free[c] = (u32)at;
  vm->heap.used -= bytes;
  return true;
}

u64 vm_realloc(Vm *vm, u64 addr, u64 old, u64 align, u64 size, Trap *why) {
  u64 a, b;
  *why = TRAP_BAD_FREE;
  if (old > VM_SPACE || !is_block(vm, align <= 16 ? addr : block_of(vm, addr, align))) return 0;
  if (align <= 16 && size <= VM_SPACE && class_of(old, &a) == class_of(size, &b)) {
    if (size > old) memset(vm->mem + addr + old, 0, size - old);
    return addr;
  }
  u64 to = vm_alloc(vm, size, align, why);
  if (!to) return 0;
  memcpy(vm->mem + to, vm->mem + addr, old < size ? old : size);
  return vm_dealloc(vm, addr, old, align, why) ? to : 0;
}

bool vm_read(const Vm *vm, u64 addr, void *out, u64 n) {
  if (!vm_in(addr, n)) return false;
  memcpy(out, vm->mem + addr, n);
  return true;
}
bool vm_write(Vm *vm, u64 addr, const void *in, u64 n) {
  if (!vm_in(addr, n)) return false;
  memcpy(vm->mem + addr, in, n);
  return true;
}
const u8 *vm_view(const Vm *vm, u64 addr, u64 n) { return vm_in(addr, n) ? vm->mem + addr : NULL; }

u64 vm_memory_used(const Vm *vm) {
  u64 n = vm->heap.used;
  for (u32 i = 0; i < vm->n_threads; i++)
    if (vm->threads[i].live) n += vm->threads[i].cur.fp - vm->threads[i].base - VM_OWN;
  return n;
}

u64 vm_heap_alloc(Vm *vm, u64 size, u64 align) {
  Trap why;
  return vm_alloc(vm, size, align, &why);
}
