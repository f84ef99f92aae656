//! Who a thread is, and putting it to sleep.

use crate::cell::Cell;
use crate::fmt;
use crate::intrinsics;
use crate::num::NonZeroU64;
use crate::string::String;
use crate::sync::Arc;
use crate::time::Duration;

const FOREVER: u64 = u64::MAX;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[home = "std::thread::id"]
pub struct ThreadId(NonZeroU64);

/// `told`: somebody called `unpark` and nobody has parked since.
struct Inner {
    number: u32,
    name: Option<String>,
    told: Cell<bool>,
}

#[derive(Clone)]
#[home = "std::thread::thread"]
pub struct Thread {
    inner: Arc<Inner>,
}

unsafe impl Send for Thread {}
unsafe impl Sync for Thread {}

/// Its address is the key of each thread's own `Option<Thread>`.
static CURRENT: u8 = 0;

fn slot() -> &'static mut Option<Thread> {
    let size = intrinsics::size_of::<Option<Thread>>();
    unsafe { &mut *(intrinsics::thread_tls(&CURRENT as *const u8 as usize, size, 8) as *mut Option<Thread>) }
}

impl Thread {
    pub(crate) fn new(number: u32, name: Option<String>) -> Thread {
        Thread { inner: Arc::new(Inner { number, name, told: Cell::new(false) }) }
    }

    pub(crate) fn number(&self) -> u32 { self.inner.number }

    #[must_use]
    pub fn id(&self) -> ThreadId { ThreadId(NonZeroU64::new(self.inner.number as u64 + 1).unwrap()) }

    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.inner.name {
            Some(name) => Some(name.as_str()),
            None => None,
        }
    }

    /// `park` returns, now or the next time it is called.
    pub fn unpark(&self) {
        self.inner.told.set(true);
        intrinsics::thread_unpark(self.inner.number);
    }
}
impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thread").field("id", &self.id()).field("name", &self.name()).finish_non_exhaustive()
    }
}

pub(crate) fn set_current(thread: Thread) { *slot() = Some(thread) }

/// For threads that were not started by this crate.
#[doc(hidden)]
pub fn name_current(name: &str) { set_current(Thread::new(intrinsics::thread_current(), Some(String::from(name)))) }

#[must_use]
pub fn current() -> Thread {
    match slot() {
        Some(thread) => thread.clone(),
        none => {
            let number = intrinsics::thread_current();
            let thread = Thread::new(number, if number == 0 { Some(String::from("main")) } else { None });
            *none = Some(thread.clone());
            thread
        }
    }
}

/// Sleeps until somebody calls `unpark` on this thread, or has called it since the last time.
#[pitfall = "blocks; std::thread::park; return `Poll::Pending` and let a waker tell when to go on; `tokio::sync::Notify` does that"]
pub fn park() {
    let me = current();
    while !me.inner.told.get() {
        intrinsics::thread_park(FOREVER);
    }
    me.inner.told.set(false);
}

#[pitfall = "blocks; std::thread::park_timeout; return `Poll::Pending` and let a waker tell when to go on; `tokio::sync::Notify` does that"]
pub fn park_timeout(dur: Duration) {
    let me = current();
    let start = intrinsics::rt_clock();
    let most = dur.to_nanos();
    while !me.inner.told.get() {
        let gone = intrinsics::rt_clock() - start;
        if gone >= most {
            break;
        }
        intrinsics::thread_park(most - gone);
    }
    me.inner.told.set(false);
}
