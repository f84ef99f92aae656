//! Changing a `VecDeque` in other places than its ends.

use super::VecDeque;
use crate::intrinsics;

impl<T> VecDeque<T> {
    #[track_caller]
    pub fn swap(&mut self, i: usize, j: usize) {
        assert!(i < self.len());
        assert!(j < self.len());
        let (a, b) = (self.slot(i), self.slot(j));
        if i != j {
            let x = intrinsics::ptr_read(a as *const T);
            intrinsics::copy(b as *const T, a, 1);
            intrinsics::ptr_write(b, x);
        }
    }

    #[track_caller]
    pub fn insert(&mut self, index: usize, value: T) {
        if index > self.len {
            panic!("index out of bounds");
        }
        self.push_back(value);
        let mut i = self.len - 1;
        while i > index {
            self.swap(i, i - 1);
            i -= 1;
        }
    }

    pub fn remove(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        for i in index..self.len - 1 {
            self.swap(i, i + 1);
        }
        self.pop_back()
    }

    pub fn swap_remove_front(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        self.swap(index, 0);
        self.pop_front()
    }

    pub fn swap_remove_back(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        let last = self.len - 1;
        self.swap(index, last);
        self.pop_back()
    }

    pub fn truncate(&mut self, len: usize) {
        while self.len > len {
            drop(self.pop_back());
        }
    }

    pub fn clear(&mut self) {
        while let Some(x) = self.pop_front() {
            drop(x);
        }
        self.head = 0;
    }

    #[track_caller]
    #[must_use = "use `.truncate()` if you don't need the other half"]
    pub fn split_off(&mut self, at: usize) -> VecDeque<T> {
        assert!(at <= self.len, "`at` out of bounds");
        let n = self.len - at;
        let mut other = VecDeque::with_capacity(n);
        for i in 0..n {
            intrinsics::copy(self.slot(at + i) as *const T, other.slot(i), 1);
        }
        other.len = n;
        self.len = at;
        other
    }

    pub fn append(&mut self, other: &mut VecDeque<T>) {
        self.reserve(other.len);
        while let Some(x) = other.pop_front() {
            self.push_back(x);
        }
    }

    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) { self.retain_mut(|x| f(x)) }

    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, mut f: F) {
        let mut kept = 0;
        let len = self.len;
        for i in 0..len {
            if f(&mut self[i]) {
                if i != kept {
                    self.swap(i, kept);
                }
                kept += 1;
            }
        }
        self.truncate(kept);
    }

    #[track_caller]
    pub fn rotate_left(&mut self, n: usize) {
        assert!(n <= self.len());
        for _ in 0..n {
            if let Some(x) = self.pop_front() {
                self.push_back(x);
            }
        }
    }

    #[track_caller]
    pub fn rotate_right(&mut self, n: usize) {
        assert!(n <= self.len());
        for _ in 0..n {
            if let Some(x) = self.pop_back() {
                self.push_front(x);
            }
        }
    }

    pub fn resize(&mut self, new_len: usize, value: T)
    where
        T: Clone,
    {
        self.resize_with(new_len, || value.clone())
    }

    pub fn resize_with(&mut self, new_len: usize, mut generator: impl FnMut() -> T) {
        self.truncate(new_len);
        while self.len < new_len {
            self.push_back(generator());
        }
    }
}
