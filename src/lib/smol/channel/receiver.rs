//! The end that receives.

use super::error::{RecvError, TryRecvError};
use super::Channel;
use crate::event::EventListener;
use futures::stream::{FusedStream, Stream};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Weak};
use std::task::{Context, Poll};

pub struct Receiver<T> {
    /// For those who use it as a stream; goes before the channel.
    pub(crate) listener: Option<EventListener>,
    pub(crate) channel: Arc<Channel<T>>,
}

impl<T> Unpin for Receiver<T> {}

impl<T> Receiver<T> {
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        let state = self.channel.state();
        match state.queue.pop_front() {
            Some(msg) => {
                self.channel.send_ops.notify_additional(1);
                Ok(msg)
            }
            None if state.closed => Err(TryRecvError::Closed),
            None => Err(TryRecvError::Empty),
        }
    }

    pub fn recv(&self) -> Recv<'_, T> {
        Recv { receiver: self, listener: None }
    }

    /// Blocks the thread until there is a message.
    #[track_caller]
    pub fn recv_blocking(&self) -> Result<T, RecvError> {
        crate::root::drive(self.recv())
    }

    pub fn downgrade(&self) -> WeakReceiver<T> {
        WeakReceiver { channel: Arc::downgrade(&self.channel) }
    }
}

impl<T> Clone for Receiver<T> {
    fn clone(&self) -> Receiver<T> {
        self.channel.state().receivers += 1;
        Receiver { listener: None, channel: self.channel.clone() }
    }
}

impl<T> Stream for Receiver<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        loop {
            if let Some(listener) = &mut self.listener {
                std::task::ready!(Pin::new(listener).poll(cx));
                self.listener = None;
            }
            match self.try_recv() {
                Ok(msg) => return Poll::Ready(Some(msg)),
                Err(TryRecvError::Closed) => return Poll::Ready(None),
                Err(TryRecvError::Empty) => {}
            }
            let listener = self.channel.stream_ops.listen();
            self.listener = Some(listener);
        }
    }
}

impl<T> FusedStream for Receiver<T> {
    fn is_terminated(&self) -> bool {
        self.channel.state().closed && self.channel.state().queue.is_empty()
    }
}

pub struct WeakReceiver<T> {
    channel: Weak<Channel<T>>,
}

impl<T> WeakReceiver<T> {
    pub fn upgrade(&self) -> Option<Receiver<T>> {
        let channel = self.channel.upgrade()?;
        if channel.state().closed || channel.state().receivers == 0 {
            return None;
        }
        channel.state().receivers += 1;
        Some(Receiver { listener: None, channel })
    }
}

impl<T> Clone for WeakReceiver<T> {
    fn clone(&self) -> WeakReceiver<T> {
        WeakReceiver { channel: self.channel.clone() }
    }
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
#[pitfall = "takes; smol::channel::Recv"]
pub struct Recv<'a, T> {
    receiver: &'a Receiver<T>,
    listener: Option<EventListener>,
}

impl<T> Unpin for Recv<'_, T> {}

impl<T> Future for Recv<'_, T> {
    type Output = Result<T, RecvError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, RecvError>> {
        let this = &mut *self;
        loop {
            match this.receiver.try_recv() {
                Ok(msg) => return Poll::Ready(Ok(msg)),
                Err(TryRecvError::Closed) => return Poll::Ready(Err(RecvError)),
                Err(TryRecvError::Empty) => {}
            }
            match &mut this.listener {
                None => this.listener = Some(this.receiver.channel.recv_ops.listen()),
                Some(listener) => {
                    std::task::ready!(Pin::new(listener).poll(cx));
                    this.listener = None;
                }
            }
        }
    }
}
