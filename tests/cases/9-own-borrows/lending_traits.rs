// A trait that lends: what it gives borrows from it.
trait Lend { type Item<'x> where Self: 'x; fn next<'x>(&'x mut self) -> Option<Self::Item<'x>>; }
fn all<L: Lend>(mut l: L, f: impl Fn(L::Item<'_>)) -> usize { let mut n = 0; while let Some(x) = l.next() { f(x); n += 1; } n }
fn kept<L: Lend>(l: &mut L) -> Vec<L::Item<'_>> { let mut v = Vec::new(); if let Some(x) = l.next() { v.push(x); } v }
fn longer<'a, L: Lend>(l: &'a mut L) -> Option<L::Item<'a>> { l.next() }
struct Map<L, F> { l: L, f: F }
impl<L: Lend, F, T> Lend for Map<L, F> where F: for<'x> FnMut(L::Item<'x>) -> T {
    type Item<'x> = T where Self: 'x;
    fn next<'x>(&'x mut self) -> Option<T> { self.l.next().map(&mut self.f) }
}
struct Skip<L>(L, usize);
impl<L: Lend> Lend for Skip<L> {
    type Item<'x> = L::Item<'x> where Self: 'x;
    fn next<'x>(&'x mut self) -> Option<L::Item<'x>> { while self.1 > 0 { self.1 -= 1; self.0.next()?; } self.0.next() }
}
struct V(Vec<u8>, usize);
impl Lend for V { type Item<'x> = &'x mut u8 where Self: 'x; fn next<'x>(&'x mut self) -> Option<&'x mut u8> { self.1 += 1; self.0.get_mut(self.1 - 1) } }
trait Col { type It<'a>: Iterator<Item = &'a u8> where Self: 'a; fn it<'a>(&'a self) -> Self::It<'a>; fn sum(&self) -> u32 { self.it().map(|b| *b as u32).sum() } }
impl Col for V { type It<'a> = std::slice::Iter<'a, u8>; fn it<'a>(&'a self) -> Self::It<'a> { self.0.iter() } }
fn two<C: Col>(c: &C) -> usize { let a = c.it(); let b = c.it(); a.zip(b).count() }
trait AsyncIt { type Fut<'a>: std::future::Future<Output = Option<u8>> where Self: 'a; fn nx<'a>(&'a mut self) -> Self::Fut<'a>; }
#[allow(dead_code)]
async fn drain<A: AsyncIt>(mut a: A) -> u32 { let mut n = 0; while let Some(x) = a.nx().await { n += x as u32; } n }
impl AsyncIt for V { type Fut<'a> = std::future::Ready<Option<u8>>; fn nx<'a>(&'a mut self) -> Self::Fut<'a> { self.1 += 1; std::future::ready(self.0.get(self.1 - 1).copied()) } }
fn main() {
    let mut v = V(vec![1, 2, 3], 0);
    println!("{}", kept(&mut v).len());
    println!("{}", all(Skip(Map { l: v, f: |x: &mut u8| { *x += 1; *x } }, 1), |y| println!("{y}")));
    let mut w = V(vec![1, 2, 3], 0);
    println!("{} {} {}", two(&w), w.sum(), longer(&mut w).is_some());
    let mut s = Skip(w, 1);
    let a = s.next();

    println!("{a:?}");
}
