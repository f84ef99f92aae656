//! Changing what is only borrowed for reading: one thread, one at a time.

mod lazy;
mod once;
mod ref_cell;

pub use self::lazy::LazyCell;
pub use self::once::OnceCell;
pub use self::ref_cell::{BorrowError, BorrowMutError, Ref, RefCell, RefMut};

use crate::cmp::Ordering;
use crate::fmt;
use crate::intrinsics;
use crate::mem;
use crate::ops::CoerceUnsized;

/// The only way to change data behind a shared reference. The compiler knows the type.
#[lang = "unsafe_cell"]
#[view = "transparent"]
#[repr(transparent)]
pub struct UnsafeCell<T: ?Sized> {
    value: T,
}

impl<T> UnsafeCell<T> {
    #[must_use]
    pub const fn new(value: T) -> UnsafeCell<T> { UnsafeCell { value } }

    pub const fn into_inner(self) -> T { self.value }
}

impl<T: ?Sized> UnsafeCell<T> {
    pub const fn get(&self) -> *mut T { self as *const UnsafeCell<T> as *const T as *mut T }

    pub const fn get_mut(&mut self) -> &mut T { &mut self.value }

    pub const fn from_mut(value: &mut T) -> &mut UnsafeCell<T> { unsafe { &mut *(value as *mut T as *mut UnsafeCell<T>) } }

    pub const fn raw_get(this: *const Self) -> *mut T { this as *const T as *mut T }
}

impl<T: Default> Default for UnsafeCell<T> {
    fn default() -> UnsafeCell<T> { UnsafeCell::new(T::default()) }
}
impl<T> From<T> for UnsafeCell<T> {
    fn from(t: T) -> UnsafeCell<T> { UnsafeCell::new(t) }
}
impl<T: CoerceUnsized<U>, U> CoerceUnsized<UnsafeCell<U>> for UnsafeCell<T> {}
impl<T: ?Sized> fmt::Debug for UnsafeCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("UnsafeCell").finish_non_exhaustive() }
}

/// A value that is moved in and out as a whole.
#[view = "transparent"]
#[repr(transparent)]
pub struct Cell<T: ?Sized> {
    value: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for Cell<T> {}
impl<T: ?Sized> !Sync for Cell<T> {}

impl<T> Cell<T> {
    pub const fn new(value: T) -> Cell<T> { Cell { value: UnsafeCell::new(value) } }

    pub fn set(&self, val: T) { drop(self.replace(val)) }

    pub fn swap(&self, other: &Cell<T>) {
        if self.as_ptr() == other.as_ptr() {
            return;
        }
        unsafe { mem::swap(&mut *self.value.get(), &mut *other.value.get()) }
    }

    pub const fn replace(&self, val: T) -> T { mem::replace(unsafe { &mut *self.value.get() }, val) }

    pub const fn into_inner(self) -> T { self.value.into_inner() }
}

impl<T: Copy> Cell<T> {
    pub const fn get(&self) -> T { intrinsics::ptr_read(self.value.get() as *const T) }

    pub fn update(&self, f: impl FnOnce(T) -> T) { self.set(f(self.get())) }
}

impl<T: ?Sized> Cell<T> {
    pub const fn as_ptr(&self) -> *mut T { self.value.get() }

    pub const fn get_mut(&mut self) -> &mut T { self.value.get_mut() }

    pub const fn from_mut(t: &mut T) -> &Cell<T> { unsafe { &*(t as *mut T as *const Cell<T>) } }
}

impl<T: Default> Cell<T> {
    pub fn take(&self) -> T { self.replace(Default::default()) }
}

impl<T> Cell<[T]> {
    pub const fn as_slice_of_cells(&self) -> &[Cell<T>] { unsafe { &*(self as *const Cell<[T]> as *const [Cell<T>]) } }
}

impl<T, const N: usize> Cell<[T; N]> {
    pub const fn as_array_of_cells(&self) -> &[Cell<T>; N] { unsafe { &*(self as *const Cell<[T; N]> as *const [Cell<T>; N]) } }
}
impl<T> AsRef<[Cell<T>]> for Cell<[T]> {
    fn as_ref(&self) -> &[Cell<T>] { self.as_slice_of_cells() }
}
impl<T, const N: usize> AsRef<[Cell<T>]> for Cell<[T; N]> {
    fn as_ref(&self) -> &[Cell<T>] { self.as_array_of_cells() }
}
impl<T, const N: usize> AsRef<[Cell<T>; N]> for Cell<[T; N]> {
    fn as_ref(&self) -> &[Cell<T>; N] { self.as_array_of_cells() }
}

impl<T: Copy> Clone for Cell<T> {
    fn clone(&self) -> Cell<T> { Cell::new(self.get()) }
}
impl<T: Default> Default for Cell<T> {
    fn default() -> Cell<T> { Cell::new(Default::default()) }
}
impl<T: PartialEq + Copy> PartialEq for Cell<T> {
    fn eq(&self, other: &Cell<T>) -> bool { self.get() == other.get() }
}
impl<T: Eq + Copy> Eq for Cell<T> {}
impl<T: PartialOrd + Copy> PartialOrd for Cell<T> {
    fn partial_cmp(&self, other: &Cell<T>) -> Option<Ordering> { self.get().partial_cmp(&other.get()) }
}
impl<T: Ord + Copy> Ord for Cell<T> {
    fn cmp(&self, other: &Cell<T>) -> Ordering { self.get().cmp(&other.get()) }
}
impl<T> From<T> for Cell<T> {
    fn from(t: T) -> Cell<T> { Cell::new(t) }
}
impl<T: CoerceUnsized<U>, U> CoerceUnsized<Cell<U>> for Cell<T> {}
impl<T: Copy + fmt::Debug> fmt::Debug for Cell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Cell").field("value", &self.get()).finish() }
}
