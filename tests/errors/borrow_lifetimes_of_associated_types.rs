// What an associated type with lifetimes of its own is given it holds: in its impl, of a known type, of a parameter.
struct W { v: Vec<u32> }
trait Lend {
    type Item<'x> where Self: 'x;
    fn next<'x>(&'x mut self) -> Option<Self::Item<'x>>;
    fn again(&mut self) -> Option<Self::Item<'_>> { self.next() }
    fn both(&mut self) -> u8 { let a = self.next(); let b = self.next(); drop(a); drop(b); 1 }
}
impl Lend for W {
    type Item<'x> = &'x mut u32 where Self: 'x;
    fn next<'x>(&'x mut self) -> Option<Self::Item<'x>> { self.v.first_mut() }
}
struct Windows<'t, T> { slice: &'t mut [T], at: usize }
impl<'t, T> Lend for Windows<'t, T> {
    type Item<'x> = &'x mut [T] where Self: 'x;
    fn next<'x>(&'x mut self) -> Option<Self::Item<'x>> {
        let r = self.slice.get_mut(self.at..self.at + 2)?;
        self.at += 1;
        Some(r)
    }
}
struct Words<'t> { text: &'t str }
impl<'t> Lend for Words<'t> {
    type Item<'x> = (&'t str, &'x str) where Self: 'x;
    fn next<'x>(&'x mut self) -> Option<(&'t str, &'x str)> { Some((self.text, self.text)) }
}
trait Family { type Of<'a>; fn make<'a>(s: &'a str) -> Self::Of<'a>; }
struct Strs;
impl Family for Strs { type Of<'a> = &'a str; fn make<'a>(s: &'a str) -> Self::Of<'a> { s } }
struct Wrong;
impl Family for Wrong { type Of<'a> = &'a str; fn make<'a>(s: &'a str) -> <Self as Family>::Of<'a> { let t = String::from(s); &t } }
fn generic<L: Lend>(mut l: L) -> bool { let a = l.next().is_some(); a && l.again().is_some() }
fn main() {
    let mut w = W { v: vec![1] };
    let a = w.next();
    let b = w.again();
    println!("{:?} {:?}", a, b);
    if let Some(x) = w.next() { *x += 1; }
    while let Some(x) = w.again() { *x += 1; if *x > 3 { break; } }
    let mut s = [1, 2, 3];
    let mut ws = Windows { slice: &mut s, at: 0 };
    let one = ws.next();
    let two = ws.next();
    println!("{:?} {:?}", one, two);
    while let Some(p) = ws.next() { p[0] = 1; }
    println!("{:?} {}", s, generic(w));
    let text = String::from("t");
    let mut words = Words { text: &text };
    let long = words.next().unwrap().0;
    let other = words.next().unwrap();
    words.text = ""; // and it is read
    println!("{}", words.text);
    println!("{} {}", long, other.1);
    let k; { let t = String::from("x"); k = Strs::make(&t); }
    println!("{k}{}", Wrong::make("a"));
}
fn kept<L: Lend>(l: &mut L) -> Vec<L::Item<'_>> { let mut v = Vec::new(); if let Some(x) = l.next() { v.push(x); } v }
fn twice<L: Lend>(l: &mut L) -> bool { let a = l.next(); let b = l.next(); a.is_some() && b.is_some() }
fn longer<'a, L: Lend>(l: &'a mut L) -> Option<L::Item<'a>> { l.next() }
fn wrong<'a, L: Lend>(l: &'a mut L, m: &mut L) -> Option<L::Item<'a>> { l.next(); m.next() }
trait Col { type It<'a>: Iterator<Item = &'a u8> where Self: 'a; fn it<'a>(&'a self) -> Self::It<'a>; fn sum(&self) -> u32 { self.it().map(|b| *b as u32).sum() } }
fn two<C: Col>(c: &C) -> usize { let a = c.it(); let b = c.it(); a.zip(b).count() }
trait AsyncIt { type Fut<'a>: std::future::Future<Output = Option<u8>> where Self: 'a; fn nx<'a>(&'a mut self) -> Self::Fut<'a>; }
async fn drain<A: AsyncIt>(mut a: A) -> u32 { let mut n = 0; while let Some(x) = a.nx().await { n += x as u32; } n }
async fn bad_drain<A: AsyncIt>(mut a: A) -> u32 { let f = a.nx(); let g = a.nx(); f.await.unwrap() as u32 + g.await.unwrap() as u32 }
