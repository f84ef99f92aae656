/* Operations too rare, or of too many types, for an instruction each: 128-bit
 * integers, conversions with Rust's `as`, overflowing arithmetic, bit tricks. */
#include "vm/vm_impl.h"
#include <math.h>

static const u8 vt_bytes[] = {1, 2, 4, 8, 1, 2, 4, 8, 16, 16, 4, 8};
static bool vt_signed(u32 t) { return t <= VT_I64 || t == VT_I128; }

/* The value as 128 bits, sign- or zero-extended. */
static u128 get(u32 t, const void *p) {
  u128 v = 0;
  memcpy(&v, p, vt_bytes[t]);
  u32 bits = vt_bytes[t] * 8u;
  if (vt_signed(t) && bits < 128) v = (u128)((i128)(v << (128 - bits)) >> (128 - bits));
  return v;
}
static void set(u32 t, void *p, u128 v) { memcpy(p, &v, vt_bytes[t]); }

static bool shift128(u32 op, bool sig, u128 a, u32 n, u128 *r, Trap *why) {
  bool left = op == B128_SHL || op == B128_WSHL;
  if (n >= 128 && (op == B128_SHL || op == B128_SHR)) {
    *why = left ? TRAP_OVERFLOW_SHL : TRAP_OVERFLOW_SHR;
    return false;
  }
  n &= 127;
  *r = left ? a << n : sig ? (u128)((i128)a >> n) : a >> n;
  return true;
}
static bool div128(u32 op, bool sig, u128 a, u128 b, u128 *r, Trap *why) {
  bool rem = op == B128_REM;
  *why = rem ? TRAP_REM_ZERO : TRAP_DIV_ZERO;
  if (!b) return false;
  *why = rem ? TRAP_OVERFLOW_REM : TRAP_OVERFLOW_DIV;
  if (sig && a == (u128)1 << 127 && b == ~(u128)0) return false;
  if (sig) *r = rem ? (u128)((i128)a % (i128)b) : (u128)((i128)a / (i128)b);
  else *r = rem ? a % b : a / b;
  return true;
}
static bool checked128(u32 op, bool sig, u128 a, u128 b, u128 *r, Trap *why) {
  i128 s;
  bool over;
  if (op == B128_ADD) over = sig ? __builtin_add_overflow((i128)a, (i128)b, &s) : __builtin_add_overflow(a, b, r);
  else if (op == B128_SUB) over = sig ? __builtin_sub_overflow((i128)a, (i128)b, &s) : __builtin_sub_overflow(a, b, r);
  else over = sig ? __builtin_mul_overflow((i128)a, (i128)b, &s) : __builtin_mul_overflow(a, b, r);
  if (sig) *r = (u128)s;
  *why = op == B128_ADD ? TRAP_OVERFLOW_ADD : op == B128_SUB ? TRAP_OVERFLOW_SUB : TRAP_OVERFLOW_MUL;
  return !over;
}

bool vm_bin128(u32 kind, void *d, const void *pa, const void *pb, Trap *why) {
  u32 op = kind >> 4;
  bool sig = (kind & 15) == VT_I128;
  u128 a, b = 0, r = 0;
  memcpy(&a, pa, 16);
  bool is_shift = op >= B128_SHL && op <= B128_WSHR;
  if (op < B128_NEG) memcpy(&b, pb, is_shift ? 4 : 16);
  if (op >= B128_EQ && op <= B128_LE) {
    bool lt = sig ? (i128)a < (i128)b : a < b;
    *(u8 *)d = op == B128_EQ ? a == b : op == B128_NE ? a != b : op == B128_LT ? lt : lt || a == b;
    return true;
  }
  switch (op) {
    case B128_ADD: case B128_SUB: case B128_MUL: if (!checked128(op, sig, a, b, &r, why)) return false; break;
    case B128_DIV: case B128_REM: if (!div128(op, sig, a, b, &r, why)) return false; break;
    case B128_WADD: r = a + b; break;
    case B128_WSUB: r = a - b; break;
    case B128_WMUL: r = a * b; break;
    case B128_AND: r = a & b; break;
    case B128_OR: r = a | b; break;
    case B128_XOR: r = a ^ b; break;
    case B128_NEG:
      *why = TRAP_OVERFLOW_NEG;
      if (a == (u128)1 << 127) return false;
      r = 0 - a;
      break;
    case B128_NOT: r = ~a; break;
    default: if (!shift128(op, sig, a, (u32)b, &r, why)) return false;
  }
  memcpy(d, &r, 16);
  return true;
}

static u128 float_to_int(double v, u32 to) {
  u32 bits = vt_bytes[to] * 8u;
  if (isnan(v)) return 0;
  if (vt_signed(to)) {
    double lim = ldexp(1, (int)bits - 1);
    u128 max = ((u128)1 << (bits - 1)) - 1;
    return v >= lim ? max : v < -lim ? ~max : (u128)(i128)v;
  }
  u128 max = bits == 128 ? ~(u128)0 : ((u128)1 << bits) - 1;
  return v <= -1 ? 0 : v >= ldexp(1, (int)bits) ? max : v < 0 ? 0 : (u128)v;
}

void vm_convert(u32 kind, void *d, const void *s) {
  u32 from = kind >> 4, to = kind & 15;
  if (from < VT_F32 && to < VT_F32) { set(to, d, get(from, s)); return; }
  float f32 = 0;
  double f64 = 0;
  if (from < VT_F32) {
    u128 v = get(from, s);
    f64 = vt_signed(from) ? (double)(i128)v : (double)v;
    f32 = vt_signed(from) ? (float)(i128)v : (float)v;
  } else if (from == VT_F32) {
    memcpy(&f32, s, 4);
    f64 = (double)f32;
  } else {
    memcpy(&f64, s, 8);
    f32 = (float)f64;
  }
  if (to == VT_F32) memcpy(d, &f32, 4);
  else if (to == VT_F64) memcpy(d, &f64, 8);
  else set(to, d, float_to_int(f64, to));
}

void vm_overflowing(u32 kind, u8 *d, const void *pa, const void *pb) {
  u32 op = kind >> 4, t = kind & 15;
  u128 a = get(t, pa), b = get(t, pb), r = 0;
  Trap why;
  bool over = !checked128(op == 0 ? B128_ADD : op == 1 ? B128_SUB : B128_MUL, vt_signed(t), a, b, &r, &why);
  if (over && !vt_signed(t) && t != VT_U128) r = op == 1 ? a - b : r;
  set(t, d, r);
  if (vt_bytes[t] < 16) over = get(t, d) != r;
  d[vt_bytes[t]] = over;
}

static u32 popcount(u128 v) { return (u32)(__builtin_popcountll((u64)v) + __builtin_popcountll((u64)(v >> 64))); }
static u128 reverse(u128 v, u32 bits, u32 unit) {
  u128 r = 0, mask = ((u128)1 << unit) - 1;
  for (u32 i = 0; i < bits; i += unit) r |= (v >> i & mask) << (bits - unit - i);
  return r;
}
void vm_bits(u32 kind, void *d, const void *pa, u32 n) {
  u32 op = kind >> 4, t = kind & 15, bits = vt_bytes[t] * 8u, count = 0;
  u128 v = 0;
  memcpy(&v, pa, vt_bytes[t]);
  n %= bits;
  switch (op) {
    case BITS_ROTL: set(t, d, n ? v << n | v >> (bits - n) : v); return;
    case BITS_ROTR: set(t, d, n ? v >> n | v << (bits - n) : v); return;
    case BITS_SWAP: set(t, d, reverse(v, bits, 8)); return;
    case BITS_REV: set(t, d, reverse(v, bits, 1)); return;
    case BITS_POP: count = popcount(v); break;
    case BITS_CLZ: for (count = 0; count < bits && !(v >> (bits - 1 - count) & 1); count++) {} break;
    default: for (count = 0; count < bits && !(v >> count & 1); count++) {}
  }
  memcpy(d, &count, 4);
}
