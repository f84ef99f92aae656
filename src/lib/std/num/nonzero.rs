//! Integers that are never zero.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::num::{IntErrorKind, ParseIntError, TryFromIntError};
use crate::str::FromStr;

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

macro_rules! nonzero {
    ($($alias:ident $t:ident),*) => { $(
        pub type $alias = NonZero<$t>;
        impl ZeroablePrimitive for $t {}
        impl NonZero<$t> {
            pub const MIN: Self = unsafe { NonZero(if $t::MIN == 0 { 1 } else { $t::MIN }) };
            pub const MAX: Self = unsafe { NonZero($t::MAX) };
            pub const BITS: u32 = $t::BITS;
            #[must_use]
            pub const fn new(n: $t) -> Option<Self> {
                if n != 0 { unsafe { Some(NonZero(n)) } } else { None }
            }
            #[must_use]
            pub const unsafe fn new_unchecked(n: $t) -> Self { unsafe { NonZero(n) } }
            pub const fn get(self) -> $t { self.0 }
            #[must_use]
            pub const fn leading_zeros(self) -> u32 { self.0.leading_zeros() }
            #[must_use]
            pub const fn trailing_zeros(self) -> u32 { self.0.trailing_zeros() }
            #[must_use]
            pub const fn checked_mul(self, other: Self) -> Option<Self> {
                match self.0.checked_mul(other.0) {
                    Some(n) => Self::new(n),
                    None => None,
                }
            }
        }
        impl From<NonZero<$t>> for $t {
            fn from(n: NonZero<$t>) -> $t { n.0 }
        }
        impl TryFrom<$t> for NonZero<$t> {
            type Error = TryFromIntError;
            fn try_from(value: $t) -> Result<Self, TryFromIntError> { Self::new(value).ok_or(TryFromIntError(())) }
        }
        impl FromStr for NonZero<$t> {
            type Err = ParseIntError;
            fn from_str(src: &str) -> Result<Self, ParseIntError> {
                Self::new($t::from_str_radix(src, 10)?).ok_or(ParseIntError { kind: IntErrorKind::Zero })
            }
        }
    )* };
}
nonzero! {
    NonZeroI8 i8, NonZeroI16 i16, NonZeroI32 i32, NonZeroI64 i64, NonZeroI128 i128, NonZeroIsize isize, NonZeroU8 u8, NonZeroU16 u16, NonZeroU32 u32, NonZeroU64 u64, NonZeroU128 u128, NonZeroUsize usize
}

macro_rules! nonzero_unsigned {
    ($($t:ident)*) => { $(
        impl NonZero<$t> {
            #[must_use]
            pub const fn checked_add(self, other: $t) -> Option<Self> {
                match self.0.checked_add(other) {
                    Some(n) => Self::new(n),
                    None => None,
                }
            }
            #[must_use]
            pub const fn saturating_add(self, other: $t) -> Self { unsafe { NonZero(self.0.saturating_add(other)) } }
        }
    )* };
}
nonzero_unsigned! { u8 u16 u32 u64 u128 usize }
