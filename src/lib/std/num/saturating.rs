//! `Saturating`: arithmetic that stops at the limits.

use crate::fmt;
use crate::num::op_macros::{number_forms, number_op, number_unary};
use crate::ops::{
    Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Div, DivAssign, Mul, MulAssign, Neg, Not, Rem,
    RemAssign, Sub, SubAssign,
};

#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
#[view = "transparent"]
#[repr(transparent)]
pub struct Saturating<T>(pub T);

number_forms! { Saturating : Debug Display Binary Octal LowerHex UpperHex }

macro_rules! saturating_impls {
    ($($t:ident)*) => { $(
        number_op! { Saturating $t :
            Add add AddAssign add_assign |a, b| a.saturating_add(b);
            Sub sub SubAssign sub_assign |a, b| a.saturating_sub(b);
            Mul mul MulAssign mul_assign |a, b| a.saturating_mul(b);
            Div div DivAssign div_assign |a, b| a.saturating_div(b);
            Rem rem RemAssign rem_assign |a, b| a % b;
            BitAnd bitand BitAndAssign bitand_assign |a, b| a & b;
            BitOr bitor BitOrAssign bitor_assign |a, b| a | b;
            BitXor bitxor BitXorAssign bitxor_assign |a, b| a ^ b;
        }
        number_unary! { Saturating $t : Not not |a| !a }
        impl Saturating<$t> {
            pub const MIN: Self = Saturating($t::MIN);
            pub const MAX: Self = Saturating($t::MAX);
            pub const BITS: u32 = $t::BITS;
            #[must_use]
            pub const fn count_ones(self) -> u32 { self.0.count_ones() }
            #[must_use]
            pub const fn count_zeros(self) -> u32 { self.0.count_zeros() }
            #[must_use]
            pub const fn leading_zeros(self) -> u32 { self.0.leading_zeros() }
            #[must_use]
            pub const fn trailing_zeros(self) -> u32 { self.0.trailing_zeros() }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn rotate_left(self, n: u32) -> Self { Saturating(self.0.rotate_left(n)) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn rotate_right(self, n: u32) -> Self { Saturating(self.0.rotate_right(n)) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn swap_bytes(self) -> Self { Saturating(self.0.swap_bytes()) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn reverse_bits(self) -> Self { Saturating(self.0.reverse_bits()) }
            #[must_use]
            pub const fn from_be(x: Self) -> Self { Saturating($t::from_be(x.0)) }
            #[must_use]
            pub const fn from_le(x: Self) -> Self { Saturating($t::from_le(x.0)) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn to_be(self) -> Self { Saturating(self.0.to_be()) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn to_le(self) -> Self { Saturating(self.0.to_le()) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn pow(self, exp: u32) -> Self { Saturating(self.0.saturating_pow(exp)) }
        }
    )* };
}
saturating_impls! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

macro_rules! saturating_signed {
    ($($t:ident)*) => { $(
        number_unary! { Saturating $t : Neg neg |a| a.saturating_neg() }
        impl Saturating<$t> {
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn abs(self) -> Self { Saturating(self.0.saturating_abs()) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn signum(self) -> Self { Saturating(self.0.signum()) }
            #[must_use]
            pub const fn is_positive(self) -> bool { self.0 > 0 }
            #[must_use]
            pub const fn is_negative(self) -> bool { self.0 < 0 }
        }
    )* };
}
saturating_signed! { i8 i16 i32 i64 i128 isize }

macro_rules! saturating_unsigned {
    ($($t:ident)*) => { $(
        impl Saturating<$t> {
            #[must_use]
            pub const fn is_power_of_two(self) -> bool { self.0.is_power_of_two() }
        }
    )* };
}
saturating_unsigned! { u8 u16 u32 u64 u128 usize }
