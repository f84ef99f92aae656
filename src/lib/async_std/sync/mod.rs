//! Locks that a task waits for without blocking its thread.

mod condvar;

pub use self::condvar::{Condvar, WaitTimeoutResult};
pub use smol::lock::{
    Barrier, BarrierWaitResult, Mutex, MutexGuard, MutexGuardArc, RwLock, RwLockReadGuard, RwLockUpgradableReadGuard, RwLockWriteGuard,
};
pub use std::sync::{Arc, Weak};
