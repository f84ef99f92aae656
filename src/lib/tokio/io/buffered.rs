//! Readers and writers with a buffer.

use super::{AsyncBufRead, AsyncRead, AsyncWrite, ReadBuf};
use std::io::Result;
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use std::vec::Vec;

const CAPACITY: usize = 8 * 1024;

#[derive(Debug)]
pub struct BufReader<R> {
    inner: R,
    buf: Vec<u8>,
    at: usize,
    capacity: usize,
}

impl<R: AsyncRead> BufReader<R> {
    pub fn new(inner: R) -> BufReader<R> { BufReader::with_capacity(CAPACITY, inner) }

    pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> { BufReader { inner, buf: Vec::new(), at: 0, capacity } }

    pub fn get_ref(&self) -> &R { &self.inner }

    pub fn get_mut(&mut self) -> &mut R { &mut self.inner }

    pub fn into_inner(self) -> R { self.inner }

    pub fn buffer(&self) -> &[u8] { &self.buf[self.at..] }
}
impl<R: AsyncRead + Unpin> AsyncRead for BufReader<R> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        if self.at == self.buf.len() && buf.remaining() >= self.capacity {
            return Pin::new(&mut self.inner).poll_read(cx, buf);
        }
        let n = buf.put_some(ready!(self.as_mut().poll_fill_buf(cx))?);
        self.consume(n);
        Poll::Ready(Ok(()))
    }
}
impl<R: AsyncRead + Unpin> AsyncBufRead for BufReader<R> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        let this = self.get_mut();
        if this.at >= this.buf.len() {
            this.buf.resize(this.capacity, 0);
            let mut buf = ReadBuf::new(&mut this.buf);
            let read = Pin::new(&mut this.inner).poll_read(cx, &mut buf);
            let n = buf.filled().len();
            this.buf.truncate(n);
            this.at = 0;
            ready!(read)?;
        }
        Poll::Ready(Ok(&this.buf[this.at..]))
    }
    fn consume(mut self: Pin<&mut Self>, amt: usize) { self.at = if self.at + amt < self.buf.len() { self.at + amt } else { self.buf.len() }; }
}
impl<R: AsyncWrite + Unpin> AsyncWrite for BufReader<R> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        Pin::new(&mut self.inner).poll_write(cx, buf)
    }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> { Pin::new(&mut self.inner).poll_flush(cx) }
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}

#[derive(Debug)]
pub struct BufWriter<W> {
    inner: W,
    buf: Vec<u8>,
    capacity: usize,
}

impl<W: AsyncWrite> BufWriter<W> {
    pub fn new(inner: W) -> BufWriter<W> { BufWriter::with_capacity(CAPACITY, inner) }

    pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W> { BufWriter { inner, buf: Vec::new(), capacity } }

    pub fn get_ref(&self) -> &W { &self.inner }

    pub fn get_mut(&mut self) -> &mut W { &mut self.inner }

    pub fn into_inner(self) -> W { self.inner }

    pub fn buffer(&self) -> &[u8] { &self.buf }
}
impl<W: AsyncWrite + Unpin> BufWriter<W> {
    fn write_out(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        while !self.buf.is_empty() {
            let n = ready!(Pin::new(&mut self.inner).poll_write(cx, &self.buf))?;
            self.buf.drain(..n);
        }
        Poll::Ready(Ok(()))
    }
}
impl<W: AsyncWrite + Unpin> AsyncWrite for BufWriter<W> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        if self.buf.len() + buf.len() > self.capacity {
            ready!(self.write_out(cx))?;
        }
        if buf.len() >= self.capacity {
            return Pin::new(&mut self.inner).poll_write(cx, buf);
        }
        self.buf.extend_from_slice(buf);
        Poll::Ready(Ok(buf.len()))
    }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        ready!(self.write_out(cx))?;
        Pin::new(&mut self.inner).poll_flush(cx)
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        ready!(self.write_out(cx))?;
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}
impl<W: AsyncRead + Unpin> AsyncRead for BufWriter<W> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.inner).poll_read(cx, buf)
    }
}
impl<W: AsyncBufRead + Unpin> AsyncBufRead for BufWriter<W> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        Pin::new(&mut self.get_mut().inner).poll_fill_buf(cx)
    }
    fn consume(mut self: Pin<&mut Self>, amt: usize) { Pin::new(&mut self.inner).consume(amt) }
}

/// Both at once.
#[derive(Debug)]
pub struct BufStream<RW> {
    inner: BufReader<BufWriter<RW>>,
}

impl<RW: AsyncRead + AsyncWrite + Unpin> BufStream<RW> {
    pub fn new(stream: RW) -> BufStream<RW> { BufStream { inner: BufReader::new(BufWriter::new(stream)) } }

    pub fn get_ref(&self) -> &RW { self.inner.get_ref().get_ref() }

    pub fn into_inner(self) -> RW { self.inner.into_inner().into_inner() }
}
impl<RW: AsyncRead + AsyncWrite + Unpin> AsyncRead for BufStream<RW> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.inner).poll_read(cx, buf)
    }
}
impl<RW: AsyncRead + AsyncWrite + Unpin> AsyncBufRead for BufStream<RW> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        Pin::new(&mut self.get_mut().inner).poll_fill_buf(cx)
    }
    fn consume(mut self: Pin<&mut Self>, amt: usize) { Pin::new(&mut self.inner).consume(amt) }
}
impl<RW: AsyncRead + AsyncWrite + Unpin> AsyncWrite for BufStream<RW> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        Pin::new(&mut self.inner).poll_write(cx, buf)
    }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> { Pin::new(&mut self.inner).poll_flush(cx) }
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}
