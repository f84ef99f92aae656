//! Futures that take items from a stream, with plain closures.

use futures::stream::Stream;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

/// Those that own their stream and go through all of it.
macro_rules! through_all {
    ($name:ident<$($p:ident),*> { $($field:ident: $ft:ty),* } [$($bound:tt)*] -> $output:ty, ($this:ident, $item:ident) $each:block, $end:expr) => {
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<S, $($p),*> {
            stream: S,
            $($field: $ft,)*
        }

        impl<S: Unpin, $($p),*> Unpin for $name<S, $($p),*> {}

        impl<S, $($p),*> $name<S, $($p),*> {
            #[doc(hidden)]
            pub fn new(stream: S, $($field: $ft),*) -> Self {
                $name { stream, $($field),* }
            }
        }

        impl<S: Stream, $($p),*> Future for $name<S, $($p),*>
        where
            $($bound)*
        {
            type Output = $output;

            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<$output> {
                let $this = unsafe { self.get_unchecked_mut() };
                while let Some($item) = ready!(unsafe { Pin::new_unchecked(&mut $this.stream) }.poll_next(cx)) {
                    $each
                }
                Poll::Ready($end)
            }
        }
    };
}

through_all!(ForEachFuture<F> { f: F } [F: FnMut(S::Item)] -> (), (this, item) { (this.f)(item) }, ());
through_all!(FoldFuture<F, T> { f: F, acc: Option<T> } [F: FnMut(T, S::Item) -> T] -> T, (this, item) {
    let old = this.acc.take().unwrap();
    this.acc = Some((this.f)(old, item));
}, this.acc.take().unwrap());
through_all!(LastFuture<T> { last: Option<T> } [S: Stream<Item = T>] -> Option<T>, (this, item) { this.last = Some(item) }, this.last.take());
through_all!(PartitionFuture<P, B> { predicate: P, both: Option<(B, B)> }
    [P: FnMut(&S::Item) -> bool, B: Default + Extend<S::Item>] -> (B, B), (this, item) {
    let yes = (this.predicate)(&item);
    if let Some(both) = &mut this.both {
        if yes { both.0.extend(Some(item)) } else { both.1.extend(Some(item)) }
    }
}, this.both.take().unwrap());

/// Those that borrow their stream, and may leave items in it.
macro_rules! until {
    ($name:ident<$($p:ident),*> { $($field:ident: $ft:ty),* } [$($bound:tt)*] -> $output:ty, ($this:ident, $item:ident) $each:block, $end:expr) => {
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<'a, S: ?Sized, $($p),*> {
            stream: &'a mut S,
            $($field: $ft,)*
        }

        impl<S: ?Sized, $($p),*> Unpin for $name<'_, S, $($p),*> {}

        impl<'a, S: ?Sized, $($p),*> $name<'a, S, $($p),*> {
            #[doc(hidden)]
            pub fn new(stream: &'a mut S, $($field: $ft),*) -> Self {
                $name { stream, $($field),* }
            }
        }

        impl<S: ?Sized + Stream + Unpin, $($p),*> Future for $name<'_, S, $($p),*>
        where
            $($bound)*
        {
            type Output = $output;

            fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<$output> {
                let $this = &mut *self;
                while let Some($item) = ready!(Pin::new(&mut *$this.stream).poll_next(cx)) {
                    if let Some(output) = $each {
                        return Poll::Ready(output);
                    }
                }
                Poll::Ready($end)
            }
        }
    };
}

until!(NthFuture<> { n: usize } [] -> Option<S::Item>, (this, item) {
    if this.n == 0 {
        Some(Some(item))
    } else {
        this.n -= 1;
        None
    }
}, None);
until!(FindFuture<P> { predicate: P } [P: FnMut(&S::Item) -> bool] -> Option<S::Item>, (this, item) {
    if (this.predicate)(&item) { Some(Some(item)) } else { None }
}, None);
until!(FindMapFuture<F, B> { f: F, _marker: PhantomData<B> } [F: FnMut(S::Item) -> Option<B>] -> Option<B>, (this, item) {
    (this.f)(item).map(Some)
}, None);
until!(PositionFuture<P> { predicate: P, index: usize } [P: FnMut(S::Item) -> bool] -> Option<usize>, (this, item) {
    if (this.predicate)(item) {
        Some(Some(this.index))
    } else {
        this.index += 1;
        None
    }
}, None);
until!(AllFuture<P> { predicate: P } [P: FnMut(S::Item) -> bool] -> bool, (this, item) {
    if (this.predicate)(item) { None } else { Some(false) }
}, true);
until!(AnyFuture<P> { predicate: P } [P: FnMut(S::Item) -> bool] -> bool, (this, item) {
    if (this.predicate)(item) { Some(true) } else { None }
}, false);
until!(TryForEachFuture<F, E> { f: F, _marker: PhantomData<E> } [F: FnMut(S::Item) -> Result<(), E>] -> Result<(), E>, (this, item) {
    match (this.f)(item) {
        Ok(()) => None,
        Err(e) => Some(Err(e)),
    }
}, Ok(()));
until!(TryFoldFuture<F, B, T, E> { f: F, acc: Option<B>, _marker: PhantomData<(T, E)> }
    [S: Stream<Item = Result<T, E>>, F: FnMut(B, T) -> Result<B, E>] -> Result<B, E>, (this, item) {
    let old = this.acc.take().unwrap();
    let next = match item {
        Ok(t) => (this.f)(old, t),
        Err(e) => Err(e),
    };
    match next {
        Ok(new) => {
            this.acc = Some(new);
            None
        }
        Err(e) => Some(Err(e)),
    }
}, Ok(this.acc.take().unwrap()));
until!(TryNextFuture<T, E> { _marker: PhantomData<(T, E)> } [S: Stream<Item = Result<T, E>>] -> Result<Option<T>, E>, (this, item) {
    let _ = &this._marker;
    Some(match item {
        Ok(t) => Ok(Some(t)),
        Err(e) => Err(e),
    })
}, Ok(None));
