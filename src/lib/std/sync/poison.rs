//! A lock is poisoned when a thread panics while it holds it.

use crate::cell::Cell;
use crate::error::Error;
use crate::fmt;
use crate::intrinsics;

/// Was there a panic, and did one begin since a guard was made?
pub(crate) struct Flag {
    failed: Cell<bool>,
}

unsafe impl Send for Flag {}
unsafe impl Sync for Flag {}
impl crate::panic::UnwindSafe for Flag {}
impl crate::panic::RefUnwindSafe for Flag {}

impl Flag {
    pub(crate) const fn new() -> Flag { Flag { failed: Cell::new(false) } }

    pub(crate) fn get(&self) -> bool { self.failed.get() }

    pub(crate) fn clear(&self) { self.failed.set(false) }

    /// A guard goes; `before`: the thread panicked already when it was made.
    pub(crate) fn done(&self, before: bool) {
        if !before && intrinsics::rt_panicking() {
            self.failed.set(true);
        }
    }

    pub(crate) fn wrap<G>(&self, guard: G) -> LockResult<G> {
        if self.failed.get() { Err(PoisonError::new(guard)) } else { Ok(guard) }
    }
}

pub struct PoisonError<T> {
    data: T,
}

pub enum TryLockError<T> {
    Poisoned(PoisonError<T>),
    WouldBlock,
}

pub type LockResult<T> = Result<T, PoisonError<T>>;
pub type TryLockResult<Guard> = Result<Guard, TryLockError<Guard>>;

impl<T> PoisonError<T> {
    pub fn new(data: T) -> PoisonError<T> { PoisonError { data } }

    pub fn into_inner(self) -> T { self.data }

    pub fn get_ref(&self) -> &T { &self.data }

    pub fn get_mut(&mut self) -> &mut T { &mut self.data }
}

impl<T> fmt::Debug for PoisonError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("PoisonError").finish_non_exhaustive() }
}
impl<T> fmt::Display for PoisonError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("poisoned lock: another task failed inside") }
}
impl<T> Error for PoisonError<T> {}

impl<T> From<PoisonError<T>> for TryLockError<T> {
    fn from(err: PoisonError<T>) -> TryLockError<T> { TryLockError::Poisoned(err) }
}
impl<T> fmt::Debug for TryLockError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TryLockError::Poisoned(_) => fmt::Debug::fmt("Poisoned(..)", f),
            TryLockError::WouldBlock => fmt::Debug::fmt("WouldBlock", f),
        }
    }
}
impl<T> fmt::Display for TryLockError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TryLockError::Poisoned(_) => "poisoned lock: another task failed inside",
            TryLockError::WouldBlock => "try_lock failed because the operation would block",
        })
    }
}
impl<T> Error for TryLockError<T> {}
