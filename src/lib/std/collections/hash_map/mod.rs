//! `HashMap`: finds by hash. Its order is nobody's business, and another in each map.

mod entry;
mod impls;
#[home = "std::collections::hash::map"] mod iter;
mod rare;
pub(crate) mod table;

pub use self::entry::{Entry, OccupiedEntry, VacantEntry};
pub use self::iter::{Drain, IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, Values, ValuesMut};
pub use self::rare::ExtractIf;
pub use crate::hash::{DefaultHasher, RandomState};

use self::table::{Table, NONE};
use crate::borrow::Borrow;
use crate::hash::{BuildHasher, Hash};

#[view = "transparent"]
pub struct HashMap<K, V, S = RandomState> {
    table: Table<(K, V)>,
    hasher: S,
}

impl<K, V> HashMap<K, V, RandomState> {
    #[must_use]
    pub fn new() -> HashMap<K, V, RandomState> { HashMap { table: Table::new(), hasher: RandomState::new() } }

    #[must_use]
    pub fn with_capacity(capacity: usize) -> HashMap<K, V, RandomState> {
        HashMap::with_capacity_and_hasher(capacity, RandomState::new())
    }
}

impl<K, V, S> HashMap<K, V, S> {
    pub const fn with_hasher(hash_builder: S) -> HashMap<K, V, S> {
        HashMap { table: Table::new(), hasher: hash_builder }
    }

    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> HashMap<K, V, S> {
        let mut table = Table::new();
        table.reserve(capacity);
        HashMap { table, hasher }
    }

    pub fn capacity(&self) -> usize { self.table.capacity() }

    pub fn len(&self) -> usize { self.table.len() }

    pub fn is_empty(&self) -> bool { self.table.len() == 0 }

    pub fn hasher(&self) -> &S { &self.hasher }

    pub fn keys(&self) -> Keys<'_, K, V> { Keys::new(self.iter()) }

    pub fn into_keys(self) -> IntoKeys<K, V> { IntoKeys::new(self.into_iter()) }

    pub fn values(&self) -> Values<'_, K, V> { Values::new(self.iter()) }

    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> { ValuesMut::new(self.iter_mut()) }

    pub fn into_values(self) -> IntoValues<K, V> { IntoValues::new(self.into_iter()) }

    pub fn iter(&self) -> Iter<'_, K, V> { Iter::new(self.table.walk()) }

    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> { IterMut::new(self.table.walk()) }

    pub fn drain(&mut self) -> Drain<'_, K, V> { Drain::new(self.table.take()) }

    pub fn clear(&mut self) { self.table.clear() }

    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, mut f: F) {
        self.table.retain(|pair| f(&pair.0, &mut pair.1))
    }
}

impl<K: Eq + Hash, V, S: BuildHasher> HashMap<K, V, S> {
    fn find<Q: ?Sized + Hash + Eq>(&self, k: &Q) -> usize
    where
        K: Borrow<Q>,
    {
        if self.table.len() == 0 {
            return NONE;
        }
        self.table.find(self.hasher.hash_one(k), |pair| *k == *pair.0.borrow())
    }

    pub fn reserve(&mut self, additional: usize) { self.table.reserve(additional) }

    pub fn shrink_to_fit(&mut self) { self.table.shrink_to(0) }

    pub fn shrink_to(&mut self, min_capacity: usize) { self.table.shrink_to(min_capacity) }

    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let hash = self.hasher.hash_one(&key);
        let at = self.table.find(hash, |pair| key == pair.0);
        if at == NONE {
            Entry::Vacant(VacantEntry::new(&mut self.table, hash, key))
        } else {
            Entry::Occupied(OccupiedEntry::new(&mut self.table, at))
        }
    }

    pub fn get<Q: ?Sized + Hash + Eq>(&self, k: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let at = self.find(k);
        if at == NONE { None } else { Some(unsafe { &(*self.table.at(at)).1 }) }
    }

    pub fn get_key_value<Q: ?Sized + Hash + Eq>(&self, k: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        let at = self.find(k);
        if at == NONE {
            return None;
        }
        let pair = unsafe { &*self.table.at(at) };
        Some((&pair.0, &pair.1))
    }

    pub fn contains_key<Q: ?Sized + Hash + Eq>(&self, k: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(k) != NONE
    }

    pub fn get_mut<Q: ?Sized + Hash + Eq>(&mut self, k: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let at = self.find(k);
        if at == NONE { None } else { Some(unsafe { &mut (*self.table.at(at)).1 }) }
    }

    /// The old value, if the key was there; the key itself stays the old one.
    pub fn insert(&mut self, k: K, v: V) -> Option<V> {
        let hash = self.hasher.hash_one(&k);
        let at = self.table.find(hash, |pair| k == pair.0);
        if at == NONE {
            self.table.insert(hash, (k, v));
            None
        } else {
            Some(crate::mem::replace(unsafe { &mut (*self.table.at(at)).1 }, v))
        }
    }

    pub fn remove<Q: ?Sized + Hash + Eq>(&mut self, k: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        match self.remove_entry(k) {
            Some((_, v)) => Some(v),
            None => None,
        }
    }

    pub fn remove_entry<Q: ?Sized + Hash + Eq>(&mut self, k: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q>,
    {
        let at = self.find(k);
        if at == NONE { None } else { Some(self.table.remove(at)) }
    }
}
