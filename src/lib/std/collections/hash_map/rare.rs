//! What is seldom asked of a `HashMap`.

use super::table::{Hashed, NONE};
use super::HashMap;
use crate::borrow::Borrow;
use crate::collections::TryReserveError;
use crate::fmt;
use crate::hash::{BuildHasher, Hash};
use crate::iter::FusedIterator;

impl<K: Eq + Hash, V, S: BuildHasher> HashMap<K, V, S> {
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        TryReserveError::check::<(K, V)>(self.len(), additional)?;
        self.reserve(additional);
        Ok(())
    }

    /// The values of several keys at once; two keys that are equal are a panic.
    #[track_caller]
    pub fn get_disjoint_mut<Q: ?Sized + Hash + Eq, const N: usize>(&mut self, ks: [&Q; N]) -> [Option<&'_ mut V>; N]
    where
        K: Borrow<Q>,
    {
        let places = ks.map(|k| self.find(k));
        let mut i = 0;
        while i < N {
            if places[i] != NONE && places[..i].contains(&places[i]) {
                panic!("duplicate keys found");
            }
            i += 1;
        }
        places.map(|at| if at == NONE { None } else { Some(unsafe { &mut (*self.table.at(at)).1 }) })
    }

    pub unsafe fn get_disjoint_unchecked_mut<Q: ?Sized + Hash + Eq, const N: usize>(&mut self, ks: [&Q; N]) -> [Option<&'_ mut V>; N]
    where
        K: Borrow<Q>,
    {
        let places = ks.map(|k| self.find(k));
        places.map(|at| if at == NONE { None } else { Some(unsafe { &mut (*self.table.at(at)).1 }) })
    }
}

impl<K, V, S> HashMap<K, V, S> {
    /// Removes and gives the pairs for which `pred` is true, as they are asked for.
    pub fn extract_if<F: FnMut(&K, &mut V) -> bool>(&mut self, pred: F) -> ExtractIf<'_, K, V, F> {
        let all = self.table.take();
        ExtractIf { left: all.into_hashed(), kept: &mut self.table, pred }
    }
}

/// Pairs that stay are put back, at the latest when this is dropped.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ExtractIf<'a, K, V, F> {
    left: Hashed<(K, V)>,
    kept: &'a mut super::table::Table<(K, V)>,
    pred: F,
}

impl<K, V, F: FnMut(&K, &mut V) -> bool> Iterator for ExtractIf<'_, K, V, F> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        loop {
            let (hash, mut pair) = self.left.next()?;
            if (self.pred)(&pair.0, &mut pair.1) {
                return Some(pair);
            }
            self.kept.insert(hash, pair);
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (0, Some(self.left.left())) }
}
impl<K, V, F> Drop for ExtractIf<'_, K, V, F> {
    fn drop(&mut self) {
        while let Some((hash, pair)) = self.left.next() {
            self.kept.insert(hash, pair);
        }
    }
}
impl<K, V, F: FnMut(&K, &mut V) -> bool> FusedIterator for ExtractIf<'_, K, V, F> {}
impl<K: fmt::Debug, V: fmt::Debug, F> fmt::Debug for ExtractIf<'_, K, V, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("ExtractIf").finish_non_exhaustive() }
}
