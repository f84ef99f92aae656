//! Pieces of memory to be read into or written from together.

use crate::fmt;
use crate::ops::{Deref, DerefMut};

#[derive(Clone, Copy)]
#[home = "std::io"]
pub struct IoSlice<'a>(&'a [u8]);

impl<'a> IoSlice<'a> {
    #[must_use]
    pub fn new(buf: &'a [u8]) -> IoSlice<'a> { IoSlice(buf) }

    #[track_caller]
    pub fn advance(&mut self, n: usize) {
        if self.0.len() < n {
            panic!("advancing IoSlice beyond its length");
        }
        self.0 = &self.0[n..];
    }

    #[must_use]
    pub const fn as_slice(self) -> &'a [u8] { self.0 }
}
impl Deref for IoSlice<'_> {
    type Target = [u8];
    fn deref(&self) -> &[u8] { self.0 }
}
impl fmt::Debug for IoSlice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(self.0, f) }
}

#[home = "std::io"]
pub struct IoSliceMut<'a>(&'a mut [u8]);

impl<'a> IoSliceMut<'a> {
    pub fn new(buf: &'a mut [u8]) -> IoSliceMut<'a> { IoSliceMut(buf) }

    #[track_caller]
    pub fn advance(&mut self, n: usize) {
        if self.0.len() < n {
            panic!("advancing IoSliceMut beyond its length");
        }
        let buf = crate::mem::take(&mut self.0);
        self.0 = &mut buf[n..];
    }
}
impl Deref for IoSliceMut<'_> {
    type Target = [u8];
    fn deref(&self) -> &[u8] { self.0 }
}
impl DerefMut for IoSliceMut<'_> {
    fn deref_mut(&mut self) -> &mut [u8] { self.0 }
}
impl fmt::Debug for IoSliceMut<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&*self.0, f) }
}
