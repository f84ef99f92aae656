/* The dispatch loop. Each instruction costs one tick of fuel; where it runs out,
 * where the thread blocks or the host asks for a stop, the frame goes back into the
 * thread's record and nothing of the machine is left on the host's stack.
 *
 * A fault is a `goto` to one of the labels at the end: a Rust panic becomes a call
 * of the program's trap function from that pc (so that it unwinds), any other ends
 * the run with vm_trap set and the pc still at the instruction.
 *
 * With want_line every instruction goes through L_slow first (another table of
 * labels), so that stepping costs nothing where nobody steps. */
#include "vm/vm_impl.h"
#include <math.h>

#ifndef __clang__
#pragma GCC optimize("no-gcse,no-crossjumping,no-tree-slp-vectorize") /* keeps one indirect jump for each instruction; 16 bytes go as two words, see COPY16 */
#endif
#define MEMTYPE(T) typedef T T##_m __attribute__((may_alias, aligned(1)));
MEMTYPE(u8) MEMTYPE(u16) MEMTYPE(u32) MEMTYPE(u64) MEMTYPE(i8) MEMTYPE(i16) MEMTYPE(i32) MEMTYPE(i64) MEMTYPE(u128)
MEMTYPE(float) MEMTYPE(double)
#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

#pragma GCC diagnostic ignored "-Wpedantic" /* labels as values */
#pragma GCC diagnostic ignored "-Wconversion" /* narrow arithmetic wraps on purpose */
#pragma GCC diagnostic ignored "-Wsign-conversion"
#ifdef __clang__
#pragma clang diagnostic ignored "-Wimplicit-int-conversion"
#pragma clang diagnostic ignored "-Wfloat-conversion"
#endif

/* Finds where a panic in thread t, now at t->cur, goes on. Pops frames. */
typedef enum { UNW_FOUND, UNW_ABORT, UNW_BOTTOM, UNW_CLEAN } Unwound;
static Unwound unwind_step(Thread *t, bool resume) {
  const VmFn *fn = t->cur.fn;
  for (u32 i = 0; i < fn->n_landings && !resume; i++) {
    Landing l = fn->landings[i];
    if (t->cur.pc < l.from || t->cur.pc >= l.to) continue;
    if (l.target == LANDING_ABORT) return UNW_ABORT;
    t->cur.pc = l.target;
    return UNW_FOUND;
  }
  return UNW_CLEAN;
}

static Unwound unwind(Vm *vm, u32 thread, bool resume) {
  Thread *t = &vm->threads[thread];
  for (;; resume = false) {
    Unwound u = unwind_step(t, resume);
    if (u != UNW_CLEAN) return u;
    const VmFn *fn = t->cur.fn;
    if (fn->is_poll && vm->host->poll_end) {
      u64 fut;
      memcpy(&fut, vm->mem + t->cur.fp + ((fn->ret_size + 7) & ~7u), 8);
      vm->host->poll_end(vm->host->ctx, fn, (Addr)fut, 2, 0);
    }
    if (!t->n) return UNW_BOTTOM;
    t->cur = t->calls[--t->n];
    t->cur.pc--;
  }
}

static inline u64 tag_at(const u8 *p, u32 size) {
  if (size == 1) return *p;
  return size == 2 ? *(const u16_m *)p : size == 4 ? *(const u32_m *)p : *(const u64_m *)p;
}

/* Calls the host's poll_end for a poll function that returns. */
static void poll_returns(const Vm *vm, const VmFn *fn, const u8 *f, const Ins *pc) {
  u64 fut = *(const u64_m *)(f + ((fn->ret_size + 7) & ~7u)), state = 0;
  u32 size = pc->x & 15;
  if (size && vm_in(fut + pc->c, 8)) state = tag_at(vm->mem + fut + pc->c, size);
  vm->host->poll_end(vm->host->ctx, fn, (Addr)fut, f[pc->a] == pc->b, (u32)state);
}

/* Calls the host's future_gone for the drop of a lowered future. */
static void future_goes(const Vm *vm, const VmFn *fn, const u8 *f, const Ins *pc) {
  u64 fut = *(const u64_m *)(f + pc->a);
  if (!vm_in(fut + pc->c, 8)) return;
  vm->host->future_gone(vm->host->ctx, fn, (Addr)fut, (u32)tag_at(vm->mem + fut + pc->c, pc->x));
}

static bool stops_at_line(Vm *vm, const VmFn *fn, u32 pc, u64 now) {
  if (fn->is_lib && !vm->into_lib) return false;
  const LineEntry *l = vm_line(fn, pc);
  if (!l || l->pc != pc || !l->line_start || vm->line_ticks == now + 1) return false;
  vm->line_ticks = now + 1;
  return true;
}

#define R(T, o) (*(T##_m *)(f + (o)))
#define M(T, ad) (*(T##_m *)(m + (ad)))
#define NEXT do { pc++; DISPATCH; } while (0)
#define DISPATCH do { if (UNLIKELY(--fuel < 0)) goto out_of_fuel; goto *table[pc->op]; } while (0)
#define JUMP do { pc = (const Ins *)((const char *)pc + (i32)pc->c); DISPATCH; } while (0)
#define IMM(i) ((i32)pc->i)
#define CHECK(v) do { ad = (v); if (UNLIKELY(ad - VM_LOW >= VM_SPAN)) goto bad_access; } while (0)
#define CHECK_N(v, n) do { ad = (v); if (UNLIKELY(!vm_in(ad, (n)))) goto bad_access; } while (0)
#define PANIC(k) do { kind = TRAP_##k; goto panic; } while (0)
#define STOPPING(k) do { kind = TRAP_##k; goto trapped; } while (0)

#define EACH_W(X, ...) X(W8, u8, __VA_ARGS__) X(W16, u16, __VA_ARGS__) X(W32, u32, __VA_ARGS__) X(W64, u64, __VA_ARGS__)
#define EACH_S(X, ...) X(I8, i8, __VA_ARGS__) X(I16, i16, __VA_ARGS__) X(I32, i32, __VA_ARGS__) X(I64, i64, __VA_ARGS__)
#define EACH_U(X, ...) X(U8, u8, __VA_ARGS__) X(U16, u16, __VA_ARGS__) X(U32, u32, __VA_ARGS__) X(U64, u64, __VA_ARGS__)
#define EACH_INT(X, ...) EACH_S(X, __VA_ARGS__) EACH_U(X, __VA_ARGS__)
#define EACH_F(X, ...) X(F32, float, __VA_ARGS__) X(F64, double, __VA_ARGS__)

/* What was just written as two words is not ready for one wide read. */
#define COPY16(to, from) do { const u64_m *s_ = (const u64_m *)(from); u64 lo_ = s_[0], hi_ = s_[1]; ((u64_m *)(to))[0] = lo_; ((u64_m *)(to))[1] = hi_; } while (0)
#define X_MOV(n, T, _) L_MOV_##n: R(T, pc->a) = R(T, pc->b); NEXT;
#define X_LI(n, T, _) L_LI_##n: R(T, pc->a) = (T)(i64)IMM(b); NEXT;
#define X_LD(n, T, _) L_LD_##n: CHECK(R(u64, pc->b) + (i64)IMM(c)); R(T, pc->a) = M(T, ad); NEXT;
#define X_ST(n, T, _) L_ST_##n: CHECK(R(u64, pc->b) + (i64)IMM(c)); M(T, ad) = R(T, pc->a); NEXT;
#define X_STI(n, T, _) L_STI_##n: CHECK(R(u64, pc->b) + (i64)IMM(c)); M(T, ad) = (T)(i64)IMM(a); NEXT;
#define INDEX_OF_X u64 i_ = R(u64, pc->c); if (UNLIKELY(i_ >= R(u64, pc->x))) goto bad_index_of_x
#define X_LDXL(n, T, _) L_LDXL_##n: { INDEX_OF_X; CHECK(R(u64, pc->b) + i_ * sizeof(T)); R(T, pc->a) = M(T, ad); NEXT; } \
  L_STXL_##n: { INDEX_OF_X; CHECK(R(u64, pc->b) + i_ * sizeof(T)); M(T, ad) = R(T, pc->a); NEXT; }
#define IDXL(k) L_IDXL_##k: { INDEX_OF_X; R(u64, pc->a) = R(u64, pc->b) + i_ * k; NEXT; }
#define X_LDX(n, T, _) L_LDX_##n: { u64 i_ = R(u64, pc->c); if (UNLIKELY(i_ >= R(u64, pc->b + 8))) goto bad_index; \
    CHECK(R(u64, pc->b) + i_ * sizeof(T)); R(T, pc->a) = M(T, ad); NEXT; }
#define X_CHECKED(n, T, NAME, fn_) L_##NAME##_##n: { T r_; if (UNLIKELY(fn_(R(T, pc->b), R(T, pc->c), &r_))) PANIC(OVERFLOW_##NAME); \
    R(T, pc->a) = r_; NEXT; }
#define X_CHECKEDI(n, T, NAME, fn_, K) L_##NAME##_##n: { T r_; if (UNLIKELY(fn_(R(T, pc->b), IMM(c), &r_))) PANIC(OVERFLOW_##K); \
    R(T, pc->a) = r_; NEXT; }
#define X_DIVS(n, T, _) \
  L_DIV_##n: { T y_ = R(T, pc->c), x_ = R(T, pc->b); if (UNLIKELY(!y_)) PANIC(DIV_ZERO); \
    if (UNLIKELY(y_ == -1)) { T r_; if (__builtin_sub_overflow((T)0, x_, &r_)) PANIC(OVERFLOW_DIV); R(T, pc->a) = r_; NEXT; } \
    R(T, pc->a) = (T)(x_ / y_); NEXT; } \
  L_REM_##n: { T y_ = R(T, pc->c), x_ = R(T, pc->b); if (UNLIKELY(!y_)) PANIC(REM_ZERO); \
    if (UNLIKELY(y_ == -1)) { T r_; if (__builtin_sub_overflow((T)0, x_, &r_)) PANIC(OVERFLOW_REM); R(T, pc->a) = 0; NEXT; } \
    R(T, pc->a) = (T)(x_ % y_); NEXT; } \
  L_NEG_##n: { T r_; if (UNLIKELY(__builtin_sub_overflow((T)0, R(T, pc->b), &r_))) PANIC(OVERFLOW_NEG); R(T, pc->a) = r_; NEXT; }
#define X_DIVU(n, T, _) \
  L_DIV_##n: { T y_ = R(T, pc->c); if (UNLIKELY(!y_)) PANIC(DIV_ZERO); R(T, pc->a) = (T)(R(T, pc->b) / y_); NEXT; } \
  L_REM_##n: { T y_ = R(T, pc->c); if (UNLIKELY(!y_)) PANIC(REM_ZERO); R(T, pc->a) = (T)(R(T, pc->b) % y_); NEXT; }
#define X_WRAP(n, T, _) \
  L_WADD_##n: R(T, pc->a) = (T)(R(T, pc->b) + R(T, pc->c)); NEXT; \
  L_WSUB_##n: R(T, pc->a) = (T)(R(T, pc->b) - R(T, pc->c)); NEXT; \
  L_WMUL_##n: R(T, pc->a) = (T)((u64)R(T, pc->b) * R(T, pc->c)); NEXT; \
  L_WADDI_##n: R(T, pc->a) = (T)(R(T, pc->b) + (T)(i64)IMM(c)); NEXT; \
  L_WNEG_##n: R(T, pc->a) = (T)(0 - R(T, pc->b)); NEXT; \
  L_AND_##n: R(T, pc->a) = R(T, pc->b) & R(T, pc->c); NEXT; \
  L_OR_##n: R(T, pc->a) = R(T, pc->b) | R(T, pc->c); NEXT; \
  L_XOR_##n: R(T, pc->a) = R(T, pc->b) ^ R(T, pc->c); NEXT; \
  L_ANDI_##n: R(T, pc->a) = R(T, pc->b) & (T)(i64)IMM(c); NEXT; \
  L_NOT_##n: R(T, pc->a) = (T)~R(T, pc->b); NEXT; \
  L_SHL_##n: { u32 s_ = R(u32, pc->c); if (UNLIKELY(s_ >= sizeof(T) * 8 && !pc->x)) PANIC(OVERFLOW_SHL); \
    R(T, pc->a) = (T)((u64)R(T, pc->b) << (s_ & (sizeof(T) * 8 - 1))); NEXT; } \
  L_EQ_##n: R(u8, pc->a) = R(T, pc->b) == R(T, pc->c); NEXT; \
  L_NE_##n: R(u8, pc->a) = R(T, pc->b) != R(T, pc->c); NEXT; \
  L_JEQ_##n: if (R(T, pc->a) == R(T, pc->b)) JUMP; NEXT; \
  L_JNE_##n: if (R(T, pc->a) != R(T, pc->b)) JUMP; NEXT; \
  L_JEQI_##n: if (R(T, pc->a) == (T)(i64)IMM(b)) JUMP; NEXT; \
  L_JNEI_##n: if (R(T, pc->a) != (T)(i64)IMM(b)) JUMP; NEXT;
#define X_ORDER(n, T, _) \
  L_SHR_##n: { u32 s_ = R(u32, pc->c); if (UNLIKELY(s_ >= sizeof(T) * 8 && !pc->x)) PANIC(OVERFLOW_SHR); \
    R(T, pc->a) = (T)(R(T, pc->b) >> (s_ & (sizeof(T) * 8 - 1))); NEXT; } \
  L_LT_##n: R(u8, pc->a) = R(T, pc->b) < R(T, pc->c); NEXT; \
  L_LE_##n: R(u8, pc->a) = R(T, pc->b) <= R(T, pc->c); NEXT; \
  L_FOR_##n: { T v_ = R(T, pc->a); if (v_ >= R(T, pc->b)) NEXT; R(T, pc->x) = v_; R(T, pc->a) = (T)(v_ + 1); JUMP; } \
  L_JLT_##n: if (R(T, pc->a) < R(T, pc->b)) JUMP; NEXT; \
  L_JLE_##n: if (R(T, pc->a) <= R(T, pc->b)) JUMP; NEXT; \
  L_JLTI_##n: if (R(T, pc->a) < (T)(i64)IMM(b)) JUMP; NEXT; \
  L_JLEI_##n: if (R(T, pc->a) <= (T)(i64)IMM(b)) JUMP; NEXT; \
  L_JGTI_##n: if (R(T, pc->a) > (T)(i64)IMM(b)) JUMP; NEXT; \
  L_JGEI_##n: if (R(T, pc->a) >= (T)(i64)IMM(b)) JUMP; NEXT;
#define X_FLOAT(n, T, FMOD) \
  L_FADD_##n: R(T, pc->a) = R(T, pc->b) + R(T, pc->c); NEXT; \
  L_FSUB_##n: R(T, pc->a) = R(T, pc->b) - R(T, pc->c); NEXT; \
  L_FMUL_##n: R(T, pc->a) = R(T, pc->b) * R(T, pc->c); NEXT; \
  L_FDIV_##n: R(T, pc->a) = R(T, pc->b) / R(T, pc->c); NEXT; \
  L_FREM_##n: R(T, pc->a) = (T)fmod(R(T, pc->b), R(T, pc->c)); NEXT; \
  L_FNEG_##n: R(T, pc->a) = -R(T, pc->b); NEXT; \
  L_FEQ_##n: R(u8, pc->a) = R(T, pc->b) == R(T, pc->c); NEXT; \
  L_FNE_##n: R(u8, pc->a) = R(T, pc->b) != R(T, pc->c); NEXT; \
  L_FLT_##n: R(u8, pc->a) = R(T, pc->b) < R(T, pc->c); NEXT; \
  L_FLE_##n: R(u8, pc->a) = R(T, pc->b) <= R(T, pc->c); NEXT;
#define EXTEND(op, T, S) L_##op: R(T, pc->a) = (T)R(S, pc->b); NEXT;

#define FN (t->cur.fn)           /* always true: the machine has no register to spare for it */
#define TICKS() (vm->ticks = start + (u64)(fuel0 - fuel))
#define SAVE() do { t->cur.pc = (u32)(pc - FN->code); t->cur.fp = (u32)(f - m); t->n = (u32)(top - t->calls); TICKS(); } while (0)
#define LOAD() do { t = &vm->threads[thread]; pc = FN->code + t->cur.pc; f = m + t->cur.fp; top = t->calls + t->n; end = t->calls + t->cap; } while (0)
#define LEAVE(k) do { SAVE(); return (k); } while (0)

VmExitKind vm_run(Vm *vm, u32 thread, u64 most) {
  static const void *const fast[BC_COUNT_] = {
#define OP(name, shape) &&L_##name,
#include "vm/op.def"
#undef OP
  };
  static const void *const slow[BC_COUNT_] = {
#define OP(name, shape) &&L_slow,
#include "vm/op.def"
#undef OP
  };
  Thread *t = &vm->threads[thread];
  assert(thread < vm->n_threads && t->live);
  const void *const *table = vm->want_line ? slow : fast;
  i64 fuel = most > INT64_MAX ? INT64_MAX : (i64)most;
  const i64 fuel0 = fuel;
  const u64 start = vm->ticks;
  u8 *const m = vm->mem;
  const VmFn *g;
  const Ins *pc;
  Call *top, *end;                 /* of the callers */
  u8 *f;
  u64 ad, id;
  Trap kind;
  vm->stop = false;
  LOAD();
  DISPATCH;

L_slow:
  if (stops_at_line(vm, FN, (u32)(pc - FN->code), start + (u64)(fuel0 - fuel) - 1)) { fuel++; LEAVE(VMX_STOP); }
  goto *fast[pc->op];

L_NOP: NEXT;
  EACH_W(X_MOV, 0)
L_MOV_W128: COPY16(f + pc->a, f + pc->b); NEXT;
L_MOVN: memmove(f + pc->a, f + pc->b, pc->c); NEXT;
  EACH_W(X_LI, 0)
L_LI64L: R(u64, pc->a) = (u64)pc->c << 32 | pc->b; NEXT;
L_ZERO: memset(f + pc->a, 0, pc->b); NEXT;
L_LEA: R(u64, pc->a) = (u64)(f - m) + pc->b; NEXT;
  EACH_W(X_LD, 0)
L_LD_W128: CHECK(R(u64, pc->b) + (i64)IMM(c)); COPY16(f + pc->a, m + ad); NEXT;
L_LDN: CHECK_N(R(u64, pc->b) + pc->x, pc->c); memmove(f + pc->a, m + ad, pc->c); NEXT;
  EACH_W(X_ST, 0)
L_ST_W128: CHECK(R(u64, pc->b) + (i64)IMM(c)); COPY16(m + ad, f + pc->a); NEXT;
  EACH_W(X_STI, 0)
L_STN: CHECK_N(R(u64, pc->b) + pc->x, pc->c); memmove(m + ad, f + pc->a, pc->c); NEXT;
L_CPY: CHECK_N(R(u64, pc->a), pc->c); CHECK_N(R(u64, pc->b), pc->c); memmove(m + R(u64, pc->a), m + R(u64, pc->b), pc->c); NEXT;
L_COPY: {
    u64 n = R(u64, pc->c) * pc->x;
    if (!n) NEXT;
    if (UNLIKELY(R(u64, pc->c) > VM_SPACE)) { ad = R(u64, pc->a); goto bad_access; }
    CHECK_N(R(u64, pc->a), n);
    CHECK_N(R(u64, pc->b), n);
    memmove(m + R(u64, pc->b), m + R(u64, pc->a), n);
    NEXT;
  }
L_FILL: {
    u64 n = R(u64, pc->c) * pc->x;
    if (!n) NEXT;
    if (UNLIKELY(R(u64, pc->c) > VM_SPACE)) { ad = R(u64, pc->a); goto bad_access; }
    CHECK_N(R(u64, pc->a), n);
    memset(m + ad, R(u8, pc->b), n);
    NEXT;
  }
L_IDX:
  ad = R(u64, pc->c);
  if (UNLIKELY(ad >= R(u64, pc->b + 8))) goto bad_index;
  R(u64, pc->a) = R(u64, pc->b) + ad * pc->x;
  NEXT;
  EACH_W(X_LDX, 0)
  EACH_W(X_LDXL, 0)
  IDXL(1) IDXL(2) IDXL(4) IDXL(8) IDXL(16)
L_LEAX: R(u64, pc->a) = R(u64, pc->b) + R(u64, pc->c) * pc->x; NEXT;
L_BND: if (UNLIKELY(R(u64, pc->a) >= R(u64, pc->b))) { ad = R(u64, pc->a); id = R(u64, pc->b); goto out_of_bounds; } NEXT;
L_BNDI: if (UNLIKELY(R(u64, pc->a) >= pc->b)) { ad = R(u64, pc->a); id = pc->b; goto out_of_bounds; } NEXT;
L_ADDP: R(u64, pc->a) = R(u64, pc->b) + (u64)(i64)IMM(c); NEXT;
L_MULI: R(u64, pc->a) = R(u64, pc->b) * (u64)(i64)IMM(c); NEXT;
L_DYNF: {
    CHECK(R(u64, pc->c) + 16);
    u64 al = M(u64, ad);
    R(u64, pc->a) = R(u64, pc->b) + ((pc->x + al - 1) & ~(al - 1));
    NEXT;
  }
  EACH_INT(X_CHECKED, ADD, __builtin_add_overflow)
  EACH_INT(X_CHECKED, SUB, __builtin_sub_overflow)
  EACH_INT(X_CHECKED, MUL, __builtin_mul_overflow)
  EACH_INT(X_CHECKEDI, ADDI, __builtin_add_overflow, ADD)
  EACH_INT(X_CHECKEDI, SUBI, __builtin_sub_overflow, SUB)
  EACH_S(X_DIVS, 0)
  EACH_U(X_DIVU, 0)
  EACH_W(X_WRAP, 0)
L_NOTB: R(u8, pc->a) = R(u8, pc->b) ^ 1; NEXT;
  EACH_INT(X_ORDER, 0)
L_SATSH: {
    u128 v = 0;
    i64 s = 0;
    switch (pc->x) {
      case VT_I8: s = R(i8, pc->b); v = (u128)(i128)s; break;
      case VT_I16: s = R(i16, pc->b); v = (u128)(i128)s; break;
      case VT_I32: case VT_U32: v = R(u32, pc->b); break;
      case VT_I64: case VT_U64: v = R(u64, pc->b); break;
      case VT_U8: v = R(u8, pc->b); break;
      case VT_U16: v = R(u16, pc->b); break;
      default: v = R(u128, pc->b);
    }
    R(u32, pc->a) = v > UINT32_MAX ? UINT32_MAX : (u32)v;
    NEXT;
  }
L_OVF: vm_overflowing(pc->x, f + pc->a, f + pc->b, f + pc->c); NEXT;
L_BITS: vm_bits(pc->x, f + pc->a, f + pc->b, pc->x >> 4 <= BITS_ROTR ? R(u32, pc->c) : 0); NEXT;
L_BIN128: if (UNLIKELY(!vm_bin128(pc->x, f + pc->a, f + pc->b, f + pc->c, &kind))) goto panic; NEXT;
L_CVT: vm_convert(pc->x, f + pc->a, f + pc->b); NEXT;
  EXTEND(SX8_16, i16, i8) EXTEND(SX8_32, i32, i8) EXTEND(SX8_64, i64, i8) EXTEND(SX16_32, i32, i16) EXTEND(SX16_64, i64, i16) EXTEND(SX32_64, i64, i32)
  EXTEND(ZX8_16, u16, u8) EXTEND(ZX8_32, u32, u8) EXTEND(ZX8_64, u64, u8) EXTEND(ZX16_32, u32, u16) EXTEND(ZX16_64, u64, u16) EXTEND(ZX32_64, u64, u32)
  EACH_F(X_FLOAT, 0)

L_JMP: JUMP;
L_JTAB: {
    u64 v = tag_at(f + pc->a, pc->x) - (u64)(i64)IMM(b);
    if (pc->x < 8) v &= ((u64)1 << (pc->x * 8)) - 1;
    pc += 1 + (v < pc->c ? v : pc->c);     /* a row is a JMP, taken at once */
    JUMP;
  }
L_CALLV:
  CHECK(R(u64, pc->a) + pc->b);
  id = M(u64, ad);
  if (!id) { if (!pc->b) NEXT; STOPPING(BAD_ACCESS); }
  goto call_value;
L_CALLI:
  id = R(u64, pc->a);
call_value:
  if (UNLIKELY(id >> 32 != VM_FN_TAG >> 32)) { ad = id; goto bad_access; }
  id &= UINT32_MAX;
  goto call;
L_CALL:
  id = pc->a;
call:
  g = id < vm->n_fns ? vm->fns[id] : NULL;
  if (UNLIKELY(!g)) {
    g = vm_function(vm, id);
    if (!g) STOPPING(NOT_SUPPORTED);
  }
  {
    u32 fp = (u32)(f - m), to = fp + FN->frame_size;
    if (UNLIKELY((u64)to + g->need > t->soft) && !vm_grow_stack(t, (u64)to + g->need)) STOPPING(STACK_OVERFLOW);
    Call c = {FN, (u32)(pc - FN->code) + 1, fp};
    if (UNLIKELY(top == end)) {
      t->n = (u32)(top - t->calls);
      vm_more_calls(t);
      top = t->calls + t->n;
      end = t->calls + t->cap;
    }
    *top++ = c;
    f = m + to;
    FN = g;
    pc = g->code;
    DISPATCH;
  }
L_POLL_RET:
  if (vm->host->poll_end) {
    TICKS();
    poll_returns(vm, FN, f, pc);
    if (UNLIKELY(vm->stop)) { vm->stop = false; pc++; LEAVE(VMX_STOP); }
  }
  NEXT;
L_RET:
  if (UNLIKELY(top == t->calls)) LEAVE(VMX_DONE);
  {
    const Call *c = --top;
    FN = c->fn;
    pc = FN->code + c->pc;
    f = m + c->fp;
    DISPATCH;
  }
L_POLL_ENTER:
  if (vm->host->poll_begin) {
    TICKS();
    vm->host->poll_begin(vm->host->ctx, FN, (Addr)R(u64, pc->a));
    if (UNLIKELY(vm->stop)) { vm->stop = false; pc++; LEAVE(VMX_STOP); }
  }
  NEXT;
L_FUTURE_GONE:
  if (vm->host->future_gone) {
    TICKS();
    future_goes(vm, FN, f, pc);
    if (UNLIKELY(vm->stop)) { vm->stop = false; pc++; LEAVE(VMX_STOP); }
  }
  NEXT;
L_UNWIND:
  if (t->n_payload == VM_PAYLOADS) STOPPING(PANIC_IN_CLEANUP);
  t->payload[t->n_payload++] = R(u64, pc->a);
L_RESUME:
  SAVE();
  switch (unwind(vm, thread, pc->op == BC_RESUME)) {
    case UNW_ABORT: LOAD(); STOPPING(PANIC_IN_CLEANUP);
    case UNW_BOTTOM: LOAD(); STOPPING(ABORT);
    default: break;
  }
  LOAD();
  DISPATCH;
L_OWN: R(u64, pc->a) = t->base; NEXT;
L_PAYLOAD:
  assert(t->n_payload);
  R(u64, pc->a) = t->payload[--t->n_payload];
  NEXT;
L_STATIC: {
    u32 guard = pc->b - 16;                                /* the word before the value */
    R(u64, pc->a) = pc->b;
    if (pc->b + pc->x * 64u > vm->statics_top) vm->statics_top = pc->b + pc->x * 64u;
    if (LIKELY(M(u32, guard) == 1)) NEXT;
    M(u32, guard) = 1;
    id = pc->c;
    goto call;
  }
L_PURE: {
    u64 ret = 0;
    if (UNLIKELY(!vm_pure(vm, pc->b, (const u64 *)(const void *)(f + pc->a), &ret, &kind))) goto trapped;
    R(u64, pc->c) = ret;
    NEXT;
  }
L_RT: {
    u64 ret = 0;
    SAVE();
    VmEffect e = vm->host->intrinsic(vm->host->ctx, vm, thread, pc->b, (const u64 *)(const void *)(f + pc->a), &ret);
    t = &vm->threads[thread];
    if (e == VM_BLOCK) return VMX_BLOCKED;
    R(u64, pc->c) = ret;
    pc++;
    if (UNLIKELY(e != VM_CONTINUE)) LEAVE(e == VM_EXIT ? VMX_EXIT : VMX_SWITCH);
    if (UNLIKELY(vm->stop)) { vm->stop = false; LEAVE(VMX_STOP); }
    DISPATCH;
  }
L_TRAP:
  kind = (Trap)pc->x;
  if (kind >= TRAP_NULL_ACCESS) goto trapped;

panic: /* the program's own panic: (kind: u32) -> ! called from here */
  ad = 0;
  id = vm->prog->trap_fn;
  g = vm_function(vm, id);
  if (!g) goto trapped;
  M(u32, (u32)(f - m) + FN->frame_size + ((g->ret_size + 3) & ~3u)) = (u32)kind;
  goto pass_location;
bad_index:
  ad = R(u64, pc->c);
  id = R(u64, pc->b + 8);
  goto out_of_bounds;
bad_index_of_x:
  ad = R(u64, pc->c);
  id = R(u64, pc->x);
out_of_bounds: {
    g = vm_function(vm, vm->prog->bounds_fn);
    if (!g) STOPPING(BAD_ACCESS);
    u32 at = (u32)(f - m) + FN->frame_size + ((g->ret_size + 7) & ~7u);
    M(u64, at) = ad;
    M(u64, at + 8) = id;
    id = vm->prog->bounds_fn;
  }
pass_location:
  if (g->loc_slot && vm->prog->location) {
    u64 loc = vm->prog->location(vm->prog->ctx, FN, (u32)(pc - FN->code));
    if (FN->loc_slot) loc = R(u64, FN->loc_slot);
    vm_sync_rodata(vm);
    M(u64, (u32)(f - m) + FN->frame_size + g->loc_slot) = loc;
  }
  goto call;
bad_access:
  kind = ad < VM_LOW ? TRAP_NULL_ACCESS : ad >> 32 >= 0xdddddd00 && ad >> 32 <= 0xddddddff ? TRAP_FREED_ACCESS : TRAP_BAD_ACCESS;
trapped:
  SAVE();
  vm_set_trap(vm, kind, FN, (u32)(pc - FN->code), "");
  return VMX_TRAP;
out_of_fuel:
  fuel = 0;
  LEAVE(VMX_FUEL);
}
