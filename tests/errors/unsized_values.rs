trait Shape { fn area(&self) -> f64; }
struct Dot;
impl Shape for Dot { fn area(&self) -> f64 { 0.0 } }
fn a(s: str) -> usize { s.len() }
fn b(v: [u8]) {}
fn c() -> str { *"abc" }
fn e(s: dyn Shape) -> f64 { s.area() }
fn f(n: i32) -> dyn Fn(i32) -> i32 { move |x| x + n }
struct H { name: str, n: u32 }
struct G { s: dyn Shape }
fn g<T: ?Sized>(t: T) {}
fn h<T: ?Sized>(t: &T) { let u = *t; }
enum E { A(str) }
type T = Vec<str>;
fn main() {
    let x = *"hello";
    let y: str = "x";
    let v = vec![1, 2];
    let z = v[..];
    let w = f(1)(2);
    let b: Box<dyn Shape> = Box::new(Dot);
    let k = *b;
    for q in [*"a"] {}
    let o: Option<str> = None;
    match *"s" { s => {} }
    let (m, n) = (1, *"s");
}
