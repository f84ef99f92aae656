//! `Rc`: shared ownership within one thread.

mod raw;

use crate::borrow::Borrow;
use crate::boxed::Box;
use crate::cell::UnsafeCell;
use crate::cmp::Ordering;
use crate::error::Error;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::{PhantomData, Unsize};
use crate::ops::{CoerceUnsized, Deref};
use crate::pin::Pin;
use crate::ptr::NonNull;
use crate::string::String;
use crate::vec::Vec;

#[repr(C)]
struct RcInner<T: ?Sized> {
    strong: UnsafeCell<usize>,
    /// weak handles, and one for all the strong ones together
    weak: UnsafeCell<usize>,
    data: T,
}

impl<T: ?Sized> RcInner<T> {
    fn strong(&self) -> &mut usize { unsafe { &mut *self.strong.get() } }

    fn weak(&self) -> &mut usize { unsafe { &mut *self.weak.get() } }
}

#[view = "transparent"]
pub struct Rc<T: ?Sized> {
    ptr: NonNull<RcInner<T>>,
    _owns: PhantomData<RcInner<T>>,
}

impl<T: ?Sized> !Send for Rc<T> {}
impl<T: ?Sized> !Sync for Rc<T> {}
impl<T: ?Sized> Unpin for Rc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Rc<U>> for Rc<T> {}

impl<T> Rc<T> {
    #[must_use]
    pub fn new(data: T) -> Rc<T> {
        let inner = Box::new(RcInner { strong: UnsafeCell::new(1), weak: UnsafeCell::new(1), data });
        Rc { ptr: unsafe { NonNull::new_unchecked(Box::into_raw(inner)) }, _owns: PhantomData }
    }

    pub fn pin(data: T) -> Pin<Rc<T>> { unsafe { Pin::new_unchecked(Rc::new(data)) } }

    /// The weak handle that `f` is given can be upgraded once the value is there.
    pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(f: F) -> Rc<T> {
        let inner: Box<RcInner<crate::mem::MaybeUninit<T>>> = Box::new(RcInner {
            strong: UnsafeCell::new(0),
            weak: UnsafeCell::new(1),
            data: crate::mem::MaybeUninit::uninit(),
        });
        let raw = Box::into_raw(inner) as *mut RcInner<T>;
        let weak = Weak { ptr: raw };
        let data = f(&weak);
        unsafe {
            intrinsics::ptr_write(&mut (*raw).data as *mut T, data);
            *(*raw).strong() = 1;
        }
        intrinsics::forget(weak);
        Rc { ptr: unsafe { NonNull::new_unchecked(raw) }, _owns: PhantomData }
    }

    pub fn try_unwrap(this: Rc<T>) -> Result<T, Rc<T>> {
        if *this.inner().strong() != 1 {
            return Err(this);
        }
        *this.inner().strong() = 0;
        let raw = this.ptr.as_ptr();
        intrinsics::forget(this);
        let data = unsafe { intrinsics::ptr_read(&(*raw).data as *const T) };
        drop(Weak { ptr: raw });
        Ok(data)
    }

    pub fn into_inner(this: Rc<T>) -> Option<T> { Rc::try_unwrap(this).ok() }

    pub fn unwrap_or_clone(this: Rc<T>) -> T
    where
        T: Clone,
    {
        match Rc::try_unwrap(this) {
            Ok(data) => data,
            Err(shared) => (*shared).clone(),
        }
    }
}

impl<T: ?Sized> Rc<T> {
    fn inner(&self) -> &RcInner<T> { unsafe { &*self.ptr.as_ptr() } }

    pub fn strong_count(this: &Rc<T>) -> usize { *this.inner().strong() }

    pub fn weak_count(this: &Rc<T>) -> usize { *this.inner().weak() - 1 }

    pub fn ptr_eq(this: &Rc<T>, other: &Rc<T>) -> bool {
        intrinsics::ptr_addr(Rc::as_ptr(this)) == intrinsics::ptr_addr(Rc::as_ptr(other))
    }

    pub fn as_ptr(this: &Rc<T>) -> *const T { &this.inner().data as *const T }

    pub fn get_mut(this: &mut Rc<T>) -> Option<&mut T> {
        if Rc::strong_count(this) == 1 && Rc::weak_count(this) == 0 {
            Some(unsafe { &mut (*this.ptr.as_ptr()).data })
        } else {
            None
        }
    }
}

impl<T: Clone> Rc<T> {
    /// Where only weak handles are left beside this one, the value moves away from them.
    pub fn make_mut(this: &mut Rc<T>) -> &mut T {
        if Rc::strong_count(this) != 1 {
            *this = Rc::new((**this).clone());
        } else if Rc::weak_count(this) != 0 {
            let alone = Rc::new(unsafe { intrinsics::ptr_read(&(*this.ptr.as_ptr()).data as *const T) });
            let old = crate::mem::replace(this, alone);
            *old.inner().strong() = 0;
            drop(Weak { ptr: old.ptr.as_ptr() });
            intrinsics::forget(old);
        }
        unsafe { &mut (*this.ptr.as_ptr()).data }
    }
}

impl<T: ?Sized> Rc<T> {
    #[must_use = "this returns a new `Weak` pointer, without modifying the original `Rc`"]
    pub fn downgrade(this: &Rc<T>) -> Weak<T> {
        *this.inner().weak() += 1;
        Weak { ptr: this.ptr.as_ptr() }
    }
}

impl<T: ?Sized> Clone for Rc<T> {
    fn clone(&self) -> Rc<T> {
        *self.inner().strong() += 1;
        Rc { ptr: self.ptr, _owns: PhantomData }
    }
}

impl<T: ?Sized> Drop for Rc<T> {
    fn drop(&mut self) {
        *self.inner().strong() -= 1;
        if *self.inner().strong() == 0 {
            intrinsics::drop_in_place(unsafe { &mut (*self.ptr.as_ptr()).data as *mut T });
            drop(Weak { ptr: self.ptr.as_ptr() });
        }
    }
}

impl<T: ?Sized> Deref for Rc<T> {
    type Target = T;
    fn deref(&self) -> &T { &self.inner().data }
}
impl<T: ?Sized> AsRef<T> for Rc<T> {
    fn as_ref(&self) -> &T { &**self }
}
impl<T: ?Sized> Borrow<T> for Rc<T> {
    fn borrow(&self) -> &T { &**self }
}
impl<T: Default> Default for Rc<T> {
    fn default() -> Rc<T> { Rc::new(T::default()) }
}
impl<T> From<T> for Rc<T> {
    fn from(t: T) -> Rc<T> { Rc::new(t) }
}
impl<T: ?Sized + PartialEq> PartialEq for Rc<T> {
    fn eq(&self, other: &Rc<T>) -> bool { **self == **other }
}
impl<T: ?Sized + Eq> Eq for Rc<T> {}
impl<T: ?Sized + PartialOrd> PartialOrd for Rc<T> {
    fn partial_cmp(&self, other: &Rc<T>) -> Option<Ordering> { (**self).partial_cmp(&**other) }
}
impl<T: ?Sized + Ord> Ord for Rc<T> {
    fn cmp(&self, other: &Rc<T>) -> Ordering { (**self).cmp(&**other) }
}
impl<T: ?Sized + Hash> Hash for Rc<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
}
impl<T: ?Sized> fmt::Pointer for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&Rc::as_ptr(self), f) }
}
impl<T: ?Sized + Error> Error for Rc<T> {
    fn source(&self) -> Option<&(dyn Error + 'static)> { (**self).source() }
}

/// Does not keep the value alive; `upgrade` gives it while somebody else does.
pub struct Weak<T: ?Sized> {
    /// null: made by `Weak::new`
    ptr: *mut RcInner<T>,
}

impl<T: ?Sized> !Send for Weak<T> {}
impl<T: ?Sized> !Sync for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}

impl<T> Weak<T> {
    #[must_use]
    pub const fn new() -> Weak<T> { Weak { ptr: 0 as *mut RcInner<T> } }
}

impl<T: ?Sized> Weak<T> {
    fn is_dangling(&self) -> bool { intrinsics::ptr_addr(self.ptr as *const RcInner<T>) == 0 }

    #[must_use = "this returns a new `Rc`, without modifying the original weak pointer"]
    pub fn upgrade(&self) -> Option<Rc<T>> {
        if self.is_dangling() || unsafe { *(*self.ptr).strong() } == 0 {
            return None;
        }
        unsafe { *(*self.ptr).strong() += 1 };
        Some(Rc { ptr: unsafe { NonNull::new_unchecked(self.ptr) }, _owns: PhantomData })
    }

    pub fn strong_count(&self) -> usize {
        if self.is_dangling() { 0 } else { unsafe { *(*self.ptr).strong() } }
    }

    pub fn weak_count(&self) -> usize {
        if self.strong_count() == 0 { 0 } else { unsafe { *(*self.ptr).weak() - 1 } }
    }

    pub fn ptr_eq(&self, other: &Weak<T>) -> bool {
        intrinsics::ptr_addr(self.ptr as *const RcInner<T>) == intrinsics::ptr_addr(other.ptr as *const RcInner<T>)
    }
}

impl<T: ?Sized> Clone for Weak<T> {
    fn clone(&self) -> Weak<T> {
        if !self.is_dangling() {
            unsafe { *(*self.ptr).weak() += 1 };
        }
        Weak { ptr: self.ptr }
    }
}

impl<T: ?Sized> Drop for Weak<T> {
    fn drop(&mut self) {
        if self.is_dangling() {
            return;
        }
        unsafe { *(*self.ptr).weak() -= 1 };
        if unsafe { *(*self.ptr).weak() } == 0 {
            let inner = self.ptr as *const RcInner<T>;
            intrinsics::dealloc(
                self.ptr as *mut u8,
                intrinsics::size_of_val(inner),
                intrinsics::align_of_val(inner),
            );
        }
    }
}

impl<T> Default for Weak<T> {
    fn default() -> Weak<T> { Weak::new() }
}
impl<T: ?Sized> fmt::Debug for Weak<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("(Weak)") }
}

impl From<&str> for Rc<str> {
    fn from(s: &str) -> Rc<str> { Rc::from_boxed_bytes(s.as_bytes()) }
}
impl From<String> for Rc<str> {
    fn from(s: String) -> Rc<str> { Rc::from_boxed_bytes(s.as_bytes()) }
}

impl Rc<str> {
    /// A copy of the text behind the two counts.
    fn from_boxed_bytes(bytes: &[u8]) -> Rc<str> {
        let counts = 2 * intrinsics::size_of::<usize>();
        let room = (counts + bytes.len() + 7) / 8 * 8;
        let raw = crate::alloc::exchange_malloc(room, 8);
        unsafe {
            *(raw as *mut usize) = 1;
            *(raw as *mut usize).add(1) = 1;
            intrinsics::copy(bytes.as_ptr(), raw.add(counts), bytes.len());
        }
        let fat = intrinsics::str_from_raw(raw as *const u8, bytes.len());
        Rc { ptr: unsafe { NonNull::new_unchecked(fat as *mut RcInner<str>) }, _owns: PhantomData }
    }
}

impl<T: Clone> From<&[T]> for Rc<[T]> {
    fn from(s: &[T]) -> Rc<[T]> { Rc::from(s.to_vec()) }
}

impl<T> From<Vec<T>> for Rc<[T]> {
    fn from(v: Vec<T>) -> Rc<[T]> {
        let align = if intrinsics::align_of::<T>() > 8 { intrinsics::align_of::<T>() } else { 8 };
        let counts = (2 * intrinsics::size_of::<usize>() + align - 1) / align * align;
        let room = (counts + v.len() * intrinsics::size_of::<T>() + align - 1) / align * align;
        let raw = crate::alloc::exchange_malloc(room, align);
        unsafe {
            *(raw as *mut usize) = 1;
            *(raw as *mut usize).add(1) = 1;
            intrinsics::copy(v.as_ptr(), raw.add(counts) as *mut T, v.len());
        }
        let n = v.len();
        let mut v = v;
        unsafe { v.set_len(0) };
        let fat = intrinsics::slice_from_raw(raw as *const T, n);
        Rc { ptr: unsafe { NonNull::new_unchecked(fat as *mut RcInner<[T]>) }, _owns: PhantomData }
    }
}
