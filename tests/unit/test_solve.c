/* Traits: impls, where-clauses, auto traits, projections, unsizing, methods. */
#include "sema_fixture.h"

static bool holds(Fix *x, const char *alias, const char *trait) {
  Infer *f = infer_new(x->s, NULL);
  return solve_holds(f, fix_type(x, alias), fix_def(x, trait));
}

static Def *lang(Fix *x, Lang l) { return lang_item(x->s, l); }
static bool holds_lang(Fix *x, const char *alias, Lang l) { return solve_holds(infer_new(x->s, NULL), fix_type(x, alias), lang(x, l)); }

START_TEST(impls_and_conditions) {
  Fix *x = fix_new("trait Show {} impl Show for u8 {} impl<T: Show> Show for Option<T> {} impl<T: Show, U: Show> Show for (T, U) {}\n"
                   "type A = u8; type B = Option<Option<u8>>; type C = Option<bool>; type D = (u8, Option<u8>); type E = (u8, char);");
  ck_assert(holds(x, "A", "Show"));
  ck_assert(holds(x, "B", "Show"));
  ck_assert(!holds(x, "C", "Show"));
  ck_assert(holds(x, "D", "Show"));
  ck_assert(!holds(x, "E", "Show"));
  fix_free(x);
}
END_TEST

START_TEST(built_in_copy_and_sized) {
  Fix *x = fix_new("struct S { a: u8 } type A = (u8, &'static str); type B = (u8, &'static mut u8); type C = [u8; 2]; type D = [u8]; type E = str;\n"
                   "type F = fn(S) -> S; type G = S; type H = Box<[u8]>; type I = dyn Send; struct T(u8, [u8]); type J = T;");
  ck_assert(holds_lang(x, "A", LANG_copy));
  ck_assert(!holds_lang(x, "B", LANG_copy));
  ck_assert(holds_lang(x, "C", LANG_copy));
  ck_assert(holds_lang(x, "C", LANG_clone));
  ck_assert(holds_lang(x, "F", LANG_copy));
  ck_assert(!holds_lang(x, "G", LANG_copy));
  ck_assert(!holds_lang(x, "D", LANG_sized));
  ck_assert(!holds_lang(x, "E", LANG_sized));
  ck_assert(!holds_lang(x, "I", LANG_sized));
  ck_assert(!holds_lang(x, "J", LANG_sized));
  ck_assert(holds_lang(x, "H", LANG_sized));
  fix_free(x);
}
END_TEST

START_TEST(auto_traits_by_structure) {
  Fix *x = fix_new("struct P { a: u8, b: Rc<u8> } struct L { v: u8, next: Option<Box<L>> } struct M { p: Rc<u8>, next: Option<Box<M>> }\n"
                   "struct C { c: UnsafeCell<u8> } struct Ph(PhantomData<Rc<u8>>); struct Un(*mut u8); unsafe impl Send for Un {}\n"
                   "type A = P; type B = L; type D = M; type E = C; type F = &'static C; type G = Ph; type H = Un; type I = *const u8;\n"
                   "type J = Box<dyn Fn()>; type K = Box<dyn Fn() + Send>; type N = &'static mut C;");
  ck_assert(!holds_lang(x, "A", LANG_send));
  ck_assert(holds_lang(x, "B", LANG_send));
  ck_assert(!holds_lang(x, "D", LANG_send));
  ck_assert(holds_lang(x, "E", LANG_send));
  ck_assert(!holds_lang(x, "E", LANG_sync));
  ck_assert(!holds_lang(x, "F", LANG_send));
  ck_assert(holds_lang(x, "N", LANG_send));
  ck_assert(!holds_lang(x, "G", LANG_send));
  ck_assert(holds_lang(x, "H", LANG_send));
  ck_assert(!holds_lang(x, "I", LANG_send));
  ck_assert(holds_lang(x, "I", LANG_unpin));
  ck_assert(!holds_lang(x, "J", LANG_send));
  ck_assert(holds_lang(x, "K", LANG_send));
  fix_free(x);
}
END_TEST

START_TEST(the_only_impl_teaches) {
  Fix *x = fix_new("trait Into2<T> {} struct S; impl Into2<u8> for S {} struct R; impl Into2<u8> for R {} impl Into2<bool> for R {} type A = S; type B = R;");
  Sema *s = x->s;
  Infer *f = infer_new(s, NULL);
  Ty v = infer_var(f, INFER_TY, NO_SPAN), args[2] = {fix_type(x, "A"), v};
  Def *tr = fix_def(x, "Into2");
  solve_add(f, (Predicate){.kind = PRED_TRAIT, .tr = {tr, ty_list(s, args, 2)}}, (Cause){0});
  solve_pending(f);
  ck_assert_ptr_eq(infer_resolve(f, v), ty_int(s, PRIM_U8));
  Ty w = infer_var(f, INFER_TY, NO_SPAN);
  args[0] = fix_type(x, "B");
  args[1] = w;
  Selection sel;
  ck_assert_int_eq(solve_select(f, (TraitRef){tr, ty_list(s, args, 2)}, &sel), SOLVE_MAYBE);
  ck_assert_ptr_eq(infer_resolve(f, w), w);
  fix_free(x);
}
END_TEST

START_TEST(integer_variables) {
  Fix *x = fix_new("trait One {} impl One for u16 {} trait Two {} impl Two for u16 {} impl Two for i32 {} trait No {} impl No for bool {}");
  Sema *s = x->s;
  Infer *f = infer_new(s, NULL);
  Ty v = infer_var(f, INFER_INT, NO_SPAN);
  ck_assert_int_eq(solve_probe(f, (TraitRef){fix_def(x, "Two"), ty_list(s, &v, 1)}), SOLVE_MAYBE);
  ck_assert_int_eq(solve_probe(f, (TraitRef){fix_def(x, "No"), ty_list(s, &v, 1)}), SOLVE_NO);
  Predicate p = {.kind = PRED_TRAIT, .tr = {fix_def(x, "One"), ty_list(s, &v, 1)}};
  solve_add(f, p, (Cause){0});
  solve_pending(f);
  ck_assert_ptr_eq(infer_resolve(f, v), ty_int(s, PRIM_U16));
  Ty w = infer_var(f, INFER_INT, NO_SPAN);
  solve_fallback(f);
  ck_assert_ptr_eq(infer_resolve(f, w), ty_int(s, PRIM_I32));
  fix_free(x);
}
END_TEST

START_TEST(projections) {
  Fix *x = fix_new("struct Count<T>(T); impl<T> Iterator for Count<T> { type Item = Option<T>; fn next(&mut self) -> Option<Option<T>> { None } }\n"
                   "type A = <Count<u8> as Iterator>::Item; type B = <Box<dyn Iterator<Item = char>> as Own>::Of; trait Own { type Of; }\n"
                   "impl<I: Iterator + ?Sized> Own for Box<I> { type Of = I::Item; }\n"
                   "fn g<I: Iterator<Item = bool>, J: Iterator>(a: I::Item, b: J::Item) {}");
  Sema *s = x->s;
  check_str(ty_str(s, normalize_concrete(s, fix_type(x, "A"))), "Option<u8>");
  check_str(ty_str(s, normalize_concrete(s, fix_type(x, "B"))), "char");
  Def *g = fix_def(x, "g");
  const FnSig *sig = def_sig(s, g);
  Infer *f = infer_new(s, param_env(s, g));
  ck_assert_ptr_eq(normalize(f, sig->inputs[0], NO_SPAN), s->t_bool);
  check_str(ty_str(s, normalize(f, sig->inputs[1], NO_SPAN)), "<J as Iterator>::Item");
  fix_free(x);
}
END_TEST

START_TEST(where_clauses_and_supertraits) {
  Fix *x = fix_new("trait A {} trait B: A {} trait C { type X: B; } fn g<T: B, U: C, V>() {}");
  Sema *s = x->s;
  Def *g = fix_def(x, "g"), *c = fix_def(x, "C");
  TyList *id = ty_identity_args(s, g);
  Infer *f = infer_new(s, param_env(s, g));
  ck_assert(solve_holds(f, id->v[0], fix_def(x, "A")));
  ck_assert(!solve_holds(f, id->v[2], fix_def(x, "A")));
  Ty proj = ty_proj(s, trait_item(s, c, intern_z(x->sx.in, "X"), NS_TYPE), ty_list(s, &id->v[1], 1));
  ck_assert(solve_holds(f, proj, fix_def(x, "A")));
  ck_assert(solve_holds(f, proj, lang(x, LANG_sized)));
  ck_assert(!ty_is_copy(s, param_env(s, g), id->v[0]));
  ck_assert(ty_needs_drop(s, param_env(s, g), id->v[0]));
  fix_free(x);
}
END_TEST

static SolveResult unsizes(Fix *x, const char *from, const char *to) {
  Ty v[2] = {fix_type(x, from), fix_type(x, to)};
  return solve_probe(infer_new(x->s, NULL), (TraitRef){lang(x, LANG_coerce_unsized), ty_list(x->s, v, 2)});
}

START_TEST(unsizing) {
  Fix *x = fix_new("trait A {} trait B: A {} struct S; impl B for S {} impl A for S {}\n"
                   "type RS = &'static S; type DA = &'static dyn A; type DB = &'static dyn B; type R8 = &'static u8;\n"
                   "type RA = &'static [u8; 3]; type RL = &'static [u8]; type RLM = &'static mut [u8]; type DBS = &'static (dyn B + Send);");
  ck_assert_int_eq(unsizes(x, "RS", "DA"), SOLVE_YES);
  ck_assert_int_eq(unsizes(x, "RS", "DBS"), SOLVE_YES);
  ck_assert_int_eq(unsizes(x, "DB", "DA"), SOLVE_YES);
  ck_assert_int_eq(unsizes(x, "DBS", "DB"), SOLVE_YES);
  ck_assert_int_eq(unsizes(x, "DB", "DBS"), SOLVE_NO);
  ck_assert_int_eq(unsizes(x, "DA", "DB"), SOLVE_NO);
  ck_assert_int_eq(unsizes(x, "R8", "DA"), SOLVE_NO);
  ck_assert_int_eq(unsizes(x, "RA", "RL"), SOLVE_YES);
  ck_assert_int_eq(unsizes(x, "RA", "RLM"), SOLVE_NO);
  fix_free(x);
}
END_TEST

static Resolved method_of(Fix *x, const char *trait, const char *method, const char *self) {
  Sema *s = x->s;
  Ty t = fix_type(x, self);
  Def *m = trait_item(s, fix_def(x, trait), intern_z(x->sx.in, method), NS_VALUE);
  ck_assert_ptr_nonnull(m);
  return resolve_method(s, m, ty_list(s, &t, 1));
}

START_TEST(methods_of_concrete_types) {
  Fix *x = fix_new("trait A { fn one(&self) {} fn two(&self); } impl<T> A for Option<T> { fn two(&self) {} }\n"
                   "type O = Option<u8>; type D = dyn A; type T = (u8, u8);");
  Resolved r = method_of(x, "A", "two", "O");
  ck_assert_int_eq(r.kind, RM_FN);
  ck_assert_int_eq(r.def->parent->kind, DEF_IMPL);
  ck_assert_ptr_eq(r.args->v[0], ty_int(x->s, PRIM_U8));
  r = method_of(x, "A", "one", "O");
  ck_assert_int_eq(r.kind, RM_FN);
  ck_assert_int_eq(r.def->parent->kind, DEF_TRAIT);
  r = method_of(x, "A", "two", "D");
  ck_assert_int_eq(r.kind, RM_VIRTUAL);
  ck_assert_uint_eq(r.vindex, 1);
  ck_assert_int_eq(method_of(x, "Clone", "clone", "T").kind, RM_CLONE_BUILTIN);
  fix_free(x);
}
END_TEST

START_TEST(who_needs_drop) {
  Fix *x = fix_new("struct D(u8); impl Drop for D { fn drop(&mut self) {} } struct W { a: u8, d: Option<D> } struct N { a: (u8, char) }\n"
                   "type A = W; type B = N; type C = [D; 0]; type E = ManuallyDrop<D>; type F = Box<u8>; type G = &'static D; type H = D;");
  Sema *s = x->s;
  static const struct { const char *alias; bool drops; } rows[] = {{"A", true}, {"B", false}, {"C", false}, {"E", false}, {"F", true}, {"G", false}};
  for (u32 i = 0; i < COUNTOF(rows); i++) ck_assert_int_eq(ty_needs_drop(s, NULL, fix_type(x, rows[i].alias)), rows[i].drops);
  TyList *args = NULL;
  ck_assert_ptr_nonnull(drop_impl(s, fix_type(x, "H"), &args));
  ck_assert_ptr_null(drop_impl(s, fix_type(x, "B"), NULL));
  fix_free(x);
}
END_TEST

START_TEST(endless_conditions_end) {
  Fix *x = fix_new("trait T {} struct W<A>(A); impl<A> T for W<A> where W<W<A>>: T {} type A = W<u8>;");
  ck_assert(!holds(x, "A", "T"));
  fix_free(x);
}
END_TEST

START_TEST(object_safety) {
  Fix *x = fix_new("trait A { fn f(&self); } trait B { fn new() -> u8; } trait C { fn g<T>(&self, t: T); } trait D: Sized {}\n"
                   "trait E { fn g<T>(&self, t: T) where Self: Sized; } trait F { fn eq(&self, o: &Self); }");
  Span at;
  ck_assert_ptr_null(trait_not_object_safe(x->s, fix_def(x, "A"), &at));
  ck_assert_ptr_nonnull(trait_not_object_safe(x->s, fix_def(x, "B"), &at));
  ck_assert_ptr_nonnull(trait_not_object_safe(x->s, fix_def(x, "C"), &at));
  ck_assert_ptr_nonnull(trait_not_object_safe(x->s, fix_def(x, "D"), &at));
  ck_assert_ptr_null(trait_not_object_safe(x->s, fix_def(x, "E"), &at));
  ck_assert_ptr_nonnull(trait_not_object_safe(x->s, fix_def(x, "F"), &at));
  fix_free(x);
}
END_TEST

static i128 const_value(Fix *x, const char *name, bool *ok) {
  Def *d = fix_def(x, name);
  i128 v = 0;
  *ok = const_eval_int(x->s, d->module, d, d->item->value, def_type(x->s, d), &v);
  return v;
}

START_TEST(constants) {
  Fix *x = fix_new("const A: usize = 2 * (3 + 4); const B: u8 = 255 + 1; const C: i32 = -7 / 2; const D: u8 = 300u16 as u8;\n"
                   "const fn twice(n: usize) -> usize { let m = n; if m > 3 { m * 2 } else { 0 } } const E: usize = twice(A); const F: i32 = 1 / 0;\n"
                   "type G = [u8; A + 1];");
  bool ok;
  ck_assert(const_value(x, "A", &ok) == 14 && ok);
  ck_assert(const_value(x, "C", &ok) == -3 && ok);
  ck_assert(const_value(x, "D", &ok) == 44 && ok);
  ck_assert(const_value(x, "E", &ok) == 28 && ok);
  check_str(ty_str(x->s, fix_type(x, "G")), "[u8; 15]");
  ck_assert_uint_eq(x->sx.diags->n_errors, 0);
  const_value(x, "B", &ok);
  ck_assert(!ok);
  const_value(x, "F", &ok);
  ck_assert(!ok);
  check_str(fix_codes(x), "E0080:1 E0080:2");
  fix_free(x);
}
END_TEST

static void cases(TCase *tc) {
  tcase_add_test(tc, impls_and_conditions);
  tcase_add_test(tc, built_in_copy_and_sized);
  tcase_add_test(tc, auto_traits_by_structure);
  tcase_add_test(tc, the_only_impl_teaches);
  tcase_add_test(tc, integer_variables);
  tcase_add_test(tc, projections);
  tcase_add_test(tc, where_clauses_and_supertraits);
  tcase_add_test(tc, unsizing);
  tcase_add_test(tc, methods_of_concrete_types);
  tcase_add_test(tc, who_needs_drop);
  tcase_add_test(tc, endless_conditions_end);
  tcase_add_test(tc, object_safety);
  tcase_add_test(tc, constants);
}

Suite *suite_solve(void);
Suite *suite_solve(void) { return suite_of("solve", cases); }
