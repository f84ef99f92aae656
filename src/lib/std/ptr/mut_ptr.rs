//! Methods of `*mut T`.

use crate::intrinsics;

impl<T: ?Sized> *mut T {
    #[must_use]
    pub const fn is_null(self) -> bool { intrinsics::ptr_addr(self as *const T) == 0 }

    pub const fn cast<U>(self) -> *mut U { self as *mut U }

    #[must_use]
    pub fn addr(self) -> usize { intrinsics::ptr_addr(self as *const T) }

    pub fn expose_provenance(self) -> usize { intrinsics::ptr_addr(self as *const T) }

    pub const fn cast_const(self) -> *const T { self as *const T }

    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> {
        if self.is_null() { None } else { unsafe { Some(&*self) } }
    }

    pub const unsafe fn as_mut<'a>(self) -> Option<&'a mut T> {
        if self.is_null() { None } else { unsafe { Some(&mut *self) } }
    }

    pub unsafe fn drop_in_place(self) { intrinsics::drop_in_place(self) }
}

impl<T> *mut T {
    pub const unsafe fn offset(self, count: isize) -> *mut T { intrinsics::offset(self as *const T, count) as *mut T }

    pub const fn wrapping_offset(self, count: isize) -> *mut T { intrinsics::offset(self as *const T, count) as *mut T }

    pub const unsafe fn add(self, count: usize) -> *mut T { intrinsics::offset(self as *const T, count as isize) as *mut T }

    pub const unsafe fn sub(self, count: usize) -> *mut T {
        intrinsics::offset(self as *const T, intrinsics::wrapping_sub(0, count as isize)) as *mut T
    }

    pub const fn wrapping_add(self, count: usize) -> *mut T { intrinsics::offset(self as *const T, count as isize) as *mut T }

    pub const fn wrapping_sub(self, count: usize) -> *mut T {
        intrinsics::offset(self as *const T, intrinsics::wrapping_sub(0, count as isize)) as *mut T
    }

    pub const unsafe fn offset_from(self, origin: *const T) -> isize {
        intrinsics::ptr_offset_from(self as *const T, origin)
    }

    pub const unsafe fn read(self) -> T { intrinsics::ptr_read(self as *const T) }

    pub unsafe fn read_volatile(self) -> T { intrinsics::ptr_read(self as *const T) }

    pub const unsafe fn read_unaligned(self) -> T { intrinsics::ptr_read(self as *const T) }

    pub const unsafe fn copy_to(self, dest: *mut T, count: usize) { intrinsics::copy(self as *const T, dest, count) }

    pub const unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize) {
        intrinsics::copy(self as *const T, dest, count)
    }

    pub const unsafe fn write(self, val: T) { intrinsics::ptr_write(self, val) }

    pub unsafe fn write_volatile(self, val: T) { intrinsics::ptr_write(self, val) }

    pub const unsafe fn write_unaligned(self, val: T) { intrinsics::ptr_write(self, val) }

    pub const unsafe fn write_bytes(self, val: u8, count: usize) { intrinsics::write_bytes(self, val, count) }

    pub const unsafe fn copy_from(self, src: *const T, count: usize) { intrinsics::copy(src, self, count) }

    pub const unsafe fn copy_from_nonoverlapping(self, src: *const T, count: usize) { intrinsics::copy(src, self, count) }

    pub const unsafe fn replace(self, src: T) -> T {
        let old = intrinsics::ptr_read(self as *const T);
        intrinsics::ptr_write(self, src);
        old
    }

    pub const unsafe fn swap(self, with: *mut T) {
        let old = intrinsics::ptr_read(self as *const T);
        intrinsics::copy(with as *const T, self, 1);
        intrinsics::ptr_write(with, old);
    }
}

impl<T> *mut [T] {
    pub const fn len(self) -> usize { intrinsics::slice_len(self as *const [T]) }

    pub const fn is_empty(self) -> bool { self.len() == 0 }

    pub const fn as_mut_ptr(self) -> *mut T { self as *mut T }
}
