//! Text as C programs have it, and C's names for types.

mod c_str;
mod c_string;

pub use self::c_str::{CStr, FromBytesUntilNulError, FromBytesWithNulError};
pub use self::c_string::{CString, FromVecWithNulError, IntoStringError, NulError};

#[unsupported]
pub struct OsStr;
#[unsupported]
pub struct OsString;

pub type c_char = i8;
pub type c_schar = i8;
pub type c_uchar = u8;
pub type c_short = i16;
pub type c_ushort = u16;
pub type c_int = i32;
pub type c_uint = u32;
pub type c_long = i64;
pub type c_ulong = u64;
pub type c_longlong = i64;
pub type c_ulonglong = u64;
pub type c_float = f32;
pub type c_double = f64;

/// What `void *` points to.
#[repr(u8)]
pub enum c_void {
    Variant1,
    Variant2,
}

impl crate::fmt::Debug for c_void {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result { f.write_str("c_void") }
}
