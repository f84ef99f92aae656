//! Older names for the limits of `u128`; `u128::MIN` and `u128::MAX` without this module do the same.

pub const MIN: u128 = u128::MIN;
pub const MAX: u128 = u128::MAX;
