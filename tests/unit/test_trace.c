/* The log: rows come back as they were, whatever the chunk; steps, strings, times are found. */
#include "trace/trace.h"
#include <check.h>

static Event row(u64 n) {
  return (Event){.time = n / 3 * 1000003, .b = n * 0x9e3779b97f4a7c15u, .task = n % 7 == 0 ? NO_TASK : (u32)(n % 50),
                 .site = (u32)(n % 11), .a = (u32)(n * 17), .kind = (u16)(n % 5 == 0 ? EV_POLL : EV_PRINT), .thread = (u16)(n % 40)};
}

static void check_row(const Trace *t, u64 n) {
  Event got = trace_get(t, n), want = row(n);
  ck_assert_uint_eq(got.time, want.time);
  ck_assert_uint_eq(got.b, want.b);
  ck_assert_uint_eq(got.task, want.task);
  ck_assert_uint_eq(got.site, want.site);
  ck_assert_uint_eq(got.a, want.a);
  ck_assert_uint_eq(got.kind, want.kind);
  ck_assert_uint_eq(got.thread, want.thread);
}

START_TEST(rows_come_back_whatever_the_chunk) {
  Trace *t = trace_new();
  for (u64 n = 0; n < 20000; n++) ck_assert(trace_append(t, row(n)));
  ck_assert_uint_eq(trace_count(t), 20000);
  for (u64 n = 0; n < 20000; n++) check_row(t, n);
  for (u64 n = 0; n < 20000; n += 4999) check_row(t, 19999 - n);
  ck_assert_uint_lt(trace_bytes(t), 20000 * sizeof(Event) * 2);
  trace_free(t);
}
END_TEST

START_TEST(steps_are_the_poll_rows) {
  Trace *t = trace_new();
  for (u64 n = 0; n < 10000; n++) trace_append(t, row(n));
  ck_assert_uint_eq(trace_steps(t), 2000);
  ck_assert_uint_eq(trace_step_event(t, 1), 0);
  ck_assert_uint_eq(trace_step_event(t, 2000), 9995);
  ck_assert_uint_eq(trace_step_at(t, 0), 0);
  ck_assert_uint_eq(trace_step_at(t, 1), 1);
  ck_assert_uint_eq(trace_step_at(t, 5), 1);
  ck_assert_uint_eq(trace_step_at(t, 6), 2);
  trace_free(t);
}
END_TEST

START_TEST(times_are_found) {
  Trace *t = trace_new();
  for (u64 n = 0; n < 30000; n++) trace_append(t, row(n));
  ck_assert_uint_eq(trace_event_at_time(t, 0), 0);
  ck_assert_uint_eq(trace_event_at_time(t, 1000003), 3);
  ck_assert_uint_eq(trace_event_at_time(t, (u64)5000 * 1000003), 15000);
  ck_assert_uint_eq(trace_event_at_time(t, (u64)5000 * 1000003 + 1), 15003);
  ck_assert_uint_eq(trace_event_at_time(t, UINT64_MAX), 30000);
  trace_free(t);
}
END_TEST

START_TEST(running_again_must_make_the_same_rows) {
  Trace *t = trace_new();
  for (u64 n = 0; n < 5000; n++) trace_append(t, row(n));
  trace_rewind(t, 100);
  for (u64 n = 100; n < 5000; n++) ck_assert(trace_append(t, row(n)));
  ck_assert_uint_eq(trace_count(t), 5000);
  trace_rewind(t, 4000);
  Event other = row(4000);
  other.a++;
  ck_assert(!trace_append(t, other));
  trace_free(t);
}
END_TEST

START_TEST(strings_places_output_and_spawns_are_kept) {
  Trace *t = trace_new();
  u32 a = trace_string(t, STR("fetch")), b = trace_string(t, STR("other"));
  ck_assert_uint_ne(a, b);
  ck_assert_uint_eq(trace_string(t, STR("fetch")), a);
  ck_assert(str_eqz(trace_str(t, a), "fetch"));
  u32 s = trace_site(t, (Span){3, 9, 0});
  ck_assert_uint_eq(trace_site(t, (Span){3, 9, 0}), s);
  ck_assert_uint_eq(trace_span(t, s).hi, 9);
  trace_output(t, 0, STR("hello\n"));
  trace_output(t, 0, STR("hello\nworld\n"));
  trace_output(t, 2, STR("llo"));
  ck_assert(str_eqz(trace_output_view(t, 6, 100), "world\n"));
  trace_append(t, (Event){.kind = EV_PRINT});
  trace_append(t, (Event){.kind = EV_SPAWN, .task = 70});
  ck_assert_uint_eq(trace_task_spawn(t, 70), 1);
  ck_assert_uint_eq(trace_task_spawn(t, 3), trace_count(t));
  trace_free(t);
}
END_TEST

Suite *suite_trace(void) {
  Suite *s = suite_create("trace");
  TCase *c = tcase_create("trace");
  tcase_add_test(c, rows_come_back_whatever_the_chunk);
  tcase_add_test(c, steps_are_the_poll_rows);
  tcase_add_test(c, times_are_found);
  tcase_add_test(c, running_again_must_make_the_same_rows);
  tcase_add_test(c, strings_places_output_and_spawns_are_kept);
  suite_add_tcase(s, c);
  return s;
}
