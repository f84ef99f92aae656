//! What every stream can do.

use crate::adapters::Merge;
#[cfg(tokio_1_53)]
use crate::chunks_timeout::ChunksTimeout;
use crate::collect::{self, Collect, FromStream};
use crate::throttle::Throttle;
use crate::timeout::Timeout;
use futures::stream::{self, Stream};
use smol::stream::{AllFuture, AnyFuture, Filter, FilterMap, FoldFuture, MapWhile, SkipWhile, TakeWhile, TryNextFuture};
use std::future::Future;
use std::marker::PhantomData;
use std::time::Duration;

pub trait StreamExt: Stream {
    fn next(&mut self) -> stream::Next<'_, Self>
    where
        Self: Unpin,
    {
        stream::StreamExt::next(self)
    }

    fn try_next<T, E>(&mut self) -> TryNextFuture<'_, Self, T, E>
    where
        Self: Stream<Item = Result<T, E>> + Unpin,
    {
        TryNextFuture::new(self, PhantomData)
    }

    fn map<T, F>(self, f: F) -> stream::Map<Self, F>
    where
        F: FnMut(Self::Item) -> T,
        Self: Sized,
    {
        stream::StreamExt::map(self, f)
    }

    fn map_while<T, F>(self, f: F) -> MapWhile<Self, F>
    where
        Self: Sized,
        F: FnMut(Self::Item) -> Option<T>,
    {
        MapWhile::new(self, f)
    }

    fn then<F, Fut>(self, f: F) -> stream::Then<Self, Fut, F>
    where
        F: FnMut(Self::Item) -> Fut,
        Fut: Future,
        Self: Sized,
    {
        stream::StreamExt::then(self, f)
    }

    fn merge<U>(self, other: U) -> Merge<Self, U>
    where
        Self: Sized,
        U: Stream<Item = Self::Item>,
    {
        Merge::new(self, other)
    }

    fn filter<F>(self, f: F) -> Filter<Self, F>
    where
        Self: Sized,
        F: FnMut(&Self::Item) -> bool,
    {
        Filter::new(self, f)
    }

    fn filter_map<T, F>(self, f: F) -> FilterMap<Self, F>
    where
        Self: Sized,
        F: FnMut(Self::Item) -> Option<T>,
    {
        FilterMap::new(self, f)
    }

    fn fuse(self) -> stream::Fuse<Self>
    where
        Self: Sized,
    {
        stream::StreamExt::fuse(self)
    }

    fn take(self, n: usize) -> stream::Take<Self>
    where
        Self: Sized,
    {
        stream::StreamExt::take(self, n)
    }

    fn take_while<F>(self, f: F) -> TakeWhile<Self, F>
    where
        Self: Sized,
        F: FnMut(&Self::Item) -> bool,
    {
        TakeWhile::new(self, f)
    }

    fn skip(self, n: usize) -> stream::Skip<Self>
    where
        Self: Sized,
    {
        stream::StreamExt::skip(self, n)
    }

    fn skip_while<F>(self, f: F) -> SkipWhile<Self, F>
    where
        Self: Sized,
        F: FnMut(&Self::Item) -> bool,
    {
        SkipWhile::new(self, f)
    }

    fn all<F>(&mut self, f: F) -> AllFuture<'_, Self, F>
    where
        Self: Unpin,
        F: FnMut(Self::Item) -> bool,
    {
        AllFuture::new(self, f)
    }

    fn any<F>(&mut self, f: F) -> AnyFuture<'_, Self, F>
    where
        Self: Unpin,
        F: FnMut(Self::Item) -> bool,
    {
        AnyFuture::new(self, f)
    }

    fn chain<U>(self, other: U) -> stream::Chain<Self, U>
    where
        U: Stream<Item = Self::Item>,
        Self: Sized,
    {
        stream::StreamExt::chain(self, other)
    }

    fn fold<B, F>(self, init: B, f: F) -> FoldFuture<Self, F, B>
    where
        Self: Sized,
        F: FnMut(B, Self::Item) -> B,
    {
        FoldFuture::new(self, f, Some(init))
    }

    fn collect<T>(self) -> Collect<Self, T>
    where
        T: FromStream<Self::Item>,
        Self: Sized,
    {
        collect::collect(self)
    }

    #[track_caller]
    fn timeout(self, duration: Duration) -> Timeout<Self>
    where
        Self: Sized,
    {
        Timeout::new(self, duration)
    }

    #[track_caller]
    fn throttle(self, duration: Duration) -> Throttle<Self>
    where
        Self: Sized,
    {
        Throttle::new(duration, self)
    }

    #[cfg(tokio_1_53)]
    fn chunks_timeout(self, max_size: usize, duration: Duration) -> ChunksTimeout<Self>
    where
        Self: Sized,
    {
        ChunksTimeout::new(self, max_size, duration)
    }

    #[cfg(tokio_1_53)]
    fn peekable(self) -> stream::Peekable<Self>
    where
        Self: Sized,
    {
        stream::StreamExt::peekable(self)
    }
}

impl<St: ?Sized + Stream> StreamExt for St {}
