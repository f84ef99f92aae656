//! The methods of `u32`; their text stands in `int_macros.rs`.

use crate::num::int_macros::{int_bits, int_checked, int_unsigned, int_parse, int_wrapping};

impl u32 {
    pub const MIN: u32 = 0;
    pub const MAX: u32 = 4294967295;
    pub const BITS: u32 = 32;
}

int_bits! { u32 i32 4 }
int_checked! { u32 }
int_wrapping! { u32 }
int_unsigned! { u32 i32 }
int_parse! { u32 false }
