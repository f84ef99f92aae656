/* The machine by itself: bytecode made by hand, the heap, unwinding, checkpoints. */
#include "vm/vm.h"
#include <check.h>
#include <stdlib.h>

/* --- programs made by hand --- */
typedef struct Hand { VmFn fns[8]; u32 n; VmProgram prog; } Hand;
static const VmFn *hand_fn(void *ctx, FnId id) {
  Hand *h = ctx;
  return id && id < 8 && h->fns[id].code ? &h->fns[id] : NULL;
}
static void hand_add(Hand *h, FnId id, Ins *code, u32 n, u32 frame, u32 ret) {
  h->fns[id] = (VmFn){.code = code, .n = n, .frame_size = frame, .ret_size = ret, .need = frame + 64, .name = STR("hand"), .id = id};
  h->prog = (VmProgram){.ctx = h, .fn = hand_fn, .trap_fn = 7};
}
static const VmHost no_host;
#define JUMP(ins) ((u32)((ins) * (i32)sizeof(Ins)))   /* so many instructions on */
#define CODE(...) (Ins[]){__VA_ARGS__}, sizeof((Ins[]){__VA_ARGS__}) / sizeof(Ins)

static u64 run_result(Hand *h, FnId id, u64 arg, VmExitKind want) {
  Vm *vm = vm_new(&h->prog, &no_host, (VmConfig){0});
  u32 t = vm_thread_new(vm, id, arg, true);
  ck_assert_int_eq(vm_run(vm, t, 100000000), want);
  u64 r = vm_thread_result(vm, t);
  vm_free(vm);
  return r;
}

/* fib(n: u64) -> u64 : result at 0, n at 8 */
static void add_fib(Hand *h) {
  static Ins code[] = {
    {BC_JGEI_U64, 0, 8, 2, JUMP(3)}, {BC_MOV_W64, 0, 0, 8, 0}, {BC_RET, 0, 0, 0, 0}, {BC_SUBI_U64, 0, 40, 8, 1}, {BC_CALL, 0, 1, 0, 0},
    {BC_MOV_W64, 0, 16, 32, 0}, {BC_SUBI_U64, 0, 40, 8, 2}, {BC_CALL, 0, 1, 0, 0}, {BC_ADD_U64, 0, 0, 16, 32}, {BC_RET, 0, 0, 0, 0}};
  hand_add(h, 1, code, COUNTOF(code), 32, 8);
}

START_TEST(calls_nest_and_return) {
  Hand h = {0};
  add_fib(&h);
  ck_assert_uint_eq(run_result(&h, 1, 20, VMX_DONE), 6765);
}
END_TEST

START_TEST(fuel_ends_at_the_tick_it_should) {
  Hand h = {0};
  add_fib(&h);
  Vm *a = vm_new(&h.prog, &no_host, (VmConfig){0}), *b = vm_new(&h.prog, &no_host, (VmConfig){0});
  u32 ta = vm_thread_new(a, 1, 12, true), tb = vm_thread_new(b, 1, 12, true);
  ck_assert_int_eq(vm_run(a, ta, 1000), VMX_FUEL);
  ck_assert_uint_eq(vm_ticks(a), 1000);
  for (u32 i = 0; i < 1000; i++) ck_assert_int_eq(vm_run(b, tb, 1), VMX_FUEL);
  ck_assert_uint_eq(vm_hash(a), vm_hash(b));
  ck_assert_int_eq(vm_run(a, ta, UINT64_MAX), VMX_DONE);
  ck_assert_int_eq(vm_run(b, tb, UINT64_MAX), VMX_DONE);
  ck_assert_uint_eq(vm_ticks(a), vm_ticks(b));
  ck_assert_uint_eq(vm_thread_result(a, ta), 144);
  vm_free(a);
  vm_free(b);
}
END_TEST

START_TEST(a_loaded_state_goes_on_as_the_saved_one_did) {
  Hand h = {0};
  add_fib(&h);
  Vm *vm = vm_new(&h.prog, &no_host, (VmConfig){0});
  VmState *st = vm_state_new();
  u32 t = vm_thread_new(vm, 1, 15, true);
  vm_run(vm, t, 777);
  vm_save(vm, st);
  u64 there = vm_hash(vm);
  ck_assert_int_eq(vm_run(vm, t, UINT64_MAX), VMX_DONE);
  u64 end = vm_hash(vm), result = vm_thread_result(vm, t);
  vm_thread_new(vm, 1, 3, true);
  vm_load(vm, st);
  ck_assert_uint_eq(vm_hash(vm), there);
  ck_assert_int_eq(vm_run(vm, t, UINT64_MAX), VMX_DONE);
  ck_assert_uint_eq(vm_hash(vm), end);
  ck_assert_uint_eq(vm_thread_result(vm, t), result);
  vm_state_free(st);
  vm_free(vm);
}
END_TEST

/* overflow -> trap function 7 -> begin_unwind -> landing in function 2 gives the payload */
START_TEST(a_panic_unwinds_to_the_landing) {
  Hand h = {0};
  static Ins add[] = {{BC_ADD_U8, 0, 0, 8, 8}, {BC_RET, 0, 0, 0, 0}};
  static Ins catcher[] = {{BC_LI_W64, 0, 40, 200, 0}, {BC_CALL, 0, 1, 0, 0}, {BC_LI_W64, 0, 0, 1, 0}, {BC_RET, 0, 0, 0, 0},
                          {BC_PAYLOAD, 0, 0, 0, 0}, {BC_RET, 0, 0, 0, 0}};
  static Ins trap[] = {{BC_ZX32_64, 0, 8, 0, 0}, {BC_ADDI_U64, 0, 8, 8, 40}, {BC_UNWIND, 0, 8, 0, 0}};
  static Landing landing = {1, 2, 4, true};
  hand_add(&h, 1, add, COUNTOF(add), 32, 8);
  hand_add(&h, 2, catcher, COUNTOF(catcher), 32, 8);
  hand_add(&h, 7, trap, COUNTOF(trap), 32, 0);
  h.fns[2].landings = &landing;
  h.fns[2].n_landings = 1;
  ck_assert_uint_eq(run_result(&h, 2, 0, VMX_DONE), TRAP_OVERFLOW_ADD + 40);
}
END_TEST

START_TEST(a_panic_in_cleanup_aborts) {
  Hand h = {0};
  static Ins again[] = {{BC_LI_W64, 0, 8, 1, 0}, {BC_UNWIND, 0, 8, 0, 0}};
  static Ins outer[] = {{BC_CALL, 0, 1, 0, 0}, {BC_RET, 0, 0, 0, 0}, {BC_CALL, 0, 1, 0, 0}, {BC_RESUME, 0, 0, 0, 0}};
  static Landing l[] = {{0, 1, 2, false}, {2, 4, LANDING_ABORT, false}};
  hand_add(&h, 1, again, COUNTOF(again), 32, 0);
  hand_add(&h, 2, outer, COUNTOF(outer), 32, 0);
  h.fns[2].landings = l;
  h.fns[2].n_landings = 2;
  Vm *vm = vm_new(&h.prog, &no_host, (VmConfig){0});
  u32 t = vm_thread_new(vm, 2, 0, false);
  ck_assert_int_eq(vm_run(vm, t, 1000), VMX_TRAP);
  ck_assert_int_eq(vm_trap(vm).kind, TRAP_PANIC_IN_CLEANUP);
  vm_free(vm);
}
END_TEST

static Trap trap_of(Ins *code, u32 n, VmConfig c) {
  Hand h = {0};
  hand_add(&h, 1, code, n, 64, 8);
  Vm *vm = vm_new(&h.prog, &no_host, c);
  u32 t = vm_thread_new(vm, 1, 0, false);
  ck_assert_int_eq(vm_run(vm, t, 100000000), VMX_TRAP);
  Trap k = vm_trap(vm).kind;
  vm_free(vm);
  return k;
}

START_TEST(bad_accesses_are_told) {
  ck_assert_int_eq(trap_of(CODE({BC_LI_W64, 0, 16, 8, 0}, {BC_LD_W64, 0, 8, 16, 0}), (VmConfig){0}), TRAP_NULL_ACCESS);
  ck_assert_int_eq(trap_of(CODE({BC_LI_W64, 0, 16, (u32)-1, 0}, {BC_LD_W64, 0, 8, 16, 0}), (VmConfig){0}), TRAP_BAD_ACCESS);
  ck_assert_int_eq(trap_of(CODE({BC_CALL, 0, 1, 0, 0}), (VmConfig){0}), TRAP_STACK_OVERFLOW);
  ck_assert_int_eq(trap_of(CODE({BC_CALL, 0, 5, 0, 0}), (VmConfig){0}), TRAP_NOT_SUPPORTED);
  ck_assert_int_eq(trap_of(CODE({BC_LI_W64, 0, 16, 0, 0}, {BC_CALLI, 0, 16, 0, 0}), (VmConfig){0}), TRAP_NULL_ACCESS);
  /* what was freed twice; what was never allocated; more than there is */
  ck_assert_int_eq(trap_of(CODE({BC_LI_W64, 0, 16, 24, 0}, {BC_LI_W64, 0, 24, 8, 0}, {BC_PURE, 0, 16, INTR_alloc, 8}, {BC_MOV_W64, 0, 16, 8, 0},
                                {BC_LI_W64, 0, 24, 24, 0}, {BC_LI_W64, 0, 32, 8, 0}, {BC_PURE, 0, 16, INTR_dealloc, 8},
                                {BC_PURE, 0, 16, INTR_dealloc, 8}), (VmConfig){0}), TRAP_BAD_FREE);
  ck_assert_int_eq(trap_of(CODE({BC_LI_W64, 0, 16, 24, 0}, {BC_LI_W64, 0, 24, 8, 0}, {BC_PURE, 0, 16, INTR_alloc, 8}, {BC_JMP, 0, 0, 0, JUMP(-1)}),
                           (VmConfig){.memory = 1 << 20}), TRAP_OUT_OF_MEMORY);
}
END_TEST

/* alloc, free, alloc again gives the same block, zeroed */
START_TEST(the_heap_reuses_and_clears_blocks) {
  Hand h = {0};
  static Ins code[] = {
    {BC_LI_W64, 0, 16, 100, 0}, {BC_LI_W64, 0, 24, 8, 0}, {BC_PURE, 0, 16, INTR_alloc, 40}, {BC_LI_W64, 0, 48, 77, 0}, {BC_ST_W64, 0, 48, 40, 8},
    {BC_MOV_W64, 0, 16, 40, 0}, {BC_LI_W64, 0, 24, 100, 0}, {BC_LI_W64, 0, 32, 8, 0}, {BC_PURE, 0, 16, INTR_dealloc, 56},
    {BC_LI_W64, 0, 16, 100, 0}, {BC_LI_W64, 0, 24, 8, 0}, {BC_PURE, 0, 16, INTR_alloc, 56}, {BC_LD_W64, 0, 0, 56, 8},
    {BC_JEQ_W64, 0, 40, 56, JUMP(2)}, {BC_LI_W64, 0, 0, 99, 0}, {BC_RET, 0, 0, 0, 0}};
  hand_add(&h, 1, code, COUNTOF(code), 64, 8);
  ck_assert_uint_eq(run_result(&h, 1, 0, VMX_DONE), 0);
}
END_TEST

static VmEffect blocks_twice(void *ctx, Vm *vm, u32 thread, u32 id, const u64 *args, u64 *ret) {
  u32 *n = ctx;
  (void)vm, (void)thread;
  ck_assert_uint_eq(id, INTR_thread_park);
  ck_assert_uint_eq(args[0], 5);
  *ret = 42;
  return (*n)++ < 2 ? VM_BLOCK : VM_CONTINUE;
}
START_TEST(a_blocked_call_is_made_again) {
  Hand h = {0};
  static Ins code[] = {{BC_LI_W64, 0, 16, 5, 0}, {BC_RT, 0, 16, INTR_thread_park, 0}, {BC_RET, 0, 0, 0, 0}};
  hand_add(&h, 1, code, COUNTOF(code), 32, 8);
  u32 n = 0;
  VmHost host = {.ctx = &n, .intrinsic = blocks_twice};
  Vm *vm = vm_new(&h.prog, &host, (VmConfig){0});
  u32 t = vm_thread_new(vm, 1, 0, false);
  ck_assert_int_eq(vm_run(vm, t, 100), VMX_BLOCKED);
  ck_assert_int_eq(vm_run(vm, t, 100), VMX_BLOCKED);
  ck_assert_int_eq(vm_run(vm, t, 100), VMX_DONE);
  ck_assert_uint_eq(vm_thread_result(vm, t), 42);
  vm_free(vm);
}
END_TEST

START_TEST(every_row_has_a_shape) {
  for (u32 i = 0; i < BC_COUNT_; i++) {
    ck_assert_uint_eq(strlen(vm_ops[i].shape), 4);
    ck_assert_uint_eq(strspn(vm_ops[i].shape, "dsiujfk-"), 4);
  }
}
END_TEST

Suite *suite_vm(void) {
  Suite *s = suite_create("vm");
  TCase *t = tcase_create("vm");
  tcase_add_test(t, calls_nest_and_return);
  tcase_add_test(t, fuel_ends_at_the_tick_it_should);
  tcase_add_test(t, a_loaded_state_goes_on_as_the_saved_one_did);
  tcase_add_test(t, a_panic_unwinds_to_the_landing);
  tcase_add_test(t, a_panic_in_cleanup_aborts);
  tcase_add_test(t, bad_accesses_are_told);
  tcase_add_test(t, the_heap_reuses_and_clears_blocks);
  tcase_add_test(t, a_blocked_call_is_made_again);
  tcase_add_test(t, every_row_has_a_shape);
  suite_add_tcase(s, t);
  return s;
}
