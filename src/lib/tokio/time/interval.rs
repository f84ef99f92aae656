//! `interval`: a tick every so often.

use super::{sleep_until, Instant, Sleep};
use std::boxed::Box;
use std::future::{poll_fn, Future};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

/// What to do with ticks that nobody was there for.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub enum MissedTickBehavior {
    /// make up for them at once
    Burst,
    /// go on from now
    Delay,
    /// leave them out
    Skip,
}

impl Default for MissedTickBehavior {
    fn default() -> MissedTickBehavior { MissedTickBehavior::Burst }
}

#[derive(Debug)]
#[view = "fields period"]
pub struct Interval {
    delay: Pin<Box<Sleep>>,
    period: Duration,
    missed: MissedTickBehavior,
}

#[track_caller]
pub fn interval(period: Duration) -> Interval {
    assert!(period > Duration::ZERO, "`period` must be non-zero.");
    interval_at(Instant::now(), period)
}

#[track_caller]
pub fn interval_at(start: Instant, period: Duration) -> Interval {
    assert!(period > Duration::ZERO, "`period` must be non-zero.");
    Interval { delay: Box::pin(sleep_until(start)), period, missed: MissedTickBehavior::Burst }
}

impl Interval {
    pub async fn tick(&mut self) -> Instant { poll_fn(|cx| self.poll_tick(cx)).await }

    pub fn poll_tick(&mut self, cx: &mut Context<'_>) -> Poll<Instant> {
        if self.delay.as_mut().poll(cx).is_pending() {
            return Poll::Pending;
        }
        let tick = self.delay.deadline();
        let now = Instant::now();
        // a few milliseconds are not worth the name of a missed tick
        let next = if now > tick + Duration::from_millis(5) {
            match self.missed {
                MissedTickBehavior::Burst => tick + self.period,
                MissedTickBehavior::Delay => now + self.period,
                MissedTickBehavior::Skip => {
                    let late = (now - tick).as_nanos() % self.period.as_nanos();
                    now + self.period - Duration::from_nanos(late as u64)
                }
            }
        } else {
            tick + self.period
        };
        self.delay.as_mut().reset(next);
        Poll::Ready(tick)
    }

    pub fn reset(&mut self) { self.delay.as_mut().reset(Instant::now() + self.period) }

    #[cfg(tokio_1_53)]
    pub fn reset_immediately(&mut self) { self.delay.as_mut().reset(Instant::now()) }

    #[cfg(tokio_1_53)]
    pub fn reset_after(&mut self, after: Duration) { self.delay.as_mut().reset(Instant::now() + after) }

    #[cfg(tokio_1_53)]
    pub fn reset_at(&mut self, deadline: Instant) { self.delay.as_mut().reset(deadline) }

    pub fn missed_tick_behavior(&self) -> MissedTickBehavior { self.missed }

    pub fn set_missed_tick_behavior(&mut self, behavior: MissedTickBehavior) { self.missed = behavior }

    pub fn period(&self) -> Duration { self.period }
}
