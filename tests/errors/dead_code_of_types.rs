use std::fmt;
#[derive(Debug)] enum Err1 { NotFound(String), Bad { code: i32 } }
impl fmt::Display for Err1 { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { match self { Err1::NotFound(_) => write!(f, "nf"), Err1::Bad { code: c } => write!(f, "{c}") } } }
#[derive(Debug)] struct Wrapper(i32);
#[derive(Debug, Clone, Copy)] enum Shape { Circle { r: f64 }, Sq(f64), Tri }
#[derive(Debug)] struct Emp { name: String, age: u32, id: u32 }
impl Emp { fn new(name: &str) -> Emp { Emp { name: name.into(), age: 1, id: 2 } } fn name(&self) -> &str { &self.name } fn older(&mut self) { self.age += 1; } }
struct Node<T> { v: T, next: Option<Box<Node<T>>> }
struct List<T> { head: Option<Box<Node<T>>>, len: usize }
impl<T> List<T> { fn new() -> Self { List { head: None, len: 0 } } fn push(&mut self, v: T) { let old = self.head.take(); self.head = Some(Box::new(Node { v, next: old })); self.len += 1; } fn pop(&mut self) -> Option<T> { self.head.take().map(|n| { self.head = n.next; n.v }) } fn peek(&self) -> Option<&T> { None } }
trait Speak { fn speak(&self) -> String; fn loud(&self) -> String { self.speak().to_uppercase() } fn unused(&self) {} }
struct Dog; struct Cat { lives: u8 }
impl Speak for Dog { fn speak(&self) -> String { "w".into() } fn unused(&self) { only_here() } }
impl Speak for Cat { fn speak(&self) -> String { format!("m{}", 1) } }
fn only_here() {}
fn dynspeak(s: &dyn Speak) -> String { s.loud() }
struct Cfg { a: i32, b: i32, c: Inner } struct Inner { d: i32, e: i32 }
mod inner { pub struct Pubs { pub x: i32, y: i32 } impl Pubs { pub fn new() -> Self { Pubs { x: 1, y: 2 } } pub fn unused_pub(&self) {} fn private(&self) {} } pub enum Kind { A, B, C } pub const LIMIT: usize = 3; pub static NAME: &str = "n"; pub type Alias = u8; pub trait Tr {} }
use inner::Pubs;
struct Gen<T> { t: T, extra: Vec<T> }
impl<T: Clone> Gen<T> { fn get(&self) -> T { self.t.clone() } }
struct Iter3 { n: u32, step: u32 } impl Iterator for Iter3 { type Item = u32; fn next(&mut self) -> Option<u32> { self.n += 1; Some(self.n) } }
#[derive(PartialEq, Eq, Hash, PartialOrd, Ord, Clone, Copy)] enum Lvl { Lo, Hi }
struct Never; impl Never { fn a() {} fn b(&self) {} }
#[derive(Debug, Default)] struct Stats { total: u32, count: u32 }
static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0); static UNUSED: i32 = 3;
const fn cf() -> i32 { 3 } const CV: [i32; 3] = [cf(); 3]; const UNUSEDC: i32 = cf2(); const fn cf2() -> i32 { 1 }
async fn asy(x: i32) -> i32 { asy2(x).await } async fn asy2(x: i32) -> i32 { x } async fn asy3() {}
impl From<Wrapper> for i32 { fn from(w: Wrapper) -> i32 { w.0 } }
struct W2(i32); impl From<i32> for W2 { fn from(i: i32) -> W2 { W2(i) } }
struct Guard<'a> { log: &'a str, kind: i32 } impl Drop for Guard<'_> { fn drop(&mut self) { println!("{}", self.log) } }
fn main() {
    println!("{}", Err1::NotFound("x".into())); let _ = Err1::Bad { code: 1 };
    println!("{:?} {:?} {:?} {:?}", Wrapper(1), Shape::Circle { r: 1.0 }, Shape::Sq(2.0), Shape::Tri);
    let mut e = Emp::new("a"); e.older(); println!("{:?}", e); println!("{}", e.name());
    let mut l = List::new(); l.push(1); println!("{:?}", l.pop());
    println!("{} {}", dynspeak(&Dog), dynspeak(&Cat { lives: 9 }));
    let c = Cfg { a: 1, b: 2, c: Inner { d: 1, e: 2 } }; let Cfg { a, c: Inner { d, .. }, .. } = c; println!("{a}{d}");
    println!("{}", Pubs::new().x); if let inner::Kind::B = inner::Kind::A { }
    let g = Gen { t: 1, extra: vec![1] }; println!("{}", g.get());
    println!("{:?}", Iter3 { n: 1, step: 2 }.next()); println!("{}", Lvl::Lo == Lvl::Lo);
    let mut s = Stats::default(); s.total += 1; s.count = 4; println!("{s:?}");
    COUNT.fetch_add(1, std::sync::atomic::Ordering::SeqCst); println!("{:?}", CV); let _f = asy(1);
    let _w: W2 = 5.into(); let _g = Guard { log: "g", kind: 1 };
}
