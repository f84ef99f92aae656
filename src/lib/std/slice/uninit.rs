//! Slices of memory that may not be initialised yet.

use crate::intrinsics;
use crate::mem::MaybeUninit;

impl<T> [MaybeUninit<T>] {
    pub const fn write_copy_of_slice(&mut self, src: &[T]) -> &mut [T]
    where
        T: Copy,
    {
        assert!(self.len() == src.len(), "copy_from_slice: source slice length does not match destination slice length");
        let dst = self as *mut [MaybeUninit<T>] as *mut [T];
        intrinsics::copy(src.as_ptr(), dst as *mut T, src.len());
        unsafe { &mut *dst }
    }

    pub fn write_clone_of_slice(&mut self, src: &[T]) -> &mut [T]
    where
        T: Clone,
    {
        assert!(self.len() == src.len(), "destination and source slices have different lengths");
        for (slot, x) in self.iter_mut().zip(src) {
            slot.write(x.clone());
        }
        unsafe { self.assume_init_mut() }
    }

    pub unsafe fn assume_init_drop(&mut self) {
        unsafe { crate::ptr::drop_in_place(self as *mut [MaybeUninit<T>] as *mut [T]) }
    }

    pub const unsafe fn assume_init_ref(&self) -> &[T] { unsafe { &*(self as *const [MaybeUninit<T>] as *const [T]) } }

    pub const unsafe fn assume_init_mut(&mut self) -> &mut [T] {
        unsafe { &mut *(self as *mut [MaybeUninit<T>] as *mut [T]) }
    }
}
