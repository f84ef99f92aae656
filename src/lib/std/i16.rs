//! Older names for the limits of `i16`; `i16::MIN` and `i16::MAX` without this module do the same.

pub const MIN: i16 = i16::MIN;
pub const MAX: i16 = i16::MAX;
