//! `join!`: waits for several futures within one task. The other macros stand in files of their own.

mod pin;
pub mod select;
pub mod try_join;

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A future that keeps its result until everybody is done.
pub enum MaybeDone<F: Future> {
    Running(F),
    Done(F::Output),
    Taken,
}

impl<F: Future> MaybeDone<F> {
    /// Itself; what is no future is told where the macro stands.
    pub fn polled(self) -> MaybeDone<F> { self }

    /// True when the result is there; polls the future if it is not.
    pub fn advance(self: Pin<&mut Self>, cx: &mut Context<'_>) -> bool {
        let this = unsafe { self.get_unchecked_mut() };
        let ready = match this {
            MaybeDone::Running(f) => match unsafe { Pin::new_unchecked(f) }.poll(cx) {
                Poll::Ready(value) => value,
                Poll::Pending => return false,
            },
            MaybeDone::Done(_) => return true,
            MaybeDone::Taken => panic!("join! polled after completion"),
        };
        *this = MaybeDone::Done(ready);
        true
    }

    pub fn take(self: Pin<&mut Self>) -> F::Output {
        let this = unsafe { self.get_unchecked_mut() };
        match std::mem::replace(this, MaybeDone::Taken) {
            MaybeDone::Done(value) => value,
            _ => panic!("join! took a result that is not there"),
        }
    }
}

pub fn maybe_done<F: Future>(f: F) -> MaybeDone<F> {
    MaybeDone::Running(f)
}

/// A tuple of futures that `join!` drives.
pub trait Branches {
    type Output;
    const COUNT: usize;

    /// Polls branch `i`; true when it is done.
    fn advance(self: Pin<&mut Self>, i: usize, cx: &mut Context<'_>) -> bool;
    fn take(self: Pin<&mut Self>) -> Self::Output;
}

/// The future behind `join!`. Each poll begins one branch later than the one
/// before, so that no branch can starve the others of its task's budget.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Join<B> {
    branches: B,
    first: usize,
    rotate: bool,
}

impl<B: Branches> Future for Join<B> {
    type Output = B::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<B::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let start = this.first;
        if this.rotate {
            this.first = if start + 1 == B::COUNT { 0 } else { start + 1 };
        }
        let mut all = true;
        let mut i = 0;
        while i < B::COUNT {
            let k = if start + i < B::COUNT { start + i } else { start + i - B::COUNT };
            if !unsafe { Pin::new_unchecked(&mut this.branches) }.advance(k, cx) {
                all = false;
            }
            i += 1;
        }
        if all {
            Poll::Ready(unsafe { Pin::new_unchecked(&mut this.branches) }.take())
        } else {
            Poll::Pending
        }
    }
}

pub fn join<B: Branches>(branches: B, rotate: bool) -> Join<B> {
    Join { branches, first: 0, rotate }
}

macro_rules! branches {
    ($n:literal: $($f:ident $i:tt),+) => {
        impl<$($f: Future),+> Branches for ($(MaybeDone<$f>,)+) {
            type Output = ($($f::Output,)+);
            const COUNT: usize = $n;

            fn advance(self: Pin<&mut Self>, i: usize, cx: &mut Context<'_>) -> bool {
                let this = unsafe { self.get_unchecked_mut() };
                match i {
                    $($i => unsafe { Pin::new_unchecked(&mut this.$i) }.advance(cx),)+
                    _ => true,
                }
            }

            fn take(self: Pin<&mut Self>) -> Self::Output {
                let this = unsafe { self.get_unchecked_mut() };
                ($(unsafe { Pin::new_unchecked(&mut this.$i) }.take(),)+)
            }
        }
    };
}

branches!(1: A 0);
branches!(2: A 0, B 1);
branches!(3: A 0, B 1, C 2);
branches!(4: A 0, B 1, C 2, D 3);
branches!(5: A 0, B 1, C 2, D 3, E 4);
branches!(6: A 0, B 1, C 2, D 3, E 4, F 5);
branches!(7: A 0, B 1, C 2, D 3, E 4, F 5, G 6);
branches!(8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
branches!(9: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
branches!(10: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
branches!(11: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
branches!(12: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);

#[macro_export]
macro_rules! join {
    (biased; $($fut:expr),+ $(,)?) => {
        $crate::macros::join(($($crate::macros::maybe_done($fut).polled(),)+), false).await
    };
    ($($fut:expr),+ $(,)?) => {
        $crate::macros::join(($($crate::macros::maybe_done($fut).polled(),)+), true).await
    };
    () => {
        ()
    };
}
