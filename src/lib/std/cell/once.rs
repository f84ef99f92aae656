//! `OnceCell`: set once, then shared for reading.

use crate::cell::UnsafeCell;
use crate::fmt;
use crate::mem;

#[view = "transparent"]
pub struct OnceCell<T> {
    inner: UnsafeCell<Option<T>>,
}

impl<T> OnceCell<T> {
    #[must_use]
    pub const fn new() -> OnceCell<T> { OnceCell { inner: UnsafeCell::new(None) } }

    pub fn get(&self) -> Option<&T> { unsafe { &*self.inner.get() }.as_ref() }

    pub fn get_mut(&mut self) -> Option<&mut T> { self.inner.get_mut().as_mut() }

    pub fn set(&self, value: T) -> Result<(), T> {
        if self.get().is_some() {
            return Err(value);
        }
        unsafe { *self.inner.get() = Some(value) };
        Ok(())
    }

    #[track_caller]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        if self.get().is_none() {
            let value = f();
            if self.set(value).is_err() {
                panic!("reentrant init");
            }
        }
        match self.get() {
            Some(value) => value,
            None => unreachable!(),
        }
    }

    #[must_use]
    pub const fn into_inner(self) -> Option<T> { self.inner.into_inner() }

    pub fn take(&mut self) -> Option<T> { mem::take(self).into_inner() }
}

impl<T> Default for OnceCell<T> {
    fn default() -> OnceCell<T> { OnceCell::new() }
}
impl<T: fmt::Debug> fmt::Debug for OnceCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("OnceCell");
        match self.get() {
            Some(value) => d.field(value),
            None => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}
impl<T: Clone> Clone for OnceCell<T> {
    fn clone(&self) -> OnceCell<T> { OnceCell { inner: UnsafeCell::new(self.get().cloned()) } }
}
impl<T: PartialEq> PartialEq for OnceCell<T> {
    fn eq(&self, other: &OnceCell<T>) -> bool { self.get() == other.get() }
}
impl<T: Eq> Eq for OnceCell<T> {}
impl<T> From<T> for OnceCell<T> {
    fn from(value: T) -> OnceCell<T> { OnceCell { inner: UnsafeCell::new(Some(value)) } }
}
