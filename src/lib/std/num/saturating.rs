//! `Saturating`: arithmetic that stops at the limits.

use crate::fmt;
use crate::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Rem, Sub, SubAssign};

#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
#[view = "transparent"]
#[repr(transparent)]
pub struct Saturating<T>(pub T);

impl<T: fmt::Debug> fmt::Debug for Saturating<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
}
impl<T: fmt::Display> fmt::Display for Saturating<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
}

macro_rules! saturating_impls {
    ($($t:ident)*) => { $(
        impl Add for Saturating<$t> {
            type Output = Saturating<$t>;
            fn add(self, other: Saturating<$t>) -> Saturating<$t> { Saturating(self.0.saturating_add(other.0)) }
        }
        impl AddAssign for Saturating<$t> {
            fn add_assign(&mut self, other: Saturating<$t>) { self.0 = self.0.saturating_add(other.0) }
        }
        impl Sub for Saturating<$t> {
            type Output = Saturating<$t>;
            fn sub(self, other: Saturating<$t>) -> Saturating<$t> { Saturating(self.0.saturating_sub(other.0)) }
        }
        impl SubAssign for Saturating<$t> {
            fn sub_assign(&mut self, other: Saturating<$t>) { self.0 = self.0.saturating_sub(other.0) }
        }
        impl Mul for Saturating<$t> {
            type Output = Saturating<$t>;
            fn mul(self, other: Saturating<$t>) -> Saturating<$t> { Saturating(self.0.saturating_mul(other.0)) }
        }
        impl MulAssign for Saturating<$t> {
            fn mul_assign(&mut self, other: Saturating<$t>) { self.0 = self.0.saturating_mul(other.0) }
        }
        impl Div for Saturating<$t> {
            type Output = Saturating<$t>;
            fn div(self, other: Saturating<$t>) -> Saturating<$t> { Saturating(self.0.saturating_div(other.0)) }
        }
        impl DivAssign for Saturating<$t> {
            fn div_assign(&mut self, other: Saturating<$t>) { self.0 = self.0.saturating_div(other.0) }
        }
        impl Rem for Saturating<$t> {
            type Output = Saturating<$t>;
            fn rem(self, other: Saturating<$t>) -> Saturating<$t> { Saturating(self.0.wrapping_rem(other.0)) }
        }
        impl Saturating<$t> {
            pub const MIN: Self = Saturating($t::MIN);
            pub const MAX: Self = Saturating($t::MAX);
            #[must_use]
            pub fn pow(self, exp: u32) -> Self { Saturating(self.0.saturating_pow(exp)) }
        }
    )* };
}
saturating_impls! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
