//! Older names for the limits of `i128`; `i128::MIN` and `i128::MAX` without this module do the same.

pub const MIN: i128 = i128::MIN;
pub const MAX: i128 = i128::MAX;
