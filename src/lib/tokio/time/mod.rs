//! Time as the current runtime's clock tells it.

mod clock;
mod instant;
mod interval;
mod sleep;
mod timeout;

pub use self::clock::{advance, pause, resume};
pub use self::instant::Instant;
pub use self::interval::{interval, interval_at, Interval, MissedTickBehavior};
pub use self::sleep::{sleep, sleep_until, Sleep};
pub use self::timeout::{error, timeout, timeout_at, Timeout};
pub use std::time::Duration;

pub(crate) use self::sleep::fire;
