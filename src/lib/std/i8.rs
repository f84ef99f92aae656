//! Older names for the limits of `i8`; `i8::MIN` and `i8::MAX` without this module do the same.

pub const MIN: i8 = i8::MIN;
pub const MAX: i8 = i8::MAX;
