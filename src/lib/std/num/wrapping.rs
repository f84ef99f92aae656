//! `Wrapping`: arithmetic that wraps around.

use crate::fmt;
use crate::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Rem, Sub, SubAssign};

#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
#[view = "transparent"]
#[repr(transparent)]
pub struct Wrapping<T>(pub T);

impl<T: fmt::Debug> fmt::Debug for Wrapping<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
}
impl<T: fmt::Display> fmt::Display for Wrapping<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
}

macro_rules! wrapping_impls {
    ($($t:ident)*) => { $(
        impl Add for Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn add(self, other: Wrapping<$t>) -> Wrapping<$t> { Wrapping(self.0.wrapping_add(other.0)) }
        }
        impl AddAssign for Wrapping<$t> {
            fn add_assign(&mut self, other: Wrapping<$t>) { self.0 = self.0.wrapping_add(other.0) }
        }
        impl Sub for Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn sub(self, other: Wrapping<$t>) -> Wrapping<$t> { Wrapping(self.0.wrapping_sub(other.0)) }
        }
        impl SubAssign for Wrapping<$t> {
            fn sub_assign(&mut self, other: Wrapping<$t>) { self.0 = self.0.wrapping_sub(other.0) }
        }
        impl Mul for Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn mul(self, other: Wrapping<$t>) -> Wrapping<$t> { Wrapping(self.0.wrapping_mul(other.0)) }
        }
        impl MulAssign for Wrapping<$t> {
            fn mul_assign(&mut self, other: Wrapping<$t>) { self.0 = self.0.wrapping_mul(other.0) }
        }
        impl Div for Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn div(self, other: Wrapping<$t>) -> Wrapping<$t> { Wrapping(self.0.wrapping_div(other.0)) }
        }
        impl DivAssign for Wrapping<$t> {
            fn div_assign(&mut self, other: Wrapping<$t>) { self.0 = self.0.wrapping_div(other.0) }
        }
        impl Rem for Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn rem(self, other: Wrapping<$t>) -> Wrapping<$t> { Wrapping(self.0.wrapping_rem(other.0)) }
        }
        impl AddAssign<$t> for Wrapping<$t> {
            fn add_assign(&mut self, other: $t) { self.0 = self.0.wrapping_add(other) }
        }
        impl SubAssign<$t> for Wrapping<$t> {
            fn sub_assign(&mut self, other: $t) { self.0 = self.0.wrapping_sub(other) }
        }
        impl MulAssign<$t> for Wrapping<$t> {
            fn mul_assign(&mut self, other: $t) { self.0 = self.0.wrapping_mul(other) }
        }
        impl Neg for Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn neg(self) -> Wrapping<$t> { Wrapping(self.0.wrapping_neg()) }
        }
        impl Wrapping<$t> {
            pub const MIN: Self = Wrapping($t::MIN);
            pub const MAX: Self = Wrapping($t::MAX);
            #[must_use]
            pub fn pow(self, exp: u32) -> Self { Wrapping(self.0.wrapping_pow(exp)) }
        }
    )* };
}
wrapping_impls! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
