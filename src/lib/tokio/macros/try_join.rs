//! `try_join!`: like `join!`, but the first error ends it.

use super::MaybeDone;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// What a branch must end with: a result.
pub trait Outcome {
    type Value;
    type Error;
    fn result(self) -> Result<Self::Value, Self::Error>;
}

impl<T, E> Outcome for Result<T, E> {
    type Value = T;
    type Error = E;
    fn result(self) -> Result<T, E> { self }
}

/// The type of error that all branches share; the first of them says which.
pub struct Shared<E>(PhantomData<fn() -> E>);

impl<E> Shared<E> {
    pub fn new() -> Shared<E> { Shared(PhantomData) }
}

/// One branch. `same` gives its error back as the shared one: where they are two types, that is told at the macro.
pub struct Tried<F: Future, E>
where
    F::Output: Outcome,
{
    branch: MaybeDone<F>,
    result: Option<<F::Output as Outcome>::Value>,
    same: fn(<F::Output as Outcome>::Error) -> E,
}

impl<F: Future> MaybeDone<F>
where
    F::Output: Outcome,
{
    pub fn tried<E>(self, _shared: &Shared<E>, same: fn(<F::Output as Outcome>::Error) -> E) -> Tried<F, E> {
        Tried { branch: self, result: None, same }
    }
}

impl<F: Future, E> Tried<F, E>
where
    F::Output: Outcome,
{
    fn advance(&mut self, cx: &mut Context<'_>) -> Result<bool, E> {
        if self.result.is_some() {
            return Ok(true);
        }
        if !unsafe { Pin::new_unchecked(&mut self.branch) }.advance(cx) {
            return Ok(false);
        }
        match unsafe { Pin::new_unchecked(&mut self.branch) }.take().result() {
            Ok(value) => {
                self.result = Some(value);
                Ok(true)
            }
            Err(e) => Err((self.same)(e)),
        }
    }

    fn take(&mut self) -> <F::Output as Outcome>::Value {
        match self.result.take() {
            Some(value) => value,
            None => unreachable!(),
        }
    }
}

/// A tuple of futures whose outputs are results with one type of error.
pub trait TryBranches<E> {
    type Output;
    const COUNT: usize;

    /// Polls branch `i`; true when it is done, an error as soon as it has one.
    fn advance(self: Pin<&mut Self>, i: usize, cx: &mut Context<'_>) -> Result<bool, E>;
    fn take(self: Pin<&mut Self>) -> Self::Output;
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
    ($n:literal: $($f:ident $i:tt),+) => {
        impl<Err, $($f: Future),+> TryBranches<Err> for ($(Tried<$f, Err>,)+)
        where
            $($f::Output: Outcome),+
        {
            type Output = ($(<$f::Output as Outcome>::Value,)+);
            const COUNT: usize = $n;

            fn advance(self: Pin<&mut Self>, i: usize, cx: &mut Context<'_>) -> Result<bool, Err> {
                let this = unsafe { self.get_unchecked_mut() };
                match i {
                    $($i => this.$i.advance(cx),)+
                    _ => Ok(true),
                }
            }

            fn take(self: Pin<&mut Self>) -> Self::Output {
                let this = unsafe { self.get_unchecked_mut() };
                ($(this.$i.take(),)+)
            }
        }};
}
try_branches!(1: A 0);
try_branches!(2: A 0, B 1);
try_branches!(3: A 0, B 1, C 2);
try_branches!(4: A 0, B 1, C 2, D 3);
try_branches!(5: A 0, B 1, C 2, D 3, E 4);
try_branches!(6: A 0, B 1, C 2, D 3, E 4, F 5);
try_branches!(7: A 0, B 1, C 2, D 3, E 4, F 5, G 6);
try_branches!(8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);

#[macro_export]
macro_rules! try_join {
    (biased; $($fut:expr),+ $(,)?) => {{
        let shared = $crate::macros::try_join::Shared::new();
        $crate::macros::try_join::try_join(($($crate::macros::maybe_done($fut).tried(&shared, |e| e),)+), false).await
    }};
    ($($fut:expr),+ $(,)?) => {{
        let shared = $crate::macros::try_join::Shared::new();
        $crate::macros::try_join::try_join(($($crate::macros::maybe_done($fut).tried(&shared, |e| e),)+), true).await
    }};
    () => {
        ::std::result::Result::Ok(())
    };
}
