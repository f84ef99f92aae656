use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};
use tokio::sync::RwLockReadGuard;
struct Tok<'a> { t: &'a str }
struct S { m: Mutex<u32>, rw: tokio::sync::RwLock<u32>, v: Vec<u32>, h: HashMap<String, u32> }
impl S {
    fn guard(&self) -> MutexGuard<u32> { self.m.lock().unwrap() }
    fn g2(&self) -> Result<MutexGuard<u32>, std::sync::PoisonError<MutexGuard<u32>>> { self.m.lock() }
    async fn read(&self) -> RwLockReadGuard<u32> { self.rw.read().await }
    fn it(&self) -> std::slice::Iter<u32> { self.v.iter() }
    fn keys(&self) -> impl Iterator<Item = &String> { self.h.keys() }
    fn keys2(&self) -> impl Iterator<Item = &String> + '_ { self.h.keys() }
    fn named<'a>(&'a self) -> &u32 { &self.v[0] }
    fn named2<'a>(&'a self, _o: &str) -> Option<&'a u32> { self.v.first() }
    fn named3<'a>(&'a self, _o: &'a str) -> Tok { Tok { t: "a" } }
    fn drain(&mut self) -> std::vec::Drain<u32> { self.v.drain(..) }
    fn chunks<'a>(&self, s: &'a str) -> std::str::Chars<'a> { s.chars() }
    fn mapf(&self) -> Box<dyn Fn(&str) -> &str> { Box::new(|s| s) }
    fn stat(&self) -> &'static str { "x" }
    fn tok(t: Tok) -> Tok { t }
    fn tok2(t: Tok) -> Tok<'_> { t }
    fn tok3(t: &Tok) -> usize { t.t.len() }
}
impl<'a> Tok<'a> {
    fn get(&self) -> &'a str { self.t }
    fn own(&self) -> Tok { Tok { t: self.t } }
    fn own2(self) -> Tok<'a> { self }
    fn me(&mut self) -> &mut Self { self }
}
trait T1 { fn a(&self) -> Tok; fn b(&self) -> std::str::Chars<'_>; }
impl T1 for S { fn a(&self) -> Tok { Tok { t: "a" } } fn b(&self) -> std::str::Chars { "a".chars() } }
#[tokio::main]
async fn main() {
    let mut s = S { m: Mutex::new(1), rw: tokio::sync::RwLock::new(1), v: vec![1], h: HashMap::new() };
    println!("{}{}{}{:?}{}{}{}{:?}{}{}", s.guard(), s.g2().is_ok(), s.read().await, s.it(), s.keys().count(), s.keys2().count(), s.named(), s.named2("a"), s.named3("a").t, s.chunks("a").count());
    s.drain(); s.mapf(); s.stat(); S::tok(S::tok2(s.a())); S::tok3(&s.a()); s.b();
    let mut t = Tok { t: "a" }; t.get(); t.me(); t.own(); t.own2();
}
