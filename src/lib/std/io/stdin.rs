//! Standard input. Nobody types into the simulated machine: every read finds the end.

use crate::io::{BufRead, Lines, Read, Result};
use crate::string::String;

#[derive(Debug)]
#[home = "std::io::stdio"]
pub struct Stdin(());

#[must_use]
pub fn stdin() -> Stdin { Stdin(()) }

impl Stdin {
    pub fn lock(&self) -> StdinLock<'static> { StdinLock { empty: &[] } }

    /// 0 bytes: the end of the input.
    pub fn read_line(&self, buf: &mut String) -> Result<usize> { self.lock().read_line(buf) }

    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn lines(self) -> Lines<StdinLock<'static>> { self.lock().lines() }
}

impl Read for Stdin {
    fn read(&mut self, _buf: &mut [u8]) -> Result<usize> { Ok(0) }
}

#[derive(Debug)]
pub struct StdinLock<'a> {
    empty: &'a [u8],
}

impl Read for StdinLock<'_> {
    fn read(&mut self, _buf: &mut [u8]) -> Result<usize> { Ok(0) }
}
impl BufRead for StdinLock<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> { Ok(self.empty) }
    fn consume(&mut self, _amount: usize) {}
}
