//! The nodes of the tree: up to eleven pairs each, in order, and beneath an inner node one
//! child more than it has pairs. Every node but the root has at least five.
//!
//! How nodes split, lend and merge is as in the real tree, for it can be seen: from how
//! often, and in what order, `Ord::cmp` of a program's own keys is called.

use crate::intrinsics;
use crate::mem;
use crate::mem::MaybeUninit;
use crate::ptr;

pub(crate) const CAPACITY: usize = 11;
pub(crate) const MIN_LEN: usize = 5;

#[repr(C)]
pub(crate) struct Node<K, V> {
    parent: *const Node<K, V>,
    /// Which child of its parent this is.
    at: usize,
    pub(crate) len: usize,
    keys: MaybeUninit<[K; CAPACITY]>,
    values: MaybeUninit<[V; CAPACITY]>,
}

#[repr(C)]
struct Inner<K, V> {
    node: Node<K, V>,
    edges: [*const Node<K, V>; CAPACITY + 1],
}

/// A pair of a node, or the edge before it; leaves have height 0. An edge of an inner
/// node stands for whatever of its child comes next, so nobody goes down before they must.
pub(crate) struct Place<K, V> {
    pub(crate) node: *const Node<K, V>,
    pub(crate) height: usize,
    pub(crate) at: usize,
}
impl<K, V> Copy for Place<K, V> {}
impl<K, V> Clone for Place<K, V> {
    fn clone(&self) -> Self { *self }
}
unsafe impl<K, V> Send for Place<K, V> {}
unsafe impl<K, V> Sync for Place<K, V> {}

pub(crate) fn new_node<K, V>(height: usize) -> *const Node<K, V> {
    let node = intrinsics::alloc(size::<K, V>(height), mem::align_of::<Inner<K, V>>()) as *mut Node<K, V>;
    unsafe {
        (*node).parent = ptr::null();
        (*node).len = 0;
    }
    node
}

fn size<K, V>(height: usize) -> usize {
    if height == 0 { mem::size_of::<Node<K, V>>() } else { mem::size_of::<Inner<K, V>>() }
}

/// What the node still holds is not dropped.
pub(crate) fn free<K, V>(node: *const Node<K, V>, height: usize) {
    intrinsics::dealloc(node as *mut u8, size::<K, V>(height), mem::align_of::<Inner<K, V>>());
}

pub(crate) fn len<K, V>(node: *const Node<K, V>) -> usize { unsafe { (*node).len } }

fn set_len<K, V>(node: *const Node<K, V>, len: usize) { unsafe { (*(node as *mut Node<K, V>)).len = len } }

pub(crate) fn parent<K, V>(node: *const Node<K, V>) -> *const Node<K, V> { unsafe { (*node).parent } }

pub(crate) fn at<K, V>(node: *const Node<K, V>) -> usize { unsafe { (*node).at } }

pub(crate) fn key<K, V>(node: *const Node<K, V>, i: usize) -> *mut K {
    unsafe { (&raw const (*node).keys as *mut K).add(i) }
}

pub(crate) fn value<K, V>(node: *const Node<K, V>, i: usize) -> *mut V {
    unsafe { (&raw const (*node).values as *mut V).add(i) }
}

fn edge<K, V>(node: *const Node<K, V>, i: usize) -> *mut *const Node<K, V> {
    unsafe { (&raw const (*(node as *const Inner<K, V>)).edges as *mut *const Node<K, V>).add(i) }
}

pub(crate) fn child<K, V>(node: *const Node<K, V>, i: usize) -> *const Node<K, V> { unsafe { *edge(node, i) } }

pub(crate) fn set_root<K, V>(node: *const Node<K, V>) { unsafe { (*(node as *mut Node<K, V>)).parent = ptr::null() } }

pub(crate) fn set_child<K, V>(node: *const Node<K, V>, i: usize, child: *const Node<K, V>) {
    unsafe {
        *edge(node, i) = child;
        (*(child as *mut Node<K, V>)).parent = node;
        (*(child as *mut Node<K, V>)).at = i;
    }
}

/// Children `from` to `to` (it, too) learn where they are now.
fn settle<K, V>(node: *const Node<K, V>, from: usize, to: usize) {
    for i in from..to + 1 {
        set_child(node, i, child(node, i));
    }
}

pub(crate) fn read<K, V>(node: *const Node<K, V>, i: usize) -> (K, V) {
    (intrinsics::ptr_read(key(node, i)), intrinsics::ptr_read(value(node, i)))
}

fn write<K, V>(node: *const Node<K, V>, i: usize, pair: (K, V)) {
    intrinsics::ptr_write(key(node, i), pair.0);
    intrinsics::ptr_write(value(node, i), pair.1);
}

/// `n` pairs, bit by bit; the two pieces may overlap.
fn copy<K, V>(from: *const Node<K, V>, i: usize, to: *const Node<K, V>, j: usize, n: usize) {
    intrinsics::copy(key(from, i) as *const K, key(to, j), n);
    intrinsics::copy(value(from, i) as *const V, value(to, j), n);
}

fn copy_edges<K, V>(from: *const Node<K, V>, i: usize, to: *const Node<K, V>, j: usize, n: usize) {
    intrinsics::copy(edge(from, i) as *const *const Node<K, V>, edge(to, j), n);
}

/// There is room: the pair, and for an inner node the child to its right.
pub(crate) fn insert<K, V>(node: *const Node<K, V>, i: usize, k: K, v: V, right: *const Node<K, V>) {
    let n = len(node);
    if i < n {
        copy(node, i, node, i + 1, n - i);
    }
    intrinsics::ptr_write(key(node, i), k);
    intrinsics::ptr_write(value(node, i), v);
    set_len(node, n + 1);
    if !right.is_null() {
        copy_edges(node, i + 1, node, i + 2, n - i);
        unsafe { *edge(node, i + 1) = right };
        settle(node, i + 1, n + 1);
    }
}

/// Where a full node splits when something is to be put at `i`: the pair that goes up,
/// whether `i` is right of it, and where it is then.
pub(crate) fn split_point(i: usize) -> (usize, bool, usize) {
    match i {
        0..=4 => (4, false, i),
        5 => (5, false, 5),
        6 => (5, true, 0),
        _ => (6, true, i - 7),
    }
}

/// What is right of pair `i` becomes a node of its own; the pair belongs to the caller.
pub(crate) fn split<K, V>(node: *const Node<K, V>, height: usize, i: usize) -> ((K, V), *const Node<K, V>) {
    let right = new_node(height);
    let n = len(node) - i - 1;
    copy(node, i + 1, right, 0, n);
    set_len(right, n);
    set_len(node, i);
    if height > 0 {
        copy_edges(node, i + 1, right, 0, n + 1);
        settle(right, 0, n);
    }
    (read(node, i), right)
}

/// Takes a pair out of a leaf.
pub(crate) fn take<K, V>(leaf: *const Node<K, V>, i: usize) -> (K, V) {
    let pair = read(leaf, i);
    let n = len(leaf) - 1;
    copy(leaf, i + 1, leaf, i, n - i);
    set_len(leaf, n);
    pair
}

/// Pair `i` of the node and all of the child right of it go into the child left of it.
/// `height` is that of the node.
pub(crate) fn merge<K, V>(node: *const Node<K, V>, height: usize, i: usize) {
    let (left, right) = (child(node, i), child(node, i + 1));
    let (n, m, all) = (len(left), len(right), len(node));
    write(left, n, read(node, i));
    copy(right, 0, left, n + 1, m);
    set_len(left, n + 1 + m);
    if height > 1 {
        copy_edges(right, 0, left, n + 1, m + 1);
        settle(left, n + 1, n + 1 + m);
    }
    copy(node, i + 1, node, i, all - i - 1);
    copy_edges(node, i + 2, node, i + 1, all - i - 1);
    set_len(node, all - 1);
    settle(node, i + 1, all - 1);
    free(right, height - 1);
}

/// `count` pairs go from the child left of pair `i` to the one right of it, by way of that pair.
pub(crate) fn lend_right<K, V>(node: *const Node<K, V>, height: usize, i: usize, count: usize) {
    let (left, right) = (child(node, i), child(node, i + 1));
    let (n, m) = (len(left) - count, len(right));
    copy(right, 0, right, count, m);
    copy(left, n + 1, right, 0, count - 1);
    write(right, count - 1, read(node, i));
    write(node, i, read(left, n));
    set_len(left, n);
    set_len(right, m + count);
    if height > 1 {
        copy_edges(right, 0, right, count, m + 1);
        copy_edges(left, n + 1, right, 0, count);
        settle(right, 0, m + count);
    }
}

/// The first pair of the child right of pair `i` goes to the end of the one left of it.
pub(crate) fn lend_left<K, V>(node: *const Node<K, V>, height: usize, i: usize) {
    let (left, right) = (child(node, i), child(node, i + 1));
    let (n, m) = (len(left), len(right) - 1);
    write(left, n, read(node, i));
    write(node, i, read(right, 0));
    copy(right, 1, right, 0, m);
    set_len(left, n + 1);
    set_len(right, m);
    if height > 1 {
        copy_edges(right, 0, left, n + 1, 1);
        settle(left, n + 1, n + 1);
        copy_edges(right, 1, right, 0, m + 1);
        settle(right, 0, m);
    }
}

impl<K, V> Place<K, V> {
    pub(crate) fn none() -> Place<K, V> { Place { node: ptr::null(), height: 0, at: 0 } }

    pub(crate) fn key(self) -> *mut K { key(self.node, self.at) }

    pub(crate) fn value(self) -> *mut V { value(self.node, self.at) }

    /// As an edge: down to the leaf, to what comes next.
    pub(crate) fn to_first_leaf(&mut self) {
        while self.height > 0 {
            self.node = child(self.node, self.at);
            self.height -= 1;
            self.at = 0;
        }
    }

    /// As an edge: down to the leaf, to what came last.
    pub(crate) fn to_last_leaf(&mut self) {
        while self.height > 0 {
            self.node = child(self.node, self.at);
            self.height -= 1;
            self.at = len(self.node);
        }
    }

    /// The pair right of the edge, and the edge after it; there must be one.
    pub(crate) fn next(&mut self) -> Place<K, V> {
        self.to_first_leaf();
        while self.at == len(self.node) {
            self.at = at(self.node);
            self.node = parent(self.node);
            self.height += 1;
        }
        let pair = *self;
        self.at += 1;
        pair
    }

    /// The pair left of the edge, and the edge before it; there must be one.
    pub(crate) fn next_back(&mut self) -> Place<K, V> {
        self.to_last_leaf();
        while self.at == 0 {
            self.at = at(self.node);
            self.node = parent(self.node);
            self.height += 1;
        }
        self.at -= 1;
        *self
    }

    /// The pair right of the edge, if there is one.
    pub(crate) fn peek(mut self) -> Option<Place<K, V>> {
        if self.node.is_null() {
            return None;
        }
        self.to_first_leaf();
        while self.at == len(self.node) {
            if parent(self.node).is_null() {
                return None;
            }
            self.at = at(self.node);
            self.node = parent(self.node);
            self.height += 1;
        }
        Some(self)
    }

    /// `next`, the pair taken out; nodes that are left behind are freed.
    pub(crate) fn take_next(&mut self) -> (K, V) {
        self.to_first_leaf();
        while self.at == len(self.node) {
            self.leave();
        }
        self.at += 1;
        read(self.node, self.at - 1)
    }

    pub(crate) fn take_next_back(&mut self) -> (K, V) {
        self.to_last_leaf();
        while self.at == 0 {
            self.leave();
        }
        self.at -= 1;
        read(self.node, self.at)
    }

    fn leave(&mut self) {
        let left = *self;
        self.at = at(left.node);
        self.node = parent(left.node);
        self.height += 1;
        free(left.node, left.height);
    }

    /// Nothing is left of the tree but the way from here to the root: that is freed, too.
    pub(crate) fn leave_all(&mut self) {
        if self.node.is_null() {
            return;
        }
        self.to_first_leaf();
        while !self.node.is_null() {
            self.leave();
        }
    }
}
