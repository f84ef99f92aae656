//! What every writer can do.

use futures::io::op::{Op, Pinned};
use super::AsyncWrite;
use std::io::{Error, ErrorKind, Result};
use std::pin::Pin;
use std::task::{ready, Context, Poll};

pub type Write<'a, W> = Pinned<'a, W, &'a [u8], usize>;
pub type WriteAll<'a, W> = Pinned<'a, W, &'a [u8], ()>;
pub type WriteNumber<'a, W> = Pinned<'a, W, ([u8; 16], usize, usize), ()>;
pub type Flush<'a, W> = Pinned<'a, W, (), ()>;

fn write<W: ?Sized + AsyncWrite>(io: Pin<&mut W>, cx: &mut Context<'_>, buf: &mut &[u8]) -> Poll<Result<usize>> {
    io.poll_write(cx, *buf)
}

fn write_all<W: ?Sized + AsyncWrite>(mut io: Pin<&mut W>, cx: &mut Context<'_>, buf: &mut &[u8]) -> Poll<Result<()>> {
    while !buf.is_empty() {
        let n = ready!(io.as_mut().poll_write(cx, *buf))?;
        if n == 0 {
            return Poll::Ready(Err(Error::from(ErrorKind::WriteZero)));
        }
        *buf = &buf[n..];
    }
    Poll::Ready(Ok(()))
}

fn write_number<W: ?Sized + AsyncWrite>(io: Pin<&mut W>, cx: &mut Context<'_>, s: &mut ([u8; 16], usize, usize)) -> Poll<Result<()>> {
    let mut left = &s.0[s.1..s.2];
    let before = left.len();
    let written = write_all(io, cx, &mut left);
    s.1 += before - left.len();
    written
}

fn flush<W: ?Sized + AsyncWrite>(io: Pin<&mut W>, cx: &mut Context<'_>, _: &mut ()) -> Poll<Result<()>> { io.poll_flush(cx) }

fn shutdown<W: ?Sized + AsyncWrite>(io: Pin<&mut W>, cx: &mut Context<'_>, _: &mut ()) -> Poll<Result<()>> { io.poll_shutdown(cx) }

fn padded(bytes: &[u8]) -> ([u8; 16], usize, usize) {
    let mut all = [0; 16];
    all[..bytes.len()].copy_from_slice(bytes);
    (all, 0, bytes.len())
}

macro_rules! numbers {
    ($($name:ident $name_le:ident $t:ident)*) => {
        pub trait AsyncWriteExt: AsyncWrite {
            fn write<'a>(&'a mut self, src: &'a [u8]) -> Write<'a, Self>
            where
                Self: Unpin,
            {
                Op::new(self, src, write::<Self>)
            }

            #[pitfall = "loses; write_all; how much `write_all` has written nobody knows"]
            fn write_all<'a>(&'a mut self, src: &'a [u8]) -> WriteAll<'a, Self>
            where
                Self: Unpin,
            {
                Op::new(self, src, write_all::<Self>)
            }

            fn flush(&mut self) -> Flush<'_, Self>
            where
                Self: Unpin,
            {
                Op::new(self, (), flush::<Self>)
            }

            fn shutdown(&mut self) -> Flush<'_, Self>
            where
                Self: Unpin,
            {
                Op::new(self, (), shutdown::<Self>)
            }

            $(
                fn $name(&mut self, n: $t) -> WriteNumber<'_, Self>
                where
                    Self: Unpin,
                {
                    Op::new(self, padded(&n.to_be_bytes()), write_number::<Self>)
                }

                fn $name_le(&mut self, n: $t) -> WriteNumber<'_, Self>
                where
                    Self: Unpin,
                {
                    Op::new(self, padded(&n.to_le_bytes()), write_number::<Self>)
                }
            )*
        }
    };
}
numbers! {
    write_u8 write_u8_le u8
    write_i8 write_i8_le i8
    write_u16 write_u16_le u16
    write_i16 write_i16_le i16
    write_u32 write_u32_le u32
    write_i32 write_i32_le i32
    write_u64 write_u64_le u64
    write_i64 write_i64_le i64
    write_u128 write_u128_le u128
    write_i128 write_i128_le i128
    write_f32 write_f32_le f32
    write_f64 write_f64_le f64
}

impl<W: AsyncWrite + ?Sized> AsyncWriteExt for W {}
