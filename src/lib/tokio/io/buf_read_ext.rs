//! What every reader with a buffer can do.

use futures::io::op::{Op, Pinned};
use super::AsyncBufRead;
use std::future::{poll_fn, Future};
use std::io::{Error, ErrorKind, Result};
use std::mem;
use std::pin::Pin;
use std::string::String;
use std::task::{ready, Context, Poll};
use std::vec::Vec;

pub type ReadUntil<'a, R> = Pinned<'a, R, (u8, &'a mut Vec<u8>, usize), usize>;
pub type ReadLine<'a, R> = Pinned<'a, R, (&'a mut String, Vec<u8>), usize>;

/// Up to and with `delimiter`, or to the end; counts in `n`.
fn until<R: ?Sized + AsyncBufRead>(
    mut io: Pin<&mut R>,
    cx: &mut Context<'_>,
    delimiter: u8,
    buf: &mut Vec<u8>,
    n: &mut usize,
) -> Poll<Result<usize>> {
    loop {
        let (done, used) = {
            let available = ready!(io.as_mut().poll_fill_buf(cx))?;
            match available.iter().position(|b| *b == delimiter) {
                Some(i) => {
                    buf.extend_from_slice(&available[..i + 1]);
                    (true, i + 1)
                }
                None => {
                    buf.extend_from_slice(available);
                    (false, available.len())
                }
            }
        };
        io.as_mut().consume(used);
        *n += used;
        if done || used == 0 {
            return Poll::Ready(Ok(mem::replace(n, 0)));
        }
    }
}

fn into_text(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|_| Error::new(ErrorKind::InvalidData, "stream did not contain valid UTF-8"))
}

fn read_until<R: ?Sized + AsyncBufRead>(io: Pin<&mut R>, cx: &mut Context<'_>, s: &mut (u8, &mut Vec<u8>, usize)) -> Poll<Result<usize>> {
    until(io, cx, s.0, &mut *s.1, &mut s.2)
}

fn read_line<R: ?Sized + AsyncBufRead>(io: Pin<&mut R>, cx: &mut Context<'_>, s: &mut (&mut String, Vec<u8>)) -> Poll<Result<usize>> {
    let mut n = 0;
    ready!(until(io, cx, b'\n', &mut s.1, &mut n))?;
    let text = into_text(mem::take(&mut s.1))?;
    s.0.push_str(&text);
    Poll::Ready(Ok(text.len()))
}

pub trait AsyncBufReadExt: AsyncBufRead {
    fn read_until<'a>(&'a mut self, byte: u8, buf: &'a mut Vec<u8>) -> ReadUntil<'a, Self>
    where
        Self: Unpin,
    {
        Op::new(self, (byte, buf, 0), read_until::<Self>)
    }

    #[pitfall = "loses; read_line; what `read_line` has read is gone from the reader"]
    fn read_line<'a>(&'a mut self, buf: &'a mut String) -> ReadLine<'a, Self>
    where
        Self: Unpin,
    {
        Op::new(self, (buf, Vec::new()), read_line::<Self>)
    }

    fn split(self, byte: u8) -> Split<Self>
    where
        Self: Sized + Unpin,
    {
        Split { reader: self, buf: Vec::new(), delimiter: byte }
    }

    fn lines(self) -> Lines<Self>
    where
        Self: Sized,
    {
        Lines { reader: self, buf: Vec::new() }
    }

    fn fill_buf(&mut self) -> FillBuf<'_, Self>
    where
        Self: Unpin,
    {
        FillBuf { reader: Some(self) }
    }

    fn consume(&mut self, amt: usize)
    where
        Self: Unpin,
    {
        Pin::new(self).consume(amt)
    }
}
impl<R: AsyncBufRead + ?Sized> AsyncBufReadExt for R {}

#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct FillBuf<'a, R: ?Sized> {
    reader: Option<&'a mut R>,
}

impl<'a, R: ?Sized + AsyncBufRead + Unpin> Future for FillBuf<'a, R> {
    type Output = Result<&'a [u8]>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&'a [u8]>> {
        let reader = self.reader.take().expect("Polled after completion");
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

#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Lines<R> {
    reader: R,
    buf: Vec<u8>,
}

impl<R: AsyncBufRead + Unpin> Lines<R> {
    pub async fn next_line(&mut self) -> Result<Option<String>> { poll_fn(|cx| Pin::new(&mut *self).poll_next_line(cx)).await }

    pub fn get_ref(&self) -> &R { &self.reader }

    pub fn get_mut(&mut self) -> &mut R { &mut self.reader }

    pub fn into_inner(self) -> R { self.reader }

    pub fn poll_next_line(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<Option<String>>> {
        let this = self.get_mut();
        let mut n = 0;
        if ready!(until(Pin::new(&mut this.reader), cx, b'\n', &mut this.buf, &mut n))? == 0 && this.buf.is_empty() {
            return Poll::Ready(Ok(None));
        }
        if this.buf.ends_with(b"\n") {
            this.buf.pop();
            if this.buf.ends_with(b"\r") {
                this.buf.pop();
            }
        }
        Poll::Ready(into_text(mem::take(&mut this.buf)).map(Some))
    }
}

#[derive(Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct Split<R> {
    reader: R,
    buf: Vec<u8>,
    delimiter: u8,
}

impl<R: AsyncBufRead + Unpin> Split<R> {
    pub async fn next_segment(&mut self) -> Result<Option<Vec<u8>>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next_segment(cx)).await
    }

    pub fn poll_next_segment(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<Option<Vec<u8>>>> {
        let this = self.get_mut();
        let mut n = 0;
        if ready!(until(Pin::new(&mut this.reader), cx, this.delimiter, &mut this.buf, &mut n))? == 0 && this.buf.is_empty() {
            return Poll::Ready(Ok(None));
        }
        if this.buf.last() == Some(&this.delimiter) {
            this.buf.pop();
        }
        Poll::Ready(Ok(Some(mem::take(&mut this.buf))))
    }
}
