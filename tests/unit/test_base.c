/* Arena, strings, buffers, vectors, maps, names, bits, characters. */
#include "base/unicode.h"
#include <check.h>
#include <stdlib.h>

START_TEST(arena_gives_zeroed_aligned_memory_and_reuses_it) {
  Arena *a = arena_new();
  u64 *big = NEW_N(a, u64, 100000);
  for (u32 i = 0; i < 100000; i++) ck_assert_uint_eq(big[i], 0);
  memset(big, 0xff, 100000 * sizeof *big);
  char *c = arena_alloc(a, 1, 1);
  u64 *w = NEW(a, u64);
  ck_assert_ptr_nonnull(c);
  ck_assert_uint_eq((uintptr_t)w % _Alignof(u64), 0);
  arena_reset(a);
  ck_assert_uint_eq(arena_used(a), 0);
  u8 *again = arena_alloc(a, 300000, 16);
  for (u32 i = 0; i < 300000; i++) ck_assert_uint_eq(again[i], 0);
  arena_free(a);
  arena_free(NULL);
}
END_TEST

START_TEST(strings_compare_by_bytes) {
  ck_assert(str_eq(STR("ab"), STR("ab")));
  ck_assert(!str_eq(STR("ab"), STR("abc")));
  ck_assert(str_cmp(STR("ab"), STR("abc")) < 0);
  ck_assert(str_cmp(STR("b"), STR("abc")) > 0);
  ck_assert(str_starts(STR("abc"), "ab") && !str_starts(STR("a"), "ab"));
  ck_assert(str_ends(STR("abc"), "bc") && !str_ends(STR("c"), "bc"));
  ck_assert_uint_eq(str_hash(STR("")), 0xcbf29ce484222325u);
}
END_TEST

START_TEST(buffers_grow_and_write_utf8) {
  Buf b = {0};
  for (u32 i = 0; i < 1000; i++) buf_fmt(&b, "%u,", i);
  ck_assert_uint_eq(b.n, 10 * 2 + 90 * 3 + 900 * 4);
  buf_clear(&b);
  buf_utf8(&b, 0x24);
  buf_utf8(&b, 0xe9);
  buf_utf8(&b, 0x20ac);
  buf_utf8(&b, 0x1f600);
  ck_assert(str_eq(buf_view(&b), STR("$\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80")));
  buf_free(&b);
}
END_TEST

START_TEST(vectors_keep_what_was_pushed) {
  Arena *a = arena_new();
  VEC(u32) v = {0};
  for (u32 i = 0; i < 5000; i++) vec_push(a, &v, i * 3);
  for (u32 i = 0; i < 5000; i++) ck_assert_uint_eq(v.v[i], i * 3);
  ck_assert_uint_eq(vec_pop(&v), 4999 * 3);
  ck_assert_uint_eq(vec_last(&v), 4998 * 3);
  arena_free(a);
}
END_TEST

START_TEST(maps_keep_insertion_order_and_replace) {
  Arena *a = arena_new();
  Map m = {0};
  ck_assert(!map_get(&m, 0, NULL));
  for (u64 i = 0; i < 3000; i++) map_put(a, &m, i * 0x100000000u, i);
  map_put(a, &m, 0, 77);
  ck_assert_uint_eq(m.n, 3000);
  ck_assert_uint_eq(map_get_or(&m, 0, 1), 77);
  ck_assert_uint_eq(map_get_or(&m, 5, 9), 9);
  for (u64 i = 1; i < 3000; i++) {
    ck_assert_uint_eq(m.entries[i].key, i * 0x100000000u);
    ck_assert_uint_eq(map_get_or(&m, i * 0x100000000u, 0), i);
  }
  arena_free(a);
}
END_TEST

START_TEST(names_are_equal_when_their_text_is) {
  Arena *a = arena_new();
  Interner *in = interner_new(a);
  ck_assert_uint_eq(intern_z(in, "self"), SYM_self_value);
  ck_assert_uint_eq(intern_z(in, "$crate"), SYM_dollar_crate);
  ck_assert_uint_eq(intern_z(in, ""), SYM_NONE);
  Sym first = intern_z(in, "first");
  const char *z = sym_z(in, first);
  for (u32 i = 0; i < 5000; i++) intern(in, str_fmt(a, "name%u", i));
  ck_assert_uint_eq(intern_z(in, "first"), first);
  ck_assert_ptr_eq(sym_z(in, first), z);
  arena_free(a);
}
END_TEST

START_TEST(bit_sets_say_whether_they_changed) {
  Arena *a = arena_new();
  Bits x = bits_new(a, 130), y = bits_new(a, 130);
  bits_set(y, 129);
  bits_set(y, 3);
  ck_assert(bits_or(x, y));
  ck_assert(!bits_or(x, y));
  bits_clear(y, 3);
  ck_assert(bits_and(x, y));
  ck_assert(bits_has(x, 129) && !bits_has(x, 3));
  arena_free(a);
}
END_TEST

START_TEST(characters_have_width_class_and_case) {
  u32 out[3];
  ck_assert_uint_eq(uni_str_width(STR("a\t\xe4\xb8\xad" "e\xcc\x81")), 1 + 4 + 2 + 1);
  ck_assert(uni_is_xid_start(0xe9) && !uni_is_xid_start('1') && uni_is_xid_continue('1'));
  ck_assert(uni_is_whitespace(0x3000) && !uni_is_whitespace(0x200b));
  ck_assert(uni_is_numeric(0xbd) && uni_is_alphabetic(0x4e2d));
  ck_assert_uint_eq(uni_to_upper(0xdf, out), 2);
  ck_assert(out[0] == 'S' && out[1] == 'S');
  ck_assert_uint_eq(uni_to_lower(0x3a3, out), 1);
  ck_assert_uint_eq(out[0], 0x3c3);
  ck_assert(uni_is_printable('a') && !uni_is_printable(0x200b) && !uni_is_printable('\n'));
}
END_TEST

START_TEST(bad_utf8_is_found) {
  size_t i = 0;
  ck_assert_uint_eq(utf8_check(STR("ok\xff")), 2);
  ck_assert_uint_eq(utf8_check(STR("\xc3\xa9")), 2);
  ck_assert_uint_eq(utf8_next(STR("\xff"), &i), UNI_BAD);
  ck_assert_uint_eq(i, 1);
  ck_assert_uint_eq(utf8_count(STR("\xc3\xa9x")), 2);
}
END_TEST

Suite *suite_base(void);
Suite *suite_base(void) {
  Suite *s = suite_create("base");
  TCase *t = tcase_create("base");
  tcase_add_test(t, arena_gives_zeroed_aligned_memory_and_reuses_it);
  tcase_add_test(t, strings_compare_by_bytes);
  tcase_add_test(t, buffers_grow_and_write_utf8);
  tcase_add_test(t, vectors_keep_what_was_pushed);
  tcase_add_test(t, maps_keep_insertion_order_and_replace);
  tcase_add_test(t, names_are_equal_when_their_text_is);
  tcase_add_test(t, bit_sets_say_whether_they_changed);
  tcase_add_test(t, characters_have_width_class_and_case);
  tcase_add_test(t, bad_utf8_is_found);
  suite_add_tcase(s, t);
  return s;
}
