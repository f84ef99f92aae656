//! Bytes that end with the first zero.

use super::CString;
use crate::borrow::{Cow, ToOwned};
use crate::cmp::Ordering;
use crate::error::Error;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::slice;
use crate::str;

/// The zero at the end is part of `inner`.
#[lang = "CStr"]
pub struct CStr {
    inner: [u8],
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FromBytesWithNulError {
    InteriorNul { position: usize },
    NotNulTerminated,
}

impl fmt::Display for FromBytesWithNulError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FromBytesWithNulError::InteriorNul { position } => {
                write!(f, "data provided contains an interior nul byte at byte position {position}")
            }
            FromBytesWithNulError::NotNulTerminated => f.write_str("data provided is not nul terminated"),
        }
    }
}
impl Error for FromBytesWithNulError {}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FromBytesUntilNulError(());

impl fmt::Display for FromBytesUntilNulError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("data provided does not contain a nul") }
}
impl Error for FromBytesUntilNulError {}

fn find_nul(bytes: &[u8]) -> Option<usize> { bytes.iter().position(|b| *b == 0) }

impl CStr {
    pub const unsafe fn from_bytes_with_nul_unchecked(bytes: &[u8]) -> &CStr {
        unsafe { &*(bytes as *const [u8] as *const CStr) }
    }

    pub fn from_bytes_with_nul(bytes: &[u8]) -> Result<&CStr, FromBytesWithNulError> {
        match find_nul(bytes) {
            Some(n) if n + 1 == bytes.len() => Ok(unsafe { CStr::from_bytes_with_nul_unchecked(bytes) }),
            Some(position) => Err(FromBytesWithNulError::InteriorNul { position }),
            None => Err(FromBytesWithNulError::NotNulTerminated),
        }
    }

    pub fn from_bytes_until_nul(bytes: &[u8]) -> Result<&CStr, FromBytesUntilNulError> {
        match find_nul(bytes) {
            Some(n) => Ok(unsafe { CStr::from_bytes_with_nul_unchecked(&bytes[..n + 1]) }),
            None => Err(FromBytesUntilNulError(())),
        }
    }

    #[must_use]
    pub unsafe fn from_ptr<'a>(ptr: *const i8) -> &'a CStr {
        let mut n = 0;
        unsafe {
            while *ptr.add(n) != 0 {
                n += 1;
            }
            CStr::from_bytes_with_nul_unchecked(slice::from_raw_parts(ptr as *const u8, n + 1))
        }
    }

    #[must_use]
    pub const fn as_ptr(&self) -> *const i8 { &raw const self.inner as *const i8 }
    #[must_use]
    pub fn count_bytes(&self) -> usize { self.inner.len() - 1 }
    #[must_use]
    pub fn is_empty(&self) -> bool { self.inner.len() == 1 }
    #[must_use]
    pub fn to_bytes(&self) -> &[u8] { &self.inner[..self.inner.len() - 1] }
    #[must_use]
    pub fn to_bytes_with_nul(&self) -> &[u8] { &self.inner }
    pub fn to_str(&self) -> Result<&str, str::Utf8Error> { str::from_utf8(self.to_bytes()) }
    #[must_use]
    pub fn to_string_lossy(&self) -> Cow<'_, str> { crate::string::String::from_utf8_lossy(self.to_bytes()) }
    #[must_use]
    pub fn into_c_string(self: crate::boxed::Box<CStr>) -> CString { (*self).to_owned() }
}

impl fmt::Debug for CStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for part in self.to_bytes().utf8_chunks() {
            for c in part.valid().chars() {
                match c {
                    '\0' => f.write_str("\\0")?,
                    c => fmt::Display::fmt(&c.escape_debug(), f)?,
                }
            }
            for b in part.invalid() {
                write!(f, "\\x{b:02x}")?;
            }
        }
        f.write_str("\"")
    }
}

impl PartialEq for CStr {
    fn eq(&self, other: &CStr) -> bool { self.inner == other.inner }
}
impl Eq for CStr {}
impl PartialOrd for CStr {
    fn partial_cmp(&self, other: &CStr) -> Option<Ordering> { Some(self.cmp(other)) }
}
impl Ord for CStr {
    fn cmp(&self, other: &CStr) -> Ordering { self.to_bytes().cmp(other.to_bytes()) }
}
impl Hash for CStr {
    fn hash<H: Hasher>(&self, state: &mut H) { self.inner.hash(state) }
}
impl ToOwned for CStr {
    type Owned = CString;
    fn to_owned(&self) -> CString { unsafe { CString::from_vec_with_nul_unchecked(self.inner.to_vec()) } }
}
impl AsRef<CStr> for CStr {
    fn as_ref(&self) -> &CStr { self }
}
impl Default for &CStr {
    fn default() -> Self { c"" }
}
