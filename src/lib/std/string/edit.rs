//! Methods of `String` that insert, remove and replace.

use super::String;
use crate::borrow::Cow;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::ops::RangeBounds;
use crate::slice::range_of;
use crate::str::{self, Chars};

impl String {
    #[track_caller]
    pub fn insert(&mut self, idx: usize, ch: char) {
        assert!(self.is_char_boundary(idx));
        let mut bytes = [0; 4];
        self.insert_str(idx, ch.encode_utf8(&mut bytes))
    }

    #[track_caller]
    pub fn insert_str(&mut self, idx: usize, string: &str) {
        assert!(self.is_char_boundary(idx));
        let n = string.len();
        let len = self.len();
        let vec = unsafe { self.as_mut_vec() };
        vec.reserve(n);
        unsafe {
            let at = vec.as_mut_ptr().add(idx);
            crate::intrinsics::copy(at as *const u8, at.add(n), len - idx);
            crate::intrinsics::copy(string.as_ptr(), at, n);
            vec.set_len(len + n);
        }
    }

    #[track_caller]
    pub fn remove(&mut self, idx: usize) -> char {
        let ch = match self[idx..].chars().next() {
            Some(ch) => ch,
            None => panic!("cannot remove a char from the end of a string"),
        };
        self.cut(idx, idx + ch.len_utf8());
        ch
    }

    /// Takes the bytes away; both ends are character boundaries.
    fn cut(&mut self, start: usize, end: usize) {
        let len = self.len();
        let vec = unsafe { self.as_mut_vec() };
        unsafe {
            let base = vec.as_mut_ptr();
            crate::intrinsics::copy(base.add(end) as *const u8, base.add(start), len - end);
            vec.set_len(len - (end - start));
        }
    }

    pub fn retain<F: FnMut(char) -> bool>(&mut self, mut f: F) {
        let mut kept = String::with_capacity(self.len());
        for c in self.chars() {
            if f(c) {
                kept.push(c);
            }
        }
        *self = kept;
    }

    #[must_use = "use `.truncate()` if you don't need the other half"]
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> String {
        assert!(self.is_char_boundary(at));
        let tail = String::from(&self[at..]);
        self.truncate(at);
        tail
    }

    #[track_caller]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_> {
        let range = range_of(range, self.len());
        let (start, end) = (range.start, range.end);
        assert!(self.is_char_boundary(start));
        assert!(self.is_char_boundary(end));
        let string = self as *mut String;
        let iter = unsafe { &*string }[start..end].chars();
        Drain { string, start, end, iter }
    }

    #[track_caller]
    pub fn replace_range<R: RangeBounds<usize>>(&mut self, range: R, replace_with: &str) {
        let range = range_of(range, self.len());
        assert!(self.is_char_boundary(range.start), "start of range should be a character boundary");
        assert!(self.is_char_boundary(range.end), "end of range should be a character boundary");
        self.cut(range.start, range.end);
        self.insert_str(range.start, replace_with)
    }

    #[track_caller]
    pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R) {
        let range = range_of(src, self.len());
        let copy = String::from(&self[range]);
        self.push_str(&copy)
    }

    /// What is not UTF-8 becomes U+FFFD.
    #[must_use]
    pub fn from_utf8_lossy(v: &[u8]) -> Cow<'_, str> {
        if let Ok(s) = str::from_utf8(v) {
            return Cow::Borrowed(s);
        }
        let mut text = String::with_capacity(v.len());
        let mut rest = v;
        loop {
            match str::from_utf8(rest) {
                Ok(s) => {
                    text.push_str(s);
                    return Cow::Owned(text);
                }
                Err(e) => {
                    let good = e.valid_up_to();
                    text.push_str(unsafe { str::from_utf8_unchecked(&rest[..good]) });
                    text.push('\u{FFFD}');
                    match e.error_len() {
                        Some(n) => rest = &rest[good + n..],
                        None => return Cow::Owned(text),
                    }
                }
            }
        }
    }
}

#[derive(Debug)]
pub struct FromUtf16Error(pub(super) ());

impl fmt::Display for FromUtf16Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("invalid utf-16: lone surrogate found") }
}
impl crate::error::Error for FromUtf16Error {}

/// The characters of a range; the range goes when this is dropped.
#[home = "alloc::string"]
pub struct Drain<'a> {
    string: *mut String,
    start: usize,
    end: usize,
    iter: Chars<'a>,
}

unsafe impl Send for Drain<'_> {}
unsafe impl Sync for Drain<'_> {}

impl<'a> Drain<'a> {
    #[must_use]
    pub fn as_str(&self) -> &str { self.iter.as_str() }
}
impl Iterator for Drain<'_> {
    type Item = char;
    fn next(&mut self) -> Option<char> { self.iter.next() }
    fn size_hint(&self) -> (usize, Option<usize>) { self.iter.size_hint() }
}
impl DoubleEndedIterator for Drain<'_> {
    fn next_back(&mut self) -> Option<char> { self.iter.next_back() }
}
impl FusedIterator for Drain<'_> {}
impl Drop for Drain<'_> {
    fn drop(&mut self) { unsafe { &mut *self.string }.cut(self.start, self.end) }
}
impl fmt::Debug for Drain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Drain").field(&self.as_str()).finish() }
}
