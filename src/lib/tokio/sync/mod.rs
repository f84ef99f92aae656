//! Locks and channels whose waiting is a future.

mod barrier;
mod batch;
mod blocking;
pub mod broadcast;
pub mod mpsc;
mod mutex;
mod mutex_owned;
mod notify;
mod once_cell;
pub mod oneshot;
mod rwlock;
mod rwlock_guard;
mod rwlock_owned;
mod semaphore;
mod wake_all;
pub mod watch;

pub use self::barrier::{Barrier, BarrierWaitResult};
pub use self::mutex::{MappedMutexGuard, Mutex, MutexGuard, TryLockError};
pub use self::mutex_owned::OwnedMutexGuard;
pub use self::notify::Notify;
pub use self::once_cell::{OnceCell, SetError};
pub use self::rwlock::RwLock;
pub use self::rwlock_guard::{RwLockMappedWriteGuard, RwLockReadGuard, RwLockWriteGuard};
pub use self::rwlock_owned::{OwnedRwLockMappedWriteGuard, OwnedRwLockReadGuard, OwnedRwLockWriteGuard};
pub use self::semaphore::{AcquireError, OwnedSemaphorePermit, Semaphore, SemaphorePermit, TryAcquireError};

pub mod futures {
    pub use super::notify::Notified;
}

pub(crate) use self::blocking::block_here;
