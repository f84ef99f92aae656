//! Waits for all futures of a collection, or for the first error.

use super::try_join::{try_maybe_done, TryMaybeDone};
use super::TryFuture;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct TryJoinAll<F: TryFuture> {
    elems: Vec<TryMaybeDone<F>>,
}

impl<F: TryFuture> Unpin for TryJoinAll<F> {}

pub fn try_join_all<I>(i: I) -> TryJoinAll<I::Item>
where
    I: IntoIterator,
    I::Item: TryFuture,
{
    TryJoinAll { elems: i.into_iter().map(|f| try_maybe_done(f)).collect() }
}

impl<F: TryFuture> Future for TryJoinAll<F> {
    type Output = Result<Vec<F::Ok>, F::Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut all = true;
        let mut failed = None;
        for elem in self.elems.iter_mut() {
            match unsafe { Pin::new_unchecked(elem) }.poll(cx) {
                Poll::Ready(Ok(())) => {}
                Poll::Ready(Err(e)) => {
                    failed = Some(e);
                    break;
                }
                Poll::Pending => all = false,
            }
        }
        if let Some(e) = failed {
            drop(std::mem::take(&mut self.elems));
            return Poll::Ready(Err(e));
        }
        if !all {
            return Poll::Pending;
        }
        let mut elems = std::mem::take(&mut self.elems);
        let mut outputs = Vec::with_capacity(elems.len());
        for elem in elems.iter_mut() {
            outputs.push(unsafe { Pin::new_unchecked(elem) }.take_output().unwrap());
        }
        Poll::Ready(Ok(outputs))
    }
}

impl<F: TryFuture> FromIterator<F> for TryJoinAll<F> {
    fn from_iter<T: IntoIterator<Item = F>>(iter: T) -> TryJoinAll<F> {
        try_join_all(iter)
    }
}

impl<F: TryFuture> fmt::Debug for TryJoinAll<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TryJoinAll").finish()
    }
}
