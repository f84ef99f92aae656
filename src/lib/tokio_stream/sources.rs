//! Streams to begin with.

use futures::stream::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};

pub use futures::stream::{empty, pending, Empty, Pending};

/// After so many items in a row the stream lets others go on first.
const IN_A_ROW: usize = 32;

/// What an iterator gives.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Iter<I> {
    iter: I,
    given: usize,
}

impl<I> Unpin for Iter<I> {}

pub fn iter<I: IntoIterator>(i: I) -> Iter<I::IntoIter> {
    Iter { iter: i.into_iter(), given: 0 }
}

impl<I: Iterator> Stream for Iter<I> {
    type Item = I::Item;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<I::Item>> {
        if self.given >= IN_A_ROW {
            self.given = 0;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        self.given += 1;
        Poll::Ready(self.iter.next())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

/// One item.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Once<T> {
    iter: Iter<std::option::IntoIter<T>>,
}

impl<T> Unpin for Once<T> {}

pub fn once<T>(value: T) -> Once<T> {
    Once { iter: iter(Some(value)) }
}

impl<T> Stream for Once<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        Pin::new(&mut self.iter).poll_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}
