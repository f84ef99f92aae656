/* What the machine does by itself for the library: heap, bytes, text, floats. */
#include "base/unicode.h"
#include "vm/vm_impl.h"
#include <float.h>
#include <math.h>

static double as_f64(u64 v) {
  double d;
  memcpy(&d, &v, 8);
  return d;
}
static u64 of_f64(double d) {
  u64 v;
  memcpy(&v, &d, 8);
  return v;
}
static float as_f32(u64 v) {
  float d;
  u32 w = (u32)v;
  memcpy(&d, &w, 4);
  return d;
}
static u64 of_f32(float d) {
  u32 v;
  memcpy(&v, &d, 4);
  return v;
}

enum {
#define FLOATOP(name, wide, narrow) F_##name,
#include "vm/floatop.def"
#undef FLOATOP
};
/* The root that is nearest: the C library's may be the one beside it. One step of Newton's, with the error of r*r*r. */
static double cube_root(double x) {
  double r = cbrt(x), square = r * r, cube = square * r;
  if (!isfinite(cube) || fabs(cube) < DBL_MIN * 4) return r;
  double error = fma(square, r, -cube) + fma(r, r, -square) * r;
  return r + (x - cube - error) / (3 * square);
}
static double float_op(u64 op, double x) {
  switch (op) {
#define FLOATOP(name, wide, narrow) case F_##name: return wide;
#include "vm/floatop.def"
#undef FLOATOP
    default: return NAN;
  }
}
static float float_op32(u64 op, float x) {
  switch (op) {
#define FLOATOP(name, wide, narrow) case F_##name: return narrow;
#include "vm/floatop.def"
#undef FLOATOP
    default: return NAN;
  }
}

static u64 find(Str hay, Str needle, bool last) {
  if (needle.n > hay.n) return UINT64_MAX;
  u64 n = hay.n - needle.n + 1;
  for (u64 i = 0; i < n; i++) {
    u64 at = last ? n - 1 - i : i;
    if (!memcmp(hay.p + at, needle.p, needle.n)) return at;
  }
  return UINT64_MAX;
}
static u64 hash_bytes(Str s, u64 seed) {
  u64 h = seed ^ 0xcbf29ce484222325u;
  for (size_t i = 0; i < s.n; i++) h = (h ^ (u8)s.p[i]) * 0x100000001b3u;
  h ^= h >> 32;
  h *= 0x9e3779b97f4a7c15u;
  return h ^ h >> 29;
}
static bool char_class(u32 c, u32 class) {
  switch (class) {
    case 0: return uni_is_alphabetic(c);
    case 1: return uni_is_numeric(c);
    case 2: return uni_is_lowercase(c);
    case 3: return uni_is_uppercase(c);
    case 4: return uni_is_whitespace(c);
    case 5: return uni_is_control(c);
    case 6: return uni_is_printable(c);
    default: return uni_is_grapheme_extend(c);
  }
}
/* The bytes at addr; an empty view for none, p NULL where they are not in the memory. */
static Str bytes(Vm *vm, u64 addr, u64 n) {
  if (!n) return STR("");
  return vm_in(addr, n) ? (Str){(const char *)vm->mem + addr, n} : (Str){NULL, 0};
}

static bool pure_heap(Vm *vm, u32 id, const u64 *a, u64 *ret, Trap *why) {
  if (id == INTR_alloc) return (*ret = vm_alloc(vm, a[0], a[1], why)) != 0;
  if (id == INTR_dealloc) return vm_dealloc(vm, a[0], a[1], a[2], why);
  return (*ret = vm_realloc(vm, a[0], a[1], a[2], a[3], why)) != 0;
}
static bool pure_words(Vm *vm, u32 id, const u64 *a, u64 *ret, Trap *why) {
  u64 n = id == INTR_mem_probe ? a[1] + 1 : a[1], i = a[2];
  *why = TRAP_BAD_ACCESS;
  if (n > VM_SPACE / 8 || !vm_in(a[0], n * 8)) return false;
  const u64 *words = (const u64 *)(const void *)(vm->mem + a[0]);
  if (id == INTR_mem_skip_zeros) {
    while (i < n && !words[i]) i++;
  } else {
    for (u64 left = n; left && words[i & a[1]] && words[i & a[1]] != a[3]; left--) i++;
    i &= a[1];
  }
  *ret = i;
  return true;
}
static bool pure_case(Vm *vm, const u64 *a, u64 *ret) {
  u32 out[3] = {0};
  u32 n = a[1] & 1 ? uni_to_upper((u32)a[0], out) : uni_to_lower((u32)a[0], out);
  *ret = n;
  return vm_write(vm, a[2], out, n * 4);
}
static bool pure_float_text(Vm *vm, u32 id, const u64 *a, u64 *ret) {
  if (id == INTR_float_fmt) {
    if (!vm_in(a[4], a[5])) return false;
    *ret = float_format(as_f64(a[0]), a[1] & 1, (u32)a[2], a[3], (char *)vm->mem + a[4], a[5]);
    return true;
  }
  Str s = bytes(vm, a[0], a[1]);
  double d = 0;
  *ret = s.p && float_parse(s.p, s.n, a[2] & 1, &d);
  return s.p && vm_write(vm, a[3], &d, 8);
}
static bool pure_text(Vm *vm, u32 id, const u64 *a, u64 *ret) {
  Str s = bytes(vm, a[0], a[1]);
  if (id == INTR_mem_compare) {
    Str x = bytes(vm, a[0], a[2]), y = bytes(vm, a[1], a[2]);
    if (!x.p || !y.p) return false;
    int c = memcmp(x.p, y.p, a[2]);
    *ret = (u64)(i64)(c < 0 ? -1 : c > 0);
    return true;
  }
  if (!s.p) return false;
  switch (id) {
    case INTR_hash_bytes: *ret = hash_bytes(s, a[2]); return true;
    case INTR_utf8_valid_up_to: *ret = utf8_check(s); return true;
    case INTR_str_width: *ret = utf8_count(s); return true;
    default: break;
  }
  Str needle = bytes(vm, a[2], a[3]);
  *ret = needle.p ? find(s, needle, id == INTR_mem_rfind) : 0;
  return needle.p != NULL;
}

bool vm_pure(Vm *vm, u32 id, const u64 *a, u64 *ret, Trap *why) {
  *why = TRAP_BAD_ACCESS;
  switch (id) {
    case INTR_float_op_f64: *ret = of_f64(float_op((u32)a[0], as_f64(a[1]))); return true;
    case INTR_float_op_f32: *ret = of_f32(float_op32((u32)a[0], as_f32(a[1]))); return true;
    case INTR_float_pow_f64: *ret = of_f64(pow(as_f64(a[0]), as_f64(a[1]))); return true;
    case INTR_float_pow_f32: *ret = of_f32(powf(as_f32(a[0]), as_f32(a[1]))); return true;
    case INTR_float_atan2_f64: *ret = of_f64(atan2(as_f64(a[0]), as_f64(a[1]))); return true;
    case INTR_float_atan2_f32: *ret = of_f32(atan2f(as_f32(a[0]), as_f32(a[1]))); return true;
    case INTR_float_hypot_f32: *ret = of_f32(hypotf(as_f32(a[0]), as_f32(a[1]))); return true;
    case INTR_float_fma_f32: *ret = of_f32(fmaf(as_f32(a[0]), as_f32(a[1]), as_f32(a[2]))); return true;
    case INTR_float_hypot_f64: *ret = of_f64(hypot(as_f64(a[0]), as_f64(a[1]))); return true;
    case INTR_float_fma_f64: *ret = of_f64(fma(as_f64(a[0]), as_f64(a[1]), as_f64(a[2]))); return true;
    case INTR_float_rem_f64: *ret = of_f64(fmod(as_f64(a[0]), as_f64(a[1]))); return true;
    case INTR_alloc: case INTR_dealloc: case INTR_realloc: return pure_heap(vm, id, a, ret, why);
    case INTR_mem_probe: case INTR_mem_skip_zeros: return pure_words(vm, id, a, ret, why);
    case INTR_char_class: *ret = char_class((u32)a[0], (u32)a[1]); return true;
    case INTR_char_case: return pure_case(vm, a, ret);
    case INTR_float_fmt: case INTR_float_parse: return pure_float_text(vm, id, a, ret);
    default: return pure_text(vm, id, a, ret);
  }
}
