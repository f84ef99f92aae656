//! The characters and bytes of a string.

use crate::fmt::{self, Write};
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::slice;
use crate::str::from_raw;

/// The characters between two addresses.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Chars<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl<'a> Chars<'a> {
    pub(crate) fn new(text: &'a str) -> Chars<'a> { Chars { text, at: 0, end: text.len() } }

    #[must_use]
    pub fn as_str(&self) -> &'a str { unsafe { from_raw(self.text.as_ptr().add(self.at), self.end - self.at) } }
}

/// The code point that starts at `i`, and the index behind it.
fn decode(bytes: &[u8], i: usize) -> (char, usize) {
    let first = bytes[i] as u32;
    let (code, next) = if first < 0x80 {
        (first, i + 1)
    } else if first < 0xE0 {
        ((first & 0x1F) << 6 | rest(bytes, i + 1), i + 2)
    } else if first < 0xF0 {
        ((first & 0x0F) << 12 | rest(bytes, i + 1) << 6 | rest(bytes, i + 2), i + 3)
    } else {
        ((first & 0x07) << 18 | rest(bytes, i + 1) << 12 | rest(bytes, i + 2) << 6 | rest(bytes, i + 3), i + 4)
    };
    (unsafe { char::from_u32_unchecked(code) }, next)
}

fn rest(bytes: &[u8], i: usize) -> u32 { (bytes[i] & 0x3F) as u32 }

impl<'a> Iterator for Chars<'a> {
    type Item = char;
    fn next(&mut self) -> Option<char> {
        if self.at == self.end {
            return None;
        }
        let (c, next) = decode(self.text.as_bytes(), self.at);
        self.at = next;
        Some(c)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.end - self.at;
        ((n + 3) / 4, Some(n))
    }
    fn count(self) -> usize { intrinsics::str_width(self.as_str().as_ptr(), self.end - self.at) }
    fn last(mut self) -> Option<char> { self.next_back() }
}
impl<'a> DoubleEndedIterator for Chars<'a> {
    fn next_back(&mut self) -> Option<char> {
        if self.at == self.end {
            return None;
        }
        let bytes = self.text.as_bytes();
        self.end -= 1;
        while bytes[self.end] & 0xC0 == 0x80 {
            self.end -= 1;
        }
        Some(decode(bytes, self.end).0)
    }
}
impl FusedIterator for Chars<'_> {}
impl fmt::Debug for Chars<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chars(")?;
        f.debug_list().entries(self.clone()).finish()?;
        f.write_str(")")
    }
}

#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct CharIndices<'a> {
    iter: Chars<'a>,
}

impl<'a> CharIndices<'a> {
    pub(crate) fn new(text: &'a str) -> CharIndices<'a> { CharIndices { iter: text.chars() } }

    #[must_use]
    pub fn as_str(&self) -> &'a str { self.iter.as_str() }

    #[must_use]
    pub fn offset(&self) -> usize { self.iter.at }
}

impl<'a> Iterator for CharIndices<'a> {
    type Item = (usize, char);
    fn next(&mut self) -> Option<(usize, char)> {
        let at = self.iter.at;
        match self.iter.next() {
            Some(c) => Some((at, c)),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
    fn count(self) -> usize { self.iter.count() }
}
impl<'a> DoubleEndedIterator for CharIndices<'a> {
    fn next_back(&mut self) -> Option<(usize, char)> {
        match self.iter.next_back() {
            Some(c) => Some((self.iter.end, c)),
            None => None,
        }
    }
}
impl FusedIterator for CharIndices<'_> {}

#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Bytes<'a> {
    iter: slice::Iter<'a, u8>,
}

impl<'a> Bytes<'a> {
    pub(crate) fn new(text: &'a str) -> Bytes<'a> { Bytes { iter: text.as_bytes().iter() } }
}

impl Iterator for Bytes<'_> {
    type Item = u8;
    fn next(&mut self) -> Option<u8> { self.iter.next().copied() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
    fn nth(&mut self, n: usize) -> Option<u8> { self.iter.nth(n).copied() }
}
impl DoubleEndedIterator for Bytes<'_> {
    fn next_back(&mut self) -> Option<u8> { self.iter.next_back().copied() }
}
impl ExactSizeIterator for Bytes<'_> {}
impl FusedIterator for Bytes<'_> {}
impl fmt::Debug for Bytes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "Bytes(Copied {{ it: {:?} }})", self.iter) }
}

macro_rules! escapes {
    ($name:ident $method:ident $one:ty) => {
        #[derive(Clone, Debug)]
        pub struct $name<'a> {
            chars: Chars<'a>,
            current: Option<$one>,
        }
        impl<'a> $name<'a> {
            pub(crate) fn new(text: &'a str) -> $name<'a> { $name { chars: text.chars(), current: None } }
        }
        impl Iterator for $name<'_> {
            type Item = char;
            fn next(&mut self) -> Option<char> {
                loop {
                    if let Some(current) = &mut self.current {
                        if let Some(c) = current.next() {
                            return Some(c);
                        }
                    }
                    self.current = Some(self.chars.next()?.$method());
                }
            }
        }
        impl FusedIterator for $name<'_> {}
        impl fmt::Display for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                for c in self.clone() {
                    f.write_char(c)?;
                }
                Ok(())
            }
        }
    };
}
escapes! { EscapeDebug escape_debug crate::char::EscapeDebug }
escapes! { EscapeDefault escape_default crate::char::EscapeDefault }
escapes! { EscapeUnicode escape_unicode crate::char::EscapeUnicode }

/// The characters as UTF-16: one or two units each.
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct EncodeUtf16<'a> {
    chars: Chars<'a>,
    low: u16,
}

impl<'a> EncodeUtf16<'a> {
    pub(crate) fn new(text: &'a str) -> EncodeUtf16<'a> { EncodeUtf16 { chars: text.chars(), low: 0 } }
}

impl<'a> Iterator for EncodeUtf16<'a> {
    type Item = u16;
    fn next(&mut self) -> Option<u16> {
        if self.low != 0 {
            let unit = self.low;
            self.low = 0;
            return Some(unit);
        }
        let code = self.chars.next()? as u32;
        if code < 0x10000 {
            return Some(code as u16);
        }
        self.low = 0xDC00 | ((code - 0x10000) & 0x3FF) as u16;
        Some(0xD800 | ((code - 0x10000) >> 10) as u16)
    }
}
impl FusedIterator for EncodeUtf16<'_> {}
impl fmt::Debug for EncodeUtf16<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("EncodeUtf16").finish_non_exhaustive() }
}
