//! `OnceLock`: a `OnceCell` for several threads.

use super::once::Once;
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::mem;
use crate::panic::{RefUnwindSafe, UnwindSafe};

pub struct OnceLock<T> {
    once: Once,
    value: UnsafeCell<Option<T>>,
}

unsafe impl<T: Sync + Send> Sync for OnceLock<T> {}
unsafe impl<T: Send> Send for OnceLock<T> {}

impl<T> OnceLock<T> {
    #[must_use]
    #[track_caller]
    pub const fn new() -> OnceLock<T> { OnceLock { once: Once::new(), value: UnsafeCell::new(None) } }

    pub fn get(&self) -> Option<&T> { unsafe { &*self.value.get() }.as_ref() }

    pub fn get_mut(&mut self) -> Option<&mut T> { self.value.get_mut().as_mut() }

    pub fn set(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        self.once.call_once_force(|_| unsafe { *self.value.get() = value.take() });
        match value {
            None => Ok(()),
            Some(value) => Err(value),
        }
    }

    #[track_caller]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        self.once.call_once_force(|_| {
            let value = f();
            unsafe { *self.value.get() = Some(value) };
        });
        match self.get() {
            Some(value) => value,
            None => unreachable!(),
        }
    }

    #[track_caller]
    pub fn wait(&self) -> &T {
        self.once.wait();
        match self.get() {
            Some(value) => value,
            None => unreachable!(),
        }
    }

    pub fn into_inner(self) -> Option<T> { self.value.into_inner() }

    pub fn take(&mut self) -> Option<T> { mem::take(self).into_inner() }
}

impl<T: RefUnwindSafe + UnwindSafe> RefUnwindSafe for OnceLock<T> {}
impl<T> Default for OnceLock<T> {
    fn default() -> OnceLock<T> { OnceLock::new() }
}
impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("OnceLock");
        match self.get() {
            Some(value) => d.field(value),
            None => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}
impl<T> From<T> for OnceLock<T> {
    fn from(value: T) -> OnceLock<T> {
        let lock = OnceLock::new();
        drop(lock.set(value));
        lock
    }
}
impl<T: Clone> Clone for OnceLock<T> {
    fn clone(&self) -> OnceLock<T> {
        match self.get() {
            Some(value) => OnceLock::from(value.clone()),
            None => OnceLock::new(),
        }
    }
}
impl<T: PartialEq> PartialEq for OnceLock<T> {
    fn eq(&self, other: &OnceLock<T>) -> bool { self.get() == other.get() }
}
impl<T: Eq> Eq for OnceLock<T> {}
