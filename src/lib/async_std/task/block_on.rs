//! `block_on`.

use super::builder;
use super::current::{self, TaskContext};
use futures::executor::Root;
use std::future::Future;
use std::intrinsics;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

/// Drives the future on this thread, and the thread's own tasks with it.
#[track_caller]
#[pitfall = "blocks; async_std::task::block_on; await the future instead: `future.await`"]
pub fn block_on<F, T>(future: F) -> T
where
    F: Future<Output = T>,
{
    drive(None, future)
}

/// How many `block_on` are inside each other on this thread. Its address is the key.
static DEPTH: u8 = 0;

struct Nested(&'static mut usize);

impl Drop for Nested {
    fn drop(&mut self) {
        *self.0 -= 1;
    }
}

fn enter() -> Nested {
    let depth = unsafe { &mut *(intrinsics::thread_tls(&DEPTH as *const u8 as usize, 8, 8) as *mut usize) };
    *depth += 1;
    Nested(depth)
}

#[track_caller]
pub(crate) fn drive<F: Future>(name: Option<Arc<String>>, future: F) -> F::Output {
    let context = TaskContext::new(name);
    builder::start_threads();
    let nested = enter();
    let outermost = *nested.0 == 1;
    let root = Root::new::<F>();
    let mut future = future;
    let mut future = unsafe { Pin::new_unchecked(&mut future) };
    let waker = root.waker();
    let mut cx = Context::from_waker(&waker);
    let mut ticker = None;
    loop {
        root.wait();
        let polled = {
            let _current = current::set(&context);
            root.poll(future.as_mut(), &mut cx)
        };
        if let Poll::Ready(value) = polled {
            return value;
        }
        if outermost {
            if ticker.is_none() {
                ticker = builder::local().ticker();
            }
            if let Some(ticker) = &mut ticker {
                ticker.run_scheduled(&mut cx);
            }
        }
    }
}
