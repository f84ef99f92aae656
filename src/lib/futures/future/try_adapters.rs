//! Futures around one that gives a result.

use super::adapters::take_second;
use super::{FusedFuture, TryFuture};
use crate::stream::{Stream, TryStream};
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The result of the future, which is dropped then, and the closure that is to get it.
fn drive<Fut: TryFuture, F>(state: &mut Option<(Fut, F)>, cx: &mut Context<'_>) -> Poll<(Result<Fut::Ok, Fut::Error>, F)> {
    let result = match state {
        Some(pair) => std::task::ready!(unsafe { Pin::new_unchecked(&mut pair.0) }.try_poll(cx)),
        None => panic!("Map must not be polled after it returned `Poll::Ready`"),
    };
    match take_second(state) {
        Some(f) => Poll::Ready((result, f)),
        None => unreachable!(),
    }
}

macro_rules! mapped {
    ($($name:ident)+) => {$(
        #[derive(Debug)]
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<Fut, F> {
            state: Option<(Fut, F)>,
        }

        impl<Fut, F> $name<Fut, F> {
            pub(crate) fn new(future: Fut, f: F) -> $name<Fut, F> {
                $name { state: Some((future, f)) }
            }
        }

        impl<Fut: Unpin, F> Unpin for $name<Fut, F> {}

        impl<Fut, F> FusedFuture for $name<Fut, F>
        where
            $name<Fut, F>: Future,
        {
            fn is_terminated(&self) -> bool {
                self.state.is_none()
            }
        }
    )+};
}

mapped!(MapOk MapErr InspectOk InspectErr UnwrapOrElse);

impl<Fut, F, T> Future for MapOk<Fut, F>
where
    Fut: TryFuture,
    F: FnOnce(Fut::Ok) -> T,
{
    type Output = Result<T, Fut::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let (result, f) = std::task::ready!(drive(&mut unsafe { self.get_unchecked_mut() }.state, cx));
        Poll::Ready(result.map(f))
    }
}

impl<Fut, F, E> Future for MapErr<Fut, F>
where
    Fut: TryFuture,
    F: FnOnce(Fut::Error) -> E,
{
    type Output = Result<Fut::Ok, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let (result, f) = std::task::ready!(drive(&mut unsafe { self.get_unchecked_mut() }.state, cx));
        Poll::Ready(result.map_err(f))
    }
}

impl<Fut, F> Future for InspectOk<Fut, F>
where
    Fut: TryFuture,
    F: FnOnce(&Fut::Ok),
{
    type Output = Result<Fut::Ok, Fut::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let (result, f) = std::task::ready!(drive(&mut unsafe { self.get_unchecked_mut() }.state, cx));
        if let Ok(value) = &result {
            f(value);
        }
        Poll::Ready(result)
    }
}

impl<Fut, F> Future for InspectErr<Fut, F>
where
    Fut: TryFuture,
    F: FnOnce(&Fut::Error),
{
    type Output = Result<Fut::Ok, Fut::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let (result, f) = std::task::ready!(drive(&mut unsafe { self.get_unchecked_mut() }.state, cx));
        if let Err(e) = &result {
            f(e);
        }
        Poll::Ready(result)
    }
}

impl<Fut, F> Future for UnwrapOrElse<Fut, F>
where
    Fut: TryFuture,
    F: FnOnce(Fut::Error) -> Fut::Ok,
{
    type Output = Fut::Ok;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Fut::Ok> {
        let (result, f) = std::task::ready!(drive(&mut unsafe { self.get_unchecked_mut() }.state, cx));
        Poll::Ready(result.unwrap_or_else(f))
    }
}

#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct MapOkOrElse<Fut, F, E> {
    state: Option<(Fut, (F, E))>,
}

impl<Fut, F, E> MapOkOrElse<Fut, F, E> {
    pub(crate) fn new(future: Fut, both: (F, E)) -> MapOkOrElse<Fut, F, E> {
        MapOkOrElse { state: Some((future, both)) }
    }
}

impl<Fut, F, E, T> Future for MapOkOrElse<Fut, F, E>
where
    Fut: TryFuture,
    F: FnOnce(Fut::Ok) -> T,
    E: FnOnce(Fut::Error) -> T,
{
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let (result, both) = std::task::ready!(drive(&mut unsafe { self.get_unchecked_mut() }.state, cx));
        Poll::Ready(match result {
            Ok(value) => (both.0)(value),
            Err(e) => (both.1)(e),
        })
    }
}

/// Two futures, one after the other: `f` makes the second of what the first gives, or there is none.
#[derive(Debug)]
enum Step<Fut1, Fut2, F> {
    First(Option<(Fut1, F)>),
    Second(Fut2),
    Over,
}

impl<Fut1: TryFuture, Fut2: TryFuture, F> Step<Fut1, Fut2, F> {
    /// `next`: the second future, or the answer without one.
    fn poll_both(
        &mut self,
        cx: &mut Context<'_>,
        next: impl FnOnce(Result<Fut1::Ok, Fut1::Error>, F) -> Result<Fut2, Result<Fut2::Ok, Fut2::Error>>,
        over: &str,
    ) -> Poll<Result<Fut2::Ok, Fut2::Error>> {
        if let Step::First(state) = self {
            let (result, f) = std::task::ready!(drive(state, cx));
            match next(result, f) {
                Ok(second) => *self = Step::Second(second),
                Err(answer) => {
                    *self = Step::Over;
                    return Poll::Ready(answer);
                }
            }
        }
        let Step::Second(future) = self else { panic!("{over} polled after completion") };
        let answer = std::task::ready!(unsafe { Pin::new_unchecked(future) }.try_poll(cx));
        *self = Step::Over;
        Poll::Ready(answer)
    }
}

macro_rules! chained {
    ($name:ident, $over:literal, ($($same:tt)*), $arg:ident, $r:ident $f:ident => $next:expr) => {
        #[derive(Debug)]
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<Fut1, Fut2, F> {
            step: Step<Fut1, Fut2, F>,
        }

        impl<Fut1, Fut2, F> $name<Fut1, Fut2, F> {
            pub(crate) fn new(future: Fut1, f: F) -> $name<Fut1, Fut2, F> {
                $name { step: Step::First(Some((future, f))) }
            }
        }

        impl<Fut1, Fut2, F> FusedFuture for $name<Fut1, Fut2, F>
        where
            $name<Fut1, Fut2, F>: Future,
        {
            fn is_terminated(&self) -> bool { matches!(self.step, Step::Over) }
        }

        impl<Fut1, Fut2, F> Future for $name<Fut1, Fut2, F>
        where
            Fut1: TryFuture,
            Fut2: TryFuture<$($same)*>,
            F: FnOnce(Fut1::$arg) -> Fut2,
        {
            type Output = Result<Fut2::Ok, Fut2::Error>;

            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
                unsafe { self.get_unchecked_mut() }.step.poll_both(cx, |$r, $f| $next, $over)
            }
        }
    };
}

chained!(AndThen, "TryFlatten", (Error = Fut1::Error), Ok, r f => r.map(f).map_err(Err));
chained!(OrElse, "TryFlattenErr", (Ok = Fut1::Ok), Error, r f => match r {
    Ok(value) => Err(Ok(value)),
    Err(e) => Ok(f(e)),
});

/// A future whose success is a future.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub enum TryFlatten<Fut1, Fut2> {
    First(Fut1),
    Second(Fut2),
    Over,
}

impl<Fut1, Fut2> TryFlatten<Fut1, Fut2> {
    pub(crate) fn new(future: Fut1) -> TryFlatten<Fut1, Fut2> {
        TryFlatten::First(future)
    }
}

impl<Fut1, Fut2> Future for TryFlatten<Fut1, Fut2>
where
    Fut1: TryFuture<Ok = Fut2>,
    Fut2: TryFuture<Error = Fut1::Error>,
{
    type Output = Result<Fut2::Ok, Fut1::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match this {
                TryFlatten::First(f) => match std::task::ready!(unsafe { Pin::new_unchecked(f) }.try_poll(cx)) {
                    Ok(inner) => *this = TryFlatten::Second(inner),
                    Err(e) => {
                        *this = TryFlatten::Over;
                        return Poll::Ready(Err(e));
                    }
                },
                TryFlatten::Second(f) => {
                    let result = std::task::ready!(unsafe { Pin::new_unchecked(f) }.try_poll(cx));
                    *this = TryFlatten::Over;
                    return Poll::Ready(result);
                }
                TryFlatten::Over => panic!("TryFlatten polled after completion"),
            }
        }
    }
}

macro_rules! converted {
    ($name:ident<Fut $(, $u:ident)?>, $output:ty, $r:ident => $e:expr $(, $($bound:tt)+)?) => {
        #[derive(Debug)]
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<Fut $(, $u)?> {
            future: Fut,
            _marker: PhantomData<($(fn() -> $u,)?)>,
        }

        impl<Fut $(, $u)?> $name<Fut $(, $u)?> {
            pub(crate) fn new(future: Fut) -> Self {
                $name { future, _marker: PhantomData }
            }
        }

        impl<Fut: TryFuture $(, $u)?> Future for $name<Fut $(, $u)?>
        $(where $($bound)+)?
        {
            type Output = $output;

            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<$output> {
                let $r = std::task::ready!(unsafe { self.map_unchecked_mut(|this| &mut this.future) }.try_poll(cx));
                Poll::Ready($e)
            }
        }
    };
}

converted!(IntoFuture<Fut>, Result<Fut::Ok, Fut::Error>, r => r);
converted!(ErrInto<Fut, E>, Result<Fut::Ok, E>, r => r.map_err(|e| e.into()), Fut::Error: Into<E>);
converted!(OkInto<Fut, U>, Result<U, Fut::Error>, r => r.map(|x| x.into()), Fut::Ok: Into<U>);

/// The stream that a future answers with; an error of the future is its only item.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct TryFlattenStream<Fut, St> {
    inner: TryFlatten<Fut, St>,
}

impl<Fut, St> TryFlattenStream<Fut, St> {
    pub(crate) fn new(future: Fut) -> TryFlattenStream<Fut, St> {
        TryFlattenStream { inner: TryFlatten::First(future) }
    }
}

impl<Fut, St> Stream for TryFlattenStream<Fut, St>
where
    Fut: TryFuture<Ok = St>,
    St: TryStream<Error = Fut::Error>,
{
    type Item = Result<St::Ok, Fut::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match &mut this.inner {
                TryFlatten::First(future) => match std::task::ready!(unsafe { Pin::new_unchecked(future) }.try_poll(cx)) {
                    Ok(stream) => this.inner = TryFlatten::Second(stream),
                    Err(e) => {
                        this.inner = TryFlatten::Over;
                        return Poll::Ready(Some(Err(e)));
                    }
                },
                TryFlatten::Second(stream) => {
                    let item = std::task::ready!(unsafe { Pin::new_unchecked(stream) }.try_poll_next(cx));
                    if item.is_none() {
                        this.inner = TryFlatten::Over;
                    }
                    return Poll::Ready(item);
                }
                TryFlatten::Over => return Poll::Ready(None),
            }
        }
    }
}
