//! `Wrapping`: arithmetic that wraps around.

use crate::fmt;
use crate::num::op_macros::{number_forms, number_op, number_unary};
use crate::ops::{
    Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Div, DivAssign, Mul, MulAssign, Neg, Not, Rem,
    RemAssign, Shl, ShlAssign, Shr, ShrAssign, Sub, SubAssign,
};

#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
#[view = "transparent"]
#[repr(transparent)]
pub struct Wrapping<T>(pub T);

number_forms! { Wrapping : Debug Display Binary Octal LowerHex UpperHex }

/// The amount of a shift is taken modulo the width.
macro_rules! wrapping_shift {
    ($t:ident : $op:ident $method:ident $assign:ident $assign_method:ident $by:ident) => {
        impl $op<usize> for Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn $method(self, other: usize) -> Wrapping<$t> { Wrapping(self.0.$by(other as u32)) }
        }
        impl<'a> $op<&'a usize> for Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn $method(self, other: &'a usize) -> Wrapping<$t> { $op::$method(self, *other) }
        }
        impl<'a> $op<usize> for &'a Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn $method(self, other: usize) -> Wrapping<$t> { $op::$method(*self, other) }
        }
        impl $assign<usize> for Wrapping<$t> {
            fn $assign_method(&mut self, other: usize) { *self = $op::$method(*self, other) }
        }
    };
}

macro_rules! wrapping_impls {
    ($($t:ident)*) => { $(
        number_op! { Wrapping $t :
            Add add AddAssign add_assign |a, b| a.wrapping_add(b);
            Sub sub SubAssign sub_assign |a, b| a.wrapping_sub(b);
            Mul mul MulAssign mul_assign |a, b| a.wrapping_mul(b);
            Div div DivAssign div_assign |a, b| a.wrapping_div(b);
            Rem rem RemAssign rem_assign |a, b| a.wrapping_rem(b);
            BitAnd bitand BitAndAssign bitand_assign |a, b| a & b;
            BitOr bitor BitOrAssign bitor_assign |a, b| a | b;
            BitXor bitxor BitXorAssign bitxor_assign |a, b| a ^ b;
        }
        number_unary! { Wrapping $t : Neg neg |a| a.wrapping_neg() }
        number_unary! { Wrapping $t : Not not |a| !a }
        wrapping_shift! { $t : Shl shl ShlAssign shl_assign wrapping_shl }
        wrapping_shift! { $t : Shr shr ShrAssign shr_assign wrapping_shr }
        impl Wrapping<$t> {
            #[must_use = "this returns the result of the operation, without modifying the original"]
            pub const fn reverse_bits(self) -> Self { Wrapping(self.0.reverse_bits()) }
        }
    )* };
}
wrapping_impls! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
