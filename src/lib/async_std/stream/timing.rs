//! Streams and time.

use futures::stream::Stream;
use smol::Timer;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use std::time::Duration;

/// An item every so much time.
#[derive(Debug)]
pub struct Interval {
    delay: Timer,
    interval: Duration,
}

pub fn interval(dur: Duration) -> Interval {
    Interval { delay: Timer::after(dur), interval: dur }
}

impl Stream for Interval {
    type Item = ();

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<()>> {
        ready!(Future::poll(Pin::new(&mut self.delay), cx));
        let interval = self.interval;
        self.delay = Timer::after(interval);
        Poll::Ready(Some(()))
    }
}

#[must_use = "streams do nothing unless polled"]
pub struct Throttle<S> {
    stream: S,
    duration: Duration,
    blocked: bool,
    delay: Timer,
}

impl<S: Stream> Throttle<S> {
    pub(crate) fn new(stream: S, duration: Duration) -> Throttle<S> {
        Throttle { stream, duration, blocked: false, delay: Timer::after(Duration::ZERO) }
    }
}

impl<S: Stream> Stream for Throttle<S> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.blocked {
            ready!(Future::poll(Pin::new(&mut this.delay), cx));
            this.blocked = false;
        }
        let item = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx));
        if item.is_some() {
            this.blocked = true;
            this.delay = Timer::after(this.duration);
        }
        Poll::Ready(item)
    }
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TimeoutError {
    _private: (),
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt("stream has timed out", f)
    }
}

impl std::error::Error for TimeoutError {}

/// An error where an item takes too long.
#[must_use = "streams do nothing unless polled"]
pub struct Timeout<S> {
    stream: S,
    delay: Timer,
    duration: Duration,
}

impl<S: Stream> Timeout<S> {
    pub(crate) fn new(stream: S, duration: Duration) -> Timeout<S> {
        Timeout { stream, delay: Timer::after(duration), duration }
    }
}

impl<S: Stream> Stream for Timeout<S> {
    type Item = Result<S::Item, TimeoutError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let polled = match unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx) {
            Poll::Ready(Some(item)) => Poll::Ready(Some(Ok(item))),
            Poll::Ready(None) => Poll::Ready(None),
            Poll::Pending => match Future::poll(Pin::new(&mut this.delay), cx) {
                Poll::Ready(_) => Poll::Ready(Some(Err(TimeoutError { _private: () }))),
                Poll::Pending => Poll::Pending,
            },
        };
        if polled.is_ready() {
            this.delay = Timer::after(this.duration);
        }
        polled
    }
}
