//! `AtomicPtr`.

use super::ordering::{for_failure, for_load, for_store, Ordering};
use crate::cell::UnsafeCell;
use crate::fmt;

#[view = "transparent"]
#[repr(transparent)]
pub struct AtomicPtr<T> {
    v: UnsafeCell<*mut T>,
}

unsafe impl<T> Send for AtomicPtr<T> {}
unsafe impl<T> Sync for AtomicPtr<T> {}
impl<T> crate::panic::RefUnwindSafe for AtomicPtr<T> {}

impl<T> AtomicPtr<T> {
    #[must_use]
    pub const fn new(p: *mut T) -> AtomicPtr<T> { AtomicPtr { v: UnsafeCell::new(p) } }

    pub fn get_mut(&mut self) -> &mut *mut T { self.v.get_mut() }

    pub const fn into_inner(self) -> *mut T { self.v.into_inner() }

    pub const fn as_ptr(&self) -> *mut *mut T { self.v.get() }

    #[track_caller]
    pub fn load(&self, order: Ordering) -> *mut T {
        for_load(order);
        unsafe { *self.v.get() }
    }

    #[track_caller]
    pub fn store(&self, val: *mut T, order: Ordering) {
        for_store(order);
        unsafe { *self.v.get() = val }
    }

    pub fn swap(&self, val: *mut T, _order: Ordering) -> *mut T {
        let old = unsafe { *self.v.get() };
        unsafe { *self.v.get() = val };
        old
    }

    pub fn compare_and_swap(&self, current: *mut T, new: *mut T, _order: Ordering) -> *mut T {
        let old = unsafe { *self.v.get() };
        if old == current {
            unsafe { *self.v.get() = new };
        }
        old
    }

    #[track_caller]
    pub fn compare_exchange(&self, current: *mut T, new: *mut T, _success: Ordering, failure: Ordering) -> Result<*mut T, *mut T> {
        for_failure(failure);
        let old = unsafe { *self.v.get() };
        if old == current {
            unsafe { *self.v.get() = new };
            Ok(old)
        } else {
            Err(old)
        }
    }

    /// The weak one may fail for no reason on real machines; here it does not.
    #[track_caller]
    pub fn compare_exchange_weak(&self, current: *mut T, new: *mut T, success: Ordering, failure: Ordering) -> Result<*mut T, *mut T> {
        self.compare_exchange(current, new, success, failure)
    }

    #[track_caller]
    pub fn fetch_update<F: FnMut(*mut T) -> Option<*mut T>>(&self, set: Ordering, fetch: Ordering, mut f: F) -> Result<*mut T, *mut T> {
        let mut old = self.load(fetch);
        while let Some(new) = f(old) {
            match self.compare_exchange_weak(old, new, set, fetch) {
                Ok(old) => return Ok(old),
                Err(other) => old = other,
            }
        }
        Err(old)
    }
}

impl<T> Default for AtomicPtr<T> {
    fn default() -> AtomicPtr<T> { AtomicPtr::new(crate::ptr::null_mut()) }
}
impl<T> From<*mut T> for AtomicPtr<T> {
    fn from(p: *mut T) -> AtomicPtr<T> { AtomicPtr::new(p) }
}
impl<T> fmt::Debug for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.load(Ordering::Relaxed), f) }
}
impl<T> fmt::Pointer for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&self.load(Ordering::Relaxed), f) }
}
