//! What is seldom asked of pointers: steps in bytes, other addresses, alignment.

use super::{move_by, NonNull};
use crate::intrinsics;
use crate::num::NonZero;

macro_rules! of_pointer {
    ($($ptr:tt)*) => {
        impl<T: ?Sized> $($ptr)* T {
            #[must_use = "returns a new pointer rather than modifying its argument"]
            pub fn wrapping_byte_offset(self, count: isize) -> $($ptr)* T { move_by(self as *const T, count) as $($ptr)* T }

            #[must_use = "returns a new pointer rather than modifying its argument"]
            pub fn wrapping_byte_add(self, count: usize) -> $($ptr)* T { self.wrapping_byte_offset(count as isize) }

            #[must_use = "returns a new pointer rather than modifying its argument"]
            pub fn wrapping_byte_sub(self, count: usize) -> $($ptr)* T {
                self.wrapping_byte_offset(intrinsics::wrapping_sub(0, count as isize))
            }

            #[must_use = "returns a new pointer rather than modifying its argument"]
            pub unsafe fn byte_offset(self, count: isize) -> $($ptr)* T { self.wrapping_byte_offset(count) }

            #[must_use = "returns a new pointer rather than modifying its argument"]
            pub unsafe fn byte_add(self, count: usize) -> $($ptr)* T { self.wrapping_byte_add(count) }

            #[must_use = "returns a new pointer rather than modifying its argument"]
            pub unsafe fn byte_sub(self, count: usize) -> $($ptr)* T { self.wrapping_byte_sub(count) }

            pub unsafe fn byte_offset_from<U: ?Sized>(self, origin: *const U) -> isize {
                intrinsics::wrapping_sub(self.addr(), origin.addr()) as isize
            }

            pub unsafe fn byte_offset_from_unsigned<U: ?Sized>(self, origin: $($ptr)* U) -> usize { self.addr() - origin.addr() }

            #[must_use]
            pub fn with_addr(self, addr: usize) -> $($ptr)* T {
                self.wrapping_byte_offset(intrinsics::wrapping_sub(addr, self.addr()) as isize)
            }

            #[must_use]
            pub fn map_addr(self, f: impl FnOnce(usize) -> usize) -> $($ptr)* T { self.with_addr(f(self.addr())) }

            pub unsafe fn as_ref_unchecked<'a>(self) -> &'a T { unsafe { &*self } }
        }

        impl<T> $($ptr)* T {
            pub unsafe fn offset_from_unsigned(self, origin: *const T) -> usize {
                intrinsics::ptr_offset_from(self as *const T, origin) as usize
            }

            /// How many elements further on an address is aligned so; `usize::MAX` where none is.
            #[must_use]
            #[track_caller]
            pub fn align_offset(self, align: usize) -> usize { align_offset(self as *const T, align) }

            #[must_use]
            pub fn is_aligned(self) -> bool { self.addr() % intrinsics::align_of::<T>() == 0 }
        }
    };
}
of_pointer! { *const }
of_pointer! { *mut }

impl<T: ?Sized> *mut T {
    pub const unsafe fn as_mut_unchecked<'a>(self) -> &'a mut T { unsafe { &mut *self } }
}

#[track_caller]
fn align_offset<T>(p: *const T, align: usize) -> usize {
    if !align.is_power_of_two() {
        panic!("align_offset: align is not a power-of-two");
    }
    let size = intrinsics::size_of::<T>();
    let mut n = 0;
    while n < align {
        if (p.addr() + n * size) % align == 0 {
            return n;
        }
        n += 1;
    }
    usize::MAX
}

pub unsafe fn swap_nonoverlapping<T>(x: *mut T, y: *mut T, count: usize) {
    let mut i = 0;
    while i < count {
        unsafe { super::swap(x.add(i), y.add(i)) };
        i += 1;
    }
}

impl<T: ?Sized> NonNull<T> {
    fn with(self, pointer: *const T) -> Self { unsafe { NonNull::new_unchecked(pointer as *mut T) } }

    #[must_use]
    pub fn expose_provenance(self) -> NonZero<usize> { unsafe { NonZero::new_unchecked(self.as_ptr().addr()) } }

    #[must_use]
    pub fn with_addr(self, addr: NonZero<usize>) -> Self { self.with(self.as_ptr().with_addr(addr.get())) }

    #[must_use]
    pub fn map_addr(self, f: impl FnOnce(NonZero<usize>) -> NonZero<usize>) -> Self { self.with_addr(f(self.addr())) }

    #[must_use]
    pub const unsafe fn byte_offset(self, count: isize) -> Self { self.with(self.as_ptr().wrapping_byte_offset(count)) }

    #[must_use]
    pub const unsafe fn byte_add(self, count: usize) -> Self { self.with(self.as_ptr().wrapping_byte_add(count)) }

    #[must_use]
    pub const unsafe fn byte_sub(self, count: usize) -> Self { self.with(self.as_ptr().wrapping_byte_sub(count)) }

    pub const unsafe fn byte_offset_from<U: ?Sized>(self, origin: NonNull<U>) -> isize {
        unsafe { self.as_ptr().byte_offset_from(origin.as_ptr() as *const U) }
    }

    pub const unsafe fn byte_offset_from_unsigned<U: ?Sized>(self, origin: NonNull<U>) -> usize {
        self.as_ptr().addr() - origin.as_ptr().addr()
    }
}

impl<T> NonNull<T> {
    #[must_use]
    pub const fn without_provenance(addr: NonZero<usize>) -> Self { unsafe { NonNull::new_unchecked(addr.get() as *mut T) } }

    #[must_use]
    pub fn with_exposed_provenance(addr: NonZero<usize>) -> Self { NonNull::without_provenance(addr) }

    #[must_use]
    pub const unsafe fn offset(self, count: isize) -> Self { unsafe { NonNull::new_unchecked(self.as_ptr().offset(count)) } }

    pub const unsafe fn offset_from(self, origin: NonNull<T>) -> isize {
        unsafe { self.as_ptr().offset_from(origin.as_ptr() as *const T) }
    }

    pub const unsafe fn offset_from_unsigned(self, origin: NonNull<T>) -> usize { unsafe { self.offset_from(origin) as usize } }

    pub unsafe fn read_volatile(self) -> T { intrinsics::ptr_read(self.as_ptr() as *const T) }

    pub const unsafe fn read_unaligned(self) -> T { intrinsics::ptr_read(self.as_ptr() as *const T) }

    pub unsafe fn write_volatile(self, val: T) { intrinsics::ptr_write(self.as_ptr(), val) }

    pub const unsafe fn write_unaligned(self, val: T) { intrinsics::ptr_write(self.as_ptr(), val) }

    pub const unsafe fn write_bytes(self, val: u8, count: usize) { intrinsics::write_bytes(self.as_ptr(), val, count) }

    pub const unsafe fn copy_to(self, dest: NonNull<T>, count: usize) {
        intrinsics::copy(self.as_ptr() as *const T, dest.as_ptr(), count)
    }

    pub const unsafe fn copy_to_nonoverlapping(self, dest: NonNull<T>, count: usize) {
        intrinsics::copy(self.as_ptr() as *const T, dest.as_ptr(), count)
    }

    pub const unsafe fn copy_from(self, src: NonNull<T>, count: usize) {
        intrinsics::copy(src.as_ptr() as *const T, self.as_ptr(), count)
    }

    pub const unsafe fn copy_from_nonoverlapping(self, src: NonNull<T>, count: usize) {
        intrinsics::copy(src.as_ptr() as *const T, self.as_ptr(), count)
    }

    pub const unsafe fn replace(self, src: T) -> T { unsafe { super::replace(self.as_ptr(), src) } }

    pub const unsafe fn swap(self, with: NonNull<T>) { unsafe { super::swap(self.as_ptr(), with.as_ptr()) } }

    #[must_use]
    #[track_caller]
    pub fn align_offset(self, align: usize) -> usize { self.as_ptr().align_offset(align) }

    #[must_use]
    pub fn is_aligned(self) -> bool { self.as_ptr().is_aligned() }
}

impl<T> NonNull<[T]> {
    #[must_use]
    pub const fn is_empty(self) -> bool { self.len() == 0 }
}
