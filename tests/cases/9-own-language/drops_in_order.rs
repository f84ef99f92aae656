// Drop order of everything: temporaries, tail expressions, shadowing, struct fields, partial moves, panics unwinding, let _ , match scrutinee.
use std::cell::RefCell;
use std::mem::{self, ManuallyDrop};
use std::panic;
thread_local!(static LOG: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) });
fn log(s: impl Into<String>) { LOG.with_borrow_mut(|l| l.push(s.into())) }
fn flush(what: &str) { println!("{what:>12}: {}", LOG.take().join(" ")) }
struct D(&'static str);
impl Drop for D { fn drop(&mut self) { log(format!("-{}", self.0)) } }
impl D { fn id(&self) -> &Self { self } fn name(&self) -> &'static str { self.0 } fn maybe(&self) -> Option<&str> { Some(self.0) } }
struct Pair { b: D, a: D }
struct Outer { inner: Pair, tail: Option<Box<D>> }
impl Drop for Outer { fn drop(&mut self) { log("outer("); if let Some(t) = self.tail.take() { log(format!("took {}", t.0)); } log(")"); } }
enum Tree { Leaf(D), Node(Box<Tree>, D, Box<Tree>) }
fn shadow() { let x = D("x1"); log(x.name()); let x = D("x2"); let _ = D("under"); let _y = D("y"); log(x.name()); }
fn args(_: D, b: D, (c, _): (D, D)) { log(format!("in{}{}", b.0, c.0)) }
fn tail() -> usize { let d = D("local"); let n = D("temp").name().len() + d.name().len(); n }
fn cond(flag: bool) { let d = D("cond"); if flag { mem::drop(d); log("after"); } else { log("kept"); } log("end"); }
fn early(n: i32) -> Result<D, D> { let a = D("a"); let _b = D("b"); if n == 0 { return Err(a) } let r = D("r"); match n { 1 => Err(D("e"))?, _ => () }; Ok(r) }
fn main() {
    shadow(); flush("shadow");
    args(D("1"), D("2"), (D("3"), D("4"))); flush("args");
    log(tail().to_string()); flush("tail");
    cond(true); flush("cond t"); cond(false); flush("cond f");
    { let p = Pair { a: D("A"), b: D("B") }; let Pair { a, .. } = p; log("moved"); drop(a); log("x"); } flush("partial");
    { let _o = Outer { inner: Pair { b: D("ib"), a: D("ia") }, tail: Some(Box::new(D("t"))) }; log(_o.inner.a.0); } flush("outer");
    { let _t = Tree::Node(Box::new(Tree::Leaf(D("L"))), D("M"), Box::new(Tree::Leaf(D("R")))); if let Tree::Node(l, ..) = &_t { if let Tree::Leaf(d) = &**l { log(d.name()) } } } flush("tree");
    match D("scrut").id().maybe() { Some(s) => log(s), None => {} } log("after"); flush("match");
    if let Some(s) = D("iflet").maybe() { log(s) } else { log("none") } log("after"); flush("if let");
    while D("w").name().len() > 1 {} flush("while");
    for d in [D("f1"), D("f2"), D("f3")] { if d.name() == "f2" { break } log("body"); } flush("for");
    { let v = vec![D("v1"), D("v2"), D("v3")]; let mut it = v.into_iter(); let second = it.nth(1); log("got"); drop(it); log("it gone"); drop(second); } flush("into_iter");
    { let mut v = vec![D("p"), D("q"), D("r"), D("s")]; v.truncate(3); log("|"); v[0] = D("new"); log("|"); v.retain(|d| d.0 != "q"); log("|"); let _ = mem::replace(&mut v[1], D("z")); log("|"); v.drain(..1); log("|"); } flush("vec");
    { let m = ManuallyDrop::new(D("never")); log(m.name()); let mut n = ManuallyDrop::new(D("hand")); unsafe { ManuallyDrop::drop(&mut n) } mem::forget(D("lost")); } flush("manual");
    { let r = &D("extended"); let s = D("short").name(); log(r.0); log(s); let b = Box::new(D("boxed")); let inner = *b; log("unboxed"); let _c = (D("t0"), inner); } flush("extend");
    { let mut o = Some(D("o1")); o = None; log("none"); let _ = o.insert(D("o2")); o.replace(D("o3")); log("."); o.get_or_insert_with(|| D("o4")); } flush("assign");
    for n in 0..3 { match early(n) { Ok(d) => log(format!("ok {}", d.0)), Err(d) => log(format!("err {}", d.0)) } flush("early"); }
    panic::set_hook(Box::new(|i| log(format!("hook@{}", i.location().unwrap().line() > 0))));
    let r = panic::catch_unwind(|| { let _a = D("pa"); let _b = Pair { b: D("pb"), a: D("pc") }; let v = [D("e0"), D("e1")]; let i = v.len(); log(v[i].name()); });
    log(format!("{:?}", r.unwrap_err().downcast_ref::<String>())); flush("panic");
    let r = panic::catch_unwind(|| { let f = |d: D| -> D { if d.0 == "go" { panic!("boom") } d }; let _x = [f(D("one")), f(D("go")), f(D("three"))]; });
    log(r.unwrap_err().downcast_ref::<&str>().unwrap().to_string()); flush("half built");
    { let c = { let d = D("cap"); move || log(d.name()) }; c(); c(); log("still"); drop(c); } flush("closure");
    { let f: Box<dyn FnOnce() -> D> = { let d = D("once"); Box::new(move || d) }; let g = f(); log("called"); let _h = g; } flush("fnonce");
    let x; { let y = D("y"); x = D("x late"); log(y.name()); } log(x.name()); drop(x); flush("late init");
    { let (a, b); b = D("b"); a = D("a"); log(a.0); log(b.0); } flush("decl order");
    loop { let _l = D("loop"); if LOG.with_borrow(|l| l.len()) > 2 { break } continue } flush("loop");
}
