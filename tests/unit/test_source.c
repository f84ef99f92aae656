/* Places, expansion chains, diagnostics and their text. */
#include "source/source.h"
#include <check.h>
#include <stdlib.h>

typedef struct World { Arena *a; Sources *src; Diags *d; SourceFile *f; } World;

static World world(const char *text) {
  World w = {.a = arena_new()};
  w.src = sources_new(w.a);
  w.d = diags_new(w.a, w.src);
  w.f = sources_add(w.src, STR("t.rs"), str_of(text), false);
  return w;
}

static Span at(const World *w, const char *what) {
  const char *p = strstr(w->f->text.p, what);
  u32 lo = w->f->base + (u32)(p - w->f->text.p);
  return (Span){lo, lo + (u32)strlen(what), 0};
}

static void check_text(World *w, const char *want) {
  Buf b = {0};
  diags_render_all(w->d, false, &b);
  buf_ch(&b, '\0');
  ck_assert_str_eq(b.p, want);
  buf_free(&b);
  arena_free(w->a);
}

START_TEST(columns_count_characters) {
  World w = world("ab\n\xc3\xa9\xe4\xb8\xad x\n");
  Place p = sources_place(w.src, at(&w, "x").lo);
  ck_assert_uint_eq(p.line, 2);
  ck_assert_uint_eq(p.col, 4);
  ck_assert(str_eq(sources_line(w.src, w.f, 2), STR("\xc3\xa9\xe4\xb8\xad x")));
  Place end = sources_place(w.src, w.f->base + (u32)w.f->text.n);
  ck_assert_uint_eq(end.line, 2);
  ck_assert_ptr_null(sources_file(w.src, 0));
  arena_free(w.a);
}
END_TEST

START_TEST(library_macros_are_shown_at_their_call) {
  World w = world("outer inner deep");
  Expansion user = {.kind = EXPN_MACRO, .call_site = at(&w, "outer"), .def_in_lib = false};
  u32 u = sources_add_expansion(w.src, user);
  Span call = at(&w, "inner");
  call.ctx = u;
  u32 l = sources_add_expansion(w.src, (Expansion){.kind = EXPN_MACRO, .call_site = call, .def_in_lib = true});
  Span sp = at(&w, "deep");
  sp.ctx = l;
  Span seen = sources_user_span(w.src, sp);
  ck_assert_uint_eq(seen.lo, call.lo);
  ck_assert_uint_eq(sources_root_span(w.src, sp).lo, at(&w, "outer").lo);
  Span both = sources_join(w.src, sp, call);
  ck_assert(both.ctx == u && both.lo == call.lo);
  arena_free(w.a);
}
END_TEST

START_TEST(equal_diagnostics_are_kept_once) {
  World w = world("a b");
  for (u32 i = 0; i < 3; i++) diag_note(w.d, diag(w.d, DIAG_E0308, at(&w, "b"), "mismatched types"), "n");
  diag(w.d, DIAG_SYNTAX, at(&w, "a"), "other");
  ck_assert_uint_eq(w.d->list.n, 2);
  ck_assert_uint_eq(w.d->n_errors, 2);
  diags_sort(w.d);
  ck_assert(w.d->list.v[0]->code == DIAG_SYNTAX);
  arena_free(w.a);
}
END_TEST

START_TEST(labels_hang_below_carets) {
  World w = world("fn main() {\n    let x: i32 = \"a\";\n}\n");
  Diag *g = diag(w.d, DIAG_E0308, at(&w, "\"a\""), "mismatched types");
  diag_primary(w.d, g, "expected `i32`, found `&str`");
  diag_label(w.d, g, at(&w, "i32"), "expected due to this");
  check_text(&w, "error[E0308]: mismatched types\n --> t.rs:2:18\n  |\n2 |     let x: i32 = \"a\";\n"
                 "  |            ---   ^^^ expected `i32`, found `&str`\n  |            |\n  |            expected due to this\n\n");
}
END_TEST

START_TEST(distant_lines_are_elided_and_tabs_are_four) {
  World w = world("one\n2\n3\n4\n\ttwo\n");
  Diag *g = diag(w.d, DIAG_SYNTAX, at(&w, "two"), "m");
  diag_label(w.d, g, at(&w, "one"), "here");
  diag_note(w.d, g, "first\nsecond");
  check_text(&w, "error: m\n --> t.rs:5:2\n  |\n1 | one\n  | --- here\n...\n5 |     two\n  |     ^^^\n  |\n  = note: first\n          second\n\n");
}
END_TEST

START_TEST(long_spans_are_bracketed) {
  World w = world("f(\n  1,\n  2);\n");
  Span sp = at(&w, "f(");
  sp.hi = at(&w, "2)").hi;
  diag_primary(w.d, diag(w.d, DIAG_E0061, sp, "m"), "all of it");
  check_text(&w, "error[E0061]: m\n --> t.rs:1:1\n  |\n1 |   f(\n  |  _^\n2 | |   1,\n3 | |   2);\n  | |____^ all of it\n\n");
}
END_TEST

START_TEST(lints_name_themselves_once) {
  World w = world("x y");
  diag(w.d, DIAG_unused_variables, at(&w, "x"), "unused variable: `x`");
  diag(w.d, DIAG_unused_variables, at(&w, "y"), "unused variable: `y`");
  check_text(&w, "warning: unused variable: `x`\n --> t.rs:1:1\n  |\n1 | x y\n  | ^\n  |\n"
                 "  = note: `#[warn(unused_variables)]` (part of `#[warn(unused)]`) on by default\n\n"
                 "warning: unused variable: `y`\n --> t.rs:1:3\n  |\n1 | x y\n  |   ^\n\n");
}
END_TEST

Suite *suite_source(void);
Suite *suite_source(void) {
  Suite *s = suite_create("source");
  TCase *t = tcase_create("source");
  tcase_add_test(t, columns_count_characters);
  tcase_add_test(t, library_macros_are_shown_at_their_call);
  tcase_add_test(t, equal_diagnostics_are_kept_once);
  tcase_add_test(t, labels_hang_below_carets);
  tcase_add_test(t, distant_lines_are_elided_and_tabs_are_four);
  tcase_add_test(t, long_spans_are_bracketed);
  tcase_add_test(t, lints_name_themselves_once);
  suite_add_tcase(s, t);
  return s;
}
