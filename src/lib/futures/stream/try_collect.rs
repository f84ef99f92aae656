//! Futures that take items from a stream of results, until the first error.

use super::{Fuse, FuturesOrdered, FuturesUnordered, Stream, StreamExt, TryStream, TryStreamExt};
use crate::future::TryFuture;
use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryNext<'a, St: ?Sized> {
    stream: &'a mut St,
}

impl<St: ?Sized + Unpin> Unpin for TryNext<'_, St> {}

impl<'a, St: ?Sized + TryStream + Unpin> TryNext<'a, St> {
    pub(crate) fn new(stream: &'a mut St) -> TryNext<'a, St> {
        TryNext { stream }
    }
}

impl<St: ?Sized + TryStream + Unpin> Future for TryNext<'_, St> {
    type Output = Result<Option<St::Ok>, St::Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match ready!(Pin::new(&mut *self.stream).try_poll_next(cx)) {
            Some(Ok(x)) => Poll::Ready(Ok(Some(x))),
            Some(Err(e)) => Poll::Ready(Err(e)),
            None => Poll::Ready(Ok(None)),
        }
    }
}

#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryCollect<St, C> {
    stream: St,
    items: C,
}

impl<St: Unpin, C> Unpin for TryCollect<St, C> {}

impl<St: TryStream, C: Default> TryCollect<St, C> {
    pub(crate) fn new(stream: St) -> TryCollect<St, C> {
        TryCollect { stream, items: C::default() }
    }
}

impl<St: TryStream, C: Default + Extend<St::Ok>> Future for TryCollect<St, C> {
    type Output = Result<C, St::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<C, St::Error>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.try_poll_next(cx)) {
                Some(Ok(x)) => this.items.extend(Some(x)),
                Some(Err(e)) => return Poll::Ready(Err(e)),
                None => return Poll::Ready(Ok(mem::take(&mut this.items))),
            }
        }
    }
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryConcat<St: TryStream> {
    stream: St,
    accum: Option<St::Ok>,
}

impl<St: TryStream> TryConcat<St> {
    pub(crate) fn new(stream: St) -> TryConcat<St> {
        TryConcat { stream, accum: None }
    }
}

impl<St> Future for TryConcat<St>
where
    St: TryStream,
    St::Ok: Extend<<St::Ok as IntoIterator>::Item> + IntoIterator + Default,
{
    type Output = Result<St::Ok, St::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.try_poll_next(cx)) {
                Some(Ok(x)) => match &mut this.accum {
                    Some(accum) => accum.extend(x),
                    None => this.accum = Some(x),
                },
                Some(Err(e)) => return Poll::Ready(Err(e)),
                None => return Poll::Ready(Ok(this.accum.take().unwrap_or_default())),
            }
        }
    }
}

#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryForEach<St, Fut, F> {
    stream: St,
    f: F,
    future: Option<Fut>,
}

impl<St, Fut, F> TryForEach<St, Fut, F> {
    pub(crate) fn new(stream: St, f: F) -> TryForEach<St, Fut, F> {
        TryForEach { stream, f, future: None }
    }
}

impl<St, Fut, F> Future for TryForEach<St, Fut, F>
where
    St: TryStream,
    F: FnMut(St::Ok) -> Fut,
    Fut: TryFuture<Ok = (), Error = St::Error>,
{
    type Output = Result<(), St::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.future {
                let result = ready!(unsafe { Pin::new_unchecked(fut) }.try_poll(cx));
                this.future = None;
                if let Err(e) = result {
                    return Poll::Ready(Err(e));
                }
                continue;
            }
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.try_poll_next(cx)) {
                Some(Ok(x)) => this.future = Some((this.f)(x)),
                Some(Err(e)) => return Poll::Ready(Err(e)),
                None => return Poll::Ready(Ok(())),
            }
        }
    }
}

#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryFold<St, Fut, T, F> {
    stream: St,
    f: F,
    accum: Option<T>,
    future: Option<Fut>,
}

impl<St, Fut, T, F> TryFold<St, Fut, T, F> {
    pub(crate) fn new(stream: St, f: F, t: T) -> TryFold<St, Fut, T, F> {
        TryFold { stream, f, accum: Some(t), future: None }
    }
}

impl<St, Fut, T, F> Future for TryFold<St, Fut, T, F>
where
    St: TryStream,
    F: FnMut(T, St::Ok) -> Fut,
    Fut: TryFuture<Ok = T, Error = St::Error>,
{
    type Output = Result<T, St::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.future {
                let result = ready!(unsafe { Pin::new_unchecked(fut) }.try_poll(cx));
                this.future = None;
                match result {
                    Ok(accum) => this.accum = Some(accum),
                    Err(e) => return Poll::Ready(Err(e)),
                }
                continue;
            }
            assert!(this.accum.is_some(), "Fold polled after completion");
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.try_poll_next(cx)) {
                Some(Ok(x)) => this.future = Some((this.f)(this.accum.take().unwrap(), x)),
                Some(Err(e)) => return Poll::Ready(Err(e)),
                None => return Poll::Ready(Ok(this.accum.take().unwrap())),
            }
        }
    }
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryForEachConcurrent<St, Fut, F> {
    stream: Option<St>,
    f: F,
    futures: FuturesUnordered<Fut>,
    limit: usize,
}

impl<St: Unpin, Fut, F> Unpin for TryForEachConcurrent<St, Fut, F> {}

impl<St, Fut, F> TryForEachConcurrent<St, Fut, F> {
    pub(crate) fn new(stream: St, limit: Option<usize>, f: F) -> TryForEachConcurrent<St, Fut, F> {
        let limit = match limit {
            Some(n) if n > 0 => n,
            _ => usize::MAX,
        };
        TryForEachConcurrent { stream: Some(stream), f, futures: FuturesUnordered::new(), limit }
    }
}

impl<St, Fut, F> Future for TryForEachConcurrent<St, Fut, F>
where
    St: TryStream,
    F: FnMut(St::Ok) -> Fut,
    Fut: Future<Output = Result<(), St::Error>>,
{
    type Output = Result<(), St::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            let mut progress = false;
            let mut failed = None;
            if this.limit > this.futures.len() {
                let polled = match &mut this.stream {
                    Some(stream) => unsafe { Pin::new_unchecked(stream) }.try_poll_next(cx),
                    None => Poll::Pending,
                };
                match polled {
                    Poll::Ready(Some(Ok(item))) => {
                        progress = true;
                        this.futures.push((this.f)(item));
                    }
                    Poll::Ready(Some(Err(e))) => failed = Some(e),
                    Poll::Ready(None) => this.stream = None,
                    Poll::Pending => {}
                }
            }
            if failed.is_none() {
                match this.futures.poll_next_unpin(cx) {
                    Poll::Ready(Some(Ok(()))) => progress = true,
                    Poll::Ready(Some(Err(e))) => failed = Some(e),
                    Poll::Ready(None) if this.stream.is_none() => return Poll::Ready(Ok(())),
                    _ => {}
                }
            }
            if let Some(e) = failed {
                this.stream = None;
                drop(mem::take(&mut this.futures));
                return Poll::Ready(Err(e));
            }
            if !progress {
                return Poll::Pending;
            }
        }
    }
}

macro_rules! try_buffers {
    ($(#[$doc:meta])* $name:ident, $queue:ident) => {
        $(#[$doc])*
        #[must_use = "streams do nothing unless polled"]
        pub struct $name<St>
        where
            St: TryStream,
            St::Ok: TryFuture,
        {
            stream: Fuse<St>,
            in_progress: $queue<St::Ok>,
            max: usize,
        }

        impl<St> $name<St>
        where
            St: TryStream,
            St::Ok: TryFuture,
        {
            pub(crate) fn new(stream: St, n: usize) -> $name<St> {
                $name { stream: Fuse::new(stream), in_progress: $queue::new(), max: n }
            }
        }

        impl<St, Fut, T, E> Stream for $name<St>
        where
            St: Stream<Item = Result<Fut, E>>,
            Fut: Future<Output = Result<T, E>>,
        {
            type Item = Result<T, E>;

            fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<T, E>>> {
                let this = unsafe { self.get_unchecked_mut() };
                while this.in_progress.len() < this.max {
                    match unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx) {
                        Poll::Ready(Some(Ok(future))) => this.in_progress.push(future),
                        Poll::Ready(Some(Err(e))) => return Poll::Ready(Some(Err(e))),
                        _ => break,
                    }
                }
                if let Some(result) = ready!(this.in_progress.poll_next_unpin(cx)) {
                    return Poll::Ready(Some(result));
                }
                if this.stream.is_done() { Poll::Ready(None) } else { Poll::Pending }
            }
        }
    };
}

try_buffers!(
    /// Several futures at a time, their results in the order in which the futures came.
    TryBuffered, FuturesOrdered
);
try_buffers!(
    /// Several futures at a time, their results as they come.
    TryBufferUnordered, FuturesUnordered
);
