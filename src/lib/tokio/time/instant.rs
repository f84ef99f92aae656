//! A point on the runtime's clock, which a paused runtime moves by itself.

use std::fmt;
use std::intrinsics;
use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::time::{instant_at, instant_nanos, Duration};

#[derive(Clone, Copy, Eq, PartialEq, PartialOrd, Ord, Hash)]
#[view = "transparent"]
pub struct Instant {
    std: std::time::Instant,
}

impl Instant {
    pub fn now() -> Instant {
        let rt = intrinsics::rt_current();
        Instant { std: instant_at(if rt == u32::MAX { intrinsics::rt_clock() } else { intrinsics::rt_now(rt) }) }
    }

    /// The same point on the machine's clock.
    pub fn from_std(std: std::time::Instant) -> Instant {
        Instant { std }
    }

    pub fn into_std(self) -> std::time::Instant {
        self.std
    }

    pub(crate) fn nanos(&self) -> u64 {
        instant_nanos(&self.std)
    }

    pub fn duration_since(&self, earlier: Instant) -> Duration {
        self.std.saturating_duration_since(earlier.std)
    }

    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {
        self.std.checked_duration_since(earlier.std)
    }

    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {
        self.std.saturating_duration_since(earlier.std)
    }

    pub fn elapsed(&self) -> Duration {
        Instant::now().duration_since(*self)
    }

    pub fn checked_add(&self, d: Duration) -> Option<Instant> {
        self.std.checked_add(d).map(Instant::from_std)
    }

    pub fn checked_sub(&self, d: Duration) -> Option<Instant> {
        self.std.checked_sub(d).map(Instant::from_std)
    }
}

impl From<std::time::Instant> for Instant {
    fn from(time: std::time::Instant) -> Instant { Instant::from_std(time) }
}
impl From<Instant> for std::time::Instant {
    fn from(time: Instant) -> std::time::Instant { time.into_std() }
}

impl Add<Duration> for Instant {
    type Output = Instant;

    #[track_caller]
    fn add(self, d: Duration) -> Instant {
        self.checked_add(d).expect("overflow when adding duration to instant")
    }
}

impl AddAssign<Duration> for Instant {
    #[track_caller]
    fn add_assign(&mut self, d: Duration) {
        *self = *self + d;
    }
}

impl Sub<Duration> for Instant {
    type Output = Instant;

    #[track_caller]
    fn sub(self, d: Duration) -> Instant {
        self.checked_sub(d).expect("overflow when subtracting duration from instant")
    }
}

impl SubAssign<Duration> for Instant {
    #[track_caller]
    fn sub_assign(&mut self, d: Duration) {
        *self = *self - d;
    }
}

impl Sub<Instant> for Instant {
    type Output = Duration;

    fn sub(self, other: Instant) -> Duration {
        self.duration_since(other)
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.std.fmt(f) }
}
