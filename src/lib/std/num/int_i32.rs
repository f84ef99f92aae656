//! The methods of `i32`; their text stands in `int_macros.rs`.

use crate::num::int_macros::{int_bits, int_checked, int_signed, int_parse, int_wrapping};

impl i32 {
    pub const MIN: i32 = -2147483647 - 1;
    pub const MAX: i32 = 2147483647;
    pub const BITS: u32 = 32;
}

int_bits! { i32 u32 4 }
int_checked! { i32 }
int_wrapping! { i32 }
int_signed! { i32 u32 }
int_parse! { i32 true }
