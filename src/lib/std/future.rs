//! Futures: values that are asked, by `poll`, whether they are ready.

use crate::pin::Pin;
use crate::task::{Context, Poll};

/// A computation that is driven by being polled. Nothing runs between two polls.
#[lang = "future_trait"]
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[on_unimplemented(message = "`{Self}` is not a future", label = "`{Self}` is not a future")]
#[home = "core::future::future"]
pub trait Future {
    #[lang = "future_output"]
    type Output;

    #[lang = "poll"]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>;
}

/// What `.await` calls first on its operand.
#[lang = "into_future_trait"]
#[on_unimplemented(message = "`{Self}` is not a future", label = "`{Self}` is not a future")]
#[home = "core::future::into_future"]
pub trait IntoFuture {
    type Output;
    type IntoFuture: Future<Output = Self::Output>;

    #[lang = "into_future"]
    fn into_future(self) -> Self::IntoFuture;
}

impl<F: Future> IntoFuture for F {
    type Output = F::Output;
    type IntoFuture = F;

    fn into_future(self) -> F {
        self
    }
}

impl<F: ?Sized + Future + Unpin> Future for &mut F {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        Pin::new(&mut **self).poll(cx)
    }
}

impl<P> Future for Pin<P>
where
    P: crate::ops::DerefMut,
    <P as crate::ops::Deref>::Target: Future,
{
    type Output = <<P as crate::ops::Deref>::Target as Future>::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let inner: &mut Pin<P> = unsafe { self.get_unchecked_mut() };
        inner.as_mut().poll(cx)
    }
}

impl<F: ?Sized + Future + Unpin> Future for crate::boxed::Box<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        Pin::new(&mut **self).poll(cx)
    }
}

/// Ready at its first poll.
#[derive(Debug, Clone)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[home = "core::future::ready"]
pub struct Ready<T>(Option<T>);

impl<T> Unpin for Ready<T> {}

impl<T> Ready<T> {
    pub fn into_inner(self) -> T {
        self.0.expect("Called `into_inner()` on `Ready` after completion")
    }
}

impl<T> Future for Ready<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<T> {
        Poll::Ready(self.0.take().expect("`Ready` polled after completion"))
    }
}

pub fn ready<T>(t: T) -> Ready<T> {
    Ready(Some(t))
}

/// Never ready, and never wakes anybody.
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[home = "core::future::pending"]
pub struct Pending<T> {
    _data: crate::marker::PhantomData<fn() -> T>,
}

impl<T> Future for Pending<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<T> {
        Poll::Pending
    }
}

impl<T> Clone for Pending<T> {
    fn clone(&self) -> Pending<T> {
        pending()
    }
}

pub fn pending<T>() -> Pending<T> {
    Pending { _data: crate::marker::PhantomData }
}

impl<T> crate::fmt::Debug for Pending<T> {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.debug_struct("Pending").finish() }
}

/// A future whose poll is a closure.
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[home = "core::future::poll_fn"]
pub struct PollFn<F> {
    f: F,
}

impl<F: Unpin> Unpin for PollFn<F> {}

impl<F> crate::fmt::Debug for PollFn<F> {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.debug_struct("PollFn").finish() }
}

impl<T, F> Future for PollFn<F>
where
    F: FnMut(&mut Context<'_>) -> Poll<T>,
{
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let this = unsafe { self.get_unchecked_mut() };
        (this.f)(cx)
    }
}

pub fn poll_fn<T, F>(f: F) -> PollFn<F>
where
    F: FnMut(&mut Context<'_>) -> Poll<T>,
{
    PollFn { f }
}
