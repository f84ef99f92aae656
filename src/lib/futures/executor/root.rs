//! The future that `block_on` drives, as the runtime knows it.

use std::fmt;
use std::future::Future;
use std::intrinsics;
use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

const LOCAL: u32 = 2;
const BEGIN: u32 = 7;
const PENDING: u32 = 0;
const READY: u32 = 1;
const PANICKED: u32 = 2;

/// An executor runs on this thread already.
pub struct EnterError {
    _priv: (),
}

impl fmt::Debug for EnterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EnterError").finish()
    }
}

impl fmt::Display for EnterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an execution scope has already been entered")
    }
}

impl std::error::Error for EnterError {}

/// As long as it lives, no other executor can run on this thread.
#[derive(Debug)]
pub struct Enter {
    _priv: (),
}

/// Its address is the key of each thread's own flag.
static ENTERED: u8 = 0;

fn entered() -> &'static mut bool {
    unsafe { &mut *(intrinsics::thread_tls(&ENTERED as *const u8 as usize, 1, 1) as *mut bool) }
}

pub fn enter() -> Result<Enter, EnterError> {
    if *entered() {
        return Err(EnterError { _priv: () });
    }
    *entered() = true;
    Ok(Enter { _priv: () })
}

impl Drop for Enter {
    fn drop(&mut self) {
        *entered() = false;
    }
}

/// A future on its caller's stack, and an executor of its own.
#[doc(hidden)]
pub struct Root {
    rt: u32,
    id: u32,
}

impl Root {
    #[track_caller]
    pub fn new<F: Future>() -> Root {
        let place = Location::caller();
        let file = place.file();
        let label = intrinsics::future_label::<F>();
        let rt = intrinsics::rt_new(LOCAL, 1, 0);
        let id = intrinsics::task_new(
            rt,
            0 as *mut u8,
            true,
            label.as_ptr(),
            label.len(),
            file.as_ptr(),
            file.len(),
            place.line(),
            place.column(),
        );
        intrinsics::task_wake(id, BEGIN);
        Root { rt, id }
    }

    pub fn waker(&self) -> Waker {
        unsafe { Waker::from_raw(raw(self.id as usize)) }
    }

    /// Sleeps until it was woken.
    pub fn wait(&self) {
        intrinsics::task_next(self.rt, 0);
    }

    pub fn poll<F: Future>(&self, future: Pin<&mut F>, cx: &mut Context<'_>) -> Poll<F::Output> {
        intrinsics::task_poll_begin(self.id);
        let guard = Polling { id: self.id };
        let polled = future.poll(cx);
        std::mem::forget(guard);
        intrinsics::task_poll_end(self.id, if polled.is_ready() { READY } else { PENDING });
        if polled.is_ready() {
            intrinsics::task_done(self.id, 0);
        }
        polled
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        intrinsics::rt_close(self.rt);
    }
}

/// Tells the end of a poll that panics.
struct Polling {
    id: u32,
}

impl Drop for Polling {
    fn drop(&mut self) {
        intrinsics::task_poll_end(self.id, PANICKED);
        intrinsics::task_done(self.id, 1);
    }
}

static VTABLE: RawWakerVTable = RawWakerVTable::new(clone, wake, wake, drop_waker);

fn raw(task: usize) -> RawWaker {
    RawWaker::new((task + 1) as *const (), &VTABLE)
}

unsafe fn clone(data: *const ()) -> RawWaker {
    RawWaker::new(data, &VTABLE)
}

unsafe fn wake(data: *const ()) {
    intrinsics::task_wake(data as usize as u32 - 1, 0);
}

unsafe fn drop_waker(_data: *const ()) {}
