//! The methods of `i64`; their text stands in `int_macros.rs`.

use crate::num::int_macros::{int_bits, int_checked, int_signed, int_parse, int_wrapping};

impl i64 {
    pub const MIN: i64 = -9223372036854775807 - 1;
    pub const MAX: i64 = 9223372036854775807;
    pub const BITS: u32 = 64;
}

int_bits! { i64 u64 8 }
int_checked! { i64 }
int_wrapping! { i64 }
int_signed! { i64 u64 }
int_parse! { i64 true }
