//! Iterating over a `HashSet`.

use super::HashSet;
use crate::collections::hash_map;
use crate::fmt;
use crate::iter::FusedIterator;

pub struct Iter<'a, T> {
    keys: hash_map::Keys<'a, T, ()>,
}

impl<'a, T> Iter<'a, T> {
    pub(crate) fn new(keys: hash_map::Keys<'a, T, ()>) -> Iter<'a, T> { Iter { keys } }
}
impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> { self.keys.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.keys.size_hint() }
}
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self { Iter { keys: self.keys.clone() } }
}
impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}

pub struct IntoIter<T> {
    keys: hash_map::IntoKeys<T, ()>,
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.keys.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.keys.size_hint() }
}

impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.keys.fmt(f) }
}

pub struct Drain<'a, T> {
    pairs: hash_map::Drain<'a, T, ()>,
}

impl<'a, T> Drain<'a, T> {
    pub(crate) fn new(pairs: hash_map::Drain<'a, T, ()>) -> Drain<'a, T> { Drain { pairs } }
}
impl<T> Iterator for Drain<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        match self.pairs.next() {
            Some((k, _)) => Some(k),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.pairs.size_hint() }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> ExactSizeIterator for Drain<'_, T> {}
impl<T> FusedIterator for Iter<'_, T> {}
impl<T> FusedIterator for IntoIter<T> {}
impl<T> FusedIterator for Drain<'_, T> {}

impl<T, S> IntoIterator for HashSet<T, S> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { keys: self.map.into_keys() } }
}
impl<'a, T, S> IntoIterator for &'a HashSet<T, S> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
