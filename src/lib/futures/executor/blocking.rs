//! The smallest executor: one future, one thread.

use super::root::{enter, Root};
use crate::stream::{Stream, StreamExt};
use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::task::{Context, Poll};

/// Polls the future whenever it was woken; sleeps in between.
#[track_caller]
#[pitfall = "blocks; futures::executor::block_on; await the future instead: `future.await`"]
pub fn block_on<F: Future>(f: F) -> F::Output {
    let _enter = enter().expect("cannot execute `LocalPool` executor from within another executor");
    let root = Root::new::<F>();
    let mut future = f;
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

#[track_caller]
pub fn block_on_stream<S: Stream + Unpin>(stream: S) -> BlockingStream<S> {
    BlockingStream { stream }
}

/// A stream as an iterator that blocks.
#[derive(Debug)]
pub struct BlockingStream<S: Stream + Unpin> {
    stream: S,
}

impl<S: Stream + Unpin> BlockingStream<S> {
    pub fn into_inner(self) -> S {
        self.stream
    }
}

impl<S: Stream + Unpin> Deref for BlockingStream<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.stream
    }
}

impl<S: Stream + Unpin> DerefMut for BlockingStream<S> {
    fn deref_mut(&mut self) -> &mut S {
        &mut self.stream
    }
}

impl<S: Stream + Unpin> Iterator for BlockingStream<S> {
    type Item = S::Item;

    fn next(&mut self) -> Option<S::Item> {
        block_on(self.stream.next())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.stream.size_hint()
    }
}
