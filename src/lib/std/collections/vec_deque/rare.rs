//! What is seldom asked of a `VecDeque`.

use super::VecDeque;
use crate::collections::TryReserveError;
use crate::io::{self, BufRead, Read, Write};

impl<T> VecDeque<T> {
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        TryReserveError::check::<T>(self.len(), additional)?;
        self.reserve(additional);
        Ok(())
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        TryReserveError::check::<T>(self.len(), additional)?;
        self.reserve_exact(additional);
        Ok(())
    }

    #[must_use = "if you don't need a reference to the value, use `VecDeque::push_front` instead"]
    pub fn push_front_mut(&mut self, value: T) -> &mut T {
        self.push_front(value);
        &mut self[0]
    }

    #[must_use = "if you don't need a reference to the value, use `VecDeque::push_back` instead"]
    pub fn push_back_mut(&mut self, value: T) -> &mut T {
        self.push_back(value);
        let last = self.len() - 1;
        &mut self[last]
    }

    #[must_use = "if you don't need a reference to the value, use `VecDeque::insert` instead"]
    #[track_caller]
    pub fn insert_mut(&mut self, index: usize, value: T) -> &mut T {
        self.insert(index, value);
        &mut self[index]
    }
}

/// Reads from the front.
impl Read for VecDeque<u8> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = Read::read(&mut self.as_slices().0, buf)?;
        self.drain(..n);
        Ok(n)
    }
}
impl BufRead for VecDeque<u8> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> { Ok(self.as_slices().0) }
    fn consume(&mut self, amount: usize) { self.drain(..amount); }
}
/// Writes at the back.
impl Write for VecDeque<u8> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.extend(buf);
        Ok(buf.len())
    }
    fn flush(&mut self) -> io::Result<()> { Ok(()) }
}
