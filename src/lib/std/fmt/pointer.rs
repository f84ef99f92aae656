//! `{:p}`, and pointers in `{:?}`.

use crate::fmt::{Debug, Formatter, LowerHex, Pointer, Result};
use crate::intrinsics;

fn show_address(address: usize, f: &mut Formatter<'_>) -> Result {
    let saved = f.options;
    f.as_pointer_options();
    let result = LowerHex::fmt(&address, f);
    f.options = saved;
    result
}

impl<T: ?Sized> Pointer for *const T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { show_address(intrinsics::ptr_addr(*self), f) }
}
impl<T: ?Sized> Pointer for *mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { show_address(intrinsics::ptr_addr(*self as *const T), f) }
}
impl<T: ?Sized> Pointer for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { Pointer::fmt(&(*self as *const T), f) }
}
impl<T: ?Sized> Pointer for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { Pointer::fmt(&(&**self as *const T), f) }
}
impl<T: ?Sized> Debug for *const T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { Pointer::fmt(self, f) }
}
impl<T: ?Sized> Debug for *mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result { Pointer::fmt(self, f) }
}

macro_rules! fn_pointers {
    ($($name:ident)*) => {
        impl<R, $($name),*> Debug for fn($($name),*) -> R {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { show_address(intrinsics::transmute::<Self, usize>(*self), f) }
        }
        impl<R, $($name),*> Pointer for fn($($name),*) -> R {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result { show_address(intrinsics::transmute::<Self, usize>(*self), f) }
        }
    };
}
fn_pointers! { }
fn_pointers! { A }
fn_pointers! { A B }
fn_pointers! { A B C }
fn_pointers! { A B C D }
fn_pointers! { A B C D E }
fn_pointers! { A B C D E F }
