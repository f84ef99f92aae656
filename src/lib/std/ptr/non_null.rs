//! `NonNull`.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::Unsize;
use crate::num::NonZero;
use crate::ops::CoerceUnsized;

/// A pointer that is never null: an `Option` of it takes no more room.
#[rustc_layout_scalar_valid_range_start(1)]
#[repr(transparent)]
pub struct NonNull<T: ?Sized> {
    pointer: *const T,
}

impl<T: ?Sized> !Send for NonNull<T> {}
impl<T: ?Sized> !Sync for NonNull<T> {}

impl<T> NonNull<T> {
    #[must_use]
    pub const fn dangling() -> Self {
        unsafe { NonNull { pointer: intrinsics::align_of::<T>() as *const T } }
    }
}

impl<T: ?Sized> NonNull<T> {
    pub const unsafe fn new_unchecked(ptr: *mut T) -> Self {
        unsafe { NonNull { pointer: ptr as *const T } }
    }

    pub const fn new(ptr: *mut T) -> Option<Self> {
        if ptr.is_null() { None } else { unsafe { Some(NonNull::new_unchecked(ptr)) } }
    }

    pub const fn from_ref(r: &T) -> Self {
        unsafe { NonNull { pointer: r as *const T } }
    }

    pub const fn from_mut(r: &mut T) -> Self {
        unsafe { NonNull { pointer: r as *mut T as *const T } }
    }

    #[must_use = "returns a new pointer"]
    pub const fn as_ptr(self) -> *mut T { self.pointer as *mut T }

    pub const unsafe fn as_ref<'a>(&self) -> &'a T {
        unsafe { &*(self.pointer) }
    }

    pub const unsafe fn as_mut<'a>(&mut self) -> &'a mut T {
        unsafe { &mut *(self.pointer as *mut T) }
    }

    pub const fn cast<U>(self) -> NonNull<U> {
        unsafe { NonNull { pointer: self.pointer as *const U } }
    }

    #[must_use]
    pub fn addr(self) -> NonZero<usize> { unsafe { NonZero::new_unchecked(intrinsics::ptr_addr(self.pointer)) } }

    pub unsafe fn drop_in_place(self) { intrinsics::drop_in_place(self.as_ptr()) }
}

impl<T> NonNull<T> {
    pub const unsafe fn add(self, count: usize) -> Self {
        unsafe { NonNull { pointer: self.pointer.add(count) } }
    }

    pub const unsafe fn sub(self, count: usize) -> Self {
        unsafe { NonNull { pointer: self.pointer.sub(count) } }
    }

    pub const unsafe fn read(self) -> T { intrinsics::ptr_read(self.pointer) }

    pub const unsafe fn write(self, val: T) { intrinsics::ptr_write(self.pointer as *mut T, val) }
}

impl<T> NonNull<[T]> {
    #[must_use]
    pub const fn slice_from_raw_parts(data: NonNull<T>, len: usize) -> Self {
        unsafe { NonNull { pointer: intrinsics::slice_from_raw(data.pointer, len) } }
    }

    pub const fn len(self) -> usize { intrinsics::slice_len(self.pointer) }
}

impl<T: ?Sized> Clone for NonNull<T> {
    fn clone(&self) -> Self { *self }
}
impl<T: ?Sized> Copy for NonNull<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<NonNull<U>> for NonNull<T> {}
impl<T: ?Sized> PartialEq for NonNull<T> {
    fn eq(&self, other: &Self) -> bool { self.pointer == other.pointer }
}
impl<T: ?Sized> Eq for NonNull<T> {}
impl<T: ?Sized> PartialOrd for NonNull<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { Some(self.addr().cmp(&other.addr())) }
}
impl<T: ?Sized> Ord for NonNull<T> {
    fn cmp(&self, other: &Self) -> Ordering { self.addr().cmp(&other.addr()) }
}
impl<T: ?Sized> Hash for NonNull<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { self.addr().hash(state) }
}
impl<T: ?Sized> fmt::Debug for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&self.as_ptr(), f) }
}
impl<T: ?Sized> fmt::Pointer for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&self.as_ptr(), f) }
}
impl<T: ?Sized> From<&mut T> for NonNull<T> {
    fn from(r: &mut T) -> Self { NonNull::from_mut(r) }
}
impl<T: ?Sized> From<&T> for NonNull<T> {
    fn from(r: &T) -> Self { NonNull::from_ref(r) }
}
