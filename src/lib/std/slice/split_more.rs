//! More ways to split a slice at elements that a closure picks.

use super::split::{RSplit, Split, SplitMut};
use crate::iter::FusedIterator;
use crate::mem;

impl<T> [T] {
    pub fn rsplit_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> RSplitMut<'_, T, F> {
        RSplitMut { inner: self.split_mut(pred) }
    }

    pub fn split_inclusive_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> SplitInclusiveMut<'_, T, F> {
        SplitInclusiveMut { v: self, pred }
    }

    pub fn splitn_mut<F: FnMut(&T) -> bool>(&mut self, n: usize, pred: F) -> SplitNMut<'_, T, F> {
        SplitNMut { inner: self.split_mut(pred), left: n }
    }

    pub fn rsplitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> RSplitN<'_, T, F> {
        RSplitN { inner: self.split(pred), left: n }
    }

    pub fn rsplitn_mut<F: FnMut(&T) -> bool>(&mut self, n: usize, pred: F) -> RSplitNMut<'_, T, F> {
        RSplitNMut { inner: self.split_mut(pred), left: n }
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RSplitMut<'a, T: 'a, P> {
    inner: SplitMut<'a, T, P>,
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplitMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> { self.inner.next_back() }
}
impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for RSplitMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> { self.inner.next() }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitInclusiveMut<'a, T: 'a, P> {
    v: &'a mut [T],
    pred: P,
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusiveMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let v = mem::take(&mut self.v);
        let mut n = 0;
        while n < v.len() {
            n += 1;
            if (self.pred)(&v[n - 1]) {
                break;
            }
        }
        let (head, tail) = v.split_at_mut(n);
        self.v = tail;
        Some(head)
    }
}
impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for SplitInclusiveMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let v = mem::take(&mut self.v);
        let mut n = v.len() - 1;
        while n > 0 && !(self.pred)(&v[n - 1]) {
            n -= 1;
        }
        let (head, tail) = v.split_at_mut(n);
        self.v = head;
        Some(tail)
    }
}

/// At most `left` parts: the last is what then remains.
macro_rules! at_most {
    ($($name:ident over $inner:ident gives $item:ty, $step:ident;)*) => { $(
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $name<'a, T: 'a, P> {
            inner: $inner<'a, T, P>,
            left: usize,
        }

        impl<'a, T, P: FnMut(&T) -> bool> Iterator for $name<'a, T, P> {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                match self.left {
                    0 => None,
                    1 => {
                        self.left = 0;
                        self.inner.v.take()
                    }
                    _ => {
                        self.left -= 1;
                        self.inner.$step()
                    }
                }
            }
        }
        impl<T, P: FnMut(&T) -> bool> FusedIterator for $name<'_, T, P> {}
    )* };
}
at_most! {
    SplitNMut over SplitMut gives &'a mut [T], next;
    RSplitN over Split gives &'a [T], next_back;
    RSplitNMut over SplitMut gives &'a mut [T], next_back;
}

macro_rules! fused {
    ($($name:ident)*) => { $( impl<T, P: FnMut(&T) -> bool> FusedIterator for $name<'_, T, P> {} )* };
}
fused! { SplitMut RSplit RSplitMut SplitInclusiveMut }
