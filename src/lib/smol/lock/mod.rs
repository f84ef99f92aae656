//! Locks that a task waits for without blocking its thread.

mod barrier;
mod guards;
mod mutex;
mod once_cell;
mod rwlock;
mod semaphore;

pub use self::barrier::{Barrier, BarrierWaitResult};
pub use self::guards::{RwLockReadGuard, RwLockUpgradableReadGuard, RwLockWriteGuard};
pub use self::mutex::{Mutex, MutexGuard, MutexGuardArc};
pub use self::once_cell::OnceCell;
pub use self::rwlock::RwLock;
pub use self::semaphore::{Semaphore, SemaphoreGuard, SemaphoreGuardArc};
