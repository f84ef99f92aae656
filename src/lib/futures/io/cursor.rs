//! Bytes in memory, as a reader and writer with a position.

use super::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};
use std::io::{self, BufRead, Read, Result, Seek, SeekFrom, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

#[derive(Clone, Debug, Default)]
pub struct Cursor<T> {
    inner: io::Cursor<T>,
}

impl<T> Cursor<T> {
    pub fn new(inner: T) -> Cursor<T> {
        Cursor { inner: io::Cursor::new(inner) }
    }

    pub fn into_inner(self) -> T {
        self.inner.into_inner()
    }

    pub fn get_ref(&self) -> &T {
        self.inner.get_ref()
    }

    pub fn get_mut(&mut self) -> &mut T {
        self.inner.get_mut()
    }

    pub fn position(&self) -> u64 {
        self.inner.position()
    }

    pub fn set_position(&mut self, pos: u64) {
        self.inner.set_position(pos)
    }
}

impl<T: AsRef<[u8]> + Unpin> AsyncRead for Cursor<T> {
    fn poll_read(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
        Poll::Ready(self.inner.read(buf))
    }
}
impl<T: AsRef<[u8]> + Unpin> AsyncBufRead for Cursor<T> {
    fn poll_fill_buf(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        Poll::Ready(self.get_mut().inner.fill_buf())
    }
    fn consume(mut self: Pin<&mut Self>, amt: usize) {
        self.inner.consume(amt)
    }
}
impl<T: AsRef<[u8]> + Unpin> AsyncSeek for Cursor<T> {
    fn poll_seek(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, pos: SeekFrom) -> Poll<Result<u64>> {
        Poll::Ready(self.inner.seek(pos))
    }
}

macro_rules! written {
    ($($t:ty)*) => {$(
        impl AsyncWrite for Cursor<$t> {
            fn poll_write(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
                Poll::Ready(self.inner.write(buf))
            }
            fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> {
                Poll::Ready(Ok(()))
            }
            fn poll_close(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> {
                Poll::Ready(Ok(()))
            }
        }
    )*};
}
written! { Vec<u8> &mut Vec<u8> &mut [u8] }
