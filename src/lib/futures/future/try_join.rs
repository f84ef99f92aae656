//! Like `join`, but ends with the first error; the others are dropped then.

use super::TryFuture;
use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

pub enum TryMaybeDone<Fut: TryFuture> {
    Future(Fut),
    Done(Fut::Ok),
    Gone,
}

impl<Fut: TryFuture + Unpin> Unpin for TryMaybeDone<Fut> {}

pub fn try_maybe_done<Fut: TryFuture>(future: Fut) -> TryMaybeDone<Fut> {
    TryMaybeDone::Future(future)
}

impl<Fut: TryFuture> TryMaybeDone<Fut> {
    pub fn take_output(self: Pin<&mut Self>) -> Option<Fut::Ok> {
        let this = unsafe { self.get_unchecked_mut() };
        match this {
            TryMaybeDone::Done(_) => match mem::replace(this, TryMaybeDone::Gone) {
                TryMaybeDone::Done(output) => Some(output),
                _ => None,
            },
            _ => None,
        }
    }
}

impl<Fut: TryFuture> Future for TryMaybeDone<Fut> {
    type Output = Result<(), Fut::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Fut::Error>> {
        let this = unsafe { self.get_unchecked_mut() };
        let result = match this {
            TryMaybeDone::Future(f) => match unsafe { Pin::new_unchecked(f) }.try_poll(cx) {
                Poll::Ready(result) => result,
                Poll::Pending => return Poll::Pending,
            },
            TryMaybeDone::Done(_) => return Poll::Ready(Ok(())),
            TryMaybeDone::Gone => panic!("TryMaybeDone polled after value taken"),
        };
        match result {
            Ok(output) => {
                *this = TryMaybeDone::Done(output);
                Poll::Ready(Ok(()))
            }
            Err(e) => {
                *this = TryMaybeDone::Gone;
                Poll::Ready(Err(e))
            }
        }
    }
}

/// Polls one; an error ends everything.
macro_rules! one {
    ($all:ident, $cx:ident, $future:expr) => {
        match unsafe { Pin::new_unchecked(&mut $future) }.poll($cx) {
            Poll::Ready(Ok(())) => {}
            Poll::Ready(Err(e)) => return Poll::Ready(Err(e)),
            Poll::Pending => $all = false,
        }
    };
}

macro_rules! try_joins {
    ($name:ident, $make:ident: $first:ident $f:ident, $($rest:ident $r:ident),+) => {
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<$first: TryFuture, $($rest: TryFuture),+> {
            $f: TryMaybeDone<$first>,
            $($r: TryMaybeDone<$rest>,)+
        }

        pub fn $make<$first, $($rest),+>($f: $first, $($r: $rest),+) -> $name<$first, $($rest),+>
        where
            $first: TryFuture,
            $($rest: TryFuture<Error = $first::Error>,)+
        {
            $name { $f: try_maybe_done($f), $($r: try_maybe_done($r),)+ }
        }

        impl<$first, $($rest),+> Future for $name<$first, $($rest),+>
        where
            $first: TryFuture,
            $($rest: TryFuture<Error = $first::Error>,)+
        {
            type Output = Result<($first::Ok, $($rest::Ok),+), $first::Error>;

            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
                let this = unsafe { self.get_unchecked_mut() };
                let mut all = true;
                one!(all, cx, this.$f);
                $(one!(all, cx, this.$r);)+
                if !all {
                    return Poll::Pending;
                }
                Poll::Ready(Ok((
                    unsafe { Pin::new_unchecked(&mut this.$f) }.take_output().unwrap(),
                    $(unsafe { Pin::new_unchecked(&mut this.$r) }.take_output().unwrap(),)+
                )))
            }
        }
    };
}

try_joins!(TryJoin, try_join: Fut1 future1, Fut2 future2);
try_joins!(TryJoin3, try_join3: Fut1 future1, Fut2 future2, Fut3 future3);
try_joins!(TryJoin4, try_join4: Fut1 future1, Fut2 future2, Fut3 future3, Fut4 future4);
try_joins!(TryJoin5, try_join5: Fut1 future1, Fut2 future2, Fut3 future3, Fut4 future4, Fut5 future5);

/// The futures of a `try_join!`.
pub trait TryTogether {
    type Output;
    type Error;

    fn poll_all(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
    fn take_all(self: Pin<&mut Self>) -> Self::Output;
}

/// The future behind `try_join!`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryJoinTuple<T> {
    futures: T,
}

pub fn try_join_tuple<T: TryTogether>(futures: T) -> TryJoinTuple<T> {
    TryJoinTuple { futures }
}

impl<T: TryTogether> Future for TryJoinTuple<T> {
    type Output = Result<T::Output, T::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut futures = unsafe { self.map_unchecked_mut(|this| &mut this.futures) };
        match futures.as_mut().poll_all(cx) {
            Poll::Ready(Ok(())) => Poll::Ready(Ok(futures.take_all())),
            Poll::Ready(Err(e)) => Poll::Ready(Err(e)),
            Poll::Pending => Poll::Pending,
        }
    }
}

macro_rules! try_together {
    ($a:ident 0 $(, $f:ident $i:tt)*) => {
        impl<$a: TryFuture $(, $f: TryFuture<Error = $a::Error>)*> TryTogether for (TryMaybeDone<$a>, $(TryMaybeDone<$f>,)*) {
            type Output = ($a::Ok, $($f::Ok,)*);
            type Error = $a::Error;

            fn poll_all(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), $a::Error>> {
                let this = unsafe { self.get_unchecked_mut() };
                let mut all = true;
                one!(all, cx, this.0);
                $(one!(all, cx, this.$i);)*
                if all { Poll::Ready(Ok(())) } else { Poll::Pending }
            }

            fn take_all(self: Pin<&mut Self>) -> Self::Output {
                let this = unsafe { self.get_unchecked_mut() };
                (
                    unsafe { Pin::new_unchecked(&mut this.0) }.take_output().unwrap(),
                    $(unsafe { Pin::new_unchecked(&mut this.$i) }.take_output().unwrap(),)*
                )
            }
        }
    };
}

try_together!(A 0);
try_together!(A 0, B 1);
try_together!(A 0, B 1, C 2);
try_together!(A 0, B 1, C 2, D 3);
try_together!(A 0, B 1, C 2, D 3, E 4);
try_together!(A 0, B 1, C 2, D 3, E 4, F 5);
try_together!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
try_together!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
try_together!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
try_together!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
