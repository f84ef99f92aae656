//! Comparison and hashing of raw pointers: by address.

use crate::cmp::Ordering;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;

macro_rules! pointer_impls {
    ($($p:ty),*) => { $(
        impl<T: ?Sized> PartialEq for $p {
            fn eq(&self, other: &$p) -> bool { *self == *other }
        }
        impl<T: ?Sized> Eq for $p {}
        impl<T: ?Sized> PartialOrd for $p {
            fn partial_cmp(&self, other: &$p) -> Option<Ordering> { Some(self.cmp(other)) }
        }
        impl<T: ?Sized> Ord for $p {
            fn cmp(&self, other: &$p) -> Ordering {
                intrinsics::ptr_addr(*self as *const T).cmp(&intrinsics::ptr_addr(*other as *const T))
            }
        }
        impl<T: ?Sized> Hash for $p {
            fn hash<H: Hasher>(&self, state: &mut H) { state.write_usize(intrinsics::ptr_addr(*self as *const T)) }
        }
    )* };
}
pointer_impls! { *const T, *mut T }
