//! `copied` and `cloned`.

use crate::iter::{DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator};

macro_rules! by_value {
    ($home:literal $name:ident $bound:ident $x:ident => $copy:expr) => {
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        #[derive(Clone, Debug)]
        #[home = $home]
        pub struct $name<I> {
            it: I,
        }
        impl<I> $name<I> {
            pub(crate) fn new(it: I) -> $name<I> { $name { it } }
        }
        impl<'a, I: Iterator<Item = &'a T>, T: 'a + $bound> Iterator for $name<I> {
            type Item = T;
            fn next(&mut self) -> Option<T> {
                match self.it.next() {
                    Some($x) => Some($copy),
                    None => None,
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) { self.it.size_hint() }
        }
        impl<'a, I: DoubleEndedIterator<Item = &'a T>, T: 'a + $bound> DoubleEndedIterator for $name<I> {
            fn next_back(&mut self) -> Option<T> {
                match self.it.next_back() {
                    Some($x) => Some($copy),
                    None => None,
                }
            }
        }
        impl<'a, I: ExactSizeIterator<Item = &'a T>, T: 'a + $bound> ExactSizeIterator for $name<I> {
            fn len(&self) -> usize { self.it.len() }
        }
        impl<'a, I: FusedIterator<Item = &'a T>, T: 'a + $bound> FusedIterator for $name<I> {}
    };
}
by_value! { "core::iter::adapters::copied" Copied Copy x => *x }
by_value! { "core::iter::adapters::cloned" Cloned Clone x => x.clone() }
