//! A future that may be polled after its end, and then is pending for ever.

use super::FusedFuture;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Fuse<Fut> {
    inner: Option<Fut>,
}

impl<Fut> Fuse<Fut> {
    pub(crate) fn new(f: Fut) -> Fuse<Fut> {
        Fuse { inner: Some(f) }
    }
}

impl<Fut: Future> Fuse<Fut> {
    /// One that is over from the start.
    pub fn terminated() -> Fuse<Fut> {
        Fuse { inner: None }
    }
}

impl<Fut: Future> FusedFuture for Fuse<Fut> {
    fn is_terminated(&self) -> bool {
        self.inner.is_none()
    }
}

impl<Fut: Future> Future for Fuse<Fut> {
    type Output = Fut::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Fut::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        match &mut this.inner {
            Some(future) => match unsafe { Pin::new_unchecked(future) }.poll(cx) {
                Poll::Ready(output) => {
                    this.inner = None;
                    Poll::Ready(output)
                }
                Poll::Pending => Poll::Pending,
            },
            None => Poll::Pending,
        }
    }
}
