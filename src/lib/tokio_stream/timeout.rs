//! An error where an item takes too long.

use futures::stream::{Fuse, Stream, StreamExt};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use tokio::time::{sleep, Duration, Instant, Sleep};

#[derive(Debug, PartialEq, Eq)]
pub struct Elapsed(());

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt("deadline has elapsed", f)
    }
}

impl std::error::Error for Elapsed {}

impl From<Elapsed> for std::io::Error {
    fn from(_e: Elapsed) -> std::io::Error {
        std::io::ErrorKind::TimedOut.into()
    }
}

/// The time begins with each item; it is told once that it is up.
#[must_use = "streams do nothing unless polled"]
pub struct Timeout<S> {
    stream: Fuse<S>,
    deadline: Sleep,
    duration: Duration,
    poll_deadline: bool,
}

impl<S: Stream> Timeout<S> {
    #[track_caller]
    pub(crate) fn new(stream: S, duration: Duration) -> Timeout<S> {
        Timeout { stream: stream.fuse(), deadline: sleep(duration), duration, poll_deadline: true }
    }
}

impl<S: Stream> Stream for Timeout<S> {
    type Item = Result<S::Item, Elapsed>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let mut deadline = unsafe { Pin::new_unchecked(&mut this.deadline) };
        if let Poll::Ready(item) = unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx) {
            if item.is_some() {
                deadline.reset(Instant::now() + this.duration);
                this.poll_deadline = true;
            }
            return Poll::Ready(item.map(Ok));
        }
        if this.poll_deadline {
            ready!(deadline.as_mut().poll(cx));
            this.poll_deadline = false;
            return Poll::Ready(Some(Err(Elapsed(()))));
        }
        Poll::Pending
    }
}
