//! Items of two streams, as they come.

use crate::future::coin;
use futures::stream::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};

macro_rules! both {
    ($(#[$doc:meta])* $name:ident, $make:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        #[must_use = "streams do nothing unless polled"]
        pub struct $name<S1, S2> {
            stream1: S1,
            stream2: S2,
        }

        pub fn $make<T, S1, S2>(stream1: S1, stream2: S2) -> $name<S1, S2>
        where
            S1: Stream<Item = T>,
            S2: Stream<Item = T>,
        {
            $name { stream1, stream2 }
        }
    };
}

both!(
    /// The first has precedence.
    Or,
    or
);
both!(
    /// Either may be asked first.
    Race,
    race
);

/// An item of the first that is ready; a stream that is over is asked again, too.
fn first_of<T, A: Stream<Item = T>, B: Stream<Item = T>>(a: Pin<&mut A>, b: Pin<&mut B>, cx: &mut Context<'_>) -> Poll<Option<T>> {
    if let Poll::Ready(Some(t)) = a.poll_next(cx) {
        return Poll::Ready(Some(t));
    }
    b.poll_next(cx)
}

impl<T, S1: Stream<Item = T>, S2: Stream<Item = T>> Stream for Or<S1, S2> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = unsafe { self.get_unchecked_mut() };
        let stream1 = unsafe { Pin::new_unchecked(&mut this.stream1) };
        first_of(stream1, unsafe { Pin::new_unchecked(&mut this.stream2) }, cx)
    }
}

impl<T, S1: Stream<Item = T>, S2: Stream<Item = T>> Stream for Race<S1, S2> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let this = unsafe { self.get_unchecked_mut() };
        let stream1 = unsafe { Pin::new_unchecked(&mut this.stream1) };
        let stream2 = unsafe { Pin::new_unchecked(&mut this.stream2) };
        let first = if coin() { first_of(stream1, stream2, cx) } else { first_of(stream2, stream1, cx) };
        // its end is never told (futures-lite 1.12)
        match first {
            Poll::Ready(Some(t)) => Poll::Ready(Some(t)),
            _ => Poll::Pending,
        }
    }
}
