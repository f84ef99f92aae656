//! Waits for all futures of a collection; their outputs come in the order of the collection.

use super::maybe_done::{maybe_done, MaybeDone};
use crate::stream::{Collect, FuturesOrdered, StreamExt};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Up to so many are simply polled one after the other; more go into a `FuturesOrdered`.
const SMALL: usize = 30;

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct JoinAll<F: Future> {
    kind: Kind<F>,
}

enum Kind<F: Future> {
    Small { elems: Vec<MaybeDone<F>> },
    Big { fut: Collect<FuturesOrdered<F>, Vec<F::Output>> },
}

impl<F: Future> Unpin for JoinAll<F> {}

pub fn join_all<I>(iter: I) -> JoinAll<I::Item>
where
    I: IntoIterator,
    I::Item: Future,
{
    let iter = iter.into_iter();
    let kind = match iter.size_hint().1 {
        Some(max) if max <= SMALL => Kind::Small { elems: iter.map(|f| maybe_done(f)).collect() },
        _ => Kind::Big { fut: iter.collect::<FuturesOrdered<I::Item>>().collect() },
    };
    JoinAll { kind }
}

impl<F: Future> Future for JoinAll<F> {
    type Output = Vec<F::Output>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Vec<F::Output>> {
        match &mut self.kind {
            Kind::Small { elems } => {
                let mut all = true;
                for elem in elems.iter_mut() {
                    if unsafe { Pin::new_unchecked(elem) }.poll(cx).is_pending() {
                        all = false;
                    }
                }
                if !all {
                    return Poll::Pending;
                }
                let mut elems = std::mem::take(elems);
                let mut outputs = Vec::with_capacity(elems.len());
                for elem in elems.iter_mut() {
                    outputs.push(unsafe { Pin::new_unchecked(elem) }.take_output().unwrap());
                }
                Poll::Ready(outputs)
            }
            Kind::Big { fut } => Pin::new(fut).poll(cx),
        }
    }
}

impl<F: Future> FromIterator<F> for JoinAll<F> {
    fn from_iter<T: IntoIterator<Item = F>>(iter: T) -> JoinAll<F> {
        join_all(iter)
    }
}

impl<F: Future> fmt::Debug for JoinAll<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinAll").finish()
    }
}
