//! The standard streams. The simulated machine's input is at its end.

use super::{AsyncRead, AsyncWrite, ReadBuf};
use std::io::{self, Result, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

#[derive(Debug)]
pub struct Stdin(());

pub fn stdin() -> Stdin { Stdin(()) }

impl AsyncRead for Stdin {
    fn poll_read(self: Pin<&mut Self>, _cx: &mut Context<'_>, _buf: &mut ReadBuf<'_>) -> Poll<Result<()>> { Poll::Ready(Ok(())) }
}

macro_rules! output {
    ($make:ident $name:ident) => {
        #[derive(Debug)]
        pub struct $name(());

        pub fn $make() -> $name { $name(()) }

        impl AsyncWrite for $name {
            fn poll_write(self: Pin<&mut Self>, _cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>> {
                Poll::Ready(io::$make().write(buf))
            }
            fn poll_flush(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> { Poll::Ready(Ok(())) }
            fn poll_shutdown(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Result<()>> { Poll::Ready(Ok(())) }
        }
    };
}
output! { stdout Stdout }
output! { stderr Stderr }
