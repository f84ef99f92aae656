//! Bytes as text with escapes.

use crate::ascii;
use crate::fmt::{self, Write};
use crate::iter::FusedIterator;

impl [u8] {
    #[must_use = "this returns the escaped bytes as an iterator, without modifying the original"]
    pub fn escape_ascii(&self) -> EscapeAscii<'_> { EscapeAscii { front: None, bytes: self, back: None } }
}

/// `front` and `back` are what is left of the bytes that were begun.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct EscapeAscii<'a> {
    front: Option<ascii::EscapeDefault>,
    bytes: &'a [u8],
    back: Option<ascii::EscapeDefault>,
}

impl<'a> Iterator for EscapeAscii<'a> {
    type Item = u8;
    fn next(&mut self) -> Option<u8> {
        loop {
            if let Some(b) = self.front.as_mut().and_then(|e| e.next()) {
                return Some(b);
            }
            let Some((first, rest)) = self.bytes.split_first() else { break };
            self.bytes = rest;
            self.front = Some(ascii::escape_default(*first));
        }
        self.back.as_mut().and_then(|e| e.next())
    }
}
impl<'a> DoubleEndedIterator for EscapeAscii<'a> {
    fn next_back(&mut self) -> Option<u8> {
        loop {
            if let Some(b) = self.back.as_mut().and_then(|e| e.next_back()) {
                return Some(b);
            }
            let Some((last, rest)) = self.bytes.split_last() else { break };
            self.bytes = rest;
            self.back = Some(ascii::escape_default(*last));
        }
        self.front.as_mut().and_then(|e| e.next_back())
    }
}
impl FusedIterator for EscapeAscii<'_> {}
impl fmt::Display for EscapeAscii<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for b in self.clone() {
            f.write_char(b as char)?;
        }
        Ok(())
    }
}
impl fmt::Debug for EscapeAscii<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("EscapeAscii").finish_non_exhaustive() }
}
