//! Raw pointers.

mod const_ptr;
mod fn_ptr;
mod mut_ptr;
mod non_null;
mod rare;
mod impls;

pub use self::non_null::NonNull;
pub use self::rare::swap_nonoverlapping;

use crate::hash::{Hash, Hasher};
use crate::intrinsics;

#[must_use]
pub const fn null<T>() -> *const T { 0 as *const T }

#[must_use]
pub const fn null_mut<T>() -> *mut T { 0 as *mut T }

/// An address that is aligned but belongs to nothing.
#[must_use]
pub const fn dangling<T>() -> *const T { intrinsics::align_of::<T>() as *const T }

#[must_use]
pub const fn dangling_mut<T>() -> *mut T { intrinsics::align_of::<T>() as *mut T }

#[must_use]
pub const fn without_provenance<T>(addr: usize) -> *const T { addr as *const T }

#[must_use]
pub const fn from_ref<T: ?Sized>(r: &T) -> *const T { r }

#[must_use]
pub const fn from_mut<T: ?Sized>(r: &mut T) -> *mut T { r }

#[must_use]
pub const fn slice_from_raw_parts<T>(data: *const T, len: usize) -> *const [T] {
    intrinsics::slice_from_raw(data, len)
}

#[must_use]
pub const fn slice_from_raw_parts_mut<T>(data: *mut T, len: usize) -> *mut [T] {
    intrinsics::slice_from_raw(data as *const T, len) as *mut [T]
}

pub const unsafe fn read<T>(src: *const T) -> T { intrinsics::ptr_read(src) }

pub const unsafe fn read_unaligned<T>(src: *const T) -> T { intrinsics::ptr_read(src) }

pub unsafe fn read_volatile<T>(src: *const T) -> T { intrinsics::ptr_read(src) }

pub const unsafe fn write<T>(dst: *mut T, src: T) { intrinsics::ptr_write(dst, src) }

pub const unsafe fn write_unaligned<T>(dst: *mut T, src: T) { intrinsics::ptr_write(dst, src) }

pub unsafe fn write_volatile<T>(dst: *mut T, src: T) { intrinsics::ptr_write(dst, src) }

pub const unsafe fn write_bytes<T>(dst: *mut T, val: u8, count: usize) { intrinsics::write_bytes(dst, val, count) }

pub const unsafe fn copy<T>(src: *const T, dst: *mut T, count: usize) { intrinsics::copy(src, dst, count) }

pub const unsafe fn copy_nonoverlapping<T>(src: *const T, dst: *mut T, count: usize) {
    intrinsics::copy(src, dst, count)
}

pub const unsafe fn replace<T>(dst: *mut T, src: T) -> T {
    let old = intrinsics::ptr_read(dst as *const T);
    intrinsics::ptr_write(dst, src);
    old
}

pub const unsafe fn swap<T>(x: *mut T, y: *mut T) {
    let a = intrinsics::ptr_read(x as *const T);
    let b = intrinsics::ptr_read(y as *const T);
    intrinsics::ptr_write(x, b);
    intrinsics::ptr_write(y, a);
}

pub unsafe fn drop_in_place<T: ?Sized>(to_drop: *mut T) { intrinsics::drop_in_place(to_drop) }

/// Same address (and, for fat pointers, same metadata).
#[must_use = "pointer comparison produces a value"]
pub fn eq<T: ?Sized>(a: *const T, b: *const T) -> bool { a == b }

#[must_use = "pointer comparison produces a value"]
pub fn addr_eq<T: ?Sized, U: ?Sized>(p: *const T, q: *const U) -> bool {
    intrinsics::ptr_addr(p) == intrinsics::ptr_addr(q)
}

#[must_use = "function pointer comparison produces a value"]
pub fn fn_addr_eq<T, U>(f: T, g: U) -> bool {
    intrinsics::transmute::<T, usize>(f) == intrinsics::transmute::<U, usize>(g)
}

pub fn hash<T: ?Sized, S: Hasher>(hashee: *const T, into: &mut S) { hashee.hash(into) }

#[macro_export]
macro_rules! addr_of {
    ($place:expr) => { &raw const $place };
}
#[macro_export]
macro_rules! addr_of_mut {
    ($place:expr) => { &raw mut $place };
}
pub use crate::{addr_of, addr_of_mut};

/// The pointer that lies so many bytes further on; of a fat one, what it says of the value stays.
pub(crate) fn move_by<T: ?Sized>(p: *const T, bytes: isize) -> *const T {
    let mut moved = p;
    // The address is the first word of a pointer of either kind.
    let address = &raw mut moved as *mut usize;
    unsafe { *address = intrinsics::wrapping_add(*address, bytes as usize) };
    moved
}
