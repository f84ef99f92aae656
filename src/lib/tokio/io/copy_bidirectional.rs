//! From each of two streams to the other, until both have ended.

use super::{AsyncRead, AsyncWrite, ReadBuf};
use std::future::poll_fn;
use std::io::{ErrorKind, Result};
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use std::vec::Vec;

/// One direction: `buf[at..]` has been read and not yet written.
struct Transfer {
    buf: Vec<u8>,
    at: usize,
    all: u64,
    read_done: bool,
    need_flush: bool,
    closed: bool,
}

impl Transfer {
    fn new() -> Transfer { Transfer { buf: Vec::new(), at: 0, all: 0, read_done: false, need_flush: false, closed: false } }

    fn fill<R: AsyncRead + Unpin + ?Sized>(&mut self, cx: &mut Context<'_>, from: &mut R) -> Poll<Result<()>> {
        self.buf.resize(8 * 1024, 0);
        let mut buf = ReadBuf::new(&mut self.buf);
        let read = Pin::new(from).poll_read(cx, &mut buf);
        let n = buf.filled().len();
        self.buf.truncate(n);
        self.at = 0;
        ready!(read)?;
        self.read_done = n == 0;
        Poll::Ready(Ok(()))
    }

    /// Everything there is, then the end of it; gives the number of bytes.
    fn run<R, W>(&mut self, cx: &mut Context<'_>, from: &mut R, to: &mut W) -> Poll<Result<u64>>
    where
        R: AsyncRead + Unpin + ?Sized,
        W: AsyncWrite + Unpin + ?Sized,
    {
        while !self.read_done {
            if self.at == self.buf.len() && self.fill(cx, from)?.is_pending() {
                if self.need_flush {
                    ready!(Pin::new(&mut *to).poll_flush(cx))?;
                    self.need_flush = false;
                }
                return Poll::Pending;
            }
            while self.at < self.buf.len() {
                let n = ready!(Pin::new(&mut *to).poll_write(cx, &self.buf[self.at..]))?;
                if n == 0 {
                    return Poll::Ready(Err(ErrorKind::WriteZero.into()));
                }
                self.at += n;
                self.all += n as u64;
                self.need_flush = true;
            }
        }
        if self.need_flush {
            ready!(Pin::new(&mut *to).poll_flush(cx))?;
            self.need_flush = false;
        }
        if !self.closed {
            ready!(Pin::new(&mut *to).poll_shutdown(cx))?;
            self.closed = true;
        }
        Poll::Ready(Ok(self.all))
    }
}

pub async fn copy_bidirectional<A, B>(a: &mut A, b: &mut B) -> Result<(u64, u64)>
where
    A: AsyncRead + AsyncWrite + Unpin + ?Sized,
    B: AsyncRead + AsyncWrite + Unpin + ?Sized,
{
    let (mut there, mut back) = (Transfer::new(), Transfer::new());
    poll_fn(|cx| {
        let to_b = there.run(cx, a, b)?;
        let to_a = back.run(cx, b, a)?;
        Poll::Ready(Ok((ready!(to_b), ready!(to_a))))
    })
    .await
}
