//! Small readers, and readers made from readers.

use crate::fmt;
use crate::io::{BufRead, Empty, Read, Result, Write};

impl BufRead for Empty {
    fn fill_buf(&mut self) -> Result<&[u8]> { Ok(&[]) }
    fn consume(&mut self, _amount: usize) {}
}
impl Write for Empty {
    fn write(&mut self, buf: &[u8]) -> Result<usize> { Ok(buf.len()) }
    fn flush(&mut self) -> Result<()> { Ok(()) }
}

/// The same byte without end.
pub struct Repeat {
    byte: u8,
}

#[must_use]
pub const fn repeat(byte: u8) -> Repeat { Repeat { byte } }

impl Read for Repeat {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        buf.fill(self.byte);
        Ok(buf.len())
    }
}
impl fmt::Debug for Repeat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Repeat").finish_non_exhaustive() }
}

#[derive(Debug)]
#[home = "std::io"]
pub struct Chain<T, U> {
    first: T,
    second: U,
    done_first: bool,
}

impl<T, U> Chain<T, U> {
    pub(super) fn new(first: T, second: U) -> Chain<T, U> { Chain { first, second, done_first: false } }

    pub fn into_inner(self) -> (T, U) { (self.first, self.second) }

    pub fn get_ref(&self) -> (&T, &U) { (&self.first, &self.second) }

    pub fn get_mut(&mut self) -> (&mut T, &mut U) { (&mut self.first, &mut self.second) }
}
impl<T: Read, U: Read> Read for Chain<T, U> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        if !self.done_first {
            match self.first.read(buf)? {
                0 if !buf.is_empty() => self.done_first = true,
                n => return Ok(n),
            }
        }
        self.second.read(buf)
    }
}
impl<T: BufRead, U: BufRead> BufRead for Chain<T, U> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if !self.done_first {
            if self.first.fill_buf()?.is_empty() {
                self.done_first = true;
            } else {
                return self.first.fill_buf();
            }
        }
        self.second.fill_buf()
    }
    fn consume(&mut self, amount: usize) {
        if self.done_first { self.second.consume(amount) } else { self.first.consume(amount) }
    }
}

/// At most `limit` bytes more.
#[derive(Debug)]
#[home = "std::io"]
pub struct Take<T> {
    inner: T,
    len: u64,
    limit: u64,
}

impl<T> Take<T> {
    pub(super) fn new(inner: T, limit: u64) -> Take<T> { Take { inner, len: limit, limit } }

    pub fn limit(&self) -> u64 { self.limit }

    pub fn set_limit(&mut self, limit: u64) {
        self.len = limit;
        self.limit = limit;
    }

    pub fn into_inner(self) -> T { self.inner }

    pub fn get_ref(&self) -> &T { &self.inner }

    pub fn get_mut(&mut self) -> &mut T { &mut self.inner }
}
impl<T: Read> Read for Take<T> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        if self.limit == 0 {
            return Ok(0);
        }
        let most = crate::cmp::min(buf.len() as u64, self.limit) as usize;
        let n = self.inner.read(&mut buf[..most])?;
        assert!(n as u64 <= self.limit, "number of read bytes exceeds limit");
        self.limit -= n as u64;
        Ok(n)
    }
}
impl<T: BufRead> BufRead for Take<T> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.limit == 0 {
            return Ok(&[]);
        }
        let buf = self.inner.fill_buf()?;
        let most = crate::cmp::min(buf.len() as u64, self.limit) as usize;
        Ok(&buf[..most])
    }
    fn consume(&mut self, amount: usize) {
        let amount = crate::cmp::min(amount as u64, self.limit) as usize;
        self.limit -= amount as u64;
        self.inner.consume(amount);
    }
}
