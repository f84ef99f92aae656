//! Reading and writing, with smol's names.

pub use futures::io::{
    copy_to as copy, empty, repeat, sink, AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite, BufReader, BufWriter, Chain, Cursor, Empty, Error,
    ErrorKind, Lines, ReadHalf, Repeat, Result, SeekFrom, Sink, Take, WriteHalf,
};
pub use futures::io::lines::{Bytes, FillBuf, Split};
pub use futures::io::ops::{
    Close as CloseFuture, Flush as FlushFuture, Read as ReadFuture, ReadExact as ReadExactFuture, ReadLine as ReadLineFuture,
    ReadToEnd as ReadToEndFuture, ReadToString as ReadToStringFuture, ReadUntil as ReadUntilFuture, Seek as SeekFuture,
    Write as WriteFuture, WriteAll as WriteAllFuture,
};

pub type BoxedReader = std::pin::Pin<Box<dyn AsyncRead + Send + 'static>>;
pub type BoxedWriter = std::pin::Pin<Box<dyn AsyncWrite + Send + 'static>>;

#[unsupported] pub struct AssertAsync<T> {}
#[unsupported] pub struct BlockOn<T> {}
#[unsupported] pub struct ReadVectoredFuture;
#[unsupported] pub struct WriteVectoredFuture;

/// The two halves of a stream.
pub fn split<T>(stream: T) -> (ReadHalf<T>, WriteHalf<T>)
where
    T: AsyncRead + AsyncWrite + Unpin,
{
    futures::io::AsyncReadExt::split(stream)
}

futures::async_io_ext! {
    AsyncReadExt: {
        fn bytes(self) -> Bytes<Self>
        where
            Self: Sized,
        {
            Bytes::new(self)
        }

        fn boxed_reader<'a>(self) -> std::pin::Pin<Box<dyn AsyncRead + Send + 'a>>
        where
            Self: Sized + Send + 'a,
        {
            Box::pin(self)
        }
    }
    AsyncWriteExt: {
        fn boxed_writer<'a>(self) -> std::pin::Pin<Box<dyn AsyncWrite + Send + 'a>>
        where
            Self: Sized + Send + 'a,
        {
            Box::pin(self)
        }
    }
    AsyncBufReadExt: {
        fn split(self, byte: u8) -> Split<Self>
        where
            Self: Sized,
        {
            Split::new(self, byte)
        }
    }
    AsyncSeekExt: {}
}
