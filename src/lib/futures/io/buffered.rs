//! Readers and writers with a buffer.

use super::traits::{copied, io_through};
use super::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};
use std::fmt;
use std::io::{Result, SeekFrom};
use std::pin::Pin;
use std::task::{ready, Context, Poll};

const CAPACITY: usize = 8 * 1024;

pub struct BufReader<R> {
    inner: R,
    buf: Vec<u8>,
    at: usize,
    capacity: usize,
}

impl<R: AsyncRead> BufReader<R> {
    pub fn new(inner: R) -> BufReader<R> {
        BufReader::with_capacity(CAPACITY, inner)
    }

    pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> {
        BufReader { inner, buf: Vec::new(), at: 0, capacity }
    }
}
impl<R> BufReader<R> {
    pub fn get_ref(&self) -> &R {
        &self.inner
    }

    pub fn get_mut(&mut self) -> &mut R {
        &mut self.inner
    }

    pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut R> {
        unsafe { self.map_unchecked_mut(|this| &mut this.inner) }
    }

    pub fn into_inner(self) -> R {
        self.inner
    }

    pub fn buffer(&self) -> &[u8] {
        &self.buf[self.at..]
    }
}
impl<R: Unpin> Unpin for BufReader<R> {}
impl<R: AsyncRead> AsyncRead for BufReader<R> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
        if self.at == self.buf.len() && buf.len() >= self.capacity {
            return self.get_pin_mut().poll_read(cx, buf);
        }
        let n = copied(ready!(self.as_mut().poll_fill_buf(cx))?, buf);
        self.consume(n);
        Poll::Ready(Ok(n))
    }
}
impl<R: AsyncRead> AsyncBufRead for BufReader<R> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.at >= this.buf.len() {
            this.buf.resize(this.capacity, 0);
            let read = unsafe { Pin::new_unchecked(&mut this.inner) }.poll_read(cx, &mut this.buf);
            this.buf.truncate(match &read {
                Poll::Ready(Ok(n)) => *n,
                _ => 0,
            });
            this.at = 0;
            ready!(read)?;
        }
        Poll::Ready(Ok(&this.buf[this.at..]))
    }
    fn consume(self: Pin<&mut Self>, amt: usize) {
        let this = unsafe { self.get_unchecked_mut() };
        this.at = if this.at + amt < this.buf.len() { this.at + amt } else { this.buf.len() };
    }
}
impl<R: AsyncWrite + Unpin> AsyncWrite for BufReader<R> {
    io_through!(this => Pin::new(&mut this.inner); write);
}
impl<R: AsyncSeek> AsyncSeek for BufReader<R> {
    /// What is in the buffer is given up; from here is from where the reader of the buffer stands.
    fn poll_seek(self: Pin<&mut Self>, cx: &mut Context<'_>, pos: SeekFrom) -> Poll<Result<u64>> {
        let this = unsafe { self.get_unchecked_mut() };
        let pos = match pos {
            SeekFrom::Current(n) => SeekFrom::Current(n - (this.buf.len() - this.at) as i64),
            other => other,
        };
        let at = ready!(unsafe { Pin::new_unchecked(&mut this.inner) }.poll_seek(cx, pos))?;
        this.buf.clear();
        this.at = 0;
        Poll::Ready(Ok(at))
    }
}
impl<R: fmt::Debug> fmt::Debug for BufReader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let buffer = format_args!("{}/{}", self.buf.len() - self.at, self.capacity);
        f.debug_struct("BufReader").field("reader", &self.inner).field("buffer", &buffer).finish()
    }
}

pub struct BufWriter<W> {
    inner: W,
    buf: Vec<u8>,
    written: usize,
    capacity: usize,
}

impl<W: AsyncWrite> BufWriter<W> {
    pub fn new(inner: W) -> BufWriter<W> {
        BufWriter::with_capacity(CAPACITY, inner)
    }

    pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W> {
        BufWriter { inner, buf: Vec::with_capacity(capacity), written: 0, capacity }
    }

    /// Hands everything on to the writer.
    fn write_out(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        while self.written < self.buf.len() {
            let inner = unsafe { Pin::new_unchecked(&mut self.inner) };
            self.written += ready!(inner.poll_write(cx, &self.buf[self.written..]))?;
        }
        self.buf.clear();
        self.written = 0;
        Poll::Ready(Ok(()))
    }
}
impl<W> BufWriter<W> {
    pub fn get_ref(&self) -> &W {
        &self.inner
    }

    pub fn get_mut(&mut self) -> &mut W {
        &mut self.inner
    }

    pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut W> {
        unsafe { self.map_unchecked_mut(|this| &mut this.inner) }
    }

    pub fn into_inner(self) -> W {
        self.inner
    }

    pub fn buffer(&self) -> &[u8] {
        &self.buf
    }
}
impl<W: Unpin> Unpin for BufWriter<W> {}
impl<W: AsyncWrite> AsyncWrite for BufWriter<W> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.buf.len() + buf.len() > this.capacity {
            ready!(this.write_out(cx))?;
        }
        if buf.len() >= this.capacity {
            return unsafe { Pin::new_unchecked(&mut this.inner) }.poll_write(cx, buf);
        }
        this.buf.extend_from_slice(buf);
        Poll::Ready(Ok(buf.len()))
    }
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.write_out(cx))?;
        unsafe { Pin::new_unchecked(&mut this.inner) }.poll_flush(cx)
    }
    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.write_out(cx))?;
        unsafe { Pin::new_unchecked(&mut this.inner) }.poll_close(cx)
    }
}
impl<W: AsyncRead + Unpin> AsyncRead for BufWriter<W> {
    io_through!(this => Pin::new(&mut this.inner); read);
}
impl<W: AsyncWrite + AsyncSeek> AsyncSeek for BufWriter<W> {
    fn poll_seek(self: Pin<&mut Self>, cx: &mut Context<'_>, pos: SeekFrom) -> Poll<Result<u64>> {
        let this = unsafe { self.get_unchecked_mut() };
        ready!(this.write_out(cx))?;
        unsafe { Pin::new_unchecked(&mut this.inner) }.poll_seek(cx, pos)
    }
}
impl<W: fmt::Debug> fmt::Debug for BufWriter<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let buffer = format_args!("{}/{}", self.buf.len(), self.capacity);
        f.debug_struct("BufWriter").field("writer", &self.inner).field("buffer", &buffer).field("written", &self.written).finish()
    }
}
