//! `Barrier`: nobody goes on before all are there.

use super::parking::Queue;
use super::res::{self, Res};
use crate::cell::Cell;
use crate::fmt;

pub struct Barrier {
    count: Cell<usize>,
    want: usize,
    waiting: Queue,
    res: Res,
}

unsafe impl Send for Barrier {}
unsafe impl Sync for Barrier {}
impl crate::panic::UnwindSafe for Barrier {}
impl crate::panic::RefUnwindSafe for Barrier {}

pub struct BarrierWaitResult(bool);

impl Barrier {
    #[must_use]
    #[track_caller]
    pub const fn new(n: usize) -> Barrier {
        Barrier { count: Cell::new(0), want: n, waiting: Queue::new(), res: Res::new(res::BARRIER) }
    }

    /// The last to come is the leader, and lets the others go.
    #[track_caller]
    #[pitfall = "blocks; std::sync::Barrier::wait; take a barrier whose `wait` is awaited, such as `tokio::sync::Barrier`"]
    pub fn wait(&self) -> BarrierWaitResult {
        self.count.set(self.count.get() + 1);
        if self.count.get() < self.want {
            self.res.wait();
            self.waiting.wait();
            BarrierWaitResult(false)
        } else {
            self.count.set(0);
            self.waiting.wake_all();
            BarrierWaitResult(true)
        }
    }
}
impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Barrier").finish_non_exhaustive() }
}

impl BarrierWaitResult {
    #[must_use]
    pub fn is_leader(&self) -> bool { self.0 }
}
impl fmt::Debug for BarrierWaitResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BarrierWaitResult").field("is_leader", &self.is_leader()).finish()
    }
}
