//! A semaphore that is asked by polling: a stream of permits.

use futures::stream::Stream;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{ready, Context, Poll};
use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore, TryAcquireError};

type Acquiring = Pin<Box<dyn Future<Output = Result<OwnedSemaphorePermit, AcquireError>> + Send + Sync>>;

pub struct PollSemaphore {
    semaphore: Arc<Semaphore>,
    acquiring: Option<Acquiring>,
}

impl PollSemaphore {
    pub fn new(semaphore: Arc<Semaphore>) -> PollSemaphore { PollSemaphore { semaphore, acquiring: None } }

    pub fn close(&self) { self.semaphore.close() }

    pub fn clone_inner(&self) -> Arc<Semaphore> { self.semaphore.clone() }

    pub fn into_inner(self) -> Arc<Semaphore> { self.semaphore }

    /// `None` when the semaphore is closed.
    pub fn poll_acquire(&mut self, cx: &mut Context<'_>) -> Poll<Option<OwnedSemaphorePermit>> {
        if self.acquiring.is_none() {
            match self.semaphore.clone().try_acquire_owned() {
                Ok(permit) => return Poll::Ready(Some(permit)),
                Err(TryAcquireError::Closed) => return Poll::Ready(None),
                Err(TryAcquireError::NoPermits) => {}
            }
        }
        let semaphore = &self.semaphore;
        let acquiring = self.acquiring.get_or_insert_with(|| Box::pin(semaphore.clone().acquire_owned()));
        let permit = ready!(acquiring.as_mut().poll(cx));
        self.acquiring = None;
        Poll::Ready(permit.ok())
    }

    pub fn available_permits(&self) -> usize { self.semaphore.available_permits() }

    pub fn add_permits(&self, n: usize) { self.semaphore.add_permits(n) }
}

impl Stream for PollSemaphore {
    type Item = OwnedSemaphorePermit;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<OwnedSemaphorePermit>> { self.poll_acquire(cx) }
}
impl Clone for PollSemaphore {
    fn clone(&self) -> PollSemaphore { PollSemaphore::new(self.semaphore.clone()) }
}
impl fmt::Debug for PollSemaphore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PollSemaphore").field("semaphore", &self.semaphore).finish()
    }
}
impl AsRef<Semaphore> for PollSemaphore {
    fn as_ref(&self) -> &Semaphore { &self.semaphore }
}
