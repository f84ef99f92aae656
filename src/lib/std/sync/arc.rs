//! `Arc`: shared ownership that may cross threads. Virtual threads take turns between
//! instructions, and counting touches nothing that another could see half done, so
//! the counts are plain numbers.

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
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::pin::Pin;
use crate::ptr::NonNull;
use crate::string::String;
use crate::vec::Vec;

#[repr(C)]
struct ArcInner<T: ?Sized> {
    strong: UnsafeCell<usize>,
    /// weak handles, and one for all the strong ones together
    weak: UnsafeCell<usize>,
    data: T,
}

impl<T: ?Sized> ArcInner<T> {
    fn strong(&self) -> &mut usize { unsafe { &mut *self.strong.get() } }

    fn weak(&self) -> &mut usize { unsafe { &mut *self.weak.get() } }
}

#[view = "transparent"]
#[home = "alloc::sync"]
pub struct Arc<T: ?Sized> {
    ptr: NonNull<ArcInner<T>>,
    _owns: PhantomData<ArcInner<T>>,
}

unsafe impl<T: ?Sized + Sync + Send> Send for Arc<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Arc<T> {}
impl<T: ?Sized> Unpin for Arc<T> {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for Arc<T> {}
impl<T: RefUnwindSafe + ?Sized> RefUnwindSafe for Arc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Arc<U>> for Arc<T> {}

impl<T> Arc<T> {
    #[must_use]
    pub fn new(data: T) -> Arc<T> {
        let inner = Box::new(ArcInner { strong: UnsafeCell::new(1), weak: UnsafeCell::new(1), data });
        Arc { ptr: unsafe { NonNull::new_unchecked(Box::into_raw(inner)) }, _owns: PhantomData }
    }

    pub fn pin(data: T) -> Pin<Arc<T>> { unsafe { Pin::new_unchecked(Arc::new(data)) } }

    /// The weak handle that `f` is given can be upgraded once the value is there.
    pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(f: F) -> Arc<T> {
        let inner: Box<ArcInner<crate::mem::MaybeUninit<T>>> = Box::new(ArcInner {
            strong: UnsafeCell::new(0),
            weak: UnsafeCell::new(1),
            data: crate::mem::MaybeUninit::uninit(),
        });
        let raw = Box::into_raw(inner) as *mut ArcInner<T>;
        let weak = Weak { ptr: raw };
        let data = f(&weak);
        unsafe {
            intrinsics::ptr_write(&mut (*raw).data as *mut T, data);
            *(*raw).strong() = 1;
        }
        intrinsics::forget(weak);
        Arc { ptr: unsafe { NonNull::new_unchecked(raw) }, _owns: PhantomData }
    }

    pub fn try_unwrap(this: Arc<T>) -> Result<T, Arc<T>> {
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

    pub fn into_inner(this: Arc<T>) -> Option<T> { Arc::try_unwrap(this).ok() }

    pub fn unwrap_or_clone(this: Arc<T>) -> T
    where
        T: Clone,
    {
        match Arc::try_unwrap(this) {
            Ok(data) => data,
            Err(shared) => (*shared).clone(),
        }
    }
}

impl<T: ?Sized> Arc<T> {
    fn inner(&self) -> &ArcInner<T> { unsafe { &*self.ptr.as_ptr() } }

    pub fn strong_count(this: &Arc<T>) -> usize { *this.inner().strong() }

    pub fn weak_count(this: &Arc<T>) -> usize { *this.inner().weak() - 1 }

    pub fn ptr_eq(this: &Arc<T>, other: &Arc<T>) -> bool {
        intrinsics::ptr_addr(Arc::as_ptr(this)) == intrinsics::ptr_addr(Arc::as_ptr(other))
    }

    pub fn as_ptr(this: &Arc<T>) -> *const T { &this.inner().data as *const T }

    pub fn get_mut(this: &mut Arc<T>) -> Option<&mut T> {
        if Arc::strong_count(this) == 1 && Arc::weak_count(this) == 0 {
            Some(unsafe { &mut (*this.ptr.as_ptr()).data })
        } else {
            None
        }
    }
}

impl<T: Clone> Arc<T> {
    /// Where only weak handles are left beside this one, the value moves away from them.
    pub fn make_mut(this: &mut Arc<T>) -> &mut T {
        if Arc::strong_count(this) != 1 {
            *this = Arc::new((**this).clone());
        } else if Arc::weak_count(this) != 0 {
            let alone = Arc::new(unsafe { intrinsics::ptr_read(&(*this.ptr.as_ptr()).data as *const T) });
            let old = crate::mem::replace(this, alone);
            *old.inner().strong() = 0;
            drop(Weak { ptr: old.ptr.as_ptr() });
            intrinsics::forget(old);
        }
        unsafe { &mut (*this.ptr.as_ptr()).data }
    }
}

impl<T: ?Sized> Arc<T> {
    #[must_use = "this returns a new `Weak` pointer, without modifying the original `Arc`"]
    pub fn downgrade(this: &Arc<T>) -> Weak<T> {
        *this.inner().weak() += 1;
        Weak { ptr: this.ptr.as_ptr() }
    }
}

impl<T: ?Sized> Clone for Arc<T> {
    fn clone(&self) -> Arc<T> {
        *self.inner().strong() += 1;
        Arc { ptr: self.ptr, _owns: PhantomData }
    }
}

impl<T: ?Sized> Drop for Arc<T> {
    fn drop(&mut self) {
        *self.inner().strong() -= 1;
        if *self.inner().strong() == 0 {
            intrinsics::drop_in_place(unsafe { &mut (*self.ptr.as_ptr()).data as *mut T });
            drop(Weak { ptr: self.ptr.as_ptr() });
        }
    }
}

impl<T: ?Sized> Deref for Arc<T> {
    type Target = T;
    fn deref(&self) -> &T { &self.inner().data }
}
impl<T: ?Sized> AsRef<T> for Arc<T> {
    fn as_ref(&self) -> &T { &**self }
}
impl<T: ?Sized> Borrow<T> for Arc<T> {
    fn borrow(&self) -> &T { &**self }
}
impl<T: Default> Default for Arc<T> {
    fn default() -> Arc<T> { Arc::new(T::default()) }
}
impl<T> From<T> for Arc<T> {
    fn from(t: T) -> Arc<T> { Arc::new(t) }
}
impl<T: ?Sized + PartialEq> PartialEq for Arc<T> {
    fn eq(&self, other: &Arc<T>) -> bool { **self == **other }
}
impl<T: ?Sized + Eq> Eq for Arc<T> {}
impl<T: ?Sized + PartialOrd> PartialOrd for Arc<T> {
    fn partial_cmp(&self, other: &Arc<T>) -> Option<Ordering> { (**self).partial_cmp(&**other) }
}
impl<T: ?Sized + Ord> Ord for Arc<T> {
    fn cmp(&self, other: &Arc<T>) -> Ordering { (**self).cmp(&**other) }
}
impl<T: ?Sized + Hash> Hash for Arc<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
}
impl<T: ?Sized> fmt::Pointer for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&Arc::as_ptr(self), f) }
}
impl<T: ?Sized + Error> Error for Arc<T> {
    fn source(&self) -> Option<&(dyn Error + 'static)> { (**self).source() }
}

/// Does not keep the value alive; `upgrade` gives it while somebody else does.
#[home = "alloc::sync"]
pub struct Weak<T: ?Sized> {
    /// null: made by `Weak::new`
    ptr: *mut ArcInner<T>,
}

unsafe impl<T: ?Sized + Sync + Send> Send for Weak<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}

impl<T> Weak<T> {
    #[must_use]
    pub const fn new() -> Weak<T> { Weak { ptr: 0 as *mut ArcInner<T> } }
}

impl<T: ?Sized> Weak<T> {
    fn is_dangling(&self) -> bool { intrinsics::ptr_addr(self.ptr as *const ArcInner<T>) == 0 }

    #[must_use = "this returns a new `Arc`, without modifying the original weak pointer"]
    pub fn upgrade(&self) -> Option<Arc<T>> {
        if self.is_dangling() || unsafe { *(*self.ptr).strong() } == 0 {
            return None;
        }
        unsafe { *(*self.ptr).strong() += 1 };
        Some(Arc { ptr: unsafe { NonNull::new_unchecked(self.ptr) }, _owns: PhantomData })
    }

    pub fn strong_count(&self) -> usize {
        if self.is_dangling() { 0 } else { unsafe { *(*self.ptr).strong() } }
    }

    pub fn weak_count(&self) -> usize {
        if self.strong_count() == 0 { 0 } else { unsafe { *(*self.ptr).weak() - 1 } }
    }

    pub fn ptr_eq(&self, other: &Weak<T>) -> bool {
        intrinsics::ptr_addr(self.ptr as *const ArcInner<T>) == intrinsics::ptr_addr(other.ptr as *const ArcInner<T>)
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
            let inner = self.ptr as *const ArcInner<T>;
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

impl From<&str> for Arc<str> {
    fn from(s: &str) -> Arc<str> { Arc::from_boxed_bytes(s.as_bytes()) }
}
impl From<String> for Arc<str> {
    fn from(s: String) -> Arc<str> { Arc::from_boxed_bytes(s.as_bytes()) }
}

impl Arc<str> {
    /// A copy of the text behind the two counts.
    fn from_boxed_bytes(bytes: &[u8]) -> Arc<str> {
        let counts = 2 * intrinsics::size_of::<usize>();
        let room = (counts + bytes.len() + 7) / 8 * 8;
        let raw = crate::alloc::exchange_malloc(room, 8);
        unsafe {
            *(raw as *mut usize) = 1;
            *(raw as *mut usize).add(1) = 1;
            intrinsics::copy(bytes.as_ptr(), raw.add(counts), bytes.len());
        }
        let fat = intrinsics::str_from_raw(raw as *const u8, bytes.len());
        Arc { ptr: unsafe { NonNull::new_unchecked(fat as *mut ArcInner<str>) }, _owns: PhantomData }
    }
}

impl<T: Clone> From<&[T]> for Arc<[T]> {
    fn from(s: &[T]) -> Arc<[T]> { Arc::from(s.to_vec()) }
}

impl<T> From<Vec<T>> for Arc<[T]> {
    fn from(v: Vec<T>) -> Arc<[T]> {
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
        Arc { ptr: unsafe { NonNull::new_unchecked(fat as *mut ArcInner<[T]>) }, _owns: PhantomData }
    }
}
