//! Memory of values: sizes, swapping, forgetting.

mod manually_drop;
mod maybe_uninit;

pub use self::manually_drop::ManuallyDrop;
pub use self::maybe_uninit::MaybeUninit;

use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::PhantomData;

#[must_use]
pub const fn size_of<T>() -> usize { intrinsics::size_of::<T>() }

#[must_use]
pub const fn align_of<T>() -> usize { intrinsics::align_of::<T>() }

#[must_use]
pub const fn size_of_val<T: ?Sized>(val: &T) -> usize { intrinsics::size_of_val(val as *const T) }

#[must_use]
pub const fn align_of_val<T: ?Sized>(val: &T) -> usize { intrinsics::align_of_val(val as *const T) }

#[must_use]
pub const fn needs_drop<T>() -> bool { intrinsics::needs_drop::<T>() }

/// Gives the value up without running its destructor.
#[lang = "mem_forget"]
pub const fn forget<T>(t: T) { intrinsics::forget(t) }

/// Ends the value's life: its destructor runs as it goes out of scope here.
#[lang = "mem_drop"]
pub fn drop<T>(_x: T) {}

pub const fn swap<T>(x: &mut T, y: &mut T) {
    let a = intrinsics::ptr_read(x as *const T);
    intrinsics::copy(y as *const T, x as *mut T, 1);
    intrinsics::ptr_write(y as *mut T, a);
}

#[must_use = "if you don't need the old value, you can just assign the new value directly"]
pub const fn replace<T>(dest: &mut T, src: T) -> T {
    let old = intrinsics::ptr_read(dest as *const T);
    intrinsics::ptr_write(dest as *mut T, src);
    old
}

pub fn take<T: Default>(dest: &mut T) -> T { replace(dest, T::default()) }

#[must_use]
/// Where a field stands in its type.
#[macro_export]
macro_rules! offset_of {
    ($container:ty, $($field:tt)+) => {{
        let value = $crate::mem::MaybeUninit::<$container>::uninit();
        let start = value.as_ptr();
        #[allow(unused_unsafe)]
        let field = unsafe { &raw const (*start).$($field)+ };
        field.addr() - start.addr()
    }};
}
pub use crate::offset_of;

#[must_use]
pub const fn min_align_of<T>() -> usize { intrinsics::align_of::<T>() }

#[must_use]
pub const fn min_align_of_val<T: ?Sized>(val: &T) -> usize { intrinsics::align_of_val(val as *const T) }

pub unsafe fn zeroed<T>() -> T { intrinsics::zeroed() }

#[must_use]
pub unsafe fn uninitialized<T>() -> T { intrinsics::uninit() }

pub unsafe fn transmute<Src, Dst>(src: Src) -> Dst { intrinsics::transmute(src) }

pub unsafe fn transmute_copy<Src, Dst>(src: &Src) -> Dst {
    intrinsics::ptr_read(src as *const Src as *const Dst)
}

/// Which variant a value of an enum is.
pub struct Discriminant<T>(i64, PhantomData<T>);

#[must_use]
pub fn discriminant<T>(v: &T) -> Discriminant<T> {
    Discriminant(intrinsics::discriminant_value(v), PhantomData)
}

impl<T> Clone for Discriminant<T> {
    fn clone(&self) -> Self { *self }
}
impl<T> Copy for Discriminant<T> {}
impl<T> PartialEq for Discriminant<T> {
    fn eq(&self, rhs: &Self) -> bool { self.0 == rhs.0 }
}
impl<T> Eq for Discriminant<T> {}
impl<T> Hash for Discriminant<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { self.0.hash(state) }
}
impl<T> fmt::Debug for Discriminant<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_tuple("Discriminant").field(&self.0).finish() }
}
