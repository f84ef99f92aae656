//! `OnceCell`: set once, perhaps by a future.

use super::batch::Batch;
use std::cell::UnsafeCell;
use std::error::Error;
use std::fmt;
use std::future::Future;
use std::sync::res;

/// Who sets the value holds the one permit; once it is set the permit is gone for ever.
pub struct OnceCell<T> {
    value: UnsafeCell<Option<T>>,
    setting: Batch,
}

unsafe impl<T: Sync + Send> Sync for OnceCell<T> {}
unsafe impl<T: Send> Send for OnceCell<T> {}

#[derive(Debug, PartialEq, Eq)]
pub enum SetError<T> {
    AlreadyInitializedError(T),
    InitializingError(T),
}

/// The permit, given back if the value could not be made.
struct Setting<'a>(&'a Batch);

impl Drop for Setting<'_> {
    fn drop(&mut self) { self.0.release(1) }
}

impl<T> OnceCell<T> {
    #[track_caller]
    pub fn new() -> OnceCell<T> { OnceCell::const_new() }

    #[track_caller]
    pub const fn const_new() -> OnceCell<T> { OnceCell { value: UnsafeCell::new(None), setting: Batch::new(1, res::ONCE) } }

    #[track_caller]
    pub fn new_with(value: Option<T>) -> OnceCell<T> {
        let cell = OnceCell::new();
        if let Some(value) = value {
            cell.put(value);
        }
        cell
    }

    fn put(&self, value: T) -> &T {
        unsafe { *self.value.get() = Some(value) };
        self.setting.close();
        self.get().unwrap()
    }

    pub fn initialized(&self) -> bool { self.get().is_some() }

    pub fn get(&self) -> Option<&T> { unsafe { &*self.value.get() }.as_ref() }

    pub fn get_mut(&mut self) -> Option<&mut T> { self.value.get_mut().as_mut() }

    pub fn set(&self, value: T) -> Result<(), SetError<T>> {
        if self.initialized() {
            return Err(SetError::AlreadyInitializedError(value));
        }
        match self.setting.try_acquire(1) {
            Ok(()) => {
                self.put(value);
                Ok(())
            }
            Err(_) => Err(SetError::InitializingError(value)),
        }
    }

    pub async fn get_or_init<F, Fut>(&self, f: F) -> &T
    where
        F: FnOnce() -> Fut,
        Fut: Future<Output = T>,
    {
        if let Some(value) = self.get() {
            return value;
        }
        if self.setting.acquire(1).await.is_err() {
            return self.get().unwrap();
        }
        let permit = Setting(&self.setting);
        let value = f().await;
        std::mem::forget(permit);
        self.put(value)
    }

    pub async fn get_or_try_init<E, F, Fut>(&self, f: F) -> Result<&T, E>
    where
        F: FnOnce() -> Fut,
        Fut: Future<Output = Result<T, E>>,
    {
        if let Some(value) = self.get() {
            return Ok(value);
        }
        if self.setting.acquire(1).await.is_err() {
            return Ok(self.get().unwrap());
        }
        let permit = Setting(&self.setting);
        let value = f().await?;
        std::mem::forget(permit);
        Ok(self.put(value))
    }

    pub fn into_inner(self) -> Option<T> { self.value.into_inner() }

    pub fn take(&mut self) -> Option<T> { std::mem::take(self).into_inner() }
}

impl<T> Default for OnceCell<T> {
    fn default() -> OnceCell<T> { OnceCell::new() }
}
impl<T: fmt::Debug> fmt::Debug for OnceCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("OnceCell").field("value", &self.get()).finish() }
}
impl<T: Clone> Clone for OnceCell<T> {
    fn clone(&self) -> OnceCell<T> { OnceCell::new_with(self.get().cloned()) }
}
impl<T: PartialEq> PartialEq for OnceCell<T> {
    fn eq(&self, other: &OnceCell<T>) -> bool { self.get() == other.get() }
}
impl<T: Eq> Eq for OnceCell<T> {}
impl<T> From<T> for OnceCell<T> {
    fn from(value: T) -> OnceCell<T> { OnceCell::new_with(Some(value)) }
}

impl<T> fmt::Display for SetError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SetError::AlreadyInitializedError(_) => "AlreadyInitializedError",
            SetError::InitializingError(_) => "InitializingError",
        })
    }
}
impl<T: fmt::Debug> Error for SetError<T> {}
impl<T> SetError<T> {
    pub fn is_already_init_err(&self) -> bool { matches!(self, SetError::AlreadyInitializedError(_)) }

    pub fn is_initializing_err(&self) -> bool { matches!(self, SetError::InitializingError(_)) }
}
