//! `Timer`: a future that is ready at a given time, or a stream that is ready again and again.

use crate::reactor::{reactor, Entry};
use futures::stream::Stream;
use std::fmt;
use std::future::Future;
use std::intrinsics;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

const NO_TIMER: u32 = u32::MAX;

pub struct Timer {
    when: Option<Instant>,
    period: Duration,
    timer: u32,
    entry: Option<Box<Entry>>,
}

impl Timer {
    pub fn never() -> Timer {
        Timer { when: None, period: Duration::MAX, timer: NO_TIMER, entry: None }
    }

    #[pitfall = "waits; smol::Timer::after"]
    pub fn after(duration: Duration) -> Timer {
        match Instant::now().checked_add(duration) {
            Some(when) => Timer::at(when),
            None => Timer::never(),
        }
    }

    pub fn at(instant: Instant) -> Timer {
        Timer::interval_at(instant, Duration::MAX)
    }

    pub fn interval(period: Duration) -> Timer {
        match Instant::now().checked_add(period) {
            Some(at) => Timer::interval_at(at, period),
            None => Timer::never(),
        }
    }

    pub fn interval_at(start: Instant, period: Duration) -> Timer {
        Timer { when: Some(start), period, timer: NO_TIMER, entry: None }
    }

    pub fn set_after(&mut self, duration: Duration) {
        match Instant::now().checked_add(duration) {
            Some(when) => self.set_at(when),
            None => self.stop(),
        }
    }

    pub fn set_at(&mut self, instant: Instant) {
        self.when = Some(instant);
        if self.timer != NO_TIMER {
            self.arm(instant);
        }
    }

    pub fn set_interval(&mut self, period: Duration) {
        match Instant::now().checked_add(period) {
            Some(at) => self.set_interval_at(at, period),
            None => self.stop(),
        }
    }

    pub fn set_interval_at(&mut self, start: Instant, period: Duration) {
        self.period = period;
        self.set_at(start);
    }

    fn stop(&mut self) {
        self.when = None;
        self.disarm();
    }

    fn arm(&mut self, when: Instant) {
        let rt = reactor();
        if self.timer == NO_TIMER {
            let entry: *mut Entry = &mut **self.entry.get_or_insert_with(|| Box::new(Entry { waker: None }));
            self.timer = intrinsics::timer_new(rt, entry as *mut u8);
        }
        let left = when.saturating_duration_since(Instant::now()).as_nanos();
        let now = intrinsics::rt_now(rt);
        let most = (u64::MAX - now) as u128;
        intrinsics::timer_set(self.timer, now + if left < most { left } else { most } as u64);
    }

    fn disarm(&mut self) {
        if self.timer != NO_TIMER {
            intrinsics::timer_drop(self.timer);
            self.timer = NO_TIMER;
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.disarm();
    }
}

impl Future for Timer {
    type Output = Instant;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Instant> {
        match self.poll_next(cx) {
            Poll::Ready(Some(when)) => Poll::Ready(when),
            _ => Poll::Pending,
        }
    }
}

impl Stream for Timer {
    type Item = Instant;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Instant>> {
        let this = &mut *self;
        let when = match this.when {
            Some(when) => when,
            None => return Poll::Pending,
        };
        if Instant::now() >= when {
            this.disarm();
            if let Some(next) = when.checked_add(this.period) {
                this.when = Some(next);
                this.arm(next);
                this.keep(cx);
            }
            return Poll::Ready(Some(when));
        }
        if this.timer == NO_TIMER {
            this.arm(when);
        }
        this.keep(cx);
        Poll::Pending
    }
}

impl Timer {
    fn keep(&mut self, cx: &mut Context<'_>) {
        if let Some(entry) = &mut self.entry {
            entry.waker = Some(cx.waker().clone());
        }
    }
}

impl fmt::Debug for Timer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Timer").field("when", &self.when).field("period", &self.period).finish()
    }
}
