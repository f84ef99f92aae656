//! The table behind `HashMap` and `HashSet`: open addressing, the next free place to the right.

use crate::intrinsics;
use crate::marker::PhantomData;

pub(crate) const NONE: usize = usize::MAX;

/// Set in every hash that is kept, so that 0 says "empty".
const FULL: u64 = 1 << 63;

#[view = "table"]
pub(crate) struct Table<T> {
    hashes: *mut u64,
    items: *mut T,
    /// how many places there are: 0 or a power of two
    places: usize,
    len: usize,
    _owns: PhantomData<T>,
}

unsafe impl<T: Send> Send for Table<T> {}
unsafe impl<T: Sync> Sync for Table<T> {}

/// How many elements go into so many places.
fn room(places: usize) -> usize {
    if places < 8 {
        if places == 0 { 0 } else { places - 1 }
    } else {
        places / 8 * 7
    }
}

fn places_for(elements: usize) -> usize {
    let mut places = 4;
    while room(places) < elements {
        places *= 2;
    }
    places
}

impl<T> Table<T> {
    pub(crate) const fn new() -> Table<T> {
        Table { hashes: 0 as *mut u64, items: 0 as *mut T, places: 0, len: 0, _owns: PhantomData }
    }

    fn with_places(places: usize) -> Table<T> {
        let hashes = intrinsics::alloc(places * 8, 8) as *mut u64;
        let items = crate::alloc::exchange_malloc(places * intrinsics::size_of::<T>(), intrinsics::align_of::<T>()) as *mut T;
        Table { hashes, items, places, len: 0, _owns: PhantomData }
    }

    pub(crate) fn len(&self) -> usize { self.len }

    pub(crate) fn capacity(&self) -> usize { room(self.places) }

    pub(crate) fn at(&self, place: usize) -> *mut T { unsafe { self.items.add(place) } }

    pub(crate) fn find<F: FnMut(&T) -> bool>(&self, hash: u64, mut same: F) -> usize {
        if self.places == 0 {
            return NONE;
        }
        let hash = hash | FULL;
        let mask = self.places - 1;
        let mut i = hash as usize & mask;
        loop {
            i = intrinsics::mem_probe(self.hashes as *const u64, mask, i, hash);
            if unsafe { *self.hashes.add(i) } == 0 {
                return NONE;
            }
            if same(unsafe { &*self.items.add(i) }) {
                return i;
            }
            i = (i + 1) & mask;
        }
    }

    /// Puts in what is known not to be there, and tells the place.
    pub(crate) fn insert(&mut self, hash: u64, item: T) -> usize {
        if self.len == room(self.places) {
            self.rehash(places_for(self.len + 1));
        }
        let hash = hash | FULL;
        let mask = self.places - 1;
        let i = intrinsics::mem_probe(self.hashes as *const u64, mask, hash as usize & mask, 0);
        unsafe {
            *self.hashes.add(i) = hash;
            intrinsics::ptr_write(self.items.add(i), item);
        }
        self.len += 1;
        i
    }

    /// Takes one out; those that had to step aside for it move back.
    pub(crate) fn remove(&mut self, place: usize) -> T {
        let item = intrinsics::ptr_read(self.at(place) as *const T);
        let mask = self.places - 1;
        let mut hole = place;
        let mut i = (place + 1) & mask;
        unsafe {
            while *self.hashes.add(i) != 0 {
                let home = *self.hashes.add(i) as usize & mask;
                let gone = intrinsics::wrapping_sub(i, home) & mask;
                let back = intrinsics::wrapping_sub(i, hole) & mask;
                if gone >= back {
                    *self.hashes.add(hole) = *self.hashes.add(i);
                    intrinsics::copy(self.items.add(i) as *const T, self.items.add(hole), 1);
                    hole = i;
                }
                i = (i + 1) & mask;
            }
            *self.hashes.add(hole) = 0;
        }
        self.len -= 1;
        item
    }

    fn rehash(&mut self, places: usize) {
        let old = crate::mem::replace(self, Table::with_places(places));
        for (hash, item) in old.into_hashed() {
            self.insert(hash, item);
        }
    }

    pub(crate) fn reserve(&mut self, additional: usize) {
        let want = self.len + additional;
        if want > room(self.places) {
            self.rehash(places_for(want));
        }
    }

    pub(crate) fn shrink_to(&mut self, min: usize) {
        let want = if self.len > min { self.len } else { min };
        if want == 0 {
            drop(self.take());
        } else if places_for(want) < self.places {
            self.rehash(places_for(want));
        }
    }

    pub(crate) fn take(&mut self) -> Table<T> { crate::mem::replace(self, Table::new()) }

    pub(crate) fn clear(&mut self) {
        let places = self.places;
        if self.len > 0 {
            drop(crate::mem::replace(self, Table::with_places(places)));
        }
    }

    pub(crate) fn retain<F: FnMut(&mut T) -> bool>(&mut self, mut keep: F) {
        if self.len == 0 {
            return;
        }
        let places = self.places;
        let old = crate::mem::replace(self, Table::with_places(places));
        for (hash, mut item) in old.into_hashed() {
            if keep(&mut item) {
                self.insert(hash, item);
            }
        }
    }

    pub(crate) fn walk(&self) -> Walk<T> { Walk { hashes: self.hashes, items: self.items, places: self.places, next: 0, left: self.len } }

    pub(crate) fn into_hashed(self) -> Hashed<T> {
        let walk = self.walk();
        Hashed { walk, table: self }
    }
}

impl<T: Clone> Clone for Table<T> {
    fn clone(&self) -> Table<T> {
        let mut copy = if self.places == 0 { Table::new() } else { Table::with_places(self.places) };
        let mut i = 0;
        while i < self.places {
            let hash = unsafe { *self.hashes.add(i) };
            if hash != 0 {
                intrinsics::ptr_write(copy.at(i), unsafe { (*self.at(i)).clone() });
                unsafe { *copy.hashes.add(i) = hash };
                copy.len += 1;
            }
            i += 1;
        }
        copy
    }
}

impl<T> Drop for Table<T> {
    fn drop(&mut self) {
        if self.places == 0 {
            return;
        }
        if intrinsics::needs_drop::<T>() {
            let mut walk = self.walk();
            while let Some(item) = walk.step() {
                intrinsics::drop_in_place(item);
            }
        }
        intrinsics::dealloc(self.hashes as *mut u8, self.places * 8, 8);
        crate::alloc::box_free(
            self.items as *mut u8,
            self.places * intrinsics::size_of::<T>(),
            intrinsics::align_of::<T>(),
        );
    }
}

/// Goes over the elements; whose they are is for the user of it to know.
pub(crate) struct Walk<T> {
    hashes: *mut u64,
    items: *mut T,
    places: usize,
    next: usize,
    left: usize,
}

impl<T> Walk<T> {
    pub(crate) fn left(&self) -> usize { self.left }

    pub(crate) fn step(&mut self) -> Option<*mut T> {
        if self.left == 0 {
            return None;
        }
        let full = intrinsics::mem_skip_zeros(self.hashes as *const u64, self.places, self.next);
        self.next = full + 1;
        self.left -= 1;
        Some(unsafe { self.items.add(full) })
    }

    pub(crate) fn again(&self) -> Walk<T> { Walk { hashes: self.hashes, items: self.items, places: self.places, next: self.next, left: self.left } }
}

/// Gives the elements of a table away, with their hashes.
pub(crate) struct Hashed<T> {
    walk: Walk<T>,
    table: Table<T>,
}

unsafe impl<T: Send> Send for Hashed<T> {}
unsafe impl<T: Sync> Sync for Hashed<T> {}

impl<T> Hashed<T> {
    pub(crate) fn left(&self) -> usize { self.walk.left }

    pub(crate) fn rest(&self) -> Walk<T> { self.walk.again() }
}

impl<T> Iterator for Hashed<T> {
    type Item = (u64, T);
    fn next(&mut self) -> Option<(u64, T)> {
        let item = self.walk.step()?;
        let place = unsafe { self.table.hashes.add(self.walk.next - 1) };
        let hash = unsafe { *place };
        unsafe { *place = 0 };
        self.table.len -= 1;
        Some((hash, intrinsics::ptr_read(item as *const T)))
    }
}
