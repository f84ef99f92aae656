//! `LinkedList`: each element knows its neighbours.

mod impls;
mod iter;
mod rare;

pub use self::iter::{IntoIter, Iter, IterMut};
pub use self::rare::ExtractIf;

use crate::boxed::Box;
use crate::marker::PhantomData;
use crate::ptr;

pub(crate) struct Node<T> {
    pub(crate) next: *mut Node<T>,
    pub(crate) prev: *mut Node<T>,
    pub(crate) element: T,
}

pub struct LinkedList<T> {
    head: *mut Node<T>,
    tail: *mut Node<T>,
    len: usize,
    _owns: PhantomData<Box<Node<T>>>,
}

unsafe impl<T: Send> Send for LinkedList<T> {}
unsafe impl<T: Sync> Sync for LinkedList<T> {}

impl<T> LinkedList<T> {
    #[must_use]
    pub const fn new() -> LinkedList<T> {
        LinkedList { head: 0 as *mut Node<T>, tail: 0 as *mut Node<T>, len: 0, _owns: PhantomData }
    }

    pub fn len(&self) -> usize { self.len }

    pub fn is_empty(&self) -> bool { self.len == 0 }

    pub fn push_back(&mut self, element: T) {
        let node = Box::into_raw(Box::new(Node { next: ptr::null_mut(), prev: self.tail, element }));
        if self.tail.is_null() {
            self.head = node;
        } else {
            unsafe { (*self.tail).next = node };
        }
        self.tail = node;
        self.len += 1;
    }

    pub fn push_front(&mut self, element: T) {
        let node = Box::into_raw(Box::new(Node { next: self.head, prev: ptr::null_mut(), element }));
        if self.head.is_null() {
            self.tail = node;
        } else {
            unsafe { (*self.head).prev = node };
        }
        self.head = node;
        self.len += 1;
    }

    pub fn pop_front(&mut self) -> Option<T> {
        if self.head.is_null() {
            return None;
        }
        let node = unsafe { Box::from_raw(self.head) };
        self.head = node.next;
        if self.head.is_null() {
            self.tail = ptr::null_mut();
        } else {
            unsafe { (*self.head).prev = ptr::null_mut() };
        }
        self.len -= 1;
        let node = *node;
        Some(node.element)
    }

    pub fn pop_back(&mut self) -> Option<T> {
        if self.tail.is_null() {
            return None;
        }
        let node = unsafe { Box::from_raw(self.tail) };
        self.tail = node.prev;
        if self.tail.is_null() {
            self.head = ptr::null_mut();
        } else {
            unsafe { (*self.tail).next = ptr::null_mut() };
        }
        self.len -= 1;
        let node = *node;
        Some(node.element)
    }

    pub fn front(&self) -> Option<&T> {
        if self.head.is_null() { None } else { Some(unsafe { &(*self.head).element }) }
    }

    pub fn front_mut(&mut self) -> Option<&mut T> {
        if self.head.is_null() { None } else { Some(unsafe { &mut (*self.head).element }) }
    }

    pub fn back(&self) -> Option<&T> { if self.tail.is_null() { None } else { Some(unsafe { &(*self.tail).element }) } }

    pub fn back_mut(&mut self) -> Option<&mut T> {
        if self.tail.is_null() { None } else { Some(unsafe { &mut (*self.tail).element }) }
    }

    pub fn clear(&mut self) {
        while let Some(x) = self.pop_front() {
            drop(x);
        }
    }

    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq<T>,
    {
        self.iter().any(|y| *y == *x)
    }

    pub fn append(&mut self, other: &mut LinkedList<T>) {
        while let Some(x) = other.pop_front() {
            self.push_back(x);
        }
    }

    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> LinkedList<T> {
        assert!(at <= self.len, "Cannot split off at a nonexistent index");
        let mut rest = LinkedList::new();
        while self.len > at {
            if let Some(x) = self.pop_back() {
                rest.push_front(x);
            }
        }
        rest
    }

    pub fn iter(&self) -> Iter<'_, T> { Iter::new(self.head, self.tail, self.len) }

    pub fn iter_mut(&mut self) -> IterMut<'_, T> { IterMut::new(self.head, self.tail, self.len) }
}

impl<T> Drop for LinkedList<T> {
    fn drop(&mut self) { self.clear() }
}
