//! Iterators and traits of `BinaryHeap`. The order of iteration is that of the memory.

use super::BinaryHeap;
use crate::fmt;
use crate::iter::{Extend, FromIterator, FusedIterator};
use crate::ops::{Deref, DerefMut};
use crate::slice;
use crate::vec::{self, Vec};

/// The greatest element; if it was changed, it sinks to its place when this is dropped.
pub struct PeekMut<'a, T: 'a + Ord> {
    heap: &'a mut BinaryHeap<T>,
    changed: bool,
}

impl<'a, T: Ord> PeekMut<'a, T> {
    pub(crate) fn new(heap: &'a mut BinaryHeap<T>) -> PeekMut<'a, T> { PeekMut { heap, changed: false } }

    pub fn pop(mut this: PeekMut<'a, T>) -> T {
        if this.changed {
            this.changed = false;
            let end = this.heap.len();
            this.heap.sift_down(0, end);
        }
        this.heap.pop().unwrap()
    }
}
impl<T: Ord> Drop for PeekMut<'_, T> {
    fn drop(&mut self) {
        if self.changed {
            let end = self.heap.len();
            self.heap.sift_down(0, end);
        }
    }
}
impl<T: Ord> Deref for PeekMut<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { &self.heap.data[0] }
}
impl<T: Ord> DerefMut for PeekMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.changed = true;
        &mut self.heap.data[0]
    }
}
impl<T: Ord + fmt::Debug> fmt::Debug for PeekMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("PeekMut").field(&self.heap.data[0]).finish() }
}

macro_rules! pass_on {
    ([$($gen:tt)*] $name:ty, $item:ty) => {
        impl<$($gen)*> Iterator for $name {
            type Item = $item;
            fn next(&mut self) -> Option<$item> { self.0.next() }
            fn size_hint(&self) -> (usize, Option<usize>) { self.0.size_hint() }
        }
        impl<$($gen)*> DoubleEndedIterator for $name {
            fn next_back(&mut self) -> Option<$item> { self.0.next_back() }
        }
        impl<$($gen)*> ExactSizeIterator for $name {}
        impl<$($gen)*> FusedIterator for $name {}
    };
}

pub struct Iter<'a, T>(slice::Iter<'a, T>);
impl<'a, T> Iter<'a, T> {
    pub(crate) fn new(inner: slice::Iter<'a, T>) -> Iter<'a, T> { Iter(inner) }
}
pass_on!(['a, T] Iter<'a, T>, &'a T);
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self { Iter(self.0.clone()) }
}

pub struct IntoIter<T>(vec::IntoIter<T>);
pass_on!([T] IntoIter<T>, T);
impl<T: Clone> Clone for IntoIter<T> {
    fn clone(&self) -> Self { IntoIter(self.0.clone()) }
}
impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("IntoIter").field(&self.0.as_slice()).finish() }
}
impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Iter").field(&self.0.as_slice()).finish() }
}

pub struct Drain<'a, T>(vec::Drain<'a, T>);
impl<'a, T> Drain<'a, T> {
    pub(crate) fn new(inner: vec::Drain<'a, T>) -> Drain<'a, T> { Drain(inner) }
}
pass_on!(['a, T] Drain<'a, T>, T);

impl<T> IntoIterator for BinaryHeap<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter(self.data.into_iter()) }
}
impl<'a, T> IntoIterator for &'a BinaryHeap<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<T: Clone> Clone for BinaryHeap<T> {
    fn clone(&self) -> BinaryHeap<T> { BinaryHeap { data: self.data.clone() } }
}
impl<T> Default for BinaryHeap<T> {
    fn default() -> BinaryHeap<T> { BinaryHeap::new() }
}
impl<T: fmt::Debug> fmt::Debug for BinaryHeap<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.iter()).finish() }
}
impl<T: Ord> From<Vec<T>> for BinaryHeap<T> {
    fn from(data: Vec<T>) -> BinaryHeap<T> {
        let mut heap = BinaryHeap { data };
        heap.rebuild();
        heap
    }
}
impl<T: Ord, const N: usize> From<[T; N]> for BinaryHeap<T> {
    fn from(array: [T; N]) -> BinaryHeap<T> { BinaryHeap::from(Vec::from(array)) }
}
impl<T> From<BinaryHeap<T>> for Vec<T> {
    fn from(heap: BinaryHeap<T>) -> Vec<T> { heap.data }
}
impl<T: Ord> FromIterator<T> for BinaryHeap<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BinaryHeap<T> { BinaryHeap::from(iter.into_iter().collect::<Vec<T>>()) }
}
impl<T: Ord> Extend<T> for BinaryHeap<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        let start = self.data.len();
        self.data.extend(iter);
        self.rebuild_tail(start);
    }
}
impl<'a, T: Ord + Copy + 'a> Extend<&'a T> for BinaryHeap<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) { self.extend(iter.into_iter().copied()) }
}
