//! `Sum` and `Product`.

use crate::iter::Iterator;
use crate::num::{Saturating, Wrapping};

#[on_unimplemented(
    message = "a value of type `{Self}` cannot be made by summing an iterator over elements of type `{A}`",
    label = "value of type `{Self}` cannot be made by summing a `std::iter::Iterator<Item={A}>`"
)]
pub trait Sum<A = Self>: Sized {
    #[track_caller]
    fn sum<I: Iterator<Item = A>>(iter: I) -> Self;
}

#[on_unimplemented(
    message = "a value of type `{Self}` cannot be made by multiplying all elements of type `{A}` from an iterator",
    label = "value of type `{Self}` cannot be made by multiplying all elements from a `std::iter::Iterator<Item={A}>`"
)]
pub trait Product<A = Self>: Sized {
    #[track_caller]
    fn product<I: Iterator<Item = A>>(iter: I) -> Self;
}

macro_rules! accumulate {
    ($zero:expr, $one:expr, $($t:ty)*) => { $(
        impl Sum for $t {
            fn sum<I: Iterator<Item = $t>>(iter: I) -> $t { iter.fold($zero, |a: $t, b| a + b) }
        }
        impl Product for $t {
            fn product<I: Iterator<Item = $t>>(iter: I) -> $t { iter.fold($one, |a: $t, b| a * b) }
        }
        impl<'a> Sum<&'a $t> for $t {
            fn sum<I: Iterator<Item = &'a $t>>(iter: I) -> $t { iter.fold($zero, |a: $t, b| a + *b) }
        }
        impl<'a> Product<&'a $t> for $t {
            fn product<I: Iterator<Item = &'a $t>>(iter: I) -> $t { iter.fold($one, |a: $t, b| a * *b) }
        }
    )* };
}
accumulate! { 0, 1, i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
accumulate! { -0.0, 1.0, f32 f64 }
accumulate! {
    Wrapping(0), Wrapping(1),
    Wrapping<i8> Wrapping<i16> Wrapping<i32> Wrapping<i64> Wrapping<i128> Wrapping<isize>
    Wrapping<u8> Wrapping<u16> Wrapping<u32> Wrapping<u64> Wrapping<u128> Wrapping<usize>
}
accumulate! {
    Saturating(0), Saturating(1),
    Saturating<u8> Saturating<u16> Saturating<u32> Saturating<u64> Saturating<u128> Saturating<usize>
}
