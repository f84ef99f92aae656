//! A place for the waker of the one task that waits.

use crate::plain::Plain;
use std::fmt;
use std::task::Waker;

pub struct AtomicWaker {
    waker: Plain<Option<Waker>>,
}

impl AtomicWaker {
    pub const fn new() -> AtomicWaker {
        AtomicWaker { waker: Plain::new(None) }
    }

    /// The task to be woken from now on.
    pub fn register(&self, waker: &Waker) {
        let slot = self.waker.get();
        let keep = match slot {
            Some(old) => old.will_wake(waker),
            None => false,
        };
        if !keep {
            *slot = Some(waker.clone());
        }
    }

    pub fn wake(&self) {
        if let Some(waker) = self.take() {
            waker.wake();
        }
    }

    pub fn take(&self) -> Option<Waker> {
        self.waker.get().take()
    }
}

impl Default for AtomicWaker {
    fn default() -> AtomicWaker {
        AtomicWaker::new()
    }
}

impl fmt::Debug for AtomicWaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AtomicWaker")
    }
}
