/* Sizes and alignments as rustc 1.95 gives them (x86_64): measured with size_of and align_of. */
#include "code/code.h"
#include "session/session.h"
#include <check.h>
#include <stdio.h>

extern const LibIndex library_index;

static const char declarations[] =
    "struct A { a: u8, b: u32, c: u16 }\n"
    "struct B { a: bool, b: u64, c: char }\n"
    "struct C { a: u8, b: u16, c: u8, d: u32, e: u64, f: u8 }\n"
    "#[repr(C)] struct D { a: u8, b: u32, c: u16 }\n"
    "enum E1 { X, Y, Z }\n"
    "enum E2 { X(u32), Y(u8), Z }\n"
    "enum E3 { X(bool, u32), Y, Z }\n"
    "enum E4 { A(Box<u32>), B }\n"
    "enum E5 { A(u64, bool), B(u32), C(u16) }\n"
    "enum E6 { A(String), B, C }\n"
    "enum E7 { A(char), B(u8), C(u16), D }\n"
    "enum E8 { A(u8, u16), B(u32), C([u8; 3]) }\n"
    "enum E9 { A = 1, B = 300 }\n"
    "#[repr(u8)] enum E10 { A, B(u32) }\n"
    "#[repr(i64)] enum E11 { A = -1, B = 5 }\n"
    "enum E12 { A(Option<bool>), B, C }\n"
    "enum E13 { A([u64; 4]), B(u8), C(bool, u64) }\n"
    "enum E14 { A(u128), B(u8) }\n"
    "enum E15 {}\n"
    "enum E16 { A(u32), B(E15) }\n"
    "struct G<T>(T, u8);\n"
    "struct H { x: [u8; 5], y: u16, z: [u8; 4] }\n"
    "struct I { a: Option<u8>, b: Option<u32>, c: u8 }\n"
    "struct J { a: (u8, u32), b: (u16, u8), c: bool }\n"
    "union U { a: u32, b: [u8; 7] }\n"
    "#[repr(align(32))] struct K(u8);\n"
    "#[repr(C, packed)] struct L(u8, u32);\n"
    "struct M { a: &'static str, b: Option<&'static u32>, c: u8 }\n"
    "enum N { A(&'static str), B(u32), C }\n"
    "enum O { A(M), B, C(u8) }\n"
    "struct P { a: u8, b: bool, c: [u16; 3], d: u64 }\n"
    "enum Q { A { x: u8, y: u64, z: bool }, B { x: bool, y: u32 }, C }\n";
static const struct { const char *type; u64 size; u32 align; } rows[] = {
  {"u8", 1, 1},
  {"i128", 16, 16},
  {"char", 4, 4},
  {"()", 0, 1},
  {"bool", 1, 1},
  {"f64", 8, 8},
  {"(u8, u32)", 8, 4},
  {"(u32, u8, u16)", 8, 4},
  {"(u8, u64, u8)", 16, 8},
  {"[u16; 5]", 10, 2},
  {"&'static u8", 8, 8},
  {"&'static str", 16, 8},
  {"&'static [u32]", 16, 8},
  {"*const u8", 8, 8},
  {"*const [u8]", 16, 8},
  {"Box<u8>", 8, 8},
  {"Box<[u8]>", 16, 8},
  {"A", 8, 4},
  {"B", 16, 8},
  {"C", 24, 8},
  {"D", 12, 4},
  {"E1", 1, 1},
  {"E2", 8, 4},
  {"E3", 8, 4},
  {"E4", 8, 8},
  {"E5", 16, 8},
  {"E7", 8, 4},
  {"E8", 8, 4},
  {"E9", 2, 2},
  {"E10", 8, 4},
  {"E11", 8, 8},
  {"E12", 1, 1},
  {"E13", 40, 8},
  {"E14", 32, 16},
  {"E15", 0, 1},
  {"E16", 4, 4},
  {"G<u64>", 16, 8},
  {"G<(u32, bool)>", 12, 4},
  {"H", 12, 2},
  {"I", 12, 4},
  {"J", 16, 4},
  {"U", 8, 4},
  {"K", 32, 32},
  {"L", 5, 1},
  {"M", 32, 8},
  {"N", 24, 8},
  {"O", 40, 8},
  {"P", 16, 8},
  {"Q", 16, 8},
  {"Option<u8>", 2, 1},
  {"Option<bool>", 1, 1},
  {"Option<Option<bool>>", 1, 1},
  {"Option<Option<Option<bool>>>", 1, 1},
  {"Option<char>", 4, 4},
  {"Option<&'static u8>", 8, 8},
  {"Option<Box<u8>>", 8, 8},
  {"Option<u64>", 16, 8},
  {"Option<(u8, bool)>", 2, 1},
  {"Option<E1>", 1, 1},
  {"Option<Option<E1>>", 1, 1},
  {"Option<E2>", 8, 4},
  {"Option<E3>", 8, 4},
  {"Option<Option<E3>>", 8, 4},
  {"Option<E5>", 16, 8},
  {"Option<E7>", 8, 4},
  {"Option<B>", 16, 8},
  {"Option<J>", 16, 4},
  {"Option<Q>", 16, 8},
  {"Option<E13>", 40, 8},
  {"Option<[bool; 3]>", 3, 1},
  {"Option<fn(u8) -> u8>", 8, 8},
  {"Result<u32, ()>", 8, 4},
  {"Result<Box<u8>, u8>", 16, 8},
  {"Result<(), Box<u8>>", 8, 8},
  {"Result<u8, E1>", 2, 1},
  {"Result<(u64, bool), u32>", 16, 8},
  {"Result<bool, bool>", 2, 1},
  {"Option<std::cell::Cell<bool>>", 2, 1},
  {"Option<std::cell::UnsafeCell<&'static u8>>", 16, 8},
  {"std::cell::RefCell<u8>", 16, 8},
  {"Option<std::rc::Rc<u8>>", 8, 8},
  {"Option<std::num::NonZeroU32>", 4, 4},
  {"Option<std::mem::MaybeUninit<bool>>", 2, 1},
  {"std::task::Poll<bool>", 1, 1},
  {"std::task::Poll<Option<u8>>", 2, 1},
  {"std::task::Poll<Result<u8, bool>>", 2, 1},
  {"Option<&'static dyn Fn()>", 16, 8},
  {"Option<Box<dyn Fn()>>", 16, 8},
  {"std::cmp::Ordering", 1, 1},
  {"Option<std::cmp::Ordering>", 1, 1},
};

static Program *load(Str text) {
  Host h = {.lib = &library_index};
  return program_load(&h, "layout.rs", text, (LoadOptions){.edition = 2021});
}
static Ty alias(Program *p, const char *name) {
  for (u32 i = 0; i < p->sema->defs.n; i++) {
    Def *d = p->sema->defs.v[i];
    if (d->kind == DEF_ALIAS && !d->is_lib && str_eqz(sym_str(p->in, d->name), name)) return normalize_concrete(p->sema, def_type(p->sema, d));
  }
  return NULL;
}

START_TEST(types_lie_as_rustc_lays_them_out) {
  Buf b = {0};
  buf_z(&b, declarations);
  for (u32 i = 0; i < COUNTOF(rows); i++) buf_fmt(&b, "type T%u = %s;\n", i, rows[i].type);
  buf_z(&b, "fn main() {}\n");
  Program *p = load(buf_view(&b));
  ck_assert(p->ok);
  for (u32 i = 0; i < COUNTOF(rows); i++) {
    char name[16];
    snprintf(name, sizeof name, "T%u", i);
    Ty t = alias(p, name);
    ck_assert_msg(t != NULL, "%s", rows[i].type);
    const Layout *l = layout_of(p->code, t);
    ck_assert_msg(l->size == rows[i].size && l->align == rows[i].align, "%s: %u by %u, rustc says %u by %u", rows[i].type, (unsigned)l->size,
                  (unsigned)l->align, (unsigned)rows[i].size, (unsigned)rows[i].align);
  }
  program_free(p);
  buf_free(&b);
}
END_TEST

/* The async blocks of a program in the order they are written. */
START_TEST(futures_lie_as_rustc_lays_them_out) {
  static const char text[] =
      "async fn other() {}\n"
      "async fn two(a: u32, b: u64) -> u64 { let s = a as u64 + b; other().await; other().await; s + b }\n"
      "async fn rec(a: u32, b: bool) -> u64 { let x = two(a, 5).await; if b { other().await; } let v = two(a, x).await; v + x }\n"
      "async fn narrow() { { let x = [1u8; 10]; other().await; drop(x); } { let y = [2u64; 3]; other().await; drop(y); } }\n"
      "async fn wide() { let x = [1u8; 10]; other().await; drop(x); let y = [2u64; 3]; other().await; drop(y); }\n"
      "fn main() { let _ = (rec(1, true), narrow(), wide()); }\n";
  static const u64 sizes[] = {1, 40, 64, 32, 40};
  Program *p = load(str_of(text));
  ck_assert(p->ok);
  u32 n = 0;
  for (u32 i = 0; i < p->sema->defs.n; i++) {
    Def *d = p->sema->defs.v[i];
    if (d->kind != DEF_ASYNC || d->is_lib) continue;
    ck_assert_uint_lt(n, COUNTOF(sizes));
    Ty t = ty_new(p->sema, &(Type){.kind = TY_ASYNC, .def = d, .args = p->sema->no_args});
    ck_assert_uint_eq(layout_of(p->code, t)->size, sizes[n++]);
  }
  ck_assert_uint_eq(n, COUNTOF(sizes));
  program_free(p);
}
END_TEST

Suite *suite_layout(void) {
  Suite *s = suite_create("layout");
  TCase *t = tcase_create("layout");
  tcase_set_timeout(t, 60);
  tcase_add_test(t, types_lie_as_rustc_lays_them_out);
  tcase_add_test(t, futures_lie_as_rustc_lays_them_out);
  suite_add_tcase(s, t);
  return s;
}
