//! Handles to tasks.

use super::current::Task;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Waits for a task. Dropping it lets the task go on by itself.
#[pitfall = "handle; async_std::task::JoinHandle; keep the handle and look at what awaiting it gives, or see to the error within the task"]
pub struct JoinHandle<T> {
    handle: Option<smol::Task<T>>,
    task: Task,
}

impl<T> JoinHandle<T> {
    pub(crate) fn new(inner: smol::Task<T>, task: Task) -> JoinHandle<T> {
        JoinHandle { handle: Some(inner), task }
    }

    pub fn task(&self) -> &Task {
        &self.task
    }

    /// Ends the task, and waits until its future is dropped.
    pub async fn cancel(mut self) -> Option<T> {
        let handle = self.handle.take().unwrap();
        handle.cancel().await
    }
}

impl<T> Drop for JoinHandle<T> {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.detach();
        }
    }
}

impl<T> Future for JoinHandle<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        Pin::new(self.handle.as_mut().unwrap()).poll(cx)
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").field("handle", &self.handle).finish()
    }
}
