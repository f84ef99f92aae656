//! Readers and writers with a buffer.

use crate::io::{BufRead, Read, Result, Write};
use crate::vec::Vec;

#[derive(Debug)]
pub struct BufReader<R> {
    inner: R,
    buf: Vec<u8>,
    at: usize,
}

impl<R: Read> BufReader<R> {
    pub fn new(inner: R) -> BufReader<R> { BufReader { inner, buf: Vec::new(), at: 0 } }

    pub fn with_capacity(_capacity: usize, inner: R) -> BufReader<R> { BufReader::new(inner) }

    pub fn get_ref(&self) -> &R { &self.inner }

    pub fn get_mut(&mut self) -> &mut R { &mut self.inner }

    pub fn buffer(&self) -> &[u8] { &self.buf[self.at..] }

    pub fn into_inner(self) -> R { self.inner }
}

impl<R: Read> Read for BufReader<R> {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        let n = {
            let available = self.fill_buf()?;
            let n = if available.len() < out.len() { available.len() } else { out.len() };
            out[..n].copy_from_slice(&available[..n]);
            n
        };
        self.consume(n);
        Ok(n)
    }
}
impl<R: Read> BufRead for BufReader<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.at == self.buf.len() {
            self.buf.resize(8192, 0);
            self.at = 0;
            let n = self.inner.read(&mut self.buf)?;
            self.buf.truncate(n);
        }
        Ok(&self.buf[self.at..])
    }
    fn consume(&mut self, amount: usize) { self.at += amount; }
}

macro_rules! buffered_writer {
    ($name:ident $ready:expr) => {
        #[derive(Debug)]
        pub struct $name<W: Write> {
            inner: W,
            buf: Vec<u8>,
        }
        impl<W: Write> $name<W> {
            pub fn new(inner: W) -> $name<W> { $name { inner, buf: Vec::new() } }

            pub fn with_capacity(_capacity: usize, inner: W) -> $name<W> { $name::new(inner) }

            pub fn get_ref(&self) -> &W { &self.inner }

            pub fn get_mut(&mut self) -> &mut W { &mut self.inner }

            fn flush_buf(&mut self) -> Result<()> {
                let result = self.inner.write_all(&self.buf);
                self.buf.clear();
                result
            }
        }
        impl<W: Write> Write for $name<W> {
            fn write(&mut self, data: &[u8]) -> Result<usize> {
                self.buf.extend_from_slice(data);
                if ($ready)(&self.buf) {
                    self.flush_buf()?;
                }
                Ok(data.len())
            }
            fn flush(&mut self) -> Result<()> {
                self.flush_buf()?;
                self.inner.flush()
            }
        }
        impl<W: Write> Drop for $name<W> {
            fn drop(&mut self) { let _ = self.flush_buf(); }
        }
    };
}
buffered_writer! { BufWriter |buf: &Vec<u8>| buf.len() >= 8192 }
buffered_writer! { LineWriter |buf: &Vec<u8>| buf.contains(&b'\n') }
