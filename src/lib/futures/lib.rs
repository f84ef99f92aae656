//! The futures crate, as far as it is supported.

#[macro_use]
#[doc(hidden)]
pub mod macros;
#[doc(hidden)]
pub mod plain;
#[doc(hidden)]
pub mod selecting;
pub mod channel;
pub mod executor;
pub mod future;
pub mod io;
pub mod lock;
pub mod never;
pub mod prelude;
pub mod sink;
pub mod stream;
pub mod task;

pub use crate::future::{Future, FutureExt, TryFuture, TryFutureExt};
pub use crate::io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeek, AsyncSeekExt, AsyncWrite, AsyncWriteExt};
pub use crate::sink::{Sink, SinkExt};
pub use crate::stream::{Stream, StreamExt, TryStream, TryStreamExt};
pub use std::task::ready;
