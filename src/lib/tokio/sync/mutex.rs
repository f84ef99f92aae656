//! `Mutex`: its guard may be kept across an await.

use super::batch::Batch;
use super::blocking::block_here;
use std::cell::UnsafeCell;
use std::error::Error;
use std::fmt;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};
use std::sync::res;

/// One permit, given in the order in which it was asked for.
#[view = "fields data"]
pub struct Mutex<T: ?Sized> {
    pub(crate) batch: Batch,
    pub(crate) data: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}

/// The lock is free again when this is dropped.
#[must_use = "if unused the Mutex will immediately unlock"]
#[view = "fields lock"]
pub struct MutexGuard<'a, T: ?Sized> {
    lock: &'a Mutex<T>,
}

unsafe impl<T: ?Sized + Send + Sync> Sync for MutexGuard<'_, T> {}

/// The lock is held by somebody.
#[derive(Debug)]
pub struct TryLockError(pub(super) ());

impl fmt::Display for TryLockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("operation would block") }
}
impl Error for TryLockError {}

impl<T: ?Sized> Mutex<T> {
    #[track_caller]
    pub fn new(t: T) -> Mutex<T>
    where
        T: Sized,
    {
        Mutex::const_new(t)
    }

    #[track_caller]
    pub const fn const_new(t: T) -> Mutex<T>
    where
        T: Sized,
    {
        Mutex { batch: Batch::new(1, res::MUTEX), data: UnsafeCell::new(t) }
    }

    pub async fn lock(&self) -> MutexGuard<'_, T> {
        self.acquire().await;
        MutexGuard { lock: self }
    }

    pub(crate) async fn acquire(&self) {
        if self.batch.acquire(1).await.is_err() {
            unreachable!();
        }
        self.batch.res.hold();
    }

    pub(crate) fn unlock(&self) {
        self.batch.res.release();
        self.batch.release(1);
    }

    pub(crate) fn try_acquire(&self) -> Result<(), TryLockError> {
        if self.batch.try_acquire(1).is_err() {
            return Err(TryLockError(()));
        }
        self.batch.res.hold();
        Ok(())
    }

    #[track_caller]
    #[pitfall = "blocks; tokio::sync::Mutex::blocking_lock; `lock().await` does it; inside a Tokio runtime this call panics"]
    pub fn blocking_lock(&self) -> MutexGuard<'_, T> { block_here(self.lock()) }

    pub fn try_lock(&self) -> Result<MutexGuard<'_, T>, TryLockError> {
        self.try_acquire()?;
        Ok(MutexGuard { lock: self })
    }

    pub fn get_mut(&mut self) -> &mut T { self.data.get_mut() }

    pub fn into_inner(self) -> T
    where
        T: Sized,
    {
        self.data.into_inner()
    }
}

impl<T> From<T> for Mutex<T> {
    fn from(t: T) -> Mutex<T> { Mutex::new(t) }
}
impl<T: Default> Default for Mutex<T> {
    fn default() -> Mutex<T> { Mutex::new(T::default()) }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("Mutex");
        match self.try_lock() {
            Ok(guard) => d.field("data", &&*guard),
            Err(_) => d.field("data", &format_args!("<locked>")),
        };
        d.finish()
    }
}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> MappedMutexGuard<'a, U> {
        let part = f(unsafe { &mut *this.lock.data.get() }) as *mut U;
        let this = ManuallyDrop::new(this);
        MappedMutexGuard { batch: &this.lock.batch, data: part, _of: PhantomData }
    }

    pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(this: Self, f: F) -> Result<MappedMutexGuard<'a, U>, Self> {
        match f(unsafe { &mut *this.lock.data.get() }) {
            Some(part) => {
                let part = part as *mut U;
                let this = ManuallyDrop::new(this);
                Ok(MappedMutexGuard { batch: &this.lock.batch, data: part, _of: PhantomData })
            }
            None => Err(this),
        }
    }

    pub fn mutex(this: &Self) -> &'a Mutex<T> { this.lock }
}
impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) { self.lock.unlock() }
}
impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.lock.data.get() } }
}
impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.lock.data.get() } }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}

/// A guard for a part of what the lock guards.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MappedMutexGuard<'a, T: ?Sized> {
    batch: &'a Batch,
    data: *mut T,
    _of: PhantomData<&'a mut T>,
}

unsafe impl<T: ?Sized + Send> Send for MappedMutexGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for MappedMutexGuard<'_, T> {}

impl<T: ?Sized> Drop for MappedMutexGuard<'_, T> {
    fn drop(&mut self) {
        self.batch.res.release();
        self.batch.release(1);
    }
}
impl<T: ?Sized> Deref for MappedMutexGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.data } }
}
impl<T: ?Sized> DerefMut for MappedMutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.data } }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for MappedMutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for MappedMutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}
