//! Streams made of several, or of the same one again.

use super::{FusedStream, Stream};
use std::any::Any;
use std::future::Future;
use std::panic::{catch_unwind, AssertUnwindSafe, UnwindSafe};
use std::pin::Pin;
use std::task::{ready, Context, Poll};

/// May be polled after its end, and is over still.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Fuse<St> {
    stream: St,
    done: bool,
}

impl<St> Fuse<St> {
    pub(crate) fn new(stream: St) -> Fuse<St> {
        Fuse { stream, done: false }
    }

    pub fn is_done(&self) -> bool {
        self.done
    }

    pub fn get_ref(&self) -> &St {
        &self.stream
    }

    pub fn get_mut(&mut self) -> &mut St {
        &mut self.stream
    }

    pub fn into_inner(self) -> St {
        self.stream
    }
}

impl<St: Stream> Stream for Fuse<St> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done {
            return Poll::Ready(None);
        }
        let item = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx));
        if item.is_none() {
            this.done = true;
        }
        Poll::Ready(item)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.done { (0, Some(0)) } else { self.stream.size_hint() }
    }
}

impl<St: Stream> FusedStream for Fuse<St> {
    fn is_terminated(&self) -> bool {
        self.done
    }
}

/// One, then the other.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Chain<St1, St2> {
    first: Option<St1>,
    second: St2,
}

impl<St1: Stream, St2: Stream<Item = St1::Item>> Chain<St1, St2> {
    pub(crate) fn new(first: St1, second: St2) -> Chain<St1, St2> {
        Chain { first: Some(first), second }
    }
}

impl<St1: Stream, St2: Stream<Item = St1::Item>> Stream for Chain<St1, St2> {
    type Item = St1::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St1::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(first) = &mut this.first {
            if let Some(item) = ready!(unsafe { Pin::new_unchecked(first) }.poll_next(cx)) {
                return Poll::Ready(Some(item));
            }
            this.first = None;
        }
        unsafe { Pin::new_unchecked(&mut this.second) }.poll_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.second.size_hint();
        match &self.first {
            Some(first) => {
                let (l, u) = first.size_hint();
                let upper = match (u, upper) {
                    (Some(a), Some(b)) => a.checked_add(b),
                    _ => None,
                };
                (l.saturating_add(lower), upper)
            }
            None => (lower, upper),
        }
    }
}

impl<St1: Stream, St2: FusedStream<Item = St1::Item>> FusedStream for Chain<St1, St2> {
    fn is_terminated(&self) -> bool {
        self.first.is_none() && self.second.is_terminated()
    }
}

/// Pairs; ends with the shorter.
#[must_use = "streams do nothing unless polled"]
pub struct Zip<St1: Stream, St2: Stream> {
    stream1: Fuse<St1>,
    stream2: Fuse<St2>,
    queued1: Option<St1::Item>,
    queued2: Option<St2::Item>,
}

impl<St1: Stream + Unpin, St2: Stream + Unpin> Unpin for Zip<St1, St2> {}

impl<St1: Stream, St2: Stream> Zip<St1, St2> {
    pub(crate) fn new(stream1: St1, stream2: St2) -> Zip<St1, St2> {
        Zip { stream1: Fuse::new(stream1), stream2: Fuse::new(stream2), queued1: None, queued2: None }
    }
}

impl<St1: Stream, St2: Stream> Stream for Zip<St1, St2> {
    type Item = (St1::Item, St2::Item);

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.queued1.is_none() {
            if let Poll::Ready(Some(item)) = unsafe { Pin::new_unchecked(&mut this.stream1) }.poll_next(cx) {
                this.queued1 = Some(item);
            }
        }
        if this.queued2.is_none() {
            if let Poll::Ready(Some(item)) = unsafe { Pin::new_unchecked(&mut this.stream2) }.poll_next(cx) {
                this.queued2 = Some(item);
            }
        }
        if this.queued1.is_some() && this.queued2.is_some() {
            return Poll::Ready(Some((this.queued1.take().unwrap(), this.queued2.take().unwrap())));
        }
        if this.stream1.is_done() || this.stream2.is_done() { Poll::Ready(None) } else { Poll::Pending }
    }
}

impl<St1: Stream, St2: Stream> FusedStream for Zip<St1, St2> {
    fn is_terminated(&self) -> bool {
        self.stream1.is_done() && self.stream2.is_done()
    }
}

/// The items of the streams that a stream gives.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Flatten<St, U> {
    stream: St,
    next: Option<U>,
}

impl<St, U> Flatten<St, U> {
    pub(crate) fn new(stream: St) -> Flatten<St, U> {
        Flatten { stream, next: None }
    }
}

impl<St, U> Stream for Flatten<St, U>
where
    St: Stream<Item = U>,
    U: Stream,
{
    type Item = U::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<U::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(inner) = &mut this.next {
                if let Some(item) = ready!(unsafe { Pin::new_unchecked(inner) }.poll_next(cx)) {
                    return Poll::Ready(Some(item));
                }
                this.next = None;
            } else {
                match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
                    Some(inner) => this.next = Some(inner),
                    None => return Poll::Ready(None),
                }
            }
        }
    }
}

impl<St, U> FusedStream for Flatten<St, U>
where
    St: FusedStream<Item = U>,
    U: Stream,
{
    fn is_terminated(&self) -> bool {
        self.next.is_none() && self.stream.is_terminated()
    }
}

#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct FlatMap<St, U, F> {
    inner: Flatten<super::Map<St, F>, U>,
}

impl<St, U, F> FlatMap<St, U, F> {
    pub(crate) fn new(stream: St, f: F) -> FlatMap<St, U, F> {
        FlatMap { inner: Flatten::new(super::Map::new(stream, f)) }
    }
}

impl<St, U, F> Stream for FlatMap<St, U, F>
where
    St: Stream,
    U: Stream,
    F: FnMut(St::Item) -> U,
{
    type Item = U::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<U::Item>> {
        unsafe { self.map_unchecked_mut(|this| &mut this.inner) }.poll_next(cx)
    }
}

#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Cycle<St> {
    orig: St,
    stream: St,
}

impl<St: Clone> Cycle<St> {
    pub(crate) fn new(stream: St) -> Cycle<St> {
        Cycle { orig: stream.clone(), stream }
    }
}

impl<St: Clone + Stream> Stream for Cycle<St> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
            None => {
                this.stream = this.orig.clone();
                unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)
            }
            item => Poll::Ready(item),
        }
    }
}

/// Lets look at the next item without taking it.
#[must_use = "streams do nothing unless polled"]
pub struct Peekable<St: Stream> {
    stream: Fuse<St>,
    peeked: Option<St::Item>,
}

impl<St: Stream + Unpin> Unpin for Peekable<St> {}

impl<St: Stream> Peekable<St> {
    pub(crate) fn new(stream: St) -> Peekable<St> {
        Peekable { stream: Fuse::new(stream), peeked: None }
    }

    pub fn peek(self: Pin<&mut Self>) -> Peek<'_, St> {
        Peek { inner: Some(self) }
    }

    pub fn poll_peek(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<&St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.peeked.is_none() {
            this.peeked = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx));
        }
        Poll::Ready(this.peeked.as_ref())
    }

    pub async fn next_if<F>(self: Pin<&mut Self>, func: F) -> Option<St::Item>
    where
        F: FnOnce(&St::Item) -> bool,
    {
        let this = unsafe { self.get_unchecked_mut() };
        let yes = match (Peek { inner: Some(unsafe { Pin::new_unchecked(&mut *this) }) }).await {
            Some(item) => func(item),
            None => return None,
        };
        if yes { this.peeked.take() } else { None }
    }

    pub async fn next_if_eq<T>(self: Pin<&mut Self>, expected: &T) -> Option<St::Item>
    where
        T: ?Sized,
        St::Item: PartialEq<T>,
    {
        self.next_if(|next| next == expected).await
    }

    pub fn peek_mut(self: Pin<&mut Self>) -> PeekMut<'_, St> {
        PeekMut { inner: Some(self) }
    }

    pub fn poll_peek_mut(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<&mut St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(unsafe { Pin::new_unchecked(&mut *this) }.poll_peek(cx));
        Poll::Ready(this.peeked.as_mut())
    }

    pub fn get_ref(&self) -> &St {
        self.stream.get_ref()
    }

    pub fn get_mut(&mut self) -> &mut St {
        self.stream.get_mut()
    }

    pub fn into_inner(self) -> St {
        self.stream.into_inner()
    }
}

impl<St: Stream> Stream for Peekable<St> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        match this.peeked.take() {
            Some(item) => Poll::Ready(Some(item)),
            None => unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx),
        }
    }
}

impl<St: Stream> FusedStream for Peekable<St> {
    fn is_terminated(&self) -> bool {
        self.peeked.is_none() && self.stream.is_terminated()
    }
}

#[must_use = "futures do nothing unless polled"]
pub struct Peek<'a, St: Stream> {
    inner: Option<Pin<&'a mut Peekable<St>>>,
}

impl<'a, St: Stream> Future for Peek<'a, St> {
    type Output = Option<&'a St::Item>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<&'a St::Item>> {
        match &mut self.inner {
            Some(peekable) => ready!(peekable.as_mut().poll_peek(cx)),
            None => panic!("Peek polled after completion"),
        };
        self.inner.take().unwrap().poll_peek(cx)
    }
}

#[must_use = "futures do nothing unless polled"]
pub struct PeekMut<'a, St: Stream> {
    inner: Option<Pin<&'a mut Peekable<St>>>,
}

impl<'a, St: Stream> Future for PeekMut<'a, St> {
    type Output = Option<&'a mut St::Item>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<&'a mut St::Item>> {
        match &mut self.inner {
            Some(peekable) => ready!(peekable.as_mut().poll_peek(cx)),
            None => panic!("PeekMut polled after completion"),
        };
        self.inner.take().unwrap().poll_peek_mut(cx)
    }
}

#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct CatchUnwind<St> {
    stream: St,
    caught: bool,
}

impl<St: Stream + UnwindSafe> CatchUnwind<St> {
    pub(crate) fn new(stream: St) -> CatchUnwind<St> {
        CatchUnwind { stream, caught: false }
    }
}

impl<St: Stream + UnwindSafe> Stream for CatchUnwind<St> {
    type Item = Result<St::Item, Box<dyn Any + Send>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.caught {
            return Poll::Ready(None);
        }
        let stream = unsafe { Pin::new_unchecked(&mut this.stream) };
        match catch_unwind(AssertUnwindSafe(|| stream.poll_next(cx))) {
            Ok(polled) => polled.map(|item| item.map(Ok)),
            Err(payload) => {
                this.caught = true;
                Poll::Ready(Some(Err(payload)))
            }
        }
    }
}
