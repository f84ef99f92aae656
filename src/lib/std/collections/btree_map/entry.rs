//! `entry`: one look-up, then whatever is to be done.

use super::node::Place;
use super::BTreeMap;
use crate::fmt;
use crate::mem;

pub enum Entry<'a, K: 'a, V: 'a> {
    Occupied(OccupiedEntry<'a, K, V>),
    Vacant(VacantEntry<'a, K, V>),
}

pub struct OccupiedEntry<'a, K: 'a, V: 'a> {
    at: Place<K, V>,
    map: &'a mut BTreeMap<K, V>,
}

pub struct VacantEntry<'a, K: 'a, V: 'a> {
    key: K,
    at: Place<K, V>,
    map: &'a mut BTreeMap<K, V>,
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
    pub(crate) fn new(map: &'a mut BTreeMap<K, V>, at: Place<K, V>) -> OccupiedEntry<'a, K, V> { OccupiedEntry { at, map } }

    pub fn key(&self) -> &K { unsafe { &*self.at.key() } }

    pub fn remove_entry(self) -> (K, V) { self.map.take(self.at).0 }

    pub fn get(&self) -> &V { unsafe { &*self.at.value() } }

    pub fn get_mut(&mut self) -> &mut V { unsafe { &mut *self.at.value() } }

    pub fn into_mut(self) -> &'a mut V { unsafe { &mut *self.at.value() } }

    pub fn insert(&mut self, value: V) -> V { mem::replace(self.get_mut(), value) }

    pub fn remove(self) -> V { self.remove_entry().1 }
}

impl<'a, K, V> VacantEntry<'a, K, V> {
    pub(crate) fn new(map: &'a mut BTreeMap<K, V>, at: Place<K, V>, key: K) -> VacantEntry<'a, K, V> {
        VacantEntry { key, at, map }
    }

    pub fn key(&self) -> &K { &self.key }

    pub fn into_key(self) -> K { self.key }

    pub fn insert(self, value: V) -> &'a mut V {
        let at = self.map.put(self.at, self.key, value);
        unsafe { &mut *at.value() }
    }

    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        let at = self.map.put(self.at, self.key, value);
        OccupiedEntry { at, map: self.map }
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
        f.debug_struct("OccupiedEntry").field("key", self.key()).field("value", self.get()).finish()
    }
}
impl<K: fmt::Debug, V> fmt::Debug for VacantEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("VacantEntry").field(self.key()).finish() }
}
