//! Methods that change the elements of a slice in place.

use crate::intrinsics;
use crate::ops::RangeBounds;
use crate::slice::range_of;

impl<T> [T] {
    #[track_caller]
    pub const fn swap(&mut self, a: usize, b: usize) {
        let pa = &raw mut self[a];
        let pb = &raw mut self[b];
        let old = intrinsics::ptr_read(pa as *const T);
        intrinsics::copy(pb as *const T, pa, 1);
        intrinsics::ptr_write(pb, old);
    }

    pub const fn reverse(&mut self) {
        let len = self.len();
        let mut i = 0;
        while i < len / 2 {
            self.swap(i, len - 1 - i);
            i += 1;
        }
    }

    pub const fn rotate_left(&mut self, mid: usize) {
        assert!(mid <= self.len());
        self[..mid].reverse();
        self[mid..].reverse();
        self.reverse();
    }

    pub const fn rotate_right(&mut self, k: usize) {
        assert!(k <= self.len());
        self.rotate_left(self.len() - k)
    }

    pub fn fill(&mut self, value: T)
    where
        T: Clone,
    {
        if let Some((last, init)) = self.split_last_mut() {
            for slot in init {
                *slot = value.clone();
            }
            *last = value;
        }
    }

    pub fn fill_with<F: FnMut() -> T>(&mut self, mut f: F) {
        for slot in self {
            *slot = f();
        }
    }

    #[track_caller]
    pub const fn copy_from_slice(&mut self, src: &[T])
    where
        T: Copy,
    {
        if self.len() != src.len() {
            panic!(
                "copy_from_slice: source slice length ({}) does not match destination slice length ({})",
                src.len(),
                self.len()
            );
        }
        intrinsics::copy(src.as_ptr(), self.as_mut_ptr(), src.len());
    }

    #[track_caller]
    pub fn clone_from_slice(&mut self, src: &[T])
    where
        T: Clone,
    {
        if self.len() != src.len() {
            panic!("destination and source slices have different lengths");
        }
        for (slot, x) in self.iter_mut().zip(src) {
            *slot = x.clone();
        }
    }

    #[track_caller]
    pub fn copy_within<R: RangeBounds<usize>>(&mut self, src: R, dest: usize)
    where
        T: Copy,
    {
        let range = range_of(src, self.len());
        let count = range.end - range.start;
        assert!(dest <= self.len() - count, "dest is out of bounds");
        unsafe { intrinsics::copy(self.as_ptr().add(range.start), self.as_mut_ptr().add(dest), count) }
    }

    #[track_caller]
    pub fn swap_with_slice(&mut self, other: &mut [T]) {
        assert!(self.len() == other.len(), "destination and source slices have different lengths");
        for (a, b) in self.iter_mut().zip(other) {
            crate::mem::swap(a, b);
        }
    }

    pub fn repeat(&self, n: usize) -> crate::vec::Vec<T>
    where
        T: Copy,
    {
        let len = self.len().checked_mul(n).expect("capacity overflow");
        let mut v = crate::vec::Vec::with_capacity(len);
        for _ in 0..n {
            v.extend_from_slice(self);
        }
        v
    }
}
