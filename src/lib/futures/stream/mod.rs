//! Streams: values that come one after the other, each when it is ready.

mod adapters;
mod buffered;
mod collect;
mod combine;
mod ext;
mod flatten_unordered;
mod futures_ordered;
pub mod futures_unordered;
mod select;
#[doc(hidden)]
pub mod select_macro;
pub mod select_all;
mod sources;
mod split;
mod taking;
mod try_adapters;
mod try_collect;
mod try_ext;
mod try_taking;

pub use self::adapters::{Enumerate, Filter, FilterMap, Inspect, Map, Scan, Then};
pub use self::buffered::{BufferUnordered, Buffered, Chunks, ForEachConcurrent, ReadyChunks};
pub use self::collect::{All, Any, Collect, Concat, Count, Fold, ForEach, Next, SelectNextSome, StreamFuture, Unzip};
pub use self::combine::{CatchUnwind, Chain, Cycle, FlatMap, Flatten, Fuse, Peek, PeekMut, Peekable, Zip};
pub use self::ext::StreamExt;
pub use self::flatten_unordered::{FlatMapUnordered, FlattenUnordered};
pub use self::futures_ordered::FuturesOrdered;
pub use self::futures_unordered::FuturesUnordered;
pub use self::select::{select, select_with_strategy, PollNext, Select, SelectWithStrategy};
pub use self::select_all::{select_all, SelectAll};
pub use self::sources::{
    empty, iter, once, pending, poll_fn, repeat, repeat_with, try_unfold, unfold, Empty, Iter, Once, Pending, PollFn, Repeat, RepeatWith,
    TryUnfold, Unfold,
};
pub use self::split::{Forward, ReuniteError, SplitSink, SplitStream};
pub use self::taking::{Skip, SkipWhile, Take, TakeUntil, TakeWhile};
pub use self::try_adapters::{AndThen, ErrInto, InspectErr, InspectOk, IntoStream, MapErr, MapOk, OrElse, TryFilter, TryFilterMap};
pub use self::try_collect::{TryBufferUnordered, TryBuffered, TryCollect, TryConcat, TryFold, TryForEach, TryForEachConcurrent, TryNext};
pub use self::try_ext::TryStreamExt;
pub use self::try_taking::{TryChunks, TryChunksError, TrySkipWhile, TryTakeWhile};
pub use crate::future::poll_immediate::{poll_immediate_stream as poll_immediate, PollImmediate};
pub use crate::io::IntoAsyncRead;
pub use crate::future::{AbortHandle, AbortRegistration, Abortable, Aborted};

#[unsupported] pub struct NextIf<S> {}
#[unsupported] pub struct NextIfEq<S, T> {}
#[unsupported] pub struct TryFlatten<S> {}

use std::ops::DerefMut;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Values that come one after the other.
#[must_use = "streams do nothing unless polled"]
pub trait Stream {
    type Item;

    /// `Ready(None)`: there are no more.
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>>;

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, None)
    }
}

/// A stream that the handle can end.
pub fn abortable<St: Stream>(stream: St) -> (Abortable<St>, AbortHandle) {
    let (handle, reg) = AbortHandle::new_pair();
    (Abortable::new(stream, reg), handle)
}

pub type BoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + Send + 'a>>;
pub type LocalBoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + 'a>>;

impl<S: ?Sized + Stream + Unpin> Stream for &mut S {
    type Item = S::Item;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        Pin::new(&mut **self).poll_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (**self).size_hint()
    }
}

impl<P> Stream for Pin<P>
where
    P: DerefMut + Unpin,
    P::Target: Stream,
{
    type Item = <P::Target as Stream>::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().as_mut().poll_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (**self).size_hint()
    }
}

impl<S: ?Sized + Stream + Unpin> Stream for Box<S> {
    type Item = S::Item;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        Pin::new(&mut **self).poll_next(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (**self).size_hint()
    }
}

/// A stream that can tell whether it is over and must not be polled again.
pub trait FusedStream: Stream {
    fn is_terminated(&self) -> bool;
}

impl<S: ?Sized + FusedStream + Unpin> FusedStream for &mut S {
    fn is_terminated(&self) -> bool {
        <S as FusedStream>::is_terminated(&**self)
    }
}

impl<P> FusedStream for Pin<P>
where
    P: DerefMut + Unpin,
    P::Target: FusedStream,
{
    fn is_terminated(&self) -> bool {
        <P::Target as FusedStream>::is_terminated(&**self)
    }
}

impl<S: ?Sized + FusedStream + Unpin> FusedStream for Box<S> {
    fn is_terminated(&self) -> bool {
        <S as FusedStream>::is_terminated(&**self)
    }
}

/// A stream of results.
pub trait TryStream: Stream {
    type Ok;
    type Error;

    fn try_poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Self::Ok, Self::Error>>>;
}

impl<S, T, E> TryStream for S
where
    S: ?Sized + Stream<Item = Result<T, E>>,
{
    type Ok = T;
    type Error = E;

    fn try_poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<T, E>>> {
        self.poll_next(cx)
    }
}
