//! Iterating over a `BTreeSet`, and over two of them together, always in order.

use super::BTreeSet;
use crate::cmp::Ordering;
use crate::collections::btree_map;
use crate::fmt;
use crate::iter::{FusedIterator, Peekable};

pub struct Iter<'a, T> {
    keys: btree_map::Keys<'a, T, ()>,
}
impl<'a, T> Iter<'a, T> {
    pub(crate) fn new(keys: btree_map::Keys<'a, T, ()>) -> Iter<'a, T> { Iter { keys } }
}
impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> { self.keys.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.keys.size_hint() }
    fn last(mut self) -> Option<&'a T> { self.keys.next_back() }
}
impl<'a, T> DoubleEndedIterator for Iter<'a, T> {
    fn next_back(&mut self) -> Option<&'a T> { self.keys.next_back() }
}
impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> FusedIterator for Iter<'_, T> {}
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self { Iter { keys: self.keys.clone() } }
}
impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Iter").field(&self.keys).finish() }
}

pub struct Range<'a, T> {
    pairs: btree_map::Range<'a, T, ()>,
}
impl<'a, T> Range<'a, T> {
    pub(crate) fn new(pairs: btree_map::Range<'a, T, ()>) -> Range<'a, T> { Range { pairs } }
}
impl<'a, T> Iterator for Range<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        match self.pairs.next() {
            Some((k, _)) => Some(k),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.pairs.size_hint() }
}
impl<'a, T> DoubleEndedIterator for Range<'a, T> {
    fn next_back(&mut self) -> Option<&'a T> {
        match self.pairs.next_back() {
            Some((k, _)) => Some(k),
            None => None,
        }
    }
}
impl<T> FusedIterator for Range<'_, T> {}
impl<T> Clone for Range<'_, T> {
    fn clone(&self) -> Self { Range { pairs: self.pairs.clone() } }
}

pub struct IntoIter<T> {
    keys: btree_map::IntoKeys<T, ()>,
}
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.keys.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.keys.size_hint() }
}
impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> { self.keys.next_back() }
}
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("IntoIter").field("iter", &self.keys).finish() }
}
impl<T: fmt::Debug> fmt::Debug for Range<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Range").field("iter", &self.pairs).finish() }
}
impl<T> FusedIterator for IntoIter<T> {}

/// Two sorted walks side by side: what is only left, in both, only right.
struct Both<'a, T> {
    left: Peekable<Iter<'a, T>>,
    right: Peekable<Iter<'a, T>>,
}

enum Where<'a, T> {
    Left(&'a T),
    Both(&'a T),
    Right(&'a T),
}

impl<'a, T: Ord> Both<'a, T> {
    fn step(&mut self) -> Option<Where<'a, T>> {
        let order = match (self.left.peek(), self.right.peek()) {
            (None, None) => return None,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(a), Some(b)) => (**a).cmp(*b),
        };
        match order {
            Ordering::Less => self.left.next().map(Where::Left),
            Ordering::Greater => self.right.next().map(Where::Right),
            Ordering::Equal => {
                self.right.next();
                self.left.next().map(Where::Both)
            }
        }
    }
}

macro_rules! merged {
    ($($name:ident: $($want:pat => $x:ident),+;)*) => {$(
        pub struct $name<'a, T> {
            both: Both<'a, T>,
        }
        impl<'a, T: Ord> $name<'a, T> {
            pub(crate) fn new(a: &'a BTreeSet<T>, b: &'a BTreeSet<T>) -> $name<'a, T> {
                $name { both: Both { left: a.iter().peekable(), right: b.iter().peekable() } }
            }
        }
        impl<'a, T: Ord> Iterator for $name<'a, T> {
            type Item = &'a T;
            fn next(&mut self) -> Option<&'a T> {
                while let Some(found) = self.both.step() {
                    match found {
                        $($want => return Some($x),)+
                        #[allow(unreachable_patterns)]
                        _ => {}
                    }
                }
                None
            }
        }
        impl<T: Ord> FusedIterator for $name<'_, T> {}
        impl<T> Clone for $name<'_, T> {
            fn clone(&self) -> Self {
                $name { both: Both { left: self.both.left.clone(), right: self.both.right.clone() } }
            }
        }
        impl<T: Ord + fmt::Debug> fmt::Debug for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
        }
    )*};
}
merged! {
    Difference: Where::Left(x) => x;
    Intersection: Where::Both(x) => x;
    SymmetricDifference: Where::Left(x) => x, Where::Right(x) => x;
    Union: Where::Left(x) => x, Where::Both(x) => x, Where::Right(x) => x;
}

impl<T> IntoIterator for BTreeSet<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { keys: self.map.into_keys() } }
}
impl<'a, T> IntoIterator for &'a BTreeSet<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
