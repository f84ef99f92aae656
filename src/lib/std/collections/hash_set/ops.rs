//! Two `HashSet`s together, lazily.

use super::{HashSet, Iter};
use crate::fmt;
use crate::hash::{BuildHasher, Hash};
use crate::iter::FusedIterator;

/// Walks one set and keeps what the other has (or has not).
macro_rules! filtered {
    ($name:ident, $keep:expr) => {
        pub struct $name<'a, T, S> {
            iter: Iter<'a, T>,
            other: &'a HashSet<T, S>,
        }
        impl<'a, T, S> $name<'a, T, S> {
            pub(crate) fn new(of: &'a HashSet<T, S>, other: &'a HashSet<T, S>) -> $name<'a, T, S> {
                $name { iter: of.iter(), other }
            }
        }
        impl<'a, T: Eq + Hash, S: BuildHasher> Iterator for $name<'a, T, S> {
            type Item = &'a T;
            fn next(&mut self) -> Option<&'a T> {
                while let Some(x) = self.iter.next() {
                    if self.other.contains(x) == $keep {
                        return Some(x);
                    }
                }
                None
            }
            fn size_hint(&self) -> (usize, Option<usize>) { (0, self.iter.size_hint().1) }
        }
        impl<T, S> Clone for $name<'_, T, S> {
            fn clone(&self) -> Self { $name { iter: self.iter.clone(), other: self.other } }
        }
    };
}
filtered!(Intersection, true);
filtered!(Difference, false);

macro_rules! chained {
    ($name:ident, $first:ty, $second:ty) => {
        pub struct $name<'a, T, S> {
            first: $first,
            second: $second,
        }
        impl<'a, T: Eq + Hash, S: BuildHasher> Iterator for $name<'a, T, S> {
            type Item = &'a T;
            fn next(&mut self) -> Option<&'a T> {
                match self.first.next() {
                    Some(x) => Some(x),
                    None => self.second.next(),
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) { (self.first.size_hint().0, None) }
        }
        impl<T, S> Clone for $name<'_, T, S> {
            fn clone(&self) -> Self { $name { first: self.first.clone(), second: self.second.clone() } }
        }
    };
}
chained!(Union, Iter<'a, T>, Difference<'a, T, S>);
chained!(SymmetricDifference, Difference<'a, T, S>, Difference<'a, T, S>);

impl<'a, T, S> Union<'a, T, S> {
    pub(crate) fn new(a: &'a HashSet<T, S>, b: &'a HashSet<T, S>) -> Union<'a, T, S> {
        Union { first: a.iter(), second: Difference::new(b, a) }
    }
}
impl<'a, T, S> SymmetricDifference<'a, T, S> {
    pub(crate) fn new(a: &'a HashSet<T, S>, b: &'a HashSet<T, S>) -> SymmetricDifference<'a, T, S> {
        SymmetricDifference { first: Difference::new(a, b), second: Difference::new(b, a) }
    }
}

macro_rules! rest {
    ($($name:ident)*) => {$(
        impl<T: fmt::Debug + Eq + Hash, S: BuildHasher> fmt::Debug for $name<'_, T, S> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
        }
        impl<T: Eq + Hash, S: BuildHasher> FusedIterator for $name<'_, T, S> {}
    )*};
}
rest!(Intersection Difference Union SymmetricDifference);
