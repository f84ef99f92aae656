//! Several elements of a slice at once, to change them.

use crate::fmt;
use crate::ops::{Range, RangeInclusive};
use crate::slice::SliceIndex;

/// An index that can be compared with others of its kind.
pub trait SliceDisjointIndex: Clone {
    fn lies_in(&self, len: usize) -> bool;
    fn overlaps(&self, other: &Self) -> bool;
}

impl SliceDisjointIndex for usize {
    fn lies_in(&self, len: usize) -> bool { *self < len }
    fn overlaps(&self, other: &usize) -> bool { *self == *other }
}
impl SliceDisjointIndex for Range<usize> {
    fn lies_in(&self, len: usize) -> bool { self.start <= self.end && self.end <= len }
    fn overlaps(&self, other: &Self) -> bool { self.start < other.end && other.start < self.end }
}
impl SliceDisjointIndex for RangeInclusive<usize> {
    fn lies_in(&self, len: usize) -> bool { *self.start() <= *self.end() && *self.end() < len }
    fn overlaps(&self, other: &Self) -> bool { *self.start() <= *other.end() && *other.start() <= *self.end() }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GetDisjointMutError {
    IndexOutOfBounds,
    OverlappingIndices,
}

impl fmt::Display for GetDisjointMutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GetDisjointMutError::IndexOutOfBounds => f.pad("an index is out of bounds"),
            GetDisjointMutError::OverlappingIndices => f.pad("there were overlapping indices"),
        }
    }
}
impl crate::error::Error for GetDisjointMutError {}

impl<T> [T] {
    pub unsafe fn get_disjoint_unchecked_mut<I, const N: usize>(&mut self, indices: [I; N]) -> [&mut I::Output; N]
    where
        I: SliceDisjointIndex + SliceIndex<[T]>,
    {
        let slice = self as *mut [T];
        indices.map(|i| unsafe { i.index_mut(&mut *slice) })
    }

    pub fn get_disjoint_mut<I, const N: usize>(&mut self, indices: [I; N]) -> Result<[&mut I::Output; N], GetDisjointMutError>
    where
        I: SliceDisjointIndex + SliceIndex<[T]>,
    {
        for (i, index) in indices.iter().enumerate() {
            if !index.lies_in(self.len()) {
                return Err(GetDisjointMutError::IndexOutOfBounds);
            }
            if indices[..i].iter().any(|other| index.overlaps(other)) {
                return Err(GetDisjointMutError::OverlappingIndices);
            }
        }
        unsafe { Ok(self.get_disjoint_unchecked_mut(indices)) }
    }
}
