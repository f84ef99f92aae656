//! The future behind `try_join!`.

use super::{maybe_done, MaybeDone};
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
pub struct SharedError<E>(PhantomData<fn() -> E>);

impl<E> SharedError<E> {
    pub fn new() -> SharedError<E> { SharedError(PhantomData) }
}

pub struct Branch<F: Future>(MaybeDone<F>);

pub fn branch<F: Future>(future: F) -> Branch<F> { Branch(maybe_done(future)) }

/// One branch. `same` gives its error back as the shared one: where they are two types, that is told at the macro.
pub struct Tried<F: Future, E>
where
    F::Output: Outcome,
{
    future: MaybeDone<F>,
    value: Option<<F::Output as Outcome>::Value>,
    same: fn(<F::Output as Outcome>::Error) -> E,
}

impl<F: Future> Branch<F>
where
    F::Output: Outcome,
{
    pub fn tried<E>(self, _shared: &SharedError<E>, same: fn(<F::Output as Outcome>::Error) -> E) -> Tried<F, E> {
        Tried { future: self.0, value: None, same }
    }
}

impl<F: Future, E> Tried<F, E>
where
    F::Output: Outcome,
{
    /// True when its value is there.
    fn advance(&mut self, cx: &mut Context<'_>) -> Result<bool, E> {
        if self.value.is_some() {
            return Ok(true);
        }
        if unsafe { Pin::new_unchecked(&mut self.future) }.poll(cx).is_pending() {
            return Ok(false);
        }
        match unsafe { Pin::new_unchecked(&mut self.future) }.take_output().unwrap().result() {
            Ok(value) => {
                self.value = Some(value);
                Ok(true)
            }
            Err(e) => Err((self.same)(e)),
        }
    }
}

pub trait TryTogether<E> {
    type Output;

    fn poll_all(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E>>;
    fn take_all(self: Pin<&mut Self>) -> Self::Output;
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryJoinTuple<T, E> {
    futures: T,
    error: PhantomData<fn() -> E>,
}

pub fn try_join_tuple<E, T: TryTogether<E>>(futures: T) -> TryJoinTuple<T, E> {
    TryJoinTuple { futures, error: PhantomData }
}

impl<E, T: TryTogether<E>> Future for TryJoinTuple<T, E> {
    type Output = Result<T::Output, E>;

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
    ($($f:ident $i:tt),+) => {
        impl<Err, $($f: Future),+> TryTogether<Err> for ($(Tried<$f, Err>,)+)
        where
            $($f::Output: Outcome),+
        {
            type Output = ($(<$f::Output as Outcome>::Value,)+);

            fn poll_all(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Err>> {
                let this = unsafe { self.get_unchecked_mut() };
                let mut all = true;
                $(match this.$i.advance(cx) {
                    Ok(done) => all = all && done,
                    Err(e) => return Poll::Ready(Err(e)),
                })+
                if all { Poll::Ready(Ok(())) } else { Poll::Pending }
            }

            fn take_all(self: Pin<&mut Self>) -> Self::Output {
                let this = unsafe { self.get_unchecked_mut() };
                ($(this.$i.value.take().unwrap(),)+)
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
