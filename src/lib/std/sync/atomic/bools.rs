//! `AtomicBool`.

use super::ordering::{for_failure, for_load, for_store, Ordering};
use crate::cell::UnsafeCell;
use crate::fmt;

#[view = "transparent"]
#[repr(transparent)]
pub struct AtomicBool {
    v: UnsafeCell<bool>,
}

unsafe impl Sync for AtomicBool {}
impl crate::panic::RefUnwindSafe for AtomicBool {}

impl AtomicBool {
    #[must_use]
    pub const fn new(v: bool) -> AtomicBool { AtomicBool { v: UnsafeCell::new(v) } }

    pub fn get_mut(&mut self) -> &mut bool { self.v.get_mut() }

    pub const fn into_inner(self) -> bool { self.v.into_inner() }

    pub const fn as_ptr(&self) -> *mut bool { self.v.get() }

    #[track_caller]
    pub fn load(&self, order: Ordering) -> bool {
        for_load(order);
        unsafe { *self.v.get() }
    }

    #[track_caller]
    pub fn store(&self, val: bool, order: Ordering) {
        for_store(order);
        unsafe { *self.v.get() = val }
    }

    pub fn swap(&self, val: bool, _order: Ordering) -> bool {
        let old = unsafe { *self.v.get() };
        unsafe { *self.v.get() = val };
        old
    }

    pub fn compare_and_swap(&self, current: bool, new: bool, _order: Ordering) -> bool {
        let old = unsafe { *self.v.get() };
        if old == current {
            unsafe { *self.v.get() = new };
        }
        old
    }

    #[track_caller]
    pub fn compare_exchange(&self, current: bool, new: bool, _success: Ordering, failure: Ordering) -> Result<bool, bool> {
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
    pub fn compare_exchange_weak(&self, current: bool, new: bool, success: Ordering, failure: Ordering) -> Result<bool, bool> {
        self.compare_exchange(current, new, success, failure)
    }

    #[track_caller]
    pub fn fetch_update<F: FnMut(bool) -> Option<bool>>(&self, set: Ordering, fetch: Ordering, mut f: F) -> Result<bool, bool> {
        let mut old = self.load(fetch);
        while let Some(new) = f(old) {
            match self.compare_exchange_weak(old, new, set, fetch) {
                Ok(old) => return Ok(old),
                Err(other) => old = other,
            }
        }
        Err(old)
    }

    pub fn fetch_and(&self, val: bool, _order: Ordering) -> bool {
        let old = unsafe { *self.v.get() };
        unsafe { *self.v.get() = old & val };
        old
    }

    pub fn fetch_nand(&self, val: bool, _order: Ordering) -> bool {
        let old = unsafe { *self.v.get() };
        unsafe { *self.v.get() = !(old & val) };
        old
    }

    pub fn fetch_or(&self, val: bool, _order: Ordering) -> bool {
        let old = unsafe { *self.v.get() };
        unsafe { *self.v.get() = old | val };
        old
    }

    pub fn fetch_xor(&self, val: bool, _order: Ordering) -> bool {
        let old = unsafe { *self.v.get() };
        unsafe { *self.v.get() = old ^ val };
        old
    }

    pub fn fetch_not(&self, order: Ordering) -> bool { self.fetch_xor(true, order) }
}

impl Default for AtomicBool {
    fn default() -> AtomicBool { AtomicBool::new(false) }
}
impl From<bool> for AtomicBool {
    fn from(v: bool) -> AtomicBool { AtomicBool::new(v) }
}
impl fmt::Debug for AtomicBool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.load(Ordering::Relaxed), f) }
}
