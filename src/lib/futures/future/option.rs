//! A future that may not be there.

use super::FusedFuture;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

#[derive(Debug, Clone)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct OptionFuture<F> {
    inner: Option<F>,
}

impl<F> Default for OptionFuture<F> {
    fn default() -> OptionFuture<F> {
        OptionFuture { inner: None }
    }
}

impl<F> From<Option<F>> for OptionFuture<F> {
    fn from(option: Option<F>) -> OptionFuture<F> {
        OptionFuture { inner: option }
    }
}

impl<F: Future> Future for OptionFuture<F> {
    type Output = Option<F::Output>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        match &mut this.inner {
            Some(f) => unsafe { Pin::new_unchecked(f) }.poll(cx).map(Some),
            None => Poll::Ready(None),
        }
    }
}

impl<F: FusedFuture> FusedFuture for OptionFuture<F> {
    fn is_terminated(&self) -> bool {
        match &self.inner {
            Some(f) => f.is_terminated(),
            None => true,
        }
    }
}
