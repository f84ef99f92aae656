//! What every reader can do.

use futures::io::op::{Op, Pinned};
use super::sources::{Chain, Take};
use super::{AsyncRead, ReadBuf};
use std::io::{Error, ErrorKind, Result};
use std::mem;
use std::pin::Pin;
use std::string::String;
use std::task::{ready, Context, Poll};
use std::vec::Vec;

pub type Read<'a, R> = Pinned<'a, R, &'a mut [u8], usize>;
pub type ReadExact<'a, R> = Pinned<'a, R, (&'a mut [u8], usize), usize>;
pub type ReadBufInto<'a, R> = Pinned<'a, R, &'a mut Vec<u8>, usize>;
pub type ReadToEnd<'a, R> = Pinned<'a, R, (&'a mut Vec<u8>, usize), usize>;
pub type ReadToString<'a, R> = Pinned<'a, R, (&'a mut String, Vec<u8>), usize>;
pub type ReadNumber<'a, R, T> = Pinned<'a, R, ([u8; 16], usize), T>;

const PIECE: usize = 32;

fn read_some<R: ?Sized + AsyncRead>(io: Pin<&mut R>, cx: &mut Context<'_>, into: &mut [u8]) -> Poll<Result<usize>> {
    let mut buf = ReadBuf::new(into);
    ready!(io.poll_read(cx, &mut buf))?;
    Poll::Ready(Ok(buf.filled().len()))
}

/// What comes next, at the end of `into`; 0: there is no more.
pub(super) fn read_more<R: ?Sized + AsyncRead>(io: Pin<&mut R>, cx: &mut Context<'_>, into: &mut Vec<u8>) -> Poll<Result<usize>> {
    let had = into.len();
    let room = if into.capacity() - had < PIECE { PIECE } else { into.capacity() - had };
    into.resize(had + room, 0);
    let read = read_some(io, cx, &mut into[had..]);
    into.truncate(match &read {
        Poll::Ready(Ok(n)) => had + *n,
        _ => had,
    });
    read
}

fn read<R: ?Sized + AsyncRead>(io: Pin<&mut R>, cx: &mut Context<'_>, buf: &mut &mut [u8]) -> Poll<Result<usize>> {
    read_some(io, cx, &mut **buf)
}

fn read_buf<R: ?Sized + AsyncRead>(io: Pin<&mut R>, cx: &mut Context<'_>, buf: &mut &mut Vec<u8>) -> Poll<Result<usize>> {
    read_more(io, cx, &mut **buf)
}

/// Fills all of `buf`; `got` bytes are there.
fn fill<R: ?Sized + AsyncRead>(mut io: Pin<&mut R>, cx: &mut Context<'_>, buf: &mut [u8], got: &mut usize) -> Poll<Result<()>> {
    while *got < buf.len() {
        let n = ready!(read_some(io.as_mut(), cx, &mut buf[*got..]))?;
        if n == 0 {
            return Poll::Ready(Err(ErrorKind::UnexpectedEof.into()));
        }
        *got += n;
    }
    Poll::Ready(Ok(()))
}

fn read_exact<R: ?Sized + AsyncRead>(io: Pin<&mut R>, cx: &mut Context<'_>, s: &mut (&mut [u8], usize)) -> Poll<Result<usize>> {
    match ready!(fill(io, cx, &mut *s.0, &mut s.1)) {
        Err(e) if e.kind() == ErrorKind::UnexpectedEof && s.1 < s.0.len() => Poll::Ready(Err(Error::new(e.kind(), "early eof"))),
        filled => Poll::Ready(filled.map(|()| s.1)),
    }
}

fn read_to_end<R: ?Sized + AsyncRead>(mut io: Pin<&mut R>, cx: &mut Context<'_>, s: &mut (&mut Vec<u8>, usize)) -> Poll<Result<usize>> {
    loop {
        match ready!(read_more(io.as_mut(), cx, &mut *s.0))? {
            0 => return Poll::Ready(Ok(s.1)),
            n => s.1 += n,
        }
    }
}

fn read_to_string<R: ?Sized + AsyncRead>(mut io: Pin<&mut R>, cx: &mut Context<'_>, s: &mut (&mut String, Vec<u8>)) -> Poll<Result<usize>> {
    while ready!(read_more(io.as_mut(), cx, &mut s.1))? > 0 {}
    let n = s.1.len();
    match String::from_utf8(mem::take(&mut s.1)) {
        Ok(text) => {
            s.0.push_str(&text);
            Poll::Ready(Ok(n))
        }
        Err(_) => Poll::Ready(Err(Error::new(ErrorKind::InvalidData, "stream did not contain valid UTF-8"))),
    }
}

macro_rules! numbers {
    ($($name:ident $name_le:ident $t:ident $n:literal)*) => {
        pub trait AsyncReadExt: AsyncRead {
            fn chain<R: AsyncRead>(self, next: R) -> Chain<Self, R>
            where
                Self: Sized,
            {
                Chain::new(self, next)
            }

            fn take(self, limit: u64) -> Take<Self>
            where
                Self: Sized,
            {
                Take::new(self, limit)
            }

            fn read<'a>(&'a mut self, buf: &'a mut [u8]) -> Read<'a, Self>
            where
                Self: Unpin,
            {
                Op::new(self, buf, read::<Self>)
            }

            fn read_buf<'a>(&'a mut self, buf: &'a mut Vec<u8>) -> ReadBufInto<'a, Self>
            where
                Self: Unpin,
            {
                Op::new(self, buf, read_buf::<Self>)
            }

            #[pitfall = "loses; read_exact; what `read_exact` has read is gone from the reader, and how much it was nobody knows"]
            fn read_exact<'a>(&'a mut self, buf: &'a mut [u8]) -> ReadExact<'a, Self>
            where
                Self: Unpin,
            {
                Op::new(self, (buf, 0), read_exact::<Self>)
            }

            fn read_to_end<'a>(&'a mut self, buf: &'a mut Vec<u8>) -> ReadToEnd<'a, Self>
            where
                Self: Unpin,
            {
                Op::new(self, (buf, 0), read_to_end::<Self>)
            }

            #[pitfall = "loses; read_to_string; what `read_to_string` has read is gone from the reader"]
            fn read_to_string<'a>(&'a mut self, dst: &'a mut String) -> ReadToString<'a, Self>
            where
                Self: Unpin,
            {
                Op::new(self, (dst, Vec::new()), read_to_string::<Self>)
            }

            $(
                fn $name(&mut self) -> ReadNumber<'_, Self, $t>
                where
                    Self: Unpin,
                {
                    Op::new(self, ([0; 16], 0), |io, cx, s| {
                        ready!(fill(io, cx, &mut s.0[..$n], &mut s.1))?;
                        let mut bytes = [0; $n];
                        bytes.copy_from_slice(&s.0[..$n]);
                        Poll::Ready(Ok($t::from_be_bytes(bytes)))
                    })
                }

                fn $name_le(&mut self) -> ReadNumber<'_, Self, $t>
                where
                    Self: Unpin,
                {
                    Op::new(self, ([0; 16], 0), |io, cx, s| {
                        ready!(fill(io, cx, &mut s.0[..$n], &mut s.1))?;
                        let mut bytes = [0; $n];
                        bytes.copy_from_slice(&s.0[..$n]);
                        Poll::Ready(Ok($t::from_le_bytes(bytes)))
                    })
                }
            )*
        }
    };
}
numbers! {
    read_u8 read_u8_le u8 1
    read_i8 read_i8_le i8 1
    read_u16 read_u16_le u16 2
    read_i16 read_i16_le i16 2
    read_u32 read_u32_le u32 4
    read_i32 read_i32_le i32 4
    read_u64 read_u64_le u64 8
    read_i64 read_i64_le i64 8
    read_u128 read_u128_le u128 16
    read_i128 read_i128_le i128 16
    read_f32 read_f32_le f32 4
    read_f64 read_f64_le f64 8
}

impl<R: AsyncRead + ?Sized> AsyncReadExt for R {}
