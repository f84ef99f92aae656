//! Frames that are lines.

use super::any_delimiter::Cutter;
use super::{Decoder, Encoder};
use crate::bytes::{BufMut, BytesMut};
use std::fmt;
use std::io;

#[derive(Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct LinesCodec {
    cutter: Cutter,
}

impl LinesCodec {
    pub fn new() -> LinesCodec { LinesCodec::new_with_max_length(usize::MAX) }

    pub fn new_with_max_length(max_length: usize) -> LinesCodec { LinesCodec { cutter: Cutter::new(max_length) } }

    pub fn max_length(&self) -> usize { self.cutter.max_length }
}
impl Default for LinesCodec {
    fn default() -> LinesCodec { LinesCodec::new() }
}

impl fmt::Debug for LinesCodec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.cutter.fields(&mut f.debug_struct("LinesCodec")).finish() }
}

fn text(line: &[u8]) -> Result<String, io::Error> {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    String::from_utf8(line.to_vec()).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "Unable to decode input as UTF8"))
}

impl Decoder for LinesCodec {
    type Item = String;
    type Error = LinesCodecError;

    fn decode(&mut self, buf: &mut BytesMut) -> Result<Option<String>, LinesCodecError> {
        match self.cutter.cut(buf, b"\n") {
            Ok(Some(line)) => Ok(Some(text(&line)?)),
            Ok(None) => Ok(None),
            Err(()) => Err(LinesCodecError::MaxLineLengthExceeded),
        }
    }

    fn decode_eof(&mut self, buf: &mut BytesMut) -> Result<Option<String>, LinesCodecError> {
        if let Some(line) = self.decode(buf)? {
            return Ok(Some(line));
        }
        if buf.is_empty() || buf[..] == b"\r"[..] {
            return Ok(None);
        }
        self.cutter.next_index = 0;
        Ok(Some(text(&buf.split())?))
    }
}
impl<T: AsRef<str>> Encoder<T> for LinesCodec {
    type Error = LinesCodecError;

    fn encode(&mut self, line: T, buf: &mut BytesMut) -> Result<(), LinesCodecError> {
        buf.put_slice(line.as_ref().as_bytes());
        buf.put_u8(b'\n');
        Ok(())
    }
}

#[derive(Debug)]
pub enum LinesCodecError {
    MaxLineLengthExceeded,
    Io(io::Error),
}

impl fmt::Display for LinesCodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinesCodecError::MaxLineLengthExceeded => write!(f, "max line length exceeded"),
            LinesCodecError::Io(e) => write!(f, "{e}"),
        }
    }
}
impl From<io::Error> for LinesCodecError {
    fn from(e: io::Error) -> LinesCodecError { LinesCodecError::Io(e) }
}
impl std::error::Error for LinesCodecError {}
