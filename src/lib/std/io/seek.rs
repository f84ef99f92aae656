//! Moving about in what is read and written.

use crate::boxed::Box;
use crate::io::{Cursor, Empty, Error, ErrorKind, Result};

#[derive(PartialEq, Eq, Clone, Copy, Debug)]
#[home = "std::io"]
pub enum SeekFrom {
    Start(u64),
    End(i64),
    Current(i64),
}

#[home = "std::io"]
pub trait Seek {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64>;

    fn rewind(&mut self) -> Result<()> {
        self.seek(SeekFrom::Start(0))?;
        Ok(())
    }

    fn stream_position(&mut self) -> Result<u64> { self.seek(SeekFrom::Current(0)) }

    fn seek_relative(&mut self, offset: i64) -> Result<()> {
        self.seek(SeekFrom::Current(offset))?;
        Ok(())
    }
}

impl<S: Seek + ?Sized> Seek for &mut S {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> { (**self).seek(pos) }
}
impl<S: Seek + ?Sized> Seek for Box<S> {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> { (**self).seek(pos) }
}
impl<T: AsRef<[u8]>> Seek for Cursor<T> {
    fn seek(&mut self, style: SeekFrom) -> Result<u64> {
        let (base, offset) = match style {
            SeekFrom::Start(n) => {
                self.set_position(n);
                return Ok(n);
            }
            SeekFrom::End(n) => (self.get_ref().as_ref().len() as u64, n),
            SeekFrom::Current(n) => (self.position(), n),
        };
        match base.checked_add_signed(offset) {
            Some(n) => {
                self.set_position(n);
                Ok(n)
            }
            None => Err(Error::message(ErrorKind::InvalidInput, "invalid seek to a negative or overflowing position")),
        }
    }
}
impl Seek for Empty {
    fn seek(&mut self, _pos: SeekFrom) -> Result<u64> { Ok(0) }
}
