//! `VecDeque`: a ring in one piece of memory, cheap at both ends.

mod rare;
mod edit;
mod impls;
mod iter;

pub use self::iter::{Drain, IntoIter, Iter, IterMut};

use crate::intrinsics;
use crate::ops::{Bound, RangeBounds};
use crate::slice;
use crate::vec::Vec;

/// `buf` is only the memory (its own length stays 0); `len` elements begin at `head` and go round.
#[view = "ring"]
pub struct VecDeque<T> {
    buf: Vec<T>,
    head: usize,
    len: usize,
}

impl<T> VecDeque<T> {
    #[must_use]
    pub const fn new() -> VecDeque<T> { VecDeque { buf: Vec::new(), head: 0, len: 0 } }

    #[must_use]
    pub fn with_capacity(capacity: usize) -> VecDeque<T> {
        VecDeque { buf: Vec::with_capacity(capacity), head: 0, len: 0 }
    }

    pub const fn len(&self) -> usize { self.len }

    pub const fn is_empty(&self) -> bool { self.len == 0 }

    pub fn capacity(&self) -> usize { self.buf.capacity() }

    /// The place of element `i`; `i` may be one past the last.
    fn slot(&self, i: usize) -> *mut T {
        let before_end = self.buf.capacity() - self.head;
        let at = if i < before_end { self.head + i } else { i - before_end };
        unsafe { (self.buf.as_ptr() as *mut T).add(at) }
    }

    /// Moves everything to new memory for `cap` elements.
    fn move_to(&mut self, cap: usize) {
        let mut buf: Vec<T> = Vec::with_capacity(cap);
        let (a, b) = self.as_slices();
        unsafe {
            intrinsics::copy(a.as_ptr(), buf.as_mut_ptr(), a.len());
            intrinsics::copy(b.as_ptr(), buf.as_mut_ptr().add(a.len()), b.len());
        }
        self.buf = buf;
        self.head = 0;
    }

    fn grow(&mut self) {
        let cap = self.buf.capacity();
        self.move_to(if cap == 0 { 4 } else { cap * 2 });
    }

    pub fn reserve(&mut self, additional: usize) {
        let want = self.len.checked_add(additional).expect("capacity overflow");
        let cap = self.buf.capacity();
        if want > cap {
            self.move_to(if want < cap * 2 { cap * 2 } else { want });
        }
    }

    pub fn reserve_exact(&mut self, additional: usize) {
        let want = self.len.checked_add(additional).expect("capacity overflow");
        if want > self.buf.capacity() {
            self.move_to(want);
        }
    }

    pub fn shrink_to_fit(&mut self) { self.shrink_to(0) }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        let want = if self.len > min_capacity { self.len } else { min_capacity };
        if want < self.buf.capacity() {
            self.move_to(want);
        }
    }

    pub fn push_back(&mut self, value: T) {
        if self.len == self.buf.capacity() {
            self.grow();
        }
        intrinsics::ptr_write(self.slot(self.len), value);
        self.len += 1;
    }

    pub fn push_front(&mut self, value: T) {
        if self.len == self.buf.capacity() {
            self.grow();
        }
        self.head = if self.head == 0 { self.buf.capacity() - 1 } else { self.head - 1 };
        self.len += 1;
        intrinsics::ptr_write(self.slot(0), value);
    }

    pub fn pop_front(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        let value = intrinsics::ptr_read(self.slot(0) as *const T);
        self.head = if self.head + 1 == self.buf.capacity() { 0 } else { self.head + 1 };
        self.len -= 1;
        Some(value)
    }

    pub fn pop_back(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        Some(intrinsics::ptr_read(self.slot(self.len) as *const T))
    }

    pub fn pop_front_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let first = self.front_mut()?;
        if predicate(first) { self.pop_front() } else { None }
    }

    pub fn pop_back_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let last = self.back_mut()?;
        if predicate(last) { self.pop_back() } else { None }
    }

    pub fn get(&self, index: usize) -> Option<&T> {
        if index < self.len { Some(unsafe { &*self.slot(index) }) } else { None }
    }

    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        if index < self.len { Some(unsafe { &mut *self.slot(index) }) } else { None }
    }

    pub fn front(&self) -> Option<&T> { self.get(0) }

    pub fn front_mut(&mut self) -> Option<&mut T> { self.get_mut(0) }

    pub fn back(&self) -> Option<&T> {
        if self.len == 0 { None } else { self.get(self.len - 1) }
    }

    pub fn back_mut(&mut self) -> Option<&mut T> {
        if self.len == 0 { None } else { self.get_mut(self.len - 1) }
    }

    /// How many elements lie before the end of the memory; the others are at its start.
    fn first_part(&self) -> usize {
        let room = self.buf.capacity() - self.head;
        if self.len < room { self.len } else { room }
    }

    pub fn as_slices(&self) -> (&[T], &[T]) {
        let n = self.first_part();
        let base = self.buf.as_ptr();
        unsafe { (slice::from_raw_parts(base.add(self.head), n), slice::from_raw_parts(base, self.len - n)) }
    }

    pub fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]) {
        let n = self.first_part();
        let base = self.buf.as_mut_ptr();
        unsafe { (slice::from_raw_parts_mut(base.add(self.head), n), slice::from_raw_parts_mut(base, self.len - n)) }
    }

    pub fn make_contiguous(&mut self) -> &mut [T] {
        if self.first_part() < self.len {
            self.move_to(self.buf.capacity());
        }
        let (base, head, len) = (self.buf.as_mut_ptr(), self.head, self.len);
        unsafe { slice::from_raw_parts_mut(base.add(head), len) }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        let (a, b) = self.as_slices();
        Iter::new(a, b)
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        let (a, b) = self.as_mut_slices();
        IterMut::new(a, b)
    }

    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq<T>,
    {
        self.iter().any(|y| *y == *x)
    }

    #[track_caller]
    fn bounds<R: RangeBounds<usize>>(&self, range: R) -> (usize, usize) {
        let start = match range.start_bound() {
            Bound::Included(n) => *n,
            Bound::Excluded(n) => *n + 1,
            Bound::Unbounded => 0,
        };
        let end = match range.end_bound() {
            Bound::Included(n) => *n + 1,
            Bound::Excluded(n) => *n,
            Bound::Unbounded => self.len,
        };
        if start > end {
            panic!("slice index starts at {start} but ends at {end}");
        }
        if end > self.len {
            panic!("range end index {end} out of range for slice of length {}", self.len);
        }
        (start, end)
    }

    #[track_caller]
    pub fn range<R: RangeBounds<usize>>(&self, range: R) -> Iter<'_, T> {
        let (start, end) = self.bounds(range);
        let (a, b) = self.as_slices();
        let n = a.len();
        if end <= n {
            Iter::new(&a[start..end], &b[..0])
        } else if start >= n {
            Iter::new(&b[start - n..end - n], &b[..0])
        } else {
            Iter::new(&a[start..], &b[..end - n])
        }
    }

    #[track_caller]
    pub fn range_mut<R: RangeBounds<usize>>(&mut self, range: R) -> IterMut<'_, T> {
        let (start, end) = self.bounds(range);
        let all = self.make_contiguous();
        IterMut::new(&mut all[start..end], &mut [])
    }

    #[track_caller]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T> {
        let (start, end) = self.bounds(range);
        let mut tail = self.split_off(end);
        let taken = self.split_off(start);
        self.append(&mut tail);
        Drain::new(taken)
    }

    pub fn binary_search(&self, x: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        self.binary_search_by(|e| e.cmp(x))
    }

    pub fn binary_search_by<F: FnMut(&T) -> crate::cmp::Ordering>(&self, mut f: F) -> Result<usize, usize> {
        let (mut low, mut high) = (0, self.len);
        while low < high {
            let mid = low + (high - low) / 2;
            match f(&self[mid]) {
                crate::cmp::Ordering::Equal => return Ok(mid),
                crate::cmp::Ordering::Less => low = mid + 1,
                crate::cmp::Ordering::Greater => high = mid,
            }
        }
        Err(low)
    }

    pub fn binary_search_by_key<B: Ord, F: FnMut(&T) -> B>(&self, b: &B, mut f: F) -> Result<usize, usize> {
        self.binary_search_by(|k| f(k).cmp(b))
    }

    pub fn partition_point<P: FnMut(&T) -> bool>(&self, mut pred: P) -> usize {
        let (mut low, mut high) = (0, self.len);
        while low < high {
            let mid = low + (high - low) / 2;
            if pred(&self[mid]) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        low
    }
}

impl<T> Drop for VecDeque<T> {
    fn drop(&mut self) {
        let (a, b) = self.as_mut_slices();
        let (a, b) = (a as *mut [T], b as *mut [T]);
        intrinsics::drop_in_place(a);
        intrinsics::drop_in_place(b);
    }
}
