//! `MaybeUninit`.

use crate::any;
use crate::fmt;
use crate::intrinsics;
use crate::mem::ManuallyDrop;

/// Room for a value that may not be there yet.
#[lang = "maybe_uninit"]
#[repr(transparent)]
pub union MaybeUninit<T> {
    uninit: (),
    value: ManuallyDrop<T>,
}

impl<T: Copy> Copy for MaybeUninit<T> {}
impl<T: Copy> Clone for MaybeUninit<T> {
    fn clone(&self) -> Self { *self }
}
impl<T> fmt::Debug for MaybeUninit<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MaybeUninit<")?;
        f.write_str(any::type_name::<T>())?;
        f.write_str(">")
    }
}

impl<T> MaybeUninit<T> {
    #[must_use = "use `forget` to avoid running Drop code"]
    pub const fn new(val: T) -> MaybeUninit<T> { MaybeUninit { value: ManuallyDrop::new(val) } }

    #[must_use]
    pub const fn uninit() -> MaybeUninit<T> { MaybeUninit { uninit: () } }

    #[must_use]
    pub const fn uninit_array<const N: usize>() -> [MaybeUninit<T>; N] { intrinsics::uninit() }

    #[must_use]
    pub const fn zeroed() -> MaybeUninit<T> { intrinsics::zeroed() }

    pub const fn write(&mut self, val: T) -> &mut T {
        *self = MaybeUninit::new(val);
        unsafe { self.assume_init_mut() }
    }

    pub const fn as_ptr(&self) -> *const T { self as *const MaybeUninit<T> as *const T }

    pub const fn as_mut_ptr(&mut self) -> *mut T { self as *mut MaybeUninit<T> as *mut T }

    pub const unsafe fn assume_init(self) -> T { intrinsics::ptr_read(self.as_ptr()) }

    pub const unsafe fn assume_init_read(&self) -> T { intrinsics::ptr_read(self.as_ptr()) }

    pub unsafe fn assume_init_drop(&mut self) { intrinsics::drop_in_place(self.as_mut_ptr()) }

    pub const unsafe fn assume_init_ref(&self) -> &T { unsafe { &*self.as_ptr() } }

    pub const unsafe fn assume_init_mut(&mut self) -> &mut T { unsafe { &mut *self.as_mut_ptr() } }
}
