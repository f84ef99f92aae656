//! Readers and writers with a buffer.

use crate::error;
use crate::fmt;
use crate::intrinsics;
use crate::io::{BufRead, Error, ErrorKind, Read, Result, Seek, SeekFrom, Write};
use crate::mem::ManuallyDrop;
use crate::vec::Vec;

const DEFAULT_SIZE: usize = 8192;

/// `buf[at..]` has been read and not given out yet; there is never more in it than `capacity`.
#[home = "std::io::buffered::bufreader"]
pub struct BufReader<R: ?Sized> {
    buf: Vec<u8>,
    at: usize,
    capacity: usize,
    inner: R,
}

impl<R: Read> BufReader<R> {
    pub fn new(inner: R) -> BufReader<R> { BufReader::with_capacity(DEFAULT_SIZE, inner) }

    pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> {
        BufReader { buf: Vec::new(), at: 0, capacity, inner }
    }
}

impl<R> BufReader<R> {
    pub fn into_inner(self) -> R { self.inner }
}

impl<R: ?Sized> BufReader<R> {
    pub fn get_ref(&self) -> &R { &self.inner }

    pub fn get_mut(&mut self) -> &mut R { &mut self.inner }

    pub fn buffer(&self) -> &[u8] { &self.buf[self.at..] }

    pub fn capacity(&self) -> usize { self.capacity }

    fn discard(&mut self) {
        self.buf.clear();
        self.at = 0;
    }
}

impl<R: Read + ?Sized> Read for BufReader<R> {
    /// Past the buffer, where that is empty and no larger than what is wanted.
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        if self.at == self.buf.len() && out.len() >= self.capacity {
            self.discard();
            return self.inner.read(out);
        }
        let mut available = self.fill_buf()?;
        let n = available.read(out)?;
        self.consume(n);
        Ok(n)
    }
}
impl<R: Read + ?Sized> BufRead for BufReader<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.at == self.buf.len() {
            self.buf.resize(self.capacity, 0);
            self.at = 0;
            let got = self.inner.read(&mut self.buf);
            self.buf.truncate(*got.as_ref().unwrap_or(&0));
            got?;
        }
        Ok(&self.buf[self.at..])
    }
    fn consume(&mut self, amount: usize) { self.at = crate::cmp::min(self.at + amount, self.buf.len()); }
}
impl<R: Seek + ?Sized> Seek for BufReader<R> {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
        let ahead = (self.buf.len() - self.at) as i64;
        let pos = match pos {
            SeekFrom::Current(n) => SeekFrom::Current(n - ahead),
            pos => pos,
        };
        let at = self.inner.seek(pos)?;
        self.discard();
        Ok(at)
    }
}
impl<R: ?Sized + fmt::Debug> fmt::Debug for BufReader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let buffer = format_args!("{}/{}", self.buf.len() - self.at, self.capacity);
        f.debug_struct("BufReader").field("reader", &&self.inner).field("buffer", &buffer).finish()
    }
}

/// `panicked`: the writer did while it was writing; what is in the buffer is not tried again.
#[home = "std::io::buffered::bufwriter"]
pub struct BufWriter<W: ?Sized + Write> {
    buf: Vec<u8>,
    capacity: usize,
    panicked: bool,
    inner: W,
}

impl<W: Write> BufWriter<W> {
    pub fn new(inner: W) -> BufWriter<W> { BufWriter::with_capacity(DEFAULT_SIZE, inner) }

    pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W> {
        BufWriter { buf: Vec::with_capacity(capacity), capacity, panicked: false, inner }
    }

    pub fn into_inner(mut self) -> crate::result::Result<W, IntoInnerError<BufWriter<W>>> {
        match self.flush_buf() {
            Err(e) => Err(IntoInnerError::new(self, e)),
            Ok(()) => Ok(self.into_parts().0),
        }
    }

    /// Without writing what is in the buffer.
    pub fn into_parts(self) -> (W, crate::result::Result<Vec<u8>, WriterPanicked>) {
        let mut this = ManuallyDrop::new(self);
        let buf = crate::mem::take(&mut this.buf);
        let buf = if this.panicked { Err(WriterPanicked { buf }) } else { Ok(buf) };
        (intrinsics::ptr_read(&this.inner as *const W), buf)
    }
}

impl<W: ?Sized + Write> BufWriter<W> {
    pub fn get_ref(&self) -> &W { &self.inner }

    pub fn get_mut(&mut self) -> &mut W { &mut self.inner }

    pub fn buffer(&self) -> &[u8] { &self.buf }

    pub fn capacity(&self) -> usize { self.capacity }

    fn spare(&self) -> usize { self.capacity - self.buf.len() }

    pub(super) fn flush_buf(&mut self) -> Result<()> {
        let mut written = 0;
        let mut result = Ok(());
        while written < self.buf.len() {
            self.panicked = true;
            let step = self.inner.write(&self.buf[written..]);
            self.panicked = false;
            match step {
                Ok(0) => {
                    result = Err(Error::message(ErrorKind::WriteZero, "failed to write the buffered data"));
                    break;
                }
                Ok(n) => written += n,
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(e) => {
                    result = Err(e);
                    break;
                }
            }
        }
        self.buf.drain(..written);
        result
    }

    /// As much as there is room for.
    pub(super) fn write_to_buf(&mut self, data: &[u8]) -> usize {
        let n = crate::cmp::min(self.spare(), data.len());
        self.buf.extend_from_slice(&data[..n]);
        n
    }

    /// What is as large as the buffer goes past it.
    fn past<T>(&mut self, f: impl FnOnce(&mut W) -> Result<T>) -> Result<T> {
        self.panicked = true;
        let result = f(&mut self.inner);
        self.panicked = false;
        result
    }
}
impl<W: ?Sized + Write> Write for BufWriter<W> {
    fn write(&mut self, data: &[u8]) -> Result<usize> {
        if data.len() > self.spare() {
            self.flush_buf()?;
        }
        if data.len() >= self.capacity {
            return self.past(|w| w.write(data));
        }
        self.buf.extend_from_slice(data);
        Ok(data.len())
    }
    fn write_all(&mut self, data: &[u8]) -> Result<()> {
        if data.len() > self.spare() {
            self.flush_buf()?;
        }
        if data.len() >= self.capacity {
            return self.past(|w| w.write_all(data));
        }
        self.buf.extend_from_slice(data);
        Ok(())
    }
    fn flush(&mut self) -> Result<()> {
        self.flush_buf()?;
        self.inner.flush()
    }
}
impl<W: ?Sized + Write + Seek> Seek for BufWriter<W> {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
        self.flush_buf()?;
        self.inner.seek(pos)
    }
}
impl<W: ?Sized + Write> Drop for BufWriter<W> {
    fn drop(&mut self) {
        if !self.panicked {
            let _ = self.flush_buf();
        }
    }
}
impl<W: ?Sized + Write + fmt::Debug> fmt::Debug for BufWriter<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let buffer = format_args!("{}/{}", self.buf.len(), self.capacity);
        f.debug_struct("BufWriter").field("writer", &&self.inner).field("buffer", &buffer).finish()
    }
}

/// The buffer could not be written, so the writer is not given back alone.
#[derive(Debug)]
#[home = "std::io::buffered"]
pub struct IntoInnerError<W>(W, Error);

impl<W> IntoInnerError<W> {
    pub(super) fn new(writer: W, error: Error) -> IntoInnerError<W> { IntoInnerError(writer, error) }

    pub fn error(&self) -> &Error { &self.1 }

    pub fn into_inner(self) -> W { self.0 }

    pub fn into_error(self) -> Error { self.1 }

    pub fn into_parts(self) -> (Error, W) { (self.1, self.0) }
}
impl<W> From<IntoInnerError<W>> for Error {
    fn from(e: IntoInnerError<W>) -> Error { e.1 }
}
impl<W: Send + fmt::Debug> error::Error for IntoInnerError<W> {}
impl<W> fmt::Display for IntoInnerError<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.1.fmt(f) }
}

/// What was in the buffer when the writer panicked: it may have been written, or not.
#[home = "std::io::buffered::bufwriter"]
pub struct WriterPanicked {
    buf: Vec<u8>,
}

impl WriterPanicked {
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_inner(self) -> Vec<u8> { self.buf }
}
impl error::Error for WriterPanicked {}
impl fmt::Display for WriterPanicked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BufWriter inner writer panicked, what data remains unwritten is not known")
    }
}
impl fmt::Debug for WriterPanicked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let buffer = format_args!("{}/{}", self.buf.len(), self.buf.capacity());
        f.debug_struct("WriterPanicked").field("buffer", &buffer).finish()
    }
}
