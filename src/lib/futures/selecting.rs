//! What `select!`, `poll!` and `pending!` are made of.

use crate::future::FusedFuture;
use std::future::Future;
use std::intrinsics;
use std::pin::Pin;
use std::task::{Context, Poll};

pub const COMPLETE: usize = usize::MAX;
pub const DEFAULT: usize = usize::MAX - 1;
const MOST: usize = 12;
const SELECT_START: u32 = 1;

/// What one arm of `select!` waits for, and the place for what it gets. The future does not move: it is a local of `select!`,
/// or a `&mut` to a variable, which is a future only where that is `Unpin`.
pub struct Arm<'a, F: Future> {
    future: &'a mut F,
    result: &'a mut Option<F::Output>,
}

pub fn arm<'a, F>(future: &'a mut F, result: &'a mut Option<F::Output>) -> Arm<'a, F>
where
    F: FusedFuture,
{
    Arm { future, result }
}

/// The arms, one in the other: `(first, (second, ()))`.
pub trait Arms {
    const COUNT: usize;

    /// Nothing: it is over already.
    fn poll_arm(&mut self, i: usize, cx: &mut Context<'_>) -> Option<Poll<()>>;
}

impl Arms for () {
    const COUNT: usize = 0;

    fn poll_arm(&mut self, _i: usize, _cx: &mut Context<'_>) -> Option<Poll<()>> {
        None
    }
}

impl<F: FusedFuture, R: Arms> Arms for (Arm<'_, F>, R) {
    const COUNT: usize = 1 + R::COUNT;

    fn poll_arm(&mut self, i: usize, cx: &mut Context<'_>) -> Option<Poll<()>> {
        if i > 0 {
            return self.1.poll_arm(i - 1, cx);
        }
        let arm = &mut self.0;
        if arm.future.is_terminated() {
            return None;
        }
        match unsafe { Pin::new_unchecked(&mut *arm.future) }.poll(cx) {
            Poll::Ready(value) => {
                *arm.result = Some(value);
                Some(Poll::Ready(()))
            }
            Poll::Pending => Some(Poll::Pending),
        }
    }
}

/// Gives the number of the arm that was ready first.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Select<A> {
    arms: A,
    random: bool,
    default: bool,
}

impl<A> Unpin for Select<A> {}

pub fn select<A: Arms>(arms: A, random: bool, default: bool) -> Select<A> {
    Select { arms, random, default }
}

impl<A: Arms> Future for Select<A> {
    type Output = usize;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<usize> {
        let order = order_of(A::COUNT, self.random);
        let mut live = false;
        for k in 0..A::COUNT {
            match self.arms.poll_arm(order[k], cx) {
                Some(Poll::Ready(())) => return Poll::Ready(order[k]),
                Some(Poll::Pending) => live = true,
                None => {}
            }
        }
        if !live {
            Poll::Ready(COMPLETE)
        } else if self.default {
            Poll::Ready(DEFAULT)
        } else {
            Poll::Pending
        }
    }
}

/// The numbers below n (at most `MOST`), shuffled if it is left to chance.
pub(crate) fn order_of(n: usize, random: bool) -> [usize; MOST] {
    let mut order = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    let mut left = n;
    while random && left > 1 {
        let k = (intrinsics::rt_random(SELECT_START) % left as u64) as usize;
        left -= 1;
        order.swap(k, left);
    }
    order
}

#[track_caller]
pub fn nobody_left() -> ! {
    panic!("all futures in select! were completed, but no `complete =>` handler was provided")
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct PollOnce<F> {
    future: F,
}

pub fn poll_once<F: Future + Unpin>(future: F) -> PollOnce<F> {
    PollOnce { future }
}

impl<F: Future + Unpin> Future for PollOnce<F> {
    type Output = Poll<F::Output>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Poll<F::Output>> {
        Poll::Ready(Pin::new(&mut self.future).poll(cx))
    }
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct PendOnce {
    is_ready: bool,
}

pub fn pend_once() -> PendOnce {
    PendOnce { is_ready: false }
}

impl Future for PendOnce {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<()> {
        if self.is_ready {
            return Poll::Ready(());
        }
        self.is_ready = true;
        Poll::Pending
    }
}
