//! A channel with room without end: sending never waits.

use super::chan::Chan;
use super::error::{SendError, TryRecvError};
use crate::sync::block_here;
use std::fmt;
use std::future::poll_fn;
use std::sync::{Arc, Weak};
use std::task::{Context, Poll};

pub struct UnboundedSender<T> {
    chan: Arc<Chan<T>>,
}

pub struct UnboundedReceiver<T> {
    chan: Arc<Chan<T>>,
}

pub struct WeakUnboundedSender<T> {
    chan: Weak<Chan<T>>,
}

#[track_caller]
pub fn unbounded_channel<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>) {
    let chan = Chan::new(0);
    (UnboundedSender { chan: chan.clone() }, UnboundedReceiver { chan })
}

impl<T> UnboundedSender<T> {
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        if self.chan.is_closed() {
            return Err(SendError(message));
        }
        self.chan.push(message);
        Ok(())
    }

    pub async fn closed(&self) { self.chan.closed().await }

    pub fn is_closed(&self) -> bool { self.chan.is_closed() }

    pub fn same_channel(&self, other: &UnboundedSender<T>) -> bool { Arc::ptr_eq(&self.chan, &other.chan) }

    pub fn downgrade(&self) -> WeakUnboundedSender<T> { WeakUnboundedSender { chan: Arc::downgrade(&self.chan) } }
}
impl<T> Clone for UnboundedSender<T> {
    fn clone(&self) -> UnboundedSender<T> {
        self.chan.one_more();
        UnboundedSender { chan: self.chan.clone() }
    }
}
impl<T> Drop for UnboundedSender<T> {
    fn drop(&mut self) { self.chan.one_less() }
}
impl<T> fmt::Debug for UnboundedSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("UnboundedSender").finish_non_exhaustive() }
}

impl<T> WeakUnboundedSender<T> {
    pub fn upgrade(&self) -> Option<UnboundedSender<T>> {
        let chan = self.chan.upgrade()?;
        if chan.senders() == 0 {
            return None;
        }
        chan.one_more();
        Some(UnboundedSender { chan })
    }
}
impl<T> Clone for WeakUnboundedSender<T> {
    fn clone(&self) -> WeakUnboundedSender<T> { WeakUnboundedSender { chan: self.chan.clone() } }
}
impl<T> fmt::Debug for WeakUnboundedSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("WeakUnboundedSender").finish() }
}

impl<T> UnboundedReceiver<T> {
    #[pitfall = "takes; tokio::sync::mpsc::UnboundedReceiver::recv"]
    pub async fn recv(&mut self) -> Option<T> { poll_fn(|cx| self.poll_recv(cx)).await }

    pub fn try_recv(&mut self) -> Result<T, TryRecvError> { self.chan.try_recv() }

    #[track_caller]
    #[pitfall = "blocks; tokio::sync::mpsc::UnboundedReceiver::blocking_recv; `recv().await` does it; inside a Tokio runtime this call panics"]
    pub fn blocking_recv(&mut self) -> Option<T> { block_here(self.recv()) }

    pub fn close(&mut self) { self.chan.close() }

    pub fn is_closed(&self) -> bool { self.chan.is_closed() || self.chan.senders() == 0 }

    #[cfg(tokio_1_53)]
    pub fn is_empty(&self) -> bool { self.chan.len() == 0 }

    #[cfg(tokio_1_53)]
    pub fn len(&self) -> usize { self.chan.len() }

    pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<T>> { self.chan.poll_recv(cx) }
}
impl<T> Drop for UnboundedReceiver<T> {
    fn drop(&mut self) { self.chan.receiver_gone() }
}
impl<T> fmt::Debug for UnboundedReceiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("UnboundedReceiver").finish_non_exhaustive() }
}
