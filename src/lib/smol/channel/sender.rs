//! The end that sends.

use super::error::{SendError, TrySendError};
use super::Channel;
use crate::event::EventListener;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Weak};
use std::task::{Context, Poll};

pub struct Sender<T> {
    pub(crate) channel: Arc<Channel<T>>,
}

impl<T> Sender<T> {
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {
        let state = self.channel.state();
        if state.closed {
            return Err(TrySendError::Closed(msg));
        }
        if state.cap == Some(state.queue.len()) {
            return Err(TrySendError::Full(msg));
        }
        state.queue.push_back(msg);
        self.channel.recv_ops.notify_additional(1);
        self.channel.stream_ops.notify(usize::MAX);
        Ok(())
    }

    pub fn send(&self, msg: T) -> Send<'_, T> {
        Send { sender: self, listener: None, msg: Some(msg) }
    }

    /// Blocks the thread until there is room.
    #[track_caller]
    pub fn send_blocking(&self, msg: T) -> Result<(), SendError<T>> {
        crate::root::drive(self.send(msg))
    }

    pub fn downgrade(&self) -> WeakSender<T> {
        WeakSender { channel: Arc::downgrade(&self.channel) }
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        self.channel.state().senders += 1;
        Sender { channel: self.channel.clone() }
    }
}

/// Does not keep the channel open.
pub struct WeakSender<T> {
    channel: Weak<Channel<T>>,
}

impl<T> WeakSender<T> {
    pub fn upgrade(&self) -> Option<Sender<T>> {
        let channel = self.channel.upgrade()?;
        if channel.state().closed || channel.state().senders == 0 {
            return None;
        }
        channel.state().senders += 1;
        Some(Sender { channel })
    }
}

impl<T> Clone for WeakSender<T> {
    fn clone(&self) -> WeakSender<T> {
        WeakSender { channel: self.channel.clone() }
    }
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Send<'a, T> {
    sender: &'a Sender<T>,
    listener: Option<EventListener>,
    msg: Option<T>,
}

impl<T> Unpin for Send<'_, T> {}

impl<T> Future for Send<'_, T> {
    type Output = Result<(), SendError<T>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        loop {
            match this.sender.try_send(this.msg.take().unwrap()) {
                Ok(()) => return Poll::Ready(Ok(())),
                Err(TrySendError::Closed(msg)) => return Poll::Ready(Err(SendError(msg))),
                Err(TrySendError::Full(msg)) => this.msg = Some(msg),
            }
            match &mut this.listener {
                None => this.listener = Some(this.sender.channel.send_ops.listen()),
                Some(listener) => {
                    std::task::ready!(Pin::new(listener).poll(cx));
                    this.listener = None;
                }
            }
        }
    }
}
