//! `LazyLock`: a `LazyCell` for several threads.

use super::once::Once;
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::ops::{Deref, DerefMut};
use crate::panic::{RefUnwindSafe, UnwindSafe};

#[home = "std::sync::lazy_lock"]
pub struct LazyLock<T, F = fn() -> T> {
    once: Once,
    init: UnsafeCell<Option<F>>,
    value: UnsafeCell<Option<T>>,
}

unsafe impl<T: Sync + Send, F: Send> Sync for LazyLock<T, F> {}
impl<T: RefUnwindSafe + UnwindSafe, F: UnwindSafe> RefUnwindSafe for LazyLock<T, F> {}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    #[track_caller]
    pub const fn new(f: F) -> LazyLock<T, F> {
        LazyLock { once: Once::new(), init: UnsafeCell::new(Some(f)), value: UnsafeCell::new(None) }
    }

    #[track_caller]
    pub fn force(this: &LazyLock<T, F>) -> &T {
        if this.once.is_poisoned() {
            panic!("LazyLock instance has previously been poisoned");
        }
        this.once.call_once(|| {
            if let Some(f) = unsafe { (*this.init.get()).take() } {
                let value = f();
                unsafe { *this.value.get() = Some(value) };
            }
        });
        match unsafe { &*this.value.get() } {
            Some(value) => value,
            None => unreachable!(),
        }
    }
}

impl<T, F> LazyLock<T, F> {
    /// The value, if it is there already.
    #[must_use]
    pub fn get(this: &LazyLock<T, F>) -> Option<&T> { unsafe { (*this.value.get()).as_ref() } }

    #[must_use]
    pub fn get_mut(this: &mut LazyLock<T, F>) -> Option<&mut T> { this.value.get_mut().as_mut() }
}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    #[track_caller]
    pub fn force_mut(this: &mut LazyLock<T, F>) -> &mut T {
        LazyLock::force(this);
        match this.value.get_mut() {
            Some(value) => value,
            None => unreachable!(),
        }
    }
}

impl<T, F: FnOnce() -> T> DerefMut for LazyLock<T, F> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T { LazyLock::force_mut(self) }
}
impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;
    #[track_caller]
    fn deref(&self) -> &T { LazyLock::force(self) }
}
impl<T: Default> Default for LazyLock<T> {
    fn default() -> LazyLock<T> { LazyLock::new(T::default) }
}
impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("LazyLock");
        match unsafe { &*self.value.get() } {
            Some(value) => d.field(value),
            None => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}
