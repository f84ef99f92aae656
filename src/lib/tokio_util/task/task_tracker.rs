//! Waits until all tasks that were started with it are done.

use std::cell::Cell;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

struct Inner {
    closed: Cell<bool>,
    count: Cell<usize>,
    on_last_exit: Notify,
}

unsafe impl Send for Inner {}
unsafe impl Sync for Inner {}

impl Inner {
    fn over(&self) -> bool {
        self.closed.get() && self.count.get() == 0
    }
}

pub struct TaskTracker {
    inner: Arc<Inner>,
}

/// One that counts, as long as it lives.
pub struct TaskTrackerToken {
    tracker: TaskTracker,
}

impl TaskTracker {
    #[must_use]
    #[track_caller]
    pub fn new() -> TaskTracker {
        TaskTracker { inner: Arc::new(Inner { closed: Cell::new(false), count: Cell::new(0), on_last_exit: Notify::new() }) }
    }

    /// Ready when the tracker is closed and every task is done.
    pub async fn wait(&self) {
        while !self.inner.over() {
            self.inner.on_last_exit.notified().await;
        }
    }

    /// False: it was closed before.
    pub fn close(&self) -> bool {
        let was = self.inner.closed.replace(true);
        if self.inner.over() {
            self.inner.on_last_exit.notify_waiters();
        }
        !was
    }

    pub fn reopen(&self) -> bool {
        self.inner.closed.replace(false)
    }

    pub fn is_closed(&self) -> bool {
        self.inner.closed.get()
    }

    pub fn len(&self) -> usize {
        self.inner.count.get()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[track_caller]
    pub fn spawn<F>(&self, task: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        tokio::task::spawn(self.track_future(task))
    }

    pub fn token(&self) -> TaskTrackerToken {
        self.inner.count.set(self.len() + 1);
        TaskTrackerToken { tracker: self.clone() }
    }

    pub fn track_future<F: Future>(&self, future: F) -> TrackedFuture<F> {
        TrackedFuture { future, token: self.token() }
    }
}

impl Default for TaskTracker {
    fn default() -> TaskTracker {
        TaskTracker::new()
    }
}

impl Clone for TaskTracker {
    fn clone(&self) -> TaskTracker {
        TaskTracker { inner: self.inner.clone() }
    }
}

impl fmt::Debug for TaskTracker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TaskTracker").field("len", &self.len()).field("is_closed", &self.is_closed()).finish()
    }
}

impl TaskTrackerToken {
    pub fn task_tracker(&self) -> &TaskTracker {
        &self.tracker
    }
}

impl Clone for TaskTrackerToken {
    fn clone(&self) -> TaskTrackerToken {
        self.tracker.token()
    }
}

impl Drop for TaskTrackerToken {
    fn drop(&mut self) {
        let inner = &self.tracker.inner;
        inner.count.set(inner.count.get() - 1);
        if inner.over() {
            inner.on_last_exit.notify_waiters();
        }
    }
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TrackedFuture<F> {
    future: F,
    token: TaskTrackerToken,
}

impl<F: Future> Future for TrackedFuture<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        unsafe { self.map_unchecked_mut(|this| &mut this.future) }.poll(cx)
    }
}
