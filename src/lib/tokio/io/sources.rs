//! Small readers and writers.

use super::{AsyncBufRead, AsyncRead, AsyncWrite, ReadBuf};
use std::io::Result;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

#[derive(Debug)]
pub struct Empty(());

pub fn empty() -> Empty { Empty(()) }

impl AsyncRead for Empty {
    fn poll_read(self: Pin<&mut Self>, _cx: &mut Context<'_>, _buf: &mut ReadBuf<'_>) -> Poll<Result<()>> { Poll::Ready(Ok(())) }
}
impl AsyncBufRead for Empty {
    fn poll_fill_buf(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<&[u8]>> { Poll::Ready(Ok(&[])) }
    fn consume(self: Pin<&mut Self>, _amt: usize) {}
}

#[derive(Debug)]
pub struct Repeat {
    byte: u8,
}

pub fn repeat(byte: u8) -> Repeat { Repeat { byte } }

impl AsyncRead for Repeat {
    fn poll_read(self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        while buf.remaining() > 0 {
            buf.put_slice(&[self.byte]);
        }
        Poll::Ready(Ok(()))
    }
}

#[derive(Debug)]
pub struct Sink(());

pub fn sink() -> Sink { Sink(()) }

impl AsyncWrite for Sink {
    fn poll_write(self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> { Poll::Ready(Ok(buf.len())) }
    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> { Poll::Ready(Ok(())) }
    fn poll_shutdown(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> { Poll::Ready(Ok(())) }
}

/// First the one, then the other.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Chain<T, U> {
    first: T,
    second: U,
    done_first: bool,
}

impl<T, U> Chain<T, U> {
    pub(super) fn new(first: T, second: U) -> Chain<T, U> { Chain { first, second, done_first: false } }

    pub fn get_ref(&self) -> (&T, &U) { (&self.first, &self.second) }

    pub fn into_inner(self) -> (T, U) { (self.first, self.second) }
}
impl<T: AsyncRead + Unpin, U: AsyncRead + Unpin> AsyncRead for Chain<T, U> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        if !self.done_first {
            let room = buf.remaining();
            ready!(Pin::new(&mut self.first).poll_read(cx, buf))?;
            if buf.remaining() < room {
                return Poll::Ready(Ok(()));
            }
            self.done_first = true;
        }
        Pin::new(&mut self.second).poll_read(cx, buf)
    }
}

/// At most so many bytes.
#[derive(Debug)]
#[must_use = "streams do nothing unless you `.await` or poll them"]
pub struct Take<R> {
    inner: R,
    limit: u64,
}

impl<R> Take<R> {
    pub(super) fn new(inner: R, limit: u64) -> Take<R> { Take { inner, limit } }

    pub fn limit(&self) -> u64 { self.limit }

    pub fn set_limit(&mut self, limit: u64) { self.limit = limit }

    pub fn get_ref(&self) -> &R { &self.inner }

    pub fn into_inner(self) -> R { self.inner }
}
impl<R: AsyncRead + Unpin> AsyncRead for Take<R> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        if self.limit == 0 {
            return Poll::Ready(Ok(()));
        }
        let room = buf.remaining();
        let n = if self.limit < room as u64 { self.limit as usize } else { room };
        let mut part = ReadBuf::new(buf.initialize_unfilled_to(n));
        ready!(Pin::new(&mut self.inner).poll_read(cx, &mut part))?;
        let got = part.filled().len();
        buf.advance(got);
        self.limit -= got as u64;
        Poll::Ready(Ok(()))
    }
}
