//! Bytes in memory as a reader and writer.

use crate::io::{BufRead, Read, Result, Write};
use crate::vec::Vec;

#[derive(Debug, Default, Eq, PartialEq, Clone)]
pub struct Cursor<T> {
    inner: T,
    pos: u64,
}

impl<T> Cursor<T> {
    pub const fn new(inner: T) -> Cursor<T> { Cursor { inner, pos: 0 } }

    pub fn into_inner(self) -> T { self.inner }

    pub const fn get_ref(&self) -> &T { &self.inner }

    pub const fn get_mut(&mut self) -> &mut T { &mut self.inner }

    pub const fn position(&self) -> u64 { self.pos }

    pub const fn set_position(&mut self, pos: u64) { self.pos = pos; }
}

impl<T: AsRef<[u8]>> Cursor<T> {
    fn rest(&self) -> &[u8] {
        let all = self.inner.as_ref();
        let at = if (self.pos as usize) < all.len() { self.pos as usize } else { all.len() };
        &all[at..]
    }
}

impl<T: AsRef<[u8]>> Read for Cursor<T> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let n = {
            let rest = self.rest();
            let n = if rest.len() < buf.len() { rest.len() } else { buf.len() };
            buf[..n].copy_from_slice(&rest[..n]);
            n
        };
        self.pos += n as u64;
        Ok(n)
    }
}
impl<T: AsRef<[u8]>> BufRead for Cursor<T> {
    fn fill_buf(&mut self) -> Result<&[u8]> { Ok(self.rest()) }
    fn consume(&mut self, amount: usize) { self.pos += amount as u64; }
}
impl Write for Cursor<Vec<u8>> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        let at = self.pos as usize;
        if self.inner.len() < at + buf.len() {
            self.inner.resize(at + buf.len(), 0);
        }
        self.inner[at..at + buf.len()].copy_from_slice(buf);
        self.pos += buf.len() as u64;
        Ok(buf.len())
    }
    fn flush(&mut self) -> Result<()> { Ok(()) }
}

/// Over memory that does not grow.
macro_rules! fixed {
    ([$($gen:tt)*] $t:ty) => {
        impl<$($gen)*> Write for Cursor<$t> {
            fn write(&mut self, buf: &[u8]) -> Result<usize> {
                let at = crate::cmp::min(self.pos, self.inner.len() as u64) as usize;
                let n = (&mut self.inner[at..]).write(buf)?;
                self.pos += n as u64;
                Ok(n)
            }
            fn flush(&mut self) -> Result<()> { Ok(()) }
        }
    };
}
fixed! { [const N: usize] [u8; N] }
fixed! { [] crate::boxed::Box<[u8]> }
fixed! { ['a] &'a mut [u8] }
impl Write for Cursor<&mut Vec<u8>> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        let at = self.pos as usize;
        if self.inner.len() < at + buf.len() {
            self.inner.resize(at + buf.len(), 0);
        }
        self.inner[at..at + buf.len()].copy_from_slice(buf);
        self.pos += buf.len() as u64;
        Ok(buf.len())
    }
    fn flush(&mut self) -> Result<()> { Ok(()) }
}
