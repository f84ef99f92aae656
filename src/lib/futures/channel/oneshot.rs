//! A channel for one value.

use crate::future::FusedFuture;
use crate::plain::Plain;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::res::{self, Res};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

pub struct Receiver<T> {
    inner: Arc<Inner<T>>,
}

pub struct Sender<T> {
    inner: Arc<Inner<T>>,
}

struct Inner<T> {
    state: Plain<State<T>>,
    res: Res,
}

/// `complete`: one half is gone, or has closed the channel.
struct State<T> {
    complete: bool,
    data: Option<T>,
    rx_task: Option<Waker>,
    tx_task: Option<Waker>,
}

impl<T> Unpin for Receiver<T> {}
impl<T> Unpin for Sender<T> {}

#[track_caller]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let state = Plain::new(State { complete: false, data: None, rx_task: None, tx_task: None });
    let inner = Arc::new(Inner { state, res: Res::new(res::ONESHOT) });
    inner.res.id();
    (Sender { inner: inner.clone() }, Receiver { inner })
}

impl<T> Inner<T> {
    fn state(&self) -> &mut State<T> {
        self.state.get()
    }
}

impl<T> Sender<T> {
    /// Fails when the receiver is gone.
    pub fn send(self, t: T) -> Result<(), T> {
        let state = self.inner.state();
        if state.complete {
            return Err(t);
        }
        state.data = Some(t);
        Ok(())
    }

    /// Ready when the receiver is gone.
    pub fn poll_canceled(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let state = self.inner.state();
        if state.complete {
            return Poll::Ready(());
        }
        state.tx_task = Some(cx.waker().clone());
        Poll::Pending
    }

    pub fn cancellation(&mut self) -> Cancellation<'_, T> {
        Cancellation { inner: self }
    }

    pub fn is_canceled(&self) -> bool {
        self.inner.state().complete
    }

    pub fn is_connected_to(&self, receiver: &Receiver<T>) -> bool {
        Arc::ptr_eq(&self.inner, &receiver.inner)
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        let state = self.inner.state();
        state.complete = true;
        if let Some(task) = state.rx_task.take() {
            task.wake();
        }
        drop(self.inner.state().tx_task.take());
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender").field("complete", &self.inner.state().complete).finish()
    }
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
#[derive(Debug)]
pub struct Cancellation<'a, T> {
    inner: &'a mut Sender<T>,
}

impl<T> Future for Cancellation<'_, T> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        self.inner.poll_canceled(cx)
    }
}

/// The sender was dropped without a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Canceled;

impl fmt::Display for Canceled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "oneshot canceled")
    }
}

impl std::error::Error for Canceled {}

impl<T> Receiver<T> {
    pub fn close(&mut self) {
        let state = self.inner.state();
        state.complete = true;
        if let Some(task) = state.tx_task.take() {
            task.wake();
        }
    }

    pub fn try_recv(&mut self) -> Result<Option<T>, Canceled> {
        let state = self.inner.state();
        if !state.complete {
            return Ok(None);
        }
        match state.data.take() {
            Some(data) => Ok(Some(data)),
            None => Err(Canceled),
        }
    }
}

impl<T> Future for Receiver<T> {
    type Output = Result<T, Canceled>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, Canceled>> {
        let state = self.inner.state();
        if !state.complete {
            state.rx_task = Some(cx.waker().clone());
            self.inner.res.wait();
            return Poll::Pending;
        }
        match state.data.take() {
            Some(data) => Poll::Ready(Ok(data)),
            None => Poll::Ready(Err(Canceled)),
        }
    }
}

impl<T> FusedFuture for Receiver<T> {
    fn is_terminated(&self) -> bool {
        let state = self.inner.state();
        state.complete && state.data.is_none()
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        let state = self.inner.state();
        state.complete = true;
        drop(state.rx_task.take());
        if let Some(task) = self.inner.state().tx_task.take() {
            task.wake();
        }
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").field("complete", &self.inner.state().complete).finish()
    }
}
