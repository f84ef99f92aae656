//! A future (or stream) that a handle can end early.

use crate::plain::Plain;
use crate::stream::Stream;
use crate::task::AtomicWaker;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

struct Inner {
    waker: AtomicWaker,
    aborted: Plain<bool>,
}

#[derive(Debug)]
#[must_use = "futures/streams do nothing unless you poll them"]
pub struct Abortable<T> {
    task: T,
    inner: Arc<Inner>,
}

#[derive(Debug, Clone)]
pub struct AbortHandle {
    inner: Arc<Inner>,
}

#[derive(Debug)]
pub struct AbortRegistration {
    inner: Arc<Inner>,
}

#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Aborted;

impl fmt::Display for Aborted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`Abortable` future has been aborted")
    }
}

impl std::error::Error for Aborted {}

impl fmt::Debug for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AbortInner").field("waker", &self.waker).field("aborted", self.aborted.get()).finish()
    }
}

impl AbortHandle {
    pub fn new_pair() -> (AbortHandle, AbortRegistration) {
        let inner = Arc::new(Inner { waker: AtomicWaker::new(), aborted: Plain::new(false) });
        (AbortHandle { inner: inner.clone() }, AbortRegistration { inner })
    }

    pub fn abort(&self) {
        *self.inner.aborted.get() = true;
        self.inner.waker.wake();
    }

    pub fn is_aborted(&self) -> bool {
        *self.inner.aborted.get()
    }
}

impl<T> Abortable<T> {
    pub fn new(task: T, reg: AbortRegistration) -> Abortable<T> {
        Abortable { task, inner: reg.inner }
    }

    pub fn is_aborted(&self) -> bool {
        *self.inner.aborted.get()
    }
}

pub fn abortable<Fut: Future>(future: Fut) -> (Abortable<Fut>, AbortHandle) {
    let (handle, reg) = AbortHandle::new_pair();
    (Abortable::new(future, reg), handle)
}

impl<Fut: Future> Future for Abortable<Fut> {
    type Output = Result<Fut::Output, Aborted>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.is_aborted() {
            return Poll::Ready(Err(Aborted));
        }
        if let Poll::Ready(x) = unsafe { Pin::new_unchecked(&mut this.task) }.poll(cx) {
            return Poll::Ready(Ok(x));
        }
        this.inner.waker.register(cx.waker());
        if this.is_aborted() { Poll::Ready(Err(Aborted)) } else { Poll::Pending }
    }
}

impl<St: Stream> Stream for Abortable<St> {
    type Item = St::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<St::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.is_aborted() {
            return Poll::Ready(None);
        }
        if let Poll::Ready(x) = unsafe { Pin::new_unchecked(&mut this.task) }.poll_next(cx) {
            return Poll::Ready(x);
        }
        this.inner.waker.register(cx.waker());
        if this.is_aborted() { Poll::Ready(None) } else { Poll::Pending }
    }
}
