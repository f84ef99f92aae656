//! Older names for the limits of `i32`; `i32::MIN` and `i32::MAX` without this module do the same.

pub const MIN: i32 = i32::MIN;
pub const MAX: i32 = i32::MAX;
