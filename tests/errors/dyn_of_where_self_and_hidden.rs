use std::fmt::Debug;
use std::rc::Rc;
trait N { const X: u8; }
trait A { fn a(&self) where Self: N; }
trait B { fn b(&self) where Self: Debug; }
trait C { fn c(&self) where Self: Sized + N; }
trait D { fn d(&self) where Self: Send; fn u(&self) where Self: Unpin; }
trait E { type T<'a> where Self: 'a; fn e(&self); }
trait F { type T<'a> where Self: Sized; fn f(&self); }
trait G { fn g<'a>(&'a self) -> &'a u8 where Self: 'a; }
trait H: PartialEq<u8> { fn h(self: Rc<Self>); }
trait J { fn j(&self) where Vec<Self>: Clone, Self: Sized; }
trait K { fn k(&self) where Vec<u8>: Clone; }
trait L where Self: Sized { fn l(&self); }
trait M { fn m(&self) -> Box<dyn M>; fn n(&self, o: &dyn M); fn o(&self) -> Option<Self> where Self: Sized; }
trait P { type Q; fn p(&self) -> Self::Q; }
trait Q: Clone { }
trait R { fn r(&self, f: impl Fn()); }
trait S { fn s(&self) -> impl Debug; }
trait T { fn t(&self, f: &dyn Fn(&Self)); }
fn a(_: &dyn A) {}
fn b(_: &dyn B) {}
fn c(_: &dyn C) {}
fn d(_: &dyn D) {}
fn e(_: &dyn E) {}
fn f(_: &dyn F) {}
fn g(_: &dyn G) {}
fn h(_: &dyn H) {}
fn j(_: &dyn J) {}
fn k(_: &dyn K) {}
fn l(_: &dyn L) {}
fn m(_: &dyn M) {}
fn p(_: &dyn P<Q = u8>) {}
fn q(_: &dyn Q) {}
fn r(_: &dyn R) {}
fn s(_: &dyn S) {}
fn t(_: &dyn T) {}
fn main() {}
