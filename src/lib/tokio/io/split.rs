//! The two halves of a stream, for two tasks.

use super::{AsyncRead, AsyncWrite, ReadBuf};
use std::cell::UnsafeCell;
use std::fmt;
use std::io::Result;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

struct Inner<T> {
    stream: UnsafeCell<T>,
}

unsafe impl<T: Send> Send for Inner<T> {}
unsafe impl<T: Send> Sync for Inner<T> {}

impl<T> Inner<T> {
    /// Nobody else polls it meanwhile.
    fn stream(&self) -> Pin<&mut T> { unsafe { Pin::new_unchecked(&mut *self.stream.get()) } }
}

pub struct ReadHalf<T> {
    inner: Arc<Inner<T>>,
}

pub struct WriteHalf<T> {
    inner: Arc<Inner<T>>,
}

pub fn split<T: AsyncRead + AsyncWrite>(stream: T) -> (ReadHalf<T>, WriteHalf<T>) {
    let inner = Arc::new(Inner { stream: UnsafeCell::new(stream) });
    (ReadHalf { inner: inner.clone() }, WriteHalf { inner })
}

impl<T> ReadHalf<T> {
    pub fn is_pair_of(&self, other: &WriteHalf<T>) -> bool { Arc::ptr_eq(&self.inner, &other.inner) }

    #[track_caller]
    pub fn unsplit(self, other: WriteHalf<T>) -> T
    where
        T: Unpin,
    {
        if !self.is_pair_of(&other) {
            panic!("Unrelated `split::Write` passed to `split::Read::unsplit`.");
        }
        drop(other);
        match Arc::try_unwrap(self.inner) {
            Ok(inner) => inner.stream.into_inner(),
            Err(_) => panic!("`Arc::try_unwrap` failed"),
        }
    }
}

impl<T: AsyncRead> AsyncRead for ReadHalf<T> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        self.inner.stream().poll_read(cx, buf)
    }
}
impl<T: AsyncWrite> AsyncWrite for WriteHalf<T> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        self.inner.stream().poll_write(cx, buf)
    }
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> { self.inner.stream().poll_flush(cx) }
    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> { self.inner.stream().poll_shutdown(cx) }
}
impl<T: fmt::Debug> fmt::Debug for ReadHalf<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("split::ReadHalf").finish() }
}
impl<T: fmt::Debug> fmt::Debug for WriteHalf<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("split::WriteHalf").finish() }
}
