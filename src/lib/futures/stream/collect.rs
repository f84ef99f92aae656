//! Futures that take items from a stream.

use super::{FusedStream, Stream, StreamExt};
use crate::future::FusedFuture;
use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[pitfall = "takes; StreamExt::next"]
pub struct Next<'a, St: ?Sized> {
    stream: &'a mut St,
}

impl<St: ?Sized + Unpin> Unpin for Next<'_, St> {}

impl<'a, St: ?Sized + Stream + Unpin> Next<'a, St> {
    pub(crate) fn new(stream: &'a mut St) -> Next<'a, St> {
        Next { stream }
    }
}

impl<St: ?Sized + FusedStream + Unpin> FusedFuture for Next<'_, St> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

impl<St: ?Sized + Stream + Unpin> Future for Next<'_, St> {
    type Output = Option<St::Item>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        Pin::new(&mut *self.stream).poll_next(cx)
    }
}

/// For `select!`: over when the stream is.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct SelectNextSome<'a, St: ?Sized> {
    stream: &'a mut St,
}

impl<'a, St: ?Sized> SelectNextSome<'a, St> {
    pub(crate) fn new(stream: &'a mut St) -> SelectNextSome<'a, St> {
        SelectNextSome { stream }
    }
}

impl<St: ?Sized + FusedStream + Unpin> FusedFuture for SelectNextSome<'_, St> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

impl<St: ?Sized + FusedStream + Unpin> Future for SelectNextSome<'_, St> {
    type Output = St::Item;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<St::Item> {
        assert!(!self.stream.is_terminated(), "SelectNextSome polled after terminated");
        match ready!(Pin::new(&mut *self.stream).poll_next(cx)) {
            Some(item) => Poll::Ready(item),
            None => {
                cx.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }
}

/// The first item, and the stream again.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct StreamFuture<St> {
    stream: Option<St>,
}

impl<St> StreamFuture<St> {
    pub(crate) fn new(stream: St) -> StreamFuture<St> {
        StreamFuture { stream: Some(stream) }
    }
}

impl<St: Stream + Unpin> Future for StreamFuture<St> {
    type Output = (Option<St::Item>, St);

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let item = match &mut self.stream {
            Some(stream) => ready!(stream.poll_next_unpin(cx)),
            None => panic!("polling StreamFuture twice"),
        };
        Poll::Ready((item, self.stream.take().unwrap()))
    }
}

#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Collect<St, C> {
    stream: St,
    collection: C,
}

impl<St: Unpin, C> Unpin for Collect<St, C> {}

impl<St: Stream, C: Default> Collect<St, C> {
    pub(crate) fn new(stream: St) -> Collect<St, C> {
        Collect { stream, collection: C::default() }
    }
}

impl<St: Stream, C: Default + Extend<St::Item>> Future for Collect<St, C> {
    type Output = C;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<C> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
                Some(item) => this.collection.extend(Some(item)),
                None => return Poll::Ready(std::mem::take(&mut this.collection)),
            }
        }
    }
}

impl<St: FusedStream, C: Default + Extend<St::Item>> FusedFuture for Collect<St, C> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Unzip<St, FromA, FromB> {
    stream: St,
    left: FromA,
    right: FromB,
}

impl<St: Stream, FromA: Default, FromB: Default> Unzip<St, FromA, FromB> {
    pub(crate) fn new(stream: St) -> Unzip<St, FromA, FromB> {
        Unzip { stream, left: FromA::default(), right: FromB::default() }
    }
}

impl<St, A, B, FromA, FromB> Future for Unzip<St, FromA, FromB>
where
    St: Stream<Item = (A, B)>,
    FromA: Default + Extend<A>,
    FromB: Default + Extend<B>,
{
    type Output = (FromA, FromB);

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<(FromA, FromB)> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
                Some((a, b)) => {
                    this.left.extend(Some(a));
                    this.right.extend(Some(b));
                }
                None => return Poll::Ready((std::mem::take(&mut this.left), std::mem::take(&mut this.right))),
            }
        }
    }
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Concat<St: Stream> {
    stream: St,
    accum: Option<St::Item>,
}

impl<St: Stream> Concat<St> {
    pub(crate) fn new(stream: St) -> Concat<St> {
        Concat { stream, accum: None }
    }
}

impl<St> Future for Concat<St>
where
    St: Stream,
    St::Item: Extend<<St::Item as IntoIterator>::Item> + IntoIterator + Default,
{
    type Output = St::Item;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<St::Item> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
                Some(item) => match &mut this.accum {
                    Some(accum) => accum.extend(item),
                    None => this.accum = Some(item),
                },
                None => return Poll::Ready(this.accum.take().unwrap_or_default()),
            }
        }
    }
}

#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Count<St> {
    stream: St,
    count: usize,
}

impl<St> Count<St> {
    pub(crate) fn new(stream: St) -> Count<St> {
        Count { stream, count: 0 }
    }
}

impl<St: Stream> Future for Count<St> {
    type Output = usize;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<usize> {
        let this = unsafe { self.get_unchecked_mut() };
        while ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)).is_some() {
            this.count += 1;
        }
        Poll::Ready(this.count)
    }
}

#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Fold<St, Fut, T, F> {
    stream: St,
    f: F,
    accum: Option<T>,
    future: Option<Fut>,
}

impl<St: Unpin, Fut: Unpin, T, F> Unpin for Fold<St, Fut, T, F> {}

impl<St, Fut, T, F> Fold<St, Fut, T, F> {
    pub(crate) fn new(stream: St, f: F, t: T) -> Fold<St, Fut, T, F> {
        Fold { stream, f, accum: Some(t), future: None }
    }
}

impl<St, Fut, T, F> Future for Fold<St, Fut, T, F>
where
    St: Stream,
    F: FnMut(T, St::Item) -> Fut,
    Fut: Future<Output = T>,
{
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.future {
                this.accum = Some(ready!(unsafe { Pin::new_unchecked(fut) }.poll(cx)));
                this.future = None;
            } else if this.accum.is_some() {
                let item = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx));
                let accum = this.accum.take().unwrap();
                match item {
                    Some(item) => this.future = Some((this.f)(accum, item)),
                    None => return Poll::Ready(accum),
                }
            } else {
                panic!("Fold polled after completion")
            }
        }
    }
}

#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ForEach<St, Fut, F> {
    stream: St,
    f: F,
    future: Option<Fut>,
}

impl<St: Unpin, Fut: Unpin, F> Unpin for ForEach<St, Fut, F> {}

impl<St, Fut, F> ForEach<St, Fut, F> {
    pub(crate) fn new(stream: St, f: F) -> ForEach<St, Fut, F> {
        ForEach { stream, f, future: None }
    }
}

impl<St, Fut, F> Future for ForEach<St, Fut, F>
where
    St: Stream,
    F: FnMut(St::Item) -> Fut,
    Fut: Future<Output = ()>,
{
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.future {
                ready!(unsafe { Pin::new_unchecked(fut) }.poll(cx));
                this.future = None;
            } else {
                match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
                    Some(item) => this.future = Some((this.f)(item)),
                    None => return Poll::Ready(()),
                }
            }
        }
    }
}

/// Asks about each item until the answer is clear.
macro_rules! asks {
    ($name:ident, $first:literal) => {
        #[derive(Debug)]
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<St, Fut, F> {
            stream: St,
            f: F,
            future: Option<Fut>,
        }

        impl<St: Unpin, Fut: Unpin, F> Unpin for $name<St, Fut, F> {}

        impl<St, Fut, F> $name<St, Fut, F> {
            pub(crate) fn new(stream: St, f: F) -> $name<St, Fut, F> {
                $name { stream, f, future: None }
            }
        }

        impl<St, Fut, F> Future for $name<St, Fut, F>
        where
            St: Stream,
            F: FnMut(St::Item) -> Fut,
            Fut: Future<Output = bool>,
        {
            type Output = bool;

            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<bool> {
                let this = unsafe { self.get_unchecked_mut() };
                loop {
                    if let Some(fut) = &mut this.future {
                        let answer = ready!(unsafe { Pin::new_unchecked(fut) }.poll(cx));
                        this.future = None;
                        if answer == $first {
                            return Poll::Ready($first);
                        }
                    } else {
                        match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
                            Some(item) => this.future = Some((this.f)(item)),
                            None => return Poll::Ready(!$first),
                        }
                    }
                }
            }
        }
    };
}

asks!(Any, true);
asks!(All, false);
