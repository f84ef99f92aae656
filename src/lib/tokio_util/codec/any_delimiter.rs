//! Frames that end with one of some bytes.

use super::{Decoder, Encoder};
use crate::bytes::{Buf, BufMut, Bytes, BytesMut};
use std::fmt;
use std::io;

/// Looks for the end of a frame; what is too long is thrown away up to its end.
#[derive(Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub(super) struct Cutter {
    pub(super) next_index: usize, // where to look on
    pub(super) max_length: usize,
    is_discarding: bool,
}

impl Cutter {
    pub(super) fn new(max_length: usize) -> Cutter { Cutter { next_index: 0, max_length, is_discarding: false } }

    /// What its owner shows of it.
    pub(super) fn fields<'a, 'f, 'g>(&self, s: &'a mut fmt::DebugStruct<'f, 'g>) -> &'a mut fmt::DebugStruct<'f, 'g> {
        s.field("next_index", &self.next_index).field("max_length", &self.max_length).field("is_discarding", &self.is_discarding)
    }

    /// The next frame without its end; `Err`: it is longer than it may be.
    pub(super) fn cut(&mut self, buf: &mut BytesMut, ends: &[u8]) -> Result<Option<BytesMut>, ()> {
        loop {
            let most = self.max_length.saturating_add(1);
            let to = if most < buf.len() { most } else { buf.len() };
            let end = buf[self.next_index..to].iter().position(|b| ends.contains(b)).map(|i| self.next_index + i);
            self.next_index = 0;
            match end {
                Some(i) if self.is_discarding => {
                    buf.advance(i + 1);
                    self.is_discarding = false;
                }
                None if self.is_discarding => {
                    buf.advance(to);
                    if buf.is_empty() {
                        return Ok(None);
                    }
                }
                Some(i) => {
                    let mut frame = buf.split_to(i + 1);
                    frame.truncate(i);
                    return Ok(Some(frame));
                }
                None if buf.len() > self.max_length => {
                    self.is_discarding = true;
                    return Err(());
                }
                None => {
                    self.next_index = to;
                    return Ok(None);
                }
            }
        }
    }
}

#[derive(Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct AnyDelimiterCodec {
    cutter: Cutter,
    seek_delimiters: Vec<u8>,
    sequence_writer: Vec<u8>,
}

impl AnyDelimiterCodec {
    pub fn new(seek_delimiters: Vec<u8>, sequence_writer: Vec<u8>) -> AnyDelimiterCodec {
        AnyDelimiterCodec::new_with_max_length(seek_delimiters, sequence_writer, usize::MAX)
    }

    pub fn new_with_max_length(seek_delimiters: Vec<u8>, sequence_writer: Vec<u8>, max_length: usize) -> AnyDelimiterCodec {
        AnyDelimiterCodec { cutter: Cutter::new(max_length), seek_delimiters, sequence_writer }
    }

    pub fn max_length(&self) -> usize { self.cutter.max_length }
}
impl Default for AnyDelimiterCodec {
    fn default() -> AnyDelimiterCodec { AnyDelimiterCodec::new(b",;\n\r".to_vec(), b",".to_vec()) }
}
impl fmt::Debug for AnyDelimiterCodec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut s = f.debug_struct("AnyDelimiterCodec");
        self.cutter.fields(&mut s).field("seek_delimiters", &self.seek_delimiters).field("sequence_writer", &self.sequence_writer).finish()
    }
}
impl Decoder for AnyDelimiterCodec {
    type Item = Bytes;
    type Error = AnyDelimiterCodecError;

    fn decode(&mut self, buf: &mut BytesMut) -> Result<Option<Bytes>, AnyDelimiterCodecError> {
        match self.cutter.cut(buf, &self.seek_delimiters) {
            Ok(frame) => Ok(frame.map(BytesMut::freeze)),
            Err(()) => Err(AnyDelimiterCodecError::MaxChunkLengthExceeded),
        }
    }

    fn decode_eof(&mut self, buf: &mut BytesMut) -> Result<Option<Bytes>, AnyDelimiterCodecError> {
        if let Some(frame) = self.decode(buf)? {
            return Ok(Some(frame));
        }
        if buf.is_empty() {
            return Ok(None);
        }
        self.cutter.next_index = 0;
        Ok(Some(buf.split().freeze()))
    }
}
impl<T: AsRef<str>> Encoder<T> for AnyDelimiterCodec {
    type Error = AnyDelimiterCodecError;

    fn encode(&mut self, chunk: T, buf: &mut BytesMut) -> Result<(), AnyDelimiterCodecError> {
        buf.put_slice(chunk.as_ref().as_bytes());
        buf.put_slice(&self.sequence_writer);
        Ok(())
    }
}

#[derive(Debug)]
pub enum AnyDelimiterCodecError {
    MaxChunkLengthExceeded,
    Io(io::Error),
}

impl fmt::Display for AnyDelimiterCodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AnyDelimiterCodecError::MaxChunkLengthExceeded => write!(f, "max chunk length exceeded"),
            AnyDelimiterCodecError::Io(e) => write!(f, "{e}"),
        }
    }
}
impl From<io::Error> for AnyDelimiterCodecError {
    fn from(e: io::Error) -> AnyDelimiterCodecError { AnyDelimiterCodecError::Io(e) }
}
impl std::error::Error for AnyDelimiterCodecError {}
