//! Parts of a slice with a fixed length.

use crate::iter::FusedIterator;
use crate::mem;

impl<T> [T] {
    #[track_caller]
    pub fn windows(&self, size: usize) -> Windows<'_, T> {
        if size == 0 {
            panic!("window size must be non-zero");
        }
        Windows { v: self, size }
    }

    #[track_caller]
    pub fn chunks(&self, chunk_size: usize) -> Chunks<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        Chunks { v: self, chunk_size }
    }

    #[track_caller]
    pub fn chunks_mut(&mut self, chunk_size: usize) -> ChunksMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        ChunksMut { v: self, chunk_size }
    }

    #[track_caller]
    pub fn chunks_exact(&self, chunk_size: usize) -> ChunksExact<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        let (v, rem) = self.split_at(self.len() - self.len() % chunk_size);
        ChunksExact { v, rem, chunk_size }
    }

    #[track_caller]
    pub fn chunks_exact_mut(&mut self, chunk_size: usize) -> ChunksExactMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        let (v, rem) = self.split_at_mut(self.len() - self.len() % chunk_size);
        ChunksExactMut { v, rem, chunk_size }
    }

    #[track_caller]
    pub fn rchunks(&self, chunk_size: usize) -> RChunks<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        RChunks { v: self, chunk_size }
    }
}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Windows<'a, T: 'a> {
    v: &'a [T],
    size: usize,
}

impl<'a, T> Iterator for Windows<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.size > self.v.len() {
            return None;
        }
        let window = &self.v[..self.size];
        self.v = &self.v[1..];
        Some(window)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = if self.size > self.v.len() { 0 } else { self.v.len() - self.size + 1 };
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for Windows<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.size > self.v.len() {
            return None;
        }
        let window = &self.v[self.v.len() - self.size..];
        self.v = &self.v[..self.v.len() - 1];
        Some(window)
    }
}

/// How many chunks there are, the last maybe shorter.
pub(super) fn chunk_count(len: usize, size: usize) -> usize { len / size + (len % size != 0) as usize }

/// Length of the last chunk of a slice that is not empty.
pub(super) fn last_chunk_len(len: usize, size: usize) -> usize {
    let rest = len % size;
    if rest == 0 { size } else { rest }
}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Chunks<'a, T: 'a> {
    v: &'a [T],
    chunk_size: usize,
}

impl<'a, T> Iterator for Chunks<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (chunk, rest) = self.v.split_at(if self.chunk_size < self.v.len() { self.chunk_size } else { self.v.len() });
        self.v = rest;
        Some(chunk)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = chunk_count(self.v.len(), self.chunk_size);
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for Chunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (rest, chunk) = self.v.split_at(self.v.len() - last_chunk_len(self.v.len(), self.chunk_size));
        self.v = rest;
        Some(chunk)
    }
}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunksMut<'a, T: 'a> {
    v: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> Iterator for ChunksMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let v = mem::take(&mut self.v);
        let n = if self.chunk_size < v.len() { self.chunk_size } else { v.len() };
        let (chunk, rest) = v.split_at_mut(n);
        self.v = rest;
        Some(chunk)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = chunk_count(self.v.len(), self.chunk_size);
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for ChunksMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let v = mem::take(&mut self.v);
        let at = v.len() - last_chunk_len(v.len(), self.chunk_size);
        let (rest, chunk) = v.split_at_mut(at);
        self.v = rest;
        Some(chunk)
    }
}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunksExact<'a, T: 'a> {
    v: &'a [T],
    rem: &'a [T],
    chunk_size: usize,
}

impl<'a, T> ChunksExact<'a, T> {
    #[must_use]
    pub fn remainder(&self) -> &'a [T] { self.rem }
}

impl<'a, T> Iterator for ChunksExact<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (chunk, rest) = self.v.split_at(self.chunk_size);
        self.v = rest;
        Some(chunk)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len() / self.chunk_size;
        (n, Some(n))
    }
}
impl<'a, T> DoubleEndedIterator for ChunksExact<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (rest, chunk) = self.v.split_at(self.v.len() - self.chunk_size);
        self.v = rest;
        Some(chunk)
    }
}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunksExactMut<'a, T: 'a> {
    v: &'a mut [T],
    rem: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> ChunksExactMut<'a, T> {
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_remainder(self) -> &'a mut [T] { self.rem }
}

impl<'a, T> Iterator for ChunksExactMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let v = mem::take(&mut self.v);
        let (chunk, rest) = v.split_at_mut(self.chunk_size);
        self.v = rest;
        Some(chunk)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len() / self.chunk_size;
        (n, Some(n))
    }
}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RChunks<'a, T: 'a> {
    v: &'a [T],
    chunk_size: usize,
}

impl<'a, T> Iterator for RChunks<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let n = if self.chunk_size < self.v.len() { self.chunk_size } else { self.v.len() };
        let (rest, chunk) = self.v.split_at(self.v.len() - n);
        self.v = rest;
        Some(chunk)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = chunk_count(self.v.len(), self.chunk_size);
        (n, Some(n))
    }
}

impl<'a, T> DoubleEndedIterator for RChunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (chunk, rest) = self.v.split_at(last_chunk_len(self.v.len(), self.chunk_size));
        self.v = rest;
        Some(chunk)
    }
}
impl<'a, T> DoubleEndedIterator for ChunksExactMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let v = mem::take(&mut self.v);
        let at = v.len() - self.chunk_size;
        let (rest, chunk) = v.split_at_mut(at);
        self.v = rest;
        Some(chunk)
    }
}
impl<T> Clone for RChunks<'_, T> {
    fn clone(&self) -> Self { RChunks { v: self.v, chunk_size: self.chunk_size } }
}

macro_rules! known_length {
    ($($name:ident)*) => { $(
        impl<T> ExactSizeIterator for $name<'_, T> {}
        impl<T> FusedIterator for $name<'_, T> {}
    )* };
}
known_length! { Windows Chunks ChunksMut ChunksExact ChunksExactMut RChunks }

impl<T> Clone for Windows<'_, T> {
    fn clone(&self) -> Self { Windows { v: self.v, size: self.size } }
}
impl<T> Clone for Chunks<'_, T> {
    fn clone(&self) -> Self { Chunks { v: self.v, chunk_size: self.chunk_size } }
}
impl<T> Clone for ChunksExact<'_, T> {
    fn clone(&self) -> Self { ChunksExact { v: self.v, rem: self.rem, chunk_size: self.chunk_size } }
}
