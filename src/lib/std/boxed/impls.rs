//! Traits that `Box` passes on to its contents.

use crate::boxed::Box;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::FusedIterator;

impl<T: Clone> Clone for Box<T> {
    fn clone(&self) -> Box<T> { Box::new((**self).clone()) }
    fn clone_from(&mut self, source: &Box<T>) { (**self).clone_from(&**source) }
}
impl<T: Clone> Clone for Box<[T]> {
    fn clone(&self) -> Box<[T]> { self.to_vec().into_boxed_slice() }
    fn clone_from(&mut self, source: &Box<[T]>) {
        if self.len() == source.len() { self.clone_from_slice(source) } else { *self = source.clone() }
    }
}
impl Clone for Box<str> {
    fn clone(&self) -> Box<str> { Box::from(&**self) }
}
impl<T: Default> Default for Box<T> {
    fn default() -> Box<T> { Box::new(T::default()) }
}
impl<T> Default for Box<[T]> {
    fn default() -> Box<[T]> { crate::vec::Vec::new().into_boxed_slice() }
}
impl Default for Box<str> {
    fn default() -> Box<str> { Box::from("") }
}
impl<T: ?Sized + PartialEq> PartialEq for Box<T> {
    fn eq(&self, other: &Self) -> bool { PartialEq::eq(&**self, &**other) }
    fn ne(&self, other: &Self) -> bool { PartialEq::ne(&**self, &**other) }
}
impl<T: ?Sized + Eq> Eq for Box<T> {}
impl<T: ?Sized + PartialOrd> PartialOrd for Box<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { PartialOrd::partial_cmp(&**self, &**other) }
}
impl<T: ?Sized + Ord> Ord for Box<T> {
    fn cmp(&self, other: &Self) -> Ordering { Ord::cmp(&**self, &**other) }
}
impl<T: ?Sized + Hash> Hash for Box<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { (**self).hash(state) }
}
impl<T: ?Sized + Hasher> Hasher for Box<T> {
    fn finish(&self) -> u64 { (**self).finish() }
    fn write(&mut self, bytes: &[u8]) { (**self).write(bytes) }
}
impl<T: fmt::Display + ?Sized> fmt::Display for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(&**self, f) }
}
impl<T: fmt::Debug + ?Sized> fmt::Debug for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Debug::fmt(&**self, f) }
}
impl<T: ?Sized> fmt::Pointer for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Pointer::fmt(&(&**self as *const T), f) }
}
impl<W: fmt::Write + ?Sized> fmt::Write for Box<W> {
    fn write_str(&mut self, s: &str) -> fmt::Result { (**self).write_str(s) }
}
impl<T: ?Sized> AsRef<T> for Box<T> {
    fn as_ref(&self) -> &T { &**self }
}
impl<T: ?Sized> AsMut<T> for Box<T> {
    fn as_mut(&mut self) -> &mut T { &mut **self }
}

impl<I: Iterator + ?Sized> Iterator for Box<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> { (**self).next() }
    fn size_hint(&self) -> (usize, Option<usize>) { (**self).size_hint() }
    fn nth(&mut self, n: usize) -> Option<I::Item> { (**self).nth(n) }
}
impl<I: DoubleEndedIterator + ?Sized> DoubleEndedIterator for Box<I> {
    fn next_back(&mut self) -> Option<I::Item> { (**self).next_back() }
}
impl<I: ExactSizeIterator + ?Sized> ExactSizeIterator for Box<I> {
    fn len(&self) -> usize { (**self).len() }
}
impl<I: FusedIterator + ?Sized> FusedIterator for Box<I> {}

impl<Args, F: FnOnce<Args> + ?Sized> FnOnce<Args> for Box<F> {
    type Output = <F as FnOnce<Args>>::Output;
    extern "rust-call" fn call_once(self, args: Args) -> Self::Output { <F as FnOnce<Args>>::call_once(*self, args) }
}
impl<Args, F: FnMut<Args> + ?Sized> FnMut<Args> for Box<F> {
    extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output { <F as FnMut<Args>>::call_mut(&mut **self, args) }
}
impl<Args, F: Fn<Args> + ?Sized> Fn<Args> for Box<F> {
    extern "rust-call" fn call(&self, args: Args) -> Self::Output { <F as Fn<Args>>::call(&**self, args) }
}
