//! A channel with room for so many messages: who sends too much waits.

use super::chan::Chan;
use super::error::{SendError, SendTimeoutError, TryRecvError, TrySendError};
use super::permit::{OwnedPermit, Permit};
use crate::sync::batch::TryError;
use crate::sync::block_here;
use crate::time::{timeout, Duration};
use std::fmt;
use std::future::poll_fn;
use std::sync::{Arc, Weak};
use std::task::{Context, Poll};

pub struct Sender<T> {
    pub(crate) chan: Arc<Chan<T>>,
}

pub struct Receiver<T> {
    chan: Arc<Chan<T>>,
}

pub struct WeakSender<T> {
    chan: Weak<Chan<T>>,
}

#[track_caller]
pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>) {
    assert!(buffer > 0, "mpsc bounded channel requires buffer > 0");
    let chan = Chan::new(buffer);
    (Sender { chan: chan.clone() }, Receiver { chan })
}

impl<T> Sender<T> {
    pub async fn send(&self, value: T) -> Result<(), SendError<T>> {
        match self.reserve().await {
            Ok(permit) => {
                permit.send(value);
                Ok(())
            }
            Err(_) => Err(SendError(value)),
        }
    }

    pub async fn closed(&self) { self.chan.closed().await }

    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {
        match self.chan.room.try_acquire(1) {
            Ok(()) => {
                self.chan.push(message);
                Ok(())
            }
            Err(TryError::Closed) => Err(TrySendError::Closed(message)),
            Err(TryError::NoPermits) => Err(TrySendError::Full(message)),
        }
    }

    pub async fn send_timeout(&self, value: T, duration: Duration) -> Result<(), SendTimeoutError<T>> {
        match timeout(duration, self.reserve()).await {
            Err(_) => Err(SendTimeoutError::Timeout(value)),
            Ok(Err(_)) => Err(SendTimeoutError::Closed(value)),
            Ok(Ok(permit)) => {
                permit.send(value);
                Ok(())
            }
        }
    }

    #[track_caller]
    #[pitfall = "blocks; tokio::sync::mpsc::Sender::blocking_send; `send(..).await` does it; inside a Tokio runtime this call panics"]
    pub fn blocking_send(&self, value: T) -> Result<(), SendError<T>> { block_here(self.send(value)) }

    pub fn is_closed(&self) -> bool { self.chan.is_closed() }

    /// Room for one message, to be used later.
    pub async fn reserve(&self) -> Result<Permit<'_, T>, SendError<()>> {
        match self.chan.room.acquire(1).await {
            Ok(()) => Ok(Permit::new(&self.chan)),
            Err(_) => Err(SendError(())),
        }
    }

    pub async fn reserve_owned(self) -> Result<OwnedPermit<T>, SendError<()>> {
        match self.chan.room.acquire(1).await {
            Ok(()) => {}
            Err(_) => return Err(SendError(())),
        }
        Ok(OwnedPermit::new(self))
    }

    pub fn try_reserve(&self) -> Result<Permit<'_, T>, TrySendError<()>> {
        match self.chan.room.try_acquire(1) {
            Ok(()) => Ok(Permit::new(&self.chan)),
            Err(TryError::Closed) => Err(TrySendError::Closed(())),
            Err(TryError::NoPermits) => Err(TrySendError::Full(())),
        }
    }

    pub fn try_reserve_owned(self) -> Result<OwnedPermit<T>, TrySendError<Sender<T>>> {
        match self.chan.room.try_acquire(1) {
            Ok(()) => Ok(OwnedPermit::new(self)),
            Err(TryError::Closed) => Err(TrySendError::Closed(self)),
            Err(TryError::NoPermits) => Err(TrySendError::Full(self)),
        }
    }

    pub fn same_channel(&self, other: &Sender<T>) -> bool { Arc::ptr_eq(&self.chan, &other.chan) }

    pub fn capacity(&self) -> usize { self.chan.room.available() }

    pub fn max_capacity(&self) -> usize { self.chan.bound }

    pub fn downgrade(&self) -> WeakSender<T> { WeakSender { chan: Arc::downgrade(&self.chan) } }
}
impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        self.chan.one_more();
        Sender { chan: self.chan.clone() }
    }
}
impl<T> Drop for Sender<T> {
    fn drop(&mut self) { self.chan.one_less() }
}
impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Sender").finish_non_exhaustive() }
}

impl<T> WeakSender<T> {
    /// A sender, while there still is another one.
    pub fn upgrade(&self) -> Option<Sender<T>> {
        let chan = self.chan.upgrade()?;
        if chan.senders() == 0 {
            return None;
        }
        chan.one_more();
        Some(Sender { chan })
    }
}
impl<T> Clone for WeakSender<T> {
    fn clone(&self) -> WeakSender<T> { WeakSender { chan: self.chan.clone() } }
}
impl<T> fmt::Debug for WeakSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("WeakSender").finish() }
}

impl<T> Receiver<T> {
    /// `None` when all senders are gone and everything was received.
    #[pitfall = "takes; tokio::sync::mpsc::Receiver::recv"]
    pub async fn recv(&mut self) -> Option<T> { poll_fn(|cx| self.poll_recv(cx)).await }

    #[cfg(tokio_1_53)]
    pub async fn recv_many(&mut self, buffer: &mut std::vec::Vec<T>, limit: usize) -> usize {
        if limit == 0 {
            return 0;
        }
        match self.recv().await {
            Some(t) => buffer.push(t),
            None => return 0,
        }
        let mut n = 1;
        while n < limit {
            match self.try_recv() {
                Ok(t) => buffer.push(t),
                Err(_) => break,
            }
            n += 1;
        }
        n
    }

    pub fn try_recv(&mut self) -> Result<T, TryRecvError> { self.chan.try_recv() }

    #[track_caller]
    #[pitfall = "blocks; tokio::sync::mpsc::Receiver::blocking_recv; `recv().await` does it; inside a Tokio runtime this call panics"]
    pub fn blocking_recv(&mut self) -> Option<T> { block_here(self.recv()) }

    /// No more can be sent; what was sent can still be received.
    pub fn close(&mut self) { self.chan.close() }

    pub fn is_closed(&self) -> bool { self.chan.is_closed() || self.chan.senders() == 0 }

    #[cfg(tokio_1_53)]
    pub fn is_empty(&self) -> bool { self.chan.len() == 0 }

    #[cfg(tokio_1_53)]
    pub fn len(&self) -> usize { self.chan.len() }

    pub fn capacity(&self) -> usize { self.chan.room.available() }

    pub fn max_capacity(&self) -> usize { self.chan.bound }

    pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<T>> { self.chan.poll_recv(cx) }
}
impl<T> Drop for Receiver<T> {
    fn drop(&mut self) { self.chan.receiver_gone() }
}
impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Receiver").finish_non_exhaustive() }
}
