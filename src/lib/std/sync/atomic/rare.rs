//! What is seldom asked of atomics.

use super::{AtomicBool, AtomicPtr, Ordering};
use crate::intrinsics;

/// `update` and `try_update` are loops around a comparison, here as there.
macro_rules! updates {
    ([$($gen:tt)*] $name:ty, $value:ty) => {
        impl $($gen)* $name {
            pub const unsafe fn from_ptr<'a>(ptr: *mut $value) -> &'a $name { unsafe { &*(ptr as *mut $name) } }

            #[track_caller]
            pub fn try_update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: impl FnMut($value) -> Option<$value>,
            ) -> Result<$value, $value> {
                self.fetch_update(set_order, fetch_order, f)
            }

            #[track_caller]
            pub fn update(&self, set_order: Ordering, fetch_order: Ordering, mut f: impl FnMut($value) -> $value) -> $value {
                let mut old = self.load(fetch_order);
                loop {
                    match self.compare_exchange_weak(old, f(old), set_order, fetch_order) {
                        Ok(old) => return old,
                        Err(other) => old = other,
                    }
                }
            }
        }
    };
}
updates! { [] AtomicBool, bool }
updates! { [<T>] AtomicPtr<T>, *mut T }
updates! { [] super::AtomicI8, i8 }
updates! { [] super::AtomicI16, i16 }
updates! { [] super::AtomicI32, i32 }
updates! { [] super::AtomicI64, i64 }
updates! { [] super::AtomicIsize, isize }
updates! { [] super::AtomicU8, u8 }
updates! { [] super::AtomicU16, u16 }
updates! { [] super::AtomicU32, u32 }
updates! { [] super::AtomicU64, u64 }
updates! { [] super::AtomicUsize, usize }

impl<T> AtomicPtr<T> {
    fn change(&self, order: Ordering, f: impl Fn(*mut T) -> *mut T) -> *mut T {
        let old = self.load(Ordering::Relaxed);
        self.swap(f(old), order)
    }

    pub fn fetch_ptr_add(&self, val: usize, order: Ordering) -> *mut T { self.change(order, |p| p.wrapping_add(val)) }

    pub fn fetch_ptr_sub(&self, val: usize, order: Ordering) -> *mut T { self.change(order, |p| p.wrapping_sub(val)) }

    pub fn fetch_byte_add(&self, val: usize, order: Ordering) -> *mut T {
        self.change(order, |p| p.map_addr(|a| intrinsics::wrapping_add(a, val)))
    }

    pub fn fetch_byte_sub(&self, val: usize, order: Ordering) -> *mut T {
        self.change(order, |p| p.map_addr(|a| intrinsics::wrapping_sub(a, val)))
    }

    pub fn fetch_or(&self, val: usize, order: Ordering) -> *mut T { self.change(order, |p| p.map_addr(|a| a | val)) }

    pub fn fetch_and(&self, val: usize, order: Ordering) -> *mut T { self.change(order, |p| p.map_addr(|a| a & val)) }

    pub fn fetch_xor(&self, val: usize, order: Ordering) -> *mut T { self.change(order, |p| p.map_addr(|a| a ^ val)) }
}
