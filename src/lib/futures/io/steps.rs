//! What the methods of the extension traits do, a step at a time.

use super::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};
use std::io::{Error, ErrorKind, Result, SeekFrom};
use std::mem;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

const PIECE: usize = 32;

/// What comes next, at the end of `into`; 0: there is no more.
pub(super) fn read_more<R: ?Sized + AsyncRead>(io: Pin<&mut R>, cx: &mut Context<'_>, into: &mut Vec<u8>) -> Poll<Result<usize>> {
    let had = into.len();
    let room = if into.capacity() - had < PIECE { PIECE } else { into.capacity() - had };
    into.resize(had + room, 0);
    let read = io.poll_read(cx, &mut into[had..]);
    into.truncate(match &read {
        Poll::Ready(Ok(n)) => had + *n,
        _ => had,
    });
    read
}

pub fn read<R: ?Sized + AsyncRead>(io: Pin<&mut R>, cx: &mut Context<'_>, buf: &mut &mut [u8]) -> Poll<Result<usize>> {
    io.poll_read(cx, &mut **buf)
}

pub fn read_exact<R: ?Sized + AsyncRead>(mut io: Pin<&mut R>, cx: &mut Context<'_>, s: &mut (&mut [u8], usize)) -> Poll<Result<()>> {
    while s.1 < s.0.len() {
        match ready!(io.as_mut().poll_read(cx, &mut s.0[s.1..]))? {
            0 => return Poll::Ready(Err(ErrorKind::UnexpectedEof.into())),
            n => s.1 += n,
        }
    }
    Poll::Ready(Ok(()))
}

pub fn read_to_end<R: ?Sized + AsyncRead>(mut io: Pin<&mut R>, cx: &mut Context<'_>, s: &mut (&mut Vec<u8>, usize)) -> Poll<Result<usize>> {
    loop {
        match ready!(read_more(io.as_mut(), cx, &mut *s.0))? {
            0 => return Poll::Ready(Ok(s.1)),
            n => s.1 += n,
        }
    }
}

fn not_text() -> Error {
    Error::new(ErrorKind::InvalidData, "stream did not contain valid UTF-8")
}

pub fn read_to_string<R: ?Sized + AsyncRead>(mut io: Pin<&mut R>, cx: &mut Context<'_>, s: &mut (&mut String, Vec<u8>)) -> Poll<Result<usize>> {
    while ready!(read_more(io.as_mut(), cx, &mut s.1))? > 0 {}
    let text = String::from_utf8(mem::take(&mut s.1)).map_err(|_| not_text())?;
    s.0.push_str(&text);
    Poll::Ready(Ok(text.len()))
}

pub fn write<W: ?Sized + AsyncWrite>(io: Pin<&mut W>, cx: &mut Context<'_>, buf: &mut &[u8]) -> Poll<Result<usize>> {
    io.poll_write(cx, *buf)
}

pub fn write_all<W: ?Sized + AsyncWrite>(mut io: Pin<&mut W>, cx: &mut Context<'_>, buf: &mut &[u8]) -> Poll<Result<()>> {
    while !buf.is_empty() {
        match ready!(io.as_mut().poll_write(cx, *buf))? {
            0 => return Poll::Ready(Err(ErrorKind::WriteZero.into())),
            n => *buf = &buf[n..],
        }
    }
    Poll::Ready(Ok(()))
}

/// The text, and how much of it is written.
pub fn write_text<W: ?Sized + AsyncWrite>(io: Pin<&mut W>, cx: &mut Context<'_>, s: &mut (String, usize)) -> Poll<Result<()>> {
    let mut left = &s.0.as_bytes()[s.1..];
    let written = write_all(io, cx, &mut left);
    s.1 = s.0.len() - left.len();
    written
}

pub fn flush<W: ?Sized + AsyncWrite>(io: Pin<&mut W>, cx: &mut Context<'_>, _: &mut ()) -> Poll<Result<()>> {
    io.poll_flush(cx)
}

pub fn close<W: ?Sized + AsyncWrite>(io: Pin<&mut W>, cx: &mut Context<'_>, _: &mut ()) -> Poll<Result<()>> {
    io.poll_close(cx)
}

pub fn seek<S: ?Sized + AsyncSeek>(io: Pin<&mut S>, cx: &mut Context<'_>, pos: &mut SeekFrom) -> Poll<Result<u64>> {
    io.poll_seek(cx, *pos)
}

/// Up to and with `delimiter`, or to the end; counts in `n`.
pub(super) fn until<R: ?Sized + AsyncBufRead>(
    mut io: Pin<&mut R>,
    cx: &mut Context<'_>,
    delimiter: u8,
    buf: &mut Vec<u8>,
    n: &mut usize,
) -> Poll<Result<usize>> {
    loop {
        let (done, used) = {
            let available = ready!(io.as_mut().poll_fill_buf(cx))?;
            let end = available.iter().position(|b| *b == delimiter);
            let used = end.map_or(available.len(), |i| i + 1);
            buf.extend_from_slice(&available[..used]);
            (end.is_some(), used)
        };
        io.as_mut().consume(used);
        *n += used;
        if done || used == 0 {
            return Poll::Ready(Ok(mem::replace(n, 0)));
        }
    }
}

pub fn read_until<R: ?Sized + AsyncBufRead>(io: Pin<&mut R>, cx: &mut Context<'_>, s: &mut (u8, &mut Vec<u8>, usize)) -> Poll<Result<usize>> {
    until(io, cx, s.0, &mut *s.1, &mut s.2)
}

pub fn read_line<R: ?Sized + AsyncBufRead>(io: Pin<&mut R>, cx: &mut Context<'_>, s: &mut (&mut String, Vec<u8>)) -> Poll<Result<usize>> {
    ready!(until(io, cx, b'\n', &mut s.1, &mut 0))?;
    let text = String::from_utf8(mem::take(&mut s.1)).map_err(|_| not_text())?;
    s.0.push_str(&text);
    Poll::Ready(Ok(text.len()))
}
