//! Bytes that are mostly UTF-8.

use crate::fmt::{self, Write};
use crate::iter::FusedIterator;
use crate::str;

impl [u8] {
    pub fn utf8_chunks(&self) -> Utf8Chunks<'_> { Utf8Chunks { source: self } }
}

/// Some text, and the few bytes behind it that are none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[home = "core::str::lossy"]
pub struct Utf8Chunk<'a> {
    valid: &'a str,
    invalid: &'a [u8],
}

impl<'a> Utf8Chunk<'a> {
    #[must_use]
    pub fn valid(&self) -> &'a str { self.valid }

    /// At most three bytes; none in the last chunk, if all before it was text.
    #[must_use]
    pub fn invalid(&self) -> &'a [u8] { self.invalid }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone)]
#[home = "core::str::lossy"]
pub struct Utf8Chunks<'a> {
    source: &'a [u8],
}

impl<'a> Iterator for Utf8Chunks<'a> {
    type Item = Utf8Chunk<'a>;
    fn next(&mut self) -> Option<Utf8Chunk<'a>> {
        if self.source.is_empty() {
            return None;
        }
        let (good, bad) = match str::from_utf8(self.source) {
            Ok(_) => (self.source.len(), 0),
            Err(e) => (e.valid_up_to(), e.error_len().unwrap_or(self.source.len() - e.valid_up_to())),
        };
        let (chunk, rest) = self.source.split_at(good + bad);
        self.source = rest;
        let (valid, invalid) = chunk.split_at(good);
        Some(Utf8Chunk { valid: unsafe { str::from_utf8_unchecked(valid) }, invalid })
    }
}
impl FusedIterator for Utf8Chunks<'_> {}
impl fmt::Debug for Utf8Chunks<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for chunk in self.clone() {
            for c in chunk.valid().escape_debug() {
                f.write_char(c)?;
            }
            for b in chunk.invalid() {
                write!(f, "\\x{:02X}", b)?;
            }
        }
        f.write_char('"')
    }
}
