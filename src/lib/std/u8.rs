//! Older names for the limits of `u8`; `u8::MIN` and `u8::MAX` without this module do the same.

pub const MIN: u8 = u8::MIN;
pub const MAX: u8 = u8::MAX;
