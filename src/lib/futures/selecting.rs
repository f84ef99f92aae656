//! What `select!`, `poll!` and `pending!` are made of.

use crate::future::FusedFuture;
use std::future::Future;
use std::intrinsics;
use std::pin::Pin;
use std::task::{Context, Poll};

pub const COMPLETE: usize = usize::MAX;
pub const DEFAULT: usize = usize::MAX - 1;
const SELECT_START: u32 = 1;

/// What one arm of `select!` waits for, and the place for what it gets.
pub struct Arm<'a, F: Future> {
    future: &'a mut F,
    result: &'a mut Option<F::Output>,
}

pub fn arm<'a, F>(future: &'a mut F, result: &'a mut Option<F::Output>) -> Box<dyn PollArm + 'a>
where
    F: FusedFuture + Unpin,
{
    Box::new(Arm { future, result })
}

pub trait PollArm {
    /// Nothing: it is over already.
    fn poll_arm(&mut self, cx: &mut Context<'_>) -> Option<Poll<()>>;
}

impl<F: FusedFuture + Unpin> PollArm for Arm<'_, F> {
    fn poll_arm(&mut self, cx: &mut Context<'_>) -> Option<Poll<()>> {
        if self.future.is_terminated() {
            return None;
        }
        match Pin::new(&mut *self.future).poll(cx) {
            Poll::Ready(value) => {
                *self.result = Some(value);
                Some(Poll::Ready(()))
            }
            Poll::Pending => Some(Poll::Pending),
        }
    }
}
