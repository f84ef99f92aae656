//! Every receiver gets every message; who is too slow loses the oldest.

use super::blocking::block_here;
use super::notify::Notify;
use std::cell::UnsafeCell;
use std::collections::VecDeque;
use std::fmt;
use std::sync::res;
use std::sync::Arc;

pub mod error {
    //! How sending and receiving can fail.

    use std::fmt;

    /// Nobody receives; here is the message back.
    #[derive(Debug)]
    pub struct SendError<T>(pub T);

    #[derive(Debug, PartialEq, Eq, Clone)]
    pub enum RecvError {
        Closed,
        /// so many messages were lost
        Lagged(u64),
    }

    #[derive(Debug, PartialEq, Eq, Clone)]
    pub enum TryRecvError {
        Empty,
        Closed,
        Lagged(u64),
    }

    impl<T> fmt::Display for SendError<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("channel closed") }
    }
    impl<T: fmt::Debug> std::error::Error for SendError<T> {}
    impl fmt::Display for RecvError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                RecvError::Closed => f.write_str("channel closed"),
                RecvError::Lagged(n) => write!(f, "channel lagged by {n}"),
            }
        }
    }
    impl std::error::Error for RecvError {}
    impl fmt::Display for TryRecvError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                TryRecvError::Empty => f.write_str("channel empty"),
                TryRecvError::Closed => f.write_str("channel closed"),
                TryRecvError::Lagged(n) => write!(f, "channel lagged by {n}"),
            }
        }
    }
    impl std::error::Error for TryRecvError {}
}

use self::error::{RecvError, SendError, TryRecvError};

/// `unread`: by so many receivers; the value goes with the last.
struct Slot<T> {
    value: Option<T>,
    unread: usize,
}

struct State<T> {
    slots: VecDeque<Slot<T>>,
    /// the number of the first message in `slots`
    first: u64,
    senders: usize,
    receivers: usize,
}

struct Shared<T> {
    state: UnsafeCell<State<T>>,
    capacity: usize,
    sent: Notify,
}

unsafe impl<T: Send> Send for Shared<T> {}
unsafe impl<T: Send> Sync for Shared<T> {}

impl<T> Shared<T> {
    fn state(&self) -> &mut State<T> { unsafe { &mut *self.state.get() } }

    fn end(&self) -> u64 { self.state().first + self.state().slots.len() as u64 }
}

pub struct Sender<T> {
    shared: Arc<Shared<T>>,
}

pub struct Receiver<T> {
    shared: Arc<Shared<T>>,
    next: u64,
}

#[cfg(tokio_1_53)]
const NO_CAPACITY: &str = "broadcast channel capacity cannot be zero";
#[cfg(not(tokio_1_53))]
const NO_CAPACITY: &str = "capacity is empty";

#[track_caller]
pub fn channel<T: Clone>(capacity: usize) -> (Sender<T>, Receiver<T>) {
    assert!(capacity > 0, "{}", NO_CAPACITY);
    let shared = Arc::new(Shared {
        state: UnsafeCell::new(State { slots: VecDeque::new(), first: 0, senders: 1, receivers: 1 }),
        capacity: capacity.next_power_of_two(),
        sent: Notify::of_kind(res::BROADCAST),
    });
    (Sender { shared: shared.clone() }, Receiver { shared, next: 0 })
}

impl<T> Sender<T> {
    /// To how many receivers it went.
    pub fn send(&self, value: T) -> Result<usize, SendError<T>> {
        let state = self.shared.state();
        if state.receivers == 0 {
            return Err(SendError(value));
        }
        let n = state.receivers;
        state.slots.push_back(Slot { value: Some(value), unread: n });
        if state.slots.len() > self.shared.capacity {
            state.first += 1;
            drop(state.slots.pop_front());
        }
        self.shared.sent.notify_in_order();
        Ok(n)
    }

    pub fn subscribe(&self) -> Receiver<T> {
        self.shared.state().receivers += 1;
        Receiver { shared: self.shared.clone(), next: self.shared.end() }
    }

    pub fn receiver_count(&self) -> usize { self.shared.state().receivers }

    #[cfg(tokio_1_53)]
    pub fn len(&self) -> usize { self.shared.state().slots.iter().filter(|s| s.unread > 0).count() }

    #[cfg(tokio_1_53)]
    pub fn is_empty(&self) -> bool { self.len() == 0 }

    #[cfg(tokio_1_53)]
    pub fn same_channel(&self, other: &Sender<T>) -> bool { Arc::ptr_eq(&self.shared, &other.shared) }
}
impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        self.shared.state().senders += 1;
        Sender { shared: self.shared.clone() }
    }
}
impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        self.shared.state().senders -= 1;
        if self.shared.state().senders == 0 {
            self.shared.sent.notify_in_order();
        }
    }
}
impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("broadcast::Sender") }
}

impl<T> Receiver<T> {
    pub fn len(&self) -> usize { (self.shared.end() - self.next) as usize }

    pub fn is_empty(&self) -> bool { self.len() == 0 }

    #[cfg(tokio_1_53)]
    pub fn same_channel(&self, other: &Receiver<T>) -> bool { Arc::ptr_eq(&self.shared, &other.shared) }

    /// Another receiver, for what is sent from now on.
    pub fn resubscribe(&self) -> Receiver<T> {
        self.shared.state().receivers += 1;
        Receiver { shared: self.shared.clone(), next: self.shared.end() }
    }

    fn read(state: &mut State<T>, number: u64) -> Option<T>
    where
        T: Clone,
    {
        let slot = &mut state.slots[(number - state.first) as usize];
        let value = slot.value.clone(); // the last one clones it, too, and drops what is in the channel
        slot.unread -= 1;
        if slot.unread == 0 {
            slot.value = None;
        }
        value
    }
}

impl<T: Clone> Receiver<T> {
    #[pitfall = "takes; tokio::sync::broadcast::Receiver::recv"]
    pub async fn recv(&mut self) -> Result<T, RecvError> {
        loop {
            let sent = self.shared.clone();
            let again = sent.sent.notified();
            match self.try_recv() {
                Ok(t) => return Ok(t),
                Err(TryRecvError::Closed) => return Err(RecvError::Closed),
                Err(TryRecvError::Lagged(n)) => return Err(RecvError::Lagged(n)),
                Err(TryRecvError::Empty) => {}
            }
            again.await;
        }
    }

    pub fn try_recv(&mut self) -> Result<T, TryRecvError> {
        let state = self.shared.state();
        if self.next < state.first {
            let lost = state.first - self.next;
            self.next = state.first;
            return Err(TryRecvError::Lagged(lost));
        }
        if self.next == self.shared.end() {
            return Err(if state.senders == 0 { TryRecvError::Closed } else { TryRecvError::Empty });
        }
        self.next += 1;
        match Receiver::read(state, self.next - 1) {
            Some(value) => Ok(value),
            None => unreachable!(),
        }
    }

    #[track_caller]
    #[pitfall = "blocks; tokio::sync::broadcast::Receiver::blocking_recv; `recv().await` does it; inside a Tokio runtime this call panics"]
    pub fn blocking_recv(&mut self) -> Result<T, RecvError> { block_here(self.recv()) }
}
impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        let state = self.shared.state();
        state.receivers -= 1;
        let mut number = if self.next < state.first { state.first } else { self.next };
        while number < self.shared.end() {
            let slot = &mut state.slots[(number - state.first) as usize];
            slot.unread -= 1;
            if slot.unread == 0 {
                slot.value = None;
            }
            number += 1;
        }
    }
}
impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("broadcast::Receiver") }
}
