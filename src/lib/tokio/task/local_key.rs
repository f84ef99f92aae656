//! `task_local!`: a value that is there while a certain future is polled.

use std::cell::RefCell;
use std::error::Error;
use std::fmt;
use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::thread;

pub struct LocalKey<T: 'static> {
    slot: thread::LocalKey<RefCell<Option<T>>>,
}

#[derive(Clone, Copy, Eq, PartialEq)]
pub struct AccessError {
    _private: (),
}

impl fmt::Debug for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("AccessError").finish() }
}
impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt("task-local value not set", f) }
}
impl Error for AccessError {}

fn unset<T>() -> RefCell<Option<T>> { RefCell::new(None) }

/// Puts the value into the thread's slot, and takes it out again however the call ends.
struct Inside<'a, T: 'static> {
    key: &'static LocalKey<T>,
    value: &'a mut Option<T>,
}

impl<'a, T: 'static> Inside<'a, T> {
    fn new(key: &'static LocalKey<T>, value: &'a mut Option<T>) -> Inside<'a, T> {
        let mut inside = Inside { key, value };
        inside.exchange();
        inside
    }

    fn exchange(&mut self) {
        let value = &mut *self.value;
        self.key.slot.with(|slot| mem::swap(&mut *slot.borrow_mut(), value));
    }
}

impl<T: 'static> Drop for Inside<'_, T> {
    fn drop(&mut self) { self.exchange() }
}

impl<T: 'static> LocalKey<T> {
    #[doc(hidden)]
    pub const fn new() -> LocalKey<T> { LocalKey { slot: thread::LocalKey::new(unset::<T>) } }

    /// While `f` is polled, this key has `value`.
    pub fn scope<F: Future>(&'static self, value: T, f: F) -> TaskLocalFuture<T, F> {
        TaskLocalFuture { key: self, value: Some(value), future: Some(f) }
    }

    #[track_caller]
    pub fn sync_scope<F: FnOnce() -> R, R>(&'static self, value: T, f: F) -> R {
        let mut value = Some(value);
        let _inside = Inside::new(self, &mut value);
        f()
    }

    #[track_caller]
    pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {
        match self.try_with(f) {
            Ok(r) => r,
            Err(_) => panic!("cannot access a task-local storage value without setting it first"),
        }
    }

    pub fn try_with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> Result<R, AccessError> {
        self.slot.with(|slot| match &*slot.borrow() {
            Some(value) => Ok(f(value)),
            None => Err(AccessError { _private: () }),
        })
    }
}

#[cfg(not(tokio_1_53))]
impl<T: Copy + 'static> LocalKey<T> {
    #[track_caller]
    pub fn get(&'static self) -> T { self.with(|value| *value) }
}

#[cfg(tokio_1_53)]
impl<T: Clone + 'static> LocalKey<T> {
    #[track_caller]
    pub fn get(&'static self) -> T { self.with(|value| value.clone()) }
}

impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("LocalKey").finish_non_exhaustive() }
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TaskLocalFuture<T: 'static, F> {
    key: &'static LocalKey<T>,
    value: Option<T>,
    future: Option<F>,
}

impl<T: 'static, F: Future> Future for TaskLocalFuture<T, F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let inside = Inside::new(this.key, &mut this.value);
        let polled = match &mut this.future {
            Some(future) => unsafe { Pin::new_unchecked(future) }.poll(cx),
            None => panic!("`TaskLocalFuture` polled after completion"),
        };
        if polled.is_ready() {
            this.future = None;
        }
        drop(inside);
        polled
    }
}

impl<T: 'static, F> Drop for TaskLocalFuture<T, F> {
    /// The future's own values are dropped where they can still see the key.
    fn drop(&mut self) {
        if self.future.is_some() {
            let _inside = Inside::new(self.key, &mut self.value);
            self.future = None;
        }
    }
}

#[macro_export]
macro_rules! task_local {
    () => {};
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty; $($rest:tt)*) => {
        $(#[$attr])*
        $vis static $name: $crate::task::LocalKey<$t> = $crate::task::LocalKey::new();
        $crate::task_local!($($rest)*);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty) => {
        $(#[$attr])*
        $vis static $name: $crate::task::LocalKey<$t> = $crate::task::LocalKey::new();
    };
}
