//! Indexing slices by numbers and ranges.

use crate::ops::{Bound, Index, IndexMut, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use crate::slice::{from_raw_parts, from_raw_parts_mut};

/// Panics for a range that does not lie in a slice of that length.
#[lang = "slice_index_fail"]
#[track_caller]
#[cold]
pub(crate) fn slice_index_fail(start: usize, end: usize, len: usize) -> ! {
    if start > len {
        panic!("range start index {start} out of range for slice of length {len}")
    }
    if end > len {
        panic!("range end index {end} out of range for slice of length {len}")
    }
    panic!("slice index starts at {start} but ends at {end}")
}

/// The range as start and end within `len`, or a panic.
#[track_caller]
pub(crate) fn range_of<R: RangeBounds<usize>>(range: R, len: usize) -> Range<usize> {
    let start = match range.start_bound() {
        Bound::Included(&s) => s,
        Bound::Excluded(&s) => s + 1,
        Bound::Unbounded => 0,
    };
    let end = match range.end_bound() {
        Bound::Included(&e) if e >= len => inclusive_fail(start, e, len),
        Bound::Included(&e) => e + 1,
        Bound::Excluded(&e) => e,
        Bound::Unbounded => len,
    };
    if start > end || end > len {
        slice_index_fail(start, end, len);
    }
    start..end
}

/// What a `[T]` or `str` can be indexed by.
#[on_unimplemented(
    message = "the type `{T}` cannot be indexed by `{Self}`",
    label = "slice indices are of type `usize` or ranges of `usize`"
)]
pub unsafe trait SliceIndex<T: ?Sized> {
    type Output: ?Sized;
    fn get(self, slice: &T) -> Option<&Self::Output>;
    fn get_mut(self, slice: &mut T) -> Option<&mut Self::Output>;
    #[track_caller]
    fn index(self, slice: &T) -> &Self::Output;
    #[track_caller]
    fn index_mut(self, slice: &mut T) -> &mut Self::Output;
}

unsafe impl<T> SliceIndex<[T]> for usize {
    type Output = T;
    fn get(self, slice: &[T]) -> Option<&T> {
        if self < slice.len() { unsafe { Some(&*slice.as_ptr().add(self)) } } else { None }
    }
    fn get_mut(self, slice: &mut [T]) -> Option<&mut T> {
        if self < slice.len() { unsafe { Some(&mut *slice.as_mut_ptr().add(self)) } } else { None }
    }
    #[track_caller]
    fn index(self, slice: &[T]) -> &T { &(*slice)[self] }
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut T { &mut (*slice)[self] }
}

unsafe impl<T> SliceIndex<[T]> for Range<usize> {
    type Output = [T];
    fn get(self, slice: &[T]) -> Option<&[T]> {
        if self.start > self.end || self.end > slice.len() {
            return None;
        }
        unsafe { Some(from_raw_parts(slice.as_ptr().add(self.start), self.end - self.start)) }
    }
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        if self.start > self.end || self.end > slice.len() {
            return None;
        }
        unsafe { Some(from_raw_parts_mut(slice.as_mut_ptr().add(self.start), self.end - self.start)) }
    }
    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] {
        if self.start > self.end || self.end > slice.len() {
            slice_index_fail(self.start, self.end, slice.len());
        }
        unsafe { from_raw_parts(slice.as_ptr().add(self.start), self.end - self.start) }
    }
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        if self.start > self.end || self.end > slice.len() {
            slice_index_fail(self.start, self.end, slice.len());
        }
        unsafe { from_raw_parts_mut(slice.as_mut_ptr().add(self.start), self.end - self.start) }
    }
}

/// The other ranges mean a `Range`; `$fits` tells whether they can be written as one.
macro_rules! as_range {
    ($t:ty, $this:ident, $slice:ident, $fits:expr, $range:expr, $fail:expr) => {
        unsafe impl<T> SliceIndex<[T]> for $t {
            type Output = [T];
            fn get($this, $slice: &[T]) -> Option<&[T]> { if $fits { ($range).get($slice) } else { None } }
            fn get_mut($this, $slice: &mut [T]) -> Option<&mut [T]> { if $fits { ($range).get_mut($slice) } else { None } }
            #[track_caller]
            fn index($this, $slice: &[T]) -> &[T] {
                if !$fits {
                    $fail
                }
                ($range).index($slice)
            }
            #[track_caller]
            fn index_mut($this, $slice: &mut [T]) -> &mut [T] {
                if !$fits {
                    $fail
                }
                ($range).index_mut($slice)
            }
        }
    };
}
as_range! { RangeFull, self, slice, true, 0..slice.len(), {} }
as_range! { RangeTo<usize>, self, slice, true, 0..self.end, {} }
as_range! { RangeFrom<usize>, self, slice, self.start <= slice.len(), self.start..slice.len(), slice_index_fail(self.start, slice.len(), slice.len()) }
as_range! { RangeInclusive<usize>, self, slice, self.end < slice.len(), self.into_slice_range(), inclusive_fail(self.start, self.end, slice.len()) }
as_range! { RangeToInclusive<usize>, self, slice, self.end < slice.len(), 0..self.end + 1, inclusive_fail(0, self.end, slice.len()) }

/// `..=end` ends behind the slice.
#[track_caller]
#[cold]
fn inclusive_fail(start: usize, end: usize, len: usize) -> ! {
    if start > len {
        slice_index_fail(start, end, len)
    }
    panic!("range end index {end} out of range for slice of length {len}")
}

impl<T, I: SliceIndex<[T]>> Index<I> for [T] {
    type Output = I::Output;
    #[track_caller]
    fn index(&self, index: I) -> &I::Output { index.index(self) }
}
impl<T, I: SliceIndex<[T]>> IndexMut<I> for [T] {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output { index.index_mut(self) }
}

/// A pair of bounds, as the range that it means.
unsafe impl<T> SliceIndex<[T]> for (Bound<usize>, Bound<usize>) {
    type Output = [T];
    fn get(self, slice: &[T]) -> Option<&[T]> { bounds_within(self, slice.len())?.get(slice) }
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> { bounds_within(self, slice.len())?.get_mut(slice) }
    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] { range_of(self, slice.len()).index(slice) }
    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] { range_of(self, slice.len()).index_mut(slice) }
}

pub(crate) fn bounds_within((start, end): (Bound<usize>, Bound<usize>), len: usize) -> Option<Range<usize>> {
    let start = match start {
        Bound::Included(s) => s,
        Bound::Excluded(s) => s.checked_add(1)?,
        Bound::Unbounded => 0,
    };
    let end = match end {
        Bound::Included(e) => e.checked_add(1)?,
        Bound::Excluded(e) => e,
        Bound::Unbounded => len,
    };
    Some(start..end)
}
