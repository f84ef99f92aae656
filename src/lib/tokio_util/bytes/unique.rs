//! Bytes of one owner, who may change them.

use super::{like_a_slice, Buf, BufMut, Bytes};
use std::fmt;
use std::ops::{Deref, DerefMut};

#[derive(Clone)]
pub struct BytesMut {
    bytes: Vec<u8>,
}

impl BytesMut {
    pub fn new() -> BytesMut { BytesMut::with_capacity(0) }

    pub fn with_capacity(capacity: usize) -> BytesMut { BytesMut { bytes: Vec::with_capacity(capacity) } }

    pub fn zeroed(len: usize) -> BytesMut { BytesMut { bytes: vec![0; len] } }

    pub fn len(&self) -> usize { self.bytes.len() }

    pub fn is_empty(&self) -> bool { self.bytes.is_empty() }

    pub fn capacity(&self) -> usize { self.bytes.capacity() }

    pub fn freeze(self) -> Bytes { Bytes::from(self.bytes) }

    /// Keeps the first `at`, gives the others.
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> BytesMut { BytesMut { bytes: self.bytes.split_off(at) } }

    /// Gives the first `at`, keeps the others.
    #[track_caller]
    pub fn split_to(&mut self, at: usize) -> BytesMut {
        let rest = self.bytes.split_off(at);
        BytesMut { bytes: std::mem::replace(&mut self.bytes, rest) }
    }

    pub fn split(&mut self) -> BytesMut { self.split_to(self.len()) }

    pub fn truncate(&mut self, len: usize) { self.bytes.truncate(len) }

    pub fn clear(&mut self) { self.bytes.clear() }

    pub fn resize(&mut self, new_len: usize, value: u8) { self.bytes.resize(new_len, value) }

    pub fn reserve(&mut self, additional: usize) { self.bytes.reserve(additional) }

    pub fn extend_from_slice(&mut self, extend: &[u8]) { self.bytes.extend_from_slice(extend) }

    pub fn unsplit(&mut self, other: BytesMut) { self.bytes.extend_from_slice(&other) }

    /// For those who read into it.
    pub(crate) fn vec(&mut self) -> &mut Vec<u8> { &mut self.bytes }
}
impl Deref for BytesMut {
    type Target = [u8];
    fn deref(&self) -> &[u8] { &self.bytes }
}
impl DerefMut for BytesMut {
    fn deref_mut(&mut self) -> &mut [u8] { &mut self.bytes }
}
impl AsMut<[u8]> for BytesMut {
    fn as_mut(&mut self) -> &mut [u8] { &mut self.bytes }
}
impl Buf for BytesMut {
    fn remaining(&self) -> usize { self.len() }
    fn chunk(&self) -> &[u8] { self }
    #[track_caller]
    fn advance(&mut self, cnt: usize) {
        assert!(cnt <= self.remaining(), "cannot advance past `remaining`: {:?} <= {:?}", cnt, self.remaining());
        self.bytes.drain(..cnt);
    }
}
impl BufMut for BytesMut {
    fn put_slice(&mut self, src: &[u8]) { self.bytes.extend_from_slice(src) }
}
impl Extend<u8> for BytesMut {
    fn extend<I: IntoIterator<Item = u8>>(&mut self, iter: I) { self.bytes.extend(iter) }
}
impl<'a> Extend<&'a u8> for BytesMut {
    fn extend<I: IntoIterator<Item = &'a u8>>(&mut self, iter: I) { self.bytes.extend(iter.into_iter().copied()) }
}
impl From<&[u8]> for BytesMut {
    fn from(bytes: &[u8]) -> BytesMut { BytesMut { bytes: bytes.to_vec() } }
}
impl From<&str> for BytesMut {
    fn from(text: &str) -> BytesMut { BytesMut::from(text.as_bytes()) }
}
impl From<Vec<u8>> for BytesMut {
    fn from(bytes: Vec<u8>) -> BytesMut { BytesMut { bytes } }
}
impl fmt::Write for BytesMut {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.put_slice(s.as_bytes());
        Ok(())
    }
}
like_a_slice!(BytesMut);
