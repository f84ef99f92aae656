//! Locks that a task waits for without blocking its thread.

pub use smol::lock::{Mutex, MutexGuard, MutexGuardArc, RwLock, RwLockReadGuard, RwLockUpgradableReadGuard, RwLockWriteGuard};
pub use std::sync::{Arc, Weak};
