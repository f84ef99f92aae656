//! Streams that change, drop or look at the items of another.

use super::{FusedStream, Stream};
use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Map<St, F> {
    stream: St,
    f: F,
}

impl<St: Unpin, F> Unpin for Map<St, F> {}

impl<St, F> Map<St, F> {
    pub(crate) fn new(stream: St, f: F) -> Map<St, F> {
        Map { stream, f }
    }
}

impl<St: Stream, T, F: FnMut(St::Item) -> T> Stream for Map<St, F> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = unsafe { self.get_unchecked_mut() };
        let item = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx));
        Poll::Ready(match item {
            Some(x) => Some((this.f)(x)),
            None => None,
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.stream.size_hint()
    }
}

impl<St: FusedStream, T, F: FnMut(St::Item) -> T> FusedStream for Map<St, F> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Inspect<St, F> {
    stream: St,
    f: F,
}

impl<St: Unpin, F> Unpin for Inspect<St, F> {}

impl<St, F> Inspect<St, F> {
    pub(crate) fn new(stream: St, f: F) -> Inspect<St, F> {
        Inspect { stream, f }
    }
}

impl<St: Stream, F: FnMut(&St::Item)> Stream for Inspect<St, F> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let item = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx));
        if let Some(x) = &item {
            (this.f)(x);
        }
        Poll::Ready(item)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.stream.size_hint()
    }
}

impl<St: FusedStream, F: FnMut(&St::Item)> FusedStream for Inspect<St, F> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Enumerate<St> {
    stream: St,
    count: usize,
}

impl<St> Enumerate<St> {
    pub(crate) fn new(stream: St) -> Enumerate<St> {
        Enumerate { stream, count: 0 }
    }
}

impl<St: Stream> Stream for Enumerate<St> {
    type Item = (usize, St::Item);

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<(usize, St::Item)>> {
        let this = unsafe { self.get_unchecked_mut() };
        match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
            Some(item) => {
                let n = this.count;
                this.count += 1;
                Poll::Ready(Some((n, item)))
            }
            None => Poll::Ready(None),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.stream.size_hint()
    }
}

impl<St: FusedStream> FusedStream for Enumerate<St> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

/// Keeps the items for which a future says so; the next item is asked for after that.
#[must_use = "streams do nothing unless polled"]
pub struct Filter<St: Stream, Fut, F> {
    stream: St,
    f: F,
    pending_fut: Option<Fut>,
    pending_item: Option<St::Item>,
}

impl<St: Stream + Unpin, Fut: Unpin, F> Unpin for Filter<St, Fut, F> {}

impl<St: Stream, Fut, F> Filter<St, Fut, F> {
    pub(crate) fn new(stream: St, f: F) -> Filter<St, Fut, F> {
        Filter { stream, f, pending_fut: None, pending_item: None }
    }
}

impl<St, Fut, F> Stream for Filter<St, Fut, F>
where
    St: Stream,
    F: FnMut(&St::Item) -> Fut,
    Fut: Future<Output = bool>,
{
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.pending_fut {
                let keep = ready!(unsafe { Pin::new_unchecked(fut) }.poll(cx));
                this.pending_fut = None;
                let item = this.pending_item.take();
                if keep {
                    return Poll::Ready(item);
                }
            } else {
                match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
                    Some(item) => {
                        this.pending_fut = Some((this.f)(&item));
                        this.pending_item = Some(item);
                    }
                    None => return Poll::Ready(None),
                }
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.stream.size_hint().1)
    }
}

impl<St, Fut, F> FusedStream for Filter<St, Fut, F>
where
    St: FusedStream,
    F: FnMut(&St::Item) -> Fut,
    Fut: Future<Output = bool>,
{
    fn is_terminated(&self) -> bool {
        self.pending_fut.is_none() && self.stream.is_terminated()
    }
}

macro_rules! with_future {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug)]
        #[must_use = "streams do nothing unless polled"]
        pub struct $name<St, Fut, F> {
            stream: St,
            f: F,
            pending: Option<Fut>,
        }

        impl<St: Unpin, Fut: Unpin, F> Unpin for $name<St, Fut, F> {}

        impl<St, Fut, F> $name<St, Fut, F> {
            pub(crate) fn new(stream: St, f: F) -> $name<St, Fut, F> {
                $name { stream, f, pending: None }
            }
        }

        impl<St, Fut, F> FusedStream for $name<St, Fut, F>
        where
            $name<St, Fut, F>: Stream,
            St: FusedStream,
        {
            fn is_terminated(&self) -> bool {
                self.pending.is_none() && self.stream.is_terminated()
            }
        }
    };
}

with_future!(
    /// Each item becomes a future, whose output takes its place if there is one.
    FilterMap
);
with_future!(
    /// Each item becomes a future, whose output takes its place.
    Then
);

impl<St, Fut, F, T> Stream for FilterMap<St, Fut, F>
where
    St: Stream,
    F: FnMut(St::Item) -> Fut,
    Fut: Future<Output = Option<T>>,
{
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.pending {
                let output = ready!(unsafe { Pin::new_unchecked(fut) }.poll(cx));
                this.pending = None;
                if output.is_some() {
                    return Poll::Ready(output);
                }
            } else {
                match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
                    Some(item) => this.pending = Some((this.f)(item)),
                    None => return Poll::Ready(None),
                }
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.stream.size_hint().1)
    }
}

impl<St, Fut, F> Stream for Then<St, Fut, F>
where
    St: Stream,
    F: FnMut(St::Item) -> Fut,
    Fut: Future,
{
    type Item = Fut::Output;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Fut::Output>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.pending {
                let output = ready!(unsafe { Pin::new_unchecked(fut) }.poll(cx));
                this.pending = None;
                return Poll::Ready(Some(output));
            }
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
                Some(item) => this.pending = Some((this.f)(item)),
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.stream.size_hint()
    }
}

/// Items become futures that may change a state; the stream ends when one gives `None`.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Scan<St, S, Fut, F> {
    stream: St,
    state: Option<(S, F)>,
    pending: Option<Fut>,
}

impl<St: Unpin, S, Fut: Unpin, F> Unpin for Scan<St, S, Fut, F> {}

impl<St, S, Fut, F> Scan<St, S, Fut, F> {
    pub(crate) fn new(stream: St, initial: S, f: F) -> Scan<St, S, Fut, F> {
        Scan { stream, state: Some((initial, f)), pending: None }
    }
}

impl<St, S, B, Fut, F> Stream for Scan<St, S, Fut, F>
where
    St: Stream,
    F: FnMut(&mut S, St::Item) -> Fut,
    Fut: Future<Output = Option<B>>,
{
    type Item = B;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<B>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.pending {
                let output = ready!(unsafe { Pin::new_unchecked(fut) }.poll(cx));
                this.pending = None;
                if output.is_none() {
                    this.state = None;
                }
                return Poll::Ready(output);
            }
            let state = match &mut this.state {
                Some(state) => state,
                None => return Poll::Ready(None),
            };
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
                Some(item) => this.pending = Some((state.1)(&mut state.0, item)),
                None => return Poll::Ready(None),
            }
        }
    }
}
