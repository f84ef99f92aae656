//! `OnceCell`: a value that is set once.

use crate::event::Event;
use std::cell::{Cell, UnsafeCell};
use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::sync::res;

pub struct OnceCell<T> {
    active: Event,
    passive: Event,
    busy: Cell<bool>,
    value: UnsafeCell<Option<T>>,
}

unsafe impl<T: Send> Send for OnceCell<T> {}
unsafe impl<T: Send + Sync> Sync for OnceCell<T> {}

/// The initialisation that runs; if it fails, another may try.
struct Attempt<'a, T>(&'a OnceCell<T>);

impl<T> Drop for Attempt<'_, T> {
    fn drop(&mut self) {
        self.0.busy.set(false);
        if self.0.get().is_none() {
            self.0.active.notify(1);
        }
    }
}

impl<T> OnceCell<T> {
    #[track_caller]
    pub const fn new() -> OnceCell<T> {
        OnceCell { active: Event::new(res::ONCE), passive: Event::new(res::ONCE), busy: Cell::new(false), value: UnsafeCell::new(None) }
    }

    pub fn is_initialized(&self) -> bool {
        self.get().is_some()
    }

    pub fn get(&self) -> Option<&T> {
        unsafe { &*self.value.get() }.as_ref()
    }

    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.value.get_mut().as_mut()
    }

    pub fn take(&mut self) -> Option<T> {
        self.value.get_mut().take()
    }

    pub fn into_inner(self) -> Option<T> {
        self.value.into_inner()
    }

    pub async fn wait(&self) -> &T {
        loop {
            if let Some(value) = self.get() {
                return value;
            }
            self.passive.listen().await;
        }
    }

    fn put(&self, value: T) -> &T {
        unsafe { *self.value.get() = Some(value) };
        self.active.notify_additional(usize::MAX);
        self.passive.notify_additional(usize::MAX);
        self.get().unwrap()
    }

    pub async fn get_or_try_init<E, Fut: Future<Output = Result<T, E>>>(&self, closure: impl FnOnce() -> Fut) -> Result<&T, E> {
        let mut closure = Some(closure);
        loop {
            if let Some(value) = self.get() {
                return Ok(value);
            }
            if self.busy.get() {
                self.active.listen().await;
                continue;
            }
            self.busy.set(true);
            let _attempt = Attempt(self);
            let value = (closure.take().unwrap())().await?;
            return Ok(self.put(value));
        }
    }

    pub async fn get_or_init<Fut: Future<Output = T>>(&self, closure: impl FnOnce() -> Fut) -> &T {
        match self.get_or_try_init(|| async move { Ok::<T, Infallible>(closure().await) }).await {
            Ok(value) => value,
            Err(never) => match never {},
        }
    }

    pub async fn set(&self, value: T) -> Result<&T, T> {
        let mut value = Some(value);
        let got = self.get_or_init(|| async { value.take().unwrap() }).await;
        match value {
            Some(value) => Err(value),
            None => Ok(got),
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for OnceCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OnceCell").field(&self.get()).finish()
    }
}

impl<T> Default for OnceCell<T> {
    fn default() -> OnceCell<T> {
        OnceCell::new()
    }
}

impl<T> From<T> for OnceCell<T> {
    #[track_caller]
    fn from(value: T) -> OnceCell<T> {
        OnceCell { active: Event::new(res::ONCE), passive: Event::new(res::ONCE), busy: Cell::new(false), value: UnsafeCell::new(Some(value)) }
    }
}
