//! `flatten` and `flat_map`.

use crate::fmt;
use crate::iter::{DoubleEndedIterator, FusedIterator, IntoIterator, Iterator};

/// The inner iterators at both ends, and what is between.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Flatten<I: Iterator>
where
    I::Item: IntoIterator,
{
    iter: Option<I>,
    front: Option<<I::Item as IntoIterator>::IntoIter>,
    back: Option<<I::Item as IntoIterator>::IntoIter>,
}

impl<I: Iterator> Flatten<I>
where
    I::Item: IntoIterator,
{
    pub(crate) fn new(iter: I) -> Flatten<I> { Flatten { iter: Some(iter), front: None, back: None } }
}

impl<I: Iterator> Iterator for Flatten<I>
where
    I::Item: IntoIterator,
{
    type Item = <I::Item as IntoIterator>::Item;
    fn next(&mut self) -> Option<<I::Item as IntoIterator>::Item> {
        loop {
            if let Some(inner) = &mut self.front {
                match inner.next() {
                    None => self.front = None,
                    item => return item,
                }
            }
            let outer = match &mut self.iter {
                Some(iter) => iter.next(),
                None => None,
            };
            match outer {
                Some(inner) => self.front = Some(inner.into_iter()),
                None => {
                    self.iter = None;
                    return match &mut self.back {
                        Some(inner) => inner.next(),
                        None => None,
                    };
                }
            }
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let front = self.front.as_ref().map_or((0, Some(0)), |i| i.size_hint());
        let back = self.back.as_ref().map_or((0, Some(0)), |i| i.size_hint());
        let more = self.iter.as_ref().map_or((0, Some(0)), |i| i.size_hint());
        let high = match (more, front.1, back.1) {
            ((0, Some(0)), Some(a), Some(b)) => a.checked_add(b),
            _ => None,
        };
        (front.0.saturating_add(back.0), high)
    }
}
impl<I: DoubleEndedIterator, U: DoubleEndedIterator> DoubleEndedIterator for Flatten<I>
where
    I::Item: IntoIterator<IntoIter = U, Item = U::Item>,
{
    fn next_back(&mut self) -> Option<U::Item> {
        loop {
            if let Some(inner) = &mut self.back {
                match inner.next_back() {
                    None => self.back = None,
                    item => return item,
                }
            }
            let outer = match &mut self.iter {
                Some(iter) => iter.next_back(),
                None => None,
            };
            match outer {
                Some(inner) => self.back = Some(inner.into_iter()),
                None => {
                    self.iter = None;
                    return match &mut self.front {
                        Some(inner) => inner.next_back(),
                        None => None,
                    };
                }
            }
        }
    }
}
impl<I: Iterator> FusedIterator for Flatten<I> where I::Item: IntoIterator {}
impl<I: Iterator + Clone> Clone for Flatten<I>
where
    I::Item: IntoIterator,
    <I::Item as IntoIterator>::IntoIter: Clone,
{
    fn clone(&self) -> Self { Flatten { iter: self.iter.clone(), front: self.front.clone(), back: self.back.clone() } }
}
impl<I: Iterator + fmt::Debug> fmt::Debug for Flatten<I>
where
    I::Item: IntoIterator,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flatten").field("iter", &self.iter).finish()
    }
}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct FlatMap<I, U: IntoIterator, F> {
    iter: Option<I>,
    f: F,
    front: Option<U::IntoIter>,
    back: Option<U::IntoIter>,
}

impl<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U> FlatMap<I, U, F> {
    pub(crate) fn new(iter: I, f: F) -> FlatMap<I, U, F> { FlatMap { iter: Some(iter), f, front: None, back: None } }
}

impl<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U> Iterator for FlatMap<I, U, F> {
    type Item = U::Item;
    fn next(&mut self) -> Option<U::Item> {
        loop {
            if let Some(inner) = &mut self.front {
                match inner.next() {
                    None => self.front = None,
                    item => return item,
                }
            }
            let outer = match &mut self.iter {
                Some(iter) => iter.next(),
                None => None,
            };
            match outer {
                Some(x) => self.front = Some((self.f)(x).into_iter()),
                None => {
                    self.iter = None;
                    return match &mut self.back {
                        Some(inner) => inner.next(),
                        None => None,
                    };
                }
            }
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let front = self.front.as_ref().map_or((0, Some(0)), |i| i.size_hint());
        let back = self.back.as_ref().map_or((0, Some(0)), |i| i.size_hint());
        let more = self.iter.as_ref().map_or((0, Some(0)), |i| i.size_hint());
        let high = match (more, front.1, back.1) {
            ((0, Some(0)), Some(a), Some(b)) => a.checked_add(b),
            _ => None,
        };
        (front.0.saturating_add(back.0), high)
    }
}
impl<I: DoubleEndedIterator, U: IntoIterator, F: FnMut(I::Item) -> U> DoubleEndedIterator for FlatMap<I, U, F>
where
    U::IntoIter: DoubleEndedIterator,
{
    fn next_back(&mut self) -> Option<U::Item> {
        loop {
            if let Some(inner) = &mut self.back {
                match inner.next_back() {
                    None => self.back = None,
                    item => return item,
                }
            }
            let outer = match &mut self.iter {
                Some(iter) => iter.next_back(),
                None => None,
            };
            match outer {
                Some(x) => self.back = Some((self.f)(x).into_iter()),
                None => {
                    self.iter = None;
                    return match &mut self.front {
                        Some(inner) => inner.next_back(),
                        None => None,
                    };
                }
            }
        }
    }
}
impl<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U> FusedIterator for FlatMap<I, U, F> {}
impl<I: Clone, U: IntoIterator, F: Clone> Clone for FlatMap<I, U, F>
where
    U::IntoIter: Clone,
{
    fn clone(&self) -> Self {
        FlatMap { iter: self.iter.clone(), f: self.f.clone(), front: self.front.clone(), back: self.back.clone() }
    }
}
