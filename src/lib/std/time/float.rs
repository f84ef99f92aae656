//! Spans of time and floating point numbers of seconds.

use super::{Duration, Nanos, NANOS_PER_SEC};
use crate::error::Error;
use crate::fmt;

#[derive(Debug, Clone, PartialEq, Eq)]
#[home = "core::time"]
pub struct TryFromFloatSecsError {
    kind: TryFromFloatSecsErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum TryFromFloatSecsErrorKind {
    Negative,
    OverflowOrNan,
}

impl TryFromFloatSecsError {
    const fn description(&self) -> &'static str {
        match self.kind {
            TryFromFloatSecsErrorKind::Negative => "cannot convert float seconds to Duration: value is negative",
            TryFromFloatSecsErrorKind::OverflowOrNan => {
                "cannot convert float seconds to Duration: value is either too big or NaN"
            }
        }
    }
}
impl fmt::Display for TryFromFloatSecsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.description()) }
}
impl Error for TryFromFloatSecsError {}

/// `mantissa * 2^exponent` seconds; half a nanosecond goes to the even neighbour.
const fn from_parts(mantissa: u64, exponent: i32) -> Option<Duration> {
    if mantissa == 0 || exponent < -120 {
        return Some(Duration::ZERO);
    }
    if exponent >= 0 {
        if exponent >= mantissa.leading_zeros() as i32 + 1 {
            return None;
        }
        return Some(Duration::from_secs(mantissa << exponent));
    }
    let shift = -exponent as u32;
    let whole = if shift < 64 { mantissa >> shift } else { 0 };
    let part = if shift < 64 { mantissa & ((1 << shift) - 1) } else { mantissa };
    let scaled = part as u128 * NANOS_PER_SEC as u128;
    let nanos = (scaled >> shift) as u32;
    let rest = scaled & ((1 << shift) - 1);
    let half = 1 << (shift - 1);
    let up = rest > half || (rest == half && nanos % 2 == 1);
    if !up {
        Some(Duration { secs: whole, nanos: Nanos(nanos) })
    } else if nanos + 1 < NANOS_PER_SEC {
        Some(Duration { secs: whole, nanos: Nanos(nanos + 1) })
    } else {
        Some(Duration::from_secs(whole + 1))
    }
}

macro_rules! of_float {
    ($t:ident, $bits:literal $mask:literal $least:literal : $from:ident $try_from:ident $as:ident $mul:ident $div:ident $ratio:ident) => {
        impl Duration {
            pub const fn $try_from(secs: $t) -> Result<Duration, TryFromFloatSecsError> {
                if secs < 0.0 {
                    return Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::Negative });
                }
                let bits = secs.to_bits() as u64;
                let fraction = bits & ((1 << $bits) - 1);
                let exponent = (bits >> $bits) as i32 & $mask;
                let span = if secs.is_nan() || secs.is_infinite() {
                    None
                } else if exponent == 0 {
                    Some(Duration::ZERO)
                } else {
                    from_parts(fraction | 1 << $bits, exponent - 1 + $least)
                };
                match span {
                    Some(span) => Ok(span),
                    None => Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::OverflowOrNan }),
                }
            }

            #[must_use]
            #[track_caller]
            pub fn $from(secs: $t) -> Duration {
                match Duration::$try_from(secs) {
                    Ok(span) => span,
                    Err(e) => panic!("{}", e.description()),
                }
            }

            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub fn $mul(self, rhs: $t) -> Duration { Duration::$from(rhs * self.$as()) }

            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub fn $div(self, rhs: $t) -> Duration { Duration::$from(self.$as() / rhs) }

            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn $ratio(self, rhs: Duration) -> $t {
                let own = self.secs as $t * NANOS_PER_SEC as $t + self.nanos.0 as $t;
                let other = rhs.secs as $t * NANOS_PER_SEC as $t + rhs.nanos.0 as $t;
                own / other
            }
        }
    };
}
of_float! { f32, 23 0xff -149 : from_secs_f32 try_from_secs_f32 as_secs_f32 mul_f32 div_f32 div_duration_f32 }
of_float! { f64, 52 0x7ff -1074 : from_secs_f64 try_from_secs_f64 as_secs_f64 mul_f64 div_f64 div_duration_f64 }

impl Duration {
    #[must_use]
    #[track_caller]
    pub const fn from_nanos_u128(nanos: u128) -> Duration {
        let secs = nanos / NANOS_PER_SEC as u128;
        if secs > u64::MAX as u128 {
            panic!("overflow in `Duration::from_nanos_u128`");
        }
        Duration { secs: secs as u64, nanos: Nanos((nanos % NANOS_PER_SEC as u128) as u32) }
    }
}
