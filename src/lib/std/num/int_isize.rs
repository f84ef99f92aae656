//! The methods of `isize`; their text stands in `int_macros.rs`.

use crate::num::int_macros::{int_bits, int_checked, int_signed, int_parse, int_wrapping};

impl isize {
    pub const MIN: isize = -9223372036854775807 - 1;
    pub const MAX: isize = 9223372036854775807;
    pub const BITS: u32 = 64;
}

int_bits! { isize usize 8 }
int_checked! { isize }
int_wrapping! { isize }
int_signed! { isize usize }
int_parse! { isize true }
