//! What cuts bytes into items, and what makes items bytes.

use super::Framed;
use crate::bytes::BytesMut;
use std::io;
use tokio::io::{AsyncRead, AsyncWrite};

pub trait Decoder {
    type Item;
    type Error: From<io::Error>;

    /// Takes one frame out of `src`; `None`: it is not all there yet.
    fn decode(&mut self, src: &mut BytesMut) -> Result<Option<Self::Item>, Self::Error>;

    /// The same where nothing will come behind `buf`.
    fn decode_eof(&mut self, buf: &mut BytesMut) -> Result<Option<Self::Item>, Self::Error> {
        match self.decode(buf)? {
            Some(frame) => Ok(Some(frame)),
            None if buf.is_empty() => Ok(None),
            None => Err(io::Error::new(io::ErrorKind::Other, "bytes remaining on stream").into()),
        }
    }

    fn framed<T: AsyncRead + AsyncWrite + Sized>(self, io: T) -> Framed<T, Self>
    where
        Self: Sized,
    {
        Framed::new(io, self)
    }
}

pub trait Encoder<Item> {
    type Error: From<io::Error>;

    fn encode(&mut self, item: Item, dst: &mut BytesMut) -> Result<(), Self::Error>;
}
