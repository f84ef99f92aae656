//! The least, or the greatest.

use futures::stream::Stream;
use std::cmp::Ordering;
use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

/// Keeps the item that wins against the others: `win` is what a new one compared to the old one must be.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct BestFuture<S: Stream, F> {
    stream: S,
    compare: F,
    win: Ordering,
    best: Option<S::Item>,
}

impl<S: Stream + Unpin, F> Unpin for BestFuture<S, F> {}

impl<S: Stream, F> BestFuture<S, F> {
    pub(crate) fn new(stream: S, compare: F, win: Ordering) -> BestFuture<S, F> {
        BestFuture { stream, compare, win, best: None }
    }
}

impl<S, F> Future for BestFuture<S, F>
where
    S: Stream,
    F: FnMut(&S::Item, &S::Item) -> Ordering,
{
    type Output = Option<S::Item>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        while let Some(new) = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
            let wins = match &this.best {
                Some(old) => (this.compare)(&new, old) == this.win,
                None => true,
            };
            if wins {
                this.best = Some(new);
            }
        }
        Poll::Ready(this.best.take())
    }
}
