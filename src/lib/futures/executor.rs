//! The smallest executor: one future, one thread.

use std::future::Future;
use std::intrinsics;
use std::pin::Pin;
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

/// Polls the future whenever it was woken; sleeps in between.
#[track_caller]
pub fn block_on<F: Future>(future: F) -> F::Output {
    let place = std::panic::Location::caller();
    let label = intrinsics::future_label::<F>();
    let file = place.file();
    let rt = intrinsics::rt_new(2, 1, 0);
    let root = intrinsics::task_new(
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
    intrinsics::task_wake(root, 7);
    let mut future = future;
    let mut future = unsafe { Pin::new_unchecked(&mut future) };
    let waker = unsafe { Waker::from_raw(raw_waker(root)) };
    let mut cx = Context::from_waker(&waker);
    loop {
        intrinsics::task_next(rt, 0);
        intrinsics::task_poll_begin(root);
        let polled = future.as_mut().poll(&mut cx);
        intrinsics::task_poll_end(root, if polled.is_ready() { 1 } else { 0 });
        if let Poll::Ready(value) = polled {
            intrinsics::task_done(root, 0);
            intrinsics::rt_close(rt);
            return value;
        }
    }
}

static VTABLE: RawWakerVTable = RawWakerVTable::new(clone, wake, wake, drop_waker);

fn raw_waker(task: u32) -> RawWaker {
    RawWaker::new((task as usize + 1) as *const (), &VTABLE)
}

unsafe fn clone(data: *const ()) -> RawWaker {
    RawWaker::new(data, &VTABLE)
}

unsafe fn wake(data: *const ()) {
    intrinsics::task_wake(data as usize as u32 - 1, 0);
}

unsafe fn drop_waker(_data: *const ()) {}
