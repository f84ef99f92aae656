//! `Vec`: a growable array.

mod cmp;
mod convert;
mod drain;
mod edit;
mod extract;
mod impls;
mod into_iter;
mod parts;

pub use self::drain::{Drain, Splice};
pub use self::extract::ExtractIf;
pub use self::into_iter::IntoIter;

use crate::boxed::Box;
use crate::intrinsics;
use crate::ops::{Deref, DerefMut};
use crate::ptr::NonNull;

/// `len` elements stand at `ptr`; there is room for `cap`.
#[view = "slice"]
pub struct Vec<T> {
    ptr: NonNull<T>,
    cap: Cap,
    len: usize,
}

/// How many elements there is room for: never more than half of all numbers, so the others tell the variants of an enum apart.
#[rustc_layout_scalar_valid_range_end(0x7fff_ffff_ffff_ffff)]
#[derive(Copy, Clone)]
struct Cap(usize);

unsafe impl<T: Send> Send for Vec<T> {}
unsafe impl<T: Sync> Sync for Vec<T> {}

#[cold]
pub(crate) fn capacity_overflow() -> ! { panic!("capacity overflow") }

/// Bytes of `cap` elements.
fn bytes_of<T>(cap: usize) -> usize {
    let (bytes, overflow) = intrinsics::mul_with_overflow(intrinsics::size_of::<T>(), cap);
    if overflow || bytes > isize::MAX as usize {
        capacity_overflow();
    }
    bytes
}

impl<T> Vec<T> {
    #[must_use]
    pub const fn new() -> Vec<T> { Vec { ptr: NonNull::dangling(), cap: Cap(0), len: 0 } }

    #[must_use]
    pub fn with_capacity(capacity: usize) -> Vec<T> {
        let mut v = Vec::new();
        v.set_capacity(capacity);
        v
    }

    pub unsafe fn from_raw_parts(ptr: *mut T, length: usize, capacity: usize) -> Vec<T> {
        Vec { ptr: unsafe { NonNull::new_unchecked(ptr) }, cap: Cap(if intrinsics::size_of::<T>() == 0 { 0 } else { capacity }), len: length }
    }

    /// Moves the elements to memory for `cap` of them.
    fn set_capacity(&mut self, cap: usize) {
        let size = intrinsics::size_of::<T>();
        if size == 0 || cap == self.cap.0 {
            return;
        }
        let align = intrinsics::align_of::<T>();
        let new_bytes = bytes_of::<T>(cap);
        let old = self.ptr.as_ptr() as *mut u8;
        let ptr = if cap == 0 {
            intrinsics::dealloc(old, self.cap.0 * size, align);
            align as *mut u8
        } else if self.cap.0 == 0 {
            intrinsics::alloc(new_bytes, align)
        } else {
            intrinsics::realloc(old, self.cap.0 * size, align, new_bytes)
        };
        self.ptr = unsafe { NonNull::new_unchecked(ptr as *mut T) };
        self.cap = Cap(cap);
    }

    /// Makes room for `additional` more, at least doubling, so that pushing stays cheap.
    fn grow(&mut self, additional: usize) {
        let needed = match self.len.checked_add(additional) {
            Some(n) => n,
            None => capacity_overflow(),
        };
        let size = intrinsics::size_of::<T>();
        let least = if size == 1 {
            8
        } else if size <= 1024 {
            4
        } else {
            1
        };
        let mut cap = self.cap.0 * 2;
        if cap < needed {
            cap = needed;
        }
        if cap < least {
            cap = least;
        }
        self.set_capacity(cap);
    }

    pub const fn capacity(&self) -> usize {
        if intrinsics::size_of::<T>() == 0 { usize::MAX } else { self.cap.0 }
    }

    pub fn reserve(&mut self, additional: usize) {
        if self.capacity() - self.len < additional {
            self.grow(additional);
        }
    }

    pub fn reserve_exact(&mut self, additional: usize) {
        if self.capacity() - self.len < additional {
            match self.len.checked_add(additional) {
                Some(cap) => self.set_capacity(cap),
                None => capacity_overflow(),
            }
        }
    }

    pub fn shrink_to_fit(&mut self) { self.set_capacity(self.len) }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        let cap = if self.len > min_capacity { self.len } else { min_capacity };
        if cap < self.cap.0 {
            self.set_capacity(cap);
        }
    }

    pub fn into_boxed_slice(mut self) -> Box<[T]> {
        self.shrink_to_fit();
        let raw = intrinsics::slice_from_raw(self.ptr.as_ptr() as *const T, self.len) as *mut [T];
        intrinsics::forget(self);
        unsafe { Box::from_raw(raw) }
    }

    pub const fn as_ptr(&self) -> *const T { self.ptr.as_ptr() as *const T }

    pub const fn as_mut_ptr(&mut self) -> *mut T { self.ptr.as_ptr() }

    pub const fn as_slice(&self) -> &[T] {
        unsafe { &*intrinsics::slice_from_raw(self.ptr.as_ptr() as *const T, self.len) }
    }

    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        unsafe { &mut *(intrinsics::slice_from_raw(self.ptr.as_ptr() as *const T, self.len) as *mut [T]) }
    }

    pub unsafe fn set_len(&mut self, new_len: usize) { self.len = new_len }

    pub const fn len(&self) -> usize { self.len }

    pub const fn is_empty(&self) -> bool { self.len == 0 }

    pub fn push(&mut self, value: T) {
        if self.len == self.capacity() {
            self.grow(1);
        }
        intrinsics::ptr_write(unsafe { self.ptr.as_ptr().add(self.len) }, value);
        self.len += 1;
    }

    pub fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        Some(intrinsics::ptr_read(unsafe { self.as_ptr().add(self.len) }))
    }

    /// Shortens to `len`, dropping the rest.
    pub fn truncate(&mut self, len: usize) {
        if len >= self.len {
            return;
        }
        let rest = self.len - len;
        let tail = unsafe { self.as_ptr().add(len) };
        self.len = len;
        intrinsics::drop_in_place(intrinsics::slice_from_raw(tail, rest) as *mut [T]);
    }

    pub fn clear(&mut self) { self.truncate(0) }

    pub fn leak<'a>(self) -> &'a mut [T] {
        let raw = intrinsics::slice_from_raw(self.ptr.as_ptr() as *const T, self.len) as *mut [T];
        intrinsics::forget(self);
        unsafe { &mut *raw }
    }
}

impl<T> Drop for Vec<T> {
    fn drop(&mut self) {
        intrinsics::drop_in_place(self.as_mut_slice() as *mut [T]);
        self.len = 0;
        self.set_capacity(0);
    }
}

impl<T> Deref for Vec<T> {
    type Target = [T];
    fn deref(&self) -> &[T] { self.as_slice() }
}
impl<T> DerefMut for Vec<T> {
    fn deref_mut(&mut self) -> &mut [T] { self.as_mut_slice() }
}

/// `vec![a, b, c]`
pub fn from_array<T, const N: usize>(array: [T; N]) -> Vec<T> {
    let mut v = Vec::with_capacity(N);
    intrinsics::copy(&array as *const [T; N] as *const T, v.as_mut_ptr(), N);
    v.len = N;
    intrinsics::forget(array);
    v
}

/// `vec![elem; n]`
pub fn from_elem<T: Clone>(elem: T, n: usize) -> Vec<T> {
    let mut v = Vec::with_capacity(n);
    if n > 0 {
        for _ in 1..n {
            v.push(elem.clone());
        }
        v.push(elem);
    }
    v
}
