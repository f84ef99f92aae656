//! Permits, and a fair queue for them. Everything here that locks stands on this.

use super::wake_all::wake_all;
use crate::task::coop;
use std::cell::{Cell, UnsafeCell};
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::marker::PhantomPinned;
use std::pin::Pin;
use std::sync::res::Res;
use std::task::{ready, Context, Poll, Waker};
use std::vec::Vec;

pub(crate) struct Batch {
    permits: Cell<usize>,
    closed: Cell<bool>,
    /// the `Acquire`s that wait, oldest first
    waiters: UnsafeCell<VecDeque<*mut Waiter>>,
    pub(crate) res: Res,
}

unsafe impl Send for Batch {}
unsafe impl Sync for Batch {}

struct Waiter {
    missing: usize,
    waker: Option<Waker>,
}

/// Nobody will get a permit any more.
pub(crate) struct Closed;

pub(crate) enum TryError {
    Closed,
    NoPermits,
}

impl Batch {
    #[track_caller]
    pub(crate) const fn new(permits: usize, kind: u32) -> Batch {
        Batch { permits: Cell::new(permits), closed: Cell::new(false), waiters: UnsafeCell::new(VecDeque::new()), res: Res::new(kind) }
    }

    fn waiters(&self) -> &mut VecDeque<*mut Waiter> { unsafe { &mut *self.waiters.get() } }

    pub(crate) fn available(&self) -> usize { self.permits.get() }

    pub(crate) fn is_closed(&self) -> bool { self.closed.get() }

    pub(crate) fn acquire(&self, n: usize) -> Acquire<'_> {
        Acquire { batch: self, want: n, waiter: Waiter { missing: n, waker: None }, queued: false, _pin: PhantomPinned }
    }

    pub(crate) fn try_acquire(&self, n: usize) -> Result<(), TryError> {
        if self.closed.get() {
            return Err(TryError::Closed);
        }
        if self.permits.get() < n {
            return Err(TryError::NoPermits);
        }
        self.permits.set(self.permits.get() - n);
        Ok(())
    }

    /// Permits come back: they go to those who wait, in their order, before anybody else can take them.
    pub(crate) fn release(&self, n: usize) {
        if self.waiters().is_empty() {
            self.permits.set(self.permits.get() + n);
            return;
        }
        let mut left = n;
        let mut last: Option<Waker> = None;
        let mut woken = Vec::new();
        while left > 0 {
            let first = match self.waiters().front() {
                Some(first) => unsafe { &mut **first },
                None => break,
            };
            let given = if first.missing < left { first.missing } else { left };
            first.missing -= given;
            left -= given;
            if first.missing > 0 {
                break;
            }
            if let Some(waker) = first.waker.take() {
                if let Some(before) = last.replace(waker) {
                    woken.push(before);
                }
            }
            self.waiters().pop_front();
        }
        self.permits.set(self.permits.get() + left);
        if let Some(waker) = last {
            if woken.is_empty() {
                return waker.wake();
            }
            woken.push(waker);
            wake_all(woken);
        }
    }

    pub(crate) fn forget(&self, n: usize) -> usize {
        let gone = if n < self.permits.get() { n } else { self.permits.get() };
        self.permits.set(self.permits.get() - gone);
        gone
    }

    pub(crate) fn close(&self) {
        self.closed.set(true);
        let mut woken = Vec::new();
        for waiter in self.waiters().iter() {
            if let Some(waker) = unsafe { (**waiter).waker.take() } {
                woken.push(waker);
            }
        }
        for waker in woken {
            waker.wake();
        }
    }
}

impl fmt::Debug for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Semaphore").field("permits", &self.permits.get()).finish()
    }
}

/// Ready when all its permits are there. Dropped before, it gives back those it had.
pub(crate) struct Acquire<'a> {
    batch: &'a Batch,
    want: usize,
    waiter: Waiter,
    queued: bool,
    _pin: PhantomPinned,
}

unsafe impl Send for Acquire<'_> {}
unsafe impl Sync for Acquire<'_> {}

impl Acquire<'_> {
    fn leave(&mut self) {
        let me = &mut self.waiter as *mut Waiter;
        self.batch.waiters().retain(|w| *w != me);
        self.queued = false;
        self.batch.release(self.want - self.waiter.missing);
    }
}

impl Future for Acquire<'_> {
    type Output = Result<(), Closed>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Closed>> {
        let this = unsafe { self.get_unchecked_mut() };
        let batch = this.batch;
        let coop = ready!(coop::poll_proceed(cx));
        if batch.closed.get() {
            coop.made_progress();
            if this.queued {
                this.leave();
            }
            return Poll::Ready(Err(Closed));
        }
        if this.queued && this.waiter.missing == 0 {
            coop.made_progress();
            this.queued = false;
            return Poll::Ready(Ok(()));
        }
        if !this.queued {
            let free = batch.permits.get();
            let take = if free < this.want { free } else { this.want };
            batch.permits.set(free - take);
            this.waiter.missing = this.want - take;
            if this.waiter.missing == 0 {
                coop.made_progress();
                return Poll::Ready(Ok(()));
            }
            this.queued = true;
            batch.waiters().push_back(&mut this.waiter as *mut Waiter);
        }
        this.waiter.waker = Some(cx.waker().clone());
        batch.res.wait();
        Poll::Pending
    }
}

impl Drop for Acquire<'_> {
    fn drop(&mut self) {
        if self.queued {
            self.leave();
        }
    }
}
