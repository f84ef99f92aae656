#![allow(dead_code, unused)]
use std::fmt;
fn a1(n: u32) -> u32 {
    if n == 0 { panic!("x") }
    a1(n - 1)
}
fn a2(v: Vec<u32>) -> u32 {
    if v.is_empty() { panic!("x") }
    a2(v)
}
fn a3(n: u32) -> u32 { if n > 2 { a3(n - 1) } else { a3(n + 1) } }
fn a4(n: u32) -> u32 { loop { a4(n); } }
fn a5(n: u32) -> u32 { while n > 1 { a5(n); } 1 }
struct S(u8);
impl fmt::Display for S {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { self.fmt(f) }
}
impl fmt::Debug for S {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { write!(f, "{:?}", self) }
}
impl PartialEq for S {
    fn eq(&self, o: &S) -> bool { self == o }
}
impl Clone for S {
    fn clone(&self) -> Self {
        self.clone()
    }
}
impl Default for S {
    fn default() -> Self {
        S { ..Default::default() }
    }
}
impl From<u8> for S { fn from(n: u8) -> S { n.into() } }
impl Iterator for S { type Item = u8; fn next(&mut self) -> Option<u8> { self.next() } }
trait T {
    fn f(&self) { self.f() }
    fn g(&self) { Self::g(self); }
}
impl T for u8 { fn f(&self) { (*self as u16).f() } }
impl T for u16 { fn f(&self) { T::f(self) } }
fn gen<X: Copy>(x: X) { gen::<u8>(1); let _ = x; }
fn mutual1() { mutual2() }
fn mutual2() { mutual1() }
async fn asy() { let b: std::pin::Pin<Box<dyn std::future::Future<Output = ()>>> = Box::pin(asy()); b.await; }
fn clo() { let f = || clo(); f(); }
fn some(n: Option<u32>) -> Option<u32> { let x = n?; some(Some(x)) }
fn m(n: u32) -> u32 { match n { 0 => m(1), _ => std::process::exit(1) } }
fn un(n: u32) -> u32 { let s = String::new(); match n { 0 => unreachable!(), _ => un(n - 1) } }
impl Drop for S { fn drop(&mut self) { let s = S(1); } }
impl std::ops::Deref for S { type Target = u8; fn deref(&self) -> &u8 { &**self } }
impl std::ops::Index<usize> for S { type Output = u8; fn index(&self, i: usize) -> &u8 { &self[i] } }
impl S { 
    #[allow(dead_code)]
    pub fn
    meth(&self) { self.meth() } fn stat() { Self::stat() } }
fn main() {}
struct L<T>(Vec<T>);
impl<T: Clone> Clone for L<T> { fn clone(&self) -> Self { self.clone() } }
impl<T: fmt::Display> fmt::Display for L<T> { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { fmt::Display::fmt(self, f) } }
impl<'a, T> IntoIterator for &'a L<T> { type Item = &'a T; type IntoIter = std::slice::Iter<'a, T>; fn into_iter(self) -> Self::IntoIter { self.into_iter() } }
impl<T> L<T> { fn len(&self) -> usize { self.len() } }
fn lp(n: u32) { for i in 0..n { lp(i); } }
fn short(n: u32) -> bool { n > 1 && short(n - 1) }
fn short2(n: u32) -> bool { short2(n - 1) && n > 1 }
fn boxy(f: Box<dyn Fn()>) { boxy(f) }
fn ret(n: u32) -> ! { ret(n) }
