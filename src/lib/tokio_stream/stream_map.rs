//! Streams by key; items of all of them, as they come.

use futures::stream::Stream;
use std::borrow::Borrow;
use std::fmt;
use std::hash::Hash;
use std::intrinsics;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

const RANDOM: u32 = 5;

pub struct StreamMap<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> StreamMap<K, V> {
    pub fn new() -> StreamMap<K, V> {
        StreamMap { entries: Vec::new() }
    }

    pub fn with_capacity(capacity: usize) -> StreamMap<K, V> {
        StreamMap { entries: Vec::with_capacity(capacity) }
    }

    pub fn iter(&self) -> impl Iterator<Item = &(K, V)> {
        self.entries.iter()
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut (K, V)> {
        self.entries.iter_mut()
    }

    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.entries.iter().map(|e| &e.0)
    }

    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|e| &e.1)
    }

    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|e| &mut e.1)
    }

    pub fn capacity(&self) -> usize {
        self.entries.capacity()
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn clear(&mut self) {
        self.entries.clear();
    }

    pub fn insert(&mut self, k: K, stream: V) -> Option<V>
    where
        K: Hash + Eq,
    {
        let old = self.remove(&k);
        self.entries.push((k, stream));
        old
    }

    pub fn remove<Q: ?Sized>(&mut self, k: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match self.entries.iter().position(|e| e.0.borrow() == k) {
            Some(i) => Some(self.entries.swap_remove(i).1),
            None => None,
        }
    }

    pub fn contains_key<Q: ?Sized>(&self, k: &Q) -> bool
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        self.entries.iter().any(|e| e.0.borrow() == k)
    }
}

impl<K, V: Stream + Unpin> StreamMap<K, V> {
    /// Asks every stream once, from any of them on; those that are over are taken out.
    fn poll_entry(&mut self, cx: &mut Context<'_>) -> Poll<Option<(usize, V::Item)>> {
        let n = self.entries.len();
        let start = if n == 0 { 0 } else { (intrinsics::rt_random(RANDOM) % n as u64) as usize };
        let mut i = start;
        for _ in 0..n {
            match Pin::new(&mut self.entries[i].1).poll_next(cx) {
                Poll::Ready(Some(item)) => return Poll::Ready(Some((i, item))),
                Poll::Ready(None) => {
                    self.entries.swap_remove(i);
                    if i == self.entries.len() {
                        i = 0;
                    } else if i < start && start <= self.entries.len() {
                        // the one that took its place has been asked already
                        i = (i + 1) % self.entries.len();
                    }
                }
                Poll::Pending => i = (i + 1) % self.entries.len(),
            }
        }
        if self.entries.is_empty() { Poll::Ready(None) } else { Poll::Pending }
    }
}

impl<K: Clone + Unpin, V: Stream + Unpin> Stream for StreamMap<K, V> {
    type Item = (K, V::Item);

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<(K, V::Item)>> {
        match ready!(self.poll_entry(cx)) {
            Some((i, item)) => Poll::Ready(Some((self.entries[i].0.clone(), item))),
            None => Poll::Ready(None),
        }
    }
}

impl<K, V> Default for StreamMap<K, V> {
    fn default() -> StreamMap<K, V> {
        StreamMap::new()
    }
}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for StreamMap<K, V> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(iter: T) -> StreamMap<K, V> {
        let mut map = StreamMap::new();
        for (k, v) in iter {
            map.insert(k, v);
        }
        map
    }
}

impl<K: Hash + Eq, V> Extend<(K, V)> for StreamMap<K, V> {
    fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, iter: T) {
        for (k, v) in iter {
            self.insert(k, v);
        }
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for StreamMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamMap").field("entries", &self.entries).finish()
    }
}
