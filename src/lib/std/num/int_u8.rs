//! The methods of `u8`; their text stands in `int_macros.rs`.

use crate::num::int_macros::{int_bits, int_checked, int_unsigned, int_parse, int_wrapping};

impl u8 {
    pub const MIN: u8 = 0;
    pub const MAX: u8 = 255;
    pub const BITS: u32 = 8;
}

int_bits! { u8 i8 1 }
int_checked! { u8 }
int_wrapping! { u8 }
int_unsigned! { u8 i8 }
int_parse! { u8 false }
