//! `BTreeMap`: in the order of its keys. Here it is one sorted piece of memory, found
//! in by halving; what can be seen of it is the same as of a tree.

mod entry;
mod extract;
mod impls;
#[home = "alloc::collections::btree::map"] mod iter;

pub use self::entry::{Entry, OccupiedEntry, VacantEntry};
pub use self::extract::ExtractIf;
pub use self::iter::{IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, Range, RangeMut, Values, ValuesMut};

use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::mem;
use crate::ops::{Bound, RangeBounds};
use crate::vec::Vec;

#[view = "transparent"]
pub struct BTreeMap<K, V> {
    pairs: Vec<(K, V)>,
}

impl<K, V> BTreeMap<K, V> {
    #[must_use]
    pub const fn new() -> BTreeMap<K, V> { BTreeMap { pairs: Vec::new() } }

    pub fn clear(&mut self) { self.pairs.clear() }

    pub const fn len(&self) -> usize { self.pairs.len() }

    pub const fn is_empty(&self) -> bool { self.pairs.is_empty() }

    pub fn iter(&self) -> Iter<'_, K, V> { Iter::new(self.pairs.iter()) }

    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> { IterMut::new(self.pairs.iter_mut()) }

    pub fn keys(&self) -> Keys<'_, K, V> { Keys::new(self.iter()) }

    pub fn values(&self) -> Values<'_, K, V> { Values::new(self.iter()) }

    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> { ValuesMut::new(self.iter_mut()) }

    pub fn into_keys(self) -> IntoKeys<K, V> { IntoKeys::new(self.into_iter()) }

    pub fn into_values(self) -> IntoValues<K, V> { IntoValues::new(self.into_iter()) }

    /// Where the key is, or where it would have to be put.
    fn find<Q: ?Sized + Ord>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        let base = self.pairs.as_ptr();
        let (mut low, mut high) = (0, self.pairs.len());
        while low < high {
            let mid = (low + high) / 2;
            match key.cmp(unsafe { &(*base.add(mid)).0 }.borrow()) {
                Ordering::Equal => return Ok(mid),
                Ordering::Less => high = mid,
                Ordering::Greater => low = mid + 1,
            }
        }
        Err(low)
    }

    pub fn get<Q: ?Sized + Ord>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q> + Ord,
    {
        match self.find(key) {
            Ok(i) => Some(&self.pairs[i].1),
            Err(_) => None,
        }
    }

    pub fn get_key_value<Q: ?Sized + Ord>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q> + Ord,
    {
        match self.find(key) {
            Ok(i) => Some((&self.pairs[i].0, &self.pairs[i].1)),
            Err(_) => None,
        }
    }

    pub fn get_mut<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q> + Ord,
    {
        match self.find(key) {
            Ok(i) => Some(&mut self.pairs[i].1),
            Err(_) => None,
        }
    }

    pub fn contains_key<Q: ?Sized + Ord>(&self, key: &Q) -> bool
    where
        K: Borrow<Q> + Ord,
    {
        self.find(key).is_ok()
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
        if self.is_empty() { None } else { Some(OccupiedEntry::new(&mut self.pairs, 0)) }
    }

    pub fn last_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>>
    where
        K: Ord,
    {
        let n = self.len();
        if n == 0 { None } else { Some(OccupiedEntry::new(&mut self.pairs, n - 1)) }
    }

    pub fn pop_first(&mut self) -> Option<(K, V)>
    where
        K: Ord,
    {
        if self.is_empty() { None } else { Some(self.pairs.remove(0)) }
    }

    pub fn pop_last(&mut self) -> Option<(K, V)>
    where
        K: Ord,
    {
        self.pairs.pop()
    }

    /// The old value, if the key was there; the key itself stays the old one.
    pub fn insert(&mut self, key: K, value: V) -> Option<V>
    where
        K: Ord,
    {
        match self.find(&key) {
            Ok(i) => Some(mem::replace(&mut self.pairs[i].1, value)),
            Err(i) => {
                self.pairs.insert(i, (key, value));
                None
            }
        }
    }

    pub fn remove<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q> + Ord,
    {
        match self.find(key) {
            Ok(i) => Some(self.pairs.remove(i).1),
            Err(_) => None,
        }
    }

    pub fn remove_entry<Q: ?Sized + Ord>(&mut self, key: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q> + Ord,
    {
        match self.find(key) {
            Ok(i) => Some(self.pairs.remove(i)),
            Err(_) => None,
        }
    }

    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, mut f: F)
    where
        K: Ord,
    {
        self.pairs.retain_mut(|pair| f(&pair.0, &mut pair.1))
    }

    pub fn append(&mut self, other: &mut BTreeMap<K, V>)
    where
        K: Ord,
    {
        for (key, value) in mem::take(other) {
            self.insert(key, value);
        }
    }

    pub fn split_off<Q: ?Sized + Ord>(&mut self, key: &Q) -> BTreeMap<K, V>
    where
        K: Borrow<Q> + Ord,
    {
        let at = match self.find(key) {
            Ok(i) => i,
            Err(i) => i,
        };
        BTreeMap { pairs: self.pairs.split_off(at) }
    }

    pub fn entry(&mut self, key: K) -> Entry<'_, K, V>
    where
        K: Ord,
    {
        match self.find(&key) {
            Ok(i) => Entry::Occupied(OccupiedEntry::new(&mut self.pairs, i)),
            Err(i) => Entry::Vacant(VacantEntry::new(&mut self.pairs, i, key)),
        }
    }

    #[track_caller]
    fn bounds<T: ?Sized + Ord, R: RangeBounds<T>>(&self, range: &R) -> (usize, usize)
    where
        K: Borrow<T>,
    {
        match (range.start_bound(), range.end_bound()) {
            (Bound::Excluded(s), Bound::Excluded(e)) if *s == *e => {
                panic!("range start and end are equal and excluded in BTreeMap")
            }
            (Bound::Included(s) | Bound::Excluded(s), Bound::Included(e) | Bound::Excluded(e)) if *s > *e => {
                panic!("range start is greater than range end in BTreeMap")
            }
            _ => {}
        }
        let start = match range.start_bound() {
            Bound::Unbounded => 0,
            Bound::Included(k) => match self.find(k) {
                Ok(i) | Err(i) => i,
            },
            Bound::Excluded(k) => match self.find(k) {
                Ok(i) => i + 1,
                Err(i) => i,
            },
        };
        let end = match range.end_bound() {
            Bound::Unbounded => self.len(),
            Bound::Included(k) => match self.find(k) {
                Ok(i) => i + 1,
                Err(i) => i,
            },
            Bound::Excluded(k) => match self.find(k) {
                Ok(i) | Err(i) => i,
            },
        };
        (start, end)
    }

    #[track_caller]
    pub fn range<T: ?Sized + Ord, R: RangeBounds<T>>(&self, range: R) -> Range<'_, K, V>
    where
        K: Borrow<T> + Ord,
    {
        let (start, end) = self.bounds(&range);
        Range::new(self.pairs[start..end].iter())
    }

    #[track_caller]
    pub fn range_mut<T: ?Sized + Ord, R: RangeBounds<T>>(&mut self, range: R) -> RangeMut<'_, K, V>
    where
        K: Borrow<T> + Ord,
    {
        let (start, end) = self.bounds(&range);
        RangeMut::new(self.pairs[start..end].iter_mut())
    }
}
