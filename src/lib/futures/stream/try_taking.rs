//! Streams of results that leave some out, or take several together.

use super::{Fuse, Stream, TryStream};
use crate::future::TryFuture;
use std::fmt;
use std::mem;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

macro_rules! while_true {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[must_use = "streams do nothing unless polled"]
        pub struct $name<St: TryStream, Fut, F> {
            stream: St,
            f: F,
            asked: Option<Fut>,
            item: Option<St::Ok>,
            over: bool,
        }

        impl<St: TryStream + Unpin, Fut: Unpin, F> Unpin for $name<St, Fut, F> {}

        impl<St, Fut, F> $name<St, Fut, F>
        where
            St: TryStream,
            F: FnMut(&St::Ok) -> Fut,
            Fut: TryFuture<Ok = bool, Error = St::Error>,
        {
            pub(crate) fn new(stream: St, f: F) -> $name<St, Fut, F> {
                $name { stream, f, asked: None, item: None, over: false }
            }

            /// The next item and what is said of it.
            fn judged(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<(St::Ok, bool), St::Error>>> {
                if self.asked.is_none() {
                    match ready!(unsafe { Pin::new_unchecked(&mut self.stream) }.try_poll_next(cx)) {
                        Some(Ok(item)) => {
                            self.asked = Some((self.f)(&item));
                            self.item = Some(item);
                        }
                        Some(Err(e)) => return Poll::Ready(Some(Err(e))),
                        None => return Poll::Ready(None),
                    }
                }
                let asked = unsafe { Pin::new_unchecked(self.asked.as_mut().unwrap()) };
                let yes = ready!(asked.try_poll(cx));
                self.asked = None;
                let item = self.item.take().unwrap();
                Poll::Ready(Some(yes.map(|yes| (item, yes))))
            }
        }

        impl<St: TryStream + fmt::Debug, Fut: fmt::Debug, F> fmt::Debug for $name<St, Fut, F>
        where
            St::Ok: fmt::Debug,
        {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).field("stream", &self.stream).finish_non_exhaustive()
            }
        }
    };
}

while_true!(TrySkipWhile);
while_true!(TryTakeWhile);

impl<St, Fut, F> Stream for TrySkipWhile<St, Fut, F>
where
    St: TryStream,
    F: FnMut(&St::Ok) -> Fut,
    Fut: TryFuture<Ok = bool, Error = St::Error>,
{
    type Item = Result<St::Ok, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.over {
            return unsafe { Pin::new_unchecked(&mut this.stream) }.try_poll_next(cx);
        }
        loop {
            match ready!(this.judged(cx)) {
                Some(Ok((_, true))) => {}
                Some(Ok((item, false))) => {
                    this.over = true;
                    return Poll::Ready(Some(Ok(item)));
                }
                Some(Err(e)) => return Poll::Ready(Some(Err(e))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<St, Fut, F> Stream for TryTakeWhile<St, Fut, F>
where
    St: TryStream,
    F: FnMut(&St::Ok) -> Fut,
    Fut: TryFuture<Ok = bool, Error = St::Error>,
{
    type Item = Result<St::Ok, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.over {
            return Poll::Ready(None);
        }
        Poll::Ready(match ready!(this.judged(cx)) {
            Some(Ok((item, true))) => Some(Ok(item)),
            Some(Ok((_, false))) => {
                this.over = true;
                None
            }
            Some(Err(e)) => Some(Err(e)),
            None => None,
        })
    }
}

/// Several values at a time; an error cuts a chunk short.
#[must_use = "streams do nothing unless polled"]
pub struct TryChunks<St: TryStream> {
    stream: Fuse<St>,
    items: Vec<St::Ok>,
    cap: usize,
}

impl<St: TryStream + Unpin> Unpin for TryChunks<St> {}

impl<St: TryStream> TryChunks<St> {
    #[track_caller]
    pub(crate) fn new(stream: St, cap: usize) -> TryChunks<St> {
        assert!(cap > 0);
        TryChunks { stream: Fuse::new(stream), items: Vec::with_capacity(cap), cap }
    }
}

impl<St, T, E> Stream for TryChunks<St>
where
    St: Stream<Item = Result<T, E>>,
{
    type Item = Result<Vec<T>, TryChunksError<T, E>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
                Some(Ok(item)) => {
                    this.items.push(item);
                    if this.items.len() >= this.cap {
                        return Poll::Ready(Some(Ok(mem::take(&mut this.items))));
                    }
                }
                Some(Err(e)) => return Poll::Ready(Some(Err(TryChunksError(mem::take(&mut this.items), e)))),
                None if this.items.is_empty() => return Poll::Ready(None),
                None => return Poll::Ready(Some(Ok(mem::take(&mut this.items)))),
            }
        }
    }
}

/// What was there before the error, and the error.
#[derive(PartialEq, Eq)]
pub struct TryChunksError<T, E>(pub Vec<T>, pub E);

impl<T, E: fmt::Debug> fmt::Debug for TryChunksError<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.1.fmt(f)
    }
}
impl<T, E: fmt::Display> fmt::Display for TryChunksError<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.1.fmt(f)
    }
}
impl<T, E: fmt::Debug + fmt::Display> std::error::Error for TryChunksError<T, E> {}
