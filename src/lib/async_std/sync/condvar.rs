//! `Condvar`: waits, without the lock, until somebody says that something has changed.

use super::MutexGuard;
use crate::future::timeout;
use smol::event::Event;
use std::fmt;
use std::sync::res;
use std::time::Duration;

#[derive(Debug, PartialEq, Eq, Copy, Clone)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    pub fn timed_out(self) -> bool {
        self.0
    }
}

pub struct Condvar {
    event: Event,
}

impl Condvar {
    #[track_caller]
    pub fn new() -> Condvar {
        Condvar { event: Event::new(res::CONDVAR) }
    }

    pub async fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
        let mutex = MutexGuard::source(&guard);
        let listener = self.event.listen();
        drop(guard);
        listener.await;
        mutex.lock().await
    }

    pub async fn wait_until<'a, T, F>(&self, guard: MutexGuard<'a, T>, mut condition: F) -> MutexGuard<'a, T>
    where
        F: FnMut(&mut T) -> bool,
    {
        let mut guard = guard;
        while !condition(&mut *guard) {
            guard = self.wait(guard).await;
        }
        guard
    }

    pub async fn wait_timeout<'a, T>(&self, guard: MutexGuard<'a, T>, dur: Duration) -> (MutexGuard<'a, T>, WaitTimeoutResult) {
        let mutex = MutexGuard::source(&guard);
        match timeout(dur, self.wait(guard)).await {
            Ok(guard) => (guard, WaitTimeoutResult(false)),
            Err(_) => (mutex.lock().await, WaitTimeoutResult(true)),
        }
    }

    pub async fn wait_timeout_until<'a, T, F>(
        &self,
        guard: MutexGuard<'a, T>,
        dur: Duration,
        condition: F,
    ) -> (MutexGuard<'a, T>, WaitTimeoutResult)
    where
        F: FnMut(&mut T) -> bool,
    {
        let mutex = MutexGuard::source(&guard);
        match timeout(dur, self.wait_until(guard, condition)).await {
            Ok(guard) => (guard, WaitTimeoutResult(false)),
            Err(_) => (mutex.lock().await, WaitTimeoutResult(true)),
        }
    }

    pub fn notify_one(&self) {
        self.event.notify_additional(1);
    }

    pub fn notify_all(&self) {
        self.event.notify_additional(usize::MAX);
    }
}

impl Default for Condvar {
    fn default() -> Condvar {
        Condvar::new()
    }
}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Condvar { .. }")
    }
}
