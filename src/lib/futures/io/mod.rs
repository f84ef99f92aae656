//! Reading and writing whose waiting is a future: the traits that futures, async-std and smol share, over what stands in memory.

#[macro_use]
#[doc(hidden)]
pub mod ext;
mod allow_std;
mod buffered;
mod copy;
mod cursor;
mod from_stream;
#[doc(hidden)]
pub mod lines;
#[doc(hidden)]
pub mod op;
#[doc(hidden)]
pub mod ops;
mod sources;
mod split;
#[doc(hidden)]
pub mod steps;
mod traits;

pub use self::allow_std::AllowStdIo;
pub use self::buffered::{BufReader, BufWriter};
#[doc(hidden)]
pub use self::copy::copy_to;
pub use self::copy::{copy, copy_buf};
pub use self::cursor::Cursor;
pub use self::from_stream::IntoAsyncRead;
pub use self::lines::{FillBuf, Lines};
pub use self::ops::{Close, Flush, Read, ReadExact, ReadLine, ReadToEnd, ReadToString, ReadUntil, Seek, Write, WriteAll};
pub use self::sources::{empty, repeat, sink, Chain, Empty, Repeat, Sink, Take};
pub use self::split::{ReadHalf, ReuniteError, WriteHalf};
pub use self::traits::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};
pub use std::io::{Error, ErrorKind, IoSlice, IoSliceMut, Result, SeekFrom};

#[unsupported] pub struct Copy<R, W> {}
#[unsupported] pub struct CopyBuf<R, W> {}
#[unsupported] pub struct IntoSink<W, I> {}
#[unsupported] pub struct LineWriter<W> {}
#[unsupported] pub struct ReadVectored<R> {}
#[unsupported] pub struct SeeKRelative<R> {}
#[unsupported] pub struct Window<T> {}
#[unsupported] pub struct WriteVectored<W> {}

crate::async_io_ext! {
    AsyncReadExt: {
        fn split(self) -> (ReadHalf<Self>, WriteHalf<Self>)
        where
            Self: Sized + AsyncWrite,
        {
            split::split(self)
        }
    }
    AsyncWriteExt: {
        #[unsupported]
        fn into_sink(self)
        where
            Self: Sized,
        {
        }
    }
    AsyncBufReadExt: {
        fn consume_unpin(&mut self, amt: usize)
        where
            Self: Unpin,
        {
            std::pin::Pin::new(self).consume(amt)
        }
    }
    AsyncSeekExt: {
        fn stream_position(&mut self) -> self::op::Op<'_, Self, SeekFrom, u64>
        where
            Self: Unpin,
        {
            self.seek(SeekFrom::Current(0))
        }
    }
}
