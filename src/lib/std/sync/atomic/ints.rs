//! The atomic integers.

use super::ordering::{for_failure, for_load, for_store, Ordering};
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::intrinsics;

macro_rules! atomic_int {
    ($name:ident, $int:ty) => {
        #[view = "transparent"]
        #[repr(transparent)]
        pub struct $name {
            v: UnsafeCell<$int>,
        }

        unsafe impl Sync for $name {}
        impl crate::panic::RefUnwindSafe for $name {}

        impl $name {
            #[must_use]
            pub const fn new(v: $int) -> $name { $name { v: UnsafeCell::new(v) } }

            pub fn get_mut(&mut self) -> &mut $int { self.v.get_mut() }

            pub const fn into_inner(self) -> $int { self.v.into_inner() }

            pub const fn as_ptr(&self) -> *mut $int { self.v.get() }

            #[track_caller]
            pub fn load(&self, order: Ordering) -> $int {
                for_load(order);
                unsafe { *self.v.get() }
            }

            #[track_caller]
            pub fn store(&self, val: $int, order: Ordering) {
                for_store(order);
                unsafe { *self.v.get() = val }
            }

            pub fn swap(&self, val: $int, _order: Ordering) -> $int {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = val };
                old
            }

            pub fn compare_and_swap(&self, current: $int, new: $int, _order: Ordering) -> $int {
                let old = unsafe { *self.v.get() };
                if old == current {
                    unsafe { *self.v.get() = new };
                }
                old
            }

            #[track_caller]
            pub fn compare_exchange(&self, current: $int, new: $int, _success: Ordering, failure: Ordering) -> Result<$int, $int> {
                for_failure(failure);
                let old = unsafe { *self.v.get() };
                if old == current {
                    unsafe { *self.v.get() = new };
                    Ok(old)
                } else {
                    Err(old)
                }
            }

            /// The weak one may fail for no reason on real machines; here it does not.
            #[track_caller]
            pub fn compare_exchange_weak(&self, current: $int, new: $int, success: Ordering, failure: Ordering) -> Result<$int, $int> {
                self.compare_exchange(current, new, success, failure)
            }

            #[track_caller]
            pub fn fetch_update<F: FnMut($int) -> Option<$int>>(&self, set: Ordering, fetch: Ordering, mut f: F) -> Result<$int, $int> {
                let mut old = self.load(fetch);
                while let Some(new) = f(old) {
                    match self.compare_exchange_weak(old, new, set, fetch) {
                        Ok(old) => return Ok(old),
                        Err(other) => old = other,
                    }
                }
                Err(old)
            }

            pub fn fetch_add(&self, val: $int, _order: Ordering) -> $int {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = intrinsics::wrapping_add(old, val) };
                old
            }

            pub fn fetch_sub(&self, val: $int, _order: Ordering) -> $int {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = intrinsics::wrapping_sub(old, val) };
                old
            }

            pub fn fetch_and(&self, val: $int, _order: Ordering) -> $int {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = old & val };
                old
            }

            pub fn fetch_nand(&self, val: $int, _order: Ordering) -> $int {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = !(old & val) };
                old
            }

            pub fn fetch_or(&self, val: $int, _order: Ordering) -> $int {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = old | val };
                old
            }

            pub fn fetch_xor(&self, val: $int, _order: Ordering) -> $int {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = old ^ val };
                old
            }

            pub fn fetch_max(&self, val: $int, _order: Ordering) -> $int {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = if old > val { old } else { val } };
                old
            }

            pub fn fetch_min(&self, val: $int, _order: Ordering) -> $int {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = if old < val { old } else { val } };
                old
            }
        }

        impl Default for $name {
            fn default() -> $name { $name::new(0) }
        }
        impl From<$int> for $name {
            fn from(v: $int) -> $name { $name::new(v) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&self.load(Ordering::Relaxed), f) }
        }
    };
}

atomic_int!(AtomicI8, i8);
atomic_int!(AtomicI16, i16);
atomic_int!(AtomicI32, i32);
atomic_int!(AtomicI64, i64);
atomic_int!(AtomicIsize, isize);
atomic_int!(AtomicU8, u8);
atomic_int!(AtomicU16, u16);
atomic_int!(AtomicU32, u32);
atomic_int!(AtomicU64, u64);
atomic_int!(AtomicUsize, usize);
