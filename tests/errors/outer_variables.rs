struct W<T>(T);
trait Tr { type Out; fn f(&self) -> Self::Ot; fn g<T: Iterator>(t: T) -> T::Itm; fn h(x: Self::Out) -> Self::Out; }
impl Tr for u8 { type Out = u32; fn f(&self) -> Self::Ot { 1 } fn g<T: Iterator>(t: T) -> T::Item { panic!() } fn h(x: Self::Out) -> Self::Out { x } }
impl<T> W<T> { fn a(&self) -> Self::Item { 1 } fn b(&self) -> T::Item { 1 } fn c() -> String::Item { } fn d() -> Vec<T>::Item {} }
impl Iterator for W<u32> { type Item = u32; fn next(&mut self) -> Option<Self::Items> { None } }
fn x() -> u32::Out { 1 }
enum E { A(u32) }
fn y(e: E::A) {}
fn z<T>(t: T) -> <T as Tr>::Outt { }
fn main() { let n = 3; let a = [0; n]; let b: [u8; n] = [1; 3]; const C: usize = n; static S: usize = n + 1; struct Q([u8; n]); fn inner() -> i32 { n } let q = || { const D: usize = n; }; }
