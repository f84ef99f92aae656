//! `sleep`: a future that is ready once the clock has reached its deadline.

use super::Instant;
use crate::task::coop;
use std::future::Future;
use std::intrinsics;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::task::{ready, Context, Poll, Waker};
use std::time::Duration;

const NO_TIMER: u32 = u32::MAX;

/// A sleep does not count down: its timer is set at the first poll, and the
/// runtime calls the waker when the deadline has come.
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[view = "fields deadline"]
pub struct Sleep {
    deadline: Instant,
    rt: u32,
    timer: u32,
    waker: Option<Waker>,
    _pin: PhantomPinned,
}

#[track_caller]
#[pitfall = "waits; tokio::time::sleep"]
pub fn sleep(duration: Duration) -> Sleep {
    sleep_for(duration)
}

#[track_caller]
pub(crate) fn sleep_for(duration: Duration) -> Sleep {
    let now = Instant::now();
    // thirty years are as good as for ever
    let far = Duration::from_secs(86400 * 365 * 30);
    sleep_until(match now.checked_add(duration) {
        Some(deadline) => deadline,
        None => now + far,
    })
}

const NO_TIMERS: &str =
    "A Tokio 1.x context was found, but timers are disabled. Call `enable_time` on the runtime builder to enable timers.";

#[track_caller]
pub fn sleep_until(deadline: Instant) -> Sleep {
    let rt = intrinsics::rt_current();
    if rt == u32::MAX {
        panic!("{}", crate::runtime::NO_RUNTIME);
    }
    if !intrinsics::rt_clock_ctl(rt, 3, 0) {
        panic!("{}", NO_TIMERS);
    }
    Sleep { deadline, rt, timer: NO_TIMER, waker: None, _pin: PhantomPinned }
}

impl Sleep {
    pub fn deadline(&self) -> Instant {
        self.deadline
    }

    pub fn is_elapsed(&self) -> bool {
        self.timer != NO_TIMER && intrinsics::timer_fired(self.timer)
    }

    /// Moves the deadline without making a new timer.
    pub fn reset(self: Pin<&mut Self>, deadline: Instant) {
        let this = unsafe { self.get_unchecked_mut() };
        this.deadline = deadline;
        this.arm();
    }

    fn arm(&mut self) {
        if self.timer == NO_TIMER {
            self.timer = intrinsics::timer_new(self.rt, self as *mut Sleep as *mut u8);
        }
        intrinsics::timer_set(self.timer, self.deadline.nanos());
        if intrinsics::timer_fired(self.timer) {
            fire(self.timer);
        }
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        let coop = ready!(coop::poll_proceed(cx));
        if this.timer == NO_TIMER {
            this.arm();
        }
        let keep = match &this.waker {
            Some(old) => old.will_wake(cx.waker()),
            None => false,
        };
        if !keep { // also where it has fired: whoever moves the deadline to a time that is past wakes it
            this.waker = Some(cx.waker().clone());
        }
        if intrinsics::timer_fired(this.timer) {
            coop.made_progress();
            return Poll::Ready(());
        }
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if self.timer != NO_TIMER {
            intrinsics::timer_drop(self.timer);
        }
    }
}

impl std::fmt::Debug for Sleep {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sleep").field("deadline", &self.deadline).finish_non_exhaustive()
    }
}

/// The runtime found the deadline passed: whoever waits is woken.
pub(crate) fn fire(timer: u32) {
    let entry = intrinsics::timer_entry(timer) as *mut Sleep;
    if !entry.is_null() {
        if let Some(waker) = unsafe { (*entry).waker.take() } {
            waker.wake();
        }
    }
}
