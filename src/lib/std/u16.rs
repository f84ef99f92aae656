//! Older names for the limits of `u16`; `u16::MIN` and `u16::MAX` without this module do the same.

pub const MIN: u16 = u16::MIN;
pub const MAX: u16 = u16::MAX;
