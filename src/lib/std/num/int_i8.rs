//! The methods of `i8`; their text stands in `int_macros.rs`.

use crate::num::int_macros::{int_bits, int_checked, int_signed, int_parse, int_wrapping};

impl i8 {
    pub const MIN: i8 = -127 - 1;
    pub const MAX: i8 = 127;
    pub const BITS: u32 = 8;
}

int_bits! { i8 u8 1 }
int_checked! { i8 }
int_wrapping! { i8 }
int_signed! { i8 u8 }
int_parse! { i8 true }
