//! Parts of a slice with a fixed length, from its end on.

use super::chunks::{chunk_count, last_chunk_len};
use crate::iter::FusedIterator;
use crate::mem;

impl<T> [T] {
    #[track_caller]
    pub fn rchunks_mut(&mut self, chunk_size: usize) -> RChunksMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        RChunksMut { v: self, chunk_size }
    }

    #[track_caller]
    pub fn rchunks_exact(&self, chunk_size: usize) -> RChunksExact<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        let (rem, v) = self.split_at(self.len() % chunk_size);
        RChunksExact { v, rem, chunk_size }
    }

    #[track_caller]
    pub fn rchunks_exact_mut(&mut self, chunk_size: usize) -> RChunksExactMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        let (rem, v) = self.split_at_mut(self.len() % chunk_size);
        RChunksExactMut { v, rem, chunk_size }
    }
}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RChunksMut<'a, T: 'a> {
    v: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> Iterator for RChunksMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let v = mem::take(&mut self.v);
        let at = v.len().saturating_sub(self.chunk_size);
        let (rest, chunk) = v.split_at_mut(at);
        self.v = rest;
        Some(chunk)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = chunk_count(self.v.len(), self.chunk_size);
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for RChunksMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let v = mem::take(&mut self.v);
        let at = last_chunk_len(v.len(), self.chunk_size);
        let (chunk, rest) = v.split_at_mut(at);
        self.v = rest;
        Some(chunk)
    }
}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RChunksExact<'a, T: 'a> {
    v: &'a [T],
    rem: &'a [T],
    chunk_size: usize,
}

impl<'a, T> RChunksExact<'a, T> {
    #[must_use]
    pub const fn remainder(&self) -> &'a [T] { self.rem }
}

impl<'a, T> Iterator for RChunksExact<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (rest, chunk) = self.v.split_at(self.v.len() - self.chunk_size);
        self.v = rest;
        Some(chunk)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len() / self.chunk_size;
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for RChunksExact<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (chunk, rest) = self.v.split_at(self.chunk_size);
        self.v = rest;
        Some(chunk)
    }
}
impl<T> Clone for RChunksExact<'_, T> {
    fn clone(&self) -> Self { RChunksExact { v: self.v, rem: self.rem, chunk_size: self.chunk_size } }
}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RChunksExactMut<'a, T: 'a> {
    v: &'a mut [T],
    rem: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> RChunksExactMut<'a, T> {
    #[must_use = "`self` will be dropped if the result is not used"]
    pub const fn into_remainder(self) -> &'a mut [T] { self.rem }
}

impl<'a, T> Iterator for RChunksExactMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let v = mem::take(&mut self.v);
        let at = v.len() - self.chunk_size;
        let (rest, chunk) = v.split_at_mut(at);
        self.v = rest;
        Some(chunk)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len() / self.chunk_size;
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for RChunksExactMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let v = mem::take(&mut self.v);
        let (chunk, rest) = v.split_at_mut(self.chunk_size);
        self.v = rest;
        Some(chunk)
    }
}

macro_rules! known_length {
    ($($name:ident)*) => { $(
        impl<T> ExactSizeIterator for $name<'_, T> {}
        impl<T> FusedIterator for $name<'_, T> {}
    )* };
}
known_length! { RChunksMut RChunksExact RChunksExactMut }
