#![allow(unused)]
mod o1 {
struct W<T>(T);
impl<T> From<T> for W<T> { fn from(t: T) -> Self { W(t) } }
impl<T> From<W<T>> for Vec<T> { fn from(w: W<T>) -> Self { vec![w.0] } }
pub fn main() {}
}

mod o2 {
use std::fmt;
struct A;
impl fmt::Display for A { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { Ok(()) } }
impl ToString for A { fn to_string(&self) -> String { String::new() } }
impl Into<String> for A { fn into(self) -> String { String::new() } }
impl From<A> for String { fn from(a: A) -> String { String::new() } }
pub fn main() {}
}

mod o3 {
use std::fmt::Display;
trait Show { fn show(&self) -> String; }
impl<T: Display> Show for T { fn show(&self) -> String { format!("{self}") } }
impl Show for String { fn show(&self) -> String { self.clone() } }
struct Mine;
impl Show for Mine { fn show(&self) -> String { String::new() } }
impl<T> Show for Vec<T> { fn show(&self) -> String { String::new() } }
pub fn main() {}
}

mod o4 {
trait Handler { fn call(&self); }
impl<F: Fn()> Handler for F { fn call(&self) { self() } }
impl Handler for String { fn call(&self) {} }
impl Handler for Vec<u8> { fn call(&self) {} }
struct H;
impl Handler for H { fn call(&self) {} }
pub fn main() {}
}

mod o5 {
use std::future::Future;
trait Job { fn go(self); }
impl<F: Future<Output = u32>> Job for F { fn go(self) {} }
impl<F: Future<Output = String>> Job for F { fn go(self) {} }
pub fn main() {}
}

mod o6 {
#[derive(Debug, Clone)]
struct P { x: i32 }
impl Clone for P { fn clone(&self) -> P { P { x: 1 } } }
impl std::fmt::Debug for P { fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result { Ok(()) } }
pub fn main() {}
}

mod o7 {
#[derive(Debug)]
struct MyErr(String);
impl<E: std::error::Error> From<E> for MyErr { fn from(e: E) -> Self { MyErr(e.to_string()) } }
pub fn main() {}
}

mod o8 {
#[derive(Debug)]
struct MyErr(String);
impl std::fmt::Display for MyErr { fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result { Ok(()) } }
impl std::error::Error for MyErr {}
impl<E: std::error::Error> From<E> for MyErr { fn from(e: E) -> Self { MyErr(e.to_string()) } }
pub fn main() {}
}

mod o9 {
trait Shape {}
impl<T> Shape for T {}
impl Shape for str {}
impl<T: Copy> Clone2 for T {}
impl<T> Clone2 for Vec<T> {}
impl Clone2 for String {}
trait Clone2 {}
pub fn main() {}
}

mod o10 {
struct N(i32);
impl std::ops::Add for N { type Output = N; fn add(self, o: N) -> N { N(self.0 + o.0) } }
impl std::ops::Add<i32> for N { type Output = N; fn add(self, o: i32) -> N { N(self.0 + o) } }
impl<'a> std::ops::Add<&'a N> for &'a N { type Output = N; fn add(self, o: &N) -> N { N(self.0 + o.0) } }
impl std::ops::Add<N> for N { type Output = N; fn add(self, o: N) -> N { N(self.0 + o.0) } }
impl PartialEq<i32> for N { fn eq(&self, o: &i32) -> bool { self.0 == *o } }
impl PartialEq for N { fn eq(&self, o: &N) -> bool { self.0 == o.0 } }
impl TryFrom<i32> for N { type Error = (); fn try_from(n: i32) -> Result<N, ()> { Ok(N(n)) } }
impl From<i32> for N { fn from(n: i32) -> N { N(n) } }
impl AsRef<i32> for N { fn as_ref(&self) -> &i32 { &self.0 } }
impl std::borrow::Borrow<i32> for N { fn borrow(&self) -> &i32 { &self.0 } }
impl std::borrow::Borrow<N> for N { fn borrow(&self) -> &N { self } }
impl Iterator for N { type Item = i32; fn next(&mut self) -> Option<i32> { None } }
impl<'a> IntoIterator for &'a N { type Item = i32; type IntoIter = std::vec::IntoIter<i32>; fn into_iter(self) -> Self::IntoIter { vec![].into_iter() } }
impl<T> Extend<T> for N { fn extend<I: IntoIterator<Item = T>>(&mut self, i: I) {} }
impl Extend<i32> for N { fn extend<I: IntoIterator<Item = i32>>(&mut self, i: I) {} }
pub fn main() {}
}

mod o11 {
use std::future::Future; use std::pin::Pin; use std::task::{Context, Poll};
struct T;
impl Future for T { type Output = (); fn poll(self: Pin<&mut Self>, c: &mut Context) -> Poll<()> { Poll::Ready(()) } }
impl std::future::IntoFuture for T { type Output = (); type IntoFuture = T; fn into_future(self) -> T { T } }
trait Ext: Future { fn x(self) where Self: Sized {} }
impl<F: Future> Ext for F {}
impl<F: Future + ?Sized> Ext for Box<F> where Box<F>: Future {}
impl<T: Default> Def for T {}
impl<T: Default> Def for Option<T> {}
impl Def for fn() {}
trait Def {}
trait Z {}
impl Z for (i32, u8) {}
impl<A, B: Iterator> Z for (A, B) {}
impl<A: Iterator> Z for (A, u8) {}
impl Drop for T { fn drop(&mut self) {} }
pub fn main() {}
}

fn main() {}
