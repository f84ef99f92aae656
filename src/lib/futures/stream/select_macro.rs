//! What `stream_select!` is made of: streams of different types with items of one.

use super::Stream;
use crate::selecting::order_of;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The streams, one in the other: `(first, (second, ()))`.
pub trait Streams<T> {
    const COUNT: usize;

    /// Asks the one with the number i; `Ready(None)`: it is over.
    fn poll_one(&mut self, i: usize, cx: &mut Context<'_>) -> Poll<Option<T>>;

    /// What they can give together.
    fn hints(&self) -> (usize, Option<usize>);
}

impl<T> Streams<T> for () {
    const COUNT: usize = 0;

    fn poll_one(&mut self, _i: usize, _cx: &mut Context<'_>) -> Poll<Option<T>> {
        Poll::Ready(None)
    }

    fn hints(&self) -> (usize, Option<usize>) {
        (0, Some(0))
    }
}

impl<S: Stream + Unpin, R: Streams<S::Item>> Streams<S::Item> for (Option<S>, R) {
    const COUNT: usize = 1 + R::COUNT;

    fn poll_one(&mut self, i: usize, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        if i > 0 {
            return self.1.poll_one(i - 1, cx);
        }
        let result = match &mut self.0 {
            Some(stream) => Pin::new(stream).poll_next(cx),
            None => Poll::Ready(None),
        };
        if let Poll::Ready(None) = result {
            self.0 = None;
        }
        result
    }

    fn hints(&self) -> (usize, Option<usize>) {
        let rest = self.1.hints();
        match &self.0 {
            Some(stream) => {
                let (low, high) = stream.size_hint();
                (low + rest.0, high.and_then(|high| rest.1.map(|more| high + more)))
            }
            None => rest,
        }
    }
}

#[derive(Debug)]
pub struct StreamSelect<L> {
    streams: L,
}

impl<S, R> StreamSelect<(Option<S>, R)>
where
    S: Stream + Unpin,
    R: Streams<S::Item>,
{
    pub fn new(streams: (Option<S>, R)) -> StreamSelect<(Option<S>, R)> {
        StreamSelect { streams }
    }
}

impl<L> Unpin for StreamSelect<L> {}

impl<S, R> Stream for StreamSelect<(Option<S>, R)>
where
    S: Stream + Unpin,
    R: Streams<S::Item>,
{
    type Item = S::Item;

    /// Whom it asks first is left to chance, each time.
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let count = 1 + R::COUNT;
        let order = order_of(count, true);
        let mut pending = false;
        for k in 0..count {
            match self.streams.poll_one(order[k], cx) {
                Poll::Ready(None) => {}
                Poll::Pending => pending = true,
                item => return item,
            }
        }
        if pending { Poll::Pending } else { Poll::Ready(None) }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.streams.hints()
    }
}
