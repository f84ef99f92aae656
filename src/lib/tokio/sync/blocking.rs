//! Waiting for a future by blocking the thread: the `blocking_` methods.

use crate::task::coop::Budget;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) { self.0.unpark() }
}

#[track_caller]
pub(crate) fn block_here<F: Future>(future: F) -> F::Output {
    if crate::task::driving() {
        panic!(
            "Cannot block the current thread from within a runtime. This happens because a function attempted to block the current thread while the thread is being used to drive asynchronous tasks."
        );
    }
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut cx = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        let budget = Budget::whole();
        let polled = future.as_mut().poll(&mut cx);
        drop(budget);
        if let Poll::Ready(value) = polled {
            return value;
        }
        thread::park();
    }
}
