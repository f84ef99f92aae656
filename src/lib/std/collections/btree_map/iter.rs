//! Iterating over a `BTreeMap`, from both ends.

use super::node::Place;
use super::BTreeMap;
use crate::cmp::Ordering;
use crate::fmt;
use crate::iter::{FusedIterator, Peekable};
use crate::marker::PhantomData;
use crate::mem;
use crate::mem::MaybeUninit;

/// Each end of the real one is a word longer, which says whether the end has been looked up; a future that holds
/// an iterator is to be as big here.
#[derive(Clone, Copy)]
#[repr(usize)]
enum Known {
    Yes,
}

/// An iterator that knows how many pairs there are between its ends, and one that does not.
macro_rules! counted {
    ($name:ident $edges:ident, [$($lt:tt)*], $owns:ty, $item:ty, $p:ident => $give:expr) => {
        pub struct $name<$($lt)* K, V> {
            front: Place<K, V>,
            back: Place<K, V>,
            left: usize,
            _ends: (Known, MaybeUninit<usize>),
            _of: PhantomData<$owns>,
        }
        impl<$($lt)* K, V> $name<$($lt)* K, V> {
            pub(crate) fn new(ends: (Place<K, V>, Place<K, V>), left: usize) -> Self {
                $name { front: ends.0, back: ends.1, left, _ends: (Known::Yes, MaybeUninit::uninit()), _of: PhantomData }
            }
            fn rest(&self) -> Iter<'_, K, V> { Iter::new((self.front, self.back), self.left) }
        }
        pub struct $edges<$($lt)* K, V> {
            front: Place<K, V>,
            back: Place<K, V>,
            _of: PhantomData<$owns>,
        }
        impl<$($lt)* K, V> $edges<$($lt)* K, V> {
            pub(crate) fn new(ends: (Place<K, V>, Place<K, V>)) -> Self {
                $edges { front: ends.0, back: ends.1, _of: PhantomData }
            }
            fn rest(&self) -> Range<'_, K, V> { Range::new((self.front, self.back)) }
            fn is_empty(&mut self) -> bool {
                if self.front.node.is_null() {
                    return true;
                }
                self.front.to_first_leaf();
                self.back.to_last_leaf();
                self.front.node == self.back.node && self.front.at == self.back.at
            }
        }
        impl<$($lt)* K, V> Iterator for $name<$($lt)* K, V> {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                if self.left == 0 {
                    return None;
                }
                self.left -= 1;
                let $p = self.front.next();
                Some($give)
            }
            fn size_hint(&self) -> (usize, Option<usize>) { (self.left, Some(self.left)) }
            fn last(mut self) -> Option<$item> { self.next_back() }
        }
        impl<$($lt)* K, V> DoubleEndedIterator for $name<$($lt)* K, V> {
            fn next_back(&mut self) -> Option<$item> {
                if self.left == 0 {
                    return None;
                }
                self.left -= 1;
                let $p = self.back.next_back();
                Some($give)
            }
        }
        impl<$($lt)* K, V> FusedIterator for $name<$($lt)* K, V> {}
        impl<$($lt)* K, V> Iterator for $edges<$($lt)* K, V> {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                if self.is_empty() {
                    return None;
                }
                let $p = self.front.next();
                Some($give)
            }
            fn last(mut self) -> Option<$item> { self.next_back() }
        }
        impl<$($lt)* K, V> DoubleEndedIterator for $edges<$($lt)* K, V> {
            fn next_back(&mut self) -> Option<$item> {
                if self.is_empty() {
                    return None;
                }
                let $p = self.back.next_back();
                Some($give)
            }
        }
        impl<$($lt)* K, V> FusedIterator for $edges<$($lt)* K, V> {}
    };
}
counted!(Iter Range, ['a,], &'a (K, V), (&'a K, &'a V), p => unsafe { (&*p.key(), &*p.value()) });
counted!(IterMut RangeMut, ['a,], &'a mut (K, V), (&'a K, &'a mut V), p => unsafe { (&*p.key(), &mut *p.value()) });

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self { Iter::new((self.front, self.back), self.left) }
}
impl<K, V> Clone for Range<'_, K, V> {
    fn clone(&self) -> Self { Range::new((self.front, self.back)) }
}
impl<K, V> Default for Iter<'_, K, V> {
    fn default() -> Self { Iter::new((Place::none(), Place::none()), 0) }
}

/// All pairs, the map being used up: nodes are freed as soon as both ends have left them.
pub struct IntoIter<K, V> {
    front: Place<K, V>,
    back: Place<K, V>,
    left: usize,
    _ends: (Known, MaybeUninit<usize>),
    _of: PhantomData<(K, V)>,
}
impl<K, V> IntoIter<K, V> {
    fn rest(&self) -> Iter<'_, K, V> { Iter::new((self.front, self.back), self.left) }
}
impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        if self.left == 0 {
            self.front.leave_all();
            return None;
        }
        self.left -= 1;
        Some(self.front.take_next())
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.left, Some(self.left)) }
}
impl<K, V> DoubleEndedIterator for IntoIter<K, V> {
    fn next_back(&mut self) -> Option<(K, V)> {
        if self.left == 0 {
            self.front.leave_all();
            return None;
        }
        self.left -= 1;
        Some(self.back.take_next_back())
    }
}
impl<K, V> FusedIterator for IntoIter<K, V> {}

/// Goes on dropping when the drop of a pair has panicked.
struct Rest<'a, K, V>(&'a mut IntoIter<K, V>);
impl<K, V> Drop for Rest<'_, K, V> {
    fn drop(&mut self) { while self.0.next().is_some() {} }
}
impl<K, V> Drop for IntoIter<K, V> {
    fn drop(&mut self) {
        while let Some(pair) = self.next() {
            let rest = Rest(self);
            drop(pair);
            mem::forget(rest);
        }
    }
}

/// What comes before the pair `first`.
pub(crate) struct Until<'a, K, V> {
    pub(crate) all: &'a mut IntoIter<K, V>,
    pub(crate) first: Place<K, V>,
}
impl<K, V> Iterator for Until<'_, K, V> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        match self.all.front.peek() {
            Some(p) if p.node == self.first.node && p.at == self.first.at => None,
            _ => self.all.next(),
        }
    }
}

/// Both in order; of equal keys the old one with the new value.
pub(crate) struct Merged<K, V> {
    pub(crate) old: Peekable<IntoIter<K, V>>,
    pub(crate) new: Peekable<IntoIter<K, V>>,
}
impl<K: Ord, V> Iterator for Merged<K, V> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        let order = match (self.old.peek(), self.new.peek()) {
            (Some(a), Some(b)) => a.0.cmp(&b.0),
            (Some(_), None) => Ordering::Less,
            _ => Ordering::Greater,
        };
        match order {
            Ordering::Less => self.old.next(),
            Ordering::Greater => self.new.next(),
            Ordering::Equal => match (self.old.next(), self.new.next()) {
                (Some((key, _)), Some((_, value))) => Some((key, value)),
                _ => None,
            },
        }
    }
}

/// An iterator over something that is in here, with `$give` making the item of a pair.
macro_rules! pairs {
    ([$($gen:tt)*] $name:ident, $ty:ty, $inner:ty, $item:ty, $pair:ident => $give:expr) => {
        pub struct $name<$($gen)*> {
            inner: $inner,
        }
        impl<$($gen)*> $ty {
            pub(crate) fn new(inner: $inner) -> $ty { $name { inner } }
        }
        impl<$($gen)*> Iterator for $ty {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                match self.inner.next() {
                    Some($pair) => Some($give),
                    None => None,
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
            fn last(mut self) -> Option<$item> { self.next_back() }
        }
        impl<$($gen)*> DoubleEndedIterator for $ty {
            fn next_back(&mut self) -> Option<$item> {
                match self.inner.next_back() {
                    Some($pair) => Some($give),
                    None => None,
                }
            }
        }
        impl<$($gen)*> FusedIterator for $ty {}
    };
}
pairs!(['a, K, V] Keys, Keys<'a, K, V>, Iter<'a, K, V>, &'a K, p => p.0);
pairs!(['a, K, V] Values, Values<'a, K, V>, Iter<'a, K, V>, &'a V, p => p.1);
pairs!(['a, K, V] ValuesMut, ValuesMut<'a, K, V>, IterMut<'a, K, V>, &'a mut V, p => p.1);
pairs!([K, V] IntoKeys, IntoKeys<K, V>, IntoIter<K, V>, K, p => p.0);
pairs!([K, V] IntoValues, IntoValues<K, V>, IntoIter<K, V>, V, p => p.1);

impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}
impl<K, V> ExactSizeIterator for IterMut<'_, K, V> {}
impl<K, V> ExactSizeIterator for IntoIter<K, V> {}
impl<K, V> ExactSizeIterator for Keys<'_, K, V> {}
impl<K, V> ExactSizeIterator for Values<'_, K, V> {}
impl<K, V> ExactSizeIterator for ValuesMut<'_, K, V> {}
impl<K, V> ExactSizeIterator for IntoKeys<K, V> {}
impl<K, V> ExactSizeIterator for IntoValues<K, V> {}

macro_rules! copies {
    ($($name:ident)*) => {$(
        impl<K, V> Clone for $name<'_, K, V> {
            fn clone(&self) -> Self { $name { inner: self.inner.clone() } }
        }
    )*};
}
copies!(Keys Values);

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Iter<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Range<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for IterMut<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.rest()).finish() }
}
impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for RangeMut<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.rest()).finish() }
}
impl<K, V: fmt::Debug> fmt::Debug for ValuesMut<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Values::new(self.inner.rest())).finish()
    }
}
impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for IntoIter<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.rest()).finish() }
}
impl<K: fmt::Debug, V> fmt::Debug for IntoKeys<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Keys::new(self.inner.rest())).finish()
    }
}
impl<K, V: fmt::Debug> fmt::Debug for IntoValues<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Values::new(self.inner.rest())).finish()
    }
}
impl<K: fmt::Debug, V> fmt::Debug for Keys<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<K, V: fmt::Debug> fmt::Debug for Values<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}

impl<K, V> IntoIterator for BTreeMap<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;
    fn into_iter(self) -> IntoIter<K, V> {
        let ((front, back), left) = (self.ends(), self.len);
        mem::forget(self);
        IntoIter { front, back, left, _ends: (Known::Yes, MaybeUninit::uninit()), _of: PhantomData }
    }
}
impl<'a, K, V> IntoIterator for &'a BTreeMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;
    fn into_iter(self) -> Iter<'a, K, V> { self.iter() }
}
impl<'a, K, V> IntoIterator for &'a mut BTreeMap<K, V> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;
    fn into_iter(self) -> IterMut<'a, K, V> { self.iter_mut() }
}
