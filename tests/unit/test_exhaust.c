/* Patterns: what is not covered, as rustc words it, and what is never reached. */
#include "sema_fixture.h"

/* Checks `fn f(x: TYPE) { match x { ARMS } }` after ITEMS; the first message, or "". */
static void expect(const char *items, const char *type, const char *arms, const char *want) {
  Arena *a = arena_new();
  Str text = str_fmt(a, "%s fn f(x: %s) { match x { %s } }", items, type, arms);
  Fix *x = fix_new(text.p);
  AstBody *b = body_check(x->s, fix_def(x, "f"));
  check_matches(x->s, b);
  const Diag *g = x->sx.diags->list.n ? x->sx.diags->list.v[0] : NULL;
  check_str(g ? g->msg : STR(""), want);
  fix_free(x);
  arena_free(a);
}

#define MISSING(w) "non-exhaustive patterns: " w " not covered"
static const char color[] = "enum Color { Red, Green, Blue }";

START_TEST(enums) {
  expect(color, "Color", "Color::Red => {}", MISSING("`Color::Green` and `Color::Blue`"));
  expect(color, "Color", "Color::Red | Color::Green => {} Color::Blue => {}", "");
  expect(color, "(Color, bool)", "(Color::Red, _) => {} (_, true) => {}", MISSING("`(Color::Green, false)` and `(Color::Blue, false)`"));
  expect("", "Option<u8>", "None => {} Some(0) => {} Some(2..) => {}", MISSING("`Some(1_u8)`"));
  expect("", "Option<Option<bool>>", "None => {} Some(Some(true)) => {}", MISSING("`Some(None)`"));
  expect("enum E { A { x: u8, y: bool }, B }", "E", "E::B => {} E::A { y: true, .. } => {}", MISSING("`E::A { y: false, .. }`"));
}
END_TEST

START_TEST(integers) {
  expect("", "i8", "-128..=-1 => {} 0 => {} 1.. => {}", "");
  expect("", "i8", "-5..=-1 => {} 1.. => {}", MISSING("`i8::MIN..=-6_i8` and `0_i8`"));
  expect("", "u8", "0..=254 => {}", MISSING("`u8::MAX`"));
  expect("", "usize", "0..=5 => {}", MISSING("`6_usize..`"));
  expect("", "usize", "0..=5 => {} 6.. => {}", "");
  expect("", "char", "'\\0'..='\\u{D7FF}' => {} '\\u{E000}'..='\\u{10FFFF}' => {}", "");
  expect("", "bool", "true => {}", MISSING("`false`"));
}
END_TEST

START_TEST(slices_strings_references) {
  expect("", "&[u8]", "[] => {} [_] => {}", MISSING("`&[_, _, ..]`"));
  expect("", "&[u8]", "[] => {} [_, ..] => {}", "");
  expect("", "&[bool]", "[] => {} [.., true] => {} [true, .., false] => {}", MISSING("`&[false]` and `&[false, .., false]`"));
  expect("", "[bool; 2]", "[true, _] => {} [_, false] => {}", MISSING("`[false, true]`"));
  expect("", "&str", "\"a\" => {}", MISSING("`&_`"));
  expect("", "&Option<bool>", "Some(true) => {} None => {}", MISSING("`&Some(false)`"));
}
END_TEST

START_TEST(guards_and_empty) {
  expect("", "bool", "true if x => {} false => {}", MISSING("`true`"));
  expect("enum Void {}", "Void", "", "");
  expect("enum Void {}", "Result<u8, Void>", "Ok(_) => {}", "");
  expect("", "u8", "", "non-exhaustive patterns: type `u8` is non-empty");
}
END_TEST

START_TEST(unreachable) {
  expect("", "Option<u8>", "Some(_) => {} None => {} Some(3) => {}", "unreachable pattern");
  expect("", "u8", "0..=9 => {} 10..=255 => {} _ => {}", "unreachable pattern");
  expect("", "u8", "1 | 2 | 1 => {} _ => {}", "unreachable pattern");
  expect("", "u8", "1 if true => {} 1 => {} _ => {}", "");
}
END_TEST

static Str codes_of(const char *text, Fix **out) {
  Fix *x = fix_new(text);
  *out = x;
  check_matches(x->s, body_check(x->s, fix_def(x, "f")));
  return fix_codes(x);
}

START_TEST(bindings) {
  Fix *x;
  check_str(codes_of("fn f(o: Option<u8>) {\n let Some(_a) = o;\n let Some(_b) = o else { loop {} };\n let (_c, _d) = (1, 2);\n}", &x), "E0005:2");
  fix_free(x);
  check_str(codes_of("fn f(o: u8) {\n if let _a = o {}\n while let 3 = o {}\n}", &x), "irrefutable_let_patterns:2");
  fix_free(x);
}
END_TEST

static void cases(TCase *tc) {
  tcase_add_test(tc, enums);
  tcase_add_test(tc, integers);
  tcase_add_test(tc, slices_strings_references);
  tcase_add_test(tc, guards_and_empty);
  tcase_add_test(tc, unreachable);
  tcase_add_test(tc, bindings);
}

Suite *suite_exhaust(void);
Suite *suite_exhaust(void) { return suite_of("exhaust", cases); }
