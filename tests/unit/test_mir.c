/* Bodies as graphs: what building makes of trees, drops with their flags, moves, the async transform. */
#include "mir/mir.h"
#include "sema/library.h"
#include <check.h>

static const char mini[] =
    "pub mod prelude { pub mod v1 { pub use crate::*; } pub mod rust_2021 { pub use super::v1::*; } pub mod rust_2024 { pub use super::v1::*; } }\n"
    "#[lang = \"sized\"] pub trait Sized {}\n"
    "#[lang = \"copy\"] pub trait Copy: Clone {}\n"
    "#[lang = \"clone\"] pub trait Clone: Sized { #[lang = \"clone_method\"] fn clone(&self) -> Self; }\n"
    "#[lang = \"send\"] pub unsafe auto trait Send {}\n"
    "#[lang = \"sync\"] pub unsafe auto trait Sync {}\n"
    "#[lang = \"unpin\"] pub auto trait Unpin {}\n"
    "#[lang = \"unsize\"] pub trait Unsize<T: ?Sized> {}\n"
    "#[lang = \"coerce_unsized\"] pub trait CoerceUnsized<T: ?Sized> {}\n"
    "#[lang = \"drop\"] pub trait Drop { #[lang = \"drop_method\"] fn drop(&mut self); }\n"
    "#[lang = \"fn_once\"] pub trait FnOnce<Args> { #[lang = \"fn_once_output\"] type Output; fn call_once(self, args: Args) -> Self::Output; }\n"
    "#[lang = \"fn_mut\"] pub trait FnMut<Args>: FnOnce<Args> { fn call_mut(&mut self, args: Args) -> Self::Output; }\n"
    "#[lang = \"fn\"] pub trait Fn<Args>: FnMut<Args> { fn call(&self, args: Args) -> Self::Output; }\n"
    "#[lang = \"eq\"] pub trait PartialEq<R: ?Sized = Self> { fn eq(&self, o: &R) -> bool; fn ne(&self, o: &R) -> bool { !self.eq(o) } }\n"
    "#[lang = \"deref\"] pub trait Deref { #[lang = \"deref_target\"] type Target: ?Sized; fn deref(&self) -> &Self::Target; }\n"
    "#[lang = \"deref_mut\"] pub trait DerefMut: Deref { fn deref_mut(&mut self) -> &mut Self::Target; }\n"
    "#[lang = \"add\"] pub trait Add<R = Self> { type Output; fn add(self, o: R) -> Self::Output; }\n"
    "#[lang = \"mul\"] pub trait Mul<R = Self> { type Output; fn mul(self, o: R) -> Self::Output; }\n"
    "#[lang = \"add_assign\"] pub trait AddAssign<R = Self> { fn add_assign(&mut self, o: R); }\n"
    "impl Add for u32 { type Output = u32; fn add(self, o: u32) -> u32 { loop {} } }\n"
    "impl Mul for u32 { type Output = u32; fn mul(self, o: u32) -> u32 { loop {} } }\n"
    "impl AddAssign for u32 { fn add_assign(&mut self, o: u32) { loop {} } }\n"
    "impl AddAssign for i32 { fn add_assign(&mut self, o: i32) { loop {} } }\n"
    "impl PartialEq for u32 { fn eq(&self, o: &u32) -> bool { loop {} } }\n"
    "#[lang = \"index\"] pub trait Index<I: ?Sized> { type Output: ?Sized; fn index(&self, i: I) -> &Self::Output; }\n"
    "#[lang = \"index_mut\"] pub trait IndexMut<I: ?Sized>: Index<I> { fn index_mut(&mut self, i: I) -> &mut Self::Output; }\n"
    "#[lang = \"Option\"] pub enum Option<T> { None, Some(T) }\n"
    "pub use Option::*;\n"
    "#[lang = \"owned_box\"] pub struct Box<T: ?Sized> { p: *mut T }\n"
    "impl<T> Box<T> { pub fn new(x: T) -> Box<T> { loop {} } }\n"
    "#[lang = \"unsafe_cell\"] pub struct UnsafeCell<T: ?Sized> { v: T }\n"
    "#[lang = \"phantom_data\"] pub struct PhantomData<T: ?Sized>;\n"
    "#[lang = \"manually_drop\"] pub struct ManuallyDrop<T> { v: T }\n"
    "#[lang = \"pin\"] pub struct Pin<P> { p: P }\n"
    "#[lang = \"Context\"] pub struct Context<'a> { w: &'a u8 }\n"
    "#[lang = \"Poll\"] pub enum Poll<T> { Ready(T), Pending }\n"
    "#[lang = \"future_trait\"] pub trait Future { #[lang = \"future_output\"] type Output;\n"
    "  #[lang = \"poll\"] fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>; }\n"
    "#[lang = \"into_future_trait\"] pub trait IntoFuture { type Output; type IntoFuture: Future<Output = Self::Output>;\n"
    "  #[lang = \"into_future\"] fn into_future(self) -> Self::IntoFuture; }\n"
    "impl<F: Future> IntoFuture for F { type Output = F::Output; type IntoFuture = F; fn into_future(self) -> F { self } }\n"
    "#[lang = \"panic_trap\"] pub fn panic_trap(kind: u32) -> ! { loop {} }\n"
    "#[lang = \"str_eq\"] pub fn str_eq(a: &str, b: &str) -> bool { loop {} }\n"
    "pub fn forget_it<T>(x: T) { loop {} }\n";

/* What the learners' programs of these tests begin with. */
#define PRE "struct D(u32); impl Drop for D { fn drop(&mut self) {} } fn d(n: u32) -> D { D(n) } fn see(x: &D) -> u32 { x.0 } fn eat(x: D) {}\n"

typedef struct Fix { Arena *a; Syntax sx; Sema *s; Mir *m; } Fix;

static Fix *fix_in(u16 edition, const char *text) {
  Arena *a = arena_new();
  Fix *x = NEW(a, Fix);
  x->a = a;
  x->sx = (Syntax){.arena = a, .in = interner_new(a), .src = sources_new(a), .edition = edition};
  x->sx.diags = diags_new(a, x->sx.src);
  LibText *lib = NEW(a, LibText);
  *lib = (LibText){STR("std"), STR("lib.rs"), str_of(mini)};
  x->s = sema_new(&x->sx, lib_index_build(&x->sx, lib, 1), edition, 124);
  SourceFile *f = sources_add(x->sx.src, STR("t.rs"), str_copy(a, str_of(text)), false);
  sema_add_file(x->s, parse_file(&x->sx, f));
  x->m = mir_new(x->s);
  return x;
}
static Fix *fix(const char *text) { return fix_in(2021, text); }
static void fix_free(Fix *x) { arena_free(x->a); }

static Def *find(Fix *x, const char *name) {
  Sym n = intern_z(x->sx.in, name);
  for (u32 i = 0; i < x->s->defs.n; i++)
    if (x->s->defs.v[i]->name == n && x->s->defs.v[i]->kind == DEF_FN) return x->s->defs.v[i];
  ck_abort_msg("no function %s", name);
  return NULL;
}

static MirBody *body(Fix *x, const char *name) {
  MirBody *b = mir_of(x->m, find(x, name));
  Buf o = {0};
  if (!b) diags_render_all(x->sx.diags, false, &o);
  ck_assert_msg(b != NULL, "no body of %s\n%.*s", name, (int)o.n, o.p ? o.p : "");
  buf_free(&o);
  return b;
}

static void same(Str got, const char *want) { ck_assert_msg(str_eqz(got, want), "got\n%.*s\nwant\n%s", STR_ARG(got), want); }

static Str text_of(Fix *x, const MirBody *b) {
  Buf o = {0};
  mir_print_body(x->m, b, &o);
  Str r = str_copy(x->a, buf_view(&o));
  buf_free(&o);
  return r;
}

/* What runs from the entry when every switch goes where `choices` says ('o': otherwise, digit: that target):
 * calls by the callee's name, drops by the variable's or the temporary's type. */
static Str story(Fix *x, const MirBody *b, const char *choices) {
  Buf o = {0};
  BlockId at = 0;
  for (u32 steps = 0; steps < 200; steps++) {
    const MTerm *t = &b->blocks.v[at].term;
    if (t->kind == TM_RETURN || t->kind == TM_UNREACHABLE) break;
    if (t->kind == TM_CALL) buf_fmt(&o, "%s ", sym_z(x->sx.in, t->callee->name));
    if (t->kind == TM_DROP) {
      const MLocal *l = &b->locals.v[t->dest.local];
      buf_fmt(&o, "-%s%s ", l->name ? sym_z(x->sx.in, l->name) : "tmp", t->dest.n ? ".part" : "");
    }
    if (t->kind == TM_SWITCH && *choices && *choices != 'o') {
      ck_assert_uint_lt((u32)(*choices - '0'), t->n);
      at = t->targets[*choices++ - '0'];
      continue;
    }
    if (t->kind == TM_SWITCH && *choices) choices++;
    at = t->target;
  }
  Str r = str_copy(x->a, buf_view(&o));
  buf_free(&o);
  return r;
}

static void expect_story(u16 edition, const char *fn, const char *choices, const char *want) {
  Arena *a = arena_new();
  Fix *x = fix_in(edition, str_fmt(a, PRE "%s", fn).p);
  same(story(x, body(x, "f"), choices), want);
  fix_free(x);
  arena_free(a);
}

static u32 flags(const MirBody *b) {
  u32 n = 0;
  for (u32 i = 0; i < b->locals.n; i++) n += b->locals.v[i].is_flag;
  return n;
}

static void expect_flags(const char *fn, u32 want) {
  Arena *a = arena_new();
  Fix *x = fix(str_fmt(a, PRE "%s", fn).p);
  Str t = text_of(x, body(x, "f"));
  ck_assert_msg(flags(body(x, "f")) == want, "flags %u, not %u\n%.*s", flags(body(x, "f")), want, STR_ARG(t));
  fix_free(x);
  arena_free(a);
}

/* Error codes and lines that the passes report for a program. */
static void expect_codes(const char *text, const char *want) {
  Arena *a = arena_new();
  Fix *x = fix(str_fmt(a, PRE "%s", text).p);
  for (u32 i = 0; i < x->s->defs.n; i++)
    if (!x->s->defs.v[i]->is_lib && x->s->defs.v[i]->kind == DEF_FN && x->s->defs.v[i]->item) body_check(x->s, x->s->defs.v[i]);
  mir_check_program(x->m);
  Buf o = {0};
  diags_sort(x->sx.diags);
  for (u32 i = 0; i < x->sx.diags->list.n; i++) {
    const Diag *g = x->sx.diags->list.v[i];
    Str c = diag_code_name(g->code);
    if (g->sev == SEV_ERROR) buf_fmt(&o, "%s%.*s:%u", o.n ? " " : "", STR_ARG(c), sources_place(x->sx.src, g->span.lo).line);
  }
  Buf all = {0};
  diags_render_all(x->sx.diags, false, &all);
  ck_assert_msg(str_eqz(buf_view(&o), want), "got %.*s\nwant %s\n%s\n%.*s", (int)o.n, o.p ? o.p : "", want, text, (int)all.n, all.p ? all.p : "");
  buf_free(&o);
  buf_free(&all);
  fix_free(x);
  arena_free(a);
}

/* --- building ------------------------------------------------------------- */
START_TEST(arithmetic_is_a_straight_line) {
  Fix *x = fix("fn f(a: u32, b: u32) -> u32 {\n  let c = a + b * 2;\n  c\n}");
  same(text_of(x, body(x, "f")),
       "fn f(_1: u32, _2: u32) -> u32 {\n"
       "    let mut _0: u32;\n"
       "    let _3: u32;\n"
       "    let mut _4: u32;\n"
       "    debug a => _1;\n"
       "    debug b => _2;\n"
       "    debug c => _3;\n"
       "\n    bb0: {\n"
       "        // line 2\n"
       "        StorageLive(_3);\n"
       "        _4 = Mul(copy _2, const 2_u32);\n"
       "        _3 = Add(copy _1, move _4);\n"
       "        // line 3\n"
       "        _0 = copy _3;\n"
       "        StorageDead(_3);\n"
       "        return;\n"
       "    }\n}\n");
  fix_free(x);
}
END_TEST

START_TEST(a_match_is_one_switch) {
  Fix *x = fix("enum E { A, B, C }\nfn f(e: E) -> u8 { match e { E::A => 1, E::B => 2, E::C => 3 } }");
  const MirBody *b = body(x, "f");
  u32 switches = 0;
  for (u32 i = 0; i < b->blocks.n; i++)
    if (b->blocks.v[i].term.kind == TM_SWITCH) {
      switches++;
      ck_assert_uint_eq(b->blocks.v[i].term.n, 3);
    }
  ck_assert_uint_eq(switches, 1);
  fix_free(x);
}
END_TEST

START_TEST(constants_behind_references_are_promoted) {
  Fix *x = fix("fn f() -> &'static [u32; 2] { &[1, 2] }\nfn g() -> &'static (u8, &'static str) { &(7, \"a\") }");
  const MirBody *v[] = {body(x, "f"), body(x, "g")};
  for (u32 i = 0; i < 2; i++) {
    const MStmt *last = NULL;
    for (u32 j = 0; j < v[i]->blocks.v[0].stmts.n; j++)
      if (v[i]->blocks.v[0].stmts.v[j].kind == ST_ASSIGN) last = &v[i]->blocks.v[0].stmts.v[j];
    ck_assert_ptr_nonnull(last);
    ck_assert(last->rv.kind == RV_USE && last->rv.a.kind == OP_CONST && last->rv.a.k->kind == CK_REF);
    ck_assert_int_eq(last->rv.a.k->elems[0]->kind, CK_AGG);
  }
  fix_free(x);
}
END_TEST

/* --- scopes and temporaries ------------------------------------------------ */
START_TEST(locals_drop_backwards_and_arguments_last) {
  expect_story(2021, "fn f(p: D, q: D) { let a = d(1); let b = d(2); }", "", "d d -b -a -q -p ");
  expect_story(2021, "fn f() { let _ = d(1); let _x = d(2); d(3); }", "", "d -tmp d d -tmp -_x ");
  expect_story(2021, "fn f() { let a = d(1); { let b = d(2); } let c = d(3); }", "", "d d -b d -c -a ");
}
END_TEST

START_TEST(temporaries_live_as_long_as_rust_says) {
  expect_story(2021, "fn f() -> u32 { let n = see(&d(1)); n }", "", "d see -tmp ");
  expect_story(2021, "fn f() { let r = &d(1); see(r); }", "", "d see -tmp ");                      /* extended */
  expect_story(2021, "fn f() -> u32 { let a = d(1); see(&d(2)) }", "", "d d see -a -tmp ");        /* tail: after the locals */
  expect_story(2024, "fn f() -> u32 { let a = d(1); see(&d(2)) }", "", "d d see -tmp -a ");
  expect_story(2021, "fn f() { if see(&d(1)) == 1 { eat(d(2)); } }", "o", "d see -tmp d eat ");
  expect_story(2021, "fn o() -> Option<D> { None } fn f() { if let None = o() { } else { d(9); } }", "", "o d -tmp -tmp ");
  expect_story(2024, "fn o() -> Option<D> { None } fn f() { if let None = o() { } else { d(9); } }", "", "o -tmp d -tmp ");
}
END_TEST

START_TEST(jumps_run_the_drops_they_leave) {
  expect_story(2021, "fn f(c: bool) { let a = d(1); if c { let b = d(2); return; } eat(d(3)); }", "o", "d d -b -a ");
  expect_story(2021, "fn f(c: bool) { let a = d(1); if c { let b = d(2); return; } eat(d(3)); }", "0", "d d eat -a ");
  expect_story(2021, "fn f(c: bool) { loop { let a = d(1); if c { break; } eat(a); } }", "o", "d -a ");
  expect_story(2021, "fn f() -> u32 { let r = 'x: { let a = d(1); if a.0 == 1 { break 'x 3; } 4 }; r }", "o", "d -a ");
}
END_TEST

START_TEST(assignment_drops_the_old_value) {
  expect_story(2021, "fn f() { let mut a = d(1); a = d(2); }", "", "d d -a -a ");
  expect_story(2021, "fn f() { let a; a = d(2); }", "", "d -a ");
  expect_story(2021, "fn f() { let mut a = d(1); eat(a); a = d(2); }", "", "d eat d -a ");
}
END_TEST

START_TEST(patterns_move_only_what_they_name) {
  expect_story(2021, "fn f(p: (D, D)) { let (a, _) = p; }", "", "-a -p.part ");
  expect_story(2021, "fn f(p: D) { let _ = p; eat(d(1)); }", "", "d eat -p ");
  expect_story(2021, "fn f(o: Option<D>) { let Some(a) = o else { return; }; eat(a); }", "0", "eat ");
  expect_story(2021, "fn f(b: Box<D>) { let a = *b; eat(a); }", "", "eat -b ");     /* only its memory is left */
}
END_TEST

START_TEST(struct_update_takes_the_rest) {
  expect_story(2021, "struct S { a: D, b: D } fn f(s: S) -> S { S { a: d(1), ..s } }", "", "d -s.part ");
}
END_TEST

/* --- flags ----------------------------------------------------------------- */
START_TEST(flags_stand_where_nobody_can_know) {
  expect_flags("fn f(a: D) { }", 0);
  expect_flags("fn f(a: D) { eat(a); }", 0);
  expect_flags("fn f(a: D, c: bool) { if c { eat(a); } }", 1);
  expect_flags("fn f(c: bool) { let a; if c { a = d(1); } }", 1);
  expect_flags("fn f(a: D, b: D, c: bool) { if c { eat(a); } else { eat(b); } }", 2);
  expect_flags("fn f(o: Option<D>) { match o { Some(x) => eat(x), None => {} } }", 0);
  expect_flags("fn f() { let mut a = d(1); a = d(2); eat(a); }", 0);
}
END_TEST

START_TEST(flags_are_tested_before_the_drop) {
  expect_story(2021, "fn f(a: D, c: bool) { if c { eat(a); } eat(d(1)); }", "o0", "eat d eat ");
  expect_story(2021, "fn f(a: D, c: bool) { if c { eat(a); } eat(d(1)); }", "0o", "d eat -a ");
}
END_TEST

START_TEST(a_panic_drops_what_is_there) {
  Fix *x = fix(PRE "fn f() { let a = d(1); eat(d(2)); }");
  const MirBody *b = body(x, "f");
  u32 calls = 0;
  for (u32 i = 0; i < b->blocks.n; i++) {
    const MBlock *k = &b->blocks.v[i];
    if (k->cleanup || k->term.kind != TM_CALL) continue;
    if (++calls == 1) ck_assert_uint_eq(k->unwind, NO_BLOCK);       /* nothing made yet */
    else {
      ck_assert_uint_ne(k->unwind, NO_BLOCK);
      const MBlock *u = &b->blocks.v[k->unwind];
      ck_assert(u->cleanup && u->term.kind == TM_DROP);
      ck_assert_int_eq(b->blocks.v[u->term.target].term.kind, TM_RESUME);
    }
  }
  ck_assert_uint_eq(calls, 3);
  fix_free(x);
}
END_TEST

/* --- moves ----------------------------------------------------------------- */
START_TEST(moved_values_are_gone) {
  expect_codes("fn f(a: D) {\n eat(a);\n eat(a);\n}", "E0382:4");
  expect_codes("fn f(a: D) {\n eat(a);\n see(&a);\n}", "E0382:4");
  expect_codes("fn f(a: D, c: bool) {\n if c { eat(a); }\n else { eat(a); }\n}", "");
  expect_codes("fn f(a: D, c: bool) {\n if c { eat(a); }\n eat(a);\n}", "E0382:4");
  expect_codes("fn f(a: D) {\n loop {\n  eat(a);\n }\n}", "E0382:4");
  expect_codes("fn f(mut a: D) {\n loop {\n  eat(a);\n a = d(1);\n }\n}", "");
  expect_codes("fn f(p: (D, D)) {\n eat(p.0);\n eat(p.1);\n eat(p.0);\n}", "E0382:5");
  expect_codes("fn f(p: (D, D)) {\n eat(p.0);\n let q = p;\n}", "E0382:4");
  expect_codes("fn f(a: D) {\n let c = move || see(&a);\n see(&a);\n}", "E0382:4");
  expect_codes("fn f(o: Option<D>) {\n if let Some(x) = o { eat(x); }\n let p = o;\n}", "E0382:4");
  expect_codes("fn f(n: u32) {\n let a = n;\n let b = n;\n}", "");
}
END_TEST

START_TEST(variables_need_a_value_first) {
  expect_codes("fn f() -> u32 {\n let n: u32;\n n\n}", "E0381:4");
  expect_codes("fn f(c: bool) -> u32 {\n let n;\n if c { n = 1; }\n n\n}", "E0381:5");
  expect_codes("fn f(c: bool) -> u32 {\n let n;\n if c { n = 1; } else { n = 2; }\n n\n}", "");
}
END_TEST

START_TEST(immutable_things_stay) {
  expect_codes("fn f() {\n let a = 1;\n a = 2;\n}", "E0384:4");
  expect_codes("fn f(a: u32) {\n a = 2;\n}", "E0384:3");
  expect_codes("fn f() {\n let a;\n a = 2;\n}", "");
  expect_codes("fn f(p: (u32, u32)) {\n p.0 = 2;\n}", "E0594:3");
  expect_codes("fn f(p: &(u32, u32)) {\n p.0 = 2;\n}", "E0594:3");
  expect_codes("fn f(p: &mut (u32, u32)) {\n p.0 = 2;\n}", "");
  expect_codes("fn g(x: &mut u32) {}\nfn f(n: u32) {\n g(&mut n);\n}", "E0596:4");
  expect_codes("fn f() {\n let n = 0;\n let mut c = || n += 1;\n c();\n}", "E0594:4");
  expect_codes("fn f() {\n let mut n = 0;\n let c = || n += 1;\n c();\n}", "E0596:5");
}
END_TEST

START_TEST(nothing_moves_out_of_a_borrow) {
  expect_codes("struct S { a: D }\nfn f(s: &S) {\n let x = s.a;\n}", "E0507:4");
  expect_codes("fn f(o: &Option<D>) {\n match *o {\n  Some(x) => eat(x),\n  None => {}\n }\n}", "E0507:3");
  expect_codes("fn f(v: &[D]) {\n let x = v[0];\n}", "E0508:3");
  expect_codes("struct T { a: D } impl Drop for T { fn drop(&mut self) {} }\nfn f(t: T) {\n let x = t.a;\n}", "E0509:4");
  expect_codes("fn f() -> &'static D {\n let a = d(1);\n &a\n}", "E0515:4");
}
END_TEST

/* --- async ----------------------------------------------------------------- */
#define ASYNC PRE "async fn one(n: u32) -> u32 { n }\n"

static MirBody *machine(Fix *x, const char *fn) {
  Def *f = find(x, fn);
  body(x, fn);
  for (u32 i = 0; i < x->s->defs.n; i++)
    if (x->s->defs.v[i]->kind == DEF_ASYNC && x->s->defs.v[i]->parent == f) return mir_of(x->m, x->s->defs.v[i]);
  ck_abort_msg("%s has no async body", fn);
  return NULL;
}

static bool saves(Fix *x, const AsyncInfo *in, u32 await, const char *name) {
  for (u32 i = 0; i < in->n_saved; i++)
    if (bits_has(in->live[await], i) && in->saved[i].name == intern_z(x->sx.in, name)) return true;
  return false;
}

START_TEST(what_lives_across_an_await_is_saved) {
  Fix *x = fix(ASYNC "async fn f(k: u32) -> u32 {\n let a = one(k).await;\n let b = 7 + a;\n let c = one(b).await;\n a + c\n}");
  const AsyncInfo *in = machine(x, "f")->async;
  ck_assert_uint_eq(in->n_awaits, 2);
  ck_assert(!saves(x, in, 0, "a") && !saves(x, in, 0, "b") && !saves(x, in, 0, "c"));
  ck_assert(saves(x, in, 1, "a") && !saves(x, in, 1, "b"));
  ck_assert_uint_eq(sources_place(x->sx.src, in->awaits[0].span.lo).line, 4);
  ck_assert_uint_eq(sources_place(x->sx.src, in->awaits[1].span.lo).line, 6);
  u32 caps = machine(x, "f")->ast->n_captures, f0 = in->awaits[0].saved - caps, f1 = in->awaits[1].saved - caps;
  ck_assert(f0 < in->n_saved && f1 < in->n_saved && f0 != f1);
  ck_assert_msg(!bits_has(in->conflicts[f0], f1), "the two awaited futures may share their bytes");
  fix_free(x);
}
END_TEST

START_TEST(polling_switches_on_the_state) {
  Fix *x = fix(ASYNC "async fn f() { one(1).await; one(2).await; }");
  const MirBody *p = machine(x, "f");
  const MTerm *t = &p->blocks.v[0].term;
  ck_assert_int_eq(t->kind, TM_SWITCH);
  ck_assert_uint_eq(t->n, 5);
  for (u32 i = 0; i < 5; i++) ck_assert_uint_eq((u64)t->values[i], i);
  ck_assert_int_eq(p->blocks.v[t->targets[STATE_RETURNED]].term.kind, TM_CALL);
  ck_assert_uint_eq(p->blocks.v[t->targets[STATE_RETURNED]].term.target, NO_BLOCK);
  u32 yields = 0, states[5] = {0};
  for (u32 i = 0; i < p->blocks.n; i++) {
    yields += p->blocks.v[i].term.kind == TM_YIELD;
    for (u32 j = 0; j < p->blocks.v[i].stmts.n; j++)
      if (p->blocks.v[i].stmts.v[j].kind == ST_SET_DISCR) states[p->blocks.v[i].stmts.v[j].variant]++;
  }
  ck_assert_uint_eq(yields, 0);
  ck_assert_uint_eq(states[STATE_UNRESUMED], 0);
  ck_assert(states[1] == 1 && states[2] >= 1 && states[3] == 1 && states[4] == 1);
  fix_free(x);
}
END_TEST

START_TEST(dropping_a_future_drops_what_its_state_holds) {
  Fix *x = fix(ASYNC "async fn f(a: D) { let b = d(1); one(1).await; eat(b); }");
  const MirBody *p = machine(x, "f")->async->drop;
  ck_assert_int_eq(p->kind, MB_ASYNC_DROP);
  const MTerm *t = &p->blocks.v[0].term;
  ck_assert_uint_eq((u64)t->values[0], STATE_UNRESUMED);
  ck_assert_uint_eq((u64)t->values[1], STATE_SUSPEND0);
  const MBlock *fresh = &p->blocks.v[t->targets[0]];
  ck_assert_int_eq(fresh->term.kind, TM_DROP);                        /* the captured a */
  ck_assert_uint_eq(fresh->term.dest.proj[fresh->term.dest.n - 1].index, 0);
  u32 drops = 0;
  for (BlockId at = t->targets[1]; p->blocks.v[at].term.kind != TM_RETURN; at = p->blocks.v[at].term.target) {
    drops += p->blocks.v[at].term.kind == TM_DROP;
    ck_assert(p->blocks.v[at].term.kind == TM_DROP || p->blocks.v[at].term.kind == TM_GOTO);
  }
  ck_assert_uint_eq(drops, 3);                                         /* the awaited future, b, a */
  fix_free(x);
}
END_TEST

START_TEST(states_are_told) {
  Fix *x = fix("async fn one(n: u32) -> u32 { n }\nasync fn f(k: u32) -> u32 {\n let a = one(k).await;\n one(a).await + a\n}");
  body_check(x->s, find(x, "one"));
  body_check(x->s, find(x, "f"));
  Buf o = {0};
  dump_states(x->m, &o);
  buf_ch(&o, '\0');
  ck_assert_ptr_nonnull(strstr(o.p, "3 Suspend0: await on line 3"));
  ck_assert_ptr_nonnull(strstr(o.p, "4 Suspend1: await on line 4"));
  ck_assert_ptr_nonnull(strstr(o.p, "poll -> Suspend1 Returned"));
  buf_free(&o);
  fix_free(x);
}
END_TEST

/* --- bodies made by hand ---------------------------------------------------- */
START_TEST(simplify_threads_merges_and_forgets) {
  Fix *x = fix("");
  MirBody *b = NEW(x->a, MirBody);
  vec_push(x->a, &b->locals, (MLocal){.ty = x->s->t_unit});
  for (u32 i = 0; i < 5; i++) {
    MBlock k = {.unwind = NO_BLOCK};
    k.term = (MTerm){.kind = i == 3 ? TM_RETURN : TM_GOTO, .target = i == 0 ? 1 : i == 1 ? 2 : 3, .drop = NO_BLOCK};
    if (i == 2) {
      MStmt st = {.kind = ST_LIVE};
      vec_push(x->a, &k.stmts, st);
      st.kind = ST_NOP;
      vec_push(x->a, &k.stmts, st);
    }
    vec_push(x->a, &b->blocks, k);
  }
  mir_simplify(x->m, b);
  ck_assert_uint_eq(b->blocks.n, 1);
  ck_assert_int_eq(b->blocks.v[0].term.kind, TM_RETURN);
  ck_assert_uint_eq(b->blocks.v[0].stmts.n, 1);
  fix_free(x);
}
END_TEST

Suite *suite_mir(void);
Suite *suite_mir(void) {
  Suite *s = suite_create("mir");
  TCase *t = tcase_create("mir");
  tcase_set_timeout(t, 60);
  tcase_add_test(t, arithmetic_is_a_straight_line);
  tcase_add_test(t, a_match_is_one_switch);
  tcase_add_test(t, constants_behind_references_are_promoted);
  tcase_add_test(t, locals_drop_backwards_and_arguments_last);
  tcase_add_test(t, temporaries_live_as_long_as_rust_says);
  tcase_add_test(t, jumps_run_the_drops_they_leave);
  tcase_add_test(t, assignment_drops_the_old_value);
  tcase_add_test(t, patterns_move_only_what_they_name);
  tcase_add_test(t, struct_update_takes_the_rest);
  tcase_add_test(t, flags_stand_where_nobody_can_know);
  tcase_add_test(t, flags_are_tested_before_the_drop);
  tcase_add_test(t, a_panic_drops_what_is_there);
  tcase_add_test(t, moved_values_are_gone);
  tcase_add_test(t, variables_need_a_value_first);
  tcase_add_test(t, immutable_things_stay);
  tcase_add_test(t, nothing_moves_out_of_a_borrow);
  tcase_add_test(t, what_lives_across_an_await_is_saved);
  tcase_add_test(t, polling_switches_on_the_state);
  tcase_add_test(t, dropping_a_future_drops_what_its_state_holds);
  tcase_add_test(t, states_are_told);
  tcase_add_test(t, simplify_threads_merges_and_forgets);
  suite_add_tcase(s, t);
  return s;
}
