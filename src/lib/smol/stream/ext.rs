//! What every stream can do, with plain closures.

use super::adapters::{Cloned, Copied, Filter, FilterMap, Scan, SkipWhile, StepBy, TakeWhile, Zip};
use super::around::{Chain, Cycle, Enumerate, Fuse, Inspect, Map, Skip, Take};
use super::folds::{
    AllFuture, AnyFuture, FindFuture, FindMapFuture, FoldFuture, ForEachFuture, LastFuture, NthFuture, PartitionFuture, PositionFuture,
    TryFoldFuture, TryForEachFuture, TryNextFuture,
};
use super::gather::{Gather, Gathering};
use super::joined::{Or, Race};
use futures::stream::{self, Stream};
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

pub trait StreamExt: Stream {
    fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Self::Item>>
    where
        Self: Unpin,
    {
        Stream::poll_next(Pin::new(self), cx)
    }

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

    fn count(self) -> stream::Count<Self>
    where
        Self: Sized,
    {
        stream::StreamExt::count(self)
    }

    fn map<T, F>(self, f: F) -> Map<Self, F>
    where
        F: FnMut(Self::Item) -> T,
        Self: Sized,
    {
        Map::new(self, f)
    }

    fn flat_map<U, F>(self, f: F) -> stream::FlatMap<Self, U, F>
    where
        U: Stream,
        F: FnMut(Self::Item) -> U,
        Self: Sized,
    {
        stream::StreamExt::flat_map(self, f)
    }

    fn flatten<U>(self) -> stream::Flatten<Self, U>
    where
        Self: Sized + Stream<Item = U>,
        U: Stream,
    {
        stream::StreamExt::flatten(self)
    }

    fn then<F, Fut>(self, f: F) -> stream::Then<Self, Fut, F>
    where
        F: FnMut(Self::Item) -> Fut,
        Fut: Future,
        Self: Sized,
    {
        stream::StreamExt::then(self, f)
    }

    fn filter<P>(self, predicate: P) -> Filter<Self, P>
    where
        Self: Sized,
        P: FnMut(&Self::Item) -> bool,
    {
        Filter::new(self, predicate)
    }

    fn filter_map<T, F>(self, f: F) -> FilterMap<Self, F>
    where
        Self: Sized,
        F: FnMut(Self::Item) -> Option<T>,
    {
        FilterMap::new(self, f)
    }

    fn take(self, n: usize) -> Take<Self>
    where
        Self: Sized,
    {
        Take::new(self, n)
    }

    fn take_while<P>(self, predicate: P) -> TakeWhile<Self, P>
    where
        Self: Sized,
        P: FnMut(&Self::Item) -> bool,
    {
        TakeWhile::new(self, predicate)
    }

    fn skip(self, n: usize) -> Skip<Self>
    where
        Self: Sized,
    {
        Skip::new(self, n)
    }

    fn skip_while<P>(self, predicate: P) -> SkipWhile<Self, P>
    where
        Self: Sized,
        P: FnMut(&Self::Item) -> bool,
    {
        SkipWhile::new(self, predicate)
    }

    #[track_caller]
    fn step_by(self, step: usize) -> StepBy<Self>
    where
        Self: Sized,
    {
        StepBy::new(self, step)
    }

    fn chain<U>(self, other: U) -> Chain<Self, U>
    where
        U: Stream<Item = Self::Item>,
        Self: Sized,
    {
        Chain::new(self, other)
    }

    fn cloned<'a, T>(self) -> Cloned<Self>
    where
        Self: Stream<Item = &'a T> + Sized,
        T: Clone + 'a,
    {
        Cloned::new(self)
    }

    fn copied<'a, T>(self) -> Copied<Self>
    where
        Self: Stream<Item = &'a T> + Sized,
        T: Copy + 'a,
    {
        Copied::new(self)
    }

    fn collect<C>(self) -> stream::Collect<Self, C>
    where
        Self: Sized,
        C: Default + Extend<Self::Item>,
    {
        stream::StreamExt::collect(self)
    }

    fn try_collect<T, E, C>(self) -> Gathering<Self, Result<C, E>>
    where
        Self: Stream<Item = Result<T, E>> + Sized,
        C: Gather<T>,
    {
        Gathering::new(self)
    }

    fn partition<B, P>(self, predicate: P) -> PartitionFuture<Self, P, B>
    where
        Self: Sized,
        B: Default + Extend<Self::Item>,
        P: FnMut(&Self::Item) -> bool,
    {
        PartitionFuture::new(self, predicate, Some((B::default(), B::default())))
    }

    fn fold<T, F>(self, init: T, f: F) -> FoldFuture<Self, F, T>
    where
        Self: Sized,
        F: FnMut(T, Self::Item) -> T,
    {
        FoldFuture::new(self, f, Some(init))
    }

    fn try_fold<T, E, F, B>(&mut self, init: B, f: F) -> TryFoldFuture<'_, Self, F, B, T, E>
    where
        Self: Stream<Item = Result<T, E>> + Unpin + Sized,
        F: FnMut(B, T) -> Result<B, E>,
    {
        TryFoldFuture::new(self, f, Some(init), PhantomData)
    }

    fn scan<St, B, F>(self, initial_state: St, f: F) -> Scan<Self, St, F>
    where
        Self: Sized,
        F: FnMut(&mut St, Self::Item) -> Option<B>,
    {
        Scan::new(self, initial_state, f)
    }

    fn fuse(self) -> Fuse<Self>
    where
        Self: Sized,
    {
        Fuse::new(self, false)
    }

    fn cycle(self) -> Cycle<Self>
    where
        Self: Clone + Sized,
    {
        Cycle::new(self)
    }

    fn enumerate(self) -> Enumerate<Self>
    where
        Self: Sized,
    {
        Enumerate::new(self, 0)
    }

    fn inspect<F>(self, f: F) -> Inspect<Self, F>
    where
        F: FnMut(&Self::Item),
        Self: Sized,
    {
        Inspect::new(self, f)
    }

    fn nth(&mut self, n: usize) -> NthFuture<'_, Self>
    where
        Self: Unpin,
    {
        NthFuture::new(self, n)
    }

    fn last(self) -> LastFuture<Self, Self::Item>
    where
        Self: Sized,
    {
        LastFuture::new(self, None)
    }

    fn find<P>(&mut self, predicate: P) -> FindFuture<'_, Self, P>
    where
        Self: Unpin,
        P: FnMut(&Self::Item) -> bool,
    {
        FindFuture::new(self, predicate)
    }

    fn find_map<F, B>(&mut self, f: F) -> FindMapFuture<'_, Self, F, B>
    where
        Self: Unpin,
        F: FnMut(Self::Item) -> Option<B>,
    {
        FindMapFuture::new(self, f, PhantomData)
    }

    fn position<P>(&mut self, predicate: P) -> PositionFuture<'_, Self, P>
    where
        Self: Unpin,
        P: FnMut(Self::Item) -> bool,
    {
        PositionFuture::new(self, predicate, 0)
    }

    fn all<P>(&mut self, predicate: P) -> AllFuture<'_, Self, P>
    where
        Self: Unpin,
        P: FnMut(Self::Item) -> bool,
    {
        AllFuture::new(self, predicate)
    }

    fn any<P>(&mut self, predicate: P) -> AnyFuture<'_, Self, P>
    where
        Self: Unpin,
        P: FnMut(Self::Item) -> bool,
    {
        AnyFuture::new(self, predicate)
    }

    fn for_each<F>(self, f: F) -> ForEachFuture<Self, F>
    where
        Self: Sized,
        F: FnMut(Self::Item),
    {
        ForEachFuture::new(self, f)
    }

    fn try_for_each<F, E>(&mut self, f: F) -> TryForEachFuture<'_, Self, F, E>
    where
        Self: Unpin,
        F: FnMut(Self::Item) -> Result<(), E>,
    {
        TryForEachFuture::new(self, f, PhantomData)
    }

    fn zip<U>(self, other: U) -> Zip<Self, U, Self::Item>
    where
        Self: Sized,
        U: Stream,
    {
        Zip::new(self, other)
    }

    fn unzip<A, B, FromA, FromB>(self) -> stream::Unzip<Self, FromA, FromB>
    where
        FromA: Default + Extend<A>,
        FromB: Default + Extend<B>,
        Self: Stream<Item = (A, B)> + Sized,
    {
        stream::StreamExt::unzip(self)
    }

    fn or<S>(self, other: S) -> Or<Self, S>
    where
        Self: Sized,
        S: Stream<Item = Self::Item>,
    {
        super::joined::or(self, other)
    }

    fn race<S>(self, other: S) -> Race<Self, S>
    where
        Self: Sized,
        S: Stream<Item = Self::Item>,
    {
        super::joined::race(self, other)
    }

    fn boxed<'a>(self) -> Pin<Box<dyn Stream<Item = Self::Item> + Send + 'a>>
    where
        Self: Sized + Send + 'a,
    {
        Box::pin(self)
    }

    fn boxed_local<'a>(self) -> Pin<Box<dyn Stream<Item = Self::Item> + 'a>>
    where
        Self: Sized + 'a,
    {
        Box::pin(self)
    }
}

impl<S: Stream + ?Sized> StreamExt for S {}
