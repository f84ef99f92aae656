fn b<T: Missing>(t: T) {}
struct Unused<T>;
struct P<T: Clone>(T);
fn wf<T>(p: P<T>) {}
trait Tr { type A; fn f(&self); }
impl Tr for u8 { type A = u8; fn f(&self, x: u8) {} }
impl std::fmt::Display for Vec<u8> {}
fn dy(x: Box<dyn Tr>) {}
fn ty() -> i32 { "a" }
fn asn<S: Tr>() -> S::Nope { loop {} }
fn main() { let x: i32 = "a"; }
struct Cyc { c: Cyc }
enum Dup { A = 1, B = 1 }
impl P<u8> { fn d() {} } impl P<u8> { fn d() {} }
impl Tr for i8 { type A = u8; fn f(&self) {} } impl Tr for i8 { type A = u8; fn f(&self) {} }
fn g<T>(x: T::Q) {}
const C: u8 = "x";
fn ar() { let a: [u8; 2] = [1]; }

