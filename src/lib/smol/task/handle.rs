//! Handles: dropping one cancels its task.

use super::raw::{self, Header};
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

#[must_use = "tasks get canceled when dropped, use `.detach()` to run them in the background"]
#[pitfall = "cancels; smol::Task; await it, keep it as long as the task is to run, or call `.detach()`"]
pub struct Task<T> {
    header: *mut Header,
    _marker: PhantomData<T>,
}

unsafe impl<T: Send> Send for Task<T> {}
unsafe impl<T> Sync for Task<T> {}
impl<T> Unpin for Task<T> {}
impl<T> std::panic::UnwindSafe for Task<T> {}
impl<T> std::panic::RefUnwindSafe for Task<T> {}

impl<T> Task<T> {
    pub(crate) fn new(header: *mut Header) -> Task<T> {
        Task { header, _marker: PhantomData }
    }

    /// Lets the task go on by itself.
    pub fn detach(self) {
        raw::detach(self.header);
        mem::forget(self);
    }

    /// Ends the task, and waits until its future is dropped.
    pub async fn cancel(self) -> Option<T> {
        raw::close(self.header);
        self.fallible().await
    }

    pub fn fallible(self) -> FallibleTask<T> {
        FallibleTask { task: self }
    }

    pub fn is_finished(&self) -> bool {
        unsafe { (*self.header).completed || (*self.header).closed }
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        raw::close(self.header);
        raw::detach(self.header);
    }
}

impl<T> Future for Task<T> {
    type Output = T;

    #[track_caller]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        raw::poll_output::<T>(self.header, cx.waker()).map(|output| output.expect("task has failed"))
    }
}

impl<T> fmt::Debug for Task<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Task").field("id", unsafe { &(*self.header).id }).finish()
    }
}

/// Gives `None` where awaiting the task would panic.
#[must_use = "tasks get canceled when dropped, use `.detach()` to run them in the background"]
#[pitfall = "cancels; smol::task::FallibleTask; await it, keep it as long as the task is to run, or call `.detach()`"]
pub struct FallibleTask<T> {
    task: Task<T>,
}

impl<T> FallibleTask<T> {
    pub fn detach(self) {
        self.task.detach()
    }

    pub async fn cancel(self) -> Option<T> {
        self.task.cancel().await
    }
}

impl<T> Future for FallibleTask<T> {
    type Output = Option<T>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        raw::poll_output::<T>(self.task.header, cx.waker())
    }
}

impl<T> fmt::Debug for FallibleTask<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FallibleTask").finish()
    }
}
