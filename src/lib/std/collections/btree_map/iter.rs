//! Iterating over a `BTreeMap`, from both ends.

use super::BTreeMap;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::slice;
use crate::vec;

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
pairs!(['a, K, V] Iter, Iter<'a, K, V>, slice::Iter<'a, (K, V)>, (&'a K, &'a V), p => (&p.0, &p.1));
pairs!(['a, K, V] Range, Range<'a, K, V>, slice::Iter<'a, (K, V)>, (&'a K, &'a V), p => (&p.0, &p.1));
pairs!(['a, K, V] IterMut, IterMut<'a, K, V>, slice::IterMut<'a, (K, V)>, (&'a K, &'a mut V), p => (&p.0, &mut p.1));
pairs!(['a, K, V] RangeMut, RangeMut<'a, K, V>, slice::IterMut<'a, (K, V)>, (&'a K, &'a mut V), p => (&p.0, &mut p.1));
pairs!([K, V] IntoIter, IntoIter<K, V>, vec::IntoIter<(K, V)>, (K, V), p => p);
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
copies!(Iter Range Keys Values);

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Iter<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Range<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(self.clone()).finish() }
}
impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for IntoIter<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entries(Iter::new(self.inner.as_slice().iter())).finish() }
}
impl<K: fmt::Debug, V> fmt::Debug for IntoKeys<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Keys::new(Iter::new(self.inner.inner.as_slice().iter()))).finish()
    }
}
impl<K, V: fmt::Debug> fmt::Debug for IntoValues<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Values::new(Iter::new(self.inner.inner.as_slice().iter()))).finish()
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
    fn into_iter(self) -> IntoIter<K, V> { IntoIter { inner: self.pairs.into_iter() } }
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
