//! Iterating over a `HashMap`, in the order of its table.

use super::table::{Hashed, Table, Walk};
use super::HashMap;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::marker::PhantomData;

pub struct Iter<'a, K, V> {
    walk: Walk<(K, V)>,
    _of: PhantomData<&'a (K, V)>,
}

unsafe impl<K: Sync, V: Sync> Send for Iter<'_, K, V> {}
unsafe impl<K: Sync, V: Sync> Sync for Iter<'_, K, V> {}

impl<'a, K, V> Iter<'a, K, V> {
    pub(crate) fn new(walk: Walk<(K, V)>) -> Iter<'a, K, V> { Iter { walk, _of: PhantomData } }
}
impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);
    fn next(&mut self) -> Option<(&'a K, &'a V)> {
        let pair = unsafe { &*self.walk.step()? };
        Some((&pair.0, &pair.1))
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.walk.left(), Some(self.walk.left())) }
}
impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self { Iter { walk: self.walk.again(), _of: PhantomData } }
}
impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Iter<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}

pub struct IterMut<'a, K, V> {
    walk: Walk<(K, V)>,
    _of: PhantomData<&'a mut (K, V)>,
}

unsafe impl<K: Send, V: Send> Send for IterMut<'_, K, V> {}
unsafe impl<K: Sync, V: Sync> Sync for IterMut<'_, K, V> {}

impl<'a, K, V> IterMut<'a, K, V> {
    pub(crate) fn new(walk: Walk<(K, V)>) -> IterMut<'a, K, V> { IterMut { walk, _of: PhantomData } }
}
impl<'a, K, V> Iterator for IterMut<'a, K, V> {
    type Item = (&'a K, &'a mut V);
    fn next(&mut self) -> Option<(&'a K, &'a mut V)> {
        let pair = unsafe { &mut *self.walk.step()? };
        Some((&pair.0, &mut pair.1))
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.walk.left(), Some(self.walk.left())) }
}

pub struct IntoIter<K, V> {
    inner: Hashed<(K, V)>,
}

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        match self.inner.next() {
            Some((_, pair)) => Some(pair),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.inner.left(), Some(self.inner.left())) }
}
impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for IntoIter<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Iter::new(self.inner.rest())).finish()
    }
}

pub struct Drain<'a, K, V> {
    inner: Hashed<(K, V)>,
    _from: PhantomData<&'a mut (K, V)>,
}

impl<'a, K, V> Drain<'a, K, V> {
    pub(crate) fn new(table: Table<(K, V)>) -> Drain<'a, K, V> { Drain { inner: table.into_hashed(), _from: PhantomData } }
}
impl<K, V> Iterator for Drain<'_, K, V> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        match self.inner.next() {
            Some((_, pair)) => Some(pair),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.inner.left(), Some(self.inner.left())) }
}

macro_rules! part_of {
    ([$($gen:tt)*] $name:ident, $ty:ty, $inner:ty, $item:ty, $part:tt) => {
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
                    Some(pair) => Some(pair.$part),
                    None => None,
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) { self.inner.size_hint() }
        }
        impl<$($gen)*> ExactSizeIterator for $ty {}
        impl<$($gen)*> FusedIterator for $ty {}
    };
}
part_of!(['a, K, V] Keys, Keys<'a, K, V>, Iter<'a, K, V>, &'a K, 0);
part_of!(['a, K, V] Values, Values<'a, K, V>, Iter<'a, K, V>, &'a V, 1);
part_of!(['a, K, V] ValuesMut, ValuesMut<'a, K, V>, IterMut<'a, K, V>, &'a mut V, 1);
part_of!([K, V] IntoKeys, IntoKeys<K, V>, IntoIter<K, V>, K, 0);
part_of!([K, V] IntoValues, IntoValues<K, V>, IntoIter<K, V>, V, 1);

impl<K, V> Clone for Keys<'_, K, V> {
    fn clone(&self) -> Self { Keys { inner: self.inner.clone() } }
}
impl<K, V> Clone for Values<'_, K, V> {
    fn clone(&self) -> Self { Values { inner: self.inner.clone() } }
}
impl<K: fmt::Debug, V> fmt::Debug for Keys<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<K, V: fmt::Debug> fmt::Debug for Values<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}

impl<K: fmt::Debug, V> fmt::Debug for IntoKeys<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Keys::new(Iter::new(self.inner.inner.rest()))).finish()
    }
}
impl<K, V: fmt::Debug> fmt::Debug for IntoValues<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Values::new(Iter::new(self.inner.inner.rest()))).finish()
    }
}

impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}
impl<K, V> ExactSizeIterator for IterMut<'_, K, V> {}
impl<K, V> ExactSizeIterator for IntoIter<K, V> {}
impl<K, V> ExactSizeIterator for Drain<'_, K, V> {}
impl<K, V> FusedIterator for Iter<'_, K, V> {}
impl<K, V> FusedIterator for IterMut<'_, K, V> {}
impl<K, V> FusedIterator for IntoIter<K, V> {}
impl<K, V> FusedIterator for Drain<'_, K, V> {}

impl<K, V, S> IntoIterator for HashMap<K, V, S> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;
    fn into_iter(self) -> IntoIter<K, V> { IntoIter { inner: self.table.into_hashed() } }
}
impl<'a, K, V, S> IntoIterator for &'a HashMap<K, V, S> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;
    fn into_iter(self) -> Iter<'a, K, V> { self.iter() }
}
impl<'a, K, V, S> IntoIterator for &'a mut HashMap<K, V, S> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;
    fn into_iter(self) -> IterMut<'a, K, V> { self.iter_mut() }
}
