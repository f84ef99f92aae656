//! `RwLock`: many readers or one writer.

use super::parking::Queue;
use super::poison::{Flag, LockResult, PoisonError, TryLockError, TryLockResult};
use super::res::{self, Res};
use crate::cell::{Cell, UnsafeCell};
use crate::fmt;
use crate::intrinsics;
use crate::ops::{Deref, DerefMut};
use crate::panic::{RefUnwindSafe, UnwindSafe};

/// `users` counts the readers; -1 is a writer. Readers stand back behind a writer that waits.
#[home = "std::sync::poison::rwlock"]
#[view = "fields data"]
pub struct RwLock<T: ?Sized> {
    users: Cell<isize>,
    writers_waiting: Cell<usize>,
    poison: Flag,
    readers: Queue,
    writers: Queue,
    res: Res,
    data: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}

#[must_use = "if unused the RwLock will immediately unlock"]
#[home = "std::sync::poison::rwlock"]
#[pitfall = "guard; std::sync::RwLockReadGuard; who writes to it now may block the thread that is needed here; `tokio::sync::RwLock` may be held"]
#[lang = "RwLockReadGuard"]
pub struct RwLockReadGuard<'a, T: ?Sized + 'a> {
    lock: &'a RwLock<T>,
}

#[must_use = "if unused the RwLock will immediately unlock"]
#[pitfall = "guard; std::sync::RwLockWriteGuard; who locks it now may block the thread that is needed here; `tokio::sync::RwLock` may be held"]
#[lang = "RwLockWriteGuard"]
pub struct RwLockWriteGuard<'a, T: ?Sized + 'a> {
    lock: &'a RwLock<T>,
    panicking: bool,
}

impl<T: ?Sized> !Send for RwLockReadGuard<'_, T> {}
impl<T: ?Sized> !Send for RwLockWriteGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}

impl<T> RwLock<T> {
    #[track_caller]
    pub const fn new(t: T) -> RwLock<T> {
        RwLock {
            users: Cell::new(0),
            writers_waiting: Cell::new(0),
            poison: Flag::new(),
            readers: Queue::new(),
            writers: Queue::new(),
            res: Res::new(res::RWLOCK),
            data: UnsafeCell::new(t),
        }
    }

    pub fn into_inner(self) -> LockResult<T> {
        let failed = self.poison.get();
        let data = self.data.into_inner();
        if failed { Err(PoisonError::new(data)) } else { Ok(data) }
    }
}

impl<T: ?Sized> RwLock<T> {
    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        while self.users.get() < 0 || self.writers_waiting.get() > 0 {
            self.res.wait();
            self.readers.wait();
        }
        self.users.set(self.users.get() + 1);
        self.poison.wrap(RwLockReadGuard { lock: self })
    }

    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        if self.users.get() < 0 || self.writers_waiting.get() > 0 {
            return Err(TryLockError::WouldBlock);
        }
        self.users.set(self.users.get() + 1);
        Ok(self.poison.wrap(RwLockReadGuard { lock: self })?)
    }

    #[track_caller]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        while self.users.get() != 0 {
            self.res.wait();
            self.writers_waiting.set(self.writers_waiting.get() + 1);
            self.writers.wait();
            self.writers_waiting.set(self.writers_waiting.get() - 1);
        }
        self.users.set(-1);
        self.poison.wrap(RwLockWriteGuard { lock: self, panicking: intrinsics::rt_panicking() })
    }

    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        if self.users.get() != 0 {
            return Err(TryLockError::WouldBlock);
        }
        self.users.set(-1);
        Ok(self.poison.wrap(RwLockWriteGuard { lock: self, panicking: intrinsics::rt_panicking() })?)
    }

    pub fn is_poisoned(&self) -> bool { self.poison.get() }

    pub fn clear_poison(&self) { self.poison.clear() }

    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let failed = self.poison.get();
        let data = self.data.get_mut();
        if failed { Err(PoisonError::new(data)) } else { Ok(data) }
    }

    /// Nobody is inside: a writer that waits is first, else all the readers come in.
    fn free(&self) {
        if !self.writers.wake_one() {
            self.readers.wake_all();
        }
    }
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    /// From writing to reading, with nobody in between.
    pub fn downgrade(s: Self) -> RwLockReadGuard<'a, T> {
        let lock = s.lock;
        lock.poison.done(s.panicking);
        crate::mem::forget(s);
        lock.users.set(1);
        if lock.writers_waiting.get() == 0 {
            lock.readers.wake_all();
        }
        RwLockReadGuard { lock }
    }
}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.users.set(self.lock.users.get() - 1);
        if self.lock.users.get() == 0 {
            self.lock.free();
        }
    }
}
impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.poison.done(self.panicking);
        self.lock.users.set(0);
        self.lock.free();
    }
}
impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.lock.data.get() } }
}
impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.lock.data.get() } }
}
impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.lock.data.get() } }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
}

impl<T: ?Sized> UnwindSafe for RwLock<T> {}
impl<T: ?Sized> RefUnwindSafe for RwLock<T> {}
impl<T> From<T> for RwLock<T> {
    fn from(t: T) -> RwLock<T> { RwLock::new(t) }
}
impl<T: Default> Default for RwLock<T> {
    fn default() -> RwLock<T> { RwLock::new(T::default()) }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RwLock");
        match self.try_read() {
            Ok(guard) => d.field("data", &&*guard),
            Err(TryLockError::Poisoned(err)) => d.field("data", &&**err.get_ref()),
            Err(TryLockError::WouldBlock) => d.field("data", &format_args!("<locked>")),
        };
        d.field("poisoned", &self.poison.get());
        d.finish_non_exhaustive()
    }
}
