//! Seldom used sides of `Rc` and `Arc`: raw pointers, memory that is written later, other contents.

/// `also`: what else the contents of a `dyn Any` are.
macro_rules! counted_raw {
    ($rc:ident $inner:ident $($also:tt)*) => {
        use super::{$inner, $rc, Weak};
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
        fn inner_of<T: ?Sized>(data: *const T) -> *mut $inner<T> {
            ptr::move_by(data, -(data_offset(data) as isize)) as *mut $inner<T>
        }

        impl<T: ?Sized> $rc<T> {
            #[must_use = "losing the pointer will leak memory"]
            pub fn into_raw(this: $rc<T>) -> *const T {
                let raw = $rc::as_ptr(&this);
                intrinsics::forget(this);
                raw
            }

            pub unsafe fn from_raw(raw: *const T) -> $rc<T> {
                $rc { ptr: unsafe { NonNull::new_unchecked(inner_of(raw)) }, _owns: PhantomData }
            }

            pub unsafe fn increment_strong_count(raw: *const T) {
                let this = ManuallyDrop::new(unsafe { $rc::from_raw(raw) });
                *this.inner().strong() += 1;
            }

            pub unsafe fn decrement_strong_count(raw: *const T) { drop(unsafe { $rc::from_raw(raw) }) }
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
                let ptr = if raw.is_null() { raw as *mut $inner<T> } else { inner_of(raw) };
                Weak { ptr }
            }
        }

        impl<T> $rc<T> {
            #[must_use]
            pub fn new_uninit() -> $rc<MaybeUninit<T>> { $rc::new(MaybeUninit::uninit()) }

            #[must_use]
            pub fn new_zeroed() -> $rc<MaybeUninit<T>> { $rc::new(MaybeUninit::zeroed()) }
        }
        impl<T> $rc<MaybeUninit<T>> {
            pub unsafe fn assume_init(self) -> $rc<T> { unsafe { $rc::from_raw($rc::into_raw(self) as *const T) } }
        }
        impl<T> $rc<[T]> {
            #[must_use]
            pub fn new_uninit_slice(len: usize) -> $rc<[MaybeUninit<T>]> {
                let mut v = Vec::with_capacity(len);
                unsafe { v.set_len(len) };
                $rc::from(v)
            }

            #[must_use]
            pub fn new_zeroed_slice(len: usize) -> $rc<[MaybeUninit<T>]> { (0..len).map(|_| MaybeUninit::zeroed()).collect() }
        }
        impl<T> $rc<[MaybeUninit<T>]> {
            pub unsafe fn assume_init(self) -> $rc<[T]> { unsafe { $rc::from_raw($rc::into_raw(self) as *const [T]) } }
        }

        impl $rc<dyn Any $($also)*> {
            pub fn downcast<T: Any $($also)*>(self) -> Result<$rc<T>, Self> {
                if (*self).is::<T>() { unsafe { Ok($rc::from_raw($rc::into_raw(self) as *const T)) } } else { Err(self) }
            }
        }

        impl<T> FromIterator<T> for $rc<[T]> {
            fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> $rc<[T]> { $rc::from(Vec::from_iter(iter)) }
        }
        impl<T, const N: usize> From<[T; N]> for $rc<[T]> {
            fn from(array: [T; N]) -> $rc<[T]> { $rc::from(Vec::from(array)) }
        }
        impl<T, const N: usize> TryFrom<$rc<[T]>> for $rc<[T; N]> {
            type Error = $rc<[T]>;
            fn try_from(slice: $rc<[T]>) -> Result<Self, $rc<[T]>> {
                if slice.len() == N { unsafe { Ok($rc::from_raw($rc::into_raw(slice) as *const [T; N])) } } else { Err(slice) }
            }
        }
        impl From<&mut str> for $rc<str> {
            fn from(s: &mut str) -> $rc<str> { $rc::from(&*s) }
        }
        impl<T: Clone> From<&mut [T]> for $rc<[T]> {
            fn from(s: &mut [T]) -> $rc<[T]> { $rc::from(&*s) }
        }
        impl From<$rc<str>> for $rc<[u8]> {
            fn from(s: $rc<str>) -> $rc<[u8]> { unsafe { $rc::from_raw($rc::into_raw(s) as *const [u8]) } }
        }
        impl From<crate::borrow::Cow<'_, str>> for $rc<str> {
            fn from(cow: crate::borrow::Cow<'_, str>) -> $rc<str> { $rc::from(&*cow) }
        }
        impl Default for $rc<str> {
            fn default() -> $rc<str> { $rc::from("") }
        }
        impl<T> Default for $rc<[T]> {
            fn default() -> $rc<[T]> { $rc::from(Vec::new()) }
        }
        impl<T: Default> Default for Pin<$rc<T>> {
            fn default() -> Pin<$rc<T>> { $rc::pin(T::default()) }
        }
        impl<T: ?Sized> From<$rc<T>> for Pin<$rc<T>> {
            fn from(this: $rc<T>) -> Pin<$rc<T>> { unsafe { Pin::new_unchecked(this) } }
        }

        /// The value moves out of the box, to behind the counts.
        impl<T: ?Sized> From<Box<T>> for $rc<T> {
            fn from(b: Box<T>) -> $rc<T> {
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
                $rc { ptr: unsafe { NonNull::new_unchecked(there as *mut $inner<T>) }, _owns: PhantomData }
            }
        }
    };
}

pub(crate) use counted_raw;
