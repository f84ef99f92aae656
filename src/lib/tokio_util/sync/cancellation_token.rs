//! A token that can be cancelled, and that tasks wait for.

use super::guard::DropGuard;
use super::tree::{self, Node};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::sync::futures::Notified;

/// Clones are the same token; `child_token` makes one that is cancelled with it.
pub struct CancellationToken {
    inner: Arc<Node>,
}

impl std::panic::UnwindSafe for CancellationToken {}
impl std::panic::RefUnwindSafe for CancellationToken {}

impl CancellationToken {
    #[track_caller]
    pub fn new() -> CancellationToken {
        CancellationToken { inner: Node::new(false) }
    }

    #[track_caller]
    pub fn child_token(&self) -> CancellationToken {
        CancellationToken { inner: tree::child_of(&self.inner) }
    }

    pub fn cancel(&self) {
        tree::cancel(&self.inner);
    }

    pub fn is_cancelled(&self) -> bool {
        self.inner.is_cancelled()
    }

    /// Ready when the token is cancelled, at once if it was.
    pub fn cancelled(&self) -> WaitForCancellationFuture<'_> {
        WaitForCancellationFuture { token: self, future: self.inner.waker.notified() }
    }

    #[cfg(tokio_1_53)]
    pub fn cancelled_owned(self) -> WaitForCancellationFutureOwned {
        WaitForCancellationFutureOwned { future: Box::pin(async move { self.cancelled().await }) }
    }

    /// Cancels the token when it is dropped.
    pub fn drop_guard(self) -> DropGuard {
        DropGuard { inner: Some(self) }
    }

    /// `None`: the token was cancelled first.
    #[cfg(tokio_1_53)]
    pub async fn run_until_cancelled<F: Future>(&self, fut: F) -> Option<F::Output> {
        let mut fut = std::pin::pin!(fut);
        let mut cancelled = std::pin::pin!(self.cancelled());
        std::future::poll_fn(|cx| {
            if cancelled.as_mut().poll(cx).is_ready() {
                return Poll::Ready(None);
            }
            fut.as_mut().poll(cx).map(Some)
        })
        .await
    }
}

impl Default for CancellationToken {
    #[track_caller]
    fn default() -> CancellationToken {
        CancellationToken::new()
    }
}

impl Clone for CancellationToken {
    fn clone(&self) -> CancellationToken {
        self.inner.retain();
        CancellationToken { inner: self.inner.clone() }
    }
}

impl Drop for CancellationToken {
    fn drop(&mut self) {
        tree::release(&self.inner);
    }
}

impl fmt::Debug for CancellationToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CancellationToken").field("is_cancelled", &self.is_cancelled()).finish()
    }
}

#[must_use = "futures do nothing unless polled"]
pub struct WaitForCancellationFuture<'a> {
    token: &'a CancellationToken,
    future: Notified<'a>,
}

impl Future for WaitForCancellationFuture<'_> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        loop {
            if this.token.is_cancelled() {
                return Poll::Ready(());
            }
            // a token that is cancelled now is seen in the next turn
            if unsafe { Pin::new_unchecked(&mut this.future) }.poll(cx).is_pending() {
                return Poll::Pending;
            }
            this.future = this.token.inner.waker.notified();
        }
    }
}

impl fmt::Debug for WaitForCancellationFuture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitForCancellationFuture").finish()
    }
}

#[cfg(tokio_1_53)]
#[must_use = "futures do nothing unless polled"]
pub struct WaitForCancellationFutureOwned {
    future: Pin<Box<dyn Future<Output = ()> + Send>>,
}

#[cfg(tokio_1_53)]
impl Future for WaitForCancellationFutureOwned {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        self.future.as_mut().poll(cx)
    }
}
