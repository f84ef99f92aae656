//! Standard output and standard error.

use crate::intrinsics;
use crate::io::{Result, Write};

fn put(stream: u32, buf: &[u8]) -> Result<usize> {
    if !buf.is_empty() {
        intrinsics::rt_print(stream, buf.as_ptr(), buf.len());
    }
    Ok(buf.len())
}

macro_rules! output {
    ($make:ident $name:ident $lock:ident $stream:literal) => {
        #[derive(Debug)]
        pub struct $name(());

        #[must_use]
        pub fn $make() -> $name { $name(()) }

        impl $name {
            pub fn lock(&self) -> $lock<'static> { $lock(&()) }
        }

        #[derive(Debug)]
        pub struct $lock<'a>(&'a ());

        impl Write for $name {
            fn write(&mut self, buf: &[u8]) -> Result<usize> { put($stream, buf) }
            fn flush(&mut self) -> Result<()> { Ok(()) }
            fn write_fmt(&mut self, args: crate::fmt::Arguments<'_>) -> Result<()> {
                put($stream, crate::fmt::format(args).as_bytes()).map(|_| ())
            }
        }
        impl Write for &$name {
            fn write(&mut self, buf: &[u8]) -> Result<usize> { put($stream, buf) }
            fn flush(&mut self) -> Result<()> { Ok(()) }
        }
        impl Write for $lock<'_> {
            fn write(&mut self, buf: &[u8]) -> Result<usize> { put($stream, buf) }
            fn flush(&mut self) -> Result<()> { Ok(()) }
            fn write_fmt(&mut self, args: crate::fmt::Arguments<'_>) -> Result<()> {
                put($stream, crate::fmt::format(args).as_bytes()).map(|_| ())
            }
        }
    };
}
output! { stdout Stdout StdoutLock 1 }
output! { stderr Stderr StderrLock 2 }

pub trait IsTerminal {
    fn is_terminal(&self) -> bool;
}
impl IsTerminal for Stdout {
    fn is_terminal(&self) -> bool { false }
}
impl IsTerminal for Stderr {
    fn is_terminal(&self) -> bool { false }
}
impl IsTerminal for crate::io::Stdin {
    fn is_terminal(&self) -> bool { false }
}
impl IsTerminal for crate::io::StdinLock<'_> {
    fn is_terminal(&self) -> bool { false }
}
impl IsTerminal for StdoutLock<'_> {
    fn is_terminal(&self) -> bool { false }
}
impl IsTerminal for StderrLock<'_> {
    fn is_terminal(&self) -> bool { false }
}
