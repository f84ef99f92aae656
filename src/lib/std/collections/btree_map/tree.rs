//! Finding, putting in and taking out, with what that does to the nodes.

use super::node;
use super::node::{CAPACITY, MIN_LEN, Node, Place};
use super::BTreeMap;
use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::ops::{Bound, RangeBounds};
use crate::ptr;

/// From where, or up to where, a range goes within a node and beneath.
enum Limit<'a, Q: ?Sized> {
    With(&'a Q),
    Without(&'a Q),
    All,
    Nothing,
}
impl<Q: ?Sized> Copy for Limit<'_, Q> {}
impl<Q: ?Sized> Clone for Limit<'_, Q> {
    fn clone(&self) -> Self { *self }
}
impl<'a, Q: ?Sized> Limit<'a, Q> {
    fn of(bound: Bound<&'a Q>) -> Limit<'a, Q> {
        match bound {
            Bound::Included(key) => Limit::With(key),
            Bound::Excluded(key) => Limit::Without(key),
            Bound::Unbounded => Limit::All,
        }
    }
}

/// Where in the node, from `i` on, the key is, or the edge beneath which it would be.
fn find_in<K: Borrow<Q>, V, Q: ?Sized + Ord>(node: *const Node<K, V>, mut i: usize, key: &Q) -> (bool, usize) {
    let n = node::len(node);
    while i < n {
        match key.cmp(unsafe { &*node::key(node, i) }.borrow()) {
            Ordering::Greater => i += 1,
            Ordering::Equal => return (true, i),
            Ordering::Less => return (false, i),
        }
    }
    (false, i)
}

fn lower<'a, K: Borrow<Q>, V, Q: ?Sized + Ord>(node: *const Node<K, V>, limit: Limit<'a, Q>) -> (usize, Limit<'a, Q>) {
    match limit {
        Limit::With(key) => match find_in(node, 0, key) {
            (true, i) => (i, Limit::Nothing),
            (false, i) => (i, limit),
        },
        Limit::Without(key) => match find_in(node, 0, key) {
            (true, i) => (i + 1, Limit::All),
            (false, i) => (i, limit),
        },
        Limit::All => (0, limit),
        Limit::Nothing => (node::len(node), limit),
    }
}

fn upper<'a, K: Borrow<Q>, V, Q: ?Sized + Ord>(
    node: *const Node<K, V>,
    from: usize,
    limit: Limit<'a, Q>,
) -> (usize, Limit<'a, Q>) {
    match limit {
        Limit::With(key) => match find_in(node, from, key) {
            (true, i) => (i + 1, Limit::Nothing),
            (false, i) => (i, limit),
        },
        Limit::Without(key) => match find_in(node, from, key) {
            (true, i) => (i, Limit::All),
            (false, i) => (i, limit),
        },
        Limit::All => (node::len(node), limit),
        Limit::Nothing => (from, limit),
    }
}

impl<K, V> BTreeMap<K, V> {
    /// The key's pair, or the edge of a leaf where it would be put (of no node, if there is none yet).
    pub(crate) fn find<Q: ?Sized + Ord>(&self, key: &Q) -> (bool, Place<K, V>)
    where
        K: Borrow<Q>,
    {
        let mut place = self.top(0);
        if place.node.is_null() {
            return (false, place);
        }
        loop {
            let (found, at) = find_in(place.node, 0, key);
            place.at = at;
            if found || place.height == 0 {
                return (found, place);
            }
            place.node = node::child(place.node, at);
            place.height -= 1;
        }
    }

    pub(crate) fn top(&self, at: usize) -> Place<K, V> { Place { node: self.root, height: self.height, at } }

    /// The edges before all and after all.
    pub(crate) fn ends(&self) -> (Place<K, V>, Place<K, V>) {
        (self.top(0), self.top(if self.root.is_null() { 0 } else { node::len(self.root) }))
    }

    /// The first edge that is not below the bound.
    pub(crate) fn lower_edge<Q: ?Sized + Ord>(&self, bound: Bound<&Q>) -> Place<K, V>
    where
        K: Borrow<Q>,
    {
        if self.root.is_null() { Place::none() } else { go_lower(self.top(0), Limit::of(bound)) }
    }

    /// The edges between which the range is. Both ends go down together as long as they go the same way.
    #[track_caller]
    pub(crate) fn edges<Q: ?Sized + Ord, R: RangeBounds<Q>>(&self, range: &R, set: bool) -> (Place<K, V>, Place<K, V>)
    where
        K: Borrow<Q>,
    {
        if self.root.is_null() {
            return (Place::none(), Place::none());
        }
        check_bounds(range, set);
        let (mut from, mut to) = (Limit::of(range.start_bound()), Limit::of(range.end_bound()));
        let mut here = self.top(0);
        loop {
            let (low, from_below) = lower(here.node, from);
            let (high, to_below) = upper(here.node, low, to);
            if low < high || here.height == 0 {
                let left = Place { node: here.node, height: here.height, at: low };
                let right = Place { node: here.node, height: here.height, at: high };
                return (below_lower(left, from_below), below_upper(right, to_below));
            }
            from = from_below;
            to = to_below;
            here.node = node::child(here.node, low);
            here.height -= 1;
        }
    }

    /// Puts a pair at an edge of a leaf, and says where it is then.
    pub(crate) fn put(&mut self, place: Place<K, V>, key: K, value: V) -> Place<K, V> {
        self.len += 1;
        let leaf = place.node;
        if leaf.is_null() {
            self.root = node::new_node(0);
            node::insert(self.root, 0, key, value, ptr::null());
            return self.top(0);
        }
        if node::len(leaf) < CAPACITY {
            node::insert(leaf, place.at, key, value, ptr::null());
            return place;
        }
        let (middle, goes_right, at) = node::split_point(place.at);
        let (up, right) = node::split(leaf, 0, middle);
        let home = Place { node: if goes_right { right } else { leaf }, height: 0, at };
        node::insert(home.node, at, key, value, ptr::null());
        self.put_above(leaf, up, right);
        home
    }

    /// `left` was split: the pair that was in the middle and what was right of it go into the parent.
    fn put_above(&mut self, mut left: *const Node<K, V>, mut up: (K, V), mut right: *const Node<K, V>) {
        let mut height = 1;
        loop {
            let above = node::parent(left);
            if above.is_null() {
                self.raise();
                node::insert(self.root, 0, up.0, up.1, right);
                return;
            }
            let i = node::at(left);
            if node::len(above) < CAPACITY {
                node::insert(above, i, up.0, up.1, right);
                return;
            }
            let (middle, goes_right, at) = node::split_point(i);
            let (next_up, next_right) = node::split(above, height, middle);
            node::insert(if goes_right { next_right } else { above }, at, up.0, up.1, right);
            up = next_up;
            right = next_right;
            left = above;
            height += 1;
        }
    }

    /// A new root above the old one.
    pub(crate) fn raise(&mut self) {
        let root = node::new_node(self.height + 1);
        node::set_child(root, 0, self.root);
        self.root = root;
        self.height += 1;
    }

    /// Takes a pair out; also the edge where it was.
    pub(crate) fn take(&mut self, place: Place<K, V>) -> ((K, V), Place<K, V>) {
        self.len -= 1;
        if place.height == 0 {
            return self.take_from_leaf(place);
        }
        // the pair before it is in a leaf and comes here instead
        let mut before = place;
        before.to_last_leaf();
        before.at -= 1;
        let (pair, mut edge) = self.take_from_leaf(before);
        let here = edge.next();
        let old = node::read(here.node, here.at);
        unsafe {
            ptr::write(here.key(), pair.0);
            ptr::write(here.value(), pair.1);
        }
        (old, edge)
    }

    fn take_from_leaf(&mut self, place: Place<K, V>) -> ((K, V), Place<K, V>) {
        let (leaf, i) = (place.node, place.at);
        let pair = node::take(leaf, i);
        let above = node::parent(leaf);
        if node::len(leaf) >= MIN_LEN || above.is_null() {
            return (pair, place);
        }
        let at = node::at(leaf);
        let edge = if at > 0 {
            let left = node::child(above, at - 1);
            let n = node::len(left);
            if self.even_out(above, 1, at) {
                Place { node: left, height: 0, at: n + 1 + i }
            } else {
                Place { node: leaf, height: 0, at: i + 1 }
            }
        } else {
            self.even_out(above, 1, 0);
            place
        };
        self.even_out_above(above);
        (pair, edge)
    }

    /// Child `at` is one short: it is merged with a neighbour (true), or gets a pair from it.
    fn even_out(&mut self, node: *const Node<K, V>, height: usize, at: usize) -> bool {
        let left = if at > 0 { at - 1 } else { 0 };
        let (n, m) = (node::len(node::child(node, left)), node::len(node::child(node, left + 1)));
        let fits = n + 1 + m <= CAPACITY;
        if fits {
            node::merge(node, height, left);
        } else if at > 0 {
            node::lend_right(node, height, left, 1);
        } else {
            node::lend_left(node, height, 0);
        }
        fits
    }

    fn even_out_above(&mut self, mut node: *const Node<K, V>) {
        let mut height = 1;
        while node::len(node) < MIN_LEN {
            let above = node::parent(node);
            if above.is_null() {
                if node::len(node) == 0 {
                    self.lower_root();
                }
                return;
            }
            height += 1;
            if !self.even_out(above, height, node::at(node)) {
                return;
            }
            node = above;
        }
    }

    fn lower_root(&mut self) {
        let old = self.root;
        self.root = node::child(old, 0);
        node::set_root(self.root);
        node::free(old, self.height);
        self.height -= 1;
    }

    /// Puts pairs after all others, in order. Leaves are filled to the brim.
    pub(crate) fn push_all<I: Iterator<Item = (K, V)>>(&mut self, pairs: I) {
        let mut leaf = self.ends().1;
        leaf.to_last_leaf();
        for (key, value) in pairs {
            self.len += 1;
            if leaf.node.is_null() {
                self.root = node::new_node(0);
                leaf.node = self.root;
            }
            if node::len(leaf.node) < CAPACITY {
                node::insert(leaf.node, node::len(leaf.node), key, value, ptr::null());
            } else {
                leaf.node = self.push_beside(leaf.node, key, value);
            }
        }
        self.fix_right_border();
    }

    /// All leaves are full: the pair goes into the first node above that is not, an empty leaf right of it.
    fn push_beside(&mut self, leaf: *const Node<K, V>, key: K, value: V) -> *const Node<K, V> {
        let (mut open, mut height) = (leaf, 0);
        while node::len(open) == CAPACITY {
            if node::parent(open).is_null() {
                self.raise();
            }
            open = node::parent(open);
            height += 1;
        }
        let fresh = node::new_node(0);
        let mut right = fresh;
        for h in 1..height {
            let above = node::new_node(h);
            node::set_child(above, 0, right);
            right = above;
        }
        node::insert(open, node::len(open), key, value, right);
        fresh
    }

    /// The last nodes may have too little; those left of them are full.
    fn fix_right_border(&mut self) {
        let mut here = self.ends().1;
        while here.height > 0 {
            let last = node::child(here.node, here.at);
            let n = node::len(last);
            if n < MIN_LEN {
                node::lend_right(here.node, here.height, here.at - 1, MIN_LEN - n);
            }
            here = Place { node: last, height: here.height - 1, at: node::len(last) };
        }
    }
}

fn go_lower<K: Borrow<Q>, V, Q: ?Sized + Ord>(mut place: Place<K, V>, limit: Limit<'_, Q>) -> Place<K, V> {
    let (at, limit) = lower(place.node, limit);
    place.at = at;
    below_lower(place, limit)
}

fn below_lower<K: Borrow<Q>, V, Q: ?Sized + Ord>(mut place: Place<K, V>, mut limit: Limit<'_, Q>) -> Place<K, V> {
    while place.height > 0 {
        place.node = node::child(place.node, place.at);
        place.height -= 1;
        let (at, below) = lower(place.node, limit);
        place.at = at;
        limit = below;
    }
    place
}

fn below_upper<K: Borrow<Q>, V, Q: ?Sized + Ord>(mut place: Place<K, V>, mut limit: Limit<'_, Q>) -> Place<K, V> {
    while place.height > 0 {
        place.node = node::child(place.node, place.at);
        place.height -= 1;
        let (at, below) = upper(place.node, 0, limit);
        place.at = at;
        limit = below;
    }
    place
}

#[track_caller]
fn check_bounds<Q: ?Sized + Ord, R: RangeBounds<Q>>(range: &R, set: bool) {
    match (range.start_bound(), range.end_bound()) {
        (Bound::Excluded(s), Bound::Excluded(e)) if *s == *e => {
            if set {
                panic!("range start and end are equal and excluded in BTreeSet")
            }
            panic!("range start and end are equal and excluded in BTreeMap")
        }
        (Bound::Included(s) | Bound::Excluded(s), Bound::Included(e) | Bound::Excluded(e)) if *s > *e => {
            if set {
                panic!("range start is greater than range end in BTreeSet")
            }
            panic!("range start is greater than range end in BTreeMap")
        }
        _ => {}
    }
}
