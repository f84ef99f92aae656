//! Bytes that several owners share.

use super::{like_a_slice, Buf, BytesMut};
use std::ops::{Bound, Deref, RangeBounds};
use std::sync::Arc;

#[derive(Clone)]
pub struct Bytes {
    all: Arc<Vec<u8>>,
    from: usize,
    to: usize,
}

impl Bytes {
    pub fn new() -> Bytes { Bytes::from(Vec::new()) }

    pub fn from_static(bytes: &'static [u8]) -> Bytes { Bytes::copy_from_slice(bytes) }

    pub fn copy_from_slice(data: &[u8]) -> Bytes { Bytes::from(data.to_vec()) }

    pub fn len(&self) -> usize { self.to - self.from }

    pub fn is_empty(&self) -> bool { self.from == self.to }

    /// The same bytes, part of them.
    #[track_caller]
    pub fn slice(&self, range: impl RangeBounds<usize>) -> Bytes {
        let begin = match range.start_bound() {
            Bound::Included(&n) => n,
            Bound::Excluded(&n) => n + 1,
            Bound::Unbounded => 0,
        };
        let end = match range.end_bound() {
            Bound::Included(&n) => n + 1,
            Bound::Excluded(&n) => n,
            Bound::Unbounded => self.len(),
        };
        assert!(begin <= end, "range start must not be greater than end: {begin:?} <= {end:?}");
        assert!(end <= self.len(), "range end out of bounds: {end:?} <= {:?}", self.len());
        Bytes { all: self.all.clone(), from: self.from + begin, to: self.from + end }
    }

    /// Keeps the first `at`, gives the others.
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> Bytes {
        let rest = self.slice(at..);
        self.to = self.from + at;
        rest
    }

    /// Gives the first `at`, keeps the others.
    #[track_caller]
    pub fn split_to(&mut self, at: usize) -> Bytes {
        let first = self.slice(..at);
        self.from += at;
        first
    }

    pub fn truncate(&mut self, len: usize) {
        if len < self.len() {
            self.to = self.from + len;
        }
    }

    pub fn clear(&mut self) { self.truncate(0) }
}
impl Deref for Bytes {
    type Target = [u8];
    fn deref(&self) -> &[u8] { &self.all[self.from..self.to] }
}
impl Buf for Bytes {
    fn remaining(&self) -> usize { self.len() }
    fn chunk(&self) -> &[u8] { self }
    #[track_caller]
    fn advance(&mut self, cnt: usize) {
        assert!(cnt <= self.len(), "cannot advance past `remaining`: {:?} <= {:?}", cnt, self.len());
        self.from += cnt;
    }
}
impl From<Vec<u8>> for Bytes {
    fn from(all: Vec<u8>) -> Bytes { Bytes { from: 0, to: all.len(), all: Arc::new(all) } }
}
impl From<String> for Bytes {
    fn from(text: String) -> Bytes { Bytes::from(text.into_bytes()) }
}
impl From<&'static str> for Bytes {
    fn from(text: &'static str) -> Bytes { Bytes::from_static(text.as_bytes()) }
}
impl From<&'static [u8]> for Bytes {
    fn from(bytes: &'static [u8]) -> Bytes { Bytes::from_static(bytes) }
}
impl From<Box<[u8]>> for Bytes {
    fn from(bytes: Box<[u8]>) -> Bytes { Bytes::from(bytes.into_vec()) }
}
impl From<BytesMut> for Bytes {
    fn from(bytes: BytesMut) -> Bytes { bytes.freeze() }
}
like_a_slice!(Bytes);
