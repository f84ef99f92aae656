/* Tokens, trees, macros, formats, derives, attributes: CODE:LINE where a text is wrong. */
#include "syntax/syntax.h"
#include <check.h>
#include <stdlib.h>

typedef struct World { Arena *a; Syntax sx; } World;

static World world(u16 edition) {
  World w = {.a = arena_new()};
  Sources *src = sources_new(w.a);
  w.sx = (Syntax){.arena = w.a, .in = interner_new(w.a), .src = src, .diags = diags_new(w.a, src), .edition = edition};
  return w;
}

static SourceFile *file_of(World *w, const char *text) { return sources_add(w->sx.src, STR("t.rs"), str_of(text), false); }

static Str codes(World *w) {
  Buf b = {0};
  for (u32 i = 0; i < w->sx.diags->list.n; i++) {
    const Diag *g = w->sx.diags->list.v[i];
    Str c = diag_code_name(g->code);
    u32 line = sources_place(w->sx.src, sources_user_span(w->sx.src, g->span).lo).line;
    buf_fmt(&b, "%s%.*s:%u", i ? " " : "", c.n ? (int)c.n : 5, c.n ? c.p : "error", line);
  }
  Str s = str_copy(w->a, buf_view(&b));
  buf_free(&b);
  return s;
}

static void errors_are_in(u16 edition, const char *text, const char *want) {
  World w = world(edition);
  parse_file(&w.sx, file_of(&w, text));
  ck_assert_str_eq(codes(&w).p, want);
  arena_free(w.a);
}

static void errors_are(const char *text, const char *want) { errors_are_in(2021, text, want); }

static void message_is(const char *text, const char *want) {
  World w = world(2021);
  parse_file(&w.sx, file_of(&w, text));
  ck_assert_uint_gt(w.sx.diags->list.n, 0);
  ck_assert_str_eq(w.sx.diags->list.v[0]->msg.p, want);
  arena_free(w.a);
}

/* Kinds of all tokens as text, with their symbols. */
static void tokens_are(const char *text, const char *want) {
  World w = world(2021);
  Tokens t = lex_file(&w.sx, file_of(&w, text));
  Buf b = {0};
  for (u32 i = 0; i + 1 < t.n; i++) {
    if (i) buf_ch(&b, ' ');
    if (t.v[i].sym) buf_str(&b, sym_str(w.sx.in, t.v[i].sym));
    else buf_z(&b, tok_text((Tok)t.v[i].kind));
  }
  buf_ch(&b, '\0');
  ck_assert_str_eq(b.p, want);
  buf_free(&b);
  arena_free(w.a);
}

/* --- lexing ----------------------------------------------------------------------- */

START_TEST(numbers_dots_and_ranges) {
  tokens_are("1..2 1.foo() t.0.1 1. 1.5e-3f64 0xff_u8 1e3 2.0.sin()", "1 .. 2 1 . foo ( ) t . 0.1 1. 1.5e-3f64 0xff_u8 1e3 2.0 . sin ( )");
  errors_are("fn f() { 0x; }", "E0768:1");
  errors_are("fn f() { 0b12; 1e+; }", "error:1 error:1");
  errors_are("fn f() { 3i33; }", "error:1");
  errors_are("const A: u128 = 340282366920938463463374607431768211456;", "error:1");
}
END_TEST

START_TEST(lifetimes_and_characters) {
  tokens_are("'a 'a' '\\'' 'static '\\u{1F600}' b'x' '_", "'a 'a' '\\'' 'static '\\u{1F600}' b'x' '_");
  errors_are("fn f() { let c = 'ab'; }", "error:1");
  errors_are("fn f() {\n let c = '", "E0762:2");
  errors_are("fn f() {\n let c = b'", "E0763:2");
  errors_are("fn f() { let c = ''; let d = '\\q'; }", "error:1 error:1");
}
END_TEST

START_TEST(strings_and_comments) {
  tokens_are("r#\"a\"b\"# b\"x\" br\"y\" c\"z\" r#fn \"a\\\"b\"", "r#\"a\"b\"# b\"x\" br\"y\" c\"z\" fn \"a\\\"b\"");
  tokens_are("a /* b /* c */ d */ e // f\n g", "a e g");
  tokens_are("#!/usr/bin/env x\na", "a");
  tokens_are("#![x]", "# ! [ x ]");
  tokens_are("\xef\xbb\xbf" "a", "a");
  errors_are("fn f() {\n \"abc", "E0765:2");
  errors_are("fn f() {\n b\"abc", "E0766:2");
  errors_are("\n/* a /* */", "E0758:2");
  errors_are("fn f() {\n r#\"abc\" }", "E0748:2");
  errors_are("fn f() { \"\\d\" }", "error:1");
}
END_TEST

START_TEST(unknown_characters_and_bad_bytes) {
  message_is("fn f() { ` }", "unknown start of token: `");
  message_is("fn f() { \xe2\x80\x9c }", "unknown start of token: \\u{201c}");
  message_is("fn \xff", "couldn't read `t.rs`: stream did not contain valid UTF-8");
}
END_TEST

START_TEST(delimiters_are_paired) {
  message_is("fn f() {\n g(1;\n}", "mismatched closing delimiter: `}`");
  errors_are("fn f() {\n g(1;\n}", "error:2");
  message_is("fn f() {", "this file contains an unclosed delimiter");
  message_is("fn f() {} }", "unexpected closing delimiter: `}`");
}
END_TEST

/* --- parsing ------------------------------------------------------------------------ */

START_TEST(one_mistake_one_error) {
  errors_are("fn main() {\n let x = 5\n let y = 6;\n}", "error:2");
  message_is("fn main() {\n let x = 5\n let y = 6;\n}", "expected `;`, found keyword `let`");
  message_is("fn main() { let x = 5 let y = 6; }", "expected one of `.`, `;`, `?`, `else`, or an operator, found keyword `let`");
  errors_are("fn main() {\n foo(1 2);\n let = 3;\n}\nfn g() {\n x +;\n}", "error:2 error:3 error:6");
  message_is("fn f(a i32) {}", "expected one of `:`, `@`, or `|`, found `i32`");
  message_is("foo bar;", "expected one of `!` or `::`, found `bar`");
  message_is("fn f() { match 1 { 1 => 2 2 => 3 } }", "expected `,` following `match` arm");
  errors_are("fn f() { for i 0..3 {} if {} }", "error:1 error:1");
  errors_are("impl A { let x = 3; }\nfn g() { x..y..z }", "error:1 error:2");
}
END_TEST

START_TEST(everything_is_read) {
  errors_are("use a::{b, c::*, self as d};\n"
             "pub(crate) struct S<'a, T: Clone + 'a = u8, const N: usize = 3>(pub T, &'a [T; N]) where T: ?Sized;\n"
             "trait A<T>: B + for<'a> Fn(&'a T) -> T { type X<'a>: Q where Self: 'a; const C: u8 = 1; fn f(self: &Self, _: T); }\n"
             "unsafe impl<T> A<T> for <T as B>::C {}\nimpl<T> !Send for X<T> {}\nextern crate x as y;\n"
             "async unsafe fn f(mut x: &'a mut T, (a, b): (u8, u8)) -> impl Fn() + 'static { loop {} }\n"
             "macro_rules! m { ($($a:expr => $b:ty),* $(,)?) => { $(f::<$b>($a));* } }\n"
             "fn g() -> Result<Vec<Vec<u8>>, Box<dyn E>> {\n"
             "  let Some(x @ 1..=5 | x @ 7) = y else { return };\n"
             "  let c = async move |x: &u8, mut y| -> u8 { x + y };\n"
             "  'l: loop { break 'l 3 };\n  if let Some(A { x, ref mut y, z: [a, .., b], .. }) = (S { a }) { }\n"
             "  match x { 1 | 2 if z => {} -1..=1 => f(), _ => (), }\n  x.0.1.await?.f::<u8>()[1..].x = -*&mut **y as u8 + 2;\n"
             "  let r = &raw const x; unsafe { a }; const { 1 }; while x < y {} a..=b; ..; return a || b && c;\n"
             "  <T as A<u8>>::f(); <[u8]>::len(&x); m! { 1 => u8 }\n  vec![1; 2].len() }\n", "");
}
END_TEST

START_TEST(editions_differ) {
  errors_are_in(2021, "fn f() { if let Some(x) = y && x {} }", "error:1");
  errors_are_in(2024, "fn f() { if let Some(x) = y && x {} }", "");
  errors_are_in(2024, "fn f() { let a = let b = 3; }", "error:1");
  errors_are_in(2021, "fn gen() {}", "");
  errors_are_in(2024, "fn gen() {}", "error:1");
}
END_TEST

START_TEST(nesting_is_bounded) {
  Buf b = {0};
  buf_z(&b, "fn f() { ");
  buf_fill(&b, '(', 200000);
  buf_fill(&b, ')', 200000);
  buf_z(&b, " }");
  buf_ch(&b, '\0');
  World w = world(2021);
  parse_file(&w.sx, file_of(&w, b.p));
  ck_assert_uint_eq(w.sx.diags->list.n, 1);
  ck_assert(str_starts(w.sx.diags->list.v[0]->msg, "this program is nested too deeply"));
  buf_free(&b);
  arena_free(w.a);
}
END_TEST

/* --- macros ---------------------------------------------------------------------------- */

typedef struct Call { World w; AstFile *file; Item *mac, *call; } Call;

static Call setup(const char *text) {
  Call c = {.w = world(2021)};
  c.file = parse_file(&c.w.sx, file_of(&c.w, text));
  ck_assert_uint_ge(c.file->n, 2);
  c.mac = c.file->items[0];
  c.call = c.file->items[1];
  return c;
}

static bool expand(Call *c, Tokens *out) {
  u32 ctx;
  return macro_expand(&c->w.sx, c->mac->mac, c->mac->name.sym, c->call->span, c->call->mac_args, false, 1, out, &ctx);
}

static void dump_line(World *w, Tokens t, Buf *b) {
  Expr e = {.kind = E_MACRO, .mac_args = t, .span = NO_SPAN};
  Expr *r = builtin_macro_expand(&w->sx, intern_z(w->sx.in, "stringify"), &e, (BuiltinHost){0});
  buf_str(b, r->lit->str);
  buf_ch(b, '\0');
}

static void expands_to(const char *text, const char *want) {
  Call c = setup(text);
  Tokens out;
  ck_assert_msg(expand(&c, &out), "%s", c.w.sx.diags->list.n ? c.w.sx.diags->list.v[0]->msg.p : "no");
  Buf b = {0};
  dump_line(&c.w, out, &b);
  ck_assert_str_eq(b.p, want);
  buf_free(&b);
  arena_free(c.w.a);
}

static void expansion_fails(const char *text, const char *want) {
  Call c = setup(text);
  Tokens out;
  ck_assert(!expand(&c, &out));
  ck_assert_uint_ge(c.w.sx.diags->list.n, 1);
  ck_assert_str_eq(c.w.sx.diags->list.v[0]->msg.p, want);
  arena_free(c.w.a);
}

START_TEST(repetitions_nest) {
  expands_to("macro_rules! m { ($($k:ident: [$($v:expr),*]);* $(;)?) => { $( f($k $(, $v)*) );* } }\nm! { a: [1, 2 + 3]; b: []; }", "f(a, 1, 2 + 3); f(b)");
  expands_to("macro_rules! m { ($a:tt $($b:tt)*) => { $($b)* $a } }\nm!(x y (z w));", "y(z w) x");
  expands_to("macro_rules! m { ($($a:ident),+ ; $x:expr) => { $($a = $x,)+ } }\nm!(p, q; 1);", "p = 1, q = 1,");
  expands_to("macro_rules! m { ($v:vis struct $n:ident <$t:ty>) => { $v $n $t } }\nm!(pub struct A<Vec<Vec<u8>>>);", "pub A Vec<Vec<u8>>");
  expands_to("macro_rules! m { ($(#[$a:meta])* $l:lifetime $b:block $p:pat) => { $l $b $p $($a)* } }\nm!(/// d\n 'a { 1 } Some(x) | None);", "'a { 1 } Some(x) | None doc = \" d\"");
  expands_to("macro_rules! m { ($x:literal) => { lit $x }; ($x:expr) => { expr $x } }\nm!(-1);", "lit -1");
  expands_to("macro_rules! m { () => { macro_rules! n { ($y:expr) => { $y } } } }\nm!();", "macro_rules! n { ($y:expr) => { $y } }");
}
END_TEST

START_TEST(macro_mistakes) {
  expansion_fails("macro_rules! m { ($a:expr, $b:expr) => { $a } }\nm!(1 2);", "no rules expected `2`");
  expansion_fails("macro_rules! m { ($a:expr, $b:expr) => { $a } }\nm!(1);", "unexpected end of macro invocation");
  expansion_fails("macro_rules! m { ($($a:ident)* ; $($b:ident)*) => { $($a $b)* } }\nm!(a b; c);", "meta-variable `a` repeats 2 times, but `b` repeats 1 time");
  expansion_fails("macro_rules! m { ($($a:ident)*) => { $a } }\nm!(a);", "variable `a` is still repeating at this depth");
  expansion_fails("macro_rules! m { ($($a:ident)* $b:ident) => { $b } }\nm!(a);", "local ambiguity when calling macro `m`: multiple parsing options");
  errors_are("macro_rules! m { ($a) => {} }", "error:1");
  errors_are("macro_rules! m { ($a:foo) => {} }", "error:1");
}
END_TEST

START_TEST(names_of_a_body_have_their_own_context) {
  Call c = setup("macro_rules! m { ($e:expr) => { let x = $e; $crate::f(x) } }\nm!(x + 1);");
  Tokens out;
  ck_assert(expand(&c, &out));
  Sym x = intern_z(c.w.sx.in, "x");
  u32 body = 0, dollar = 0;
  for (u32 i = 0; i < out.n; i++) {
    if (out.v[i].kind == T_IDENT && out.v[i].sym == x) {
      ck_assert_uint_ne(out.v[i].span.ctx, 0);
      body++;
    }
    if (out.v[i].sym == SYM_dollar_crate) {
      dollar++;
      ck_assert_uint_eq(c.w.sx.src->expns.v[out.v[i].span.ctx].def_crate, 1);
    }
    if (out.v[i].kind == T_INTERP) ck_assert_uint_eq(out.v[i].span.ctx, 0);
  }
  ck_assert_uint_eq(body, 2);
  ck_assert_uint_eq(dollar, 1);
  u32 n;
  Expr *tail;
  Stmt *st = parse_stmts_tokens(&c.w.sx, out, &n, &tail);
  ck_assert_uint_eq(n, 1);
  ck_assert_uint_eq(st[0].init->kind, E_BINARY);
  ck_assert_uint_eq(tail->kind, E_CALL);
  arena_free(c.w.a);
}
END_TEST

START_TEST(recursion_has_a_limit) {
  Call c = setup("macro_rules! m { () => { m!() } }\nm!();");
  Tokens out = {0};
  u32 ctx = 0, depth = 0;
  Span at = c.call->span;
  while (macro_expand(&c.w.sx, c.mac->mac, c.mac->name.sym, at, (Tokens){0}, false, 0, &out, &ctx)) {
    at.ctx = ctx;
    ck_assert_uint_lt(depth++, 200);
  }
  ck_assert_uint_eq(depth, 128);
  arena_free(c.w.a);
}
END_TEST

/* --- format strings --------------------------------------------------------------------- */

static Expr *format_of(World *w, const char *args) {
  SourceFile *f = file_of(w, str_fmt(w->a, "f!(%s);", args).p);
  AstFile *file = parse_file(&w->sx, f);
  Item *it = file->items[0];
  Expr *mac = NEW(w->a, Expr);
  *mac = (Expr){.kind = E_MACRO, .span = it->span, .path = it->path, .mac_args = it->mac_args};
  return builtin_macro_expand(&w->sx, intern_z(w->sx.in, "format_args"), mac, (BuiltinHost){0});
}

static void format_error(const char *args, const char *want) {
  World w = world(2021);
  Expr *e = format_of(&w, args);
  ck_assert_uint_eq(e->kind, E_ERR);
  ck_assert_uint_eq(w.sx.diags->list.n, 1);
  ck_assert_str_eq(w.sx.diags->list.v[0]->msg.p, want);
  arena_free(w.a);
}

START_TEST(format_specs_are_read) {
  World w = world(2021);
  Expr *e = format_of(&w, "\"a{{{:>8.3}}}{x:#?}{0:08.2e}{:*^width$.*}\", p, q, r, width = 5, x = 1");
  ck_assert_str_eq(codes(&w).p, "");
  ck_assert_uint_eq(e->kind, E_FORMAT);
  const FormatArgs *fa = e->fmt;
  ck_assert_uint_eq(fa->n_specs, 4);
  ck_assert(str_eq(fa->pieces[0], STR("a{")) && str_eq(fa->pieces[1], STR("}")));
  ck_assert(fa->specs[0].align == '>' && fa->specs[0].width == 8 && fa->specs[0].prec == 3);
  ck_assert(fa->specs[1].alt && fa->specs[1].trait == FMT_DEBUG && fa->specs[1].arg == 4);
  ck_assert(fa->specs[2].zero && fa->specs[2].width == 8 && fa->specs[2].trait == FMT_LOWER_EXP && fa->specs[2].arg == 0);
  const FormatSpec *s = &fa->specs[3];
  ck_assert(s->fill == '*' && s->align == '^' && s->width_kind == COUNT_ARG && s->width == 3 && s->prec == 1 && s->arg == 2);
  Expr *l = format_lower(&w.sx, e);
  ck_assert_uint_eq(l->kind, E_CALL);
  ck_assert_uint_eq(l->args[1]->a->kind, E_MATCH);
  arena_free(w.a);
}
END_TEST

START_TEST(plain_formats_need_no_placeholders) {
  World w = world(2021);
  Expr *l = format_lower(&w.sx, format_of(&w, "\"{}-{y:?}\", x"));
  ck_assert_uint_eq(l->args[1]->a->kind, E_ARRAY);
  ck_assert_uint_eq(l->args[1]->a->n, 2);
  ck_assert_uint_eq(l->args[2]->a->n, 0);
  arena_free(w.a);
}
END_TEST

START_TEST(format_mistakes) {
  format_error("\"{}\"", "1 positional argument in format string, but no arguments were given");
  format_error("\"{} {}\", 1", "2 positional arguments in format string, but there is 1 argument");
  format_error("\"{0} {1}\", 1", "invalid reference to positional argument 1 (there is 1 argument)");
  format_error("\"{}\", 1, 2", "argument never used");
  format_error("\"{\"", "invalid format string: expected `}` but string was terminated");
  format_error("\"}\"", "invalid format string: unmatched `}` found");
  format_error("\"{:y}\", 1", "unknown format trait `y`");
  format_error("x", "format argument must be a string literal");
  format_error("", "requires at least a format string argument");
  format_error("\"{}\" 1", "expected `,`, found `1`");
}
END_TEST

/* --- derives and attributes -------------------------------------------------------------- */

START_TEST(derives_give_impls) {
  World w = world(2021);
  AstFile *f = parse_file(&w.sx, file_of(&w,
      "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]\nenum E { #[default] A, B(u8, u8), C { r#type: u8, y: u8 } }\n"
      "#[derive(Clone, Debug, PartialEq, PartialOrd, Hash, Default)] struct G<'a, T: Copy, const N: usize> { a: &'a T, b: [u8; N] }\n"
      "#[derive(Debug, Clone, PartialEq, Hash, PartialOrd, Ord)] enum Never {}\n#[derive(Default)] enum Q { A }\n#[derive(Nope)] struct Z;"));
  u32 n;
  Item **v = derive_expand(&w.sx, f->items[0], &n);
  ck_assert_uint_eq(n, 10);
  ck_assert_str_eq(codes(&w).p, "");
  v = derive_expand(&w.sx, f->items[1], &n);
  ck_assert_uint_eq(n, 6);
  ck_assert_uint_eq(v[0]->generics.n, 3);
  ck_assert_uint_eq(v[0]->generics.v[1].bounds.n, 2);
  ck_assert_uint_eq(v[0]->self_ty->path->segs[0].args->n, 3);
  derive_expand(&w.sx, f->items[2], &n);
  ck_assert_uint_eq(n, 6);
  ck_assert_str_eq(codes(&w).p, "");
  derive_expand(&w.sx, f->items[3], &n);
  derive_expand(&w.sx, f->items[4], &n);
  ck_assert_str_eq(codes(&w).p, "E0665:5 error:6");
  arena_free(w.a);
}
END_TEST

static void attr_gives(const char *text, const char *want) {
  World w = world(2021);
  AstFile *f = parse_file(&w.sx, file_of(&w, text));
  Item *it = f->items[0];
  ck_assert(attr_macro_expand(&w.sx, &it->attrs.v[0], STR("tokio::main"), it));
  if (*want) ck_assert_str_eq(w.sx.diags->list.v[0]->msg.p, want);
  else ck_assert(!w.sx.diags->list.n && !it->fn->async_ && expr_of(it->fn->body->tail)->kind == E_METHOD);
  arena_free(w.a);
}

START_TEST(async_main_gets_a_runtime) {
  attr_gives("#[tokio::main] async fn main() -> R { x.await }", "");
  attr_gives("#[tokio::main(flavor = \"multi_thread\", worker_threads = 4)] async fn main() {}", "");
  attr_gives("#[tokio::main(flavor = \"current_thread\", start_paused = true)] async fn main() {}", "");
  attr_gives("#[tokio::main] fn main() {}", "the `async` keyword is missing from the function declaration");
  attr_gives("#[tokio::main(worker_threads = 0)] async fn main() {}", "`worker_threads` may not be 0.");
  attr_gives("#[tokio::main(flavor = \"foo\")] async fn main() {}", "No such runtime flavor `foo`. The runtime flavors are `current_thread` and `multi_thread`.");
  attr_gives("#[tokio::main] async fn main(x: u8) {}", "the main function cannot accept arguments");
}
END_TEST

START_TEST(what_is_configured_away_is_gone) {
  World w = world(2021);
  AstFile *f = parse_file(&w.sx, file_of(&w, "#[cfg(test)] mod t {}\n#[cfg(all(unix, not(test), any(debug_assertions, foo)))] fn a() { #[cfg(windows)] { b } c(); }\n"
                                             "#[cfg_attr(unix, cfg(windows))] fn b() {}\n#[test] fn c() {}"));
  ck_assert_uint_eq(f->n, 1);
  ck_assert_uint_eq(f->items[0]->fn->body->n, 1);
  arena_free(w.a);
}
END_TEST

START_TEST(sugar_is_spelled_out) {
  World w = world(2021);
  AstFile *f = parse_file(&w.sx, file_of(&w, "async fn f(a: u8, (b, c): T) -> u8 { for x in y { z } while a {} a?; 1..; 1..=2; (p, q.r, _) = t; s += 1; a = 2; }"));
  FnDecl *fn = f->items[0]->fn;
  Stmt *v = fn->body->stmts;
  ck_assert_uint_eq(desugar_for(&w.sx, v[0].e)->desugar, DS_FOR);
  ck_assert_uint_eq(desugar_while(&w.sx, v[1].e)->kind, E_LOOP);
  ck_assert_uint_eq(desugar_try(&w.sx, v[2].e)->n_arms, 2);
  ck_assert_uint_eq(desugar_range(&w.sx, v[3].e)->kind, E_STRUCT);
  ck_assert_uint_eq(desugar_range(&w.sx, v[4].e)->kind, E_CALL);
  ck_assert_uint_eq(desugar_assign(&w.sx, v[5].e, NULL, NULL)->block->n, 3);
  ck_assert_ptr_null(desugar_assign(&w.sx, v[7].e, NULL, NULL));
  Param *params;
  Block *b = desugar_async_fn(&w.sx, fn, &params);
  ck_assert_uint_eq(b->tail->kind, E_ASYNC);
  ck_assert_uint_eq(b->tail->b->block->n, 3);
  ck_assert(params[0].pat->kind == P_BIND && params[1].pat->kind == P_BIND);
  arena_free(w.a);
}
END_TEST

START_TEST(input_that_goes_on_is_told) {
  World w = world(2021);
  bool more;
  parse_repl(&w.sx, file_of(&w, "fn f() {"), &more);
  ck_assert(more);
  Block *b = parse_repl(&w.sx, file_of(&w, "let x = 1; fn g() {} x + 1"), &more);
  ck_assert(!more && b->n == 2 && b->tail);
  arena_free(w.a);
}
END_TEST

Suite *suite_syntax(void);
Suite *suite_syntax(void) {
  Suite *s = suite_create("syntax");
  TCase *t = tcase_create("syntax");
  tcase_add_test(t, numbers_dots_and_ranges);
  tcase_add_test(t, lifetimes_and_characters);
  tcase_add_test(t, strings_and_comments);
  tcase_add_test(t, unknown_characters_and_bad_bytes);
  tcase_add_test(t, delimiters_are_paired);
  tcase_add_test(t, one_mistake_one_error);
  tcase_add_test(t, everything_is_read);
  tcase_add_test(t, editions_differ);
  tcase_add_test(t, nesting_is_bounded);
  tcase_add_test(t, repetitions_nest);
  tcase_add_test(t, macro_mistakes);
  tcase_add_test(t, names_of_a_body_have_their_own_context);
  tcase_add_test(t, recursion_has_a_limit);
  tcase_add_test(t, format_specs_are_read);
  tcase_add_test(t, plain_formats_need_no_placeholders);
  tcase_add_test(t, format_mistakes);
  tcase_add_test(t, derives_give_impls);
  tcase_add_test(t, async_main_gets_a_runtime);
  tcase_add_test(t, what_is_configured_away_is_gone);
  tcase_add_test(t, sugar_is_spelled_out);
  tcase_add_test(t, input_that_goes_on_is_told);
  suite_add_tcase(s, t);
  return s;
}
