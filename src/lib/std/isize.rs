//! Older names for the limits of `isize`; `isize::MIN` and `isize::MAX` without this module do the same.

pub const MIN: isize = isize::MIN;
pub const MAX: isize = isize::MAX;
