//! The methods of `u128`; their text stands in `int_macros.rs`.

use crate::num::int_macros::{int_bits, int_checked, int_unsigned, int_parse, int_wrapping};

impl u128 {
    pub const MIN: u128 = 0;
    pub const MAX: u128 = 340282366920938463463374607431768211455;
    pub const BITS: u32 = 128;
}

int_bits! { u128 i128 16 }
int_checked! { u128 }
int_wrapping! { u128 }
int_unsigned! { u128 i128 }
int_parse! { u128 false }
