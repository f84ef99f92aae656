//! Sorting: a merge sort of the order, then one move of each element. A comparison that panics leaves the slice as it was.

use crate::cmp::Ordering;
use crate::intrinsics;
use crate::vec::Vec;

/// Sorts `order[from..to]`, indices of the slice, by `less`; equal ones keep their order.
fn merge_sort(order: &mut [usize], spare: &mut [usize], less: &mut dyn FnMut(usize, usize) -> bool) {
    let n = order.len();
    if n <= 16 {
        let mut i = 1;
        while i < n {
            let x = order[i];
            let mut j = i;
            while j > 0 && less(x, order[j - 1]) {
                order[j] = order[j - 1];
                j -= 1;
            }
            order[j] = x;
            i += 1;
        }
        return;
    }
    let mid = n / 2;
    merge_sort(&mut order[..mid], &mut spare[..mid], less);
    merge_sort(&mut order[mid..], &mut spare[mid..], less);
    if !less(order[mid], order[mid - 1]) {
        return;
    }
    spare.copy_from_slice(order);
    let mut a = 0;
    let mut b = mid;
    let mut out = 0;
    while out < n {
        let take_b = a == mid || (b < n && less(spare[b], spare[a]));
        if take_b {
            order[out] = spare[b];
            b += 1;
        } else {
            order[out] = spare[a];
            a += 1;
        }
        out += 1;
    }
}

/// Puts the elements into the order that `less` (of two places) asks for.
fn sort_places<T>(v: &mut [T], less: &mut dyn FnMut(&T, &T) -> bool) {
    let n = v.len();
    if n < 2 {
        return;
    }
    let mut order: Vec<usize> = Vec::with_capacity(n);
    let mut i = 0;
    while i < n {
        order.push(i);
        i += 1;
    }
    let mut spare = order.clone();
    {
        let places: &[T] = v;
        merge_sort(&mut order, &mut spare, &mut |a, b| less(&places[a], &places[b]));
    }
    let mut sorted: Vec<T> = Vec::with_capacity(n);
    let base = v.as_mut_ptr();
    for i in 0..n {
        unsafe { intrinsics::copy(base.add(order[i]) as *const T, sorted.as_mut_ptr().add(i), 1) };
    }
    intrinsics::copy(sorted.as_ptr(), base, n);
}

impl<T> [T] {
    pub fn sort(&mut self)
    where
        T: Ord,
    {
        sort_places(self, &mut |a, b| a.lt(b))
    }

    pub fn sort_by<F: FnMut(&T, &T) -> Ordering>(&mut self, mut compare: F) {
        sort_places(self, &mut |a, b| compare(a, b) == Ordering::Less)
    }

    pub fn sort_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, mut f: F) {
        sort_places(self, &mut |a, b| f(a).lt(&f(b)))
    }

    pub fn sort_by_cached_key<K: Ord, F: FnMut(&T) -> K>(&mut self, f: F) {
        let mut f = f;
        let mut keys: Vec<(K, usize)> = Vec::with_capacity(self.len());
        for (i, x) in self.iter().enumerate() {
            keys.push((f(x), i));
        }
        keys.sort();
        let n = self.len();
        let mut sorted: Vec<T> = Vec::with_capacity(n);
        for (to, key) in keys.iter().enumerate() {
            unsafe { intrinsics::copy(self.as_ptr().add(key.1), sorted.as_mut_ptr().add(to), 1) };
        }
        intrinsics::copy(sorted.as_ptr(), self.as_mut_ptr(), n);
    }

    pub fn sort_unstable(&mut self)
    where
        T: Ord,
    {
        self.sort()
    }

    pub fn sort_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, compare: F) { self.sort_by(compare) }

    pub fn sort_unstable_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, f: F) { self.sort_by_key(f) }

    pub fn select_nth_unstable(&mut self, index: usize) -> (&mut [T], &mut T, &mut [T])
    where
        T: Ord,
    {
        self.select_nth_unstable_by(index, |a, b| a.cmp(b))
    }

    pub fn select_nth_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, index: usize, compare: F) -> (&mut [T], &mut T, &mut [T]) {
        if index >= self.len() {
            panic!("partition_at_index index {index} greater than length of slice {}", self.len());
        }
        self.sort_by(compare);
        let (left, rest) = self.split_at_mut(index);
        match rest {
            [nth, right @ ..] => (left, nth, right),
            [] => intrinsics::unreachable(),
        }
    }

    pub fn select_nth_unstable_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, index: usize, mut f: F) -> (&mut [T], &mut T, &mut [T]) {
        self.select_nth_unstable_by(index, |a, b| f(a).cmp(&f(b)))
    }
}
