//! Spans of time and points of the machine's clock.

mod float;
#[home = "std::time"] mod system;

pub use self::float::TryFromFloatSecsError;
pub use self::system::{SystemTime, SystemTimeError, UNIX_EPOCH};

use crate::fmt::{self, Write};
use crate::intrinsics;
use crate::iter::Sum;
use crate::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Sub, SubAssign};

const NANOS_PER_SEC: u32 = 1_000_000_000;

/// Less than a second: the other values of its u32 are free for an enum around it.
#[rustc_layout_scalar_valid_range_end(999_999_999)]
#[view = "transparent"]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
struct Nanos(u32);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[view = "duration"]
pub struct Duration {
    secs: u64,
    nanos: Nanos,
}

impl Duration {
    pub const ZERO: Duration = Duration { secs: 0, nanos: Nanos(0) };
    pub const MAX: Duration = Duration { secs: u64::MAX, nanos: Nanos(999_999_999) };

    pub const fn new(secs: u64, nanos: u32) -> Duration {
        if nanos < NANOS_PER_SEC {
            Duration { secs, nanos: Nanos(nanos) }
        } else {
            let secs = match secs.checked_add((nanos / NANOS_PER_SEC) as u64) {
                Some(secs) => secs,
                None => panic!("overflow in Duration::new"),
            };
            Duration { secs, nanos: Nanos(nanos % NANOS_PER_SEC) }
        }
    }

    pub const fn from_secs(secs: u64) -> Duration {
        Duration { secs, nanos: Nanos(0) }
    }

    pub const fn from_millis(millis: u64) -> Duration {
        Duration { secs: millis / 1000, nanos: Nanos((millis % 1000) as u32 * 1_000_000) }
    }

    pub const fn from_micros(micros: u64) -> Duration {
        Duration { secs: micros / 1_000_000, nanos: Nanos((micros % 1_000_000) as u32 * 1000) }
    }

    pub const fn from_nanos(nanos: u64) -> Duration {
        Duration { secs: nanos / 1_000_000_000, nanos: Nanos((nanos % 1_000_000_000) as u32) }
    }

    pub const fn from_mins(mins: u64) -> Duration {
        Duration::from_secs(mins * 60)
    }

    pub const fn from_hours(hours: u64) -> Duration {
        Duration::from_secs(hours * 3600)
    }

    pub const fn is_zero(&self) -> bool {
        self.secs == 0 && self.nanos.0 == 0
    }

    pub const fn as_secs(&self) -> u64 {
        self.secs
    }

    pub const fn subsec_millis(&self) -> u32 {
        self.nanos.0 / 1_000_000
    }

    pub const fn subsec_micros(&self) -> u32 {
        self.nanos.0 / 1000
    }

    pub const fn subsec_nanos(&self) -> u32 {
        self.nanos.0
    }

    pub const fn as_millis(&self) -> u128 {
        self.secs as u128 * 1000 + (self.nanos.0 / 1_000_000) as u128
    }

    pub const fn as_micros(&self) -> u128 {
        self.secs as u128 * 1_000_000 + (self.nanos.0 / 1000) as u128
    }

    pub const fn as_nanos(&self) -> u128 {
        self.secs as u128 * 1_000_000_000 + self.nanos.0 as u128
    }

    pub const fn as_secs_f64(&self) -> f64 {
        self.secs as f64 + self.nanos.0 as f64 / 1e9
    }

    pub const fn as_secs_f32(&self) -> f32 {
        self.secs as f32 + self.nanos.0 as f32 / 1e9
    }

    pub const fn abs_diff(self, other: Duration) -> Duration {
        match self.checked_sub(other) {
            Some(d) => d,
            None => match other.checked_sub(self) {
                Some(d) => d,
                None => Duration::ZERO,
            },
        }
    }

    pub const fn checked_add(self, rhs: Duration) -> Option<Duration> {
        let mut nanos = self.nanos.0 + rhs.nanos.0;
        let mut secs = match self.secs.checked_add(rhs.secs) {
            Some(s) => s,
            None => return None,
        };
        if nanos >= NANOS_PER_SEC {
            nanos -= NANOS_PER_SEC;
            secs = match secs.checked_add(1) {
                Some(s) => s,
                None => return None,
            };
        }
        Some(Duration { secs, nanos: Nanos(nanos) })
    }

    pub const fn saturating_add(self, rhs: Duration) -> Duration {
        match self.checked_add(rhs) {
            Some(d) => d,
            None => Duration::MAX,
        }
    }

    pub const fn checked_sub(self, rhs: Duration) -> Option<Duration> {
        let mut secs = match self.secs.checked_sub(rhs.secs) {
            Some(s) => s,
            None => return None,
        };
        let nanos = if self.nanos.0 >= rhs.nanos.0 {
            self.nanos.0 - rhs.nanos.0
        } else {
            secs = match secs.checked_sub(1) {
                Some(s) => s,
                None => return None,
            };
            self.nanos.0 + NANOS_PER_SEC - rhs.nanos.0
        };
        Some(Duration { secs, nanos: Nanos(nanos) })
    }

    pub const fn saturating_sub(self, rhs: Duration) -> Duration {
        match self.checked_sub(rhs) {
            Some(d) => d,
            None => Duration::ZERO,
        }
    }

    pub const fn checked_mul(self, rhs: u32) -> Option<Duration> {
        let nanos = self.nanos.0 as u64 * rhs as u64;
        let carry = nanos / 1_000_000_000;
        let secs = match self.secs.checked_mul(rhs as u64) {
            Some(s) => s,
            None => return None,
        };
        match secs.checked_add(carry) {
            Some(secs) => Some(Duration { secs, nanos: Nanos((nanos % 1_000_000_000) as u32) }),
            None => None,
        }
    }

    pub const fn saturating_mul(self, rhs: u32) -> Duration {
        match self.checked_mul(rhs) {
            Some(d) => d,
            None => Duration::MAX,
        }
    }

    pub const fn checked_div(self, rhs: u32) -> Option<Duration> {
        if rhs == 0 {
            return None;
        }
        let secs = self.secs / rhs as u64;
        let rest = self.secs % rhs as u64;
        let nanos = (rest * 1_000_000_000 + self.nanos.0 as u64) / rhs as u64;
        Some(Duration { secs, nanos: Nanos(nanos as u32) })
    }

    /// All of it in nanoseconds, u64::MAX where it is longer than that can tell.
    pub(crate) fn to_nanos(self) -> u64 {
        let n = self.as_nanos();
        if n > u64::MAX as u128 { u64::MAX } else { n as u64 }
    }
}

impl Add for Duration {
    type Output = Duration;

    #[track_caller]
    fn add(self, rhs: Duration) -> Duration {
        self.checked_add(rhs).expect("overflow when adding durations")
    }
}

impl AddAssign for Duration {
    #[track_caller]
    fn add_assign(&mut self, rhs: Duration) {
        *self = *self + rhs;
    }
}

impl Sub for Duration {
    type Output = Duration;

    #[track_caller]
    fn sub(self, rhs: Duration) -> Duration {
        self.checked_sub(rhs).expect("overflow when subtracting durations")
    }
}

impl SubAssign for Duration {
    #[track_caller]
    fn sub_assign(&mut self, rhs: Duration) {
        *self = *self - rhs;
    }
}

impl Mul<u32> for Duration {
    type Output = Duration;

    #[track_caller]
    fn mul(self, rhs: u32) -> Duration {
        self.checked_mul(rhs).expect("overflow when multiplying duration by scalar")
    }
}

impl Mul<Duration> for u32 {
    type Output = Duration;

    #[track_caller]
    fn mul(self, rhs: Duration) -> Duration {
        rhs * self
    }
}

impl MulAssign<u32> for Duration {
    #[track_caller]
    fn mul_assign(&mut self, rhs: u32) {
        *self = *self * rhs;
    }
}

impl Div<u32> for Duration {
    type Output = Duration;

    #[track_caller]
    fn div(self, rhs: u32) -> Duration {
        self.checked_div(rhs).expect("divide by zero error when dividing duration by scalar")
    }
}

impl DivAssign<u32> for Duration {
    #[track_caller]
    fn div_assign(&mut self, rhs: u32) {
        *self = *self / rhs;
    }
}

impl Sum for Duration {
    fn sum<I: Iterator<Item = Duration>>(iter: I) -> Duration {
        let mut total = Duration::ZERO;
        for d in iter {
            total = total.checked_add(d).expect("overflow in iter::sum over durations");
        }
        total
    }
}

impl<'a> Sum<&'a Duration> for Duration {
    fn sum<I: Iterator<Item = &'a Duration>>(iter: I) -> Duration {
        let mut total = Duration::ZERO;
        for d in iter {
            total = total.checked_add(*d).expect("overflow in iter::sum over durations");
        }
        total
    }
}

impl fmt::Debug for Duration {
    /// The largest unit that gives a whole part: 1.5s, 20ms, 7µs, 0ns.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = if f.sign_plus() { "+" } else { "" };
        if self.secs > 0 {
            fmt_decimal(f, self.secs, self.nanos.0, 100_000_000, prefix, "s")
        } else if self.nanos.0 >= 1_000_000 {
            fmt_decimal(f, (self.nanos.0 / 1_000_000) as u64, self.nanos.0 % 1_000_000, 100_000, prefix, "ms")
        } else if self.nanos.0 >= 1000 {
            fmt_decimal(f, (self.nanos.0 / 1000) as u64, self.nanos.0 % 1000, 100, prefix, "µs")
        } else {
            fmt_decimal(f, self.nanos.0 as u64, 0, 1, prefix, "ns")
        }
    }
}

/// `whole` and `part / (divisor * 10)`, with the precision asked for (rounded half
/// to even) or as many digits as are not zero.
fn fmt_decimal(f: &mut fmt::Formatter<'_>, whole: u64, part: u32, divisor: u32, prefix: &str, unit: &str) -> fmt::Result {
    let mut digits = [b'0'; 9];
    let mut n = 0;
    let mut rest = part;
    let mut div = divisor;
    let want = f.precision();
    let end = match want {
        Some(p) => if p < 9 { p } else { 9 },
        None => 9,
    };
    while rest > 0 && n < end {
        digits[n] = b'0' + (rest / div) as u8;
        rest %= div;
        div /= 10;
        n += 1;
    }
    let mut whole = whole as u128;
    if rest > 0 && rest >= div * 5 {
        let last_odd = if n == 0 { whole % 2 == 1 } else { digits[n - 1] % 2 == 1 };
        if rest != div * 5 || last_odd {
            let mut i = n;
            let mut carry = true;
            while carry && i > 0 {
                i -= 1;
                if digits[i] < b'9' {
                    digits[i] += 1;
                    carry = false;
                } else {
                    digits[i] = b'0';
                }
            }
            if carry {
                whole += 1;
            }
        }
    }
    let shown = match want {
        Some(p) => if p < 9 { p } else { 9 },
        None => n,
    };
    let mut text = crate::string::String::new();
    text.push_str(prefix);
    text.push_str(&whole.to_string());
    if shown > 0 {
        text.push('.');
        for i in 0..shown {
            text.push(digits[i] as char);
        }
        if let Some(p) = want {
            for _ in shown..p {
                text.push('0');
            }
        }
    }
    text.push_str(unit);
    match f.width() {
        None => f.write_str(&text),
        Some(w) => {
            let len = text.chars().count();
            if len >= w {
                return f.write_str(&text);
            }
            let pad = w - len;
            let (before, after) = match f.align() {
                Some(fmt::Alignment::Right) => (pad, 0),
                Some(fmt::Alignment::Center) => (pad / 2, pad - pad / 2),
                _ => (0, pad),
            };
            for _ in 0..before {
                f.write_char(f.fill())?;
            }
            f.write_str(&text)?;
            for _ in 0..after {
                f.write_char(f.fill())?;
            }
            Ok(())
        }
    }
}

/// A point on the machine's clock, which only ever moves on. It may lie before the program's start.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[home = "std::time"]
#[view = "duration"]
pub struct Instant {
    secs: i64,
    nanos: Nanos,
}

/// For runtimes with a clock of their own: so long after the start.
#[doc(hidden)]
pub fn instant_at(nanos: u64) -> Instant {
    Instant { secs: (nanos / 1_000_000_000) as i64, nanos: Nanos((nanos % 1_000_000_000) as u32) }
}

/// How long after the start: 0 before it, u64::MAX where it is longer than that can tell.
#[doc(hidden)]
pub fn instant_nanos(at: &Instant) -> u64 {
    if at.secs < 0 {
        return 0;
    }
    (at.secs as u64).saturating_mul(1_000_000_000).saturating_add(at.nanos.0 as u64)
}

impl Instant {
    #[must_use]
    pub fn now() -> Instant {
        instant_at(intrinsics::rt_clock())
    }

    pub fn duration_since(&self, earlier: Instant) -> Duration {
        self.saturating_duration_since(earlier)
    }

    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {
        if *self < earlier {
            return None;
        }
        let secs = self.secs.wrapping_sub(earlier.secs) as u64;
        let (now, then) = (self.nanos.0, earlier.nanos.0);
        if now >= then { Some(Duration::new(secs, now - then)) } else { Some(Duration::new(secs - 1, now + NANOS_PER_SEC - then)) }
    }

    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {
        self.checked_duration_since(earlier).unwrap_or(Duration::ZERO)
    }

    pub fn elapsed(&self) -> Duration {
        Instant::now().duration_since(*self)
    }

    pub fn checked_add(&self, d: Duration) -> Option<Instant> {
        let sum = self.nanos.0 + d.nanos.0;
        let (carry, nanos) = if sum >= NANOS_PER_SEC { (1, sum - NANOS_PER_SEC) } else { (0, sum) };
        let secs = self.secs.checked_add_unsigned(d.secs)?.checked_add(carry)?;
        Some(Instant { secs, nanos: Nanos(nanos) })
    }

    pub fn checked_sub(&self, d: Duration) -> Option<Instant> {
        let (now, less) = (self.nanos.0, d.nanos.0);
        let (borrow, nanos) = if now >= less { (0, now - less) } else { (1, now + NANOS_PER_SEC - less) };
        let secs = self.secs.checked_sub_unsigned(d.secs)?.checked_sub(borrow)?;
        Some(Instant { secs, nanos: Nanos(nanos) })
    }
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
            .field("tv_sec", &self.secs)
            .field("tv_nsec", &self.nanos.0)
            .finish()
    }
}
