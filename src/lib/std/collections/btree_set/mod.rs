//! `BTreeSet`: a `BTreeMap` without values.

mod extract;
mod impls;
#[home = "alloc::collections::btree::set"] mod iter;

pub use self::extract::ExtractIf;
pub use self::iter::{Difference, Intersection, IntoIter, Iter, Range, SymmetricDifference, Union};

use crate::borrow::Borrow;
use crate::collections::btree_map::BTreeMap;
use crate::ops::RangeBounds;

#[view = "transparent"]
pub struct BTreeSet<T> {
    map: BTreeMap<T, ()>,
}

fn key<K>(pair: Option<(K, ())>) -> Option<K> {
    match pair {
        Some((k, _)) => Some(k),
        None => None,
    }
}

impl<T> BTreeSet<T> {
    #[must_use]
    pub const fn new() -> BTreeSet<T> { BTreeSet { map: BTreeMap::new() } }

    pub fn iter(&self) -> Iter<'_, T> { Iter::new(self.map.keys()) }

    pub const fn len(&self) -> usize { self.map.len() }

    pub const fn is_empty(&self) -> bool { self.map.len() == 0 }

    pub fn clear(&mut self) { self.map.clear() }

    #[track_caller]
    pub fn range<K: ?Sized + Ord, R: RangeBounds<K>>(&self, range: R) -> Range<'_, T>
    where
        T: Borrow<K> + Ord,
    {
        Range::new(self.map.range_of_set(range))
    }

    pub fn contains<Q: ?Sized + Ord>(&self, value: &Q) -> bool
    where
        T: Borrow<Q> + Ord,
    {
        self.map.contains_key(value)
    }

    pub fn get<Q: ?Sized + Ord>(&self, value: &Q) -> Option<&T>
    where
        T: Borrow<Q> + Ord,
    {
        match self.map.get_key_value(value) {
            Some((k, _)) => Some(k),
            None => None,
        }
    }

    pub fn first(&self) -> Option<&T>
    where
        T: Ord,
    {
        self.iter().next()
    }

    pub fn last(&self) -> Option<&T>
    where
        T: Ord,
    {
        self.iter().next_back()
    }

    pub fn pop_first(&mut self) -> Option<T>
    where
        T: Ord,
    {
        key(self.map.pop_first())
    }

    pub fn pop_last(&mut self) -> Option<T>
    where
        T: Ord,
    {
        key(self.map.pop_last())
    }

    /// True when it was not there before.
    pub fn insert(&mut self, value: T) -> bool
    where
        T: Ord,
    {
        self.map.insert(value, ()).is_none()
    }

    pub fn replace(&mut self, value: T) -> Option<T>
    where
        T: Ord,
    {
        let old = self.take(&value);
        self.insert(value);
        old
    }

    pub fn remove<Q: ?Sized + Ord>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q> + Ord,
    {
        self.map.remove(value).is_some()
    }

    pub fn take<Q: ?Sized + Ord>(&mut self, value: &Q) -> Option<T>
    where
        T: Borrow<Q> + Ord,
    {
        key(self.map.remove_entry(value))
    }

    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F)
    where
        T: Ord,
    {
        self.map.retain(|k, _| f(k))
    }

    pub fn append(&mut self, other: &mut BTreeSet<T>)
    where
        T: Ord,
    {
        self.map.append(&mut other.map)
    }

    pub fn split_off<Q: ?Sized + Ord>(&mut self, value: &Q) -> BTreeSet<T>
    where
        T: Borrow<Q> + Ord,
    {
        BTreeSet { map: self.map.split_off(value) }
    }

    pub fn is_disjoint(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        self.intersection(other).next().is_none()
    }

    pub fn is_subset(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        self.iter().all(|x| other.contains(x))
    }

    pub fn is_superset(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        other.is_subset(self)
    }

    pub fn difference<'a>(&'a self, other: &'a BTreeSet<T>) -> Difference<'a, T>
    where
        T: Ord,
    {
        Difference::new(self, other)
    }

    pub fn symmetric_difference<'a>(&'a self, other: &'a BTreeSet<T>) -> SymmetricDifference<'a, T>
    where
        T: Ord,
    {
        SymmetricDifference::new(self, other)
    }

    pub fn intersection<'a>(&'a self, other: &'a BTreeSet<T>) -> Intersection<'a, T>
    where
        T: Ord,
    {
        Intersection::new(self, other)
    }

    pub fn union<'a>(&'a self, other: &'a BTreeSet<T>) -> Union<'a, T>
    where
        T: Ord,
    {
        Union::new(self, other)
    }
}
