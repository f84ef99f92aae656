//! Seldom used sides of `Rc`: raw pointers, memory that is written later, other contents.

use super::{RcInner, Rc, Weak};
use crate::any::Any;
use crate::boxed::Box;
use crate::intrinsics;
use crate::marker::PhantomData;
use crate::mem::{ManuallyDrop, MaybeUninit};
use crate::pin::Pin;
use crate::ptr::{self, NonNull};
use crate::vec::Vec;

/// How far behind the start of the counts the value stands.
fn data_offset<T: ?Sized>(data: *const T) -> usize {
    let align = intrinsics::align_of_val(data);
    (2 * intrinsics::size_of::<usize>() + align - 1) / align * align
}

/// The counts of a value that lies behind them. A fat pointer keeps what it says of the value.
fn inner_of<T: ?Sized>(data: *const T) -> *mut RcInner<T> {
    ptr::move_by(data, -(data_offset(data) as isize)) as *mut RcInner<T>
}

impl<T: ?Sized> Rc<T> {
    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw(this: Rc<T>) -> *const T {
        let raw = Rc::as_ptr(&this);
        intrinsics::forget(this);
        raw
    }

    pub unsafe fn from_raw(raw: *const T) -> Rc<T> {
        Rc { ptr: unsafe { NonNull::new_unchecked(inner_of(raw)) }, _owns: PhantomData }
    }

    pub unsafe fn increment_strong_count(raw: *const T) {
        let this = ManuallyDrop::new(unsafe { Rc::from_raw(raw) });
        *this.inner().strong() += 1;
    }

    pub unsafe fn decrement_strong_count(raw: *const T) { drop(unsafe { Rc::from_raw(raw) }) }
}

impl<T: ?Sized> Weak<T> {
    /// Where the value is or was; an address that means nothing for one made by `Weak::new`.
    #[must_use]
    pub fn as_ptr(&self) -> *const T {
        let inner = self.ptr as *const T;
        if self.is_dangling() { inner } else { ptr::move_by(inner, data_offset(inner) as isize) }
    }

    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw(self) -> *const T { ManuallyDrop::new(self).as_ptr() }

    pub unsafe fn from_raw(raw: *const T) -> Weak<T> {
        let ptr = if raw.is_null() { raw as *mut RcInner<T> } else { inner_of(raw) };
        Weak { ptr }
    }
}

impl<T> Rc<T> {
    #[must_use]
    pub fn new_uninit() -> Rc<MaybeUninit<T>> { Rc::new(MaybeUninit::uninit()) }

    #[must_use]
    pub fn new_zeroed() -> Rc<MaybeUninit<T>> { Rc::new(MaybeUninit::zeroed()) }
}
impl<T> Rc<MaybeUninit<T>> {
    pub unsafe fn assume_init(self) -> Rc<T> { unsafe { Rc::from_raw(Rc::into_raw(self) as *const T) } }
}
impl<T> Rc<[T]> {
    #[must_use]
    pub fn new_uninit_slice(len: usize) -> Rc<[MaybeUninit<T>]> {
        let mut v = Vec::with_capacity(len);
        unsafe { v.set_len(len) };
        Rc::from(v)
    }

    #[must_use]
    pub fn new_zeroed_slice(len: usize) -> Rc<[MaybeUninit<T>]> { (0..len).map(|_| MaybeUninit::zeroed()).collect() }
}
impl<T> Rc<[MaybeUninit<T>]> {
    pub unsafe fn assume_init(self) -> Rc<[T]> { unsafe { Rc::from_raw(Rc::into_raw(self) as *const [T]) } }
}

impl Rc<dyn Any> {
    pub fn downcast<T: Any>(self) -> Result<Rc<T>, Self> {
        if (*self).is::<T>() { unsafe { Ok(Rc::from_raw(Rc::into_raw(self) as *const T)) } } else { Err(self) }
    }
}

impl<T> FromIterator<T> for Rc<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Rc<[T]> { Rc::from(Vec::from_iter(iter)) }
}
impl<T, const N: usize> From<[T; N]> for Rc<[T]> {
    fn from(array: [T; N]) -> Rc<[T]> { Rc::from(Vec::from(array)) }
}
impl<T, const N: usize> TryFrom<Rc<[T]>> for Rc<[T; N]> {
    type Error = Rc<[T]>;
    fn try_from(slice: Rc<[T]>) -> Result<Self, Rc<[T]>> {
        if slice.len() == N { unsafe { Ok(Rc::from_raw(Rc::into_raw(slice) as *const [T; N])) } } else { Err(slice) }
    }
}
impl From<&mut str> for Rc<str> {
    fn from(s: &mut str) -> Rc<str> { Rc::from(&*s) }
}
impl<T: Clone> From<&mut [T]> for Rc<[T]> {
    fn from(s: &mut [T]) -> Rc<[T]> { Rc::from(&*s) }
}
impl From<Rc<str>> for Rc<[u8]> {
    fn from(s: Rc<str>) -> Rc<[u8]> { unsafe { Rc::from_raw(Rc::into_raw(s) as *const [u8]) } }
}
impl From<crate::borrow::Cow<'_, str>> for Rc<str> {
    fn from(cow: crate::borrow::Cow<'_, str>) -> Rc<str> { Rc::from(&*cow) }
}
impl Default for Rc<str> {
    fn default() -> Rc<str> { Rc::from("") }
}
impl<T> Default for Rc<[T]> {
    fn default() -> Rc<[T]> { Rc::from(Vec::new()) }
}
impl<T: Default> Default for Pin<Rc<T>> {
    fn default() -> Pin<Rc<T>> { Rc::pin(T::default()) }
}
impl<T: ?Sized> From<Rc<T>> for Pin<Rc<T>> {
    fn from(this: Rc<T>) -> Pin<Rc<T>> { unsafe { Pin::new_unchecked(this) } }
}

/// The value moves out of the box, to behind the counts.
impl<T: ?Sized> From<Box<T>> for Rc<T> {
    fn from(b: Box<T>) -> Rc<T> {
        let data = Box::into_raw(b);
        let (size, align) = (intrinsics::size_of_val(data as *const T), intrinsics::align_of_val(data as *const T));
        let offset = data_offset(data as *const T);
        let align_all = if align > 8 { align } else { 8 };
        let room = (offset + size + align_all - 1) / align_all * align_all;
        let raw = crate::alloc::exchange_malloc(room, align_all);
        unsafe {
            *(raw as *mut usize) = 1;
            *(raw as *mut usize).add(1) = 1;
            intrinsics::copy(data as *const u8, raw.add(offset), size);
        }
        let there = ptr::move_by(data as *const T, raw.addr() as isize - (data as *const u8).addr() as isize);
        crate::alloc::box_free(data as *mut u8, size, align);
        Rc { ptr: unsafe { NonNull::new_unchecked(there as *mut RcInner<T>) }, _owns: PhantomData }
    }
}
