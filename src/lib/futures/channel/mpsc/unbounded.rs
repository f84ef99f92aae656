//! The channel that always has room.

use super::error::{SendError, TryRecvError, TrySendError};
use crate::plain::Plain;
use crate::stream::{FusedStream, Stream};
use crate::task::AtomicWaker;
use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::res::{self, Res};
use std::sync::Arc;
use std::task::{Context, Poll};

struct Inner<T> {
    state: Plain<State<T>>,
    recv_task: AtomicWaker,
    res: Res,
}

struct State<T> {
    open: bool,
    messages: VecDeque<T>,
    senders: usize,
}

impl<T> Inner<T> {
    fn state(&self) -> &mut State<T> {
        self.state.get()
    }

    fn close(&self) {
        self.state().open = false;
        self.recv_task.wake();
    }

    fn sender_gone(&self) {
        self.state().senders -= 1;
        if self.state().senders == 0 {
            self.close();
        }
    }
}

pub struct UnboundedSender<T> {
    inner: Option<Arc<Inner<T>>>,
}

pub struct UnboundedReceiver<T> {
    inner: Option<Arc<Inner<T>>>,
}

impl<T> Unpin for UnboundedSender<T> {}
impl<T> Unpin for UnboundedReceiver<T> {}

#[track_caller]
pub fn unbounded<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>) {
    let state = Plain::new(State { open: true, messages: VecDeque::new(), senders: 1 });
    let inner = Arc::new(Inner { state, recv_task: AtomicWaker::new(), res: Res::new(res::MPSC_RECV) });
    inner.res.id();
    (UnboundedSender { inner: Some(inner.clone()) }, UnboundedReceiver { inner: Some(inner) })
}

impl<T> UnboundedSender<T> {
    pub fn unbounded_send(&self, msg: T) -> Result<(), TrySendError<T>> {
        if let Some(inner) = &self.inner {
            if inner.state().open {
                inner.state().messages.push_back(msg);
                inner.recv_task.wake();
                return Ok(());
            }
        }
        Err(TrySendError { err: SendError::disconnected(), val: msg })
    }

    pub fn start_send(&mut self, msg: T) -> Result<(), SendError> {
        self.unbounded_send(msg).map_err(|e| e.err)
    }

    pub fn poll_ready(&self, _cx: &mut Context<'_>) -> Poll<Result<(), SendError>> {
        Poll::Ready(if self.is_closed() { Err(SendError::disconnected()) } else { Ok(()) })
    }

    pub fn is_closed(&self) -> bool {
        match &self.inner {
            Some(inner) => !inner.state().open,
            None => true,
        }
    }

    pub fn close_channel(&self) {
        if let Some(inner) = &self.inner {
            inner.close();
        }
    }

    pub fn disconnect(&mut self) {
        if let Some(inner) = self.inner.take() {
            inner.sender_gone();
        }
    }

    pub fn same_receiver(&self, other: &UnboundedSender<T>) -> bool {
        match (&self.inner, &other.inner) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }

    pub fn is_connected_to(&self, receiver: &UnboundedReceiver<T>) -> bool {
        match (&self.inner, &receiver.inner) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }
}

impl<T> Clone for UnboundedSender<T> {
    fn clone(&self) -> UnboundedSender<T> {
        if let Some(inner) = &self.inner {
            inner.state().senders += 1;
        }
        UnboundedSender { inner: self.inner.clone() }
    }
}

impl<T> Drop for UnboundedSender<T> {
    fn drop(&mut self) {
        self.disconnect();
    }
}

impl<T> UnboundedReceiver<T> {
    pub fn close(&mut self) {
        if let Some(inner) = &self.inner {
            inner.state().open = false;
        }
    }

    pub fn try_next(&mut self) -> Result<Option<T>, TryRecvError> {
        match self.next_message() {
            Poll::Ready(msg) => Ok(msg),
            Poll::Pending => Err(TryRecvError { _priv: () }),
        }
    }

    fn next_message(&mut self) -> Poll<Option<T>> {
        let inner = match &self.inner {
            Some(inner) => inner,
            None => return Poll::Ready(None),
        };
        match inner.state().messages.pop_front() {
            Some(msg) => Poll::Ready(Some(msg)),
            None if inner.state().open => Poll::Pending,
            None => {
                self.inner = None;
                Poll::Ready(None)
            }
        }
    }
}

impl<T> Stream for UnboundedReceiver<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let next = self.next_message();
        if next.is_pending() {
            if let Some(inner) = &self.inner {
                inner.recv_task.register(cx.waker());
                inner.res.wait();
            }
        }
        next
    }
}

impl<T> FusedStream for UnboundedReceiver<T> {
    fn is_terminated(&self) -> bool {
        self.inner.is_none()
    }
}

impl<T> Drop for UnboundedReceiver<T> {
    fn drop(&mut self) {
        self.close();
        while let Poll::Ready(Some(_)) = self.next_message() {}
    }
}

impl<T> fmt::Debug for UnboundedSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnboundedSender").field("closed", &self.is_closed()).finish()
    }
}

impl<T> fmt::Debug for UnboundedReceiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnboundedReceiver").field("closed", &self.inner.is_none()).finish()
    }
}
