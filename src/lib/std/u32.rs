//! Older names for the limits of `u32`; `u32::MIN` and `u32::MAX` without this module do the same.

pub const MIN: u32 = u32::MIN;
pub const MAX: u32 = u32::MAX;
