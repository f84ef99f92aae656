//! A channel's sender that is asked by polling: a sink.

use futures::sink::Sink;
use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use tokio::sync::mpsc::{error::SendError, OwnedPermit, Sender};

/// The receiver is gone; the message that was to be sent, if there was one.
#[derive(Debug)]
pub struct PollSendError<T>(Option<T>);

impl<T> PollSendError<T> {
    pub fn into_inner(self) -> Option<T> { self.0 }
}
impl<T> fmt::Display for PollSendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("channel closed") }
}
impl<T: fmt::Debug> Error for PollSendError<T> {}

type Reserving<T> = Pin<Box<dyn Future<Output = Result<OwnedPermit<T>, SendError<()>>> + Send>>;

enum State<T> {
    Idle,
    Reserving(Reserving<T>),
    Reserved(OwnedPermit<T>),
    Closed,
}

/// `sender` is gone once this was closed.
pub struct PollSender<T> {
    sender: Option<Sender<T>>,
    state: State<T>,
}

impl<T> Unpin for PollSender<T> {}

impl<T: Send + 'static> PollSender<T> {
    pub fn new(sender: Sender<T>) -> PollSender<T> { PollSender { sender: Some(sender), state: State::Idle } }

    /// Ready when there is room for one message, which is then kept for it.
    pub fn poll_reserve(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), PollSendError<T>>> {
        loop {
            match &mut self.state {
                State::Reserved(_) => return Poll::Ready(Ok(())),
                State::Closed => return Poll::Ready(Err(PollSendError(None))),
                State::Idle => {
                    self.state = match &self.sender {
                        Some(sender) => State::Reserving(Box::pin(sender.clone().reserve_owned())),
                        None => State::Closed,
                    };
                }
                State::Reserving(future) => {
                    self.state = match ready!(future.as_mut().poll(cx)) {
                        Ok(permit) => State::Reserved(permit),
                        Err(_) => State::Closed,
                    };
                }
            }
        }
    }

    #[track_caller]
    pub fn send_item(&mut self, value: T) -> Result<(), PollSendError<T>> {
        match std::mem::replace(&mut self.state, State::Closed) {
            State::Reserved(permit) => {
                permit.send(value);
                if self.sender.is_some() {
                    self.state = State::Idle;
                }
                Ok(())
            }
            State::Closed => Err(PollSendError(Some(value))),
            State::Idle | State::Reserving(_) => panic!("`send_item` called without first calling `poll_reserve`"),
        }
    }

    pub fn is_closed(&self) -> bool { matches!(self.state, State::Closed) || self.sender.is_none() }

    pub fn get_ref(&self) -> Option<&Sender<T>> { self.sender.as_ref() }

    /// What was reserved may still be used.
    pub fn close(&mut self) {
        self.sender = None;
        if !matches!(self.state, State::Reserved(_)) {
            self.state = State::Closed;
        }
    }

    /// Gives back what was or was to be reserved; false: nothing was.
    pub fn abort_send(&mut self) -> bool {
        if matches!(self.state, State::Idle | State::Closed) {
            return false;
        }
        self.state = if self.sender.is_some() { State::Idle } else { State::Closed };
        true
    }
}

impl<T> Clone for PollSender<T> {
    fn clone(&self) -> PollSender<T> {
        PollSender { sender: self.sender.clone(), state: if self.sender.is_some() { State::Idle } else { State::Closed } }
    }
}
impl<T: fmt::Debug> fmt::Debug for PollSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("PollSender").finish_non_exhaustive() }
}

impl<T: Send + 'static> Sink<T> for PollSender<T> {
    type Error = PollSendError<T>;

    fn poll_ready(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), PollSendError<T>>> { self.poll_reserve(cx) }

    fn start_send(mut self: Pin<&mut Self>, item: T) -> Result<(), PollSendError<T>> { self.send_item(item) }

    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<(), PollSendError<T>>> { Poll::Ready(Ok(())) }

    fn poll_close(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<(), PollSendError<T>>> {
        self.close();
        Poll::Ready(Ok(()))
    }
}
