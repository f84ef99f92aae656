//! From a reader to a writer.

use super::{AsyncBufRead, AsyncRead, AsyncWrite, ReadBuf};
use std::future::poll_fn;
use std::io::{Error, ErrorKind, Result};
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use std::vec;
use std::vec::Vec;

/// What was read and is not written yet: `buf[sent..filled]`.
struct Pump {
    buf: Vec<u8>,
    sent: usize,
    filled: usize,
    total: u64,
    ended: bool,
    unflushed: bool,
}

impl Pump {
    fn new() -> Pump {
        Pump { buf: vec![0; 8 * 1024], sent: 0, filled: 0, total: 0, ended: false, unflushed: false }
    }

    fn fill<R: AsyncRead + Unpin + ?Sized>(&mut self, reader: &mut R, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let mut buf = ReadBuf::new(&mut self.buf);
        buf.set_filled(self.filled);
        ready!(Pin::new(reader).poll_read(cx, &mut buf))?;
        let now = buf.filled().len();
        self.ended = now == self.filled;
        self.filled = now;
        Poll::Ready(Ok(()))
    }

    /// Writes what is there. While the writer has no room, the reader is asked for more.
    fn empty<R, W>(&mut self, reader: &mut R, writer: &mut W, cx: &mut Context<'_>) -> Poll<Result<()>>
    where
        R: AsyncRead + Unpin + ?Sized,
        W: AsyncWrite + Unpin + ?Sized,
    {
        while self.sent < self.filled {
            match Pin::new(&mut *writer).poll_write(cx, &self.buf[self.sent..self.filled])? {
                Poll::Ready(0) => return Poll::Ready(Err(Error::new(ErrorKind::WriteZero, "write zero byte into writer"))),
                Poll::Ready(n) => {
                    self.sent += n;
                    self.total += n as u64;
                    self.unflushed = true;
                }
                Poll::Pending => {
                    if !self.ended && self.filled < self.buf.len() {
                        ready!(self.fill(reader, cx))?;
                    }
                    return Poll::Pending;
                }
            }
        }
        self.sent = 0;
        self.filled = 0;
        Poll::Ready(Ok(()))
    }

    fn poll<R, W>(&mut self, reader: &mut R, writer: &mut W, cx: &mut Context<'_>) -> Poll<Result<u64>>
    where
        R: AsyncRead + Unpin + ?Sized,
        W: AsyncWrite + Unpin + ?Sized,
    {
        loop {
            ready!(self.empty(reader, writer, cx))?;
            if self.ended {
                ready!(Pin::new(&mut *writer).poll_flush(cx))?;
                return Poll::Ready(Ok(self.total));
            }
            if self.fill(reader, cx)?.is_pending() {
                if self.unflushed {
                    ready!(Pin::new(&mut *writer).poll_flush(cx))?;
                    self.unflushed = false;
                }
                return Poll::Pending;
            }
        }
    }
}

pub async fn copy<R, W>(reader: &mut R, writer: &mut W) -> Result<u64>
where
    R: AsyncRead + Unpin + ?Sized,
    W: AsyncWrite + Unpin + ?Sized,
{
    let mut pump = Pump::new();
    poll_fn(|cx| pump.poll(&mut *reader, &mut *writer, cx)).await
}

pub async fn copy_buf<R, W>(reader: &mut R, writer: &mut W) -> Result<u64>
where
    R: AsyncBufRead + Unpin + ?Sized,
    W: AsyncWrite + Unpin + ?Sized,
{
    let mut total = 0;
    poll_fn(|cx| loop {
        let there = ready!(Pin::new(&mut *reader).poll_fill_buf(cx))?;
        if there.is_empty() {
            ready!(Pin::new(&mut *writer).poll_flush(cx))?;
            return Poll::Ready(Ok(total));
        }
        let n = ready!(Pin::new(&mut *writer).poll_write(cx, there))?;
        if n == 0 {
            return Poll::Ready(Err(ErrorKind::WriteZero.into()));
        }
        total += n as u64;
        Pin::new(&mut *reader).consume(n);
    })
    .await
}
