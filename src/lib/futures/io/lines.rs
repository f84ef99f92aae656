//! Streams of what a reader gives: lines, parts and bytes.

use super::steps::until;
use super::{AsyncBufRead, AsyncRead, Error, ErrorKind, Result};
use crate::stream::Stream;
use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

/// The lines, without their ends.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Lines<R> {
    reader: R,
    buf: Vec<u8>,
}

impl<R: Unpin> Unpin for Lines<R> {}

impl<R> Lines<R> {
    pub fn new(reader: R) -> Lines<R> {
        Lines { reader, buf: Vec::new() }
    }
}

impl<R: AsyncBufRead> Stream for Lines<R> {
    type Item = Result<String>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<String>>> {
        let this = unsafe { self.get_unchecked_mut() };
        let reader = unsafe { Pin::new_unchecked(&mut this.reader) };
        if ready!(until(reader, cx, b'\n', &mut this.buf, &mut 0))? == 0 && this.buf.is_empty() {
            return Poll::Ready(None);
        }
        if this.buf.ends_with(b"\n") {
            this.buf.pop();
            if this.buf.ends_with(b"\r") {
                this.buf.pop();
            }
        }
        let text = String::from_utf8(mem::take(&mut this.buf));
        Poll::Ready(Some(text.map_err(|_| Error::new(ErrorKind::InvalidData, "stream did not contain valid UTF-8"))))
    }
}

/// The parts between delimiters.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Split<R> {
    reader: R,
    buf: Vec<u8>,
    delimiter: u8,
}

impl<R: Unpin> Unpin for Split<R> {}

impl<R> Split<R> {
    pub fn new(reader: R, delimiter: u8) -> Split<R> {
        Split { reader, buf: Vec::new(), delimiter }
    }
}

impl<R: AsyncBufRead> Stream for Split<R> {
    type Item = Result<Vec<u8>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Vec<u8>>>> {
        let this = unsafe { self.get_unchecked_mut() };
        let reader = unsafe { Pin::new_unchecked(&mut this.reader) };
        if ready!(until(reader, cx, this.delimiter, &mut this.buf, &mut 0))? == 0 && this.buf.is_empty() {
            return Poll::Ready(None);
        }
        if this.buf.last() == Some(&this.delimiter) {
            this.buf.pop();
        }
        Poll::Ready(Some(Ok(mem::take(&mut this.buf))))
    }
}

/// One byte after the other.
#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Bytes<R> {
    reader: R,
}

impl<R> Bytes<R> {
    pub fn new(reader: R) -> Bytes<R> {
        Bytes { reader }
    }
}

impl<R: AsyncRead + Unpin> Stream for Bytes<R> {
    type Item = Result<u8>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<u8>>> {
        let mut byte = [0];
        Poll::Ready(match ready!(Pin::new(&mut self.reader).poll_read(cx, &mut byte)) {
            Ok(0) => None,
            Ok(_) => Some(Ok(byte[0])),
            Err(e) => Some(Err(e)),
        })
    }
}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct FillBuf<'a, R: ?Sized> {
    reader: Option<&'a mut R>,
}

impl<'a, R: ?Sized> FillBuf<'a, R> {
    pub fn new(reader: &'a mut R) -> FillBuf<'a, R> {
        FillBuf { reader: Some(reader) }
    }
}

impl<'a, R: ?Sized + AsyncBufRead + Unpin> Future for FillBuf<'a, R> {
    type Output = Result<&'a [u8]>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&'a [u8]>> {
        let reader = self.reader.take().expect("Polled FillBuf after completion");
        match Pin::new(&mut *reader).poll_fill_buf(cx) {
            Poll::Pending => {
                self.reader = Some(reader);
                Poll::Pending
            }
            Poll::Ready(Err(e)) => Poll::Ready(Err(e)),
            Poll::Ready(Ok(_)) => Pin::new(reader).poll_fill_buf(cx),
        }
    }
}
