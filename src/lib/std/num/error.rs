//! Errors of parsing and converting numbers.

use crate::error::Error;
use crate::fmt;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseIntError {
    pub(crate) kind: IntErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Copy, Hash)]
pub enum IntErrorKind {
    Empty,
    InvalidDigit,
    PosOverflow,
    NegOverflow,
    Zero,
}

pub(crate) const EMPTY: ParseIntError = ParseIntError { kind: IntErrorKind::Empty };
pub(crate) const INVALID: ParseIntError = ParseIntError { kind: IntErrorKind::InvalidDigit };

impl ParseIntError {
    #[must_use]
    pub const fn kind(&self) -> &IntErrorKind { &self.kind }
}

impl fmt::Display for ParseIntError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            IntErrorKind::Empty => "cannot parse integer from empty string",
            IntErrorKind::InvalidDigit => "invalid digit found in string",
            IntErrorKind::PosOverflow => "number too large to fit in target type",
            IntErrorKind::NegOverflow => "number too small to fit in target type",
            IntErrorKind::Zero => "number would be zero for non-zero type",
        })
    }
}
impl Error for ParseIntError {}

/// Value of a digit in bases up to 36; 99 for what is none.
pub(crate) const fn digit_value(byte: u8) -> u32 {
    match byte {
        b'0'..=b'9' => (byte - b'0') as u32,
        b'a'..=b'z' => (byte - b'a') as u32 + 10,
        b'A'..=b'Z' => (byte - b'A') as u32 + 10,
        _ => 99,
    }
}

/// The number is too big or too small.
pub(crate) const fn overflow(negative: bool) -> ParseIntError {
    ParseIntError { kind: if negative { IntErrorKind::NegOverflow } else { IntErrorKind::PosOverflow } }
}

#[cold]
pub(crate) const fn bad_radix(radix: u32) -> ! {
    crate::panicking::panic_radix(radix)
}

#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub struct TryFromIntError(pub(crate) ());

impl fmt::Display for TryFromIntError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad("out of range integral type conversion attempted") }
}
impl Error for TryFromIntError {}

impl From<crate::convert::Infallible> for TryFromIntError {
    fn from(x: crate::convert::Infallible) -> TryFromIntError { match x {} }
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[home = "core::num::dec2flt"]
pub struct ParseFloatError {
    pub(crate) kind: FloatErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FloatErrorKind {
    Empty,
    Invalid,
}

impl fmt::Display for ParseFloatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            FloatErrorKind::Empty => "cannot parse float from empty string",
            FloatErrorKind::Invalid => "invalid float literal",
        })
    }
}
impl Error for ParseFloatError {}
