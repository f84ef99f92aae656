//! State that several owners change in turn. Virtual threads run one at a time, so it needs no lock.

use std::cell::UnsafeCell;

pub struct Plain<T> {
    value: UnsafeCell<T>,
}

unsafe impl<T: Send> Send for Plain<T> {}
unsafe impl<T: Send> Sync for Plain<T> {}
impl<T> std::panic::UnwindSafe for Plain<T> {}
impl<T> std::panic::RefUnwindSafe for Plain<T> {}

impl<T> Plain<T> {
    pub const fn new(value: T) -> Plain<T> {
        Plain { value: UnsafeCell::new(value) }
    }

    pub fn get(&self) -> &mut T {
        unsafe { &mut *self.value.get() }
    }

    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}
