// Drop order, in all the places where it is asked for
use std::cell::RefCell;
use std::mem::{self, ManuallyDrop};
use std::rc::Rc;

thread_local!(static LOG: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) });
fn log(s: impl Into<String>) { LOG.with_borrow_mut(|l| l.push(s.into())) }
fn flush(title: &str) { println!("{title}: {}", LOG.take().join(" ")); }

#[derive(Debug)]
struct D(&'static str);
impl Drop for D { fn drop(&mut self) { log(self.0) } }
impl D {
    fn get(&self) -> usize { self.0.len() }
    fn pass(self) -> Self { log(format!("pass-{}", self.0)); self }
}

struct Pair { b: D, a: D }
enum Either { Left(D, D), #[allow(dead_code)] Right { x: D, y: D } }
struct Outer { _inner: Pair, _own: D }
impl Drop for Outer { fn drop(&mut self) { log("outer") } }

fn make(n: &'static str) -> Result<D, D> { if n.starts_with('!') { Err(D(n)) } else { Ok(D(n)) } }
fn question() -> Result<(D, D), D> {
    let _guard = D("guard");
    let first = make("one")?;
    let second = make("!two")?;
    Ok((first, second))
}
fn args(_: D, b: D, _c: D) { log("body"); let _ = b; }
fn early(n: i32) -> i32 {
    let _a = D("a");
    if n == 0 { return { let _z = D("z"); log("ret"); 1 } }
    let _b = D("b");
    for i in 0.. { let _l = D("loop"); if i == 1 { break } if n == 5 { continue } }
    n
}

fn main() {
    { let _x = D("x"); let _ = D("wild"); let _y = D("y"); log("end"); } flush("let");
    { let p = Pair { a: D("a"), b: D("b") }; let Pair { a, .. } = p; log("took"); drop(a); log("dropped"); } flush("partial");
    { let _o = Outer { _own: D("own"), _inner: Pair { a: D("ia"), b: D("ib") } }; } flush("outer");
    { let e = Either::Left(D("l1"), D("l2")); if let Either::Left(x, _) = e { log(x.0); } log("after"); } flush("enum");
    { let e = Either::Right { y: D("ry"), x: D("rx") }; match e { Either::Right { ref y, .. } => log(y.0), _ => () } } flush("ref");
    { match D("scrut").get() { 5 => log("five"), _ => log("other") } log("next"); } flush("match");
    { if D("cond").get() == 4 { log("then") } else { log("else") } } flush("if");
    { if let Some(n) = Some(D("iflet").get()) { log(n.to_string()) } else { log("no") } log("later") } flush("if let 2021");
    { let mut v = vec![D("3"), D("2")]; while let Some(d) = v.pop() { log(d.get().to_string()) } } flush("while");
    { let t = (D("t0"), D("t1"), D("t2")); let (_, m, _) = t; log("moved"); drop(m); } flush("tuple");
    { let r = question(); log(format!("{}", r.is_err())); } flush("?");
    args(D("p"), D("q"), D("r")); flush("args");
    early(0); early(5); early(7); flush("early");
    { let mut a = D("old"); log("assign"); a = D("new"); log(a.0); } flush("assign");
    { let a; let b = D("bb"); a = D("aa"); log(format!("{}{}", a.get(), b.get())); } flush("late init");
    { let x = D("outer"); let x = { log(x.0); D("shadow") }; log(x.0); } flush("shadow");
    { let _r: &D = &D("extended"); let _s = &mut Some(D("also")); let n = D("temp").pass().get(); log(n.to_string()); } flush("temps");
    { let v = [D("e0"), D("e1"), D("e2")]; let [_a, .., c] = v; drop(c); log("--"); } flush("array");
    { let mut v = vec![D("v0"), D("v1"), D("v2"), D("v3")]; v.drain(1..3).next(); log("drained"); v.truncate(1); log("trunc"); } flush("vec");
    { let mut it = vec![D("i0"), D("i1"), D("i2")].into_iter(); it.next_back(); log("rest"); } flush("into_iter");
    { let c = { let d = D("cap"); move || d.get() }; log(c().to_string()); let f = Box::new(c); drop(f); log("closure gone"); } flush("closure");
    { let d = D("once"); let f = move || drop(d); log("before"); f(); log("after"); } flush("fnonce");
    { let a = Rc::new(D("rc")); let b = Rc::clone(&a); drop(a); log(Rc::strong_count(&b).to_string()); let w = Rc::downgrade(&b); drop(b); log(w.upgrade().is_none().to_string()); } flush("rc");
    { let mut o = Some(D("o1")); let old = o.replace(D("o2")); log("replaced"); drop(old); o = None; log(o.is_none().to_string()); } flush("option");
    { let mut a = D("ma"); let b = mem::replace(&mut a, D("mb")); log(b.0); mem::forget(b); let _m = ManuallyDrop::new(D("never")); } flush("mem");
    { let mut m = ManuallyDrop::new(D("manual")); unsafe { ManuallyDrop::drop(&mut m) } log("x"); drop(ManuallyDrop::into_inner(ManuallyDrop::new(D("inner")))) } flush("manually");
    { let x = loop { let _g = D("g"); break D("val").get() }; log(x.to_string()); 'l: { let _q = D("q"); if x == 3 { break 'l } log("skipped"); } } flush("break");
    { let s = Pair { b: D("base-b"), a: D("base-a") }; let n = Pair { a: D("new-a"), ..s }; log(n.b.0); log("s part left"); } flush("update");
    { let _ = (D("u0"), D("u1")); let (_, _k) = (D("w0"), D("w1")); log("mid"); } flush("patterns");
    { let b: Box<dyn Fn() -> usize> = Box::new({ let d = D("boxed"); move || d.get() }); log(b().to_string()); let v: Vec<Box<dyn Fn() -> usize>> = vec![b, Box::new(|| 1)]; log(v.len().to_string()); } flush("dyn");
    let r = std::panic::catch_unwind(|| { let _a = D("pa"); let v = vec![D("pv0"), D("pv1")]; let _b = D("pb"); if v.len() == 2 { panic!("stop") } });
    flush(if r.is_err() { "unwound" } else { "?" });
    let r = std::panic::catch_unwind(|| { let _v: Vec<D> = ["k0", "k1", "k2"].into_iter().map(|n| if n == "k2" { panic!("in map") } else { D(n) }).collect(); });
    flush(if r.is_err() { "collect unwound" } else { "?" });
    let r = std::panic::catch_unwind(|| Pair { a: D("fa"), b: None::<D>.expect("no b") });
    flush(&format!("struct {}", r.map(|p| p.a.0).unwrap_or("lost")));
}
