//! `From` and `FromIterator` of boxes, and boxed slices.

use crate::borrow::Cow;
use crate::boxed::Box;
use crate::iter::FromIterator;
use crate::pin::Pin;
use crate::string::String;
use crate::vec::{self, Vec};

impl<T> From<T> for Box<T> {
    fn from(t: T) -> Self { Box::new(t) }
}
impl<T: ?Sized> From<Box<T>> for Pin<Box<T>> {
    fn from(boxed: Box<T>) -> Self { Box::into_pin(boxed) }
}
impl<T: Clone> From<&[T]> for Box<[T]> {
    fn from(slice: &[T]) -> Box<[T]> { slice.to_vec().into_boxed_slice() }
}
impl From<&str> for Box<str> {
    fn from(s: &str) -> Box<str> { String::from(s).into_boxed_str() }
}
impl From<String> for Box<str> {
    fn from(s: String) -> Box<str> { s.into_boxed_str() }
}
impl From<Cow<'_, str>> for Box<str> {
    fn from(cow: Cow<'_, str>) -> Box<str> { cow.into_owned().into_boxed_str() }
}
impl<T> From<Vec<T>> for Box<[T]> {
    fn from(v: Vec<T>) -> Box<[T]> { v.into_boxed_slice() }
}
impl<T, const N: usize> From<[T; N]> for Box<[T]> {
    fn from(array: [T; N]) -> Box<[T]> { Box::new(array) }
}
impl<T, const N: usize> TryFrom<Box<[T]>> for Box<[T; N]> {
    type Error = Box<[T]>;
    fn try_from(boxed: Box<[T]>) -> Result<Self, Box<[T]>> {
        if boxed.len() == N { unsafe { Ok(Box::from_raw(Box::into_raw(boxed) as *mut [T; N])) } } else { Err(boxed) }
    }
}

impl<T> FromIterator<T> for Box<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Box<[T]> { Vec::from_iter(iter).into_boxed_slice() }
}
impl FromIterator<char> for Box<str> {
    fn from_iter<I: IntoIterator<Item = char>>(iter: I) -> Box<str> { String::from_iter(iter).into_boxed_str() }
}

impl<T> IntoIterator for Box<[T]> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;
    fn into_iter(self) -> vec::IntoIter<T> { self.into_vec().into_iter() }
}
impl<'a, T> IntoIterator for &'a Box<[T]> {
    type Item = &'a T;
    type IntoIter = crate::slice::Iter<'a, T>;
    fn into_iter(self) -> crate::slice::Iter<'a, T> { self.iter() }
}
impl<'a, T> IntoIterator for &'a mut Box<[T]> {
    type Item = &'a mut T;
    type IntoIter = crate::slice::IterMut<'a, T>;
    fn into_iter(self) -> crate::slice::IterMut<'a, T> { self.iter_mut() }
}
impl FromIterator<String> for Box<str> {
    fn from_iter<I: IntoIterator<Item = String>>(iter: I) -> Box<str> { String::from_iter(iter).into_boxed_str() }
}
impl<'a> FromIterator<&'a str> for Box<str> {
    fn from_iter<I: IntoIterator<Item = &'a str>>(iter: I) -> Box<str> { String::from_iter(iter).into_boxed_str() }
}
impl FromIterator<Box<str>> for Box<str> {
    fn from_iter<I: IntoIterator<Item = Box<str>>>(iter: I) -> Box<str> { String::from_iter(iter).into_boxed_str() }
}
impl<'a> FromIterator<Cow<'a, str>> for Box<str> {
    fn from_iter<I: IntoIterator<Item = Cow<'a, str>>>(iter: I) -> Box<str> { String::from_iter(iter).into_boxed_str() }
}
impl<'a> FromIterator<&'a char> for Box<str> {
    fn from_iter<I: IntoIterator<Item = &'a char>>(iter: I) -> Box<str> { String::from_iter(iter).into_boxed_str() }
}
impl From<Box<str>> for Box<[u8]> {
    fn from(s: Box<str>) -> Box<[u8]> { s.into_boxed_bytes() }
}
impl From<&mut str> for Box<str> {
    fn from(s: &mut str) -> Box<str> { Box::from(&*s) }
}
impl<T: Clone> From<&mut [T]> for Box<[T]> {
    fn from(slice: &mut [T]) -> Box<[T]> { Box::from(&*slice) }
}
impl<T: Clone> From<Cow<'_, [T]>> for Box<[T]> {
    fn from(cow: Cow<'_, [T]>) -> Box<[T]> { cow.into_owned().into_boxed_slice() }
}
impl<T, const N: usize> TryFrom<Vec<T>> for Box<[T; N]> {
    type Error = Vec<T>;
    fn try_from(v: Vec<T>) -> Result<Self, Vec<T>> {
        if v.len() == N { unsafe { Ok(Box::from_raw(Box::into_raw(v.into_boxed_slice()) as *mut [T; N])) } } else { Err(v) }
    }
}
impl<T: Default> Default for Pin<Box<T>> {
    fn default() -> Pin<Box<T>> { Box::pin(T::default()) }
}
