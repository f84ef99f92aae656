//! A future in two halves: one is driven elsewhere, the other waits for the output.

use crate::channel::oneshot::{self, Receiver, Sender};
use std::any::Any;
use std::fmt;
use std::future::Future;
use std::panic::{self, AssertUnwindSafe};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::task::{Context, Poll};

/// Dropping it ends the other half, unless `forget` was called.
#[must_use = "dropping a remote handle cancels the underlying future"]
#[pitfall = "cancels; futures::future::RemoteHandle; await it, keep it as long as the task is to run, or call `.forget()`"]
pub struct RemoteHandle<T> {
    rx: Receiver<Result<T, Box<dyn Any + Send>>>,
    keep_running: Arc<AtomicBool>,
}

impl<T> fmt::Debug for RemoteHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RemoteHandle").finish()
    }
}

impl<T> RemoteHandle<T> {
    pub fn forget(self) {
        self.keep_running.store(true, Ordering::SeqCst);
    }
}

impl<T: 'static> Future for RemoteHandle<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        match Pin::new(&mut self.rx).poll(cx) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(Ok(Ok(output))) => Poll::Ready(output),
            Poll::Ready(Ok(Err(payload))) => panic::resume_unwind(payload),
            Poll::Ready(Err(e)) => panic::resume_unwind(Box::new(e)),
        }
    }
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Remote<Fut: Future> {
    tx: Option<Sender<Result<Fut::Output, Box<dyn Any + Send>>>>,
    keep_running: Arc<AtomicBool>,
    future: Fut,
}

impl<Fut: Future> fmt::Debug for Remote<Fut> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Remote").finish()
    }
}

impl<Fut: Future> Future for Remote<Fut> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = unsafe { self.get_unchecked_mut() };
        if let Some(tx) = &mut this.tx {
            if tx.poll_canceled(cx).is_ready() && !this.keep_running.load(Ordering::SeqCst) {
                return Poll::Ready(());
            }
        }
        let future = unsafe { Pin::new_unchecked(&mut this.future) };
        let output = match panic::catch_unwind(AssertUnwindSafe(|| future.poll(cx))) {
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(output)) => Ok(output),
            Err(payload) => Err(payload),
        };
        if let Some(tx) = this.tx.take() {
            drop(tx.send(output));
        }
        Poll::Ready(())
    }
}

pub(crate) fn remote_handle<Fut: Future>(future: Fut) -> (Remote<Fut>, RemoteHandle<Fut::Output>) {
    let (tx, rx) = oneshot::channel();
    let keep_running = Arc::new(AtomicBool::new(false));
    (Remote { tx: Some(tx), keep_running: keep_running.clone(), future }, RemoteHandle { rx, keep_running })
}
