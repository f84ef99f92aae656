//! Taking a range out of a `Vec`.

use super::Vec;
use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::slice;

/// The vector is cut at the start of the range; what is behind the range comes back when this is dropped.
pub struct Drain<'a, T> {
    vec: &'a mut Vec<T>,
    at: usize,
    end: usize,
    tail: usize,
    tail_len: usize,
}

impl<'a, T> Drain<'a, T> {
    pub(crate) fn new(vec: &'a mut Vec<T>, start: usize, end: usize) -> Drain<'a, T> {
        let tail_len = vec.len() - end;
        unsafe { vec.set_len(start) };
        Drain { vec, at: start, end, tail: end, tail_len }
    }

    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        unsafe { slice::from_raw_parts(self.vec.as_ptr().add(self.at), self.end - self.at) }
    }
}

impl<T> Iterator for Drain<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if self.at == self.end {
            return None;
        }
        self.at += 1;
        Some(intrinsics::ptr_read(unsafe { self.vec.as_ptr().add(self.at - 1) }))
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.end - self.at, Some(self.end - self.at)) }
}
impl<T> DoubleEndedIterator for Drain<'_, T> {
    fn next_back(&mut self) -> Option<T> {
        if self.at == self.end {
            return None;
        }
        self.end -= 1;
        Some(intrinsics::ptr_read(unsafe { self.vec.as_ptr().add(self.end) }))
    }
}
impl<T> ExactSizeIterator for Drain<'_, T> {}
impl<T> FusedIterator for Drain<'_, T> {}

impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {
        while let Some(x) = self.next() {
            drop(x);
        }
        let start = self.vec.len();
        unsafe {
            let base = self.vec.as_mut_ptr();
            if self.tail != start {
                intrinsics::copy(base.add(self.tail) as *const T, base.add(start), self.tail_len);
            }
            self.vec.set_len(start + self.tail_len);
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Drain<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Drain").field(&self.as_slice()).finish() }
}

/// A `Drain` that leaves other elements behind.
pub struct Splice<'a, I: Iterator + 'a> {
    pub(crate) drain: Drain<'a, I::Item>,
    pub(crate) replace_with: I,
}

impl<I: Iterator> Iterator for Splice<'_, I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { self.drain.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.drain.size_hint() }
}
impl<I: Iterator> DoubleEndedIterator for Splice<'_, I> {
    fn next_back(&mut self) -> Option<I::Item> { self.drain.next_back() }
}
impl<I: Iterator> ExactSizeIterator for Splice<'_, I> {}

impl<I: Iterator> Drop for Splice<'_, I> {
    /// Puts the new elements between the head and the tail.
    fn drop(&mut self) {
        while let Some(x) = self.drain.next() {
            drop(x);
        }
        let mut new: Vec<I::Item> = Vec::new();
        while let Some(x) = self.replace_with.next() {
            new.push(x);
        }
        let drain = &mut self.drain;
        let start = drain.vec.len();
        let n = new.len();
        unsafe {
            let end = drain.tail + drain.tail_len;
            drain.vec.set_len(end);
            drain.vec.reserve(n);
            drain.vec.set_len(start);
            let base = drain.vec.as_mut_ptr();
            intrinsics::copy(base.add(drain.tail) as *const I::Item, base.add(start + n), drain.tail_len);
            intrinsics::copy(new.as_ptr(), base.add(start), n);
            new.set_len(0);
            drain.vec.set_len(start + n);
        }
        drain.tail = start + n;
    }
}
impl<T> AsRef<[T]> for Drain<'_, T> {
    fn as_ref(&self) -> &[T] { self.as_slice() }
}
