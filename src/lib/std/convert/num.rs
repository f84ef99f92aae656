//! `From` and `TryFrom` between the primitive numbers: `From` where every value fits.

use crate::num::TryFromIntError;

macro_rules! from_by_cast {
    ($($a:ident => $($b:ident)*;)*) => { $( $(
        impl From<$a> for $b {
            fn from(small: $a) -> $b { small as $b }
        }
    )* )* };
}
from_by_cast! {
    i8 => i16 i32 i64 i128 isize f32 f64;
    i16 => i32 i64 i128 isize f32 f64;
    i32 => i64 i128 f64;
    i64 => i128;
    u8 => i16 i32 i64 i128 u16 u32 u64 u128 usize isize f32 f64;
    u16 => i32 i64 i128 u32 u64 u128 usize f32 f64;
    u32 => i64 i128 u64 u128 f64;
    u64 => i128 u128;
    f32 => f64;
    bool => i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 isize usize;
}

impl From<char> for u32 {
    fn from(c: char) -> u32 { c as u32 }
}
impl From<char> for u64 {
    fn from(c: char) -> u64 { c as u64 }
}
impl From<char> for u128 {
    fn from(c: char) -> u128 { c as u128 }
}
impl From<bool> for f32 {
    fn from(b: bool) -> f32 { if b { 1.0 } else { 0.0 } }
}
impl From<bool> for f64 {
    fn from(b: bool) -> f64 { if b { 1.0 } else { 0.0 } }
}

/// A value fits if the cast keeps it and its sign.
macro_rules! try_from_by_cast {
    ($($a:ident => $($b:ident)*;)*) => { $( $(
        impl TryFrom<$a> for $b {
            type Error = TryFromIntError;
            fn try_from(value: $a) -> Result<$b, TryFromIntError> {
                let cast = value as $b;
                if cast as $a == value && (cast < (0 as $b)) == (value < (0 as $a)) {
                    Ok(cast)
                } else {
                    Err(TryFromIntError(()))
                }
            }
        }
    )* )* };
}
try_from_by_cast! {
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

/// 0 and 1.
macro_rules! bool_from {
    ($($a:ident)*) => { $(
        impl TryFrom<$a> for bool {
            type Error = TryFromIntError;
            fn try_from(value: $a) -> Result<bool, TryFromIntError> {
                match value {
                    0 => Ok(false),
                    1 => Ok(true),
                    _ => Err(TryFromIntError(())),
                }
            }
        }
    )* };
}
bool_from! { i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 }
