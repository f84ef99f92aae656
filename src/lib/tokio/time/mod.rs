//! Time as the current runtime's clock tells it.

mod instant;
mod sleep;

pub use self::instant::Instant;
pub use self::sleep::{sleep, sleep_until, Sleep};
pub use std::time::Duration;

pub(crate) use self::sleep::fire;
