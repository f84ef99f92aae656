//! Slicing strings. Both ends must stand where a character begins.

use crate::ops::{Bound, Index, IndexMut, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use crate::slice::{bounds_within, range_of, SliceIndex};
use crate::str::{from_raw, from_raw_mut};

/// Panics for a range that does not cut the text between characters.
#[track_caller]
#[cold]
pub(crate) fn fail(s: &str, begin: usize, end: usize) -> ! {
    let shown_end = s.floor_char_boundary(256);
    let shown = &s[..shown_end];
    let ellipsis = if shown_end < s.len() { "[...]" } else { "" };
    if begin > s.len() {
        panic!("start byte index {begin} is out of bounds of `{shown}`{ellipsis}");
    }
    if end > s.len() {
        panic!("end byte index {end} is out of bounds of `{shown}`{ellipsis}");
    }
    if begin > end {
        panic!("begin > end ({begin} > {end}) when slicing `{shown}`{ellipsis}");
    }
    let (which, index) = if s.is_char_boundary(begin) { ("end", end) } else { ("start", begin) };
    let first = s.floor_char_boundary(index);
    let c = match s[first..].chars().next() {
        Some(c) => c,
        None => ' ',
    };
    let last = first + c.len_utf8();
    panic!("{which} byte index {index} is not a char boundary; it is inside {c:?} (bytes {first}..{last}) of `{shown}`{ellipsis}");
}

unsafe impl SliceIndex<str> for Range<usize> {
    type Output = str;
    fn get(self, s: &str) -> Option<&str> {
        if self.start <= self.end && s.is_char_boundary(self.start) && s.is_char_boundary(self.end) {
            unsafe { Some(from_raw(s.as_ptr().add(self.start), self.end - self.start)) }
        } else {
            None
        }
    }
    fn get_mut(self, s: &mut str) -> Option<&mut str> {
        if self.start <= self.end && s.is_char_boundary(self.start) && s.is_char_boundary(self.end) {
            unsafe { Some(from_raw_mut(s.as_mut_ptr().add(self.start), self.end - self.start)) }
        } else {
            None
        }
    }
    #[track_caller]
    fn index(self, s: &str) -> &str {
        let (start, end) = (self.start, self.end);
        match self.get(s) {
            Some(part) => part,
            None => fail(s, start, end),
        }
    }
    #[track_caller]
    fn index_mut(self, s: &mut str) -> &mut str {
        let (start, end) = (self.start, self.end);
        if s.get(start..end).is_none() {
            fail(s, start, end);
        }
        unsafe { from_raw_mut(s.as_mut_ptr().add(start), end - start) }
    }
}

/// The other ranges mean a `Range`.
macro_rules! as_range {
    ($t:ty, $this:ident, $s:ident, $range:expr) => {
        unsafe impl SliceIndex<str> for $t {
            type Output = str;
            fn get($this, $s: &str) -> Option<&str> { ($range).get($s) }
            fn get_mut($this, $s: &mut str) -> Option<&mut str> { ($range).get_mut($s) }
            #[track_caller]
            fn index($this, $s: &str) -> &str { ($range).index($s) }
            #[track_caller]
            fn index_mut($this, $s: &mut str) -> &mut str { ($range).index_mut($s) }
        }
    };
}
as_range! { RangeFull, self, s, 0..s.len() }
as_range! { RangeTo<usize>, self, s, 0..self.end }
as_range! { RangeFrom<usize>, self, s, self.start..if self.start > s.len() { self.start } else { s.len() } }
as_range! { RangeInclusive<usize>, self, s, self.into_slice_range() }
as_range! { RangeToInclusive<usize>, self, s, 0..self.end + 1 }

/// A pair of bounds, as the range that it means.
unsafe impl SliceIndex<str> for (Bound<usize>, Bound<usize>) {
    type Output = str;
    fn get(self, s: &str) -> Option<&str> { bounds_within(self, s.len())?.get(s) }
    fn get_mut(self, s: &mut str) -> Option<&mut str> { bounds_within(self, s.len())?.get_mut(s) }
    #[track_caller]
    fn index(self, s: &str) -> &str { range_of(self, s.len()).index(s) }
    #[track_caller]
    fn index_mut(self, s: &mut str) -> &mut str { range_of(self, s.len()).index_mut(s) }
}

impl<I: SliceIndex<str>> Index<I> for str {
    type Output = I::Output;
    #[track_caller]
    fn index(&self, index: I) -> &I::Output { index.index(self) }
}
impl<I: SliceIndex<str>> IndexMut<I> for str {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output { index.index_mut(self) }
}
