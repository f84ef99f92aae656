//! A lock that a task waits for without blocking its thread.

use crate::future::FusedFuture;
use std::cell::{Cell, UnsafeCell};
use std::fmt;
use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::sync::res::{self, Res};
use std::task::{Context, Poll, Waker};

/// It is not fair: who comes while it is free takes it, whoever waits.
pub struct Mutex<T: ?Sized> {
    locked: Cell<bool>,
    waiters: UnsafeCell<Vec<Waiter>>,
    res: Res,
    value: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}

enum Waiter {
    Free,
    Waiting(Waker),
    Woken,
}

const NO_KEY: usize = usize::MAX;

impl<T> Mutex<T> {
    #[track_caller]
    pub fn new(t: T) -> Mutex<T> {
        Mutex { locked: Cell::new(false), waiters: UnsafeCell::new(Vec::new()), res: Res::new(res::MUTEX), value: UnsafeCell::new(t) }
    }

    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized> Mutex<T> {
    fn waiters(&self) -> &mut Vec<Waiter> {
        unsafe { &mut *self.waiters.get() }
    }

    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {
        if self.locked.get() {
            return None;
        }
        self.locked.set(true);
        self.res.hold();
        Some(MutexGuard { mutex: self })
    }

    pub fn lock(&self) -> MutexLockFuture<'_, T> {
        MutexLockFuture { mutex: Some(self), key: NO_KEY }
    }

    pub fn get_mut(&mut self) -> &mut T {
        unsafe { &mut *self.value.get() }
    }

    fn wake_first(&self) {
        let waiters = self.waiters();
        let mut i = 0;
        while i < waiters.len() {
            match waiters[i] {
                Waiter::Free => {}
                Waiter::Woken => return,
                Waiter::Waiting(_) => {
                    if let Waiter::Waiting(waker) = std::mem::replace(&mut waiters[i], Waiter::Woken) {
                        waker.wake();
                    }
                    return;
                }
            }
            i += 1;
        }
    }

    fn insert(&self, waker: &Waker) -> usize {
        let waiters = self.waiters();
        let new = Waiter::Waiting(waker.clone());
        let mut i = 0;
        while i < waiters.len() {
            if let Waiter::Free = waiters[i] {
                waiters[i] = new;
                return i;
            }
            i += 1;
        }
        waiters.push(new);
        i
    }

    fn remove(&self, key: usize, wake_another: bool) {
        if key == NO_KEY {
            return;
        }
        if let Waiter::Woken = std::mem::replace(&mut self.waiters()[key], Waiter::Free) {
            if wake_another {
                self.wake_first();
            }
        }
    }

    fn unlock(&self) {
        self.locked.set(false);
        self.res.release();
        self.wake_first();
    }
}

impl<T> From<T> for Mutex<T> {
    fn from(t: T) -> Mutex<T> {
        Mutex::new(t)
    }
}

impl<T: Default> Default for Mutex<T> {
    fn default() -> Mutex<T> {
        Mutex::new(T::default())
    }
}

impl<T: ?Sized> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let waits = self.waiters().iter().any(|w| !matches!(w, Waiter::Free));
        f.debug_struct("Mutex").field("is_locked", &self.locked.get()).field("has_waiters", &waits).finish()
    }
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct MutexLockFuture<'a, T: ?Sized> {
    mutex: Option<&'a Mutex<T>>,
    key: usize,
}

unsafe impl<T: ?Sized + Send> Send for MutexLockFuture<'_, T> {}
unsafe impl<T: ?Sized> Sync for MutexLockFuture<'_, T> {}

impl<'a, T: ?Sized> Future for MutexLockFuture<'a, T> {
    type Output = MutexGuard<'a, T>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<MutexGuard<'a, T>> {
        let mutex = self.mutex.expect("polled MutexLockFuture after completion");
        if let Some(guard) = mutex.try_lock() {
            mutex.remove(self.key, false);
            self.mutex = None;
            return Poll::Ready(guard);
        }
        if self.key == NO_KEY {
            self.key = mutex.insert(cx.waker());
        } else {
            mutex.waiters()[self.key] = Waiter::Waiting(cx.waker().clone());
        }
        mutex.res.wait();
        Poll::Pending
    }
}

impl<T: ?Sized> FusedFuture for MutexLockFuture<'_, T> {
    fn is_terminated(&self) -> bool {
        self.mutex.is_none()
    }
}

impl<T: ?Sized> Drop for MutexLockFuture<'_, T> {
    fn drop(&mut self) {
        if let Some(mutex) = self.mutex {
            mutex.remove(self.key, true);
        }
    }
}

/// The lock is free again when this is dropped.
pub struct MutexGuard<'a, T: ?Sized> {
    mutex: &'a Mutex<T>,
}

unsafe impl<T: ?Sized + Send> Send for MutexGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    pub fn map<U: ?Sized, F>(this: Self, f: F) -> MappedMutexGuard<'a, T, U>
    where
        F: FnOnce(&mut T) -> &mut U,
    {
        let mutex = this.mutex;
        let value: *mut U = f(unsafe { &mut *mutex.value.get() });
        std::mem::forget(this);
        MappedMutexGuard { mutex, value }
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        self.mutex.unlock()
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.mutex.value.get() }
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.mutex.value.get() }
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MutexGuard").field("value", &&**self).field("mutex", &self.mutex).finish()
    }
}

/// A guard for a part of what the lock protects.
pub struct MappedMutexGuard<'a, T: ?Sized, U: ?Sized> {
    mutex: &'a Mutex<T>,
    value: *mut U,
}

unsafe impl<T: ?Sized + Send, U: ?Sized + Send> Send for MappedMutexGuard<'_, T, U> {}
unsafe impl<T: ?Sized + Sync, U: ?Sized + Sync> Sync for MappedMutexGuard<'_, T, U> {}

impl<T: ?Sized, U: ?Sized> Drop for MappedMutexGuard<'_, T, U> {
    fn drop(&mut self) {
        self.mutex.unlock()
    }
}

impl<T: ?Sized, U: ?Sized> Deref for MappedMutexGuard<'_, T, U> {
    type Target = U;

    fn deref(&self) -> &U {
        unsafe { &*self.value }
    }
}

impl<T: ?Sized, U: ?Sized> DerefMut for MappedMutexGuard<'_, T, U> {
    fn deref_mut(&mut self) -> &mut U {
        unsafe { &mut *self.value }
    }
}
