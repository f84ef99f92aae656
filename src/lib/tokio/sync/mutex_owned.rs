//! Guards that own a share of their `Mutex`.

use super::blocking::block_here;
use super::mutex::{Mutex, TryLockError};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

#[must_use = "if unused the Mutex will immediately unlock"]
pub struct OwnedMutexGuard<T: ?Sized> {
    lock: Arc<Mutex<T>>,
}

unsafe impl<T: ?Sized + Send + Sync> Sync for OwnedMutexGuard<T> {}

impl<T: ?Sized> Mutex<T> {
    pub async fn lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T> {
        self.acquire().await;
        OwnedMutexGuard { lock: self }
    }

    #[track_caller]
    #[pitfall = "blocks; tokio::sync::Mutex::blocking_lock_owned; `lock_owned().await` does it; inside a Tokio runtime this call panics"]
    pub fn blocking_lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T> { block_here(self.lock_owned()) }

    pub fn try_lock_owned(self: Arc<Self>) -> Result<OwnedMutexGuard<T>, TryLockError> {
        self.try_acquire()?;
        Ok(OwnedMutexGuard { lock: self })
    }
}

impl<T: ?Sized> OwnedMutexGuard<T> {
    pub fn mutex(this: &Self) -> &Arc<Mutex<T>> { &this.lock }
}
impl<T: ?Sized> Drop for OwnedMutexGuard<T> {
    fn drop(&mut self) { self.lock.unlock() }
}
impl<T: ?Sized> Deref for OwnedMutexGuard<T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.lock.data.get() } }
}
impl<T: ?Sized> DerefMut for OwnedMutexGuard<T> {
    fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.lock.data.get() } }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for OwnedMutexGuard<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for OwnedMutexGuard<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}
