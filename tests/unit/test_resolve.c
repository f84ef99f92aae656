/* Names, imports, macros, signatures and the library's index, over a library of a few lines. */
#include "sema/library.h"
#include "sema/resolve.h"
#include <check.h>
#include <stdlib.h>

#define TEXT(crate, path, text) {{crate, sizeof(crate) - 1}, {path, sizeof(path) - 1}, {text, sizeof(text) - 1}}
static const LibText LIB[] = {
  TEXT("std", "lib.rs",
       "pub mod prelude;\npub mod marker;\npub mod option;\npub mod future;\npub mod iter;\npub mod ops;\npub mod vec;\n"
       "#[macro_export]\nmacro_rules! twice { ($e:expr) => { $e + $e }; }\n"),
  TEXT("std", "prelude.rs",
       "pub use crate::marker::{Sized, Send, Clone};\npub use crate::option::Option::{self, Some, None};\n"
       "pub use crate::iter::Iterator;\npub use crate::ops::{Fn, FnMut, FnOnce};\npub use crate::vec::Vec;\n"),
  TEXT("std", "marker.rs",
       "#[lang = \"sized\"]\npub trait Sized {}\n#[lang = \"send\"]\npub auto trait Send {}\n"
       "pub trait Clone: Sized { fn clone(&self) -> Self; }\n"
       "macro_rules! ints { ($($t:ty)*) => { $( impl Clone for $t { fn clone(&self) -> Self { *self } } )* } }\nints! { u8 u32 }\n"),
  TEXT("std", "option.rs",
       "#[lang = \"Option\"]\npub enum Option<T> { None, Some(T) }\n"
       "impl<T> Option<T> { pub fn is_some(&self) -> bool { true } fn hidden(&self) {} }\n"
       "impl<T: Clone> Clone for Option<T> { fn clone(&self) -> Self { None } }\n"),
  TEXT("std", "future.rs",
       "#[lang = \"future_trait\"]\npub trait Future { #[lang = \"future_output\"] type Output; fn poll(&mut self) -> Self::Output; }\n"),
  TEXT("std", "iter.rs", "#[lang = \"iterator\"]\npub trait Iterator { type Item; fn next(&mut self) -> Option<Self::Item>; }\n"),
  TEXT("std", "ops.rs",
       "#[lang = \"fn_once\"]\npub trait FnOnce<A> { #[lang = \"fn_once_output\"] type Output; fn call_once(self, a: A) -> Self::Output; }\n"
       "#[lang = \"fn_mut\"]\npub trait FnMut<A>: FnOnce<A> {}\n#[lang = \"fn\"]\npub trait Fn<A>: FnMut<A> {}\n"),
  TEXT("std", "vec.rs", "pub struct Vec<T> { ptr: *mut T, len: usize }\nimpl<T> Vec<T> { pub fn new() -> Vec<T> { loop {} } }\n"
       "impl<T> Clone for Vec<T> { fn clone(&self) -> Self { loop {} } }\n"),
  TEXT("tokio", "lib.rs", "pub mod time;\npub use time::nap as sleep;\n"),
  TEXT("tokio", "time.rs", "use std::future::Future;\npub fn nap(ms: u64) -> impl Future<Output = ()> { loop {} }\npub trait Ext { fn shut(&self); }\n"),
};

typedef struct World { Arena *arena; Syntax sx; Sema *s; } World;

static World load(const char *text) {
  World w = {.arena = arena_new()};
  Sources *src = sources_new(w.arena);
  w.sx = (Syntax){.arena = w.arena, .in = interner_new(w.arena), .src = src, .diags = diags_new(w.arena, src), .edition = 2021};
  Syntax *sx = NEW(w.arena, Syntax);
  *sx = w.sx;
  const LibIndex *lib = lib_index_build(sx, LIB, COUNTOF(LIB));
  AstFile *f = parse_file(sx, sources_add(src, STR("t.rs"), str_of(text), false));
  w.s = sema_new(sx, lib, 2021, 124);
  sema_add_file(w.s, f);
  resolve_check_items(w.s);
  return w;
}

static bool said(World w, const char *code, u32 line) {
  for (u32 i = 0; i < w.sx.diags->list.n; i++) {
    Diag *g = w.sx.diags->list.v[i];
    if (str_eqz(diag_code_name(g->code), code) && sources_place(w.sx.src, g->span.lo).line == line) return true;
  }
  return false;
}

static Str sigs(World w) {
  Buf b = {0};
  diags_render_all(w.sx.diags, false, &b);
  dump_sigs(w.s, &b);
  Str r = str_copy(w.arena, buf_view(&b));
  buf_free(&b);
  return r;
}

static u32 loaded_files(World w) {
  u32 n = 0;
  for (u32 i = 0; i < w.s->lib->n_files; i++) n += w.s->resolve->file_loaded[i];
  return n;
}

START_TEST(index_knows_impls_made_by_macros) {
  World w = load("fn main() {}\n");
  u32 lo, hi;
  lib_rows(w.s->lib->impls, "Clone", &lo, &hi);
  ck_assert_uint_eq(hi - lo, 4);
  ck_assert(lib_file_find(w.s->lib, "tokio", "time") >= 0);
  ck_assert_int_eq(lib_file_find(w.s->lib, "tokio", "sync"), -1);
  arena_free(w.arena);
}
END_TEST

START_TEST(nothing_is_read_for_an_empty_main) {
  World w = load("fn main() {}\n");
  ck_assert_uint_eq(w.sx.diags->n_errors, 0);
  ck_assert_uint_eq(loaded_files(w), 0);
  ck_assert_ptr_nonnull(w.s->main_fn);
  arena_free(w.arena);
}
END_TEST

START_TEST(signatures) {
  World w = load("use tokio::sleep;\nstruct P<T> { a: Option<T>, f: fn(u8) -> T }\n"
                 "fn f<I: Iterator>(i: I, g: impl Fn(I::Item) -> u8) -> Option<I::Item> { loop {} }\n"
                 "async fn go(x: &str) -> Vec<u8> { loop {} }\nfn main() {}\n");
  Str t = sigs(w);
  ck_assert_uint_eq(w.sx.diags->n_errors, 0);
  ck_assert_ptr_nonnull(strstr(t.p, "a: Option<T>"));
  ck_assert_ptr_nonnull(strstr(t.p, "-> Option<<I as Iterator>::Item>"));
  ck_assert_ptr_nonnull(strstr(t.p, "fn go(&str) -> impl Future<Output = Vec<u8>>"));
  arena_free(w.arena);
}
END_TEST

START_TEST(async_fn_in_trait) {
  World w = load("trait S { type O; async fn go(&self) -> Self::O; async fn kept(&self) -> u8 { 1 } }\nstruct A;\n"
                 "impl S for A { type O = u32; async fn go(&self) -> u32 { 1 } }\nfn main() {}\n");
  ck_assert_uint_eq(w.sx.diags->n_errors, 0);
  Def *impl = w.s->resolve->user_impls.v.v[0].impl, *trait = impl->impl_trait.trait;
  u32 anonymous = 0;
  for (u32 i = 0; i < trait->items.n; i++) {
    Def *a = trait->items.v[i];
    if (!a->opaque_fn) continue;
    anonymous++;
    ck_assert_uint_eq(def_item_bounds(w.s, a)->n, 3);
    Def *v = impl_item_for(w.s, impl, a);
    const Type *t = def_type(w.s, v ? v : a);
    ck_assert_uint_eq(t->kind, TY_OPAQUE);
    ck_assert_ptr_eq(t->def->opaque_fn, v ? v->opaque_fn : a->opaque_fn);
  }
  ck_assert_uint_eq(anonymous, 2);
  arena_free(w.arena);
}
END_TEST

START_TEST(errors_of_items) {
  World w = load("use std::nope::X;\nuse foo::bar;\nmod m { struct P; }\nuse m::P;\nstruct S;\nstruct S;\n"
                 "trait T { fn a(&self); }\nimpl T for S { fn b(&self) {} }\nimpl S for u8 {}\nimpl Nope for S {}\n"
                 "fn f(a: u8, a: u8) -> &str { loop {} }\nfn g<T, T>(x: Unk, y: &'a u8) {}\nstruct R { a: R, b: u8,\n b: u8 }\n"
                 "nomac!();\nimpl Clone for Vec<u8> {}\n");
  static const struct { const char *code; u32 line; } want[] = {
    {"E0432", 1}, {"E0432", 2}, {"E0603", 4}, {"E0428", 6}, {"E0046", 8}, {"E0407", 8}, {"E0404", 9}, {"E0405", 10}, {"E0415", 11},
    {"E0106", 11}, {"E0403", 12}, {"E0425", 12}, {"E0261", 12}, {"E0072", 13}, {"E0124", 14}, {"E0117", 16}, {"E0601", 16}};
  for (u32 i = 0; i < COUNTOF(want); i++) ck_assert_msg(said(w, want[i].code, want[i].line), "%s in line %u", want[i].code, want[i].line);
  arena_free(w.arena);
}
END_TEST

static Def *module_def(World w, const char *name, Namespace ns) {
  NameEntry e;
  Module *root = crate_root(w.s, 0);
  return module_find(w.s, root, intern_z(w.sx.in, name), ns, root, &e) ? e.def : NULL;
}

START_TEST(imports_globs_and_cycles) {
  World w = load("mod a { pub use crate::b::*; pub struct InA; }\nmod b { pub use crate::a::*; pub fn in_b() {} }\n"
                 "use a::*;\nuse b::in_b as renamed;\nuse self::E::*;\nenum E { One, Two(u8) }\nfn main() {}\n");
  ck_assert_uint_eq(w.sx.diags->n_errors, 0);
  ck_assert_ptr_nonnull(module_def(w, "InA", NS_TYPE));
  ck_assert_ptr_nonnull(module_def(w, "in_b", NS_VALUE));
  ck_assert_ptr_eq(module_def(w, "renamed", NS_VALUE), module_def(w, "in_b", NS_VALUE));
  ck_assert_uint_eq(module_def(w, "Two", NS_VALUE)->kind, DEF_VARIANT);
  ck_assert_ptr_null(module_def(w, "Three", NS_VALUE));
  arena_free(w.arena);
}
END_TEST

START_TEST(item_macros_and_their_scope) {
  World w = load("macro_rules! make { ($n:ident) => { fn $n() {} }; }\nmod m { make!(inner); }\nmake!(outer);\n"
                 "late!();\n#[macro_export]\nmacro_rules! late { () => {}; }\nfn main() {}\n");
  ck_assert_ptr_nonnull(module_def(w, "outer", NS_VALUE));
  ck_assert_ptr_null(module_def(w, "inner", NS_VALUE));
  ck_assert_ptr_nonnull(module_def(w, "late", NS_MACRO));
  arena_free(w.arena);
}
END_TEST

START_TEST(loading_all_changes_nothing) {
  World lazy = load("use tokio::time;\nfn f<I: Iterator>(i: I) -> Option<Vec<I::Item>> { loop {} }\nfn main() {}\n");
  World all = load("use tokio::time;\nfn f<I: Iterator>(i: I) -> Option<Vec<I::Item>> { loop {} }\nfn main() {}\n");
  sema_load_all(all.s);
  ck_assert_uint_eq(loaded_files(all), COUNTOF(LIB));
  ck_assert(str_eq(sigs(lazy), sigs(all)));
  DefVec a = {0}, b = {0};
  trait_impls(lazy.s, module_def(lazy, "f", NS_VALUE) ? lang_item(lazy.s, LANG_iterator) : NULL, NULL, &a);
  trait_impls(all.s, lang_item(all.s, LANG_iterator), NULL, &b);
  ck_assert_uint_eq(a.n, b.n);
  arena_free(lazy.arena);
  arena_free(all.arena);
}
END_TEST

START_TEST(impls_are_found_by_head) {
  World w = load("fn main() {}\n");
  Module *root = crate_root(w.s, 0);
  NameEntry e;
  ck_assert(lexical_find(w.s, root, intern_z(w.sx.in, "Clone"), NS_TYPE, &e, true));
  DefVec v = {0};
  trait_impls(w.s, e.def, ty_int(w.s, PRIM_U8), &v);
  ck_assert_uint_eq(v.n, 1);
  v.n = 0;
  trait_impls(w.s, e.def, NULL, &v);
  ck_assert_uint_eq(v.n, 4);
  ck_assert(trait_in_scope(w.s, root, e.def));
  v.n = 0;
  traits_with_method(w.s, root, intern_z(w.sx.in, "clone"), &v);
  ck_assert_uint_eq(v.n, 1);
  v.n = 0;
  traits_with_method(w.s, root, intern_z(w.sx.in, "shut"), &v);
  ck_assert_uint_eq(v.n, 0);
  arena_free(w.arena);
}
END_TEST

Suite *suite_resolve(void);
Suite *suite_resolve(void) {
  Suite *suite = suite_create("resolve");
  TCase *t = tcase_create("resolve");
  tcase_add_test(t, index_knows_impls_made_by_macros);
  tcase_add_test(t, nothing_is_read_for_an_empty_main);
  tcase_add_test(t, signatures);
  tcase_add_test(t, async_fn_in_trait);
  tcase_add_test(t, errors_of_items);
  tcase_add_test(t, imports_globs_and_cycles);
  tcase_add_test(t, item_macros_and_their_scope);
  tcase_add_test(t, loading_all_changes_nothing);
  tcase_add_test(t, impls_are_found_by_head);
  suite_add_tcase(suite, t);
  return suite;
}
