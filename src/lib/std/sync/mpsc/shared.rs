//! The queue between the two ends of a channel.

use super::errors::{RecvTimeoutError, SendError, TryRecvError, TrySendError};
use crate::cell::{Cell, UnsafeCell};
use crate::collections::VecDeque;
use crate::intrinsics;
use crate::sync::parking::{Queue, FOREVER};
use crate::sync::res::{self, Res};

pub(crate) struct Shared<T> {
    queue: UnsafeCell<VecDeque<T>>,
    bound: usize,
    senders: Cell<usize>,
    receiver: Cell<bool>,
    /// how many messages were ever taken out: a sender without a buffer waits for its own
    taken: Cell<u64>,
    sent: Cell<u64>,
    receiving: Queue,
    sending: Queue,
    empty: Res,
    full: Res,
}

unsafe impl<T: Send> Send for Shared<T> {}
unsafe impl<T: Send> Sync for Shared<T> {}

impl<T> Shared<T> {
    #[track_caller]
    pub(crate) fn new(bound: usize) -> Shared<T> {
        Shared {
            queue: UnsafeCell::new(VecDeque::new()),
            bound,
            senders: Cell::new(1),
            receiver: Cell::new(true),
            taken: Cell::new(0),
            sent: Cell::new(0),
            receiving: Queue::new(),
            sending: Queue::new(),
            empty: Res::new(res::MPSC_RECV),
            full: Res::new(res::MPSC_SEND),
        }
    }

    fn queue(&self) -> &mut VecDeque<T> { unsafe { &mut *self.queue.get() } }

    pub(crate) fn one_more(&self) { self.senders.set(self.senders.get() + 1) }

    pub(crate) fn one_less(&self) {
        self.senders.set(self.senders.get() - 1);
        if self.senders.get() == 0 {
            self.receiving.wake_all();
        }
    }

    pub(crate) fn receiver_gone(&self) {
        self.receiver.set(false);
        self.sending.wake_all();
        if self.bound != 0 {
            self.queue().clear();
        }
    }

    fn put(&self, t: T) -> u64 {
        self.queue().push_back(t);
        self.sent.set(self.sent.get() + 1);
        self.receiving.wake_one();
        self.sent.get()
    }

    #[track_caller]
    pub(crate) fn send(&self, t: T) -> Result<(), SendError<T>> {
        let room = if self.bound == 0 { 1 } else { self.bound };
        while self.receiver.get() && self.queue().len() >= room {
            self.full.wait();
            self.sending.wait();
        }
        if !self.receiver.get() {
            return Err(SendError(t));
        }
        let mine = self.put(t);
        if self.bound == 0 {
            while self.receiver.get() && self.taken.get() < mine {
                self.full.wait();
                self.sending.wait();
            }
            if self.taken.get() < mine {
                if let Some(t) = self.queue().pop_back() {
                    return Err(SendError(t));
                }
            }
        }
        Ok(())
    }

    pub(crate) fn try_send(&self, t: T) -> Result<(), TrySendError<T>> {
        if !self.receiver.get() {
            return Err(TrySendError::Disconnected(t));
        }
        let room = if self.bound == 0 { !self.receiving.is_empty() && self.queue().is_empty() } else { self.queue().len() < self.bound };
        if !room {
            return Err(TrySendError::Full(t));
        }
        self.put(t);
        Ok(())
    }

    pub(crate) fn try_recv(&self) -> Result<T, TryRecvError> {
        match self.queue().pop_front() {
            Some(t) => {
                self.taken.set(self.taken.get() + 1);
                if self.bound == 0 {
                    self.sending.wake_all();
                } else {
                    self.sending.wake_one();
                }
                Ok(t)
            }
            None if self.senders.get() == 0 => Err(TryRecvError::Disconnected),
            None => Err(TryRecvError::Empty),
        }
    }

    #[track_caller]
    pub(crate) fn recv(&self, timeout: u64) -> Result<T, RecvTimeoutError> {
        let start = if timeout == FOREVER { 0 } else { intrinsics::rt_clock() };
        loop {
            match self.try_recv() {
                Ok(t) => return Ok(t),
                Err(TryRecvError::Disconnected) => return Err(RecvTimeoutError::Disconnected),
                Err(TryRecvError::Empty) => {}
            }
            let left = if timeout == FOREVER {
                FOREVER
            } else {
                let gone = intrinsics::rt_clock() - start;
                if gone >= timeout {
                    return Err(RecvTimeoutError::Timeout);
                }
                timeout - gone
            };
            self.empty.wait();
            self.receiving.join();
            self.receiving.sleep(left);
        }
    }
}
