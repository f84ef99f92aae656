//! `Barrier`: nobody goes on before all are there.

use super::notify::Notify;
use std::cell::Cell;
use std::fmt;
use std::sync::res;

pub struct Barrier {
    arrived: Cell<usize>,
    want: usize,
    go: Notify,
}

unsafe impl Send for Barrier {}
unsafe impl Sync for Barrier {}

#[derive(Debug, Clone)]
pub struct BarrierWaitResult(bool);

impl Barrier {
    #[track_caller]
    pub fn new(n: usize) -> Barrier {
        Barrier { arrived: Cell::new(0), want: if n == 0 { 1 } else { n }, go: Notify::of_kind(res::BARRIER) }
    }

    /// The last to come is the leader, and lets the others go.
    pub async fn wait(&self) -> BarrierWaitResult {
        self.arrived.set(self.arrived.get() + 1);
        if self.arrived.get() == self.want {
            self.arrived.set(0);
            self.go.notify_waiters();
            return BarrierWaitResult(true);
        }
        self.go.notified().await;
        BarrierWaitResult(false)
    }
}
impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Barrier").finish_non_exhaustive() }
}

impl BarrierWaitResult {
    pub fn is_leader(&self) -> bool { self.0 }
}
