//! Integers that are never zero.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};

/// The primitive integers.
pub trait ZeroablePrimitive: Copy {}

/// An integer that is not zero: an `Option` of it takes no more room.
#[rustc_layout_scalar_valid_range_start(1)]
#[view = "transparent"]
#[repr(transparent)]
pub struct NonZero<T: ZeroablePrimitive>(T);

impl<T: ZeroablePrimitive> Clone for NonZero<T> {
    fn clone(&self) -> Self { *self }
}
impl<T: ZeroablePrimitive> Copy for NonZero<T> {}
impl<T: ZeroablePrimitive + PartialEq> PartialEq for NonZero<T> {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (self.0, other.0);
        a == b
    }
}
impl<T: ZeroablePrimitive + Eq> Eq for NonZero<T> {}
impl<T: ZeroablePrimitive + PartialOrd> PartialOrd for NonZero<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> { { self.0 }.partial_cmp(&{ other.0 }) }
}
impl<T: ZeroablePrimitive + Ord> Ord for NonZero<T> {
    fn cmp(&self, other: &Self) -> Ordering { { self.0 }.cmp(&{ other.0 }) }
}
impl<T: ZeroablePrimitive + Hash> Hash for NonZero<T> {
    fn hash<H: Hasher>(&self, state: &mut H) { { self.0 }.hash(state) }
}
impl<T: ZeroablePrimitive + fmt::Debug> fmt::Debug for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { { self.0 }.fmt(f) }
}
impl<T: ZeroablePrimitive + fmt::Display> fmt::Display for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { { self.0 }.fmt(f) }
}

impl<T: ZeroablePrimitive> NonZero<T> {
    /// `None` is kept as the zero that the value cannot be.
    #[must_use]
    pub const fn new(n: T) -> Option<Self> { crate::intrinsics::transmute::<T, Option<Self>>(n) }
    #[must_use]
    pub const unsafe fn new_unchecked(n: T) -> Self { unsafe { NonZero(n) } }
    pub const fn get(self) -> T { self.0 }
}
impl<T: ZeroablePrimitive> From<NonZero<T>> for T {
    fn from(n: NonZero<T>) -> T { n.0 }
}

macro_rules! nonzero {
    ($($alias:ident $t:ident),*) => { $(
        pub type $alias = NonZero<$t>;
        impl ZeroablePrimitive for $t {}
        impl NonZero<$t> {
            pub const MIN: Self = unsafe { NonZero(if $t::MIN == 0 { 1 } else { $t::MIN }) };
            pub const MAX: Self = unsafe { NonZero($t::MAX) };
            pub const BITS: u32 = $t::BITS;
        }
    )* };
}
nonzero! {
    NonZeroI8 i8, NonZeroI16 i16, NonZeroI32 i32, NonZeroI64 i64, NonZeroI128 i128, NonZeroIsize isize,
    NonZeroU8 u8, NonZeroU16 u16, NonZeroU32 u32, NonZeroU64 u64, NonZeroU128 u128, NonZeroUsize usize
}
