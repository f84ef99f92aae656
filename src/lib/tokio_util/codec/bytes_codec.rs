//! Frames that are whatever has come.

use super::{Decoder, Encoder};
use crate::bytes::{BufMut, Bytes, BytesMut};
use std::io;

#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Default)]
pub struct BytesCodec(());

impl BytesCodec {
    pub fn new() -> BytesCodec { BytesCodec(()) }
}
impl Decoder for BytesCodec {
    type Item = BytesMut;
    type Error = io::Error;

    fn decode(&mut self, buf: &mut BytesMut) -> Result<Option<BytesMut>, io::Error> {
        Ok(if buf.is_empty() { None } else { Some(buf.split()) })
    }
}
impl Encoder<Bytes> for BytesCodec {
    type Error = io::Error;

    fn encode(&mut self, data: Bytes, buf: &mut BytesMut) -> Result<(), io::Error> {
        buf.put_slice(&data);
        Ok(())
    }
}
impl Encoder<BytesMut> for BytesCodec {
    type Error = io::Error;

    fn encode(&mut self, data: BytesMut, buf: &mut BytesMut) -> Result<(), io::Error> {
        buf.put_slice(&data);
        Ok(())
    }
}
