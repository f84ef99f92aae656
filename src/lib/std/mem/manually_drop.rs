//! `ManuallyDrop`.

use crate::fmt;
use crate::intrinsics;
use crate::ops::{Deref, DerefMut};

/// Keeps a value from being dropped when it goes out of scope. The compiler knows the type.
#[lang = "manually_drop"]
#[view = "transparent"]
#[derive(Copy, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct ManuallyDrop<T: ?Sized> {
    value: T,
}

impl<T> ManuallyDrop<T> {
    #[must_use = "if you don't need the wrapper, use `mem::forget` instead"]
    pub const fn new(value: T) -> ManuallyDrop<T> { ManuallyDrop { value } }

    pub const fn into_inner(slot: ManuallyDrop<T>) -> T { intrinsics::ptr_read(&slot.value as *const T) }

    #[must_use = "if you don't need the value, you can use `ManuallyDrop::drop` instead"]
    pub unsafe fn take(slot: &mut ManuallyDrop<T>) -> T { intrinsics::ptr_read(&slot.value as *const T) }
}

impl<T: ?Sized> ManuallyDrop<T> {
    pub unsafe fn drop(slot: &mut ManuallyDrop<T>) { intrinsics::drop_in_place(&mut slot.value as *mut T) }
}

impl<T: ?Sized> Deref for ManuallyDrop<T> {
    type Target = T;
    fn deref(&self) -> &T { &self.value }
}
impl<T: ?Sized> DerefMut for ManuallyDrop<T> {
    fn deref_mut(&mut self) -> &mut T { &mut self.value }
}

/// How a value is shown that may no longer be what it was.
#[derive(Debug)]
struct MaybeDangling<'a, T: ?Sized>(&'a T);

impl<T: ?Sized + fmt::Debug> fmt::Debug for ManuallyDrop<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ManuallyDrop").field("value", &MaybeDangling(&self.value)).finish()
    }
}
