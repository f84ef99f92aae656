//! Traits of `VecDeque`.

use super::VecDeque;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::{Extend, FromIterator};
use crate::ops::{Index, IndexMut};
use crate::vec::Vec;

impl<T> Index<usize> for VecDeque<T> {
    type Output = T;
    #[track_caller]
    fn index(&self, index: usize) -> &T { self.get(index).expect("Out of bounds access") }
}
impl<T> IndexMut<usize> for VecDeque<T> {
    #[track_caller]
    fn index_mut(&mut self, index: usize) -> &mut T { self.get_mut(index).expect("Out of bounds access") }
}
impl<T: Clone> Clone for VecDeque<T> {
    fn clone(&self) -> VecDeque<T> {
        let mut copy = VecDeque::with_capacity(self.len());
        for x in self.iter() {
            copy.push_back(x.clone());
        }
        copy
    }
}
impl<T> Default for VecDeque<T> {
    fn default() -> VecDeque<T> { VecDeque::new() }
}
impl<T: fmt::Debug> fmt::Debug for VecDeque<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.iter()).finish() }
}
impl<T: PartialEq> PartialEq for VecDeque<T> {
    fn eq(&self, other: &VecDeque<T>) -> bool { self.len() == other.len() && self.iter().eq(other.iter()) }
}
impl<T: Eq> Eq for VecDeque<T> {}
impl<T: PartialEq<U>, U> PartialEq<Vec<U>> for VecDeque<T> {
    fn eq(&self, other: &Vec<U>) -> bool {
        self.len() == other.len() && self.iter().zip(other.iter()).all(|(a, b)| *a == *b)
    }
}
impl<T: PartialEq<U>, U> PartialEq<&[U]> for VecDeque<T> {
    fn eq(&self, other: &&[U]) -> bool {
        self.len() == other.len() && self.iter().zip(other.iter()).all(|(a, b)| *a == *b)
    }
}
impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for VecDeque<T> {
    fn eq(&self, other: &[U; N]) -> bool { self.len() == N && self.iter().zip(other.iter()).all(|(a, b)| *a == *b) }
}
impl<T: PartialEq<U>, U, const N: usize> PartialEq<&[U; N]> for VecDeque<T> {
    fn eq(&self, other: &&[U; N]) -> bool { self.len() == N && self.iter().zip(other.iter()).all(|(a, b)| *a == *b) }
}
impl<T: PartialEq<U>, U> PartialEq<&mut [U]> for VecDeque<T> {
    fn eq(&self, other: &&mut [U]) -> bool { self.len() == other.len() && self.iter().eq(other.iter()) }
}
impl<T: PartialEq<U>, U, const N: usize> PartialEq<&mut [U; N]> for VecDeque<T> {
    fn eq(&self, other: &&mut [U; N]) -> bool { self.len() == N && self.iter().eq(other.iter()) }
}
impl<T: PartialOrd> PartialOrd for VecDeque<T> {
    fn partial_cmp(&self, other: &VecDeque<T>) -> Option<Ordering> { self.iter().partial_cmp(other.iter()) }
}
impl<T: Ord> Ord for VecDeque<T> {
    fn cmp(&self, other: &VecDeque<T>) -> Ordering { self.iter().cmp(other.iter()) }
}
impl<T: Hash> Hash for VecDeque<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.len());
        for x in self.iter() {
            x.hash(state);
        }
    }
}
impl<T> FromIterator<T> for VecDeque<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> VecDeque<T> {
        let iter = iter.into_iter();
        let mut deque = VecDeque::with_capacity(iter.size_hint().0);
        for x in iter {
            deque.push_back(x);
        }
        deque
    }
}
impl<T> Extend<T> for VecDeque<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for x in iter {
            self.push_back(x);
        }
    }
}
impl<'a, T: Copy + 'a> Extend<&'a T> for VecDeque<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for x in iter {
            self.push_back(*x);
        }
    }
}
impl<T> From<Vec<T>> for VecDeque<T> {
    fn from(mut v: Vec<T>) -> VecDeque<T> {
        let len = v.len();
        unsafe { v.set_len(0) };
        VecDeque { buf: v, head: 0, len }
    }
}
impl<T, const N: usize> From<[T; N]> for VecDeque<T> {
    fn from(array: [T; N]) -> VecDeque<T> { VecDeque::from(Vec::from(array)) }
}
impl<T> From<VecDeque<T>> for Vec<T> {
    /// The memory stays the same.
    fn from(mut deque: VecDeque<T>) -> Vec<T> {
        deque.make_contiguous();
        let (head, len) = (deque.head, deque.len);
        (deque.head, deque.len) = (0, 0);
        let mut buf = crate::mem::take(&mut deque.buf);
        let start = buf.as_mut_ptr();
        crate::intrinsics::copy(unsafe { start.add(head) } as *const T, start, len);
        unsafe { buf.set_len(len) };
        buf
    }
}
