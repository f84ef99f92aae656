//! `-` on the signed numbers, for generic code.

use crate::ops::Neg;

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
unary_impls! { Neg neg - : i8 i16 i32 i64 i128 isize f32 f64 }
