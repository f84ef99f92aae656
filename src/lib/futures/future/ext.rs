//! What every future can do.

use super::adapters::{Flatten, FlattenStream, Inspect, IntoStream, Map, MapInto, NeverError, Then, UnitError};
use super::catch::CatchUnwind;
use super::either::Either;
use super::fuse::Fuse;
use super::remote_handle::{self, Remote, RemoteHandle};
use super::shared::Shared;
use super::{BoxFuture, LocalBoxFuture};
use crate::never::Never;
use crate::stream::Stream;
use std::future::Future;
use std::panic::UnwindSafe;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

pub trait FutureExt: Future {
    fn map<U, F>(self, f: F) -> Map<Self, F>
    where
        F: FnOnce(Self::Output) -> U,
        Self: Sized,
    {
        Map::new(self, f)
    }

    fn map_into<U>(self) -> MapInto<Self, U>
    where
        Self::Output: Into<U>,
        Self: Sized,
    {
        MapInto::new(self)
    }

    fn then<Fut, F>(self, f: F) -> Then<Self, Fut, F>
    where
        F: FnOnce(Self::Output) -> Fut,
        Fut: Future,
        Self: Sized,
    {
        Then::new(self, f)
    }

    fn left_future<B>(self) -> Either<Self, B>
    where
        B: Future<Output = Self::Output>,
        Self: Sized,
    {
        Either::Left(self)
    }

    fn right_future<A>(self) -> Either<A, Self>
    where
        A: Future<Output = Self::Output>,
        Self: Sized,
    {
        Either::Right(self)
    }

    fn into_stream(self) -> IntoStream<Self>
    where
        Self: Sized,
    {
        IntoStream::new(self)
    }

    fn flatten<U>(self) -> Flatten<Self, U>
    where
        Self: Sized + Future<Output = U>,
        U: Future,
    {
        Flatten::new(self)
    }

    fn flatten_stream<U>(self) -> FlattenStream<Self, U>
    where
        Self: Sized + Future<Output = U>,
        U: Stream,
    {
        FlattenStream::new(self)
    }

    fn fuse(self) -> Fuse<Self>
    where
        Self: Sized,
    {
        Fuse::new(self)
    }

    fn inspect<F>(self, f: F) -> Inspect<Self, F>
    where
        F: FnOnce(&Self::Output),
        Self: Sized,
    {
        Inspect::new(self, f)
    }

    fn catch_unwind(self) -> CatchUnwind<Self>
    where
        Self: Sized + UnwindSafe,
    {
        CatchUnwind::new(self)
    }

    fn shared(self) -> Shared<Self>
    where
        Self: Sized,
        Self::Output: Clone,
    {
        Shared::new(self)
    }

    fn remote_handle(self) -> (Remote<Self>, RemoteHandle<Self::Output>)
    where
        Self: Sized,
    {
        remote_handle::remote_handle(self)
    }

    fn boxed<'a>(self) -> BoxFuture<'a, Self::Output>
    where
        Self: Sized + Send + 'a,
    {
        Box::pin(self)
    }

    fn boxed_local<'a>(self) -> LocalBoxFuture<'a, Self::Output>
    where
        Self: Sized + 'a,
    {
        Box::pin(self)
    }

    fn unit_error(self) -> UnitError<Self>
    where
        Self: Sized,
    {
        UnitError::new(self)
    }

    fn never_error(self) -> NeverError<Self>
    where
        Self: Sized,
    {
        NeverError::new(self)
    }

    fn poll_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Self::Output>
    where
        Self: Unpin,
    {
        Pin::new(self).poll(cx)
    }

    /// Polls once, with a waker that does nothing.
    fn now_or_never(self) -> Option<Self::Output>
    where
        Self: Sized,
    {
        let mut cx = Context::from_waker(Waker::noop());
        let mut this = self;
        match unsafe { Pin::new_unchecked(&mut this) }.poll(&mut cx) {
            Poll::Ready(x) => Some(x),
            Poll::Pending => None,
        }
    }
}

impl<T: ?Sized + Future> FutureExt for T {}

/// The output of `never_error`.
pub(crate) type NeverResult<T> = Result<T, Never>;
