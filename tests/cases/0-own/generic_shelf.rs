// Generics with bounds and where clauses, an iterator of our own, and a chain
// of adapters over it, used from async code.
use std::fmt::{Debug, Display};

struct Shelf<T> {
    items: Vec<T>,
    limit: usize,
}

impl<T: Clone + PartialOrd> Shelf<T> {
    fn with_limit(limit: usize) -> Self {
        Shelf { items: Vec::with_capacity(limit), limit }
    }

    fn put(&mut self, item: T) -> Result<usize, T> {
        if self.items.len() == self.limit {
            return Err(item);
        }
        self.items.push(item);
        Ok(self.items.len())
    }

    fn largest(&self) -> Option<&T> {
        let mut it = self.items.iter();
        let mut best = it.next()?;
        for x in it {
            if x > best {
                best = x;
            }
        }
        Some(best)
    }

    fn pairs(&self) -> Pairs<'_, T> {
        Pairs { items: &self.items, at: 0 }
    }
}

struct Pairs<'a, T> {
    items: &'a [T],
    at: usize,
}

impl<'a, T> Iterator for Pairs<'a, T> {
    type Item = (&'a T, &'a T);

    fn next(&mut self) -> Option<Self::Item> {
        let pair = (self.items.get(self.at)?, self.items.get(self.at + 1)?);
        self.at += 1;
        Some(pair)
    }
}

async fn describe<T, U>(what: T, much: U) -> String
where
    T: Display,
    U: Debug + Default + PartialEq,
{
    if much == U::default() {
        return format!("{what}: nothing");
    }
    format!("{what}: {much:?}")
}

#[tokio::main]
async fn main() {
    let mut shelf = Shelf::with_limit(4);
    for n in [4, 9, 2, 7, 5] {
        match shelf.put(n) {
            Ok(len) => print!("{n} in ({len}) "),
            Err(back) => println!("{back} back"),
        }
    }
    println!("{}", describe("largest", shelf.largest().copied()).await);
    let steps: Vec<i32> = shelf.pairs().map(|(a, b)| b - a).collect();
    println!("{}", describe("steps", steps).await);
    let rising = shelf.pairs().filter(|(a, b)| a < b).count();
    println!("{}", describe(format!("{:>8}", "rising"), rising).await);
    let far: u64 = shelf.pairs().skip(1).step_by(2).map(|(a, b)| (a * b) as u64).sum();
    println!("{}", describe('f', far).await);
    let words: Shelf<String> = Shelf::with_limit(0);
    println!("{}", describe("no words", words.largest().map(|w| w.len())).await);
    let text = shelf.items.iter().rev().zip("abc".chars()).fold(String::new(), |acc, (n, c)| {
        if acc.is_empty() { format!("{c}{n}") } else { acc + &format!("-{c}{n}") }
    });
    println!("{}", describe("zipped", text).await);
}
