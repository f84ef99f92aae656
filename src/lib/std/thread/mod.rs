//! Threads of the simulated machine: each has a stack of its own and may stop anywhere.

mod current;
mod join;
pub(crate) mod local;
mod scoped;
mod spawn;

pub use self::current::{current, park, park_timeout, Thread, ThreadId};
#[doc(hidden)]
pub use self::current::name_current;
pub use self::join::JoinHandle;
pub use self::local::{AccessError, LocalKey};
pub use self::scoped::{scope, Scope, ScopedJoinHandle};
pub use self::spawn::{spawn, Builder};

use crate::any::Any;
use crate::boxed::Box;
use crate::intrinsics;
use crate::io;
use crate::num::NonZeroUsize;
use crate::result;
use crate::time::{Duration, Instant};

pub type Result<T> = result::Result<T, Box<dyn Any + Send + 'static>>;

/// Blocks the thread: nothing else runs on it meanwhile.
#[pitfall = "blocks; std::thread::sleep; wait with an asynchronous sleep and await it, such as `tokio::time::sleep(..).await`"]
pub fn sleep(dur: Duration) { intrinsics::thread_sleep(dur.to_nanos()) }

#[pitfall = "blocks; std::thread::sleep_until; wait with an asynchronous sleep and await it, such as `tokio::time::sleep(..).await`"]
pub fn sleep_until(deadline: Instant) {
    let now = Instant::now();
    if let Some(left) = deadline.checked_duration_since(now) {
        sleep(left);
    }
}

#[allow(deprecated)]
#[pitfall = "blocks; std::thread::sleep_ms; wait with an asynchronous sleep and await it, such as `tokio::time::sleep(..).await`"]
pub fn sleep_ms(ms: u32) { sleep(Duration::from_millis(ms as u64)) }

pub fn yield_now() { intrinsics::thread_yield() }

#[must_use]
pub fn panicking() -> bool { intrinsics::rt_panicking() }

/// The simulated machine has four of everything.
pub fn available_parallelism() -> io::Result<NonZeroUsize> { Ok(NonZeroUsize::new(4).unwrap()) }
