//! `Box`: a value on the heap.

mod convert;
mod impls;
mod uninit;

use crate::alloc::exchange_malloc;
use crate::intrinsics;
use crate::marker::Unsize;
use crate::ops::{CoerceUnsized, Deref, DerefMut};
use crate::pin::Pin;
use crate::ptr::NonNull;

/// The compiler knows `Box`: `*b` is the value itself and may be moved out of, and the
/// memory is freed when the box goes out of scope.
#[lang = "owned_box"]
#[view = "transparent"]
pub struct Box<T: ?Sized> {
    ptr: NonNull<T>,
}

unsafe impl<T: ?Sized + Send> Send for Box<T> {}
unsafe impl<T: ?Sized + Sync> Sync for Box<T> {}
impl<T: ?Sized> Unpin for Box<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Box<U>> for Box<T> {}

/// What the value of a constant refers to: `const NAMES: &Vec<u8> = &Vec::new();`.
#[lang = "kept_forever"]
fn kept_forever<T>(value: T) -> &'static T { Box::leak(Box::new(value)) }

impl<T> Box<T> {
    #[must_use]
    pub fn new(x: T) -> Box<T> {
        let ptr = exchange_malloc(intrinsics::size_of::<T>(), intrinsics::align_of::<T>()) as *mut T;
        intrinsics::ptr_write(ptr, x);
        unsafe { Box::from_raw(ptr) }
    }

    #[must_use]
    pub fn pin(x: T) -> Pin<Box<T>> { Box::into_pin(Box::new(x)) }
}

impl<T: ?Sized> Box<T> {
    #[must_use = "call `drop(Box::from_raw(ptr))` if you intend to drop the `Box`"]
    pub unsafe fn from_raw(raw: *mut T) -> Box<T> { Box { ptr: unsafe { NonNull::new_unchecked(raw) } } }

    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw(b: Box<T>) -> *mut T {
        let ptr = b.ptr.as_ptr();
        intrinsics::forget(b);
        ptr
    }

    pub fn leak<'a>(b: Box<T>) -> &'a mut T
    where
        T: 'a,
    {
        unsafe { &mut *Box::into_raw(b) }
    }

    pub fn into_pin(boxed: Box<T>) -> Pin<Box<T>> { unsafe { Pin::new_unchecked(boxed) } }
}

impl<T: ?Sized> Deref for Box<T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.ptr.as_ptr() } }
}
impl<T: ?Sized> DerefMut for Box<T> {
    fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.ptr.as_ptr() } }
}
