//! `entry`: one look-up, then whatever is to be done.

use super::table::Table;
use crate::fmt;
use crate::mem;

#[home = "std::collections::hash::map"]
pub enum Entry<'a, K: 'a, V: 'a> {
    Occupied(OccupiedEntry<'a, K, V>),
    Vacant(VacantEntry<'a, K, V>),
}

pub struct OccupiedEntry<'a, K: 'a, V: 'a> {
    table: &'a mut Table<(K, V)>,
    at: usize,
}

pub struct VacantEntry<'a, K: 'a, V: 'a> {
    table: &'a mut Table<(K, V)>,
    hash: u64,
    key: K,
}

impl<'a, K, V> Entry<'a, K, V> {
    pub fn or_insert(self, default: V) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(default),
        }
    }

    pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(default()),
        }
    }

    pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => {
                let value = default(entry.key());
                entry.insert(value)
            }
        }
    }

    pub fn key(&self) -> &K {
        match self {
            Entry::Occupied(entry) => entry.key(),
            Entry::Vacant(entry) => entry.key(),
        }
    }

    pub fn and_modify<F: FnOnce(&mut V)>(mut self, f: F) -> Entry<'a, K, V> {
        if let Entry::Occupied(entry) = &mut self {
            f(entry.get_mut());
        }
        self
    }

    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        match self {
            Entry::Occupied(mut entry) => {
                entry.insert(value);
                entry
            }
            Entry::Vacant(entry) => entry.insert_entry(value),
        }
    }

    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(V::default()),
        }
    }
}

impl<'a, K, V> OccupiedEntry<'a, K, V> {
    pub(crate) fn new(table: &'a mut Table<(K, V)>, at: usize) -> OccupiedEntry<'a, K, V> { OccupiedEntry { table, at } }

    pub fn key(&self) -> &K { unsafe { &(*self.table.at(self.at)).0 } }

    pub fn remove_entry(self) -> (K, V) { self.table.remove(self.at) }

    pub fn get(&self) -> &V { unsafe { &(*self.table.at(self.at)).1 } }

    pub fn get_mut(&mut self) -> &mut V { unsafe { &mut (*self.table.at(self.at)).1 } }

    pub fn into_mut(self) -> &'a mut V { unsafe { &mut (*self.table.at(self.at)).1 } }

    pub fn insert(&mut self, value: V) -> V { mem::replace(self.get_mut(), value) }

    pub fn remove(self) -> V { self.remove_entry().1 }
}

impl<'a, K, V> VacantEntry<'a, K, V> {
    pub(crate) fn new(table: &'a mut Table<(K, V)>, hash: u64, key: K) -> VacantEntry<'a, K, V> { VacantEntry { table, hash, key } }

    pub fn key(&self) -> &K { &self.key }

    pub fn into_key(self) -> K { self.key }

    pub fn insert(self, value: V) -> &'a mut V {
        let at = self.table.insert(self.hash, (self.key, value));
        unsafe { &mut (*self.table.at(at)).1 }
    }

    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        let at = self.table.insert(self.hash, (self.key, value));
        OccupiedEntry { table: self.table, at }
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Entry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Entry::Occupied(entry) => f.debug_tuple("Entry").field(entry).finish(),
            Entry::Vacant(entry) => f.debug_tuple("Entry").field(entry).finish(),
        }
    }
}
impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for OccupiedEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OccupiedEntry").field("key", self.key()).field("value", self.get()).finish_non_exhaustive()
    }
}
impl<K: fmt::Debug, V> fmt::Debug for VacantEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("VacantEntry").field(self.key()).finish() }
}
