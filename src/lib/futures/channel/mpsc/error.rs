//! Why a message could not be sent or taken.

use std::any::Any;
use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendError {
    kind: SendErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum SendErrorKind {
    Full,
    Disconnected,
}

impl SendError {
    pub(crate) fn full() -> SendError {
        SendError { kind: SendErrorKind::Full }
    }

    pub(crate) fn disconnected() -> SendError {
        SendError { kind: SendErrorKind::Disconnected }
    }

    pub fn is_full(&self) -> bool {
        self.kind == SendErrorKind::Full
    }

    pub fn is_disconnected(&self) -> bool {
        self.kind == SendErrorKind::Disconnected
    }
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_full() { "send failed because channel is full" } else { "send failed because receiver is gone" })
    }
}

impl std::error::Error for SendError {}

#[derive(Clone, PartialEq, Eq)]
pub struct TrySendError<T> {
    pub(crate) err: SendError,
    pub(crate) val: T,
}

impl<T> TrySendError<T> {
    pub fn is_full(&self) -> bool {
        self.err.is_full()
    }

    pub fn is_disconnected(&self) -> bool {
        self.err.is_disconnected()
    }

    pub fn into_inner(self) -> T {
        self.val
    }

    pub fn into_send_error(self) -> SendError {
        self.err
    }
}

impl<T> fmt::Debug for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrySendError").field("kind", &self.err.kind).finish()
    }
}

impl<T> fmt::Display for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.err, f)
    }
}

impl<T: Any> std::error::Error for TrySendError<T> {}

pub struct TryRecvError {
    pub(crate) _priv: (),
}

impl fmt::Debug for TryRecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TryRecvError").finish()
    }
}

impl fmt::Display for TryRecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "receiver channel is empty")
    }
}

impl std::error::Error for TryRecvError {}
