//! Reading and writing whose waiting is a future: what stands in memory, and the two outputs.

mod buf_read_ext;
mod buffered;
mod copy;
mod copy_bidirectional;
mod duplex;
mod read_buf;
mod read_ext;
mod seek;
mod sources;
mod split;
mod stdio;
mod traits;
mod write_ext;

pub use self::buf_read_ext::{AsyncBufReadExt, Lines, Split};
pub use self::buffered::{BufReader, BufStream, BufWriter};
pub use self::copy::{copy, copy_buf};
pub use self::copy_bidirectional::copy_bidirectional;
pub use self::duplex::{duplex, DuplexStream};
pub use self::read_buf::ReadBuf;
pub use self::read_ext::AsyncReadExt;
pub use self::seek::{AsyncSeek, AsyncSeekExt};
pub use self::sources::{empty, repeat, sink, Chain, Empty, Repeat, Sink, Take};
pub use self::split::{split, ReadHalf, WriteHalf};
pub use self::stdio::{stderr, stdin, stdout, Stderr, Stdin, Stdout};
pub use self::traits::{AsyncBufRead, AsyncRead, AsyncWrite};
pub use self::write_ext::AsyncWriteExt;
pub use std::io::{Error, ErrorKind, Result, SeekFrom};

#[unsupported] pub struct Interest;
#[unsupported] pub struct Ready;
#[unsupported] pub mod unix {}
