//! The methods of `i128`; their text stands in `int_macros.rs`.

use crate::num::int_macros::{int_bits, int_checked, int_signed, int_parse, int_wrapping};

impl i128 {
    pub const MIN: i128 = -170141183460469231731687303715884105727 - 1;
    pub const MAX: i128 = 170141183460469231731687303715884105727;
    pub const BITS: u32 = 128;
}

int_bits! { i128 u128 16 }
int_checked! { i128 }
int_wrapping! { i128 }
int_signed! { i128 u128 }
int_parse! { i128 true }
