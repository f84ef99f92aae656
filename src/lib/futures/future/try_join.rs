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
