//! Slices.

mod arrays;
mod ascii;
#[home = "core::slice::iter"] mod chunks;
mod cmp;
mod disjoint;
mod edit;
#[home = "core::slice::ascii"] mod escape;
mod group;
mod index;
mod iter;
mod join;
mod parts;
#[home = "core::slice::iter"] mod rchunks;
mod search;
mod sort;
#[home = "core::slice::iter"] mod split;
#[home = "core::slice::iter"] mod split_more;
mod uninit;

pub use self::arrays::ArrayWindows;
pub use self::chunks::{Chunks, ChunksExact, ChunksExactMut, ChunksMut, RChunks, Windows};
pub use self::disjoint::{GetDisjointMutError};
pub use self::escape::EscapeAscii;
pub use self::group::{ChunkBy, ChunkByMut};
pub use self::index::SliceIndex;
pub(crate) use self::index::{bounds_within, range_of, slice_index_fail};
pub use self::iter::{Iter, IterMut};
pub use self::join::{Concat, Join};
pub use self::rchunks::{RChunksExact, RChunksExactMut, RChunksMut};
pub use self::split::{RSplit, Split, SplitInclusive, SplitMut, SplitN};
pub use self::split_more::{RSplitMut, RSplitN, RSplitNMut, SplitInclusiveMut, SplitNMut};

use crate::intrinsics;

#[must_use]
pub const unsafe fn from_raw_parts<'a, T>(data: *const T, len: usize) -> &'a [T] {
    unsafe { &*intrinsics::slice_from_raw(data, len) }
}

#[must_use]
pub const unsafe fn from_raw_parts_mut<'a, T>(data: *mut T, len: usize) -> &'a mut [T] {
    unsafe { &mut *(intrinsics::slice_from_raw(data as *const T, len) as *mut [T]) }
}

#[must_use]
pub const fn from_ref<T>(s: &T) -> &[T] { unsafe { from_raw_parts(s as *const T, 1) } }

#[must_use]
pub const fn from_mut<T>(s: &mut T) -> &mut [T] { unsafe { from_raw_parts_mut(s as *mut T, 1) } }

impl<T> [T] {
    #[must_use]
    pub const fn len(&self) -> usize { intrinsics::slice_len(self as *const [T]) }

    #[must_use]
    pub const fn is_empty(&self) -> bool { self.len() == 0 }

    #[must_use]
    pub const fn as_ptr(&self) -> *const T { intrinsics::slice_ptr(self as *const [T]) }

    #[must_use]
    pub const fn as_mut_ptr(&mut self) -> *mut T { intrinsics::slice_ptr(self as *mut [T] as *const [T]) as *mut T }

    #[must_use]
    pub const fn first(&self) -> Option<&T> { if let [first, ..] = self { Some(first) } else { None } }

    #[must_use]
    pub const fn first_mut(&mut self) -> Option<&mut T> { if let [first, ..] = self { Some(first) } else { None } }

    #[must_use]
    pub const fn last(&self) -> Option<&T> { if let [.., last] = self { Some(last) } else { None } }

    #[must_use]
    pub const fn last_mut(&mut self) -> Option<&mut T> { if let [.., last] = self { Some(last) } else { None } }

    #[must_use]
    pub const fn split_first(&self) -> Option<(&T, &[T])> {
        if let [first, tail @ ..] = self { Some((first, tail)) } else { None }
    }

    #[must_use]
    pub const fn split_first_mut(&mut self) -> Option<(&mut T, &mut [T])> {
        if let [first, tail @ ..] = self { Some((first, tail)) } else { None }
    }

    #[must_use]
    pub const fn split_last(&self) -> Option<(&T, &[T])> {
        if let [init @ .., last] = self { Some((last, init)) } else { None }
    }

    #[must_use]
    pub const fn split_last_mut(&mut self) -> Option<(&mut T, &mut [T])> {
        if let [init @ .., last] = self { Some((last, init)) } else { None }
    }

    #[must_use]
    pub const fn first_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() < N { None } else { unsafe { Some(&*(self.as_ptr() as *const [T; N])) } }
    }

    #[must_use]
    pub const fn last_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() < N { None } else { unsafe { Some(&*(self.as_ptr().add(self.len() - N) as *const [T; N])) } }
    }

    #[must_use]
    pub const fn split_first_chunk<const N: usize>(&self) -> Option<(&[T; N], &[T])> {
        match self.split_at_checked(N) {
            Some((head, tail)) => unsafe { Some((&*(head.as_ptr() as *const [T; N]), tail)) },
            None => None,
        }
    }

    #[must_use]
    pub const fn split_last_chunk<const N: usize>(&self) -> Option<(&[T], &[T; N])> {
        if self.len() < N {
            return None;
        }
        match self.split_at_checked(self.len() - N) {
            Some((init, tail)) => unsafe { Some((init, &*(tail.as_ptr() as *const [T; N]))) },
            None => None,
        }
    }

    #[must_use]
    pub fn get<I: SliceIndex<[T]>>(&self, index: I) -> Option<&I::Output> { index.get(self) }

    #[must_use]
    pub fn get_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> Option<&mut I::Output> { index.get_mut(self) }

    #[must_use]
    pub unsafe fn get_unchecked<I: SliceIndex<[T]>>(&self, index: I) -> &I::Output { index.index(self) }

    #[must_use]
    pub unsafe fn get_unchecked_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> &mut I::Output { index.index_mut(self) }

    pub const fn iter(&self) -> Iter<'_, T> { Iter::new(self.as_ptr(), self.len()) }

    pub const fn iter_mut(&mut self) -> IterMut<'_, T> { IterMut::new(self.as_mut_ptr(), self.len()) }

    #[must_use]
    #[track_caller]
    pub const fn split_at(&self, mid: usize) -> (&[T], &[T]) {
        match self.split_at_checked(mid) {
            Some(pair) => pair,
            None => panic!("mid > len"),
        }
    }

    #[must_use]
    #[track_caller]
    pub const fn split_at_mut(&mut self, mid: usize) -> (&mut [T], &mut [T]) {
        match self.split_at_mut_checked(mid) {
            Some(pair) => pair,
            None => panic!("mid > len"),
        }
    }

    #[must_use]
    pub const fn split_at_checked(&self, mid: usize) -> Option<(&[T], &[T])> {
        if mid > self.len() {
            return None;
        }
        let ptr = self.as_ptr();
        unsafe { Some((from_raw_parts(ptr, mid), from_raw_parts(ptr.add(mid), self.len() - mid))) }
    }

    #[must_use]
    pub const fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut [T], &mut [T])> {
        let len = self.len();
        if mid > len {
            return None;
        }
        let ptr = self.as_mut_ptr();
        unsafe { Some((from_raw_parts_mut(ptr, mid), from_raw_parts_mut(ptr.add(mid), len - mid))) }
    }

    pub fn to_vec(&self) -> crate::vec::Vec<T>
    where
        T: Clone,
    {
        let mut v = crate::vec::Vec::with_capacity(self.len());
        for x in self {
            v.push(x.clone());
        }
        v
    }

    pub fn into_vec(self: crate::boxed::Box<[T]>) -> crate::vec::Vec<T> {
        let len = self.len();
        let ptr = crate::boxed::Box::into_raw(self) as *mut T;
        unsafe { crate::vec::Vec::from_raw_parts(ptr, len, len) }
    }

    #[must_use]
    pub const fn as_array<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() == N { unsafe { Some(&*(self.as_ptr() as *const [T; N])) } } else { None }
    }
}
