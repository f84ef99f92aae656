//! The methods of `u64`; their text stands in `int_macros.rs`.

use crate::num::int_macros::{int_bits, int_checked, int_unsigned, int_parse, int_wrapping};

impl u64 {
    pub const MIN: u64 = 0;
    pub const MAX: u64 = 18446744073709551615;
    pub const BITS: u32 = 64;
}

int_bits! { u64 i64 8 }
int_checked! { u64 }
int_wrapping! { u64 }
int_unsigned! { u64 i64 }
int_parse! { u64 false }
