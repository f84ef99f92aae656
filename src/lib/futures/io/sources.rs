//! Small readers and writers.

use super::{AsyncBufRead, AsyncRead, AsyncWrite};
use std::fmt;
use std::io::Result;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

#[must_use = "readers do nothing unless polled"]
pub struct Empty {
    _priv: (),
}

pub fn empty() -> Empty {
    Empty { _priv: () }
}

impl AsyncRead for Empty {
    fn poll_read(self: Pin<&mut Self>, _cx: &mut Context<'_>, _buf: &mut [u8]) -> Poll<Result<usize>> {
        Poll::Ready(Ok(0))
    }
}
impl AsyncBufRead for Empty {
    fn poll_fill_buf(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        Poll::Ready(Ok(&[]))
    }
    fn consume(self: Pin<&mut Self>, _amt: usize) {}
}
impl fmt::Debug for Empty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Empty { .. }")
    }
}

#[must_use = "readers do nothing unless polled"]
pub struct Repeat {
    byte: u8,
}

pub fn repeat(byte: u8) -> Repeat {
    Repeat { byte }
}

impl AsyncRead for Repeat {
    fn poll_read(self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
        buf.fill(self.byte);
        Poll::Ready(Ok(buf.len()))
    }
}
impl fmt::Debug for Repeat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Repeat { .. }")
    }
}

#[must_use = "writers do nothing unless polled"]
pub struct Sink {
    _priv: (),
}

pub fn sink() -> Sink {
    Sink { _priv: () }
}

impl AsyncWrite for Sink {
    fn poll_write(self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        Poll::Ready(Ok(buf.len()))
    }
    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }
    fn poll_close(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }
}
impl fmt::Debug for Sink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Sink { .. }")
    }
}

/// First the one, then the other.
#[derive(Debug)]
#[must_use = "readers do nothing unless polled"]
pub struct Chain<T, U> {
    first: T,
    second: U,
    done_first: bool,
}

impl<T: Unpin, U: Unpin> Unpin for Chain<T, U> {}

impl<T, U> Chain<T, U> {
    #[doc(hidden)]
    pub fn new(first: T, second: U) -> Chain<T, U> {
        Chain { first, second, done_first: false }
    }

    pub fn get_ref(&self) -> (&T, &U) {
        (&self.first, &self.second)
    }

    pub fn get_mut(&mut self) -> (&mut T, &mut U) {
        (&mut self.first, &mut self.second)
    }

    pub fn into_inner(self) -> (T, U) {
        (self.first, self.second)
    }
}
impl<T: AsyncRead, U: AsyncRead> AsyncRead for Chain<T, U> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        if !this.done_first {
            match ready!(unsafe { Pin::new_unchecked(&mut this.first) }.poll_read(cx, buf))? {
                0 if !buf.is_empty() => this.done_first = true,
                n => return Poll::Ready(Ok(n)),
            }
        }
        unsafe { Pin::new_unchecked(&mut this.second) }.poll_read(cx, buf)
    }
}
impl<T: AsyncBufRead, U: AsyncBufRead> AsyncBufRead for Chain<T, U> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        let this = unsafe { self.get_unchecked_mut() };
        if !this.done_first {
            let buf = ready!(unsafe { Pin::new_unchecked(&mut this.first) }.poll_fill_buf(cx))?;
            if !buf.is_empty() {
                return Poll::Ready(Ok(unsafe { &*(buf as *const [u8]) }));
            }
            this.done_first = true;
        }
        unsafe { Pin::new_unchecked(&mut this.second) }.poll_fill_buf(cx)
    }
    fn consume(self: Pin<&mut Self>, amt: usize) {
        let this = unsafe { self.get_unchecked_mut() };
        if this.done_first {
            unsafe { Pin::new_unchecked(&mut this.second) }.consume(amt)
        } else {
            unsafe { Pin::new_unchecked(&mut this.first) }.consume(amt)
        }
    }
}

/// At most so many bytes.
#[derive(Debug)]
#[must_use = "readers do nothing unless you `.await` or poll them"]
pub struct Take<R> {
    inner: R,
    limit: u64,
}

impl<R: Unpin> Unpin for Take<R> {}

impl<R> Take<R> {
    #[doc(hidden)]
    pub fn new(inner: R, limit: u64) -> Take<R> {
        Take { inner, limit }
    }

    pub fn limit(&self) -> u64 {
        self.limit
    }

    pub fn set_limit(&mut self, limit: u64) {
        self.limit = limit
    }

    pub fn get_ref(&self) -> &R {
        &self.inner
    }

    pub fn get_mut(&mut self) -> &mut R {
        &mut self.inner
    }

    pub fn into_inner(self) -> R {
        self.inner
    }

    fn most(&self, len: usize) -> usize {
        if self.limit < len as u64 { self.limit as usize } else { len }
    }
}
impl<R: AsyncRead> AsyncRead for Take<R> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.limit == 0 {
            return Poll::Ready(Ok(0));
        }
        let most = this.most(buf.len());
        let n = ready!(unsafe { Pin::new_unchecked(&mut this.inner) }.poll_read(cx, &mut buf[..most]))?;
        this.limit -= n as u64;
        Poll::Ready(Ok(n))
    }
}
impl<R: AsyncBufRead> AsyncBufRead for Take<R> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        let this = unsafe { self.get_unchecked_mut() };
        if this.limit == 0 {
            return Poll::Ready(Ok(&[]));
        }
        let limit = this.limit;
        let buf = ready!(unsafe { Pin::new_unchecked(&mut this.inner) }.poll_fill_buf(cx))?;
        let n = if limit < buf.len() as u64 { limit as usize } else { buf.len() };
        Poll::Ready(Ok(&buf[..n]))
    }
    fn consume(self: Pin<&mut Self>, amt: usize) {
        let this = unsafe { self.get_unchecked_mut() };
        let amt = this.most(amt);
        this.limit -= amt as u64;
        unsafe { Pin::new_unchecked(&mut this.inner) }.consume(amt)
    }
}
