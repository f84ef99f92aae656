//! Conversions between types.

mod num;

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};

#[must_use]
pub const fn identity<T>(x: T) -> T { x }

pub trait AsRef<T: ?Sized> {
    fn as_ref(&self) -> &T;
}

pub trait AsMut<T: ?Sized> {
    fn as_mut(&mut self) -> &mut T;
}

pub trait Into<T>: Sized {
    #[must_use]
    fn into(self) -> T;
}

#[on_unimplemented(
    message = "the trait bound `{Self}: From<{T}>` is not satisfied",
    label = "the trait `From<{T}>` is not implemented for `{Self}`"
)]
pub trait From<T>: Sized {
    #[must_use]
    fn from(value: T) -> Self;
}

pub trait TryInto<T>: Sized {
    type Error;
    fn try_into(self) -> Result<T, Self::Error>;
}

pub trait TryFrom<T>: Sized {
    type Error;
    fn try_from(value: T) -> Result<Self, Self::Error>;
}

impl<T: ?Sized + AsRef<U>, U: ?Sized> AsRef<U> for &T {
    fn as_ref(&self) -> &U { <T as AsRef<U>>::as_ref(*self) }
}
impl<T: ?Sized + AsRef<U>, U: ?Sized> AsRef<U> for &mut T {
    fn as_ref(&self) -> &U { <T as AsRef<U>>::as_ref(&**self) }
}
impl<T: ?Sized + AsMut<U>, U: ?Sized> AsMut<U> for &mut T {
    fn as_mut(&mut self) -> &mut U { (**self).as_mut() }
}

impl<T, U: From<T>> Into<U> for T {
    #[track_caller]
    fn into(self) -> U { U::from(self) }
}
impl<T> From<T> for T {
    fn from(t: T) -> T { t }
}
impl<T, U: TryFrom<T>> TryInto<U> for T {
    type Error = U::Error;
    fn try_into(self) -> Result<U, U::Error> { U::try_from(self) }
}
impl<T, U: Into<T>> TryFrom<U> for T {
    type Error = Infallible;
    fn try_from(value: U) -> Result<T, Infallible> { Ok(U::into(value)) }
}

impl<T> AsRef<[T]> for [T] {
    fn as_ref(&self) -> &[T] { self }
}
impl<T> AsMut<[T]> for [T] {
    fn as_mut(&mut self) -> &mut [T] { self }
}
impl AsRef<str> for str {
    fn as_ref(&self) -> &str { self }
}
impl AsRef<[u8]> for str {
    fn as_ref(&self) -> &[u8] { self.as_bytes() }
}
impl AsMut<str> for str {
    fn as_mut(&mut self) -> &mut str { self }
}

/// The error of what cannot fail.
#[derive(Clone, Copy)]
pub enum Infallible {}

impl fmt::Debug for Infallible {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result { match *self {} }
}
impl fmt::Display for Infallible {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result { match *self {} }
}
impl PartialEq for Infallible {
    fn eq(&self, _: &Infallible) -> bool { match *self {} }
}
impl Eq for Infallible {}
impl PartialOrd for Infallible {
    fn partial_cmp(&self, _: &Self) -> Option<Ordering> { match *self {} }
}
impl Ord for Infallible {
    fn cmp(&self, _: &Self) -> Ordering { match *self {} }
}
impl Hash for Infallible {
    fn hash<H: Hasher>(&self, _: &mut H) { match *self {} }
}
