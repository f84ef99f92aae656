//! Waits for several futures within one task; each poll asks those that are not done, in the order written.

use super::maybe_done::{maybe_done, MaybeDone};
use super::FusedFuture;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

macro_rules! joins {
    ($(#[$doc:meta])* $name:ident, $make:ident: $first:ident $f:ident, $($rest:ident $r:ident),+) => {
        $(#[$doc])*
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<$first: Future, $($rest: Future),+> {
            $f: MaybeDone<$first>,
            $($r: MaybeDone<$rest>,)+
        }

        pub fn $make<$first, $($rest),+>($f: $first, $($r: $rest),+) -> $name<$first, $($rest),+>
        where
            $first: Future,
            $($rest: Future,)+
        {
            $name { $f: maybe_done($f), $($r: maybe_done($r),)+ }
        }

        impl<$first: Future, $($rest: Future),+> Future for $name<$first, $($rest),+> {
            type Output = ($first::Output, $($rest::Output),+);

            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
                let this = unsafe { self.get_unchecked_mut() };
                let mut all = unsafe { Pin::new_unchecked(&mut this.$f) }.poll(cx).is_ready();
                $(all &= unsafe { Pin::new_unchecked(&mut this.$r) }.poll(cx).is_ready();)+
                if !all {
                    return Poll::Pending;
                }
                Poll::Ready((
                    unsafe { Pin::new_unchecked(&mut this.$f) }.take_output().unwrap(),
                    $(unsafe { Pin::new_unchecked(&mut this.$r) }.take_output().unwrap(),)+
                ))
            }
        }

        impl<$first: FusedFuture, $($rest: FusedFuture),+> FusedFuture for $name<$first, $($rest),+> {
            fn is_terminated(&self) -> bool {
                self.$f.is_terminated() $(&& self.$r.is_terminated())+
            }
        }
    };
}

joins!(Join, join: Fut1 future1, Fut2 future2);
joins!(Join3, join3: Fut1 future1, Fut2 future2, Fut3 future3);
joins!(Join4, join4: Fut1 future1, Fut2 future2, Fut3 future3, Fut4 future4);
joins!(Join5, join5: Fut1 future1, Fut2 future2, Fut3 future3, Fut4 future4, Fut5 future5);

/// The futures of a `join!`.
pub trait Together {
    type Output;

    fn poll_all(self: Pin<&mut Self>, cx: &mut Context<'_>) -> bool;
    fn take_all(self: Pin<&mut Self>) -> Self::Output;
}

/// The future behind `join!`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct JoinTuple<T> {
    futures: T,
}

pub fn join_tuple<T: Together>(futures: T) -> JoinTuple<T> {
    JoinTuple { futures }
}

impl<T: Together> Future for JoinTuple<T> {
    type Output = T::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T::Output> {
        let mut futures = unsafe { self.map_unchecked_mut(|this| &mut this.futures) };
        if futures.as_mut().poll_all(cx) { Poll::Ready(futures.take_all()) } else { Poll::Pending }
    }
}

macro_rules! together {
    ($($f:ident $i:tt),+) => {
        impl<$($f: Future),+> Together for ($(MaybeDone<$f>,)+) {
            type Output = ($($f::Output,)+);

            fn poll_all(self: Pin<&mut Self>, cx: &mut Context<'_>) -> bool {
                let this = unsafe { self.get_unchecked_mut() };
                let mut all = true;
                $(all &= unsafe { Pin::new_unchecked(&mut this.$i) }.poll(cx).is_ready();)+
                all
            }

            fn take_all(self: Pin<&mut Self>) -> Self::Output {
                let this = unsafe { self.get_unchecked_mut() };
                ($(unsafe { Pin::new_unchecked(&mut this.$i) }.take_output().unwrap(),)+)
            }
        }
    };
}

together!(A 0);
together!(A 0, B 1);
together!(A 0, B 1, C 2);
together!(A 0, B 1, C 2, D 3);
together!(A 0, B 1, C 2, D 3, E 4);
together!(A 0, B 1, C 2, D 3, E 4, F 5);
together!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
together!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
together!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
together!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
together!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
together!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);
