//! Methods of `Vec` that insert, remove and filter.

use super::{Drain, Splice, Vec};
use crate::intrinsics;
use crate::ops::RangeBounds;
use crate::slice::range_of;

impl<T> Vec<T> {
    #[track_caller]
    pub fn insert(&mut self, index: usize, element: T) {
        if index > self.len {
            panic!("insertion index (is {index}) should be <= len (is {})", self.len);
        }
        self.reserve(1);
        unsafe {
            let at = self.as_mut_ptr().add(index);
            intrinsics::copy(at as *const T, at.add(1), self.len - index);
            intrinsics::ptr_write(at, element);
        }
        self.len += 1;
    }

    #[track_caller]
    pub fn remove(&mut self, index: usize) -> T {
        if index >= self.len {
            panic!("removal index (is {index}) should be < len (is {})", self.len);
        }
        unsafe {
            let at = self.as_mut_ptr().add(index);
            let removed = intrinsics::ptr_read(at as *const T);
            self.len -= 1;
            intrinsics::copy(at.add(1) as *const T, at, self.len - index);
            removed
        }
    }

    /// Removes an element and puts the last one in its place.
    pub fn swap_remove(&mut self, index: usize) -> T {
        if index >= self.len {
            panic!("swap_remove index (is {index}) should be < len (is {})", self.len);
        }
        unsafe {
            let at = self.as_mut_ptr().add(index);
            let removed = intrinsics::ptr_read(at as *const T);
            self.len -= 1;
            intrinsics::copy(self.as_ptr().add(self.len), at, 1);
            removed
        }
    }

    pub fn pop_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let last = self.last_mut()?;
        if predicate(last) { self.pop() } else { None }
    }

    pub fn append(&mut self, other: &mut Vec<T>) {
        self.reserve(other.len);
        unsafe { intrinsics::copy(other.as_ptr(), self.as_mut_ptr().add(self.len), other.len) };
        self.len += other.len;
        other.len = 0;
    }

    #[must_use = "use `.truncate()` if you don't need the other half"]
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> Vec<T> {
        if at > self.len {
            panic!("`at` split index (is {at}) should be <= len (is {})", self.len);
        }
        let count = self.len - at;
        let mut tail = Vec::with_capacity(count);
        unsafe { intrinsics::copy(self.as_ptr().add(at), tail.as_mut_ptr(), count) };
        self.len = at;
        tail.len = count;
        tail
    }

    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) { self.retain_mut(|x| f(x)) }

    /// Keeps what `f` accepts. While `f` runs the vector is empty: a panic leaks, but frees nothing twice.
    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, mut f: F) {
        let len = self.len;
        self.len = 0;
        let base = self.as_mut_ptr();
        let mut kept = 0;
        let mut i = 0;
        while i < len {
            unsafe {
                let at = base.add(i);
                if f(&mut *at) {
                    if kept != i {
                        intrinsics::copy(at as *const T, base.add(kept), 1);
                    }
                    kept += 1;
                } else {
                    intrinsics::drop_in_place(at);
                }
            }
            i += 1;
        }
        self.len = kept;
    }

    pub fn dedup(&mut self)
    where
        T: PartialEq,
    {
        self.dedup_by(|a, b| *a == *b)
    }

    pub fn dedup_by_key<K: PartialEq, F: FnMut(&mut T) -> K>(&mut self, mut key: F) {
        self.dedup_by(|a, b| key(a) == key(b))
    }

    /// Removes elements that are the same as the one before them.
    pub fn dedup_by<F: FnMut(&mut T, &mut T) -> bool>(&mut self, mut same_bucket: F) {
        let len = self.len;
        if len < 2 {
            return;
        }
        self.len = 0;
        let base = self.as_mut_ptr();
        let mut kept = 1;
        let mut i = 1;
        while i < len {
            unsafe {
                let at = base.add(i);
                if same_bucket(&mut *at, &mut *base.add(kept - 1)) {
                    intrinsics::drop_in_place(at);
                } else {
                    if kept != i {
                        intrinsics::copy(at as *const T, base.add(kept), 1);
                    }
                    kept += 1;
                }
            }
            i += 1;
        }
        self.len = kept;
    }

    #[track_caller]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T> {
        let range = range_of(range, self.len);
        Drain::new(self, range.start, range.end)
    }

    #[track_caller]
    pub fn splice<R: RangeBounds<usize>, I: IntoIterator<Item = T>>(&mut self, range: R, replace_with: I) -> Splice<'_, I::IntoIter> {
        Splice { drain: self.drain(range), replace_with: replace_with.into_iter() }
    }
}

impl<T: Clone> Vec<T> {
    pub fn resize(&mut self, new_len: usize, value: T) {
        self.truncate(new_len);
        while self.len < new_len {
            self.push(value.clone());
        }
    }

    pub fn extend_from_slice(&mut self, other: &[T]) {
        self.reserve(other.len());
        for x in other {
            self.push(x.clone());
        }
    }

    #[track_caller]
    pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R) {
        let range = range_of(src, self.len);
        self.reserve(range.end - range.start);
        let mut i = range.start;
        while i < range.end {
            let copy = self[i].clone();
            self.push(copy);
            i += 1;
        }
    }
}
