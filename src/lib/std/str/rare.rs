//! What is seldom asked of a `str`.

use crate::boxed::Box;
use crate::slice::SliceIndex;
use crate::str::pattern::Pattern;
use crate::str::{EscapeUnicode, Lines, Utf8Error};

impl str {
    pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> { crate::str::from_utf8(v) }

    pub const fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> { crate::str::from_utf8_mut(v) }

    #[must_use]
    pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str { unsafe { crate::str::from_utf8_unchecked(v) } }

    #[must_use]
    pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str {
        unsafe { crate::str::from_utf8_unchecked_mut(v) }
    }

    #[must_use]
    pub unsafe fn get_unchecked_mut<I: SliceIndex<str>>(&mut self, i: I) -> &mut I::Output { i.index_mut(self) }

    #[must_use]
    pub unsafe fn slice_unchecked(&self, begin: usize, end: usize) -> &str { &self[begin..end] }

    #[must_use]
    pub unsafe fn slice_mut_unchecked(&mut self, begin: usize, end: usize) -> &mut str { &mut self[begin..end] }

    #[must_use]
    #[track_caller]
    pub const fn split_at_mut(&mut self, mid: usize) -> (&mut str, &mut str) {
        if !self.is_char_boundary(mid) {
            super::index::fail(self, 0, mid);
        }
        let (head, tail) = unsafe { self.as_bytes_mut() }.split_at_mut(mid);
        unsafe { (crate::str::from_utf8_unchecked_mut(head), crate::str::from_utf8_unchecked_mut(tail)) }
    }

    #[must_use]
    pub const fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut str, &mut str)> {
        if self.is_char_boundary(mid) { Some(self.split_at_mut(mid)) } else { None }
    }

    pub fn lines_any(&self) -> Lines<'_> { self.lines() }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_left_matches<P: Pattern>(&self, pat: P) -> &str { self.trim_start_matches(pat) }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_right_matches<P: Pattern>(&self, pat: P) -> &str { self.trim_end_matches(pat) }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub const fn trim_ascii_start(&self) -> &str {
        unsafe { crate::str::from_utf8_unchecked(self.as_bytes().trim_ascii_start()) }
    }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub const fn trim_ascii_end(&self) -> &str {
        unsafe { crate::str::from_utf8_unchecked(self.as_bytes().trim_ascii_end()) }
    }

    #[must_use = "this returns the escaped string as an iterator, without modifying the original"]
    pub fn escape_unicode(&self) -> EscapeUnicode<'_> { EscapeUnicode::new(self) }

    #[must_use]
    pub fn into_boxed_bytes(self: Box<str>) -> Box<[u8]> { unsafe { Box::from_raw(Box::into_raw(self) as *mut [u8]) } }
}

#[must_use]
pub unsafe fn from_boxed_utf8_unchecked(v: Box<[u8]>) -> Box<str> {
    unsafe { Box::from_raw(Box::into_raw(v) as *mut str) }
}

impl Default for &mut str {
    fn default() -> Self { unsafe { crate::str::from_utf8_unchecked_mut(&mut []) } }
}
