//! Streams around another one, with plain closures.

use futures::stream::Stream;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

macro_rules! with_closure {
    ($($name:ident),+) => {$(
        #[derive(Clone, Debug)]
        #[must_use = "streams do nothing unless polled"]
        pub struct $name<S, F> {
            stream: S,
            f: F,
            done: bool,
        }

        impl<S: Unpin, F> Unpin for $name<S, F> {}

        impl<S, F> $name<S, F> {
            #[doc(hidden)]
            pub fn new(stream: S, f: F) -> $name<S, F> {
                $name { stream, f, done: false }
            }

            fn parts(self: Pin<&mut Self>) -> (Pin<&mut S>, &mut F, &mut bool) {
                let this = unsafe { self.get_unchecked_mut() };
                (unsafe { Pin::new_unchecked(&mut this.stream) }, &mut this.f, &mut this.done)
            }
        }
    )+};
}

with_closure!(Filter, FilterMap, TakeWhile, SkipWhile, MapWhile);

impl<S: Stream, P: FnMut(&S::Item) -> bool> Stream for Filter<S, P> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let (mut stream, f, _) = self.parts();
        loop {
            match ready!(stream.as_mut().poll_next(cx)) {
                Some(item) if f(&item) => return Poll::Ready(Some(item)),
                Some(_) => {}
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.stream.size_hint().1)
    }
}

impl<S: Stream, F: FnMut(S::Item) -> Option<T>, T> Stream for FilterMap<S, F> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let (mut stream, f, _) = self.parts();
        loop {
            match ready!(stream.as_mut().poll_next(cx)) {
                Some(item) => {
                    let mapped = f(item);
                    if mapped.is_some() {
                        return Poll::Ready(mapped);
                    }
                }
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.stream.size_hint().1)
    }
}

impl<S: Stream, P: FnMut(&S::Item) -> bool> Stream for TakeWhile<S, P> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let (stream, f, done) = self.parts();
        if *done {
            return Poll::Ready(None);
        }
        match ready!(stream.poll_next(cx)) {
            Some(item) if f(&item) => Poll::Ready(Some(item)),
            Some(_) => {
                *done = true;
                Poll::Ready(None)
            }
            None => Poll::Ready(None),
        }
    }
}

impl<S: Stream, P: FnMut(&S::Item) -> bool> Stream for SkipWhile<S, P> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let (mut stream, f, done) = self.parts();
        loop {
            match ready!(stream.as_mut().poll_next(cx)) {
                Some(item) if !*done && f(&item) => {}
                item => {
                    *done = true;
                    return Poll::Ready(item);
                }
            }
        }
    }
}

impl<S: Stream, F: FnMut(S::Item) -> Option<T>, T> Stream for MapWhile<S, F> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let (stream, f, _) = self.parts();
        Poll::Ready(match ready!(stream.poll_next(cx)) {
            Some(item) => f(item),
            None => None,
        })
    }
}

#[derive(Clone, Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Scan<S, St, F> {
    stream: S,
    state_f: (St, F),
}

impl<S: Unpin, St, F> Unpin for Scan<S, St, F> {}

impl<S, St, F> Scan<S, St, F> {
    #[doc(hidden)]
    pub fn new(stream: S, initial_state: St, f: F) -> Scan<S, St, F> {
        Scan { stream, state_f: (initial_state, f) }
    }
}

impl<S: Stream, St, F: FnMut(&mut St, S::Item) -> Option<B>, B> Stream for Scan<S, St, F> {
    type Item = B;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<B>> {
        let this = unsafe { self.get_unchecked_mut() };
        let item = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx));
        Poll::Ready(match item {
            Some(item) => (this.state_f.1)(&mut this.state_f.0, item),
            None => None,
        })
    }
}

/// Every n-th item, the first included.
#[derive(Clone, Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct StepBy<S> {
    stream: S,
    step: usize,
    left: usize,
}

impl<S> StepBy<S> {
    #[doc(hidden)]
    #[track_caller]
    pub fn new(stream: S, step: usize) -> StepBy<S> {
        assert!(step > 0, "`step` must be greater than zero");
        StepBy { stream, step, left: 0 }
    }
}

impl<S: Stream> Stream for StepBy<S> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
                Some(item) if this.left == 0 => {
                    this.left = this.step - 1;
                    return Poll::Ready(Some(item));
                }
                Some(_) => this.left -= 1,
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Pairs; asks the second only when the first has given its item.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Zip<A, B, T> {
    slot: Option<T>,
    first: A,
    second: B,
}

impl<A: Unpin, B: Unpin, T> Unpin for Zip<A, B, T> {}

impl<A, B, T> Zip<A, B, T> {
    #[doc(hidden)]
    pub fn new(first: A, second: B) -> Zip<A, B, T> {
        Zip { slot: None, first, second }
    }
}

impl<A: Stream<Item = T>, B: Stream, T> Stream for Zip<A, B, T> {
    type Item = (T, B::Item);

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<(T, B::Item)>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.slot.is_none() {
            match ready!(unsafe { Pin::new_unchecked(&mut this.first) }.poll_next(cx)) {
                Some(item) => this.slot = Some(item),
                None => return Poll::Ready(None),
            }
        }
        match ready!(unsafe { Pin::new_unchecked(&mut this.second) }.poll_next(cx)) {
            Some(second) => Poll::Ready(Some((this.slot.take().unwrap(), second))),
            None => Poll::Ready(None),
        }
    }
}

macro_rules! owned {
    ($name:ident, $bound:ident, $item:ident => $e:expr) => {
        #[derive(Clone, Debug)]
        #[must_use = "streams do nothing unless polled"]
        pub struct $name<S> {
            stream: S,
        }

        impl<S> $name<S> {
            #[doc(hidden)]
            pub fn new(stream: S) -> $name<S> {
                $name { stream }
            }
        }

        impl<'a, S: Stream<Item = &'a T>, T: $bound + 'a> Stream for $name<S> {
            type Item = T;

            fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
                let stream = unsafe { self.map_unchecked_mut(|this| &mut this.stream) };
                Poll::Ready(match ready!(stream.poll_next(cx)) {
                    Some($item) => Some($e),
                    None => None,
                })
            }
        }
    };
}

owned!(Cloned, Clone, item => item.clone());
owned!(Copied, Copy, item => *item);
