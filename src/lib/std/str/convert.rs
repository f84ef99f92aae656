//! Text from bytes, and values from text.

use crate::error::Error;
use crate::fmt;
use crate::intrinsics;

pub trait FromStr: Sized {
    type Err;
    fn from_str(s: &str) -> Result<Self, Self::Err>;
}

#[derive(Copy, Eq, PartialEq, Clone, Debug)]
#[home = "core::str::error"]
pub struct Utf8Error {
    pub(crate) valid_up_to: usize,
    pub(crate) error_len: Option<u8>,
}

impl Utf8Error {
    #[must_use]
    pub const fn valid_up_to(&self) -> usize { self.valid_up_to }

    #[must_use]
    pub const fn error_len(&self) -> Option<usize> {
        match self.error_len {
            Some(len) => Some(len as usize),
            None => None,
        }
    }
}

impl fmt::Display for Utf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.error_len {
            Some(len) => write!(f, "invalid utf-8 sequence of {len} bytes from index {}", self.valid_up_to),
            None => write!(f, "incomplete utf-8 byte sequence from index {}", self.valid_up_to),
        }
    }
}
impl Error for Utf8Error {}

/// Bytes of the broken sequence at the start of `bad`; `None`: it is only cut off.
const fn broken_length(bad: &[u8]) -> Option<u8> {
    let first = bad[0];
    let (length, low, high) = match first {
        0xC2..=0xDF => (2, 0x80, 0xBF),
        0xE0 => (3, 0xA0, 0xBF),
        0xED => (3, 0x80, 0x9F),
        0xE1..=0xEF => (3, 0x80, 0xBF),
        0xF0 => (4, 0x90, 0xBF),
        0xF1..=0xF3 => (4, 0x80, 0xBF),
        0xF4 => (4, 0x80, 0x8F),
        _ => return Some(1),
    };
    let mut i = 1;
    while i < length {
        if i == bad.len() {
            return None;
        }
        let ok = if i == 1 { bad[i] >= low && bad[i] <= high } else { bad[i] & 0xC0 == 0x80 };
        if !ok {
            return Some(i as u8);
        }
        i += 1;
    }
    Some(1)
}

pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
    let good = intrinsics::utf8_valid_up_to(v.as_ptr(), v.len());
    if good == v.len() {
        Ok(unsafe { from_utf8_unchecked(v) })
    } else {
        Err(Utf8Error { valid_up_to: good, error_len: broken_length(&v[good..]) })
    }
}

pub const fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> {
    match from_utf8(v) {
        Ok(_) => Ok(unsafe { from_utf8_unchecked_mut(v) }),
        Err(e) => Err(e),
    }
}

#[must_use]
pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str { unsafe { &*(v as *const [u8] as *const str) } }

#[must_use]
pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str { unsafe { &mut *(v as *mut [u8] as *mut str) } }

#[derive(Clone, PartialEq, Eq)]
#[home = "core::str::error"]
pub struct ParseBoolError(());

impl fmt::Debug for ParseBoolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("ParseBoolError") }
}
impl fmt::Display for ParseBoolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("provided string was not `true` or `false`") }
}
impl Error for ParseBoolError {}

impl FromStr for bool {
    type Err = ParseBoolError;
    fn from_str(s: &str) -> Result<bool, ParseBoolError> {
        match s {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(ParseBoolError(())),
        }
    }
}
