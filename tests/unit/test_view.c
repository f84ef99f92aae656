/* The grid, and screens: at every position of the tutorial's programs the screen reached
 * forwards, backwards and directly is the same, byte for byte. */
#include "base/unicode.h"
#include "session_fixture.h"

static Str line_of(Grid *g, u32 y, Arena *a) {
  Buf b = {0};
  grid_text(g, &b);
  size_t from = 0;
  for (u32 i = 0; i < y; i++)
    while (b.p[from++] != '\n') {}
  size_t end = from;
  while (b.p[end] != '\n') end++;
  Str s = str_copy(a, (Str){b.p + from, end - from});
  buf_free(&b);
  return s;
}

START_TEST(text_is_clipped_by_its_width) {
  Arena *a = arena_new();
  Grid *g = grid_new(a, 10, 8, false);
  ck_assert_uint_eq(grid_put(g, 0, 0, 10, STR("abcdefghij"), STYLE_PLAIN), 10);
  ck_assert_uint_eq(grid_put(g, 0, 1, 10, STR("abcdefghijk"), STYLE_PLAIN), 10);
  ck_assert_uint_eq(grid_put(g, 2, 2, 4, STR("日本語"), STYLE_PLAIN), 4);
  ck_assert_uint_eq(grid_put(g, 0, 3, 10, STR("e\xcc\x81t\xc3\xa9"), STYLE_PLAIN), 3);
  ck_assert_uint_eq(grid_put(g, 8, 4, 10, STR("日"), STYLE_PLAIN), 2);
  ck_assert_uint_eq(grid_put(g, 0, 5, 10, STR("a\tb"), STYLE_PLAIN), 6);
  grid_put(g, 0, 6, 10, STR("x\033[2Jy"), STYLE_PLAIN);
  grid_put(g, 0, 7, 10, STR("\xff\xe2\x80\xae!"), STYLE_PLAIN);
  ck_assert_uint_eq(grid_put(g, 10, 0, 5, STR("off"), STYLE_PLAIN), 0);
  ck_assert_uint_eq(grid_put(g, 0, 99, 5, STR("off"), STYLE_PLAIN), 0);
  ck_assert_str(line_of(g, 0, a), STR("abcdefghij"));
  ck_assert_str(line_of(g, 1, a), STR("abcdefghi…"));
  ck_assert_str(line_of(g, 2, a), STR("  日 …"));
  ck_assert_str(line_of(g, 3, a), STR("e\xcc\x81t\xc3\xa9"));
  ck_assert_str(line_of(g, 4, a), STR("        日"));
  ck_assert_str(line_of(g, 5, a), STR("a    b"));
  ck_assert_str(line_of(g, 6, a), STR("x·[2Jy"));
  ck_assert_str(line_of(g, 7, a), STR("\xef\xbf\xbd\xef\xbf\xbd!"));
  arena_free(a);
}
END_TEST

START_TEST(ascii_stays_ascii) {
  Ses x;
  ses_open(&x, "async fn f() { println!(\"größe\"); }\n#[tokio::main]\nasync fn main() { f().await; }\n");
  session_to_step(x.s, 1);
  Arena *a = arena_new();
  ViewState vs = {.keys = command_footer(a), .ascii = true};
  Scene sc = scene_of_session(x.s, a);
  Buf b = {0};
  for (u32 w = 1; w < 170; w += 7) grid_text(view_draw(&sc, &vs, w, 30, a, NULL), &b);
  for (size_t i = 0; i < b.n; i++) ck_assert_msg((u8)b.p[i] < 127, "at %zu", i);
  buf_free(&b);
  arena_free(a);
  ses_close(&x);
}
END_TEST

START_TEST(lines_break_at_blanks) {
  Arena *a = arena_new();
  Lines l = text_wrap(a, STR("the quick brown fox\njumps unbelievablylongword"), 10);
  static const char *const want[] = {"the quick", "brown fox", "jumps", "unbelievab", "lylongword"};
  ck_assert_uint_eq(l.v.n, COUNTOF(want));
  for (u32 i = 0; i < l.v.n; i++) ck_assert_str(l.v.v[i], str_of(want[i]));
  arena_free(a);
}
END_TEST

/* Whatever the size, nothing is written beyond it and no line is wider. */
START_TEST(every_size_can_be_drawn) {
  Ses x;
  ses_open(&x, "scripts/spawn.rs");
  session_to_step(x.s, 4);
  Arena *a = arena_new();
  Scene sc = scene_of_session(x.s, x.a);
  ViewState vs = {.keys = command_footer(x.a)};
  for (u32 w = 1; w <= 200; w += w < 40 ? 1 : 13)
    for (u32 h = 1; h <= 70; h += h < 30 ? 1 : 7) {
      arena_reset(a);
      Buf b = {0};
      grid_text(view_draw(&sc, &vs, w, h, a, NULL), &b);
      Lines l = text_wrap(a, buf_view(&b), 100000);
      for (u32 i = 0; i < l.v.n; i++) ck_assert_uint_le(uni_str_width(l.v.v[i]), w);
      buf_free(&b);
    }
  arena_free(a);
  ses_close(&x);
}
END_TEST

static const char *const tutorial[] = {"scripts/say_hello.rs", "scripts/join.rs", "scripts/spawn.rs", "scripts/lazy.rs", "scripts/fetch.rs"};
static const u32 sizes[][2] = {{80, 24}, {160, 50}, {40, 10}};

START_TEST(long_lines_can_be_seen_to_their_end) {
  Ses x;
  ses_open(&x, "fn main() {\n    println!(\"one two three four five six seven eight nine ten eleven twelve thirteen\"); // the end\n}\n");
  session_run(x.s);
  Arena *a = arena_new();
  ViewState vs = {.keys = command_footer(a), .ascii = true, .focus = PANE_SOURCE};
  Scene sc = scene_of_session(x.s, a);
  ViewFacts facts;
  Grid *g = view_draw(&sc, &vs, 80, 24, a, &facts);
  ck_assert(!str_ends(line_of(g, 3, a), "the end"));
  vs.across[PANE_SOURCE] = vs.across[PANE_OUTPUT] = 1000;
  g = view_draw(&sc, &vs, 80, 24, a, &facts);
  Str second = line_of(g, 3, a);
  ck_assert(memmem(second.p, second.n, "the end", 7) != NULL);
  ck_assert_uint_lt(facts.across[PANE_SOURCE], 60);
  ck_assert_uint_lt(facts.across[PANE_OUTPUT], 60);
  vs.alone = true;
  g = view_draw(&sc, &vs, 120, 24, a, &facts);
  ck_assert(facts.visible[PANE_SOURCE] && !facts.visible[PANE_WHY]);
  ck_assert(str_ends(line_of(g, 3, a), "the end"));
  ck_assert_uint_eq(facts.across[PANE_SOURCE], 0);
  arena_free(a);
  ses_close(&x);
}
END_TEST

static void same(const char *file, u64 event, Str got, Str want, const char *how) {
  ck_assert_msg(str_eq(got, want), "%s at event %llu, %s:\n%.*s\nforwards:\n%.*s", file, (unsigned long long)event, how, STR_ARG(got), STR_ARG(want));
}

START_TEST(every_event_is_the_same_from_all_sides) {
  const char *file = tutorial[_i];
  Ses x, fresh;
  ses_open(&x, file);
  ses_open(&fresh, file); /* goes to each place directly, first forwards into what it does not know yet */
  Str *seen[3];
  u64 n = 0;
  for (u32 k = 0; k < 3; k++) seen[k] = NEW_N(x.a, Str, 100000);
  do {
    for (u32 k = 0; k < 3; k++) seen[k][n] = ses_screen(&x, sizes[k][0], sizes[k][1]);
    n++;
  } while (session_event(x.s, 1) == SEEK_OK && n < 99999);
  for (u64 i = n; i-- > 0;) {
    for (u32 k = 0; k < 3; k++) same(file, i, ses_screen(&x, sizes[k][0], sizes[k][1]), seen[k][i], "backwards");
    session_event(x.s, -1);
  }
  for (u64 i = 0; i < n; i++) {
    u64 to = i % 2 ? i : n - 1 - i;
    session_seek(fresh.s, (Position){to, 0});
    for (u32 k = 0; k < 3; k++) same(file, to, ses_screen(&fresh, sizes[k][0], sizes[k][1]), seen[k][to], "directly");
  }
  ses_close(&x);
  ses_close(&fresh);
}
END_TEST

START_TEST(every_step_is_the_same_from_all_sides) {
  const char *file = tutorial[_i];
  Ses x, fresh;
  ses_open(&x, file);
  Str *seen = NEW_N(x.a, Str, 10000);
  u64 n = 0;
  session_to_step(x.s, 0);
  do seen[n++] = ses_screen(&x, 80, 24);
  while (session_step(x.s, 1) == SEEK_OK && n < 9999);
  for (u64 i = n; i-- > 0;) {
    same(file, i, ses_screen(&x, 80, 24), seen[i], "backwards by steps");
    if (i) ck_assert_int_eq(session_step(x.s, -1), SEEK_OK);
    ck_assert_uint_eq(session_step_no(x.s), i ? i - 1 : 0);
  }
  for (u64 i = 0; i < n; i++) {
    ses_open(&fresh, file);
    session_to_step(fresh.s, i);
    same(file, i, ses_screen(&fresh, 80, 24), seen[i], "directly by steps");
    ses_close(&fresh);
  }
  ses_close(&x);
}
END_TEST

START_TEST(lines_are_positions_too) {
  Ses x, y;
  ses_open(&x, "scripts/join.rs");
  ses_open(&y, "scripts/join.rs");
  Position at[400];
  Str seen[400];
  u32 n = 0;
  while (n < 400 && session_line(x.s, false) == SEEK_OK) at[n] = session_at(x.s), seen[n++] = ses_screen(&x, 80, 24);
  ck_assert_uint_gt(n, 10);
  for (u32 i = n; i-- > 0;) {
    session_seek(x.s, at[i]);
    same("join.rs", at[i].event, ses_screen(&x, 80, 24), seen[i], "backwards by lines");
    session_seek(y.s, at[i]);
    same("join.rs", at[i].event, ses_screen(&y, 80, 24), seen[i], "directly to a line");
  }
  ses_close(&x);
  ses_close(&y);
}
END_TEST

START_TEST(sentences_are_plain) {
  static const char *const no[] = {"poll function", "vtable", "0x", "(null)", "state machine"};
  Ses x;
  ses_open(&x, tutorial[_i]);
  session_run(x.s);
  for (u64 step = 0; step <= trace_steps(session_trace(x.s)); step++) {
    Str s = session_because(x.s, step, x.a);
    for (u32 i = 0; i < COUNTOF(no); i++) ck_assert_msg(!strstr(s.p, no[i]), "%s", s.p);
    if (step) ck_assert_msg(strstr(s.p, "task") && strstr(s.p, "because"), "%s", s.p);
    ck_assert(s.p[s.n - 1] == '.');
  }
  ses_close(&x);
}
END_TEST

Suite *suite_view(void) {
  Suite *s = suite_create("view");
  TCase *c = tcase_create("view");
  tcase_set_timeout(c, 240);
  tcase_add_test(c, text_is_clipped_by_its_width);
  tcase_add_test(c, ascii_stays_ascii);
  tcase_add_test(c, lines_break_at_blanks);
  tcase_add_test(c, long_lines_can_be_seen_to_their_end);
  tcase_add_test(c, every_size_can_be_drawn);
  tcase_add_loop_test(c, every_event_is_the_same_from_all_sides, 0, COUNTOF(tutorial));
  tcase_add_loop_test(c, every_step_is_the_same_from_all_sides, 0, COUNTOF(tutorial));
  tcase_add_test(c, lines_are_positions_too);
  tcase_add_loop_test(c, sentences_are_plain, 0, COUNTOF(tutorial));
  suite_add_tcase(s, c);
  return s;
}
