//! A task may do only so much in one poll: each operation that succeeds takes one from its budget, and
//! when there is nothing left the next one is Pending, so that the others get their turn.

use std::future::Future;
use std::intrinsics::{self, thread_word};
use std::pin::Pin;
use std::task::{Context, Poll};

/// The thread's word tells what was taken from the largest number: 0, as it is at first, is a budget without end.
pub(crate) const WITHOUT_END: u32 = 0;
/// What a task has at the beginning of each poll.
pub(crate) const WHOLE: u32 = u32::MAX - 128;
const NOTHING: u32 = u32::MAX;

/// Gives what there was before.
pub(crate) fn set(budget: u32) -> u32 {
    let word = thread_word();
    unsafe {
        let before = *word;
        *word = budget;
        before
    }
}

/// A budget for as long as this lives; then there is again what was before.
pub(crate) struct Budget {
    before: u32,
}

impl Budget {
    pub(crate) fn whole() -> Budget { Budget { before: set(WHOLE) } }

    pub(crate) fn unlimited() -> Budget { Budget { before: set(WITHOUT_END) } }
}
impl Drop for Budget {
    fn drop(&mut self) { set(self.before); }
}

/// Gives back what was taken, unless progress was made.
#[must_use]
pub struct RestoreOnPending {
    before: u32,
}

impl RestoreOnPending {
    pub fn made_progress(self) { std::mem::forget(self) }
}
impl Drop for RestoreOnPending {
    fn drop(&mut self) {
        if self.before != WITHOUT_END {
            unsafe { *thread_word() = self.before };
        }
    }
}

/// Takes one from the budget. Pending: there was none left; the task is woken again.
pub fn poll_proceed(cx: &mut Context<'_>) -> Poll<RestoreOnPending> {
    let word = thread_word();
    let before = unsafe { *word };
    if before != WITHOUT_END {
        if before == NOTHING {
            intrinsics::task_spent(true);
            yield_to_others(cx);
            intrinsics::task_spent(false);
            return Poll::Pending;
        }
        unsafe { *word = before + 1 };
    }
    Poll::Ready(RestoreOnPending { before })
}

#[cfg(not(tokio_1_53))]
fn yield_to_others(cx: &mut Context<'_>) { cx.waker().wake_by_ref() }

#[cfg(tokio_1_53)]
fn yield_to_others(cx: &mut Context<'_>) { super::raw::defer(cx.waker()) }

pub fn has_budget_remaining() -> bool { unsafe { *thread_word() != NOTHING } }

pub(crate) fn with_unconstrained<R>(f: impl FnOnce() -> R) -> R {
    let _budget = Budget::unlimited();
    f()
}

/// Lets the others run if this task has done its share.
#[cfg(tokio_1_53)]
pub async fn consume_budget() {
    std::future::poll_fn(|cx| match poll_proceed(cx) {
        Poll::Ready(coop) => {
            coop.made_progress();
            Poll::Ready(())
        }
        Poll::Pending => Poll::Pending,
    })
    .await
}

/// A future that never has to yield to the others.
#[must_use = "Unconstrained does nothing unless polled"]
pub struct Unconstrained<F> {
    inner: F,
}

pub fn unconstrained<F>(inner: F) -> Unconstrained<F> { Unconstrained { inner } }

impl<F: Future> Future for Unconstrained<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let inner = unsafe { self.map_unchecked_mut(|this| &mut this.inner) };
        with_unconstrained(|| inner.poll(cx))
    }
}
