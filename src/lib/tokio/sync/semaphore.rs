//! `Semaphore`: so many at a time.

use super::batch::{Batch, TryError};
use std::error::Error;
use std::fmt;
use std::sync::res;
use std::sync::Arc;

pub struct Semaphore {
    batch: Batch,
}

/// Comes back when it is dropped.
#[must_use]
pub struct SemaphorePermit<'a> {
    sem: &'a Semaphore,
    permits: u32,
}

#[must_use]
pub struct OwnedSemaphorePermit {
    sem: Arc<Semaphore>,
    permits: u32,
}

/// The semaphore was closed.
#[derive(Debug)]
pub struct AcquireError(());

#[derive(Debug, PartialEq, Eq)]
pub enum TryAcquireError {
    Closed,
    NoPermits,
}

impl fmt::Display for AcquireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("semaphore closed") }
}
impl Error for AcquireError {}
impl fmt::Display for TryAcquireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TryAcquireError::Closed => "semaphore closed",
            TryAcquireError::NoPermits => "no permits available",
        })
    }
}
impl Error for TryAcquireError {}

impl Semaphore {
    pub const MAX_PERMITS: usize = usize::MAX >> 3;

    #[track_caller]
    pub fn new(permits: usize) -> Semaphore {
        assert!(
            permits <= Semaphore::MAX_PERMITS,
            "a semaphore may not have more than MAX_PERMITS permits ({})",
            Semaphore::MAX_PERMITS
        );
        Semaphore::const_new(permits)
    }

    #[track_caller]
    pub const fn const_new(permits: usize) -> Semaphore { Semaphore { batch: Batch::new(permits, res::SEMAPHORE) } }

    pub fn available_permits(&self) -> usize { self.batch.available() }

    pub fn add_permits(&self, n: usize) { self.batch.release(n) }

    #[cfg(tokio_1_53)]
    pub fn forget_permits(&self, n: usize) -> usize { self.batch.forget(n) }

    pub async fn acquire(&self) -> Result<SemaphorePermit<'_>, AcquireError> { self.acquire_many(1).await }

    pub async fn acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, AcquireError> {
        match self.batch.acquire(n as usize).await {
            Ok(()) => Ok(self.permit(n)),
            Err(_) => Err(AcquireError(())),
        }
    }

    /// Who waits is told who holds permits: so many values that hold some, however many each.
    fn permit(&self, permits: u32) -> SemaphorePermit<'_> {
        self.batch.res.hold();
        SemaphorePermit { sem: self, permits }
    }

    fn owned_permit(self: Arc<Self>, permits: u32) -> OwnedSemaphorePermit {
        self.batch.res.hold();
        OwnedSemaphorePermit { sem: self, permits }
    }

    fn give_back(&self, permits: u32) {
        self.batch.res.release();
        self.batch.release(permits as usize);
    }

    fn take(&self, n: u32) -> Result<(), TryAcquireError> {
        match self.batch.try_acquire(n as usize) {
            Ok(()) => Ok(()),
            Err(TryError::Closed) => Err(TryAcquireError::Closed),
            Err(TryError::NoPermits) => Err(TryAcquireError::NoPermits),
        }
    }

    pub fn try_acquire(&self) -> Result<SemaphorePermit<'_>, TryAcquireError> { self.try_acquire_many(1) }

    pub fn try_acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, TryAcquireError> {
        self.take(n)?;
        Ok(self.permit(n))
    }

    pub async fn acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, AcquireError> { self.acquire_many_owned(1).await }

    pub async fn acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, AcquireError> {
        match self.batch.acquire(n as usize).await {
            Ok(()) => {}
            Err(_) => return Err(AcquireError(())),
        }
        Ok(self.owned_permit(n))
    }

    pub fn try_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, TryAcquireError> { self.try_acquire_many_owned(1) }

    pub fn try_acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, TryAcquireError> {
        self.take(n)?;
        Ok(self.owned_permit(n))
    }

    pub fn close(&self) { self.batch.close() }

    pub fn is_closed(&self) -> bool { self.batch.is_closed() }
}
impl fmt::Debug for Semaphore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Semaphore").field("ll_sem", &self.batch).finish()
    }
}

impl<'a> SemaphorePermit<'a> {
    /// The permit never comes back.
    pub fn forget(mut self) { self.permits = 0 }

    #[track_caller]
    pub fn merge(&mut self, mut other: SemaphorePermit<'a>) {
        assert!(std::ptr::eq(self.sem, other.sem), "merging permits from different semaphore instances");
        self.permits += other.permits;
        other.permits = 0;
    }

    #[cfg(tokio_1_53)]
    pub fn split(&mut self, n: usize) -> Option<SemaphorePermit<'a>> {
        let n = n as u32;
        if n > self.permits {
            return None;
        }
        self.permits -= n;
        Some(self.sem.permit(n))
    }

    #[cfg(tokio_1_53)]
    pub fn num_permits(&self) -> usize { self.permits as usize }
}
impl OwnedSemaphorePermit {
    pub fn forget(mut self) { self.permits = 0 }

    #[track_caller]
    pub fn merge(&mut self, mut other: OwnedSemaphorePermit) {
        assert!(Arc::ptr_eq(&self.sem, &other.sem), "merging permits from different semaphore instances");
        self.permits += other.permits;
        other.permits = 0;
    }

    #[cfg(tokio_1_53)]
    pub fn split(&mut self, n: usize) -> Option<OwnedSemaphorePermit> {
        let n = n as u32;
        if n > self.permits {
            return None;
        }
        self.permits -= n;
        Some(self.sem.clone().owned_permit(n))
    }

    #[cfg(tokio_1_53)]
    pub fn semaphore(&self) -> &Arc<Semaphore> { &self.sem }

    #[cfg(tokio_1_53)]
    pub fn num_permits(&self) -> usize { self.permits as usize }
}
impl Drop for SemaphorePermit<'_> {
    fn drop(&mut self) { self.sem.give_back(self.permits) }
}
impl Drop for OwnedSemaphorePermit {
    fn drop(&mut self) { self.sem.give_back(self.permits) }
}
impl fmt::Debug for SemaphorePermit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SemaphorePermit").field("sem", &self.sem).field("permits", &self.permits).finish()
    }
}
impl fmt::Debug for OwnedSemaphorePermit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnedSemaphorePermit").field("sem", &self.sem).field("permits", &self.permits).finish()
    }
}
