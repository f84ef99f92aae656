//! A point on the runtime's clock, which a paused runtime moves by itself.

use std::fmt;
use std::intrinsics;
use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::time::Duration;

#[derive(Clone, Copy, Eq, PartialEq, PartialOrd, Ord, Hash)]
pub struct Instant {
    pub(crate) nanos: u64,
}

fn nanos_of(d: Duration) -> u64 {
    let n = d.as_nanos();
    if n > u64::MAX as u128 { u64::MAX } else { n as u64 }
}

impl Instant {
    pub fn now() -> Instant {
        let rt = intrinsics::rt_current();
        Instant { nanos: if rt == u32::MAX { intrinsics::rt_clock() } else { intrinsics::rt_now(rt) } }
    }

    /// The same point on the machine's clock.
    pub fn from_std(std: std::time::Instant) -> Instant { Instant { nanos: unsafe { intrinsics::transmute(std) } } }

    pub fn into_std(self) -> std::time::Instant { unsafe { intrinsics::transmute(self.nanos) } }

    pub fn duration_since(&self, earlier: Instant) -> Duration {
        self.saturating_duration_since(earlier)
    }

    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {
        if self.nanos >= earlier.nanos { Some(Duration::from_nanos(self.nanos - earlier.nanos)) } else { None }
    }

    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {
        self.checked_duration_since(earlier).unwrap_or(Duration::ZERO)
    }

    pub fn elapsed(&self) -> Duration {
        Instant::now().duration_since(*self)
    }

    pub fn checked_add(&self, d: Duration) -> Option<Instant> {
        match self.nanos.checked_add(nanos_of(d)) {
            Some(nanos) => Some(Instant { nanos }),
            None => None,
        }
    }

    pub fn checked_sub(&self, d: Duration) -> Option<Instant> {
        match self.nanos.checked_sub(nanos_of(d)) {
            Some(nanos) => Some(Instant { nanos }),
            None => None,
        }
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
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Instant")
            .field("tv_sec", &(self.nanos / 1_000_000_000))
            .field("tv_nsec", &(self.nanos % 1_000_000_000))
            .finish()
    }
}
