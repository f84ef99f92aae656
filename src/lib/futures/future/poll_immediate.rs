//! Asking once: what is ready now.

use crate::stream::{FusedStream, Stream};
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// As a future: the output, or `None` where it would have to wait. As a stream: what each poll says, to the end.
#[derive(Debug, Clone)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct PollImmediate<T>(Option<T>);

impl<T: Unpin> Unpin for PollImmediate<T> {}

pub fn poll_immediate<F: Future>(f: F) -> PollImmediate<F> {
    PollImmediate(Some(f))
}

pub fn poll_immediate_stream<S: Stream>(s: S) -> PollImmediate<S> {
    PollImmediate(Some(s))
}

impl<T> PollImmediate<T> {
    fn inner(self: Pin<&mut Self>) -> &mut Option<T> {
        unsafe { &mut self.get_unchecked_mut().0 }
    }
}

impl<F: Future> Future for PollImmediate<F> {
    type Output = Option<F::Output>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<F::Output>> {
        let inner = self.inner();
        let future = inner.as_mut().expect("PollImmediate polled after completion");
        match unsafe { Pin::new_unchecked(future) }.poll(cx) {
            Poll::Ready(x) => {
                *inner = None;
                Poll::Ready(Some(x))
            }
            Poll::Pending => Poll::Ready(None),
        }
    }
}

impl<S: Stream> Stream for PollImmediate<S> {
    type Item = Poll<S::Item>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Poll<S::Item>>> {
        let inner = self.inner();
        let Some(stream) = inner.as_mut() else { return Poll::Ready(None) };
        match unsafe { Pin::new_unchecked(stream) }.poll_next(cx) {
            Poll::Ready(Some(x)) => Poll::Ready(Some(Poll::Ready(x))),
            Poll::Ready(None) => {
                *inner = None;
                Poll::Ready(None)
            }
            Poll::Pending => Poll::Ready(Some(Poll::Pending)),
        }
    }
}

impl<S: Stream> FusedStream for PollImmediate<S> {
    fn is_terminated(&self) -> bool {
        self.0.is_none()
    }
}
