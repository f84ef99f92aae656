//! `<<` and `>>` on the integers, by amounts of any integer type; a file for each type that is shifted.

mod of_i8;
mod of_i16;
mod of_i32;
mod of_i64;
mod of_i128;
mod of_isize;
mod of_u8;
mod of_u16;
mod of_u32;
mod of_u64;
mod of_u128;
mod of_usize;

/// One operator on `$t`, with an amount of each type `$u`.
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

pub(crate) use shift_impls;
