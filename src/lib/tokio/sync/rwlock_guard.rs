//! What `RwLock` gives: guards, and guards for a part of what is locked.

use super::batch::Batch;
use super::rwlock::RwLock;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

/// So many permits, given back when this is dropped.
pub(super) struct Share<'a> {
    batch: &'a Batch,
    permits: u32,
}

impl<'a> Share<'a> {
    pub(super) fn of<T: ?Sized>(lock: &'a RwLock<T>, permits: u32) -> Share<'a> { Share { batch: &lock.batch, permits } }

    /// Keeps one of all the permits.
    pub(super) fn downgrade(&mut self) {
        let others = self.permits - 1;
        self.permits = 1;
        self.batch.release(others as usize);
    }
}
impl Drop for Share<'_> {
    fn drop(&mut self) {
        self.batch.res.release();
        self.batch.release(self.permits as usize);
    }
}

#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockReadGuard<'a, T: ?Sized> {
    share: Share<'a>,
    data: *const T,
    _of: PhantomData<&'a T>,
}

#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockWriteGuard<'a, T: ?Sized> {
    share: Share<'a>,
    data: *mut T,
    _of: PhantomData<&'a mut T>,
}

/// A guard for a part; it cannot be downgraded.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockMappedWriteGuard<'a, T: ?Sized> {
    share: Share<'a>,
    data: *mut T,
    _of: PhantomData<&'a mut T>,
}

unsafe impl<T: ?Sized + Sync> Send for RwLockReadGuard<'_, T> {}
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLockReadGuard<'_, T> {}
unsafe impl<T: ?Sized + Send + Sync> Send for RwLockWriteGuard<'_, T> {}
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLockWriteGuard<'_, T> {}
unsafe impl<T: ?Sized + Send + Sync> Send for RwLockMappedWriteGuard<'_, T> {}
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLockMappedWriteGuard<'_, T> {}

impl<'a, T: ?Sized> RwLockReadGuard<'a, T> {
    pub(super) fn new(lock: &'a RwLock<T>) -> RwLockReadGuard<'a, T> {
        RwLockReadGuard { share: Share::of(lock, 1), data: lock.data.get(), _of: PhantomData }
    }

    pub fn map<F, U: ?Sized>(this: Self, f: F) -> RwLockReadGuard<'a, U>
    where
        F: FnOnce(&T) -> &U,
    {
        let data = f(&*this) as *const U;
        RwLockReadGuard { share: this.share, data, _of: PhantomData }
    }

    pub fn try_map<F, U: ?Sized>(this: Self, f: F) -> Result<RwLockReadGuard<'a, U>, Self>
    where
        F: FnOnce(&T) -> Option<&U>,
    {
        match f(&*this) {
            Some(part) => {
                let data = part as *const U;
                Ok(RwLockReadGuard { share: this.share, data, _of: PhantomData })
            }
            None => Err(this),
        }
    }
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    pub(super) fn new(lock: &'a RwLock<T>) -> RwLockWriteGuard<'a, T> {
        RwLockWriteGuard { share: Share::of(lock, lock.max_reads), data: lock.data.get(), _of: PhantomData }
    }

    /// Lets the other readers in, and stays one of them.
    pub fn downgrade(self) -> RwLockReadGuard<'a, T> {
        let mut share = self.share;
        share.downgrade();
        RwLockReadGuard { share, data: self.data, _of: PhantomData }
    }

    pub fn map<F, U: ?Sized>(mut this: Self, f: F) -> RwLockMappedWriteGuard<'a, U>
    where
        F: FnOnce(&mut T) -> &mut U,
    {
        let data = f(&mut *this) as *mut U;
        RwLockMappedWriteGuard { share: this.share, data, _of: PhantomData }
    }

    pub fn try_map<F, U: ?Sized>(mut this: Self, f: F) -> Result<RwLockMappedWriteGuard<'a, U>, Self>
    where
        F: FnOnce(&mut T) -> Option<&mut U>,
    {
        match f(&mut *this) {
            Some(part) => {
                let data = part as *mut U;
                Ok(RwLockMappedWriteGuard { share: this.share, data, _of: PhantomData })
            }
            None => Err(this),
        }
    }

    pub fn into_mapped(this: Self) -> RwLockMappedWriteGuard<'a, T> { RwLockWriteGuard::map(this, |whole| whole) }
}

impl<'a, T: ?Sized> RwLockMappedWriteGuard<'a, T> {
    pub fn map<F, U: ?Sized>(mut this: Self, f: F) -> RwLockMappedWriteGuard<'a, U>
    where
        F: FnOnce(&mut T) -> &mut U,
    {
        let data = f(&mut *this) as *mut U;
        RwLockMappedWriteGuard { share: this.share, data, _of: PhantomData }
    }

    pub fn try_map<F, U: ?Sized>(mut this: Self, f: F) -> Result<RwLockMappedWriteGuard<'a, U>, Self>
    where
        F: FnOnce(&mut T) -> Option<&mut U>,
    {
        match f(&mut *this) {
            Some(part) => {
                let data = part as *mut U;
                Ok(RwLockMappedWriteGuard { share: this.share, data, _of: PhantomData })
            }
            None => Err(this),
        }
    }
}
impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.data } }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}
impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.data } }
}
impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.data } }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}
impl<T: ?Sized> Deref for RwLockMappedWriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.data } }
}
impl<T: ?Sized> DerefMut for RwLockMappedWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.data } }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockMappedWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for RwLockMappedWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}
