//! Escapes of ASCII bytes.

use crate::fmt;
use crate::iter::FusedIterator;

/// The bytes that stand for one byte in a literal: `\n`, `\x7f`, or itself.
#[derive(Clone)]
pub struct EscapeDefault {
    data: [u8; 4],
    at: usize,
    len: usize,
}

#[must_use]
pub fn escape_default(c: u8) -> EscapeDefault {
    let hex = b"0123456789abcdef";
    let (data, len) = match c {
        b'\t' => ([b'\\', b't', 0, 0], 2),
        b'\r' => ([b'\\', b'r', 0, 0], 2),
        b'\n' => ([b'\\', b'n', 0, 0], 2),
        b'\\' | b'\'' | b'"' => ([b'\\', c, 0, 0], 2),
        b' '..=b'~' => ([c, 0, 0, 0], 1),
        _ => ([b'\\', b'x', hex[(c >> 4) as usize], hex[(c & 15) as usize]], 4),
    };
    EscapeDefault { data, at: 0, len }
}

impl Iterator for EscapeDefault {
    type Item = u8;
    fn next(&mut self) -> Option<u8> {
        if self.at == self.len {
            return None;
        }
        self.at += 1;
        Some(self.data[self.at - 1])
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.len - self.at, Some(self.len - self.at)) }
}
impl DoubleEndedIterator for EscapeDefault {
    fn next_back(&mut self) -> Option<u8> {
        if self.at == self.len {
            return None;
        }
        self.len -= 1;
        Some(self.data[self.len])
    }
}
impl ExactSizeIterator for EscapeDefault {}
impl FusedIterator for EscapeDefault {}
impl fmt::Display for EscapeDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(unsafe { crate::str::from_utf8_unchecked(&self.data[self.at..self.len]) })
    }
}
impl fmt::Debug for EscapeDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("EscapeDefault").finish_non_exhaustive() }
}
