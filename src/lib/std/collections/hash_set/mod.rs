//! `HashSet`: a `HashMap` without values.

mod impls;
#[home = "std::collections::hash::set"] mod iter;
mod ops;
mod rare;

pub use self::iter::{Drain, IntoIter, Iter};
pub use self::rare::ExtractIf;
pub use self::ops::{Difference, Intersection, SymmetricDifference, Union};

use crate::borrow::Borrow;
use crate::collections::hash_map::HashMap;
use crate::hash::{BuildHasher, Hash, RandomState};

#[view = "transparent"]
pub struct HashSet<T, S = RandomState> {
    map: HashMap<T, (), S>,
}

impl<T> HashSet<T, RandomState> {
    #[must_use]
    pub fn new() -> HashSet<T, RandomState> { HashSet { map: HashMap::new() } }

    #[must_use]
    pub fn with_capacity(capacity: usize) -> HashSet<T, RandomState> {
        HashSet { map: HashMap::with_capacity(capacity) }
    }
}

impl<T, S> HashSet<T, S> {
    pub const fn with_hasher(hasher: S) -> HashSet<T, S> { HashSet { map: HashMap::with_hasher(hasher) } }

    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> HashSet<T, S> {
        HashSet { map: HashMap::with_capacity_and_hasher(capacity, hasher) }
    }

    pub fn capacity(&self) -> usize { self.map.capacity() }

    pub fn iter(&self) -> Iter<'_, T> { Iter::new(self.map.keys()) }

    pub fn len(&self) -> usize { self.map.len() }

    pub fn is_empty(&self) -> bool { self.map.len() == 0 }

    pub fn drain(&mut self) -> Drain<'_, T> { Drain::new(self.map.drain()) }

    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) { self.map.retain(|k, _| f(k)) }

    pub fn clear(&mut self) { self.map.clear() }

    pub fn hasher(&self) -> &S { self.map.hasher() }
}

impl<T: Eq + Hash, S: BuildHasher> HashSet<T, S> {
    pub fn reserve(&mut self, additional: usize) { self.map.reserve(additional) }

    pub fn shrink_to_fit(&mut self) { self.map.shrink_to_fit() }

    pub fn contains<Q: ?Sized + Hash + Eq>(&self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.map.contains_key(value)
    }

    pub fn get<Q: ?Sized + Hash + Eq>(&self, value: &Q) -> Option<&T>
    where
        T: Borrow<Q>,
    {
        match self.map.get_key_value(value) {
            Some((k, _)) => Some(k),
            None => None,
        }
    }

    /// True when it was not there before.
    pub fn insert(&mut self, value: T) -> bool { self.map.insert(value, ()).is_none() }

    pub fn replace(&mut self, value: T) -> Option<T> {
        let old = self.take(&value);
        self.insert(value);
        old
    }

    pub fn remove<Q: ?Sized + Hash + Eq>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.map.remove(value).is_some()
    }

    pub fn take<Q: ?Sized + Hash + Eq>(&mut self, value: &Q) -> Option<T>
    where
        T: Borrow<Q>,
    {
        match self.map.remove_entry(value) {
            Some((k, _)) => Some(k),
            None => None,
        }
    }

    pub fn is_disjoint(&self, other: &HashSet<T, S>) -> bool { self.iter().all(|v| !other.contains(v)) }

    pub fn is_subset(&self, other: &HashSet<T, S>) -> bool {
        self.len() <= other.len() && self.iter().all(|v| other.contains(v))
    }

    pub fn is_superset(&self, other: &HashSet<T, S>) -> bool { other.is_subset(self) }

    pub fn difference<'a>(&'a self, other: &'a HashSet<T, S>) -> Difference<'a, T, S> { Difference::new(self, other) }

    pub fn symmetric_difference<'a>(&'a self, other: &'a HashSet<T, S>) -> SymmetricDifference<'a, T, S> {
        SymmetricDifference::new(self, other)
    }

    pub fn intersection<'a>(&'a self, other: &'a HashSet<T, S>) -> Intersection<'a, T, S> {
        if self.len() <= other.len() { Intersection::new(self, other) } else { Intersection::new(other, self) }
    }

    pub fn union<'a>(&'a self, other: &'a HashSet<T, S>) -> Union<'a, T, S> {
        if self.len() >= other.len() { Union::new(self, other) } else { Union::new(other, self) }
    }
}
