//! What is seldom asked of a `String`.

use super::{Drain, FromUtf16Error, String};
use crate::collections::TryReserveError;
use crate::vec::Vec;

impl String {
    pub fn from_utf16(v: &[u16]) -> Result<String, FromUtf16Error> {
        let mut text = String::with_capacity(v.len());
        for c in char::decode_utf16(v.iter().copied()) {
            match c {
                Ok(c) => text.push(c),
                Err(_) => return Err(FromUtf16Error(())),
            }
        }
        Ok(text)
    }

    #[must_use]
    pub fn from_utf16_lossy(v: &[u16]) -> String {
        char::decode_utf16(v.iter().copied()).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }

    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw_parts(self) -> (*mut u8, usize, usize) { self.into_bytes().into_raw_parts() }

    #[must_use]
    pub unsafe fn from_raw_parts(buf: *mut u8, length: usize, capacity: usize) -> String {
        unsafe { String::from_utf8_unchecked(Vec::from_raw_parts(buf, length, capacity)) }
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        unsafe { self.as_mut_vec() }.try_reserve(additional)
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        unsafe { self.as_mut_vec() }.try_reserve_exact(additional)
    }

    pub fn shrink_to(&mut self, min_capacity: usize) { unsafe { self.as_mut_vec() }.shrink_to(min_capacity) }
}

impl AsRef<str> for Drain<'_> {
    fn as_ref(&self) -> &str { self.as_str() }
}
impl AsRef<[u8]> for Drain<'_> {
    fn as_ref(&self) -> &[u8] { self.as_str().as_bytes() }
}
