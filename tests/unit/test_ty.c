/* Types: one pointer for equal ones, substitution, unification, and their text. */
#include "sema_fixture.h"

START_TEST(equal_types_are_one) {
  Fix *x = fix_new("struct P<T> { t: T }");
  Sema *s = x->s;
  Ty u8t = ty_int(s, PRIM_U8), pair[2] = {u8t, s->t_bool};
  ck_assert_ptr_eq(ty_tuple(s, pair, 2), ty_tuple(s, pair, 2));
  ck_assert_ptr_ne(ty_ref(s, u8t, false), ty_ref(s, u8t, true));
  ck_assert_ptr_eq(ty_array_n(s, u8t, 4), ty_array_n(s, u8t, 4));
  ck_assert_ptr_ne(ty_array_n(s, u8t, 4), ty_array_n(s, u8t, 5));
  ck_assert_ptr_eq(ty_tuple(s, NULL, 0), s->t_unit);
  Def *p = fix_def(x, "P");
  ck_assert_ptr_eq(ty_adt(s, p, ty_list(s, &u8t, 1)), ty_adt(s, p, ty_list(s, &u8t, 1)));
  ck_assert_uint_eq(ty_adt(s, p, ty_identity_args(s, p))->flags, TF_PARAM);
  fix_free(x);
}
END_TEST

START_TEST(many_types_stay_apart) {
  Fix *x = fix_new("");
  Sema *s = x->s;
  Ty t[3000];
  for (u64 i = 0; i < 3000; i++) t[i] = ty_array_n(s, s->t_bool, i);
  for (u64 i = 0; i < 3000; i++) ck_assert_ptr_eq(t[i], ty_array_n(s, s->t_bool, i));
  fix_free(x);
}
END_TEST

START_TEST(substitution) {
  Fix *x = fix_new("struct P<T, U> { t: T, u: U }");
  Sema *s = x->s;
  Def *p = fix_def(x, "P");
  Ty generic = ty_ref(s, ty_adt(s, p, ty_identity_args(s, p)), true);
  Ty args[2] = {s->t_char, ty_slice(s, s->t_bool)};
  Ty got = ty_subst(s, generic, ty_list(s, args, 2));
  check_str(ty_str(s, got), "&mut P<char, [bool]>");
  ck_assert_uint_eq(got->flags, 0);
  ck_assert_ptr_eq(ty_subst(s, got, ty_list(s, args, 2)), got);
  fix_free(x);
}
END_TEST

START_TEST(text_is_rustcs) {
  Fix *x = fix_new("trait Shape {} struct W<T>(T); type A = &'static str; type B = (u8,); type C = [i64; 3];\n"
                   "type D = fn(u8, bool) -> char; type E = fn(); type F = Box<dyn Shape + Send>; type G = dyn Fn(u8) -> bool;\n"
                   "type H = *const [u8]; type I = &'static (dyn Shape + Send); type J = dyn Iterator<Item = u8>; type K = W<Option<()>>;");
  Sema *s = x->s;
  static const char *const want[] = {"&str", "(u8,)", "[i64; 3]", "fn(u8, bool) -> char", "fn()", "Box<dyn Shape + Send>", "dyn Fn(u8) -> bool",
                                     "*const [u8]", "&(dyn Shape + Send)", "dyn Iterator<Item = u8>", "W<Option<()>>"};
  for (u32 i = 0; i < COUNTOF(want); i++) check_str(ty_str(s, fix_type(x, (char[]){(char)('A' + (int)i), 0})), want[i]);
  check_str(ty_str(s, s->t_never), "!");
  check_str(ty_str(s, ty_const(s, ty_int(s, PRIM_I8), (u128)-5)), "-5");
  ck_assert_uint_eq(x->sx.diags->n_errors, 0);
  fix_free(x);
}
END_TEST

START_TEST(described_as_rustc_does) {
  Fix *x = fix_new("fn f() {} struct W(u8); type A = fn();");
  Sema *s = x->s;
  Infer *f = infer_new(s, NULL);
  check_str(ty_describe(s, infer_var(f, INFER_INT, NO_SPAN)), "integer");
  check_str(ty_describe(s, infer_var(f, INFER_FLOAT, NO_SPAN)), "floating-point number");
  check_str(ty_describe(s, s->t_unit), "`()`");
  check_str(ty_describe(s, fix_type(x, "A")), "fn pointer");
  check_str(ty_describe(s, ty_fn_def(s, fix_def(x, "f"), NULL)), "fn item");
  check_str(ty_str(s, ty_fn_def(s, fix_def(x, "f"), NULL)), "fn() {f}");
  fix_free(x);
}
END_TEST

START_TEST(variables_keep_their_kind) {
  Fix *x = fix_new("");
  Sema *s = x->s;
  Infer *f = infer_new(s, NULL);
  Ty i = infer_var(f, INFER_INT, NO_SPAN), fl = infer_var(f, INFER_FLOAT, NO_SPAN), t = infer_var(f, INFER_TY, NO_SPAN);
  ck_assert(!infer_unify(f, i, fl));
  ck_assert(!infer_unify(f, i, s->t_bool));
  ck_assert(infer_unify(f, t, i));
  check_str(ty_str(s, infer_resolve(f, t)), "{integer}");
  ck_assert(infer_unify(f, t, ty_int(s, PRIM_U16)));
  ck_assert_ptr_eq(infer_resolve(f, i), ty_int(s, PRIM_U16));
  ck_assert(!infer_unify(f, i, ty_int(s, PRIM_U8)));
  fix_free(x);
}
END_TEST

START_TEST(no_infinite_types) {
  Fix *x = fix_new("");
  Infer *f = infer_new(x->s, NULL);
  Ty t = infer_var(f, INFER_TY, NO_SPAN);
  ck_assert(!infer_unify(f, t, ty_ref(x->s, t, false)));
  ck_assert(infer_unify(f, t, t));
  fix_free(x);
}
END_TEST

START_TEST(failure_binds_nothing) {
  Fix *x = fix_new("");
  Sema *s = x->s;
  Infer *f = infer_new(s, NULL);
  Ty v = infer_var(f, INFER_TY, NO_SPAN), a[2] = {v, s->t_bool}, b[2] = {s->t_char, s->t_str};
  ck_assert(!infer_unify(f, ty_tuple(s, a, 2), ty_tuple(s, b, 2)));
  ck_assert_ptr_eq(infer_resolve(f, v), v);
  Snapshot sn = infer_snapshot(f);
  ck_assert(infer_unify(f, v, s->t_char));
  infer_rollback(f, sn);
  ck_assert_ptr_eq(infer_resolve(f, v), v);
  ck_assert(infer_unify(f, s->t_err, s->t_bool));
  fix_free(x);
}
END_TEST

START_TEST(lengths_unify) {
  Fix *x = fix_new("");
  Sema *s = x->s;
  Infer *f = infer_new(s, NULL);
  Ty n = infer_var(f, INFER_CONST, NO_SPAN);
  ck_assert(infer_unify(f, ty_array(s, s->t_bool, n), ty_array_n(s, s->t_bool, 7)));
  ck_assert_ptr_eq(infer_resolve(f, ty_array(s, s->t_char, n)), ty_array_n(s, s->t_char, 7));
  ck_assert(!infer_unify(f, n, s->t_bool));
  fix_free(x);
}
END_TEST

static void cases(TCase *tc) {
  tcase_add_test(tc, equal_types_are_one);
  tcase_add_test(tc, many_types_stay_apart);
  tcase_add_test(tc, substitution);
  tcase_add_test(tc, text_is_rustcs);
  tcase_add_test(tc, described_as_rustc_does);
  tcase_add_test(tc, variables_keep_their_kind);
  tcase_add_test(tc, no_infinite_types);
  tcase_add_test(tc, failure_binds_nothing);
  tcase_add_test(tc, lengths_unify);
}

Suite *suite_ty(void);
Suite *suite_ty(void) { return suite_of("ty", cases); }
