//! Iterating over slices.

use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::slice::{from_raw_parts, from_raw_parts_mut};

/// `len` elements from `ptr` on are still to come.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Iter<'a, T: 'a> {
    ptr: *const T,
    len: usize,
    marker: PhantomData<&'a T>,
}

unsafe impl<T: Sync> Send for Iter<'_, T> {}
unsafe impl<T: Sync> Sync for Iter<'_, T> {}

impl<'a, T> Iter<'a, T> {
    pub(crate) const fn new(ptr: *const T, len: usize) -> Iter<'a, T> { Iter { ptr, len, marker: PhantomData } }

    #[must_use]
    pub fn as_slice(&self) -> &'a [T] { unsafe { from_raw_parts(self.ptr, self.len) } }
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        if self.len == 0 {
            return None;
        }
        let at = self.ptr;
        self.ptr = unsafe { at.add(1) };
        self.len = intrinsics::wrapping_sub(self.len, 1);
        unsafe { Some(&*at) }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.len, Some(self.len)) }
    fn count(self) -> usize { self.len }
    fn nth(&mut self, n: usize) -> Option<&'a T> {
        let n = if n > self.len { self.len } else { n };
        self.ptr = unsafe { self.ptr.add(n) };
        self.len -= n;
        self.next()
    }
    fn last(mut self) -> Option<&'a T> { self.next_back() }
}
impl<'a, T> DoubleEndedIterator for Iter<'a, T> {
    fn next_back(&mut self) -> Option<&'a T> {
        if self.len == 0 {
            return None;
        }
        self.len = intrinsics::wrapping_sub(self.len, 1);
        unsafe { Some(&*self.ptr.add(self.len)) }
    }
}
impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> FusedIterator for Iter<'_, T> {}
impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Iter").field(&self.as_slice()).finish() }
}

/// `len` elements from `ptr` on are still to come.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct IterMut<'a, T: 'a> {
    ptr: *mut T,
    len: usize,
    marker: PhantomData<&'a mut T>,
}

unsafe impl<T: Send> Send for IterMut<'_, T> {}
unsafe impl<T: Sync> Sync for IterMut<'_, T> {}

impl<'a, T> IterMut<'a, T> {
    pub(crate) const fn new(ptr: *mut T, len: usize) -> IterMut<'a, T> { IterMut { ptr, len, marker: PhantomData } }

    #[must_use]
    pub fn as_slice(&self) -> &[T] { unsafe { from_raw_parts(self.ptr as *const T, self.len) } }

    #[must_use]
    pub fn into_slice(self) -> &'a mut [T] { unsafe { from_raw_parts_mut(self.ptr, self.len) } }
}

impl<'a, T> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;
    fn next(&mut self) -> Option<&'a mut T> {
        if self.len == 0 {
            return None;
        }
        let at = self.ptr;
        self.ptr = unsafe { at.add(1) };
        self.len = intrinsics::wrapping_sub(self.len, 1);
        unsafe { Some(&mut *at) }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.len, Some(self.len)) }
    fn count(self) -> usize { self.len }
    fn nth(&mut self, n: usize) -> Option<&'a mut T> {
        let n = if n > self.len { self.len } else { n };
        self.ptr = unsafe { self.ptr.add(n) };
        self.len -= n;
        self.next()
    }
    fn last(mut self) -> Option<&'a mut T> { self.next_back() }
}
impl<'a, T> DoubleEndedIterator for IterMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut T> {
        if self.len == 0 {
            return None;
        }
        self.len = intrinsics::wrapping_sub(self.len, 1);
        unsafe { Some(&mut *self.ptr.add(self.len)) }
    }
}
impl<T> ExactSizeIterator for IterMut<'_, T> {}
impl<T> FusedIterator for IterMut<'_, T> {}
impl<T: fmt::Debug> fmt::Debug for IterMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("IterMut").field(&self.as_slice()).finish() }
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self { Iter { ptr: self.ptr, len: self.len, marker: PhantomData } }
}
impl<T> AsRef<[T]> for Iter<'_, T> {
    fn as_ref(&self) -> &[T] { self.as_slice() }
}
impl<T> Default for Iter<'_, T> {
    fn default() -> Self { (&[]).iter() }
}

impl<'a, T> IntoIterator for &'a [T] {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<'a, T> IntoIterator for &'a mut [T] {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() }
}

impl<T> AsRef<[T]> for IterMut<'_, T> {
    fn as_ref(&self) -> &[T] { self.as_slice() }
}
impl<T> Default for IterMut<'_, T> {
    fn default() -> Self { (&mut []).iter_mut() }
}
