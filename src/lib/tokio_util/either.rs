//! One of two futures, streams, readers or writers of the same kind.

use futures::stream::Stream;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite, ReadBuf, Result, SeekFrom};

#[derive(Debug, Clone)]
pub enum Either<L, R> {
    Left(L),
    Right(R),
}

impl<L, R> Either<L, R> {
    fn project(self: Pin<&mut Self>) -> Either<Pin<&mut L>, Pin<&mut R>> {
        unsafe {
            match self.get_unchecked_mut() {
                Either::Left(l) => Either::Left(Pin::new_unchecked(l)),
                Either::Right(r) => Either::Right(Pin::new_unchecked(r)),
            }
        }
    }
}

/// `whichever!(either, part => what is done with it)`
macro_rules! whichever {
    ($either:expr, $part:ident => $what:expr) => {
        match $either.project() {
            Either::Left($part) => $what,
            Either::Right($part) => $what,
        }
    };
}

impl<L: Future, R: Future<Output = L::Output>> Future for Either<L, R> {
    type Output = L::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<L::Output> {
        whichever!(self, f => f.poll(cx))
    }
}

impl<L: Stream, R: Stream<Item = L::Item>> Stream for Either<L, R> {
    type Item = L::Item;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<L::Item>> {
        whichever!(self, s => s.poll_next(cx))
    }
}

impl<L: AsyncRead, R: AsyncRead> AsyncRead for Either<L, R> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        whichever!(self, io => io.poll_read(cx, buf))
    }
}

impl<L: AsyncBufRead, R: AsyncBufRead> AsyncBufRead for Either<L, R> {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>> {
        whichever!(self, io => io.poll_fill_buf(cx))
    }

    fn consume(self: Pin<&mut Self>, amt: usize) {
        whichever!(self, io => io.consume(amt))
    }
}

impl<L: AsyncSeek, R: AsyncSeek> AsyncSeek for Either<L, R> {
    fn start_seek(self: Pin<&mut Self>, position: SeekFrom) -> Result<()> {
        whichever!(self, io => io.start_seek(position))
    }

    fn poll_complete(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<u64>> {
        whichever!(self, io => io.poll_complete(cx))
    }
}

impl<L: AsyncWrite, R: AsyncWrite> AsyncWrite for Either<L, R> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
        whichever!(self, io => io.poll_write(cx, buf))
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        whichever!(self, io => io.poll_flush(cx))
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        whichever!(self, io => io.poll_shutdown(cx))
    }
}
