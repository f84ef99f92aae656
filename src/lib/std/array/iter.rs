//! An array that gives its elements away.

use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::mem::ManuallyDrop;
use crate::slice;

/// The elements from `at` to `end` are still here.
pub struct IntoIter<T, const N: usize> {
    data: ManuallyDrop<[T; N]>,
    at: usize,
    end: usize,
}

impl<T, const N: usize> IntoIter<T, N> {
    pub(crate) fn over(array: [T; N]) -> Self { IntoIter { data: ManuallyDrop::new(array), at: 0, end: N } }

    pub fn as_slice(&self) -> &[T] {
        unsafe { slice::from_raw_parts(self.data.as_slice().as_ptr().add(self.at), self.end - self.at) }
    }

    pub fn as_mut_slice(&mut self) -> &mut [T] {
        unsafe { slice::from_raw_parts_mut(self.data.as_mut_slice().as_mut_ptr().add(self.at), self.end - self.at) }
    }
}

impl<T, const N: usize> Iterator for IntoIter<T, N> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        if self.at == self.end {
            return None;
        }
        self.at += 1;
        Some(intrinsics::ptr_read(&self.data.as_slice()[self.at - 1]))
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.end - self.at, Some(self.end - self.at)) }
}
impl<T, const N: usize> DoubleEndedIterator for IntoIter<T, N> {
    fn next_back(&mut self) -> Option<T> {
        if self.at == self.end {
            return None;
        }
        self.end -= 1;
        Some(intrinsics::ptr_read(&self.data.as_slice()[self.end]))
    }
}
impl<T, const N: usize> ExactSizeIterator for IntoIter<T, N> {}
impl<T, const N: usize> FusedIterator for IntoIter<T, N> {}
impl<T, const N: usize> Drop for IntoIter<T, N> {
    fn drop(&mut self) { intrinsics::drop_in_place(self.as_mut_slice() as *mut [T]) }
}
impl<T: Clone, const N: usize> Clone for IntoIter<T, N> {
    /// Only the elements that are left are copied; the others' room stays unused.
    fn clone(&self) -> Self {
        let mut copy = IntoIter { data: intrinsics::uninit::<ManuallyDrop<[T; N]>>(), at: 0, end: 0 };
        for x in self.as_slice() {
            let slot = &raw mut copy.data as *mut T;
            unsafe { intrinsics::ptr_write(slot.add(copy.end), x.clone()) };
            copy.end += 1;
        }
        copy
    }
}
impl<T: fmt::Debug, const N: usize> fmt::Debug for IntoIter<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("IntoIter").field(&self.as_slice()).finish() }
}
