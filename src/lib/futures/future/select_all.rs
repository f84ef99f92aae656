//! The first of many futures; the others are given back.

use super::TryFuture;
use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct SelectAll<Fut> {
    inner: Vec<Fut>,
}

impl<Fut: Unpin> Unpin for SelectAll<Fut> {}

#[track_caller]
pub fn select_all<I>(iter: I) -> SelectAll<I::Item>
where
    I: IntoIterator,
    I::Item: Future + Unpin,
{
    let inner: Vec<I::Item> = iter.into_iter().collect();
    assert!(!inner.is_empty());
    SelectAll { inner }
}

impl<Fut> SelectAll<Fut> {
    pub fn into_inner(self) -> Vec<Fut> {
        self.inner
    }
}

impl<Fut: Future + Unpin> Future for SelectAll<Fut> {
    type Output = (Fut::Output, usize, Vec<Fut>);

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut i = 0;
        while i < self.inner.len() {
            if let Poll::Ready(value) = Pin::new(&mut self.inner[i]).poll(cx) {
                drop(self.inner.swap_remove(i));
                return Poll::Ready((value, i, mem::take(&mut self.inner)));
            }
            i += 1;
        }
        Poll::Pending
    }
}

impl<Fut: Future + Unpin> FromIterator<Fut> for SelectAll<Fut> {
    fn from_iter<T: IntoIterator<Item = Fut>>(iter: T) -> SelectAll<Fut> {
        select_all(iter)
    }
}

/// The first success, or the last error.
#[derive(Debug)]
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct SelectOk<Fut> {
    inner: Vec<Fut>,
}

impl<Fut: Unpin> Unpin for SelectOk<Fut> {}

#[track_caller]
pub fn select_ok<I>(iter: I) -> SelectOk<I::Item>
where
    I: IntoIterator,
    I::Item: TryFuture + Unpin,
{
    let inner: Vec<I::Item> = iter.into_iter().collect();
    assert!(!inner.is_empty(), "iterator provided to select_ok was empty");
    SelectOk { inner }
}

impl<Fut: TryFuture + Unpin> Future for SelectOk<Fut> {
    type Output = Result<(Fut::Ok, Vec<Fut>), Fut::Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        loop {
            let mut found = None;
            for (i, f) in self.inner.iter_mut().enumerate() {
                if let Poll::Ready(result) = Pin::new(f).try_poll(cx) {
                    found = Some((i, result));
                    break;
                }
            }
            match found {
                None => return Poll::Pending,
                Some((i, result)) => {
                    drop(self.inner.remove(i));
                    match result {
                        Ok(value) => return Poll::Ready(Ok((value, mem::take(&mut self.inner)))),
                        Err(e) => {
                            if self.inner.is_empty() {
                                return Poll::Ready(Err(e));
                            }
                        }
                    }
                }
            }
        }
    }
}
