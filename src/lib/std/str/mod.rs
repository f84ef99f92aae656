//! Strings: UTF-8 text in memory that belongs to someone else.

mod case;
#[home = "core::str::lossy"] mod chunks;
mod cmp;
mod convert;
mod index;
mod iter;
#[home = "core::str::iter"] mod lines;
pub mod pattern;
mod rare;
mod replace;
#[home = "core::str::iter"] mod search;
#[home = "core::str::iter"] mod split;
mod trim;

pub use self::chunks::{Utf8Chunk, Utf8Chunks};
pub use self::convert::{
    from_utf8, from_utf8_mut, from_utf8_unchecked, from_utf8_unchecked_mut, FromStr, ParseBoolError, Utf8Error,
};
pub use self::iter::{Bytes, CharIndices, Chars, EncodeUtf16, EscapeDebug, EscapeDefault, EscapeUnicode};
pub use self::lines::{Lines, SplitAsciiWhitespace, SplitWhitespace};
pub use self::rare::from_boxed_utf8_unchecked;
pub use self::search::{MatchIndices, Matches, RMatchIndices, RMatches};
pub use self::split::{RSplit, RSplitN, RSplitTerminator, Split, SplitInclusive, SplitN, SplitTerminator};

use crate::intrinsics;
use crate::slice::SliceIndex;

impl str {
    #[must_use]
    pub const fn len(&self) -> usize { self.as_bytes().len() }

    #[must_use]
    pub const fn is_empty(&self) -> bool { self.len() == 0 }

    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] { unsafe { &*(self as *const str as *const [u8]) } }

    #[must_use]
    pub const unsafe fn as_bytes_mut(&mut self) -> &mut [u8] { unsafe { &mut *(self as *mut str as *mut [u8]) } }

    #[must_use]
    pub const fn as_ptr(&self) -> *const u8 { self as *const str as *const u8 }

    #[must_use]
    pub const fn as_mut_ptr(&mut self) -> *mut u8 { self as *mut str as *mut u8 }

    /// True at the ends and where a character begins.
    #[must_use]
    pub const fn is_char_boundary(&self, index: usize) -> bool {
        if index == 0 || index == self.len() {
            return true;
        }
        index < self.len() && (self.as_bytes()[index] & 0xC0) != 0x80
    }

    #[must_use]
    pub const fn floor_char_boundary(&self, index: usize) -> usize {
        if index >= self.len() {
            return self.len();
        }
        let mut at = index;
        while !self.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    #[must_use]
    pub const fn ceil_char_boundary(&self, index: usize) -> usize {
        let mut at = index;
        while at < self.len() && !self.is_char_boundary(at) {
            at += 1;
        }
        if at > self.len() { self.len() } else { at }
    }

    #[must_use]
    pub fn get<I: SliceIndex<str>>(&self, i: I) -> Option<&I::Output> { i.get(self) }

    #[must_use]
    pub fn get_mut<I: SliceIndex<str>>(&mut self, i: I) -> Option<&mut I::Output> { i.get_mut(self) }

    #[must_use]
    pub unsafe fn get_unchecked<I: SliceIndex<str>>(&self, i: I) -> &I::Output { i.index(self) }

    #[must_use]
    pub const fn split_at(&self, mid: usize) -> (&str, &str) {
        match self.split_at_checked(mid) {
            Some(pair) => pair,
            None => index::fail(self, 0, mid),
        }
    }

    #[must_use]
    pub const fn split_at_checked(&self, mid: usize) -> Option<(&str, &str)> {
        if self.is_char_boundary(mid) { Some((&self[..mid], &self[mid..])) } else { None }
    }

    pub fn chars(&self) -> Chars<'_> { Chars::new(self) }

    pub fn encode_utf16(&self) -> EncodeUtf16<'_> { EncodeUtf16::new(self) }

    pub fn char_indices(&self) -> CharIndices<'_> { CharIndices::new(self) }

    pub fn bytes(&self) -> Bytes<'_> { Bytes::new(self) }

    pub fn parse<F: FromStr>(&self) -> Result<F, F::Err> { FromStr::from_str(self) }

    #[must_use]
    pub const fn is_ascii(&self) -> bool { self.as_bytes().is_ascii() }

    #[must_use]
    pub const fn eq_ignore_ascii_case(&self, other: &str) -> bool { self.as_bytes().eq_ignore_ascii_case(other.as_bytes()) }

    pub const fn make_ascii_uppercase(&mut self) { unsafe { self.as_bytes_mut() }.make_ascii_uppercase() }

    pub const fn make_ascii_lowercase(&mut self) { unsafe { self.as_bytes_mut() }.make_ascii_lowercase() }

    #[must_use = "this returns the escaped string as an iterator, without modifying the original"]
    pub fn escape_debug(&self) -> EscapeDebug<'_> { EscapeDebug::new(self) }

    #[must_use = "this returns the escaped string as an iterator, without modifying the original"]
    pub fn escape_default(&self) -> EscapeDefault<'_> { EscapeDefault::new(self) }

    #[must_use]
    pub fn into_string(self: crate::boxed::Box<str>) -> crate::string::String {
        let bytes = unsafe { crate::boxed::Box::from_raw(crate::boxed::Box::into_raw(self) as *mut [u8]) };
        unsafe { crate::string::String::from_utf8_unchecked(bytes.into_vec()) }
    }
}

/// The text of that memory.
pub(crate) unsafe fn from_raw<'a>(ptr: *const u8, len: usize) -> &'a str { unsafe { &*intrinsics::str_from_raw(ptr, len) } }

pub(crate) unsafe fn from_raw_mut<'a>(ptr: *mut u8, len: usize) -> &'a mut str {
    unsafe { &mut *(intrinsics::str_from_raw(ptr as *const u8, len) as *mut str) }
}
