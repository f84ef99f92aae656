//! Owned bytes that end with the only zero.

use super::CStr;
use crate::borrow::{Borrow, Cow};
use crate::error::Error;
use crate::fmt;
use crate::ops::Deref;
use crate::string::String;
use crate::vec::Vec;

#[derive(PartialEq, Eq, PartialOrd, Ord, Hash, Clone)]
pub struct CString {
    inner: Vec<u8>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NulError(usize, Vec<u8>);

impl NulError {
    #[must_use]
    pub fn nul_position(&self) -> usize { self.0 }
    #[must_use]
    pub fn into_vec(self) -> Vec<u8> { self.1 }
}
impl fmt::Display for NulError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nul byte found in provided data at position: {}", self.0)
    }
}
impl Error for NulError {}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FromVecWithNulError {
    bytes: Vec<u8>,
}

impl FromVecWithNulError {
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] { &self.bytes }
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> { self.bytes }
}
impl fmt::Display for FromVecWithNulError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match CStr::from_bytes_with_nul(&self.bytes) {
            Err(e) => fmt::Display::fmt(&e, f),
            Ok(_) => Ok(()),
        }
    }
}
impl Error for FromVecWithNulError {}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IntoStringError {
    inner: CString,
    error: crate::str::Utf8Error,
}

impl IntoStringError {
    #[must_use]
    pub fn into_cstring(self) -> CString { self.inner }
    #[must_use]
    pub fn utf8_error(&self) -> crate::str::Utf8Error { self.error }
}
impl fmt::Display for IntoStringError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("C string contained non-utf8 bytes") }
}
impl Error for IntoStringError {
    fn source(&self) -> Option<&(dyn Error + 'static)> { Some(&self.error) }
}

impl CString {
    pub fn new<T: Into<Vec<u8>>>(t: T) -> Result<CString, NulError> {
        let bytes = t.into();
        match bytes.iter().position(|b| *b == 0) {
            Some(n) => Err(NulError(n, bytes)),
            None => Ok(unsafe { CString::from_vec_unchecked(bytes) }),
        }
    }

    #[must_use]
    pub unsafe fn from_vec_unchecked(mut v: Vec<u8>) -> CString {
        v.push(0);
        CString { inner: v }
    }

    #[must_use]
    pub unsafe fn from_vec_with_nul_unchecked(v: Vec<u8>) -> CString { CString { inner: v } }

    pub fn from_vec_with_nul(v: Vec<u8>) -> Result<CString, FromVecWithNulError> {
        if CStr::from_bytes_with_nul(&v).is_ok() { Ok(CString { inner: v }) } else { Err(FromVecWithNulError { bytes: v }) }
    }

    /// The memory is the caller's until `from_raw` takes it back.
    #[must_use]
    pub fn into_raw(self) -> *mut i8 {
        let mut inner = crate::mem::ManuallyDrop::new(self.inner);
        inner.shrink_to_fit();
        inner.as_mut_ptr() as *mut i8
    }

    #[must_use]
    pub unsafe fn from_raw(ptr: *mut i8) -> CString {
        let n = unsafe { CStr::from_ptr(ptr as *const i8) }.count_bytes() + 1;
        CString { inner: unsafe { Vec::from_raw_parts(ptr as *mut u8, n, n) } }
    }

    pub fn into_string(self) -> Result<String, IntoStringError> {
        match String::from_utf8(self.into_bytes()) {
            Ok(s) => Ok(s),
            Err(e) => {
                let error = e.utf8_error();
                Err(IntoStringError { inner: unsafe { CString::from_vec_unchecked(e.into_bytes()) }, error })
            }
        }
    }

    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        let mut v = self.inner;
        v.pop();
        v
    }
    #[must_use]
    pub fn into_bytes_with_nul(self) -> Vec<u8> { self.inner }
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] { &self.inner[..self.inner.len() - 1] }
    #[must_use]
    pub fn as_bytes_with_nul(&self) -> &[u8] { &self.inner }
    #[must_use]
    pub fn as_c_str(&self) -> &CStr { self }
}

impl Deref for CString {
    type Target = CStr;
    fn deref(&self) -> &CStr { unsafe { CStr::from_bytes_with_nul_unchecked(&self.inner) } }
}
impl fmt::Debug for CString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(self.as_c_str(), f) }
}
impl Default for CString {
    fn default() -> CString { unsafe { CString::from_vec_unchecked(Vec::new()) } }
}
impl Borrow<CStr> for CString {
    fn borrow(&self) -> &CStr { self }
}
impl AsRef<CStr> for CString {
    fn as_ref(&self) -> &CStr { self }
}
impl From<&CStr> for CString {
    fn from(s: &CStr) -> CString { s.to_owned() }
}
impl<'a> From<&'a CStr> for Cow<'a, CStr> {
    fn from(s: &'a CStr) -> Cow<'a, CStr> { Cow::Borrowed(s) }
}
impl From<CString> for Vec<u8> {
    fn from(s: CString) -> Vec<u8> { s.into_bytes() }
}
