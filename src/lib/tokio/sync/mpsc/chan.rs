//! What both kinds of channels share.

use super::error::TryRecvError;
use crate::sync::batch::Batch;
use crate::sync::notify::Notify;
use crate::task::coop;
use std::cell::{Cell, UnsafeCell};
use std::collections::VecDeque;
use std::sync::res::{self, Res};
use std::sync::Arc;
use std::task::{ready, Context, Poll, Waker};

/// A message needs a permit; the receiver gives it back. `bound` is 0 in a channel without bound.
pub(crate) struct Chan<T> {
    queue: UnsafeCell<VecDeque<T>>,
    pub(crate) room: Batch,
    pub(crate) bound: usize,
    senders: Cell<usize>,
    rx_closed: Cell<bool>,
    rx_waker: UnsafeCell<Option<Waker>>,
    pub(crate) rx_gone: Notify,
    res: Res,
}

unsafe impl<T: Send> Send for Chan<T> {}
unsafe impl<T: Send> Sync for Chan<T> {}

impl<T> Chan<T> {
    #[track_caller]
    pub(crate) fn new(bound: usize) -> Arc<Chan<T>> {
        let chan = Arc::new(Chan {
            queue: UnsafeCell::new(VecDeque::new()),
            room: Batch::new(bound, res::MPSC_SEND),
            bound,
            senders: Cell::new(1),
            rx_closed: Cell::new(false),
            rx_waker: UnsafeCell::new(None),
            rx_gone: Notify::of_kind(res::CLOSED),
            res: Res::new(res::MPSC_RECV),
        });
        chan.res.id();
        chan
    }

    fn queue(&self) -> &mut VecDeque<T> { unsafe { &mut *self.queue.get() } }

    fn wake_rx(&self) {
        if let Some(waker) = unsafe { (*self.rx_waker.get()).take() } {
            waker.wake();
        }
    }

    pub(crate) fn len(&self) -> usize { self.queue().len() }

    pub(crate) fn senders(&self) -> usize { self.senders.get() }

    pub(crate) fn one_more(&self) { self.senders.set(self.senders.get() + 1) }

    pub(crate) fn one_less(&self) {
        self.senders.set(self.senders.get() - 1);
        if self.senders.get() == 0 {
            self.wake_rx();
        }
    }

    pub(crate) fn is_closed(&self) -> bool { self.rx_closed.get() }

    pub(crate) async fn closed(&self) {
        while !self.rx_closed.get() {
            self.rx_gone.notified().await;
        }
    }

    pub(crate) fn close(&self) {
        if self.rx_closed.get() {
            return;
        }
        self.rx_closed.set(true);
        self.room.close();
        self.rx_gone.notify_waiters();
    }

    /// The receiver is dropped, and the messages with it.
    pub(crate) fn receiver_gone(&self) {
        self.close();
        while let Some(t) = self.queue().pop_front() {
            self.give_back();
            drop(t);
        }
    }

    /// A message whose permit is there.
    pub(crate) fn push(&self, t: T) {
        self.queue().push_back(t);
        self.wake_rx();
    }

    /// A permit that was not used, or whose message was received.
    pub(crate) fn give_back(&self) {
        if self.bound != 0 {
            self.room.release(1);
        }
    }

    pub(crate) fn permit_dropped(&self) {
        self.give_back();
        if self.rx_closed.get() && self.idle() {
            self.wake_rx();
        }
    }

    /// No message is on its way.
    fn idle(&self) -> bool { self.bound == 0 || self.room.available() == self.bound }

    fn over(&self) -> bool { self.senders.get() == 0 || (self.rx_closed.get() && self.idle()) }

    pub(crate) fn try_recv(&self) -> Result<T, TryRecvError> {
        match self.queue().pop_front() {
            Some(t) => {
                self.give_back();
                Ok(t)
            }
            None if self.senders.get() == 0 => Err(TryRecvError::Disconnected),
            #[cfg(tokio_1_53)]
            None if self.rx_closed.get() && self.idle() => Err(TryRecvError::Disconnected),
            None => Err(TryRecvError::Empty),
        }
    }

    pub(crate) fn poll_recv(&self, cx: &mut Context<'_>) -> Poll<Option<T>> {
        let coop = ready!(coop::poll_proceed(cx));
        match self.try_recv() {
            Ok(t) => {
                coop.made_progress();
                Poll::Ready(Some(t))
            }
            Err(_) if self.over() => {
                coop.made_progress();
                Poll::Ready(None)
            }
            Err(_) => {
                unsafe { *self.rx_waker.get() = Some(cx.waker().clone()) };
                self.res.wait();
                Poll::Pending
            }
        }
    }
}
