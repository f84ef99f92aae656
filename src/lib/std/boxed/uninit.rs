//! Boxes whose contents come later.

use super::Box;
use crate::alloc::exchange_malloc;
use crate::intrinsics;
use crate::mem::MaybeUninit;
use crate::vec::Vec;

impl<T> Box<T> {
    #[must_use]
    pub fn new_uninit() -> Box<MaybeUninit<T>> {
        let ptr = exchange_malloc(intrinsics::size_of::<T>(), intrinsics::align_of::<T>()) as *mut MaybeUninit<T>;
        unsafe { Box::from_raw(ptr) }
    }

    #[must_use]
    pub fn new_zeroed() -> Box<MaybeUninit<T>> { Box::new(MaybeUninit::zeroed()) }
}

impl<T> Box<MaybeUninit<T>> {
    pub unsafe fn assume_init(self) -> Box<T> { unsafe { Box::from_raw(Box::into_raw(self) as *mut T) } }

    pub fn write(boxed: Self, value: T) -> Box<T> {
        let ptr = Box::into_raw(boxed) as *mut T;
        intrinsics::ptr_write(ptr, value);
        unsafe { Box::from_raw(ptr) }
    }
}

impl<T> Box<[T]> {
    #[must_use]
    pub fn new_uninit_slice(len: usize) -> Box<[MaybeUninit<T>]> {
        let mut v = Vec::with_capacity(len);
        unsafe { v.set_len(len) };
        v.into_boxed_slice()
    }

    #[must_use]
    pub fn new_zeroed_slice(len: usize) -> Box<[MaybeUninit<T>]> { (0..len).map(|_| MaybeUninit::zeroed()).collect() }
}

impl<T> Box<[MaybeUninit<T>]> {
    pub unsafe fn assume_init(self) -> Box<[T]> { unsafe { Box::from_raw(Box::into_raw(self) as *mut [T]) } }
}
