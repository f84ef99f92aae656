/* Bodies: types of expressions, methods, coercions, patterns, captures, messages. Over the whole library. */
#include "sema_fixture.h"

extern const LibIndex library_index;

static Fix *checked(const char *text) {
  Arena *a = arena_new();
  Fix *x = NEW(a, Fix);
  x->a = a;
  x->sx = (Syntax){.arena = a, .in = interner_new(a), .src = sources_new(a), .edition = 2021};
  x->sx.diags = diags_new(a, x->sx.src);
  x->s = sema_new(&x->sx, &library_index, 2021, 124);
  SourceFile *f = sources_add(x->sx.src, STR("t.rs"), str_copy(a, str_of(text)), false);
  sema_add_file(x->s, parse_file(&x->sx, f));
  sema_check(x->s);
  sema_lint_bodies(x->s);
  if (!x->sx.diags->n_errors) sema_lint_late(x->s);
  return x;
}
static void codes_are(const char *text, const char *want) {
  Fix *x = checked(text);
  check_str(fix_codes(x), want);
  fix_free(x);
}
static Local *local(Fix *x, const char *name) {
  Sym n = intern_z(x->sx.in, name);
  for (u32 i = 0; i < x->s->bodies.n; i++)
    for (u32 k = 0; k < x->s->bodies.v[i]->locals.n; k++)
      if (x->s->bodies.v[i]->locals.v[k]->name.sym == n) return x->s->bodies.v[i]->locals.v[k];
  ck_abort_msg("no local %s", name);
  return NULL;
}
static void local_is(Fix *x, const char *name, const char *ty) { check_str(ty_str(x->s, local(x, name)->ty), ty); }

/* "Kind: mode place, ..." of the n-th closure or async block */
static Str captures(Fix *x, u32 nth) {
  static const char *const kind[] = {"Fn", "FnMut", "FnOnce"}, *const mode[] = {"move", "ref", "mut"};
  Buf b = {0};
  for (u32 i = 0; i < x->s->bodies.n; i++) {
    AstBody *o = x->s->bodies.v[i];
    if (!o->parent || nth--) continue;
    buf_z(&b, o->kind == BODY_CLOSURE ? kind[o->closure_kind] : "async");
    for (u32 k = 0; k < o->n_captures; k++) {
      Capture *c = &o->captures[k];
      buf_fmt(&b, "%s%s %s", k ? ", " : ": ", mode[c->mode], sym_z(x->sx.in, c->local->name.sym));
      for (u32 j = 0; j < c->n_proj; j++) { if (c->proj[j].deref) buf_z(&b, ".*"); else buf_fmt(&b, ".%u", c->proj[j].field); }
    }
    break;
  }
  Str r = str_copy(x->a, buf_view(&b));
  buf_free(&b);
  return r;
}

START_TEST(inference) {
  Fix *x = checked("fn main() { let a = 1; let b = 2u8 + 3; let c = vec![a, 7]; let d = \"5\".parse::<i64>(); let e: Vec<_> = c.iter().map(|q| *q as u64).collect();\n"
                   "  let f = |g| g + 1.5; let h = f(2.0); let i = [0; 3]; let j = if b > 1 { Some(i) } else { None }; let k = c.first(); let l = \"x\".len();\n"
                   "  let m; m = 3u16; let n = (1, 'c').1; let o = Default::default(); let p: String = o; let r = -1; let s: i8 = r;\n"
                   "  println!(\"{d:?}{e:?}{h}{j:?}{k:?}{l}{m}{n}{p}{s}\"); }");
  check_str(fix_codes(x), "");
  local_is(x, "a", "i32");
  local_is(x, "b", "u8");
  local_is(x, "c", "Vec<i32>");
  local_is(x, "d", "Result<i64, ParseIntError>");
  local_is(x, "e", "Vec<u64>");
  local_is(x, "q", "&i32");
  local_is(x, "g", "f64");
  local_is(x, "j", "Option<[i32; 3]>");
  local_is(x, "k", "Option<&i32>");
  local_is(x, "l", "usize");
  local_is(x, "m", "u16");
  local_is(x, "n", "char");
  local_is(x, "o", "String");
  local_is(x, "r", "i8");
  fix_free(x);
}
END_TEST

START_TEST(methods_by_probing) {
  Fix *x = checked("trait A { fn who(&self) -> u8 { 1 } } trait B { fn who2(self) -> u16; } struct S; impl S { fn who(&self) -> u32 { 2 } fn by(self: std::rc::Rc<Self>) {} }\n"
                   "impl A for S {} impl<T> B for &T { fn who2(self) -> u16 { 3 } }\n"
                   "fn main() { let s = S; let inherent = s.who(); let through = A::who(&s); let auto = s.who2(); let boxed = Box::new(S).who();\n"
                   "  std::rc::Rc::new(S).by(); let cl = (&&vec![1u8]).clone(); let up = [3, 1].iter().max(); println!(\"{inherent}{through}{auto}{boxed}{cl:?}{up:?}\"); }");
  check_str(fix_codes(x), "suspicious_double_ref_op:4");
  local_is(x, "inherent", "u32");
  local_is(x, "through", "u8");
  local_is(x, "auto", "u16");
  local_is(x, "boxed", "u32");
  local_is(x, "cl", "&Vec<u8>");
  local_is(x, "up", "Option<&i32>");
  fix_free(x);
}
END_TEST

START_TEST(coercions) {
  codes_are("trait T { fn m(&self) {} } impl T for u8 {} fn f(_: &str, _: &[u8], _: &dyn T) {} fn one(x: i32) -> i32 { x } fn two(x: i32) -> i32 { x }\n"
            "fn never() -> i32 { loop {} }\n"
            "fn main() { f(&String::from(\"a\"), &vec![1], &5u8); let b: Box<dyn T> = Box::new(1u8); b.m(); let v: Vec<Box<dyn T>> = vec![Box::new(1), b]; v[0].m();\n"
            "  let g = [one, two]; g[0](1); let h: fn(i32) -> i32 = |x| x; h(never()); let mut k = 1; let r = &mut k; let s: &i32 = r; let p: *const i32 = s; let _ = p;\n"
            "  let a: std::sync::Arc<dyn Fn(u8) -> u8> = std::sync::Arc::new(|x| x + 1); a(1); let _z: u32 = if true { 1 } else { return }; }", "");
  codes_are("fn f(_: &mut i32) {}\nfn main() {\n let a = 1;\n f(&a);\n let _: &str = String::new();\n let _ = [1, \"a\"];\n}", "E0308:4 E0308:5 E0308:6");
}
END_TEST

START_TEST(patterns) {
  Fix *x = checked("struct P { a: String, b: (u8, i8) } fn main() { let p = P { a: String::new(), b: (1, 2) }; let P { a, b: (c, _) } = &p; let mut o = Some(3u16);\n"
                   "  if let Some(d) = &mut o { *d += 1; } match [1, 2, 3] { [e, rest @ ..] => println!(\"{a}{c}{e}{rest:?}\") }\n"
                   "  let (Ok(f) | Err(f)) = \"1\".parse::<u8>().map_err(|_| 9u8); let &g = &f; println!(\"{g}{o:?}\"); }");
  check_str(fix_codes(x), "");
  local_is(x, "a", "&String");
  local_is(x, "c", "&u8");
  local_is(x, "d", "&mut u16");
  local_is(x, "rest", "[i32; 2]");
  local_is(x, "f", "u8");
  local_is(x, "g", "u8");
  fix_free(x);
  codes_are("struct S { a: u8 }\nfn main() {\n let S { z } = S { a: 1 };\n let (_, _) = (1, 2, 3);\n match 1 { \"a\" => {} _ => {} }\n let (q, q) = (1, 2);\n}",
            "E0026:3 E0308:4 E0308:5 E0416:6");
}
END_TEST

START_TEST(captures_are_precise) {
  Fix *x = checked("struct P { a: String, b: Vec<u8> }\n"
                   "fn main() { let mut p = P { a: String::new(), b: vec![] }; let n = 1; let r = &n;\n"
                   "  let c1 = || p.a.len(); c1(); let mut c2 = || p.b.push(1); c2(); let c3 = || drop(p.a); c3(); let c4 = move || n + *r; c4(); let c5 = || n + *r; c5(); }");
  check_str(fix_codes(x), "");
  check_str(captures(x, 0), "Fn: ref p.0");
  check_str(captures(x, 1), "FnMut: mut p.1");
  check_str(captures(x, 2), "FnOnce: move p.0");
  check_str(captures(x, 3), "Fn: move n, move r");
  check_str(captures(x, 4), "Fn: ref n, ref r.*");
  fix_free(x);
}
END_TEST

START_TEST(async_bodies) {
  Fix *x = checked("async fn g(a: &str) -> Result<usize, String> { Ok(a.len()) }\n"
                   "async fn h() -> Result<(), String> { let n = g(\"a\").await?; let s = String::new(); let f = async move { s.len() + n }; let t = f.await; println!(\"{t}\"); Ok(()) }\n"
                   "fn main() { let q = h(); drop(q); }");
  check_str(fix_codes(x), "");
  local_is(x, "n", "usize");
  local_is(x, "t", "usize");
  local_is(x, "q", "impl Future<Output = Result<(), String>>");
  fix_free(x);
  codes_are("async fn g() -> u32 { 1 }\nfn a() { g().await; }\nasync fn b() { let _: u32 = g(); }\nasync fn c() { 5.await; }\nasync fn r(n: u32) { r(n).await }\nfn main() { a(); drop((b(), c(), r(1))); }",
            "E0728:2 E0308:3 E0277:4 E0733:5");
}
END_TEST

START_TEST(messages_have_rustc_codes) {
  codes_are("struct S;\nfn f(_: i32) -> i32 { }\nfn main() {\n S.go();\n S::go();\n S.x;\n f();\n f(1)(2);\n -S;\n S + S;\n *1;\n 1 as bool;\n S as u8;\n break;\n let _ = f as char;\n}",
            "E0308:2 E0599:4 E0599:5 E0609:6 E0061:7 E0618:8 E0600:9 E0369:10 E0614:11 E0054:12 E0605:13 E0268:14 E0604:15");
}
END_TEST

START_TEST(unknown_types) {
  codes_are("fn main() { let _v = Vec::new(); }", "E0282:1");
  codes_are("fn main() { let x = \"5\".parse().unwrap(); }", "E0284:1");
  codes_are("fn main() { let x = [1].iter().collect(); }", "E0283:1");
}
END_TEST

START_TEST(lints) {
  codes_are("#[must_use] fn m() -> u8 { 1 }\nasync fn a() {}\nfn main() {\n let x = 1;\n let mut y = 2; println!(\"{y}\");\n m();\n a();\n 'l: loop { break; }\n if (true) {}\n let mut z = 1; z = 2; println!(\"{z}\");\n return;\n m();\n}",
            "unused_variables:4 unused_mut:5 unused_must_use:6 unused_must_use:7 unused_labels:8 unused_parens:9 unused_assignments:10 unreachable_code:12 unused_must_use:12");
  codes_are("#[allow(unused)] fn main() { let x = 1; let mut y = 2; }\nfn _f(_a: u8) { let _b = 1; }", "");
}
END_TEST

static void cases(TCase *tc) {
  tcase_add_test(tc, inference);
  tcase_add_test(tc, methods_by_probing);
  tcase_add_test(tc, coercions);
  tcase_add_test(tc, patterns);
  tcase_add_test(tc, captures_are_precise);
  tcase_add_test(tc, async_bodies);
  tcase_add_test(tc, messages_have_rustc_codes);
  tcase_add_test(tc, unknown_types);
  tcase_add_test(tc, lints);
}

Suite *suite_check(void);
Suite *suite_check(void) { return suite_of("check", cases); }
