//! Streams to begin with.

use futures::stream::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};

/// What an iterator gives.
#[derive(Clone, Debug)]
pub struct FromIter<I> {
    iter: I,
}

impl<I> Unpin for FromIter<I> {}

pub fn from_iter<I: IntoIterator>(iter: I) -> FromIter<I::IntoIter> {
    FromIter { iter: iter.into_iter() }
}

impl<I: Iterator> Stream for FromIter<I> {
    type Item = I::Item;

    fn poll_next(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Option<I::Item>> {
        Poll::Ready(self.iter.next())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

#[derive(Clone, Debug)]
pub struct FromFn<F> {
    f: F,
}

impl<F> Unpin for FromFn<F> {}

pub fn from_fn<T, F: FnMut() -> Option<T>>(f: F) -> FromFn<F> {
    FromFn { f }
}

impl<T, F: FnMut() -> Option<T>> Stream for FromFn<F> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = &mut *self;
        Poll::Ready((this.f)())
    }
}

#[derive(Clone, Debug)]
pub struct RepeatWith<F> {
    f: F,
}

impl<F> Unpin for RepeatWith<F> {}

pub fn repeat_with<T, F: FnMut() -> T>(repeater: F) -> RepeatWith<F> {
    RepeatWith { f: repeater }
}

impl<T, F: FnMut() -> T> Stream for RepeatWith<F> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = &mut *self;
        Poll::Ready(Some((this.f)()))
    }
}
