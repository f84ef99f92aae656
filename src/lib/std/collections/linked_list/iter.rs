//! Iterating over a `LinkedList`.

use super::{LinkedList, Node};
use crate::fmt;
use crate::iter::FusedIterator;
use crate::marker::PhantomData;

macro_rules! walk {
    ($name:ident, $item:ty, $node:ident => $give:expr) => {
        pub struct $name<'a, T> {
            head: *mut Node<T>,
            tail: *mut Node<T>,
            left: usize,
            _of: PhantomData<$item>,
        }
        impl<'a, T> $name<'a, T> {
            pub(crate) fn new(head: *mut Node<T>, tail: *mut Node<T>, left: usize) -> $name<'a, T> {
                $name { head, tail, left, _of: PhantomData }
            }
        }
        impl<'a, T> Iterator for $name<'a, T> {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                if self.left == 0 {
                    return None;
                }
                let $node = self.head;
                self.head = unsafe { (*$node).next };
                self.left -= 1;
                Some(unsafe { $give })
            }
            fn size_hint(&self) -> (usize, Option<usize>) { (self.left, Some(self.left)) }
        }
        impl<'a, T> DoubleEndedIterator for $name<'a, T> {
            fn next_back(&mut self) -> Option<$item> {
                if self.left == 0 {
                    return None;
                }
                let $node = self.tail;
                self.tail = unsafe { (*$node).prev };
                self.left -= 1;
                Some(unsafe { $give })
            }
        }
        impl<T> ExactSizeIterator for $name<'_, T> {}
        impl<T> FusedIterator for $name<'_, T> {}
    };
}
walk!(Iter, &'a T, n => &(*n).element);
walk!(IterMut, &'a mut T, n => &mut (*n).element);

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self { Iter { head: self.head, tail: self.tail, left: self.left, _of: PhantomData } }
}

pub struct IntoIter<T> {
    list: LinkedList<T>,
}
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> { self.list.pop_front() }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.list.len(), Some(self.list.len())) }
}
impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> { self.list.pop_back() }
}
impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}

impl<T: Clone> Clone for IntoIter<T> {
    fn clone(&self) -> Self { IntoIter { list: self.list.clone() } }
}
impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("IntoIter").field(&self.list).finish() }
}

impl<T> IntoIterator for LinkedList<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> { IntoIter { list: self } }
}
impl<'a, T> IntoIterator for &'a LinkedList<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<'a, T> IntoIterator for &'a mut LinkedList<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() }
}

unsafe impl<T: Sync> Send for Iter<'_, T> {}
unsafe impl<T: Sync> Sync for Iter<'_, T> {}
unsafe impl<T: Send> Send for IterMut<'_, T> {}
unsafe impl<T: Sync> Sync for IterMut<'_, T> {}
