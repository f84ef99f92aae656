//! The `strict_` methods of the integers: they panic on overflow in every build, which here the operators do as well.

macro_rules! strict_all {
    ($($t:ident)*) => { $(
        impl $t {
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn strict_add(self, rhs: $t) -> $t { self + rhs }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn strict_sub(self, rhs: $t) -> $t { self - rhs }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn strict_mul(self, rhs: $t) -> $t { self * rhs }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn strict_div(self, rhs: $t) -> $t { self / rhs }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn strict_rem(self, rhs: $t) -> $t { self % rhs }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn strict_div_euclid(self, rhs: $t) -> $t { self.div_euclid(rhs) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn strict_rem_euclid(self, rhs: $t) -> $t { self.rem_euclid(rhs) }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn strict_neg(self) -> $t {
                match (0 as $t).checked_sub(self) {
                    Some(n) => n,
                    None => crate::panicking::panic("attempt to negate with overflow"),
                }
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn strict_shl(self, rhs: u32) -> $t { self << rhs }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn strict_shr(self, rhs: u32) -> $t { self >> rhs }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn strict_pow(self, exp: u32) -> $t { self.pow(exp) }
        }
    )* };
}
strict_all! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

/// A result, or the panic of the operator.
#[track_caller]
const fn fits<T: Copy>(result: (T, bool), message: &'static str) -> T {
    if result.1 {
        crate::panicking::panic(message);
    }
    result.0
}

macro_rules! strict_signed {
    ($($t:ident $u:ident),*) => { $(
        impl $t {
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn strict_abs(self) -> $t { if self < 0 { self.strict_neg() } else { self } }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn strict_add_unsigned(self, rhs: $u) -> $t {
                fits(self.overflowing_add_unsigned(rhs), "attempt to add with overflow")
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn strict_sub_unsigned(self, rhs: $u) -> $t {
                fits(self.overflowing_sub_unsigned(rhs), "attempt to subtract with overflow")
            }
        }
    )* };
}
strict_signed! { i8 u8, i16 u16, i32 u32, i64 u64, i128 u128, isize usize }

macro_rules! strict_unsigned {
    ($($t:ident $s:ident),*) => { $(
        impl $t {
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn strict_add_signed(self, rhs: $s) -> $t {
                fits(self.overflowing_add_signed(rhs), "attempt to add with overflow")
            }
            #[must_use = "this returns the result of the operation, without modifying the original"]
            #[track_caller]
            pub const fn strict_sub_signed(self, rhs: $s) -> $t {
                fits(self.overflowing_sub_signed(rhs), "attempt to subtract with overflow")
            }
        }
    )* };
}
strict_unsigned! { u8 i8, u16 i16, u32 i32, u64 i64, u128 i128, usize isize }
