//! Taking a slice apart, by references and by addresses.

use crate::mem;
use crate::ops::{Bound, Range, RangeBounds, RangeFrom, RangeTo, RangeToInclusive};
use crate::slice::{from_raw_parts, from_raw_parts_mut};

/// A range with one open end.
pub trait OneSidedRange<T: ?Sized>: RangeBounds<T> {}
impl<T> OneSidedRange<T> for RangeTo<T> {}
impl<T> OneSidedRange<T> for RangeFrom<T> {}
impl<T> OneSidedRange<T> for RangeToInclusive<T> {}

/// Where the range divides, and whether it is the front of the slice.
fn division<R: OneSidedRange<usize>>(range: R) -> Option<(usize, bool)> {
    match (range.start_bound(), range.end_bound()) {
        (_, Bound::Excluded(&n)) => Some((n, true)),
        (_, Bound::Included(&n)) => Some((n.checked_add(1)?, true)),
        (Bound::Included(&n), _) => Some((n, false)),
        _ => None,
    }
}

impl<T> [T] {
    #[must_use = "method does not modify the slice if the range is out of bounds"]
    pub fn split_off<'a, R: OneSidedRange<usize>>(self: &mut &'a Self, range: R) -> Option<&'a Self> {
        let (at, front) = division(range)?;
        let (head, tail) = self.split_at_checked(at)?;
        *self = if front { tail } else { head };
        Some(if front { head } else { tail })
    }

    #[must_use = "method does not modify the slice if the range is out of bounds"]
    pub fn split_off_mut<'a, R: OneSidedRange<usize>>(self: &mut &'a mut Self, range: R) -> Option<&'a mut Self> {
        let (at, front) = division(range)?;
        if at > self.len() {
            return None;
        }
        let (head, tail) = mem::take(self).split_at_mut(at);
        let (taken, left) = if front { (head, tail) } else { (tail, head) };
        *self = left;
        Some(taken)
    }

    pub const fn split_off_first<'a>(self: &mut &'a Self) -> Option<&'a T> {
        let Some((first, rest)) = self.split_first() else { return None };
        *self = rest;
        Some(first)
    }

    pub const fn split_off_last<'a>(self: &mut &'a Self) -> Option<&'a T> {
        let Some((last, rest)) = self.split_last() else { return None };
        *self = rest;
        Some(last)
    }

    pub const fn split_off_first_mut<'a>(self: &mut &'a mut Self) -> Option<&'a mut T> {
        let Some((first, rest)) = mem::replace(self, &mut []).split_first_mut() else { return None };
        *self = rest;
        Some(first)
    }

    pub const fn split_off_last_mut<'a>(self: &mut &'a mut Self) -> Option<&'a mut T> {
        let Some((last, rest)) = mem::replace(self, &mut []).split_last_mut() else { return None };
        *self = rest;
        Some(last)
    }

    #[must_use]
    pub const unsafe fn split_at_unchecked(&self, mid: usize) -> (&[T], &[T]) {
        let ptr = self.as_ptr();
        unsafe { (from_raw_parts(ptr, mid), from_raw_parts(ptr.add(mid), self.len() - mid)) }
    }

    #[must_use]
    pub const unsafe fn split_at_mut_unchecked(&mut self, mid: usize) -> (&mut [T], &mut [T]) {
        let (ptr, len) = (self.as_mut_ptr(), self.len());
        unsafe { (from_raw_parts_mut(ptr, mid), from_raw_parts_mut(ptr.add(mid), len - mid)) }
    }

    #[must_use]
    pub const fn as_ptr_range(&self) -> Range<*const T> {
        let start = self.as_ptr();
        start..unsafe { start.add(self.len()) }
    }

    #[must_use]
    pub const fn as_mut_ptr_range(&mut self) -> Range<*mut T> {
        let len = self.len();
        let start = self.as_mut_ptr();
        start..unsafe { start.add(len) }
    }

    /// The index of an element that is given by reference.
    #[must_use]
    pub fn element_offset(&self, element: &T) -> Option<usize> {
        if mem::size_of::<T>() == 0 {
            panic!("elements are zero-sized");
        }
        let offset = (element as *const T).addr().wrapping_sub(self.as_ptr().addr());
        let index = offset / mem::size_of::<T>();
        if offset % mem::size_of::<T>() == 0 && index < self.len() { Some(index) } else { None }
    }

    #[must_use]
    pub unsafe fn align_to<U>(&self) -> (&[T], &[U], &[T]) {
        let Some((head, mid, tail)) = parts_of::<T, U>(self.as_ptr().addr(), self.len()) else { return (self, &[], &[]) };
        unsafe {
            let start = self.as_ptr();
            let end = start.add(self.len() - tail);
            (from_raw_parts(start, head), from_raw_parts(start.add(head) as *const U, mid), from_raw_parts(end, tail))
        }
    }

    #[must_use]
    pub unsafe fn align_to_mut<U>(&mut self) -> (&mut [T], &mut [U], &mut [T]) {
        let len = self.len();
        let Some((head, mid, tail)) = parts_of::<T, U>(self.as_ptr().addr(), len) else { return (self, &mut [], &mut []) };
        unsafe {
            let start = self.as_mut_ptr();
            let end = start.add(len - tail);
            (from_raw_parts_mut(start, head), from_raw_parts_mut(start.add(head) as *mut U, mid), from_raw_parts_mut(end, tail))
        }
    }
}

/// How many `T` stand before, how many `U` fit in, how many `T` are left behind.
fn parts_of<T, U>(addr: usize, len: usize) -> Option<(usize, usize, usize)> {
    let (t, u) = (mem::size_of::<T>(), mem::size_of::<U>());
    if t == 0 || u == 0 {
        return None;
    }
    let mut head = 0;
    while head < len && (addr + head * t) % mem::align_of::<U>() != 0 {
        head += 1;
    }
    let mut mid = (len - head) * t / u;
    while mid * u % t != 0 {
        mid -= 1;
    }
    Some((head, mid, len - head - mid * u / t))
}
