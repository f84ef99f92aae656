//! The two halves of a stream, for two futures.

use super::traits::io_through;
use super::{AsyncRead, AsyncWrite, Result};
use crate::plain::Plain;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

#[derive(Debug)]
pub struct ReadHalf<T> {
    whole: Arc<Whole<T>>,
}

#[derive(Debug)]
pub struct WriteHalf<T> {
    whole: Arc<Whole<T>>,
}

struct Whole<T>(Plain<T>);

impl<T> Whole<T> {
    /// It stays where it is until both halves come together again.
    fn get(&self) -> Pin<&mut T> {
        unsafe { Pin::new_unchecked(self.0.get()) }
    }
}
impl<T> fmt::Debug for Whole<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BiLock").finish_non_exhaustive()
    }
}

pub(super) fn split<T>(t: T) -> (ReadHalf<T>, WriteHalf<T>) {
    let whole = Arc::new(Whole(Plain::new(t)));
    (ReadHalf { whole: whole.clone() }, WriteHalf { whole })
}

impl<T: Unpin> ReadHalf<T> {
    pub fn reunite(self, other: WriteHalf<T>) -> std::result::Result<T, ReuniteError<T>> {
        if !Arc::ptr_eq(&self.whole, &other.whole) {
            return Err(ReuniteError(self, other));
        }
        drop(other);
        match Arc::try_unwrap(self.whole) {
            Ok(whole) => Ok(whole.0.into_inner()),
            Err(_) => unreachable!(),
        }
    }
}
impl<T: Unpin> WriteHalf<T> {
    pub fn reunite(self, other: ReadHalf<T>) -> std::result::Result<T, ReuniteError<T>> {
        other.reunite(self)
    }
}

impl<R: AsyncRead> AsyncRead for ReadHalf<R> {
    io_through!(this => this.whole.get(); read);
}
impl<W: AsyncWrite> AsyncWrite for WriteHalf<W> {
    io_through!(this => this.whole.get(); write);
}

/// Halves of two different streams.
pub struct ReuniteError<T>(pub ReadHalf<T>, pub WriteHalf<T>);

impl<T> fmt::Debug for ReuniteError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ReuniteError").field(&"...").finish()
    }
}
impl<T> fmt::Display for ReuniteError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "tried to reunite a ReadHalf and WriteHalf that don't form a pair")
    }
}
impl<T> std::error::Error for ReuniteError<T> {}
