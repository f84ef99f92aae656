//! Shifts of `i64`.

use super::shift_impls;
use crate::ops::{Shl, ShlAssign, Shr, ShrAssign};

shift_impls! { Shl shl ShlAssign shl_assign << : i64 : i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
shift_impls! { Shr shr ShrAssign shr_assign >> : i64 : i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
