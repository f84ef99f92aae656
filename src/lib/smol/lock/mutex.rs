//! `Mutex`. Who comes while it is free takes it; but nobody does so while one waits who has lost too often.

use crate::event::Event;
use std::cell::{Cell, UnsafeCell};
use std::fmt;
use std::future::Future;
use std::intrinsics;
use std::ops::{Deref, DerefMut};
use std::sync::res;
use std::sync::Arc;

/// Whoever waits longer than this begins to insist.
const PATIENCE_NS: u64 = 500_000;

pub struct Mutex<T: ?Sized> {
    locked: Cell<bool>,
    insisting: Cell<usize>,
    lock_ops: Event,
    data: UnsafeCell<T>,
}

unsafe impl<T: Send + ?Sized> Send for Mutex<T> {}
unsafe impl<T: Send + ?Sized> Sync for Mutex<T> {}

impl<T> Mutex<T> {
    #[track_caller]
    pub const fn new(data: T) -> Mutex<T> {
        Mutex { locked: Cell::new(false), insisting: Cell::new(0), lock_ops: Event::new(res::MUTEX), data: UnsafeCell::new(data) }
    }

    pub fn into_inner(self) -> T {
        self.data.into_inner()
    }
}

/// One who insists, as long as it waits.
struct Insisting<'a>(&'a Cell<usize>);

impl Drop for Insisting<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

impl<T: ?Sized> Mutex<T> {
    /// Takes it if it is free and `others` or fewer insist on having it.
    fn take(&self, others: usize) -> bool {
        if self.locked.get() || self.insisting.get() > others {
            return false;
        }
        self.locked.set(true);
        self.lock_ops.res.hold();
        true
    }

    pub(crate) fn unlock(&self) {
        self.locked.set(false);
        self.lock_ops.res.release();
        self.lock_ops.notify(1);
    }

    pub(crate) async fn acquire(&self) {
        if self.take(0) {
            return;
        }
        let start = intrinsics::rt_clock();
        loop {
            let listener = self.lock_ops.listen();
            if self.take(0) {
                return;
            }
            if self.insisting.get() > 0 {
                break;
            }
            listener.await;
            if self.take(0) {
                return;
            }
            if self.insisting.get() > 0 {
                self.lock_ops.notify(1);
                break;
            }
            if intrinsics::rt_clock() - start > PATIENCE_NS {
                break;
            }
        }
        self.insisting.set(self.insisting.get() + 1);
        let _insisting = Insisting(&self.insisting);
        loop {
            let listener = self.lock_ops.listen();
            if self.take(1) {
                return;
            }
            if !self.locked.get() {
                self.lock_ops.notify(1);
            }
            listener.await;
            if self.take(usize::MAX) {
                return;
            }
        }
    }

    pub async fn lock(&self) -> MutexGuard<'_, T> {
        self.acquire().await;
        MutexGuard(self)
    }

    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {
        if self.take(0) { Some(MutexGuard(self)) } else { None }
    }

    pub fn get_mut(&mut self) -> &mut T {
        unsafe { &mut *self.data.get() }
    }

    async fn lock_arc_impl(self: Arc<Self>) -> MutexGuardArc<T> {
        self.acquire().await;
        MutexGuardArc(self)
    }

    pub fn lock_arc(self: &Arc<Self>) -> impl Future<Output = MutexGuardArc<T>> {
        self.clone().lock_arc_impl()
    }

    pub fn try_lock_arc(self: &Arc<Self>) -> Option<MutexGuardArc<T>> {
        if self.take(0) { Some(MutexGuardArc(self.clone())) } else { None }
    }
}

struct Locked;

impl fmt::Debug for Locked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<locked>")
    }
}

impl<T: fmt::Debug + ?Sized> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.try_lock() {
            Some(guard) => f.debug_struct("Mutex").field("data", &&*guard).finish(),
            None => f.debug_struct("Mutex").field("data", &Locked).finish(),
        }
    }
}

impl<T> From<T> for Mutex<T> {
    fn from(val: T) -> Mutex<T> {
        Mutex::new(val)
    }
}

impl<T: Default> Default for Mutex<T> {
    fn default() -> Mutex<T> {
        Mutex::new(T::default())
    }
}

#[must_use]
pub struct MutexGuard<'a, T: ?Sized>(&'a Mutex<T>);

#[must_use]
pub struct MutexGuardArc<T: ?Sized>(Arc<Mutex<T>>);

unsafe impl<T: Send + ?Sized> Send for MutexGuard<'_, T> {}
unsafe impl<T: Sync + ?Sized> Sync for MutexGuard<'_, T> {}
unsafe impl<T: Send + ?Sized> Send for MutexGuardArc<T> {}
unsafe impl<T: Sync + ?Sized> Sync for MutexGuardArc<T> {}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    pub fn source(guard: &MutexGuard<'a, T>) -> &'a Mutex<T> {
        guard.0
    }
}

impl<T: ?Sized> MutexGuardArc<T> {
    pub fn source(guard: &MutexGuardArc<T>) -> &Arc<Mutex<T>> {
        &guard.0
    }
}

macro_rules! guard {
    ($($params:tt)*) => {
        impl<T: ?Sized> Drop for $($params)* {
            fn drop(&mut self) {
                self.0.unlock();
            }
        }

        impl<T: ?Sized> Deref for $($params)* {
            type Target = T;

            fn deref(&self) -> &T {
                unsafe { &*self.0.data.get() }
            }
        }

        impl<T: ?Sized> DerefMut for $($params)* {
            fn deref_mut(&mut self) -> &mut T {
                unsafe { &mut *self.0.data.get() }
            }
        }

        impl<T: fmt::Debug + ?Sized> fmt::Debug for $($params)* {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&**self, f)
            }
        }

        impl<T: fmt::Display + ?Sized> fmt::Display for $($params)* {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&**self, f)
            }
        }
    };
}

guard!(MutexGuard<'_, T>);
guard!(MutexGuardArc<T>);
