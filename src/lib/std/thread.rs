//! Threads of the simulated machine: each has a stack of its own and may stop anywhere.

use crate::any::Any;
use crate::boxed::Box;
use crate::fmt;
use crate::intrinsics;
use crate::marker::PhantomData;
use crate::num::NonZeroU64;
use crate::panic;
use crate::result;
use crate::string::String;
use crate::time::Duration;

pub type Result<T> = result::Result<T, Box<dyn Any + Send + 'static>>;

/// Blocks the thread: nothing else runs on it meanwhile.
pub fn sleep(dur: Duration) {
    intrinsics::thread_sleep(dur.to_nanos());
}

pub fn yield_now() {
    intrinsics::thread_yield();
}

pub fn park() {
    intrinsics::thread_park(u64::MAX);
}

pub fn park_timeout(dur: Duration) {
    intrinsics::thread_park(dur.to_nanos());
}

pub fn panicking() -> bool {
    intrinsics::rt_panicking()
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ThreadId(u64);

impl fmt::Debug for ThreadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ThreadId").field(&self.0).finish()
    }
}
