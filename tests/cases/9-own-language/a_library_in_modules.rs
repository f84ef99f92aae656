//! Library management: a program in modules, with generics, error handling by hand, iterators and a report.
#![warn(clippy::all)]
#![allow(dead_code)]

pub mod model {
    use std::collections::BTreeSet;
    use std::fmt;

    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
    #[repr(u8)]
    pub enum Genre { Fiction = 1, Science = 4, History, Poetry = 10 }

    impl TryFrom<u8> for Genre {
        type Error = super::errors::ParseError;
        fn try_from(n: u8) -> Result<Self, Self::Error> {
            Ok(match n { 1 => Self::Fiction, 4 => Self::Science, 5 => Self::History, 10 => Self::Poetry, _ => return Err(super::errors::ParseError::Genre(n)) })
        }
    }

    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
    pub struct Isbn([u8; 4]);
    impl Isbn {
        pub(crate) fn new(digits: [u8; 4]) -> Option<Self> {
            let sum: u32 = digits.iter().zip(1..).map(|(&d, k): (_, u32)| u32::from(d) * k).sum();
            (sum % 5 == 0).then(|| Self(digits))
        }
    }
    impl fmt::Display for Isbn {
        fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
            let [a, b, c, d] = self.0;
            if f.sign_minus() { write!(f, "-")? }
            write!(f, "{a}-{b}{c}-{d}")
        }
    }

    #[derive(Debug, Clone)]
    pub struct Book { pub title: String, pub isbn: Isbn, pub genre: Genre, pub tags: BTreeSet<&'static str>, pub(in crate::model) copies: u32 }

    #[derive(Default)]
    pub struct BookBuilder { title: Option<String>, isbn: Isbn, genre: Option<Genre>, tags: BTreeSet<&'static str>, copies: u32 }
    impl BookBuilder {
        pub fn title(mut self, t: impl Into<String>) -> Self { self.title.replace(t.into()); self }
        pub fn isbn(self, isbn: Isbn) -> Self { Self { isbn, ..self } }
        pub fn genre(mut self, g: Genre) -> Self { self.genre = Some(g); self }
        pub fn tag(mut self, t: &'static str) -> Self { self.tags.insert(t); self }
        pub fn copies(mut self, n: u32) -> Self { self.copies = n; self }
        pub fn build(self) -> Result<Book, &'static str> {
            let Self { title: Some(title), isbn, genre, tags, copies } = self else { return Err("no title") };
            Ok(Book { title, isbn, genre: genre.ok_or("no genre")?, tags, copies: copies.max(1) })
        }
    }
    impl Book {
        pub fn builder() -> BookBuilder { BookBuilder::default() }
        pub fn available(&self) -> u32 { self.copies }
        pub fn take(&mut self) -> bool { match self.copies.checked_sub(1) { Some(n) => { self.copies = n; true } None => false } }
        pub fn give_back(&mut self) { self.copies += 1 }
    }
}

pub mod errors {
    use std::fmt;
    #[derive(Debug, PartialEq)]
    pub enum ParseError { Genre(u8), Digit { at: usize, found: char }, Length(usize), Checksum }
    impl fmt::Display for ParseError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            use ParseError as P;
            match self {
                P::Genre(n) => write!(f, "no genre {n:#04x}"),
                P::Digit { at, found: c } => write!(f, "{c:?} (U+{:04X}) at {at} is no digit", *c as u32),
                P::Length(n) => write!(f, "{n} digits instead of {}", 4),
                P::Checksum => f.write_str("checksum"),
            }
        }
    }
    impl std::error::Error for ParseError {}
    #[derive(Debug)]
    pub enum LibraryError { Parse(ParseError), NotFound(String), Unavailable { title: String, waiting: usize } }
    impl From<ParseError> for LibraryError { fn from(e: ParseError) -> Self { LibraryError::Parse(e) } }
    impl fmt::Display for LibraryError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                Self::Parse(p) => p.fmt(f),
                Self::NotFound(what) => write!(f, "{what:?} not found"),
                Self::Unavailable { title, waiting: 0 | 1 } => write!(f, "{title} is out"),
                Self::Unavailable { title, waiting } => write!(f, "{title} is out, {waiting} wait"),
            }
        }
    }
    impl std::error::Error for LibraryError { fn source(&self) -> Option<&(dyn std::error::Error + 'static)> { match self { Self::Parse(p) => Some(p), _ => None } } }
    pub type Result<T, E = LibraryError> = std::result::Result<T, E>;
}

mod library {
    use super::{errors::{self, LibraryError, ParseError}, model::{Book, Genre, Isbn}};
    use std::collections::{hash_map, BTreeMap, HashMap, VecDeque};
    use std::rc::Rc;

    impl std::str::FromStr for Isbn {
        type Err = ParseError;
        fn from_str(s: &str) -> Result<Self, ParseError> {
            let digits = s.char_indices().filter(|&(_, c)| c != '-').map(|(at, found)| found.to_digit(10).map(|d| d as u8).ok_or(ParseError::Digit { at, found })).collect::<Result<Vec<u8>, _>>()?;
            let digits: [u8; 4] = digits.try_into().map_err(|v: Vec<u8>| ParseError::Length(v.len()))?;
            Isbn::new(digits).ok_or(ParseError::Checksum)
        }
    }

    pub trait Policy { fn max_loans(&self, member: &str) -> usize; fn fee(&self, days: u32) -> u32 { days.saturating_sub(14) * 10 } }
    pub struct Standard;
    impl Policy for Standard { fn max_loans(&self, _: &str) -> usize { 2 } }
    impl<F: Fn(&str) -> usize> Policy for F { fn max_loans(&self, m: &str) -> usize { self(m) } fn fee(&self, _: u32) -> u32 { 0 } }

    pub struct Library<P: Policy + ?Sized = dyn Policy> { books: BTreeMap<Isbn, Book>, loans: HashMap<Rc<str>, Vec<(Isbn, u32)>>, queue: HashMap<Isbn, VecDeque<Rc<str>>>, names: Vec<Rc<str>>, policy: Box<P> }

    impl<P: Policy + ?Sized> Library<P> {
        pub fn with_policy(policy: Box<P>) -> Self { Self { books: Default::default(), loans: Default::default(), queue: HashMap::default(), names: vec![], policy } }
        fn intern(&mut self, who: &str) -> Rc<str> {
            if let Some(n) = self.names.iter().find(|n| &***n == who) { return Rc::clone(n) }
            let n: Rc<str> = who.into();
            self.names.push(n.clone());
            n
        }
        pub fn add(&mut self, b: Book) -> Option<Book> { self.books.insert(b.isbn.clone(), b) }
        pub fn lend(&mut self, who: &str, isbn: &str, day: u32) -> errors::Result<&Book> {
            let isbn: Isbn = isbn.parse()?;
            let who = self.intern(who);
            let max = self.policy.max_loans(&who);
            let book = self.books.get_mut(&isbn).ok_or_else(|| LibraryError::NotFound(isbn.to_string()))?;
            let mine = self.loans.entry(who.clone()).or_default();
            if mine.len() >= max || !book.take() {
                let q = self.queue.entry(isbn).or_default();
                if !q.contains(&who) { q.push_back(who) }
                return Err(LibraryError::Unavailable { title: book.title.clone(), waiting: q.len() });
            }
            mine.push((isbn, day));
            Ok(&*book)
        }
        pub fn give_back(&mut self, who: &str, isbn: &str, day: u32) -> errors::Result<(u32, Option<Rc<str>>)> {
            let isbn = isbn.parse::<Isbn>().map_err(LibraryError::from)?;
            let hash_map::Entry::Occupied(mut mine) = self.loans.entry(who.into()) else { return Err(LibraryError::NotFound(who.to_string())) };
            let at = mine.get().iter().position(|(i, _)| *i == isbn).ok_or_else(|| LibraryError::NotFound(format!("{isbn:-}")))?;
            let (_, since) = mine.get_mut().swap_remove(at);
            if mine.get().is_empty() { mine.remove_entry(); }
            if let Some(b) = self.books.get_mut(&isbn) { b.give_back() }
            let next = self.queue.get_mut(&isbn).and_then(VecDeque::pop_front);
            Ok((self.policy.fee(day - since), next))
        }
        pub fn by_genre(&self) -> BTreeMap<Genre, Vec<&str>> {
            let mut m: BTreeMap<_, Vec<_>> = BTreeMap::new();
            for Book { title, genre, .. } in self.books.values() { m.entry(*genre).or_default().push(title.as_str()) }
            m.values_mut().for_each(|v| v.sort_by_cached_key(|t| std::cmp::Reverse(t.len())));
            m
        }
        pub fn search<'l, 'q: 'l>(&'l self, q: &'q str) -> impl Iterator<Item = &'l Book> + 'l {
            self.books.values().filter(move |b| b.title.to_ascii_lowercase().contains(q) || b.tags.iter().any(|t| t.eq_ignore_ascii_case(q)))
        }
        pub fn isbns(&self) -> impl DoubleEndedIterator<Item = &Isbn> { self.books.keys() }
    }
}

use errors::LibraryError;
use library::{Library, Policy, Standard};
use model::{Book, Genre::{self, *}};

fn fill<P: Policy + ?Sized>(lib: &mut Library<P>) -> Result<(), Box<dyn std::error::Error>> {
    for (n, (title, isbn, genre)) in [("Dune", "0-00-0", 1u8), ("Cosmos", "1-00-1", 4), ("SPQR", "2-01-0", 5), ("Odes", "5-00-0", 10)].iter().enumerate() {
        let b = Book::builder().title(*title).isbn(isbn.parse()?).genre((*genre).try_into()?).tag(if n % 2 == 0 { "Classic" } else { "new" }).copies(n as u32).build()?;
        if let Some(old) = lib.add(b) { println!("replaced {}", old.title) }
    }
    Ok(())
}

fn main() {
    let mut lib = Library::with_policy(Box::new(Standard));
    fill(&mut lib).unwrap_or_else(|e| println!("{e}"));
    println!("{:?} {:?} {:?}", Book::builder().build().map(drop), Book::builder().title("x").build().err(), "5000".parse::<model::Isbn>());
    for (who, isbn, day) in [("ann", "0000", 1), ("bob", "0000", 2), ("cy", "00-00", 2), ("ann", "10-01", 3), ("ann", "20-10", 3), ("dee", "1234", 4), ("dee", "12x4", 4), ("dee", "12", 4), ("dee", "5555", 9)] {
        match lib.lend(who, isbn, day) {
            Ok(Book { title, genre: g @ (Fiction | Poetry), .. }) => println!("{who} has {title} ({g:?}={})", *g as u8),
            Ok(b) => println!("{who} has {} {:?} {}", b.title, b.tags, b.available()),
            Err(e @ LibraryError::Parse(_)) => println!("{who}: {e} / {:?}", std::error::Error::source(&e).map(|s| s.to_string())),
            Err(e) => println!("{who}: {e}"),
        }
    }
    println!("{:?}", lib.give_back("ann", "0000", 30).map_err(|e| e.to_string()));
    println!("{:?}", lib.give_back("ann", "5000", 30).map_err(|e| e.to_string()));
    println!("{:?}", lib.give_back("zoe", "5000", 30).map_err(|e| e.to_string()));
    println!("{:?}", lib.by_genre());
    println!("{:?}", lib.search("classic").chain(lib.search("o")).map(|b| &b.title[..]).collect::<Vec<_>>());
    println!("{}", lib.isbns().rev().map(ToString::to_string).collect::<Vec<_>>().join(" < "));
    let mut strict: Library<dyn Policy> = Library::with_policy(Box::new(|m: &str| m.len() / 3));
    fill(&mut strict).expect("fills");
    println!("{} {}", strict.lend("al", "5-00-0", 1).is_ok(), strict.lend("alice", "5-00-0", 1).is_ok());
    println!("{:?} {:?}", Genre::try_from(9), [Poetry, Fiction, History].iter().max().map(|g| *g as i32 * 2));
    println!("{:?}", std::mem::size_of::<Genre>() + std::mem::size_of::<Option<Genre>>());
}
