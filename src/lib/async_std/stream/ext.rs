//! What every stream can do.

use super::best::{BestFuture, MaxByKeyFuture, MinByKeyFuture, TryFoldFuture};
use super::compare::{ordering, same};
use futures::stream::{self, Stream};
use smol::stream::{
    AllFuture, AnyFuture, Cloned, Copied, Filter, FilterMap, FindFuture, FindMapFuture, FoldFuture, ForEachFuture, LastFuture, NthFuture,
    PositionFuture, Scan, SkipWhile, StepBy, TakeWhile, TryForEachFuture, Zip,
};
use std::cmp::Ordering;
use std::future::Future;
use std::marker::PhantomData;

pub trait StreamExt: Stream {
    fn next(&mut self) -> stream::Next<'_, Self>
    where
        Self: Unpin,
    {
        stream::StreamExt::next(self)
    }

    fn take(self, n: usize) -> stream::Take<Self>
    where
        Self: Sized,
    {
        stream::StreamExt::take(self, n)
    }

    fn take_while<P>(self, predicate: P) -> TakeWhile<Self, P>
    where
        Self: Sized,
        P: FnMut(&Self::Item) -> bool,
    {
        TakeWhile::new(self, predicate)
    }

    #[track_caller]
    fn step_by(self, step: usize) -> StepBy<Self>
    where
        Self: Sized,
    {
        StepBy::new(self, step)
    }

    fn chain<U>(self, other: U) -> stream::Chain<Self, U>
    where
        U: Stream<Item = Self::Item>,
        Self: Sized,
    {
        stream::StreamExt::chain(self, other)
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

    fn cycle(self) -> stream::Cycle<Self>
    where
        Self: Clone + Sized,
    {
        stream::StreamExt::cycle(self)
    }

    fn enumerate(self) -> stream::Enumerate<Self>
    where
        Self: Sized,
    {
        stream::StreamExt::enumerate(self)
    }

    fn map<B, F>(self, f: F) -> stream::Map<Self, F>
    where
        F: FnMut(Self::Item) -> B,
        Self: Sized,
    {
        stream::StreamExt::map(self, f)
    }

    fn inspect<F>(self, f: F) -> stream::Inspect<Self, F>
    where
        F: FnMut(&Self::Item),
        Self: Sized,
    {
        stream::StreamExt::inspect(self, f)
    }

    fn last(self) -> LastFuture<Self, Self::Item>
    where
        Self: Sized,
    {
        LastFuture::new(self, None)
    }

    fn fuse(self) -> stream::Fuse<Self>
    where
        Self: Sized,
    {
        stream::StreamExt::fuse(self)
    }

    fn filter<P>(self, predicate: P) -> Filter<Self, P>
    where
        Self: Sized,
        P: FnMut(&Self::Item) -> bool,
    {
        Filter::new(self, predicate)
    }

    fn filter_map<B, F>(self, f: F) -> FilterMap<Self, F>
    where
        Self: Sized,
        F: FnMut(Self::Item) -> Option<B>,
    {
        FilterMap::new(self, f)
    }

    fn min_by<F>(self, compare: F) -> BestFuture<Self, F>
    where
        Self: Sized,
        F: FnMut(&Self::Item, &Self::Item) -> Ordering,
    {
        BestFuture::new(self, compare, Ordering::Less)
    }

    fn min(self) -> BestFuture<Self, fn(&Self::Item, &Self::Item) -> Ordering>
    where
        Self: Sized,
        Self::Item: Ord,
    {
        BestFuture::new(self, <Self::Item as Ord>::cmp as fn(&Self::Item, &Self::Item) -> Ordering, Ordering::Less)
    }

    fn min_by_key<B, F>(self, key_by: F) -> MinByKeyFuture<Self, Self::Item, F>
    where
        Self: Sized,
        B: Ord,
        F: FnMut(&Self::Item) -> B,
    {
        MinByKeyFuture::new(self, key_by)
    }

    fn max_by_key<B, F>(self, key_by: F) -> MaxByKeyFuture<Self, Self::Item, F>
    where
        Self: Sized,
        B: Ord,
        F: FnMut(&Self::Item) -> B,
    {
        MaxByKeyFuture::new(self, key_by)
    }

    fn max_by<F>(self, compare: F) -> BestFuture<Self, F>
    where
        Self: Sized,
        F: FnMut(&Self::Item, &Self::Item) -> Ordering,
    {
        BestFuture::new(self, compare, Ordering::Greater)
    }

    fn max(self) -> BestFuture<Self, fn(&Self::Item, &Self::Item) -> Ordering>
    where
        Self: Sized,
        Self::Item: Ord,
    {
        BestFuture::new(self, <Self::Item as Ord>::cmp as fn(&Self::Item, &Self::Item) -> Ordering, Ordering::Greater)
    }

    fn nth(&mut self, n: usize) -> NthFuture<'_, Self>
    where
        Self: Unpin + Sized,
    {
        NthFuture::new(self, n)
    }

    fn all<P>(&mut self, f: P) -> AllFuture<'_, Self, P>
    where
        Self: Unpin + Sized,
        P: FnMut(Self::Item) -> bool,
    {
        AllFuture::new(self, f)
    }

    fn any<P>(&mut self, f: P) -> AnyFuture<'_, Self, P>
    where
        Self: Unpin + Sized,
        P: FnMut(Self::Item) -> bool,
    {
        AnyFuture::new(self, f)
    }

    fn find<P>(&mut self, p: P) -> FindFuture<'_, Self, P>
    where
        Self: Unpin + Sized,
        P: FnMut(&Self::Item) -> bool,
    {
        FindFuture::new(self, p)
    }

    fn find_map<F, B>(&mut self, f: F) -> FindMapFuture<'_, Self, F, B>
    where
        Self: Unpin + Sized,
        F: FnMut(Self::Item) -> Option<B>,
    {
        FindMapFuture::new(self, f, PhantomData)
    }

    fn fold<B, F>(self, init: B, f: F) -> FoldFuture<Self, F, B>
    where
        Self: Sized,
        F: FnMut(B, Self::Item) -> B,
    {
        FoldFuture::new(self, f, Some(init))
    }

    fn for_each<F>(self, f: F) -> ForEachFuture<Self, F>
    where
        Self: Sized,
        F: FnMut(Self::Item),
    {
        ForEachFuture::new(self, f)
    }

    fn scan<St, B, F>(self, initial_state: St, f: F) -> Scan<Self, St, F>
    where
        Self: Sized,
        F: FnMut(&mut St, Self::Item) -> Option<B>,
    {
        Scan::new(self, initial_state, f)
    }

    fn skip_while<P>(self, predicate: P) -> SkipWhile<Self, P>
    where
        Self: Sized,
        P: FnMut(&Self::Item) -> bool,
    {
        SkipWhile::new(self, predicate)
    }

    fn skip(self, n: usize) -> stream::Skip<Self>
    where
        Self: Sized,
    {
        stream::StreamExt::skip(self, n)
    }

    fn try_fold<B, F, T, E>(&mut self, init: T, f: F) -> TryFoldFuture<'_, Self, F, T>
    where
        Self: Unpin + Sized,
        F: FnMut(B, Self::Item) -> Result<T, E>,
    {
        TryFoldFuture::new(self, init, f)
    }

    fn cmp<S>(self, other: S) -> impl Future<Output = Ordering>
    where
        Self: Sized,
        S: Stream<Item = Self::Item>,
        Self::Item: Ord,
    {
        async move { ordering(self, other, |a, b| Some(a.cmp(b))).await.unwrap() }
    }

    fn partial_cmp<S>(self, other: S) -> impl Future<Output = Option<Ordering>>
    where
        Self: Sized,
        S: Stream,
        Self::Item: PartialOrd<S::Item>,
    {
        ordering(self, other, |a, b| a.partial_cmp(b))
    }

    fn eq<S>(self, other: S) -> impl Future<Output = bool>
    where
        Self: Sized,
        S: Stream,
        Self::Item: PartialEq<S::Item>,
    {
        same(self, other)
    }

    fn ne<S>(self, other: S) -> impl Future<Output = bool>
    where
        Self: Sized,
        S: Stream,
        Self::Item: PartialEq<S::Item>,
    {
        async move { !same(self, other).await }
    }

    fn lt<S>(self, other: S) -> impl Future<Output = bool>
    where
        Self: Sized,
        S: Stream,
        Self::Item: PartialOrd<S::Item>,
    {
        async move { ordering(self, other, |a, b| a.partial_cmp(b)).await == Some(Ordering::Less) }
    }

    fn le<S>(self, other: S) -> impl Future<Output = bool>
    where
        Self: Sized,
        S: Stream,
        Self::Item: PartialOrd<S::Item>,
    {
        async move { ordering(self, other, |a, b| a.partial_cmp(b)).await.is_some_and(Ordering::is_le) }
    }

    fn gt<S>(self, other: S) -> impl Future<Output = bool>
    where
        Self: Sized,
        S: Stream,
        Self::Item: PartialOrd<S::Item>,
    {
        async move { ordering(self, other, |a, b| a.partial_cmp(b)).await == Some(Ordering::Greater) }
    }

    fn ge<S>(self, other: S) -> impl Future<Output = bool>
    where
        Self: Sized,
        S: Stream,
        Self::Item: PartialOrd<S::Item>,
    {
        async move { ordering(self, other, |a, b| a.partial_cmp(b)).await.is_some_and(Ordering::is_ge) }
    }

    fn try_for_each<F, E>(&mut self, f: F) -> TryForEachFuture<'_, Self, F, E>
    where
        Self: Unpin + Sized,
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

    fn position<P>(&mut self, predicate: P) -> PositionFuture<'_, Self, P>
    where
        Self: Unpin + Sized,
        P: FnMut(Self::Item) -> bool,
    {
        PositionFuture::new(self, predicate, 0)
    }

}

impl<T: ?Sized + Stream> StreamExt for T {}
