//! Older names for the limits of `u64`; `u64::MIN` and `u64::MAX` without this module do the same.

pub const MIN: u64 = u64::MIN;
pub const MAX: u64 = u64::MAX;
