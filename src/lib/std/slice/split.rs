//! Parts of a slice between elements that a closure picks.

use crate::iter::FusedIterator;

impl<T> [T] {
    pub fn split<F: FnMut(&T) -> bool>(&self, pred: F) -> Split<'_, T, F> { Split { v: Some(self), pred } }

    pub fn split_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> SplitMut<'_, T, F> {
        SplitMut { v: Some(self), pred }
    }

    pub fn rsplit<F: FnMut(&T) -> bool>(&self, pred: F) -> RSplit<'_, T, F> { RSplit { inner: self.split(pred) } }

    pub fn split_inclusive<F: FnMut(&T) -> bool>(&self, pred: F) -> SplitInclusive<'_, T, F> {
        SplitInclusive { v: self, pred }
    }

    pub fn splitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> SplitN<'_, T, F> {
        SplitN { inner: self.split(pred), left: n }
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Split<'a, T: 'a, P> {
    pub(super) v: Option<&'a [T]>,
    pred: P,
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for Split<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        let v = self.v?;
        let mut i = 0;
        while i < v.len() {
            if (self.pred)(&v[i]) {
                self.v = Some(&v[i + 1..]);
                return Some(&v[..i]);
            }
            i += 1;
        }
        self.v.take()
    }
}
impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for Split<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        let v = self.v?;
        let mut i = v.len();
        while i > 0 {
            i -= 1;
            if (self.pred)(&v[i]) {
                self.v = Some(&v[..i]);
                return Some(&v[i + 1..]);
            }
        }
        self.v.take()
    }
}
impl<T, P: FnMut(&T) -> bool> FusedIterator for Split<'_, T, P> {}
impl<T, P: Clone> Clone for Split<'_, T, P> {
    fn clone(&self) -> Self { Split { v: self.v, pred: self.pred.clone() } }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitMut<'a, T: 'a, P> {
    pub(super) v: Option<&'a mut [T]>,
    pred: P,
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        let v = self.v.take()?;
        let mut i = 0;
        while i < v.len() {
            if (self.pred)(&v[i]) {
                let (head, tail) = v.split_at_mut(i);
                self.v = Some(&mut tail[1..]);
                return Some(head);
            }
            i += 1;
        }
        Some(v)
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for SplitMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        let v = self.v.take()?;
        let mut i = v.len();
        while i > 0 {
            i -= 1;
            if (self.pred)(&v[i]) {
                let (head, tail) = v.split_at_mut(i);
                self.v = Some(head);
                return Some(&mut tail[1..]);
            }
        }
        Some(v)
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RSplit<'a, T: 'a, P> {
    inner: Split<'a, T, P>,
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplit<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> { self.inner.next_back() }
}
impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for RSplit<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> { self.inner.next() }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitInclusive<'a, T: 'a, P> {
    v: &'a [T],
    pred: P,
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusive<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let mut n = 0;
        while n < self.v.len() {
            n += 1;
            if (self.pred)(&self.v[n - 1]) {
                break;
            }
        }
        let (head, tail) = self.v.split_at(n);
        self.v = tail;
        Some(head)
    }
}
impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for SplitInclusive<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let mut n = self.v.len() - 1;
        while n > 0 && !(self.pred)(&self.v[n - 1]) {
            n -= 1;
        }
        let (head, tail) = self.v.split_at(n);
        self.v = head;
        Some(tail)
    }
}

impl<T, P: Clone> Clone for SplitInclusive<'_, T, P> {
    fn clone(&self) -> Self { SplitInclusive { v: self.v, pred: self.pred.clone() } }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitN<'a, T: 'a, P> {
    inner: Split<'a, T, P>,
    left: usize,
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitN<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        match self.left {
            0 => None,
            1 => {
                self.left = 0;
                self.inner.v.take()
            }
            _ => {
                self.left -= 1;
                self.inner.next()
            }
        }
    }
}
