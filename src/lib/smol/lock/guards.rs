//! What `RwLock` gives to those who read or write.

use super::mutex::MutexGuard;
use super::rwlock::RwLock;
use std::fmt;
use std::mem;
use std::ops::{Deref, DerefMut};

#[must_use]
pub struct RwLockReadGuard<'a, T: ?Sized>(pub(crate) &'a RwLock<T>);

/// Reads, and may become a writer.
#[must_use]
pub struct RwLockUpgradableReadGuard<'a, T: ?Sized> {
    pub(crate) reader: RwLockReadGuard<'a, T>,
    pub(crate) reserved: MutexGuard<'a, ()>,
}

#[must_use]
pub struct RwLockWriteGuard<'a, T: ?Sized> {
    writer: Writer<'a, T>,
    reserved: MutexGuard<'a, ()>,
}

struct Writer<'a, T: ?Sized>(&'a RwLock<T>);

unsafe impl<T: Sync + ?Sized> Send for RwLockReadGuard<'_, T> {}
unsafe impl<T: Sync + ?Sized> Sync for RwLockReadGuard<'_, T> {}
unsafe impl<T: Send + Sync + ?Sized> Send for RwLockUpgradableReadGuard<'_, T> {}
unsafe impl<T: Sync + ?Sized> Sync for RwLockUpgradableReadGuard<'_, T> {}
unsafe impl<T: Send + ?Sized> Send for RwLockWriteGuard<'_, T> {}
unsafe impl<T: Sync + ?Sized> Sync for RwLockWriteGuard<'_, T> {}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        let left = self.0.readers.get() - 1;
        self.0.readers.set(left);
        self.0.no_writer.res.release();
        if left == 0 {
            self.0.no_readers.notify(1);
        }
    }
}

impl<T: ?Sized> Drop for Writer<'_, T> {
    fn drop(&mut self) {
        self.0.writing.set(false);
        self.0.no_writer.res.release();
        self.0.no_writer.notify(1);
    }
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    /// Keeps new readers out from now on.
    pub(crate) fn new(lock: &'a RwLock<T>, reserved: MutexGuard<'a, ()>) -> RwLockWriteGuard<'a, T> {
        lock.writing.set(true);
        lock.no_writer.res.hold();
        RwLockWriteGuard { writer: Writer(lock), reserved }
    }

    pub fn downgrade(guard: Self) -> RwLockReadGuard<'a, T> {
        let lock = guard.writer.0;
        lock.readers.set(lock.readers.get() + 1);
        drop(guard);
        RwLockReadGuard(lock)
    }

    pub fn downgrade_to_upgradable(guard: Self) -> RwLockUpgradableReadGuard<'a, T> {
        let RwLockWriteGuard { writer, reserved } = guard;
        let lock = writer.0;
        lock.readers.set(lock.readers.get() + 1);
        lock.writing.set(false);
        mem::forget(writer);
        RwLockUpgradableReadGuard { reader: RwLockReadGuard(lock), reserved }
    }
}

impl<'a, T: ?Sized> RwLockUpgradableReadGuard<'a, T> {
    fn into_writer(self) -> RwLockWriteGuard<'a, T> {
        let RwLockUpgradableReadGuard { reader, reserved } = self;
        let lock = reader.0;
        lock.readers.set(lock.readers.get() - 1);
        mem::forget(reader);
        RwLockWriteGuard::new(lock, reserved)
    }

    pub fn downgrade(guard: Self) -> RwLockReadGuard<'a, T> {
        guard.reader
    }

    pub fn try_upgrade(guard: Self) -> Result<RwLockWriteGuard<'a, T>, Self> {
        if guard.reader.0.readers.get() == 1 { Ok(guard.into_writer()) } else { Err(guard) }
    }

    pub async fn upgrade(guard: Self) -> RwLockWriteGuard<'a, T> {
        let lock = guard.reader.0;
        let guard = guard.into_writer();
        lock.wait_for_readers().await;
        guard
    }
}

macro_rules! reads {
    ($name:ident, $this:ident => $lock:expr) => {
        impl<T: ?Sized> Deref for $name<'_, T> {
            type Target = T;

            fn deref(&self) -> &T {
                let $this = self;
                unsafe { &*$lock.value.get() }
            }
        }

        impl<T: fmt::Debug + ?Sized> fmt::Debug for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&**self, f)
            }
        }

        impl<T: fmt::Display + ?Sized> fmt::Display for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&**self, f)
            }
        }
    };
}

reads!(RwLockReadGuard, this => this.0);
reads!(RwLockUpgradableReadGuard, this => this.reader.0);
reads!(RwLockWriteGuard, this => this.writer.0);

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.writer.0.value.get() }
    }
}
