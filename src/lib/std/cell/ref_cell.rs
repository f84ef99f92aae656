//! `RefCell`: the rules of borrowing, checked while the program runs.

use super::{Cell, UnsafeCell};
use crate::cmp::Ordering;
use crate::error::Error;
use crate::fmt;
use crate::marker::PhantomData;
use crate::mem;
use crate::ops::{CoerceUnsized, Deref, DerefMut};
use crate::ptr::NonNull;

/// `borrow`: how many shared borrows there are; -1: one exclusive borrow.
#[home = "core::cell"]
#[view = "fields value"]
pub struct RefCell<T: ?Sized> {
    borrow: Cell<isize>,
    value: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for RefCell<T> {}
impl<T: ?Sized> !Sync for RefCell<T> {}

#[home = "core::cell"]
pub struct BorrowError {
    _private: (),
}
#[home = "core::cell"]
pub struct BorrowMutError {
    _private: (),
}

impl fmt::Debug for BorrowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("BorrowError") }
}
impl fmt::Display for BorrowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("RefCell already mutably borrowed") }
}
impl fmt::Debug for BorrowMutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("BorrowMutError") }
}
impl fmt::Display for BorrowMutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("RefCell already borrowed") }
}
impl Error for BorrowError {}
impl Error for BorrowMutError {}

impl<T> RefCell<T> {
    pub const fn new(value: T) -> RefCell<T> { RefCell { borrow: Cell::new(0), value: UnsafeCell::new(value) } }

    pub const fn into_inner(self) -> T { self.value.into_inner() }

    #[track_caller]
    pub fn replace(&self, t: T) -> T { mem::replace(&mut *self.borrow_mut(), t) }

    #[track_caller]
    pub fn replace_with<F: FnOnce(&mut T) -> T>(&self, f: F) -> T {
        let slot = &mut *self.borrow_mut();
        let replacement = f(slot);
        mem::replace(slot, replacement)
    }

    #[track_caller]
    pub fn swap(&self, other: &RefCell<T>) { mem::swap(&mut *self.borrow_mut(), &mut *other.borrow_mut()) }
}

impl<T: ?Sized> RefCell<T> {
    #[track_caller]
    pub fn borrow(&self) -> Ref<'_, T> {
        match self.try_borrow() {
            Ok(b) => b,
            Err(e) => panic!("{e}"),
        }
    }

    pub fn try_borrow(&self) -> Result<Ref<'_, T>, BorrowError> {
        let n = self.borrow.get();
        if n < 0 {
            return Err(BorrowError { _private: () });
        }
        self.borrow.set(n + 1);
        Ok(Ref { value: unsafe { NonNull::new_unchecked(self.value.get()) }, borrow: BorrowRef { flag: &self.borrow } })
    }

    pub unsafe fn try_borrow_unguarded(&self) -> Result<&T, BorrowError> {
        if self.borrow.get() < 0 { Err(BorrowError { _private: () }) } else { unsafe { Ok(&*self.value.get()) } }
    }

    #[track_caller]
    pub fn borrow_mut(&self) -> RefMut<'_, T> {
        match self.try_borrow_mut() {
            Ok(b) => b,
            Err(e) => panic!("{e}"),
        }
    }

    pub fn try_borrow_mut(&self) -> Result<RefMut<'_, T>, BorrowMutError> {
        if self.borrow.get() != 0 {
            return Err(BorrowMutError { _private: () });
        }
        self.borrow.set(-1);
        Ok(RefMut {
            value: unsafe { NonNull::new_unchecked(self.value.get()) },
            borrow: BorrowRefMut { flag: &self.borrow },
            marker: PhantomData,
        })
    }

    pub fn as_ptr(&self) -> *mut T { self.value.get() }

    pub fn get_mut(&mut self) -> &mut T { self.value.get_mut() }
}

impl<T: Default> RefCell<T> {
    #[track_caller]
    pub fn take(&self) -> T { self.replace(Default::default()) }
}

/// Gives a shared borrow back when it goes.
struct BorrowRef<'b> {
    flag: &'b Cell<isize>,
}

impl Drop for BorrowRef<'_> {
    fn drop(&mut self) { self.flag.set(self.flag.get() - 1) }
}
impl Clone for BorrowRef<'_> {
    fn clone(&self) -> Self {
        self.flag.set(self.flag.get() + 1);
        BorrowRef { flag: self.flag }
    }
}

/// Gives the exclusive borrow back when it goes; several of them when it was split.
struct BorrowRefMut<'b> {
    flag: &'b Cell<isize>,
}

impl Drop for BorrowRefMut<'_> {
    fn drop(&mut self) { self.flag.set(self.flag.get() + 1) }
}

#[home = "core::cell"]
#[pitfall = "guard; std::cell::Ref; another task that borrows the `RefCell` mutably meanwhile panics"]
pub struct Ref<'b, T: ?Sized + 'b> {
    value: NonNull<T>,
    borrow: BorrowRef<'b>,
}

impl<'b, T: ?Sized> Ref<'b, T> {
    #[must_use]
    pub fn clone(orig: &Ref<'b, T>) -> Ref<'b, T> { Ref { value: orig.value, borrow: orig.borrow.clone() } }

    pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(orig: Ref<'b, T>, f: F) -> Ref<'b, U> {
        Ref { value: NonNull::from_ref(f(&*orig)), borrow: orig.borrow }
    }

    pub fn filter_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(orig: Ref<'b, T>, f: F) -> Result<Ref<'b, U>, Self> {
        match f(&*orig) {
            Some(value) => Ok(Ref { value: NonNull::from_ref(value), borrow: orig.borrow }),
            None => Err(orig),
        }
    }

    pub fn map_split<U: ?Sized, V: ?Sized, F: FnOnce(&T) -> (&U, &V)>(orig: Ref<'b, T>, f: F) -> (Ref<'b, U>, Ref<'b, V>) {
        let (a, b) = f(&*orig);
        let borrow = orig.borrow.clone();
        (Ref { value: NonNull::from_ref(a), borrow }, Ref { value: NonNull::from_ref(b), borrow: orig.borrow })
    }
}

#[home = "core::cell"]
#[pitfall = "guard; std::cell::RefMut; another task that borrows the `RefCell` meanwhile panics"]
pub struct RefMut<'b, T: ?Sized + 'b> {
    value: NonNull<T>,
    borrow: BorrowRefMut<'b>,
    marker: PhantomData<&'b mut T>,
}

impl<'b, T: ?Sized> RefMut<'b, T> {
    pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(orig: RefMut<'b, T>, f: F) -> RefMut<'b, U> {
        let mut orig = orig;
        let value = NonNull::from_mut(f(&mut *orig));
        RefMut { value, borrow: orig.borrow, marker: PhantomData }
    }

    pub fn filter_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(orig: RefMut<'b, T>, f: F) -> Result<RefMut<'b, U>, Self> {
        let mut orig = orig;
        let found = match f(unsafe { orig.value.as_mut() }) {
            Some(value) => NonNull::from_mut(value),
            None => return Err(orig),
        };
        Ok(RefMut { value: found, borrow: orig.borrow, marker: PhantomData })
    }

    pub fn map_split<U: ?Sized, V: ?Sized, F: FnOnce(&mut T) -> (&mut U, &mut V)>(
        orig: RefMut<'b, T>,
        f: F,
    ) -> (RefMut<'b, U>, RefMut<'b, V>) {
        let mut orig = orig;
        let (a, b) = f(unsafe { orig.value.as_mut() });
        let (a, b) = (NonNull::from_mut(a), NonNull::from_mut(b));
        let flag = orig.borrow.flag;
        flag.set(flag.get() - 1);
        (
            RefMut { value: a, borrow: BorrowRefMut { flag }, marker: PhantomData },
            RefMut { value: b, borrow: orig.borrow, marker: PhantomData },
        )
    }
}

impl<T: ?Sized> Deref for Ref<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { self.value.as_ref() } }
}
impl<T: ?Sized> Deref for RefMut<'_, T> {
    type Target = T;
    fn deref(&self) -> &T { unsafe { self.value.as_ref() } }
}
impl<T: ?Sized> DerefMut for RefMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T { unsafe { self.value.as_mut() } }
}
impl<T: ?Sized + fmt::Display> fmt::Display for Ref<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
}
impl<T: ?Sized + fmt::Display> fmt::Display for RefMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for Ref<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
}
impl<T: ?Sized + fmt::Debug> fmt::Debug for RefMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { (**self).fmt(f) }
}

impl<T: Clone> Clone for RefCell<T> {
    #[track_caller]
    fn clone(&self) -> RefCell<T> { RefCell::new(self.borrow().clone()) }
}
impl<T: Default> Default for RefCell<T> {
    fn default() -> RefCell<T> { RefCell::new(Default::default()) }
}
impl<T: ?Sized + PartialEq> PartialEq for RefCell<T> {
    fn eq(&self, other: &RefCell<T>) -> bool { *self.borrow() == *other.borrow() }
}
impl<T: ?Sized + Eq> Eq for RefCell<T> {}
impl<T: ?Sized + PartialOrd> PartialOrd for RefCell<T> {
    fn partial_cmp(&self, other: &RefCell<T>) -> Option<Ordering> { self.borrow().partial_cmp(&*other.borrow()) }
}
impl<T: ?Sized + Ord> Ord for RefCell<T> {
    fn cmp(&self, other: &RefCell<T>) -> Ordering { self.borrow().cmp(&*other.borrow()) }
}
impl<T> From<T> for RefCell<T> {
    fn from(t: T) -> RefCell<T> { RefCell::new(t) }
}
impl<T: CoerceUnsized<U>, U> CoerceUnsized<RefCell<U>> for RefCell<T> {}
impl<T: ?Sized + fmt::Debug> fmt::Debug for RefCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut builder = f.debug_struct("RefCell");
        match self.try_borrow() {
            Ok(borrow) => builder.field("value", &borrow),
            Err(_) => builder.field("value", &format_args!("<borrowed>")),
        };
        builder.finish()
    }
}
