//! The methods of `i16`; their text stands in `int_macros.rs`.

use crate::num::int_macros::{int_bits, int_checked, int_signed, int_parse, int_wrapping};

impl i16 {
    pub const MIN: i16 = -32767 - 1;
    pub const MAX: i16 = 32767;
    pub const BITS: u32 = 16;
}

int_bits! { i16 u16 2 }
int_checked! { i16 }
int_wrapping! { i16 }
int_signed! { i16 u16 }
int_parse! { i16 true }
