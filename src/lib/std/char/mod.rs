//! Characters.

mod case;
mod convert;
mod decode;
mod escape;

pub use self::case::{ToLowercase, ToUppercase};
pub use self::convert::{from_digit, from_u32, from_u32_unchecked, CharTryFromError, ParseCharError, TryFromCharError};
pub use self::decode::{decode_utf16, DecodeUtf16, DecodeUtf16Error};
pub use self::escape::{EscapeDebug, EscapeDefault, EscapeUnicode};
pub(crate) use self::escape::needs_escape;

use crate::intrinsics;

pub const MAX: char = char::MAX;
pub const UNICODE_VERSION: (u8, u8, u8) = char::UNICODE_VERSION;
pub const REPLACEMENT_CHARACTER: char = char::REPLACEMENT_CHARACTER;

impl char {
    pub const MIN: char = '\0';
    pub const MAX: char = '\u{10FFFF}';
    pub const REPLACEMENT_CHARACTER: char = '\u{FFFD}';

    #[must_use]
    pub const fn from_u32(i: u32) -> Option<char> { convert::from_u32(i) }

    #[must_use]
    pub const unsafe fn from_u32_unchecked(i: u32) -> char { intrinsics::transmute::<u32, char>(i) }

    #[must_use]
    pub const fn from_digit(num: u32, radix: u32) -> Option<char> { convert::from_digit(num, radix) }

    #[must_use]
    pub const fn is_digit(self, radix: u32) -> bool { self.to_digit(radix).is_some() }

    #[must_use = "this returns the result of the operation, without modifying the original"]
    pub const fn to_digit(self, radix: u32) -> Option<u32> {
        if radix < 2 || radix > 36 {
            panic!("to_digit: invalid radix -- radix must be in the range 2 to 36 inclusive");
        }
        let digit = match self {
            '0'..='9' => self as u32 - '0' as u32,
            'a'..='z' => self as u32 - 'a' as u32 + 10,
            'A'..='Z' => self as u32 - 'A' as u32 + 10,
            _ => return None,
        };
        if digit < radix { Some(digit) } else { None }
    }

    #[must_use]
    pub const fn len_utf8(self) -> usize {
        let code = self as u32;
        if code < 0x80 {
            1
        } else if code < 0x800 {
            2
        } else if code < 0x10000 {
            3
        } else {
            4
        }
    }

    #[must_use]
    pub const fn len_utf16(self) -> usize { if (self as u32) < 0x10000 { 1 } else { 2 } }

    #[track_caller]
    pub const fn encode_utf8(self, dst: &mut [u8]) -> &mut str {
        let code = self as u32;
        let len = self.len_utf8();
        if len > dst.len() {
            panic!("encode_utf8: need {len} bytes to encode U+{code:x} but buffer has just {}", dst.len());
        }
        match len {
            1 => dst[0] = code as u8,
            2 => {
                dst[0] = (code >> 6) as u8 | 0xC0;
                dst[1] = (code & 0x3F) as u8 | 0x80;
            }
            3 => {
                dst[0] = (code >> 12) as u8 | 0xE0;
                dst[1] = (code >> 6 & 0x3F) as u8 | 0x80;
                dst[2] = (code & 0x3F) as u8 | 0x80;
            }
            _ => {
                dst[0] = (code >> 18) as u8 | 0xF0;
                dst[1] = (code >> 12 & 0x3F) as u8 | 0x80;
                dst[2] = (code >> 6 & 0x3F) as u8 | 0x80;
                dst[3] = (code & 0x3F) as u8 | 0x80;
            }
        }
        unsafe { crate::str::from_utf8_unchecked_mut(&mut dst[..len]) }
    }

    #[must_use]
    pub fn is_alphabetic(self) -> bool {
        match self {
            'a'..='z' | 'A'..='Z' => true,
            c => c > '\x7f' && intrinsics::char_class(c as u32, 0),
        }
    }

    #[must_use]
    pub fn is_numeric(self) -> bool {
        match self {
            '0'..='9' => true,
            c => c > '\x7f' && intrinsics::char_class(c as u32, 1),
        }
    }

    #[must_use]
    pub fn is_alphanumeric(self) -> bool { self.is_alphabetic() || self.is_numeric() }

    #[must_use]
    pub const fn is_lowercase(self) -> bool {
        match self {
            'a'..='z' => true,
            c => c > '\x7f' && intrinsics::char_class(c as u32, 2),
        }
    }

    #[must_use]
    pub const fn is_uppercase(self) -> bool {
        match self {
            'A'..='Z' => true,
            c => c > '\x7f' && intrinsics::char_class(c as u32, 3),
        }
    }

    #[must_use]
    pub const fn is_whitespace(self) -> bool {
        match self {
            ' ' | '\x09'..='\x0d' => true,
            c => c > '\x7f' && intrinsics::char_class(c as u32, 4),
        }
    }

    #[must_use]
    pub fn is_control(self) -> bool { intrinsics::char_class(self as u32, 5) }

    #[must_use]
    pub const fn is_ascii(&self) -> bool { (*self as u32) < 128 }
    #[must_use = "to uppercase the value in-place, use `make_ascii_uppercase()`"]
    pub const fn to_ascii_uppercase(&self) -> char {
        if self.is_ascii_lowercase() { (*self as u8 - 32) as char } else { *self }
    }
    #[must_use = "to lowercase the value in-place, use `make_ascii_lowercase()`"]
    pub const fn to_ascii_lowercase(&self) -> char {
        if self.is_ascii_uppercase() { (*self as u8 + 32) as char } else { *self }
    }
    #[must_use]
    pub const fn eq_ignore_ascii_case(&self, other: &char) -> bool {
        self.to_ascii_lowercase() as u32 == other.to_ascii_lowercase() as u32
    }
    pub const fn make_ascii_uppercase(&mut self) { *self = self.to_ascii_uppercase() }
    pub const fn make_ascii_lowercase(&mut self) { *self = self.to_ascii_lowercase() }
    #[must_use]
    pub const fn is_ascii_alphabetic(&self) -> bool { matches!(*self, 'A'..='Z' | 'a'..='z') }
    #[must_use]
    pub const fn is_ascii_uppercase(&self) -> bool { matches!(*self, 'A'..='Z') }
    #[must_use]
    pub const fn is_ascii_lowercase(&self) -> bool { matches!(*self, 'a'..='z') }
    #[must_use]
    pub const fn is_ascii_alphanumeric(&self) -> bool { matches!(*self, '0'..='9' | 'A'..='Z' | 'a'..='z') }
    #[must_use]
    pub const fn is_ascii_digit(&self) -> bool { matches!(*self, '0'..='9') }
    #[must_use]
    pub const fn is_ascii_hexdigit(&self) -> bool { matches!(*self, '0'..='9' | 'A'..='F' | 'a'..='f') }
    #[must_use]
    pub const fn is_ascii_punctuation(&self) -> bool { self.is_ascii_graphic() && !self.is_ascii_alphanumeric() }
    #[must_use]
    pub const fn is_ascii_graphic(&self) -> bool { matches!(*self, '!'..='~') }
    #[must_use]
    pub const fn is_ascii_whitespace(&self) -> bool { matches!(*self, '\t' | '\n' | '\x0C' | '\r' | ' ') }
    #[must_use]
    pub const fn is_ascii_control(&self) -> bool { matches!(*self, '\0'..='\x1F' | '\x7F') }
}
