//! The time of day. A run of this machine always begins at the same one, so that it can be run again.

use super::Duration;
use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::ops::{Add, AddAssign, Sub, SubAssign};

/// When every run begins: the first of January 2026, in seconds since 1970.
const START: u64 = 1_767_225_600;

/// Seconds and nanoseconds since 1970; the nanoseconds count forwards before it too.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SystemTime {
    secs: i64,
    nanos: u32,
}

pub const UNIX_EPOCH: SystemTime = SystemTime { secs: 0, nanos: 0 };

impl SystemTime {
    pub const UNIX_EPOCH: SystemTime = UNIX_EPOCH;

    #[must_use]
    pub fn now() -> SystemTime { UNIX_EPOCH + Duration::from_secs(START) + Duration::from_nanos(intrinsics::rt_clock()) }

    pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError> {
        if *self >= earlier { Ok(self.after(&earlier)) } else { Err(SystemTimeError(earlier.after(self))) }
    }

    fn after(&self, earlier: &SystemTime) -> Duration {
        let secs = (self.secs - earlier.secs) as u64;
        if self.nanos >= earlier.nanos {
            Duration::new(secs, self.nanos - earlier.nanos)
        } else {
            Duration::new(secs - 1, self.nanos + 1_000_000_000 - earlier.nanos)
        }
    }

    pub fn elapsed(&self) -> Result<Duration, SystemTimeError> { SystemTime::now().duration_since(*self) }

    pub fn checked_add(&self, duration: Duration) -> Option<SystemTime> {
        let nanos = self.nanos + duration.subsec_nanos();
        let secs = self.secs.checked_add_unsigned(duration.as_secs())?.checked_add((nanos / 1_000_000_000) as i64)?;
        Some(SystemTime { secs, nanos: nanos % 1_000_000_000 })
    }

    pub fn checked_sub(&self, duration: Duration) -> Option<SystemTime> {
        let secs = self.secs.checked_sub_unsigned(duration.as_secs())?;
        if self.nanos >= duration.subsec_nanos() {
            Some(SystemTime { secs, nanos: self.nanos - duration.subsec_nanos() })
        } else {
            Some(SystemTime { secs: secs.checked_sub(1)?, nanos: self.nanos + 1_000_000_000 - duration.subsec_nanos() })
        }
    }
}

impl Add<Duration> for SystemTime {
    type Output = SystemTime;
    #[track_caller]
    fn add(self, dur: Duration) -> SystemTime { self.checked_add(dur).expect("overflow when adding duration to instant") }
}
impl AddAssign<Duration> for SystemTime {
    #[track_caller]
    fn add_assign(&mut self, other: Duration) { *self = *self + other }
}
impl Sub<Duration> for SystemTime {
    type Output = SystemTime;
    #[track_caller]
    fn sub(self, dur: Duration) -> SystemTime {
        self.checked_sub(dur).expect("overflow when subtracting duration from instant")
    }
}
impl SubAssign<Duration> for SystemTime {
    #[track_caller]
    fn sub_assign(&mut self, other: Duration) { *self = *self - other }
}
impl fmt::Debug for SystemTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SystemTime").field("tv_sec", &self.secs).field("tv_nsec", &self.nanos).finish()
    }
}

/// The other time was later, by so much.
#[derive(Clone, Debug)]
pub struct SystemTimeError(Duration);

impl SystemTimeError {
    #[must_use]
    pub fn duration(&self) -> Duration { self.0 }
}
impl fmt::Display for SystemTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("second time provided was later than self") }
}
impl Error for SystemTimeError {}
