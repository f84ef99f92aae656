//! Items not more often than every so much time.

use futures::stream::Stream;
use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use tokio::time::{sleep, Duration, Instant, Sleep};

#[must_use = "streams do nothing unless polled"]
pub struct Throttle<T> {
    delay: Sleep,
    duration: Duration,
    /// The time since the last item is up.
    has_delayed: bool,
    stream: T,
}

impl<T: Stream> Throttle<T> {
    #[track_caller]
    pub(crate) fn new(duration: Duration, stream: T) -> Throttle<T> {
        Throttle { delay: sleep(duration), duration, has_delayed: true, stream }
    }
}

impl<T> Throttle<T> {
    pub fn get_ref(&self) -> &T {
        &self.stream
    }

    pub fn get_mut(&mut self) -> &mut T {
        &mut self.stream
    }

    pub fn into_inner(self) -> T {
        self.stream
    }
}

impl<T: Stream> Stream for Throttle<T> {
    type Item = T::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        let mut delay = unsafe { Pin::new_unchecked(&mut this.delay) };
        let no_wait = this.duration == Duration::ZERO;
        if !this.has_delayed && !no_wait {
            ready!(delay.as_mut().poll(cx));
            this.has_delayed = true;
        }
        let value = ready!(unsafe { Pin::new_unchecked(&mut this.stream) }.poll_next(cx));
        if value.is_some() {
            if !no_wait {
                delay.reset(Instant::now() + this.duration);
            }
            this.has_delayed = false;
        }
        Poll::Ready(value)
    }
}
