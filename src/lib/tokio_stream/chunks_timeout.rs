//! So many items at a time, or what has come when the time is up.

use futures::stream::{Fuse, Stream, StreamExt};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::time::{sleep, Duration, Sleep};

#[must_use = "streams do nothing unless polled"]
pub struct ChunksTimeout<S: Stream> {
    stream: Fuse<S>,
    deadline: Option<Sleep>,
    duration: Duration,
    items: Vec<S::Item>,
    cap: usize,
}

impl<S: Stream> ChunksTimeout<S> {
    pub(crate) fn new(stream: S, max_size: usize, duration: Duration) -> ChunksTimeout<S> {
        ChunksTimeout { stream: stream.fuse(), deadline: None, duration, items: Vec::with_capacity(max_size), cap: max_size }
    }
}

impl<S: Stream> Stream for ChunksTimeout<S> {
    type Item = Vec<S::Item>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Vec<S::Item>>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx) {
                Poll::Pending => break,
                Poll::Ready(Some(item)) => {
                    if this.items.is_empty() {
                        this.deadline = Some(sleep(this.duration));
                        this.items.reserve(this.cap);
                    }
                    this.items.push(item);
                    if this.items.len() >= this.cap {
                        return Poll::Ready(Some(std::mem::take(&mut this.items)));
                    }
                }
                Poll::Ready(None) if this.items.is_empty() => return Poll::Ready(None),
                Poll::Ready(None) => return Poll::Ready(Some(std::mem::take(&mut this.items))),
            }
        }
        if !this.items.is_empty() {
            if let Some(deadline) = &mut this.deadline {
                std::task::ready!(unsafe { Pin::new_unchecked(deadline) }.poll(cx));
            }
            return Poll::Ready(Some(std::mem::take(&mut this.items)));
        }
        Poll::Pending
    }
}
