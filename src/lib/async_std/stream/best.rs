//! The least, or the greatest, and folding with what may fail.

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
        let Some(new) = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) else {
            return Poll::Ready(this.best.take());
        };
        let wins = match &this.best {
            Some(old) => (this.compare)(&new, old) == this.win,
            None => true,
        };
        if wins {
            this.best = Some(new);
        }
        cx.waker().wake_by_ref(); // an item a poll
        Poll::Pending
    }
}

/// The like by a key. The key is of the items' own type: the crate asks so much, though its methods take any key that can be compared.
macro_rules! by_key {
    ($name:ident, $win:path) => {
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        #[doc(hidden)]
        pub struct $name<S, T, K> {
            stream: S,
            best: Option<(T, T)>,
            key_by: K,
        }

        impl<S: Unpin, T, K> Unpin for $name<S, T, K> {}

        impl<S, T, K> $name<S, T, K> {
            pub(crate) fn new(stream: S, key_by: K) -> Self { $name { stream, best: None, key_by } }
        }

        impl<S, K> Future for $name<S, S::Item, K>
        where
            S: Stream,
            K: FnMut(&S::Item) -> S::Item,
            S::Item: Ord,
        {
            type Output = Option<S::Item>;

            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
                let this = unsafe { self.get_unchecked_mut() };
                let Some(new) = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) else {
                    return Poll::Ready(this.best.take().map(|(_, item)| item));
                };
                let key = (this.key_by)(&new);
                let wins = match &this.best {
                    Some((old, _)) => key.cmp(old) == $win,
                    None => true,
                };
                if wins {
                    this.best = Some((key, new));
                }
                cx.waker().wake_by_ref();
                Poll::Pending
            }
        }
    };
}

by_key!(MinByKeyFuture, Ordering::Less);
by_key!(MaxByKeyFuture, Ordering::Greater);

#[must_use = "futures do nothing unless you `.await` or poll them"]
#[doc(hidden)]
pub struct TryFoldFuture<'a, S, F, T> {
    stream: &'a mut S,
    f: F,
    acc: Option<T>,
}

impl<S, F, T> Unpin for TryFoldFuture<'_, S, F, T> {}

impl<'a, S, F, T> TryFoldFuture<'a, S, F, T> {
    pub(crate) fn new(stream: &'a mut S, init: T, f: F) -> Self { TryFoldFuture { stream, f, acc: Some(init) } }
}

impl<S, F, T, E> Future for TryFoldFuture<'_, S, F, T>
where
    S: Stream + Unpin,
    F: FnMut(T, S::Item) -> Result<T, E>,
{
    type Output = Result<T, E>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, E>> {
        let this = &mut *self;
        while let Some(item) = ready!(Pin::new(&mut *this.stream).poll_next(cx)) {
            let acc = this.acc.take().unwrap();
            this.acc = Some((this.f)(acc, item)?);
        }
        Poll::Ready(Ok(this.acc.take().unwrap()))
    }
}
