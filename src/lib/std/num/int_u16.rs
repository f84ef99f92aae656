//! The methods of `u16`; their text stands in `int_macros.rs`.

use crate::num::int_macros::{int_bits, int_checked, int_unsigned, int_parse, int_wrapping};

impl u16 {
    pub const MIN: u16 = 0;
    pub const MAX: u16 = 65535;
    pub const BITS: u32 = 16;
}

int_bits! { u16 i16 2 }
int_checked! { u16 }
int_wrapping! { u16 }
int_unsigned! { u16 i16 }
int_parse! { u16 false }
