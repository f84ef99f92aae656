//! `Semaphore`: so many at a time.

use crate::event::Event;
use std::cell::Cell;
use std::future::Future;
use std::sync::res;
use std::sync::Arc;

pub struct Semaphore {
    count: Cell<usize>,
    event: Event,
}

unsafe impl Send for Semaphore {}
unsafe impl Sync for Semaphore {}

impl Semaphore {
    #[track_caller]
    pub const fn new(n: usize) -> Semaphore {
        Semaphore { count: Cell::new(n), event: Event::new(res::SEMAPHORE) }
    }

    fn take(&self) -> bool {
        if self.count.get() == 0 {
            return false;
        }
        self.count.set(self.count.get() - 1);
        self.event.res.hold();
        true
    }

    fn give_back(&self) {
        self.count.set(self.count.get() + 1);
        self.event.res.release();
        self.event.notify(1);
    }

    async fn wait(&self) {
        let mut listener = None;
        while !self.take() {
            match listener.take() {
                None => listener = Some(self.event.listen()),
                Some(l) => l.await,
            }
        }
    }

    pub fn try_acquire(&self) -> Option<SemaphoreGuard<'_>> {
        if self.take() { Some(SemaphoreGuard(self)) } else { None }
    }

    pub async fn acquire(&self) -> SemaphoreGuard<'_> {
        self.wait().await;
        SemaphoreGuard(self)
    }

    pub fn try_acquire_arc(self: &Arc<Self>) -> Option<SemaphoreGuardArc> {
        if self.take() { Some(SemaphoreGuardArc(self.clone())) } else { None }
    }

    async fn acquire_arc_impl(self: Arc<Self>) -> SemaphoreGuardArc {
        self.wait().await;
        SemaphoreGuardArc(self)
    }

    pub fn acquire_arc(self: &Arc<Self>) -> impl Future<Output = SemaphoreGuardArc> {
        self.clone().acquire_arc_impl()
    }
}

impl std::fmt::Debug for Semaphore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Semaphore").field("count", &self.count.get()).finish()
    }
}

#[must_use]
#[derive(Debug)]
pub struct SemaphoreGuard<'a>(&'a Semaphore);

impl Drop for SemaphoreGuard<'_> {
    fn drop(&mut self) {
        self.0.give_back();
    }
}

#[must_use]
#[derive(Debug)]
pub struct SemaphoreGuardArc(Arc<Semaphore>);

impl Drop for SemaphoreGuardArc {
    fn drop(&mut self) {
        self.0.give_back();
    }
}
