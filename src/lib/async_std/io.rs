//! Reading and writing, with async-std's names.

pub use futures::io::lines::{Bytes, Split};
pub use futures::io::{
    empty, repeat, sink, AsyncBufRead as BufRead, AsyncRead as Read, AsyncSeek as Seek, AsyncWrite as Write, BufReader, BufWriter, Chain, Cursor,
    Empty, Error, ErrorKind, IoSlice, IoSliceMut, Lines, Repeat, Result, SeekFrom, Sink, Take,
};
pub use self::prelude::{ReadExt, WriteExt};

use std::future::Future;
use std::time::Duration;

pub mod prelude {
    //! The traits, with their methods.

    #[doc(no_inline)]
    pub use super::{BufRead, Read, Seek, Write};

    use super::{Bytes, Split};
    use std::fmt;

    futures::async_io_ext! {
        ReadExt: {
            fn by_ref(&mut self) -> &mut Self
            where
                Self: Sized,
            {
                self
            }

            fn bytes(self) -> Bytes<Self>
            where
                Self: Sized,
            {
                Bytes::new(self)
            }
        }
        WriteExt: {
            /// What `write!` calls.
            fn write_fmt<'a>(&'a mut self, text: fmt::Arguments<'_>) -> futures::io::op::Op<'a, Self, (String, usize), ()>
            where
                Self: Unpin,
            {
                futures::io::op::Op::new(self, (fmt::format(text), 0), futures::io::steps::write_text::<Self>)
            }
        }
        BufReadExt: {
            fn split(self, byte: u8) -> Split<Self>
            where
                Self: Sized,
            {
                Split::new(self, byte)
            }
        }
        SeekExt: {}
    }
}

#[unsupported] pub struct IntoInnerError<W> {}
#[unsupported] pub struct Stderr;
#[unsupported] pub struct Stdin;
#[unsupported] pub struct Stdout;
#[unsupported] pub fn stderr() {}
#[unsupported] pub fn stdin() {}
#[unsupported] pub fn stdout() {}

pub async fn copy<R, W>(reader: &mut R, writer: &mut W) -> Result<u64>
where
    R: Read + Unpin + ?Sized,
    W: Write + Unpin + ?Sized,
{
    futures::io::copy(reader, writer).await
}

/// The result of the future, or an error of kind `TimedOut` after `dur`.
pub async fn timeout<F, T>(dur: Duration, f: F) -> Result<T>
where
    F: Future<Output = Result<T>>,
{
    match crate::future::timeout(dur, f).await {
        Ok(result) => result,
        Err(_) => Err(Error::new(ErrorKind::TimedOut, "future timed out")),
    }
}
