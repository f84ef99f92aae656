// Parameters of types that only a bound names: what an iterator gives, what a closure returns.
use std::collections::HashMap;
use std::iter::Peekable;

struct Tokens<'s, I: Iterator<Item = &'s str>> {
    words: Peekable<I>,
}
impl<'s, I: Iterator<Item = &'s str>> Tokens<'s, I> {
    fn number(&mut self) -> Option<i64> {
        self.words.next_if(|w| w.parse::<i64>().is_ok())?.parse().ok()
    }
    fn rest(self) -> Vec<&'s str> {
        self.words.collect()
    }
}

struct Cache<F, K, V>
where
    F: Fn(&K) -> V,
{
    make: F,
    kept: HashMap<K, V>,
}
impl<F: Fn(&K) -> V, K: Clone + Eq + std::hash::Hash, V: Clone> Cache<F, K, V> {
    fn get(&mut self, k: K) -> V {
        let make = &self.make;
        self.kept.entry(k.clone()).or_insert_with(|| make(&k)).clone()
    }
}

struct Mapped<I, F, B>
where
    I: Iterator,
    F: FnMut(I::Item) -> B,
{
    inner: I,
    f: F,
}
impl<I: Iterator, F: FnMut(I::Item) -> B, B> Iterator for Mapped<I, F, B> {
    type Item = B;
    fn next(&mut self) -> Option<B> {
        self.inner.next().map(&mut self.f)
    }
}

enum Source<T, U, F>
where
    F: Fn() -> U,
    U: IntoIterator<Item = T>,
{
    Made(F),
    Empty,
}
impl<T, U: IntoIterator<Item = T>, F: Fn() -> U> Source<T, U, F> {
    fn all(&self) -> Vec<T> {
        match self {
            Source::Made(f) => f().into_iter().collect(),
            Source::Empty => Vec::new(),
        }
    }
}

fn main() {
    let mut t = Tokens { words: "12 x 7".split(' ').peekable() };
    println!("{:?} {:?} {:?}", t.number(), t.number(), t.rest());
    let mut c = Cache { make: |k: &String| k.len(), kept: HashMap::new() };
    println!("{} {} {}", c.get("four".into()), c.get("four".into()), c.kept.len());
    println!("{:?}", Mapped { inner: 1..4, f: |x| x * x }.collect::<Vec<_>>());
    println!("{:?}", Source::Made(|| [1, 2]).all());
    println!("{:?}", if true { Source::Empty } else { Source::Made(|| vec!['x']) }.all());
}
