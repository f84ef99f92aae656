//! A writer that writes whole lines.

use crate::fmt;
use crate::io::{BufWriter, IntoInnerError, Result, Write};

/// The place behind the last end of a line.
fn last_line_end(data: &[u8]) -> Option<usize> { data.iter().rposition(|b| *b == b'\n').map(|i| i + 1) }

#[home = "std::io::buffered::linewriter"]
pub struct LineWriter<W: ?Sized + Write> {
    inner: BufWriter<W>,
}

impl<W: Write> LineWriter<W> {
    pub fn new(inner: W) -> LineWriter<W> { LineWriter::with_capacity(1024, inner) }

    pub fn with_capacity(capacity: usize, inner: W) -> LineWriter<W> {
        LineWriter { inner: BufWriter::with_capacity(capacity, inner) }
    }

    pub fn into_inner(self) -> crate::result::Result<W, IntoInnerError<LineWriter<W>>> {
        self.inner.into_inner().map_err(|err| {
            let (error, inner) = err.into_parts();
            IntoInnerError::new(LineWriter { inner }, error)
        })
    }
}

impl<W: ?Sized + Write> LineWriter<W> {
    pub fn get_ref(&self) -> &W { self.inner.get_ref() }

    pub fn get_mut(&mut self) -> &mut W { self.inner.get_mut() }

    /// A line that is complete does not wait for what follows it.
    fn flush_if_completed(&mut self) -> Result<()> {
        if self.inner.buffer().last() == Some(&b'\n') { self.inner.flush_buf() } else { Ok(()) }
    }
}

impl<W: ?Sized + Write> Write for LineWriter<W> {
    fn write(&mut self, data: &[u8]) -> Result<usize> {
        let Some(end) = last_line_end(data) else {
            self.flush_if_completed()?;
            return self.inner.write(data);
        };
        self.inner.flush_buf()?;
        let flushed = self.inner.get_mut().write(&data[..end])?;
        if flushed == 0 {
            return Ok(0);
        }
        let tail = if flushed >= end {
            &data[flushed..]
        } else if end - flushed <= self.inner.capacity() {
            &data[flushed..end]
        } else {
            let area = &data[flushed..][..self.inner.capacity()];
            match last_line_end(area) {
                Some(end) => &area[..end],
                None => area,
            }
        };
        Ok(flushed + self.inner.write_to_buf(tail))
    }
    fn write_all(&mut self, data: &[u8]) -> Result<()> {
        let Some(end) = last_line_end(data) else {
            self.flush_if_completed()?;
            return self.inner.write_all(data);
        };
        let (lines, tail) = data.split_at(end);
        if self.inner.buffer().is_empty() {
            self.inner.get_mut().write_all(lines)?;
        } else {
            self.inner.write_all(lines)?;
            self.inner.flush_buf()?;
        }
        self.inner.write_all(tail)
    }
    fn flush(&mut self) -> Result<()> { self.inner.flush() }
}
impl<W: ?Sized + Write + fmt::Debug> fmt::Debug for LineWriter<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let buffer = format_args!("{}/{}", self.inner.buffer().len(), self.inner.capacity());
        f.debug_struct("LineWriter").field("writer", &self.get_ref()).field("buffer", &buffer).finish_non_exhaustive()
    }
}
