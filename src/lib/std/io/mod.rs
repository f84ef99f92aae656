//! Input and output. The simulated machine has two outputs; its input is at its end.

mod buffered;
mod cursor;
mod error;
mod line_writer;
mod os_error;
mod print;
mod read;
mod seek;
mod slices;
mod stdin;
mod stdio;
mod util;
mod write;

pub use self::buffered::{BufReader, BufWriter, IntoInnerError, WriterPanicked};
pub use self::cursor::Cursor;
pub use self::error::{Error, ErrorKind, Result};
pub use self::line_writer::LineWriter;
pub use self::print::{_eprint, _print};
pub use self::read::{read_to_string, BufRead, Bytes, Lines, Read, Split};
pub use self::seek::{Seek, SeekFrom};
pub use self::slices::{IoSlice, IoSliceMut};
pub use self::stdin::{stdin, Stdin, StdinLock};
pub use self::stdio::{stderr, stdout, IsTerminal, Stderr, StderrLock, Stdout, StdoutLock};
pub use self::util::{repeat, Chain, Repeat, Take};
pub use self::write::{copy, empty, sink, Empty, Sink, Write};

pub mod prelude {
    pub use super::{BufRead, Read, Seek, Write};
}
