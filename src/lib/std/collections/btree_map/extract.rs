//! `BTreeMap::extract_if`.

use super::node::Place;
use super::BTreeMap;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::ops::{Bound, RangeBounds};

impl<K, V> BTreeMap<K, V> {
    /// Removes and gives the pairs of the range for which `pred` is true, as they are asked for.
    pub fn extract_if<R, F: FnMut(&K, &mut V) -> bool>(&mut self, range: R, pred: F) -> ExtractIf<'_, K, V, R, F>
    where
        K: Ord,
        R: RangeBounds<K>,
    {
        let at = self.lower_edge(range.start_bound());
        ExtractIf { at, map: self, range, pred }
    }
}

/// What is not asked for stays.
#[must_use = "iterators are lazy and do nothing unless consumed; use `retain` or `extract_if().for_each(drop)` to remove and discard elements"]
pub struct ExtractIf<'a, K, V, R, F> {
    at: Place<K, V>,
    map: &'a mut BTreeMap<K, V>,
    range: R,
    pred: F,
}

impl<K: PartialOrd, V, R: RangeBounds<K>, F: FnMut(&K, &mut V) -> bool> Iterator for ExtractIf<'_, K, V, R, F> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        loop {
            let pair = self.at.peek()?;
            let key = unsafe { &*pair.key() };
            let inside = match self.range.end_bound() {
                Bound::Included(end) => *key <= *end,
                Bound::Excluded(end) => *key < *end,
                Bound::Unbounded => true,
            };
            if !inside {
                return None;
            }
            if (self.pred)(key, unsafe { &mut *pair.value() }) {
                let (taken, at) = self.map.take(pair);
                self.at = if self.map.len == 0 { Place::none() } else { at };
                return Some(taken);
            }
            self.at = Place { at: pair.at + 1, ..pair };
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, Some(self.map.len)) }
}
impl<K: PartialOrd, V, R: RangeBounds<K>, F: FnMut(&K, &mut V) -> bool> FusedIterator for ExtractIf<'_, K, V, R, F> {}
impl<K: fmt::Debug, V: fmt::Debug, R, F> fmt::Debug for ExtractIf<'_, K, V, R, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let next = self.at.peek().map(|p| unsafe { (&*p.key(), &*p.value()) });
        f.debug_struct("ExtractIf").field("peek", &next).finish_non_exhaustive()
    }
}
