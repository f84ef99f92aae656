//! The channel with room for so many messages.

use super::error::{SendError, TryRecvError, TrySendError};
use crate::plain::Plain;
use crate::stream::{FusedStream, Stream};
use crate::task::AtomicWaker;
use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::res::{self, Res};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

struct Inner<T> {
    buffer: usize,
    state: Plain<State<T>>,
    recv_task: AtomicWaker,
    to_receive: Res,
    to_send: Res,
}

struct State<T> {
    open: bool,
    messages: VecDeque<T>,
    parked: VecDeque<Arc<Plain<Parking>>>,
    senders: usize,
}

/// One sender's own place to wait.
struct Parking {
    task: Option<Waker>,
    parked: bool,
}

pub struct Sender<T> {
    inner: Option<Connected<T>>,
}

struct Connected<T> {
    inner: Arc<Inner<T>>,
    parking: Arc<Plain<Parking>>,
    maybe_parked: bool,
}

pub struct Receiver<T> {
    inner: Option<Arc<Inner<T>>>,
}

impl<T> Unpin for Sender<T> {}
impl<T> Unpin for Receiver<T> {}

#[track_caller]
pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>) {
    let state = State { open: true, messages: VecDeque::new(), parked: VecDeque::new(), senders: 1 };
    let inner = Arc::new(Inner {
        buffer,
        state: Plain::new(state),
        recv_task: AtomicWaker::new(),
        to_receive: Res::new(res::MPSC_RECV),
        to_send: Res::new(res::MPSC_SEND),
    });
    inner.to_receive.id();
    inner.to_send.id();
    (Sender { inner: Some(Connected::new(inner.clone())) }, Receiver { inner: Some(inner) })
}

fn notify(parking: &Arc<Plain<Parking>>) {
    parking.get().parked = false;
    if let Some(task) = parking.get().task.take() {
        task.wake();
    }
}

impl<T> Inner<T> {
    fn state(&self) -> &mut State<T> {
        self.state.get()
    }

    fn close(&self) {
        self.state().open = false;
        self.recv_task.wake();
    }
}

impl<T> Connected<T> {
    fn new(inner: Arc<Inner<T>>) -> Connected<T> {
        Connected { inner, parking: Arc::new(Plain::new(Parking { task: None, parked: false })), maybe_parked: false }
    }

    fn poll_unparked(&mut self, waker: Option<&Waker>) -> Poll<()> {
        if !self.maybe_parked {
            return Poll::Ready(());
        }
        let parking = self.parking.get();
        if !parking.parked {
            self.maybe_parked = false;
            return Poll::Ready(());
        }
        parking.task = match waker {
            Some(waker) => {
                self.inner.to_send.wait();
                Some(waker.clone())
            }
            None => None,
        };
        Poll::Pending
    }

    fn try_send(&mut self, msg: T) -> Result<(), TrySendError<T>> {
        if self.poll_unparked(None).is_pending() {
            return Err(TrySendError { err: SendError::full(), val: msg });
        }
        let state = self.inner.state();
        if !state.open {
            return Err(TrySendError { err: SendError::disconnected(), val: msg });
        }
        if state.messages.len() + 1 > self.inner.buffer {
            let parking = self.parking.get();
            parking.task = None;
            parking.parked = true;
            state.parked.push_back(self.parking.clone());
            self.maybe_parked = true;
        }
        state.messages.push_back(msg);
        self.inner.recv_task.wake();
        Ok(())
    }
}

impl<T> Drop for Connected<T> {
    fn drop(&mut self) {
        let state = self.inner.state();
        state.senders -= 1;
        if state.senders == 0 {
            self.inner.close();
        }
    }
}

impl<T> Sender<T> {
    pub fn try_send(&mut self, msg: T) -> Result<(), TrySendError<T>> {
        match &mut self.inner {
            Some(inner) => inner.try_send(msg),
            None => Err(TrySendError { err: SendError::disconnected(), val: msg }),
        }
    }

    pub fn start_send(&mut self, msg: T) -> Result<(), SendError> {
        self.try_send(msg).map_err(|e| e.err)
    }

    pub fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), SendError>> {
        match &mut self.inner {
            Some(inner) if inner.inner.state().open => inner.poll_unparked(Some(cx.waker())).map(Ok),
            _ => Poll::Ready(Err(SendError::disconnected())),
        }
    }

    pub fn is_closed(&self) -> bool {
        match &self.inner {
            Some(inner) => !inner.inner.state().open,
            None => true,
        }
    }

    pub fn close_channel(&mut self) {
        if let Some(inner) = &self.inner {
            inner.inner.close();
        }
    }

    pub fn disconnect(&mut self) {
        self.inner = None;
    }

    pub fn same_receiver(&self, other: &Sender<T>) -> bool {
        match (&self.inner, &other.inner) {
            (Some(a), Some(b)) => Arc::ptr_eq(&a.inner, &b.inner),
            _ => false,
        }
    }

    pub fn is_connected_to(&self, receiver: &Receiver<T>) -> bool {
        match (&self.inner, &receiver.inner) {
            (Some(a), Some(b)) => Arc::ptr_eq(&a.inner, b),
            _ => false,
        }
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        Sender {
            inner: self.inner.as_ref().map(|c| {
                c.inner.state().senders += 1;
                Connected::new(c.inner.clone())
            }),
        }
    }
}

impl<T> Receiver<T> {
    /// Nothing more can be sent; what was sent can still be received.
    pub fn close(&mut self) {
        if let Some(inner) = &self.inner {
            inner.state().open = false;
            while let Some(parking) = inner.state().parked.pop_front() {
                notify(&parking);
            }
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
            Some(msg) => {
                if let Some(parking) = inner.state().parked.pop_front() {
                    notify(&parking);
                }
                Poll::Ready(Some(msg))
            }
            None if inner.state().open => Poll::Pending,
            None => {
                self.inner = None;
                Poll::Ready(None)
            }
        }
    }
}

impl<T> Stream for Receiver<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let next = self.next_message();
        if next.is_pending() {
            if let Some(inner) = &self.inner {
                inner.recv_task.register(cx.waker());
                inner.to_receive.wait();
            }
        }
        next
    }
}

impl<T> FusedStream for Receiver<T> {
    fn is_terminated(&self) -> bool {
        self.inner.is_none()
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        self.close();
        while let Poll::Ready(Some(_)) = self.next_message() {}
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender").field("closed", &self.is_closed()).finish()
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").field("closed", &self.inner.is_none()).finish()
    }
}
