//! Futures around another one.

use super::ext::NeverResult;
use super::FusedFuture;
use crate::stream::{FusedStream, Stream};
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Changes the output.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Map<Fut, F> {
    state: Option<(Fut, F)>,
}

impl<Fut, F> Map<Fut, F> {
    pub(crate) fn new(future: Fut, f: F) -> Map<Fut, F> {
        Map { state: Some((future, f)) }
    }
}

impl<Fut: Unpin, F> Unpin for Map<Fut, F> {}

impl<Fut, F, T> Future for Map<Fut, F>
where
    Fut: Future,
    F: FnOnce(Fut::Output) -> T,
{
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let this = unsafe { self.get_unchecked_mut() };
        let output = match &mut this.state {
            Some(state) => match unsafe { Pin::new_unchecked(&mut state.0) }.poll(cx) {
                Poll::Ready(output) => output,
                Poll::Pending => return Poll::Pending,
            },
            None => panic!("Map must not be polled after it returned `Poll::Ready`"),
        };
        match take_second(&mut this.state) {
            Some(f) => Poll::Ready(f(output)),
            None => unreachable!(),
        }
    }
}

/// Drops the first where it stands, and gives the second.
pub(crate) fn take_second<A, B>(state: &mut Option<(A, B)>) -> Option<B> {
    match state {
        Some(pair) => {
            let second = unsafe { std::ptr::read(&pair.1) };
            unsafe {
                std::ptr::drop_in_place(&mut pair.0);
                std::ptr::write(state, None);
            }
            Some(second)
        }
        None => None,
    }
}

impl<Fut, F, T> FusedFuture for Map<Fut, F>
where
    Fut: Future,
    F: FnOnce(Fut::Output) -> T,
{
    fn is_terminated(&self) -> bool {
        self.state.is_none()
    }
}

/// Two futures, one after the other; the second is made from the output of the first.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Then<Fut1, Fut2, F> {
    step: Step<Fut1, Fut2, F>,
}

#[derive(Debug)]
enum Step<Fut1, Fut2, F> {
    First(Option<(Fut1, F)>),
    Second(Fut2),
    Over,
}

impl<Fut1, Fut2, F> Then<Fut1, Fut2, F> {
    pub(crate) fn new(future: Fut1, f: F) -> Then<Fut1, Fut2, F> {
        Then { step: Step::First(Some((future, f))) }
    }
}

impl<Fut1, Fut2, F> Future for Then<Fut1, Fut2, F>
where
    Fut1: Future,
    Fut2: Future,
    F: FnOnce(Fut1::Output) -> Fut2,
{
    type Output = Fut2::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Fut2::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match &mut this.step {
                Step::First(state) => {
                    let output = match state {
                        Some(first) => match unsafe { Pin::new_unchecked(&mut first.0) }.poll(cx) {
                            Poll::Ready(output) => output,
                            Poll::Pending => return Poll::Pending,
                        },
                        None => unreachable!(),
                    };
                    let f = take_second(state).unwrap();
                    this.step = Step::Second(f(output));
                }
                Step::Second(future) => match unsafe { Pin::new_unchecked(future) }.poll(cx) {
                    Poll::Ready(output) => {
                        this.step = Step::Over;
                        return Poll::Ready(output);
                    }
                    Poll::Pending => return Poll::Pending,
                },
                Step::Over => panic!("Then must not be polled after it returned `Poll::Ready`"),
            }
        }
    }
}

impl<Fut1, Fut2, F> FusedFuture for Then<Fut1, Fut2, F>
where
    Fut1: Future,
    Fut2: Future,
    F: FnOnce(Fut1::Output) -> Fut2,
{
    fn is_terminated(&self) -> bool {
        match self.step {
            Step::Over => true,
            _ => false,
        }
    }
}

/// A future whose output is a future, or a stream.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub enum Flatten<Fut1, Fut2> {
    First(Fut1),
    Second(Fut2),
    Over,
}

impl<Fut1, Fut2> Flatten<Fut1, Fut2> {
    pub(crate) fn new(future: Fut1) -> Flatten<Fut1, Fut2> {
        Flatten::First(future)
    }
}

impl<Fut1, Fut2> Future for Flatten<Fut1, Fut2>
where
    Fut1: Future<Output = Fut2>,
    Fut2: Future,
{
    type Output = Fut2::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Fut2::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match this {
                Flatten::First(future) => match unsafe { Pin::new_unchecked(future) }.poll(cx) {
                    Poll::Ready(inner) => *this = Flatten::Second(inner),
                    Poll::Pending => return Poll::Pending,
                },
                Flatten::Second(future) => match unsafe { Pin::new_unchecked(future) }.poll(cx) {
                    Poll::Ready(output) => {
                        *this = Flatten::Over;
                        return Poll::Ready(output);
                    }
                    Poll::Pending => return Poll::Pending,
                },
                Flatten::Over => panic!("Flatten polled after completion"),
            }
        }
    }
}

#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct FlattenStream<Fut, St> {
    inner: Flatten<Fut, St>,
}

impl<Fut, St> FlattenStream<Fut, St> {
    pub(crate) fn new(future: Fut) -> FlattenStream<Fut, St> {
        FlattenStream { inner: Flatten::First(future) }
    }
}

impl<Fut, St> Stream for FlattenStream<Fut, St>
where
    Fut: Future<Output = St>,
    St: Stream,
{
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match &mut this.inner {
                Flatten::First(future) => match unsafe { Pin::new_unchecked(future) }.poll(cx) {
                    Poll::Ready(stream) => this.inner = Flatten::Second(stream),
                    Poll::Pending => return Poll::Pending,
                },
                Flatten::Second(stream) => {
                    let item = std::task::ready!(unsafe { Pin::new_unchecked(stream) }.poll_next(cx));
                    if item.is_none() {
                        this.inner = Flatten::Over;
                    }
                    return Poll::Ready(item);
                }
                Flatten::Over => return Poll::Ready(None),
            }
        }
    }
}

/// Looks at the output as it comes by.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Inspect<Fut, F> {
    inner: Map<Fut, F>,
}

impl<Fut, F> Inspect<Fut, F> {
    pub(crate) fn new(future: Fut, f: F) -> Inspect<Fut, F> {
        Inspect { inner: Map::new(future, f) }
    }
}

impl<Fut, F> Future for Inspect<Fut, F>
where
    Fut: Future,
    F: FnOnce(&Fut::Output),
{
    type Output = Fut::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Fut::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        let output = match &mut this.inner.state {
            Some(state) => std::task::ready!(unsafe { Pin::new_unchecked(&mut state.0) }.poll(cx)),
            None => panic!("Map must not be polled after it returned `Poll::Ready`"),
        };
        let f = take_second(&mut this.inner.state).unwrap();
        f(&output);
        Poll::Ready(output)
    }
}

impl<Fut, F> FusedFuture for Inspect<Fut, F>
where
    Fut: Future,
    F: FnOnce(&Fut::Output),
{
    fn is_terminated(&self) -> bool {
        self.inner.state.is_none()
    }
}

/// A stream with one item: the output.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct IntoStream<Fut> {
    inner: Option<Fut>,
}

impl<Fut> IntoStream<Fut> {
    pub(crate) fn new(future: Fut) -> IntoStream<Fut> {
        IntoStream { inner: Some(future) }
    }
}

impl<Fut: Future> Stream for IntoStream<Fut> {
    type Item = Fut::Output;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Fut::Output>> {
        let this = unsafe { self.get_unchecked_mut() };
        let output = match &mut this.inner {
            Some(future) => std::task::ready!(unsafe { Pin::new_unchecked(future) }.poll(cx)),
            None => return Poll::Ready(None),
        };
        this.inner = None;
        Poll::Ready(Some(output))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = if self.inner.is_some() { 1 } else { 0 };
        (n, Some(n))
    }
}

impl<Fut: Future> FusedStream for IntoStream<Fut> {
    fn is_terminated(&self) -> bool {
        self.inner.is_none()
    }
}

macro_rules! changed {
    ($name:ident<$fut:ident $(, $extra:ident)?>, $output:ty, $x:ident => $e:expr $(, where $($bound:tt)+)?) => {
        #[derive(Debug)]
        #[must_use = "futures do nothing unless you `.await` or poll them"]
        pub struct $name<$fut $(, $extra)?> {
            future: $fut,
            _marker: PhantomData<($(fn() -> $extra,)?)>,
        }

        impl<$fut $(, $extra)?> $name<$fut $(, $extra)?> {
            pub(crate) fn new(future: $fut) -> Self {
                $name { future, _marker: PhantomData }
            }
        }

        impl<$fut: Future $(, $extra)?> Future for $name<$fut $(, $extra)?>
        $(where $($bound)+)?
        {
            type Output = $output;

            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<$output> {
                match unsafe { self.map_unchecked_mut(|this| &mut this.future) }.poll(cx) {
                    Poll::Ready($x) => Poll::Ready($e),
                    Poll::Pending => Poll::Pending,
                }
            }
        }
    };
}

changed!(MapInto<Fut, U>, U, x => x.into(), where Fut::Output: Into<U>);
changed!(UnitError<Fut>, Result<Fut::Output, ()>, x => Ok(x));
changed!(NeverError<Fut>, NeverResult<Fut::Output>, x => Ok(x));
