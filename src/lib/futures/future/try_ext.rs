//! What every future with a result can do.

use super::try_adapters::{
    AndThen, ErrInto, InspectErr, InspectOk, IntoFuture, MapErr, MapOk, MapOkOrElse,
    OkInto, OrElse, TryFlatten, TryFlattenStream, UnwrapOrElse,
};
use super::TryFuture;
use crate::stream::TryStream;
use std::pin::Pin;
use std::task::{Context, Poll};

pub trait TryFutureExt: TryFuture {
    fn map_ok<T, F>(self, f: F) -> MapOk<Self, F>
    where
        F: FnOnce(Self::Ok) -> T,
        Self: Sized,
    {
        MapOk::new(self, f)
    }

    fn map_ok_or_else<T, E, F>(self, e: E, f: F) -> MapOkOrElse<Self, F, E>
    where
        F: FnOnce(Self::Ok) -> T,
        E: FnOnce(Self::Error) -> T,
        Self: Sized,
    {
        MapOkOrElse::new(self, (f, e))
    }

    fn map_err<E, F>(self, f: F) -> MapErr<Self, F>
    where
        F: FnOnce(Self::Error) -> E,
        Self: Sized,
    {
        MapErr::new(self, f)
    }

    fn err_into<E>(self) -> ErrInto<Self, E>
    where
        Self: Sized,
        Self::Error: Into<E>,
    {
        ErrInto::new(self)
    }

    fn ok_into<U>(self) -> OkInto<Self, U>
    where
        Self: Sized,
        Self::Ok: Into<U>,
    {
        OkInto::new(self)
    }

    fn and_then<Fut, F>(self, f: F) -> AndThen<Self, Fut, F>
    where
        F: FnOnce(Self::Ok) -> Fut,
        Fut: TryFuture<Error = Self::Error>,
        Self: Sized,
    {
        AndThen::new(self, f)
    }

    fn or_else<Fut, F>(self, f: F) -> OrElse<Self, Fut, F>
    where
        F: FnOnce(Self::Error) -> Fut,
        Fut: TryFuture<Ok = Self::Ok>,
        Self: Sized,
    {
        OrElse::new(self, f)
    }

    fn inspect_ok<F>(self, f: F) -> InspectOk<Self, F>
    where
        F: FnOnce(&Self::Ok),
        Self: Sized,
    {
        InspectOk::new(self, f)
    }

    fn inspect_err<F>(self, f: F) -> InspectErr<Self, F>
    where
        F: FnOnce(&Self::Error),
        Self: Sized,
    {
        InspectErr::new(self, f)
    }

    fn try_flatten<U>(self) -> TryFlatten<Self, U>
    where
        Self: Sized + TryFuture<Ok = U>,
        U: TryFuture<Error = Self::Error>,
    {
        TryFlatten::new(self)
    }

    fn try_flatten_stream(self) -> TryFlattenStream<Self, Self::Ok>
    where
        Self::Ok: TryStream<Error = Self::Error>,
        Self: Sized,
    {
        TryFlattenStream::new(self)
    }

    fn unwrap_or_else<F>(self, f: F) -> UnwrapOrElse<Self, F>
    where
        Self: Sized,
        F: FnOnce(Self::Error) -> Self::Ok,
    {
        UnwrapOrElse::new(self, f)
    }

    fn into_future(self) -> IntoFuture<Self>
    where
        Self: Sized,
    {
        IntoFuture::new(self)
    }

    fn try_poll_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Result<Self::Ok, Self::Error>>
    where
        Self: Unpin,
    {
        Pin::new(self).try_poll(cx)
    }

    #[unsupported]
    fn flatten_sink(self)
    where
        Self: Sized,
    {
    }

    #[unsupported]
    fn try_flatten_stream(self)
    where
        Self: Sized,
    {
    }
}

impl<Fut: ?Sized + TryFuture> TryFutureExt for Fut {}
