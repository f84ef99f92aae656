//! Reading frames, and writing frames.

use super::{Decoder, Encoder};
use crate::bytes::BytesMut;
use futures::sink::Sink;
use futures::stream::Stream;
use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

pub(super) const CAPACITY: usize = 8 * 1024;

/// What has been read and is not decoded.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) buffer: BytesMut,
    eof: bool,
    is_readable: bool,
    has_errored: bool,
}

impl Reading {
    pub(super) fn new(buffer: BytesMut) -> Reading {
        Reading { is_readable: !buffer.is_empty(), buffer, eof: false, has_errored: false }
    }

    fn failed<I, E>(&mut self, e: E) -> Poll<Option<Result<I, E>>> {
        self.has_errored = true;
        Poll::Ready(Some(Err(e)))
    }

    /// After an error the stream ends once; after its end it may go on.
    pub(super) fn next<T: AsyncRead, D: Decoder>(
        &mut self,
        mut io: Pin<&mut T>,
        decoder: &mut D,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<D::Item, D::Error>>> {
        loop {
            if self.has_errored {
                self.is_readable = false;
                self.has_errored = false;
                return Poll::Ready(None);
            }
            if self.is_readable {
                let eof = self.eof;
                let frame = if eof { decoder.decode_eof(&mut self.buffer) } else { decoder.decode(&mut self.buffer) };
                match frame {
                    Err(e) => return self.failed(e),
                    Ok(Some(frame)) => return Poll::Ready(Some(Ok(frame))),
                    Ok(None) => self.is_readable = false,
                }
                if eof {
                    return Poll::Ready(None);
                }
            }
            match ready!(more(io.as_mut(), cx, self.buffer.vec())) {
                Err(e) => return self.failed(e.into()),
                Ok(0) if self.eof => return Poll::Ready(None),
                Ok(n) => self.eof = n == 0,
            }
            self.is_readable = true;
        }
    }
}

/// As much as there is room for, at the end of `into`.
fn more<T: AsyncRead>(io: Pin<&mut T>, cx: &mut Context<'_>, into: &mut Vec<u8>) -> Poll<io::Result<usize>> {
    let had = into.len();
    into.reserve(1);
    into.resize(into.capacity(), 0);
    let mut buf = ReadBuf::new(&mut into[had..]);
    let read = io.poll_read(cx, &mut buf);
    let n = buf.filled().len();
    into.truncate(had + n);
    ready!(read)?;
    Poll::Ready(Ok(n))
}

/// What has been encoded and is not written.
#[derive(Debug)]
pub(super) struct Writing {
    pub(super) buffer: BytesMut,
}

impl Writing {
    pub(super) fn ready<T: AsyncWrite>(&mut self, io: Pin<&mut T>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.buffer.len() >= CAPACITY { self.flush(io, cx) } else { Poll::Ready(Ok(())) }
    }

    pub(super) fn flush<T: AsyncWrite>(&mut self, mut io: Pin<&mut T>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.buffer.is_empty() {
            let n = ready!(io.as_mut().poll_write(cx, &self.buffer))?;
            if n == 0 {
                return Poll::Ready(Err(io::Error::new(io::ErrorKind::WriteZero, "failed to write frame to transport")));
            }
            self.buffer.vec().drain(..n);
        }
        io.poll_flush(cx)
    }

    pub(super) fn close<T: AsyncWrite>(&mut self, mut io: Pin<&mut T>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.flush(io.as_mut(), cx))?;
        io.poll_shutdown(cx)
    }
}

/// A stream of what is decoded.
pub struct FramedRead<T, D> {
    inner: T,
    codec: D,
    reading: Reading,
}

impl<T: Unpin, D> Unpin for FramedRead<T, D> {}

impl<T: AsyncRead, D: Decoder> FramedRead<T, D> {
    pub fn new(inner: T, decoder: D) -> FramedRead<T, D> { FramedRead::with_capacity(inner, decoder, CAPACITY) }

    pub fn with_capacity(inner: T, decoder: D, capacity: usize) -> FramedRead<T, D> {
        FramedRead { inner, codec: decoder, reading: Reading::new(BytesMut::with_capacity(capacity)) }
    }
}
impl<T, D> FramedRead<T, D> {
    pub fn get_ref(&self) -> &T { &self.inner }

    pub fn get_mut(&mut self) -> &mut T { &mut self.inner }

    pub fn into_inner(self) -> T { self.inner }

    pub fn decoder(&self) -> &D { &self.codec }

    pub fn decoder_mut(&mut self) -> &mut D { &mut self.codec }

    pub fn map_decoder<C, F: FnOnce(D) -> C>(self, map: F) -> FramedRead<T, C> {
        FramedRead { inner: self.inner, codec: map(self.codec), reading: self.reading }
    }

    pub fn read_buffer(&self) -> &BytesMut { &self.reading.buffer }

    pub fn read_buffer_mut(&mut self) -> &mut BytesMut { &mut self.reading.buffer }
}
impl<T: AsyncRead, D: Decoder> Stream for FramedRead<T, D> {
    type Item = Result<D::Item, D::Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = unsafe { self.get_unchecked_mut() };
        this.reading.next(unsafe { Pin::new_unchecked(&mut this.inner) }, &mut this.codec, cx)
    }
}
impl<T: fmt::Debug, D: fmt::Debug> fmt::Debug for FramedRead<T, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FramedRead")
            .field("inner", &self.inner)
            .field("decoder", &self.codec)
            .field("eof", &self.reading.eof)
            .field("is_readable", &self.reading.is_readable)
            .field("buffer", &self.reading.buffer)
            .finish()
    }
}

/// A sink that encodes.
pub struct FramedWrite<T, E> {
    inner: T,
    codec: E,
    writing: Writing,
}

impl<T: Unpin, E> Unpin for FramedWrite<T, E> {}

impl<T: AsyncWrite, E> FramedWrite<T, E> {
    pub fn new(inner: T, encoder: E) -> FramedWrite<T, E> {
        FramedWrite { inner, codec: encoder, writing: Writing { buffer: BytesMut::with_capacity(CAPACITY) } }
    }
}
impl<T, E> FramedWrite<T, E> {
    pub fn get_ref(&self) -> &T { &self.inner }

    pub fn get_mut(&mut self) -> &mut T { &mut self.inner }

    pub fn into_inner(self) -> T { self.inner }

    pub fn encoder(&self) -> &E { &self.codec }

    pub fn encoder_mut(&mut self) -> &mut E { &mut self.codec }

    pub fn map_encoder<C, F: FnOnce(E) -> C>(self, map: F) -> FramedWrite<T, C> {
        FramedWrite { inner: self.inner, codec: map(self.codec), writing: self.writing }
    }

    pub fn write_buffer(&self) -> &BytesMut { &self.writing.buffer }

    pub fn write_buffer_mut(&mut self) -> &mut BytesMut { &mut self.writing.buffer }

    fn parts(self: Pin<&mut Self>) -> (Pin<&mut T>, &mut Writing) {
        let this = unsafe { self.get_unchecked_mut() };
        (unsafe { Pin::new_unchecked(&mut this.inner) }, &mut this.writing)
    }
}
impl<T: AsyncWrite, I, E: Encoder<I>> Sink<I> for FramedWrite<T, E> {
    type Error = E::Error;

    fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E::Error>> {
        let (io, writing) = self.parts();
        writing.ready(io, cx).map_err(Into::into)
    }

    fn start_send(self: Pin<&mut Self>, item: I) -> Result<(), E::Error> {
        let this = unsafe { self.get_unchecked_mut() };
        this.codec.encode(item, &mut this.writing.buffer)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E::Error>> {
        let (io, writing) = self.parts();
        writing.flush(io, cx).map_err(Into::into)
    }

    fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), E::Error>> {
        let (io, writing) = self.parts();
        writing.close(io, cx).map_err(Into::into)
    }
}
impl<T: fmt::Debug, E: fmt::Debug> fmt::Debug for FramedWrite<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FramedWrite").field("inner", &self.inner).field("encoder", &self.codec).field("buffer", &self.writing.buffer).finish()
    }
}
