//! One value, from one task to another.

use super::blocking::block_here;
use crate::task::coop;
use std::cell::UnsafeCell;
use std::fmt;
use std::future::{poll_fn, Future};
use std::pin::Pin;
use std::sync::res::{self, Res};
use std::sync::Arc;
use std::task::{ready, Context, Poll, Waker};

pub mod error {
    //! How receiving can fail.

    use std::fmt;

    /// The sender was dropped without sending.
    #[derive(Debug, Eq, PartialEq, Clone)]
    pub struct RecvError(pub(super) ());

    #[derive(Debug, Eq, PartialEq, Clone)]
    pub enum TryRecvError {
        Empty,
        Closed,
    }

    impl fmt::Display for RecvError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("channel closed") }
    }
    impl std::error::Error for RecvError {}
    impl fmt::Display for TryRecvError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(match self {
                TryRecvError::Empty => "channel empty",
                TryRecvError::Closed => "channel closed",
            })
        }
    }
    impl std::error::Error for TryRecvError {}
}

use self::error::{RecvError, TryRecvError};

/// `complete`: the sender has sent or is gone. `closed`: the receiver does not want it any more.
struct State<T> {
    value: Option<T>,
    complete: bool,
    closed: bool,
    rx: Option<Waker>,
    tx: Option<Waker>,
}

struct Inner<T> {
    state: UnsafeCell<State<T>>,
    res: Res,
}

unsafe impl<T: Send> Send for Inner<T> {}
unsafe impl<T: Send> Sync for Inner<T> {}

impl<T> Inner<T> {
    fn state(&self) -> &mut State<T> { unsafe { &mut *self.state.get() } }

    /// False: the receiver has closed before.
    fn complete(&self) -> bool {
        if self.state().closed {
            return false;
        }
        self.state().complete = true;
        if let Some(waker) = self.state().rx.take() {
            waker.wake();
        }
        true
    }

    fn close(&self) {
        let state = self.state();
        state.closed = true;
        if !state.complete {
            if let Some(waker) = state.tx.take() {
                waker.wake();
            }
        }
    }
}

pub struct Sender<T> {
    inner: Option<Arc<Inner<T>>>,
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Receiver<T> {
    inner: Option<Arc<Inner<T>>>,
}

#[track_caller]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let inner = Arc::new(Inner {
        state: UnsafeCell::new(State { value: None, complete: false, closed: false, rx: None, tx: None }),
        res: Res::new(res::ONESHOT),
    });
    inner.res.id();
    (Sender { inner: Some(inner.clone()) }, Receiver { inner: Some(inner) })
}

impl<T> Sender<T> {
    /// Gives the value back if nobody will receive it.
    pub fn send(mut self, t: T) -> Result<(), T> {
        let inner = self.inner.take().unwrap();
        inner.state().value = Some(t);
        if inner.complete() { Ok(()) } else { Err(inner.state().value.take().unwrap()) }
    }

    pub async fn closed(&mut self) { poll_fn(|cx| self.poll_closed(cx)).await }

    pub fn is_closed(&self) -> bool { self.inner.as_ref().unwrap().state().closed }

    pub fn poll_closed(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let coop = ready!(coop::poll_proceed(cx));
        let inner = self.inner.as_ref().unwrap();
        if inner.state().closed {
            coop.made_progress();
            return Poll::Ready(());
        }
        inner.state().tx = Some(cx.waker().clone());
        inner.res.wait();
        Poll::Pending
    }
}
impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        if let Some(inner) = &self.inner {
            inner.complete();
        }
    }
}
impl<T: fmt::Debug> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Sender").finish_non_exhaustive() }
}

impl<T> Receiver<T> {
    /// The sender cannot send any more; what was sent can still be received.
    pub fn close(&mut self) {
        if let Some(inner) = &self.inner {
            inner.close();
        }
    }

    #[cfg(tokio_1_53)]
    pub fn is_empty(&self) -> bool {
        match &self.inner {
            Some(inner) => inner.state().value.is_none(),
            None => true,
        }
    }

    #[cfg(tokio_1_53)]
    pub fn is_terminated(&self) -> bool { self.inner.is_none() }

    pub fn try_recv(&mut self) -> Result<T, TryRecvError> {
        let result = match &self.inner {
            None => return Err(TryRecvError::Closed),
            Some(inner) => {
                let state = inner.state();
                if !state.complete && !state.closed {
                    return Err(TryRecvError::Empty);
                }
                state.value.take().ok_or(TryRecvError::Closed)
            }
        };
        self.inner = None;
        result
    }

    #[track_caller]
    #[pitfall = "blocks; tokio::sync::oneshot::Receiver::blocking_recv; `.await` does it; inside a Tokio runtime this call panics"]
    pub fn blocking_recv(self) -> Result<T, RecvError> { block_here(self) }
}

impl<T> Future for Receiver<T> {
    type Output = Result<T, RecvError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, RecvError>> {
        let result = match &self.inner {
            None => panic!("called after complete"),
            Some(inner) => {
                let coop = ready!(coop::poll_proceed(cx));
                let state = inner.state();
                if !state.complete && !state.closed {
                    state.rx = Some(cx.waker().clone());
                    inner.res.wait();
                    return Poll::Pending;
                }
                coop.made_progress();
                state.value.take().ok_or(RecvError(()))
            }
        };
        if result.is_ok() {
            self.inner = None;
        }
        Poll::Ready(result)
    }
}
impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        if let Some(inner) = &self.inner {
            inner.close();
            let unseen = inner.state().value.take();
            drop(unseen);
        }
    }
}
impl<T: fmt::Debug> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Receiver").finish_non_exhaustive() }
}
impl<T> Unpin for Receiver<T> {}
