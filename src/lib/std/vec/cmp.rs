//! `Vec` compared with vectors, slices and arrays.

use super::Vec;
use crate::borrow::Cow;
use crate::cmp::Ordering;

macro_rules! same_elements {
    ([$($g:tt)*] $lhs:ty, $rhs:ty) => {
        impl<T: PartialEq<U>, U, $($g)*> PartialEq<$rhs> for $lhs {
            fn eq(&self, other: &$rhs) -> bool { self[..] == other[..] }
            fn ne(&self, other: &$rhs) -> bool { self[..] != other[..] }
        }
    };
}
same_elements! { [] Vec<T>, Vec<U> }
same_elements! { [] Vec<T>, &[U] }
same_elements! { [] Vec<T>, &mut [U] }
same_elements! { [] &[T], Vec<U> }
same_elements! { [] &mut [T], Vec<U> }
same_elements! { [] Vec<T>, [U] }
same_elements! { [] [T], Vec<U> }
same_elements! { [const N: usize] Vec<T>, [U; N] }
same_elements! { [const N: usize] Vec<T>, &[U; N] }
impl<T: PartialEq<U> + Clone, U> PartialEq<Vec<U>> for Cow<'_, [T]> {
    fn eq(&self, other: &Vec<U>) -> bool { self[..] == other[..] }
}

impl<T: Eq> Eq for Vec<T> {}
impl<T: PartialOrd> PartialOrd for Vec<T> {
    fn partial_cmp(&self, other: &Vec<T>) -> Option<Ordering> { PartialOrd::partial_cmp(&**self, &**other) }
}
impl<T: Ord> Ord for Vec<T> {
    fn cmp(&self, other: &Vec<T>) -> Ordering { Ord::cmp(&**self, &**other) }
}
