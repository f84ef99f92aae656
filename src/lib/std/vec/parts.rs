//! A `Vec` by its parts, and other things that are seldom asked of it.

use super::Vec;
use crate::collections::TryReserveError;
use crate::intrinsics;
use crate::mem::{ManuallyDrop, MaybeUninit};
use crate::slice;

impl<T> Vec<T> {
    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw_parts(self) -> (*mut T, usize, usize) {
        let mut vec = ManuallyDrop::new(self);
        (vec.as_mut_ptr(), vec.len(), vec.capacity())
    }

    #[must_use = "if you don't need a reference to the value, use `Vec::push` instead"]
    pub fn push_mut(&mut self, value: T) -> &mut T {
        self.push(value);
        let last = self.len() - 1;
        &mut self[last]
    }

    #[must_use = "if you don't need a reference to the value, use `Vec::insert` instead"]
    #[track_caller]
    pub fn insert_mut(&mut self, index: usize, element: T) -> &mut T {
        self.insert(index, element);
        &mut self[index]
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        if self.capacity() - self.len() >= additional {
            return Ok(());
        }
        TryReserveError::check::<T>(self.len(), additional)?;
        self.reserve(additional);
        Ok(())
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        if self.capacity() - self.len() >= additional {
            return Ok(());
        }
        TryReserveError::check::<T>(self.len(), additional)?;
        self.reserve_exact(additional);
        Ok(())
    }

    pub fn spare_capacity_mut(&mut self) -> &mut [MaybeUninit<T>] {
        let (len, cap) = (self.len(), self.capacity());
        unsafe { slice::from_raw_parts_mut(self.as_mut_ptr().add(len) as *mut MaybeUninit<T>, cap - len) }
    }

    pub fn resize_with<F: FnMut() -> T>(&mut self, new_len: usize, mut f: F) {
        self.truncate(new_len);
        while self.len() < new_len {
            self.push(f());
        }
    }
}

impl<T, const N: usize> Vec<[T; N]> {
    pub fn into_flattened(self) -> Vec<T> {
        let (ptr, len, cap) = self.into_raw_parts();
        let cap = if intrinsics::size_of::<T>() == 0 { usize::MAX } else { cap * N };
        unsafe { Vec::from_raw_parts(ptr as *mut T, len * N, cap) }
    }
}
