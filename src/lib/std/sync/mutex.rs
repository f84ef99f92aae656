//! `Mutex`: one thread at a time.

use super::parking::Queue;
use super::poison::{Flag, LockResult, PoisonError, TryLockError, TryLockResult};
use super::res::{self, Res};
use crate::cell::{Cell, UnsafeCell};
use crate::fmt;
use crate::intrinsics;
use crate::ops::{Deref, DerefMut};
use crate::panic::{RefUnwindSafe, UnwindSafe};

#[home = "std::sync::poison::mutex"]
#[view = "fields locked data"]
pub struct Mutex<T: ?Sized> {
    locked: Cell<bool>,
    /// the task that took it last; u32::MAX: a thread outside of every task
    holder: Cell<u32>,
    poison: Flag,
    waiting: Queue,
    res: Res,
    data: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}

/// The lock is free again when this is dropped.
#[must_use = "if unused the Mutex will immediately unlock"]
#[home = "std::sync::poison::mutex"]
#[view = "fields lock"]
#[pitfall = "guard; std::sync::MutexGuard; who locks it now may block the thread that is needed here; `tokio::sync::Mutex` may be held"]
#[lang = "MutexGuard"]
pub struct MutexGuard<'a, T: ?Sized + 'a> {
    lock: &'a Mutex<T>,
    panicking: bool,
}

impl<T: ?Sized> !Send for MutexGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

impl<T> Mutex<T> {
    #[track_caller]
    pub const fn new(t: T) -> Mutex<T> {
        Mutex {
            locked: Cell::new(false),
            poison: Flag::new(),
            waiting: Queue::new(),
            holder: Cell::new(u32::MAX),
            res: Res::new(res::MUTEX),
            data: UnsafeCell::new(t),
        }
    }

    pub fn into_inner(self) -> LockResult<T> {
        let failed = self.poison.get();
        let data = self.data.into_inner();
        if failed { Err(PoisonError::new(data)) } else { Ok(data) }
    }
}

impl<T: ?Sized> Mutex<T> {
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        self.acquire();
        self.poison.wrap(self.guard())
    }

    #[track_caller]
    pub(crate) fn acquire(&self) {
        while self.locked.get() {
            self.res.wait_on(self.holder.get());
            self.waiting.wait();
        }
        self.take();
    }

    fn take(&self) {
        self.locked.set(true);
        self.holder.set(intrinsics::task_current());
    }

    pub(crate) fn release(&self) {
        self.locked.set(false);
        self.waiting.wake_one();
    }

    fn guard(&self) -> MutexGuard<'_, T> { MutexGuard { lock: self, panicking: intrinsics::rt_panicking() } }

    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        if self.locked.get() {
            return Err(TryLockError::WouldBlock);
        }
        self.take();
        Ok(self.poison.wrap(self.guard())?)
    }

    pub fn is_poisoned(&self) -> bool { self.poison.get() }

    pub fn clear_poison(&self) { self.poison.clear() }

    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let failed = self.poison.get();
        let data = self.data.get_mut();
        if failed { Err(PoisonError::new(data)) } else { Ok(data) }
    }
}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    pub(crate) fn mutex(&self) -> &'a Mutex<T> { self.lock }

    pub(crate) fn again(lock: &'a Mutex<T>) -> LockResult<MutexGuard<'a, T>> { lock.poison.wrap(lock.guard()) }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.poison.done(self.panicking);
        self.lock.release();
    }
}
impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { &*self.lock.data.get() } }
}
impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T { unsafe { &mut *self.lock.data.get() } }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
}

impl<T: ?Sized> UnwindSafe for Mutex<T> {}
impl<T: ?Sized> RefUnwindSafe for Mutex<T> {}
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
            Err(TryLockError::Poisoned(err)) => d.field("data", &&**err.get_ref()),
            Err(TryLockError::WouldBlock) => d.field("data", &"<locked>"),
        };
        d.field("poisoned", &self.poison.get());
        d.finish_non_exhaustive()
    }
}
