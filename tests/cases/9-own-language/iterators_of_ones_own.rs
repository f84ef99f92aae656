// Iterator adaptors of one's own: extension trait, windows by array, group runs, interleave, memo.
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::fmt::Debug;
use std::hash::Hash;
use std::iter::{self, FusedIterator};

struct Pairwise<I: Iterator> { it: I, prev: Option<I::Item> }
impl<I> Iterator for Pairwise<I> where I: Iterator, I::Item: Clone {
    type Item = (I::Item, I::Item);
    fn next(&mut self) -> Option<Self::Item> {
        if self.prev.is_none() { self.prev = self.it.next() }
        let next = self.it.next()?;
        let prev = self.prev.replace(next.clone())?;
        Some((prev, next))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lo, hi) = self.it.size_hint();
        let less = usize::from(self.prev.is_none());
        (lo.saturating_sub(less), hi.map(|h| h.saturating_sub(less)))
    }
}
struct Runs<I: Iterator> { it: iter::Peekable<I> }
impl<I: Iterator> Iterator for Runs<I> where I::Item: PartialEq {
    type Item = (I::Item, usize);
    fn next(&mut self) -> Option<Self::Item> {
        let head = self.it.next()?;
        let mut n = 1;
        while self.it.next_if_eq(&head).is_some() { n += 1 }
        Some((head, n))
    }
}
struct Unique<I: Iterator, K, F> { it: I, seen: BTreeSet<K>, key: F }
impl<I: Iterator, K: Ord, F: FnMut(&I::Item) -> K> Iterator for Unique<I, K, F> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { let Self { it, seen, key } = self; it.find(|x| seen.insert(key(x))) }
}
struct Interleave<A, B> { a: A, b: B, flip: bool }
impl<A: Iterator, B: Iterator<Item = A::Item>> Iterator for Interleave<A, B> {
    type Item = A::Item;
    fn next(&mut self) -> Option<A::Item> {
        self.flip = !self.flip;
        if self.flip { self.a.next().or_else(|| self.b.next()) } else { self.b.next().or_else(|| self.a.next()) }
    }
}
struct Countdown(u32);
impl Iterator for Countdown { type Item = u32; fn next(&mut self) -> Option<u32> { self.0 = self.0.checked_sub(1)?; Some(self.0 + 1) } fn size_hint(&self) -> (usize, Option<usize>) { (self.0 as usize, Some(self.0 as usize)) } }
impl ExactSizeIterator for Countdown {}
impl FusedIterator for Countdown {}
impl DoubleEndedIterator for Countdown { fn next_back(&mut self) -> Option<u32> { None } }
trait IterExt: Iterator {
    fn pairwise(self) -> Pairwise<Self> where Self: Sized { Pairwise { it: self, prev: None } }
    fn runs(self) -> Runs<Self> where Self: Sized, Self::Item: PartialEq { Runs { it: self.peekable() } }
    fn unique_by<K: Ord, F: FnMut(&Self::Item) -> K>(self, key: F) -> Unique<Self, K, F> where Self: Sized { Unique { it: self, seen: BTreeSet::new(), key } }
    fn interleave<J: IntoIterator<Item = Self::Item>>(self, j: J) -> Interleave<Self, J::IntoIter> where Self: Sized { Interleave { a: self, b: j.into_iter(), flip: false } }
    fn counts(self) -> HashMap<Self::Item, usize> where Self: Sized, Self::Item: Hash + Eq { self.fold(HashMap::new(), |mut m, x| { *m.entry(x).or_default() += 1; m }) }
    fn array_chunks_<const N: usize>(mut self) -> impl Iterator<Item = [Self::Item; N]> where Self: Sized, Self::Item: Debug {
        iter::from_fn(move || { let v: Vec<_> = self.by_ref().take(N).collect(); v.try_into().ok() })
    }
    fn last_n(self, n: usize) -> VecDeque<Self::Item> where Self: Sized {
        let mut q = VecDeque::with_capacity(n);
        self.for_each(|x| { if q.len() == n { q.pop_front(); } q.push_back(x) });
        q
    }
}
impl<I: Iterator + ?Sized> IterExt for I {}

fn collatz(n: u64) -> impl Iterator<Item = u64> + Clone { iter::successors(Some(n), |&n| match n { 1 => None, n if n % 2 == 0 => Some(n / 2), n => Some(3 * n + 1) }) }
fn main() {
    println!("{:?}", [1, 4, 9, 16].iter().pairwise().map(|(a, b)| b - a).collect::<Vec<_>>());
    println!("{:?}", (1..6).pairwise().size_hint());
    println!("{}", "aaabccd".chars().runs().map(|(c, n)| if n > 1 { format!("{n}{c}") } else { c.to_string() }).collect::<String>());
    println!("{:?}", ["apple", "bob", "cat", "door", "egg"].into_iter().unique_by(|s| s.len()).collect::<Vec<_>>());
    println!("{:?}", (0..3).interleave(vec![10, 11, 12, 13, 14]).collect::<Vec<_>>());
    let mut c: Vec<_> = "mississippi".chars().counts().into_iter().collect();
    c.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    println!("{c:?}");
    println!("{:?}", (1..=8).array_chunks_::<3>().map(|[a, b, c]| a * b * c).collect::<Vec<i32>>());
    println!("{:?}", collatz(27).last_n(4));
    println!("{} {:?}", collatz(27).count(), collatz(27).max());
    println!("{:?} {}", Countdown(4).collect::<Box<[_]>>(), Countdown(9).len());
    let boxed: Box<dyn Iterator<Item = u32>> = Box::new(Countdown(3).chain(7..9));
    println!("{:?}", boxed.pairwise().collect::<Vec<_>>());
    let mut p = Countdown(2).fuse();
    println!("{:?} {:?} {:?} {:?}", p.next(), p.next(), p.next(), p.next());
    let (ev, od): (Vec<u64>, Vec<u64>) = collatz(6).partition(|n| n % 2 == 0);
    println!("{ev:?} {od:?}");
    let v = collatz(5).scan(0, |s, x| { *s += x; (*s < 40).then_some(*s) }).collect::<Vec<_>>();
    println!("{v:?} {:?}", v.iter().rev().step_by(2).copied().reduce(|a, b| a ^ b));
    println!("{:?}", collatz(3).zip(collatz(7)).skip_while(|(a, b)| a < b).map_while(|(a, b)| a.checked_sub(b)).collect::<Vec<_>>());
    println!("{:?}", collatz(9).try_fold(0u8, |a, x| a.checked_add(x as u8)));
    println!("{:?} {:?}", (1..4).cmp([1, 2, 4]), [1.0, f64::NAN].iter().partial_cmp([1.0, 2.0].iter()));
    println!("{:?}", (1..=3).flat_map(|x| iter::repeat(x).take(x)).rev().collect::<Vec<_>>());
    println!("{:?} {:?}", (0..10).min_by_key(|x| (x - 5i32).abs()), ["b", "a"].iter().is_sorted());
}
