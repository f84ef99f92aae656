//! `& | ^ !` on the primitive types, for generic code.

use crate::ops::{BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Not};

macro_rules! binary_impls {
    ($op:ident $method:ident $assign:ident $assign_method:ident $sym:tt : $($t:ty)*) => { $(
        impl $op for $t {
            type Output = $t;
            #[track_caller]
            fn $method(self, rhs: $t) -> $t { self $sym rhs }
        }
        impl<'a> $op<$t> for &'a $t {
            type Output = $t;
            #[track_caller]
            fn $method(self, rhs: $t) -> $t { *self $sym rhs }
        }
        impl<'a> $op<&'a $t> for $t {
            type Output = $t;
            #[track_caller]
            fn $method(self, rhs: &'a $t) -> $t { self $sym *rhs }
        }
        impl<'a, 'b> $op<&'a $t> for &'b $t {
            type Output = $t;
            #[track_caller]
            fn $method(self, rhs: &'a $t) -> $t { *self $sym *rhs }
        }
        impl $assign for $t {
            #[track_caller]
            fn $assign_method(&mut self, rhs: $t) { *self = *self $sym rhs }
        }
        impl<'a> $assign<&'a $t> for $t {
            #[track_caller]
            fn $assign_method(&mut self, rhs: &'a $t) { *self = *self $sym *rhs }
        }
    )* };
}
binary_impls! { BitAnd bitand BitAndAssign bitand_assign & : i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize bool }
binary_impls! { BitOr bitor BitOrAssign bitor_assign | : i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize bool }
binary_impls! { BitXor bitxor BitXorAssign bitxor_assign ^ : i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize bool }

macro_rules! unary_impls {
    ($op:ident $method:ident $sym:tt : $($t:ty)*) => { $(
        impl $op for $t {
            type Output = $t;
            #[track_caller]
            fn $method(self) -> $t { $sym self }
        }
        impl<'a> $op for &'a $t {
            type Output = $t;
            #[track_caller]
            fn $method(self) -> $t { $sym *self }
        }
    )* };
}
unary_impls! { Not not ! : i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize bool }
