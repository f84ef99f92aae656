/* `pollscope support` says what is so: every example of support.def is tried, and no code that
 * counts as unchecked is one that the code makes. */
#include "sema/support.h"
#include "session_fixture.h"

static const char *const emitted[] = {
#define EMITTED(id) #id,
#include "emitted.def"
#undef EMITTED
};

static int check_status(const char *text) {
  Host h = {.read_file = fixture_read, .lib = &library_index};
  Program *p = program_load(&h, "example.rs", str_of(text), (LoadOptions){.edition = 2024});
  int status = program_status(p);
  program_free(p);
  return status;
}

START_TEST(features) {
  const SupportFeature *f = &support_features[_i];
  if (f->status == SUPPORT_NOT_YET) {
    ck_assert_msg(check_status(f->example) != 0, "%s is supported now: its row can go up", f->id);
    return;
  }
  Ses x;
  ses_open(&x, f->example);
  session_run(x.s);
  WorldEnd end = session_end(x.s);
  ck_assert_msg(end.ended && !end.stopped && end.status == 0, "%s does not run: status %d %.*s", f->id, end.status, STR_ARG(end.detail));
  ses_close(&x);
}
END_TEST

START_TEST(unchecked) {
  const SupportUnchecked *u = &support_unchecked[_i];
  ck_assert_msg(check_status(u->example) == 0, "%s is refused now: its row can go", u->id);
  Ses x;
  ses_open(&x, u->example);
  ck_assert_msg(program_has_unchecked(session_program(x.s)), "%s: a program that it matters to is not told so", u->id);
  ses_close(&x);
  ses_open(&x, "async fn f(x: &str) -> usize { 'a: loop { break 'a x.len() } }\nfn g(_: &mut std::task::Context<'_>) {}\n"
               "#[tokio::main]\nasync fn main() { assert!(matches!(f(\"a\").await, 1 | 2)); }");
  ck_assert_msg(!program_has_unchecked(session_program(x.s)), "a program without any of it is told so");
  ses_close(&x);
}
END_TEST

START_TEST(every_code_is_in_the_table) {
  ck_assert_uint_gt(COUNTOF(emitted), 100);
  bool found = false;
  for (u32 i = 0; i < COUNTOF(emitted); i++) found |= !strcmp(emitted[i], "E0382");
  ck_assert(found);
}
END_TEST

/* Names of the library that are there in real life: not a mistake of the program's. */
static const char *const not_yet[] = {
  "use std::fs::File;\nfn main() { let _f = File::open(\"a\"); }",
  "use std::{io::Write, path::{Path, PathBuf}};\nfn f(p: &Path) -> PathBuf { p.into() }\nfn main() { f(\"a\".as_ref()); }",
  "use std::net;\nfn main() { let _a = net::TcpListener::bind(\"a\"); }",
  "fn main() { std::process::Command::new(\"ls\"); }",
  "fn main() { let _d = std::env::current_dir(); }",
};

START_TEST(names_of_real_life) {
  ck_assert_int_eq(check_status(not_yet[_i]), 3);
}
END_TEST

Suite *suite_support(void) {
  Suite *s = suite_create("support");
  TCase *t = tcase_create("support");
  tcase_set_timeout(t, 30);
  tcase_add_loop_test(t, features, 0, (int)support_n_features);
  tcase_add_loop_test(t, unchecked, 0, (int)support_n_unchecked);
  tcase_add_loop_test(t, names_of_real_life, 0, (int)COUNTOF(not_yet));
  tcase_add_test(t, every_code_is_in_the_table);
  suite_add_tcase(s, t);
  return s;
}
