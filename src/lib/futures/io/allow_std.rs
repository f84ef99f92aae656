//! A reader or writer of std, as one that never has to wait.

use super::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};
use std::io::{BufRead, Read, Result, Seek, SeekFrom, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct AllowStdIo<T>(T);

impl<T> Unpin for AllowStdIo<T> {}

impl<T> AllowStdIo<T> {
    pub fn new(io: T) -> AllowStdIo<T> {
        AllowStdIo(io)
    }

    pub fn get_ref(&self) -> &T {
        &self.0
    }

    pub fn get_mut(&mut self) -> &mut T {
        &mut self.0
    }

    pub fn into_inner(self) -> T {
        self.0
    }
}
impl<T: Read> AsyncRead for AllowStdIo<T> {
    fn poll_read(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
        Poll::Ready(self.0.read(buf))
    }
}
impl<T: BufRead> AsyncBufRead for AllowStdIo<T> {
    fn poll_fill_buf(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        Poll::Ready(self.get_mut().0.fill_buf())
    }
    fn consume(mut self: Pin<&mut Self>, amt: usize) {
        self.0.consume(amt)
    }
}
impl<T: Write> AsyncWrite for AllowStdIo<T> {
    fn poll_write(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        Poll::Ready(self.0.write(buf))
    }
    fn poll_flush(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(self.0.flush())
    }
    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.poll_flush(cx)
    }
}
impl<T: Seek> AsyncSeek for AllowStdIo<T> {
    fn poll_seek(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, pos: SeekFrom) -> Poll<Result<u64>> {
        Poll::Ready(self.0.seek(pos))
    }
}
