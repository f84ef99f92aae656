//! `BTreeMap::extract_if`.

use super::BTreeMap;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::mem;
use crate::ops::RangeBounds;
use crate::vec;

impl<K, V> BTreeMap<K, V> {
    /// Removes and gives the pairs of the range for which `pred` is true, as they are asked for.
    pub fn extract_if<R, F: FnMut(&K, &mut V) -> bool>(&mut self, range: R, pred: F) -> ExtractIf<'_, K, V, R, F>
    where
        K: Ord,
        R: RangeBounds<K>,
    {
        let left = mem::take(&mut self.pairs).into_iter();
        ExtractIf { left, map: self, range, pred }
    }
}

/// Pairs that stay are put back, at the latest when this is dropped.
#[must_use = "iterators are lazy and do nothing unless consumed; use `retain` or `extract_if().for_each(drop)` to remove and discard elements"]
pub struct ExtractIf<'a, K, V, R, F> {
    left: vec::IntoIter<(K, V)>,
    map: &'a mut BTreeMap<K, V>,
    range: R,
    pred: F,
}

impl<K: PartialOrd, V, R: RangeBounds<K>, F: FnMut(&K, &mut V) -> bool> Iterator for ExtractIf<'_, K, V, R, F> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        loop {
            let mut pair = self.left.next()?;
            if self.range.contains(&pair.0) && (self.pred)(&pair.0, &mut pair.1) {
                return Some(pair);
            }
            self.map.pairs.push(pair);
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, Some(self.left.len())) }
}
impl<K, V, R, F> Drop for ExtractIf<'_, K, V, R, F> {
    fn drop(&mut self) {
        while let Some(pair) = self.left.next() {
            self.map.pairs.push(pair);
        }
    }
}
impl<K: PartialOrd, V, R: RangeBounds<K>, F: FnMut(&K, &mut V) -> bool> FusedIterator for ExtractIf<'_, K, V, R, F> {}
impl<K: fmt::Debug, V: fmt::Debug, R, F> fmt::Debug for ExtractIf<'_, K, V, R, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("ExtractIf").finish_non_exhaustive() }
}
