//! Numbers: their methods, parsing and errors.

mod bool_methods;
pub(crate) mod error;
mod float_consts;
mod float_f32;
mod float_f64;
mod float_macros;
mod float_parse;
mod float_rare;
pub(crate) mod int_macros;
mod int_ascii;
mod int_rare;
mod int_strict;
mod int_i8;
mod int_i16;
mod int_i32;
mod int_i64;
mod int_i128;
mod int_isize;
mod int_u8;
mod int_u16;
mod int_u32;
mod int_u64;
mod int_u128;
mod int_usize;
mod nonzero;
mod nonzero_convert;
mod nonzero_ops;
mod op_macros;
mod saturating;
mod wrapping;

pub use self::error::{IntErrorKind, ParseFloatError, ParseIntError, TryFromIntError};
pub use self::float_consts::FpCategory;
pub use self::nonzero::{
    NonZero, NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8, NonZeroU16, NonZeroU32,
    NonZeroU64, NonZeroU128, NonZeroUsize,
};
pub use self::saturating::Saturating;
pub use self::wrapping::Wrapping;
