//! What can be done with integers that are not zero, and stay so.

use super::NonZero;

macro_rules! of_all {
    ($($t:ident)*) => { $(
        impl NonZero<$t> {
            #[must_use]
            pub const fn leading_zeros(self) -> u32 { self.get().leading_zeros() }
            #[must_use]
            pub const fn trailing_zeros(self) -> u32 { self.get().trailing_zeros() }
            #[must_use]
            pub const fn count_ones(self) -> NonZero<u32> { unsafe { NonZero::new_unchecked(self.get().count_ones()) } }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_mul(self, other: Self) -> Option<Self> {
                match self.get().checked_mul(other.get()) {
                    Some(n) => Self::new(n),
                    None => None,
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_pow(self, other: u32) -> Option<Self> {
                match self.get().checked_pow(other) {
                    Some(n) => Self::new(n),
                    None => None,
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_mul(self, other: Self) -> Self {
                unsafe { NonZero::new_unchecked(self.get().saturating_mul(other.get())) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_pow(self, other: u32) -> Self {
                unsafe { NonZero::new_unchecked(self.get().saturating_pow(other)) }
            }
        }
    )* };
}
of_all! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

macro_rules! of_unsigned {
    ($($t:ident $s:ident),*) => { $(
        impl NonZero<$t> {
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_add(self, other: $t) -> Option<Self> {
                match self.get().checked_add(other) {
                    Some(n) => Self::new(n),
                    None => None,
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_add(self, other: $t) -> Self {
                unsafe { NonZero::new_unchecked(self.get().saturating_add(other)) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_next_power_of_two(self) -> Option<Self> {
                match self.get().checked_next_power_of_two() {
                    Some(n) => Self::new(n),
                    None => None,
                }
            }
            #[must_use]
            pub const fn ilog2(self) -> u32 { self.get().ilog2() }
            #[must_use]
            pub const fn ilog10(self) -> u32 { self.get().ilog10() }
            #[must_use]
            pub const fn is_power_of_two(self) -> bool { self.get().is_power_of_two() }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn midpoint(self, rhs: Self) -> Self {
                unsafe { NonZero::new_unchecked(self.get().midpoint(rhs.get())) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn isqrt(self) -> Self { unsafe { NonZero::new_unchecked(self.get().isqrt()) } }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn cast_signed(self) -> NonZero<$s> {
                unsafe { NonZero::new_unchecked(self.get().cast_signed()) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn div_ceil(self, rhs: Self) -> Self {
                unsafe { NonZero::new_unchecked(self.get().div_ceil(rhs.get())) }
            }
        }
    )* };
}
of_unsigned! { u8 i8, u16 i16, u32 i32, u64 i64, u128 i128, usize isize }

macro_rules! of_signed {
    ($($t:ident $u:ident),*) => { $(
        impl NonZero<$t> {
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn abs(self) -> Self { unsafe { NonZero::new_unchecked(self.get().abs()) } }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_abs(self) -> Self { unsafe { NonZero::new_unchecked(self.get().saturating_abs()) } }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn wrapping_abs(self) -> Self { unsafe { NonZero::new_unchecked(self.get().wrapping_abs()) } }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn saturating_neg(self) -> Self { unsafe { NonZero::new_unchecked(self.get().saturating_neg()) } }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn wrapping_neg(self) -> Self { unsafe { NonZero::new_unchecked(self.get().wrapping_neg()) } }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn unsigned_abs(self) -> NonZero<$u> {
                unsafe { NonZero::new_unchecked(self.get().unsigned_abs()) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn cast_unsigned(self) -> NonZero<$u> {
                unsafe { NonZero::new_unchecked(self.get().cast_unsigned()) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_abs(self) -> Option<Self> {
                match self.get().checked_abs() {
                    Some(n) => Self::new(n),
                    None => None,
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn overflowing_abs(self) -> (Self, bool) {
                let (n, overflow) = self.get().overflowing_abs();
                unsafe { (NonZero::new_unchecked(n), overflow) }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn checked_neg(self) -> Option<Self> {
                match self.get().checked_neg() {
                    Some(n) => Self::new(n),
                    None => None,
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn overflowing_neg(self) -> (Self, bool) {
                let (n, overflow) = self.get().overflowing_neg();
                unsafe { (NonZero::new_unchecked(n), overflow) }
            }
            #[must_use]
            pub const fn is_positive(self) -> bool { self.get() > 0 }
            #[must_use]
            pub const fn is_negative(self) -> bool { self.get() < 0 }
        }
    )* };
}
of_signed! { i8 u8, i16 u16, i32 u32, i64 u64, i128 u128, isize usize }
