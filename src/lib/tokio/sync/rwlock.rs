//! `RwLock`: a reader takes one permit, a writer all of them; who asked first is first.

use super::batch::Batch;
use super::blocking::block_here;
use super::mutex::TryLockError;
use super::rwlock_guard::{RwLockReadGuard, RwLockWriteGuard};
use std::cell::UnsafeCell;
use std::fmt;
use std::sync::res;

const MAX_READS: u32 = u32::MAX >> 3;

#[view = "fields data"]
pub struct RwLock<T: ?Sized> {
    pub(crate) batch: Batch,
    pub(crate) max_reads: u32,
    pub(crate) data: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}

impl<T: ?Sized> RwLock<T> {
    #[track_caller]
    pub fn new(value: T) -> RwLock<T>
    where
        T: Sized,
    {
        RwLock::const_new(value)
    }

    #[track_caller]
    pub const fn const_new(value: T) -> RwLock<T>
    where
        T: Sized,
    {
        RwLock { batch: Batch::new(MAX_READS as usize, res::RWLOCK), max_reads: MAX_READS, data: UnsafeCell::new(value) }
    }

    #[track_caller]
    pub fn with_max_readers(value: T, max_reads: u32) -> RwLock<T>
    where
        T: Sized,
    {
        assert!(max_reads <= MAX_READS, "a RwLock may not be created with more than {MAX_READS} readers");
        RwLock { batch: Batch::new(max_reads as usize, res::RWLOCK), max_reads, data: UnsafeCell::new(value) }
    }

    pub(crate) async fn enter(&self, n: u32) {
        if self.batch.acquire(n as usize).await.is_err() {
            unreachable!();
        }
        self.batch.res.hold();
    }

    pub(crate) fn try_enter(&self, n: u32) -> Result<(), TryLockError> {
        if self.batch.try_acquire(n as usize).is_err() {
            return Err(TryLockError(()));
        }
        self.batch.res.hold();
        Ok(())
    }

    pub async fn read(&self) -> RwLockReadGuard<'_, T> {
        self.enter(1).await;
        RwLockReadGuard::new(self)
    }

    #[track_caller]
    #[pitfall = "blocks; tokio::sync::RwLock::blocking_read; `read().await` does it; inside a Tokio runtime this call panics"]
    pub fn blocking_read(&self) -> RwLockReadGuard<'_, T> { block_here(self.read()) }

    pub fn try_read(&self) -> Result<RwLockReadGuard<'_, T>, TryLockError> {
        self.try_enter(1)?;
        Ok(RwLockReadGuard::new(self))
    }

    pub async fn write(&self) -> RwLockWriteGuard<'_, T> {
        self.enter(self.max_reads).await;
        RwLockWriteGuard::new(self)
    }

    #[track_caller]
    #[pitfall = "blocks; tokio::sync::RwLock::blocking_write; `write().await` does it; inside a Tokio runtime this call panics"]
    pub fn blocking_write(&self) -> RwLockWriteGuard<'_, T> { block_here(self.write()) }

    pub fn try_write(&self) -> Result<RwLockWriteGuard<'_, T>, TryLockError> {
        self.try_enter(self.max_reads)?;
        Ok(RwLockWriteGuard::new(self))
    }

    pub fn get_mut(&mut self) -> &mut T { self.data.get_mut() }

    pub fn into_inner(self) -> T
    where
        T: Sized,
    {
        self.data.into_inner()
    }
}

impl<T> From<T> for RwLock<T> {
    fn from(t: T) -> RwLock<T> { RwLock::new(t) }
}
impl<T: Default> Default for RwLock<T> {
    fn default() -> RwLock<T> { RwLock::new(T::default()) }
}
#[cfg(not(tokio_1_53))]
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RwLock")
            .field("mr", &self.max_reads)
            .field("s", &self.batch)
            .field("c", &format_args!("UnsafeCell {{ .. }}"))
            .finish()
    }
}
#[cfg(tokio_1_53)]
impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RwLock");
        match self.try_read() {
            Ok(guard) => d.field("data", &&*guard),
            Err(_) => d.field("data", &format_args!("<locked>")),
        };
        d.finish()
    }
}
