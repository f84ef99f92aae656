//! Futures that run together; their outputs come in the order in which they were put in.

use super::{FusedStream, FuturesUnordered, Stream, StreamExt};
use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

/// A future that remembers its place.
struct Numbered<Fut> {
    future: Fut,
    index: i64,
}

impl<Fut: Future> Future for Numbered<Fut> {
    type Output = (i64, Fut::Output);

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let index = self.index;
        match unsafe { self.map_unchecked_mut(|this| &mut this.future) }.poll(cx) {
            Poll::Ready(output) => Poll::Ready((index, output)),
            Poll::Pending => Poll::Pending,
        }
    }
}

#[must_use = "streams do nothing unless polled"]
pub struct FuturesOrdered<Fut: Future> {
    in_progress: FuturesUnordered<Numbered<Fut>>,
    queued: BTreeMap<i64, Fut::Output>,
    next_incoming: i64,
    next_outgoing: i64,
}

impl<Fut: Future> Unpin for FuturesOrdered<Fut> {}

impl<Fut: Future> FuturesOrdered<Fut> {
    pub fn new() -> FuturesOrdered<Fut> {
        FuturesOrdered { in_progress: FuturesUnordered::new(), queued: BTreeMap::new(), next_incoming: 0, next_outgoing: 0 }
    }

    pub fn len(&self) -> usize {
        self.in_progress.len() + self.queued.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn push(&mut self, future: Fut) {
        self.push_back(future);
    }

    pub fn push_back(&mut self, future: Fut) {
        let index = self.next_incoming;
        self.next_incoming += 1;
        self.in_progress.push(Numbered { future, index });
    }

    pub fn push_front(&mut self, future: Fut) {
        self.next_outgoing -= 1;
        let index = self.next_outgoing;
        self.in_progress.push(Numbered { future, index });
    }
}

impl<Fut: Future> Stream for FuturesOrdered<Fut> {
    type Item = Fut::Output;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Fut::Output>> {
        let this = &mut *self;
        if let Some(output) = this.queued.remove(&this.next_outgoing) {
            this.next_outgoing += 1;
            return Poll::Ready(Some(output));
        }
        loop {
            match ready!(this.in_progress.poll_next_unpin(cx)) {
                Some((index, output)) if index == this.next_outgoing => {
                    this.next_outgoing += 1;
                    return Poll::Ready(Some(output));
                }
                Some((index, output)) => {
                    this.queued.insert(index, output);
                }
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len(), Some(self.len()))
    }
}

impl<Fut: Future> FusedStream for FuturesOrdered<Fut> {
    fn is_terminated(&self) -> bool {
        self.in_progress.is_terminated() && self.queued.is_empty()
    }
}

impl<Fut: Future> Default for FuturesOrdered<Fut> {
    fn default() -> FuturesOrdered<Fut> {
        FuturesOrdered::new()
    }
}

impl<Fut: Future> FromIterator<Fut> for FuturesOrdered<Fut> {
    fn from_iter<T: IntoIterator<Item = Fut>>(iter: T) -> FuturesOrdered<Fut> {
        let mut set = FuturesOrdered::new();
        set.extend(iter);
        set
    }
}

impl<Fut: Future> Extend<Fut> for FuturesOrdered<Fut> {
    fn extend<I: IntoIterator<Item = Fut>>(&mut self, iter: I) {
        for future in iter {
            self.push(future);
        }
    }
}

impl<Fut: Future> fmt::Debug for FuturesOrdered<Fut> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FuturesOrdered {{ ... }}")
    }
}
