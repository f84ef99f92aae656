/* The command table: every row is found, told and obeyed; wrong lines say what is right. */
#include "session_fixture.h"

static Ses ses;
static Commands *cmds;
static void up(void) {
  ses_open(&ses, "scripts/spawn.rs");
  cmds = commands_new(ses.s);
}
static void down(void) {
  commands_free(cmds);
  ses_close(&ses);
}

static Action run(const char *line) { return command_run(cmds, str_of(line)); }
static void wants(const char *line, const char *part) {
  Action a = run(line);
  ck_assert_msg(a.kind == ACT_ERROR, "`%s` was taken", line);
  Str s = str_fmt(ses.a, "%.*s", STR_ARG(a.text));
  ck_assert_msg(strstr(s.p, part) != NULL, "`%s`: %s", line, s.p);
}

START_TEST(every_row_is_whole) {
  for (u32 i = 0; i < CMD_COUNT_; i++) {
    const CommandInfo *k = &command_table[i];
    ck_assert(k->name[0] && k->help[0]);
    for (u32 j = 0; j < i; j++) ck_assert_str_ne(k->name, command_table[j].name);
    Buf b = {0};
    command_help(&b, k->name, 79);
    ck_assert_uint_gt(b.n, strlen(k->name));
    buf_free(&b);
  }
  Buf all = {0};
  command_help(&all, NULL, 79);
  buf_ch(&all, 0);
  for (u32 i = 0; i < CMD_COUNT_; i++) { /* a long help goes on in the next line */
    char begin[24] = {0};
    memcpy(begin, command_table[i].help, strnlen(command_table[i].help, sizeof begin - 1));
    ck_assert_ptr_nonnull(strstr(all.p, begin));
  }
  buf_free(&all);
}
END_TEST

START_TEST(movements_and_their_repetition) {
  ck_assert_int_eq(run("step").kind, ACT_MOVED);
  ck_assert_uint_eq(session_step_no(ses.s), 1);
  run("");
  ck_assert_uint_eq(session_step_no(ses.s), 2);
  run("back");
  ck_assert_uint_eq(session_step_no(ses.s), 1);
  run("");
  ck_assert_uint_eq(session_step_no(ses.s), 0);
  run("step 3");
  ck_assert_uint_eq(session_step_no(ses.s), 3);
  run("tasks");
  run("");
  ck_assert_uint_eq(session_step_no(ses.s), 6);
  run("goto 2");
  ck_assert_uint_eq(session_step_no(ses.s), 2);
  u64 at = session_at(ses.s).event;
  run("N");
  ck_assert_uint_eq(session_at(ses.s).event, at + 1);
  run("B");
  ck_assert_uint_eq(session_at(ses.s).event, at);
  run("goto e7");
  ck_assert_uint_eq(session_at(ses.s).event, 7);
  run("goto 1.5 s");
  ck_assert_uint_eq(session_model(ses.s)->now, 2000000000u);
  run("r");
  ck_assert_uint_eq(session_at(ses.s).event, 0);
}
END_TEST

START_TEST(until_stops_where_it_says) {
  run("until print");
  ck_assert_uint_gt(session_model(ses.s)->output, 0);
  ck_assert_uint_eq(session_step_no(ses.s), 4);
  run("restart");
  run("step");
  run("until poll 2");
  ck_assert_uint_eq(session_model(ses.s)->running, 2);
  run("until done 1");
  ck_assert(model_task(session_model(ses.s), 1)->finished);
  run("until time 2s");
  ck_assert_uint_eq(session_model(ses.s)->now, 2000000000u);
  run("goto 1");
  run("task 1");
  ck_assert_uint_eq(model_task(session_model(ses.s), 1)->polls, 1);
  run("task main");
  ck_assert_uint_eq(session_step_no(ses.s), 6);
}
END_TEST

START_TEST(every_command_answers) {
  run("step 2");
  static const char *const lines[] = {"tasks", "timers", "queue", "wakers", "output", "vars", "state 1", "state main",
                                      "list", "list 3", "because", "because 1", "help", "help step"};
  for (u32 i = 0; i < COUNTOF(lines); i++) {
    Action a = run(lines[i]);
    ck_assert_msg(a.kind == ACT_TEXT, "`%s` has no answer", lines[i]);
    ck_assert_msg(a.text.n && a.text.p[a.text.n - 1] == '\n', "`%s`", lines[i]);
  }
  ck_assert_int_eq(run("view").kind, ACT_VIEW);
  Action e = run("export run.json");
  ck_assert_int_eq(e.kind, ACT_EXPORT);
  ck_assert_str(e.text, STR("run.json"));
  ck_assert_int_eq(run("q").kind, ACT_QUIT);
  ck_assert_int_eq(run(":quit").kind, ACT_QUIT);
}
END_TEST

START_TEST(wrong_lines_say_what_is_right) {
  wants("", "nothing to repeat");
  wants("frob", "`help` lists them");
  wants("st", "step, state");
  wants("step x", "takes a number");
  wants("step 99999999999999999999999", "takes a number");
  wants("task", "wants a task");
  wants("task 1", "no task yet");
  run("step");
  wants("task 77", "0 to 2");
  wants("state nobody", "`tasks` lists them");
  wants("until", "until what?");
  wants("until time", "with its unit");
  wants("until time 3 parsecs", "with its unit");
  wants("goto", "goto where?");
  wants("goto nowhere", "is no place");
  wants("tasks 3", "takes nothing");
  wants("export", "wants a file's name");
  wants("list 900", "lines 1 to");
  wants("because 500", "has not been made yet");
  run("continue");
  ck_assert(run("step").text.n > 0);
  run("restart");
  ck_assert(run("back").text.n > 0);
}
END_TEST

START_TEST(completion_knows_commands_and_tasks) {
  Candidates c;
  command_complete(cmds, STR("ti"), &c);
  ck_assert_uint_eq(c.n, 1);
  ck_assert_str(c.v[0], STR("timers"));
  command_complete(cmds, STR("until d"), &c);
  ck_assert_uint_eq(c.n, 1);
  run("step");
  command_complete(cmds, STR("state m"), &c);
  ck_assert_uint_eq(c.n, 1);
  ck_assert_str(c.v[0], STR("main"));
  command_complete(cmds, STR("frob x"), &c);
  ck_assert_uint_eq(c.n, 0);
}
END_TEST

START_TEST(durations_are_read_as_they_are_said) {
  static const char *const texts[] = {"0 s", "1 s", "1.5 s", "250 ms", "90 s", "2 min", "3 h", "7 d", "12 ns", "1.25 us"};
  for (u32 i = 0; i < COUNTOF(texts); i++) {
    u64 ns;
    Buf b = {0};
    ck_assert_msg(read_duration(str_of(texts[i]), &ns), "%s", texts[i]);
    say_duration(ns, &b);
    ck_assert_str(buf_view(&b), str_of(texts[i]));
    buf_free(&b);
  }
  u64 ns;
  ck_assert(!read_duration(STR("5"), &ns) && !read_duration(STR("s"), &ns) && !read_duration(STR("1 sec"), &ns) && !read_duration(STR(""), &ns));
}
END_TEST

Suite *suite_command(void) {
  Suite *s = suite_create("command");
  TCase *c = tcase_create("command");
  tcase_add_checked_fixture(c, up, down);
  tcase_set_timeout(c, 60);
  tcase_add_test(c, every_row_is_whole);
  tcase_add_test(c, movements_and_their_repetition);
  tcase_add_test(c, until_stops_where_it_says);
  tcase_add_test(c, every_command_answers);
  tcase_add_test(c, wrong_lines_say_what_is_right);
  tcase_add_test(c, completion_knows_commands_and_tasks);
  tcase_add_test(c, durations_are_read_as_they_are_said);
  suite_add_tcase(s, c);
  return s;
}
