/* sema_fixture — a Sema over a small library and one file, for unit tests of sema.
 * Items of the file are found by name; types under test are its type aliases.
 */
#ifndef SEMA_FIXTURE_H
#define SEMA_FIXTURE_H
#include "sema/library.h"
#include "sema/sema.h"
#include <check.h>

static const char mini_std[] =
    "pub mod prelude { pub mod v1 { pub use crate::*; } pub mod rust_2021 { pub use super::v1::*; } pub mod rust_2024 { pub use super::v1::*; } }\n"
    "#[lang = \"sized\"] pub trait Sized {}\n"
    "#[lang = \"copy\"] pub trait Copy: Clone {}\n"
    "#[lang = \"clone\"] pub trait Clone: Sized { #[lang = \"clone_method\"] fn clone(&self) -> Self; fn clone_from(&mut self, o: &Self) { } }\n"
    "#[lang = \"send\"] pub unsafe auto trait Send {}\n"
    "#[lang = \"sync\"] pub unsafe auto trait Sync {}\n"
    "#[lang = \"unpin\"] pub auto trait Unpin {}\n"
    "#[lang = \"unsize\"] pub trait Unsize<T: ?Sized> {}\n"
    "#[lang = \"coerce_unsized\"] pub trait CoerceUnsized<T: ?Sized> {}\n"
    "#[lang = \"drop\"] pub trait Drop { #[lang = \"drop_method\"] fn drop(&mut self); }\n"
    "#[lang = \"fn_once\"] pub trait FnOnce<Args> { #[lang = \"fn_once_output\"] type Output; fn call_once(self, args: Args) -> Self::Output; }\n"
    "#[lang = \"fn_mut\"] pub trait FnMut<Args>: FnOnce<Args> { fn call_mut(&mut self, args: Args) -> Self::Output; }\n"
    "#[lang = \"fn\"] pub trait Fn<Args>: FnMut<Args> { fn call(&self, args: Args) -> Self::Output; }\n"
    "#[lang = \"iterator\"] pub trait Iterator { type Item; #[lang = \"next\"] fn next(&mut self) -> Option<Self::Item>; }\n"
    "#[lang = \"Option\"] pub enum Option<T> { None, Some(T) }\n"
    "pub use Option::*;\n"
    "#[lang = \"Result\"] pub enum Result<T, E> { Ok(T), Err(E) }\n"
    "pub use Result::*;\n"
    "#[lang = \"owned_box\"] pub struct Box<T: ?Sized> { p: *mut T }\n"
    "unsafe impl<T: Send + ?Sized> Send for Box<T> {}\n"
    "unsafe impl<T: Sync + ?Sized> Sync for Box<T> {}\n"
    "impl<T: ?Sized> Unpin for Box<T> {}\n"
    "pub struct Rc<T: ?Sized> { p: *mut T }\n"
    "impl<T: ?Sized> !Send for Rc<T> {}\n"
    "impl<T: ?Sized> Clone for Rc<T> { fn clone(&self) -> Rc<T> { loop {} } }\n"
    "#[lang = \"unsafe_cell\"] pub struct UnsafeCell<T: ?Sized> { v: T }\n"
    "#[lang = \"phantom_data\"] pub struct PhantomData<T: ?Sized>;\n"
    "impl<T: ?Sized> Clone for PhantomData<T> { fn clone(&self) -> Self { PhantomData } }\n"
    "impl<T: ?Sized> Copy for PhantomData<T> {}\n"
    "#[lang = \"manually_drop\"] pub struct ManuallyDrop<T> { v: T }\n"
    "#[lang = \"future_trait\"] pub trait Future { #[lang = \"future_output\"] type Output; }\n";

typedef struct Fix { Arena *a; Syntax sx; Sema *s; } Fix;

static inline Fix *fix_new(const char *text) {
  Arena *a = arena_new();
  Fix *x = NEW(a, Fix);
  x->a = a;
  x->sx = (Syntax){.arena = a, .in = interner_new(a), .src = sources_new(a), .edition = 2021};
  x->sx.diags = diags_new(a, x->sx.src);
  LibText *lib = NEW(a, LibText);
  *lib = (LibText){STR("std"), STR("lib.rs"), str_of(mini_std)};
  x->s = sema_new(&x->sx, lib_index_build(&x->sx, lib, 1), 2021, 124);
  SourceFile *f = sources_add(x->sx.src, STR("t.rs"), str_copy(a, str_of(text)), false);
  sema_add_file(x->s, parse_file(&x->sx, f));
  return x;
}

static inline void fix_free(Fix *x) { arena_free(x->a); }

static inline Def *fix_def(Fix *x, const char *name) {
  Sym n = intern_z(x->sx.in, name);
  for (u32 i = 0; i < x->s->defs.n; i++)
    if (x->s->defs.v[i]->name == n && x->s->defs.v[i]->kind != DEF_TYPARAM) return x->s->defs.v[i];
  ck_abort_msg("no definition named %s", name);
  return NULL;
}

static inline Ty fix_type(Fix *x, const char *alias) { return def_type(x->s, fix_def(x, alias)); }

static inline void check_str(Str got, const char *want) {
  ck_assert_msg(str_eqz(got, want), "got  %.*s\nwant %s", STR_ARG(got), want);
}

/* Diagnostics as "CODE:line" words. */
static inline Str fix_codes(Fix *x) {
  Buf b = {0};
  diags_sort(x->sx.diags);
  for (u32 i = 0; i < x->sx.diags->list.n; i++) {
    const Diag *g = x->sx.diags->list.v[i];
    Str c = diag_code_name(g->code);
    Place p = sources_place(x->sx.src, g->span.lo);
    buf_fmt(&b, "%s%.*s:%u", b.n ? " " : "", STR_ARG(c), p.line);
  }
  Str r = str_copy(x->a, buf_view(&b));
  buf_free(&b);
  return r;
}

static inline Suite *suite_of(const char *name, void (*cases)(TCase *)) {
  Suite *su = suite_create(name);
  TCase *tc = tcase_create(name);
  tcase_set_timeout(tc, 60);
  cases(tc);
  suite_add_tcase(su, tc);
  return su;
}
#endif
