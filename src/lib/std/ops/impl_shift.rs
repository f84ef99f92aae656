//! `<<` and `>>` on the integers, by the usual types of amounts, for generic code.

use crate::ops::{Shl, ShlAssign, Shr, ShrAssign};

macro_rules! shift_impls {
    ($op:ident $method:ident $assign:ident $assign_method:ident $sym:tt : $t:ty : $($u:ty)*) => { $(
        impl $op<$u> for $t {
            type Output = $t;
            #[track_caller]
            fn $method(self, rhs: $u) -> $t { self $sym rhs }
        }
        impl<'a> $op<$u> for &'a $t {
            type Output = $t;
            #[track_caller]
            fn $method(self, rhs: $u) -> $t { *self $sym rhs }
        }
        impl<'a> $op<&'a $u> for $t {
            type Output = $t;
            #[track_caller]
            fn $method(self, rhs: &'a $u) -> $t { self $sym *rhs }
        }
        impl<'a, 'b> $op<&'a $u> for &'b $t {
            type Output = $t;
            #[track_caller]
            fn $method(self, rhs: &'a $u) -> $t { *self $sym *rhs }
        }
        impl $assign<$u> for $t {
            #[track_caller]
            fn $assign_method(&mut self, rhs: $u) { *self = *self $sym rhs }
        }
        impl<'a> $assign<&'a $u> for $t {
            #[track_caller]
            fn $assign_method(&mut self, rhs: &'a $u) { *self = *self $sym *rhs }
        }
    )* };
}
macro_rules! shifts {
    ($($t:ty)*) => { $(
        shift_impls! { Shl shl ShlAssign shl_assign << : $t : i32 u8 u32 u64 usize }
        shift_impls! { Shr shr ShrAssign shr_assign >> : $t : i32 u8 u32 u64 usize }
    )* };
}
shifts! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
