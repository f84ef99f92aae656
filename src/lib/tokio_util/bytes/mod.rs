//! Buffers of bytes, as far as the codecs have need of them.

mod buf;
mod shared;
mod unique;

pub use self::buf::{Buf, BufMut};
pub use self::shared::Bytes;
pub use self::unique::BytesMut;

use std::fmt;

/// As a byte string is written.
fn show(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("b\"")?;
    for &b in bytes {
        match b {
            b'\n' => f.write_str("\\n")?,
            b'\r' => f.write_str("\\r")?,
            b'\t' => f.write_str("\\t")?,
            b'\\' | b'"' => write!(f, "\\{}", b as char)?,
            b'\0' => f.write_str("\\0")?,
            0x20..0x7f => write!(f, "{}", b as char)?,
            _ => write!(f, "\\x{b:02x}")?,
        }
    }
    f.write_str("\"")
}

/// What both kinds of buffer are as slices.
macro_rules! like_a_slice {
    ($t:ty) => {
        impl AsRef<[u8]> for $t {
            fn as_ref(&self) -> &[u8] { self }
        }
        impl std::borrow::Borrow<[u8]> for $t {
            fn borrow(&self) -> &[u8] { self }
        }
        impl Default for $t {
            fn default() -> $t { <$t>::new() }
        }
        impl Eq for $t {}
        impl PartialOrd for $t {
            fn partial_cmp(&self, other: &$t) -> Option<std::cmp::Ordering> { Some(self.cmp(other)) }
        }
        impl Ord for $t {
            fn cmp(&self, other: &$t) -> std::cmp::Ordering { self[..].cmp(&other[..]) }
        }
        impl std::hash::Hash for $t {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) { self[..].hash(state) }
        }
        impl std::fmt::Debug for $t {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { crate::bytes::show(self, f) }
        }
        impl std::fmt::LowerHex for $t {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.iter().try_for_each(|b| write!(f, "{b:02x}")) }
        }
        impl PartialEq for $t {
            fn eq(&self, other: &$t) -> bool { self[..] == other[..] }
        }
        impl PartialEq<[u8]> for $t {
            fn eq(&self, other: &[u8]) -> bool { self[..] == *other }
        }
        impl PartialEq<str> for $t {
            fn eq(&self, other: &str) -> bool { self[..] == *other.as_bytes() }
        }
        impl PartialEq<Vec<u8>> for $t {
            fn eq(&self, other: &Vec<u8>) -> bool { self[..] == other[..] }
        }
        impl PartialEq<String> for $t {
            fn eq(&self, other: &String) -> bool { self[..] == *other.as_bytes() }
        }
        impl<'a, T: ?Sized> PartialEq<&'a T> for $t
        where
            $t: PartialEq<T>,
        {
            fn eq(&self, other: &&'a T) -> bool { *self == **other }
        }
        impl IntoIterator for $t {
            type Item = u8;
            type IntoIter = std::vec::IntoIter<u8>;
            fn into_iter(self) -> std::vec::IntoIter<u8> { self.to_vec().into_iter() }
        }
        impl<'a> IntoIterator for &'a $t {
            type Item = &'a u8;
            type IntoIter = std::slice::Iter<'a, u8>;
            fn into_iter(self) -> std::slice::Iter<'a, u8> { self.iter() }
        }
        impl FromIterator<u8> for $t {
            fn from_iter<I: IntoIterator<Item = u8>>(bytes: I) -> $t { <$t>::from(bytes.into_iter().collect::<Vec<u8>>()) }
        }
    };
}
use like_a_slice;
