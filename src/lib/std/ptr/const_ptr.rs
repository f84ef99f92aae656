//! Methods of `*const T`.

use crate::intrinsics;

impl<T: ?Sized> *const T {
    #[must_use]
    pub const fn is_null(self) -> bool { intrinsics::ptr_addr(self as *const T) == 0 }

    pub const fn cast<U>(self) -> *const U { self as *const U }

    #[must_use]
    pub fn addr(self) -> usize { intrinsics::ptr_addr(self as *const T) }

    pub fn expose_provenance(self) -> usize { intrinsics::ptr_addr(self as *const T) }

    pub const fn cast_mut(self) -> *mut T { self as *mut T }

    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> {
        if self.is_null() { None } else { unsafe { Some(&*self) } }
    }
}

impl<T> *const T {
    pub const unsafe fn offset(self, count: isize) -> *const T { intrinsics::offset(self as *const T, count) as *const T }

    pub const fn wrapping_offset(self, count: isize) -> *const T { intrinsics::offset(self as *const T, count) as *const T }

    pub const unsafe fn add(self, count: usize) -> *const T { intrinsics::offset(self as *const T, count as isize) as *const T }

    pub const unsafe fn sub(self, count: usize) -> *const T {
        intrinsics::offset(self as *const T, intrinsics::wrapping_sub(0, count as isize)) as *const T
    }

    pub const fn wrapping_add(self, count: usize) -> *const T { intrinsics::offset(self as *const T, count as isize) as *const T }

    pub const fn wrapping_sub(self, count: usize) -> *const T {
        intrinsics::offset(self as *const T, intrinsics::wrapping_sub(0, count as isize)) as *const T
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
}

impl<T> *const [T] {
    pub const fn len(self) -> usize { intrinsics::slice_len(self as *const [T]) }

    pub const fn is_empty(self) -> bool { self.len() == 0 }

    pub const fn as_ptr(self) -> *const T { self as *const T }
}
