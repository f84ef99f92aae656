//! Older names for the limits of `usize`; `usize::MIN` and `usize::MAX` without this module do the same.

pub const MIN: usize = usize::MIN;
pub const MAX: usize = usize::MAX;
