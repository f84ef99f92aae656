//! `Vec::extract_if`.

use super::Vec;
use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::ops::RangeBounds;
use crate::slice::range_of;

impl<T> Vec<T> {
    /// Removes and gives the elements of the range for which `filter` is true, as they are asked for.
    pub fn extract_if<F, R>(&mut self, range: R, filter: F) -> ExtractIf<'_, T, F>
    where
        F: FnMut(&mut T) -> bool,
        R: RangeBounds<usize>,
    {
        let len = self.len();
        let range = range_of(range, len);
        // While this lives the vector is empty, so that nothing is dropped twice if `filter` panics and this is forgotten.
        unsafe { self.set_len(0) };
        ExtractIf { vec: self, at: range.start, end: range.end, taken: 0, len, pred: filter }
    }
}

/// `taken` elements are gone; those looked at since have moved down by as many places.
#[must_use = "iterators are lazy and do nothing unless consumed; use `retain_mut` or `extract_if().for_each(drop)` to remove and discard elements"]
pub struct ExtractIf<'a, T, F> {
    vec: &'a mut Vec<T>,
    at: usize,
    end: usize,
    taken: usize,
    len: usize,
    pred: F,
}

impl<T, F: FnMut(&mut T) -> bool> Iterator for ExtractIf<'_, T, F> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        while self.at < self.end {
            let place = unsafe { self.vec.as_mut_ptr().add(self.at) };
            let take = (self.pred)(unsafe { &mut *place });
            self.at += 1;
            if take {
                self.taken += 1;
                return Some(intrinsics::ptr_read(place as *const T));
            }
            if self.taken > 0 {
                intrinsics::copy(place as *const T, unsafe { place.sub(self.taken) }, 1);
            }
        }
        None
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, Some(self.end - self.at)) }
}
impl<T, F> Drop for ExtractIf<'_, T, F> {
    fn drop(&mut self) {
        let rest = self.len - self.at;
        unsafe {
            let from = self.vec.as_mut_ptr().add(self.at);
            if self.taken > 0 {
                intrinsics::copy(from as *const T, from.sub(self.taken), rest);
            }
            self.vec.set_len(self.len - self.taken);
        }
    }
}
impl<T, F: FnMut(&mut T) -> bool> FusedIterator for ExtractIf<'_, T, F> {}
impl<T: fmt::Debug, F> fmt::Debug for ExtractIf<'_, T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("ExtractIf").finish_non_exhaustive() }
}
