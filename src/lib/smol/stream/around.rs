//! The adapters that std's iterators have, too: like those they can be cloned.

use futures::stream::Stream;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

/// A struct whose stream is pinned with it, made of its fields in their order.
macro_rules! adapter_of {
    ($name:ident { $($field:ident: $p:ident),* } $({ $($own:ident: $t:ty),* })?) => {
        #[derive(Clone, Debug)]
        #[must_use = "streams do nothing unless polled"]
        pub struct $name<S, $($p),*> {
            stream: S,
            $($field: $p,)*
            $($($own: $t,)*)?
        }

        impl<S: Unpin, $($p),*> Unpin for $name<S, $($p),*> {}

        impl<S, $($p),*> $name<S, $($p),*> {
            pub(super) fn new(stream: S, $($field: $p,)* $($($own: $t,)*)?) -> Self {
                $name { stream, $($field,)* $($($own,)*)? }
            }
        }
    };
}

/// The stream of `this`, pinned as `this` is.
macro_rules! stream_of {
    ($this:expr) => {
        unsafe { Pin::new_unchecked(&mut $this.stream) }
    };
}

adapter_of!(Map { f: F });
adapter_of!(Inspect { f: F });
adapter_of!(Enumerate {} { count: usize });
adapter_of!(Take {} { left: usize });
adapter_of!(Skip {} { left: usize });
adapter_of!(Fuse {} { done: bool });

impl<S: Stream, T, F: FnMut(S::Item) -> T> Stream for Map<S, F> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = unsafe { self.get_unchecked_mut() };
        let next = ready!(stream_of!(this).poll_next(cx));
        Poll::Ready(next.map(&mut this.f))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.stream.size_hint()
    }
}

impl<S: Stream, F: FnMut(&S::Item)> Stream for Inspect<S, F> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let next = ready!(stream_of!(this).poll_next(cx));
        if let Some(item) = &next {
            (this.f)(item);
        }
        Poll::Ready(next)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.stream.size_hint()
    }
}

impl<S: Stream> Stream for Enumerate<S> {
    type Item = (usize, S::Item);

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<(usize, S::Item)>> {
        let this = unsafe { self.get_unchecked_mut() };
        let next = ready!(stream_of!(this).poll_next(cx));
        Poll::Ready(next.map(|item| {
            this.count += 1;
            (this.count - 1, item)
        }))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.stream.size_hint()
    }
}

impl<S: Stream> Stream for Take<S> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.left == 0 {
            return Poll::Ready(None);
        }
        let next = ready!(stream_of!(this).poll_next(cx));
        this.left = if next.is_some() { this.left - 1 } else { 0 };
        Poll::Ready(next)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (low, high) = self.stream.size_hint();
        (low.min(self.left), Some(high.map_or(self.left, |n| n.min(self.left))))
    }
}

impl<S: Stream> Stream for Skip<S> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        while this.left > 0 {
            if ready!(stream_of!(this).poll_next(cx)).is_none() {
                return Poll::Ready(None);
            }
            this.left -= 1;
        }
        stream_of!(this).poll_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (low, high) = self.stream.size_hint();
        (low.saturating_sub(self.left), high.map(|n| n.saturating_sub(self.left)))
    }
}

impl<S: Stream> Stream for Fuse<S> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done {
            return Poll::Ready(None);
        }
        let next = ready!(stream_of!(this).poll_next(cx));
        this.done = next.is_none();
        Poll::Ready(next)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.done { (0, Some(0)) } else { self.stream.size_hint() }
    }
}

#[derive(Clone, Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Cycle<S> {
    stream: S,
    first: S,
}

impl<S: Clone> Cycle<S> {
    pub(super) fn new(stream: S) -> Cycle<S> {
        Cycle { first: stream.clone(), stream }
    }
}

impl<S: Stream + Clone> Stream for Cycle<S> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(item) = ready!(stream_of!(this).poll_next(cx)) {
            return Poll::Ready(Some(item));
        }
        this.stream = this.first.clone();
        stream_of!(this).poll_next(cx)
    }
}

#[derive(Clone, Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Chain<S, U> {
    stream: Fuse<S>,
    second: Fuse<U>,
}

impl<S, U> Chain<S, U> {
    pub(super) fn new(stream: S, second: U) -> Chain<S, U> {
        Chain { stream: Fuse::new(stream, false), second: Fuse::new(second, false) }
    }
}

impl<S: Stream, U: Stream<Item = S::Item>> Stream for Chain<S, U> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        match ready!(stream_of!(this).poll_next(cx)) {
            None => unsafe { Pin::new_unchecked(&mut this.second) }.poll_next(cx),
            item => Poll::Ready(item),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let ((low, high), (low2, high2)) = (self.stream.size_hint(), self.second.size_hint());
        let high = match (high, high2) {
            (Some(a), Some(b)) => a.checked_add(b),
            _ => None,
        };
        (low.saturating_add(low2), high)
    }
}
