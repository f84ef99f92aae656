//! Two streams as one.

use futures::stream::{Fuse, Stream, StreamExt};
use std::pin::Pin;
use std::task::{Context, Poll};

/// Items of both, as they come; each is asked first in turn.
#[must_use = "streams do nothing unless polled"]
pub struct Merge<T, U> {
    a: Fuse<T>,
    b: Fuse<U>,
    a_first: bool,
}

impl<T: Stream, U: Stream> Merge<T, U> {
    pub(crate) fn new(a: T, b: U) -> Merge<T, U> {
        Merge { a: a.fuse(), b: b.fuse(), a_first: true }
    }
}

impl<T, U> Stream for Merge<T, U>
where
    T: Stream,
    U: Stream<Item = T::Item>,
{
    type Item = T::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let a_first = this.a_first;
        this.a_first = !a_first;
        let a = unsafe { Pin::new_unchecked(&mut this.a) };
        let b = unsafe { Pin::new_unchecked(&mut this.b) };
        if a_first { poll_both(a, b, cx) } else { poll_both(b, a, cx) }
    }
}

fn poll_both<T, U>(first: Pin<&mut T>, second: Pin<&mut U>, cx: &mut Context<'_>) -> Poll<Option<T::Item>>
where
    T: Stream,
    U: Stream<Item = T::Item>,
{
    let over = match first.poll_next(cx) {
        Poll::Ready(Some(item)) => return Poll::Ready(Some(item)),
        Poll::Ready(None) => true,
        Poll::Pending => false,
    };
    match second.poll_next(cx) {
        Poll::Ready(Some(item)) => Poll::Ready(Some(item)),
        Poll::Ready(None) if over => Poll::Ready(None),
        _ => Poll::Pending,
    }
}
