/* The fold, on logs made by hand: tasks, queue, timers, pending futures; copies share and stay apart. */
#include "session/model.h"
#include <check.h>
#include <stdlib.h>

typedef struct Fold { Trace *t; Model *m; } Fold;

static Fold fold_new(void) {
  Trace *t = trace_new();
  return (Fold){t, model_new(t)};
}

static void fold_free(Fold *f) {
  model_free(f->m);
  trace_free(f->t);
}

static void add(Fold *f, EventKind kind, u32 task, u32 a, u64 b, u64 time) {
  Event e = {.kind = (u16)kind, .task = task, .a = a, .b = b, .time = time};
  trace_append(f->t, e);
  model_apply(f->m, f->m->at, &e);
}

static void spawn(Fold *f, u32 id) {
  add(f, EV_SPAWN, id, 0, 0, 0);
  add(f, EV_WAKE, NO_TASK, id, 1, 0);
}

static void poll(Fold *f, u32 id, u32 result, u64 time) {
  add(f, EV_POLL, id, 0, 0, time);
  add(f, EV_POLLED, id, result, 0, time);
  if (result) add(f, EV_DONE, id, 0, 0, time);
}

START_TEST(a_task_goes_through_its_states) {
  Fold f = fold_new();
  spawn(&f, 0);
  ck_assert_uint_eq(model_task(f.m, 0)->state, TASK_QUEUED);
  add(&f, EV_POLL, 0, 0, 1, 0);
  ck_assert_uint_eq(model_task(f.m, 0)->state, TASK_RUNNING);
  ck_assert_uint_eq(f.m->n_ready, 0);
  add(&f, EV_TIMER_SET, 0, 5, 1000, 0);
  add(&f, EV_POLLED, 0, 0, 0, 0);
  ck_assert_uint_eq(model_task(f.m, 0)->state, TASK_WAITING);
  u64 at = 0;
  ck_assert(model_wake_time(f.m, model_task(f.m, 0), &at));
  ck_assert_uint_eq(at, 1000);
  add(&f, EV_TIMER_FIRE, 0, 5, 1000, 1000);
  ck_assert(!model_wake_time(f.m, model_task(f.m, 0), &at));
  add(&f, EV_WAKE, NO_TASK, 0, 2, 1000);
  poll(&f, 0, 1, 1000);
  ck_assert_uint_eq(model_task(f.m, 0)->state, TASK_DONE);
  ck_assert_uint_eq(f.m->n_live, 0);
  ck_assert_uint_eq(f.m->steps, 2);
  fold_free(&f);
}
END_TEST

START_TEST(woken_while_polled_is_queued_afterwards) {
  Fold f = fold_new();
  spawn(&f, 0);
  add(&f, EV_POLL, 0, 0, 1, 0);
  add(&f, EV_WAKE, 0, 0, 6, 0);
  ck_assert_uint_eq(f.m->n_ready, 0);
  add(&f, EV_POLLED, 0, 0, 0, 0);
  ck_assert_uint_eq(model_task(f.m, 0)->state, TASK_QUEUED);
  ck_assert_uint_eq(f.m->n_ready, 1);
  fold_free(&f);
}
END_TEST

START_TEST(the_queue_keeps_its_order) {
  Fold f = fold_new();
  for (u32 i = 0; i < 100; i++) spawn(&f, i);
  poll(&f, 50, 0, 0);
  poll(&f, 0, 0, 0);
  poll(&f, 99, 1, 0);
  u32 ids[100];
  ck_assert_uint_eq(model_ready(f.m, ids, 100), 97);
  ck_assert_uint_eq(ids[0], 1);
  ck_assert_uint_eq(ids[48], 49);
  ck_assert_uint_eq(ids[49], 51);
  ck_assert_uint_eq(ids[96], 98);
  add(&f, EV_WAKE, NO_TASK, 50, 0, 0);
  ck_assert_uint_eq(model_ready(f.m, ids, 100), 98);
  ck_assert_uint_eq(ids[97], 50);
  ck_assert_uint_eq(f.m->n_live, 99);
  fold_free(&f);
}
END_TEST

START_TEST(timers_come_by_deadline_then_order) {
  Fold f = fold_new();
  spawn(&f, 0);
  for (u32 i = 0; i < 50; i++) add(&f, EV_TIMER_SET, 0, i, (u64)(50 - i) / 2 * 10, 0);
  u32 ids[50], n = model_timers_sorted(f.m, ids, 4);
  ck_assert_uint_eq(n, 4);
  ck_assert_uint_eq(ids[0], 49);
  ck_assert_uint_eq(ids[1], 47);
  ck_assert_uint_eq(ids[2], 48);
  ck_assert_uint_eq(ids[3], 45);
  add(&f, EV_TIMER_CANCEL, 0, 49, 0, 0);
  add(&f, EV_TIMER_SET, 0, 47, 9999, 0);
  model_timers_sorted(f.m, ids, 4);
  ck_assert_uint_eq(ids[0], 48);
  ck_assert_uint_eq(f.m->n_timers, 49);
  fold_free(&f);
}
END_TEST

#define LIB ((u64)1 << 63)
START_TEST(pending_futures_are_a_tree) {
  Fold f = fold_new();
  spawn(&f, 0);
  add(&f, EV_POLL, 0, 0, 1, 0);
  add(&f, EV_FUTURE_POLL, 0, 1, 100, 0);         /* main */
  add(&f, EV_FUTURE_POLL, 0, 2, 200, 0);         /*   a */
  add(&f, EV_FUTURE_POLL, 0, 3, 300 | LIB, 0);   /*     sleep */
  add(&f, EV_FUTURE_POLLED, 0, 0, 300 | LIB, 0);
  add(&f, EV_FUTURE_POLLED, 0, 3 << 8, 200, 0);
  add(&f, EV_FUTURE_POLL, 0, 2, 400, 0);         /*   another a, at once done */
  add(&f, EV_FUTURE_POLLED, 0, 1, 400, 0);
  add(&f, EV_FUTURE_POLLED, 0, 3 << 8, 100, 0);
  add(&f, EV_POLLED, 0, 0, 0, 0);
  PendingFuture c[8];
  ck_assert_uint_eq(model_chain(f.m, model_task(f.m, 0), c, 8), 3);
  ck_assert_uint_eq(c[0].addr, 100);
  ck_assert_uint_eq(c[0].depth, 0);
  ck_assert_uint_eq(c[1].addr, 200);
  ck_assert_uint_eq(c[1].depth, 1);
  ck_assert_uint_eq(c[1].state, 3);
  ck_assert(c[2].lib && c[2].depth == 2);
  add(&f, EV_WAKE, NO_TASK, 0, 2, 0);
  add(&f, EV_POLL, 0, 0, 1, 0);
  add(&f, EV_FUTURE_POLL, 0, 1, 100, 0);
  add(&f, EV_FUTURE_POLLED, 0, 4 << 8, 100, 0);  /* at another await: `a` was dropped */
  ck_assert_uint_eq(model_chain(f.m, model_task(f.m, 0), c, 8), 1);
  fold_free(&f);
}
END_TEST

START_TEST(copies_share_and_stay_apart) {
  Fold f = fold_new();
  for (u32 i = 0; i < 10000; i++) spawn(&f, i);
  u64 was = f.m->written;
  Model *copy = model_new(f.t);
  model_copy(copy, f.m);
  for (u32 i = 0; i < 100; i++) poll(&f, i, 1, 5);
  ck_assert_uint_lt(f.m->written - was, 200000); /* only the pages that were written */
  ck_assert_uint_eq(model_task(copy, 3)->state, TASK_QUEUED);
  ck_assert_uint_eq(copy->n_live, 10000);
  ck_assert_uint_eq(model_task(f.m, 3)->state, TASK_DONE);
  ck_assert_uint_eq(f.m->n_live, 9900);
  model_copy(f.m, copy);
  ck_assert_uint_eq(model_task(f.m, 3)->state, TASK_QUEUED);
  ck_assert_uint_eq(f.m->at, copy->at);
  model_free(copy);
  ck_assert_uint_eq(model_task(f.m, 9999)->state, TASK_QUEUED);
  fold_free(&f);
}
END_TEST

START_TEST(blocked_time_counts_only_while_polling) {
  Fold f = fold_new();
  spawn(&f, 0);
  add(&f, EV_BLOCK, NO_TASK, 0, 10, 0);
  add(&f, EV_UNBLOCK, NO_TASK, 0, 0, 10);
  ck_assert_uint_eq(f.m->blocked_ns, 0);
  add(&f, EV_POLL, 0, 0, 1, 10);
  add(&f, EV_BLOCK, 0, 0, 30, 10);
  add(&f, EV_UNBLOCK, 0, 0, 0, 30);
  add(&f, EV_POLLED, 0, 1, 0, 40);
  ck_assert_uint_eq(f.m->blocked_ns, 20);
  fold_free(&f);
}
END_TEST

START_TEST(the_blocking_pool_may_block) {
  Fold f = fold_new();
  spawn(&f, 0);
  add(&f, EV_THREAD_NEW, NO_TASK, THREAD_OF_POOL, 0, 0);
  add(&f, EV_POLL, 0, 0, 1, 0);
  add(&f, EV_BLOCK, 0, 0, 30, 0);
  add(&f, EV_UNBLOCK, 0, 0, 0, 30);
  add(&f, EV_POLLED, 0, 1, 0, 30);
  ck_assert_uint_eq(f.m->blocked_ns, 0);
  fold_free(&f);
}
END_TEST

Suite *suite_model(void) {
  Suite *s = suite_create("model");
  TCase *c = tcase_create("model");
  tcase_add_test(c, a_task_goes_through_its_states);
  tcase_add_test(c, woken_while_polled_is_queued_afterwards);
  tcase_add_test(c, the_queue_keeps_its_order);
  tcase_add_test(c, timers_come_by_deadline_then_order);
  tcase_add_test(c, pending_futures_are_a_tree);
  tcase_add_test(c, copies_share_and_stay_apart);
  tcase_add_test(c, blocked_time_counts_only_while_polling);
  tcase_add_test(c, the_blocking_pool_may_block);
  suite_add_tcase(s, c);
  return s;
}
