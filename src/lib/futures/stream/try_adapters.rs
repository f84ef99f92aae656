//! Streams around a stream of results.

use super::{Stream, TryStream};
use crate::future::TryFuture;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

macro_rules! with_closure {
    ($($name:ident)+) => {$(
        #[derive(Debug)]
        #[must_use = "streams do nothing unless polled"]
        pub struct $name<St, F> {
            stream: St,
            f: F,
        }

        impl<St: Unpin, F> Unpin for $name<St, F> {}

        impl<St, F> $name<St, F> {
            pub(crate) fn new(stream: St, f: F) -> $name<St, F> {
                $name { stream, f }
            }
        }
    )+};
}

with_closure!(MapOk MapErr InspectOk InspectErr);

impl<St: TryStream, T, F: FnMut(St::Ok) -> T> Stream for MapOk<St, F> {
    type Item = Result<T, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        Poll::Ready(match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.try_poll_next(cx)) {
            Some(Ok(x)) => Some(Ok((this.f)(x))),
            Some(Err(e)) => Some(Err(e)),
            None => None,
        })
    }
}

impl<St: TryStream, E, F: FnMut(St::Error) -> E> Stream for MapErr<St, F> {
    type Item = Result<St::Ok, E>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        Poll::Ready(match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.try_poll_next(cx)) {
            Some(Ok(x)) => Some(Ok(x)),
            Some(Err(e)) => Some(Err((this.f)(e))),
            None => None,
        })
    }
}

impl<St: TryStream, F: FnMut(&St::Ok)> Stream for InspectOk<St, F> {
    type Item = Result<St::Ok, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let item = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.try_poll_next(cx));
        if let Some(Ok(x)) = &item {
            (this.f)(x);
        }
        Poll::Ready(item)
    }
}

impl<St: TryStream, F: FnMut(&St::Error)> Stream for InspectErr<St, F> {
    type Item = Result<St::Ok, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let item = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.try_poll_next(cx));
        if let Some(Err(e)) = &item {
            (this.f)(e);
        }
        Poll::Ready(item)
    }
}

#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct ErrInto<St, E> {
    stream: St,
    _marker: PhantomData<fn() -> E>,
}

impl<St, E> ErrInto<St, E> {
    pub(crate) fn new(stream: St) -> ErrInto<St, E> {
        ErrInto { stream, _marker: PhantomData }
    }
}

impl<St: TryStream, E> Stream for ErrInto<St, E>
where
    St::Error: Into<E>,
{
    type Item = Result<St::Ok, E>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let stream = unsafe { self.map_unchecked_mut(|this| &mut this.stream) };
        Poll::Ready(match ready!(stream.try_poll_next(cx)) {
            Some(Ok(x)) => Some(Ok(x)),
            Some(Err(e)) => Some(Err(e.into())),
            None => None,
        })
    }
}

macro_rules! with_future {
    ($($name:ident)+) => {$(
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
    )+};
}

with_future!(AndThen OrElse TryFilterMap);

impl<St, Fut, F> Stream for AndThen<St, Fut, F>
where
    St: TryStream,
    F: FnMut(St::Ok) -> Fut,
    Fut: TryFuture<Error = St::Error>,
{
    type Item = Result<Fut::Ok, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.pending {
                let result = ready!(unsafe { Pin::new_unchecked(fut) }.try_poll(cx));
                this.pending = None;
                return Poll::Ready(Some(result));
            }
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.try_poll_next(cx)) {
                Some(Ok(x)) => this.pending = Some((this.f)(x)),
                Some(Err(e)) => return Poll::Ready(Some(Err(e))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<St, Fut, F> Stream for OrElse<St, Fut, F>
where
    St: TryStream,
    F: FnMut(St::Error) -> Fut,
    Fut: TryFuture<Ok = St::Ok>,
{
    type Item = Result<St::Ok, Fut::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.pending {
                let result = ready!(unsafe { Pin::new_unchecked(fut) }.try_poll(cx));
                this.pending = None;
                return Poll::Ready(Some(result));
            }
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.try_poll_next(cx)) {
                Some(Ok(x)) => return Poll::Ready(Some(Ok(x))),
                Some(Err(e)) => this.pending = Some((this.f)(e)),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<St, Fut, F, T> Stream for TryFilterMap<St, Fut, F>
where
    St: TryStream,
    F: FnMut(St::Ok) -> Fut,
    Fut: TryFuture<Ok = Option<T>, Error = St::Error>,
{
    type Item = Result<T, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.pending {
                let result = ready!(unsafe { Pin::new_unchecked(fut) }.try_poll(cx));
                this.pending = None;
                match result {
                    Ok(Some(x)) => return Poll::Ready(Some(Ok(x))),
                    Ok(None) => {}
                    Err(e) => return Poll::Ready(Some(Err(e))),
                }
                continue;
            }
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.try_poll_next(cx)) {
                Some(Ok(x)) => this.pending = Some((this.f)(x)),
                Some(Err(e)) => return Poll::Ready(Some(Err(e))),
                None => return Poll::Ready(None),
            }
        }
    }
}

#[must_use = "streams do nothing unless polled"]
pub struct TryFilter<St: TryStream, Fut, F> {
    stream: St,
    f: F,
    pending_fut: Option<Fut>,
    pending_item: Option<St::Ok>,
}

impl<St: TryStream + Unpin, Fut: Unpin, F> Unpin for TryFilter<St, Fut, F> {}

impl<St: TryStream, Fut, F> TryFilter<St, Fut, F> {
    pub(crate) fn new(stream: St, f: F) -> TryFilter<St, Fut, F> {
        TryFilter { stream, f, pending_fut: None, pending_item: None }
    }
}

impl<St, Fut, F> Stream for TryFilter<St, Fut, F>
where
    St: TryStream,
    F: FnMut(&St::Ok) -> Fut,
    Fut: Future<Output = bool>,
{
    type Item = Result<St::Ok, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if let Some(fut) = &mut this.pending_fut {
                let keep = ready!(unsafe { Pin::new_unchecked(fut) }.poll(cx));
                this.pending_fut = None;
                let item = this.pending_item.take().unwrap();
                if keep {
                    return Poll::Ready(Some(Ok(item)));
                }
                continue;
            }
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.try_poll_next(cx)) {
                Some(Ok(x)) => {
                    this.pending_fut = Some((this.f)(&x));
                    this.pending_item = Some(x);
                }
                Some(Err(e)) => return Poll::Ready(Some(Err(e))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// The stream of results as a plain one.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct IntoStream<St> {
    stream: St,
}

impl<St> IntoStream<St> {
    pub(crate) fn new(stream: St) -> IntoStream<St> {
        IntoStream { stream }
    }
}

impl<St: TryStream> Stream for IntoStream<St> {
    type Item = Result<St::Ok, St::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        unsafe { self.map_unchecked_mut(|this| &mut this.stream) }.try_poll_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.stream.size_hint()
    }
}
