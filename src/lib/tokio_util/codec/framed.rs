//! Both directions of one stream of bytes.

use super::parts::{Reading, Writing, CAPACITY};
use super::{Decoder, Encoder};
use crate::bytes::BytesMut;
use futures::sink::Sink;
use futures::stream::Stream;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite};

pub struct Framed<T, U> {
    inner: T,
    codec: U,
    reading: Reading,
    writing: Writing,
}

impl<T: Unpin, U> Unpin for Framed<T, U> {}

impl<T: AsyncRead + AsyncWrite, U> Framed<T, U> {
    pub fn new(inner: T, codec: U) -> Framed<T, U> { Framed::with_capacity(inner, codec, CAPACITY) }

    pub fn with_capacity(inner: T, codec: U, capacity: usize) -> Framed<T, U> {
        let buffer = || BytesMut::with_capacity(capacity);
        Framed { inner, codec, reading: Reading::new(buffer()), writing: Writing { buffer: buffer() } }
    }
}
impl<T, U> Framed<T, U> {
    pub fn from_parts(parts: FramedParts<T, U>) -> Framed<T, U> {
        Framed { inner: parts.io, codec: parts.codec, reading: Reading::new(parts.read_buf), writing: Writing { buffer: parts.write_buf } }
    }

    pub fn into_parts(self) -> FramedParts<T, U> {
        FramedParts { io: self.inner, codec: self.codec, read_buf: self.reading.buffer, write_buf: self.writing.buffer, _priv: () }
    }

    pub fn get_ref(&self) -> &T { &self.inner }

    pub fn get_mut(&mut self) -> &mut T { &mut self.inner }

    pub fn into_inner(self) -> T { self.inner }

    pub fn codec(&self) -> &U { &self.codec }

    pub fn codec_mut(&mut self) -> &mut U { &mut self.codec }

    pub fn map_codec<C, F: FnOnce(U) -> C>(self, map: F) -> Framed<T, C> {
        Framed { inner: self.inner, codec: map(self.codec), reading: self.reading, writing: self.writing }
    }

    pub fn read_buffer(&self) -> &BytesMut { &self.reading.buffer }

    pub fn read_buffer_mut(&mut self) -> &mut BytesMut { &mut self.reading.buffer }

    pub fn write_buffer(&self) -> &BytesMut { &self.writing.buffer }

    pub fn write_buffer_mut(&mut self) -> &mut BytesMut { &mut self.writing.buffer }

    fn output(self: Pin<&mut Self>) -> (Pin<&mut T>, &mut Writing) {
        let this = unsafe { self.get_unchecked_mut() };
        (unsafe { Pin::new_unchecked(&mut this.inner) }, &mut this.writing)
    }
}
impl<T: AsyncRead, U: Decoder> Stream for Framed<T, U> {
    type Item = Result<U::Item, U::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        this.reading.next(unsafe { Pin::new_unchecked(&mut this.inner) }, &mut this.codec, cx)
    }
}
impl<T: AsyncWrite, I, U: Encoder<I>> Sink<I> for Framed<T, U> {
    type Error = U::Error;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), U::Error>> {
        let (io, writing) = self.output();
        writing.ready(io, cx).map_err(Into::into)
    }

    fn start_send(self: Pin<&mut Self>, item: I) -> Result<(), U::Error> {
        let this = unsafe { self.get_unchecked_mut() };
        this.codec.encode(item, &mut this.writing.buffer)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), U::Error>> {
        let (io, writing) = self.output();
        writing.flush(io, cx).map_err(Into::into)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), U::Error>> {
        let (io, writing) = self.output();
        writing.close(io, cx).map_err(Into::into)
    }
}
impl<T: fmt::Debug, U: fmt::Debug> fmt::Debug for Framed<T, U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Framed").field("io", &self.inner).field("codec", &self.codec).finish()
    }
}

/// What a `Framed` is made of.
#[derive(Debug)]
pub struct FramedParts<T, U> {
    pub io: T,
    pub codec: U,
    pub read_buf: BytesMut,
    pub write_buf: BytesMut,
    _priv: (),
}

impl<T, U> FramedParts<T, U> {
    pub fn new<I>(io: T, codec: U) -> FramedParts<T, U>
    where
        U: Encoder<I>,
    {
        FramedParts { io, codec, read_buf: BytesMut::new(), write_buf: BytesMut::new(), _priv: () }
    }
}
