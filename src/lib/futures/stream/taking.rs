//! The first, or all but the first.

use super::{FusedStream, Stream};
use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Take<St> {
    stream: St,
    remaining: usize,
}

impl<St> Take<St> {
    pub(crate) fn new(stream: St, n: usize) -> Take<St> {
        Take { stream, remaining: n }
    }
}

impl<St: Stream> Stream for Take<St> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.remaining == 0 {
            return Poll::Ready(None);
        }
        let next = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx));
        if next.is_some() {
            this.remaining -= 1;
        } else {
            this.remaining = 0;
        }
        Poll::Ready(next)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.stream.size_hint();
        let upper = match upper {
            Some(x) if x < self.remaining => x,
            _ => self.remaining,
        };
        (lower.min(self.remaining), Some(upper))
    }
}

impl<St: FusedStream> FusedStream for Take<St> {
    fn is_terminated(&self) -> bool {
        self.remaining == 0 || self.stream.is_terminated()
    }
}

#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Skip<St> {
    stream: St,
    remaining: usize,
}

impl<St> Skip<St> {
    pub(crate) fn new(stream: St, n: usize) -> Skip<St> {
        Skip { stream, remaining: n }
    }
}

impl<St: Stream> Stream for Skip<St> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        while this.remaining > 0 {
            if ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)).is_none() {
                return Poll::Ready(None);
            }
            this.remaining -= 1;
        }
        unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.stream.size_hint();
        (lower.saturating_sub(self.remaining), upper.map(|x| x.saturating_sub(self.remaining)))
    }
}

impl<St: FusedStream> FusedStream for Skip<St> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

/// What the two of them that ask a future have in common.
struct Asking<St: Stream, Fut, F> {
    stream: St,
    f: F,
    pending_fut: Option<Fut>,
    pending_item: Option<St::Item>,
    done: bool,
}

impl<St, Fut, F> Asking<St, Fut, F>
where
    St: Stream,
    F: FnMut(&St::Item) -> Fut,
    Fut: Future<Output = bool>,
{
    fn poll_asked(&mut self, cx: &mut Context<'_>) -> Poll<Option<(bool, St::Item)>> {
        loop {
            if let Some(fut) = &mut self.pending_fut {
                let answer = ready!(unsafe { Pin::new_unchecked(fut) }.poll(cx));
                self.pending_fut = None;
                return Poll::Ready(Some((answer, self.pending_item.take().unwrap())));
            }
            match ready!(self.stream().poll_next(cx)) {
                Some(item) => {
                    self.pending_fut = Some((self.f)(&item));
                    self.pending_item = Some(item);
                }
                None => return Poll::Ready(None),
            }
        }
    }

    fn stream(&mut self) -> Pin<&mut St> {
        unsafe { Pin::new_unchecked(&mut self.stream) }
    }
}

macro_rules! asking {
    ($name:ident) => {
        #[must_use = "streams do nothing unless polled"]
        pub struct $name<St: Stream, Fut, F> {
            inner: Asking<St, Fut, F>,
        }

        impl<St: Stream + Unpin, Fut: Unpin, F> Unpin for $name<St, Fut, F> {}

        impl<St: Stream, Fut, F> $name<St, Fut, F> {
            pub(crate) fn new(stream: St, f: F) -> $name<St, Fut, F> {
                $name { inner: Asking { stream, f, pending_fut: None, pending_item: None, done: false } }
            }
        }
    };
}

asking!(TakeWhile);
asking!(SkipWhile);

impl<St, Fut, F> Stream for TakeWhile<St, Fut, F>
where
    St: Stream,
    F: FnMut(&St::Item) -> Fut,
    Fut: Future<Output = bool>,
{
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = &mut unsafe { self.get_unchecked_mut() }.inner;
        if this.done {
            return Poll::Ready(None);
        }
        match ready!(this.poll_asked(cx)) {
            Some((true, item)) => Poll::Ready(Some(item)),
            Some((false, _)) => {
                this.done = true;
                Poll::Ready(None)
            }
            None => Poll::Ready(None),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, if self.inner.done { Some(0) } else { self.inner.stream.size_hint().1 })
    }
}

impl<St, Fut, F> FusedStream for TakeWhile<St, Fut, F>
where
    St: FusedStream,
    F: FnMut(&St::Item) -> Fut,
    Fut: Future<Output = bool>,
{
    fn is_terminated(&self) -> bool {
        self.inner.done || (self.inner.pending_item.is_none() && self.inner.stream.is_terminated())
    }
}

impl<St, Fut, F> Stream for SkipWhile<St, Fut, F>
where
    St: Stream,
    F: FnMut(&St::Item) -> Fut,
    Fut: Future<Output = bool>,
{
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = &mut unsafe { self.get_unchecked_mut() }.inner;
        while !this.done {
            match ready!(this.poll_asked(cx)) {
                Some((true, _)) => {}
                Some((false, item)) => {
                    this.done = true;
                    return Poll::Ready(Some(item));
                }
                None => return Poll::Ready(None),
            }
        }
        this.stream().poll_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.inner.done { self.inner.stream.size_hint() } else { (0, self.inner.stream.size_hint().1) }
    }
}

/// Ends when the future is ready.
#[must_use = "streams do nothing unless polled"]
pub struct TakeUntil<St: Stream, Fut: Future> {
    stream: St,
    fut: Option<Fut>,
    fut_result: Option<Fut::Output>,
    free: bool,
}

impl<St: Stream, Fut: Future> TakeUntil<St, Fut> {
    pub(crate) fn new(stream: St, fut: Fut) -> TakeUntil<St, Fut> {
        TakeUntil { stream, fut: Some(fut), fut_result: None, free: false }
    }

    pub fn take_future(&mut self) -> Option<Fut> {
        if self.fut.is_some() {
            self.free = true;
        }
        self.fut.take()
    }

    pub fn take_result(&mut self) -> Option<Fut::Output> {
        self.fut_result.take()
    }

    pub fn is_stopped(&self) -> bool {
        !self.free && self.fut.is_none()
    }
}

impl<St: Stream, Fut: Future> Stream for TakeUntil<St, Fut> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(fut) = &mut this.fut {
            if let Poll::Ready(result) = unsafe { Pin::new_unchecked(fut) }.poll(cx) {
                this.fut = None;
                this.fut_result = Some(result);
            }
        }
        if this.is_stopped() {
            return Poll::Ready(None);
        }
        let item = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx));
        if item.is_none() {
            this.fut = None;
        }
        Poll::Ready(item)
    }
}

impl<St: Stream, Fut: Future> FusedStream for TakeUntil<St, Fut> {
    fn is_terminated(&self) -> bool {
        self.is_stopped()
    }
}
