//! `block_on`.

use futures::executor::Root;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Drives the future on this thread; timers and spawned tasks have threads of their own.
#[track_caller]
#[pitfall = "blocks; smol::block_on; await the future instead: `future.await`"]
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    drive(future)
}

#[track_caller]
pub(crate) fn drive<F: Future>(future: F) -> F::Output {
    let root = Root::new::<F>();
    let mut future = future;
    let mut future = unsafe { Pin::new_unchecked(&mut future) };
    let waker = root.waker();
    let mut cx = Context::from_waker(&waker);
    loop {
        root.wait();
        if let Poll::Ready(value) = root.poll(future.as_mut(), &mut cx) {
            return value;
        }
    }
}
