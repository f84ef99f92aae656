//! What is seldom asked of a `HashSet`.

use super::HashSet;
use crate::collections::hash_map;
use crate::collections::TryReserveError;
use crate::hash::{BuildHasher, Hash};
use crate::iter::FusedIterator;

impl<T: Eq + Hash, S: BuildHasher> HashSet<T, S> {
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> { self.map.try_reserve(additional) }

    pub fn shrink_to(&mut self, min_capacity: usize) { self.map.shrink_to(min_capacity) }
}

impl<T, S> HashSet<T, S> {
    /// Removes and gives the values for which `pred` is true, as they are asked for.
    pub fn extract_if<F: FnMut(&T) -> bool>(&mut self, mut pred: F) -> ExtractIf<'_, T, impl FnMut(&T, &mut ()) -> bool> {
        ExtractIf { pairs: self.map.extract_if(move |k: &T, _: &mut ()| pred(k)) }
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ExtractIf<'a, T, F> {
    pairs: hash_map::ExtractIf<'a, T, (), F>,
}

impl<T, F: FnMut(&T, &mut ()) -> bool> Iterator for ExtractIf<'_, T, F> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        match self.pairs.next() {
            Some((k, _)) => Some(k),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.pairs.size_hint() }
}
impl<T, F: FnMut(&T, &mut ()) -> bool> FusedIterator for ExtractIf<'_, T, F> {}
