//! What is seldom asked of a `LinkedList`.

use super::LinkedList;
use crate::fmt;
use crate::mem;

impl<T> LinkedList<T> {
    #[must_use = "if you don't need a reference to the value, use `LinkedList::push_front` instead"]
    pub fn push_front_mut(&mut self, value: T) -> &mut T {
        self.push_front(value);
        match self.front_mut() {
            Some(first) => first,
            None => crate::intrinsics::unreachable(),
        }
    }

    #[must_use = "if you don't need a reference to the value, use `LinkedList::push_back` instead"]
    pub fn push_back_mut(&mut self, value: T) -> &mut T {
        self.push_back(value);
        match self.back_mut() {
            Some(last) => last,
            None => crate::intrinsics::unreachable(),
        }
    }

    /// Removes and gives the elements for which `filter` is true, as they are asked for.
    pub fn extract_if<F: FnMut(&mut T) -> bool>(&mut self, filter: F) -> ExtractIf<'_, T, F> {
        ExtractIf { left: mem::take(self), kept: self, pred: filter }
    }
}

/// Elements that stay are put back, at the latest when this is dropped.
#[must_use = "iterators are lazy and do nothing unless consumed; use `extract_if().for_each(drop)` to remove and discard elements"]
pub struct ExtractIf<'a, T, F> {
    left: LinkedList<T>,
    kept: &'a mut LinkedList<T>,
    pred: F,
}

impl<T, F: FnMut(&mut T) -> bool> Iterator for ExtractIf<'_, T, F> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        loop {
            let mut element = self.left.pop_front()?;
            if (self.pred)(&mut element) {
                return Some(element);
            }
            self.kept.push_back(element);
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, Some(self.left.len())) }
}
impl<T, F> Drop for ExtractIf<'_, T, F> {
    fn drop(&mut self) { self.kept.append(&mut self.left) }
}
impl<T: fmt::Debug, F> fmt::Debug for ExtractIf<'_, T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("ExtractIf").finish_non_exhaustive() }
}
