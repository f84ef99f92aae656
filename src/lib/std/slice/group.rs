//! `chunk_by`: runs of elements that belong together.

use crate::fmt;
use crate::iter::FusedIterator;
use crate::mem;

impl<T> [T] {
    pub fn chunk_by<F: FnMut(&T, &T) -> bool>(&self, pred: F) -> ChunkBy<'_, T, F> { ChunkBy { slice: self, predicate: pred } }

    pub fn chunk_by_mut<F: FnMut(&T, &T) -> bool>(&mut self, pred: F) -> ChunkByMut<'_, T, F> {
        ChunkByMut { slice: self, predicate: pred }
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunkBy<'a, T: 'a, P> {
    slice: &'a [T],
    predicate: P,
}

/// Length of the first run.
fn run_length<T, P: FnMut(&T, &T) -> bool>(slice: &[T], same: &mut P) -> usize {
    let mut n = 1;
    while n < slice.len() && same(&slice[n - 1], &slice[n]) {
        n += 1;
    }
    n
}

/// Where the last run begins.
fn last_run<T, P: FnMut(&T, &T) -> bool>(slice: &[T], same: &mut P) -> usize {
    let mut at = slice.len() - 1;
    while at > 0 && same(&slice[at - 1], &slice[at]) {
        at -= 1;
    }
    at
}

impl<'a, T, P: FnMut(&T, &T) -> bool> Iterator for ChunkBy<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.slice.is_empty() {
            return None;
        }
        let (head, tail) = self.slice.split_at(run_length(self.slice, &mut self.predicate));
        self.slice = tail;
        Some(head)
    }
}

impl<'a, T, P: FnMut(&T, &T) -> bool> DoubleEndedIterator for ChunkBy<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.slice.is_empty() {
            return None;
        }
        let (head, tail) = self.slice.split_at(last_run(self.slice, &mut self.predicate));
        self.slice = head;
        Some(tail)
    }
}
impl<'a, T, P: FnMut(&T, &T) -> bool> FusedIterator for ChunkBy<'a, T, P> {}
impl<'a, T: 'a, P: Clone> Clone for ChunkBy<'a, T, P> {
    fn clone(&self) -> Self { ChunkBy { slice: self.slice, predicate: self.predicate.clone() } }
}
impl<'a, T: 'a + fmt::Debug, P> fmt::Debug for ChunkBy<'a, T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("ChunkBy").field("slice", &self.slice).finish() }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ChunkByMut<'a, T: 'a, P> {
    slice: &'a mut [T],
    predicate: P,
}

impl<'a, T, P: FnMut(&T, &T) -> bool> Iterator for ChunkByMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.slice.is_empty() {
            return None;
        }
        let n = run_length(self.slice, &mut self.predicate);
        let (head, tail) = mem::take(&mut self.slice).split_at_mut(n);
        self.slice = tail;
        Some(head)
    }
}

impl<'a, T, P: FnMut(&T, &T) -> bool> DoubleEndedIterator for ChunkByMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.slice.is_empty() {
            return None;
        }
        let at = last_run(self.slice, &mut self.predicate);
        let (head, tail) = mem::take(&mut self.slice).split_at_mut(at);
        self.slice = head;
        Some(tail)
    }
}
impl<'a, T, P: FnMut(&T, &T) -> bool> FusedIterator for ChunkByMut<'a, T, P> {}
