//! Handles to tasks, and how a task can end badly.

use super::coop;
use super::raw::{self, Header};
use std::any::Any;
use std::boxed::Box;
use std::fmt;
use std::future::Future;
use std::intrinsics;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

/// Waits for a task. Dropping it detaches the task, which goes on.
#[home = "tokio::runtime::task::join"]
#[pitfall = "handle; tokio::task::JoinHandle; keep the handle and look at what awaiting it gives, or see to the error within the task"]
pub struct JoinHandle<T> {
    pub(crate) header: *mut Header,
    _result: PhantomData<T>,
}

unsafe impl<T: Send> Send for JoinHandle<T> {}
unsafe impl<T: Send> Sync for JoinHandle<T> {}
impl<T> Unpin for JoinHandle<T> {}

impl<T> JoinHandle<T> {
    pub(crate) fn new(header: *mut Header) -> JoinHandle<T> {
        JoinHandle { header, _result: PhantomData }
    }

    pub fn abort(&self) {
        abort(self.header);
    }

    #[cfg(tokio_1_53)]
    pub fn abort_handle(&self) -> AbortHandle {
        AbortHandle::of(self.header)
    }

    pub fn is_finished(&self) -> bool {
        unsafe { (*self.header).finished }
    }

    #[cfg(tokio_1_53)]
    pub fn id(&self) -> Id {
        Id(unsafe { (*self.header).id })
    }
}

fn abort(header: *mut Header) {
    unsafe {
        if !(*header).finished && !(*header).aborted {
            (*header).aborted = true;
            match &(*header).set {
                None => intrinsics::task_abort((*header).id),
                Some(set) => set.wake_member(|| intrinsics::task_abort((*header).id), (*header).id),
            }
        }
    }
}

impl<T> Future for JoinHandle<T> {
    type Output = Result<T, JoinError>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let coop = ready!(coop::poll_proceed(cx));
        if unsafe { (*self.header).finished } {
            coop.made_progress();
            return match raw::take(self.header) {
                Some(result) => Poll::Ready(result),
                None => panic!("JoinHandle polled after completion"),
            };
        }
        raw::set_join_waker(self.header, cx.waker());
        intrinsics::res_wait(u32::MAX, unsafe { (*self.header).id } as u64);
        Poll::Pending
    }
}

impl<T> Drop for JoinHandle<T> {
    fn drop(&mut self) {
        raw::drop_handle(self.header);
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").field("id", &Id::of(self.header)).finish()
    }
}

/// Can abort a task, not wait for it.
pub struct AbortHandle {
    header: *mut Header,
}

unsafe impl Send for AbortHandle {}
unsafe impl Sync for AbortHandle {}

impl AbortHandle {
    pub(crate) fn of(header: *mut Header) -> AbortHandle {
        raw::retain(header);
        AbortHandle { header }
    }

    pub fn abort(&self) {
        abort(self.header);
    }

    pub fn is_finished(&self) -> bool {
        unsafe { (*self.header).finished }
    }

    #[cfg(tokio_1_53)]
    pub fn id(&self) -> Id {
        Id(unsafe { (*self.header).id })
    }
}

impl Clone for AbortHandle {
    fn clone(&self) -> AbortHandle {
        raw::retain(self.header);
        AbortHandle { header: self.header }
    }
}

impl Drop for AbortHandle {
    fn drop(&mut self) {
        raw::release(self.header);
    }
}

/// The number of a task.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Id(u32);

impl Id {
    pub(crate) fn of(header: *mut Header) -> Id {
        Id(unsafe { (*header).id })
    }

    pub(crate) fn from_raw(id: u32) -> Id {
        Id(id)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Id").field(&self.0).finish()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// Why a task has no result: it panicked, or it was cancelled.
#[home = "tokio::runtime::task::error"]
pub struct JoinError {
    id: u32,
    panic: Option<Box<dyn Any + Send + 'static>>,
}

unsafe impl Sync for JoinError {}

impl JoinError {
    pub(crate) fn panicked(id: u32, payload: Box<dyn Any + Send + 'static>) -> JoinError {
        JoinError { id, panic: Some(payload) }
    }

    pub(crate) fn cancelled(id: u32) -> JoinError {
        JoinError { id, panic: None }
    }

    pub fn is_cancelled(&self) -> bool {
        self.panic.is_none()
    }

    pub fn is_panic(&self) -> bool {
        self.panic.is_some()
    }

    #[track_caller]
    pub fn into_panic(self) -> Box<dyn Any + Send + 'static> {
        self.try_into_panic().expect("`JoinError` reason is not a panic.")
    }

    pub fn try_into_panic(self) -> Result<Box<dyn Any + Send + 'static>, JoinError> {
        match self.panic {
            Some(payload) => Ok(payload),
            None => Err(self),
        }
    }

    #[cfg(tokio_1_53)]
    pub fn id(&self) -> Id {
        Id(self.id)
    }

    /// The message of the panic, where it is text.
    #[cfg(tokio_1_53)]
    fn message(&self) -> Option<&str> {
        match &self.panic {
            Some(payload) => {
                if let Some(s) = payload.downcast_ref::<&'static str>() {
                    Some(s)
                } else if let Some(s) = payload.downcast_ref::<std::string::String>() {
                    Some(s.as_str())
                } else {
                    None
                }
            }
            None => None,
        }
    }

    #[cfg(not(tokio_1_53))]
    fn message(&self) -> Option<&str> {
        None
    }
}

impl fmt::Display for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.panic.is_none() {
            return write!(f, "task {} was cancelled", self.id);
        }
        match self.message() {
            Some(text) => write!(f, "task {} panicked with message {:?}", self.id, text),
            None => write!(f, "task {} panicked", self.id),
        }
    }
}

impl fmt::Debug for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.panic.is_none() {
            return write!(f, "JoinError::Cancelled(Id({}))", self.id);
        }
        match self.message() {
            Some(text) => write!(f, "JoinError::Panic(Id({}), {:?}, ...)", self.id, text),
            None => write!(f, "JoinError::Panic(Id({}), ...)", self.id),
        }
    }
}

impl std::error::Error for JoinError {}

impl From<JoinError> for std::io::Error {
    fn from(e: JoinError) -> std::io::Error {
        std::io::Error::new(std::io::ErrorKind::Other, if e.is_panic() { "task panicked" } else { "task was cancelled" })
    }
}
