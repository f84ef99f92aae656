//! `Pin`: a pointer whose target will not move any more.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::marker::Unsize;
use crate::ops::{CoerceUnsized, Deref, DerefMut};

#[lang = "pin"]
#[view = "transparent"]
#[repr(transparent)]
#[derive(Copy, Clone)]
pub struct Pin<Ptr> {
    #[doc(hidden)]
    pub __pointer: Ptr,
}

impl<Ptr: CoerceUnsized<U>, U> CoerceUnsized<Pin<U>> for Pin<Ptr> {}

impl<Ptr: Deref> Pin<Ptr>
where
    <Ptr as Deref>::Target: Unpin,
{
    pub const fn new(pointer: Ptr) -> Pin<Ptr> { Pin { __pointer: pointer } }

    pub const fn into_inner(pin: Pin<Ptr>) -> Ptr { pin.__pointer }
}

impl<Ptr: Deref> Pin<Ptr> {
    pub const unsafe fn new_unchecked(pointer: Ptr) -> Pin<Ptr> { Pin { __pointer: pointer } }

    pub fn as_ref(&self) -> Pin<&<Ptr as Deref>::Target> { Pin { __pointer: &*self.__pointer } }

    pub const unsafe fn into_inner_unchecked(pin: Pin<Ptr>) -> Ptr { pin.__pointer }
}

impl<Ptr: DerefMut> Pin<Ptr> {
    pub fn as_mut(&mut self) -> Pin<&mut <Ptr as Deref>::Target> { Pin { __pointer: &mut *self.__pointer } }

    /// Puts another value in its place; the old one is dropped where it stands.
    pub fn set(&mut self, value: <Ptr as Deref>::Target)
    where
        <Ptr as Deref>::Target: Sized,
    {
        *(self.__pointer) = value;
    }
}

impl<'a, T: ?Sized> Pin<&'a T> {
    pub unsafe fn map_unchecked<U: ?Sized, F: FnOnce(&T) -> &U>(self, f: F) -> Pin<&'a U> {
        let pointer = &*self.__pointer;
        Pin { __pointer: f(pointer) }
    }

    pub const fn get_ref(self) -> &'a T { self.__pointer }
}

impl<'a, T: ?Sized> Pin<&'a mut T> {
    pub const fn into_ref(self) -> Pin<&'a T> { Pin { __pointer: self.__pointer } }

    pub const fn get_mut(self) -> &'a mut T
    where
        T: Unpin,
    {
        self.__pointer
    }

    pub const unsafe fn get_unchecked_mut(self) -> &'a mut T { self.__pointer }

    pub unsafe fn map_unchecked_mut<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(self, f: F) -> Pin<&'a mut U> {
        let pointer = unsafe { Pin::get_unchecked_mut(self) };
        Pin { __pointer: f(pointer) }
    }
}

impl<T: ?Sized> Pin<&'static T> {
    pub const fn static_ref(r: &'static T) -> Pin<&'static T> { Pin { __pointer: r } }
}

impl<T: ?Sized> Pin<&'static mut T> {
    pub const fn static_mut(r: &'static mut T) -> Pin<&'static mut T> { Pin { __pointer: r } }
}

impl<Ptr: DerefMut> Pin<Ptr> {
    /// Of a pin in a pin, what the inner one points to.
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn as_deref_mut(self: Pin<&mut Pin<Ptr>>) -> Pin<&mut <Ptr as Deref>::Target> {
        unsafe { self.get_unchecked_mut() }.as_mut()
    }
}

impl<Ptr: Deref> Deref for Pin<Ptr> {
    type Target = <Ptr as Deref>::Target;
    fn deref(&self) -> &<Ptr as Deref>::Target { &*self.__pointer }
}
impl<Ptr: DerefMut> DerefMut for Pin<Ptr>
where
    <Ptr as Deref>::Target: Unpin,
{
    fn deref_mut(&mut self) -> &mut <Ptr as Deref>::Target { &mut *self.__pointer }
}
impl<Ptr: Deref, Q: Deref> PartialEq<Pin<Q>> for Pin<Ptr>
where
    <Ptr as Deref>::Target: PartialEq<<Q as Deref>::Target>,
{
    fn eq(&self, other: &Pin<Q>) -> bool { *self.__pointer == *other.__pointer }
}
impl<Ptr: Deref> Eq for Pin<Ptr> where <Ptr as Deref>::Target: Eq {}
impl<Ptr: Deref> Ord for Pin<Ptr>
where
    <Ptr as Deref>::Target: Ord,
{
    fn cmp(&self, other: &Self) -> Ordering { (*self.__pointer).cmp(&*other.__pointer) }
}
impl<Ptr: Deref> PartialOrd for Pin<Ptr>
where
    <Ptr as Deref>::Target: PartialOrd,
{
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { (*self.__pointer).partial_cmp(&*other.__pointer) }
}
impl<Ptr: Deref> Hash for Pin<Ptr>
where
    <Ptr as Deref>::Target: Hash,
{
    fn hash<H: Hasher>(&self, state: &mut H) { (*self.__pointer).hash(state) }
}
impl<Ptr: fmt::Debug> fmt::Debug for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.__pointer.fmt(f) }
}
impl<Ptr: fmt::Display> fmt::Display for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.__pointer.fmt(f) }
}
impl<Ptr: fmt::Pointer> fmt::Pointer for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.__pointer.fmt(f) }
}

/// Pins a value to the place where it stands in this function.
#[macro_export]
macro_rules! __pin {
    ($value:expr $(,)?) => {
        $crate::pin::Pin::<&mut _> { __pointer: &mut { $value } }
    };
}
pub use crate::__pin as pin;
