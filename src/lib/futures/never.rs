//! A type without values: the error of what cannot fail.

pub type Never = std::convert::Infallible;
