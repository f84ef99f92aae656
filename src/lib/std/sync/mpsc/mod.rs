//! Channels between threads: many senders, one receiver.

mod errors;
mod iter;
mod shared;

pub use self::errors::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};
pub use self::iter::{IntoIter, Iter, TryIter};

use self::shared::Shared;
use crate::fmt;
use crate::sync::Arc;
use crate::time::Duration;

pub struct Sender<T> {
    shared: Arc<Shared<T>>,
}

pub struct SyncSender<T> {
    shared: Arc<Shared<T>>,
}

pub struct Receiver<T> {
    shared: Arc<Shared<T>>,
}

unsafe impl<T: Send> Send for Sender<T> {}
unsafe impl<T: Send> Sync for Sender<T> {}
unsafe impl<T: Send> Send for SyncSender<T> {}
unsafe impl<T: Send> Sync for SyncSender<T> {}
unsafe impl<T: Send> Send for Receiver<T> {}
impl<T> !Sync for Receiver<T> {}

/// Room without end: sending never waits.
#[must_use]
#[track_caller]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let shared = Arc::new(Shared::new(usize::MAX));
    (Sender { shared: shared.clone() }, Receiver { shared })
}

/// Room for `bound` messages; 0: a message is handed over in person.
#[must_use]
#[track_caller]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let shared = Arc::new(Shared::new(bound));
    (SyncSender { shared: shared.clone() }, Receiver { shared })
}

impl<T> Sender<T> {
    pub fn send(&self, t: T) -> Result<(), SendError<T>> { self.shared.send(t) }
}
impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        self.shared.one_more();
        Sender { shared: self.shared.clone() }
    }
}
impl<T> Drop for Sender<T> {
    fn drop(&mut self) { self.shared.one_less() }
}
impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Sender").finish_non_exhaustive() }
}

impl<T> SyncSender<T> {
    #[track_caller]
    pub fn send(&self, t: T) -> Result<(), SendError<T>> { self.shared.send(t) }

    pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>> { self.shared.try_send(t) }
}
impl<T> Clone for SyncSender<T> {
    fn clone(&self) -> SyncSender<T> {
        self.shared.one_more();
        SyncSender { shared: self.shared.clone() }
    }
}
impl<T> Drop for SyncSender<T> {
    fn drop(&mut self) { self.shared.one_less() }
}
impl<T> fmt::Debug for SyncSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("SyncSender").finish_non_exhaustive() }
}

impl<T> Receiver<T> {
    pub fn try_recv(&self) -> Result<T, TryRecvError> { self.shared.try_recv() }

    #[track_caller]
    #[pitfall = "blocks; std::sync::mpsc::Receiver::recv; take a channel whose `recv` is awaited, such as `tokio::sync::mpsc`"]
    pub fn recv(&self) -> Result<T, RecvError> {
        match self.shared.recv(u64::MAX) {
            Ok(t) => Ok(t),
            Err(_) => Err(RecvError),
        }
    }

    #[track_caller]
    #[pitfall = "blocks; std::sync::mpsc::Receiver::recv_timeout; await the `recv` of an asynchronous channel, in `tokio::time::timeout`"]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> { self.shared.recv(timeout.to_nanos()) }

    pub fn iter(&self) -> Iter<'_, T> { Iter { rx: self } }

    pub fn try_iter(&self) -> TryIter<'_, T> { TryIter { rx: self } }
}
impl<T> Drop for Receiver<T> {
    fn drop(&mut self) { self.shared.receiver_gone() }
}
impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Receiver").finish_non_exhaustive() }
}
