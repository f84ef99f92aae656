//! `BinaryHeap`: the greatest element is always at hand.

mod impls;

pub use self::impls::{Drain, IntoIter, Iter, PeekMut};

use crate::vec::Vec;

/// Element `i` is not less than its children `2i + 1` and `2i + 2`.
#[view = "transparent"]
pub struct BinaryHeap<T> {
    data: Vec<T>,
}

impl<T: Ord> BinaryHeap<T> {
    pub fn peek_mut(&mut self) -> Option<PeekMut<'_, T>> {
        if self.data.is_empty() { None } else { Some(PeekMut::new(self)) }
    }

    pub fn push(&mut self, item: T) {
        let at = self.data.len();
        self.data.push(item);
        self.sift_up(0, at);
    }

    /// The last element takes the place of the first and sinks to the bottom, then rises to where it belongs.
    pub fn pop(&mut self) -> Option<T> {
        let mut item = self.data.pop()?;
        if !self.data.is_empty() {
            crate::mem::swap(&mut item, &mut self.data[0]);
            self.sift_to_bottom();
        }
        Some(item)
    }

    fn sift_up(&mut self, start: usize, mut pos: usize) {
        while pos > start {
            let parent = (pos - 1) / 2;
            if self.data[pos] <= self.data[parent] {
                break;
            }
            self.data.swap(pos, parent);
            pos = parent;
        }
    }

    /// Of two equal children the second goes up.
    fn greater_child(&self, first: usize) -> usize {
        if self.data[first] <= self.data[first + 1] { first + 1 } else { first }
    }

    pub(crate) fn sift_down(&mut self, mut pos: usize, end: usize) {
        loop {
            let first = 2 * pos + 1;
            if first >= end {
                break;
            }
            let child = if first + 1 < end { self.greater_child(first) } else { first };
            if self.data[pos] >= self.data[child] {
                break;
            }
            self.data.swap(pos, child);
            pos = child;
        }
    }

    fn sift_to_bottom(&mut self) {
        let end = self.data.len();
        let mut pos = 0;
        loop {
            let first = 2 * pos + 1;
            if first >= end {
                break;
            }
            let child = if first + 1 < end { self.greater_child(first) } else { first };
            self.data.swap(pos, child);
            pos = child;
        }
        self.sift_up(0, pos);
    }

    pub(crate) fn rebuild(&mut self) {
        let len = self.data.len();
        let mut n = len / 2;
        while n > 0 {
            n -= 1;
            self.sift_down(n, len);
        }
    }

    /// The elements from `start` on are new: few of them rise one by one, many are a reason to begin anew.
    pub(crate) fn rebuild_tail(&mut self, start: usize) {
        let len = self.data.len();
        if start == len {
            return;
        }
        let tail = len - start;
        let anew = if start < tail {
            true
        } else if len <= 2048 {
            2 * len < tail * (usize::BITS - 1 - start.leading_zeros()) as usize
        } else {
            2 * len < tail * 11
        };
        if anew {
            self.rebuild();
        } else {
            for i in start..len {
                self.sift_up(0, i);
            }
        }
    }

    #[must_use]
    pub fn into_sorted_vec(mut self) -> Vec<T> {
        let mut end = self.data.len();
        while end > 1 {
            end -= 1;
            self.data.swap(0, end);
            self.sift_down(0, end);
        }
        self.into_vec()
    }

    pub fn append(&mut self, other: &mut BinaryHeap<T>) {
        if self.data.len() < other.data.len() {
            crate::mem::swap(self, other);
        }
        let start = self.data.len();
        self.data.append(&mut other.data);
        self.rebuild_tail(start);
    }

    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {
        self.data.retain(f);
        self.rebuild();
    }
}

impl<T> BinaryHeap<T> {
    #[must_use]
    pub const fn new() -> BinaryHeap<T> { BinaryHeap { data: Vec::new() } }

    #[must_use]
    pub fn with_capacity(capacity: usize) -> BinaryHeap<T> { BinaryHeap { data: Vec::with_capacity(capacity) } }

    pub fn iter(&self) -> Iter<'_, T> { Iter::new(self.data.iter()) }

    pub fn peek(&self) -> Option<&T> { self.data.first() }

    pub fn capacity(&self) -> usize { self.data.capacity() }

    pub fn reserve(&mut self, additional: usize) { self.data.reserve(additional) }

    pub fn reserve_exact(&mut self, additional: usize) { self.data.reserve_exact(additional) }

    pub fn shrink_to_fit(&mut self) { self.data.shrink_to_fit() }

    #[must_use]
    pub fn into_vec(self) -> Vec<T> { self.data }

    pub fn as_slice(&self) -> &[T] { self.data.as_slice() }

    pub fn len(&self) -> usize { self.data.len() }

    pub fn is_empty(&self) -> bool { self.data.is_empty() }

    pub fn drain(&mut self) -> Drain<'_, T> { Drain::new(self.data.drain(..)) }

    pub fn clear(&mut self) { self.data.clear() }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), crate::collections::TryReserveError> {
        self.data.try_reserve(additional)
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), crate::collections::TryReserveError> {
        self.data.try_reserve_exact(additional)
    }

    pub fn shrink_to(&mut self, min_capacity: usize) { self.data.shrink_to(min_capacity) }
}
