//! Several futures of a stream at a time, and several items at a time.

use super::{Fuse, FusedStream, FuturesOrdered, FuturesUnordered, Stream, StreamExt};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

macro_rules! buffers {
    ($(#[$doc:meta])* $name:ident, $queue:ident) => {
        $(#[$doc])*
        #[must_use = "streams do nothing unless polled"]
        pub struct $name<St>
        where
            St: Stream,
            St::Item: Future,
        {
            stream: Fuse<St>,
            in_progress: $queue<St::Item>,
            max: usize,
        }

        impl<St> Unpin for $name<St>
        where
            St: Stream + Unpin,
            St::Item: Future,
        {
        }

        impl<St> $name<St>
        where
            St: Stream,
            St::Item: Future,
        {
            pub(crate) fn new(stream: St, n: usize) -> $name<St> {
                $name { stream: Fuse::new(stream), in_progress: $queue::new(), max: n }
            }
        }

        impl<St> Stream for $name<St>
        where
            St: Stream,
            St::Item: Future,
        {
            type Item = <St::Item as Future>::Output;

            fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
                let this = unsafe { self.get_unchecked_mut() };
                while this.in_progress.len() < this.max {
                    match unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx) {
                        Poll::Ready(Some(future)) => this.in_progress.push(future),
                        _ => break,
                    }
                }
                if let Some(output) = ready!(this.in_progress.poll_next_unpin(cx)) {
                    return Poll::Ready(Some(output));
                }
                if this.stream.is_done() { Poll::Ready(None) } else { Poll::Pending }
            }
        }

        impl<St> FusedStream for $name<St>
        where
            St: Stream,
            St::Item: Future,
        {
            fn is_terminated(&self) -> bool {
                self.stream.is_done() && self.in_progress.is_empty()
            }
        }

        impl<St> fmt::Debug for $name<St>
        where
            St: Stream + fmt::Debug,
            St::Item: Future,
        {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).field("stream", &self.stream).field("max", &self.max).finish()
            }
        }
    };
}

buffers!(
    /// Up to `max` futures at a time; outputs in the order of the stream.
    Buffered,
    FuturesOrdered
);
buffers!(
    /// Up to `max` futures at a time; outputs as they come.
    BufferUnordered,
    FuturesUnordered
);

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct ForEachConcurrent<St, Fut, F> {
    stream: Option<St>,
    f: F,
    futures: FuturesUnordered<Fut>,
    limit: usize,
}

impl<St: Unpin, Fut, F> Unpin for ForEachConcurrent<St, Fut, F> {}

impl<St, Fut, F> ForEachConcurrent<St, Fut, F> {
    /// No limit, or zero: as many as there are.
    pub(crate) fn new(stream: St, limit: Option<usize>, f: F) -> ForEachConcurrent<St, Fut, F> {
        let limit = match limit {
            Some(n) if n > 0 => n,
            _ => usize::MAX,
        };
        ForEachConcurrent { stream: Some(stream), f, futures: FuturesUnordered::new(), limit }
    }
}

impl<St, Fut, F> Future for ForEachConcurrent<St, Fut, F>
where
    St: Stream,
    F: FnMut(St::Item) -> Fut,
    Fut: Future<Output = ()>,
{
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            let mut progress = false;
            if this.limit > this.futures.len() {
                let polled = match &mut this.stream {
                    Some(stream) => unsafe { Pin::new_unchecked(stream) }.poll_next(cx),
                    None => Poll::Pending,
                };
                match polled {
                    Poll::Ready(Some(item)) => {
                        progress = true;
                        this.futures.push((this.f)(item));
                    }
                    Poll::Ready(None) => this.stream = None,
                    Poll::Pending => {}
                }
            }
            match this.futures.poll_next_unpin(cx) {
                Poll::Ready(Some(())) => progress = true,
                Poll::Ready(None) if this.stream.is_none() => return Poll::Ready(()),
                _ => {}
            }
            if !progress {
                return Poll::Pending;
            }
        }
    }
}

/// So many items at a time, as a `Vec`; the last may be shorter.
#[must_use = "streams do nothing unless polled"]
pub struct Chunks<St: Stream> {
    stream: Fuse<St>,
    items: Vec<St::Item>,
    cap: usize,
}

impl<St: Stream + Unpin> Unpin for Chunks<St> {}

impl<St: Stream> Chunks<St> {
    #[track_caller]
    pub(crate) fn new(stream: St, capacity: usize) -> Chunks<St> {
        assert!(capacity > 0);
        Chunks { stream: Fuse::new(stream), items: Vec::with_capacity(capacity), cap: capacity }
    }
}

impl<St: Stream> Stream for Chunks<St> {
    type Item = Vec<St::Item>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Vec<St::Item>>> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            match ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx)) {
                Some(item) => {
                    this.items.push(item);
                    if this.items.len() >= this.cap {
                        let full = std::mem::replace(&mut this.items, Vec::with_capacity(this.cap));
                        return Poll::Ready(Some(full));
                    }
                }
                None if this.items.is_empty() => return Poll::Ready(None),
                None => return Poll::Ready(Some(std::mem::take(&mut this.items))),
            }
        }
    }
}

impl<St: Stream> FusedStream for Chunks<St> {
    fn is_terminated(&self) -> bool {
        self.stream.is_done() && self.items.is_empty()
    }
}

/// What is ready now, up to so many.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct ReadyChunks<St: Stream> {
    stream: Fuse<St>,
    cap: usize,
}

impl<St: Stream> ReadyChunks<St> {
    #[track_caller]
    pub(crate) fn new(stream: St, capacity: usize) -> ReadyChunks<St> {
        assert!(capacity > 0);
        ReadyChunks { stream: Fuse::new(stream), cap: capacity }
    }
}

impl<St: Stream> Stream for ReadyChunks<St> {
    type Item = Vec<St::Item>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Vec<St::Item>>> {
        let this = unsafe { self.get_unchecked_mut() };
        let mut items = Vec::new();
        loop {
            match unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx) {
                Poll::Pending if items.is_empty() => return Poll::Pending,
                Poll::Ready(Some(item)) => {
                    items.push(item);
                    if items.len() >= this.cap {
                        return Poll::Ready(Some(items));
                    }
                }
                Poll::Ready(None) if items.is_empty() => return Poll::Ready(None),
                _ => return Poll::Ready(Some(items)),
            }
        }
    }
}
