//! Parts of a slice as arrays.

use crate::iter::FusedIterator;
use crate::slice::{from_raw_parts, from_raw_parts_mut};

impl<T> [T] {
    #[must_use]
    pub const fn first_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        if self.len() < N { None } else { unsafe { Some(&mut *(self.as_mut_ptr() as *mut [T; N])) } }
    }

    #[must_use]
    pub const fn last_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        let len = self.len();
        if len < N { None } else { unsafe { Some(&mut *(self.as_mut_ptr().add(len - N) as *mut [T; N])) } }
    }

    #[must_use]
    pub const fn split_first_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T; N], &mut [T])> {
        match self.split_at_mut_checked(N) {
            Some((head, tail)) => unsafe { Some((&mut *(head.as_mut_ptr() as *mut [T; N]), tail)) },
            None => None,
        }
    }

    #[must_use]
    pub const fn split_last_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T], &mut [T; N])> {
        let len = self.len();
        if len < N {
            return None;
        }
        match self.split_at_mut_checked(len - N) {
            Some((init, tail)) => unsafe { Some((init, &mut *(tail.as_mut_ptr() as *mut [T; N]))) },
            None => None,
        }
    }

    #[must_use]
    pub const fn as_mut_array<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        if self.len() == N { unsafe { Some(&mut *(self.as_mut_ptr() as *mut [T; N])) } } else { None }
    }

    #[must_use]
    pub const unsafe fn as_chunks_unchecked<const N: usize>(&self) -> &[[T; N]] {
        unsafe { from_raw_parts(self.as_ptr() as *const [T; N], self.len() / N) }
    }

    #[must_use]
    pub const unsafe fn as_chunks_unchecked_mut<const N: usize>(&mut self) -> &mut [[T; N]] {
        let n = self.len() / N;
        unsafe { from_raw_parts_mut(self.as_mut_ptr() as *mut [T; N], n) }
    }

    #[must_use]
    #[track_caller]
    pub const fn as_chunks<const N: usize>(&self) -> (&[[T; N]], &[T]) {
        assert!(N != 0, "chunk size must be non-zero");
        let (whole, rest) = self.split_at(self.len() - self.len() % N);
        unsafe { (whole.as_chunks_unchecked(), rest) }
    }

    #[must_use]
    #[track_caller]
    pub const fn as_chunks_mut<const N: usize>(&mut self) -> (&mut [[T; N]], &mut [T]) {
        assert!(N != 0, "chunk size must be non-zero");
        let at = self.len() - self.len() % N;
        let (whole, rest) = self.split_at_mut(at);
        unsafe { (whole.as_chunks_unchecked_mut(), rest) }
    }

    #[must_use]
    #[track_caller]
    pub const fn as_rchunks<const N: usize>(&self) -> (&[T], &[[T; N]]) {
        assert!(N != 0, "chunk size must be non-zero");
        let (rest, whole) = self.split_at(self.len() % N);
        unsafe { (rest, whole.as_chunks_unchecked()) }
    }

    #[must_use]
    #[track_caller]
    pub const fn as_rchunks_mut<const N: usize>(&mut self) -> (&mut [T], &mut [[T; N]]) {
        assert!(N != 0, "chunk size must be non-zero");
        let at = self.len() % N;
        let (rest, whole) = self.split_at_mut(at);
        unsafe { (rest, whole.as_chunks_unchecked_mut()) }
    }

    #[track_caller]
    pub const fn array_windows<const N: usize>(&self) -> ArrayWindows<'_, T, N> {
        assert!(N != 0, "window size must be non-zero");
        ArrayWindows { v: self }
    }
}

impl<T, const N: usize> [[T; N]] {
    pub const fn as_flattened(&self) -> &[T] { unsafe { from_raw_parts(self.as_ptr() as *const T, self.len() * N) } }

    pub const fn as_flattened_mut(&mut self) -> &mut [T] {
        let n = self.len() * N;
        unsafe { from_raw_parts_mut(self.as_mut_ptr() as *mut T, n) }
    }
}

#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ArrayWindows<'a, T: 'a, const N: usize> {
    v: &'a [T],
}

impl<'a, T, const N: usize> Iterator for ArrayWindows<'a, T, N> {
    type Item = &'a [T; N];
    fn next(&mut self) -> Option<&'a [T; N]> {
        let window = self.v.first_chunk::<N>()?;
        self.v = &self.v[1..];
        Some(window)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = if N > self.v.len() { 0 } else { self.v.len() - N + 1 };
        (n, Some(n))
    }
}
impl<'a, T, const N: usize> DoubleEndedIterator for ArrayWindows<'a, T, N> {
    fn next_back(&mut self) -> Option<&'a [T; N]> {
        let window = self.v.last_chunk::<N>()?;
        self.v = &self.v[..self.v.len() - 1];
        Some(window)
    }
}
impl<T, const N: usize> ExactSizeIterator for ArrayWindows<'_, T, N> {}
impl<T, const N: usize> FusedIterator for ArrayWindows<'_, T, N> {}
impl<T, const N: usize> Clone for ArrayWindows<'_, T, N> {
    fn clone(&self) -> Self { ArrayWindows { v: self.v } }
}
