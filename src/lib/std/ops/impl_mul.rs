//! `*` on the primitive numbers, for generic code; plain `a * b` is done by the machine.

use crate::ops::{Mul, MulAssign};

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
binary_impls! { Mul mul MulAssign mul_assign * : i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 }
