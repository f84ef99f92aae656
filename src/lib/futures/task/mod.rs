//! Wakers, and how a future is handed to an executor.

mod arc_wake;
mod atomic_waker;
mod spawn;

pub use self::arc_wake::{waker, waker_ref, ArcWake, WakerRef};
pub use self::atomic_waker::AtomicWaker;
pub use self::spawn::{FutureObj, LocalFutureObj, LocalSpawn, LocalSpawnExt, Spawn, SpawnError, SpawnExt, UnsafeFutureObj};
pub use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

/// A waker that does nothing.
pub fn noop_waker() -> Waker {
    Waker::noop().clone()
}

pub fn noop_waker_ref() -> &'static Waker {
    Waker::noop()
}
