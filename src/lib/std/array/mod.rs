//! Arrays. `Clone` and `Copy` are built in.

mod iter;

pub use self::iter::IntoIter;

use crate::borrow::{Borrow, BorrowMut};
use crate::cmp::Ordering;
use crate::error::Error;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::ops::{Index, IndexMut};
use crate::slice::{Iter, IterMut};

/// Makes an array of what `f` gives for each index. A panic in `f` drops what is there.
pub fn from_fn<T, const N: usize, F: FnMut(usize) -> T>(mut f: F) -> [T; N] {
    let mut v = crate::vec::Vec::with_capacity(N);
    for i in 0..N {
        v.push(f(i));
    }
    unsafe { v.set_len(0) };
    intrinsics::ptr_read(v.as_ptr() as *const [T; N])
}

/// So many clones; the value itself is the last of them.
#[must_use = "cloning is often expensive and is not expected to have side effects"]
pub fn repeat<T: Clone, const N: usize>(val: T) -> [T; N] {
    let mut values = crate::iter::repeat_n(val, N);
    from_fn(|_| values.next().unwrap())
}

#[must_use]
pub const fn from_ref<T>(s: &T) -> &[T; 1] { unsafe { &*(s as *const T as *const [T; 1]) } }

impl<T, const N: usize> [T; N] {
    #[must_use]
    pub fn map<F: FnMut(T) -> U, U>(self, mut f: F) -> [U; N] {
        let mut items = self.into_iter();
        from_fn(|_| match items.next() {
            Some(x) => f(x),
            None => intrinsics::unreachable(),
        })
    }

    pub const fn as_slice(&self) -> &[T] { self }

    pub const fn as_mut_slice(&mut self) -> &mut [T] { self }

    pub const fn each_ref(&self) -> [&T; N] {
        let mut items = self.iter();
        from_fn(|_| match items.next() {
            Some(x) => x,
            None => intrinsics::unreachable(),
        })
    }

    pub const fn each_mut(&mut self) -> [&mut T; N] {
        let mut items = self.iter_mut();
        from_fn(|_| match items.next() {
            Some(x) => x,
            None => intrinsics::unreachable(),
        })
    }
}

#[derive(Debug, Copy, Clone)]
pub struct TryFromSliceError(());

impl fmt::Display for TryFromSliceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("could not convert slice to array") }
}
impl Error for TryFromSliceError {}
impl From<crate::convert::Infallible> for TryFromSliceError {
    fn from(never: crate::convert::Infallible) -> TryFromSliceError { match never {} }
}

impl<T: Copy, const N: usize> TryFrom<&[T]> for [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &[T]) -> Result<[T; N], TryFromSliceError> {
        match <&[T; N]>::try_from(slice) {
            Ok(array) => Ok(*array),
            Err(e) => Err(e),
        }
    }
}
impl<T: Copy, const N: usize> TryFrom<&mut [T]> for [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &mut [T]) -> Result<[T; N], TryFromSliceError> { <[T; N]>::try_from(&*slice) }
}
impl<'a, T, const N: usize> TryFrom<&'a [T]> for &'a [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &'a [T]) -> Result<&'a [T; N], TryFromSliceError> {
        if slice.len() == N { unsafe { Ok(&*(slice.as_ptr() as *const [T; N])) } } else { Err(TryFromSliceError(())) }
    }
}
impl<'a, T, const N: usize> TryFrom<&'a mut [T]> for &'a mut [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &'a mut [T]) -> Result<&'a mut [T; N], TryFromSliceError> {
        if slice.len() == N { unsafe { Ok(&mut *(slice.as_mut_ptr() as *mut [T; N])) } } else { Err(TryFromSliceError(())) }
    }
}

impl<T, const N: usize> AsRef<[T]> for [T; N] {
    fn as_ref(&self) -> &[T] { self }
}
impl<T, const N: usize> AsMut<[T]> for [T; N] {
    fn as_mut(&mut self) -> &mut [T] { self }
}
impl<T, const N: usize> BorrowMut<[T]> for [T; N] {
    fn borrow_mut(&mut self) -> &mut [T] { self }
}
impl<T: Hash, const N: usize> Hash for [T; N] {
    fn hash<H: Hasher>(&self, state: &mut H) { Hash::hash(self.as_slice(), state) }
}

impl<T, I, const N: usize> Index<I> for [T; N]
where
    [T]: Index<I>,
{
    type Output = <[T] as Index<I>>::Output;
    #[track_caller]
    fn index(&self, index: I) -> &Self::Output { Index::index(self as &[T], index) }
}
impl<T, I, const N: usize> IndexMut<I> for [T; N]
where
    [T]: IndexMut<I>,
{
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut Self::Output { IndexMut::index_mut(self as &mut [T], index) }
}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for [T; N] {
    fn eq(&self, other: &[U; N]) -> bool { self.as_slice() == other.as_slice() }
}
impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U]> for [T; N] {
    fn eq(&self, other: &[U]) -> bool { *self.as_slice() == *other }
}
impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for [T] {
    fn eq(&self, other: &[U; N]) -> bool { *self == *other.as_slice() }
}
impl<T: PartialEq<U>, U, const N: usize> PartialEq<&[U]> for [T; N] {
    fn eq(&self, other: &&[U]) -> bool { *self.as_slice() == **other }
}
impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for &[T] {
    fn eq(&self, other: &[U; N]) -> bool { **self == *other.as_slice() }
}
impl<T: PartialEq<U>, U, const N: usize> PartialEq<&mut [U]> for [T; N] {
    fn eq(&self, other: &&mut [U]) -> bool { *self.as_slice() == **other }
}
impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for &mut [T] {
    fn eq(&self, other: &[U; N]) -> bool { **self == *other.as_slice() }
}
impl<T: Eq, const N: usize> Eq for [T; N] {}
impl<T: PartialOrd, const N: usize> PartialOrd for [T; N] {
    fn partial_cmp(&self, other: &[T; N]) -> Option<Ordering> {
        PartialOrd::partial_cmp(self.as_slice(), other.as_slice())
    }
}
impl<T: Ord, const N: usize> Ord for [T; N] {
    fn cmp(&self, other: &[T; N]) -> Ordering { Ord::cmp(self.as_slice(), other.as_slice()) }
}

macro_rules! array_defaults {
    ($($n:literal)*) => { $(
        impl<T: Default> Default for [T; $n] {
            fn default() -> [T; $n] { from_fn(|_| T::default()) }
        }
    )* };
}
array_defaults! { 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 }
impl<T> Default for [T; 0] {
    fn default() -> [T; 0] { [] }
}

impl<T, const N: usize> IntoIterator for [T; N] {
    type Item = T;
    type IntoIter = IntoIter<T, N>;
    fn into_iter(self) -> IntoIter<T, N> { IntoIter::over(self) }
}
impl<'a, T, const N: usize> IntoIterator for &'a [T; N] {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> { self.iter() }
}
impl<'a, T, const N: usize> IntoIterator for &'a mut [T; N] {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> { self.iter_mut() }
}
impl<T> From<(T, T)> for [T; 2] {
    fn from(tuple: (T, T)) -> [T; 2] { [tuple.0, tuple.1] }
}
impl<T> From<(T, T, T)> for [T; 3] {
    fn from(tuple: (T, T, T)) -> [T; 3] { [tuple.0, tuple.1, tuple.2] }
}
