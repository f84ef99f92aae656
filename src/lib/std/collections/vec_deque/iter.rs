//! Iterating over a `VecDeque`: first the part before the end of the memory, then the rest.

use super::VecDeque;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::slice;

pub struct Iter<'a, T> {
    first: slice::Iter<'a, T>,
    rest: slice::Iter<'a, T>,
}

impl<'a, T> Iter<'a, T> {
    pub(crate) fn new(a: &'a [T], b: &'a [T]) -> Iter<'a, T> { Iter { first: a.iter(), rest: b.iter() } }
}
impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        match self.first.next() {
            Some(x) => Some(x),
            None => self.rest.next(),
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.first.as_slice().len() + self.rest.as_slice().len();
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for Iter<'a, T> {
    fn next_back(&mut self) -> Option<&'a T> {
        match self.rest.next_back() {
            Some(x) => Some(x),
            None => self.first.next_back(),
        }
    }
}
impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> FusedIterator for Iter<'_, T> {}
impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self { Iter { first: self.first.clone(), rest: self.rest.clone() } }
}
impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iter").field(&self.first.as_slice()).field(&self.rest.as_slice()).finish()
    }
}

pub struct IterMut<'a, T> {
    first: slice::IterMut<'a, T>,
    rest: slice::IterMut<'a, T>,
}

impl<'a, T> IterMut<'a, T> {
    pub(crate) fn new(a: &'a mut [T], b: &'a mut [T]) -> IterMut<'a, T> { IterMut { first: a.iter_mut(), rest: b.iter_mut() } }
}
impl<'a, T> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;
    fn next(&mut self) -> Option<&'a mut T> {
        match self.first.next() {
            Some(x) => Some(x),
            None => self.rest.next(),
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.first.as_slice().len() + self.rest.as_slice().len();
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for IterMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut T> {
        match self.rest.next_back() {
            Some(x) => Some(x),
            None => self.first.next_back(),
        }
    }
}
impl<T> ExactSizeIterator for IterMut<'_, T> {}
impl<T> FusedIterator for IterMut<'_, T> {}
impl<T: fmt::Debug> fmt::Debug for IterMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IterMut").field(&self.first.as_slice()).field(&self.rest.as_slice()).finish()
    }
}

#[derive(Clone)]
pub struct IntoIter<T> {
    inner: VecDeque<T>,
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.inner.pop_front() }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.inner.len(), Some(self.inner.len())) }
}
impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> { self.inner.pop_back() }
}
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}
impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("IntoIter").field(&self.inner).finish() }
}

/// What `drain` took out already.
pub struct Drain<'a, T> {
    taken: VecDeque<T>,
    _from: PhantomData<&'a mut VecDeque<T>>,
}

impl<'a, T> Drain<'a, T> {
    pub(crate) fn new(taken: VecDeque<T>) -> Drain<'a, T> { Drain { taken, _from: PhantomData } }
}
impl<T> Iterator for Drain<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.taken.pop_front() }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.taken.len(), Some(self.taken.len())) }
}
impl<T> DoubleEndedIterator for Drain<'_, T> {
    fn next_back(&mut self) -> Option<T> { self.taken.pop_back() }
}
impl<T> ExactSizeIterator for Drain<'_, T> {}
impl<T> FusedIterator for Drain<'_, T> {}

impl<T> IntoIterator for VecDeque<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { inner: self } }
}
impl<'a, T> IntoIterator for &'a VecDeque<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<'a, T> IntoIterator for &'a mut VecDeque<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() }
}
