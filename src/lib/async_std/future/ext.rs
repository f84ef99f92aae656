//! What every future can do.

use super::timeout::TimeoutFuture;
use futures::future::{self, Join, TryJoin};
use smol::future::Or;
use smol::Timer;
use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use std::time::Duration;

pub trait FutureExt: Future {
    fn delay(self, dur: Duration) -> Delay<Self>
    where
        Self: Sized,
    {
        Delay { future: self, delay: Timer::after(dur), waiting: true }
    }

    fn race<F>(self, other: F) -> Or<Self, F>
    where
        Self: Sized,
        F: Future<Output = <Self as Future>::Output>,
    {
        smol::future::or(self, other)
    }

    fn join<F>(self, other: F) -> Join<Self, F>
    where
        Self: Sized,
        F: Future,
    {
        future::join(self, other)
    }

    fn try_join<F, A, B, E>(self, other: F) -> TryJoin<Self, F>
    where
        Self: Sized + Future<Output = Result<A, E>>,
        F: Future<Output = Result<B, E>>,
    {
        future::try_join(self, other)
    }

    fn timeout(self, dur: Duration) -> TimeoutFuture<Self>
    where
        Self: Sized,
    {
        TimeoutFuture::new(self, dur)
    }
}

impl<T: Future + ?Sized> FutureExt for T {}

/// Begins later.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Delay<F> {
    future: F,
    delay: Timer,
    waiting: bool,
}

impl<F: Future> Future for Delay<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.waiting {
            ready!(Future::poll(Pin::new(&mut this.delay), cx));
            this.waiting = false;
        }
        unsafe { Pin::new_unchecked(&mut this.future) }.poll(cx)
    }
}
