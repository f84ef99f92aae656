//! Futures: making them, and making others of them.

mod abortable;
mod basic;
mod either;
mod ext;
mod fuse;
mod adapters;
mod catch;
mod join;
mod join_all;
mod maybe_done;
mod option;
#[doc(hidden)]
pub mod poll_immediate;
mod remote_handle;
mod select;
mod select_all;
mod shared;
mod try_adapters;
mod try_ext;
mod try_join;
mod try_join_all;
mod try_select;
mod try_together;

pub use crate::task::{FutureObj, LocalFutureObj, UnsafeFutureObj};
pub use std::future::Future;

pub use self::abortable::{abortable, AbortHandle, AbortRegistration, Abortable, Aborted};
pub use self::adapters::{Flatten, FlattenStream, Inspect, IntoStream, Map, MapInto, NeverError, Then, UnitError};
pub use self::basic::{err, lazy, ok, pending, poll_fn, ready, Lazy, Pending, PollFn, Ready};
pub use self::catch::CatchUnwind;
pub use self::either::Either;
pub use self::ext::FutureExt;
pub use self::fuse::Fuse;
pub use self::join::{join, join3, join4, join5, Join, Join3, Join4, Join5};
#[doc(hidden)]
pub use self::join::{join_tuple, JoinTuple};
pub use self::join_all::{join_all, JoinAll};
pub use self::maybe_done::{maybe_done, MaybeDone};
pub use self::option::OptionFuture;
pub use self::poll_immediate::{poll_immediate, PollImmediate};
pub use self::remote_handle::{Remote, RemoteHandle};
pub use self::select::{select, Select};
pub use self::select_all::{select_all, select_ok, SelectAll, SelectOk};
pub use self::shared::{Shared, WeakShared};
pub use self::try_adapters::{
    AndThen, ErrInto, InspectErr, InspectOk, IntoFuture, MapErr, MapOk, MapOkOrElse, OkInto, OrElse, TryFlatten, TryFlattenStream,
    UnwrapOrElse,
};
pub use self::try_ext::TryFutureExt;
pub use self::try_join::{try_join, try_join3, try_join4, try_join5, try_maybe_done, TryJoin, TryJoin3, TryJoin4, TryJoin5, TryMaybeDone};
#[doc(hidden)]
pub use self::try_together::{branch, try_join_tuple, SharedError, TryJoinTuple};
pub use self::try_join_all::{try_join_all, TryJoinAll};
pub use self::try_select::{try_select, TrySelect};

#[unsupported] pub struct FlattenSink<F, S> {}
#[unsupported] pub struct TryFlattenStream<F> {}

use std::ops::DerefMut;
use std::pin::Pin;
use std::task::{Context, Poll};

pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
pub type LocalBoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// A future that can tell whether it is over and must not be polled again.
pub trait FusedFuture: Future {
    fn is_terminated(&self) -> bool;
}

impl<F: FusedFuture + ?Sized + Unpin> FusedFuture for &mut F {
    fn is_terminated(&self) -> bool {
        <F as FusedFuture>::is_terminated(&**self)
    }
}

impl<P> FusedFuture for Pin<P>
where
    P: DerefMut + Unpin,
    P::Target: FusedFuture,
{
    fn is_terminated(&self) -> bool {
        <P::Target as FusedFuture>::is_terminated(&**self)
    }
}

impl<F: FusedFuture + ?Sized + Unpin> FusedFuture for Box<F> {
    fn is_terminated(&self) -> bool {
        <F as FusedFuture>::is_terminated(&**self)
    }
}

/// A future whose output is a `Result`.
pub trait TryFuture: Future {
    type Ok;
    type Error;

    fn try_poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<Self::Ok, Self::Error>>;
}

impl<F, T, E> TryFuture for F
where
    F: ?Sized + Future<Output = Result<T, E>>,
{
    type Ok = T;
    type Error = E;

    fn try_poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, E>> {
        self.poll(cx)
    }
}

pub(crate) fn assert_future<T, F: Future<Output = T>>(f: F) -> F {
    f
}
