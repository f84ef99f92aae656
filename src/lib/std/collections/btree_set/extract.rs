//! `BTreeSet::extract_if`.

use super::BTreeSet;
use crate::collections::btree_map;
use crate::iter::FusedIterator;
use crate::ops::RangeBounds;

impl<T> BTreeSet<T> {
    /// Removes and gives the values of the range for which `pred` is true, as they are asked for.
    pub fn extract_if<R, F: FnMut(&T) -> bool>(
        &mut self,
        range: R,
        mut pred: F,
    ) -> ExtractIf<'_, T, R, impl FnMut(&T, &mut ()) -> bool>
    where
        T: Ord,
        R: RangeBounds<T>,
    {
        ExtractIf { pairs: self.map.extract_if(range, move |k: &T, _: &mut ()| pred(k)) }
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed; use `retain` or `extract_if().for_each(drop)` to remove and discard elements"]
pub struct ExtractIf<'a, T, R, F> {
    pairs: btree_map::ExtractIf<'a, T, (), R, F>,
}

impl<T: PartialOrd, R: RangeBounds<T>, F: FnMut(&T, &mut ()) -> bool> Iterator for ExtractIf<'_, T, R, F> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        match self.pairs.next() {
            Some((k, _)) => Some(k),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.pairs.size_hint() }
}
impl<T: PartialOrd, R: RangeBounds<T>, F: FnMut(&T, &mut ()) -> bool> FusedIterator for ExtractIf<'_, T, R, F> {}
