//! `RwLock`. Writers have precedence: nobody begins to read while one waits for the readers to leave.

use super::guards::{RwLockReadGuard, RwLockUpgradableReadGuard, RwLockWriteGuard};
use super::mutex::Mutex;
use crate::event::Event;
use std::cell::{Cell, UnsafeCell};
use std::fmt;
use std::sync::res;

pub struct RwLock<T: ?Sized> {
    /// Held by the one who writes, or may begin to.
    pub(crate) mutex: Mutex<()>,
    pub(crate) no_readers: Event,
    pub(crate) no_writer: Event,
    pub(crate) writing: Cell<bool>,
    pub(crate) readers: Cell<usize>,
    pub(crate) value: UnsafeCell<T>,
}

unsafe impl<T: Send + ?Sized> Send for RwLock<T> {}
unsafe impl<T: Send + Sync + ?Sized> Sync for RwLock<T> {}

impl<T> RwLock<T> {
    #[track_caller]
    pub const fn new(t: T) -> RwLock<T> {
        RwLock {
            mutex: Mutex::new(()),
            no_readers: Event::new(res::RWLOCK),
            no_writer: Event::new(res::RWLOCK),
            writing: Cell::new(false),
            readers: Cell::new(0),
            value: UnsafeCell::new(t),
        }
    }

    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized> RwLock<T> {
    fn one_reader(&self) -> RwLockReadGuard<'_, T> {
        self.readers.set(self.readers.get() + 1);
        self.no_writer.res.hold();
        RwLockReadGuard(self)
    }

    pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>> {
        if self.writing.get() { None } else { Some(self.one_reader()) }
    }

    pub async fn read(&self) -> RwLockReadGuard<'_, T> {
        while self.writing.get() {
            self.no_writer.listen().await;
            self.no_writer.notify(1);
        }
        self.one_reader()
    }

    pub fn try_upgradable_read(&self) -> Option<RwLockUpgradableReadGuard<'_, T>> {
        let reserved = self.mutex.try_lock()?;
        Some(RwLockUpgradableReadGuard { reader: self.one_reader(), reserved })
    }

    pub async fn upgradable_read(&self) -> RwLockUpgradableReadGuard<'_, T> {
        let reserved = self.mutex.lock().await;
        RwLockUpgradableReadGuard { reader: self.one_reader(), reserved }
    }

    pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T>> {
        let reserved = self.mutex.try_lock()?;
        if self.writing.get() || self.readers.get() > 0 {
            return None;
        }
        Some(RwLockWriteGuard::new(self, reserved))
    }

    pub async fn write(&self) -> RwLockWriteGuard<'_, T> {
        let reserved = self.mutex.lock().await;
        let guard = RwLockWriteGuard::new(self, reserved);
        self.wait_for_readers().await;
        guard
    }

    pub(crate) async fn wait_for_readers(&self) {
        while self.readers.get() > 0 {
            self.no_readers.listen().await;
        }
    }

    pub fn get_mut(&mut self) -> &mut T {
        unsafe { &mut *self.value.get() }
    }
}

struct Locked;

impl fmt::Debug for Locked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<locked>")
    }
}

impl<T: fmt::Debug + ?Sized> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.try_read() {
            Some(guard) => f.debug_struct("RwLock").field("value", &&*guard).finish(),
            None => f.debug_struct("RwLock").field("value", &Locked).finish(),
        }
    }
}

impl<T> From<T> for RwLock<T> {
    fn from(val: T) -> RwLock<T> {
        RwLock::new(val)
    }
}

impl<T: Default> Default for RwLock<T> {
    fn default() -> RwLock<T> {
        RwLock::new(T::default())
    }
}
