//! Sinks around another one, or around a closure.

use super::Sink;
use crate::never::Never;
use crate::stream::Stream;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

/// What is inside, and changing it.
macro_rules! around {
    ($sink:ident: $si:ident) => {
        pub fn get_ref(&self) -> &$si {
            &self.$sink
        }

        pub fn get_mut(&mut self) -> &mut $si {
            &mut self.$sink
        }

        pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut $si> {
            unsafe { self.map_unchecked_mut(|this| &mut this.$sink) }
        }

        pub fn into_inner(self) -> $si {
            self.$sink
        }
    };
}
pub(super) use around;

/// Items are changed by a future before they are sent.
#[must_use = "sinks do nothing unless polled"]
pub struct With<Si, Item, U, Fut, F> {
    sink: Si,
    f: F,
    state: Option<Fut>,
    _phantom: PhantomData<fn(U) -> Item>,
}

impl<Si: Unpin, Item, U, Fut: Unpin, F> Unpin for With<Si, Item, U, Fut, F> {}

impl<Si, Item, U, Fut, F> With<Si, Item, U, Fut, F> {
    pub(crate) fn new(sink: Si, f: F) -> With<Si, Item, U, Fut, F> {
        With { sink, f, state: None, _phantom: PhantomData }
    }

    around!(sink: Si);
}

impl<Si, Item, U, Fut, F, E> With<Si, Item, U, Fut, F>
where
    Si: Sink<Item>,
    F: FnMut(U) -> Fut,
    Fut: Future<Output = Result<Item, E>>,
    E: From<Si::Error>,
{
    fn drive(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        let item = match &mut self.state {
            Some(fut) => ready!(unsafe { Pin::new_unchecked(fut) }.poll(cx))?,
            None => return Poll::Ready(Ok(())),
        };
        self.state = None;
        unsafe { Pin::new_unchecked(&mut self.sink) }.start_send(item)?;
        Poll::Ready(Ok(()))
    }
}

impl<Si, Item, U, Fut, F, E> Sink<U> for With<Si, Item, U, Fut, F>
where
    Si: Sink<Item>,
    F: FnMut(U) -> Fut,
    Fut: Future<Output = Result<Item, E>>,
    E: From<Si::Error>,
{
    type Error = E;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.drive(cx))?;
        ready!(unsafe { Pin::new_unchecked(&mut this.sink) }.poll_ready(cx))?;
        Poll::Ready(Ok(()))
    }

    fn start_send(self: Pin<&mut Self>, item: U) -> Result<(), E> {
        let this = unsafe { self.get_unchecked_mut() };
        this.state = Some((this.f)(item));
        Ok(())
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.drive(cx))?;
        ready!(unsafe { Pin::new_unchecked(&mut this.sink) }.poll_flush(cx))?;
        Poll::Ready(Ok(()))
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.drive(cx))?;
        ready!(unsafe { Pin::new_unchecked(&mut this.sink) }.poll_close(cx))?;
        Poll::Ready(Ok(()))
    }
}

#[must_use = "sinks do nothing unless polled"]
pub struct SinkMapErr<Si, F> {
    sink: Si,
    f: Option<F>,
}

impl<Si: Unpin, F> Unpin for SinkMapErr<Si, F> {}

impl<Si, F> SinkMapErr<Si, F> {
    pub(crate) fn new(sink: Si, f: F) -> SinkMapErr<Si, F> {
        SinkMapErr { sink, f: Some(f) }
    }

    around!(sink: Si);

    fn parts(self: Pin<&mut Self>) -> (Pin<&mut Si>, &mut Option<F>) {
        let this = unsafe { self.get_unchecked_mut() };
        (unsafe { Pin::new_unchecked(&mut this.sink) }, &mut this.f)
    }
}

fn changed<F: FnOnce(A) -> E, A, E>(f: &mut Option<F>, e: A) -> E {
    (f.take().expect("polled MapErr after completion"))(e)
}

impl<Si: Sink<Item>, F: FnOnce(Si::Error) -> E, E, Item> Sink<Item> for SinkMapErr<Si, F> {
    type Error = E;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        let (sink, f) = self.parts();
        sink.poll_ready(cx).map_err(|e| changed(f, e))
    }

    fn start_send(self: Pin<&mut Self>, item: Item) -> Result<(), E> {
        let (sink, f) = self.parts();
        sink.start_send(item).map_err(|e| changed(f, e))
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        let (sink, f) = self.parts();
        sink.poll_flush(cx).map_err(|e| changed(f, e))
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        let (sink, f) = self.parts();
        sink.poll_close(cx).map_err(|e| changed(f, e))
    }
}

impl<Si: Stream, F> Stream for SinkMapErr<Si, F> {
    type Item = Si::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Si::Item>> {
        self.parts().0.poll_next(cx)
    }
}

/// Errors become others by `Into`.
#[must_use = "sinks do nothing unless polled"]
pub struct SinkErrInto<Si, Item, E> {
    sink: Si,
    _phantom: PhantomData<fn(Item) -> E>,
}

impl<Si: Unpin, Item, E> Unpin for SinkErrInto<Si, Item, E> {}

impl<Si, Item, E> SinkErrInto<Si, Item, E> {
    pub(crate) fn new(sink: Si) -> SinkErrInto<Si, Item, E> {
        SinkErrInto { sink, _phantom: PhantomData }
    }

    around!(sink: Si);
}

impl<Si: Sink<Item>, Item, E> Sink<Item> for SinkErrInto<Si, Item, E>
where
    Si::Error: Into<E>,
{
    type Error = E;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        self.get_pin_mut().poll_ready(cx).map_err(Into::into)
    }

    fn start_send(self: Pin<&mut Self>, item: Item) -> Result<(), E> {
        self.get_pin_mut().start_send(item).map_err(Into::into)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        self.get_pin_mut().poll_flush(cx).map_err(Into::into)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        self.get_pin_mut().poll_close(cx).map_err(Into::into)
    }
}

/// Forgets what is sent.
#[derive(Debug)]
#[must_use = "sinks do nothing unless polled"]
pub struct Drain<T> {
    marker: PhantomData<T>,
}

impl<T> Unpin for Drain<T> {}

pub fn drain<T>() -> Drain<T> {
    Drain { marker: PhantomData }
}

impl<T> Sink<T> for Drain<T> {
    type Error = Never;

    fn poll_ready(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<(), Never>> {
        Poll::Ready(Ok(()))
    }

    fn start_send(self: Pin<&mut Self>, _item: T) -> Result<(), Never> {
        Ok(())
    }

    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<(), Never>> {
        Poll::Ready(Ok(()))
    }

    fn poll_close(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<(), Never>> {
        Poll::Ready(Ok(()))
    }
}

/// Each item becomes a future that makes the next state.
#[must_use = "sinks do nothing unless polled"]
pub struct Unfold<T, F, R> {
    f: F,
    state: Option<T>,
    future: Option<R>,
}

pub fn unfold<T, F, R, Item, E>(init: T, function: F) -> Unfold<T, F, R>
where
    F: FnMut(T, Item) -> R,
    R: Future<Output = Result<T, E>>,
{
    Unfold { f: function, state: Some(init), future: None }
}

impl<T, F, R, Item, E> Sink<Item> for Unfold<T, F, R>
where
    F: FnMut(T, Item) -> R,
    R: Future<Output = Result<T, E>>,
{
    type Error = E;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        self.poll_flush(cx)
    }

    fn start_send(self: Pin<&mut Self>, item: Item) -> Result<(), E> {
        let this = unsafe { self.get_unchecked_mut() };
        let state = this.state.take().expect("start_send called without poll_ready being called first");
        this.future = Some((this.f)(state, item));
        Ok(())
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(future) = &mut this.future {
            let result = ready!(unsafe { Pin::new_unchecked(future) }.poll(cx));
            this.future = None;
            this.state = Some(result?);
        }
        Poll::Ready(Ok(()))
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        self.poll_flush(cx)
    }
}
