//! `Condvar`: waiting for something that another thread will say.

use super::mutex::MutexGuard;
use super::parking::{Queue, FOREVER};
use super::poison::{LockResult, PoisonError};
use super::res::{self, Res};
use crate::fmt;
use crate::time::{Duration, Instant};

#[derive(Debug, PartialEq, Eq, Copy, Clone)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    #[must_use]
    pub fn timed_out(&self) -> bool { self.0 }
}

#[home = "std::sync::poison::condvar"]
pub struct Condvar {
    waiting: Queue,
    res: Res,
}

impl Condvar {
    #[must_use]
    #[track_caller]
    pub const fn new() -> Condvar { Condvar { waiting: Queue::new(), res: Res::new(res::CONDVAR) } }

    /// Joining the queue and letting go of the lock is one step: no notification falls between.
    #[track_caller]
    fn sleep<'a, T: ?Sized>(&self, guard: MutexGuard<'a, T>, timeout: u64) -> (LockResult<MutexGuard<'a, T>>, bool) {
        let lock = guard.mutex();
        self.res.wait();
        self.waiting.join();
        drop(guard);
        let told = self.waiting.sleep(timeout);
        lock.acquire();
        (MutexGuard::again(lock), !told)
    }

    #[track_caller]
    #[pitfall = "blocks; std::sync::Condvar::wait; wait in an asynchronous way, such as with `tokio::sync::Notify` or a channel"]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> { self.sleep(guard, FOREVER).0 }

    #[track_caller]
    #[pitfall = "blocks; std::sync::Condvar::wait_while; wait in an asynchronous way, such as with `tokio::sync::Notify` or a channel"]
    pub fn wait_while<'a, T, F: FnMut(&mut T) -> bool>(
        &self,
        guard: MutexGuard<'a, T>,
        mut condition: F,
    ) -> LockResult<MutexGuard<'a, T>> {
        let mut guard = guard;
        while condition(&mut *guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    #[track_caller]
    #[pitfall = "blocks; std::sync::Condvar::wait_timeout; wait in an asynchronous way, such as with `tokio::sync::Notify` or a channel"]
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        dur: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let (guard, late) = self.sleep(guard, dur.to_nanos());
        match guard {
            Ok(guard) => Ok((guard, WaitTimeoutResult(late))),
            Err(err) => Err(PoisonError::new((err.into_inner(), WaitTimeoutResult(late)))),
        }
    }

    #[pitfall = "blocks; std::sync::Condvar::wait_timeout_ms; wait in an asynchronous way, such as with `tokio::sync::Notify` or a channel"]
    pub fn wait_timeout_ms<'a, T>(&self, guard: MutexGuard<'a, T>, ms: u32) -> LockResult<(MutexGuard<'a, T>, bool)> {
        match self.wait_timeout(guard, Duration::from_millis(ms as u64)) {
            Ok((guard, result)) => Ok((guard, !result.timed_out())),
            Err(err) => {
                let (guard, result) = err.into_inner();
                Err(PoisonError::new((guard, !result.timed_out())))
            }
        }
    }

    #[track_caller]
    #[pitfall = "blocks; std::sync::Condvar::wait_timeout_while; wait in an asynchronous way, such as with `tokio::sync::Notify` or a channel"]
    pub fn wait_timeout_while<'a, T, F: FnMut(&mut T) -> bool>(
        &self,
        guard: MutexGuard<'a, T>,
        dur: Duration,
        mut condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let start = Instant::now();
        let mut guard = guard;
        loop {
            if !condition(&mut *guard) {
                return Ok((guard, WaitTimeoutResult(false)));
            }
            let left = match dur.checked_sub(start.elapsed()) {
                Some(left) if !left.is_zero() => left,
                _ => return Ok((guard, WaitTimeoutResult(true))),
            };
            guard = self.wait_timeout(guard, left)?.0;
        }
    }

    pub fn notify_one(&self) { self.waiting.wake_one(); }

    pub fn notify_all(&self) { self.waiting.wake_all() }
}

impl Default for Condvar {
    fn default() -> Condvar { Condvar::new() }
}
impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Condvar").finish_non_exhaustive() }
}
