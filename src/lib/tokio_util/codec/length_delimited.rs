//! Frames with their length before them.

use super::{Decoder, Encoder, Framed, FramedRead, FramedWrite};
use crate::bytes::{Buf, BufMut, Bytes, BytesMut};
use std::fmt;
use std::io;
use std::mem;
use tokio::io::{AsyncRead, AsyncWrite};

/// How a frame is laid out: so many bytes of something, the length, something more, the data.
#[derive(Debug, Clone, Copy)]
pub struct Builder {
    max_frame_len: usize,
    length_field_len: usize,
    length_field_offset: usize,
    length_adjustment: isize,
    num_skip: Option<usize>,
    length_field_is_big_endian: bool,
}

mod widths {
    pub trait LengthFieldType {}
    impl LengthFieldType for u8 {}
    impl LengthFieldType for u16 {}
    impl LengthFieldType for u32 {}
    impl LengthFieldType for u64 {}
    impl LengthFieldType for usize {}
}
use widths::LengthFieldType;

impl Builder {
    pub fn new() -> Builder {
        Builder {
            max_frame_len: 8 * 1024 * 1024,
            length_field_len: 4,
            length_field_offset: 0,
            length_adjustment: 0,
            num_skip: None,
            length_field_is_big_endian: true,
        }
    }

    pub fn big_endian(&mut self) -> &mut Builder {
        self.length_field_is_big_endian = true;
        self
    }

    pub fn little_endian(&mut self) -> &mut Builder {
        self.length_field_is_big_endian = false;
        self
    }

    pub fn native_endian(&mut self) -> &mut Builder { self.little_endian() }

    pub fn max_frame_length(&mut self, val: usize) -> &mut Builder {
        self.max_frame_len = val;
        self
    }

    pub fn length_field_type<T: LengthFieldType>(&mut self) -> &mut Builder { self.length_field_length(mem::size_of::<T>()) }

    #[track_caller]
    pub fn length_field_length(&mut self, val: usize) -> &mut Builder {
        assert!(val > 0 && val <= 8, "invalid length field length");
        self.length_field_len = val;
        self
    }

    pub fn length_field_offset(&mut self, val: usize) -> &mut Builder {
        self.length_field_offset = val;
        self
    }

    pub fn length_adjustment(&mut self, val: isize) -> &mut Builder {
        self.length_adjustment = val;
        self
    }

    pub fn num_skip(&mut self, val: usize) -> &mut Builder {
        self.num_skip = Some(val);
        self
    }

    pub fn new_codec(&self) -> LengthDelimitedCodec { LengthDelimitedCodec { builder: *self, body: None } }

    pub fn new_read<T: AsyncRead>(&self, upstream: T) -> FramedRead<T, LengthDelimitedCodec> { FramedRead::new(upstream, self.new_codec()) }

    pub fn new_write<T: AsyncWrite>(&self, inner: T) -> FramedWrite<T, LengthDelimitedCodec> { FramedWrite::new(inner, self.new_codec()) }

    pub fn new_framed<T: AsyncRead + AsyncWrite>(&self, inner: T) -> Framed<T, LengthDelimitedCodec> { Framed::new(inner, self.new_codec()) }

    fn head_len(&self) -> usize {
        let head = self.length_field_offset + self.length_field_len;
        match self.num_skip {
            Some(n) if n > head => n,
            _ => head,
        }
    }

    fn skip(&self) -> usize { self.num_skip.unwrap_or(self.length_field_offset + self.length_field_len) }
}
impl Default for Builder {
    fn default() -> Builder { Builder::new() }
}

#[derive(Debug, Clone)]
pub struct LengthDelimitedCodec {
    builder: Builder,
    body: Option<usize>, // the head has been read: so long is the data
}

impl LengthDelimitedCodec {
    pub fn new() -> LengthDelimitedCodec { Builder::new().new_codec() }

    pub fn builder() -> Builder { Builder::new() }

    pub fn max_frame_length(&self) -> usize { self.builder.max_frame_len }

    pub fn set_max_frame_length(&mut self, val: usize) { self.builder.max_frame_length(val); }

    fn head(&mut self, src: &mut BytesMut) -> io::Result<Option<usize>> {
        let b = &self.builder;
        if src.len() < b.head_len() {
            return Ok(None);
        }
        let field = &src[b.length_field_offset..b.length_field_offset + b.length_field_len];
        let add = |n: u64, byte: &u8| n << 8 | *byte as u64;
        let n = if b.length_field_is_big_endian { field.iter().fold(0, add) } else { field.iter().rev().fold(0, add) };
        if n > b.max_frame_len as u64 {
            return Err(io::Error::new(io::ErrorKind::InvalidData, LengthDelimitedCodecError { _priv: () }));
        }
        let Some(n) = (n as usize).checked_add_signed(b.length_adjustment) else {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "provided length would overflow after adjustment"));
        };
        let skip = b.skip();
        src.advance(skip);
        Ok(Some(n))
    }
}
impl Default for LengthDelimitedCodec {
    fn default() -> LengthDelimitedCodec { LengthDelimitedCodec::new() }
}
impl Decoder for LengthDelimitedCodec {
    type Item = BytesMut;
    type Error = io::Error;

    fn decode(&mut self, src: &mut BytesMut) -> io::Result<Option<BytesMut>> {
        if self.body.is_none() {
            self.body = self.head(src)?;
        }
        match self.body {
            Some(n) if src.len() >= n => {
                self.body = None;
                Ok(Some(src.split_to(n)))
            }
            _ => Ok(None),
        }
    }
}
impl Encoder<Bytes> for LengthDelimitedCodec {
    type Error = io::Error;

    fn encode(&mut self, data: Bytes, dst: &mut BytesMut) -> Result<(), io::Error> {
        let b = &self.builder;
        if data.len() > b.max_frame_len {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, LengthDelimitedCodecError { _priv: () }));
        }
        let Some(n) = data.len().checked_add_signed(-b.length_adjustment) else {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "provided length would overflow after adjustment"));
        };
        let bytes = (n as u64).to_be_bytes();
        let field = &bytes[8 - b.length_field_len..];
        if b.length_field_is_big_endian {
            dst.put_slice(field);
        } else {
            dst.extend(field.iter().rev());
        }
        dst.put_slice(&data);
        Ok(())
    }
}

/// A frame is longer than it may be.
pub struct LengthDelimitedCodecError {
    _priv: (),
}

impl fmt::Debug for LengthDelimitedCodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("LengthDelimitedCodecError").finish() }
}
impl fmt::Display for LengthDelimitedCodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("frame size too big") }
}
impl std::error::Error for LengthDelimitedCodecError {}
