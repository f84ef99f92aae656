//! Integers that are not zero: operators, forms of text, and conversions.

use super::nonzero::ZeroablePrimitive;
use super::{IntErrorKind, NonZero, ParseIntError, TryFromIntError};
use crate::fmt;
use crate::ops::{BitOr, BitOrAssign, Div, DivAssign, Neg, Rem, RemAssign};
use crate::str::FromStr;

macro_rules! forms {
    ($($form:ident)*) => { $(
        impl<T: ZeroablePrimitive + fmt::$form> fmt::$form for NonZero<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.get().fmt(f) }
        }
    )* };
}
forms! { Binary Octal LowerHex UpperHex LowerExp UpperExp }

impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr for NonZero<T> {
    type Output = NonZero<T>;
    fn bitor(self, rhs: NonZero<T>) -> NonZero<T> { unsafe { NonZero::new_unchecked(self.get() | rhs.get()) } }
}
impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr<T> for NonZero<T> {
    type Output = NonZero<T>;
    fn bitor(self, rhs: T) -> NonZero<T> { unsafe { NonZero::new_unchecked(self.get() | rhs) } }
}
impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOrAssign for NonZero<T> {
    fn bitor_assign(&mut self, rhs: NonZero<T>) { *self = *self | rhs }
}
impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOrAssign<T> for NonZero<T> {
    fn bitor_assign(&mut self, rhs: T) { *self = *self | rhs }
}

macro_rules! of_all {
    ($($t:ident)*) => { $(
        impl BitOr<NonZero<$t>> for $t {
            type Output = NonZero<$t>;
            fn bitor(self, rhs: NonZero<$t>) -> NonZero<$t> { rhs | self }
        }
        impl TryFrom<$t> for NonZero<$t> {
            type Error = TryFromIntError;
            fn try_from(value: $t) -> Result<Self, TryFromIntError> { Self::new(value).ok_or(TryFromIntError(())) }
        }
        impl FromStr for NonZero<$t> {
            type Err = ParseIntError;
            fn from_str(src: &str) -> Result<Self, ParseIntError> {
                Self::new($t::from_str_radix(src, 10)?).ok_or(ParseIntError { kind: IntErrorKind::Zero })
            }
        }
    )* };
}
of_all! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

macro_rules! of_unsigned {
    ($($t:ident)*) => { $(
        impl Div<NonZero<$t>> for $t {
            type Output = $t;
            fn div(self, other: NonZero<$t>) -> $t { self / other.get() }
        }
        impl DivAssign<NonZero<$t>> for $t {
            fn div_assign(&mut self, other: NonZero<$t>) { *self = *self / other.get() }
        }
        impl Rem<NonZero<$t>> for $t {
            type Output = $t;
            fn rem(self, other: NonZero<$t>) -> $t { self % other.get() }
        }
        impl RemAssign<NonZero<$t>> for $t {
            fn rem_assign(&mut self, other: NonZero<$t>) { *self = *self % other.get() }
        }
    )* };
}
of_unsigned! { u8 u16 u32 u64 u128 usize }

macro_rules! of_signed {
    ($($t:ident)*) => { $(
        impl Neg for NonZero<$t> {
            type Output = NonZero<$t>;
            #[track_caller]
            fn neg(self) -> NonZero<$t> { unsafe { NonZero::new_unchecked(-self.get()) } }
        }
        impl<'a> Neg for &'a NonZero<$t> {
            type Output = NonZero<$t>;
            #[track_caller]
            fn neg(self) -> NonZero<$t> { -*self }
        }
    )* };
}
of_signed! { i8 i16 i32 i64 i128 isize }

macro_rules! widened {
    ($($a:ident => $($b:ident)*;)*) => { $( $(
        impl From<NonZero<$a>> for NonZero<$b> {
            fn from(small: NonZero<$a>) -> NonZero<$b> { unsafe { NonZero::new_unchecked(small.get() as $b) } }
        }
    )* )* };
}
widened! {
    i8 => i16 i32 i64 i128 isize;
    i16 => i32 i64 i128 isize;
    i32 => i64 i128;
    i64 => i128;
    u8 => i16 i32 i64 i128 u16 u32 u64 u128 usize isize;
    u16 => i32 i64 i128 u32 u64 u128 usize;
    u32 => i64 i128 u64 u128;
    u64 => i128 u128;
}
macro_rules! tried {
    ($($a:ident => $($b:ident)*;)*) => { $( $(
        impl TryFrom<NonZero<$a>> for NonZero<$b> {
            type Error = TryFromIntError;
            fn try_from(value: NonZero<$a>) -> Result<NonZero<$b>, TryFromIntError> {
                match $b::try_from(value.get()) {
                    Ok(n) => Ok(unsafe { NonZero::new_unchecked(n) }),
                    Err(e) => Err(e),
                }
            }
        }
    )* )* };
}
tried! {
    i8 => u8 u16 u32 u64 u128 usize;
    i16 => i8 u8 u16 u32 u64 u128 usize;
    i32 => i8 i16 u8 u16 u32 u64 u128 isize usize;
    i64 => i8 i16 i32 u8 u16 u32 u64 u128 isize usize;
    i128 => i8 i16 i32 i64 u8 u16 u32 u64 u128 isize usize;
    u8 => i8;
    u16 => i8 i16 u8 isize;
    u32 => i8 i16 i32 u8 u16 isize usize;
    u64 => i8 i16 i32 i64 u8 u16 u32 isize usize;
    u128 => i8 i16 i32 i64 i128 u8 u16 u32 u64 isize usize;
    isize => i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 usize;
    usize => i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 isize;
}
