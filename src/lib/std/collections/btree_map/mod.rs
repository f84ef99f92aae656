//! `BTreeMap`: in the order of its keys, as a tree of small sorted nodes.

mod entry;
mod extract;
mod impls;
#[home = "alloc::collections::btree::map"] mod iter;
mod node;
mod tree;

pub use self::entry::{Entry, OccupiedEntry, VacantEntry};
pub use self::extract::ExtractIf;
pub use self::iter::{IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, Range, RangeMut, Values, ValuesMut};

use self::node::{Node, Place};
use crate::borrow::Borrow;
use crate::marker::PhantomData;
use crate::mem;
use crate::ops::{Bound, RangeBounds};
use crate::ptr;

#[view = "tree"]
pub struct BTreeMap<K, V> {
    root: *const Node<K, V>,
    /// Of the root; leaves have 0.
    height: usize,
    len: usize,
    _owns: PhantomData<(K, V)>,
}

unsafe impl<K: Send, V: Send> Send for BTreeMap<K, V> {}
unsafe impl<K: Sync, V: Sync> Sync for BTreeMap<K, V> {}

impl<K, V> Drop for BTreeMap<K, V> {
    fn drop(&mut self) {
        if !self.root.is_null() {
            drop(mem::take(self).into_iter())
        }
    }
}

impl<K, V> BTreeMap<K, V> {
    #[must_use]
    pub const fn new() -> BTreeMap<K, V> {
        BTreeMap { root: ptr::null(), height: 0, len: 0, _owns: PhantomData }
    }

    pub fn clear(&mut self) { drop(mem::take(self)) }

    pub const fn len(&self) -> usize { self.len }

    pub const fn is_empty(&self) -> bool { self.len == 0 }

    pub fn iter(&self) -> Iter<'_, K, V> { Iter::new(self.ends(), self.len) }

    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> { IterMut::new(self.ends(), self.len) }

    pub fn keys(&self) -> Keys<'_, K, V> { Keys::new(self.iter()) }

    pub fn values(&self) -> Values<'_, K, V> { Values::new(self.iter()) }

    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> { ValuesMut::new(self.iter_mut()) }

    pub fn into_keys(self) -> IntoKeys<K, V> { IntoKeys::new(self.into_iter()) }

    pub fn into_values(self) -> IntoValues<K, V> { IntoValues::new(self.into_iter()) }

    pub fn get<Q: ?Sized + Ord>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q> + Ord,
    {
        match self.find(key) {
            (true, at) => Some(unsafe { &*at.value() }),
            (false, _) => None,
        }
    }

    pub fn get_key_value<Q: ?Sized + Ord>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q> + Ord,
    {
        match self.find(key) {
            (true, at) => Some(unsafe { (&*at.key(), &*at.value()) }),
            (false, _) => None,
        }
    }

    pub fn get_mut<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q> + Ord,
    {
        match self.find(key) {
            (true, at) => Some(unsafe { &mut *at.value() }),
            (false, _) => None,
        }
    }

    pub fn contains_key<Q: ?Sized + Ord>(&self, key: &Q) -> bool
    where
        K: Borrow<Q> + Ord,
    {
        self.find(key).0
    }

    pub fn first_key_value(&self) -> Option<(&K, &V)>
    where
        K: Ord,
    {
        self.iter().next()
    }

    pub fn last_key_value(&self) -> Option<(&K, &V)>
    where
        K: Ord,
    {
        self.iter().next_back()
    }

    pub fn first_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>>
    where
        K: Ord,
    {
        if self.len == 0 {
            return None;
        }
        let at = self.ends().0.next();
        Some(OccupiedEntry::new(self, at))
    }

    pub fn last_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>>
    where
        K: Ord,
    {
        if self.len == 0 {
            return None;
        }
        let at = self.ends().1.next_back();
        Some(OccupiedEntry::new(self, at))
    }

    pub fn pop_first(&mut self) -> Option<(K, V)>
    where
        K: Ord,
    {
        if self.len == 0 { None } else { Some(self.take(self.ends().0.next()).0) }
    }

    pub fn pop_last(&mut self) -> Option<(K, V)>
    where
        K: Ord,
    {
        if self.len == 0 { None } else { Some(self.take(self.ends().1.next_back()).0) }
    }

    /// The old value, if the key was there; the key itself stays the old one.
    pub fn insert(&mut self, key: K, value: V) -> Option<V>
    where
        K: Ord,
    {
        match self.find(&key) {
            (true, at) => Some(mem::replace(unsafe { &mut *at.value() }, value)),
            (false, at) => {
                self.put(at, key, value);
                None
            }
        }
    }

    pub fn remove<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q> + Ord,
    {
        match self.find(key) {
            (true, at) => Some(self.take(at).0.1),
            (false, _) => None,
        }
    }

    pub fn remove_entry<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q> + Ord,
    {
        match self.find(key) {
            (true, at) => Some(self.take(at).0),
            (false, _) => None,
        }
    }

    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, mut f: F)
    where
        K: Ord,
    {
        self.extract_if(.., |k, v| !f(k, v)).for_each(drop)
    }

    pub fn append(&mut self, other: &mut BTreeMap<K, V>)
    where
        K: Ord,
    {
        if other.len == 0 {
            return;
        }
        if self.len == 0 {
            mem::swap(self, other);
            return;
        }
        let (old, new) = (mem::take(self).into_iter(), mem::take(other).into_iter());
        self.push_all(iter::Merged { old: old.peekable(), new: new.peekable() });
    }

    pub fn split_off<Q: ?Sized + Ord>(&mut self, key: &Q) -> BTreeMap<K, V>
    where
        K: Borrow<Q> + Ord,
    {
        let mut right = BTreeMap::new();
        let at = self.lower_edge(Bound::Included(key));
        let Some(first) = at.peek() else { return right };
        let mut all = mem::take(self).into_iter();
        self.push_all(iter::Until { all: &mut all, first });
        right.push_all(all);
        right
    }

    pub fn entry(&mut self, key: K) -> Entry<'_, K, V>
    where
        K: Ord,
    {
        match self.find(&key) {
            (true, at) => Entry::Occupied(OccupiedEntry::new(self, at)),
            (false, at) => Entry::Vacant(VacantEntry::new(self, at, key)),
        }
    }

    #[track_caller]
    pub fn range<T: ?Sized + Ord, R: RangeBounds<T>>(&self, range: R) -> Range<'_, K, V>
    where
        K: Borrow<T> + Ord,
    {
        Range::new(self.edges(&range, false))
    }

    #[track_caller]
    pub fn range_mut<T: ?Sized + Ord, R: RangeBounds<T>>(&mut self, range: R) -> RangeMut<'_, K, V>
    where
        K: Borrow<T> + Ord,
    {
        RangeMut::new(self.edges(&range, false))
    }

    /// `range`, whose panics name the set.
    #[track_caller]
    pub(crate) fn range_of_set<T: ?Sized + Ord, R: RangeBounds<T>>(&self, range: R) -> Range<'_, K, V>
    where
        K: Borrow<T>,
    {
        Range::new(self.edges(&range, true))
    }
}
