//! `String`: growable text.

mod cmp;
mod collect;
mod convert;
mod edit;
mod rare;

pub use self::edit::{Drain, FromUtf16Error};

use crate::error::Error;
use crate::fmt;
use crate::ops::{Deref, DerefMut, Index, IndexMut};
use crate::slice::SliceIndex;
use crate::str::{self, FromStr, Utf8Error};
use crate::vec::Vec;

#[lang = "String"]
#[view = "str"]
#[derive(PartialEq, PartialOrd, Eq, Ord)]
pub struct String {
    vec: Vec<u8>,
}

impl String {
    #[must_use]
    pub const fn new() -> String { String { vec: Vec::new() } }

    #[must_use]
    pub fn with_capacity(capacity: usize) -> String { String { vec: Vec::with_capacity(capacity) } }

    pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error> {
        match str::from_utf8(&vec) {
            Ok(_) => Ok(String { vec }),
            Err(error) => Err(FromUtf8Error { bytes: vec, error }),
        }
    }

    #[must_use]
    pub unsafe fn from_utf8_unchecked(bytes: Vec<u8>) -> String { String { vec: bytes } }

    #[must_use = "`self` will be dropped if the result is not used"]
    pub const fn into_bytes(self) -> Vec<u8> { self.vec }

    #[must_use]
    pub const fn as_str(&self) -> &str { unsafe { str::from_utf8_unchecked(self.vec.as_slice()) } }

    #[must_use]
    pub const fn as_mut_str(&mut self) -> &mut str { unsafe { str::from_utf8_unchecked_mut(self.vec.as_mut_slice()) } }

    pub fn push_str(&mut self, string: &str) {
        let n = string.len();
        self.vec.reserve(n);
        let len = self.vec.len();
        unsafe {
            crate::intrinsics::copy(string.as_ptr(), self.vec.as_mut_ptr().add(len), n);
            self.vec.set_len(len + n);
        }
    }

    pub fn push(&mut self, c: char) {
        if (c as u32) < 0x80 {
            self.vec.push(c as u8)
        } else {
            self.push_str(c.encode_utf8(&mut [0; 4]))
        }
    }

    pub fn pop(&mut self) -> Option<char> {
        let c = self.chars().next_back()?;
        let len = self.len() - c.len_utf8();
        unsafe { self.vec.set_len(len) };
        Some(c)
    }

    #[must_use]
    pub const fn capacity(&self) -> usize { self.vec.capacity() }

    pub fn reserve(&mut self, additional: usize) { self.vec.reserve(additional) }

    pub fn reserve_exact(&mut self, additional: usize) { self.vec.reserve_exact(additional) }

    pub fn shrink_to_fit(&mut self) { self.vec.shrink_to_fit() }

    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] { self.vec.as_slice() }

    pub const unsafe fn as_mut_vec(&mut self) -> &mut Vec<u8> { &mut self.vec }

    #[must_use]
    pub const fn len(&self) -> usize { self.vec.len() }

    #[must_use]
    pub const fn is_empty(&self) -> bool { self.vec.len() == 0 }

    pub fn clear(&mut self) { self.vec.clear() }

    #[track_caller]
    pub fn truncate(&mut self, new_len: usize) {
        if new_len <= self.len() {
            assert!(self.is_char_boundary(new_len));
            self.vec.truncate(new_len)
        }
    }

    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_boxed_str(self) -> crate::boxed::Box<str> {
        let bytes = self.vec.into_boxed_slice();
        unsafe { crate::boxed::Box::from_raw(crate::boxed::Box::into_raw(bytes) as *mut str) }
    }

    pub fn leak<'a>(self) -> &'a mut str { unsafe { str::from_utf8_unchecked_mut(self.vec.leak()) } }
}

impl Deref for String {
    type Target = str;
    fn deref(&self) -> &str { self.as_str() }
}
impl DerefMut for String {
    fn deref_mut(&mut self) -> &mut str { self.as_mut_str() }
}
impl Clone for String {
    fn clone(&self) -> String { String::from(self.as_str()) }
    fn clone_from(&mut self, source: &String) {
        self.clear();
        self.push_str(source)
    }
}
impl Default for String {
    fn default() -> String { String::new() }
}
impl fmt::Write for String {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.push_str(s);
        Ok(())
    }
    fn write_char(&mut self, c: char) -> fmt::Result {
        self.push(c);
        Ok(())
    }
}
impl fmt::Display for String {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}
impl fmt::Debug for String {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}

impl<I: SliceIndex<str>> Index<I> for String {
    type Output = I::Output;
    #[track_caller]
    fn index(&self, index: I) -> &I::Output { index.index(self.as_str()) }
}
impl<I: SliceIndex<str>> IndexMut<I> for String {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output { index.index_mut(self.as_mut_str()) }
}

/// Text that shows a value with `Display`.
#[on_unimplemented(
    message = "`{Self}` doesn't implement `Display`",
    label = "`{Self}` cannot be formatted with the default formatter"
)]
pub trait ToString {
    fn to_string(&self) -> String;
}

impl<T: fmt::Display + ?Sized> ToString for T {
    #[track_caller]
    fn to_string(&self) -> String {
        let mut text = String::new();
        let mut f = fmt::Formatter::new(&mut text, fmt::FormattingOptions::new());
        if fmt::Display::fmt(self, &mut f).is_err() {
            panic!("a Display implementation returned an error unexpectedly: Error");
        }
        text
    }
}

#[derive(Debug, PartialEq, Eq, Clone)]
pub struct FromUtf8Error {
    bytes: Vec<u8>,
    error: Utf8Error,
}

impl FromUtf8Error {
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] { &self.bytes[..] }

    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_bytes(self) -> Vec<u8> { self.bytes }

    #[must_use]
    pub fn utf8_error(&self) -> Utf8Error { self.error }
}

impl fmt::Display for FromUtf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&self.error, f) }
}
impl Error for FromUtf8Error {}

pub type ParseError = crate::convert::Infallible;

impl FromStr for String {
    type Err = crate::convert::Infallible;
    fn from_str(s: &str) -> Result<String, crate::convert::Infallible> { Ok(String::from(s)) }
}
