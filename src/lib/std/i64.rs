//! Older names for the limits of `i64`; `i64::MIN` and `i64::MAX` without this module do the same.

pub const MIN: i64 = i64::MIN;
pub const MAX: i64 = i64::MAX;
