//! UTF-16.

use crate::error::Error;
use crate::fmt;
use crate::iter::FusedIterator;

impl char {
    pub const MAX_LEN_UTF8: usize = 4;
    pub const MAX_LEN_UTF16: usize = 2;
    pub const UNICODE_VERSION: (u8, u8, u8) = (17, 0, 0);

    pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> DecodeUtf16<I::IntoIter> { decode_utf16(iter) }

    #[track_caller]
    pub const fn encode_utf16(self, dst: &mut [u16]) -> &mut [u16] {
        let code = self as u32;
        if code < 0x10000 && dst.len() >= 1 {
            dst[0] = code as u16;
            return &mut dst[..1];
        }
        if dst.len() < 2 {
            panic!(
                "encode_utf16: need {} bytes to encode U+{code:x} but buffer has just {}",
                self.len_utf16(),
                dst.len()
            );
        }
        dst[0] = 0xD800 | ((code - 0x10000) >> 10) as u16;
        dst[1] = 0xDC00 | ((code - 0x10000) & 0x3FF) as u16;
        &mut dst[..2]
    }
}

pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> DecodeUtf16<I::IntoIter> {
    DecodeUtf16 { iter: iter.into_iter(), buf: None }
}

/// `buf`: a unit that was read and did not belong to the one before it.
#[derive(Clone, Debug)]
pub struct DecodeUtf16<I: Iterator<Item = u16>> {
    iter: I,
    buf: Option<u16>,
}

#[derive(Debug, Clone, Eq, PartialEq)]
pub struct DecodeUtf16Error {
    code: u16,
}

impl<I: Iterator<Item = u16>> Iterator for DecodeUtf16<I> {
    type Item = Result<char, DecodeUtf16Error>;
    fn next(&mut self) -> Option<Result<char, DecodeUtf16Error>> {
        let code = match self.buf.take() {
            Some(unit) => unit,
            None => self.iter.next()?,
        };
        if code & 0xF800 != 0xD800 {
            return Some(Ok(unsafe { char::from_u32_unchecked(code as u32) }));
        }
        if code >= 0xDC00 {
            return Some(Err(DecodeUtf16Error { code }));
        }
        let Some(low) = self.iter.next() else { return Some(Err(DecodeUtf16Error { code })) };
        if low & 0xFC00 != 0xDC00 {
            self.buf = Some(low);
            return Some(Err(DecodeUtf16Error { code }));
        }
        let c = 0x10000 + ((code as u32 & 0x3FF) << 10) + (low as u32 & 0x3FF);
        Some(Ok(unsafe { char::from_u32_unchecked(c) }))
    }
}
impl<I: Iterator<Item = u16> + FusedIterator> FusedIterator for DecodeUtf16<I> {}

impl DecodeUtf16Error {
    #[must_use]
    pub fn unpaired_surrogate(&self) -> u16 { self.code }
}
impl fmt::Display for DecodeUtf16Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "unpaired surrogate found: {:x}", self.code) }
}
impl Error for DecodeUtf16Error {}
