//! `try_join!`: like `join!`, but the first error ends it.

use super::MaybeDone;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A tuple of futures whose outputs are results with one type of error.
pub trait TryBranches<E> {
    type Output;
    const COUNT: usize;

    /// Polls branch `i`; true when it is done, an error as soon as it has one.
    fn advance(self: Pin<&mut Self>, i: usize, cx: &mut Context<'_>) -> Result<bool, E>;
    fn take(self: Pin<&mut Self>) -> Self::Output;
}

fn advance_one<T, E, F: Future<Output = Result<T, E>>>(branch: &mut MaybeDone<F>, cx: &mut Context<'_>) -> Result<bool, E> {
    let done = unsafe { Pin::new_unchecked(&mut *branch) }.advance(cx);
    if let MaybeDone::Done(Err(_)) = branch {
        if let Err(e) = unsafe { Pin::new_unchecked(branch) }.take() {
            return Err(e);
        }
    }
    Ok(done)
}

fn take_one<T, E, F: Future<Output = Result<T, E>>>(branch: &mut MaybeDone<F>) -> T {
    match unsafe { Pin::new_unchecked(branch) }.take() {
        Ok(t) => t,
        Err(_) => unreachable!(),
    }
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryJoin<B, E> {
    branches: B,
    first: usize,
    rotate: bool,
    _error: PhantomData<fn() -> E>,
}

impl<E, B: TryBranches<E>> Future for TryJoin<B, E> {
    type Output = Result<B::Output, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let start = this.first;
        if this.rotate {
            this.first = if start + 1 == B::COUNT { 0 } else { start + 1 };
        }
        let mut all = true;
        for i in 0..B::COUNT {
            let k = if start + i < B::COUNT { start + i } else { start + i - B::COUNT };
            match unsafe { Pin::new_unchecked(&mut this.branches) }.advance(k, cx) {
                Ok(true) => {}
                Ok(false) => all = false,
                Err(e) => return Poll::Ready(Err(e)),
            }
        }
        if all { Poll::Ready(Ok(unsafe { Pin::new_unchecked(&mut this.branches) }.take())) } else { Poll::Pending }
    }
}

pub fn try_join<E, B: TryBranches<E>>(branches: B, rotate: bool) -> TryJoin<B, E> {
    TryJoin { branches, first: 0, rotate, _error: PhantomData }
}

macro_rules! try_branches {
    ($n:literal: $($f:ident $t:ident $i:tt),+) => {
        impl<Err, $($t, $f: Future<Output = Result<$t, Err>>),+> TryBranches<Err> for ($(MaybeDone<$f>,)+) {
            type Output = ($($t,)+);
            const COUNT: usize = $n;

            fn advance(self: Pin<&mut Self>, i: usize, cx: &mut Context<'_>) -> Result<bool, Err> {
                let this = unsafe { self.get_unchecked_mut() };
                match i {
                    $($i => advance_one(&mut this.$i, cx),)+
                    _ => Ok(true),
                }
            }

            fn take(self: Pin<&mut Self>) -> Self::Output {
                let this = unsafe { self.get_unchecked_mut() };
                ($(take_one(&mut this.$i),)+)
            }
        }
    };
}
try_branches!(1: A TA 0);
try_branches!(2: A TA 0, B TB 1);
try_branches!(3: A TA 0, B TB 1, C TC 2);
try_branches!(4: A TA 0, B TB 1, C TC 2, D TD 3);
try_branches!(5: A TA 0, B TB 1, C TC 2, D TD 3, E TE 4);
try_branches!(6: A TA 0, B TB 1, C TC 2, D TD 3, E TE 4, F TF 5);
try_branches!(7: A TA 0, B TB 1, C TC 2, D TD 3, E TE 4, F TF 5, G TG 6);
try_branches!(8: A TA 0, B TB 1, C TC 2, D TD 3, E TE 4, F TF 5, G TG 6, H TH 7);

#[macro_export]
macro_rules! try_join {
    (biased; $($fut:expr),+ $(,)?) => {
        $crate::macros::try_join::try_join(($($crate::macros::maybe_done($fut),)+), false).await
    };
    ($($fut:expr),+ $(,)?) => {
        $crate::macros::try_join::try_join(($($crate::macros::maybe_done($fut),)+), true).await
    };
    () => {
        ::std::result::Result::Ok(())
    };
}
