//! Threads that wait, first come first served.

use crate::cell::UnsafeCell;
use crate::collections::VecDeque;
use crate::intrinsics;

pub(crate) const FOREVER: u64 = u64::MAX;

/// The threads that are parked here. Whoever wakes one takes it out of the queue first,
/// so that a thread which is no longer in it knows that it was meant.
pub(crate) struct Queue {
    threads: UnsafeCell<VecDeque<u32>>,
}

unsafe impl Send for Queue {}
unsafe impl Sync for Queue {}
impl crate::panic::UnwindSafe for Queue {}
impl crate::panic::RefUnwindSafe for Queue {}

impl Queue {
    pub(crate) const fn new() -> Queue { Queue { threads: UnsafeCell::new(VecDeque::new()) } }

    fn threads(&self) -> &mut VecDeque<u32> { unsafe { &mut *self.threads.get() } }

    pub(crate) fn is_empty(&self) -> bool { self.threads().is_empty() }

    pub(crate) fn join(&self) { self.threads().push_back(intrinsics::thread_current()) }

    fn has(&self, thread: u32) -> bool { self.threads().contains(&thread) }

    pub(crate) fn leave(&self) {
        let me = intrinsics::thread_current();
        self.threads().retain(|t| *t != me);
    }

    /// Sleeps until somebody takes this thread, which has joined, out of the queue. False: the time was up first.
    pub(crate) fn sleep(&self, timeout: u64) -> bool {
        let me = intrinsics::thread_current();
        let start = if timeout == FOREVER { 0 } else { intrinsics::rt_clock() };
        while self.has(me) {
            if timeout == FOREVER {
                intrinsics::thread_park(FOREVER);
                continue;
            }
            let gone = intrinsics::rt_clock() - start;
            if gone >= timeout {
                self.leave();
                return false;
            }
            intrinsics::thread_park(timeout - gone);
        }
        true
    }

    pub(crate) fn wait(&self) {
        self.join();
        self.sleep(FOREVER);
    }

    pub(crate) fn wake_one(&self) -> bool {
        match self.threads().pop_front() {
            Some(thread) => {
                intrinsics::thread_unpark(thread);
                true
            }
            None => false,
        }
    }

    pub(crate) fn wake_all(&self) {
        while self.wake_one() {}
    }
}
