//! What can be read, and what can be written.

use std::io::{IoSlice, IoSliceMut, Result, SeekFrom};
use std::ops::DerefMut;
use std::pin::Pin;
use std::task::{Context, Poll};

pub trait AsyncRead {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>>;

    fn poll_read_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &mut [IoSliceMut<'_>]) -> Poll<Result<usize>> {
        for b in bufs {
            if !b.is_empty() {
                return self.poll_read(cx, b);
            }
        }
        self.poll_read(cx, &mut [])
    }
}

pub trait AsyncWrite {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>>;

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<Result<usize>> {
        for b in bufs {
            if !b.is_empty() {
                return self.poll_write(cx, b);
            }
        }
        self.poll_write(cx, &[])
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>>;
    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>>;
}

pub trait AsyncSeek {
    fn poll_seek(self: Pin<&mut Self>, cx: &mut Context<'_>, pos: SeekFrom) -> Poll<Result<u64>>;
}

pub trait AsyncBufRead: AsyncRead {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>>;
    fn consume(self: Pin<&mut Self>, amt: usize);
}

/// What a pointer to a reader or writer does: the same through it.
macro_rules! io_through {
    ($this:ident => $inner:expr; read) => {
        fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
            let $this = self.get_mut();
            $inner.poll_read(cx, buf)
        }
    };
    ($this:ident => $inner:expr; write) => {
        fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
            let $this = self.get_mut();
            $inner.poll_write(cx, buf)
        }
        fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
            let $this = self.get_mut();
            $inner.poll_flush(cx)
        }
        fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
            let $this = self.get_mut();
            $inner.poll_close(cx)
        }
    };
    ($this:ident => $inner:expr; seek) => {
        fn poll_seek(self: Pin<&mut Self>, cx: &mut Context<'_>, pos: SeekFrom) -> Poll<Result<u64>> {
            let $this = self.get_mut();
            $inner.poll_seek(cx, pos)
        }
    };
    ($this:ident => $inner:expr; fill) => {
        fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
            let $this = self.get_mut();
            $inner.poll_fill_buf(cx)
        }
        fn consume(self: Pin<&mut Self>, amt: usize) {
            let $this = self.get_mut();
            $inner.consume(amt)
        }
    };
}
pub(super) use io_through;

macro_rules! pointers {
    ($($tr:ident $how:tt)*) => {$(
        impl<T: ?Sized + $tr + Unpin> $tr for &mut T {
            io_through!(this => Pin::new(&mut **this); $how);
        }
        impl<T: ?Sized + $tr + Unpin> $tr for Box<T> {
            io_through!(this => Pin::new(&mut **this); $how);
        }
        impl<P> $tr for Pin<P>
        where
            P: DerefMut + Unpin,
            P::Target: $tr,
        {
            io_through!(this => this.as_mut(); $how);
        }
    )*};
}
pointers! { AsyncRead read AsyncWrite write AsyncSeek seek AsyncBufRead fill }

/// As much of `from` as `into` has room for.
pub(super) fn copied(from: &[u8], into: &mut [u8]) -> usize {
    let n = if from.len() < into.len() { from.len() } else { into.len() };
    into[..n].copy_from_slice(&from[..n]);
    n
}

impl AsyncRead for &[u8] {
    fn poll_read(mut self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>> {
        let n = copied(*self, buf);
        *self = &self[n..];
        Poll::Ready(Ok(n))
    }
}
impl AsyncBufRead for &[u8] {
    fn poll_fill_buf(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        Poll::Ready(Ok(*self))
    }
    fn consume(mut self: Pin<&mut Self>, amt: usize) {
        *self = &self[amt..];
    }
}
impl AsyncWrite for Vec<u8> {
    fn poll_write(self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        self.get_mut().extend_from_slice(buf);
        Poll::Ready(Ok(buf.len()))
    }
    fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }
    fn poll_close(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }
}
