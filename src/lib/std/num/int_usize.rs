//! The methods of `usize`; their text stands in `int_macros.rs`.

use crate::num::int_macros::{int_bits, int_checked, int_unsigned, int_parse, int_wrapping};

impl usize {
    pub const MIN: usize = 0;
    pub const MAX: usize = 18446744073709551615;
    pub const BITS: u32 = 64;
}

int_bits! { usize isize 8 }
int_checked! { usize }
int_wrapping! { usize }
int_unsigned! { usize isize }
int_parse! { usize false }
