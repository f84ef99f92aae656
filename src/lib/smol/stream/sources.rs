//! Streams to begin with.

use futures::stream::{self, Stream};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

pub use futures::stream::{
    empty, iter, pending, poll_fn, repeat, repeat_with, try_unfold, unfold, Empty, Iter, Pending, PollFn, Repeat, RepeatWith, TryUnfold, Unfold,
};

/// One item.
#[derive(Clone, Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Once<T> {
    value: Option<T>,
}

pub fn once<T>(t: T) -> Once<T> {
    Once { value: Some(t) }
}

impl<T> Unpin for Once<T> {}

impl<T> Stream for Once<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Option<T>> {
        Poll::Ready(self.value.take())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = if self.value.is_some() { 1 } else { 0 };
        (n, Some(n))
    }
}

/// The output of a future, and no more.
pub fn once_future<F: Future>(future: F) -> stream::Once<F> {
    stream::once(future)
}

/// A stream as an iterator that blocks.
#[derive(Debug)]
pub struct BlockOn<S>(S);

pub fn block_on<S: Stream + Unpin>(stream: S) -> BlockOn<S> {
    BlockOn(stream)
}

impl<S: Stream + Unpin> Iterator for BlockOn<S> {
    type Item = S::Item;

    fn next(&mut self) -> Option<S::Item> {
        crate::root::drive(stream::StreamExt::next(&mut self.0))
    }
}
